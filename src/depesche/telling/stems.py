"""Words of a text as they are searched for: without ending, capitals and marks, the same in every database."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from importlib import resources
from itertools import repeat
from typing import Final, NamedTuple

from depesche.model import Span
from depesche.telling.names import CONTRACT, plain

_WORD: Final = re.compile(r"[^\W_]+")
_PLAIN: Final = re.compile(r"[^a-z0-9]+")


class Word(NamedTuple):
    """A word of a text: its stem and where it stands (code points)."""

    stem: str
    span: Span


def words_of(text: str, language: str = CONTRACT) -> Iterator[Word]:
    """The words of a text in order."""
    for found in _WORD.finditer(text):
        if stem := stem_of(found[0], language):
            yield Word(stem, found.span())


def stems_in(text: str, language: str = CONTRACT) -> list[str]:
    """The stems of the words of a text in order."""
    return [*filter(None, map(stem_of, _WORD.findall(text), repeat(language)))]


@lru_cache(maxsize=262_144)
def stem_of(word: str, language: str = CONTRACT) -> str:
    """A word without ending, capitals and marks, in Latin letters and digits; empty where nothing of it is left."""
    return _PLAIN.sub("", plain(_stemmer(language)(word.casefold())))


@cache
def _stemmer(language: str) -> Callable[[str], str]:
    """What takes the endings off; nothing does where the language has no such data."""
    file = resources.files("depesche") / "lang" / language / "search.toml"
    if not file.is_file():
        return str
    import snowballstemmer  # noqa: PLC0415 - only the search needs it

    name = tomllib.loads(file.read_text(encoding="utf-8"))["stemmer"]
    stem: Callable[[str], str] = snowballstemmer.stemmer(name).stemWord
    return stem
