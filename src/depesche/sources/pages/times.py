"""The machine-readable times of an article itself, not those of teasers, comments or a banner on the same page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Any, Final

from depesche.sources.pages.blocks import Block, Box, key_of
from depesche.sources.pages.body import Verdict

#: Elements in which times are of something else.
_AROUND: Final = frozenset(["aside", "footer", "nav", "figure"])
#: Kinds of boxes in which times are of something else.
_OTHERS: Final = frozenset(["comments", "teasers", "<aside>", "<nav>", "<footer>", "<figure>", "navigation"])


def own_times(verdicts: Sequence[Verdict], titles: Sequence[str]) -> Iterator[Any]:
    """The ``time`` elements in the box that holds the article and its title, in order."""
    kept = [verdict.block for verdict in verdicts if verdict.kept]
    if not kept:
        return
    box = _common(_title(verdicts, kept[0], titles), kept[-1])
    own = {id(inner.element) for block in kept for inner in _inside(block, box)}
    blocks = (verdict.block for verdict in verdicts if verdict.kind in _OTHERS)
    others = {id(inner.element) for block in blocks for inner in _inside(block, box)} - own
    for time in box.element.iter("time"):
        around = takewhile(lambda element: element is not box.element, time.iterancestors())
        if not any(element.tag in _AROUND or id(element) in others for element in around):
            yield time


def _title(verdicts: Sequence[Verdict], first: Block, titles: Sequence[str]) -> Block:
    """The block of the title above the first kept one; that one itself where there is none."""
    keys = {key_of(title) for title in titles}
    above = (verdict.block for verdict in verdicts if verdict.block.index <= first.index)
    return next((block for block in above if block.key in keys), first)


def _common(one: Block, other: Block) -> Box:
    """The smallest box around two blocks."""
    around = {id(box) for box in other.box.lineage}
    return next(box for box in one.box.lineage if id(box) in around)


def _inside(block: Block, outer: Box) -> Iterator[Box]:
    """The boxes around a block inside of another."""
    for box in block.box.lineage:
        if box is outer:
            return
        yield box
