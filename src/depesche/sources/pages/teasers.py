"""Teasers of other articles: a heading that is a link, with one paragraph at most in the box around both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from depesche.sources.pages.blocks import Block, Box

#: From this share of its characters in links on, a heading leads elsewhere.
_LINKED: Final = 0.7
#: A paragraph has so many characters.
_PARAGRAPH: Final = 60
#: How many boxes around its heading a teaser may reach.
_CLIMB: Final = 3
#: Boxes of whole pages.
_WHOLE: Final = frozenset(["body", "html", "main"])


def teasers(blocks: Sequence[Block], titles: frozenset[str]) -> frozenset[int]:
    """The numbers of the blocks that stand in teasers; ``titles`` are those of the page itself, which may be links."""
    leading = [block for block in blocks if _leads_elsewhere(block, titles)]
    if not leading:
        return frozenset()
    said = _counted(block for block in blocks if not block.heading and len(block.text) >= _PARAGRAPH)
    headed = _counted(block for block in blocks if block.heading)
    boxes = {id(box): heading.index for heading in leading for box in _around(heading, said, headed)}
    return frozenset(block.index for block in blocks if _is_below(block, boxes))


def _leads_elsewhere(block: Block, titles: frozenset[str]) -> bool:
    return block.heading and block.tag != "h1" and block.link_share >= _LINKED and block.key not in titles


def _is_below(block: Block, boxes: Mapping[int, int]) -> bool:
    """Whether a block stands in a teaser's box, at its heading or behind it."""
    return any(boxes.get(id(box), block.index + 1) <= block.index for box in block.box.lineage)


def _counted(blocks: Iterable[Block]) -> Counter[int]:
    """How many of the blocks stand in each box."""
    return Counter(id(box) for block in blocks for box in block.box.lineage)


def _around(heading: Block, said: Counter[int], headed: Counter[int]) -> list[Box]:
    """The boxes around a heading that hold no other heading and no more than one paragraph."""
    found: list[Box] = []
    for _, box in zip(range(_CLIMB), list(heading.box.lineage)[1:], strict=False):
        if box.tag in _WHOLE or headed[id(box)] > 1 or said[id(box)] > 1:
            break
        found.append(box)
    return found
