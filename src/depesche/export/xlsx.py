"""A workbook as people keep it by hand: contacts, findings and sources, a sheet each with a frozen header and a filter,
and one that says what the columns mean and what it was made with. Needs openpyxl.

Text is text: no cell is ever a formula. Written twice from one store, the file is the same to the byte.
"""

from __future__ import annotations

import zipfile
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from depesche.errors import UsageError, missing
from depesche.export.cells import PARTING, Value, is_formula, printable
from depesche.export.extract import Extract
from depesche.export.table import Column, Table
from depesche.export.tables import BY_HAND

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

#: A cell holds no more (code units, as spreadsheets count).
_LONGEST: Final = 32_767
#: Rows of a sheet, its head among them.
ROWS: Final = 1_048_576
#: The date in the archive: the earliest that there is.
_DATE: Final = (1980, 1, 1, 0, 0, 0)
_WIDTHS: Final = {"date": 12, "integer": 9, "boolean": 9, "list": 32, "string": 20}
_WIDE: Final = {"text": 80, "title": 48, "url": 40, "id": 22}


class _Archive(zipfile.ZipFile):
    """An archive that does not say when it was written."""

    def writestr(self, zinfo_or_arcname: Any, data: Any, *arguments: Any, **options: Any) -> None:
        del arguments, options
        super().writestr(self._info(zinfo_or_arcname), data)

    def write(self, filename: Any, arcname: Any = None, *arguments: Any, **options: Any) -> None:
        del arguments, options
        with open(filename, "rb") as file, self.open(self._info(arcname), "w") as out:  # noqa: PTH123 - a path or a name
            while block := file.read(1 << 20):
                out.write(block)

    @staticmethod
    def _info(name: str) -> zipfile.ZipInfo:
        found = zipfile.ZipInfo(str(name), _DATE)
        found.compress_type = zipfile.ZIP_DEFLATED
        return found


def write(extract: Extract, out: BinaryIO) -> Counter[str]:
    """Write the workbook."""
    try:
        from openpyxl import Workbook  # noqa: PLC0415 - an extra, and slow to load
        from openpyxl.writer.excel import ExcelWriter  # noqa: PLC0415
    except ImportError as error:
        raise missing("openpyxl", "xlsx") from error
    book = Workbook(write_only=True)
    try:
        for table in BY_HAND:
            _sheet(book, extract, table)
        _about(book, extract)
    except UsageError:
        for sheet in book.worksheets:
            sheet.close()
        raise
    book.properties.creator = extract.made_with
    book.properties.created = book.properties.modified = _epoch()
    with _Archive(out, "w", zipfile.ZIP_DEFLATED, allowZip64=True) as archive:
        ExcelWriter(book, archive).save()
    return Counter()


def _epoch() -> Any:
    import datetime as dt  # noqa: PLC0415 - only here

    return dt.datetime(1980, 1, 1)


def _sheet(book: Workbook, extract: Extract, table: Table[Any]) -> None:
    sheet = book.create_sheet(table.title)
    for number, column in enumerate(table.columns):
        sheet.column_dimensions[_letter(number)].width = _WIDE.get(column.name, _WIDTHS[column.type])
    sheet.freeze_panes = "B2"
    _header(sheet, table.header)
    rows = 1
    for row in table.values(extract):
        rows += 1
        if rows > ROWS:
            raise UsageError(
                f"there are more rows than a sheet holds ({ROWS})", remedy="take csv, or a part of it"
            )
        sheet.append([_cell(sheet, value) for value in row])
    sheet.auto_filter.ref = f"A1:{_letter(len(table.columns) - 1)}{rows}"


def _about(book: Workbook, extract: Extract) -> None:
    """What the columns mean, and what the workbook was made with."""
    sheet = book.create_sheet("About")
    for letter, width in zip("ABC", (16, 18, 90), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A2"
    _header(sheet, ["sheet", "column", "meaning"])
    for table in BY_HAND:
        for column in table.columns:
            sheet.append([table.title, column.name, _means(column)])
    for name, value in _facts(extract):
        sheet.append([_cell(sheet, text) for text in ("made with", name, value)])


def _means(column: Column[Any]) -> str:
    return f"{column.means} One of: {', '.join(column.one_of)}." if column.one_of else column.means


def _facts(extract: Extract) -> Iterator[tuple[str, str]]:
    for name, value in extract.about().items():
        yield name, PARTING.join(value) if isinstance(value, list) else str(value or "")


def _header(sheet: WriteOnlyWorksheet, names: list[str]) -> None:
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415
    from openpyxl.styles import Font  # noqa: PLC0415

    cells = [WriteOnlyCell(sheet, value=name) for name in names]
    for cell in cells:
        cell.font = Font(bold=True)
    sheet.append(cells)


def _cell(sheet: WriteOnlyWorksheet, value: Value) -> Any:
    """The value, or a cell that says that it is text."""
    text = PARTING.join(value) if isinstance(value, tuple) else value
    if not isinstance(text, str):
        return text
    text = printable(text)[:_LONGEST]
    if not is_formula(text):
        return text or None
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415

    cell = WriteOnlyCell(sheet, value=text)
    cell.data_type = "s"
    cell.quotePrefix = True
    return cell


def _letter(number: int) -> str:
    return chr(ord("A") + number)
