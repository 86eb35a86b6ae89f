"""How German words are written otherwise: with gender signs inside, and with umlauts in ASCII."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from typing import Any, Final

from depesche.lang.de.grammar.lexicon import lexicon
from depesche.lang.language import Language
from depesche.lang.script import Edit

#: "Journalist:innen", "Sprecher*in", "Lehrer_innen": one word.
_GENDERED: Final = re.compile(r"(?<=[a-zäöüß])[:*_](?=in(?:nen)?\b)")
_SIGNS: Final = (":in", "*in", "_in")
_UMLAUTS: Final = re.compile("[äöüßÄÖÜ]")
_ASCII: Final = re.compile(r"\b[A-Za-z-]*(?:ae|oe|ue|ss|Ae|Oe|Ue)[A-Za-z-]*\b")
_WRITTEN: Final = {"ae": "ä", "oe": "ö", "ue": "ü", "ss": "ß", "Ae": "Ä", "Oe": "Ö", "Ue": "Ü"}
_PART: Final = re.compile("|".join(_WRITTEN))
#: A word has at most so many umlauts.
_MOST: Final = 4


def edits(text: str, language: Language, names: frozenset[str]) -> Iterator[Edit]:
    """The edits that make German words of a text normal; ``names`` are further words with umlauts."""
    if _in_ascii(text):
        yield from _ascii(text, language.made(_with_umlauts) | names)
    elif any(sign in text for sign in _SIGNS):
        yield from ((*match.span(), "") for match in _GENDERED.finditer(text))


def _in_ascii(text: str) -> bool:
    """Whether a text has words that could have umlauts and no umlaut."""
    return _UMLAUTS.search(text) is None and _ASCII.search(text) is not None


def _ascii(text: str, known: frozenset[str]) -> Iterator[Edit]:
    """Known words whose umlauts are written in ASCII ("fuer", "Praesident")."""
    for match in _ASCII.finditer(text):
        written = next((word for word in _umlauted(match[0]) if word in known or word.lower() in known), None)
        if written is not None:
            yield (*match.span(), written)


def _umlauted(word: str) -> Iterator[str]:
    """The word with some of its digraphs as umlauts, most of them first."""
    parts = [match.span() for match in _PART.finditer(word)][:_MOST]
    for chosen in product((True, False), repeat=len(parts)):
        if not any(chosen):
            continue
        out, at = "", 0
        for (start, end), taken in zip(parts, chosen, strict=True):
            out += word[at:start] + (_WRITTEN[word[start:end]] if taken else word[start:end])
            at = end
        yield out + word[at:]


def _with_umlauts(language: Language) -> frozenset[str]:
    """The words of the language's data and the forms of its verbs that have an umlaut or a sharp s."""
    words = {word for name in language.files() for text in _strings(language.rows(name)) for word in text.split()}
    forms = language.made(lexicon).words.verbs
    return frozenset(word.strip('.,;:!?()"„“') for word in (*words, *forms) if _UMLAUTS.search(word))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, part in value.items():
            yield key
            yield from _strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from _strings(part)
