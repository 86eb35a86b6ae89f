"""The store as the library of a chronicle that is worked out in parts: documents by block, and what is remembered."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, Final

import sqlalchemy as sa

from depesche.chronicle.block import around
from depesche.chronicle.dates import Narrowed
from depesche.chronicle.decisions import Decision
from depesche.chronicle.library import Remembered, Shapes
from depesche.chronicle.reported import ItemKey, Pair
from depesche.chronicle.shapes import Shape, drawers, read, related
from depesche.codec.readings import reading_of, reason_json, reason_of
from depesche.codec.values import days_json, days_of, edtf
from depesche.days import DaySet
from depesche.model import Span
from depesche.store.derived import CONTACT_REPORTS, DOCUMENT_DATES
from depesche.store.drawers import Drawers
from depesche.store.reading_rows import samples_of
from depesche.store.records import chunks
from depesche.store.rows import block_key
from depesche.store.said import CLAIMS, REPORTS
from depesche.store.tables import DocumentRow, ReadingRow

#: A day is written so.
DAY: Final = "____-__-__"
_A_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
#: A document as it is stored: its reading, the sample of its text, what is remembered of its rounds.
Raw = tuple[dict[str, Any], bytes | None, Sequence[Mapping[str, Any]]]
#: What a report can change, by name: its block, or the part of the gatherings around its shape.
PLACE: Final = sa.func.coalesce(sa.literal("|").concat(REPORTS.c.shape), REPORTS.c.block)
#: Visits of more pairs are sought among all.
_FEW: Final = 20
#: Decisions that move reports from one contact to another.
_MOVING: Final = ("reject", "split", "merge")


def block_of_key(key: str) -> Pair:
    """The block of its key."""
    one, _, other = key.partition("|")
    return one, other


def _names_all(people: Iterable[str]) -> sa.ColumnElement[bool]:
    """Whether a shape may name all of these people."""
    return sa.and_(*(REPORTS.c.shape.contains(one, autoescape=True) for one in people))


def undated() -> sa.ColumnElement[bool]:
    """Whether a document does not bear the day on which it appeared."""
    return sa.or_(DocumentRow.published.is_(None), DocumentRow.published.not_like(DAY))


class StoredLibrary:
    """Fetches documents block by block; readings come without their texts, of which only the samples are needed."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection
        #: The documents among those that were fetched whose days are written already, as they bear them.
        self.dated: set[str] = set()

    def documents(self, names: Iterable[str]) -> Iterator[Remembered]:
        """Documents by their ids."""
        return map(remembered, self.raw(names))

    def raw(self, names: Iterable[str]) -> Iterator[Raw]:
        """The same as :func:`remembered` takes it."""
        query = (
            sa.select(
                ReadingRow.reading,
                DocumentRow.fingerprint,
                DOCUMENT_DATES.c.rounds,
                DOCUMENT_DATES.c.document,
                DocumentRow.published,
            )
            .join(DocumentRow, DocumentRow.id == ReadingRow.document)
            .outerjoin(DOCUMENT_DATES, DOCUMENT_DATES.c.document == ReadingRow.document)
        )
        for part in chunks(sorted(names)):
            found = self._connection.execute(query.where(ReadingRow.document.in_(part)))
            for data, sample, rounds, dated, published in found:
                if dated is not None and published is not None and _A_DAY.fullmatch(published):
                    self.dated.add(dated)
                yield data, sample, rounds or []

    def names(self, blocks: Iterable[Pair]) -> set[str]:
        """The ids of the documents with a report in one of the blocks of two people, or a claim about these."""
        found: set[str] = set()
        for part in chunks(sorted(map(block_key, blocks))):
            for table in (REPORTS, CLAIMS):
                query = sa.select(table.c.document).distinct().where(table.c.block.in_(part))
                found.update(self._connection.scalars(query))
        return found

    # -- gatherings -------------------------------------------------------------------------------
    def near(self, shape: Shape) -> Iterator[tuple[ItemKey, Shape]]:
        """All reports of gatherings that are related to one of this shape."""
        for name in self._drawers.opened(drawers(shape)):
            for key, other in self._drawers.there[name]:
                if related(shape, other):
                    yield key, other

    def visits(self, pairs: Iterable[Pair]) -> Shapes:
        """The visits by several people among whom are both of a pair."""
        wanted, found = set(pairs), {}
        query = sa.select(REPORTS.c.document, REPORTS.c.report, REPORTS.c.shape)
        query = query.where(REPORTS.c.shape.is_not(None), REPORTS.c.kind == "visit")
        if len(wanted) <= _FEW:
            query = query.where(sa.or_(*(_names_all(pair) for pair in wanted)))
        for document, report, text in self._connection.execute(query):
            shape = read(text)
            if not wanted.isdisjoint(shape.pairs):
                found[ItemKey(document, report)] = shape
        return found

    def gatherings(self, people: Sequence[frozenset[str]]) -> set[Pair]:
        """The names of the gatherings in which one of each of these groups of people takes part."""
        query = sa.select(REPORTS.c.shape).distinct().where(REPORTS.c.shape.is_not(None))
        query = query.where(*(sa.or_(*(_names_all((one,)) for one in sorted(those))) for those in people))
        shapes = map(read, self._connection.scalars(query))
        return {around(shape) for shape in shapes if all(those & shape.people for those in people)}

    def guests(self, pairs: Iterable[Pair], visits: Iterable[ItemKey]) -> Mapping[ItemKey, Shapes]:
        """The reports of two people that are kept with one of the visits, and all reports of the gathering."""
        keys, documents = set(visits), {key.document for key in visits}
        told = CONTACT_REPORTS.c
        query = sa.select(told.document, told.report, told.contact)
        contacts = {
            row.contact
            for part in chunks(sorted(documents))
            for row in self._connection.execute(query.where(told.document.in_(part)))
            if ItemKey(row.document, row.report) in keys
        }
        columns = (told.contact, told.document, told.report, REPORTS.c.block, REPORTS.c.shape)
        all_told: sa.Select[Any] = sa.select(*columns).join(
            REPORTS, (REPORTS.c.document == told.document) & (REPORTS.c.report == told.report)
        )
        those, own, found = set(map(block_key, pairs)), defaultdict[str, Shapes](dict), {}
        for part in chunks(sorted(contacts)):
            for row in self._connection.execute(all_told.where(told.contact.in_(part))):
                key = ItemKey(row.document, row.report)
                if row.shape is not None:
                    own[row.contact][key] = read(row.shape)
                elif row.block in those:
                    found[key] = own[row.contact]
        return found

    @cached_property
    def _drawers(self) -> Drawers:
        return Drawers(self._connection)

    # -- what hangs together ----------------------------------------------------------------------
    def undated_with(self, names: Iterable[str]) -> set[Pair]:
        """All blocks of those of the documents that do not bear their day: through these blocks hang together."""
        query = (
            sa.select(PLACE)
            .distinct()
            .join(DocumentRow, DocumentRow.id == REPORTS.c.document)
            .where(undated(), REPORTS.c.block.is_not(None))
        )
        return {
            block_of_key(key)
            for part in chunks(sorted(names))
            for key in self._connection.scalars(query.where(REPORTS.c.document.in_(part)))
        }

    def groups(self, decisions: Sequence[Decision]) -> tuple[frozenset[Pair], ...]:
        """The blocks that each decision in force holds together, where there are several."""
        moving = [d for d in decisions if not d.undone and d.action in _MOVING]
        held = (self.blocks_of((a.sha256, a.span) for a in decision.anchors) for decision in moving)
        return tuple(frozenset(blocks) for blocks in held if len(blocks) > 1)

    def blocks_of(self, anchors: Iterable[tuple[str, Span]]) -> set[Pair]:
        """The blocks of the reports that meet the evidence of a decision: a text's SHA-256 and a span in it."""
        found: set[Pair] = set()
        for sha256, (start, end) in anchors:
            query = (
                sa.select(PLACE)
                .join(DocumentRow, DocumentRow.id == REPORTS.c.document)
                .where(
                    DocumentRow.sha256 == sha256,
                    REPORTS.c.trigger_start < end,
                    REPORTS.c.trigger_end > start,
                    REPORTS.c.block.is_not(None),
                )
            )
            found.update(block_of_key(key) for key in self._connection.scalars(query))
        return found


# -- what is remembered ----------------------------------------------------------------------------
def rounds_json(dates: Iterable[Narrowed | None], told: Iterable[Mapping[str, DaySet]]) -> list[dict[str, Any]]:
    """What each round of narrowing left of a document; nothing where no round did anything."""
    rounds = [
        {"date": _date_json(date), "told": {report: _days_json(days) for report, days in found.items()}}
        for date, found in zip(dates, told, strict=True)
    ]
    return rounds if any(found["date"] or found["told"] for found in rounds) else []


def remembered(raw: Raw) -> Remembered:
    """A document with what is remembered of it."""
    data, sample, rounds = raw
    return Remembered(
        reading_of(data),
        tuple(_date_of(found["date"]) for found in rounds),
        tuple({report: _days_of(days) for report, days in found["told"].items()} for found in rounds),
        samples_of(sample),
    )


def _date_json(date: Narrowed | None) -> dict[str, Any] | None:
    if date is None:
        return None
    return {
        "published": _days_json(date.published) if date.published else None,
        "reasons": [reason_json(reason) for reason in date.reasons],
        "conflict": [_days_json(days) for days in date.conflict] if date.conflict else None,
    }


def _date_of(data: Mapping[str, Any] | None) -> Narrowed | None:
    if data is None:
        return None
    conflict = tuple(map(_days_of, data["conflict"])) if data["conflict"] else None
    return Narrowed(
        _days_of(data["published"]) if data["published"] else None,
        tuple(reason_of(reason) for reason in data["reasons"]),
        (conflict[0], conflict[1]) if conflict else None,
    )


def _days_json(days: DaySet) -> list[Any]:
    return [edtf(days), days_json(days)]


def _days_of(data: Sequence[Any]) -> DaySet:
    found = days_of({"time": data[0], "days": data[1]}, "time", "days")
    if found is None:
        raise ValueError(f"{data!r} are no days")
    return found
