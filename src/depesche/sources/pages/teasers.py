"""Teasers of other articles: a heading that is a link, with one paragraph at most in the box around both."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile
from typing import Any, Final

from depesche.sources.pages.blocks import HEADINGS, Block, Box, Keys

#: From this share of its characters in links on, a heading leads elsewhere.
_LINKED: Final = 0.7
#: A paragraph has so many characters.
_PARAGRAPH: Final = 60
#: How many boxes around its heading a teaser may reach.
_CLIMB: Final = 3
#: Boxes of whole pages.
_WHOLE: Final = frozenset(["body", "html", "main"])


@dataclass(frozen=True, slots=True)
class Teasers:
    """The numbers of the blocks that stand in teasers, and the elements that are teasers from beginning to end."""

    blocks: frozenset[int] = frozenset()
    elements: tuple[Any, ...] = ()


def teasers(blocks: Sequence[Block], titles: Keys) -> Teasers:
    """The teasers of a page; ``titles`` are those of the page itself, which may be links."""
    headings = [block for block in blocks if block.box.tag in HEADINGS]
    leading = [block for block in headings if _leads_elsewhere(block, titles)]
    if not leading:
        return Teasers()
    held = _Held(
        [block.index for block in headings],
        [block.index for block in blocks if len(block.text) >= _PARAGRAPH and block.box.tag not in HEADINGS],
    )
    inside: set[int] = set()
    whole: list[Any] = []
    for heading in leading:
        boxes = list(takewhile(held.is_teaser, _near(heading)))
        if boxes:
            inside.update(range(heading.index, boxes[-1].end))
        ends = [box for box in boxes if held.begins(box, heading.index)]
        whole += [box.element for box in ends[-1:]]
    return Teasers(frozenset(inside), tuple(whole))


@dataclass(frozen=True, slots=True)
class _Held:
    """The numbers of a page's headings and of its paragraphs, in order."""

    headings: list[int]
    paragraphs: list[int]

    def is_teaser(self, box: Box) -> bool:
        """Whether a box holds no more than a teaser does: one of each."""
        return _few(self.headings, box) and _few(self.paragraphs, box)

    def begins(self, box: Box, heading: int) -> bool:
        """Whether no paragraph of a box stands above its heading."""
        place = bisect_left(self.paragraphs, box.first)
        return place == len(self.paragraphs) or not box.first <= self.paragraphs[place] < min(box.end, heading)


def _few(numbers: list[int], box: Box) -> bool:
    """Whether no more than one of the numbers is that of a block in a box."""
    second = bisect_left(numbers, box.first) + 1
    return second >= len(numbers) or numbers[second] >= box.end


def _leads_elsewhere(block: Block, titles: Keys) -> bool:
    """Whether a heading is a link, and none with a title of the page itself."""
    return block.box.tag != "h1" and block.link_share >= _LINKED and not titles.has(block)


def _near(heading: Block) -> Iterator[Box]:
    """The boxes around a heading that may be its teaser, from the inside."""
    around = islice(heading.box.lineage, 1, 1 + _CLIMB)
    return takewhile(lambda box: box.tag not in _WHOLE, around)
