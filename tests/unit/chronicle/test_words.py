"""Every reason that the chronicle can give has words in every language."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import depesche.chronicle
from depesche.telling.reasons import catalogue

SOURCES = Path(depesche.chronicle.__file__).parent.glob("*.py")
CODES = sorted({c for f in SOURCES for c in re.findall(r'"(chronicle_[a-z_]+)"', f.read_text(encoding="utf-8"))})


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_code_has_words(language: str) -> None:
    assert [c for c in CODES if c not in catalogue(language)] == []


def test_languages_fill_in_the_same_values() -> None:
    def fields(text: str) -> set[str]:
        return set(re.findall(r"\{(\w+)\}", text))

    german, english = catalogue("de"), catalogue("en")
    assert [c for c in CODES if fields(german[c]) != fields(english[c])] == []
