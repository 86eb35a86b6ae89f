"""The words of an article and what the dictionary finds in them.

The words are cut by :data:`~depesche.reading.people.lexicon.WORD` and not by spaCy, so that the entries of the
dictionary and the text agree on what a word is: "Trump-Besuch", "Kim Jong-un", "Côte d'Ivoire" and "a. D." keep the
parts by which names are looked up.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import field
from typing import Final
from unicodedata import normalize

from depesche.light import dataclass
from depesche.model import Span
from depesche.reading.people.lexicon import Entry, EntryKind, Lexicon, all_words, cut
from depesche.reading.people.vocabulary import PeopleWords

#: Letters of other alphabets than the language's own ("ş", "č", "ł"), those that keep their marks, and those that
#: have none to take off.
_MARKED: Final = re.compile("[À-ÃÅ-ÕØ-ÛÝÞà-ãå-õø-ûý-ž]")
_OWN: Final = frozenset("ÄÖÜäöüß")
_BARE: Final = {"ı": "i", "İ": "I", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ø": "o", "Ø": "O"}
_SENTENCE_END: Final = frozenset(".!?:…")
#: The shortest word that may be a compound.
_COMPOUND: Final = 6
_DASHES: Final = frozenset("–—-")
_OPENING: Final = frozenset("„“\"»«‚‘'›‹(–-+•")


_QUOTED: Final = re.compile(r"„[^“”\"\n]+[“”\"]|»[^«\n]+«|«[^»\n]+»|\"[^\"\n]+\"|“[^”\n]+”")


@dataclass(frozen=True, slots=True)
class Found:
    """Words from ``first`` to ``end`` (half-open) that the dictionary knows, and the offsets they cover."""

    first: int
    end: int
    start_char: int
    end_char: int
    entries: tuple[Entry, ...]

    def of(self, *kinds: EntryKind) -> Entry | None:
        """The meaning of one of these kinds, if there is one."""
        for entry in self.entries:
            if entry.kind in kinds:
                return entry
        return None


@dataclass(slots=True)
class Scan:
    """The words with their offsets, and what was found, by first and by last word."""

    text: str
    vocabulary: PeopleWords
    texts: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    found: list[Found] = field(default_factory=list)
    at: dict[int, Found] = field(default_factory=dict)
    ending: dict[int, Found] = field(default_factory=dict)
    _quotes: list[Span] | None = None

    def __len__(self) -> int:
        return len(self.texts)

    def word(self, i: int) -> str:
        """The word at an index; empty outside the text."""
        return self.texts[i] if 0 <= i < len(self.texts) else ""

    def is_in(self, i: int, name: str) -> bool:
        """Whether the word at an index stands in one of the lists of ``people.toml``."""
        return self.word(i) in self.vocabulary.lists[name]

    def between(self, first: int, end: int) -> str:
        """The words between two indices, a blank between each."""
        return " ".join(self.texts[first:end])

    def joins(self, first: int, end: int) -> bool:
        """Whether one word alone stands between two indices, and joins what is on either side of it."""
        return end == first + 1 and self.word(first).isalpha() and self.is_in(first, "joining")

    def broken(self, i: int) -> bool:
        """Whether a line break lies before the word: no phrase runs across an empty line."""
        if not 0 < i < len(self.texts):
            return True
        between = self.text[self.ends[i - 1] : self.starts[i]]
        return between.count("\n") > 1 or len(between) > 20

    def opens_sentence(self, i: int) -> bool:
        """Whether the word is the first of a sentence or of a line, or follows a dash as after a dateline."""
        j = i - 1
        if self.word(j) in _DASHES:
            return True
        while j >= 0 and self.texts[j] in _OPENING:
            j -= 1
        return j < 0 or self.texts[j] in _SENTENCE_END or "\n" in self.text[self.ends[j] : self.starts[i]]

    def quoted(self, offset: int) -> bool:
        """Whether an offset lies inside quotation marks."""
        return self.quotation(offset) is not None

    def quotation(self, offset: int) -> Span | None:
        """The quotation marks around an offset."""
        if self._quotes is None:
            self._quotes = [match.span() for match in _QUOTED.finditer(self.text)]
        at = bisect_right(self._quotes, (offset, len(self.text))) - 1
        inside = at >= 0 and self._quotes[at][0] <= offset < self._quotes[at][1]
        return self._quotes[at] if inside else None

    def capitals(self, i: int) -> bool:
        """Whether the text has the word in capitals throughout, as in a headline."""
        return 0 <= i < len(self.texts) and self.text[self.starts[i] : self.ends[i]].isupper()

    def span(self, first: int, end: int) -> Span:
        """Offsets of the words from ``first`` to ``end`` (half-open)."""
        return self.starts[first], self.ends[end - 1]


def scan(text: str, spans: Iterable[Span], lexicon: Lexicon) -> Scan:
    """Cut the text into words and look each up."""
    out = Scan(text, lexicon.vocabulary)
    for start, end in spans:
        words = [match.span() for match in cut(text, start, end)]
        out.starts += [first for first, _ in words]
        out.ends += [last for _, last in words]
        out.texts += [text[first:last] for first, last in words]
    return _looked_up(out, lexicon)


def placeless(text: str, lexicon: Lexicon) -> Scan:
    """The scan of a whole text for those who ask what it names and in which order, not where: all its offsets are 0,
    and it takes half as long.
    """
    out = Scan(text, lexicon.vocabulary, texts=all_words(text))
    out.starts = out.ends = [0] * len(out.texts)
    return _looked_up(out, lexicon)


def _looked_up(out: Scan, lexicon: Lexicon) -> Scan:
    """The words as they are written elsewhere, and what the dictionary knows of them."""
    out.texts = [w if len(w) < 4 or not w.isupper() else _lowered(w, lexicon) for w in out.texts]
    if not out.text.isascii():
        out.texts = [w if w.isascii() else _plain(w, lexicon) for w in out.texts]
    _look_up(out, lexicon)
    return out


def _lowered(word: str, lexicon: Lexicon) -> str:
    """A word of a headline in capitals as it is written elsewhere: "US-PRÄSIDENT" is "US-Präsident"."""
    if word in lexicon.by_first:
        return word
    return "-".join(part if len(part) < 4 else part.capitalize() for part in word.split("-"))


def _plain(word: str, lexicon: Lexicon) -> str:
    """A name that has only some of its marks as the dictionary has it without any: "Çavusoğlu" is "Cavusoglu"."""
    if word in lexicon.by_first or _MARKED.search(word) is None:
        return word
    bare = "".join(_BARE.get(c) or (c if c in _OWN else normalize("NFD", c)[0]) for c in word)
    return bare if bare in lexicon.by_first else word


def _look_up(out: Scan, lexicon: Lexicon) -> None:
    texts, by_first, compounds = out.texts, lexicon.by_first, lexicon.compounds
    naming = [  # most words name nothing, and are passed over in one go
        i
        for i, w in enumerate(texts)
        if w in by_first or (len(w) >= _COMPOUND and w[0].isupper() and compounds.get(w) != ())
    ]
    taken = 0
    for i in naming:
        if i < taken:
            continue
        word = texts[i]
        hit = lexicon.longest(texts, i) if word in by_first else None
        if hit is not None:
            taken, entries = hit
            _add(out, Found(i, taken, out.starts[i], out.ends[taken - 1], entries))
        elif len(word) >= _COMPOUND and word[0].isupper():
            parts = compounds[word] if word in compounds else lexicon.compound(word)
            start = out.starts[i]
            for first, last, entries in parts:
                _add(out, Found(i, i + 1, start + first, start + last, entries))


def _add(out: Scan, found: Found) -> None:
    out.found.append(found)
    out.at[found.first] = found
    out.ending[found.end] = found
