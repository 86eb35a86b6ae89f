"""How old what is known is: for each state, up to which day its leader is confirmed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from depesche.days import DaySet
from depesche.knowledge.base import Knowledge
from depesche.knowledge.check import LEADING
from depesche.knowledge.model import State, Term


@dataclass(frozen=True, slots=True)
class Standing:
    """One state: who led it last as far as is known, up to which day, and how many days before the day asked for.

    ``person`` is ``None`` where nobody is known; ``age`` is 0 where the term reaches the day asked for.
    """

    state: str
    office: str
    person: str | None
    last_known: dt.date | None
    age: int | None
    source: str = ""


def standings(knowledge: Knowledge, on: dt.date) -> tuple[Standing, ...]:
    """All states of that day, those about which the least is known first."""
    found = [
        _standing(state, knowledge, on)
        for state in knowledge.states.values()
        if state.valid is None or on in state.valid
    ]
    return tuple(sorted(found, key=lambda s: (s.age is not None, -(s.age or 0), knowledge.label(s.state))))


def _standing(state: State, knowledge: Knowledge, on: dt.date) -> Standing:
    term = _latest(state, knowledge, on)
    if term is None:
        return Standing(state.id, state.leader_office, None, None, None)
    last = min(term.certain.last or on, on)
    return Standing(state.id, term.office, term.person, last, (on - last).days, term.source)


def _latest(state: State, knowledge: Knowledge, on: dt.date) -> Term | None:
    """The term of a leader that reaches furthest up to the day, that of the office that speaks for the state first."""
    until = DaySet.between(None, on)
    terms = [t for office in LEADING for t in knowledge.holders(office, state.id) if t.status != "elect"]
    begun = [t for t in terms if t.certain.meets(until)]

    def reach(term: Term) -> tuple[dt.date, bool, dt.date]:
        return min(term.certain.last or on, on), term.office == state.leader_office, term.days.first or on

    return max(begun, key=reach, default=None)
