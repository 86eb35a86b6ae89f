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
    def above(self) -> bool:
        """Whether no paragraph of the article stands above it."""
        return self.block.index <= self.sheet.first

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
    if case.block.tag == "h1" or (len(key) >= 8 and key in case.sheet.titles):
        return "title"
    with_kicker = (
        case.above and case.block.heading and any(t in key and len(key) < 2 * len(t) for t in case.sheet.titles)
    )
    return "title" if with_kicker else None


def _author(case: Case) -> str | None:
    """What follows an article about its author begins with the name."""
    if not case.block.text.startswith(case.sheet.authors):
        return None
    return "about the author" if case.behind or case.block.index in case.sheet.running[-_LAST:] else None


def _hidden(case: Case) -> str | None:
    return "hidden" if case.block.box.hidden and not case.anchored else None


def _around(case: Case) -> str | None:
    return case.marks.around


def _named(case: Case) -> str | None:
    """The kind of a box by its name; above the text a lede's own name stands against it."""
    if case.block.index in case.sheet.written:
        return None
    for part, kind in case.marks.named:
        if part == "body" or (part == "lede" and case.above and case.block.link_share < _LINKS):
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


def _dated(case: Case) -> str | None:
    """A line with a machine-readable time in it is that of the article, whatever else it says."""
    block = case.block
    element = block.box.element
    if len(block.text) > _STAMP or element is None or next(element.iter("time"), None) is None:
        return None
    alone = not case.sheet.in_entry(block) and case.sheet.stands_alone(block.box)
    return "date line" if alone else None


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
    Rule("about_the_author", _author),
    Rule("around_the_article", _around),
    Rule("named_box", _named),
    Rule("list_of_links", _links),
    Rule("furniture", _furniture),
    Rule("line_with_a_time", _dated),
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
