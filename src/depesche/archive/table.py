"""Readings as Parquet, by month, and back."""

from __future__ import annotations

import io
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from importlib.util import find_spec
from typing import Any, Final

from depesche.archive.files import Folder
from depesche.codec import document_json, document_of, reading_json, reading_of
from depesche.errors import InputError, UsageError
from depesche.model import Document, Reading

#: The columns, all of text: what one looks for, then the document as it came and what was read in it, as JSON.
COLUMNS: Final = (
    "document", "url", "publisher", "title", "published", "sha256", "file", "text", "source", "reading",
)  # fmt: skip
#: The folder of what has no month.
UNDATED: Final = "undated"


def require() -> None:
    """Raises :class:`UsageError` where the library that writes Parquet is not installed."""
    if find_spec("pyarrow") is None:
        raise UsageError("archives need pyarrow", remedy="pip install 'depesche[archive]'")


def write(folder: Folder, unit: str, read: Sequence[tuple[Reading, Document, str]]) -> None:
    """The readings of a unit, a file a month; with each its document as it came and the file it is from."""
    import pyarrow as pa  # noqa: PLC0415 - an extra
    import pyarrow.parquet as pq  # noqa: PLC0415

    months: defaultdict[str, list[dict[str, str | None]]] = defaultdict(list)
    for reading, source, file in read:
        months[_month(reading.document)].append(_row(reading, source, file))
    schema = pa.schema([(column, pa.string()) for column in COLUMNS])
    for month, rows in months.items():
        sink = io.BytesIO()
        pq.write_table(pa.Table.from_pylist(rows, schema), sink, compression="zstd")
        folder.write(f"readings/{month}/{unit}.parquet", sink.getvalue())


def read(folder: Folder) -> Iterator[list[tuple[Reading, Document]]]:
    """All readings of units that are done, a batch a file, in the order of units and within them as they came.

    Raises :class:`InputError` where a file is damaged.
    """
    import pyarrow as pa  # noqa: PLC0415 - an extra
    import pyarrow.parquet as pq  # noqa: PLC0415

    done = folder.done()
    files = (path for path in (folder.root / "readings").glob("*/*.parquet") if path.stem in done)
    for path in sorted(files, key=lambda p: (p.stem, p.parent.name)):
        try:
            rows: list[dict[str, Any]] = pq.read_table(path).to_pylist()
            yield [_read(row) for row in rows]
        except (OSError, pa.ArrowInvalid, KeyError, TypeError, ValueError) as error:
            raise InputError(f"cannot be read ({error})", where=str(path)) from error


def count(rows: Iterable[tuple[Reading, Document, str]]) -> int:
    """The reports in readings."""
    return sum(len(reading.reports) for reading, _, _ in rows)


def _row(reading: Reading, source: Document, file: str) -> dict[str, str | None]:
    document = reading.document
    values = (
        document.id,
        document.url,
        document.publisher,
        document.title,
        document.published.edtf() if document.published else None,
        document.sha256,
        file,
        document.text,
        json.dumps(document_json(source), ensure_ascii=False),
        json.dumps(reading_json(reading), ensure_ascii=False),
    )
    return dict(zip(COLUMNS, values, strict=True))


def _read(row: dict[str, Any]) -> tuple[Reading, Document]:
    text = row["text"]
    return reading_of(json.loads(row["reading"]), text), document_of(json.loads(row["source"]), text)


def _month(document: Document) -> str:
    """The month of publication; that of the first day where it is not certain."""
    first = document.published.first if document.published else None
    return f"{first:%Y-%m}" if first else UNDATED
