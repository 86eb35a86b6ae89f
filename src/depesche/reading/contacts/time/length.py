"""Lengths by which one time is counted from another: "zwei Tage nach", "einen Monat vor"."""

from __future__ import annotations

import re
from typing import Final

from depesche.days import DaySet
from depesche.lang.syntax import Clause
from depesche.light import dataclass
from depesche.reading.contacts.article import Article
from depesche.reading.contacts.time.words import time_words
from depesche.reading.time import calendar

#: Prepositions that count from what stands behind them, and which way from that the counted time lies.
WAYS: Final = {"after": 1, "before": -1}
_LENGTH: Final = re.compile(r"P(?P<n>\d+)(?P<unit>[DWMY])")
_WEEK: Final = 7
_YEAR: Final = 12


@dataclass(frozen=True, slots=True)
class Length:
    """So many days, or so many months."""

    count: int
    unit: str

    def from_(self, days: DaySet, way: int) -> DaySet | None:
        """The days that lie so far behind these, or before them where ``way`` is -1; whole months where the length is
        one of months, for nobody counts days then. ``None`` beyond the calendar.
        """
        if self.unit == "D":
            return days.shifted(way * self.count)
        moved = [calendar.unit(day, "M", way * self.count) for day in (days.first, days.last) if day is not None]
        months = [found[1] for found in moved if found is not None]
        return DaySet.between(months[0].first, months[-1].last) if len(months) == len(moved) == 2 else None


def length_before(article: Article, clause: Clause, preposition: int) -> Length | None:
    """The length right before a preposition of the clause: "[zwei Tage] nach dem Treffen", "[am Tag] vor ihm"."""
    if preposition <= clause.start:
        return None
    end = article.tokens.end(preposition - 1)
    said = next((t.duration for t in article.doc._.timexes if t.end == end and t.duration), None)
    words = article.setting.language.made(time_words)
    if (
        said is None
        and article.lower(preposition - 1) in words.day
        and article.lower(preposition - 2) in words.on_the
    ):
        return Length(1, "D")
    return _length_of(said)


def _length_of(duration: str | None) -> Length | None:
    """The length of an ISO 8601 duration of whole days, weeks, months or years."""
    match = _LENGTH.fullmatch(duration or "")
    if match is None:
        return None
    count, unit = int(match["n"]), match["unit"]
    if unit in "DW":
        return Length(count * (_WEEK if unit == "W" else 1), "D")
    return Length(count * (_YEAR if unit == "Y" else 1), "M")
