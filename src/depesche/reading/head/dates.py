"""The date of publication that a page carries: date lines, stamps, datelines, the crawler's guess."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Final

from depesche.days import DaySet
from depesche.light import dataclass
from depesche.model import Reason, Span
from depesche.reading.furniture.lines import Line
from depesche.reading.furniture.patterns import Patterns

#: Two-digit years from here on are of the last century: no news on the web is older than its first pages.
_CENTURY: Final = 50
#: Year 1 of the Juche calendar is 1912.
_JUCHE: Final = 1911
_DIGIT: Final = re.compile(r"\d")
#: The code of a day that opens a line.
_DATELINE: Final = "dateline"


@dataclass(frozen=True, slots=True)
class PageDate:
    """A date of publication, where it stands and how it was found (``code`` of head.toml)."""

    days: DaySet
    span: Span
    code: str
    rank: int

    @property
    def reason(self) -> Reason:
        """Why this is the date of publication."""
        return Reason(f"published_{self.code}", {"date": self.days.edtf()}, self.span)


def page_date(lines: list[Line], given: Patterns) -> PageDate | None:
    """The best date of publication on the page, ``None`` where it carries none. Days that open several lines head the
    entries of a chronology.
    """
    found = [*_labelled(lines, given), *_dateline_with_year(lines, given)]
    if len({date.days for date in found if date.code == _DATELINE}) > 1:
        found = [date for date in found if date.code != _DATELINE]
    return min(found, key=lambda date: date.rank, default=_crawl(lines, given))


def written_date(words: str, given: Patterns) -> DaySet | None:
    """The day that is written out somewhere in ``words`` ("Freitag, den 7. Jänner 2011")."""
    for row in given.rows("day"):
        if match := given.compiled(row["pattern"]).search(words):
            return _day(match.groupdict(), given)
    return None


def _day(parts: dict[str, str | None], given: Patterns) -> DaySet | None:
    named = parts.get("monthname")
    month = given.month(named) if named else int(parts["month"] or 0)
    return _existing(_full_year(parts["year"] or "0"), month, int(parts["day"] or 0))


def _full_year(digits: str) -> int:
    year = int(digits)
    return year if len(digits) > 2 else year + (1900 if year >= _CENTURY else 2000)


def _existing(year: int, month: int, day: int) -> DaySet | None:
    try:
        return DaySet.day(dt.date(year, month, day))
    except ValueError:
        return None


def _labelled(lines: list[Line], given: Patterns) -> Iterator[PageDate]:
    """Dates in the rows ``published``; in running text only at the end of its line, or as a dateline."""
    rows = given.rows("published")
    dated = [line for line in lines if _DIGIT.search(line.text) and given.any_of(rows).search(line.text)]
    for row in rows if dated else ():
        pattern = given.compiled(row["pattern"])
        for line in dated:
            match = pattern.search(line.text)
            days = _stamped(match, given) if match else None
            if match and days:
                start, end = match.span("date") if "date" in match.groupdict() else match.span()
                span = (line.start + start, line.start + end)
                yield PageDate(days, span, row["code"], row["rank"])


def _stamped(match: re.Match[str], given: Patterns) -> DaySet | None:
    parts = match.groupdict()
    if parts.get("stampday"):
        year = _full_year(parts["stampyear"] or "")
        month = given.month(parts["stampmonth"] or "") if parts.get("stampmonth") else parts["stampmonthnumber"]
        return _existing(year, int(month or 0), int(parts["stampday"] or 0))
    return written_date(parts["date"] or "", given)


def _dateline_with_year(lines: list[Line], given: Patterns) -> Iterator[PageDate]:
    """Day and month of a dateline, completed by a year that stands elsewhere on the page."""
    year = next((found for line in lines if (found := _lone_year(line, given)) is not None), None)
    if year is None:
        return
    for row in given.rows("dateline"):
        for line in lines:
            match = given.compiled(row["pattern"]).match(line.text)
            words = match.groupdict().get("day") if match else None
            if match and words and (days := _day_of(words, year, given)):
                start, end = match.span("day")
                yield PageDate(days, (line.start + start, line.start + end), _DATELINE, 4)


def _day_of(words: str, year: int, given: Patterns) -> DaySet | None:
    """The day of a year that "14. Februar" names."""
    number, name = words.split(".", 1)
    return _existing(year, given.month(name.strip()), int(number))


def _lone_year(line: Line, given: Patterns) -> int | None:
    rows = given.rows("year")
    for row in rows if given.any_of(rows).search(line.text) else ():
        match = given.compiled(row["pattern"]).search(line.text)
        if match:
            parts = match.groupdict()
            year = parts.get("year")
            return int(year) if year else _JUCHE + int(parts["juche"] or 0)
    return None


def _crawl(lines: list[Line], given: Patterns) -> PageDate | None:
    """The month or day that the crawler wrote in front of the text: weak, it yields to what the text says."""
    for row in given.rows("crawl") if lines else ():
        match = given.compiled(row["pattern"]).match(f"{lines[0].text} ")
        if match and 1 <= int(match["month"]) <= 12:
            year, month = int(match["year"]), int(match["month"])
            day = _existing(year, month, int(match["day"])) if match["day"] else None
            days = day or DaySet.month(year, month)
            return PageDate(days, (lines[0].start, lines[0].start + match.end() - 1), "crawl", 9)
    return None
