"""Values of dates, months, years, seasons and holidays."""

from __future__ import annotations

import datetime as dt
from typing import Final

from depesche.days import WEEKDAYS, DaySet
from depesche.light import replace
from depesche.model import Reason
from depesche.reading.time import calendar
from depesche.reading.time.bare_year import bare_year
from depesche.reading.time.context import (
    Context,
    Maker,
    Side,
    Value,
    deictic,
    part_mod,
    portion,
    shift_of,
    side_of,
    told_side,
    why,
)
from depesche.reading.time.rules import Match


def _date(match: Match, context: Context) -> Value | None:
    numbers = [int(n) for n in match.all("DAY_NUMBER") or match.all("ORDINAL")]
    day = numbers[0]
    if (named := match.get("MONTH") or match.get("MONTH_ABBR")) is not None:
        month, year = int(named), match.get("YEAR")
    else:
        month, year = (
            numbers[1],
            match.get("YEAR") or (_century(numbers[2], context) if len(numbers) > 2 else None),
        )
    if named is None and match.get("YEAR") is None and calendar.date(_LEAP, month, day) is None:
        return None  # a result, the time of day, a part of a law
    return dated(match, context, day, month, int(year) if year else None)


#: The months of a year, and a year with the longest February.
_MONTHS: Final = 12
_LEAP: Final = 2000


def dated(match: Match, context: Context, day: int, month: int, year: int | None) -> Value | None:
    """A day and month, with its year or with the nearest one that the verb allows. A day that does not exist, or is
    another weekday than the one beside it, has no days and says why.
    """
    if calendar.date(year or _LEAP, month, day) is None:
        at = "XXXX" if year is None else f"{year:04d}"
        value = f"{at}-{month:02d}-XX" if 1 <= month <= _MONTHS else f"{at}-XX-XX"
        return Value("DATE", value, fault=Reason("time_no_such_day"), narrative=False)
    found = _existing(match, context, day, month, year)
    return _on_its_weekday(found, match, context, day, month)


def _on_its_weekday(value: Value, match: Match, context: Context, day: int, month: int) -> Value:
    """The date if it is the weekday named beside it; else the one of the year of which the text tells, if that is."""
    named = match.get("WEEKDAY") or match.get("WEEKDAY_ABBR")
    if named is None or value.days is None or not value.days.is_day or int(named) == _weekday(value.days):
        return value
    told = context.last.days.first if context.last is not None else None
    if told is not None and "YEAR" not in {name for word in match.words for name in word.values}:
        then = calendar.date(told.year, month, day)
        if then is not None and then.weekday() == int(named):
            return Value("DATE", then.isoformat(), DaySet.day(then))
    values = {
        "weekday": f"({WEEKDAYS[int(named)]})",
        "date": value.value,
        "right": f"({WEEKDAYS[_weekday(value.days)]})",
    }
    return replace(value, days=None, narrative=False, fault=Reason("time_other_weekday", values))


def _weekday(days: DaySet) -> int:
    return days.first.weekday() if days.first is not None else 0


def _existing(match: Match, context: Context, day: int, month: int, year: int | None) -> Value:
    """A day that exists in the year, or in some years where none is named."""
    if year is not None:
        found = calendar.date(year, month, day)
        return Value("DATE", found.isoformat() if found else "", DaySet.day(found) if found else None)
    side = told_side(context.side(match)) if context.published else None

    def make(anchor: dt.date) -> tuple[str, DaySet] | None:
        near = calendar.day_near(anchor, month, day, _close(anchor, month, side))
        return (near.isoformat(), DaySet.day(near)) if near else None

    value, days = deictic(context.published, make, f"XXXX-{month:02d}-{day:02d}", None)
    last = context.last.days if days is None and context.last is not None else None
    then = last.first if last is not None and last.size <= _YEAR else None
    if then is not None and calendar.date(then.year, month, day) is not None:
        return _existing(match, context, day, month, then.year)
    return Value("DATE", value, days, reasons=why("time_date", side, context.published))


#: A time of at most so many days has a year that a date in it is of.
_YEAR: Final = 366


def _close(anchor: dt.date, month: int, side: Side | None) -> Side | None:
    """A side only decides where both years are about equally far: a month close by is that one."""
    distance = (month - anchor.month + 6) % 12 - 6
    if abs(distance) <= 2:
        return None
    return side


def _century(number: int, context: Context) -> str:
    now = context.published.last.year if context.published and context.published.last else 2026
    return str(2000 + number if 2000 + number <= now + 20 else 1900 + number)


def _date_iso(match: Match, context: Context) -> Value | None:
    month, day = (int(n) for n in match.all("DAY_NUMBER"))
    return dated(match, context, day, month, int(match.get("YEAR") or 0))


def _day_list(match: Match, context: Context) -> Value | None:
    named = (w.values.get("MONTH") or w.values.get("MONTH_ABBR") for w in match.after)
    month = next((int(number) for number in named if number), None)
    year = next((int(w.values["YEAR"]) for w in match.after if "YEAR" in w.values), None)
    day = int(match.get("DAY_NUMBER") or 0)
    if month is None or not 1 <= day <= 31:
        return None
    return dated(match, context, day, month, year)


def month_value(match: Match, context: Context) -> Value | None:
    """A month, with its year or with the nearest one that the verb allows."""
    month, year, part = int(match.get("MONTH") or match.get("MONTH_ABBR") or 0), match.get("YEAR"), part_mod(match)
    adjective = shift_of(match)
    if year is not None:
        value, days = f"{year}-{month:02d}", DaySet.month(int(year), month)
        return Value("DATE", value, portion(days, part), mod=part)
    side = side_of(match, context) if context.side(match) or adjective else None

    def make(anchor: dt.date) -> tuple[str, DaySet]:
        direction = side if adjective or context.looks_back else _close(anchor, month, side)
        found = calendar.month_near(anchor, month, direction)
        return f"{found}-{month:02d}", DaySet.month(found, month)

    anchor = context.published if context.published is not None else context.narrative
    value, found = deictic(anchor, make, f"XXXX-{month:02d}", None)
    reasons = why("time_month", side, anchor)
    return Value("DATE", value, portion(found, part), mod=part, direction=side, reasons=reasons)


def _year_away(match: Match) -> int | None:
    """How many years away a year beside a month or season is: "vergangenen Jahres", "des Vorjahres"."""
    if match.get("PREVIOUS_UNIT") == "Y":
        return -1
    return shift_of(match) or 0 if match.get("UNIT") == "Y" else None


def _month_of_year(match: Match, context: Context) -> Value | None:
    month, shift = int(match.get("MONTH") or match.get("MONTH_ABBR") or 0), _year_away(match)
    if shift is None:
        return None
    part = part_mod(match)

    def make(anchor: dt.date) -> tuple[str, DaySet]:
        year = anchor.year + shift
        return f"{year}-{month:02d}", DaySet.month(year, month)

    value, days = deictic(context.published, make, f"XXXX-{month:02d}", None)
    return Value("DATE", value, portion(days, part), mod=part, reasons=why("time_unit", None, context.published))


def _year(match: Match, context: Context) -> Value | None:
    year = match.get("YEAR")
    if year is None or (match.get("UNIT") not in (None, "Y")):
        return None
    if len(match.words) == 1 and not bare_year(match, context).year:
        return None
    part = part_mod(match)
    days = DaySet.year(int(year)) if int(year) >= 1 else None
    return Value("DATE", year, portion(days, part), mod=part)


def _half_year(match: Match, context: Context) -> Value | None:
    number, year = int(match.get("ORDINAL") or match.get("DAY_NUMBER") or 0), match.get("YEAR")
    if number not in (1, 2):
        return None

    def make(day: dt.date) -> tuple[str, DaySet]:
        first = dt.date(day.year, 6 * number - 5, 1)
        return f"{day.year}-H{number}", DaySet.between(first, DaySet.month(day.year, 6 * number).last)

    anchor = DaySet.year(int(year)) if year else context.published
    if year:
        value, found = make(dt.date(int(year), 1, 1))
        return Value("DATE", value, found)
    value, days = deictic(anchor, make, f"XXXX-H{number}", None)
    return Value("DATE", value, days, reasons=why("time_unit", None, anchor))


def _season(match: Match, context: Context) -> Value | None:
    name, year, shift = match.get("SEASON") or "", match.get("YEAR"), shift_of(match)
    if year:
        return Value("DATE", f"{year}-{name}", calendar.season(int(year), name), mod=part_mod(match))
    side, told = side_of(match, context), context.side(match)

    def make(anchor: dt.date) -> tuple[str, DaySet]:
        at = calendar.season_near(anchor, name, side if shift else None, told)
        return f"{at}-{name}", calendar.season(at, name)

    value, days = deictic(context.published, make, f"XXXX-{name}", None)
    return Value("DATE", value, days, mod=part_mod(match), reasons=why("time_month", side, context.published))


def _season_of_year(match: Match, context: Context) -> Value | None:
    name, shift = match.get("SEASON") or "", _year_away(match)
    if shift is None:
        return None

    def make(day: dt.date) -> tuple[str, DaySet]:
        return f"{day.year + shift}-{name}", calendar.season(day.year + shift, name)

    value, days = deictic(context.published, make, f"XXXX-{name}", None)
    return Value("DATE", value, days, reasons=why("time_unit", None, context.published))


def _christmas(match: Match, context: Context) -> Value | None:
    number = int(match.get("DAY_NUMBER") or 0)
    return dated(match, context, 24 + number, 12, None) if number in (1, 2) else None


def _holiday_of(match: Match, context: Context) -> Value | None:
    month, day = (match.get("OCCASION") or "05-01").split("-")
    return dated(match, context, int(day), int(month), None)


def _mary_day(match: Match, context: Context) -> Value | None:
    """A day of the Virgin: of two holidays that share a name hers is the later one."""
    month, day = (match.get("MARY_DAY") or _ASSUMPTION).split("-")
    year = match.get("YEAR")
    return dated(match, context, int(day), int(month), int(year) if year else None)


#: The day of her assumption.
_ASSUMPTION: Final = "08-15"


def _holiday(match: Match, context: Context) -> Value | None:
    return holiday_value(match.get("HOLIDAY") or "", match, context)


def holiday_value(name: str, match: Match, context: Context) -> Value | None:
    """A holiday as the calendar writes it, of its year or of the nearest one that the verb allows."""
    year = match.get("YEAR")
    if year:
        day = calendar.holiday(int(year), name)
        return Value("DATE", day.isoformat(), DaySet.day(day))
    side = side_of(match, context) if context.side(match) else None

    def make(anchor: dt.date) -> tuple[str, DaySet]:
        days = [calendar.holiday(y, name) for y in (anchor.year - 1, anchor.year, anchor.year + 1)]
        if side == "past":
            days = [d for d in days if d <= anchor]
        elif side == "future":
            days = [d for d in days if d >= anchor]
        near = min(days, key=lambda d: abs((d - anchor).days))
        return near.isoformat(), DaySet.day(near)

    value, found = deictic(
        context.published, make, "XXXX-XX-XX" if calendar.movable(name) else f"XXXX-{name}", None
    )
    return Value("DATE", value, found, reasons=why("time_month", side, context.published))


MAKERS: Final[dict[str, Maker]] = {
    "date": _date,
    "date_iso": _date_iso,
    "day_list": _day_list,
    "month": month_value,
    "month_of_year": _month_of_year,
    "year": _year,
    "season": _season,
    "holiday": _holiday,
    "half_year": _half_year,
    "season_of_year": _season_of_year,
    "christmas": _christmas,
    "holiday_of": _holiday_of,
    "mary_day": _mary_day,
}
