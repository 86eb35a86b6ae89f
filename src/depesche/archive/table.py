"""Readings as Parquet, by month, and back."""

from __future__ import annotations

import io
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from typing import Any, Final

from depesche.archive.files import Folder
from depesche.codec import document_json, document_of, reading_json, reading_of
from depesche.errors import InputError, UsageError
from depesche.model import Document, Reading
from depesche.sources.revisions import Revision, instant

#: The columns, all of text: what one looks for, then the document as it came and what was read in it, as JSON.
COLUMNS: Final = (
    "document", "url", "publisher", "title", "published", "sha256", "file", "text", "source", "reading", "revision",
)  # fmt: skip
#: Of these a file says the least and the greatest value, so that whole files can be passed over by them.
_LOOKED_UP: Final = COLUMNS[: COLUMNS.index("text")]
#: What hardly differs from row to row.
_REPEATED: Final = ("publisher", "published", "file")
#: The folder of what has no month.
UNDATED: Final = "undated"


def require() -> None:
    """Raises :class:`UsageError` where the library that writes Parquet is not installed."""
    if find_spec("pyarrow") is None:
        raise UsageError("archives need pyarrow", remedy="pip install 'depesche[archive]'")


@dataclass(frozen=True, slots=True)
class Read:
    """A reading with its document as it came, where that was found, and which version of which item it is."""

    reading: Reading
    source: Document
    file: str
    revision: Revision | None = None


def write(folder: Folder, unit: str, read: Sequence[Read]) -> None:
    """The readings of a unit, a file a month."""
    months: defaultdict[str, list[dict[str, str | None]]] = defaultdict(list)
    for each in read:
        months[_month(each.reading.document)].append(_row(each))
    for month, rows in months.items():
        folder.write(f"readings/{month}/{unit}.parquet", _packed(rows))


def warmed() -> None:
    """Load what the first file that is written would load."""
    _packed([dict.fromkeys(COLUMNS, "")])


def _packed(rows: list[dict[str, str | None]]) -> bytes:
    """A file of rows."""
    import pyarrow as pa  # noqa: PLC0415 - an extra
    import pyarrow.parquet as pq  # noqa: PLC0415

    sink = io.BytesIO()
    pq.write_table(
        pa.Table.from_pylist(rows, pa.schema([(column, pa.string()) for column in COLUMNS])),
        sink,
        compression="zstd",
        use_dictionary=list(_REPEATED),
        write_statistics=list(_LOOKED_UP),
    )
    return sink.getvalue()


def read(folder: Folder) -> Iterator[list[Read]]:
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


def revision_json(revision: Revision) -> dict[str, Any]:
    """A version as JSON."""
    instants = {"created": revision.created, "embargo": revision.embargo}
    return {**asdict(revision), **{name: at.isoformat() if at else None for name, at in instants.items()}}


def revision_of(data: Mapping[str, Any]) -> Revision:
    """The version that :func:`revision_json` wrote."""
    return Revision(**{**data, "created": instant(data["created"]), "embargo": instant(data["embargo"])})


def _row(read: Read) -> dict[str, str | None]:
    document = read.reading.document
    values = (
        document.id,
        document.url,
        document.publisher,
        document.title,
        document.published.edtf() if document.published else None,
        document.sha256,
        read.file,
        document.text,
        json.dumps(document_json(read.source), ensure_ascii=False),
        json.dumps(reading_json(read.reading), ensure_ascii=False),
        json.dumps(revision_json(read.revision), ensure_ascii=False) if read.revision else None,
    )
    return dict(zip(COLUMNS, values, strict=True))


def _read(row: dict[str, Any]) -> Read:
    text, revision = row["text"], row["revision"]
    return Read(
        reading_of(json.loads(row["reading"]), text),
        document_of(json.loads(row["source"]), text),
        row["file"],
        revision_of(json.loads(revision)) if revision else None,
    )


def _month(document: Document) -> str:
    """The month of publication; that of the first day where it is not certain."""
    first = document.published.first if document.published else None
    return f"{first:%Y-%m}" if first else UNDATED
