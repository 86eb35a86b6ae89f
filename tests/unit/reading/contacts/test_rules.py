"""The rules of times, places, sides and lengths: each decides its examples, which are data."""

from __future__ import annotations

import importlib
from typing import Any

import pytest

import depesche
from depesche.lang.de import GERMAN
from depesche.model import Report
from depesche.rules import Rule, decide
from depesche.telling.reasons import say

FILES = ("contact_times", "contact_places", "contact_events", "contact_lengths")
ROWS = [row for file in FILES for row in GERMAN.rows(file)["rule"]]
TABLES = (
    "time.owner",
    "dating",
    "limits",
    "places.named",
    "places.foreign",
    "places.scene",
    "events.carried",
    "lengths.finding",
    "lengths.owner",
)
DECIDED = (
    ("time", "time.owner"),
    ("place", "places.named"),
    ("place", "places.scene"),
    ("sides", "events.carried"),
)


def room(name: str) -> Any:
    return importlib.import_module(f"depesche.reading.contacts.{name}")


def line(report: Report) -> str:
    people = " – ".join(sorted(str(p.name or p.office).split()[-1] for p in report.participants))
    out = f"{report.kind} {report.status} {people}"
    out += f" {report.time}" if report.time is not None else ""
    out += f" in {report.place.name}" if report.place else ""
    return out + (f" for {report.duration}" if report.duration else "")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['name']}: {row['text'][:40]}")
def test_a_rule_decides_its_example(row: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    table, _, name = row["name"].rpartition(".")
    decided = []

    def recording(of: Any, case: Any) -> Any:
        found = decide(of, case)
        decided.append(found.rule if found is not None else None)
        return found

    monkeypatch.setattr(room(table), "decide", recording)
    reading = depesche.read(row["text"], published="2018-05-18")
    assert [line(report) for report in reading.reports] == row["reports"]
    assert name in decided


@pytest.mark.parametrize("table", TABLES)
def test_every_rule_has_an_example(table: str) -> None:
    named = {row["name"] for row in ROWS}
    assert {f"{table}.{rule.name}" for rule in room(table).RULES} <= named


@pytest.mark.parametrize(("decided", "table"), DECIDED)
@pytest.mark.parametrize("language", ["de", "en"])
def test_every_rule_that_gives_a_value_is_told_in_words(decided: str, table: str, language: str) -> None:
    for rule in room(table).RULES:
        if rule.name != "nobody":  # it gives nothing
            assert say(depesche.model.Reason(f"contact_{decided}_by_{rule.name}"), language)


def test_the_first_rule_that_applies_decides() -> None:
    table: list[Rule[int, str]] = [
        Rule("even", lambda n: "even", lambda n: n % 2 == 0),
        Rule("small", lambda n: "small" if n < 10 else None),
        Rule("any", lambda n: "any"),
    ]
    found = [decide(table, n) for n in (2, 3, 11)]
    assert [(each.value, each.rule) for each in found if each] == [("even",) * 2, ("small",) * 2, ("any",) * 2]
    assert decide(table[:1], 3) is None


def test_the_rule_that_placed_and_dated_a_contact_is_a_reason() -> None:
    [report] = depesche.read("Merkel telefonierte am Dienstag mit Putin.", published="2018-05-18").reports
    assert [reason.code for reason in report.why["time"]] == ["contact_time_said", "contact_time_by_own_clause"]
