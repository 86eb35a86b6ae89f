"""Rows as records: contacts and findings as the chronicle made them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Final, TypeVar

import sqlalchemy as sa

from depesche.codec.readings import claim_of, reason_of
from depesche.codec.values import days_of
from depesche.days import DaySet
from depesche.model import Contact, Evidence, Finding, ReportRef, Side, Step
from depesche.store import derived, said
from depesche.store.tables import ReadingRow

Key = TypeVar("Key")
#: A statement names so many keys at most.
CHUNK: Final = 500
#: What a list shows of a contact beside its own row.
_OUTLINE: Final = (derived.CONTACT_PARTICIPANTS, derived.CONTACT_TOPICS)


def chunks(keys: Iterable[Key], size: int = CHUNK) -> Iterator[list[Key]]:
    """The keys, so many at a time as a statement takes."""
    rest = iter(keys)
    while part := list(islice(rest, size)):
        yield part


def contacts_of(connection: sa.Connection, names: Sequence[str], *, outline: bool = False) -> dict[str, Contact]:
    """The contacts of ids, those that are there, in the order of the ids.

    In ``outline`` they are without what they rest on (reports, sides, history, the other contacts that they may be):
    enough for a list.
    """
    found: dict[str, Contact] = {}
    tables = _OUTLINE if outline else derived.OF_CONTACTS[1:]
    for part in chunks(names):
        rows = {row.id: row for row in _rows(connection, derived.CONTACTS, part, "id")}
        parts = {table: _by_contact(connection, table, part) for table in tables}
        statuses = {} if outline else _statuses(connection, part)
        found.update((n, _contact(rows[n], parts, statuses)) for n in part if n in rows)
    return found


def _rows(connection: sa.Connection, table: sa.Table, names: Sequence[str], column: str) -> Iterable[Any]:
    return connection.execute(sa.select(table).where(table.c[column].in_(names)))


def _by_contact(connection: sa.Connection, table: sa.Table, names: Sequence[str]) -> dict[str, list[Any]]:
    order = [c for c in table.primary_key.columns if c.name != "contact"]
    query = sa.select(table).where(table.c.contact.in_(names)).order_by(*order)
    found: dict[str, list[Any]] = defaultdict(list)
    for row in connection.execute(query):
        found[row.contact].append(row)
    return found


def _statuses(connection: sa.Connection, names: Sequence[str]) -> dict[tuple[str, str], Any]:
    """What each report of the contacts says of them."""
    told, reports = derived.CONTACT_REPORTS, said.REPORTS
    query = (
        sa.select(reports.c.document, reports.c.report, reports.c.status)
        .join(told, (told.c.document == reports.c.document) & (told.c.report == reports.c.report))
        .where(told.c.contact.in_(names))
    )
    return {(row.document, row.report): row.status for row in connection.execute(query)}


def _contact(
    row: Any, parts: Mapping[sa.Table, Mapping[str, list[Any]]], statuses: Mapping[tuple[str, str], Any]
) -> Contact:
    def of(table: sa.Table) -> list[Any]:
        return parts[table].get(row.id, []) if table in parts else []

    people = of(derived.CONTACT_PARTICIPANTS)
    return Contact(
        id=row.id,
        kind=row.kind,
        status=row.status,
        participants=tuple(p.name for p in people),
        time=_days(row.time, row.days),
        place=row.place,
        occasion=row.occasion,
        topics=tuple(t.topic for t in of(derived.CONTACT_TOPICS)),
        reports=tuple(
            ReportRef(r.document, r.report, statuses[r.document, r.report]) for r in of(derived.CONTACT_REPORTS)
        ),
        sides={s.side: _side(s) for s in of(derived.CONTACT_SIDES)},
        history=tuple(Step(s.status, s.document, _days(s.published, s.days)) for s in of(derived.HISTORY)),
        why=tuple(reason_of(reason) for reason in row.why),
        initiator=row.initiator,
        duration=row.duration,
        duration_mod=row.duration_mod,
        part_of=row.part_of,
        one_of=tuple(a.other for a in of(derived.CONTACT_ALTERNATIVES)),
        people=tuple(p.person for p in people),
        guests=tuple(p.person for p in people if p.role == "guest"),
        hosts=tuple(p.person for p in people if p.role == "host"),
    )


def _side(row: Any) -> Side:
    return Side(row.stance, tuple((d, n) for d, n in row.statements), tuple(row.topics))


def _days(time: str | None, days: Any) -> DaySet | None:
    return days_of({"time": time, "days": days}, "time", "days")


def findings_of(connection: sa.Connection, names: Sequence[str], today: str | None) -> dict[str, Finding]:
    """The findings of ids, those that are there, in the order of the ids; ``today`` goes into what is overdue."""
    found: dict[str, Finding] = {}
    for part in chunks(names):
        rows = {row.id: row for row in _rows(connection, derived.FINDINGS, part, "id")}
        evidence, against = (_by_finding(connection, table, part) for table in derived.OF_FINDINGS[1:])
        claims = _claims(connection, rows.values())
        for name in (n for n in part if n in rows):
            row = rows[name]
            claim = claims.get((row.document, row.claim)) if row.claim is not None else None
            found[name] = Finding(
                type=row.type,
                contact=row.contact,
                document=row.document,
                claim=claim_of(claim) if claim else None,
                against=tuple(a.contact for a in against.get(name, ())),
                missing=row.missing,
                between=_days(row.missing_between, row.missing_days),
                field=row.field,
                side=row.side,
                evidence=tuple(
                    Evidence(e.document, (e.starts, e.ends), e.side, e.value) for e in evidence.get(name, ())
                ),
                reason=reason_of(_dated(row.reason, row.due, today)) if row.reason else None,
            )
    return found


def _by_finding(connection: sa.Connection, table: sa.Table, names: Sequence[str]) -> dict[str, list[Any]]:
    query = sa.select(table).where(table.c.finding.in_(names)).order_by(table.c.number)
    found: dict[str, list[Any]] = defaultdict(list)
    for row in connection.execute(query):
        found[row.finding].append(row)
    return found


def _claims(connection: sa.Connection, rows: Iterable[Any]) -> dict[tuple[str, int], Any]:
    """The claims that findings answer, as their readings have them."""
    wanted = {(row.document, row.claim) for row in rows if row.claim is not None}
    found: dict[tuple[str, int], Any] = {}
    for part in chunks(sorted({document for document, _ in wanted})):
        query = sa.select(ReadingRow.document, ReadingRow.reading).where(ReadingRow.document.in_(part))
        for document, reading in connection.execute(query):
            found.update(((document, n), claim) for n, claim in enumerate(reading["claims"]))
    return found


def _dated(reason: Any, due: str | None, today: str | None) -> Any:
    """The reason of a plan's being overdue with the day of asking."""
    return reason if due is None else {**reason, "values": {**reason["values"], "today": today}}
