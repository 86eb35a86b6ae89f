"""A page as blocks of text in their boxes: what a reader would see as paragraphs, headings, entries of lists.

Everything a page shows is in some block, so that what is kept and what is left out of it can be said block by block.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final

#: Elements that stand on lines of their own.
_BOX_TAGS: Final = (
    "address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer "
    "form h1 h2 h3 h4 h5 h6 header hgroup hr html li main menu nav ol p pre section summary table tbody td tfoot "
    "th thead tr ul"
)
#: Elements of headings.
HEADINGS: Final = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
#: The most usual of those within a line.
_LINE_TAGS: Final = "b em i small span strong sup time"
#: Elements whose content nobody reads as text of the page.
_UNSEEN_TAGS: Final = (
    "applet area audio base button canvas command embed frame frameset iframe img input link map math meta "
    "noscript object option param progress script select source style svg template textarea title track video"
)
_INLINE, _BOX, _PASSED, _BROKEN, _LINK = range(5)


class _Kinds(dict[str, int]):
    """What the way through a tree does with the elements of a tag."""

    def __missing__(self, tag: str) -> int:
        """Elements of a page's own making are boxes."""
        return _BOX if "-" in tag else _INLINE


_KINDS: Final = _Kinds({"br": _BROKEN, "a": _LINK})
_KINDS.update(dict.fromkeys(_LINE_TAGS.split(), _INLINE))
_KINDS.update(dict.fromkeys(_BOX_TAGS.split(), _BOX))
_KINDS.update(dict.fromkeys(_UNSEEN_TAGS.split(), _PASSED))
#: The attributes in which it stands what a box is, in the order in which they are read.
_NAMED: Final = {"class": 0, "id": 1, "role": 2, "itemprop": 3}
_WORDS: Final = re.compile(r"[A-Z]?[^\W\d_A-Z]+|[A-Z]+(?![^\W\d_A-Z])")
#: What is white space to readers, and not to Python.
_ZERO: Final = ("\u200b", "\ufeff")
_SPACE: Final = re.compile(r"[\s\xa0\u2000-\u200b\u202f\u205f\u3000\ufeff]+")
_NONE_DISPLAYED: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
#: Where a line is broken behind one of these, the next line is a paragraph of its own.
_ENDS: Final = (".", "!", "?", ":", "“", "”", '"', "»", "«", ")")
#: Lines broken by hand to fit a column are not much shorter.
_COLUMN: Final = 60
#: Stands for a line break among the pieces of a block; no page's text has it.
_BREAK: Final = "\x1e"
_LETTERS: Final = re.compile(r"\w+")
#: So short texts come up on many pages of a paper: their keys are kept.
_SHORT: Final = 100


def key_of(text: str) -> str:
    """A text's letters and figures, by which copies of it are known."""
    return _short_key(text) if len(text) <= _SHORT else _key(text)


@lru_cache(maxsize=4096)
def _short_key(text: str) -> str:
    return _key(text)


def _key(text: str) -> str:
    return "".join(_LETTERS.findall(text)).replace("_", "").casefold()


def squeezed(text: str) -> str:
    """A text with one blank for each run of white space, and none around it."""
    if text.isprintable():  # so most are: their only white space are blanks
        return " ".join(text.split()) if "  " in text else text.strip()
    if _ZERO[0] in text or _ZERO[1] in text:
        return _SPACE.sub(" ", text).strip()
    return " ".join(text.split())


@dataclass(eq=False, slots=True, weakref_slot=True)
class Box:
    """An element that holds blocks; ``words`` are those of its names (class, id, role), in lower case.

    The numbers of its blocks are those from ``first`` on before ``end``.
    """

    tag: str
    parent: Box | None
    element: Any
    words: str
    hidden: bool = False
    first: int = 0
    end: int = 0

    @property
    def is_single(self) -> bool:
        """Whether nothing stands in it but one block."""
        return self.end - self.first == 1

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


@dataclass(eq=False, slots=True)
class Block:
    """One run of text without a break; ``index`` is its place on the page.

    ``linked`` are its characters in links, ``links`` how many these are.
    """

    index: int
    text: str
    box: Box
    linked: int = 0
    links: int = 0
    _key: str | None = None

    @property
    def key(self) -> str:
        """The text's letters and figures, by which copies are known."""
        if self._key is None:
            self._key = key_of(self.text)
        return self._key

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
        return self.box.tag in HEADINGS

    def inside(self, *tags: str) -> bool:
        """Whether it stands in an element of one of these tags."""
        return any(box.tag in tags for box in self.box.lineage)


@dataclass(frozen=True, slots=True)
class Keys:
    """The letters of some texts, and with which these begin: most blocks are none of them by their first letter."""

    known: frozenset[str] = frozenset()
    begins: frozenset[str] = frozenset()

    @staticmethod
    def of(texts: Iterable[str]) -> Keys:
        """The keys of texts."""
        known = frozenset(map(key_of, texts))
        return Keys(known, frozenset(key[:1] for key in known))

    def has(self, block: Block) -> bool:
        """Whether a block has the letters of one of the texts."""
        first = block.text[0]
        if first.isalnum() and first.casefold()[0] not in self.begins:
            return False
        return block.key in self.known


def blocks_of(tree: Any) -> list[Block]:
    """The blocks of a parsed page, in order: one way through its tree, without recursion."""
    from lxml.etree import iterwalk  # noqa: PLC0415  (only programs that read pages need it)

    found: list[Block] = []
    box = Box("html", None, None, "")
    run = _Run()
    pieces, in_link = run.pieces, 0
    walk = iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        if event == "start":
            kind = _KINDS[tag := element.tag]
            if kind == _PASSED:
                walk.skip_subtree()  # its end and what stands behind it still come
                continue
            if kind == _BOX:
                if pieces:
                    run.end(box, found)
                run.links = 0
                box = _box(tag, box, element, len(found))
            elif kind == _LINK:
                in_link += 1
                run.links += 1
            elif kind == _BROKEN:
                pieces.append(_BREAK)
            text = element.text
        else:
            if element is box.element:
                box = run.left(box, found)
            elif in_link and element.tag == "a":
                in_link -= 1
            text = element.tail
        if text and (pieces or not text.isspace()):
            pieces.append(text)
            if in_link:
                run.linked.append(text)
    pieces.clear()  # what stands behind the page is none of it
    run.left(box, found)
    return found


@dataclass(eq=False, slots=True)
class _Run:
    """The text since the last block: its pieces, those of them in links, and how many these are."""

    pieces: list[str] = field(default_factory=list)
    linked: list[str] = field(default_factory=list)
    links: int = 0

    def left(self, box: Box, found: list[Block]) -> Box:
        """End a box with the block in it; the box around it."""
        if self.pieces:
            self.end(box, found)
        self.links = 0
        box.end = len(found)
        return box.parent or box

    def end(self, box: Box, found: list[Block]) -> None:
        """End the block; several where line breaks end paragraphs."""
        joined = "".join(self.pieces)
        if _BREAK in joined:
            found += self._broken(joined, box, len(found))
        elif text := squeezed(joined):
            alone = len(self.pieces) == len(self.linked) == 1
            found.append(Block(len(found), text, box, len(text) if alone else self._in_links(), self.links))
        self.pieces.clear()
        self.linked.clear()

    def _broken(self, joined: str, box: Box, index: int) -> Iterator[Block]:
        texts = [text for text in _paragraphs(joined) if text]
        total = sum(map(len, texts))
        linked = self._in_links()
        for number, text in enumerate(texts, index):
            yield Block(number, text, box, round(linked * (len(text) / total)), self.links)

    def _in_links(self) -> int:
        return sum([len(squeezed(text)) for text in self.linked]) if self.linked else 0


def _paragraphs(text: str) -> list[str]:
    """The paragraphs of a text with line breaks: at two of them, or at one behind a sentence or a line that fills no
    column.
    """
    parts: list[str] = []
    for line in text.split(_BREAK):
        line = squeezed(line)  # noqa: PLW2901 - the line without its white space
        if parts and parts[-1] and line and not _is_paragraph(parts[-1], line):
            parts[-1] = f"{parts[-1]} {line}"
        else:
            parts.append(line)
    return parts


def _is_paragraph(before: str, line: str) -> bool:
    """Whether a line break between two lines ends a paragraph."""
    return before.endswith(_ENDS) or (len(before) < _COLUMN and not line[0].islower())


def _box(tag: str, around: Box, element: Any, first: int) -> Box:
    """The box of an element in another one, from the block ``first`` on.

    Its words are those of its names: "articleBody__text--lead" has article, body, text, lead. An element of a page's
    own making says in its tag what it is.
    """
    hidden = around.hidden
    said = [(-1, tag)] if "-" in tag else []
    for name, value in element.items():
        if name in _NAMED:
            if value:
                said.append((_NAMED[name], value))
        elif name == "hidden" or (name == "style" and _NONE_DISPLAYED.search(value)):
            hidden = True
    if not said:
        return Box(tag, around, element, "", hidden, first)
    names = said[0][1] if len(said) == 1 else " ".join([value for _, value in sorted(said)])
    return Box(tag, around, element, _words(names), hidden, first)


@lru_cache(maxsize=4096)
def _words(names: str) -> str:
    return " ".join(_WORDS.findall(names)).lower()
