"""What the names of boxes say of them, by the language's rows ("pages")."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from depesche.lang.language import Language
from depesche.sources.pages.blocks import Box


@dataclass(frozen=True, slots=True, eq=False)
class Names:
    """The names of a language's pages, compiled; answers are kept, for pages use few names over and over."""

    boxes: tuple[tuple[str, re.Pattern[str]], ...]
    own: tuple[tuple[str, re.Pattern[str]], ...]
    ticker: re.Pattern[str]
    subscribers: re.Pattern[str]
    stamp: str
    _kinds: dict[str, str | None] = field(default_factory=dict)
    _own: dict[str, str | None] = field(default_factory=dict)

    def kind(self, box: Box) -> str | None:
        """What kind of box that is not the article its own names say it is."""
        if box.words not in self._kinds:
            self._kinds[box.words] = _first(self.boxes, box.words)
        return self._kinds[box.words]

    def part(self, box: Box) -> str | None:
        """Which part of an article its own names say a box is: "lede" or "body"."""
        if box.words not in self._own:
            self._own[box.words] = _first(self.own, box.words)
        return self._own[box.words]


def names_of(language: Language) -> Names:
    """The names of a language's pages."""
    rows = language.rows("pages")
    return Names(
        tuple((row["kind"], re.compile(row["pattern"])) for row in rows["box"]),
        tuple((row["kind"], re.compile(row["pattern"])) for row in rows["own"]),
        _any(rows["ticker"]),
        _any(rows["subscribers"]),
        str(rows["stamp"]),
    )


def _any(rows: Iterable[dict[str, str]]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{row['pattern']})" for row in rows))


def _first(patterns: Iterable[tuple[str, re.Pattern[str]]], words: str) -> str | None:
    return next((kind for kind, pattern in patterns if pattern.search(words)), None) if words else None
