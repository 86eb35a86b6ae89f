"""A list as it is kept: a CSV file with any separator, or a sheet of a workbook, as rows under headings."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from depesche.errors import FormatError, InputError, UsageError, missing
from depesche.sources.decoding import decode

#: What a cell can hold.
Cell = str | int | float | bool | dt.date | dt.datetime | dt.time | None

_SEPARATORS: Final = ";,\t|"
#: How a workbook begins: it is an archive.
_ARCHIVE: Final = b"PK\x03\x04"
#: So many rows from the top may be titles; the headings are in the first with several cells.
_TITLES: Final = 20


@dataclass(frozen=True, slots=True)
class Sheet:
    """The headings of a list and its rows, each with its number in the file (the first line is 1)."""

    name: str
    headings: tuple[str, ...]
    rows: tuple[tuple[int, tuple[Cell, ...]], ...]


def read_sheet(path: Path, name: str | None = None) -> Sheet:
    """The list in a file; ``name`` is that of a sheet, else it is the first. Raises :class:`InputError` where it cannot
    be read and :class:`UsageError` where there is no such sheet.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", where=str(path)) from error
    lines = _workbook(data, path, name) if data.startswith(_ARCHIVE) else _text(data, path, name)
    return _sheet(path, [(number, row) for number, row in lines if any(cell not in (None, "") for cell in row)])


def _sheet(path: Path, lines: Sequence[tuple[int, tuple[Cell, ...]]]) -> Sheet:
    """The lines under the first that has several cells."""
    for place, (_, row) in enumerate(lines[:_TITLES]):
        if sum(cell not in (None, "") for cell in row) > 1:
            headings = tuple(str(cell).strip() if cell is not None else "" for cell in row)
            return Sheet(path.name, headings, tuple(lines[place + 1 :]))
    raise FormatError("there is no row of headings", where=str(path), remedy="name the columns in the first row")


# -- text -----------------------------------------------------------------------------------------
def _text(data: bytes, path: Path, name: str | None) -> Iterator[tuple[int, tuple[Cell, ...]]]:
    if name is not None:
        raise UsageError(f"{path} has no sheets", where="--sheet")
    text = decode(data, str(path)).text.removeprefix("\ufeff")
    separator = _separator(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        for row in reader:
            yield reader.line_num, tuple(_bare(cell) for cell in row)
    except csv.Error as error:
        raise FormatError(f"line {reader.line_num}: {error}", where=str(path)) from error


def _separator(text: str) -> str:
    """The sign that parts the first lines into the most columns, alike in all."""
    lines = [line for line in text.splitlines() if line.strip()][:_TITLES]

    def columns(separator: str) -> tuple[int, int]:
        counts = [len(row) for row in csv.reader(lines, delimiter=separator)]
        return (min(counts[1:] or counts), max(counts)) if counts else (0, 0)

    return max(_SEPARATORS, key=columns)


def _bare(cell: str) -> str:
    """The cell without the apostrophe that kept it from being a formula."""
    text = cell.strip()
    return text[1:] if text[:1] == "'" and text[1:2] in ("=", "+", "-", "@") else text


# -- workbooks ------------------------------------------------------------------------------------
def _workbook(data: bytes, path: Path, name: str | None) -> Iterator[tuple[int, tuple[Cell, ...]]]:
    try:
        import openpyxl  # noqa: PLC0415 - an extra, and slow to load
    except ImportError as error:
        raise missing("openpyxl", "xlsx") from error
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    except Exception as error:
        raise FormatError("is no workbook that can be read", where=str(path)) from error
    if name is not None and name not in book.sheetnames:
        raise UsageError(f"{path} has no sheet {name!r}", remedy=f"it has {', '.join(book.sheetnames)}")
    sheet = book[name or book.sheetnames[0]]
    return enumerate(_values(sheet.iter_rows(values_only=True)), 1)


def _values(rows: Iterable[Sequence[Cell]]) -> Iterator[tuple[Cell, ...]]:
    for row in rows:
        yield tuple(cell.strip() if isinstance(cell, str) else cell for cell in row)
