"""Days that head the entries of a list lie on the side of the article on which the nearest of them does."""

from __future__ import annotations

import datetime as dt

import pytest

from depesche.days import DaySet
from depesche.reading.time import tag

YEAR = "\n\n".join(
    (
        "3. April: Im Hafen brennt es.",
        "7. Juli: Der Rat tagt.",
        "9. September – Der Markt öffnet.",
        "2. November: Ein Schiff läuft aus.",
    )
)
WEEK = "\n".join(
    (
        "Montag, 14. November: Der Rat tagt.",
        "Mittwoch, 16. November: Der Markt öffnet.",
        "Freitag, 18. November: Ein Schiff läuft aus.",
    )
)


@pytest.mark.parametrize(
    ("text", "published", "days"),
    [
        (YEAR, dt.date(2016, 12, 28), ["2016-04-03", "2016-07-07", "2016-09-09", "2016-11-02"]),
        (YEAR, dt.date(2016, 3, 28), ["2016-04-03", "2016-07-07", "2016-09-09", "2016-11-02"]),
        (YEAR, dt.date(2017, 1, 5), ["2016-04-03", "2016-07-07", "2016-09-09", "2016-11-02"]),
        (WEEK, dt.date(2016, 11, 12), ["2016-11-14", "2016-11-16", "2016-11-18"]),
    ],
)
def test_a_list_is_of_one_year(text: str, published: dt.date, days: list[str]) -> None:
    assert [str(t.days) for t in tag(text, DaySet.day(published))] == days


def test_days_out_of_order_are_no_list() -> None:
    text = "7. Juli: Der Rat tagt.\n\n3. April: Im Hafen brennt es.\n\n2. November: Ein Schiff läuft aus."
    assert "2017-07-07" in [str(t.days) for t in tag(text, DaySet.day(dt.date(2016, 12, 28)))]


@pytest.mark.parametrize(
    ("opening", "days"),
    [
        ("Chronik des Hafens.", ["2017-01", "2017-12-18"]),
        ("Im Rückblick war alles gut.", ["2018-01", "2017-12-25"]),
        ("Neues vom Hafen.", ["2018-01", "2017-12-25"]),
    ],
)
def test_the_present_tense_of_a_look_back_tells_of_the_past(opening: str, days: list[str]) -> None:
    text = f"{opening} Im Januar brennt es. Am Montag läuft ein Schiff aus."
    assert [str(t.days) for t in tag(text, DaySet.day(dt.date(2017, 12, 20)))] == days
