"""The controlled list of topics."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def rows() -> dict[str, Any]:
    """``lang/de/topics.toml`` as it is."""
    file = resources.files("depesche") / "lang" / "de" / "topics.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


@cache
def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    return [
        (
            row["id"],
            re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, sorted(row['words'], key=len, reverse=True)))})"),
        )
        for row in rows()["topic"]
    ]


def concept_of(text: str) -> str | None:
    """The concept whose word stands first in the topic's text, the longest where several do; ``None`` where none
    fits.
    """
    best: tuple[int, int, str] | None = None
    for name, pattern in _patterns():
        found = pattern.search(text)
        if found and (best is None or (found.start(), -len(found[0])) < best[:2]):
            best = (found.start(), -len(found[0]), name)
    return best[2] if best else None


def label(concept: str, language: str = "de") -> str:
    """The label of a concept. Raises ``KeyError`` for an unknown one."""
    return str(next(row for row in rows()["topic"] if row["id"] == concept)[language])


def media_topic(concept: str) -> str | None:
    """The IPTC Media Topic of a concept ("medtop:11000000"), ``None`` where none fits."""
    row = next(row for row in rows()["topic"] if row["id"] == concept)
    return str(row["iptc"]) if "iptc" in row else None
