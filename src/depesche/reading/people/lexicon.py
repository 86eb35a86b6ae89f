"""All words that name something, in one dictionary by their first word: built once from the knowledge base.

A text is cut into words without regard to the tokenizer (:func:`cut`), so that the dictionary's entries and the
text agree on what a word is: hyphens join, full stops stand alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, Literal

from depesche.knowledge import Knowledge
from depesche.knowledge.model import Gender, State
from depesche.lang.de.grammar.nouns import Number, adjective_forms, demonym_forms, noun_forms
from depesche.reading.people.vocabulary import OTHER, SPOKESPERSON, OfficeWord, Pronoun, Words, words

WORD: Final = re.compile(r"[^\W_]+(?:(?:[-‐‑]|['’](?!s\b))[^\W_]+)*-?|[^\w\s]")

EntryKind = Literal[
    "person", "surname", "titled", "office", "adjective", "demonym", "state", "genitive", "organisation",
    "metonym", "place", "occasion", "pronoun",
]  # fmt: skip

#: Compounds of the last articles are kept up to this number.
_KEPT: Final = 100_000
#: Words that end like these name an office that no table knows.
_OFFICE_ENDING: Final = re.compile(
    r"(?:präsident|chef|minister|sprecher|kanzler|könig|vorsitzende|bundesrat|staatsrat|kommissar|anwalt|berater|vertreter)"
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
    pronoun: Pronoun | None = None


#: A stretch of one word that names: its offsets in the word, and its meanings.
Part = tuple[int, int, tuple[Entry, ...]]
Bucket = tuple[tuple[tuple[str, ...], tuple[Entry, ...]], ...]


@dataclass(slots=True)
class Lexicon:
    """The dictionary. ``given`` are the given names of the people it knows, ``regions`` the ids of parts of states by
    the words that stand before an office ("bayerisch", "Bayerns", "NRW") or behind it ("von Bayern"), and ``parts``
    the ids of all of them.
    """

    by_first: dict[str, Bucket]
    given: frozenset[str]
    vocabulary: Words
    regions: Mapping[str, str] = field(default_factory=dict)
    parts: frozenset[str] = frozenset()
    compounds: dict[str, tuple[Part, ...]] = field(default_factory=dict)

    def longest(self, texts: Sequence[str], at: int) -> tuple[int, tuple[Entry, ...]] | None:
        """The longest entry that begins with the word at ``at``: the index after it, and its meanings."""
        bucket = self.by_first.get(texts[at])
        if bucket is not None:
            for rest, entries in bucket:
                end = at + 1 + len(rest)
                if not rest or tuple(texts[at + 1 : end]) == rest:
                    return end, entries
        return None

    def compound(self, word: str) -> tuple[Part, ...]:
        """What the parts of a word with hyphens or an office prefix name; empty where they name nothing."""
        if word not in self.compounds:
            if len(self.compounds) > _KEPT:
                self.compounds.clear()
            self.compounds[word] = self._compound(word)
        return self.compounds[word]

    def _compound(self, word: str) -> tuple[Part, ...]:
        prefixes: list[str] = []
        rest = word
        while (cut_off := self._prefix(rest)) is not None:
            prefixes.append(self.vocabulary.prefixes[cut_off])
            rest = rest[len(cut_off) :]
            rest = rest[:1].upper() + rest[1:]
        prefix = next((p for p in prefixes if p != "none"), None)
        if prefixes and (known := self._word(rest)):
            kinds = ("office", "person", "surname")
            return _whole(word, (_prefixed(e, prefix) for e in known if e.kind in kinds))
        left, hyphen, right = rest.partition("-")
        if not hyphen or not right:
            return self._by_ending(word) if not prefixes else ()
        return self._office_compound(word, left, right, prefix) or self._people_of(word)

    def _office_compound(self, word: str, left: str, right: str, prefix: str | None) -> tuple[Part, ...]:
        """An office with its state ("US-Präsident"), or one that takes no part ("Ukraine-Beauftragter")."""
        kinds = ("state", "organisation", "demonym")
        region = self.regions.get(left)
        owners = self.vocabulary.compounds.get(left) or tuple(
            id_ for e in self._word(left) if e.kind in kinds for id_ in e.ids
        )
        owners = owners or ((region,) if region else ())
        right = right[:1].upper() + right[1:]
        inner = self._word(right)
        if not inner and (nested := self._compound(right)) and nested[0][1] == len(right):
            inner = nested[0][2]
        offices = [e for e in inner if e.kind == "office"]
        if offices and owners:
            return _whole(word, (_prefixed(_owned(e, owners), prefix or e.prefix) for e in offices))
        if offices or _OFFICE_ENDING.search(right):
            if offices:
                # "Brexit-Premier Johnson", "BDI-Präsident Kempf": whose office it is, the name tells
                return _whole(word, (replace(_prefixed(e, prefix or e.prefix), key="loose") for e in offices))
            return _whole(word, (Entry("office", (), OTHER, "any"),))
        return ()

    def _people_of(self, word: str) -> tuple[Part, ...]:
        """Names in "Trump-Besuch", "Trump-Putin-Gipfel": the people before a noun for a contact."""
        parts = word.split("-")
        if not self._contact_noun(parts[-1]):
            return ()
        out: list[Part] = []
        at = 0
        for part in parts[:-1]:
            people = tuple(e for e in self._word(part) if e.kind in ("person", "surname") and not e.genitive)
            if people:
                out.append((at, at + len(part), people))
            at += len(part) + 1
        return tuple(out)

    def _contact_noun(self, noun: str) -> bool:
        heads = self.vocabulary.compound_heads
        return noun in heads or noun.rstrip("esn") in heads

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

    def _by_ending(self, word: str) -> tuple[Part, ...]:
        if not _OFFICE_ENDING.search(word):
            return ()
        if "sprecher" in word:
            gender: Gender = "f" if "sprecherin" in word else "m"
            return _whole(word, (Entry("office", (), SPOKESPERSON, "any", gender),))
        return _whole(word, (Entry("office", (), OTHER, "any"),))


def cut(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The words of a stretch of text."""
    return WORD.finditer(text, start, end)


def _whole(word: str, entries: Iterable[Entry]) -> tuple[Part, ...]:
    found = tuple(entries)
    return ((0, len(word), found),) if found else ()


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
        dict(_regions(knowledge)),
        frozenset(knowledge.regions),
    )


def _regions(knowledge: Knowledge) -> Iterator[tuple[str, str]]:
    """The words for each part of a state; a city-state's bare name stays that of the city."""
    for region in knowledge.regions.values():
        stems = region.adjectives
        adjectives = [form for stem in stems for form in (adjective_forms(stem) if stem[0].islower() else (stem,))]
        names = (region.name, *region.aliases) if stems else ()
        for form in (*names, *region.genitives, *adjectives):
            yield form, region.id


def _entries(knowledge: Knowledge, vocabulary: Words) -> Iterator[tuple[str, Entry]]:
    offices = list(_offices(vocabulary))
    yield from _people(knowledge, frozenset(form for form, _ in offices), vocabulary.only_titled)
    yield from offices
    for pronoun in vocabulary.pronouns:
        for form in pronoun.words:
            yield form, Entry("pronoun", number=pronoun.number, gender=pronoun.gender, pronoun=pronoun)
    for state in knowledge.states.values():
        yield from _state(state)
    for place, forms in vocabulary.undeclined.items():
        for form in forms:
            yield form, Entry("adjective", (place,))
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
            yield form, Entry("occasion", (), name=form)


# -- people ---------------------------------------------------------------------------------------
def _people(
    knowledge: Knowledge, titles: frozenset[str], only_titled: frozenset[str]
) -> Iterator[tuple[str, Entry]]:
    by_form: dict[tuple[str, bool], list[str]] = defaultdict(list)
    for person in knowledge.people.values():
        for form in dict.fromkeys((person.name, person.surname, *person.forms)):
            if not form:
                continue
            title, space, rest = form.partition(" ")
            if space and title in titles:
                # the title is read as an office; the rest is a name only after one ("Kronprinz Mohammed")
                yield rest, Entry("titled", (person.id,), name=rest)
                continue
            if form in only_titled:
                yield form, Entry("titled", (person.id,), name=form)
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
    yield from _state_names(state)
    for stem in state.adjectives:
        for form in adjective_forms(stem):
            yield form, Entry("adjective", ids)
            if form[0].islower():
                yield form[0].upper() + form[1:], Entry("adjective", ids)
    for demonym in state.demonyms:
        if not demonym.endswith("n") or not {demonym[:-1], demonym[:-2]} & set(state.demonyms):
            for noun in demonym_forms(demonym):
                yield noun.text, Entry("demonym", ids, None, noun.number, noun.gender)
    for capital in state.capitals:
        yield from _city(capital, ids, capital)


def _state_names(state: State) -> Iterator[tuple[str, Entry]]:
    """Names and genitives; headlines give a genitive to names that have an article, too ("Ukraines Präsident")."""
    ids = (state.id,)
    for form in (state.name, *state.aliases):
        yield form, Entry("state", ids, name=state.name)
        if " " in form:
            yield _oblique(form), Entry("state", ids, name=state.name)
        elif len(form) > 3:
            for genitive in _genitives(form):
                yield genitive, Entry("genitive", ids, genitive=True, name=state.name)
    for genitive in state.genitives:
        yield genitive, Entry("genitive", ids, genitive=True, name=state.name)


def _city(form: str, ids: tuple[str, ...], name: str) -> Iterator[tuple[str, Entry]]:
    yield form, Entry("place", ids, name=name)
    for genitive in _genitives(form):
        yield genitive, Entry("place", ids, genitive=True, name=name)
    yield _inhabitant(form), Entry("adjective", ids)


def _oblique(form: str) -> str:
    """The official name of a state after "der" or "den": "Russischen Föderation"."""
    return " ".join(word + "n" if word.endswith("e") and word[0].isupper() else word for word in form.split(" "))


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
