"""The date of an article that bears none: bounds from what the article itself says.

What it tells as past with its full date lies before it; what it says will be on a day lies ahead. ``depesche_dating``
sets ``doc._.published`` where both bounds are found, and the time expressions anew with it. A date that the article
or its page bears is never touched.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc

import depesche.reading.attributes  # noqa: F401 - registers what the component writes
from depesche.days import DaySet
from depesche.lang.syntax import Side
from depesche.light import dataclass
from depesche.reading.layers import Timex, kept
from depesche.reading.setting import Setting, setting_of
from depesche.reading.time import TimeTagger
from depesche.reading.time.calendar import date
from depesche.reading.time.outlook import Outlook

__all__ = ["Dater", "bounds", "create"]

#: Bounds further apart than this say too little to read an article by.
_WIDEST: Final = 400
_FULL: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?")
_NO_YEAR: Final = re.compile(r"XXXX-(\d\d)-(\d\d)(?:T.*)?")


@dataclass(frozen=True, slots=True)
class _Told:
    """A time expression with the side of the present that its clause is about."""

    timex: Timex
    side: Side | None


def bounds(doc: Doc, setting: Setting) -> DaySet | None:
    """The days on which the article can have appeared, by its own words; ``None`` where they leave an end open."""
    told = _told(doc, setting)
    behind = [day for t in told if t.side == "past" and (day := _full(t.timex))]
    if not behind:
        return None
    first = max(behind)
    ahead = [day for t in told if t.side == "future" and (day := _after(t.timex, first))]
    if not ahead or not 0 <= (min(ahead) - first).days <= _WIDEST:
        return None
    return DaySet.between(first, min(ahead))


def _told(doc: Doc, setting: Setting) -> list[_Told]:
    spans = kept(doc)
    timexes = [t for t in doc._.timexes if any(a <= t.start < b for a, b in spans)]
    if not any(_full(timex) for timex in timexes):  # most undated articles: nothing bounds them
        return []
    outlook = Outlook(doc, setting)
    return [_Told(timex, outlook.side(timex.start)) for timex in timexes]


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


@dataclass(frozen=True)
class Dater:
    """The component: sets ``doc._.published`` of an undated article, and its time expressions anew."""

    setting: Setting

    def __call__(self, doc: Doc) -> Doc:
        """Date one document by its own words, if nothing else dates it."""
        if doc._.published is None and (found := bounds(doc, self.setting)) is not None:
            doc._.published = found
            doc._.timexes = TimeTagger(self.setting).tag_doc(doc, found)
        return doc


@Language.factory("depesche_dating", requires=["doc._.timexes"], assigns=["doc._.published", "doc._.timexes"])
def create(nlp: Language, name: str) -> Dater:
    """The component: ``nlp.add_pipe("depesche_dating")``."""
    del name
    return Dater(setting_of(nlp))
