"""The machine-readable times of an article itself, not those of teasers, comments or a banner on the same page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
    keys = {key_of(title) for title in titles}
    title = next((v.block for v in verdicts if v.block.key in keys and v.block.index <= kept[0].index), kept[0])
    box = _common(title, kept[-1])
    others = {
        id(inner.element)
        for verdict in verdicts
        if verdict.kind in _OTHERS
        for inner in _inside(verdict.block, box)
    }
    own = {id(inner.element) for block in kept for inner in _inside(block, box)}
    for time in box.element.iter("time"):
        around = [element for element in time.iterancestors() if element is not box.element]
        if not any(
            element.tag in _AROUND or (id(element) in others and id(element) not in own) for element in around
        ):
            yield time


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
