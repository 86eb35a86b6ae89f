"""The second half of the fast path: whether what a contact needs stands near each other.

The words are looked up in the dictionary by which people are read, so that no name, office or state that the reader
knows is passed over. A contact needs a trigger that tells of one by itself, or beside the words that its frame
needs, and around it possible sides of two states or organisations.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final

from depesche.days import DaySet
from depesche.knowledge import Knowledge
from depesche.light import dataclass
from depesche.reading.contacts.triggers.frames import Frames, VerbFrame, frames, relations
from depesche.reading.contacts.triggers.words import trigger_words
from depesche.reading.people.entries import lexicon
from depesche.reading.people.lexicon import Lexicon
from depesche.reading.people.scan import Found, Scan, placeless, scan
from depesche.reading.people.terms import COUNTING, Terms, counts
from depesche.reading.people.vocabulary import OfficeWord, PeopleWords
from depesche.reading.setting import Setting

#: How many words before and behind a trigger its sides may stand: those that its pronouns mean stand before it.
_BEFORE: Final = 120
_BEHIND: Final = 60
#: A text of at most so many words that names two sides costs little to read and may tell in a headline's way.
_SHORT: Final = 60
#: How many words from a verb the words that its frame needs, and what stands apart from it, may stand.
_CLAUSE: Final = 40
#: How many words behind its preposition somebody's name or office may stand.
_PHRASE: Final = 5
#: How many words from a surname an office, a title or a given name tells that it is one.
_BESIDE: Final = 4
#: An office so many words before a name, or nearer, is that person's.
_TITLE: Final = 3
#: Roles of offices that may take part, beside those that count by themselves.
_POINTING: Final = COUNTING | {"leader", "same", "crown_prince"}
_STATES: Final = frozenset({"state", "adjective", "genitive", "demonym", "place", "organisation"})
_NAMES: Final = frozenset({"person", "surname", "titled"})


@dataclass(frozen=True, slots=True)
class Wanted:
    """Words of which one must stand near a verb, in lower case, as they are or by their beginning or end."""

    words: frozenset[str]
    beginnings: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()

    def among(self, words: frozenset[str]) -> bool:
        """Whether one of them is among the words."""
        if not self.words.isdisjoint(words):
            return True
        return any(
            word.startswith(self.beginnings) or word.endswith(self.endings)
            for word in words
            if self.beginnings or self.endings
        )


#: What must all stand near a form for it to tell of a contact by one of its verbs.
Conditions = tuple[Wanted, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """A possible side: where it stands, what tells it from others, and the states that it may be of.

    ``loose`` is one that needs another that is certain: an everyday word that is a surname too. ``known`` is
    somebody who is named beyond doubt and in office.
    """

    at: int
    key: object
    places: frozenset[str]
    loose: bool = False
    known: bool = False


@dataclass(slots=True)
class Sides:
    """The possible sides of a text, and the states that its offices may be of, each in the order of the text;
    ``words`` are those of the whole text.
    """

    words: Scan
    named: list[Side]
    offices: list[Side]
    states: list[Side]

    def two_between(self, first: int, end: int) -> bool:
        """Whether two that may be of different states or organisations stand between two words."""
        offices = _between(self.offices, first, end)
        found = [*_between(self.named, first, end), *offices]
        if offices:
            found += _between(self.states, first, end)
        places = frozenset().union(*(side.places for side in found))
        return len(places) > 1 and len({side.key for side in found}) > 1

    def __bool__(self) -> bool:
        """Whether the text has any two, one of them certain."""
        certain = bool(self.offices) or any(not side.loose for side in self.named)
        return certain and self.two_between(0, 1 << 60)

    @property
    def evident(self) -> bool:
        """Whether two are certain to be of different states or organisations."""
        known = [side.places for side in self.named if side.known]
        return any(places.isdisjoint(known[0]) for places in known)


def _between(sides: Sequence[Side], first: int, end: int) -> Sequence[Side]:
    return sides[bisect_left(sides, first, key=_place) : bisect_left(sides, end, key=_place)]


def _place(side: Side) -> int:
    return side.at


@dataclass(frozen=True, eq=False)
class Nearness:
    """What a setting looks for. ``verbs`` gives for each form the conditions of its verbs, none of which need hold
    where one is empty; ``somewhere`` are prepositions behind which somebody stands who is visited.
    """

    knowledge: Knowledge
    names: Lexicon
    frames: Frames
    verbs: Mapping[str, tuple[Conditions, ...]]
    somewhere: frozenset[str]
    places: dict[str, frozenset[str]]

    def has_sides(self, text: str) -> bool:
        """Whether two possible sides stand anywhere in the text."""
        return bool(self._sides(placeless(text, self.names), None))

    def _sides(self, words: Scan, published: DaySet | None) -> Sides:
        return _Finder(self, words, Terms(self.knowledge, published)).sides()

    def sides_near(self, text: str, published: DaySet | None) -> Sides | None:
        """The possible sides of a text in which a trigger stands near two of them, else ``None``; ``published`` tells
        who may be one by then.
        """
        words = scan(text, ((0, len(text)),), self.names)
        sides = self._sides(words, published)
        if not sides:
            return None
        if len(words.texts) <= _SHORT:
            return sides
        lowers = [word.lower() for word in words.texts]
        told = any(self._tells(words, lowers, sides, at) for at in self._triggers(words.texts, lowers))
        return sides if told else None

    def _triggers(self, texts: Sequence[str], lowers: Sequence[str]) -> Iterator[int]:
        """The words that may be triggers by what they are."""
        verbs, somewhere = self.verbs, self.somewhere
        for at, lower in enumerate(lowers):
            if lower in verbs or lower in somewhere or texts[at][0].isupper():
                yield at

    def _tells(self, words: Scan, lowers: list[str], sides: Sides, at: int) -> bool:
        conditions = self.verbs.get(lowers[at])
        if conditions is None:
            triggers = self._somebody_behind(words, lowers, at) or self._noun(words.texts[at])
            return triggers and sides.two_between(at - _BEFORE, at + _BEHIND)
        if not sides.two_between(at - _BEFORE, at + _BEHIND):
            return False
        near = frozenset(lowers[max(0, at - _CLAUSE) : at + _CLAUSE])
        return any(all(wanted.among(near) for wanted in each) for each in conditions)

    def _noun(self, word: str) -> bool:
        return word[0].isupper() and self.frames.noun(word) is not None

    def _somebody_behind(self, words: Scan, lowers: list[str], at: int) -> bool:
        """Whether somebody stands behind a preposition: "war bei ihm", "will zu ihm"."""
        return lowers[at] in self.somewhere and any(i in words.at for i in range(at + 1, at + _PHRASE))

    def places_of(self, person: str) -> frozenset[str]:
        """The states and organisations for which a person may ever take part."""
        if person not in self.places:
            terms = self.knowledge.terms_of(person)
            self.places[person] = frozenset(term.place for term in terms if counts(term))
        return self.places[person]


def nearness(setting: Setting) -> Nearness:
    """What a setting looks for; ask :meth:`Setting.made` for it."""
    table = setting.language.made(relations)
    return Nearness(
        setting.knowledge,
        setting.made(lexicon),
        setting.made(frames),
        _verbs(setting),
        frozenset(form for form, relation in table.items() if relation in ("at", "to")),
        {},
    )


# -- triggers -------------------------------------------------------------------------------------
def _verbs(setting: Setting) -> dict[str, tuple[Conditions, ...]]:
    """The forms of verbs and of situations with what each needs beside it."""
    known, words = setting.made(frames), setting.language.made(trigger_words)
    needed = {
        verb: [
            tuple(_needed(f, words.reflexive)) for f in found if not (f.joins or f.follows)
        ]  # those go on telling
        for verb, found in known.verbs.items()
    }
    out: dict[str, set[Conditions]] = defaultdict(set)
    for text, verb, apart in setting.language.grammar.forms_apart(needed.keys(), setting.language):
        prefix = [Wanted(frozenset({apart}))] if apart else []
        out[text].update((*conditions, *prefix) for conditions in needed[verb])
    for phrase in words.as_guest:
        out[phrase[-1]].add(())
    return {text: tuple(found) for text, found in out.items()}


def _needed(frame: VerbFrame, reflexive: frozenset[str]) -> Iterator[Wanted]:
    if frame.reflexive:
        yield Wanted(reflexive)
    if frame.needs:
        lowers = [word.lower() for word in frame.needs]
        yield Wanted(
            frozenset(word for word in lowers if "*" not in word),
            tuple(word[:-1] for word in lowers if word.endswith("*")),
            tuple(word[1:] for word in lowers if word.startswith("*")),
        )


# -- sides ----------------------------------------------------------------------------------------
@dataclass(slots=True)
class _Finder:
    """Finds the possible sides of one text."""

    known: Nearness
    words: Scan
    terms: Terms

    @property
    def vocabulary(self) -> PeopleWords:
        return self.known.names.vocabulary

    def sides(self) -> Sides:
        found = self.words.found
        introduced = frozenset(self._introduced(found))
        named = [side for each in found if (side := self._named(each, introduced)) is not None]
        states = [
            Side(each.first, ids, frozenset(ids)) for each in found if (ids := _ids(each, _STATES.__contains__))
        ]
        evident = frozenset().union(*(side.places for side in (*named, *states)))
        seats = [Side(each.first, ids, frozenset(ids)) for each in found if (ids := _ids(each, "metonym".__eq__))]
        offices = [side for each in found if (side := self._office(each, evident)) is not None]
        return Sides(self.words, sorted((*named, *seats), key=_place), offices, states)

    # -- people
    def _introduced(self, found: Iterable[Found]) -> Iterator[str]:
        """The people whom the text names in full or with a title, an office or a given name beside the surname."""
        for each in found:
            names = [entry for entry in each.entries if entry.kind in _NAMES]
            if names and (any(e.kind == "person" for e in names) or self._titled(each)):
                yield from (person for entry in names for person in entry.ids)

    def _titled(self, found: Found) -> bool:
        """Whether an office, a title or a given name stands beside the name."""
        around = (*range(found.first - _BESIDE, found.first), *range(found.end, found.end + _BESIDE))
        if any((other := self.words.at.get(i)) is not None and _is_office(other) for i in around):
            return True
        before = self.words.texts[max(0, found.first - 2) : found.first]
        given, titles = self.known.names.given, self.vocabulary.lists["title"]
        return any(word in given or word in titles for word in before)

    def _named(self, found: Found, introduced: frozenset[str]) -> Side | None:
        people = {p for entry in found.entries if entry.kind in _NAMES for p in entry.ids}
        people = {person for person in people if self.known.places_of(person)}
        if not people:
            return None
        loose = False
        if people.isdisjoint(introduced):
            if self._everyday(found):
                return None
            if self._ambiguous(found):
                if self.terms.days is not None and not any(self.terms.active(p) for p in people):
                    return None
                loose = self.terms.days is None
        places = frozenset().union(*(self.known.places_of(person) for person in people))
        known = people <= introduced and all(map(self.terms.active, people))
        return Side(found.first, frozenset(people), places, loose, known)

    def _everyday(self, found: Found) -> bool:
        """Whether the surname is a word that names nobody by itself."""
        entries = [entry for entry in found.entries if entry.kind in _NAMES]
        nouns = self.vocabulary.lists["nouns"]
        return all(entry.kind == "titled" or entry.name in nouns for entry in entries)

    def _ambiguous(self, found: Found) -> bool:
        also = self.vocabulary.lists["also_words"]
        return all(entry.name in also for entry in found.entries if entry.kind in _NAMES)

    # -- offices
    def _office(self, found: Found, evident: frozenset[str]) -> Side | None:
        """An office that may take part and whose holder is not named right behind it."""
        for entry in found.entries:
            office = entry.office
            if office is None or entry.prefix in ("former", "deputy") or not _takes_part(office):
                continue
            places = entry.ids or office.places
            if places:
                likely = evident.intersection(places) or places[:1]
                return Side(found.first, office, frozenset(likely))
            if not self._before_name(found):
                return Side(found.first, office, frozenset({office.words[0]}))
        return None

    def _before_name(self, found: Found) -> bool:
        """Whether the office is the title of the name behind it ("Präsident Macron", not "der Präsident Macron")."""
        behind = (self.words.at.get(i) for i in range(found.end, found.end + _TITLE))
        named = any(each is not None and any(e.kind in _NAMES for e in each.entries) for each in behind)
        return named and not self.words.is_in(found.first - 1, "definite")


def _ids(found: Found, is_kind: Callable[[str], bool]) -> tuple[str, ...]:
    return tuple(id_ for entry in found.entries if is_kind(entry.kind) for id_ in entry.ids)


def _is_office(found: Found) -> bool:
    return any(entry.kind == "office" for entry in found.entries)


def _takes_part(office: OfficeWord) -> bool:
    roles = {*office.roles, *(role for found in (office.at or {}).values() for role in found)}
    return not roles.isdisjoint(_POINTING)
