"""Teasers of other articles: a heading that is a link, with one paragraph at most in the box around both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, takewhile
from typing import Any, Final

from depesche.sources.pages.blocks import Block, Box

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


@dataclass(slots=True)
class _Held:
    """What a box holds: paragraphs, headings, the number of its first paragraph."""

    paragraphs: int = 0
    headings: int = 0
    first: int | None = None

    @property
    def is_teaser(self) -> bool:
        """Whether it holds no more than a teaser does."""
        return self.paragraphs <= 1 and self.headings <= 1


def teasers(blocks: Sequence[Block], titles: frozenset[str]) -> Teasers:
    """The teasers of a page; ``titles`` are those of the page itself, which may be links."""
    near = {block.index: _near(block) for block in blocks if _leads_elsewhere(block, titles)}
    if not near:
        return Teasers()
    held = {id(box): _Held() for boxes in near.values() for box in boxes}
    _count(blocks, held)
    begun: dict[int, int] = {}
    whole: list[Any] = []
    for index, near_by in near.items():
        boxes = list(takewhile(lambda box: held[id(box)].is_teaser, near_by))
        begun |= {id(box): index for box in boxes}
        ends = [box for box in boxes if (index if (first := held[id(box)].first) is None else first) >= index]
        whole += [box.element for box in ends[-1:]]
    return Teasers(frozenset(_in_teasers(blocks, begun)), tuple(whole))


def _leads_elsewhere(block: Block, titles: frozenset[str]) -> bool:
    return block.heading and block.tag != "h1" and block.link_share >= _LINKED and block.key not in titles


def _near(heading: Block) -> list[Box]:
    """The boxes around a heading that may be its teaser, from the inside."""
    around = islice(heading.box.lineage, 1, 1 + _CLIMB)
    return list(takewhile(lambda box: box.tag not in _WHOLE, around))


def _count(blocks: Sequence[Block], held: dict[int, _Held]) -> None:
    """Count what some boxes hold."""
    for block in blocks:
        heading = block.heading
        if heading or len(block.text) >= _PARAGRAPH:
            box: Box | None = block.box
            while box is not None:
                if (found := held.get(id(box))) is not None:
                    found.headings += heading
                    found.paragraphs += not heading
                    if found.first is None and not heading:
                        found.first = block.index
                box = box.parent


def _in_teasers(blocks: Sequence[Block], begun: dict[int, int]) -> list[int]:
    """The numbers of blocks at the heading of a teaser or behind it, in one of its boxes; ``begun`` has for these boxes
    the number of their heading.
    """
    nowhere = len(blocks)
    first: dict[int, int] = {}  # of each box the smallest number of all boxes around it
    found = []
    for block in blocks:
        inner = []
        box: Box | None = block.box
        while box is not None and id(box) not in first:
            inner.append(box)
            box = box.parent
        number = first[id(box)] if box is not None else nowhere
        for each in reversed(inner):
            number = first[id(each)] = min(number, begun.get(id(each), nowhere))
        if number <= block.index:
            found.append(block.index)
    return found
