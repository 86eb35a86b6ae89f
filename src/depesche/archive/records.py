"""The records of a unit, in order, with how far each is into it."""

from __future__ import annotations

import io
import struct
from codecs import BOM_UTF8
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from depesche.archive.parts import Part, bounds
from depesche.archive.skim import Skimmed, skimmed
from depesche.archive.units import Unit, file_system
from depesche.errors import InputError
from depesche.rejects import Reject
from depesche.sources import placed_of
from depesche.sources.article import Article, Placed
from depesche.sources.format import Item
from depesche.sources.json_lines import article_of
from depesche.sources.opening import found_in, guarded
from depesche.sources.pages.markup import LIMIT, source_of
from depesche.sources.pages.page import Page
from depesche.sources.pages.pool import tried
from depesche.sources.revisions import Revision
from depesche.sources.streams import Meter, Raw, buffered

#: So much of a page tells whether it may be in characters of two bytes, or empty.
_LOOKED: Final = 64
#: Rows of a Parquet file that are in memory at once.
_ROWS: Final = 1000


@dataclass(frozen=True, slots=True)
class Record:
    """One record, and how many bytes of its unit lie behind it."""

    where: str
    behind: int
    found: Item

    @property
    def is_page(self) -> bool:
        """Whether it is a page, of which the article is not made yet."""
        return isinstance(self.found, Page)

    @property
    def url(self) -> str | None:
        """Its address, where it has one."""
        return None if isinstance(self.found, Reject) else self.found.url

    def skimmed(self) -> Skimmed:
        """What is left of a page for a first look. Raises :class:`InputError` where it is none."""
        if not isinstance(self.found, Page):
            return Skimmed(b"")
        data = self.found.data
        return skimmed(data if _is_plain(data) else source_of(data, self.where, self.found.charset))

    def placed(self) -> Placed | Reject:
        """The document, or why there is none; of a page its article is made first."""
        found = tried(self.found) if isinstance(self.found, Page) else self.found
        if isinstance(found, Reject):
            return found
        return placed_of(found)

    @property
    def retracted(self) -> Revision | None:
        """The version by which an agency takes its item back, where it is one."""
        revision = self.found.revision if isinstance(self.found, Article) else None
        return revision if revision is not None and revision.retracts else None


def records(unit: Unit) -> Iterator[Record]:
    """What a unit holds; what is wrong with the file itself is one more reject."""
    meter = Meter()
    try:
        with _opened(unit) as file:
            found: Iterator[Item] = _found(file, unit, meter)
            if unit.file.endswith(".parquet"):
                found = _rows(file, unit.file)
            for item in guarded(found, unit.file):
                yield Record(_where(item, unit), meter.done, item)
    except InputError as error:
        yield Record(unit.file, meter.done, Reject(unit.file, None, error))
    except OSError as error:
        problem = InputError(f"cannot be read ({error.strerror or error})", where=unit.file)
        yield Record(unit.file, meter.done, Reject(unit.file, None, problem))


def _is_plain(data: bytes) -> bool:
    """Whether a page is its own source: in UTF-8 without a mark of byte order. Found out without making a text of it,
    which takes four times as long for a page with quotation marks.
    """
    import pyarrow as pa  # noqa: PLC0415 - an extra

    head = data[:_LOOKED]
    if not head.strip() or b"\0" in head or head.startswith(BOM_UTF8) or len(data) > LIMIT:
        return False
    ends = pa.py_buffer(struct.pack("=ii", 0, len(data)))
    try:
        pa.Array.from_buffers(pa.string(), 1, [None, ends, pa.py_buffer(data)]).validate(full=True)
    except pa.ArrowInvalid:
        return False
    return True


def _where(item: Item, unit: Unit) -> str:
    """File and line; in a range lines are counted from its beginning."""
    return item.where if not unit.first else f"{item.where} behind byte {unit.first}"


@contextmanager
def _opened(unit: Unit) -> Iterator[Any]:
    """The bytes of a unit's file, from disk or from wherever a URL leads."""
    if "://" in unit.file:
        system, path = file_system(unit.file)
        with system.open(path, "rb") as file:
            yield file
    else:
        with Path(unit.file).open("rb") as file:
            yield file


def _found(file: Any, unit: Unit, meter: Meter) -> Iterator[Item]:
    """What the format of the file finds in the unit's part of it."""
    part = file if unit.end is None else Part(file, *bounds(file, unit.file, unit.first, unit.end))
    return found_in(buffered(Raw(part, meter=meter)), unit.file)


def _rows(file: io.BufferedIOBase, where: str) -> Iterator[Article | Reject]:
    """The rows of a Parquet file whose columns are called as the keys of JSON Lines are."""
    import pyarrow as pa  # noqa: PLC0415 - an extra
    import pyarrow.parquet as pq  # noqa: PLC0415

    try:
        table = pq.ParquetFile(file)
        number = 0
        for batch in table.iter_batches(_ROWS):
            for row in batch.to_pylist():
                number += 1
                yield article_of(row, where, number)
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError) as error:
        raise InputError(f"is no Parquet file that can be read ({error})", where=where) from error
