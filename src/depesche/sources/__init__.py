"""Sources: files, folders and streams to Documents.

:func:`open_path` reads one path, :func:`open_paths` several. What is wrong with one article is an
:class:`~depesche.errors.InputError`; it is raised, or handed to ``on_error`` and the article passed over. A format
is a row of :data:`FORMATS`: the endings of its files and the function that finds the articles in their text.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Final

from depesche.days import DaySet
from depesche.errors import InputError
from depesche.model import Document
from depesche.sources import json_lines
from depesche.sources.article import Article, document_of
from depesche.sources.decoding import LIMIT, Decoded, decode
from depesche.sources.language import require_german
from depesche.sources.urls import date_in_url

__all__ = ["FORMATS", "Format", "OnError", "document_of_text", "files_of", "open_path", "open_paths", "rows_of"]

OnError = Callable[[InputError], None]
Notice = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Format:
    """A file format: its name, the endings of its files, and what finds the articles in a file's text."""

    name: str
    suffixes: tuple[str, ...]
    articles: Callable[[str, str], Iterator[Article | InputError]]


def _one_text(text: str, where: str) -> Iterator[Article | InputError]:
    yield Article(text=text, where=where, path=None if where == "stdin" else where)


TEXT: Final = Format("text", (".txt", ".text"), _one_text)
JSON_LINES: Final = Format("jsonl", (".jsonl", ".ndjson"), json_lines.articles)
FORMATS: Final = (TEXT, JSON_LINES)


def open_path(
    path: str | Path,
    *,
    published: DaySet | None = None,
    publisher: str | None = None,
    on_error: OnError | None = None,
    notice: Notice | None = None,
) -> Iterator[Document]:
    """The documents of one file, of one folder (in order of their names), or of standard input (``"-"``).

    ``published`` and ``publisher`` are used where an article has none of its own. ``notice`` is told which
    encoding a file was read with where that is not UTF-8.
    """
    report = on_error or _raised
    for name, load in _loaders(path, report):
        try:
            decoded = load()
        except InputError as error:
            report(error)
            continue
        if notice and not decoded.encoding.startswith("utf-8"):
            notice(f"{name}: read as {decoded.encoding}")
        for article in _format_of(name, decoded.text).articles(decoded.text, name):
            yield from _documents(article, published, publisher, report)


def open_paths(
    paths: Iterable[str | Path],
    *,
    published: DaySet | None = None,
    publisher: str | None = None,
    on_error: OnError | None = None,
    notice: Notice | None = None,
) -> Iterator[Document]:
    """The documents of several paths, in order; see :func:`open_path`."""
    for path in paths:
        yield from open_path(path, published=published, publisher=publisher, on_error=on_error, notice=notice)


def rows_of(path: str | Path, *, on_error: OnError | None = None) -> Iterator[Document]:
    """The rows of JSON Lines as documents, as they are: whatever the language, with a number for want of an id."""
    report = on_error or _raised
    for name, load in _loaders(path, report):
        for found in json_lines.articles(load().text, name, numbered=True):
            if isinstance(found, InputError):
                report(found)
            else:
                yield document_of(found)


def files_of(folder: Path) -> list[Path]:
    """All files of a folder and its subfolders that are of a known format, by name; hidden ones are left out."""
    suffixes = {suffix for known in FORMATS for suffix in known.suffixes}
    found = (path for path in folder.rglob("*") if path.suffix.lower() in suffixes and path.is_file())
    return sorted(p for p in found if not any(part.startswith(".") for part in p.relative_to(folder).parts))


def document_of_text(text: str, *, published: DaySet | None = None, **metadata: str | None) -> Document:
    """The document of a text in memory; ``metadata`` is id, url, publisher or title."""
    if not text.strip():
        raise InputError("the text is empty")
    require_german(text, "text")
    return document_of(Article(text=text, where="text", published=published, published_from="given", **metadata))


def _raised(error: InputError) -> None:
    raise error


def _loaders(path: str | Path, report: OnError) -> Iterator[tuple[str, Callable[[], Decoded]]]:
    """Name and loader of each file behind a path."""
    if str(path) == "-":
        yield "stdin", lambda: decode(sys.stdin.buffer.read(LIMIT + 1), "stdin")
        return
    root = Path(path)
    if root.is_dir():
        files = files_of(root)
        if not files:
            endings = ", ".join(suffix for known in FORMATS for suffix in known.suffixes)
            report(InputError(f"the folder has no articles ({endings})", where=str(path)))
    else:
        files = [root]
    for file in files:
        yield str(file), partial(_loaded, file)


def _loaded(file: Path) -> Decoded:
    where = str(file)
    try:
        size = file.stat().st_size
        if size > LIMIT and file.suffix.lower() not in JSON_LINES.suffixes:
            limit = f"limit {LIMIT // 2**20} MB"
            raise InputError(f"{size / 2**20:.0f} MB is too large for one text ({limit})", where=where)
        return decode(file.read_bytes(), where)
    except FileNotFoundError as error:
        raise InputError("there is no such file", where=where) from error
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror})", where=where) from error


def _format_of(name: str, text: str) -> Format:
    """By the file's ending; a stream or an unknown ending is JSON Lines where it begins with an object."""
    suffix = Path(name).suffix.lower()
    for known in FORMATS:
        if suffix in known.suffixes:
            return known
    return JSON_LINES if text.lstrip().startswith("{") else TEXT


def _documents(
    found: Article | InputError, published: DaySet | None, publisher: str | None, report: OnError
) -> Iterator[Document]:
    if isinstance(found, InputError):
        report(found)
        return
    article = replace(found, publisher=found.publisher or publisher)
    if article.published is None and published is not None:
        article = replace(article, published=published, published_from="given")
    if article.published is None and article.url and (days := date_in_url(article.url)):
        article = replace(article, published=days, published_from="url")
    try:
        require_german(article.text, article.where)
    except InputError as error:
        report(error)
    else:
        yield document_of(article)
