"""Feeds: RSS, RDF and Atom by feedparser, entry by entry, and the entries of JSON feeds.

A feed is a list of pointers to pages. An entry that carries the whole text is an article; one with a teaser alone is
not, and is counted and said. A feed of very many entries needs no more memory than some of them.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, Final
from xml.parsers import expat

from depesche.days import DaySet
from depesche.errors import FormatError, InputError, UsageError
from depesche.rejects import Reject, place
from depesche.sources import xml_items
from depesche.sources.article import Article
from depesche.sources.dates import published_on
from depesche.sources.format import Fit, Format, Found
from depesche.sources.fragments import looks_like_markup, text_of

_ROOTS: Final = frozenset(["rss", "feed", "RDF"])
#: So many entries are parsed at once; where one of them breaks the rest, each alone.
_TOGETHER: Final = 50
#: A summary of so many characters is the text itself; teasers have 100 to 400.
_WHOLE: Final = 600


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a feed: where its page is, what it says, and whether that is the whole article.

    ``published`` is the feed's date, which is often that of the feed and not of the article. ``number`` counts the
    entries of the feed from 1.
    """

    number: int
    id: str
    link: str | None
    title: str | None
    published: DaySet | None
    publisher: str | None = None
    author: str | None = None
    text: str = ""
    whole: bool = False


def fits(head: bytes) -> Fit:
    """Whether a stream that begins so is a feed."""
    return Fit.SURE if xml_items.beginning(head) in _ROOTS else Fit.NO


def read(stream: io.BufferedReader, where: str) -> Iterator[Found]:
    """The article of each entry that carries one, and in the end one reject for those that only point to a page."""
    pointing, found = 0, 0
    for entry in entries(stream, where):
        found += 1
        if isinstance(entry, Reject):
            yield entry
        elif entry.whole:
            yield article_of(entry, where)
        else:
            pointing += 1
    if pointing:
        said = f"{pointing} of {found} entries of the feed have a teaser alone"
        remedy = "depesche watch takes the pages that they point to"
        yield Reject(where, None, InputError(said, where=where, remedy=remedy))
    elif not found:
        yield Reject(where, None, InputError("the feed has no entries", where=where))


def article_of(entry: Entry, where: str) -> Article:
    """The article that an entry carries."""
    return Article(
        text=entry.text,
        file=where,
        line=entry.number,
        id=entry.link or entry.id,
        url=entry.link,
        publisher=entry.publisher,
        title=entry.title,
        author=entry.author,
        published=entry.published,
        published_from="metadata",
    )


def entries(stream: io.BufferedReader, where: str) -> Iterator[Entry | Reject]:
    """The entries of an XML feed, or what is wrong with one.

    Raises :class:`FormatError` where it must not be parsed.
    """
    cut = xml_items.Cut(stream, where, ("item", "entry"))
    numbered = enumerate(cut, start=1)
    while batch := list(islice(numbered, _TOGETHER)):
        for number, piece in batch:
            if isinstance(piece, InputError):
                yield Reject(where, number, piece)
        sound = [(number, piece.text) for number, piece in batch if isinstance(piece, xml_items.Piece)]
        yield from _parsed(sound, cut.head, where)


def _parsed(pieces: list[tuple[int, str]], head: str, where: str) -> Iterator[Entry | Reject]:
    """Entries parsed together, or one by one where together they are not what they should be."""
    together = _feed("".join(text for _, text in pieces), head)
    if not together.bozo and len(together.entries) == len(pieces):
        for (number, _), entry in zip(pieces, together.entries, strict=True):
            yield _entry(entry, together.feed, number)
        return
    for number, text in pieces:
        alone = _feed(text, head)
        if alone.entries:
            yield _entry(alone.entries[0], alone.feed, number)
        else:
            yield Reject(where, number, FormatError("the entry cannot be read", where=place(where, number)))


def _feed(items: str, head: str) -> Any:
    import feedparser  # noqa: PLC0415 - most runs read no feed

    begin = re.sub(r"<\?xml.*?\?>", "", head, count=1, flags=re.DOTALL)
    whole = f"{begin}{items}{_ends(begin)}".encode("utf-8", errors="replace")
    # As a stream: a text might be taken for an address and fetched.
    headers = {"content-type": "application/xml; charset=utf-8"}
    return feedparser.parse(
        io.BytesIO(whole), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
    )


def _ends(head: str) -> str:
    """The end tags that a head needs."""
    opened: list[str] = []
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda name, _: opened.append(name)
    parser.EndElementHandler = lambda _: opened.pop()
    with suppress(expat.ExpatError):  # what was open before the fault is what there is
        parser.Parse(head, False)
    return "".join(f"</{name}>" for name in reversed(opened))


def _entry(entry: Any, feed: Any, number: int) -> Entry:
    """An entry as feedparser gives it."""
    contents = [str(content.get("value") or "") for content in entry.get("content") or ()]
    written = next(filter(None, (entry.get(name) for name in ("published", "updated", "created"))), None)
    bare = Entry(
        number=number,
        id=_said(entry, "id"),
        link=_said(entry, "link") or None,
        title=_said(entry, "title"),
        published=_days(written),
        publisher=_said(feed, "title") or None,
        author=_said(entry, "author") or None,
    )
    # Where an entry has no summary, feedparser gives its content as one.
    summary = _said(entry, "summary") if "summary_detail" in entry else ""
    return _with_text(bare, max(contents, key=len, default=""), summary)


def _said(part: Any, name: str) -> str:
    return str(part.get(name) or "")


def _with_text(entry: Entry, content: str, summary: str) -> Entry:
    """The entry with its text, and whether that is the whole article; markup is read off it and off the title."""
    whole, teaser = _plain(content), _plain(summary)
    is_whole = len(whole) > len(teaser) or len(teaser) >= _WHOLE
    return replace(
        entry,
        id=entry.id or entry.link or "",
        title=" ".join(_plain(entry.title or "").split()) or None,
        text=whole if len(whole) >= len(teaser) else teaser,
        whole=is_whole and bool(entry.link or entry.id),
    )


def is_json_entry(row: Mapping[str, Any]) -> bool:
    """Whether a JSON object is an entry of a JSON feed."""
    return ("content_html" in row or "content_text" in row) and ("id" in row or "url" in row)


def json_entry(row: Mapping[str, Any], number: int) -> Entry:
    """An entry of a JSON feed."""
    texts = {name: str(row.get(name) or "") for name in ("id", "title", "content_html", "content_text", "summary")}
    bare = Entry(
        number=number,
        id=texts["id"],
        link=str(row.get("url") or row.get("external_url") or "") or None,
        title=texts["title"],
        published=_days(row.get("date_published") or row.get("date_modified")),
    )
    return _with_text(bare, texts["content_html"] or texts["content_text"], texts["summary"])


def _plain(text: str) -> str:
    return text_of(text) if looks_like_markup(text) or re.search(r"&#?\w+;|<\w", text) else text.strip()


def _days(written: Any) -> DaySet | None:
    try:
        return published_on(written)
    except UsageError:
        return None  # a feed's date is only ever the last resort


FORMAT: Final = Format("feed", (".rss", ".atom", ".rdf"), fits, read)
