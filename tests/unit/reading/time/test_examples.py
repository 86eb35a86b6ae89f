"""Every rule's example sentence is read as the rule says."""

from __future__ import annotations

from typing import Any

import pytest

from depesche.days import DaySet
from depesche.lang.de import GERMAN
from depesche.reading.time import tag

ROWS = [pytest.param(row, id=row["example"][:50]) for row in GERMAN.rows("time_rules")["rule"]]


@pytest.mark.parametrize("row", ROWS)
def test_the_example_of_a_rule_is_read_as_it_says(row: dict[str, Any]) -> None:
    published = DaySet.parse(row["on"]) if "on" in row else None
    found = [[row["example"][t.start : t.end], t.type, t.value] for t in tag(row["example"], published)]
    assert found == row["expect"]


@pytest.mark.parametrize(
    "text",
    [
        "August Bebel war Tischler.",
        "Er las ein Buch von Julia Sommer.",
        "Der Prager Frühling war kurz.",
        "Im Alter schrieb August Strindberg wenig.",
    ],
)
def test_a_name_is_no_month_and_no_season(text: str) -> None:
    assert not tag(text, DaySet.parse("2015-09-17"))


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Im Jahr 2010 traf er sie, im Jahr darauf nicht.", ["2010", "2011"]),
        ("Erst Jahre später rief er an.", ["PXY"]),
        ("An Wochenenden ruft er an, jeden Sommer reist er.", ["SET:XXXX-WXX-WE", "SET:XXXX-SU"]),
        ("Um acht Uhr abends und um halb drei Uhr nachts.", ["2015-09-17T20:00", "2015-09-17T02:30"]),
        ("Er sprach über die Jahre 1924-1998.", ["1924", "1998"]),
        ("Am Muttertag und am Volkstrauertag wird er reden.", ["2016-05-08", "2015-11-15"]),
    ],
)
def test_what_the_grammar_of_times_makes(text: str, values: list[str]) -> None:
    found = tag(text, DaySet.parse("2015-09-17"))
    assert [v.removeprefix("SET:") for v in values] == [t.value for t in found]
    assert [v.startswith("SET:") for v in values] == [t.type == "SET" for t in found]
