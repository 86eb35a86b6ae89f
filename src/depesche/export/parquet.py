"""Parquet: a file for each table, with the codebook and the versions in its metadata. Needs pyarrow."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any, Final

from depesche.errors import missing
from depesche.export.cells import Value
from depesche.export.extract import Extract
from depesche.export.json_lines import write_about
from depesche.export.table import Table
from depesche.export.tables import TABLES

#: Rows that are held at a time.
_GROUP: Final = 20_000


def write(extract: Extract, folder: Path) -> Counter[str]:
    """Write the tables into a folder."""
    for table in TABLES:
        _write_table(extract, table, folder / f"{table.name}.parquet")
    write_about(extract, folder)
    return Counter()


def _write_table(extract: Extract, table: Table[Any], path: Path) -> None:
    try:
        import pyarrow as pa  # noqa: PLC0415 - an extra, and slow to load
        import pyarrow.parquet as pq  # noqa: PLC0415
    except ImportError as error:
        raise missing("pyarrow", "parquet") from error
    types = {
        "string": pa.string(),
        "integer": pa.int64(),
        "boolean": pa.bool_(),
        "date": pa.date32(),
        "list": pa.list_(pa.string()),
    }
    schema = pa.schema(
        [
            pa.field(c.name, types[c.type], nullable=not c.required, metadata={"description": c.means})
            for c in table.columns
        ],
        metadata={
            "title": table.title,
            "description": table.means,
            "made_with": json.dumps(extract.about(), ensure_ascii=False),
        },
    )
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        for columns in _groups(table, extract):
            arrays = [pa.array(values, field.type) for values, field in zip(columns, schema, strict=True)]
            writer.write_table(pa.Table.from_arrays(arrays, schema=schema))


def _groups(table: Table[Any], extract: Extract) -> Iterator[list[list[Value]]]:
    """The rows column by column, so many at a time."""
    rows = table.values(extract)
    while group := list(islice(rows, _GROUP)):
        yield [list(column) for column in zip(*group, strict=True)]
