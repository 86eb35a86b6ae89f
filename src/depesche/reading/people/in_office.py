"""People who were in office when it happened: "2008, als Nicolas Sarkozy nach Moskau flog" in an article of 2014.

Whoever holds no office on the article's day can still be a participant of what the sentence dates to the time when
they did. A sentence's time expressions decide; the words "former" and "Ex-" do not matter then. An office named
alone beside them is that of its holder then.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from depesche.days import DaySet
from depesche.knowledge import Knowledge
from depesche.knowledge.model import Term
from depesche.light import replace
from depesche.model import Reason
from depesche.reading.layers import Mention, Timex
from depesche.reading.people.terms import counts

#: A time expression dates a sentence if it names a year or less (days).
_LONGEST: Final = 366
#: The reason of an office that its holder on the article's days was found for.
_HOLDER: Final = "office_holder"


def in_office_then(
    mentions: Sequence[Mention],
    timexes: Sequence[Timex],
    sentences: Sequence[int],
    knowledge: Knowledge,
    published: DaySet | None = None,
) -> tuple[Mention, ...]:
    """The mentions, those of former holders counting where their sentence is about the time of their term.
    ``published`` are the article's days.
    """
    dated: dict[int, list[DaySet]] = {}
    for timex in timexes:
        if timex.days is not None and timex.days.bounded and timex.days.size <= _LONGEST:
            dated.setdefault(bisect_right(sentences, timex.start), []).append(timex.days)
    if not dated:
        return tuple(mentions)
    found: list[Mention] = []
    past: dict[int, DaySet] = {}
    for mention in mentions:
        sentence = bisect_right(sentences, mention.start)
        days = dated.get(sentence, ())
        then, when = _then(mention, days, knowledge)
        found.append(then)
        if (when := when or _told_of_then(mention, days, knowledge, published)) is not None:
            past[sentence] = when
    if not past:
        return tuple(found)
    return tuple(_held_then(m, past.get(bisect_right(sentences, m.start)), knowledge) for m in found)


def _then(mention: Mention, days: Sequence[DaySet], knowledge: Knowledge) -> tuple[Mention, DaySet | None]:
    """The mention as that of somebody who was in office on one of the days, and that day; as it is where nobody was."""
    if mention.counts or not mention.person or not days or mention.modifier == "deputy":
        return mention, None
    for term in sorted(knowledge.terms_of(mention.person), key=lambda term: term.joint):
        if counts(term) and (when := _meeting(term, days)) is not None:
            reason = Reason(
                "person_in_office_then",
                {"name": mention.name, "place": knowledge.label(term.place), "days": when.edtf()},
            )
            then = replace(
                mention, office=term.office, state=term.place, modifier=None, counts=True,
                reasons=(*mention.reasons, reason),
            )  # fmt: skip
            return then, when
    return mention, None


def _told_of_then(
    mention: Mention, days: Sequence[DaySet], knowledge: Knowledge, published: DaySet | None
) -> DaySet | None:
    """The day on which somebody named was in the office that their words name, and is no more: "Bundeskanzler Kohl"."""
    if not mention.counts or mention.person is None or not days or published is None:
        return None
    terms = [term for term in knowledge.terms_of(mention.person) if counts(term)]
    if any(term.days.meets(published) for term in terms):
        return None
    return next((when for term in terms if (when := _meeting(term, days)) is not None), None)


def _held_then(mention: Mention, when: DaySet | None, knowledge: Knowledge) -> Mention:
    """An office named alone beside somebody who was in office then: its holder of then, and not of the article's day
    ("1989 traf Kohl den sowjetischen Präsidenten").
    """
    if when is None:
        return mention
    if mention.members:
        held = (_holder_then(member, when, knowledge) for member in mention.members)
        members = tuple(dict.fromkeys(person for person in held if person is not None))
        return replace(mention, members=members, counts=bool(members))
    alone = any(reason.code == _HOLDER for reason in mention.reasons)
    if not alone or mention.person is None or mention.office is None or mention.state is None:
        return mention
    person = _one(mention.office, mention.state, when, knowledge)
    if person == mention.person:
        return mention
    name = knowledge.label(person) if person is not None else None
    place = knowledge.label(mention.state)
    reason = Reason("person_in_office_then", {"name": name, "place": place, "days": when.edtf()})
    return replace(mention, person=person, name=name, candidates=(), reasons=(reason,))


def _holder_then(member: str, when: DaySet, knowledge: Knowledge) -> str | None:
    """The member of a group if in office then, else who held that office then."""
    terms = [term for term in knowledge.terms_of(member) if counts(term)]
    if not terms or any(term.days.meets(when) for term in terms):
        return member
    return _one(terms[-1].office, terms[-1].place, when, knowledge)


def _one(office: str, place: str, when: DaySet, knowledge: Knowledge) -> str | None:
    """The only holder of an office on the days."""
    held = {term.person for term in knowledge.holders(office, place, when) if not term.status}
    return held.pop() if len(held) == 1 else None


def _meeting(term: Term, days: Sequence[DaySet]) -> DaySet | None:
    return next((d for d in days if term.days.meets(d)), None)
