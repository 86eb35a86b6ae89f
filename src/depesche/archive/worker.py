"""What a worker does: one unit, from its records to the files of its readings, and the marker last.

A record that ends the process costs itself: before a page is read the unit notes which it is, and a unit that is begun
again for the third time at the same record passes it over as a reject.
"""

from __future__ import annotations

import gc
import hashlib
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any, Final

from depesche.archive import table
from depesche.archive.files import At, Folder
from depesche.archive.light import light_text
from depesche.archive.records import Record, records
from depesche.archive.units import Unit
from depesche.archive.wanted import ALL, Wanted
from depesche.errors import DepescheError, InputError, ReadingError
from depesche.model import Document
from depesche.reading import Reader
from depesche.reading.faults import blamed_on, code_of
from depesche.rejects import Reject
from depesche.sources.article import Placed
from depesche.sources.pages.page import Page
from depesche.sources.pages.pool import tried

#: A record at which a unit was begun so often and did not come further is passed over.
_TRIES: Final = 2
#: A sample is measured by at least so many bytes of its file.
_LOOKED: Final = 8 * 1024 * 1024
#: Pages between two notes of how far the unit is, where none of them is read.
_NOTE: Final = 500


@dataclass(frozen=True, slots=True)
class Order:
    """What a worker is asked to do: a unit of a run, with which knowledge, which share of refusals to read, and which
    records are wanted. A unit that ``retries`` another reads ``only`` these records (``None``: all).
    """

    root: Path
    unit: Unit
    overlays: tuple[Path, ...] = ()
    offices: frozenset[str] = frozenset()
    audit: float = 0.0
    wanted: Wanted = ALL
    retries: str | None = None
    only: frozenset[str] | None = None

    def wants(self, item: Record) -> bool:
        """Whether a record is to be looked into; what is wrong with a file is told in any case."""
        if self.only is not None and item.where not in self.only:
            return False
        return isinstance(item.found, Reject) or self.wanted.has(item.url)


@dataclass(slots=True)
class Work:
    """A unit under way."""

    order: Order
    folder: Folder
    reader: Reader
    counts: Counter[str] = field(default_factory=Counter)
    seconds: dict[str, float] = field(default_factory=dict)
    read: list[table.Read] = field(default_factory=list)
    #: Versions by which agencies took items back.
    versions: list[dict[str, Any]] = field(default_factory=list)
    rejects: list[dict[str, Any]] = field(default_factory=list)
    audited: list[dict[str, Any]] = field(default_factory=list)
    slowest: list[tuple[float, str]] = field(default_factory=list)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Count the processor's seconds of a stage."""
        begun = time.process_time()
        try:
            yield
        finally:
            self.seconds[name] = self.seconds.get(name, 0.0) + time.process_time() - begun


def do(order: Order) -> dict[str, Any]:
    """Do a unit and mark it as done; what it took and gave, with ``unwritten`` why that could not be written, or with
    ``fault`` what is wrong with the program itself: a fault in reading one record is a reject of that record.
    """
    try:
        return _done(order)
    except OSError as error:  # of writing: what is wrong with what is read is a reject
        return {"unwritten": error.strerror or str(error)}
    except Exception as error:  # noqa: BLE001 - it would be the same in every worker that is asked again
        return {"fault": code_of(error)}


def _done(order: Order) -> dict[str, Any]:
    folder = Folder(order.root)
    work = _work(order)
    folder.clear(order.unit.name)
    _go_through(work, records(order.unit))
    with work.stage("write"):
        table.write(folder, order.unit.name, work.read)
        folder.lines("rejects", order.unit.name, work.rejects)
        folder.lines("audit", order.unit.name, work.audited)
        folder.lines("versions", order.unit.name, work.versions)
    summary = _summary(work, order.unit.size)
    folder.mark(order.unit.name, summary)
    return summary


def sample(order: Order, most: int) -> dict[str, Any]:
    """What the first records of a unit take and give, and how many bytes of it they are; nothing is written."""
    work = _work(order)
    found = records(order.unit)
    _go_through(work, islice(found, most), noted=False)
    return _summary(work, _size_of(work.counts["records"], most, found, order.unit))


def _size_of(taken: int, most: int, found: Iterator[Record], unit: Unit) -> int:
    """The bytes of the first records of a unit. Files are read in pieces that are larger than many records, so that
    more of them are counted.
    """
    if taken < most:
        return unit.size
    counted, behind = taken, unit.size
    for item in found:
        counted += 1
        if item.behind >= _LOOKED:
            behind = item.behind
            break
    return round(behind * taken / counted)


def _summary(work: Work, size: int) -> dict[str, Any]:
    unit = work.order.unit
    return {
        "file": unit.file,
        "first": unit.first,
        "retries": work.order.retries,
        "bytes": size,
        "counts": dict(work.counts),
        "seconds": {name: round(taken, 3) for name, taken in work.seconds.items()},
        "slowest": sorted(work.slowest, reverse=True)[:5],
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024),
    }


def _work(order: Order) -> Work:
    """A unit that is begun. What a worker loads once is a stage of its own."""
    begun = time.process_time()
    reader = _reader(order.overlays, order.offices)
    return Work(order, Folder(order.root), reader, seconds={"load": time.process_time() - begun})


@cache
def _reader(overlays: tuple[Path, ...], offices: frozenset[str]) -> Reader:
    from depesche.knowledge import load  # noqa: PLC0415 - a worker loads it when it has something to do

    reader = Reader("de", load(overlays, counted=offices))
    reader.has_sides("")
    _warmed(reader)
    gc.freeze()  # it stays to the end, and is looked through no more
    return reader


def _warmed(reader: Reader) -> None:
    """Load what the first page that passes would load: parsers, all components, what writes tables."""
    tried(Page(b"<title>.</title><p>.</p>", ""))
    table.warmed()
    with suppress(DepescheError):
        reader.read(Document("", ".", ""))


def _go_through(work: Work, found: Iterator[Record], *, noted: bool = True) -> None:
    """Records of the unit in turn, from the first on; where the unit is is ``noted``."""
    before = work.folder.noted(work.order.unit.name) or At(0, 0, 0)
    stuck = before.record if before.tries >= _TRIES else 0
    number = 0
    while True:
        with work.stage("records"):
            item = next(found, None)
        if item is None:
            return
        number += 1
        work.counts["records"] += 1
        if noted and number % _NOTE == 0:
            work.folder.note(work.order.unit.name, At(0, 0, item.behind))
        if not work.order.wants(item):
            work.counts["passed over"] += 1
        elif isinstance(item.found, Reject):
            _reject(work, item.found)
        elif number == stuck:
            _reject(work, Reject(item.where, None, ReadingError("worker", "died", where=item.where)))
        elif _may_tell(work, item):
            tries = before.tries + 1 if number == before.record else 1
            if noted:
                work.folder.note(work.order.unit.name, At(number, tries, item.behind))
            _read(work, item)


def _may_tell(work: Work, item: Record) -> bool:
    """Whether the gate lets a page pass, by its light text; what is no page is for the gate of the reader alone."""
    if not item.is_page:
        return True
    work.counts["pages"] += 1
    try:
        with blamed_on("gate", item.where):
            passed = _passes(work, item)
    except InputError:
        return True  # said where its article is made
    except ReadingError as error:
        _reject(work, Reject(item.where, None, error))
        return False
    if passed:
        work.counts["passed"] += 1
    elif _is_sampled(item.where, work.order.audit):
        _audit(work, item)
    return passed


def _passes(work: Work, item: Record) -> bool:
    """First by all words that are left of a page, then by the words that may be those of its article."""
    with work.stage("light text"):
        page = item.skimmed()
        words = page.words()
    with work.stage("gate"):
        if not work.reader.has_sides(words):
            return False
    with work.stage("light text"):
        text = light_text(page)
    with work.stage("gate"):
        return work.reader.may_tell(text)


def _read(work: Work, item: Record) -> None:
    begun = time.process_time()
    if (retracted := item.retracted) is not None:
        work.counts["retracted"] += 1
        work.versions.append(table.revision_json(retracted))
        return
    try:
        with work.stage("body"), blamed_on("body", item.where):
            placed = item.placed()
        if isinstance(placed, Reject):
            _reject(work, placed)
            return
        work.counts["articles"] += 1
        with work.stage("reading"):
            reading = work.reader.read(placed.document, thorough=False)
    except DepescheError as error:
        _reject(work, _as_reject(item, error))
        return
    work.slowest = sorted([*work.slowest, (round(time.process_time() - begun, 3), item.where)], reverse=True)[:5]
    tells = bool(reading.reports or reading.claims)
    work.counts["told"] += tells
    work.counts["reports"] += len(reading.reports)
    # A version that tells of nothing can replace one that did.
    if tells or (placed.revision is not None and placed.revision.version != 1):
        work.read.append(table.Read(reading, placed.document, item.where, placed.revision))


def _audit(work: Work, item: Record) -> None:
    """Read what the gate refused, as if it had not."""
    with work.stage("audit"):
        work.counts["audited"] += 1
        try:
            with blamed_on("body", item.where):
                placed = item.placed()
            if isinstance(placed, Placed) and (reports := work.reader.read(placed.document).reports):
                work.counts["lost"] += 1
                said = [" – ".join(p.name or p.office or "?" for p in report.participants) for report in reports]
                work.audited.append({"where": item.where, "url": item.url, "reports": said})
        except DepescheError as error:
            work.audited.append({"where": item.where, "url": item.url, "error": str(error)})


def _as_reject(item: Record, error: DepescheError) -> Reject:
    known = error if isinstance(error, InputError | ReadingError) else InputError(str(error), where=item.where)
    return Reject(item.where, None, known)


def _reject(work: Work, reject: Reject) -> None:
    work.counts["rejects"] += 1
    code = reject.error.code if isinstance(reject.error, ReadingError) else type(reject.error).__name__
    work.rejects.append(
        {"where": reject.where, "article": reject.article, "code": code, "message": reject.message}
    )


def _is_sampled(where: str, share: float) -> bool:
    """Whether a page is one of the share that is drawn: the same ones whenever it is asked."""
    if share <= 0:
        return False
    drawn = int.from_bytes(hashlib.sha256(where.encode("utf-8", errors="surrogatepass")).digest()[:8], "big")
    return drawn < share * 2**64
