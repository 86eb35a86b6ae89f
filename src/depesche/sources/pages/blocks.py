"""A page as blocks of text in their boxes: what a reader would see as paragraphs, headings, entries of lists.

Everything a page shows is in some block, so that what is kept and what is left out of it can be said block by block.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

#: Elements that stand on lines of their own.
_BOX_TAGS: Final = (
    "address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer "
    "form h1 h2 h3 h4 h5 h6 header hgroup hr html li main menu nav ol p pre section summary table tbody td tfoot "
    "th thead tr ul"
)
_BOXES: Final = frozenset(_BOX_TAGS.split())
#: Elements whose content nobody reads as text of the page.
_UNSEEN_TAGS: Final = (
    "applet area audio base button canvas command embed frame frameset iframe img input link map math meta "
    "noscript object option param progress script select source style svg template textarea title track video"
)
_UNSEEN: Final = frozenset(_UNSEEN_TAGS.split())
_WORDS: Final = re.compile(r"[A-Z]?[^\W\d_A-Z]+|[A-Z]+(?![^\W\d_A-Z])")
_SPACE: Final = re.compile(r"[\s\xa0\u2000-\u200b\u202f\u205f\u3000\ufeff]+")
_NONE_DISPLAYED: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
#: Where a line is broken behind one of these, the next line is a paragraph of its own.
_ENDS: Final = (".", "!", "?", ":", "“", "”", '"', "»", "«", ")")
#: Lines broken by hand to fit a column are not much shorter.
_COLUMN: Final = 60
#: Stands for a line break among the pieces of a block; no page's text has it.
_BREAK: Final = "\x1e"
_KEY: Final = re.compile(r"[\W_]+")


def key_of(text: str) -> str:
    """A text's letters and figures, by which copies of it are known."""
    return _KEY.sub("", text).casefold()


@dataclass(eq=False, slots=True, weakref_slot=True)
class Box:
    """An element that holds blocks; ``words`` are those of its names (class, id, role), in lower case."""

    tag: str
    parent: Box | None
    element: Any
    words: str
    hidden: bool = False
    #: Characters of text in it and in its boxes, and of those in links.
    chars: int = 0
    linked: int = 0

    @property
    def lineage(self) -> Iterator[Box]:
        """The box and those around it, from the inside."""
        box: Box | None = self
        while box is not None:
            yield box
            box = box.parent

    @property
    def root(self) -> Box:
        """The box around all."""
        box = self
        while box.parent is not None:
            box = box.parent
        return box

    @property
    def signature(self) -> str:
        """What the box is and how it is named, in short: boxes of a page's paragraphs share it."""
        return f"{self.tag}.{self.words}"


@dataclass(eq=False)
class Block:
    """One run of text without a break; ``index`` is its place on the page.

    ``linked`` and ``strong`` are its characters in links and in bold type.
    """

    index: int
    text: str
    box: Box
    linked: int = 0
    strong: int = 0
    links: int = 0

    @cached_property
    def key(self) -> str:
        """The text's letters and figures, by which copies are known."""
        return key_of(self.text)

    @property
    def tag(self) -> str:
        """The tag of the box."""
        return self.box.tag

    @property
    def link_share(self) -> float:
        """The share of its characters in links."""
        return self.linked / max(1, len(self.text))

    @property
    def heading(self) -> bool:
        """Whether it is a heading."""
        return self.tag[0] == "h" and self.tag[1:].isdigit()

    def inside(self, *tags: str) -> bool:
        """Whether it stands in an element of one of these tags."""
        return any(box.tag in tags for box in self.box.lineage)


def blocks_of(tree: Any) -> list[Block]:
    """The blocks of a parsed page, in order."""
    return _Walk().blocks(tree)


@dataclass
class _Walk:
    """One way through a tree, from its beginning to its end, without recursion."""

    found: list[Block] = field(default_factory=list)
    _pieces: list[str] = field(default_factory=list)
    _linked: int = 0
    _strong: int = 0
    _links: int = 0
    #: How many links and bold elements are open.
    _in_link: int = 0
    _in_strong: int = 0

    def blocks(self, tree: Any) -> list[Block]:
        """The blocks of a tree."""
        box = Box("html", None, tree, "")
        stack: list[tuple[Any, Box, bool]] = [(tree, box, False)]
        while stack:
            element, box, done = stack.pop()
            if done:
                self._left(element, box)
                continue
            tag = element.tag
            if not isinstance(tag, str) or tag in _UNSEEN:
                self._text(element.tail)
                continue
            inner = self._entered(element, tag, box)
            stack.append((element, inner, True))
            stack += [(child, inner, False) for child in reversed(element)]
        self._end(box)
        return self.found

    def _entered(self, element: Any, tag: str, box: Box) -> Box:
        if tag in _BOXES or "-" in tag:
            self._end(box)
            box = Box(tag, box, element, _names(element), box.hidden or _is_hidden(element))
        elif tag == "br":
            self._pieces.append(_BREAK)
        self._in_link += tag == "a"
        self._links += tag == "a"
        self._in_strong += tag in ("b", "strong")
        self._text(element.text)
        return box

    def _left(self, element: Any, box: Box) -> None:
        tag = element.tag
        self._in_link -= tag == "a"
        self._in_strong -= tag in ("b", "strong")
        if box.element is element and box.parent is not None:
            self._end(box)
            box = box.parent
        self._text(element.tail)

    def _text(self, text: str | None) -> None:
        if text:
            self._pieces.append(text)
            if self._in_link or self._in_strong:
                length = len(_SPACE.sub(" ", text).strip())
                self._linked += length if self._in_link else 0
                self._strong += length if self._in_strong else 0

    def _end(self, box: Box) -> None:
        """End the block; line breaks in it that end paragraphs make several."""
        if not self._pieces:
            self._links = 0
            return
        joined = "".join(self._pieces)
        texts = _paragraphs(joined) if _BREAK in joined else [_SPACE.sub(" ", joined).strip()]
        total = sum(map(len, texts)) or 1
        for text in texts:
            if text:
                share = len(text) / total
                block = Block(len(self.found), text, box, round(self._linked * share), round(self._strong * share))
                block.links = self._links
                self.found.append(block)
                for outer in box.lineage:
                    outer.chars += len(text)
                    outer.linked += block.linked
        self._pieces.clear()
        self._linked = self._strong = self._links = 0


def _paragraphs(text: str) -> list[str]:
    """The paragraphs of a text with line breaks: at two of them, or at one behind a sentence or a line that fills no
    column.
    """
    parts: list[str] = []
    for line in text.split(_BREAK):
        line = _SPACE.sub(" ", line).strip()  # noqa: PLW2901 - the line without its white space
        if parts and parts[-1] and line and not _is_paragraph(parts[-1], line):
            parts[-1] = f"{parts[-1]} {line}"
        else:
            parts.append(line)
    return parts


def _is_paragraph(before: str, line: str) -> bool:
    """Whether a line break between two lines ends a paragraph."""
    return before.endswith(_ENDS) or (len(before) < _COLUMN and not line[0].islower())


def _names(element: Any) -> str:
    """The words of an element's names: "articleBody__text--lead" has article, body, text, lead."""
    said = " ".join(
        filter(None, (element.get("class"), element.get("id"), element.get("role"), element.get("itemprop")))
    )
    return " ".join(word.lower() for word in _WORDS.findall(said)) if said else ""


def _is_hidden(element: Any) -> bool:
    style = element.get("style")
    return element.get("hidden") is not None or bool(style and _NONE_DISPLAYED.search(style))
