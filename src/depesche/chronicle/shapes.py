"""Which reports of gatherings can be one contact at all: by time, people, place and occasion.

A shape is what decides that of a report. It follows from the article alone, so that it can be kept beside the report
and asked for without reading the article; articles that turn out to have appeared on other days keep their shapes.
Two reports whose shapes are not related are never compared, so gatherings fall apart into small groups.
"""

from __future__ import annotations

import datetime as dt
from itertools import combinations
from typing import Final, NamedTuple

from depesche.chronicle.bounds import DATED_SPAN
from depesche.days import FAR_FUTURE, FAR_PAST

#: How far from the news a gathering may lie of whose time nothing is said: what lies ahead is planned for a year.
REACH: Final = 400
#: How far apart two articles may be that both say nothing of the time.
APART: Final = 200
#: Times of so many days stand for themselves; of wider ones more must agree.
NARROW: Final = 7
#: A gathering so near to the news may be the one that is meant, whatever else is said of it.
NEAR_NEWS: Final = 10
#: The greatest slack of a time that is not put off.
LEAST_SLACK: Final = 5
#: At most so many people and words of a report are weighed here.
_PEOPLE, _WORDS = 40, 12


class Shape(NamedTuple):
    """What decides with which others a report of a gathering can be compared.

    ``sure`` says that it names its days (at most a month), ``told`` that it names no time but appeared within a month
    that is known; ``lo`` and ``hi`` are ordinals of the first and last day on which the contact may lie, ``slack`` how
    many days off these may be, ``news`` the ordinal of the first day on which the article may have appeared (far in
    the past if unknown). ``visit`` says that reports of two of its people may be about it too.
    """

    sure: bool
    told: bool
    visit: bool
    lo: int
    hi: int
    news: int
    slack: int
    people: frozenset[str]
    words: frozenset[str]

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """All pairs of its people; of a single person a pair with nobody."""
        people = sorted(self.people)
        return [*combinations(people, 2)] if len(people) > 1 else [(people[0], "")]

    def written(self) -> str:
        """As text."""
        numbers = (int(self.sure), int(self.told), int(self.visit), self.lo, self.hi, self.news, self.slack)
        return "|".join((*map(str, numbers), ";".join(sorted(self.people)), " ".join(sorted(self.words))))


def shape(
    form: tuple[bool, bool, bool],
    days: tuple[int, int],
    news: int,
    slack: int,
    people: tuple[str, ...],
    words: frozenset[str],
) -> Shape:
    """The shape of a report, of the first people and words in their order where these are very many; ``form`` says
    whether it is sure, told and a visit.
    """
    few = frozenset(sorted(words)[:_WORDS])
    return Shape(*form, *days, news, slack, frozenset(people[:_PEOPLE]), few)


def read(text: str) -> Shape:
    """The shape that was written."""
    sure, told, visit, lo, hi, news, slack, people, words = text.split("|")
    those = frozenset(people.split(";"))
    return Shape(
        sure == "1",
        told == "1",
        visit == "1",
        int(lo),
        int(hi),
        int(news),
        int(slack),
        those,
        frozenset(words.split()),
    )


# -- what is related -------------------------------------------------------------------------------
def related(one: Shape, other: Shape) -> bool:
    """Whether two reports are compared: two people (or the only one) in common, times that can meet, and where these
    are wide something more that agrees.
    """
    slack = max(one.slack, other.slack)
    gap = max(other.lo - one.hi, one.lo - other.hi)
    if gap > slack or not _share(one.people, other.people):
        return False
    if one.sure and other.sure:
        near = gap <= LEAST_SLACK and max(one.hi - one.lo, other.hi - other.lo) < NARROW
    elif one.sure or other.sure:
        near = _near_news(*((other, one) if one.sure else (one, other)))
    else:
        away = abs(one.news - other.news)
        if one.told and other.told and away > APART:
            return False
        near = away < NARROW and one.news > FAR_PAST
    return near or _alike(one, other)


def _near_news(open_: Shape, dated: Shape) -> bool:
    """Whether the days of a gathering are near to the news of another report."""
    return dated.lo - NEAR_NEWS <= open_.news <= dated.hi + NEAR_NEWS


def _share(one: frozenset[str], other: frozenset[str]) -> bool:
    common = len(one & other)
    return common > 1 or (common == 1 and len(one) == len(other) == 1)


def _alike(one: Shape, other: Shape) -> bool:
    """Whether most people are the same, or a word of place or occasion."""
    if not one.words.isdisjoint(other.words):
        return True
    common = len(one.people & other.people)
    return common == min(len(one.people), len(other.people)) or 2 * common >= len(one.people | other.people)


# -- where related ones are found ------------------------------------------------------------------
#: Reports are kept by what is known of their time, and by month.
DATED: Final = "d"
PUT_OFF: Final = "p"
TOLD: Final = "t"
OPEN: Final = "o"


def drawer(given: Shape) -> str:
    """The drawer in which a report is kept."""
    if given.sure:
        return (PUT_OFF if given.slack > LEAST_SLACK else DATED) + _month(given.lo)
    return TOLD + _month(given.news) if given.told else OPEN


def drawers(given: Shape) -> tuple[tuple[str, str, str], ...]:
    """The drawers in which related reports are kept: those of a letter from one month to another, both included."""
    lo, hi, slack = given.lo, given.hi, max(given.slack, LEAST_SLACK)
    return (
        (DATED, _month(lo - DATED_SPAN - slack), _month(hi + slack)),
        (PUT_OFF, _month(lo - DATED_SPAN - REACH), _month(hi + REACH)),
        (TOLD, _month(lo - DATED_SPAN - REACH - slack), _month(hi + REACH + slack)),
        (OPEN, "", ""),
    )


def _month(ordinal: int) -> str:
    return dt.date.fromordinal(min(max(ordinal, FAR_PAST), FAR_FUTURE)).isoformat()[:7]
