"""How the times of the matrix are said, and which days they are."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

WEEKDAYS: Final = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
MONTHS: Final = (
    "Januar", "Februar", "März", "April", "Mai", "Juni",
    "Juli", "August", "September", "Oktober", "November", "Dezember",
)  # fmt: skip
_COUNTS: Final = ("", "einem", "zwei", "drei", "vier", "fünf")
_DAY: Final = dt.timedelta(1)


@dataclass(frozen=True, slots=True)
class Said:
    """A time in words, what kind of words they are, and its first and last day."""

    name: str
    text: str
    days: tuple[dt.date, dt.date]


Saying = Callable[[dt.date, random.Random], Said]


def said(template: str, published: dt.date, status: str, draw: random.Random, *, again: bool, dated: bool) -> Said:
    """A time that fits a template, drawn; ``again`` says that a further sentence can tell it, ``dated`` that the
    sentence has to.
    """
    ahead = status not in ("held", "denied", "none")
    if any(key in template for key in ("{F0}", "{F1}", "{L}")):
        ways = ("weekday", "date")
    elif ahead:
        ways = ("weekday", "part of a day", "date", "near", "counted", "week")
    elif "{T!}" in template:
        ways = ("weekday", "part of a day", "date", "near", "counted", "night", "month", "year")
    else:
        ways = ("weekday", "part of a day", "date", "near", "counted", "night", "week", "month", "year", "none")
        ways += ("neighbour",) * (again and status == "held")
        ways = tuple(way for way in ways if not dated or way not in ("none", "neighbour"))
    return (_AHEAD if ahead else _BEHIND)[draw.choice(ways)](published, draw)


def _one(name: str, text: str, day: dt.date) -> Said:
    return Said(name, text, (day, day))


def _behind(published: dt.date, draw: random.Random) -> dt.date:
    return published - dt.timedelta(draw.randint(1, 5))


def _ahead(published: dt.date, draw: random.Random) -> dt.date:
    return published + dt.timedelta(draw.randint(1, 6))


def _weekday(day: dt.date) -> Said:
    return _one("weekday", f"am {WEEKDAYS[day.weekday()]}", day)


def _part(day: dt.date, draw: random.Random) -> Said:
    part = draw.choice(("morgen", "vormittag", "mittag", "nachmittag", "abend"))
    return _one("part of a day", f"am {WEEKDAYS[day.weekday()]}{part}", day)


def _date(day: dt.date) -> Said:
    return _one("date", f"am {day.day}. {MONTHS[day.month - 1]}", day)


def _near(published: dt.date, draw: random.Random) -> Said:
    back = draw.choice((0, 1, 2))
    return _one("near", ("heute", "gestern", "vorgestern")[back], published - dt.timedelta(back))


def _near_ahead(published: dt.date, draw: random.Random) -> Said:
    on = draw.choice((1, 2))
    return _one("near", ("", "morgen", "übermorgen")[on], published + dt.timedelta(on))


def _ago(published: dt.date, draw: random.Random) -> Said:
    count = draw.randint(2, 5)
    return _one("counted", f"vor {_COUNTS[count]} Tagen", published - dt.timedelta(count))


def _hence(published: dt.date, draw: random.Random) -> Said:
    count = draw.randint(2, 5)
    return _one("counted", f"in {_COUNTS[count]} Tagen", published + dt.timedelta(count))


def _night(published: dt.date, draw: random.Random) -> Said:
    day = _behind(published, draw)
    return Said("night", f"in der Nacht zum {WEEKDAYS[day.weekday()]}", (day - _DAY, day))


def _week(published: dt.date, draw: random.Random) -> Said:
    monday = published - dt.timedelta(published.weekday() + 7)
    word = draw.choice(("vergangenen", "letzten", "vorigen"))
    return Said("week", f"in der {word} Woche", (monday, monday + 6 * _DAY))


def _week_ahead(published: dt.date, draw: random.Random) -> Said:
    monday = published - dt.timedelta(published.weekday() - 7)
    return Said("week", f"in der {draw.choice(('kommenden', 'nächsten'))} Woche", (monday, monday + 6 * _DAY))


def _month(published: dt.date, draw: random.Random) -> Said:
    month = draw.randint(1, published.month - 1)
    last = dt.date(published.year, month + 1, 1) - _DAY
    return Said("month", f"im {MONTHS[month - 1]}", (last.replace(day=1), last))


def _year(published: dt.date, draw: random.Random) -> Said:
    year = published.year - 1
    words = draw.choice((f"im Jahr {year}", f"im Herbst {year}", f"im Frühjahr {year}"))
    days = (dt.date(year, 1, 1), dt.date(year, 12, 31))
    if "Herbst" in words:
        days = (dt.date(year, 9, 1), dt.date(year, 11, 30))
    elif "Frühjahr" in words:
        days = (dt.date(year, 3, 1), dt.date(year, 5, 31))
    return Said("year", words, days)


def _none(published: dt.date, _draw: random.Random) -> Said:
    return Said("none", "", (published - 6 * _DAY, published))


def _neighbour(published: dt.date, draw: random.Random) -> Said:
    day = _behind(published, draw)
    return _one("neighbour", draw.choice((_weekday(day), _date(day))).text, day)


_BEHIND: Final[dict[str, Saying]] = {
    "weekday": lambda published, draw: _weekday(_behind(published, draw)),
    "part of a day": lambda published, draw: _part(_behind(published, draw), draw),
    "date": lambda published, draw: _date(_behind(published, draw)),
    "near": _near,
    "counted": _ago,
    "night": _night,
    "week": _week,
    "month": _month,
    "year": _year,
    "none": _none,
    "neighbour": _neighbour,
}
_AHEAD: Final[dict[str, Saying]] = {
    "weekday": lambda published, draw: _weekday(_ahead(published, draw)),
    "part of a day": lambda published, draw: _part(_ahead(published, draw), draw),
    "date": lambda published, draw: _date(_ahead(published, draw)),
    "near": _near_ahead,
    "counted": _hence,
    "week": _week_ahead,
}
