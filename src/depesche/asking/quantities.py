"""The quantity of a sentence that is asked, and the sentence that is left without it.

"Kohl hat Mitterrand mindestens zweimal angerufen" is "Kohl hat Mitterrand angerufen", at least twice. The words are
data (``quantity_words.toml`` of the language).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from depesche.lang.tokens import Tokens
from depesche.model import Bound, ClaimType
from depesche.reading.contacts.triggers.frames import Frames, frames
from depesche.reading.quantities import NumberWords, number_words
from depesche.reading.setting import Setting

#: So many words in small letters may stand between a number and its noun: "drei lange persönliche Gespräche".
_ADJECTIVES: Final = 3
_SEVERAL: Final = 2

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Quantity:
    """The tokens that say how often, what they say, and the words that stand for them in the sentence's core."""

    start: int
    end: int
    type: ClaimType
    n: int
    bound: Bound = "exactly"
    instead: str = ""


@dataclass(frozen=True)
class QuantityWords:
    """The words that say how often; phrases are the words in lower case, see the data file for what each list is."""

    numbers: NumberWords
    nouns: Frames
    never: tuple[Phrase, ...]
    no: frozenset[str]
    so_far: frozenset[str]
    several: tuple[Phrase, ...]
    several_of: frozenset[str]
    some_time: frozenset[str]
    partly: frozenset[str]
    roughly: frozenset[str]
    one: str
    one_feminine: str
    feminine: tuple[str, ...]


def quantity_words(setting: Setting) -> QuantityWords:
    """The words of a language that say how often, and the nouns that they count."""
    language = setting.language
    rows = language.rows("quantity_words")
    return QuantityWords(
        numbers=language.made(number_words),
        nouns=setting.made(frames),
        never=tuple(tuple(phrase.split()) for phrase in rows["never"]),
        no=frozenset(rows["no"]),
        so_far=frozenset(rows["so_far"]),
        several=tuple(tuple(phrase.split()) for phrase in rows["several"]),
        several_of=frozenset(rows["several_of"]),
        some_time=frozenset(rows["some_time"]),
        partly=frozenset(rows["partly"]),
        roughly=frozenset(rows["roughly"]),
        one=rows["one"],
        one_feminine=rows["one_feminine"],
        feminine=tuple(rows["feminine"]),
    )


def quantities_in(tokens: Tokens, words: QuantityWords) -> list[Quantity]:
    """The quantities of a sentence, the longest of those that overlap; none where it denies only a part of what it
    says.
    """
    found = [q for i in range(len(tokens)) for q in _numbers(tokens, words, i)]
    if not words.partly & set(tokens.lowers):
        found += [q for i in range(len(tokens)) for q in _denials(tokens, words, i)]
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


def _numbers(tokens: Tokens, words: QuantityWords, i: int) -> Iterator[Quantity]:
    """A number of times or of contacts at a token."""
    for phrase in words.several:
        if _stands(tokens, i, phrase):
            yield Quantity(i, i + len(phrase), "count", _SEVERAL, "at_least")
    times = words.numbers.times_at(tokens, i, len(tokens))
    yield from _of_times(tokens, words, i, *times) if times is not None else _of_contacts(tokens, words, i)


def _of_times(tokens: Tokens, words: QuantityWords, i: int, n: int, after: int) -> Iterator[Quantity]:
    """ "mindestens dreimal", "einmal"; not "noch einmal"."""
    first, n, bound = words.numbers.bounded(tokens, 0, i, n)
    if first == i and tokens.lowers[i] in words.some_time:
        bound = "at_least"
    if first < i or i == 0 or tokens.lowers[i - 1] not in words.numbers.uncounted:
        yield Quantity(first, after, "count", n, bound)


def _of_contacts(tokens: Tokens, words: QuantityWords, i: int) -> Iterator[Quantity]:
    """ "drei lange Gespräche", "mehrere Treffen"."""
    several = tokens.lowers[i] in words.several_of
    counted = _SEVERAL if several else words.numbers.number(tokens.lowers[i])[0]
    noun = _noun_after(tokens, words, i) if counted is not None else None
    if noun is None or counted is None:
        return
    first, n, bound = words.numbers.bounded(tokens, 0, i, counted)
    if counted > 1 or first < i:
        one = _one(tokens.words[noun], words)
        yield Quantity(first, noun + 1, "count", n, "at_least" if several else bound, one)


def _denials(tokens: Tokens, words: QuantityWords, i: int) -> Iterator[Quantity]:
    """Words at a token that say that there was none."""
    if tokens.lowers[i] in words.no and (noun := _noun_after(tokens, words, i)) is not None:
        first = i
        while first and tokens.lowers[first - 1] in words.so_far:
            first -= 1
        yield Quantity(first, noun + 1, "never_before", 0, instead=_one(tokens.words[noun], words))
    phrase = next((phrase for phrase in words.never if _stands(tokens, i, phrase)), None)
    if phrase is not None:
        yield Quantity(i, i + len(phrase), "never_before", 0)


def _stands(tokens: Tokens, i: int, phrase: Phrase) -> bool:
    return tuple(tokens.lowers[i : i + len(phrase)]) == phrase


def _noun_after(tokens: Tokens, words: QuantityWords, i: int) -> int | None:
    """The noun of contact that the word at a token numbers, adjectives between."""
    for k in range(i + 1, min(len(tokens), i + 2 + _ADJECTIVES)):
        if tokens.words[k][:1].isupper():
            return k if words.nouns.noun(tokens.words[k]) is not None else None
    return None


def _one(noun: str, words: QuantityWords) -> str:
    """The noun in the singular with its article: "ein Telefonat"."""
    frame = words.nouns.noun(noun)
    stem = frame.noun if frame is not None else ""
    at = noun.lower().rfind(stem)
    single = noun[: at + len(stem)] if at >= 0 else noun
    return f"{words.one_feminine if single.endswith(words.feminine) else words.one} {single}"
