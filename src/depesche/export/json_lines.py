"""JSON Lines: a file for each table, a row a line; ``about.json`` says what they are and were made with."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any, BinaryIO, Final

from depesche.codec.values import Json, dumps
from depesche.export.cells import Value
from depesche.export.extract import Extract
from depesche.export.table import Table
from depesche.export.tables import CONTACTS, TABLES

#: The file that says what all others are.
ABOUT: Final = "about.json"


def write(extract: Extract, folder: Path) -> Counter[str]:
    """Write the tables and what is to be known about them into a folder."""
    for table in TABLES:
        with (folder / f"{table.name}.jsonl").open("wb") as out:
            _write_table(extract, table, out)
    write_about(extract, folder)
    return Counter()


def write_about(extract: Extract, folder: Path) -> None:
    """Write what the tables are and what they were made with."""
    about = {"made_with": extract.about(), "tables": codebook()}
    (folder / ABOUT).write_text(f"{json.dumps(about, ensure_ascii=False, indent=2)}\n", encoding="utf-8")


def write_contacts(extract: Extract, out: BinaryIO) -> Counter[str]:
    """Write the contacts alone."""
    _write_table(extract, CONTACTS, out)
    return Counter()


def codebook() -> list[Json]:
    """The tables with the meaning of their columns."""
    return [
        {
            "name": table.name,
            "description": table.means,
            "key": list(table.key),
            "columns": [{"name": c.name, "type": c.type, "description": c.means} for c in table.columns],
        }
        for table in TABLES
    ]


def _write_table(extract: Extract, table: Table[Any], out: BinaryIO) -> None:
    header = table.header
    for row in table.values(extract):
        out.write(f"{dumps(dict(zip(header, map(_plain, row), strict=True)))}\n".encode())


def _plain(value: Value) -> object:
    if isinstance(value, tuple):
        return list(value)
    return value if value is None or isinstance(value, str | int | bool) else value.isoformat()
