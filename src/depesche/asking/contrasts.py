"""A sentence that says one thing and denies another, as two: "traf ihn in Paris, aber nicht in Rom".

What is denied stands in the place of what it is set against: "traf ihn in Paris" and "traf ihn nicht in Rom". The words
are data (``quantity_words.toml`` of the language).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from depesche.lang.language import Language
from depesche.lang.syntax import Syntax
from depesche.lang.tokens import Tokens

_CLOSING: Final = (".", "!", "?")
_COMMA: Final = ","
_DOT: Final = "."


@dataclass(frozen=True)
class ContrastWords:
    """Words that deny, words that set against and that join, what stands after a denial for the truth, and words of a
    sentence that leaves something open ("steht noch nicht fest").
    """

    negators: frozenset[str]
    lasting: frozenset[str]
    adversative: frozenset[str]
    joining: frozenset[str]
    instead: frozenset[str]
    only: frozenset[str]
    undecided: frozenset[str]


def contrast_words(language: Language) -> ContrastWords:
    """The words of a language."""
    return ContrastWords(
        **{name: frozenset(words) for name, words in language.rows("quantity_words")["contrast"].items()}
    )


@dataclass(frozen=True)
class _Sentence:
    """The words of one sentence, without the mark that closes it, by their numbers in the text."""

    tokens: Tokens
    syntax: Syntax
    words: ContrastWords
    start: int
    end: int

    def text(self, parts: Sequence[range]) -> str:
        """The words of the parts as a sentence."""
        joined = " ".join(part for part in map(self._cut, parts) if part)
        return f"{joined[:1].upper()}{joined[1:]}."

    def _cut(self, part: range) -> str:
        if not part:
            return ""
        return self.tokens.text[self.tokens.starts[part.start] : self.tokens.end(part.stop - 1)].strip(" ,")

    def phrase_end(self, first: int) -> int:
        """Where the words of what is denied or said instead end: names, numbers, and the small words before them."""
        small = self.syntax.members_of(("articles", "prepositions"))
        i = first
        while i < self.end:
            word, lower = self.tokens.words[i], self.tokens.lowers[i]
            dotted = word == _DOT and i > first and self.tokens.words[i - 1].isdigit()
            if not (word[:1].isupper() or word[:1].isdigit() or dotted or lower in small):
                break
            i += 1
        return i


def contrasted(tokens: Tokens, syntax: Syntax, words: ContrastWords, start: int, end: int) -> list[str]:
    """The sentences that a sentence (tokens ``start`` to ``end``) says and denies; none where it sets nothing against
    another thing.
    """
    while end > start and tokens.words[end - 1] in _CLOSING:
        end -= 1
    sentence = _Sentence(tokens, syntax, words, start, end)
    for i in range(start, end):
        if tokens.lowers[i] in words.negators and (i + 1 >= end or tokens.lowers[i + 1] not in words.only):
            return _instead(sentence, i) or _but_not(sentence, i)
    return []


def undecided(tokens: Tokens, words: ContrastWords) -> bool:
    """Whether the sentence says of something that it is not known or fixed: "steht noch nicht fest"."""
    lowers = tokens.lowers
    return any(one in words.negators and other in words.undecided for one, other in pairwise(lowers))


def _instead(sentence: _Sentence, negator: int) -> list[str]:
    """ "nicht in Rom, sondern in Paris"."""
    lowers = sentence.tokens.lowers
    found = (i for i in range(negator + 2, sentence.end) if lowers[i] in sentence.words.instead)
    at = next(found, None)
    if at is None or sentence.phrase_end(negator + 1) == negator + 1:
        return []  # "nicht angerufen, sondern besucht"
    until = sentence.phrase_end(at + 1)
    before, behind = range(sentence.start, negator), range(until, sentence.end)
    right, wrong = range(at + 1, until), range(negator + 1, at)
    denial = range(negator, negator + 1)
    return [sentence.text((before, right, behind)), sentence.text((before, denial, wrong, behind))]


def _but_not(sentence: _Sentence, negator: int) -> list[str]:
    """ "in Paris, aber nicht in Rom", "in Paris, nicht aber in Rom", "angerufen, aber nie getroffen"."""
    words, lowers = sentence.words, sentence.tokens.lowers
    first = negator
    while first - 1 > sentence.start and lowers[first - 1] in words.adversative | words.joining | words.lasting:
        first -= 1
    comma = sentence.tokens.words[first - 1] == _COMMA if first > sentence.start else False
    joined = lowers[first] in words.joining
    denied = negator + 1
    while denied < sentence.end and lowers[denied] in words.adversative:
        denied += 1
    if not (comma or joined) or denied >= sentence.end:
        return []
    opened = first - 1 if comma else first
    until = sentence.phrase_end(denied)
    verb = until == denied
    until = until + 1 if verb else until
    behind = range(until, sentence.end)
    place = _place(sentence, denied, opened, verb=verb)
    if place is None or (verb and behind):
        return []
    said = sentence.text((range(sentence.start, opened), behind))
    negated = range(_opening(sentence, negator), negator + 1)
    parts = (
        range(sentence.start, place.start),
        negated,
        range(denied, until),
        range(place.stop, opened),
        behind,
    )
    return [said, sentence.text(parts)]


def _opening(sentence: _Sentence, negator: int) -> int:
    """Where the denial begins: "noch nie"."""
    lowers = sentence.tokens.lowers
    return negator - 1 if lowers[negator - 1] in sentence.words.lasting else negator


def _place(sentence: _Sentence, denied: int, opened: int, *, verb: bool) -> range | None:
    """The words before the contrast against which what is denied is set: of the same relation, a year against a year,
    a name against a name.
    """
    words = sentence.tokens.words
    if verb:
        return range(opened - 1, opened) if words[opened - 1].islower() else None
    before = range(opened - 1, sentence.start, -1)
    relation = sentence.syntax.preposition(denied)
    if relation is not None:
        at = next((i for i in before if sentence.syntax.preposition(i) == relation), None)
        return None if at is None else range(at, min(opened, _one_phrase(sentence, at)))
    if words[denied].isdigit():
        at = next((i for i in before if words[i].isdigit()), None)
        return None if at is None else range(at, at + 1)
    return _name(words, before)


def _name(words: Sequence[str], before: range) -> range | None:
    """The last words in capitals."""
    at = next((i for i in before if words[i][:1].isupper()), None)
    if at is None:
        return None
    first = next((i for i in range(at, before.stop, -1) if not words[i - 1][:1].isupper()), at)
    return range(first, at + 1)


def _one_phrase(sentence: _Sentence, at: int) -> int:
    """Where the phrase of one preposition ends: before the next one or the verb."""
    end = sentence.phrase_end(at)
    return next((i for i in range(at + 1, end) if sentence.syntax.preposition(i) is not None), end)
