"""How often: the words that number or deny contacts, "mindestens zweimal", "mehr als drei Mal", "noch nie".

The words are data (``lang/de/quantity_words.toml``). :func:`bounded` reads a number of times in an article;
:func:`quantities_in` those of a whole sentence, :func:`without` the sentence that is left without one.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Final

from depesche.lang.tokens import Tokens
from depesche.model import Bound, ClaimType
from depesche.reading.contacts.frames import noun_frame

#: So many words in small letters may stand between a number and its noun: "drei lange persönliche Gespräche".
_ADJECTIVES: Final = 3
_SEVERAL: Final = 2
_DIGITS: Final = re.compile(r"(\d{1,3})-?(mal)?")


@dataclass(frozen=True, slots=True)
class Quantity:
    """The tokens that say how often, what they say, and the words that stand for them in the sentence's core."""

    start: int
    end: int
    type: ClaimType
    n: int
    bound: Bound = "exactly"
    instead: str = ""


@cache
def rows() -> dict[str, Any]:
    """The data file as it is."""
    file = resources.files("depesche") / "lang" / "de" / "quantity_words.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


def quantities_in(tokens: Tokens, start: int, end: int) -> list[Quantity]:
    """The quantities of the sentence between two tokens, the longest of those that overlap; none where it denies only
    a part of what it says.
    """
    found = [q for i in range(start, end) for q in _numbers(tokens, start, i, end)]
    if not any(tokens.lowers[i] in rows()["partly"] for i in range(start, end)):
        found += [q for i in range(start, end) for q in _denials(tokens, i, end)]
    kept: list[Quantity] = []
    for quantity in sorted(found, key=lambda q: (q.start, -q.end)):
        if not kept or quantity.start >= kept[-1].end:
            kept.append(quantity)
    return kept


def without(tokens: Tokens, quantity: Quantity) -> str:
    """The text in which the quantity is replaced by what stands for it."""
    before = tokens.text[: tokens.starts[quantity.start]].rstrip()
    after = tokens.text[tokens.end(quantity.end - 1) :].lstrip()
    gap = "" if after[:1] in ("", ".", ",", "?", "!") else " "
    text = " ".join(part for part in (before, quantity.instead) if part) + gap + after
    return text[:1].upper() + text[1:]


# -- numbers --------------------------------------------------------------------------------------
def times_at(tokens: Tokens, i: int, end: int) -> tuple[int, int] | None:
    """The number of times that begins at a token, and the token after it: "dreimal", "drei Mal", "3-mal"."""
    n, whole = _number(tokens.lowers[i])
    if n is None:
        return None
    if whole:
        return n, i + 1
    after = i + 2 if tokens.lowers[i + 1 : i + 2] == [rows()["single"]] else i + 1
    return (n, after + 1) if after < end and tokens.lowers[after] in rows()["time"] else None


def bounded(tokens: Tokens, start: int, i: int, n: int) -> tuple[int, int, Bound]:
    """Where the words that bound the number at a token begin (at the token if there are none), and what they make
    of the number.
    """
    for words, add, bound in _bounds():
        first = i - len(words)
        if first >= start and tuple(tokens.lowers[first:i]) == words:
            return first, n + add, bound
    return i, n, "exactly"


@cache
def _bounds() -> tuple[tuple[tuple[str, ...], int, Bound], ...]:
    """The words that bound a number, the longest first."""
    found = [(tuple(w.split()), row["add"], row["bound"]) for row in rows()["bound"] for w in row["words"]]
    return tuple(sorted(found, key=lambda entry: -len(entry[0])))


def _number(lower: str) -> tuple[int | None, bool]:
    """The number that a word is, and whether it already says "mal"."""
    numbers: dict[str, int] = rows()["numbers"]
    if lower in numbers:
        return numbers[lower], False
    if lower.endswith("mal") and lower[:-3] in numbers:
        return numbers[lower[:-3]], True
    digits = _DIGITS.fullmatch(lower)
    return (int(digits[1]), digits[2] is not None) if digits else (None, False)


def _numbers(tokens: Tokens, start: int, i: int, end: int) -> Iterator[Quantity]:
    """A number of times or of contacts at a token."""
    for phrase in rows()["several"]:
        if _stands(tokens, i, end, phrase):
            yield Quantity(i, i + len(phrase.split()), "count", _SEVERAL, "at_least")
    if (times := times_at(tokens, i, end)) is not None:
        n, after = times
        first, n, bound = bounded(tokens, start, i, n)
        if first == i and tokens.lowers[i] in rows()["some_time"]:
            bound = "at_least"
        if first < i or i == start or tokens.lowers[i - 1] not in rows()["uncounted"]:
            yield Quantity(first, after, "count", n, bound)
        return
    several = tokens.lowers[i] in rows()["several_of"]
    counted, _ = (_SEVERAL, False) if several else _number(tokens.lowers[i])
    noun = _noun_after(tokens, i, end) if counted is not None else None
    if noun is None or counted is None:
        return
    first, n, bound = bounded(tokens, start, i, counted)
    if counted > 1 or first < i:
        yield Quantity(first, noun + 1, "count", n, "at_least" if several else bound, _one(tokens.words[noun]))


def _denials(tokens: Tokens, i: int, end: int) -> Iterator[Quantity]:
    """Words at a token that say that there was none."""
    if tokens.lowers[i] in rows()["no"] and (noun := _noun_after(tokens, i, end)) is not None:
        first = i
        while first and tokens.lowers[first - 1] in rows()["so_far"]:
            first -= 1
        yield Quantity(first, noun + 1, "never_before", 0, instead=_one(tokens.words[noun]))
    for phrase in rows()["never"]:
        if _stands(tokens, i, end, phrase):
            yield Quantity(i, i + len(phrase.split()), "never_before", 0)
            return


def _stands(tokens: Tokens, i: int, end: int, phrase: str) -> bool:
    words = phrase.split()
    return i + len(words) <= end and tokens.lowers[i : i + len(words)] == words


def _noun_after(tokens: Tokens, i: int, end: int) -> int | None:
    """The noun of contact that the word at a token numbers, adjectives between."""
    for k in range(i + 1, min(end, i + 2 + _ADJECTIVES)):
        if tokens.words[k][:1].isupper():
            return k if noun_frame(tokens.words[k]) is not None else None
    return None


def _one(noun: str) -> str:
    """The noun in the singular with its article: "ein Telefonat"."""
    frame = noun_frame(noun)
    stem = frame.noun if frame is not None else ""
    at = noun.lower().rfind(stem)
    single = noun[: at + len(stem)] if at >= 0 else noun
    return f"{'eine' if single.endswith(('ung', 'e', 'enz')) else 'ein'} {single}"
