"""Why a block is left out of the article: an ordered table of named rules over its box, its words and its place."""

from __future__ import annotations

from typing import Final, NamedTuple

from depesche.reading.furniture.lines import Line
from depesche.reading.furniture.patterns import Row
from depesche.rules import Decision, Rule, decide
from depesche.sources.pages.blocks import Block
from depesche.sources.pages.sheet import RUNNING, Marks, Sheet
from depesche.sources.pages.ticker import is_stamp

#: From this share of characters in links on, a block is a list of links.
_LINKS: Final = 0.7
#: Kinds of furniture that a line of an article can have: masked when it is read, not left out here.
_READ_LATER: Final = frozenset(["sign-off", "ticker"])
#: Kinds of boxes that at times have paragraphs of the article in them: the part for subscribers, one with tools.
_AROUND_PARAGRAPHS: Final = frozenset(["newsletter", "widget", "share bar", "byline", "navigation"])
_PARAGRAPH: Final = 160
_FEW_LINKS: Final = 0.3
#: Kinds of furniture whose signs (brackets, a copyright) running text can have too.
_LINES_ONLY: Final = frozenset(["caption", "photo credit", "rights", "navigation"])
#: How the rows of furniture cut that are whole lines.
_WHOLE: Final = ("line", "list", "box", "end")
#: Longer lines are no furniture but for the patterns of whole sentences.
_LINE: Final = 500


class Case(NamedTuple):
    """A block of a page."""

    block: Block
    sheet: Sheet

    @property
    def anchored(self) -> bool:
        """Whether an oracle knows it."""
        return self.block.index in self.sheet.anchors

    @property
    def before(self) -> bool:
        """Whether it stands above the article's first paragraph."""
        return self.block.index < self.sheet.first

    @property
    def behind(self) -> bool:
        """Whether it stands below the article's last paragraph."""
        return self.block.index > self.sheet.last

    @property
    def is_paragraph(self) -> bool:
        """Whether it is running text that an oracle knows, and no list of links."""
        line = Line(0, len(self.block.text), self.block.text, 0)
        return self.anchored and line.paragraph and self.block.link_share < _FEW_LINKS

    @property
    def marks(self) -> Marks:
        """What the boxes around it that hold no great part of the article say of it."""
        return self.sheet.marks(self.block.box)


def _title_again(case: Case) -> str | None:
    key = case.block.key
    if case.block.tag == "h1":
        return "title"
    return "title" if len(key) >= 8 and key in case.sheet.titles else None


def _hidden(case: Case) -> str | None:
    return "hidden" if case.block.box.hidden and not case.anchored else None


def _around(case: Case) -> str | None:
    return case.marks.around


def _named(case: Case) -> str | None:
    """The kind of a box by its name; above the text a lede's own name stands against it."""
    if case.block.index in case.sheet.written:
        return None
    for part, kind in case.marks.named:
        if part == "body" or (part == "lede" and case.before and case.block.link_share < _LINKS):
            return None
        if kind and not (kind in _AROUND_PARAGRAPHS and case.is_paragraph and len(case.block.text) >= _PARAGRAPH):
            return kind
    return None


def _links(case: Case) -> str | None:
    block = case.block
    if block.link_share < _LINKS or (len(block.text) > 200 and block.links < 2):
        return None
    return "links"


def _furniture(case: Case) -> str | None:
    row = furniture_row(case.block.text, case.sheet)
    if row is None or row["kind"] in _READ_LATER or (row["kind"] in _LINES_ONLY and case.is_paragraph):
        return None
    return str(row["kind"])


def _subscribers(case: Case) -> str | None:
    text = case.block.text
    return "subscribers" if len(text) < _LINE and case.sheet.names.subscribers.search(text) else None


def _stamp(case: Case) -> str | None:
    """The time of a ticker's entry: it is said in a line of its own."""
    return "date line" if case.sheet.in_entry(case.block) and is_stamp(case.block) else None


def _scrap(case: Case) -> str | None:
    """A piece of a line above the first paragraph or below the last that is neither a heading nor a sentence."""
    block = case.block
    if (
        case.sheet.in_entry(block)
        or block.heading
        or len(block.text) >= RUNNING
        or block.text.endswith((".", "!", "?", "“", '"', "«", ":"))
    ):
        return None
    return "scrap" if case.before else None


#: The first that applies says what a block is, if not the article.
LEFT_OUT: Final[tuple[Rule[Case, str], ...]] = (
    Rule("title_again", _title_again),
    Rule("hidden", _hidden),
    Rule("around_the_article", _around),
    Rule("named_box", _named),
    Rule("list_of_links", _links),
    Rule("furniture", _furniture),
    Rule("for_subscribers", _subscribers),
    Rule("stamp_of_an_entry", _stamp),
    Rule("scrap", _scrap),
)


def left_out(block: Block, sheet: Sheet) -> Decision[str] | None:
    """What a block is if it is not the article, and the rule that says so."""
    return decide(LEFT_OUT, Case(block, sheet))


def furniture_row(text: str, sheet: Sheet) -> Row | None:
    """The row of page furniture that a whole line is."""
    if len(text) > _LINE:
        return None
    given = sheet.furniture
    whole = given.cutting(_WHOLE)
    return next((row for row in whole if given.compiled(row["pattern"]).fullmatch(text)), None)
