"""Lists of articles: rows with a path, an address or a text, as CSV, TSV or XLSX.

What each column means is said by its header, in English or German. A row's path is that of a file beside the list; what
the row says of date, publisher and title comes before what the file says. A row with an address alone is not read here:
nothing is fetched unless somebody asks for it.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from depesche.days import DaySet
from depesche.errors import FormatError, InputError, UsageError
from depesche.lang.language import Language, language
from depesche.rejects import Reject, place
from depesche.sources.article import Article
from depesche.sources.dates import published_on
from depesche.sources.decoding import LIMIT, encoding_of, wide_encoding
from depesche.sources.format import Item
from depesche.sources.opening import found_in, guarded
from depesche.sources.pages.page import Page
from depesche.sources.streams import opened

#: The fields of a list by their English headers.
_ENGLISH: Final = {
    "path": ("path", "file", "filename", "filepath"),
    "url": ("url", "link", "uri", "address", "web", "href"),
    "id": ("id", "identifier", "key", "number"),
    "published": ("published", "date", "publicationdate", "publishedat", "day"),
    "publisher": ("publisher", "source", "outlet", "newspaper", "medium", "media"),
    "title": ("title", "headline", "heading"),
    "text": ("text", "fulltext", "body", "content"),
    "author": ("author", "authors", "byline"),
}
#: Fields of which a list needs one.
_NEEDED: Final = frozenset(["path", "url", "text"])
_DELIMITERS: Final = ",;\t|"
#: The header of a list has at most so many bytes.
_LINE: Final = 4000


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a list: its fields by name, and the line (or row of the sheet) it stands in."""

    fields: Mapping[str, Any]
    line: int

    def text(self, name: str) -> str | None:
        """A field as text, ``None`` where it is empty."""
        value = self.fields.get(name)
        return None if value is None else str(value).strip() or None


def columns(header: Iterable[Any]) -> list[str | None]:
    """The field of each column by its header; ``None`` for a column that means nothing here, or again the same."""
    known = language("de").made(_headers)
    found: list[str | None] = []
    for cell in header:
        field = known.get(_bare(str(cell or "")))
        found.append(field if field not in found else None)
    return found


def is_header(cells: Iterable[Any]) -> bool:
    """Whether these cells head a list of articles."""
    return not _NEEDED.isdisjoint(name for name in columns(cells) if name)


def _headers(spoken: Language) -> dict[str, str]:
    rows = [(name, words) for name, words in _ENGLISH.items()]
    rows += [(row["field"], row["headers"]) for row in spoken.rows("lists").get("column", ())]
    return {_bare(header): name for name, headers in rows for header in headers}


def _bare(header: str) -> str:
    return re.sub(r"[\s_\-:.#]+", "", header.lstrip("\ufeff")).lower()


def separated_header(head: bytes) -> list[str] | None:
    """The cells of the first line of what may be CSV or TSV; ``None`` where it is none of a list of articles."""
    wide = wide_encoding(head)
    if not wide and (b"\0" in head[:_LINE] or head.lstrip()[:1] in (b"", b"<", b"{", b"[")):
        return None
    begin = head[: 2 * _LINE] if wide else head[:_LINE].partition(b"\n")[0]
    try:
        line = begin.decode(encoding_of(begin, ""), errors="replace").lstrip("\ufeff").splitlines()[0]
        for delimiter in _DELIMITERS:
            cells = next(csv.reader([line], delimiter=delimiter), [])
            if is_header(cells):
                return cells
    except (InputError, csv.Error, IndexError):
        pass  # no text, or none that has cells
    return None


def separated(stream: io.BufferedReader, where: str) -> Iterator[Row | Reject]:
    """The rows of CSV or TSV, whatever stands between its cells. Raises :class:`FormatError` without a header."""
    csv.field_size_limit(LIMIT)
    encoding = encoding_of(stream.peek(1)[: 64 * 1024], where)
    text = io.TextIOWrapper(
        stream, encoding="utf-8-sig" if encoding == "utf-8" else encoding, errors="replace", newline=""
    )
    first = text.readline(1_000_000)
    delimiter = next(
        (sign for sign in _DELIMITERS if is_header(next(csv.reader([first], delimiter=sign), []))), None
    )
    if delimiter is None:
        raise no_header(where)
    names = columns(next(csv.reader([first], delimiter=delimiter)))
    rows = csv.reader(text, delimiter=delimiter)
    while True:
        line = rows.line_num + 2  # where the row begins: the header is the first line
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield Reject(where, line, FormatError(f"the row cannot be read ({error})", where=place(where, line)))
            continue
        if any(cell.strip() for cell in cells):
            yield Row({name: cell for name, cell in zip(names, cells, strict=False) if name}, line)


def no_header(where: str) -> FormatError:
    """The error for a list without a header."""
    remedy = "its first row must name one: path, url or text; besides id, published, publisher, title"
    return FormatError("the list has no column of paths, addresses or texts", where=where, remedy=remedy)


def read_rows(rows: Iterable[Row | Reject], where: str) -> Iterator[Item]:
    """The articles of rows: their own text, or what their file has."""
    row: Row | Reject | None = None
    for row in rows:
        if isinstance(row, Reject):
            yield row
        elif row.text("text"):
            yield _itself(row, where)
        elif row.text("path"):
            yield from _behind(row, where)
        else:
            yield _unreadable(row, where)
    if row is None:
        yield Reject(where, None, InputError("the list has no rows", where=where))


def _itself(row: Row, where: str) -> Item:
    identity = row.text("id") or row.text("url")
    article = Article(
        text=row.text("text") or "", file=where, line=row.line, id=identity, path=None if identity else where
    )
    return _with(article, row)


def _behind(row: Row, where: str) -> Iterator[Item]:
    """What the file of a row has; each article carries what the row says."""
    folder = Path(where).parent
    if not Path(where).is_file():
        error = InputError("a list that is not a file itself cannot name files", where=place(where, row.line))
        yield Reject(where, row.line, error, row.text("id"))
        return
    name = folder / str(row.text("path")).replace("\\", "/")
    if name.suffix.lower() in (".csv", ".tsv", ".xlsx"):
        yield Reject(where, row.line, InputError("a list names another list", where=place(where, row.line)))
        return
    try:
        with opened(name) as (file, stream):
            for number, found in enumerate(guarded(found_in(stream, file), file), start=1):
                yield found if isinstance(found, Reject) else _with(found, row, number)
    except InputError as error:
        yield Reject(where, row.line, InputError(f"{name}: {error.message}", where=place(where, row.line)))


def _unreadable(row: Row, where: str) -> Reject:
    at = place(where, row.line)
    if row.text("url"):
        remedy = f"depesche fetch --from {where} takes such pages"
        return Reject(
            where, row.line, InputError("the row has an address alone", where=at, remedy=remedy), row.text("url")
        )
    return Reject(
        where, row.line, InputError("the row has neither path nor url nor text", where=at), row.text("id")
    )


def _with(found: Article | Page, row: Row, number: int = 1) -> Article | Page:
    """The article, or the page that it will be made of, with what its row says of it; ``number`` counts the articles of
    one file.
    """
    days, remarks = _published(row, found)
    identity = row.text("id")
    names = ("url", "publisher", "title", "author")
    known: dict[str, Any] = {name: said for name in names if (said := row.text(name))}
    if identity is not None:
        known["id"] = identity if number == 1 else f"{identity}#{number}"
    if days:
        known |= {"published": days, "published_from": "metadata"}
    if isinstance(found, Page):
        return replace(found, known=known, remarks=(*found.remarks, *remarks))
    return replace(found, **known, remarks=(*found.remarks, *remarks))


def _published(row: Row, article: Article | Page) -> tuple[DaySet | None, tuple[str, ...]]:
    try:
        return published_on(row.text("published")), ()
    except UsageError:
        return None, (f"{article.where}: the list's date is none: {row.text('published')}",)
