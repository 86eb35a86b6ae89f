"""From a page to its article: parsed once, its body and what it says of itself."""

from __future__ import annotations

import datetime as dt
import html
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any, Final
from urllib.parse import urlsplit

from depesche.errors import InputError
from depesche.lang.language import Language, language
from depesche.reading.furniture.lines import Line
from depesche.reading.furniture.patterns import patterns
from depesche.reading.head.dates import page_date, written_date
from depesche.rejects import Reject
from depesche.sources.article import Article
from depesche.sources.pages import dates, ticker
from depesche.sources.pages.blocks import Block, Keys, blocks_of
from depesche.sources.pages.body import Verdict, kept
from depesche.sources.pages.dates import Dated, Fetched
from depesche.sources.pages.linked_data import text_of, texts
from depesche.sources.pages.markup import markup_of, parsed, thinned
from depesche.sources.pages.meta import AUTHORS, SECTIONS, SITES, Head, head_of
from depesche.sources.pages.oracles import densest, paragraphs_of, trafilatura, written
from depesche.sources.pages.page import Page
from depesche.sources.pages.paywall import is_truncated
from depesche.sources.pages.raw import without_scripts
from depesche.sources.pages.sheet import RUNNING, Sheet
from depesche.sources.pages.teasers import teasers
from depesche.sources.pages.times import own_times
from depesche.sources.pages.titles import titles_of
from depesche.sources.revisions import Revision

#: An extraction of fewer characters is tried in other ways.
_LITTLE: Final = 250
#: Boxes whose blocks follow each other line by line.
_LINES: Final = frozenset(["li", "td", "th", "dt", "dd"])
#: So many blocks before the first paragraph can carry the page's date.
_ABOVE: Final = 40


@dataclass(frozen=True, slots=True)
class Laid:
    """A page with what became of each of its blocks, its titles, and its head."""

    head: Head
    titles: tuple[str, ...]
    verdicts: list[Verdict]
    remark: str | None
    written: str | None = None
    stamps: Mapping[int, str] = field(default_factory=dict)
    live: bool = False

    @property
    def text(self) -> str:
        """The text of the article; paragraphs stand apart, entries of lists below each other."""
        if self.written is not None:
            return self.written
        return joined((verdict.block for verdict in self.verdicts if verdict.kept), self.stamps)


@cache
def _german() -> Language:
    return language("de")


def article_of(page: Page) -> Article | Reject:
    """The article of a page, or why it has none."""
    try:
        return article_from(page, laid(page))
    except InputError as error:
        return Reject(page.file, page.line, error, page.id or page.url)


def laid(page: Page, spoken: Language | None = None) -> Laid:
    """A page, parsed and judged block by block. Raises :class:`InputError` where it is none."""
    spoken = spoken or _german()
    markup = markup_of(page.data, page.where, page.charset)
    tree = parsed(without_scripts(markup.source), page.where)
    head = head_of(tree, page.url)
    thinned(tree)
    names = [
        *texts(head.article.get("publisher")),
        *(v for _, v in head.values(SITES)),
        *(v for _, v in head.values(SECTIONS)),
    ]
    blocks = blocks_of(tree)
    titles = titles_of(tree, head, names, blocks)
    body = _written_body(head)
    sheet = _sheet(tree, head, titles, blocks, body, spoken)
    boxes = ticker.entries(blocks, head, sheet)
    if boxes:
        inside = frozenset(index for box in boxes for index in range(box.first, box.end))
        running = {index for index in inside if len(blocks[index].text) >= RUNNING}
        sheet = replace(sheet, anchors=sheet.anchors | running, entries=inside)
    verdicts = kept(sheet)
    updates = ticker.of_updates(head, sheet.names.stamp)
    body = updates or body
    shown = [verdict.block for verdict in verdicts if verdict.kept]
    stamps = ticker.stamps(shown, boxes, sheet.names.stamp)
    return Laid(
        head, titles, verdicts, markup.remark, _only_written(body, verdicts), stamps, bool(boxes or updates)
    )


def _size(verdicts: Iterable[Verdict]) -> int:
    """The characters of what is kept."""
    return sum(len(verdict.block.text) for verdict in verdicts if verdict.kept)


def joined(blocks: Iterable[Block], stamps: Mapping[int, str] = {}) -> str:
    """The text of blocks; ``stamps`` are lines that stand before some of them, by their numbers."""
    out: list[str] = []
    before: Block | None = None
    for block in blocks:
        if before is not None:
            out.append(_between(before, block))
        if block.index in stamps:
            out.append(f"{stamps[block.index]}\n")
        out.append(block.text)
        before = block
    return "".join(out)


def _between(before: Block, block: Block) -> str:
    """What stands between two blocks: cells of a row beside each other, entries of a list below each other."""
    if before.box is block.box or before.tag not in _LINES or block.tag not in _LINES:
        return "\n\n"
    cells = before.tag in ("td", "th") and block.tag in ("td", "th")
    return " | " if cells and before.box.parent is block.box.parent else "\n"


def _sheet(
    tree: Any,
    head: Head,
    titles: tuple[str, ...],
    blocks: list[Block],
    body: str | None,
    spoken: Language,
) -> Sheet:
    by_head = written(body)
    in_body = by_head.known(blocks) if by_head.whole else set()
    keys = Keys.of(titles)
    others = teasers(blocks, keys)
    elsewhere = others.blocks
    oracle = trafilatura(tree, others.elements)
    anchors = oracle.known(block for block in blocks if block.index not in elsewhere) | in_body
    sheet = Sheet(blocks, anchors, in_body, keys, tuple(head.descriptions()), spoken, _full_names(head))
    if sum(len(blocks[i].text) for i in sheet.running) >= _LITTLE:
        return sheet
    anchors |= densest([block for block in blocks if block.index not in elsewhere])
    return replace(sheet, anchors=anchors)


def _written_body(head: Head) -> str | None:
    """The body that the JSON-LD has, its lines as they are."""
    said = head.article.get("articleBody")
    body = html.unescape(said) if isinstance(said, str) else text_of(said)
    return body or None


def _only_written(body: str | None, verdicts: list[Verdict]) -> str | None:
    """The body of the JSON-LD, where the page itself shows less than half of it."""
    if body is None or len(body) < 2 * _LITTLE:
        return None
    return "\n\n".join(paragraphs_of(body)) if _size(verdicts) * 2 < len(body) else None


def article_from(page: Page, found: Laid) -> Article:
    """The article of a page that is laid out. Raises :class:`InputError` where it has none."""
    text = found.text
    if not text.strip():
        raise InputError("the page has no text of an article", where=page.where)
    head, node = found.head, found.head.article
    when = _published(page, found)
    fetched = _fetched(page)
    said = [*page.remarks, *([f"{page.where}: {found.remark}"] if found.remark else [])]
    made = Article(
        text=text,
        file=page.file,
        line=page.line,
        id=page.id,
        path=page.path,
        url=head.canonical,
        publisher=_publisher(head) or page.publisher or _host(head.canonical),
        title=next(iter(found.titles), None),
        published=when.days if when else page.published,
        published_from=("page" if when.said_by in ("page", "title", "htmldate") else "metadata")
        if when
        else "metadata",
        titles=found.titles,
        author=_author(head),
        section=text_of(node.get("articleSection")) or head.first(SECTIONS),
        published_at=when.moment if when else None,
        modified=dates.modified(head, fetched),
        retrieved=page.retrieved.isoformat() if page.retrieved else None,
        dated_by=when.said_by if when else ("feed" if page.published else None),
        truncated=is_truncated(found.head, found.verdicts, text),
        cleaned=True,
        live=found.live,
        remarks=tuple(said),
    )
    return replace(_as_version(made, page), **page.known)


def _as_version(article: Article, page: Page) -> Article:
    """A ticker grows: what was fetched of it later replaces what was fetched before, under its address."""
    name = page.id or article.url
    if not article.live or not name or page.retrieved is None:
        return article
    return replace(article, id=name, revision=Revision(name, created=page.retrieved))


def _fetched(page: Page) -> Fetched:
    """When the page was fetched: where that is not known, not later than now."""
    return Fetched(page.retrieved or dt.datetime.now(dt.UTC))


def _published(page: Page, found: Laid) -> Dated | None:
    """The date of publication by the machine-readable parts, else as written on the page, else as htmldate finds it."""
    fetched = _fetched(page)
    said = dates.published(found.head, own_times(found.verdicts, found.titles), fetched)
    return (
        said
        or _shown(found, fetched)
        or (None if page.published else dates.by_htmldate(_whole(page), page.url, fetched))
    )


def _whole(page: Page) -> Any:
    """The tree of a page with its scripts, in which htmldate finds what a page without any other date is left with."""
    return parsed(markup_of(page.data, page.where, page.charset).source, page.where)


def _shown(found: Laid, fetched: Fetched) -> Dated | None:
    """The German date in the head of the page, or in its title."""
    given = _german().made(patterns)
    first = next((verdict.block.index for verdict in found.verdicts if verdict.kept), 0)
    above = [v.block for v in found.verdicts[max(0, first - _ABOVE) : first + 1] if v.block.link_share < 0.5]
    date = page_date([Line(0, len(b.text), b.text, b.index) for b in above], given)
    if date is not None and fetched.admits(date.days):
        return dates.shown(date.days, "page")
    for title in found.titles:
        days = written_date(title, given)
        if days and fetched.admits(days):
            return dates.shown(days, "title")
    return None


def _publisher(head: Head) -> str | None:
    return text_of(head.article.get("publisher")) or head.first(SITES)


def _host(url: str | None) -> str | None:
    host = urlsplit(url or "").hostname
    return host.removeprefix("www.") if host else None


def _author(head: Head) -> str | None:
    """The authors that the page names, without addresses."""
    return ", ".join(_authors(head)[:8]) or None


def _authors(head: Head) -> list[str]:
    said = texts(head.article.get("author")) or [value for _, value in head.values(AUTHORS)]
    return [name for name in dict.fromkeys(said) if not name.startswith(("http:", "https:", "@"))]


def _full_names(head: Head) -> tuple[str, ...]:
    """The authors who are named with more than one word, as no paper and no agency is."""
    return tuple(f"{name} " for name in _authors(head) if " " in name)
