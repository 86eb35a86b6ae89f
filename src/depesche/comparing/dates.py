"""Days as people write them in lists: EDTF, German, English, with words or figures, or as a spreadsheet counts them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from typing import Final, Literal

from depesche.comparing.sheet import Cell
from depesche.days import DaySet
from depesche.days.edtf import last_of_month
from depesche.errors import UsageError
from depesche.reading.time import tag
from depesche.sources.dates import published_on
from depesche.telling.names import languages
from depesche.telling.words import labels

#: Which figure of "05/02/2017" is the day, as far as the column shows.
Order = Literal["day", "month", "either"]

#: The day before the first one that spreadsheets count, and the figures that are taken for such a count.
_DAY_ZERO: Final = dt.date(1899, 12, 30)
_COUNTED: Final = range(10_000, 80_000)
_YEARS: Final = range(1800, 2201)
_SLASHED: Final = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}|\d\d)")
_ORDINAL: Final = r"(?:st|nd|rd|th)?"
_SPELT: Final = re.compile(
    rf"(?:(?P<first>\d{{1,2}}){_ORDINAL}\s*(?:[-–]\s*(?P<last>\d{{1,2}}){_ORDINAL})?\s+)?(?P<month>[^\W\d]{{3,}})\.?"
    rf"(?:\s+(?P<day>\d{{1,2}}){_ORDINAL}\s*(?:[-–]\s*(?P<until>\d{{1,2}}){_ORDINAL})?)?,?\s+(?P<year>\d{{4}})"
)
_JOINED: Final = re.compile(r"\s*[-–—]\s*")
#: A two-digit year from here on is of the last century.
_CENTURY: Final = 70


def order_of(cells: Iterable[Cell]) -> Order:
    """Which figure is the day in a column of slashed dates: one above twelve shows it."""
    found = [match for cell in cells if isinstance(cell, str) and (match := _SLASHED.search(cell))]
    if any(int(match[1]) > 12 for match in found):
        return "day"
    return "month" if any(int(match[2]) > 12 for match in found) else "either"


def days_of(cell: Cell, order: Order = "either") -> DaySet | None:
    """The days that a cell names; ``None`` where it names none that can be understood."""
    if isinstance(cell, dt.datetime):
        return DaySet.day(cell.date())
    if isinstance(cell, dt.date):
        return DaySet.day(cell)
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _counted(int(cell))
    text = " ".join(str(cell or "").split())
    return _written(text, order) if text and not isinstance(cell, bool | dt.time) else None


def _counted(number: int) -> DaySet | None:
    if number in _YEARS:
        return DaySet.year(number)
    return DaySet.day(_DAY_ZERO + dt.timedelta(days=number)) if number in _COUNTED else None


def _written(text: str, order: Order) -> DaySet | None:
    if text.isdigit() and len(text) < 6:
        return _counted(int(text))
    if slashed := _SLASHED.fullmatch(text):
        return _slashed(slashed, order)
    for read in (DaySet.parse, published_on):
        with suppress(UsageError, ValueError):
            if found := read(text):
                return found
    return _spelt(text) or _both_ends(text, order) or _tagged(text)


def _slashed(match: re.Match[str], order: Order) -> DaySet | None:
    one, two, year = (int(part) for part in match.groups())
    year += (1900 if year >= _CENTURY else 2000) if year < 100 else 0
    pairs = [(one, two)] if order == "day" else [(two, one)] if order == "month" else [(one, two), (two, one)]
    found = []
    for day, month in pairs:
        with suppress(ValueError):
            found.append(DaySet.day(dt.date(year, month, day)))
    return DaySet.one_of(found) if found else None


def _spelt(text: str) -> DaySet | None:
    """With the name of a month in any language: "2 May 2017", "May 2nd, 2017", "May 2-4, 2017", "May 2017"."""
    match = _SPELT.fullmatch(text)
    month = _months().get(match["month"].casefold()[:3]) if match else None
    if match is None or month is None or (match["first"] and match["day"]):
        return None
    year, first = int(match["year"]), int(match["first"] or match["day"] or 0)
    last = int(match["last"] or match["until"] or first)
    with suppress(ValueError):
        if not first:
            return DaySet.between(dt.date(year, month, 1), last_of_month(year, month))
        return DaySet.between(dt.date(year, month, first), dt.date(year, month, last)) or None
    return None


@cache
def _months() -> dict[str, int]:
    """The numbers of months by the first three letters of their names."""
    return {
        name.casefold()[:3]: number
        for language in languages()
        for number, name in enumerate(labels(language)["date"]["months"], 1)
    }


def _both_ends(text: str, order: Order) -> DaySet | None:
    """Two dates with a dash between."""
    parts = _JOINED.split(text)
    if len(parts) != 2:
        return None
    first, last = (_written(part, order) if _is_date(part) else None for part in parts)
    return (DaySet.between(first.first, last.last) or None) if first and last else None


def _is_date(text: str) -> bool:
    return bool(re.search(r"\d{4}|\d\.\d+\.\d\d", text))


def _tagged(text: str) -> DaySet | None:
    """As the time layer reads it ("7. und 8. Juli 2017", "Anfang Mai 2017"); the days must be fixed by themselves."""
    found = [timex.days for timex in tag(text) if timex.days and timex.days.bounded]
    if len(found) == 2 and re.search(r"[-–—]", text):
        return DaySet.between(found[0].first, found[1].last) or DaySet.one_of(found)
    return DaySet.one_of(found) if found else None
