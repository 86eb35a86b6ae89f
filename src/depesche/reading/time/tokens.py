"""Words of time expressions as classes: a text becomes a string with one character a token.

The classes are those of ``lang/de/time_words.toml`` and the ones made here (numbers, punctuation, compounds). A
token can be of several classes; each combination that occurs has a character of its own, and the class name in a
rule stands for all characters whose combination holds it. So the rules are one kind of regular expression over a
short string, in which almost every character is the blank of an uninteresting word.
"""

from __future__ import annotations

import re
import tomllib
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Final, overload

#: The character of a token of no class.
PLAIN: Final = " "
_TOKEN: Final = re.compile(r"[^\W\d_]+|(?:1[5-9]|20)?\d0(?:er|ern)\b|\d+|[^\w\s]")
_PUNCTUATION: Final = {
    ".": "DOT",
    ",": "COMMA",
    "-": "HYPHEN",
    "–": "HYPHEN",
    "/": "SLASH",
    ":": "COLON",
    "bis": "UNTIL",
}
_TENS: Final = ("zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig")
_ONES: Final = ("ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun")
_LENGTHS: Final = {
    "jährig": "Y",
    "monatig": "M",
    "wöchig": "W",
    "tägig": "D",
    "stündig": "TH",
    "minütig": "TM",
    "sekündig": "TS",
}
_ENDINGS: Final = ("", "e", "en", "er", "es", "em")


@dataclass(frozen=True, slots=True)
class Word:
    """A token that matters: its span and, per class, the value that the word lists give it."""

    start: int
    end: int
    text: str
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All words with their classes, and the character of each combination of classes."""

    words: Mapping[str, Mapping[str, str]]
    codes: Mapping[frozenset[str], str]

    def characters(self, name: str) -> str:
        """The characters that stand for a class. Raises ``KeyError`` for a class that no word has."""
        found = "".join(code for classes, code in self.codes.items() if name in classes)
        if not found:
            raise KeyError(name)
        return found


class Words(Sequence[Word]):
    """The tokens of a text, made one by one when they are asked for: most never are."""

    __slots__ = ("_ends", "_starts", "_text", "_values")

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts: array[int] = array("L")
        self._ends: array[int] = array("L")
        self._values: dict[int, Mapping[str, str]] = {}

    def add(self, start: int, end: int, values: Mapping[str, str] | None) -> None:
        """Append a token."""
        if values:
            self._values[len(self._starts)] = values
        self._starts.append(start)
        self._ends.append(end)

    def __len__(self) -> int:
        return len(self._starts)

    @overload
    def __getitem__(self, place: int) -> Word: ...
    @overload
    def __getitem__(self, place: slice) -> list[Word]: ...
    def __getitem__(self, place: int | slice) -> Word | list[Word]:
        if isinstance(place, slice):
            return [self[i] for i in range(*place.indices(len(self)))]
        start, end = self._starts[place], self._ends[place]
        return Word(start, end, self._text[start:end], self._values.get(place % len(self), _NOTHING))

    def text(self, place: int) -> str:
        """The text of one token, without making a :class:`Word` of it."""
        return self._text[self._starts[place] : self._ends[place]]

    @property
    def starts(self) -> Sequence[int]:
        """The offsets at which the tokens begin."""
        return self._starts


_NOTHING: Final[Mapping[str, str]] = {}


@lru_cache(maxsize=1)  # asked again by the component that dates the article
def classified(text: str) -> tuple[str, Words]:
    """The text as one character a token, and the tokens."""
    lexicon_ = lexicon()
    words, codes = lexicon_.words, lexicon_.codes
    out: list[str] = []
    tokens = Words(text)
    for match in _TOKEN.finditer(text):
        values = _classes(match[0], words)
        out.append(codes[frozenset(values)] if values else PLAIN)
        tokens.add(match.start(), match.end(), values)
    return "".join(out), tokens


def _classes(token: str, words: Mapping[str, Mapping[str, str]]) -> Mapping[str, str] | None:
    if token[0].isdecimal():
        return _number(token) if token[-1].isdecimal() else {"DECADE": token.rstrip("ern")}
    found = words.get(token)
    if found is not None or len(token) == 1:
        return found
    if token.isupper():
        return words.get(token.capitalize()) or words.get(token.lower())
    if token[0].isupper():
        return words.get(token[0].lower() + token[1:]) or words.get(token.capitalize())
    return None


def _number(token: str) -> Mapping[str, str] | None:
    number = int(token)
    if len(token) <= 2:
        return _DAY_NUMBERS[number] if len(token) == 1 or number >= 0 else None
    if len(token) == 4 and 1000 <= number <= 2199:
        return {"YEAR": token, "NUMBER": token}
    return {"NUMBER": token}


_DAY_NUMBERS: Final = tuple({"DAY_NUMBER": str(n)} for n in range(100))


@cache
def lexicon() -> Lexicon:
    """The word lists, inflected and compounded, loaded once."""
    words: dict[str, dict[str, str]] = {}
    for name, value, word in (*_listed(), *_made()):
        words.setdefault(word, {})[name] = value
    sets = {frozenset(v) for v in words.values()}
    sets |= {frozenset({"DAY_NUMBER"}), frozenset({"YEAR", "NUMBER"}), frozenset({"NUMBER"})}
    # private-use characters never clash with the blank or with regular-expression syntax
    codes = {classes: chr(0xE000 + i) for i, classes in enumerate(sorted(sets, key=sorted))}
    return Lexicon(words, codes)


def _listed() -> Iterator[tuple[str, str, str]]:
    """(class, value, form) of every word in the data file."""
    file = resources.files("depesche") / "lang" / "de" / "time_words.toml"
    for name, table in tomllib.loads(file.read_text(encoding="utf-8")).items():
        endings = table.pop("endings", [""])
        for value, stems in table.items():
            for stem in stems:
                for ending in endings:
                    yield name, value, stem + ending
                    if name == "UNIT" and value == "WE":
                        yield "WEEKEND", value, stem


def _made() -> Iterator[tuple[str, str, str]]:
    """Numbers to ninety-nine, compounds of weekday and part of day, decades, lengths, punctuation."""
    listed = list(_listed())
    for mark, name in _PUNCTUATION.items():
        yield name, mark, mark
    yield "PRO", "pro", "pro"
    yield "PRO", "je", "je"
    for tens, ten in enumerate(_TENS, 2):
        for ones, one in enumerate(_ONES, 1):
            yield "CARDINAL", str(10 * tens + ones), f"{one}und{ten}"
    weekdays = [(v, w) for n, v, w in listed if n == "WEEKDAY" and not w.endswith("s")]
    parts = [(v, w) for n, v, w in listed if n == "PART"]
    for day, weekday in weekdays:
        for part, word in parts:
            yield "WEEKPART", f"{day}T{part}", weekday + word.lower()
    yield from _decades()
    yield from _lengths([(v, w) for n, v, w in listed if n in ("CARDINAL", "FRACTION")])


def _decades() -> Iterator[tuple[str, str, str]]:
    for tens, ten in enumerate(_TENS, 2):
        yield "DECADE", f"{tens}0", f"{ten}er"
    yield "DECADE", "10", "zehner"


def _lengths(numbers: list[tuple[str, str]]) -> Iterator[tuple[str, str, str]]:
    for stem, unit in _LENGTHS.items():
        for value, word in [*numbers, ("X", "mehr"), ("0.5", "halb"), ("X", "lang")]:
            for ending in _ENDINGS:
                yield "LENGTH", f"{value}:{unit}", word + stem + ending
    for stem, unit in _LENGTHS.items():
        for ending in _ENDINGS:
            yield "LENGTH_UNIT", unit, stem + ending


@cache
def listed(name: str) -> frozenset[str]:
    """A word list of ``lang/de/time_context.toml``."""
    file = resources.files("depesche") / "lang" / "de" / "time_context.toml"
    return frozenset(tomllib.loads(file.read_text(encoding="utf-8"))[name])
