"""XLSX with a list of articles, as a format: the first sheet whose first row heads one."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Iterator
from typing import Any, Final

from depesche.errors import FormatError, InputError, UsageError
from depesche.sources import lists
from depesche.sources.decoding import LIMIT
from depesche.sources.format import Fit, Format, Item
from depesche.sources.lists import Row

#: A workbook may unpack to so many bytes; a list of a million rows has a tenth of it.
_UNPACKED: Final = 1024 * 1024 * 1024
#: A part of a workbook packs to a hundredth at most; what unpacks to more is there to do harm.
_RATIO: Final = 200
_FLOOR: Final = 16 * 1024 * 1024


def fits(head: bytes) -> Fit:
    """Whether a stream that begins so is a workbook."""
    is_zip = head.startswith(b"PK\x03\x04")
    return Fit.SURE if is_zip and (b"[Content_Types].xml" in head[:4096] or b"xl/" in head[:4096]) else Fit.NO


def read(stream: io.BufferedReader, where: str) -> Iterator[Item]:
    """Each row's article, or what is wrong with the row."""
    yield from lists.read_rows(rows(stream, where), where)


def rows(stream: io.BufferedReader, where: str) -> Iterator[Row]:
    """The rows of the first sheet that is a list. Raises :class:`InputError` where there is none."""
    try:
        import openpyxl  # noqa: PLC0415 - most runs read no spreadsheet
    except ModuleNotFoundError as error:
        remedy = "pip install 'depesche[xlsx]'"
        raise UsageError(
            "a spreadsheet needs a library that is not installed", where=where, remedy=remedy
        ) from error
    file = _held(stream, where)
    try:
        book = openpyxl.load_workbook(file, read_only=True, data_only=True, keep_links=False)
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, OSError, EOFError) as error:
        raise FormatError(f"is no workbook that can be read ({str(error)[:100]})", where=where) from error
    for sheet in book.worksheets:
        found = sheet.iter_rows(values_only=True)
        header = next(found, ())
        if lists.is_header(header):
            names = lists.columns(header)
            for line, cells in enumerate(found, start=2):
                if any(cell not in (None, "") for cell in cells):
                    values = {n: _written(cell) for n, cell in zip(names, cells, strict=False) if n}
                    yield Row(values, line)
            return
    raise lists.no_header(where)


def _held(stream: io.BufferedReader, where: str) -> io.BytesIO:
    """The workbook in memory, once it is known to unpack to no more than a list can have."""
    data = stream.read(LIMIT + 1)
    if len(data) > LIMIT:
        raise InputError(f"the workbook is too large (limit {LIMIT // 2**20} MB)", where=where)
    file = io.BytesIO(data)
    try:
        with zipfile.ZipFile(file) as book:
            sizes = [(part.file_size, part.compress_size) for part in book.infolist()]
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise FormatError(f"is no workbook that can be read ({error})", where=where) from error
    if sum(size for size, _ in sizes) > _UNPACKED or any(s > max(_FLOOR, _RATIO * packed) for s, packed in sizes):
        raise InputError("the workbook unpacks to more than a list can have", where=where)
    file.seek(0)
    return file


def _written(value: Any) -> Any:
    """A cell as it would be written: days without the midnight that spreadsheets give them."""
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat()
    if isinstance(value, dt.date):
        return value.isoformat()
    return int(value) if isinstance(value, float) and value.is_integer() else value


FORMAT: Final = Format("sheet", (".xlsx",), fits, read)
