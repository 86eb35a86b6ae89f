"""The date of an article that bears none: bounds from what the article itself says.

What it tells as past with its full date lies before it; what it says will be on a day lies ahead. ``depesche_dating``
sets ``doc._.published`` where both bounds are found, and the time expressions anew with it. A date that the article
or its page bears is never touched.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc

from depesche.days import DaySet
from depesche.lang.tokens import tokens_of
from depesche.reading.layers import Timex, kept
from depesche.reading.time import tag
from depesche.reading.time.calendar import date
from depesche.reading.time.direction import Tense, tense_at
from depesche.reading.time.tokens import Words, classified

__all__ = ["Dater", "bounds", "create"]

#: Bounds further apart than this say too little to read an article by.
_WIDEST: Final = 400
_FULL: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?")
_NO_YEAR: Final = re.compile(r"XXXX-(\d\d)-(\d\d)(?:T.*)?")


@dataclass(frozen=True, slots=True)
class _Told:
    """A time expression with the tense of its clause."""

    timex: Timex
    tense: Tense


def bounds(doc: Doc) -> DaySet | None:
    """The days on which the article can have appeared, by its own words; ``None`` where they leave an end open."""
    told = _told(doc)
    behind = [day for t in told if t.tense == "past" and (day := _full(t.timex))]
    if not behind:
        return None
    first = max(behind)
    ahead = [day for t in told if t.tense == "future" and (day := _after(t.timex, first))]
    if not ahead or not 0 <= (min(ahead) - first).days <= _WIDEST:
        return None
    return DaySet.between(first, min(ahead))


def _told(doc: Doc) -> list[_Told]:
    spans = kept(doc)
    timexes = [t for t in doc._.timexes if any(a <= t.start < b for a, b in spans)]
    if not any(_full(timex) for timex in timexes):  # most undated articles: nothing bounds them
        return []
    _, words = classified(tokens_of(doc).text)
    return [_Told(t, _tense(words, t)) for t in timexes]


def _tense(words: Words, timex: Timex) -> Tense:
    first = bisect_left(words.starts, timex.start)
    return tense_at(words, first, max(first + 1, bisect_left(words.starts, timex.end)))


def _full(timex: Timex) -> dt.date | None:
    found = _FULL.fullmatch(timex.value)
    return date(*map(int, found.groups())) if found else None


def _after(timex: Timex, first: dt.date) -> dt.date | None:
    """The day of an expression that looks ahead; without a year the next such day."""
    if (day := _full(timex)) is not None:
        return day if day >= first else None
    found = _NO_YEAR.fullmatch(timex.value)
    if found is None:
        return None
    month, number = map(int, found.groups())
    days = (made for year in (first.year, first.year + 1) if (made := date(year, month, number)))
    return next((day for day in days if day >= first), None)


class Dater:
    """The component: sets ``doc._.published`` of an undated article, and its time expressions anew."""

    def __call__(self, doc: Doc) -> Doc:
        """Date one document by its own words, if nothing else dates it."""
        if doc._.published is None and (found := bounds(doc)) is not None:
            doc._.published = found
            doc._.timexes = tag(tokens_of(doc).text, found)
        return doc


@Language.factory("depesche_dating", requires=["doc._.timexes"], assigns=["doc._.published", "doc._.timexes"])
def create(nlp: Language, name: str) -> Dater:  # noqa: ARG001  (spaCy passes both by name)
    """The factory that spaCy calls."""
    return Dater()
