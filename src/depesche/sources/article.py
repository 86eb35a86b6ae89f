"""What a format hands over, and the Document that is made of it."""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass
from pathlib import PurePath
from urllib.parse import urlsplit

from depesche.days import DaySet
from depesche.model import Document, Moment, PublishedFrom
from depesche.rejects import place
from depesche.sources.revisions import Revision
from depesche.visible import visible, visible_or_none


@dataclass(frozen=True, slots=True)
class Article:
    """One article as a format found it: in which file, and in which line of a file with many.

    ``text`` is the body without its title; ``live`` says that its page is a ticker, which grows. ``remarks`` are lines
    for people: what was passed over or taken for something else. ``revision`` says which version of which item of a
    wire, or of which ticker, it is. The other fields are those of a
    :class:`~depesche.model.Document`.
    """

    text: str
    file: str
    line: int | None = None
    id: str | None = None
    path: str | None = None
    url: str | None = None
    publisher: str | None = None
    title: str | None = None
    published: DaySet | None = None
    published_from: PublishedFrom | None = None
    titles: tuple[str, ...] = ()
    agency: str | None = None
    author: str | None = None
    section: str | None = None
    published_at: Moment | None = None
    modified: Moment | None = None
    retrieved: Moment | None = None
    dated_by: str | None = None
    truncated: bool = False
    cleaned: bool = False
    live: bool = False
    remarks: tuple[str, ...] = ()
    revision: Revision | None = None

    @property
    def where(self) -> str:
        """File and line, as in messages."""
        return place(self.file, self.line)


@dataclass(frozen=True, slots=True)
class Placed:
    """A document and where it was found."""

    document: Document
    file: str
    line: int | None = None
    revision: Revision | None = None

    @property
    def where(self) -> str:
        """File and line, as in messages."""
        return place(self.file, self.line)


def document_of(article: Article) -> Document:
    """The document of an article.

    An article without an id of its own gets one of the name of its file or address and of its text, so that two files
    of one name stay two documents and one file added twice stays one.
    """
    sha256 = hashlib.sha256(article.text.encode("utf-8", errors="surrogatepass")).hexdigest()
    return Document(
        id=visible(article.id or f"{unicodedata.normalize('NFC', _stem(article))}-{sha256[:8]}"),
        text=article.text,
        sha256=sha256,
        path=visible_or_none(article.path),
        url=visible_or_none(article.url),
        publisher=visible_or_none(article.publisher),
        title=visible_or_none(article.title),
        published=article.published,
        published_from=article.published_from if article.published else None,
        titles=tuple(visible(title) for title in article.titles),
        agency=visible_or_none(article.agency),
        author=visible_or_none(article.author),
        section=visible_or_none(article.section),
        published_at=article.published_at,
        modified=article.modified,
        retrieved=article.retrieved,
        dated_by=article.dated_by,
        truncated=article.truncated,
        cleaned=article.cleaned,
    )


def _stem(article: Article) -> str:
    """The name of an article's file, else the last part of its address, without its ending."""
    if article.path:
        return PurePath(article.path).stem
    parts = PurePath(urlsplit(article.url).path).parts if article.url else ()
    return PurePath(parts[-1]).stem[:80] if len(parts) > 1 else "text"
