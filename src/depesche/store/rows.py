"""Records as rows: what a reading says, a contact and what belongs to it, a finding with its evidence."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import sqlalchemy as sa

from depesche.chronicle.chronicle import DocumentDate
from depesche.chronicle.findings import overdue
from depesche.chronicle.merge import Joined
from depesche.chronicle.offices import published_within_terms
from depesche.chronicle.order import IMPORTANCE, WEAK
from depesche.chronicle.reported import Item, Pair, person_key
from depesche.codec.readings import reason_json
from depesche.codec.values import days_json, edtf
from depesche.days import DaySet
from depesche.knowledge import Knowledge
from depesche.model import Contact, Finding, Reading
from depesche.store import derived, said

Row = dict[str, Any]
Tables = Mapping[sa.Table, list[Row]]
#: Where a contact without a day stands in the order of the chronicle.
LAST: Final = "9999-12-31"


def block_key(block: Pair) -> str:
    """A block as it is stored; people's keys have no such bar."""
    return "|".join(block)


def write(connection: sa.Connection, rows: Tables) -> None:
    """Insert rows, those that others refer to first."""
    for table in (*said.OF_READINGS, *derived.CHRONICLE):
        if rows.get(table):
            connection.execute(sa.insert(table), rows[table])


def ends_of(days: DaySet | None) -> Row:
    """The first and the last possible day, where they are known."""
    first, last = (days.first, days.last) if days else (None, None)
    return {"earliest": first.isoformat() if first else None, "latest": last.isoformat() if last else None}


def date_row(date: DocumentDate, rounds: list[Any]) -> Row:
    """When an article may have appeared, as a row, with what is to be remembered of its rounds."""
    return {
        "document": date.document,
        "published": edtf(date.published),
        "days": days_json(date.published),
        **ends_of(date.published),
        "reasons": [reason_json(reason) for reason in date.reasons],
        "conflict": [[edtf(days), days_json(days)] for days in date.conflict] if date.conflict else None,
        "rounds": rounds,
    }


def dated_row(document: str, day: str) -> Row:
    """The row of an article that bears its day."""
    return date_row(DocumentDate(document, DaySet.day(dt.date.fromisoformat(day))), [])


def date_alone(reading: Reading, knowledge: Knowledge) -> DocumentDate:
    """When an article may have appeared that shares no contact with others."""
    published, reasons = published_within_terms(reading, knowledge)
    return DocumentDate(reading.document.id, published, reasons)


# -- contacts --------------------------------------------------------------------------------------
def contact_rows(
    joined: Joined, contact: Contact, block: str, readings: Mapping[str, Reading], copies: int
) -> dict[sa.Table, list[Row]]:
    """A contact and what belongs to it as rows; ``copies`` of its articles are taken from others.

    ``contact`` is that of ``joined`` with its place among others. What hangs on other blocks is left out of the digest
    and put in place afterwards (:mod:`depesche.store.placing`): what it is part of, how contacts that it may be are
    called.
    """
    items = joined.items
    name, position = contact.id, _position(contact)
    documents = dict.fromkeys(ref.document for ref in contact.reports)
    rows: dict[sa.Table, list[Row]] = {
        derived.CONTACT_REPORTS: _numbered(
            name, ({"document": ref.document, "report": ref.report} for ref in contact.reports)
        ),
        derived.CONTACT_PARTICIPANTS: _numbered(name, _participants(contact, items, position)),
        derived.CONTACT_TOPICS: _numbered(name, _topics(contact, items)),
        derived.CONTACT_SIDES: [
            {
                "contact": name,
                "side": side,
                "stance": account.stance,
                "statements": [list(statement) for statement in account.statements],
                "topics": list(account.topics),
            }
            for side, account in contact.sides.items()
        ],
        derived.CONTACT_PUBLISHERS: [
            {"contact": name, "publisher": publisher, "articles": count}
            for publisher, count in sorted(
                Counter(readings[d].document.publisher for d in documents).items(), key=str
            )
            if publisher
        ],
        derived.CONTACT_ALTERNATIVES: _numbered(
            name, ({"other": other, "anchor": other[1:]} for other in joined.contact.one_of)
        ),
        derived.HISTORY: _numbered(
            name,
            (
                {
                    "document": step.document,
                    "status": step.status,
                    "published": edtf(step.published),
                    "days": days_json(step.published),
                }
                for step in contact.history
            ),
        ),
    }
    row = _contact(contact, items, block, position, len(documents) - copies)
    rows[derived.CONTACTS] = [{**row, "digest": _digest([row, *rows.values()]), "part_of": contact.part_of}]
    return rows


def _contact(contact: Contact, items: Sequence[Item], block: str, position: str, sources: int) -> Row:
    first = [i.published.last for i in items if i.published and i.published.last]
    last = [i.published.first for i in items if i.published and i.published.first]
    return {
        "id": contact.id,
        "block": block,
        "kind": contact.kind,
        "status": contact.status,
        "time": edtf(contact.time),
        "days": days_json(contact.time),
        **ends_of(contact.time),
        "position": position,
        "place": contact.place,
        "occasion": contact.occasion,
        "initiator": contact.initiator,
        "duration": contact.duration,
        "duration_mod": contact.duration_mod,
        "reports": len(items),
        "sources": sources,
        "first_told": min(first).isoformat() if first else None,
        "last_told": max(last).isoformat() if last else None,
        "why": [reason_json(reason) for reason in contact.why],
    }


def _position(contact: Contact) -> str:
    first = contact.time.first if contact.time else None
    return first.isoformat() if first else LAST


def _numbered(contact: str, rows: Iterable[Row]) -> list[Row]:
    return [{"contact": contact, "number": number, **row} for number, row in enumerate(rows)]


def _participants(contact: Contact, items: Sequence[Item], position: str) -> Iterable[Row]:
    states: dict[str, Counter[str]] = defaultdict(Counter)
    for item in items:
        for person in item.report.participants:
            if person.state and (key := person_key(person)):
                states[key][person.state] += 1
    for key, name in zip(contact.people, contact.participants, strict=True):
        found = states.get(key)
        state = min(found, key=lambda s: (-found[s], s)) if found else None
        role = "guest" if key in contact.guests else "host" if key in contact.hosts else None
        yield {"person": key, "name": name, "state": state, "role": role, "position": position}


def _topics(contact: Contact, items: Sequence[Item]) -> Iterable[Row]:
    concepts = {t.text: t.concept for i in items for t in i.report.topics if t.concept}
    return ({"topic": topic, "concept": concepts.get(topic)} for topic in contact.topics)


def _digest(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True)
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


# -- findings --------------------------------------------------------------------------------------
def due_of(joined: Joined) -> Finding | None:
    """The finding that a plan will be overdue some day; the day of asking is filled in when it is asked."""
    return overdue(joined, dt.date.max)


def finding_rows(
    findings: Iterable[tuple[Finding, str | None, str | None]], readings: Mapping[str, Reading], today: str | None
) -> dict[sa.Table, list[Row]]:
    """Findings as rows, each given with its block and, of a plan, the day after which it is overdue."""
    rows: dict[sa.Table, list[Row]] = {table: [] for table in derived.OF_FINDINGS}
    alike: Counter[str] = Counter()
    for finding, block, due in findings:
        evidence = [
            {
                "document": e.document,
                "starts": e.span[0],
                "ends": e.span[1],
                "side": e.side,
                "value": e.value,
            }
            for e in finding.evidence
        ]
        row = _finding(finding, block, due, readings)
        name = _digest([row, evidence, finding.against])[:16]
        alike[name] += 1
        key = f"f{name}" if alike[name] == 1 else f"f{name}-{alike[name]}"
        holds = due is None or (today is not None and due < today)
        rows[derived.FINDINGS].append({"id": key, **row, "holds": holds})
        for table, column, values in (
            (derived.FINDING_EVIDENCE, None, evidence),
            (derived.FINDING_AGAINST, "contact", finding.against),
        ):
            for number, value in enumerate(values):
                more = {column: value} if column else value
                rows[table].append({"finding": key, "number": number, **more})  # type: ignore[dict-item]
    return rows


def _finding(finding: Finding, block: str | None, due: str | None, readings: Mapping[str, Reading]) -> Row:
    reading = readings.get(finding.document) if finding.document else None
    claim = reading.claims.index(finding.claim) if reading and finding.claim in reading.claims else None
    reason = reason_json(finding.reason) if finding.reason else None
    if due is not None and reason is not None:
        del reason["values"]["today"]
    return {
        "block": block,
        "type": finding.type,
        "rank": 2 * IMPORTANCE.index(finding.type) + (finding.field in WEAK),
        "contact": finding.contact,
        "document": finding.document,
        "claim": claim,
        "field": finding.field,
        "side": finding.side,
        "missing": finding.missing,
        "missing_between": edtf(finding.between),
        "missing_days": days_json(finding.between),
        "due": due,
        "reason": reason,
    }
