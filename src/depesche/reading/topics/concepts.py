"""The controlled list of topics."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
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
            re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(row['words'], key=len, reverse=True)))})"),
        )
        for row in rows()["topic"]
    ]


@cache
def _general() -> frozenset[str]:
    return frozenset(row["id"] for row in rows()["topic"] if row.get("general"))


@lru_cache(maxsize=8192)
def concept_of(text: str) -> str | None:
    """The concept whose word stands first in the topic's text, the longest where several do; ``None`` where none
    fits. An organisation at the head of a compound is no more than its attribute: "EU-Sanktionen" are sanctions;
    and what a general word is about says more than it: "der Krieg in der Ukraine" is about Ukraine.
    """
    best: tuple[bool, int, int, str] | None = None
    for name, pattern in _patterns():
        for found in pattern.finditer(text):
            attribute = name in rows()["frames"]["unthemed"] and text[found.end() : found.end() + 1] == "-"
            rank = (attribute or name in _general(), found.start(), -len(found[0]), name)
            best = rank if best is None or rank[:3] < best[:3] else best
    return best[3] if best else None


def label(concept: str, language: str = "de") -> str:
    """The label of a concept. Raises ``KeyError`` for an unknown one."""
    return str(next(row for row in rows()["topic"] if row["id"] == concept)[language])


def media_topic(concept: str) -> str | None:
    """The IPTC Media Topic of a concept ("medtop:11000000"), ``None`` where none fits."""
    row = next(row for row in rows()["topic"] if row["id"] == concept)
    return str(row["iptc"]) if "iptc" in row else None
