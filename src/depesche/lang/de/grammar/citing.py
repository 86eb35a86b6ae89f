"""A noun phrase as a list of topics names it: without its determiner, its noun with the adjectives that sort it.

"den neuen Sanktionen" is "Sanktionen", "dem iranischen Atomprogramm" "Atomprogramm", "die humanitäre Hilfe" "humanitäre
Hilfe". An adjective stands in the first case; where its form does not show the noun's gender it is left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

#: The endings of adjectives, the longer first.
_ENDINGS: Final = ("en", "er", "em", "es", "e")
#: Ends of the stems of adjectives that say of what sort something is.
_SORTING: Final = (
    "isch", "al", "är", "iell", "nuklear", "atomar", "wirtschaftlich", "staatlich", "rechtlich", "öffentlich",
    "erneuerbar", "organisiert", "künstlich", "tägig", "wöchig", "jährig",
)  # fmt: skip
#: Of these ends, words that say less.
_VAGUE: Final = (
    "aktuell",
    "speziell",
    "potenziell",
    "potentiell",
    "final",
    "total",
    "realistisch",
    "ursprünglich",
)
_PLURAL_OR_FEMININE: Final = frozenset(
    {
        "die",
        "eine",
        "keine",
        "seine",
        "ihre",
        "diese",
        "alle",
        "der",
        "einer",
        "keiner",
        "seiner",
        "ihrer",
        "dieser",
    }
)
_MASCULINE: Final = frozenset({"den", "einen", "keinen", "seinen", "ihren", "diesen"})
_NEUTER: Final = frozenset({"das", "dieses"})
_DETERMINERS: Final = _PLURAL_OR_FEMININE | _MASCULINE | _NEUTER | {"ein", "kein", "dem", "des", "einem", "eines"}
_SAME: Final = ("e", "er", "es")


def cited(words: Sequence[str]) -> str:
    """The phrase of determiner, adjectives and nouns by its nouns and what sorts them."""
    first = words[0].lower() if words else ""
    opened = 1 if first in _DETERMINERS else 0  # in capitals at the beginning of a sentence
    nouns = next((k for k in range(opened, len(words)) if not _small(words[k])), len(words))
    determiner = first if nouns else ""
    kept = [found for word in words[:nouns] if (found := _adjective(word, determiner, words[nouns:])) is not None]
    return " ".join((*kept, *words[nouns:]))


def _small(word: str) -> bool:
    """Whether it is no noun: a word in small letters, or one like "30-tägigen"."""
    return word[:1].islower() or (word[:1].isdigit() and word.endswith(_ENDINGS))


def _adjective(word: str, determiner: str, nouns: Sequence[str]) -> str | None:
    """An adjective that sorts, in the first case; ``None`` for other words."""
    ending = next((e for e in _ENDINGS if word.endswith(e)), "")
    stem = word[: len(word) - len(ending)] if ending else word
    if not ending or not stem.endswith(_SORTING) or stem.endswith(_VAGUE):
        return None
    first = _first_case(ending, determiner, nouns)
    return stem + first if first else None


def _first_case(ending: str, determiner: str, nouns: Sequence[str]) -> str | None:
    """The ending in the first case without a determiner; ``None`` where the gender is not told."""
    if determiner in _NEUTER:
        return "es"
    if determiner in _MASCULINE:
        return "e" if nouns and nouns[-1].endswith(("en", "ern", "eln")) else "er"
    if determiner in _PLURAL_OR_FEMININE:
        return "er" if (determiner, ending) == ("der", "e") else "e"
    if ending in _SAME:
        return "e" if ending == "er" and determiner.endswith(ending) else ending
    return "e" if ending == "en" and nouns and nouns[-1].endswith("n") else None
