"""Inflected participles before their nouns: what looks like a verb of the clause and is an attribute."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from depesche.lang.de.grammar.word_classes import Words
from depesche.lang.tokens import Tokens

#: How far back the determiner of an extended attribute may stand.
_ATTRIBUTE: Final = 12
#: Ends of adjectives before a noun in the same case as an inflected participle.
_ADJECTIVE: Final = ("en", "em", "er", "es")
#: Ends of participles that are inflected like adjectives.
_INFLECTED: Final = ("te", "ten", "ter", "tes", "tem", "ne", "nen", "ner", "nes", "nem")

#: What joins a comparison, the ending of a comparative, and what is compared without one.
_LIKE: Final = "wie"
_THAN: Final = "als"
_COMPARATIVE: Final = "er"
#: How far before a participle the comparative stands: "eine Stunde länger gedauert als [geplant]".
_MEASURE: Final = 4
_OTHER: Final = ("anders", "mehr", "weniger")


def attributive(tokens: Tokens, start: int, at: int, words_: Words) -> bool:
    """Whether an inflected participle stands before its noun: "das mit Spannung erwartete Treffen"."""
    words = tokens.words
    if not words[at].endswith(_INFLECTED) or not _before_its_noun(words, at, words_):
        return False
    if _governed(tokens, start, at, words_):
        return True  # "über erhöhte Preise", "mehrere verletzte Soldaten"
    if _only_finite(tokens.lowers[at], words_):
        return False
    for i in range(at - 1, max(start, at - _ATTRIBUTE) - 1, -1):
        if words[i] in (",", ";", ":"):
            return False
        determiner = tokens.lowers[i] in words_.determiners or tokens.lowers[i] in words_.quantities
        if determiner and (i + 1 == at or _opens_attribute(words[i + 1])):
            return True
    return False


def _before_its_noun(words: Sequence[str], at: int, words_: Words) -> bool:
    """Whether a noun follows, or one adjective and a noun: "anberaumten bilateralen Treffen"."""
    if at + 1 < len(words) and words[at + 1][:1].isupper():
        return True
    adjective = at + 2 < len(words) and words[at + 1].islower() and words[at + 1].endswith(_ADJECTIVE)
    adjective = adjective and words[at + 1] not in words_.determiners
    return adjective and words[at + 1][-2:] == words[at][-2:] and words[at + 2][:1].isupper()


def _governed(tokens: Tokens, start: int, at: int, words_: Words) -> bool:
    """Whether a preposition or number stands before the word, an adverb between or none: "zu eilig anberaumten"."""
    for i in range(at - 1, max(start, at - 2) - 1, -1):
        lower = tokens.lowers[i]
        if lower in words_.prepositions or lower in words_.quantities:
            return True
        if lower in words_.tags or not tokens.words[i].islower() or lower in words_.conjunctions:
            return False
    return False


def _only_finite(lower: str, words_: Words) -> bool:
    """Whether a word is a form in the past tense, and no participle with an ending ("kündigte", "teilte")."""
    forms = words_.verbs.get(lower, ())
    if not any(form.shape == "finite" and form.tense == "past" for form in forms):
        return False
    stem = lower.removesuffix("n").removesuffix("e")
    return not any(form.shape == "participle2" for form in words_.verbs.get(stem, ()))


def _opens_attribute(word: str) -> bool:
    """Whether the word after a determiner begins an extended attribute: a preposition or adverb, no noun."""
    return word.islower() and not word.endswith(("e", "en", "er", "es", "em"))


def compared(tokens: Tokens, at: int, end: int, words_: Words) -> bool:
    """Whether a participle only says what something is compared with: "wie geplant", "länger als vorgesehen"."""
    before = tokens.lowers[at - 1] if at else ""
    behind = tokens.lowers[at + 1] if at + 1 < end else ""
    if behind in words_.auxiliaries or before not in (_LIKE, _THAN):
        return False
    measures = tokens.lowers[max(0, at - _MEASURE) : at - 1]
    return before == _LIKE or any(m.endswith(_COMPARATIVE) or m in _OTHER for m in measures)
