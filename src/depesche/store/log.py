"""The log of the chronicle: what changed in each run, and through which articles and decisions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import sqlalchemy as sa

from depesche.store.derived import CHANGES, CONTACT_REPORTS, CONTACTS, RUNS
from depesche.store.records import chunks

if TYPE_CHECKING:
    from depesche.chronicle.changing import Change

#: Where a change cannot be traced to single articles, so many of a run's are named at most.
NAMED: Final = 20


@dataclass(frozen=True, slots=True)
class Cause:
    """What made a run: its command, when it was (ISO 8601), the articles that came, changed or went, and decisions."""

    command: str
    at: str
    documents: tuple[str, ...] = ()
    decisions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Logged:
    """A change of the log, with its run and what caused it."""

    run: int
    number: int
    at: str
    command: str
    change: Change
    documents: tuple[str, ...]
    decisions: tuple[str, ...]


def note(connection: sa.Connection, changes: Sequence[Change], cause: Cause) -> None:
    """Write a run with what changed, contact by contact; a run that changed nothing is none."""
    if not changes:
        return
    # In which order blocks are worked out is the database's; what is told of one contact stands together.
    changes = sorted(changes, key=lambda change: change.contacts[:1])
    run = int(connection.scalar(sa.select(sa.func.coalesce(sa.func.max(RUNS.c.run), 0))) or 0) + 1
    connection.execute(sa.insert(RUNS), [{"run": run, "at": cause.at, "command": cause.command}])
    told = _told(connection, {name for change in changes for name in change.contacts}, set(cause.documents))
    for numbered in chunks(enumerate(changes)):
        connection.execute(sa.insert(CHANGES), [_row(run, n, change, cause, told) for n, change in numbered])


def _row(run: int, number: int, change: Change, cause: Cause, told: dict[str, list[str]]) -> dict[str, object]:
    named = sorted({document for name in change.contacts for document in told.get(name, ())})
    return {
        "run": run,
        "number": number,
        "type": change.type,
        "contact": change.contacts[0] if change.contacts else None,
        "others": list(change.contacts[1:]),
        "field": change.field,
        "before": change.before,
        "after": change.after,
        "documents": named or list(cause.documents[:NAMED]),
        "decisions": list(cause.decisions),
    }


def _told(connection: sa.Connection, contacts: set[str], documents: set[str]) -> dict[str, list[str]]:
    """Which of the articles tell of each contact now."""
    found: dict[str, list[str]] = {}
    query = sa.select(CONTACT_REPORTS.c.contact, CONTACT_REPORTS.c.document).distinct()
    for part in chunks(sorted(contacts)) if documents else ():
        for name, document in connection.execute(query.where(CONTACT_REPORTS.c.contact.in_(part))):
            if document in documents:
                found.setdefault(name, []).append(document)
    return found


def logged_json(logged: Logged) -> dict[str, Any]:
    """A change of the log with its run and cause."""
    from depesche.codec.answers import change_json

    return {
        "run": logged.run,
        "at": logged.at,
        "command": logged.command,
        **change_json(logged.change),
        "documents": list(logged.documents),
        "decisions": list(logged.decisions),
    }


def since(connection: sa.Connection, *, day: str | None = None, run: int | None = None) -> Iterable[Logged]:
    """What changed from a day on (ISO 8601), or after a run."""
    query = _query()
    if day is not None:
        query = query.where(RUNS.c.at >= day)
    if run is not None:
        query = query.where(RUNS.c.run > run)
    return map(_logged, connection.execute(query.order_by(CHANGES.c.run, CHANGES.c.number)))


def latest(
    connection: sa.Connection,
    limit: int,
    *,
    moment: str | None = None,
    before: tuple[int, int] | None = None,
    conditions: Sequence[Any] = (),
) -> list[Logged]:
    """The last changes, the latest first; of contacts that fulfil the conditions, where there are any.

    ``moment`` (ISO 8601, UTC) leaves out what is older, ``before`` (run and number) where the changes shown end.
    """
    query = _query()
    if moment is not None:
        query = query.where(RUNS.c.at >= moment)
    if before is not None:
        run, number = before
        query = query.where(sa.or_(CHANGES.c.run < run, sa.and_(CHANGES.c.run == run, CHANGES.c.number < number)))
    if conditions:
        query = query.where(CHANGES.c.contact.in_(sa.select(CONTACTS.c.id).where(*conditions)))
    query = query.order_by(CHANGES.c.run.desc(), CHANGES.c.number.desc()).limit(limit)
    return list(map(_logged, connection.execute(query)))


def lately(connection: sa.Connection, limit: int, conditions: Sequence[Any] = ()) -> dict[str, str]:
    """The contacts that came or changed last, the latest first, each with when that was (ISO 8601, UTC)."""
    run = sa.func.max(CHANGES.c.run).label("run")
    found = (
        sa.select(CHANGES.c.contact, run)
        .where(CHANGES.c.contact.in_(sa.select(CONTACTS.c.id).where(*conditions)))
        .group_by(CHANGES.c.contact)
        .order_by(run.desc(), CHANGES.c.contact)
        .limit(limit)
        .subquery()
    )
    query = sa.select(found.c.contact, RUNS.c.at).join(RUNS, RUNS.c.run == found.c.run)
    rows = connection.execute(query.order_by(found.c.run.desc(), found.c.contact))
    return {row.contact: row.at for row in rows}


def _query() -> sa.Select[Any]:
    return sa.select(CHANGES, RUNS.c.at, RUNS.c.command).join(RUNS, RUNS.c.run == CHANGES.c.run)


def _logged(row: Any) -> Logged:
    from depesche.chronicle.changing import Change

    contacts = (*([row.contact] if row.contact else []), *row.others)
    change = Change(row.type, contacts, row.field, row.before, row.after)
    return Logged(row.run, row.number, row.at, row.command, change, tuple(row.documents), tuple(row.decisions))
