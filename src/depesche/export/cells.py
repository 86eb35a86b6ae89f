"""Values as cells of tables: nothing that a spreadsheet would run as a formula, several values in one cell."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from typing import Final

#: What a cell can hold.
Value = str | int | bool | dt.date | None | tuple[str, ...]

#: What parts several values in a cell.
PARTING: Final = "; "
#: What spreadsheets take for the beginning of a formula, also after a blank or in its wide form.
_FORMULA: Final = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n]")
_NUMBER: Final = re.compile(r"[+-]?\d+(?:\.\d+)?")
#: Control characters that no cell of a workbook can hold.
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def is_formula(text: str) -> bool:
    """Whether a spreadsheet could take the text for a formula."""
    return _FORMULA.match(text) is not None and not _NUMBER.fullmatch(text)


def safe(text: str) -> str:
    """The text such that it is text in every spreadsheet: an apostrophe stands before what could be a formula."""
    return f"'{text}" if is_formula(text) else text


def printable(text: str) -> str:
    """The text with the control characters that a workbook cannot hold made visible as U+FFFD."""
    return _CONTROL.sub("\ufffd", text)


def cell(value: Value) -> str:
    """The cell of a value in a text file; empty where there is none."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return safe(PARTING.join(value))
    return safe(value) if isinstance(value, str) else str(value)


def on_one_line(text: str) -> str:
    """The text without tabs and line ends."""
    return " ".join(text.split())


def joined(values: Iterable[str | None]) -> tuple[str, ...]:
    """The values that there are, each once."""
    return tuple(dict.fromkeys(value for value in values if value))
