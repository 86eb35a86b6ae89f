"""What articles say as rows."""

from __future__ import annotations

import struct
from collections import defaultdict
from collections.abc import Iterable

import sqlalchemy as sa

from depesche.chronicle.block import GATHERINGS, block_of
from depesche.chronicle.claims import people_of
from depesche.chronicle.copies import fingerprint
from depesche.chronicle.reported import Item, Pair, items_of, keys_of, person_key
from depesche.chronicle.shapes import drawer
from depesche.codec.values import edtf
from depesche.model import Document, Reading, Report
from depesche.store import said
from depesche.store.rows import Row, block_key, ends_of


def document_values(reading: Reading) -> Row:
    """What the row of an article has besides its text and the metadata as they came."""
    document = reading.document
    sample = sorted(fingerprint(reading))
    return {
        "publisher": document.publisher,
        "agency": document.agency,
        "title": document.title,
        "url": document.url,
        "language": document.language,
        "published": edtf(document.published),
        "published_from": document.published_from,
        "fingerprint": struct.pack(f"<{len(sample)}I", *sample),
    }


def reading_rows(readings: Iterable[Reading]) -> dict[sa.Table, list[Row]]:
    """What articles say, as rows."""
    rows: dict[sa.Table, list[Row]] = defaultdict(list)
    for reading in readings:
        items = {item.key.report: item for item in items_of(reading, reading.document.published)}
        for number, report in enumerate(reading.reports):
            _report(rows, reading.document, number, report, items.get(report.id))
        known = {report.id for report in reading.reports}
        for number, statement in enumerate(reading.statements):
            rows[said.STATEMENTS].append(
                {
                    "document": reading.document.id,
                    "number": number,
                    "report": statement.report if statement.report in known else None,
                    "speaker": statement.speaker or "; ".join(statement.speakers) or None,
                    "side": statement.side,
                    "form": statement.form,
                    "via": statement.via,
                    "force": statement.force,
                    "starts": statement.quote[0][0],
                    "ends": statement.quote[-1][1],
                }
            )
        _claims(rows, reading, known)
    return rows


def _kept_in(item: Item) -> Pair:
    """The block of a report of two people; of a gathering the drawer of its shape."""
    return (GATHERINGS[0], drawer(item.shape)) if item.shape else block_of(item)


def _report(
    rows: dict[sa.Table, list[Row]], document: Document, number: int, report: Report, item: Item | None
) -> None:
    at = {"document": document.id, "report": report.id}
    rows[said.REPORTS].append(
        {
            **at,
            "number": number,
            "anchor": item.anchor if item else None,
            "block": block_key(_kept_in(item)) if item else None,
            "shape": item.shape.written() if item and item.shape else None,
            "kind": report.kind,
            "status": report.status,
            "time": edtf(report.time),
            **ends_of(report.time),
            "duration": report.duration,
            "duration_mod": report.duration_mod,
            "place": report.place.name if report.place else None,
            "place_id": report.place.id if report.place else None,
            "occasion": report.occasion,
            "initiator": report.initiator,
            "background": report.background,
            "trigger_start": report.trigger[0],
            "trigger_end": report.trigger[1],
        }
    )
    for place, person in enumerate(report.participants):
        first = person.spans[0] if person.spans else (None, None)
        rows[said.PARTICIPANTS].append(
            {
                **at,
                "number": place,
                "person": person_key(person),
                "known": person.person is not None,
                "name": person.name,
                "office": person.office,
                "state": person.state,
                "role": person.role,
                "starts": first[0],
                "ends": first[1],
            }
        )
    for place, topic in enumerate(report.topics):
        rows[said.TOPICS].append(
            {
                **at,
                "number": place,
                "topic": topic.text,
                "concept": topic.concept,
                "chief": topic.chief,
                "sides": list(topic.sides),
                "starts": topic.span[0],
                "ends": topic.span[1],
            }
        )


def _claims(rows: dict[sa.Table, list[Row]], reading: Reading, known: set[str]) -> None:
    keys = keys_of(reading)
    for number, claim in enumerate(reading.claims):
        people = people_of(claim, keys)
        rows[said.CLAIMS].append(
            {
                "document": reading.document.id,
                "number": number,
                "report": claim.report if claim.report in known else None,
                "block": block_key((people[0], people[1])) if len(people) == 2 else None,
                "type": claim.type,
                "n": claim.n,
                "bound": claim.bound,
                "kind": claim.kind,
                "participants": "; ".join(claim.participants),
                "since": edtf(claim.since),
                "until": edtf(claim.until),
                "scope": claim.scope,
                "starts": claim.span[0],
                "ends": claim.span[1],
            }
        )


def samples_of(stored: bytes | None) -> frozenset[int] | None:
    """The sample of a text as it is stored."""
    return frozenset(struct.unpack(f"<{len(stored) // 4}I", stored)) if stored is not None else None
