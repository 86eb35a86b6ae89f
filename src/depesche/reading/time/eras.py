"""Values of decades, centuries, quarters and halves, of the old and the new year, and of times far off."""

from __future__ import annotations

import datetime as dt
from typing import Final

from depesche.days import DaySet
from depesche.light import replace
from depesche.reading.time import calendar
from depesche.reading.time.context import (
    Context,
    Maker,
    Side,
    Value,
    deictic,
    part_mod,
    portion,
    shift_of,
    told_side,
    why,
)
from depesche.reading.time.dates import holiday_value
from depesche.reading.time.rules import Match
from depesche.reading.time.units import unit_at

#: From this month on the new year is the next one; until this one the old year is the last.
_TURN: Final = 7
#: Sundays in Advent.
_SUNDAYS: Final = 4


def _decade(match: Match, context: Context) -> Value | None:
    if match.get("UNIT") not in ("Y", None):
        return None
    number = int(match.get("DECADE") or match.get("DECADES") or 0)
    year = number if number >= 1000 else (2000 + number if number in (0, 10) else 1900 + number)
    part = part_mod(match)
    days = DaySet.between(dt.date(year, 1, 1), dt.date(year + 9, 12, 31))
    return Value("DATE", str(year // 10), portion(days, part), mod=part)


def _century(match: Match, context: Context) -> Value | None:
    """A century or a quarter by its number."""
    number = int(match.get("DAY_NUMBER") or match.get("ORDINAL") or 0)
    if match.get("UNIT") == "CE" and number:
        return _of_century(number, part_mod(match) or match.get("LATE_ADJ"))
    return _quarter(match, context) if match.get("UNIT") == "Q" else None


def _of_century(number: int, part: str | None) -> Value:
    first = (number - 1) * 100
    days = DaySet.between(dt.date(first + 1, 1, 1), dt.date(first + 100, 12, 31)) if number <= 30 else None
    return Value("DATE", f"{number - 1:02d}", portion(days, part), mod=part)


def _century_list(match: Match, context: Context) -> Value | None:
    return _of_century(int(match.get("DAY_NUMBER") or 1), None)


def _quarter(match: Match, context: Context) -> Value | None:
    number = int(match.get("ORDINAL") or match.get("DAY_NUMBER") or 0)
    if match.get("UNIT") != "Q" or not 1 <= number <= 4:
        return None
    year, shift = match.get("YEAR"), shift_of(match) or 0

    def make(anchor: dt.date) -> tuple[str, DaySet]:
        at = int(year) if year else anchor.year + shift
        first = dt.date(at, 3 * number - 2, 1)
        return f"{at}-Q{number}", DaySet.between(first, DaySet.month(at, 3 * number).last)

    if year:
        value, days = make(dt.date(int(year), 1, 1))
        return Value("DATE", value, days)
    value, found = deictic(context.published, make, f"XXXX-Q{number}", None)
    return Value("DATE", value, found)


#: The halves by their number.
_HALVES: Final = {1: "START", 2: "END"}


def _half_of(match: Match, context: Context) -> Value | None:
    """Such as "in der ersten Hälfte des Jahres", "die zweite Hälfte der neunziger Jahre"."""
    at = next(k for k, word in enumerate(match.words) if "HALF" in word.values)
    head, longer = replace(match, words=match.words[:at]), replace(match, words=match.words[at + 1 :])
    number = int(head.get("ORDINAL") or head.get("DAY_NUMBER") or 0)
    found = _longer(longer, context) if number in _HALVES else None
    if found is None:
        return None
    if found.value.isdecimal() and len(found.value) == len("2000") and found.days is not None and found.days.first:
        return _of_year(found.days.first.year, number)
    return replace(found, mod=_HALVES[number], days=_half(found.days, number))


def _longer(longer: Match, context: Context) -> Value | None:
    """The longer time that is halved."""
    if longer.get("DECADE") or longer.get("DECADES"):
        return _decade(longer, context)
    if longer.get("DAY_NUMBER") or longer.get("ORDINAL"):
        return _century(longer, context) if longer.get("UNIT") == "CE" else None
    if (year := longer.get("YEAR")) is not None:
        return Value("DATE", year, DaySet.year(int(year)))
    unit = longer.get("UNIT") or longer.get("PREVIOUS_UNIT") or ""
    shift = -1 if longer.get("PREVIOUS_UNIT") else shift_of(longer)
    anchor = context.of_story(longer, unit) if shift is None else context.published
    return unit_at(unit, shift or 0, anchor, why("time_unit", None, anchor))


def _of_year(year: int, number: int) -> Value:
    first = dt.date(year, 6 * number - 5, 1)
    return Value("DATE", f"{year}-H{number}", DaySet.between(first, DaySet.month(year, 6 * number).last))


def _half(days: DaySet | None, number: int) -> DaySet | None:
    if days is None or days.first is None or days.last is None:
        return days
    middle = days.first + (days.last - days.first) / 2
    if number == 1:
        return DaySet.between(days.first, middle)
    return DaySet.between(middle + dt.timedelta(1), days.last)


def _new_year(match: Match, context: Context) -> Value | None:
    """The year that begins or ends about the article's day."""
    if match.get("UNIT") != "Y" or "PLURAL" in match.words[-1].values:
        return None
    new, part = match.get("NEW_ADJ") == "new", part_mod(match)

    def make(day: dt.date) -> tuple[str, DaySet]:
        year = day.year + (day.month >= _TURN if new else -(day.month < _TURN))
        return f"{year:04d}", DaySet.year(year)

    value, days = deictic(context.published, make, "XXXX", None)
    return Value("DATE", value, portion(days, part), mod=part, reasons=why("time_unit", None, context.published))


def _in_course(match: Match, context: Context) -> Value | None:
    unit = match.get("UNIT") or ""
    anchor = context.of_story(match, unit)
    return unit_at(unit, 0, anchor, why("time_unit", None, anchor))


def _that_time(match: Match, context: Context) -> Value | None:
    """A day or year that the text spoke of before, else one long gone."""
    unit, last = match.get("UNIT"), context.last
    if unit in ("D", "Y") and last is not None and "PLURAL" not in match.words[-1].values:
        anchor = context.narrative_day if unit == "D" else context.of_story(match, unit)
        found = unit_at(unit, 0, anchor, why("time_narrative", None, anchor))
        if found is not None and found.days is not None and found.days != context.published:
            return replace(found, narrative=False)
    return Value("DATE", "PAST_REF", direction="past", narrative=False)


def _era(match: Match, context: Context) -> Value | None:
    value = match.get("FUTURE_NOUN") or "PRESENT_REF"
    side: Side | None = {"PAST_REF": "past", "FUTURE_REF": "future"}.get(value)  # type: ignore[assignment]
    return Value("DATE", value, direction=side, narrative=False)


def _advent(match: Match, context: Context) -> Value | None:
    number = int(match.get("ORDINAL") or match.get("DAY_NUMBER") or 0)
    if not 1 <= number <= _SUNDAYS:
        return None
    return holiday_value(f"A-{7 * (_SUNDAYS - number)}", match, context)


def _at_distance(match: Match, context: Context) -> Value | None:
    """A day, month or season some units before or after that of the article: "Montag vor einer Woche"."""
    count = int(match.get("CARDINAL") or match.get("DAY_NUMBER") or 0) * (-1 if match.get("AGO") else 1)
    unit = match.get("UNIT") or ""
    makers = {"DAY": _day_away, "WEEKDAY": _weekday_away, "MONTH": _month_away, "SEASON": _season_away}
    name = next(name for name in makers if match.get(name) is not None)

    def make(day: dt.date) -> tuple[str, DaySet] | None:
        try:
            return makers[name](day, int(match.get(name) or 0) if name != "SEASON" else 0, count, unit, match)
        except calendar.BEYOND:
            return None

    value, days = deictic(context.published, make, "XXXX-XX-XX", None)
    side = told_side("past" if count < 0 else "future")
    return Value("DATE", value, days, direction=side, reasons=why("time_distance", None, context.published))


def _day_away(day: dt.date, number: int, count: int, unit: str, _: Match) -> tuple[str, DaySet] | None:
    start = day + dt.timedelta(number)
    if unit in ("M", "Y"):
        moved = calendar.month_shift(start, count * (12 if unit == "Y" else 1))
    else:
        moved = start + dt.timedelta(count * (7 if unit == "W" else 1))
    return moved.isoformat(), DaySet.day(moved)


def _weekday_away(day: dt.date, number: int, count: int, _: str, __: Match) -> tuple[str, DaySet] | None:
    near = calendar.weekday_from(day, number, "past" if count < 0 else "future")
    found = near.shifted(7 * count)
    return found.edtf() or "", found


def _month_away(day: dt.date, number: int, count: int, _: str, __: Match) -> tuple[str, DaySet] | None:
    year = day.year + count
    return f"{year}-{number:02d}", DaySet.month(year, number)


def _season_away(day: dt.date, _: int, count: int, __: str, match: Match) -> tuple[str, DaySet] | None:
    name, year = match.get("SEASON") or "", day.year + count
    return f"{year}-{name}", calendar.season(year, name)


MAKERS: Final[dict[str, Maker]] = {
    "decade": _decade,
    "century": _century,
    "century_list": _century_list,
    "quarter": _century,
    "half_of": _half_of,
    "new_year": _new_year,
    "in_course": _in_course,
    "that_time": _that_time,
    "era": _era,
    "advent": _advent,
    "at_distance": _at_distance,
}
