"""The JSON of the contract: what is written reads back whole."""

import datetime as dt
import json
from dataclasses import replace
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depesche import codec
from depesche.codec.values import days_json, days_of, edtf
from depesche.days import ANY_DAY, DaySet, Run
from depesche.model import (
    Agreed,
    Bound,
    Claim,
    Document,
    Participant,
    Place,
    Reading,
    Report,
    Source,
    Statement,
    Topic,
)

MIN: Final = dt.date(2001, 1, 1)
MAX: Final = dt.date(2003, 1, 1)
TEXT = "Macron rief Merkel an."

READING = Reading(
    document=Document(
        id="a1",
        text=TEXT,
        sha256="0" * 64,
        path="a1.txt",
        publisher="Neue Morgenzeitung",
        agency="dpa",
        title="Anruf",
        published=DaySet.parse("2018-01").on(5),
        published_from="inferred",
        titles=("Anruf", "Ein Anruf | Neue Morgenzeitung"),
        author="Ada Beispiel",
        section="Ausland",
        published_at="2018-01-06T07:00:00+01:00",
        modified="2018-01-06",
        retrieved="2019-02-03T10:00:00Z",
        dated_by="json-ld",
        truncated=True,
        cleaned=True,
    ),
    reports=(
        Report(
            id="r1",
            kind="call",
            status="held",
            participants=(
                Participant("Emmanuel Macron", "emmanuel-macron", "head_of_state", "FR", ((0, 6),)),
                Participant(None, None, "head_of_government", "DE", ((12, 18),)),
            ),
            trigger=(7, 11),
            spans=((0, 22),),
            initiator="emmanuel-macron",
            time=ANY_DAY.on(5),
            time_spans=((0, 1),),
            duration="PT45M",
            place=Place("Paris", "paris"),
            topics=(Topic("Europa", (0, 6), ("FR",), "eu"),),
            reported_by=(Source("Élysée", "FR", "confirms", (0, 6)),),
            agreed=(Agreed("weiteres Gespräch", (0, 6)),),
            background=True,
        ),
    ),
    statements=(Statement("Emmanuel Macron", "FR", "direct", ((0, 3), (5, 8)), cue=(7, 11), via="AFP"),),
    claims=(
        Claim(
            "ordinal",
            3,
            "call",
            ("Emmanuel Macron", "Angela Merkel"),
            (0, 22),
            DaySet.parse("2018-01-01/.."),
            None,
        ),
    ),
    keep=((0, 22),),
)


def test_a_reading_survives_json() -> None:
    line = codec.dumps(codec.reading_json(READING))
    assert codec.reading_of(json.loads(line), TEXT) == READING


def test_a_document_of_before_pages_were_read_is_read_back() -> None:
    data = codec.document_json(Document(id="a1", text=TEXT, sha256="0" * 64))
    for name in (
        "titles",
        "author",
        "section",
        "published_at",
        "modified",
        "retrieved",
        "dated_by",
        "truncated",
        "cleaned",
    ):
        del data[name]
    assert codec.document_of(data, TEXT) == Document(id="a1", text=TEXT, sha256="0" * 64)


def test_a_reading_has_the_fields_of_the_contract() -> None:
    data = codec.reading_json(READING)
    assert set(data) >= {"schema", "document", "reports", "statements", "claims"}
    assert set(data["reports"][0]) >= {
        "id", "kind", "status", "participants", "initiator", "time", "days", "time_spans", "duration", "place",
        "occasion", "topics", "reported_by", "agreed", "background", "trigger", "spans",
    }  # fmt: skip
    assert data["reports"][0]["time"] is None
    assert data["reports"][0]["days"] == {"from": None, "to": None, "weekday": "saturday"}


def test_an_interrupted_quotation_is_written_as_hull_and_pieces() -> None:
    statement = codec.reading_json(READING)["statements"][0]
    assert statement["quote"] == [0, 8]
    assert statement["pieces"] == [[0, 3], [5, 8]]


def test_ids_stand_beside_the_words_of_schema_1() -> None:
    data = codec.reading_json(READING)
    report = data["reports"][0]
    assert [(p["state"], p["state_id"]) for p in report["participants"]] == [
        ("Frankreich", "FR"),
        ("Deutschland", "DE"),
    ]
    assert (report["initiator"], report["initiator_id"]) == ("Emmanuel Macron", "emmanuel-macron")
    assert (report["topics"][0]["sides"], report["topics"][0]["side_ids"]) == (["Frankreich"], ["FR"])
    assert (data["statements"][0]["side"], data["statements"][0]["side_id"]) == ("Frankreich", "FR")


def _as_schema_1(value: Any) -> Any:
    """The JSON without what schema 2 added."""
    new = ("state_id", "side_id", "side_ids", "initiator_id", "speakers", "since_days", "until_days")
    if isinstance(value, dict):
        return {key: _as_schema_1(part) for key, part in value.items() if key not in new}
    return [_as_schema_1(part) for part in value] if isinstance(value, list) else value


def test_what_schema_1_wrote_reads_back_with_ids() -> None:
    old = {**_as_schema_1(codec.reading_json(READING)), "schema": 1}
    read = codec.reading_of(old, TEXT)
    report, wanted = read.reports[0], READING.reports[0]
    assert report.participants == wanted.participants
    assert (report.topics, report.reported_by) == (wanted.topics, wanted.reported_by)
    assert read.statements == READING.statements


@given(st.dates(MIN, MAX), st.integers(0, 700), st.integers(0, 127), st.booleans())
def test_every_set_of_days_survives_json(first: dt.date, length: int, weekdays: int, about: bool) -> None:
    whole = DaySet.between(first, first + dt.timedelta(length))
    some = DaySet.of((Run(run.first, run.last, weekdays) for run in whole.runs), approximate=about)
    data = json.loads(json.dumps({"time": edtf(some), "days": days_json(some)}))
    assert days_of(data, "time", "days") == (some or None)


@pytest.mark.parametrize(
    "since", [DaySet.parse("2018-01").on(5), replace(DaySet.parse("2018-01-01/2018-02-01"), approximate=True)]
)
@pytest.mark.parametrize("bound", ["exactly", "at_least", "at_most"])
def test_a_claim_survives_json_whole(since: DaySet, bound: Bound) -> None:
    claim = replace(READING.claims[0], since=since, until=since, scope="seit langem", report="r1", bound=bound)
    assert codec.claim_of(json.loads(codec.dumps(codec.claim_json(claim)))) == claim
