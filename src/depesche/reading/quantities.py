"""How often: numbers of times and the words that bound them, "dreimal", "mehr als drei Mal".

The words are data (``quantity_words.toml`` of the language). Claims of articles and sentences that are asked of the
chronicle (:mod:`depesche.asking.quantities`) read numbers alike.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from depesche.lang.language import Language
from depesche.lang.tokens import Tokens
from depesche.light import dataclass
from depesche.model import Bound


@dataclass(frozen=True)
class NumberWords:
    """The words for numbers of times; ``bounds`` are words before a number with what they make of it, longest first."""

    numbers: Mapping[str, int]
    suffix: str
    digits: re.Pattern[str]
    time: frozenset[str]
    single: str
    uncounted: frozenset[str]
    bounds: tuple[tuple[tuple[str, ...], int, Bound], ...]

    def number(self, lower: str) -> tuple[int | None, bool]:
        """The number that a word is, and whether it already says that these are times."""
        if lower in self.numbers:
            return self.numbers[lower], False
        stem = lower.removesuffix(self.suffix)
        if stem != lower and stem in self.numbers:
            return self.numbers[stem], True
        digits = self.digits.fullmatch(lower)
        return (int(digits[1]), digits[2] is not None) if digits else (None, False)

    def times_at(self, tokens: Tokens, i: int, end: int) -> tuple[int, int] | None:
        """The number of times that begins at a token, and the token after it: "dreimal", "drei Mal", "3-mal"."""
        n, whole = self.number(tokens.lowers[i])
        if n is None:
            return None
        if whole:
            return n, i + 1
        after = i + 2 if tokens.lowers[i + 1 : i + 2] == [self.single] else i + 1
        return (n, after + 1) if after < end and tokens.lowers[after] in self.time else None

    def bounded(self, tokens: Tokens, start: int, i: int, n: int) -> tuple[int, int, Bound]:
        """Where the words that bound the number at a token begin (at the token if there are none), and what they make
        of the number.
        """
        for words, add, bound in self.bounds:
            first = i - len(words)
            if first >= start and tuple(tokens.lowers[first:i]) == words:
                return first, n + add, bound
        return i, n, "exactly"


def number_words(language: Language) -> NumberWords:
    """The words for numbers of times of a language."""
    rows = language.rows("quantity_words")
    bounds = [(tuple(w.split()), row["add"], row["bound"]) for row in rows["bound"] for w in row["words"]]
    suffix = str(rows["times_suffix"])
    return NumberWords(
        numbers=rows["numbers"],
        suffix=suffix,
        digits=re.compile(rf"(\d{{1,3}})-?({re.escape(suffix)})?"),
        time=frozenset(rows["time"]),
        single=rows["single"],
        uncounted=frozenset(rows["uncounted"]),
        bounds=tuple(sorted(bounds, key=lambda entry: -len(entry[0]))),
    )
