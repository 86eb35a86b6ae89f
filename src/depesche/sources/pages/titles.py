"""The titles of a page: all that it has for one, and the best of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from depesche.sources.pages.blocks import Block, key_of
from depesche.sources.pages.linked_data import texts
from depesche.sources.pages.meta import TITLES, Head

#: What stands between a title and the name of a paper, a section, a day.
_BETWEEN: Final = re.compile(r"\s+(?:[|•·»«–—-]|::|//|[-–—]{2})\s+|\s*\|\s*")
_SPACE: Final = re.compile(r"\s+")
#: Titles are shorter than this.
_LONG: Final = 400


def titles_of(tree: Any, head: Head, names: Iterable[str], blocks: Sequence[Block]) -> tuple[str, ...]:
    """All candidates, best first, each once.

    ``names`` are those of the paper and of the section, ``blocks`` all that stands on the page.
    """
    shown = list(_headings(tree))
    linked = [*texts(head.article.get("headline")), *texts(head.article.get("alternativeHeadline"))]
    linked += texts(head.article.get("name"))
    meta = [value for _, value in head.values(TITLES)]
    said = [*linked, *meta, *([head.title] if head.title else [])]
    bare = {key_of(name) for name in names if name}
    best = _best(shown, said, bare, blocks)
    every = [*best, *shown, *linked]
    for title in (*meta, head.title or ""):
        every += [title, *_shortened(title, bare)]
    unique: dict[str, str] = {}
    for title in every:
        clean = _SPACE.sub(" ", title).strip()
        if clean and len(clean) <= _LONG:
            unique.setdefault(clean, clean)
    return tuple(unique)


def _best(shown: list[str], said: list[str], names: set[str], blocks: Sequence[Block]) -> list[str]:
    """The heading that the head of the page confirms, in whole or in part; else what the head says, as it stands on the
    page.
    """
    keys = [key_of(title) for title in said]
    for heading in shown:
        key = key_of(heading)
        if len(key) > 5 and any(key in other for other in keys):
            return [heading]
    if said:
        first = said[0]
        forms = [first, *_shortened(first, names)]
        lines = {block.key for block in blocks}
        return [next((form for form in forms if key_of(form) in lines), forms[min(1, len(forms) - 1)])]
    return shown[:1]


def _headings(tree: Any) -> Iterator[str]:
    """The first headings of the page, each whole and in the pieces that it is made of."""
    for element in [*tree.iter("h1")][:4]:
        whole = _SPACE.sub(" ", " ".join(element.itertext())).strip()
        joined = _SPACE.sub(" ", "".join(element.itertext())).strip()
        pieces = [
            piece
            for part in element.iter("span", "a", "em", "strong", "div")
            if (piece := _SPACE.sub(" ", "".join(part.itertext())).strip())
        ]
        longest = max(pieces, key=len, default="")
        own = _SPACE.sub(" ", "".join([element.text or "", *(child.tail or "" for child in element)])).strip()
        kickers = [piece for piece in pieces if piece not in longest and longest not in piece]
        parts = [longest, own, *(f"{kicker}: {longest}" for kicker in kickers[:1])] if pieces else []
        yield from (title for title in dict.fromkeys([whole, joined, *parts]) if len(title) > 5)


def _shortened(title: str, names: set[str]) -> list[str]:
    """A title without the name of the paper at its end or beginning, and by and by without what else stands there."""
    pieces = _BETWEEN.split(title)
    if len(pieces) < 2:
        return []
    found = []
    known = [piece for piece in pieces if key_of(piece) not in names]
    longest = max(pieces, key=len)
    if 0 < len(known) < len(pieces):
        kept = title[title.index(known[0]) : title.rindex(known[-1]) + len(known[-1])]
        found.append(kept)
    cuts = [match.start() for match in _BETWEEN.finditer(title)]
    found += [title[:cut].strip() for cut in reversed(cuts)]
    return [*dict.fromkeys([*found, longest])]
