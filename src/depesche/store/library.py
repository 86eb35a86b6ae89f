"""The store as the library of a chronicle that is worked out in parts: documents by block, and what is remembered."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import combinations
from typing import Any, Final

import sqlalchemy as sa

from depesche.chronicle.block import GATHERINGS
from depesche.chronicle.dates import Narrowed
from depesche.chronicle.decisions import Decision
from depesche.chronicle.library import Remembered
from depesche.chronicle.reported import Pair
from depesche.codec.readings import reading_of, reason_json, reason_of
from depesche.codec.values import days_json, days_of, edtf
from depesche.days import DaySet
from depesche.model import Span
from depesche.store.derived import DOCUMENT_DATES
from depesche.store.reading_rows import samples_of
from depesche.store.records import chunks
from depesche.store.rows import block_key
from depesche.store.said import CLAIMS, PARTICIPANTS, REPORTS
from depesche.store.tables import DocumentRow, ReadingRow

#: A day is written so.
DAY: Final = "____-__-__"
_A_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
#: Decisions that move reports from one contact to another.
_MOVING: Final = ("reject", "split", "merge")


#: A document as it is stored: its reading, the sample of its text, what is remembered of its rounds.
Raw = tuple[dict[str, Any], bytes | None, Sequence[Mapping[str, Any]]]


def block_of_key(key: str) -> Pair:
    """The block of its key."""
    one, _, other = key.partition("|")
    return one, other


def undated() -> sa.ColumnElement[bool]:
    """Whether a document does not bear the day on which it appeared."""
    return sa.or_(DocumentRow.published.is_(None), DocumentRow.published.not_like(DAY))


class StoredLibrary:
    """Fetches documents block by block; readings come without their texts, of which only the samples are needed."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection
        #: The documents among those that were fetched whose days are written already, as they bear them.
        self.dated: set[str] = set()

    def documents(self, blocks: Iterable[Pair]) -> Iterator[Remembered]:
        """Every document with a report in one of the blocks, or a claim about its people."""
        return map(remembered, self.raw(blocks))

    def raw(self, blocks: Iterable[Pair]) -> Iterator[Raw]:
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
        for part in chunks(sorted(self.names(blocks))):
            found = self._connection.execute(query.where(ReadingRow.document.in_(part)))
            for data, sample, rounds, dated, published in found:
                if dated is not None and published is not None and _A_DAY.fullmatch(published):
                    self.dated.add(dated)
                yield data, sample, rounds or []

    def names(self, blocks: Iterable[Pair]) -> set[str]:
        """The ids of these documents."""
        found: set[str] = set()
        for part in chunks(sorted(map(block_key, blocks))):
            for table in (REPORTS, CLAIMS):
                query = sa.select(table.c.document).distinct().where(table.c.block.in_(part))
                found.update(self._connection.scalars(query))
        return found

    def undated_with(self, names: Iterable[str]) -> set[Pair]:
        """All blocks of those of the documents that do not bear their day: through these blocks hang together."""
        query = (
            sa.select(REPORTS.c.block)
            .distinct()
            .join(DocumentRow, DocumentRow.id == REPORTS.c.document)
            .where(undated(), REPORTS.c.block.is_not(None))
        )
        return {
            block_of_key(key)
            for part in chunks(sorted(names))
            for key in self._connection.scalars(query.where(REPORTS.c.document.in_(part)))
        }

    def coupled(self, blocks: Iterable[Pair]) -> set[Pair]:
        """The blocks, with all pairs and the gatherings where a visit by several people is among them."""
        wanted = set(blocks)
        if GATHERINGS in wanted or wanted & self._visited:
            return wanted | self._visited | ({GATHERINGS} if self._visited else set())
        return wanted

    @cached_property
    def _visited(self) -> frozenset[Pair]:
        """The pairs among the people of visits by several."""
        query = (
            sa.select(REPORTS.c.document, REPORTS.c.report, PARTICIPANTS.c.person)
            .join(
                PARTICIPANTS,
                (PARTICIPANTS.c.document == REPORTS.c.document) & (PARTICIPANTS.c.report == REPORTS.c.report),
            )
            .where(REPORTS.c.block == block_key(GATHERINGS), REPORTS.c.kind == "visit")
        )
        people: dict[tuple[str, str], set[str]] = defaultdict(set)
        for document, report, person in self._connection.execute(query):
            if person:
                people[document, report].add(person)
        return frozenset(pair for those in people.values() for pair in combinations(sorted(those), 2))

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
                sa.select(REPORTS.c.block)
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
