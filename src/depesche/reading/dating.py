"""The date of an article that bears none, or only its month: bounds from what the article itself says.

What it tells as past with its full date lies before it; what it says will be on a day lies ahead. ``depesche_dating``
sets ``doc._.published`` where both bounds are found, or one within the month, and the time expressions anew with it. A
day that the article or its page bears is never touched.
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
#: A month has so many days.
_MONTH: Final = range(28, 32)
#: The reason of a day counted from that of the article.
_TODAY: Final = "time_day"
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


def within_month(doc: Doc, setting: Setting, published: DaySet) -> DaySet | None:
    """The days of its month on which the article can have appeared, by the days that it names and the weekday that it
    calls its own ("am heutigen Freitag"); ``None`` where its words say no more than the month.
    """
    found, outlook = published, Outlook(doc, setting)
    for timex in _kept_times(doc):
        own, day = _own_weekday(timex, published), _full(timex)
        side = outlook.side(timex.start) if day is not None else None
        if own is not None:
            found = found & own or found
        elif side in ("past", "future"):
            ends = (day, None) if side == "past" else (None, day)
            found = found & DaySet.between(*ends) or found
    return found if found != published else None


def _own_weekday(timex: Timex, published: DaySet) -> DaySet | None:
    """The days of an expression that names the weekday of the article, which the month leaves open."""
    today = timex.direction is None and any(reason.code == _TODAY for reason in timex.reasons)
    days = timex.days
    if not today or days is None or days.weekday is None or not days.within(published):
        return None
    return days


def _kept_times(doc: Doc) -> list[Timex]:
    """The time expressions of the article proper."""
    spans = kept(doc)
    return [t for t in doc._.timexes if any(a <= t.start < b for a, b in spans)]


def _told(doc: Doc, setting: Setting) -> list[_Told]:
    timexes = _kept_times(doc)
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
    """The component: sets ``doc._.published`` of an article without its day, and its time expressions anew."""

    setting: Setting

    def __call__(self, doc: Doc) -> Doc:
        """Date one document by its own words, if nothing else dates it."""
        published: DaySet | None = doc._.published
        if published is None:
            found = bounds(doc, self.setting)
        elif published.bounded and published.size in _MONTH:
            found = within_month(doc, self.setting, published)
        else:
            found = None
        if found is not None:
            doc._.published = found
            doc._.timexes = TimeTagger(self.setting).tag_doc(doc, found)
        return doc


@Language.factory("depesche_dating", requires=["doc._.timexes"], assigns=["doc._.published", "doc._.timexes"])
def create(nlp: Language, name: str) -> Dater:
    """The component: ``nlp.add_pipe("depesche_dating")``."""
    del name
    return Dater(setting_of(nlp))
