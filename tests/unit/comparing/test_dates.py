"""Days as lists have them."""

from __future__ import annotations

import datetime as dt

import pytest

from depesche.comparing.dates import days_of, order_of
from depesche.days import DaySet


@pytest.mark.parametrize(
    ("cell", "days"),
    [
        ("2017-05-02", "2017-05-02"),
        ("2017-05", "2017-05"),
        ("2017-07-07/2017-07-08", "2017-07-07/2017-07-08"),
        ("2.5.2017", "2017-05-02"),
        ("02.05.17", "2017-05-02"),
        ("Di., 2. Mai 2017", "2017-05-02"),
        ("2. Mai 2017, 18:30 Uhr", "2017-05-02"),
        ("Mai 2017", "2017-05"),
        ("2017", "2017"),
        (2017, "2017"),
        (42857, "2017-05-02"),
        ("42857", "2017-05-02"),
        ("7. bis 8. Juli 2017", "2017-07-07/2017-07-08"),
        ("7.-8. Juli 2017", "2017-07-07/2017-07-08"),
        ("7.7.2017 – 8.7.2017", "2017-07-07/2017-07-08"),
        ("2 May 2017", "2017-05-02"),
        ("May 2, 2017", "2017-05-02"),
        ("May 2nd, 2017", "2017-05-02"),
        ("7-8 July 2017", "2017-07-07/2017-07-08"),
        ("October 2017", "2017-10"),
        ("5/2/2017", "[2017-02-05,2017-05-02]"),
        ("13/2/2017", "2017-02-13"),
        ("2/13/2017", "2017-02-13"),
        (dt.datetime(2017, 5, 2, 18, 30), "2017-05-02"),
        (dt.date(2017, 5, 2), "2017-05-02"),
    ],
)
def test_a_day_in_any_spelling(cell, days: str) -> None:
    assert days_of(cell) == DaySet.parse(days)


@pytest.mark.parametrize(
    "cell", ["", None, "irgendwann", "am Dienstag", "31.2.2017", "unbekannt", True, 7, "99.99.2017"]
)
def test_what_names_no_day_is_none_and_never_today(cell) -> None:
    assert days_of(cell) is None


@pytest.mark.parametrize(
    ("column", "order", "day"),
    [
        (["5/2/2017", "13/2/2017"], "day", "2017-02-05"),
        (["5/2/2017", "2/13/2017"], "month", "2017-05-02"),
        (["5/2/2017", None, 3], "either", "[2017-02-05,2017-05-02]"),
    ],
)
def test_the_column_shows_which_figure_is_the_day(column, order, day) -> None:
    assert order_of(column) == order
    assert days_of("5/2/2017", order_of(column)) == DaySet.parse(day)
