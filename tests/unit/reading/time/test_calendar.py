"""Calendar arithmetic holds on every day, at the edges of the year and at those of the calendar."""

from __future__ import annotations

import datetime as dt

import pytest

import depesche
from depesche.days import DaySet
from depesche.reading.time import calendar, tag

DAYS = [dt.date(2019, 1, 1) + dt.timedelta(n) for n in range(365 + 366 + 365)]


@pytest.mark.parametrize("name", ["SP", "SU", "FA", "WI"])
@pytest.mark.parametrize("direction", ["past", "future", None])
def test_a_season_is_the_nearest_on_its_side_on_every_day_of_three_years(name, direction):
    for day in DAYS:
        found = calendar.season(calendar.season_near(day, name, direction), name)
        if direction == "past":
            assert dt.timedelta(0) < day - found.last <= dt.timedelta(366)
        elif direction == "future":
            assert dt.timedelta(0) < found.first - day <= dt.timedelta(366)
        else:
            assert found.first - dt.timedelta(184) <= day <= found.last + dt.timedelta(184)


@pytest.mark.parametrize(
    ("published", "value"),
    [("2020-01-15", "2018-WI"), ("2020-02-29", "2018-WI"), ("2020-03-01", "2019-WI"), ("2019-12-31", "2018-WI")],
)
def test_the_winter_past_is_over(published, value):
    assert [t.value for t in tag("Das war im vergangenen Winter.", DaySet.parse(published))] == [value]


TIMES = (
    "Am Montag, am nächsten Sonntag, gestern, übermorgen, vor drei Jahren, in zehn Tagen, im kommenden Winter, im "
    "vergangenen Sommer, im Mai, im vergangenen Oktober, am 24. Dezember, zu Ostern, vorige Woche, nächstes "
    "Quartal, in diesem Jahrhundert und am vergangenen Wochenende telefonierte Merkel mit Putin; am Freitag nach "
    "dem 1. Mai wollen sie sich in Paris treffen."
)


@pytest.mark.parametrize("published", ["0001-01-01", "0001", "9999-12-31", "9999-12", "../0001-01-02"])
def test_nothing_is_raised_at_the_edges_of_the_calendar(published):
    found = depesche.read(TIMES, published=published).document.published
    assert found is not None
    assert found.within(DaySet.parse(published))
