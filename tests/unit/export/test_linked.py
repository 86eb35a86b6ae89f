"""Linked data, entities and calendars, read by the tools of the other side, without a network."""

from __future__ import annotations

import datetime as dt
import io
import json
import socket
import sys
import warnings
from pathlib import Path
from typing import Any

import icalendar
import pytest
import rdflib
from pyld import jsonld as pyld

from depesche.export import ftm, ical, jsonld, timelinejs
from depesche.export.quoting import UNIT


@pytest.fixture
def offline(monkeypatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("nothing may ask the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)


def written(write, extract) -> bytes:
    out = io.BytesIO()
    write(extract, out)
    return out.getvalue()


SCHEMA, OA, PROV = (
    rdflib.Namespace(name)
    for name in ("https://schema.org/", "http://www.w3.org/ns/oa#", "http://www.w3.org/ns/prov#")
)


# Deprecated in rdflib, and used there by its own reader of JSON-LD.
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")
def test_rdflib_reads_events_annotations_and_provenance(extract, offline) -> None:
    graph = rdflib.Graph().parse(data=written(jsonld.write, extract), format="json-ld")
    assert len(set(graph.subjects(rdflib.RDF.type, SCHEMA.Event))) == 6
    for event in graph.subjects(rdflib.RDF.type, SCHEMA.Event):
        assert graph.value(event, PROV.wasDerivedFrom) is not None
        assert graph.value(event, PROV.wasGeneratedBy) is not None
        assert list(graph.objects(event, SCHEMA.attendee))
    statuses = {str(status).rsplit("/", 1)[-1] for status in graph.objects(None, SCHEMA.eventStatus)}
    assert statuses == {"EventScheduled", "EventCancelled"}
    for annotation in graph.subjects(rdflib.RDF.type, OA.Annotation):
        assert graph.value(annotation, OA.hasTarget) is not None
        assert graph.value(annotation, OA.hasBody) is not None


def test_pyld_expands_it_and_every_key_means_something(extract, offline) -> None:
    data = json.loads(written(jsonld.write, extract))
    [*nodes] = pyld.expand(data)
    assert len(nodes) == len(data["@graph"])
    assert all(key.startswith(("@", "http", "urn:")) for node in nodes for key in node)
    told = {key for node in data["@graph"] for key in node}
    assert told <= set(data["@context"])


def test_a_quotation_leads_back_to_the_words_by_offsets_and_by_what_stands_around(extract) -> None:
    nodes = json.loads(written(jsonld.write, extract))["@graph"]
    annotations = [node for node in nodes if node["type"] == "Annotation"]
    texts = {document.sha256: document.text for document in extract.documents()}
    assert any("😀" in text for text in texts.values())
    for annotation in annotations:
        text = texts[annotation["target"]["sha256"]]
        words, place = annotation["target"]["selector"]
        assert place["positionUnit"] == UNIT
        assert text[place["start"] : place["end"]] == words["exact"]
        around = f"{words.get('prefix', '')}{words['exact']}{words.get('suffix', '')}"
        assert around in text


@pytest.mark.parametrize("limit", [0, 5, 40, 130])
def test_what_is_quoted_with_what_stands_around_is_never_more_than_may_be(made, limit: int) -> None:
    for node in json.loads(written(jsonld.write, made(max_quote=limit)))["@graph"]:
        if node["type"] == "Annotation":
            quotes = [s for s in node["target"]["selector"] if s["type"] == "TextQuoteSelector"]
            assert bool(quotes) is (limit > 0)
            assert all(sum(len(s.get(k, "")) for k in ("exact", "prefix", "suffix")) <= limit for s in quotes)


@pytest.fixture(scope="module")
def model() -> Any:
    """The schema of followthemoney, from the folder that ``make test`` puts it in."""
    sys.path.append(str(Path(sys.prefix) / "followthemoney"))
    why = "followthemoney is not there: make test installs it beside the environment (tests/followthemoney.txt)"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return pytest.importorskip("followthemoney", reason=why).model


def test_followthemoney_takes_every_entity_and_what_it_names_is_there(extract, model) -> None:
    entities = [model.get_proxy(json.loads(line)) for line in written(ftm.write, extract).decode().splitlines()]
    raw = [json.loads(line) for line in written(ftm.write, extract).decode().splitlines()]
    for entity, data in zip(entities, raw, strict=True):
        model.get(data["schema"]).validate(data)
        # Nothing was dropped as no value of its type.
        assert {name: sorted(values) for name, values in entity.to_dict()["properties"].items()} == {
            name: sorted(set(values)) for name, values in data["properties"].items()
        }
    known = {entity.id for entity in entities}
    assert {e.schema.name for e in entities} == {"Article", "Person", "Event", "Documentation"}
    for entity in entities:
        for prop, value in entity.itervalues():
            assert prop.type.name != "entity" or value in known


def test_icalendar_reads_whole_days_with_status_and_a_name_that_stays(extract) -> None:
    text = written(ical.write, extract)
    assert all(len(line) <= 75 for line in text.split(b"\r\n"))
    calendar = icalendar.Calendar.from_ical(text)
    events = {str(event["UID"]): event for event in calendar.walk("VEVENT")}
    assert len(events) == 5
    assert not [error for event in events.values() for error in event.errors]
    assert set(events) == {f"{c.id}@depesche" for c in extract.contacts if c.time}
    by_summary = {str(event["SUMMARY"]): event for event in events.values()}
    talks = by_summary["Gespräch Wladimir Putin – Xi Jinping"]
    assert (talks["DTSTART"].dt, talks["DTEND"].dt) == (dt.date(2018, 9, 1), dt.date(2018, 12, 1))
    assert "EDTF 2018-09-01/2018-11-30" in str(talks["DESCRIPTION"])
    assert talks["STATUS"] == "TENTATIVE"
    assert by_summary["Treffen Wladimir Putin – Emmanuel Macron"]["STATUS"] == "CANCELLED"
    visit = by_summary["Besuch Emmanuel Macron bei Angela Merkel in Berlin"]
    assert (visit["STATUS"], str(visit["LOCATION"])) == ("CONFIRMED", "Berlin")
    assert "„Titel“ & mehr" in str(visit["DESCRIPTION"])


def test_a_calendar_event_grows_in_sequence_when_more_articles_report_it(extract) -> None:
    import dataclasses  # noqa: PLC0415

    first = next(iter(extract.contacts))
    more = dataclasses.replace(first, reports=first.reports * 2)
    before, after = (
        icalendar.Calendar.from_ical(written(ical.write, dataclasses.replace(extract, contacts=(contact,))))
        for contact in (first, more)
    )
    numbers = [int(calendar.walk("VEVENT")[0]["SEQUENCE"]) for calendar in (before, after)]
    assert numbers[0] < numbers[1]


def test_a_timeline_has_what_timelinejs_asks_for_and_no_markup_of_others(extract) -> None:
    data = json.loads(written(timelinejs.write, extract))
    assert len(data["events"]) == 5
    for slide in data["events"]:
        assert set(slide) <= {"unique_id", "group", "display_date", "start_date", "end_date", "text"}
        assert isinstance(slide["start_date"]["year"], int)
        assert "<script" not in slide["text"]["text"]
        assert "& " not in slide["text"]["text"].replace("&amp; ", "")
    assert '<a href="https://bote.example/a?b=1&amp;c={2}">@Bote</a>' in data["events"][0]["text"]["text"]
    assert data["events"][3]["end_date"] == {"year": 2018, "month": 11, "day": 30}
