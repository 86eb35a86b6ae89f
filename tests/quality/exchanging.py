"""Exchanging the people and places of an article for others of the same kind, with every word that names them.

Each function takes the layers of an article up to its people, and gives the new text with whom each person then is
(ids of the knowledge base) and where each place; ``None`` where not every word of somebody could be exchanged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from depesche.days import DaySet
from depesche.knowledge import load
from depesche.knowledge.model import Person, State, Term

Made = tuple[str, Mapping[str, str], Mapping[str, str]]
_ENDINGS: Final = ("", "e", "en", "er", "es", "em")
_OFFICES: Final = ("head_of_state", "head_of_government", "foreign_minister")


@dataclass(frozen=True)
class Side:
    """Somebody in an office, and the words by which an article can name him and his state."""

    person: Person
    state: State
    office: str

    def words(self) -> list[str]:
        """The words, each kind at a place of its own in every list."""
        given = self.person.name.removesuffix(self.person.surname).strip()
        state = self.state
        demonyms = (state.demonyms + ("\0",) * 3)[:3]
        adjective = state.adjectives[0]
        return [
            self.person.name,
            self.person.surname,
            self.person.surname + "s",
            given,
            state.name,
            state.genitives[0],
            *(adjective + ending for ending in _ENDINGS),
            *demonyms,
            state.capital or "\0",
        ]


def other_side(doc: Any, bound: Sequence[str]) -> Made | None:
    """The first leader who can be exchanged, as the leader of another state in the same office."""
    taken = {m.state for m in doc._.mentions if m.state} | {m.person for m in doc._.mentions if m.person}
    for side in _sides(doc, bound):
        for other in _others(side, doc._.published):
            if other.state.id not in taken and other.person.id not in taken:
                return _put(doc, [(side, other)])
    return None


def exchanged_sides(doc: Any, bound: Sequence[str]) -> Made | None:
    """The first two leaders in one office and of one gender, each for the other."""
    sides = list(_sides(doc, bound))
    for one in sides:
        for two in sides:
            alike = one.office == two.office and one.person.gender == two.person.gender
            if one.state.id < two.state.id and alike:
                return _put(doc, [(one, two), (two, one)])
    return None


def exchanged_places(doc: Any, cities: Sequence[str]) -> Made | None:
    """One city as another: on nobody's ground for one on nobody's ground."""
    base = load()
    states = {m.state for m in doc._.mentions if m.state and m.kind not in ("place", "occasion")}
    named = [m for m in doc._.mentions if m.kind == "place" and m.name in cities]
    if not named or any(m.kind == "occasion" for m in doc._.mentions):
        return None
    old = str(named[0].name)
    if named[0].state in states or re.search(rf"{old}\w|-{old}|{old}-", doc.text):
        return None
    at = cities.index(old)
    for new in (*cities[at + 1 :], *cities[:at]):
        place = base.places_named(new)
        if place and place[0].state not in states and new not in doc.text:
            return re.sub(rf"\b{old}\b", new, doc.text), {}, {old: new}
    return None


def _sides(doc: Any, bound: Sequence[str]) -> Iterator[Side]:
    """The leaders whom an article names in words that can be exchanged, in its order."""
    mentions, published = doc._.mentions, doc._.published
    if published is None or any(m.kind == "occasion" for m in mentions):
        return
    for person in dict.fromkeys(m.person for m in mentions if m.person and m.counts):
        side = next(iter(_in_office(person, published)), None)
        if side is not None and _plain(doc, side, bound):
            yield side


def _in_office(person: str, published: DaySet) -> Iterator[Side]:
    """Somebody in the offices held, if words of one kind name him and his state."""
    base = load()
    for term in base.terms_of(person, published):
        state, known = base.state(term.place), base.person(person)
        if term.office in _OFFICES and state is not None and known is not None and _nameable(known, state, term):
            yield Side(known, state, term.office)


def _nameable(person: Person, state: State, term: Term) -> bool:
    """Whether the words for somebody are of the commonest kind: nothing that is declined with an article."""
    parts = person.name.split()
    simple = len(parts) == 2 and parts[1] == person.surname and not person.surname.endswith(("s", "x", "z", "ß"))
    simple = simple and bool(person.gender)
    words = len(state.adjectives) == 1 and state.genitives[:1] == (f"{state.name}s",) and " " not in state.name
    return simple and words and not term.status and len(state.capitals) == 1 and state.capital != state.name


def _plain(doc: Any, side: Side, bound: Sequence[str]) -> bool:
    """Whether nothing of the side's state is named but the side itself, its state and its capital."""
    for mention in doc._.mentions:
        if mention.state != side.state.id:
            continue
        known = mention.person in (side.person.id, None) and not mention.modifier
        here = mention.kind in ("person", "office", "pronoun", "state") or mention.name == side.state.capital
        if not (known and here):
            return False
    if any(m.person == side.person.id and m.state not in (side.state.id, None) for m in doc._.mentions):
        return False
    return not any(word in doc.text for word in bound) and _capital_is_place(doc, side)


def _capital_is_place(doc: Any, side: Side) -> bool:
    """Whether no compound is made of the words of the state ("Paris-Besuch", "Russlandreise")."""
    names = [side.state.name, side.state.capital or "\0", side.person.surname]
    return not any(
        re.search(rf"{re.escape(n)}-|-{re.escape(n)}|{re.escape(n)}(?!s?\b)\w", doc.text) for n in names
    )


def _others(side: Side, published: DaySet) -> Iterator[Side]:
    """Leaders of other states in the same office and of the same gender, on all the days."""
    base = load()
    for id_, state in base.states.items():
        found = base.holders(side.office, id_, published)
        if len(found) != 1 or not published.within(found[0].certain):
            continue
        other = next((s for s in _in_office(found[0].person, published) if s.office == side.office), None)
        led = state.leader_office == side.state.leader_office
        if other is not None and led and other.person.gender == side.person.gender and _unambiguous(other):
            yield other


def _unambiguous(side: Side) -> bool:
    """Whether the surname is nobody else's, and no word."""
    found = load().people_named(side.person.surname)
    return len(found) == 1 and len(side.person.surname) > 4


def _spellings(person: Person, word: str) -> Iterator[str]:
    """The word in all spellings of the person's name."""
    yield word
    for form in person.forms:
        given, _, surname = form.rpartition(" ")
        yield from {
            person.name: [form] if given else [],
            person.surname: [surname],
            f"{person.surname}s": [f"{surname}s"],
        }.get(word, [])


def _put(doc: Any, pairs: Sequence[tuple[Side, Side]]) -> Made | None:
    words = {
        spelt: new
        for one, other in pairs
        for old, new in zip(one.words(), other.words(), strict=True)
        if "\0" not in old and "\0" not in new
        for spelt in _spellings(one.person, old)
    }
    if "\0" in words or not all(words.values()):
        return None
    found = re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, words), key=len, reverse=True)) + r")\b")
    text = found.sub(lambda match: words[match[0]], doc.text)
    people = {one.person.id: other.person.id for one, other in pairs}
    places = {str(one.state.capital): str(other.state.capital) for one, other in pairs}
    places |= {one.state.name: other.state.name for one, other in pairs}
    return text, people, places
