"""Calendar arithmetic on sets of days: weekdays before and after, weeks, months without a year, Easter."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Callable
from typing import Final, Literal

from depesche.days import ANY_DAY, DaySet

Direction = Literal["past", "future"] | None
#: A publication date wider than this says too little to work from day by day.
WIDE: Final = 62
#: What dates before the year 1 and after 9999 raise.
BEYOND: Final = (ValueError, OverflowError)
#: Begin holidays that are written as days from Easter and from the fourth Sunday in Advent, or as a weekday of a month.
_EASTER: Final = "E"
_ADVENT: Final = "A"
_COUNTED: Final = "W"
_SEASON_MONTHS: Final = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}


def each(anchor: DaySet | None, make: Callable[[dt.date], DaySet]) -> DaySet | None:
    """The union over all days that the anchor can be; ``None`` where the anchor is unknown or too wide, or beyond
    the calendar.
    """
    if anchor is None or not anchor.bounded or anchor.size > WIDE:
        return None
    try:
        return DaySet.one_of(make(day) for day in anchor)
    except BEYOND:
        return None


def weekday_from(day: dt.date, weekday: int, direction: Direction, *, strict: bool = False) -> DaySet:
    """The nearest such weekday: up to and including the day (past), or from it on (future)."""
    if direction == "future":
        ahead = (weekday - day.weekday()) % 7 or (7 if strict else 0)
        return DaySet.day(day + dt.timedelta(ahead))
    back = (day.weekday() - weekday) % 7 or (7 if strict else 0)
    return DaySet.day(day - dt.timedelta(back))


def weekday(anchor: DaySet | None, number: int, direction: Direction, *, strict: bool = False) -> DaySet:
    """A weekday by its anchor; any such weekday where the anchor is unknown."""
    found = each(anchor, lambda day: weekday_from(day, number, direction, strict=strict))
    if found is not None:
        return found
    if anchor is None:
        return ANY_DAY.on(number)
    if direction == "future":
        return anchor.widened(0, 6).on(number)
    return anchor.widened(6, 0).on(number)


def week(day: dt.date, offset: int) -> DaySet:
    """Monday to Sunday of the week some weeks away."""
    monday = day - dt.timedelta(day.weekday()) + dt.timedelta(weeks=offset)
    return DaySet.between(monday, monday + dt.timedelta(6))


def month_shift(day: dt.date, months: int) -> dt.date:
    """The same day some months away, at most the last of that month."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def month_near(day: dt.date, month: int, direction: Direction) -> int:
    """The year of the nearest such month on the given side; on neither side the nearest at all."""
    if direction == "past":
        return day.year if month <= day.month else day.year - 1
    if direction == "future":
        return day.year if month >= day.month else day.year + 1
    distance = month - day.month
    return day.year + (distance < -6) - (distance > 6)


def day_near(day: dt.date, month: int, number: int, direction: Direction) -> dt.date | None:
    """The nearest such date on the given side; ``None`` where no year has it."""
    years = sorted((day.year - 1, day.year, day.year + 1), key=lambda y: abs(y - day.year))
    found = [made for y in years if (made := date(y, month, number))]
    if direction == "past":
        found = [d for d in found if d <= day] or found
    elif direction == "future":
        found = [d for d in found if d >= day] or found
    return min(found, key=lambda d: abs((d - day).days), default=None)


def date(year: int, month: int, number: int) -> dt.date | None:
    """The date, ``None`` if there is none such."""
    try:
        return dt.date(year, month, number)
    except ValueError:
        return None


def third(year: int, month: int, part: str) -> DaySet:
    """Beginning (1st to 10th), middle (11th to 20th) or end (21st on) of a month."""
    last = calendar.monthrange(year, month)[1]
    first, end = {"START": (1, 10), "MID": (11, 20), "END": (21, last)}[part]
    return DaySet.between(dt.date(year, month, first), dt.date(year, month, end))


def part_of(days: DaySet, part: str) -> DaySet:
    """The first, middle or last third of an interval."""
    first, last = days.first, days.last
    if first is None or last is None:
        return days
    if first.day == 1 and days == DaySet.month(first.year, first.month):
        return third(first.year, first.month, part)
    size = max(1, (last - first).days // 3)
    if part == "START":
        return DaySet.between(first, first + dt.timedelta(size))
    if part == "END":
        return DaySet.between(last - dt.timedelta(size), last)
    return DaySet.between(first + dt.timedelta(size), last - dt.timedelta(size))


def season(year: int, name: str) -> DaySet:
    """The months of a season; winter runs into the next year."""
    return DaySet.between(dt.date(year, _SEASON_MONTHS[name][0], 1), _season_end(year, name))


def _season_end(year: int, name: str) -> dt.date:
    first, last = _SEASON_MONTHS[name]
    ends_in = year + (last < first)
    return dt.date(ends_in, last, calendar.monthrange(ends_in, last)[1])


def easter(year: int) -> dt.date:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return dt.date(year, month, day + 1)


def last_advent(year: int) -> dt.date:
    """The fourth Sunday in Advent: the last before Christmas Day."""
    christmas = dt.date(year, 12, 25)
    return christmas - dt.timedelta(christmas.isoweekday())


def holiday(year: int, written: str) -> dt.date:
    """A holiday as the word list writes it: "12-24", days from Easter ("E-2") or from the last Sunday in Advent
    ("A-21"), or the second Sunday of May ("W05-2-6").
    """
    if written[0] in (_EASTER, _ADVENT):
        return (easter if written[0] == _EASTER else last_advent)(year) + dt.timedelta(int(written[1:]))
    if written[0] == _COUNTED:
        month, count, weekday_ = map(int, written[1:].split("-"))
        first = dt.date(year, month, 1)
        return first + dt.timedelta((weekday_ - first.weekday()) % 7 + 7 * (count - 1))
    month, day = map(int, written.split("-"))
    return dt.date(year, month, day)


def movable(written: str) -> bool:
    """Whether a holiday has another date each year."""
    return not written[0].isdigit()


def season_near(day: dt.date, name: str, direction: Direction, told: str | None = None) -> int:
    """The year of the nearest such season: on the given side, else the one that holds the day or is closest, of those
    that can still come where what is told is to come ("im Herbst werde er kommen"), that have begun where it is past.

    A season is of the year in which it begins: in January the winter before the running one began two years ago.
    """
    years = range(day.year - 2, day.year + 2)
    spans = {year: (dt.date(year, _SEASON_MONTHS[name][0], 1), _season_end(year, name)) for year in years}
    if direction == "past":
        return max(year for year, (_, last) in spans.items() if last < day)
    if direction == "future":
        return min(year for year, (first, _) in spans.items() if first > day)

    def away(year: int) -> int:
        first, last = spans[year]
        return 0 if first <= day <= last else min(abs((first - day).days), abs((last - day).days))

    possible = [year for year in years if told != "future" or spans[year][1] >= day]
    possible = [year for year in possible if told != "past" or spans[year][0] <= day]
    return min(possible, key=away)


def weekend(day: dt.date, offset: int) -> tuple[str, DaySet]:
    """Saturday and Sunday of the week some weeks away, with its TIMEX3 value."""
    monday = day - dt.timedelta(day.weekday()) + dt.timedelta(weeks=offset)
    year, number, _ = monday.isocalendar()
    return f"{year}-W{number:02d}-WE", DaySet.between(monday + dt.timedelta(5), monday + dt.timedelta(6))


def unit(day: dt.date, name: str, shift: int) -> tuple[str, DaySet] | None:
    """The calendar unit some units away from that of the day: TIMEX3 value and days; ``None`` for hours and the
    like or beyond the calendar.
    """
    try:
        return _unit(day, name, shift)
    except BEYOND:
        return None


def _unit(day: dt.date, name: str, shift: int) -> tuple[str, DaySet] | None:
    if name == "D":
        found = day + dt.timedelta(shift)
        return found.isoformat(), DaySet.day(found)
    if name == "W":
        days = week(day, shift)
        assert days.first is not None  # noqa: S101 - a week is bounded
        year, number, _ = days.first.isocalendar()
        return f"{year}-W{number:02d}", days
    if name == "WE":
        return weekend(day, shift)
    if name == "M":
        moved = month_shift(day, shift)
        return moved.isoformat()[:7], DaySet.month(moved.year, moved.month)
    if name == "Q":
        moved = month_shift(day, 3 * shift)
        quarter = (moved.month + 2) // 3
        first = dt.date(moved.year, 3 * quarter - 2, 1)
        return f"{moved.year}-Q{quarter}", DaySet.between(first, DaySet.month(moved.year, 3 * quarter).last)
    spans = {"Y": 1, "DE": 10, "CE": 100}
    if name not in spans:
        return None
    years = spans[name]
    start = (day.year // years + shift) * years
    days = DaySet.between(dt.date(start, 1, 1), dt.date(start + years - 1, 12, 31))
    return (f"{start:04d}" if years == 1 else str(start // years).zfill(2)), days


def counted(days: DaySet, item: str, number: int) -> tuple[str, DaySet] | None:
    """The one counted off in some days, from their end where the number is below zero: a weekday by its number
    ("0" is Monday), a unit by its name. Weeks are those with a working day in it.
    """
    if days.first is None or days.last is None or not number:
        return None
    if item == "W":
        steps = [day for day in days.on(*range(_WORKING)) if day.weekday() == 0 or day == days.first]
    elif item.isdecimal():
        steps = list(days.on(int(item)))
    else:
        steps = [day for day in days if _begins(day, item)]
    place = number - 1 if number > 0 else len(steps) + number
    if not 0 <= place < len(steps):
        return None
    return unit(steps[place], "D" if item.isdecimal() else item, 0)


#: Monday to Friday.
_WORKING: Final = 5


def _begins(day: dt.date, name: str) -> bool:
    found = unit(day, name, 0)
    return found is not None and found[1].first == day


#: By how many days a distance in such units may be off either way ("vor zwei Wochen").
_SLACK: Final = {"D": 0, "W": 1, "M": 15, "Y": 183}


def distance(anchor: DaySet, name: str, amount: int) -> DaySet | None:
    """The days some units from the anchor, as roughly as people count in that unit; ``None`` beyond the
    calendar.
    """
    return each(anchor, lambda day: _far(day, name, amount))


def _far(day: dt.date, name: str, amount: int) -> DaySet:
    if name in ("D", "W"):
        found = day + dt.timedelta(amount * (7 if name == "W" else 1))
    else:
        found = month_shift(day, amount * (12 if name == "Y" else 1))
    slack = _SLACK[name]
    return DaySet.between(found - dt.timedelta(slack), found + dt.timedelta(slack))
