"""JSON Lines: one article a line, ``{"id"|"url", "text", "published"?, "publisher"?, "title"?}``.

Lines are read one by one: a file needs no more memory than its longest line. A line that is no article is a reject.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Final

from depesche.days import DaySet
from depesche.errors import FormatError, InputError, UsageError
from depesche.rejects import Reject, place
from depesche.sources.article import Article
from depesche.sources.dates import published_on
from depesche.sources.decoding import LIMIT, decoded_line, refuse_binary, wide_encoding
from depesche.sources.format import Fit, Format, Found
from depesche.sources.json_rows import dialect_of
from depesche.sources.streams import HEAD

_TEXTS: Final = ("url", "publisher", "title")


def fits(head: bytes) -> Fit:
    """Whether a stream that begins so is JSON Lines."""
    return Fit.LIKELY if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") else Fit.NO


def read(stream: io.BufferedReader, where: str, *, numbered: bool = False) -> Iterator[Found]:
    """Each line's article, or what is wrong with the line; blank lines are passed over.

    With ``numbered`` a line without id has its number as one.
    """
    said = ""
    for number, line in _lines(stream, where):
        if isinstance(line, InputError):
            yield Reject(where, number, line)
            continue
        if not line.strip():
            continue
        try:
            decoded = decoded_line(line, place(where, number))
            row = _row(decoded.text, place(where, number))
        except InputError as error:
            yield Reject(where, number, error)
            continue
        found = article_of(row, where, number, fallback=str(number) if numbered else None)
        if decoded.encoding not in ("utf-8", "utf-8-sig", said) and isinstance(found, Article):
            said = decoded.encoding
            yield _remarked(found, f"{found.where}: read as {said}")
        else:
            yield found


def article_of(row: dict[str, Any], file: str, line: int, *, fallback: str | None = None) -> Article | Reject:
    """The article of an object of whatever dialect, or what is wrong with it; ``fallback`` is an id for want of one."""
    dialect = dialect_of(row)
    if dialect is None:
        return _Line(row, file, line, fallback).article()
    found = dialect.read(row, file, line)
    if isinstance(found, Article) and not _sound(found.text + found.file + (found.id or "") + (found.title or "")):
        error = FormatError("has characters that no text has (NUL, half of a pair)", where=place(file, line))
        return Reject(file, line, error)
    return found


def _lines(stream: io.BufferedReader, file: str) -> Iterator[tuple[int, bytes | InputError]]:
    """The lines with their numbers; in place of one that is longer than an article can be, what is wrong."""
    refuse_binary(stream.peek(HEAD).partition(b"\n")[0], file)
    lines: Any = stream
    if encoding := wide_encoding(stream.peek(HEAD)):
        lines = _Narrowed(stream, encoding)
    number = 0
    while line := lines.readline(LIMIT + 1):
        number += 1
        if len(line) <= LIMIT or line.endswith(b"\n"):
            yield number, line
            continue
        while line and not line.endswith(b"\n"):
            line = lines.readline(LIMIT)
        limit = LIMIT // 2**20
        yield number, InputError(f"the article is too large (limit {limit} MB)", where=place(file, number))


class _Narrowed:
    """The lines of a stream in UTF-16 or UTF-32, as UTF-8."""

    def __init__(self, stream: io.BufferedReader, encoding: str) -> None:
        self._text = io.TextIOWrapper(stream, encoding=encoding, errors="replace", newline="\n")

    def readline(self, size: int) -> bytes:
        return self._text.readline(size).encode("utf-8", errors="replace")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line's object and where it stands; ``fallback`` is its id for want of one."""

    row: dict[str, Any]
    file: str
    number: int
    fallback: str | None

    def article(self) -> Article | Reject:
        """The article, or what is wrong with it."""
        names = (*(self.row.get(key) for key in ("id", "doc", "url")), self.fallback)
        identity = next((name for name in names if name not in (None, "")), None)
        problem = self._problem(identity)
        if problem is not None:
            return Reject(self.file, self.number, problem, str(identity)[:80] if identity is not None else None)
        days, remarks = self._published()
        return Article(
            text=self.row["text"],
            file=self.file,
            line=self.number,
            id=str(identity),
            url=self.row.get("url"),
            publisher=self.row.get("publisher"),
            title=self.row.get("title"),
            published=days,
            published_from="metadata",
            remarks=remarks,
        )

    def _problem(self, identity: object) -> InputError | None:
        where, text = place(self.file, self.number), self.row.get("text")
        if not isinstance(text, str) or not text.strip():
            return InputError('the article has no "text"', where=where)
        if identity is None:
            return FormatError('the article has neither "id" nor "url"', where=where)
        for key in _TEXTS:
            if self.row.get(key) is not None and not isinstance(self.row[key], str):
                return FormatError(f'"{key}" is not text', where=where)
        for key, value in (("id", str(identity)), *((key, self.row.get(key) or "") for key in ("text", *_TEXTS))):
            if not _sound(value):
                return FormatError(f'"{key}" has characters that no text has (NUL, half of a pair)', where=where)
        return None

    def _published(self) -> tuple[DaySet | None, tuple[str, ...]]:
        """The days of publication; where they are none, a remark, and the article has no date."""
        try:
            return published_on(self.row.get("published")), ()
        except UsageError:
            said = str(self.row["published"])[:80]
            return None, (f'{place(self.file, self.number)}: "published" is no date: {said}: read without one',)


def _sound(text: str) -> bool:
    """Whether a text can be stored: no NUL, no half of a surrogate pair."""
    if "\0" in text:
        return False
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _remarked(article: Article, remark: str) -> Article:
    return replace(article, remarks=(remark, *article.remarks))


def _row(line: str, where: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise FormatError(f"is no JSON (column {error.colno}: {error.msg})", where=where) from error
    except (RecursionError, ValueError) as error:
        raise FormatError("is no JSON that can be read (too deep, or a number too long)", where=where) from error
    if not isinstance(row, dict):
        problem = "is a JSON array, and not an object a line" if isinstance(row, list) else "is no JSON object"
        remedy = "name the file .json: an array of articles is read too" if isinstance(row, list) else None
        raise FormatError(problem, where=where, remedy=remedy)
    return row


FORMAT: Final = Format("jsonl", (".jsonl", ".ndjson"), fits, read)
