"""All words that name something, in one dictionary by their first word: built once from the knowledge base.

A text is cut into words without regard to the tokenizer (:func:`cut`), so that the dictionary's entries and the
text agree on what a word is: hyphens join, full stops stand alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from depesche.knowledge import Knowledge
from depesche.knowledge.model import Gender, State
from depesche.lang.de.nouns import Number, adjective_forms, noun_forms
from depesche.reading.people.vocabulary import OTHER, SPOKESPERSON, OfficeWord, Words, words

WORD: Final = re.compile(r"[^\W_]+(?:(?:[-‐‑]|['’](?!s\b))[^\W_]+)*-?|[^\w\s]")

EntryKind = Literal[
    "person", "surname", "office", "adjective", "demonym", "state", "genitive", "organisation", "metonym", "place",
    "occasion",
]  # fmt: skip

#: Words that end like these name an office that no table knows.
_OFFICE_ENDING: Final = re.compile(
    r"(?:präsident|chef|minister|sprecher|kanzler|könig|vorsitzende|rat|kommissar|anwalt|berater|vertreter)"
    r"(?:s|en|e|in|innen|n|r)?\Z"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """What a sequence of words may mean: the ids it can stand for, and the grammar of its form.

    ``ids`` are people for names, else states or organisations; ``key`` is the id of a place, organisation or
    occasion, ``name`` what the language calls it.
    """

    kind: EntryKind
    ids: tuple[str, ...] = ()
    office: OfficeWord | None = None
    number: Number = "one"
    gender: Gender = ""
    genitive: bool = False
    prefix: str | None = None
    name: str | None = None
    key: str | None = None


Bucket = tuple[tuple[tuple[str, ...], tuple[Entry, ...]], ...]


@dataclass(slots=True)
class Lexicon:
    """The dictionary. ``given`` are the given names of the people it knows."""

    by_first: dict[str, Bucket]
    given: frozenset[str]
    vocabulary: Words
    compounds: dict[str, tuple[int, tuple[Entry, ...]] | None] = field(default_factory=dict)

    def longest(self, texts: Sequence[str], at: int) -> tuple[int, tuple[Entry, ...]] | None:
        """The longest entry that begins with the word at ``at``: the index after it, and its meanings."""
        bucket = self.by_first.get(texts[at])
        if bucket is not None:
            for rest, entries in bucket:
                end = at + 1 + len(rest)
                if not rest or tuple(texts[at + 1 : end]) == rest:
                    return end, entries
        return None

    def compound(self, word: str) -> tuple[int, tuple[Entry, ...]] | None:
        """A word with hyphens or an office prefix, by its parts: length of the part that names, and meanings."""
        if word not in self.compounds:
            self.compounds[word] = self._compound(word)
        return self.compounds[word]

    def _compound(self, word: str) -> tuple[int, tuple[Entry, ...]] | None:
        prefixes: list[str] = []
        rest = word
        while (cut_off := self._prefix(rest)) is not None:
            prefixes.append(self.vocabulary.prefixes[cut_off])
            rest = rest[len(cut_off) :]
            rest = rest[:1].upper() + rest[1:]
        prefix = next((p for p in prefixes if p != "none"), None)
        if prefixes and (known := self._word(rest)):
            kinds = ("office", "person", "surname")
            return len(word), tuple(_prefixed(e, prefix) for e in known if e.kind in kinds)
        left, hyphen, right = rest.partition("-")
        if not hyphen or not right:
            return self._by_ending(word) if not prefixes else None
        return self._parts(word, left, right, prefix)

    def _parts(self, word: str, left: str, right: str, prefix: str | None) -> tuple[int, tuple[Entry, ...]] | None:
        owners = self.vocabulary.compounds.get(left) or tuple(
            id_ for e in self._word(left) if e.kind in ("state", "organisation") for id_ in e.ids
        )
        right = right[:1].upper() + right[1:]
        inner = self._word(right)
        if not inner and (nested := self._compound(right)) and nested[0] == len(right):
            inner = nested[1]
        offices = [e for e in inner if e.kind == "office"]
        if offices and owners:
            return len(word), tuple(_prefixed(_owned(e, owners), prefix) for e in offices)
        if offices or _OFFICE_ENDING.search(right):
            role = offices[0].office if offices and offices[0].office else None
            kept = role if role and role.roles[0] in ("spokesperson", "other", "same", "any") else OTHER
            return len(word), (Entry("office", (), kept, "any", offices[0].gender if offices else ""),)
        people = tuple(e for e in self._word(left) if e.kind in ("person", "surname") and not e.genitive)
        if people and self._contact_noun(right):
            return len(left), people
        return None

    def _contact_noun(self, right: str) -> bool:
        heads = self.vocabulary.compound_heads
        last = right.rpartition("-")[2]
        return any(part in heads or part.rstrip("esn") in heads for part in (right, last))

    def _word(self, word: str) -> tuple[Entry, ...]:
        for rest, entries in self.by_first.get(word, ()):
            if not rest:
                return entries
        return ()

    def _prefix(self, word: str) -> str | None:
        for prefix in self.vocabulary.prefixes:
            if word.startswith(prefix) and len(word) > len(prefix) + 2:
                rest = word[len(prefix) :]
                if prefix.endswith("-") or self._word(rest[:1].upper() + rest[1:]):
                    return prefix
        return None

    def _by_ending(self, word: str) -> tuple[int, tuple[Entry, ...]] | None:
        if "sprecher" in word:
            return len(word), (Entry("office", (), SPOKESPERSON, "any", "f" if "sprecherin" in word else "m"),)
        if _OFFICE_ENDING.search(word):
            return len(word), (Entry("office", (), OTHER, "any"),)
        return None


def cut(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The words of a stretch of text."""
    return WORD.finditer(text, start, end)


def _prefixed(entry: Entry, prefix: str | None) -> Entry:
    return Entry(
        entry.kind, entry.ids, entry.office, entry.number, entry.gender, entry.genitive, prefix, entry.name
    )


def _owned(entry: Entry, owners: tuple[str, ...]) -> Entry:
    return Entry("office", owners, entry.office, entry.number, entry.gender)


def build(knowledge: Knowledge) -> Lexicon:
    """The dictionary of a knowledge base."""
    vocabulary = words()
    found: dict[tuple[str, ...], dict[Entry, None]] = defaultdict(dict)
    for form, entry in _entries(knowledge, vocabulary):
        key = tuple(m[0] for m in WORD.finditer(form))
        if key:
            found[key][entry] = None
    buckets: dict[str, list[tuple[tuple[str, ...], tuple[Entry, ...]]]] = defaultdict(list)
    for key, entries in found.items():
        buckets[key[0]].append((key[1:], tuple(entries)))
    given = {p.name.split(" ")[0] for p in knowledge.people.values() if " " in p.name}
    return Lexicon(
        {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in buckets.items()},
        frozenset(given) | vocabulary.given_names,
        vocabulary,
    )


def _entries(knowledge: Knowledge, vocabulary: Words) -> Iterator[tuple[str, Entry]]:
    yield from _people(knowledge)
    yield from _offices(vocabulary)
    for state in knowledge.states.values():
        yield from _state(state)
    for organisation in knowledge.organisations.values():
        for form in (organisation.name, *organisation.forms):
            yield form, Entry("organisation", (organisation.id,), name=organisation.name, key=organisation.id)
    for metonym in knowledge.all_metonyms:
        entry = Entry("metonym", (metonym.place,), name=metonym.form, key=metonym.form)
        for form in _metonym_forms(metonym.form):
            yield form, entry
    yield from _places(knowledge)
    for occasion in knowledge.all_occasions:
        for form in (occasion.name, *occasion.forms):
            yield form, Entry("occasion", (), name=occasion.name, key=occasion.id)


# -- people ---------------------------------------------------------------------------------------
def _people(knowledge: Knowledge) -> Iterator[tuple[str, Entry]]:
    by_form: dict[tuple[str, bool], list[str]] = defaultdict(list)
    for person in knowledge.people.values():
        for form in dict.fromkeys((person.name, person.surname, *person.forms)):
            if not form:
                continue
            full = " " in form and form != person.surname and not _bare(form, person.surname)
            if person.id not in by_form[form, full]:
                by_form[form, full].append(person.id)
    for (form, full), ids in by_form.items():
        kind: EntryKind = "person" if full else "surname"
        yield form, Entry(kind, tuple(ids), name=form)
        for genitive in _genitives(form):
            yield genitive, Entry(kind, tuple(ids), genitive=True, name=form)


def _bare(form: str, surname: str) -> bool:
    """Whether a form of several words is a surname with its particles ("bin Salman", "Van der Bellen")."""
    particles = ("al", "el", "von", "van", "de", "der")
    return form.endswith(surname) and form[: -len(surname)].strip().lower() in particles


def _genitives(form: str) -> Iterable[str]:
    return () if form.endswith(("s", "x", "z", "ß", ".")) else (form + "s",)


# -- offices --------------------------------------------------------------------------------------
def _offices(vocabulary: Words) -> Iterator[tuple[str, Entry]]:
    for office in vocabulary.offices:
        for word in office.words:
            for form in noun_forms(word):
                yield form.text, Entry("office", (), office, form.number, form.gender)


# -- states, places -------------------------------------------------------------------------------
def _state(state: State) -> Iterator[tuple[str, Entry]]:
    ids = (state.id,)
    for form in (state.name, *state.aliases):
        yield form, Entry("state", ids, name=state.name)
    for stem in state.adjectives:
        for form in adjective_forms(stem):
            yield form, Entry("adjective", ids)
            if form[0].islower():
                yield form[0].upper() + form[1:], Entry("adjective", ids)
    for demonym in state.demonyms:
        for noun in noun_forms(demonym):
            yield noun.text, Entry("demonym", ids, None, noun.number, noun.gender)
    for genitive in state.genitives:
        yield genitive, Entry("genitive", ids, genitive=True, name=state.name)
    for capital in state.capitals:
        yield from _city(capital, ids, capital)


def _city(form: str, ids: tuple[str, ...], name: str) -> Iterator[tuple[str, Entry]]:
    yield form, Entry("place", ids, name=name)
    for genitive in _genitives(form):
        yield genitive, Entry("place", ids, genitive=True, name=name)
    yield _inhabitant(form), Entry("adjective", ids)


def _inhabitant(city: str) -> str:
    """The adjective of a city: "Moskauer", "Bremer", "Pariser"."""
    if city.endswith("en") and city not in ("Athen", "Wien"):
        return city[:-2] + "er"
    return city + ("r" if city.endswith("e") else "er")


def _places(knowledge: Knowledge) -> Iterator[tuple[str, Entry]]:
    capitals = {(state.id, form): state for state in knowledge.states.values() for form in state.capitals}
    for place in knowledge.places.values():
        for form in (place.name, *place.forms):
            if (place.state or "", form) not in capitals:
                ids = (place.state,) if place.state else ()
                yield form, Entry("place", ids, name=place.name, key=place.id)
                for genitive in _genitives(form):
                    yield genitive, Entry("place", ids, genitive=True, name=place.name, key=place.id)


def _metonym_forms(form: str) -> Iterator[str]:
    """A seat's name with its endings: "Weißes Haus", "Weiße Haus", "Weißen Hauses"; "Kreml", "Kremls"."""
    first, space, rest = form.partition(" ")
    if space and first.endswith(("es", "er")) and first not in ("Buckingham",):
        stem = first[:-2]
        for ending in ("es", "e", "er", "en", "em"):
            yield f"{stem}{ending} {rest}"
            yield f"{stem}{ending} {rest}{'es' if rest.endswith(('s', 't')) else 's'}"
        return
    yield form
    if not form.endswith(("s", "e", "g", "U")) or form.endswith("Haus"):
        yield form + "s"
        yield form + "es"
