"""CSV files with their codebook: a Frictionless data package, all tables with keys, types and descriptions."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections import Counter
from pathlib import Path
from typing import Any, BinaryIO, Final

from depesche.export.cells import cell
from depesche.export.extract import Extract
from depesche.export.table import Column, Table
from depesche.export.tables import CONTACTS, TABLES

#: The file that says what all others are.
DESCRIPTOR: Final = "datapackage.json"
_MARK: Final = b"\xef\xbb\xbf"
#: Said in full, so that nobody guesses it from hostile text.
_DIALECT: Final = {"delimiter": ",", "quoteChar": '"', "doubleQuote": True, "lineTerminator": "\n", "header": True}
#: A column of several values is text to CSV.
_TYPES: Final = {"list": "string"}
_NOTE: Final = (
    "Several values in a cell are parted by '; '. An apostrophe stands before text that a spreadsheet would take for a "
    "formula."
)


def write(extract: Extract, folder: Path) -> Counter[str]:
    """Write the tables and the descriptor into a folder."""
    resources = []
    for table in TABLES:
        path = folder / f"{table.name}.csv"
        with path.open("wb") as out:
            _write_table(extract, table, out)
        resources.append(_resource(extract, table, path))
    text = json.dumps(_package(extract, resources), ensure_ascii=False, indent=2)
    (folder / DESCRIPTOR).write_text(f"{text}\n", encoding="utf-8")
    return Counter()


def write_contacts(extract: Extract, out: BinaryIO) -> Counter[str]:
    """Write the contacts alone."""
    _write_table(extract, CONTACTS, out)
    return Counter()


def _write_table(extract: Extract, table: Table[Any], out: BinaryIO) -> None:
    if extract.bom:
        out.write(_MARK)
    text = io.TextIOWrapper(out, encoding="utf-8", newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(table.header)
    for row in table.values(extract):
        writer.writerow([cell(value) for value in row])
    text.detach()


def _package(extract: Extract, resources: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "$schema": "https://datapackage.org/profiles/1.0/datapackage.json",
        "name": "chronicle",
        "title": "Chronicle of contacts between world leaders",
        "description": _NOTE,
        "profile": "tabular-data-package",
        "made_with": extract.about(),
        "sources": [{"title": f"depesche {extract.made.software}"}],
        "resources": resources,
    }


def _resource(extract: Extract, table: Table[Any], path: Path) -> dict[str, Any]:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return {
        "name": table.name,
        "title": table.title,
        "description": table.means,
        "path": path.name,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig" if extract.bom else "utf-8",
        "bytes": path.stat().st_size,
        "hash": f"sha256:{digest.hexdigest()}",
        "dialect": _DIALECT,
        "schema": {
            "fields": [_field(column) for column in table.columns],
            "missingValues": [""],
            "primaryKey": list(table.key),
            "foreignKeys": [
                {"fields": list(r.columns), "reference": {"resource": r.table, "fields": list(r.to)}}
                for r in table.refers
            ],
        },
    }


def _field(column: Column[Any]) -> dict[str, Any]:
    constraints = {"required": True} if column.required else {}
    more: dict[str, Any] = {"constraints": constraints} if constraints else {}
    if column.one_of:
        more["categories"] = list(column.one_of)
    return {
        "name": column.name,
        "type": _TYPES.get(column.type, column.type),
        "description": column.means,
        **more,
    }
