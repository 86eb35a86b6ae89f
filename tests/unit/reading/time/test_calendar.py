"""Seasons near a day: on every day of three years, on every side."""

from __future__ import annotations

import datetime as dt

import pytest

from depesche.days import DaySet
from depesche.reading.time import tag
from depesche.reading.time.calendar import season, season_near

DAYS = [dt.date(2015, 1, 1) + dt.timedelta(n) for n in range(3 * 365 + 1)]


@pytest.mark.parametrize("name", ["SP", "SU", "FA", "WI"])
def test_the_last_season_is_over_and_none_of_its_kind_was_since(name: str) -> None:
    for day in DAYS:
        found = season_near(day, name, "past")
        assert season(found, name).last < day <= season(found + 1, name).last  # type: ignore[operator]


@pytest.mark.parametrize("name", ["SP", "SU", "FA", "WI"])
def test_the_next_season_is_to_come_and_none_of_its_kind_before(name: str) -> None:
    for day in DAYS:
        found = season_near(day, name, "future")
        assert season(found - 1, name).first <= day < season(found, name).first  # type: ignore[operator]


@pytest.mark.parametrize("name", ["SP", "SU", "FA", "WI"])
def test_a_season_without_a_side_is_the_running_or_the_closest_one(name: str) -> None:
    for day in DAYS:
        year = season_near(day, name, None)
        assert _away(year, name, day) == min(
            _away(other, name, day) for other in range(day.year - 2, day.year + 3)
        )


@pytest.mark.parametrize(
    ("on", "text", "value"),
    [
        ("2017-01-20", "Im vergangenen Winter hatten sie sich getroffen.", "2015-WI"),
        ("2017-02-28", "Im vergangenen Winter hatten sie sich getroffen.", "2015-WI"),
        ("2017-03-01", "Im vergangenen Winter hatten sie sich getroffen.", "2016-WI"),
        ("2017-01-20", "Im kommenden Winter wollen sie sich treffen.", "2017-WI"),
        ("2017-12-05", "Im kommenden Winter wollen sie sich treffen.", "2018-WI"),
        ("2017-07-05", "Im letzten Sommer hatten sie sich getroffen.", "2016-SU"),
    ],
)
def test_seasons_that_an_article_names(on: str, text: str, value: str) -> None:
    assert [t.value for t in tag(text, DaySet.parse(on))] == [value]


def _away(year: int, name: str, day: dt.date) -> int:
    first, last = season(year, name).first, season(year, name).last
    assert first is not None
    assert last is not None
    return max((first - day).days, (day - last).days, 0)
