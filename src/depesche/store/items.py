"""What becomes of the versions of an item: replaced, retracted, held until its embargo ends.

All of it happens in the transaction that stores or removes the article, so that an item is never half one version and
half another. A version that is older than what is known changes nothing, in whatever order versions come.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, cast

import sqlalchemy as sa

from depesche.codec import document_json, document_of
from depesche.model import Document
from depesche.store.wires import ITEMS, REVISIONS

if TYPE_CHECKING:
    from depesche.sources.revisions import PubStatus, Revision

Became = Literal["read", "replaced", "held", "released", "retracted"]


@dataclass(frozen=True, slots=True)
class Held:
    """An article that waits for its embargo to end."""

    document: Document
    revision: Revision


def known(connection: sa.Connection, uri: str) -> Revision | None:
    """The newest version of an item that came; ``None`` where none did."""
    row = connection.execute(sa.select(ITEMS).where(ITEMS.c.uri == uri)).one_or_none()
    return _revision(row) if row else None


def note(connection: sa.Connection, revision: Revision, became: Became, at: dt.datetime) -> None:
    """Note that this version is what is known of its item now, and that it came."""
    _put(connection, {**_values(revision), "held": None, "held_text": None})
    _log(connection, revision, became, at)


def hold(connection: sa.Connection, document: Document, revision: Revision, at: dt.datetime) -> None:
    """Keep an article until its embargo ends."""
    _put(connection, {**_values(revision), "held": document_json(document), "held_text": document.text})
    _log(connection, revision, "held", at)


def waiting(connection: sa.Connection) -> Iterator[Held]:
    """All articles that wait for their embargo to end, the first to end first."""
    query = sa.select(ITEMS).where(ITEMS.c.held_text.is_not(None)).order_by(ITEMS.c.embargo, ITEMS.c.uri)
    for row in connection.execute(query):
        yield Held(document_of(row.held, row.held_text), _revision(row))


def is_held(connection: sa.Connection, revision: Revision) -> bool:
    """Whether it is this version that waits."""
    query = sa.select(ITEMS).where(ITEMS.c.uri == revision.uri, ITEMS.c.held_text.is_not(None))
    row = connection.execute(query).one_or_none()
    return row is not None and _revision(row) == revision


def _put(connection: sa.Connection, values: dict[str, Any]) -> None:
    where = ITEMS.c.uri == values["uri"]
    if connection.execute(sa.update(ITEMS).where(where).values(values)).rowcount == 0:
        connection.execute(sa.insert(ITEMS).values(values))


def _log(connection: sa.Connection, revision: Revision, became: Became, at: dt.datetime) -> None:
    count = sa.select(sa.func.count()).select_from(REVISIONS).where(REVISIONS.c.uri == revision.uri)
    values = {name: value for name, value in _values(revision).items() if name != "embargo"}
    number = connection.scalar(count)
    connection.execute(sa.insert(REVISIONS).values(**values, number=number, became=became, at=written_instant(at)))


def _values(revision: Revision) -> dict[str, Any]:
    return {
        "uri": revision.uri,
        "version": revision.version,
        "created": written_instant(revision.created),
        "status": revision.status,
        "embargo": written_instant(revision.embargo),
        "correction": revision.correction,
    }


def _revision(row: Any) -> Revision:
    # What reads articles is heavy, and few commands over a store read any.
    from depesche.sources.revisions import Revision

    return Revision(
        uri=row.uri,
        version=row.version,
        created=read_instant(row.created),
        status=cast("PubStatus", row.status),
        embargo=read_instant(row.embargo),
        correction=row.correction,
    )


def written_instant(instant: dt.datetime | None) -> str | None:
    """An instant in UTC, so that texts are ordered as instants are."""
    return instant.astimezone(dt.UTC).isoformat(timespec="seconds") if instant else None


def read_instant(written: str | None) -> dt.datetime | None:
    """The instant that was so written."""
    return dt.datetime.fromisoformat(written) if written else None
