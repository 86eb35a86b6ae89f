"""Decades, years, months and days: the steps from one to the next, and the unit that suits a stretch of time."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator
from typing import Final

from depesche.room.shelf import UNITS, Unit

#: A stretch of at most so many days is shown by day, month or year; a longer one by decade.
_SUITS: Final[tuple[tuple[int, Unit], ...]] = ((62, "day"), (3 * 366, "month"), (45 * 366, "year"))


def suiting(first: dt.date, last: dt.date) -> Unit:
    """The unit in which a stretch of time is counted."""
    days = (last - first).days
    return next((unit for most, unit in _SUITS if days <= most), "decade")


def start_of(day: dt.date, unit: Unit) -> dt.date:
    """The first day of the unit in which a day lies."""
    if unit == "day":
        return day
    if unit == "month":
        return day.replace(day=1)
    year = day.year if unit == "year" else max(1, day.year - day.year % 10)
    return dt.date(year, 1, 1)


def end_of(day: dt.date, unit: Unit) -> dt.date:
    """The last day of the unit in which a day lies."""
    if unit == "day":
        return day
    if unit == "month":
        return day.replace(day=calendar.monthrange(day.year, day.month)[1])
    year = day.year if unit == "year" else day.year - day.year % 10 + 9
    return dt.date(min(year, dt.MAXYEAR), 12, 31)


def starts(first: dt.date, last: dt.date, unit: Unit) -> Iterator[dt.date]:
    """The first days of all units that touch a stretch of time."""
    day = start_of(first, unit)
    while day <= last:
        yield day
        end = end_of(day, unit)
        if end >= dt.date.max:
            return
        day = end + dt.timedelta(days=1)


def narrower(unit: Unit) -> Unit | None:
    """The next narrower unit."""
    at = UNITS.index(unit) + 1
    return UNITS[at] if at < len(UNITS) else None
