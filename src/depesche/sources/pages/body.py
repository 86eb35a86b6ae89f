"""Which blocks of a page are the article: those that an oracle knows and no rule leaves out, and what these prove.

:func:`kept` gives a :class:`Verdict` for every block, so that a page can be shown with what was left out of it and why.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from depesche.rules import Decision
from depesche.sources.pages.blocks import Block, Box
from depesche.sources.pages.rules import left_out
from depesche.sources.pages.sheet import RUNNING, Sheet

#: A lede stands at most so many blocks above the first paragraph.
_REACH: Final = 40
#: No lede is shorter.
_SHORTEST: Final = 40
#: So many letters at the beginning of two texts make them the same.
_ALIKE: Final = 30
#: Kinds of lines that say what the box around them is.
_SPREADING: Final = frozenset(
    ["comments", "cookies", "newsletter", "teasers", "about the author", "advertisement"]
)
#: Elements besides headings that stand among paragraphs.
_TEXTUAL: Final = frozenset(["p", "li", "blockquote", "dd", "dt", "div", "pre"])
_SENTENCE: Final = (".", "!", "?", "“", '"', "«", "»", "…")


class Verdict(NamedTuple):
    """Whether a block is kept, and why: the name of a rule, and what the block is where it is left out."""

    block: Block
    kept: bool
    rule: str
    kind: str | None = None


Out = list[Decision[str] | None]


def kept(sheet: Sheet) -> list[Verdict]:
    """What becomes of each block of a page, in order."""
    out = left_out(sheet)
    _leave_out_boxes(sheet, out)
    why: dict[int, str] = {}
    for block in _free(sheet, out):
        if block.index in sheet.entries:
            why[block.index] = "entry"
        elif block.index in sheet.anchors:
            why[block.index] = "extracted"
    _take_in(sheet, out, why)
    _take_ledes(sheet, out, why)
    again = _repeated(sheet, why)
    for index in (*again, *_headings_of_nothing(sheet, why, again)):
        rule = why.pop(index)
        out[index] = Decision("again" if index in again else "heading", "said_again" if index in again else rule)
    return [
        _verdict(block, why.get(block.index), decision) for block, decision in zip(sheet.blocks, out, strict=True)
    ]


def _free(sheet: Sheet, out: Out) -> list[Block]:
    """The blocks that no rule leaves out."""
    return [block for block, decision in zip(sheet.blocks, out, strict=True) if decision is None]


def _verdict(block: Block, why: str | None, out: Decision[str] | None) -> Verdict:
    if why is not None:
        return Verdict(block, True, why)
    return Verdict(block, False, out.rule, out.value) if out else Verdict(block, False, "not_extracted")


def _leave_out_boxes(sheet: Sheet, out: Out) -> None:
    """What stands in one small box with a prompt or a heading of teasers is of its kind."""
    boxes: dict[Box, str] = {}
    free = _free(sheet, out)
    held = sheet.holding(block.index for block in free)
    for block, decision in zip(sheet.blocks, out, strict=True):
        if decision is not None and (decision.rule == "for_subscribers" or decision.value in _SPREADING):
            box = _small_box(block, held)
            if box is not None:
                boxes[box] = decision.value
    for block in free if boxes else ():
        kind = next((boxes[box] for box in block.box.lineage if box in boxes), None)
        out[block.index] = Decision(kind, "box_of_its_kind") if kind else None


def _small_box(block: Block, held: frozenset[Box]) -> Box | None:
    """The box around a block and its neighbours, where no running text of the article stands in it."""
    box: Box | None = block.box
    if box is not None and (block.heading or box.tag in ("p", "li", "span")):
        box = box.parent
    return None if box is None or box.parent is None or box in held else box


def _take_in(sheet: Sheet, out: Out, why: dict[int, str]) -> None:
    """Paragraphs that stand among kept ones, boxed as they are; headings and lists between them."""
    for block in _free(sheet, out) if why else ():
        if block.index in why:
            continue
        among = sheet.first < block.index < sheet.last
        alike, beside = sheet.signature(block) in sheet.signatures, block.box in sheet.broken
        sentence = block.text.endswith(_SENTENCE) and (beside or len(block.text) >= RUNNING)
        if (alike and among) or ((alike or beside) and sentence):
            why[block.index] = "among_paragraphs"
        elif among and (_beside(block, sheet) or _named_so(block, sheet)):
            why[block.index] = "between_paragraphs"


def _named_so(block: Block, sheet: Sheet) -> bool:
    """Whether a paragraph stands in a box that is named as one of an article's."""
    small = zip(range(3), block.box.lineage, strict=False)
    named = any(sheet.names.part(box) == "body" for _, box in small)
    return named and len(block.text) >= RUNNING and block.text.endswith(_SENTENCE) and block.link_share < 0.5


def _beside(block: Block, sheet: Sheet) -> bool:
    """Whether a heading, an entry of a list or a quotation stands in the very box of the article's paragraphs."""
    if not (block.heading or block.tag in _TEXTUAL) or block.link_share > 0.5 or _is_scrap(block):
        return False
    outer = block.box.parent
    if block.tag == "li" or (block.tag == "p" and outer is not None and outer.tag in ("li", "blockquote")):
        outer = outer.parent if outer else None
    while block.heading and outer is not None and outer.is_single:
        outer = outer.parent
    return outer is not None and sheet.is_main(outer)


def _is_scrap(block: Block) -> bool:
    """Whether it is a few words in a bare box that are no sentence: the length of a film, a word above it."""
    return block.tag == "div" and len(block.text) < RUNNING and not block.text.endswith((*_SENTENCE, ":"))


def _take_ledes(sheet: Sheet, out: Out, why: dict[int, str]) -> None:
    """The lede: above the first paragraph, named so, told by the head of the page, or right below the title."""
    if not why:
        return
    first = min(why)
    above = sheet.blocks[max(0, first - _REACH) : first]
    title = max((block.index for block in above if sheet.titles.has(block) and len(block.key) >= 8), default=None)
    for block in above:
        free = out[block.index] is None and block.link_share < 0.5
        if free and len(block.text) >= _SHORTEST and _is_lede(block, sheet, title):
            why[block.index] = "lede"
    _take_described(sheet, out, why)


def _take_described(sheet: Sheet, out: Out, why: dict[int, str]) -> None:
    """What the head of the page tells of the article, wherever it stands on the page, where nothing kept has it."""
    if not sheet.described:
        return
    told = " ".join(sheet.blocks[i].key for i in why)
    for block in sheet.blocks:
        if block.index in why or not _is_described(block, sheet) or block.key[:_ALIKE] in told:
            continue
        decision = out[block.index]
        if decision is None or decision.rule == "hidden" or decision.value == "byline":
            why[block.index] = "lede"
            return


def _is_lede(block: Block, sheet: Sheet, title: int | None) -> bool:
    if _is_described(block, sheet):
        return True
    near = title is not None and 0 < block.index - title <= 4
    sentence = block.text.endswith(_SENTENCE)
    named = any(sheet.names.part(box) == "lede" for _, box in zip(range(3), block.box.lineage, strict=False))
    if named and (title is None or block.index > title) and (sentence or len(block.text) >= RUNNING):
        return True
    return near and sentence and block.tag in ("p", "h2", "h3", "div")


def _is_described(block: Block, sheet: Sheet) -> bool:
    """Whether the head of the page tells the same of the article."""
    key = block.key
    if len(key) < _ALIKE:
        return False
    return any(
        key.startswith(said[:_ALIKE]) and (key in said or said[: len(key)].startswith(key[: len(said)]))
        for said in sheet.described
    )


def _repeated(sheet: Sheet, why: dict[int, str]) -> set[int]:
    """Blocks whose words another kept block has: pull quotes, a lede said twice, captions taken from the text."""
    found: set[int] = set()
    keys = {i: sheet.blocks[i].key for i in why}
    longest = sorted(keys, key=lambda i: (-len(keys[i]), i))
    text = ""
    for index in longest:
        key = keys[index]
        if len(key) >= 20 and key in text and why[index] != "entry":
            found.add(index)
        else:
            text += f"|{key}"
    return found


def _headings_of_nothing(sheet: Sheet, why: dict[int, str], again: set[int]) -> Iterator[int]:
    """Headings that no kept paragraph follows."""
    below = False
    for index in sorted(why, reverse=True):
        block = sheet.blocks[index]
        if index in again:
            continue
        if block.heading and why[index] != "lede":
            if not below:
                yield index
            below = False
        else:
            below = True
