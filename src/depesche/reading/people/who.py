"""Who is meant by a description alone: "japanischer Regierungschef" on a day, with the source of the answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Literal

from depesche.days import DaySet
from depesche.knowledge import Knowledge
from depesche.knowledge.model import Term
from depesche.light import dataclass, replace
from depesche.reading.layers import Mention
from depesche.reading.people import People
from depesche.reading.people.vocabulary import OfficeWord, people_words
from depesche.reading.setting import Setting, default_setting

Outcome = Literal["known", "known until", "ambiguous", "not known"]


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
    """Whom a description means: exactly one of ``holders`` if it is known, else all who come into question.

    "known until" is said of one who held the office on the last day of which anything is known, before the day asked
    for: :attr:`last_known`.
    """

    description: str
    outcome: Outcome
    holders: tuple[Holder, ...] = ()
    office: str | None = None
    state: str | None = None

    @property
    def one(self) -> Holder | None:
        """Who is meant, if it is one."""
        return self.holders[0] if self.outcome in ("known", "known until") else None

    @property
    def last_known(self) -> dt.date | None:
        """The last day for which the answer is certain, where the question is about a later one."""
        one = self.one if self.outcome == "known until" else None
        return one.term.last_known if one and one.term else None


def people_of(base: Knowledge) -> People:
    """The people layer of the default language with this knowledge."""
    return People(Setting(default_setting().language, base))


def who(description: str, on: DaySet | None, people: People | None = None) -> Answer:
    """Whom the description means on these days; on any day where none are given."""
    reader = people or People(default_setting())
    answer = _meant(description.strip(), on, reader)
    if answer.outcome == "known" and on is not None:
        if len(bearers := _bearers(answer, on, reader)) > 1:
            return replace(answer, outcome="ambiguous", holders=bearers, office=None, state=None)
        term = answer.holders[0].term
        if term is not None and term.beyond(on):
            return replace(answer, outcome="known until")
    return answer


def _bearers(answer: Answer, on: DaySet, reader: People) -> tuple[Holder, ...]:
    """All who hold an office on these days, where the description is a surname and nothing else ("Kim")."""
    known, words = reader.knowledge, reader.setting.language.made(people_words)
    word = " ".join(part for part in answer.description.split() if part not in words.lists["definite"])
    bearers = [p.id for p in known.people_named(word) if p.surname == word]
    holding = [p for p in bearers if any(t.status != "elect" for t in known.terms_of(p, on))]
    return tuple(_holder(person, None, None, on, known) for person in holding)


def _meant(text: str, on: DaySet | None, reader: People) -> Answer:
    mentions = [m for m in reader.mentions(text, ((0, len(text)),), on) if m.kind != "state"]
    mention = max(mentions, key=lambda m: (m.kind in ("person", "office"), m.end - m.start), default=None)
    if mention is None:
        return _of_word(text, on, reader.setting)
    if mention.kind in ("side", "place"):
        return _of_side(text, mention, on, reader.knowledge)
    return _of_mention(text, mention, on, reader.setting)


def _of_word(text: str, on: DaySet | None, setting: Setting) -> Answer:
    """A bare surname that several bear or that is a word besides ("Bush", "Kohl"), or a bare office ("der Präsident"),
    of which there is one in many states.
    """
    knowledge, definite = setting.knowledge, setting.language.made(people_words).lists["definite"]
    spoken = [part for part in text.split() if part not in definite]
    word = spoken[0] if len(spoken) == 1 else ""
    if holders := _surnamed(word, on, knowledge):
        one = len({holder.person for holder in holders}) == 1
        return Answer(text, "known", holders[-1:]) if one else Answer(text, "ambiguous", holders)
    row = setting.made(_bare_words).get(word)
    return Answer(text, "ambiguous" if row else "not known", office=row.roles[0] if row else None)


def _surnamed(word: str, on: DaySet | None, knowledge: Knowledge) -> tuple[Holder, ...]:
    """All terms of those who are called so and were in office on these days."""
    named = [p.id for p in knowledge.people_named(word) if on is None or knowledge.terms_of(p.id, on)]
    return tuple(holder for person in named for holder in _terms(person, None, None, on, knowledge))


def _bare_words(setting: Setting) -> Mapping[str, OfficeWord]:
    """The row of each word for an office."""
    words = setting.language.made(people_words)
    return {
        form.text: office
        for office in reversed(words.offices)
        for word in office.words
        for form in words.inflection.noun_forms(word)
        if office.roles
    }


def _of_mention(text: str, mention: Mention, on: DaySet | None, setting: Setting) -> Answer:
    knowledge = setting.knowledge
    if mention.person:
        return _of_person(text, mention, on, setting)
    office, place = mention.office, mention.state
    if office is None or place is None:
        several = _in_question(mention, on, knowledge)
        return Answer(text, "ambiguous" if several else "not known", several, office, place)
    if on is None and mention.modifier is None and mention.candidates:
        return _line(text, office, place, knowledge)
    several = _in_question(mention, on, knowledge)
    plain = mention.modifier is None and not setting.language.grammar.nouns.is_feminine(text)
    if several or not plain:
        return Answer(text, "ambiguous" if several else "not known", several, office, place)
    return _of_office(text, office, place, on, knowledge)


def _of_person(text: str, mention: Mention, on: DaySet | None, setting: Setting) -> Answer:
    """The person whom the words mean; beside them one in the state that a bare office means first."""
    knowledge = setting.knowledge
    if nearer := _nearer(text, mention, on, setting):
        holders = [_holder(p, o, s, on, knowledge) for p, o, s in (nearer, _held(mention))]
        return Answer(text, "ambiguous", tuple(holders), mention.office)
    holder = _holder(mention.person or "", mention.office, mention.state, on, knowledge)
    return Answer(text, "known", (holder,), mention.office, mention.state)


def _in_question(mention: Mention, on: DaySet | None, knowledge: Knowledge) -> tuple[Holder, ...]:
    """The candidates by the beginning of their terms, else the members of a group."""
    candidates = [c for c in mention.candidates if c.person]
    found = (h for c in candidates for h in _terms(c.person or "", c.office, c.state, on, knowledge))
    members = tuple(_holder(p, None, None, on, knowledge) for p in mention.members)
    return tuple(sorted(found, key=_begun)) or members


def _line(text: str, office: str, place: str, knowledge: Knowledge) -> Answer:
    """The whole line of those who held an office, each term a row."""
    terms = [t for t in knowledge.holders(office, place) if t.status != "elect"]
    holders = tuple(Holder(t.person, knowledge.label(t.person), t.office, t.place, t) for t in terms)
    return Answer(text, "ambiguous", holders, office, place)


def _held(mention: Mention) -> tuple[str, str, str]:
    return mention.person or "", mention.office or "", mention.state or ""


def _nearer(text: str, mention: Mention, on: DaySet | None, setting: Setting) -> tuple[str, str, str] | None:
    """The holder of a bare office in the state that its word means first, where the words' gender made it mean another:
    "Kanzler" in 2010 is Angela Merkel to some and Werner Faymann to others.
    """
    row = setting.made(_bare_words).get(text)
    if row is None or not row.places or setting.language.grammar.nouns.is_feminine(text) or not mention.office:
        return None
    if mention.state in (None, row.places[0]):
        return None
    terms = setting.knowledge.holders(mention.office, row.places[0], on)
    return (terms[0].person, mention.office, row.places[0]) if terms else None


def _of_side(text: str, mention: Mention, on: DaySet | None, knowledge: Knowledge) -> Answer:
    """The one who speaks for a side: the holder of the office that it stands for."""
    if mention.state is None:
        return Answer(text, "not known")
    state = knowledge.state(mention.state)
    office = mention.office or "government"
    if office == "government":
        office = state.leader_office if state else "head_of_government"
    return _of_office(text, office, mention.state, on, knowledge)


def _of_office(text: str, office: str, place: str, on: DaySet | None, knowledge: Knowledge) -> Answer:
    """Whoever holds the office, woman or man: "britischer Premierminister" may mean Theresa May."""
    terms = [t for t in knowledge.holders(office, place, on) if not t.note.startswith("stand-in")]
    people = dict.fromkeys(t.person for t in terms)
    holders = tuple(_holder(p, office, place, on, knowledge) for p in people)
    outcome: Outcome = "known" if len(holders) == 1 else "ambiguous" if holders else "not known"
    return Answer(text, outcome, holders, office, place)


def _terms(
    person: str, office: str | None, state: str | None, on: DaySet | None, knowledge: Knowledge
) -> Iterator[Holder]:
    """The person once for each term in the office on these days; once without any where there is none."""
    terms = _terms_as(person, office, state, knowledge)
    meeting = [t for t in terms if t.status != "elect" and (on is None or t.days.meets(on))]
    if not meeting:
        yield _holder(person, office, state, on, knowledge)
    for term in meeting:
        yield Holder(person, knowledge.label(person), term.office, term.place, term)


def _terms_as(person: str, office: str | None, state: str | None, knowledge: Knowledge) -> list[Term]:
    """The person's terms of an office in a state; all of them where neither is named."""
    asked = (office, state)
    return [t for t in knowledge.terms_of(person) if asked in ((None, None), (t.office, t.place))]


def _begun(holder: Holder) -> dt.date:
    first = holder.term.days.first if holder.term else None
    return first or dt.date.max


def _holder(person: str, office: str | None, state: str | None, on: DaySet | None, knowledge: Knowledge) -> Holder:
    terms = _terms_as(person, office, state, knowledge)
    meeting = [t for t in terms if on is None or t.days.meets(on)]
    term = (meeting or terms)[-1] if terms else None
    return Holder(
        person,
        knowledge.label(person),
        office or (term.office if term else None),
        state or (term.place if term else None),
        term,
    )
