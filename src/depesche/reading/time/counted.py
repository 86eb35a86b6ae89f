"""Days, weeks and months that are counted off in a longer time, and days that lack their month.

"The last Friday in August", "the first Monday of next month", "the second week of the year": the longer time is found
first, then the one in it. "Tuesday the 25th" is the nearest 25th that is a Tuesday.
"""

from __future__ import annotations

import datetime as dt
from typing import Final

from depesche.days import DaySet
from depesche.light import replace
from depesche.reading.time import calendar
from depesche.reading.time.context import (
    Context,
    Maker,
    Value,
    deictic,
    shift_of,
    told_side,
    weekday_number,
    why,
)
from depesche.reading.time.rules import Match

#: The longer times in which something is counted off.
_LONGER: Final = ("W", "M", "Q", "Y")
#: A month so many months away is meant whatever the verb says.
_CLOSE: Final = 2
#: So many months either way a day without its month can lie.
_MONTHS: Final = 12


def _counted_in(match: Match, context: Context) -> Value | None:
    """One weekday or unit counted off in a month, quarter or year."""
    at = next((k for k, word in enumerate(match.words) if {"WEEKDAY", "UNIT"} & word.values.keys()), 0)
    head, longer = replace(match, words=match.words[: at + 1]), replace(match, words=match.words[at + 1 :])
    return _counted(head.get("WEEKDAY") or head.get("UNIT") or "D", head, longer, context)


def _day_of(match: Match, context: Context) -> Value | None:
    """A day counted off in a month: "am 15. des Monats"."""
    head, longer = replace(match, words=match.words[:1]), replace(match, words=match.words[1:])
    return _counted("D", head, longer, context) if longer.get("UNIT") == "M" else None


def _counted(item: str, head: Match, longer: Match, context: Context) -> Value | None:
    if not longer.words:
        return None
    number = int(head.get("FROM_END") or head.get("ORDINAL") or head.get("DAY_NUMBER") or 0)
    anchor = _anchor(longer, context)

    def make(day: dt.date) -> tuple[str, DaySet] | None:
        days = _days(longer, day, context)
        return calendar.counted(days, item, number) if days is not None else None

    value, days = deictic(anchor, make, "XXXX-XX-XX", None)
    return Value("DATE", value, days, reasons=why("time_date", None, anchor))


def _anchor(longer: Match, context: Context) -> DaySet | None:
    """From which day the longer time is sought."""
    if (year := longer.get("YEAR")) is not None:
        return DaySet.day(dt.date(int(year), 1, 1))
    unit = longer.get("UNIT")
    return context.published if unit is None or shift_of(longer) is not None else context.of_story(longer, unit)


def _days(longer: Match, day: dt.date, context: Context) -> DaySet | None:
    """The days of the longer time."""
    if (month := longer.get("MONTH")) is not None:
        return DaySet.month(_year_of(int(month), longer, day, context), int(month))
    unit = longer.get("UNIT")
    found = calendar.unit(day, unit, shift_of(longer) or 0) if unit in _LONGER else None
    return found[1] if found else None


def _year_of(month: int, longer: Match, day: dt.date, context: Context) -> int:
    if (year := longer.get("YEAR")) is not None:
        return int(year)
    away = (month - day.month + 6) % 12 - 6
    side = told_side(context.side(longer)) if abs(away) > _CLOSE else None
    return calendar.month_near(day, month, side)


def _day_without_month(match: Match, context: Context) -> Value | None:
    """Such as "Dienstag, den 25.": the nearest such day on the side of its clause that is that weekday."""
    weekday, number = weekday_number(match), int(match.get("DAY_NUMBER") or match.get("ORDINAL") or 0)
    side = told_side(context.side(match))

    def make(anchor: dt.date) -> tuple[str, DaySet] | None:
        days = [day for day in _such_days(anchor, number) if day.weekday() == weekday]
        if side is not None:
            days = [day for day in days if (day >= anchor if side == "future" else day <= anchor)] or days
        near = min(days, key=lambda day: abs((day - anchor).days), default=None)
        return (near.isoformat(), DaySet.day(near)) if near else None

    value, found = deictic(context.published, make, f"XXXX-XX-{number:02d}", None)
    return Value("DATE", value, found, direction=side, reasons=why("time_date", side, context.published))


def _such_days(anchor: dt.date, number: int) -> list[dt.date]:
    """All days of that number around the anchor."""
    firsts = (calendar.month_shift(anchor.replace(day=1), months) for months in range(-_MONTHS, _MONTHS + 1))
    return [day for first in firsts if (day := calendar.date(first.year, first.month, number))]


MAKERS: Final[dict[str, Maker]] = {
    "counted_in": _counted_in,
    "day_of": _day_of,
    "day_without_month": _day_without_month,
}
