"""Which noun a word is a form of, or has as the head of its compound: "G20-Gipfels" is a "gipfel"."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

#: Endings of nouns in their cases and numbers.
_ENDINGS: Final = ("", "s", "es", "e", "en", "n", "er", "ern", "se", "sen", "ses")
#: The shortest noun, and the shortest word that may stand before the head of a compound.
_SHORTEST: Final = 4
_BEFORE: Final = 3


def head(word: str, nouns: Collection[str]) -> str | None:
    """The noun, of these in lower case, that the word is a form of or that ends its compound."""
    lower = word.lower()
    if len(lower) < _SHORTEST:
        return None
    for ending in _ENDINGS:
        if not lower.endswith(ending):
            continue
        stem = lower[: len(lower) - len(ending)]
        for cut in range(len(stem) - _SHORTEST + 1):
            # "Preise" is no "Reise": what stands before the noun must be a word or end in a hyphen
            if stem[cut:] in nouns and (cut == 0 or cut >= _BEFORE or stem[cut - 1] == "-"):
                return stem[cut:]
    return None
