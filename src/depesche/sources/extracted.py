"""What other programs have taken from pages: the JSON of trafilatura and of fundus."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from depesche.days import DaySet
from depesche.errors import InputError, UsageError
from depesche.rejects import Reject, place
from depesche.sources.article import Article
from depesche.sources.dates import published_on

Row = Mapping[str, Any]


def is_trafilatura(row: Row) -> bool:
    """Whether a JSON object is one of trafilatura's, with its metadata."""
    return "text" in row and "source" in row and ("fingerprint" in row or "hostname" in row)


def trafilatura(row: Row, file: str, line: int | None = None) -> Article | Reject:
    """The article of an object of trafilatura; ``source`` is the page's address."""
    publisher = _text(row.get("source-hostname")) or _text(row.get("hostname"))
    return _article(
        row, _text(row.get("text")), _text(row.get("source")), publisher, row.get("date"), (file, line)
    )


def is_fundus(row: Row) -> bool:
    """Whether a JSON object is an article of fundus."""
    return "publishing_date" in row and ("body" in row or "plaintext" in row or "plain_text" in row)


def fundus(row: Row, file: str, line: int | None = None) -> Article | Reject:
    """The article of fundus: its body's summary and sections, or its plain text."""
    page = row.get("html") if isinstance(row.get("html"), dict) else {}
    assert isinstance(page, dict)  # noqa: S101 - said the line before
    origin = page.get("source_info") or page.get("source") or {}
    publisher = _text(row.get("publisher")) or (
        _text(origin.get("publisher")) if isinstance(origin, dict) else None
    )
    urls = (row.get("url"), page.get("responded_url"), page.get("requested_url"))
    text = "\n\n".join(_paragraphs(row.get("body")))
    text = text or _text(row.get("plaintext")) or _text(row.get("plain_text")) or ""
    url = next((found for value in urls if (found := _text(value))), None)
    return _article(row, text, url, publisher, row.get("publishing_date"), (file, line))


def _paragraphs(body: Any) -> Iterator[str]:
    """The paragraphs of a body: lists of texts below ``summary``, ``headline``, ``paragraphs``, in that order."""
    if isinstance(body, str):
        yield from filter(None, (body.strip(),))
    elif isinstance(body, list):
        for part in body:
            yield from _paragraphs(part)
    elif isinstance(body, dict):
        for name in ("summary", "headline", "paragraphs", "sections"):
            yield from _paragraphs(body.get(name))


def _text(value: Any) -> str | None:
    return (value.strip() or None) if isinstance(value, str) else None


def _article(
    row: Row, text: str | None, url: str | None, publisher: str | None, date: Any, at: tuple[str, int | None]
) -> Article | Reject:
    where = place(*at)
    identity = url or _text(row.get("id"))
    if not text:
        return Reject(*at, InputError("the article has no text", where=where), (identity or "")[:80] or None)
    days: DaySet | None = None
    remarks: tuple[str, ...] = ()
    try:
        days = published_on(date)
    except UsageError:
        remarks = (f"{where}: the date is none: {str(date)[:80]}: read without one",)
    return Article(
        text=text,
        file=at[0],
        line=at[1],
        id=identity,
        path=at[0] if identity is None else None,
        url=url,
        publisher=publisher,
        title=_text(row.get("title")),
        published=days,
        published_from="metadata",
        remarks=remarks,
    )
