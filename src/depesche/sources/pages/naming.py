"""What the names of boxes say of them, by the language's rows ("pages")."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from depesche.lang.language import Language
from depesche.sources.pages.blocks import Box

#: So many answers are kept; a page has some hundred, and many pages have some of their own.
_MOST: Final = 20_000


Said = tuple[str | None, str | None]
_NOTHING: Final[Said] = (None, None)


@dataclass(frozen=True, slots=True, eq=False)
class Names:
    """The names of a language's pages, compiled; answers are kept, for pages use few names over and over."""

    boxes: tuple[tuple[str, re.Pattern[str]], ...]
    own: tuple[tuple[str, re.Pattern[str]], ...]
    ticker: re.Pattern[str]
    subscribers: re.Pattern[str]
    stamp: str
    _known: dict[str, Said] = field(default_factory=dict)

    def said(self, box: Box) -> Said:
        """What its own names say of a box: which part of an article it is ("lede", "body"), and which kind of box that
        is none.
        """
        if not box.words:
            return _NOTHING
        known = self._known.get(box.words)
        if known is None:
            if len(self._known) >= _MOST:
                self._known.clear()
            known = self._known[box.words] = (_first(self.own, box.words), _first(self.boxes, box.words))
        return known

    def kind(self, box: Box) -> str | None:
        """What kind of box that is not the article its own names say it is."""
        return self.said(box)[1]

    def part(self, box: Box) -> str | None:
        """Which part of an article its own names say a box is: "lede" or "body"."""
        return self.said(box)[0]


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
