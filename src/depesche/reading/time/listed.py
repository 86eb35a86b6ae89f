"""Days that head the entries of a list: of a year gone by ("20. März: Obama trifft Castro"), or of a calendar ahead.

Such entries are told in the present tense, which says nothing of their year. One that the list holds in order lies near
the day of the article: just before it ends a chronology, just behind it begins a calendar.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Final

from depesche.days import DaySet
from depesche.reading.time import calendar
from depesche.reading.time.context import Side
from depesche.reading.time.rules import Match
from depesche.reading.time.words import TimeWords

#: A list has at least so many days.
_LISTED: Final = 3
#: What stands between a day and what happened on it.
_BEHIND: Final = ":–—|"

#: The line that an article opens with, or its first sentence, up to so many characters; its words.
_OPENING: Final = re.compile(r"\s*([^\n.]{1,100})")
_WORD: Final = re.compile(r"[^\W\d_]+")

#: The month and number of a day.
_Day = tuple[int, int]


def sides_of_list(text: str, found: Iterable[Match], published: DaySet | None) -> Mapping[int, Side]:
    """On which side of the article the days at these offsets are, where they head the entries of a list."""
    if published is None or published.first is None or published.first != published.last:
        return {}
    heads = {match.words[0].start: day for match in found if (day := _head(text, match)) is not None}
    days = list(heads.values())
    if len(days) < _LISTED or any(later < earlier for earlier, later in pairwise(days)):
        return {}
    side = _side(days, published.first)
    return dict.fromkeys(heads, side)


def looks_back(text: str, lists: TimeWords) -> bool:
    """Whether the article's first line calls it a look back ("Rückblick 1998"): its present tense tells of the past."""
    opening = _OPENING.match(text)
    words = _WORD.findall(opening[1]) if opening is not None else []
    return any(
        word in lists.looking_back and (k == 0 or words[k - 1].lower() not in lists.in_course)
        for k, word in enumerate(words)
    )


def _head(text: str, match: Match) -> _Day | None:
    """The day that opens a line and has a mark behind it, if it has no year."""
    month, number = match.get("MONTH") or match.get("MONTH_ABBR"), match.get("DAY_NUMBER")
    if not month or not number or "YEAR" in {name for word in match.words for name in word.values}:
        return None
    start, end = match.words[0].start, match.words[-1].end
    line = text[text.rfind("\n", 0, start) + 1 : start]
    marked = text[end : end + 2].strip()[:1]
    heads = not any(char.isalnum() for char in line) and marked != "" and marked in _BEHIND
    return (int(month), int(number)) if heads else None


def _side(days: Iterable[_Day], published: dt.date) -> Side:
    """Whether the day of the list that is nearest to the article's lies before it or behind."""
    gaps: dict[Side, list[int]] = {"past": [], "future": []}
    for month, number in days:
        for side, found in gaps.items():
            near = calendar.day_near(published, month, number, side)
            if near is not None:
                found.append(abs((near - published).days))
    nearest = {side: min(found, default=0) for side, found in gaps.items()}
    return "past" if nearest["past"] <= nearest["future"] else "future"
