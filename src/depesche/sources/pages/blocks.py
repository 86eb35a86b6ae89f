"""A page as blocks of text in their boxes: what a reader would see as paragraphs, headings, entries of lists.

Everything a page shows is in some block, so that what is kept and what is left out of it can be said block by block.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, Final

#: Elements that stand on lines of their own.
_BOX_TAGS: Final = (
    "address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer "
    "form h1 h2 h3 h4 h5 h6 header hgroup hr html li main menu nav ol p pre section summary table tbody td tfoot "
    "th thead tr ul"
)
_BOXES: Final = frozenset(_BOX_TAGS.split())
_HEADINGS: Final = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
#: Elements whose content nobody reads as text of the page.
_UNSEEN_TAGS: Final = (
    "applet area audio base button canvas command embed frame frameset iframe img input link map math meta "
    "noscript object option param progress script select source style svg template textarea title track video"
)
_UNSEEN: Final = frozenset(_UNSEEN_TAGS.split())
#: The attributes in which it stands what a box is.
_NAMED: Final = ("class", "id", "role", "itemprop")
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

    ``linked`` are its characters in links, ``links`` how many these are.
    """

    index: int
    text: str
    box: Box
    linked: int = 0
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
        return self.box.tag in _HEADINGS

    def inside(self, *tags: str) -> bool:
        """Whether it stands in an element of one of these tags."""
        return any(box.tag in tags for box in self.box.lineage)


def blocks_of(tree: Any) -> list[Block]:
    """The blocks of a parsed page, in order."""
    return _Walk().blocks(tree)


class _Walk:
    """One way through a tree, from its beginning to its end, without recursion."""

    def __init__(self) -> None:
        self.found: list[Block] = []
        self._pieces: list[str] = []
        self._linked = 0
        self._links = 0
        #: How many links are open.
        self._in_link = 0

    def blocks(self, tree: Any) -> list[Block]:
        """The blocks of a tree."""
        from lxml.etree import iterwalk  # noqa: PLC0415  (only programs that read pages need it)

        box = Box("html", None, None, "")
        pieces, boxes, unseen = self._pieces, _BOXES, _UNSEEN
        passed = None
        walk = iterwalk(tree, events=("start", "end"))
        for event, element in walk:
            tag = element.tag
            if event == "start":
                if tag in unseen:
                    passed = element
                    walk.skip_subtree()
                    continue
                if tag in boxes or "-" in tag:
                    self._end(box)
                    box = _box(tag, box, element)
                elif tag == "br":
                    pieces.append(_BREAK)
                elif tag == "a":
                    self._in_link += 1
                    self._links += 1
                if text := element.text:
                    self._text(text)
                continue
            if passed is not None:
                passed = None
            elif tag == "a":
                self._in_link -= 1
            elif box.element is element:
                self._end(box)
                box = box.parent or box
            if (tail := element.tail) and element is not tree:
                self._text(tail)
        self._end(box)
        return self.found

    def _text(self, text: str) -> None:
        self._pieces.append(text)
        if self._in_link:
            self._linked += len(_SPACE.sub(" ", text).strip())

    def _end(self, box: Box) -> None:
        """End the block; line breaks in it that end paragraphs make several."""
        if not self._pieces:
            self._links = 0
            return
        joined = "".join(self._pieces)
        self._pieces.clear()
        if joined and not joined.isspace():
            texts = _paragraphs(joined) if _BREAK in joined else [_SPACE.sub(" ", joined).strip()]
            total = sum(map(len, texts)) or 1
            for text in texts:
                if text:
                    linked = round(self._linked * (len(text) / total)) if self._linked else 0
                    self.found.append(Block(len(self.found), text, box, linked, self._links))
        self._linked = self._links = 0


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


def _box(tag: str, around: Box, element: Any) -> Box:
    """The box of an element in another one."""
    given = dict(element.items())
    if not given and "-" not in tag:
        return Box(tag, around, element, "", around.hidden)
    return Box(tag, around, element, _names(given, tag), around.hidden or _is_hidden(given))


def _names(given: dict[str, str], tag: str) -> str:
    """The words of an element's names: "articleBody__text--lead" has article, body, text, lead. An element of a page's
    own making says in its tag what it is.
    """
    said = " ".join(filter(None, (tag if "-" in tag else None, *map(given.get, _NAMED))))
    return _words(said) if said else ""


@lru_cache(maxsize=4096)
def _words(names: str) -> str:
    return " ".join(_WORDS.findall(names)).lower()


def _is_hidden(given: dict[str, str]) -> bool:
    style = given.get("style")
    return "hidden" in given or bool(style and _NONE_DISPLAYED.search(style))
