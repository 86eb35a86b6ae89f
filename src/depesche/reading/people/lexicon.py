"""The dictionary of all words that name something, by their first word; :mod:`.entries` builds it.

A text is cut into words by :data:`WORD` and not by the tokenizer, so that the dictionary's entries and the text agree
on what a word is: hyphens and apostrophes join ("Trump-Besuch", "Côte d'Ivoire"), full stops stand alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from typing import Final, Literal

from depesche.knowledge.model import Gender
from depesche.lang.forms import Number
from depesche.light import dataclass, replace
from depesche.reading.people.vocabulary import OTHER, SPOKESPERSON, OfficeWord, PeopleWords, Pronoun

WORD: Final = re.compile(r"[^\W_]+(?:(?:[-‐‑]|['’](?!s\b))[^\W_]+)*-?|[^\w\s]")

EntryKind = Literal[
    "person", "surname", "titled", "office", "adjective", "demonym", "state", "genitive", "organisation",
    "metonym", "place", "occasion", "pronoun", "states",
]  # fmt: skip

#: Compounds of the last articles are kept up to this number.
_KEPT: Final = 100_000


@dataclass(frozen=True, slots=True)
class Entry:
    """What a sequence of words may mean: the ids it can stand for, and the grammar of its form.

    ``ids`` are people for names, else states or organisations (all of them for "states"); ``key`` is the id of a place,
    organisation or occasion, ``name`` what the language calls it.
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

    def __reduce__(self) -> tuple[type[Entry], tuple[object, ...]]:
        # there are very many in the cache, and field by field each takes five times as long to load
        return Entry, tuple([getattr(self, name) for name in self.__slots__])


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
    vocabulary: PeopleWords
    regions: Mapping[str, str] = field(default_factory=dict)
    parts: frozenset[str] = frozenset()
    compounds: dict[str, tuple[Part, ...]] = field(default_factory=dict)

    def longest(self, texts: Sequence[str], at: int) -> tuple[int, tuple[Entry, ...]] | None:
        """The longest entry that begins with the word at ``at``: the index after it, and its meanings."""
        bucket = self.by_first.get(texts[at])
        if bucket is not None:
            following = texts[at + 1] if at + 1 < len(texts) else ""
            for rest, entries in bucket:
                if not rest:
                    return at + 1, entries
                end = at + 1 + len(rest)
                if rest[0] == following and tuple(texts[at + 1 : end]) == rest:
                    return end, entries
        return None

    def region_before(self, word: str) -> str | None:
        """The part of a state whose genitive or adjective, not whose name, a word is."""
        region = self.regions.get(word)
        return region if region is not None and self.vocabulary.inflection.is_attributive(word) else None

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
        right = right[:1].upper() + right[1:]
        offices = [entry for entry in self._inner(right) if entry.kind == "office"]
        if offices and (owners := self._owners(left)):
            return _whole(word, (_prefixed(_owned(e, owners), prefix or e.prefix) for e in offices))
        if offices:
            # "Brexit-Premier Johnson", "BDI-Präsident Kempf": whose office it is, the name tells
            return _whole(word, (replace(_prefixed(e, prefix or e.prefix), key="loose") for e in offices))
        if self.vocabulary.inflection.is_office(right):
            return _whole(word, (Entry("office", (), OTHER, "any"),))
        return ()

    def _inner(self, right: str) -> tuple[Entry, ...]:
        """The meanings of the second half of a compound, itself a word or a compound that names as a whole."""
        if inner := self._word(right):
            return inner
        nested = self._compound(right)
        return nested[0][2] if nested and nested[0][1] == len(right) else ()

    def _owners(self, left: str) -> tuple[str, ...]:
        """The states, organisations or regions that the first half of a compound means."""
        if listed := self.vocabulary.compounds.get(left):
            return listed
        kinds = ("state", "organisation", "demonym")
        named = tuple(id_ for entry in self._word(left) if entry.kind in kinds for id_ in entry.ids)
        return named or tuple(filter(None, (self.regions.get(left),)))

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
        heads = self.vocabulary.lists["compound_heads"]
        return noun in heads or self.vocabulary.inflection.stem(noun) in heads

    def _word(self, word: str) -> tuple[Entry, ...]:
        for rest, entries in self.by_first.get(word, ()):
            if not rest:
                return entries
        return ()

    def _prefix(self, word: str) -> str | None:
        if not word.startswith(tuple(self.vocabulary.prefixes)):
            return None
        for prefix in self.vocabulary.prefixes:
            if word.startswith(prefix) and len(word) > len(prefix) + 2:
                rest = word[len(prefix) :]
                if prefix.endswith("-") or self._word(rest[:1].upper() + rest[1:]):
                    return prefix
        return None

    def _by_ending(self, word: str) -> tuple[Part, ...]:
        inflection = self.vocabulary.inflection
        if (gender := inflection.spokesperson(word)) is not None:
            return _whole(word, (Entry("office", (), SPOKESPERSON, "any", gender),))
        return _whole(word, (Entry("office", (), OTHER, "any"),)) if inflection.is_office(word) else ()


def cut(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The words of a stretch of text."""
    return WORD.finditer(text, start, end)


def all_words(text: str) -> list[str]:
    """The words of a text, without their places."""
    return WORD.findall(text)


def _whole(word: str, entries: Iterable[Entry]) -> tuple[Part, ...]:
    found = tuple(entries)
    return ((0, len(word), found),) if found else ()


def _prefixed(entry: Entry, prefix: str | None) -> Entry:
    return Entry(
        entry.kind, entry.ids, entry.office, entry.number, entry.gender, entry.genitive, prefix, entry.name
    )


def _owned(entry: Entry, owners: tuple[str, ...]) -> Entry:
    return Entry("office", owners, entry.office, entry.number, entry.gender)
