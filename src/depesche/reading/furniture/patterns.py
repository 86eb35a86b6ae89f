"""The patterns of page furniture and of article heads, read from ``lang/de`` and compiled once.

A pattern in ``furniture.toml`` or ``head.toml`` names its pieces in angle brackets (``<date>``, ``<agencies>``);
:func:`expand` writes them out. Pieces may name other pieces.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any, Final

from depesche.errors import KnowledgeError

_PIECE: Final = re.compile(r"<([a-z]+)>")
_DEPTH: Final = 8


@cache
def table(name: str) -> dict[str, Any]:
    """A TOML file of ``lang/de`` as a plain dictionary."""
    path = resources.files("depesche") / "lang" / "de" / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def agency_names() -> dict[str, str]:
    """Every form of an agency's name in lower case, and the name that a Reading shows."""
    return {form.lower(): row["name"] for row in table("agencies")["agency"] for form in row["forms"]}


@cache
def _pieces() -> dict[str, str]:
    forms = sorted(agency_names(), key=len, reverse=True)
    agency = rf"(?i:\b(?:{'|'.join(re.escape(form) for form in forms)})\b)"
    return {**table("head")["pieces"], "agency": agency}


def expand(pattern: str) -> str:
    """The pattern with its pieces written out. Raises :class:`KnowledgeError` for an unknown piece."""

    def written(match: re.Match[str]) -> str:
        try:
            return f"(?:{_pieces()[match[1]]})"
        except KeyError:
            raise KnowledgeError(f"<{match[1]}> is no piece of head.toml", where=pattern) from None

    for _ in range(_DEPTH):
        wider = _PIECE.sub(_keeping_groups(written), pattern)
        if wider == pattern:
            return pattern
        pattern = wider
    raise KnowledgeError("the pieces of this pattern name each other", where=pattern)


def _keeping_groups(written: Any) -> Any:
    """Leaves the name of a group, ``(?P<name>``, as it is."""

    def replace(match: re.Match[str]) -> str:
        return match[0] if match.string[max(0, match.start() - 2) : match.start()] == "?P" else written(match)

    return replace


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """The compiled pattern with its pieces written out."""
    return re.compile(expand(pattern))
