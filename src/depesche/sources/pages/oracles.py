"""Who says that a block is the article's: trafilatura's extraction, and the body that JSON-LD has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Any, Final

from depesche.sources.pages.blocks import Block, key_of

#: From so many letters on, a block is known by them wherever they stand; a shorter one must be a piece of its own.
_LONG: Final = 30
#: A block of which pieces are missing (a link, a mark) is known by so many letters at both its ends.
_ENDS: Final = 24
#: A container's text of fewer characters is no article.
_ENOUGH: Final = 250
_TAG: Final = re.compile(r"<(?:br|/p|/h\d|p|h\d|li|/li)\b[^>]*>", re.IGNORECASE)
_ANY_TAG: Final = re.compile(r"<[^>]{1,200}>")
#: What a page can have as a character, and no text that is put into one.
_UNWRITABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
#: What trafilatura takes out of every page before it looks for an article, while it asks slow expressions of each
#: element. The text of these counts nowhere, ...
_AROUND: Final = ("aside", "footer")
#: ... and that of these where it weighs an article against its page.
_COUNTED: Final = (
    "nav", "menu", "button", "select", "datalist", "label", "legend", "fieldset", "dialog", "noscript", "iframe",
    "object", "video", "audio", "canvas", "textarea", "input", "output", "progress", "noindex",
)  # fmt: skip
#: Those that hold much.
_GREAT: Final = ("nav", "footer")
_FEW: Final = 8
#: What has a text of its own in what trafilatura gives.
_PIECES: Final = ("item", "cell", "row", "p", "head", "hi")
_OUT: Final = (*_AROUND, *_COUNTED)


@dataclass(frozen=True, slots=True)
class Oracle:
    """A text that somebody else takes for the article: ``whole`` its letters, ``pieces`` those of its parts."""

    whole: str
    pieces: frozenset[str]

    def known(self, blocks: Iterable[Block]) -> set[int]:
        """The numbers of the blocks that are of that text."""
        if not self.pieces:
            return set()
        pieces, holds = self.pieces, self._holds
        return {b.index for b in blocks if (key in pieces if len(key := b.key) < _LONG else holds(key))}

    def _holds(self, key: str) -> bool:
        """Whether the letters of a longer block are in that text."""
        return key in self.whole or (
            len(key) >= 3 * _ENDS and key[:_ENDS] in self.whole and key[-_ENDS:] in self.whole
        )


NOBODY: Final = Oracle("", frozenset())


def trafilatura(tree: Any, elsewhere: Sequence[Any] = ()) -> Oracle:
    """What trafilatura keeps of a page in its fast mode, without comments, nor what stands ``elsewhere``."""
    small = _smaller(tree, elsewhere)
    body = _extracted(small) if small is not None else None
    if body is None or len(" ".join(body.itertext()).strip()) < _ENOUGH:
        body = _extracted(tree)
    if body is None:
        return NOBODY
    keys = [_key_within(child) for child in body]
    inner = [each for each in body.iter(*_PIECES) if each.getparent() is not body]
    return Oracle("|".join(keys), frozenset((*keys, *map(_key_within, inner))))


def _key_within(element: Any) -> str:
    return key_of("".join(element.itertext()))


def _extracted(tree: Any) -> Any:
    """The body that trafilatura finds; ``None`` where it finds none."""
    from trafilatura.core import bare_extraction  # noqa: PLC0415  (only programs that read pages need it)

    try:
        found = bare_extraction(tree, options=_options())
    except Exception:  # noqa: BLE001 - on whatever it stumbles, the page is read without it
        return None
    return getattr(found, "body", None)


@cache
def _options() -> Any:
    """How trafilatura is asked: fast, with tables and without comments, for its tree and not for its text."""
    from trafilatura.settings import Extractor  # noqa: PLC0415  (only programs that read pages need it)

    return Extractor(fast=True, comments=False, tables=True)


def _smaller(tree: Any, elsewhere: Sequence[Any]) -> Any:
    """The page without what trafilatura takes out of it by itself, which gives the same in a third of the time, and
    without some elements; ``None`` where it would put everything back, because all paragraphs were in what is out.
    """
    from lxml import etree  # noqa: PLC0415  (only programs that read pages need it)

    with _lighter(tree, elsewhere):
        small = copy(tree)
    etree.strip_elements(small, *_AROUND, with_tail=False)
    page = small.find(".//body")
    outer = [e for e in small.iter(*_COUNTED) if next(e.iterancestors(*_COUNTED), None) is None]
    words = " ".join([text for element in outer for text in element.itertext()])
    etree.strip_elements(small, *_COUNTED, with_tail=False)
    if page is None or _are_paragraphs_lost(tree, small, elsewhere):
        return None
    # the words are counted still, in an element that is taken out
    etree.SubElement(page, "button").text = _UNWRITABLE.sub(" ", words)
    return small


def _are_paragraphs_lost(tree: Any, small: Any, elsewhere: Iterable[Any]) -> bool:
    """Whether a page has paragraphs of which none is left; no matter where those are in sight that stand ``elsewhere``:
    then the article is made in another way.
    """
    if small.find(".//p") is not None or tree.find(".//p") is None:
        return False
    return not any(
        element.find(".//p") is not None
        and element.tag not in _OUT
        and next(element.iterancestors(*_OUT), None) is None
        for element in elsewhere
    )


@contextmanager
def _lighter(tree: Any, elements: Iterable[Any]) -> Iterator[None]:
    """A page to be copied, for a while: some elements are called as others that stand around articles, and the greatest
    of those are empty but for words that count. Half of a page are these.
    """
    tags = [(element, element.tag) for element in elements]
    for element, _ in tags:
        element.tag = _AROUND[0]
    places = [(element.getparent(), element, _emptied(element)) for element in _great(tree)]
    for parent, element, empty in places:
        parent.replace(element, empty)
    try:
        yield
    finally:
        for parent, element, empty in places:
            parent.replace(empty, element)
        for element, tag in tags:
            element.tag = tag


def _great(tree: Any) -> list[Any]:
    """The first outer navigation and footers of a page, as far as nothing in them is taken out by itself, and nothing
    behind them cannot be written.
    """
    outer = (e for e in tree.iter(*_GREAT) if next(e.iterancestors(*_GREAT), None) is None)
    return [
        e
        for e in islice(outer, _FEW)
        if (e.tag in _AROUND or next(e.iter(*_AROUND), None) is None) and not _UNWRITABLE.search(e.tail or "")
    ]


def _emptied(element: Any) -> Any:
    empty = element.makeelement(element.tag)
    if element.tag not in _AROUND:
        empty.text = _UNWRITABLE.sub(" ", " ".join(element.itertext())) or None
    empty.tail = element.tail
    return empty


def written(text: str | None) -> Oracle:
    """The body that a page's JSON-LD has."""
    paragraphs = paragraphs_of(text)
    return Oracle("|".join(map(key_of, paragraphs)), frozenset(map(key_of, paragraphs))) if paragraphs else NOBODY


def paragraphs_of(text: str | None) -> list[str]:
    """The paragraphs of a body in JSON-LD, which may be text or markup."""
    lines = _ANY_TAG.sub(" ", _TAG.sub("\n", text or "")).split("\n")
    return [line for line in (" ".join(line.split()) for line in lines) if line]


def densest(blocks: list[Block]) -> set[int]:
    """The running text of the box that has most of it: for pages on which nobody finds an article."""
    score: dict[int, float] = {}
    running = [b for b in blocks if len(b.text) >= 80 and b.link_share < 0.3 and not b.box.hidden]
    for block in running:
        for share, box in zip((1.0, 0.9, 0.5, 0.2), block.box.lineage, strict=False):
            score[id(box)] = score.get(id(box), 0) + share * len(block.text)
    if not score or max(score.values()) < _ENOUGH:
        return {block.index for block in running}
    best = max(score, key=lambda box: score[box])
    return {block.index for block in running if any(id(box) == best for box in block.box.lineage)}
