"""What is wrong with the knowledge base and what it lacks: orphans, overlapping terms, gaps, coverage by year.

Orphans and overlaps are errors in the tables; gaps are days on which nobody is known to lead a state, and are
known for what they are.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal

from depesche.days import DaySet
from depesche.knowledge.base import Knowledge
from depesche.knowledge.model import State, Term
from depesche.knowledge.tables import DATA, names_folder, rows
from depesche.knowledge.terms import BESIDE
from depesche.knowledge.terms import COLUMNS as TERM_COLUMNS

#: The days that the knowledge base is meant to cover.
FIRST: Final = dt.date(1990, 1, 1)
LAST: Final = dt.date(2026, 11, 1)
_LEADING: Final = ("head_of_state", "head_of_government", "supreme_leader")

Kind = Literal["orphan", "overlap", "gap"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong or missing: what, where, and the days it concerns if it concerns some."""

    kind: Kind
    place: str
    office: str
    people: tuple[str, ...] = ()
    days: DaySet | None = None
    where: str = ""


def problems(knowledge: Knowledge) -> tuple[Problem, ...]:
    """All orphans, overlaps and gaps, in this order."""
    return (*orphans(knowledge), *overlaps(knowledge), *gaps(knowledge))


def orphans(knowledge: Knowledge) -> Iterator[Problem]:
    """Rows that name a person, state or organisation that has no words in the language."""
    places = {*knowledge.states, *knowledge.organisations, *knowledge.regions}
    for row in rows(DATA, "terms", TERM_COLUMNS):
        if row["person"] not in knowledge.people or row["place"] not in places:
            yield Problem("orphan", row["place"], row["office"], (row["person"],), where=row.where)
    for row in rows(names_folder(knowledge.language), "metonyms", ("form", "place", "office")):
        if row["place"] not in places:
            yield Problem("orphan", row["place"], row["office"], where=row.where)


def overlaps(knowledge: Knowledge) -> Iterator[Problem]:
    """Two people certain to hold one office on the same day."""
    for (place, office), terms in _by_office(knowledge).items():
        ordered = sorted(terms, key=lambda t: t.days.runs[0].first or 0)
        for before, after in pairwise(ordered):
            shared = before.certain & after.certain
            if shared and before.person != after.person:
                yield Problem("overlap", place, office, (before.person, after.person), shared)


def _by_office(knowledge: Knowledge) -> dict[tuple[str, str], list[Term]]:
    """The regular terms of each office that one person holds at a time."""
    out: dict[tuple[str, str], list[Term]] = defaultdict(list)
    for term in knowledge.terms:
        beside = term.status in BESIDE or term.note.startswith(("joint", "stand-in"))
        if not beside and term.office != "spokesperson":
            out[term.place, term.office].append(term)
    return out


def gaps(knowledge: Knowledge) -> Iterator[Problem]:
    """For each state the days since 1990 on which nobody is known to lead it."""
    for state in knowledge.states.values():
        terms = [t for t in knowledge.terms if t.place == state.id and t.office == state.leader_office]
        free = _wanted(state)
        for term in terms:
            free = _without(free, term.days)
        for run in free.runs:
            if run.first is not None and run.last is not None and run.last - run.first > 1:
                yield Problem("gap", state.id, state.leader_office, days=DaySet((run,)))


def _wanted(state: State) -> DaySet:
    whole = DaySet.between(FIRST, LAST)
    return whole & state.valid if state.valid is not None else whole


def _without(days: DaySet, taken: DaySet) -> DaySet:
    """The days that are not taken; both are plain intervals."""
    for run in taken.runs:
        before = DaySet.between(None, dt.date.fromordinal(run.first - 1)) if run.first is not None else None
        after = DaySet.between(dt.date.fromordinal(run.last + 1), None) if run.last is not None else None
        days = DaySet.one_of([days & side for side in (before, after) if side is not None])
    return days


def coverage(knowledge: Knowledge) -> dict[str, dict[int, float]]:
    """For each state and year the share of days on which a leader is known; years without the state are not in."""
    holders: dict[str, list[Term]] = defaultdict(list)
    for term in knowledge.terms:
        if term.office in _LEADING:
            holders[term.place].append(term)
    return {state.id: _years(state, holders[state.id]) for state in knowledge.states.values()}


def _years(state: State, terms: list[Term]) -> dict[int, float]:
    out = {}
    known = DaySet.one_of(t.days for t in terms)
    for year in range(FIRST.year, LAST.year + 1):
        wanted = DaySet.year(year) & _wanted(state)
        if wanted:
            out[year] = (wanted & known).size / wanted.size
    return out
