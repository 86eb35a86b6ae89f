"""Why a block is left out of the article: an ordered table of named rules over its box, its words and its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import Final

from depesche.reading.furniture.lines import Line
from depesche.reading.furniture.patterns import Patterns, Row
from depesche.rules import Decision
from depesche.sources.pages.blocks import HEADINGS, Block
from depesche.sources.pages.naming import Said
from depesche.sources.pages.sheet import RUNNING, Sheet
from depesche.sources.pages.ticker import is_stamp

Found = Iterator[tuple[Block, str]]

#: From this share of characters in links on, a block is a list of links.
_LINKS: Final = 0.7
#: Kinds of furniture that a line of an article can have: masked when it is read, not left out here.
_READ_LATER: Final = frozenset(["sign-off", "ticker"])
#: Kinds of boxes that at times have paragraphs of the article in them: the part for subscribers, one with tools.
_AROUND_PARAGRAPHS: Final = frozenset(["newsletter", "widget", "share bar", "byline", "navigation"])
_PARAGRAPH: Final = 160
#: So many of the last paragraphs can be about the author.
_LAST: Final = 2
_FEW_LINKS: Final = 0.3
#: Kinds of furniture whose signs (brackets, a copyright) running text can have too.
_LINES_ONLY: Final = frozenset(["caption", "photo credit", "rights", "navigation"])
#: A line that says when the article appeared is not longer.
_STAMP: Final = 80
#: How the rows of furniture cut that are whole lines.
_WHOLE: Final = ("line", "list", "box", "end")
#: Longer lines are no furniture but for the patterns of whole sentences.
_LINE: Final = 500
#: How sentences end.
_SENTENCE: Final = (".", "!", "?", "“", '"', "«", ":")


def _is_paragraph(sheet: Sheet, block: Block) -> bool:
    """Whether it is running text that an oracle knows, and no list of links."""
    line = Line(0, len(block.text), block.text, 0)
    return block.index in sheet.anchors and line.paragraph and block.link_share < _FEW_LINKS


def _titles_again(sheet: Sheet, blocks: Sequence[Block]) -> Found:
    is_title, first = sheet.titles.has, sheet.first
    for block in blocks:
        tag = block.box.tag
        if (
            tag == "h1"
            or (is_title(block) and len(block.key) >= 8)
            or (tag in HEADINGS and block.index <= first and _has_kicker(block.key, sheet.titles.known))
        ):
            yield block, "title"


def _has_kicker(key: str, titles: Iterable[str]) -> bool:
    """Whether a title stands in a heading that says little else."""
    return any(title in key and len(key) < 2 * len(title) for title in titles)


def _hidden(sheet: Sheet, blocks: Sequence[Block]) -> Found:
    return ((block, "hidden") for block in blocks if block.box.hidden and block.index not in sheet.anchors)


def _about_authors(sheet: Sheet, blocks: Sequence[Block]) -> Found:
    """What follows an article about its author begins with the name."""
    if sheet.authors:
        last = sheet.running[-_LAST:]
        for block in blocks:
            if block.text.startswith(sheet.authors) and (block.index > sheet.last or block.index in last):
                yield block, "about the author"


def _around(sheet: Sheet, blocks: Sequence[Block]) -> Found:
    marks = sheet.marks
    return ((block, around) for block in blocks if (around := marks(block.box).around) is not None)


def _named(sheet: Sheet, blocks: Sequence[Block]) -> Found:
    """The kind of a box by its name; above the text a lede's own name stands against it."""
    for block in blocks:
        named = sheet.marks(block.box).named
        if named and block.index not in sheet.written and (kind := _kind(sheet, block, named)):
            yield block, kind


def _kind(sheet: Sheet, block: Block, named: Iterable[Said]) -> str | None:
    for part, kind in named:
        if part == "body" or (part == "lede" and block.index <= sheet.first and block.link_share < _LINKS):
            return None
        if kind and not (
            kind in _AROUND_PARAGRAPHS and len(block.text) >= _PARAGRAPH and _is_paragraph(sheet, block)
        ):
            return kind
    return None


def _links(sheet: Sheet, blocks: Sequence[Block]) -> Found:
    del sheet
    for block in blocks:
        if block.link_share >= _LINKS and (len(block.text) <= 200 or block.links >= 2):
            yield block, "links"


def _furniture(sheet: Sheet, blocks: Sequence[Block]) -> Found:
    given = sheet.furniture
    every, of_paragraphs = given.cutting(_WHOLE), _of_paragraphs(given)
    for block in blocks:
        paragraph = _is_paragraph(sheet, block)
        if len(block.text) > _LINE or not given.any_of(of_paragraphs if paragraph else every).fullmatch(
            block.text
        ):
            continue
        row = next((row for row in every if given.compiled(row["pattern"]).fullmatch(block.text)), None)
        if row and row["kind"] not in _READ_LATER and not (paragraph and row["kind"] in _LINES_ONLY):
            yield block, str(row["kind"])


@cache
def _of_paragraphs(given: Patterns) -> tuple[Row, ...]:
    """The rows of page furniture that running text of an article can be."""
    return tuple(row for row in given.cutting(_WHOLE) if row["kind"] not in _READ_LATER | _LINES_ONLY)


def _dated(sheet: Sheet, blocks: Sequence[Block]) -> Found:
    """A line with a machine-readable time in it is that of the article, whatever else it says."""
    for block in blocks:
        element = block.box.element
        if len(block.text) > _STAMP or element is None or next(element.iter("time"), None) is None:
            continue
        if block.index not in sheet.entries and block.box.is_single:
            yield block, "date line"


def _subscribers(sheet: Sheet, blocks: Sequence[Block]) -> Found:
    asks = sheet.names.subscribers.search
    return ((block, "subscribers") for block in blocks if len(block.text) < _LINE and asks(block.text))


def _stamps(sheet: Sheet, blocks: Sequence[Block]) -> Found:
    """The time of a ticker's entry: it is said in a line of its own."""
    return ((block, "date line") for block in blocks if block.index in sheet.entries and is_stamp(block))


def _scraps(sheet: Sheet, blocks: Sequence[Block]) -> Found:
    """Pieces of a line above the first paragraph that are neither a heading nor a sentence."""
    for block in blocks:
        if block.index >= sheet.first:
            return
        whole = block.heading or len(block.text) >= RUNNING or block.text.endswith(_SENTENCE)
        if not whole and block.index not in sheet.entries:
            yield block, "scrap"


#: In turn, each for what the rules before it have left: blocks that are not the article, and what they are.
LEFT_OUT: Final[tuple[tuple[str, Callable[[Sheet, Sequence[Block]], Found]], ...]] = (
    ("title_again", _titles_again),
    ("hidden", _hidden),
    ("about_the_author", _about_authors),
    ("around_the_article", _around),
    ("named_box", _named),
    ("list_of_links", _links),
    ("furniture", _furniture),
    ("line_with_a_time", _dated),
    ("for_subscribers", _subscribers),
    ("stamp_of_an_entry", _stamps),
    ("scrap", _scraps),
)


def left_out(sheet: Sheet) -> list[Decision[str] | None]:
    """What each block is if it is not the article, and the rule that says so."""
    out: list[Decision[str] | None] = [None] * len(sheet.blocks)
    rest: Sequence[Block] = sheet.blocks
    for name, rule in LEFT_OUT:
        said: dict[str, Decision[str]] = {}
        for block, kind in rule(sheet, rest):
            out[block.index] = said.get(kind) or said.setdefault(kind, Decision(kind, name))
        if said:
            rest = [block for block in rest if out[block.index] is None]
    return out
