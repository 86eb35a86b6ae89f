"""JSON Lines: one article a line, ``{"id"|"url", "text", "published"?, "publisher"?, "title"?}``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from depesche.days import DaySet
from depesche.errors import FormatError, InputError, UsageError
from depesche.sources.article import Article

_TEXTS = ("url", "publisher", "title", "published")


def articles(text: str, where: str, *, numbered: bool = False) -> Iterator[Article | InputError]:
    """Each line's article, or what is wrong with the line; blank lines are passed over.

    With ``numbered`` a line without id has its number as one.
    """
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                yield _article(line, f"{where}:{number}", str(number) if numbered else None)
            except InputError as error:
                yield error


def _article(line: str, where: str, number: str | None) -> Article:
    row = _row(line, where)
    text = row.get("text")
    if not isinstance(text, str) or not text.strip():
        raise InputError('the article has no "text"', where=where)
    identity = row.get("id") or row.get("doc") or row.get("url") or number
    if identity is None:
        raise FormatError('the article has neither "id" nor "url"', where=where)
    for key in _TEXTS:
        if row.get(key) is not None and not isinstance(row[key], str):
            raise FormatError(f'"{key}" is not text', where=where)
    return Article(
        text=text,
        id=str(identity),
        path=None,
        url=row.get("url"),
        publisher=row.get("publisher"),
        title=row.get("title"),
        published=_published(row.get("published"), where),
        published_from="metadata",
        where=where,
    )


def _row(line: str, where: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise FormatError(f"is no JSON (column {error.colno}: {error.msg})", where=where) from error
    if not isinstance(row, dict):
        raise FormatError("is no JSON object", where=where)
    return row


def _published(value: str | None, where: str) -> DaySet | None:
    if not value:
        return None
    try:
        return DaySet.parse(value)
    except UsageError as error:
        raise InputError(f'"published" is no date: {value}', where=where) from error
