"""Sources: files, folders, archives and streams to Documents.

:func:`open_path` reads one path, :func:`open_paths` several; :func:`placed` tells where each document stands and
yields what cannot be read as rejects in their place. Files are streams: what they need of memory does not grow with
their size. A format is a module with a :class:`~depesche.sources.format.Format`, which
:mod:`depesche.sources.formats` finds.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from depesche.days import DaySet
from depesche.errors import InputError
from depesche.model import Document
from depesche.rejects import Reject
from depesche.sources import json_lines
from depesche.sources.article import Article, Placed, document_of
from depesche.sources.files import file_behind, files, files_of, only, size_of
from depesche.sources.format import Found, Item, Read
from depesche.sources.language import require_german
from depesche.sources.opening import found_in, guarded
from depesche.sources.pages.pool import made
from depesche.sources.streams import Meter, opened, unpacked
from depesche.sources.urls import date_in_url
from depesche.visible import visible, visible_or_none

__all__ = [
    "OnError",
    "document_of_text",
    "files_of",
    "open_path",
    "open_paths",
    "placed",
    "placed_of",
    "rows_of",
    "size_of",
]

OnError = Callable[[InputError], None]
Notice = Callable[[str], None]


def open_path(
    path: str | Path,
    *,
    published: DaySet | None = None,
    publisher: str | None = None,
    on_error: OnError | None = None,
    notice: Notice | None = None,
) -> Iterator[Document]:
    """The documents of one file, of one folder (in order of their names), or of standard input (``"-"``).

    ``published`` and ``publisher`` are used where an article has none of its own. What is wrong with an article is
    an :class:`InputError`; it is raised, or handed to ``on_error`` and the article passed over. ``notice`` is told
    which encoding a file was read with where that is not UTF-8, and which dates are none.
    """
    return open_paths([path], published=published, publisher=publisher, on_error=on_error, notice=notice)


def open_paths(
    paths: Iterable[str | Path],
    *,
    published: DaySet | None = None,
    publisher: str | None = None,
    on_error: OnError | None = None,
    notice: Notice | None = None,
) -> Iterator[Document]:
    """The documents of several paths, in order; see :func:`open_path`."""
    for found in placed(paths, published=published, publisher=publisher, notice=notice):
        if isinstance(found, Placed):
            yield found.document
        elif isinstance(found.error, InputError):
            (on_error or _raised)(found.error)


def placed(
    paths: Iterable[str | Path],
    *,
    published: DaySet | None = None,
    publisher: str | None = None,
    notice: Notice | None = None,
    meter: Meter | None = None,
    jobs: int | None = None,
) -> Iterator[Placed | Reject]:
    """The documents of several paths with their places, and a reject for each article that cannot be read.

    Pages are taken apart in ``jobs`` processes (one for each core if not given).
    """
    for found in _said(made(_items(paths, found_in, meter, notice), jobs=jobs), notice):
        yield found if isinstance(found, Reject) else placed_of(found, published=published, publisher=publisher)


def placed_of(
    article: Article, *, published: DaySet | None = None, publisher: str | None = None
) -> Placed | Reject:
    """The document of an article, with what is given for those that say nothing; a reject where it is not German."""
    return _placed(_dated(article, published, publisher))


def rows_of(path: str | Path, *, notice: Notice | None = None) -> Iterator[Placed | Reject]:
    """The rows of JSON Lines as documents, as they are: whatever the language, with a number for want of an id."""
    for found in _said(made(_items([path], _numbered_rows, None)), notice):
        yield found if isinstance(found, Reject) else Placed(document_of(found), found.file, found.line)


def _numbered_rows(stream: io.BufferedReader, where: str) -> Iterator[Item]:
    return json_lines.read(unpacked(stream), where, numbered=True)


def document_of_text(text: str, *, published: DaySet | None = None, **metadata: str | None) -> Document:
    """The document of a text in memory; ``metadata`` is id, url, publisher or title."""
    if not text.strip():
        raise InputError("the text is empty")
    require_german(text, "text")
    article = Article(text=text, file="text", published=published, published_from="given")
    return document_of(replace(article, **metadata))  # type: ignore[arg-type]  # the four names above


def _raised(error: InputError) -> None:
    raise error


def items_of(paths: Iterable[str | Path], notice: Notice | None = None) -> Iterator[Item]:
    """What all files hold, in order, pages as they were found."""
    return _items(paths, found_in, None, notice)


def _items(
    paths: Iterable[str | Path], read: Read, meter: Meter | None, notice: Notice | None = None
) -> Iterator[Item]:
    """What all files hold, in order."""
    for file in files(paths, notice):
        yield from [file] if isinstance(file, Reject) else _found(file, meter, read)


def _said(found: Iterable[Found], notice: Notice | None) -> Iterator[Found]:
    """What was found; remarks on articles are said on the way."""
    for item in found:
        if notice and isinstance(item, Article):
            for remark in item.remarks:
                notice(remark)
        yield item


def _found(file: Path, meter: Meter | None, read: Read) -> Iterator[Item]:
    """What a file holds; what is wrong with the file itself, at its beginning or on the way, is one more reject."""
    on_disk = file_behind(file)
    try:
        with opened(on_disk, meter) as (name, stream):
            found = guarded(read(stream, name), name)
            yield from found if on_disk == file else only(str(file), found)
    except InputError as error:
        yield Reject(visible(str(file)), None, error)


def _dated(article: Article, published: DaySet | None, publisher: str | None) -> Article:
    """The article with what was given for those that say nothing, and the day that its address names."""
    article = replace(article, publisher=article.publisher or publisher)
    if article.published is None and published is not None:
        return replace(article, published=published, published_from="given")
    if article.published is None and article.url and (days := date_in_url(article.url)):
        return replace(article, published=days, published_from="url")
    return article


def _placed(article: Article) -> Placed | Reject:
    try:
        if article.revision is None or not article.revision.retracts:
            require_german(article.text, article.where)
    except InputError as error:
        return Reject(visible(article.file), article.line, error, visible_or_none(article.id))
    return Placed(document_of(article), visible(article.file), article.line, article.revision)
