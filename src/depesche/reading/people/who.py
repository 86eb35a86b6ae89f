"""Who is meant by a description alone: "japanischer Regierungschef" on a day, with the source of the answer."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from depesche.days import DaySet
from depesche.knowledge import Knowledge
from depesche.knowledge.model import Term
from depesche.reading.layers import Mention
from depesche.reading.people import People

Outcome = Literal["known", "ambiguous", "not known"]


@dataclass(frozen=True, slots=True)
class Holder:
    """A person with the term of office that makes them the answer; the term is ``None`` where they hold none."""

    person: str | None
    name: str | None
    office: str | None
    state: str | None
    term: Term | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """Whom a description means: exactly one of ``holders`` if it is known, else all who come into question."""

    description: str
    outcome: Outcome
    holders: tuple[Holder, ...] = ()
    office: str | None = None
    state: str | None = None


@cache
def _people() -> People:
    return People()


def who(description: str, on: DaySet | None, people: People | None = None) -> Answer:
    """Whom the description means on these days; on any day where none are given."""
    reader = people or _people()
    text = description.strip()
    mentions = [m for m in reader.mentions(text, ((0, len(text)),), on) if m.kind != "state"]
    mention = max(mentions, key=lambda m: (m.kind in ("person", "office"), m.end - m.start), default=None)
    if mention is None:
        return Answer(text, "not known")
    if mention.kind in ("side", "place"):
        return _of_side(text, mention, on, reader.knowledge)
    return _of_mention(text, mention, on, reader.knowledge)


def _of_mention(text: str, mention: Mention, on: DaySet | None, knowledge: Knowledge) -> Answer:
    if mention.person:
        holders = [_holder(mention.person, mention.office, mention.state, on, knowledge)]
        return Answer(text, "known", tuple(holders), mention.office, mention.state)
    candidates = [c for c in mention.candidates if c.person]
    found = tuple(_holder(c.person or "", c.office, c.state, on, knowledge) for c in candidates)
    members = tuple(_holder(p, None, None, on, knowledge) for p in mention.members)
    several = found or members
    return Answer(text, "ambiguous" if several else "not known", several, mention.office, mention.state)


def _of_side(text: str, mention: Mention, on: DaySet | None, knowledge: Knowledge) -> Answer:
    """The one who speaks for a side: the holder of the office that it stands for."""
    if mention.state is None:
        return Answer(text, "not known")
    state = knowledge.state(mention.state)
    office = mention.office or "government"
    if office == "government":
        office = state.leader_office if state else "head_of_government"
    terms = [t for t in knowledge.holders(office, mention.state, on) if not t.note.startswith("stand-in")]
    people = dict.fromkeys(t.person for t in terms)
    holders = tuple(_holder(p, office, mention.state, on, knowledge) for p in people)
    outcome: Outcome = "known" if len(holders) == 1 else "ambiguous" if holders else "not known"
    return Answer(text, outcome, holders, office, mention.state)


def _holder(person: str, office: str | None, state: str | None, on: DaySet | None, knowledge: Knowledge) -> Holder:
    terms = [t for t in knowledge.terms_of(person) if (office, state) in ((None, None), (t.office, t.place))]
    meeting = [t for t in terms if on is None or t.days.meets(on)]
    term = (meeting or terms)[-1] if terms else None
    return Holder(
        person,
        knowledge.label(person),
        office or (term.office if term else None),
        state or (term.place if term else None),
        term,
    )
