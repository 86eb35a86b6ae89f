"""One item of a wire to an article, whatever format it came in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from depesche.errors import FormatError, InputError
from depesche.rejects import Reject, place
from depesche.sources.article import Article
from depesche.sources.revisions import Revision, appeared_at, days_of
from depesche.sources.wires.notes import without_notes


@dataclass(frozen=True, slots=True)
class Item:
    """What a format found of an item: its revision, and its parts as they were sent.

    ``title`` is the headline, ``titles`` are others (a second headline, a line above it). ``lede`` stands above the
    body where the body does not begin with it, ``dateline`` opens the body's first paragraph. ``first`` and ``latest``
    are when the first and this version were made, as written.
    """

    revision: Revision
    body: str
    title: str | None = None
    titles: tuple[str | None, ...] = ()
    lede: str | None = None
    dateline: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    first: Any = None
    latest: Any = None
    remarks: tuple[str, ...] = field(default=())


def article_of(item: Item, file: str, line: int | None = None) -> Article | Reject:
    """The article of an item, or what is wrong with it. An item that retracts needs no text."""
    where, revision = place(file, line), item.revision
    if not revision.uri:
        return Reject(file, line, FormatError("the item has no identifier", where=where))
    text = _text(item)
    if not text and not revision.retracts:
        return Reject(file, line, InputError("the item has no text", where=where), revision.uri[:80])
    appeared = appeared_at(revision, item.first)
    titles = dict.fromkeys(title for title in (item.title, *item.titles) if title)
    return Article(
        text=text,
        file=file,
        line=line,
        id=revision.uri,
        url=item.url,
        publisher=item.publisher,
        title=item.title,
        titles=tuple(titles) if len(titles) > 1 else (),
        author=item.author,
        published=days_of(revision, item.first, item.latest),
        published_from="metadata",
        published_at=appeared.isoformat() if appeared else None,
        modified=revision.created.isoformat() if revision.created and revision.correction else None,
        dated_by="wire",
        cleaned=True,
        remarks=item.remarks,
        revision=revision,
    )


def _text(item: Item) -> str:
    """The text without its headline: the lede, then the body behind its dateline, without notes for the desk."""
    body = without_notes(item.body).strip()
    if item.title and body.startswith(item.title):
        body = body.removeprefix(item.title).strip()
    opening = (item.dateline or "").strip()
    if body and opening and not body.startswith(opening.rstrip("- –—")):
        body = f"{opening} {body}"
    lede = " ".join((item.lede or "").split())
    return body if not lede or _flat(lede) in _flat(body) else f"{lede}\n\n{body}".strip()


def _flat(text: str) -> str:
    return " ".join(text.split())
