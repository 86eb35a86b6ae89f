"""Reads the tables of the knowledge base and checks their layout.

A table is a CSV file (UTF-8, comma, header line) of ``knowledge/data`` or ``lang/<language>/names``, or several of
one stem (``terms-leaders.csv``, ``terms-facts.csv``) that count as one. :class:`Row` gives typed access to a line
and raises :class:`~depesche.errors.KnowledgeError` with file and line where a cell breaks the layout.
"""

from __future__ import annotations

import calendar
import csv
import datetime as dt
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Final, NoReturn

from depesche.days import DaySet
from depesche.errors import KnowledgeError

DATA: Final[Traversable] = resources.files("depesche") / "knowledge" / "data"


def names_folder(language: str) -> Traversable:
    """The folder with the words of a language for the ids of the knowledge base."""
    return resources.files("depesche") / "lang" / language / "names"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table, with the file and line number for messages."""

    file: str
    line: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    @property
    def where(self) -> str:
        """File and line, as messages name them."""
        return f"{self.file}, line {self.line}"

    def fail(self, message: str) -> NoReturn:
        """Raise the error of this row."""
        raise KnowledgeError(message, where=self.where)

    def needed(self, column: str) -> str:
        """A cell that must not be empty."""
        value = self.cells[column]
        return value if value else self.fail(f"column {column!r} is empty")

    def several(self, column: str) -> tuple[str, ...]:
        """The values of a cell that are separated by semicolons."""
        cell = self.cells[column]
        return tuple(part.strip() for part in cell.split(";") if part.strip()) if cell else ()

    def choice(self, column: str, allowed: Sequence[str]) -> str:
        """A cell with one of the allowed values."""
        value = self.cells[column]
        if value not in allowed:
            self.fail(f"column {column!r}: {value!r} is none of {', '.join(repr(a) for a in allowed)}")
        return value

    def dates(self, column: str) -> tuple[int, int] | None:
        """First and last day (ordinals) of the date in the cell; ``None`` where it is empty."""
        value = self.cells[column]
        if not value:
            return None
        try:
            return bounds(value)
        except ValueError:
            self.fail(f"column {column!r}: {value!r} is no date (YYYY, YYYY-MM or YYYY-MM-DD)")

    def interval(self, first: str, last: str) -> DaySet | None:
        """All days from one cell to another, both included and open where empty; ``None`` if both are."""
        start, end = self.dates(first), self.dates(last)
        if start is None and end is None:
            return None
        if start and end and start[0] > end[1]:
            self.fail(f"{self[first]} is after {self[last]}")
        return DaySet.between(
            dt.date.fromordinal(start[0]) if start else None, dt.date.fromordinal(end[1]) if end else None
        )


def bounds(value: str) -> tuple[int, int]:
    """First and last day of ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD`` as ordinals. Raises ``ValueError``."""
    if len(value) == 10:
        day = dt.date.fromisoformat(value).toordinal()
        return day, day
    parts = [int(part) for part in value.split("-")]
    if len(parts) == 2 and len(value) == 7:
        last = calendar.monthrange(parts[0], parts[1])[1]
        return dt.date(parts[0], parts[1], 1).toordinal(), dt.date(parts[0], parts[1], last).toordinal()
    if len(parts) == 1 and len(value) == 4:
        return dt.date(parts[0], 1, 1).toordinal(), dt.date(parts[0], 12, 31).toordinal()
    raise ValueError(value)


def rows(folder: Traversable, stem: str, columns: Sequence[str]) -> Iterator[Row]:
    """The rows of ``stem.csv`` and ``stem-*.csv`` in the folder, in order of file name."""
    if not folder.is_dir():
        return
    for file in sorted(folder.iterdir(), key=lambda f: f.name):
        name = file.name
        if name.endswith(".csv") and (name == f"{stem}.csv" or name.startswith(f"{stem}-")):
            yield from read(file, columns)


def read(file: Traversable, columns: Sequence[str]) -> Iterator[Row]:
    """The rows of one file. Raises :class:`KnowledgeError` for a wrong header or a row of another length."""
    with io.StringIO(file.read_text(encoding="utf-8"), newline="") as lines:
        reader = csv.reader(lines)
        header = next(reader, [])
        missing = [column for column in columns if column not in header]
        if missing:
            raise KnowledgeError(f"the column {missing[0]!r} is missing", where=f"{file.name}, line 1")
        for cells in reader:
            if not cells:
                continue
            if len(cells) != len(header):
                raise KnowledgeError(
                    f"{len(cells)} cells where the header has {len(header)}",
                    where=f"{file.name}, line {reader.line_num}",
                )
            yield Row(file.name, reader.line_num, dict(zip(header, cells, strict=True)))
