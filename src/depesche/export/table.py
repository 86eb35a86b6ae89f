"""A table of an export: its rows, its columns, and what each column means (the codebook)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from depesche.export.cells import Value
from depesche.export.extract import Extract

Row = TypeVar("Row")
#: The type of a column's values; "list" is several words, parted by "; " where a cell holds one text.
Type = Literal["string", "integer", "boolean", "date", "list"]


@dataclass(frozen=True)
class Column(Generic[Row]):
    """One column: its name, what it means, and its value in a row. ``one_of`` are all values that it can have."""

    name: str
    means: str
    of: Callable[[Extract, Row], Value]
    type: Type = "string"
    required: bool = False
    one_of: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Refers:
    """That columns of a table name a row of another."""

    columns: tuple[str, ...]
    table: str
    to: tuple[str, ...]


@dataclass(frozen=True)
class Table(Generic[Row]):
    """One table: ``key`` are the columns that name a row, ``refers`` which of them lead to other tables."""

    name: str
    title: str
    means: str
    rows: Callable[[Extract], Iterator[Row]]
    columns: tuple[Column[Row], ...]
    key: tuple[str, ...]
    refers: tuple[Refers, ...] = ()

    @property
    def header(self) -> list[str]:
        """The names of the columns."""
        return [column.name for column in self.columns]

    def values(self, extract: Extract) -> Iterator[list[Value]]:
        """The rows as values, one by one."""
        getters = [column.of for column in self.columns]
        for row in self.rows(extract):
            yield [of(extract, row) for of in getters]
