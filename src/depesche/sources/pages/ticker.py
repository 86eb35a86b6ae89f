"""Tickers and live blogs: a page of many entries, each with its time, all of which are the article.

Entries are boxes beside each other that are named alike, each with a paragraph and a time; or the updates that JSON-LD
has, where the page itself does not show them. Each begins with a line that says its day and time.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final
from zoneinfo import ZoneInfo

from depesche.sources.pages.blocks import Block, Box
from depesche.sources.pages.linked_data import Node, is_a, text_of
from depesche.sources.pages.meta import Head
from depesche.sources.pages.oracles import paragraphs_of
from depesche.sources.pages.sheet import RUNNING, Sheet

_GERMANY: Final = ZoneInfo("Europe/Berlin")
#: Fewer entries make no ticker.
_FEWEST: Final = 3
_TAGS: Final = frozenset(["article", "div", "section", "li"])
#: Entries hold at least this share of a page's text that is not in links.
_SHARE: Final = 0.4
_CLOCK: Final = re.compile(r"\b([01]?\d|2[0-3])[.:h]([0-5]\d)\b")
#: A line that is but a time is not longer.
_STAMP: Final = 60


@dataclass
class _Group:
    """Boxes beside each other that are named alike, and the characters of running text in them."""

    tag: str
    words: str
    boxes: dict[int, Box] = field(default_factory=dict)
    chars: int = 0

    def timed(self) -> bool:
        """Whether most of the boxes have a time."""
        return sum(_time(box) is not None for box in self.boxes.values()) * 2 >= len(self.boxes)


def entries(blocks: list[Block], head: Head, sheet: Sheet) -> list[Box]:
    """The boxes of a page's entries, in order; empty where the page is no ticker."""
    called = None if is_a(head.article, ("LiveBlogPosting",)) else sheet.names.ticker.search
    groups = _groups(blocks, called)
    if not groups:
        return []
    total = sum(len(block.text) - block.linked for block in blocks)
    found = [
        group
        for group in groups
        if len(group.boxes) >= _FEWEST and group.chars >= _SHARE * total and group.timed()
    ]
    best = max(found, key=lambda group: group.chars, default=None)
    return [*best.boxes.values()] if best else []


def _groups(blocks: list[Block], called: Callable[[str], object] | None) -> list[_Group]:
    """The groups of boxes with running text that can be entries: those that are ``called`` so, where they must be."""
    groups: dict[tuple[int, str, str], _Group] = {}
    bare: dict[str, str | None] = {}
    for block in blocks:
        if len(block.text) < RUNNING or block.link_share >= 0.5:
            continue
        for box in block.box.lineage:
            if box.tag not in _TAGS:
                continue
            if box.words not in bare:
                words = _bare(box.words)
                bare[box.words] = words if called is None or called(words) else None
            if (own := bare[box.words]) is not None:
                group = groups.setdefault((id(box.parent), box.tag, own), _Group(box.tag, own))
                group.boxes[id(box)] = box
                group.chars += len(block.text)
    return list(groups.values())


def stamps(blocks: list[Block], boxes: list[Box], form: str) -> dict[int, str]:
    """The line of day and time for the first block of each entry, by the block's number."""
    known = {id(box): box for box in boxes}
    found: dict[int, str] = {}
    begun: set[int] = set()
    for block in blocks:
        box = next((known[id(box)] for box in block.box.lineage if id(box) in known), None)
        if box is None or id(box) in begun:
            continue
        begun.add(id(box))
        at = _time(box)
        if at is not None:
            found[block.index] = at.strftime(form) if isinstance(at, dt.datetime) else at
    return found


def is_stamp(block: Block) -> bool:
    """Whether a block of an entry is but its time."""
    return (
        len(block.text) <= _STAMP and _CLOCK.search(block.text) is not None and not block.text.endswith(("!", "?"))
    )


def of_updates(head: Head, form: str) -> str | None:
    """The text of the updates that JSON-LD has; ``None`` where it has none."""
    updates = head.article.get("liveBlogUpdate")
    parts = (
        [part for update in updates if isinstance(update, dict) for part in _update(update, form)]
        if isinstance(updates, list)
        else []
    )
    return "\n\n".join(parts) or None


def _update(update: Node, form: str) -> Iterator[str]:
    body = update.get("articleBody")
    paragraphs = paragraphs_of(body if isinstance(body, str) else text_of(body))
    if not paragraphs:
        return
    at = _instant(str(update.get("datePublished") or update.get("dateModified") or ""))
    if at is not None:
        yield at.strftime(form)
    headline = text_of(update.get("headline"))
    if headline and headline != paragraphs[0]:
        yield headline
    yield from paragraphs


def _time(box: Box) -> dt.datetime | str | None:
    """When an entry was written: its machine-readable time, else the time of day that it begins with."""
    element: Any = box.element
    for time in element.iter("time"):
        at = _instant(time.get("datetime") or "")
        if at is not None:
            return at
    begins = " ".join("".join(element.itertext()).split())[:_STAMP]
    match = _CLOCK.search(begins)
    return match[0] if match else None


def _instant(written: str) -> dt.datetime | None:
    try:
        at = dt.datetime.fromisoformat(written.strip().replace("Z", "+00:00"))
    except ValueError:
        return None
    return at.astimezone(_GERMANY) if at.tzinfo else at


def _bare(words: str) -> str:
    """The words of a box without what is of one entry alone: letters that stand for a number."""
    return " ".join(word for word in words.split() if len(word) > 2)
