"""A page laid out for the rules that say what of it is the article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from depesche.lang.language import Language
from depesche.reading.furniture.patterns import Patterns, patterns
from depesche.sources.pages.blocks import Block, Box, Keys, key_of
from depesche.sources.pages.naming import Names, Said, names_of

#: A box with this share of the article's text is a box of the article, whatever its name is.
_SHARE: Final = 0.25
_MOST: Final = 0.5
#: So many characters make a block running text, and so many a paragraph that is no prompt.
RUNNING: Final = 60
_PARAGRAPH: Final = 160


#: Elements that hold what stands around an article.
_AROUND: Final = frozenset(["aside", "figure", "figcaption", "footer", "form", "menu", "nav"])


@dataclass(frozen=True, slots=True)
class Marks:
    """What the boxes around a block that hold no great part of the article say of it: the innermost element around
    articles, and of each what its names say: which part of an article, which kind of box that is none. From the inside.
    """

    around: str | None = None
    named: tuple[Said, ...] = ()


_UNMARKED: Final = Marks()


@dataclass
class Sheet:
    """The blocks of a page and what is known of them.

    ``anchors`` are the numbers of those that an oracle knows as the article's, ``titles`` the letters of the page's
    titles, ``descriptions`` what its head tells of the article, ``authors`` their names, which have several words.
    """

    blocks: list[Block]
    anchors: set[int]
    written: set[int]
    titles: Keys
    descriptions: tuple[str, ...]
    language: Language
    authors: tuple[str, ...] = ()
    #: The numbers of the blocks in a ticker's entries.
    entries: frozenset[int] = frozenset()
    _inside: Counter[Box] = field(default_factory=Counter, init=False)
    _running_in: Counter[Box] = field(default_factory=Counter, init=False)
    _total: int = field(default=0, init=False)
    # Answers are kept: many blocks stand in the same boxes.
    _marks: dict[Box, Marks] = field(default_factory=dict, init=False)
    _alike: dict[tuple[int, str, str], Marks] = field(default_factory=dict, init=False)
    _signatures: dict[Box, int] = field(default_factory=dict, init=False)
    _numbers: dict[tuple[str, Box | int | None], int] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        for index in self.anchors:
            block = self.blocks[index]
            paragraph = _is_paragraph(block)
            for box in block.box.lineage:
                self._inside[box] += len(block.text)
                self._running_in[box] += paragraph
        self._total = self._inside[self.blocks[0].box.root] if self.blocks else 0

    def holding(self, indices: Iterable[int]) -> frozenset[Box]:
        """The boxes in which a paragraph of the article stands that is one of these blocks."""
        blocks = (self.blocks[index] for index in indices if index in self.anchors)
        return frozenset(box for block in blocks if _is_paragraph(block) for box in block.box.lineage)

    @cached_property
    def names(self) -> Names:
        """What names of boxes say."""
        return self.language.made(names_of)

    @cached_property
    def furniture(self) -> Patterns:
        """The rows of page furniture."""
        return self.language.made(patterns)

    def share(self, box: Box) -> float:
        """The share of the anchored text that a box holds."""
        return self._inside[box] / self._total if self._total else 0.0

    def is_main(self, box: Box) -> bool:
        """Whether a box holds so much of the article that it is one of its boxes: several paragraphs, or most of it."""
        if box not in self._inside:
            return False
        share = self.share(box)
        return share >= _MOST or (share >= _SHARE and self._running_in[box] > 1)

    def marks(self, box: Box) -> Marks:
        """What the boxes around a block say of it; ``box`` is its own."""
        known = self._marks
        if (found := known.get(box)) is not None:
            return found
        inner = [box]
        outer = box.parent
        while outer is not None and outer not in known:
            inner.append(outer)
            outer = outer.parent
        marks = known[outer] if outer is not None else _UNMARKED
        for each in reversed(inner):
            if each in self._inside and self.is_main(each):
                marks = _UNMARKED
            elif each.words or each.tag in _AROUND:
                # boxes that are named alike in the same one say the same
                alike = (id(marks), each.tag, each.words)
                marks = self._alike.get(alike) or self._alike.setdefault(alike, self._added(each, marks))
            known[each] = marks
        return marks

    def _added(self, box: Box, outer: Marks) -> Marks:
        """What a box says, and those around it."""
        around = f"<{box.tag}>" if box.tag in _AROUND else outer.around
        said = self.names.said(box)
        if said == (None, None):
            return outer if around == outer.around else Marks(around, outer.named)
        return Marks(around, (said, *(other for other in outer.named if other != said)))

    @cached_property
    def running(self) -> list[int]:
        """The numbers of the anchored blocks of running text."""
        anchored = (self.blocks[index] for index in sorted(self.anchors))
        return [block.index for block in anchored if len(block.text) >= RUNNING and not block.heading]

    @cached_property
    def first(self) -> int:
        """The number of the first anchored block of running text; behind all where there is none."""
        return self.running[0] if self.running else len(self.blocks)

    @cached_property
    def last(self) -> int:
        """The number of the last anchored block of running text; -1 where there is none."""
        return self.running[-1] if self.running else -1

    @cached_property
    def signatures(self) -> frozenset[int]:
        """How the paragraphs of the article are boxed: signatures that two of them share, or a long one has."""
        count: Counter[int] = Counter()
        for index in self.running:
            count[self.signature(self.blocks[index])] += 1 if len(self.blocks[index].text) < 400 else 2
        return frozenset(signature for signature, times in count.items() if times >= 2)

    @cached_property
    def broken(self) -> frozenset[Box]:
        """The boxes with running text of the article in them that line breaks cut into paragraphs."""
        return frozenset(self.blocks[index].box for index in self.running)

    def signature(self, block: Block) -> int:
        """How a block is boxed, from the inside to the box that holds a quarter of the article: a number, the same for
        blocks that are boxed alike.
        """
        if (known := self._signatures.get(block.box)) is not None:
            return known
        inner = [block.box]
        outer = block.box.parent
        while outer is not None and not self.is_main(outer):
            inner.append(outer)
            outer = outer.parent
        number = self._number("", outer)
        for box in reversed(inner):
            number = self._number(box.signature, number)
        self._signatures[block.box] = number
        return number

    def _number(self, signature: str, outer: Box | int | None) -> int:
        return self._numbers.setdefault((signature, outer), len(self._numbers))

    @cached_property
    def described(self) -> tuple[str, ...]:
        """The letters of what the head of the page tells of the article, where that is a sentence."""
        return tuple(key for text in self.descriptions if len(key := key_of(text)) >= 30)


def _is_paragraph(block: Block) -> bool:
    return len(block.text) >= _PARAGRAPH and block.link_share < 0.5
