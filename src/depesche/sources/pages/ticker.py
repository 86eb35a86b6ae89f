"""Tickers and live blogs: a page of many entries, each with its time, all of which are the article.

Entries are boxes beside each other that are named alike, each with a paragraph and a time; or the updates that JSON-LD
has, where the page itself does not show them. Each begins with a line that says its day and time.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator
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
#: Entries hold at least this share of a page's text that is not in links.
_SHARE: Final = 0.4
_CLOCK: Final = re.compile(r"\b([01]?\d|2[0-3])[.:h]([0-5]\d)\b")
#: A line that is but a time is not longer.
_STAMP: Final = 60


def entries(blocks: list[Block], head: Head, sheet: Sheet) -> list[Box]:
    """The boxes of a page's entries, in order; empty where the page is no ticker."""
    beside: dict[tuple[int, str, str], list[Box]] = defaultdict(list)
    text: dict[int, int] = defaultdict(int)
    for block in blocks:
        for box in block.box.lineage:
            if len(block.text) >= RUNNING and block.link_share < 0.5:
                if not text[id(box)]:
                    beside[id(box.parent), box.tag, _bare(box.words)].append(box)
                text[id(box)] += len(block.text)
    total = sum(len(block.text) - block.linked for block in blocks)
    says_so = is_a(head.article, ("LiveBlogPosting",))
    found = [
        group
        for (_, tag, words), group in beside.items()
        if len(group) >= _FEWEST
        and tag in ("article", "div", "section", "li")
        and (says_so or sheet.names.ticker.search(words))
        and sum(text[id(box)] for box in group) >= _SHARE * total
        and sum(_time(box) is not None for box in group) >= len(group) / 2
    ]
    return max(found, key=lambda group: sum(text[id(box)] for box in group), default=[])


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
