"""The mechanism knows no German: no word, ending or word order of a language stands outside ``lang/``."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import depesche
from depesche.lang.language import language

SOURCE = Path(depesche.__file__).parent
ROOMS = ("reading", "chronicle", "asking", "store", "sources")
#: Words of German that are English too, or names of values in code.
SHARED = frozenset(
    ["all", "also", "am", "an", "bin", "die", "es", "hat", "her", "in", "so", "von", "war", "was", "will"]
)

#: Modules whose German words have still to move into lang/de: strike out what is done.
WORDS_LEFT: frozenset[str] = frozenset(
    [
        "sources/decoding.py",
    ]
)
#: Modules that still test endings of words themselves.
ENDINGS_LEFT: frozenset[str] = frozenset()
def test_a_module_of_reading_tests_no_ending_of_a_word(path: Path) -> None:
    found = list(formed(path))
    if str(path.relative_to(SOURCE)) in ENDINGS_LEFT:
        assert found, "nothing is left: strike the module out of ENDINGS_LEFT"
    else:
        assert found == []
