"""Event data: what is coded how, and in the names of the manual."""

from __future__ import annotations

import csv
import io
import json

import pytest

from depesche.export import plover, polecat

#: The fields of the manual, for an event, an actor, a place and a citation.
EVENT = {
    "id", "date", "enddate", "source", "recipient", "event", "event_loc", "event_text", "quad_code", "event_scale",
    "mode", "context", "link", "cite_info", "coder", "comment",
}  # fmt: skip
OURS = {"cameo", "kind", "status", "edtf", "articles"}
ACTOR = {"code", "sector", "actor_text", "identifier_id", "identifier_text", "office", "gender"}


def events(extract) -> list[dict]:
    out = io.BytesIO()
    plover.write(extract, out)
    return [json.loads(line) for line in out.getvalue().decode().splitlines()]


def codes(actors: list[dict]) -> list[str]:
    return [actor["code"] for actor in actors]


@pytest.mark.parametrize(
    ("kind", "event", "mode", "cameo", "source", "recipient"),
    [
        ("call", "CONSULT", ["phone"], "041", ["DEU", "FRA"], []),
        ("visit", "CONSULT", ["visit"], "042", ["FRA"], ["DEU"]),
        ("summit", "CONSULT", ["multilateral"], "040", ["DEU", "FRA", "RUS"], []),
        ("talks", "AGREE", [], "036", ["RUS", "CHN"], []),
        ("meeting", "REJECT", [], "125", ["RUS"], ["FRA"]),
    ],
)
def test_a_contact_in_the_codes_of_plover(extract, kind, event, mode, cameo, source, recipient) -> None:
    [found] = [e for e in events(extract) if e["kind"] == kind]
    assert found["event"] == [event]
    assert found.get("mode", []) == mode
    assert found["cameo"] == cameo
    assert codes(found["source"]) == source
    assert codes(found.get("recipient", [])) == recipient


def test_the_names_of_fields_are_those_of_the_manual(extract) -> None:
    for event in events(extract):
        assert set(event) <= EVENT | OURS
        assert {"id", "date", "source", "event"} <= set(event)
        assert all(set(actor) <= ACTOR for actor in (*event["source"], *event.get("recipient", [])))


def test_a_day_that_is_not_certain_keeps_both_its_ends(extract) -> None:
    [talks] = [e for e in events(extract) if e["kind"] == "talks"]
    assert (talks["date"], talks["enddate"]) == ("2018-09-01", "2018-11-30")
    assert talks["comment"] == "day not certain: 2018-09-01/2018-11-30"


def test_what_has_no_day_is_counted_and_not_given_one(extract) -> None:
    assert plover.write(extract, io.BytesIO()) == {"undated": 1}
    assert polecat.write(extract, io.BytesIO()) == {"day_uncertain": 2}


def test_topics_become_contexts(extract) -> None:
    assert events(extract)[0]["context"] == ["economic"]


def test_dyads_have_the_columns_of_polecat_and_a_gathering_each_pair_once(extract) -> None:
    out = io.BytesIO()
    polecat.write(extract, out)
    rows = list(csv.DictReader(io.StringIO(out.getvalue().decode()), dialect="excel-tab"))
    assert len(rows[0]) == 40
    pairs = [(r["Actor Country"], r["Recipient Country"]) for r in rows if r["Event Mode"] == "multilateral"]
    assert pairs == [("DEU", "FRA"), ("DEU", "RUS"), ("FRA", "RUS")]
    [visit] = [r for r in rows if r["Event Mode"] == "visit"]
    assert (visit["Actor Name"], visit["Recipient Name"]) == ("Emmanuel Macron", "Angela Merkel")
    [refusal] = [r for r in rows if r["Event Type"] == "REJECT"]
    assert (refusal["Actor Country"], refusal["Intensity"], refusal["Quad Code"]) == (
        "RUS",
        "-4.2",
        "VERBAL CONFLICT",
    )


def test_no_words_of_articles_where_none_may_be_given_out(made) -> None:
    told = json.dumps(events(made(max_quote=0)))
    assert "event_text" not in told
    assert "actor_text" not in told
