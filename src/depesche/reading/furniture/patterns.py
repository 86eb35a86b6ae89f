"""The patterns of page furniture and of article heads, made once of a language's data files.

A pattern in ``furniture.toml`` or ``head.toml`` names its pieces in angle brackets (``<date>``, ``<agencies>``);
:meth:`Patterns.expand` writes them out. Pieces may name other pieces.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from typing import Any, Final

from depesche.errors import KnowledgeError
from depesche.lang.language import Language
from depesche.light import dataclass

_PIECE: Final = re.compile(r"<([a-z]+)>")
_DEPTH: Final = 8
_NAME: Final = re.compile(r"\(\?P<\w+>")
_ANY_CASE: Final = "(?i)"
#: Fits nothing.
_NONE: Final = "(?!)"

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True, eq=False)
class Patterns:
    """The rows of a language's page furniture and heads, and what their patterns are made of.

    ``agency_names`` has every form of an agency's name in lower case, and the name that a Reading shows; ``months``
    the number of a month by the first letters of its names.
    """

    furniture: Sequence[Row]
    head: Mapping[str, Any]
    agency_names: Mapping[str, str]
    months: Mapping[str, int]
    pieces: Mapping[str, str]
    _compiled: dict[str, re.Pattern[str]] = field(default_factory=dict)
    _any_of: dict[int, tuple[Sequence[Row], re.Pattern[str]]] = field(default_factory=dict)
    _cutting: dict[tuple[str, ...], Sequence[Row]] = field(default_factory=dict)

    def rows(self, name: str) -> Sequence[Row]:
        """A list of rows of ``head.toml``."""
        found: Sequence[Row] = self.head.get(name, ())
        return found

    def compiled(self, pattern: str) -> re.Pattern[str]:
        """The compiled pattern with its pieces written out."""
        found = self._compiled.get(pattern)
        if found is None:
            found = self._compiled[pattern] = re.compile(self.expand(pattern))
        return found

    def any_of(self, rows: Sequence[Row]) -> re.Pattern[str]:
        """The patterns of some rows of a file as one: what it does not fit, none of them fits."""
        found = self._any_of.get(id(rows))
        if found is None or found[0] is not rows:
            whole = "|".join(_unnamed(self.expand(row["pattern"])) for row in rows)
            found = self._any_of[id(rows)] = rows, re.compile(whole or _NONE)
        return found[1]

    def cutting(self, ways: tuple[str, ...]) -> Sequence[Row]:
        """The rows of page furniture that cut in one of these ways."""
        if ways not in self._cutting:
            self._cutting[ways] = tuple(row for row in self.furniture if row["cuts"] in ways)
        return self._cutting[ways]

    def expand(self, pattern: str) -> str:
        """The pattern with its pieces written out. Raises :class:`KnowledgeError` for an unknown piece."""

        def written(match: re.Match[str]) -> str:
            try:
                return f"(?:{self.pieces[match[1]]})"
            except KeyError:
                raise KnowledgeError(f"<{match[1]}> is no piece of head.toml", where=pattern) from None

        for _ in range(_DEPTH):
            wider = _PIECE.sub(_keeping_groups(written), pattern)
            if wider == pattern:
                return pattern
            pattern = wider
        raise KnowledgeError("the pieces of this pattern name each other", where=pattern)

    def month(self, name: str) -> int:
        """1 to 12 for a month's name, written out or shortened."""
        lower = name.lower()
        return next(number for start, number in self.months.items() if lower.startswith(start))


def patterns(language: Language) -> Patterns:
    """The patterns of a language."""
    head, agencies = language.rows("head"), language.rows("agencies").get("agency", ())
    names = {form.lower(): row["name"] for row in agencies for form in row["forms"]}
    forms = "|".join(re.escape(form) for form in sorted(names, key=len, reverse=True))
    pieces = {**head.get("pieces", {}), "agency": rf"(?i:\b(?:{forms})\b)"}
    rows = language.rows("furniture").get("row", ())
    return Patterns(rows, head, names, head.get("month_numbers", {}), pieces)


def _unnamed(pattern: str) -> str:
    """The pattern as a part of a greater one."""
    inner = _NAME.sub("(?:", pattern)
    return f"(?i:{inner.removeprefix(_ANY_CASE)})" if inner.startswith(_ANY_CASE) else f"(?:{inner})"


def _keeping_groups(written: Callable[[re.Match[str]], str]) -> Callable[[re.Match[str]], str]:
    """Leaves the name of a group, ``(?P<name>``, as it is."""

    def replace(match: re.Match[str]) -> str:
        return match[0] if match.string[max(0, match.start() - 2) : match.start()] == "?P" else written(match)

    return replace
