"""Words of time expressions as classes: a text becomes a string with one character a token.

The classes are those of ``time_words.toml`` and of what the grammar makes of it, and the ones of digits. A token can
be of several classes; each combination that occurs has a character of its own, and the class name in a rule stands
for all characters whose combination holds it. So the rules are one kind of regular expression over a short string, in
which almost every character is the blank of an uninteresting word.

The tokens are not spaCy's: a rule needs the parts of "2.5.2017", "16.05" and "90-minütig" one by one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final, overload

from depesche.light import dataclass
from depesche.model import Span
from depesche.reading.time.words import Known, Lexicon

#: The character of a token of no class.
PLAIN: Final = " "
#: A text written out in letters, digits with or without the ending of a decade, any other mark.
_PIECE: Final = r"[^\W\d_]+|{decade}\d+|[^\w\s]"
_DECADE: Final = r"(?:1[5-9]|20)?\d0(?:{endings})\b|"
#: So many different tokens are known at once.
_KEPT: Final = 100_000
_FIRST_YEAR: Final = 1000
_LAST_YEAR: Final = 2199


@dataclass(frozen=True, slots=True)
class Word:
    """A token that matters: its span and, per class, the value that the word lists give it."""

    start: int
    end: int
    text: str
    values: Mapping[str, str]


class Words(Sequence[Word]):
    """The tokens of a text, made one by one when they are asked for: most never are."""

    __slots__ = ("_spans", "_text", "_values")

    def __init__(self, text: str, spans: Sequence[Span], values: Mapping[int, Mapping[str, str]]) -> None:
        self._text = text
        self._spans = spans
        self._values = values

    def __len__(self) -> int:
        return len(self._spans)

    @overload
    def __getitem__(self, place: int) -> Word: ...
    @overload
    def __getitem__(self, place: slice) -> list[Word]: ...
    def __getitem__(self, place: int | slice) -> Word | list[Word]:
        if isinstance(place, slice):
            return [self[i] for i in range(*place.indices(len(self)))]
        start, end = self._spans[place]
        return Word(start, end, self._text[start:end], self._values.get(place % len(self), _NOTHING))

    def broken(self, place: int) -> bool:
        """Whether a line ends between a token and the one before."""
        return "\n" in self._text[self._spans[place - 1][1] : self._spans[place][0]]

    def at(self, place: int) -> Word | None:
        """The token at a place; ``None`` outside the text."""
        return self[place] if 0 <= place < len(self) else None


_NOTHING: Final[Mapping[str, str]] = {}


def classified(text: str, lexicon: Lexicon) -> tuple[str, Words]:
    """The text as one character a token, and the tokens."""
    known = lexicon.known
    out: list[str] = []
    values: dict[int, Mapping[str, str]] = {}
    spans = [match.span() for match in _pattern(lexicon.decade_endings).finditer(text)]
    for place, (start, end) in enumerate(spans):
        word = text[start:end]
        found = known.get(word)
        if found is None:
            found = _looked_up(word, lexicon)
        out.append(found[0])
        if found[1]:
            values[place] = found[1]
    return "".join(out), Words(text, spans, values)


def _looked_up(word: str, lexicon: Lexicon) -> Known:
    """The character of a token and the values of its classes, kept for the next time."""
    if len(lexicon.known) > _KEPT:
        lexicon.known.clear()
    values = _classes(word, lexicon.words)
    found = lexicon.known[word] = lexicon.codes[frozenset(values)] if values else PLAIN, values
    return found


@cache
def _pattern(decade_endings: tuple[str, ...]) -> re.Pattern[str]:
    endings = "|".join(map(re.escape, decade_endings))
    return re.compile(_PIECE.format(decade=_DECADE.format(endings=endings) if endings else ""))


def _classes(token: str, words: Mapping[str, Mapping[str, str]]) -> Mapping[str, str] | None:
    if token[0].isdecimal():
        return _number(token) if token[-1].isdecimal() else {"DECADE": "".join(filter(str.isdecimal, token))}
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
        return _DAY_NUMBERS[number]
    if len(token) == 4 and _FIRST_YEAR <= number <= _LAST_YEAR:
        return {"YEAR": token, "NUMBER": token}
    return {"NUMBER": token}


_DAY_NUMBERS: Final = tuple({"DAY_NUMBER": str(n)} for n in range(100))
