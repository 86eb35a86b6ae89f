"""The part of the store that follows the versions of agencies' items; the rest is :class:`depesche.store.Store`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import sqlalchemy as sa
from sqlalchemy.orm import Session

from depesche.codec import reading_of
from depesche.model import Document, Reading
from depesche.store import items, said
from depesche.store.records import chunks
from depesche.store.tables import DocumentRow, ReadingRow

if TYPE_CHECKING:
    from depesche.sources.revisions import Revision


@dataclass(frozen=True, slots=True)
class Came:
    """Which version of an agency's item an article is, and when it came here."""

    revision: Revision
    at: dt.datetime


class _Open(Protocol):
    """What this part needs of the store."""

    _engine: sa.Engine

    def _writing(self) -> AbstractContextManager[Session]: ...
    def _explained(self) -> AbstractContextManager[None]: ...


class Revising:
    """Versions of items: what is known of each, what is held, what was taken back."""

    def known(self: _Open, uri: str) -> Revision | None:
        """The newest version of an item that came; ``None`` where none did."""
        with self._explained(), Session(self._engine) as session:
            return items.known(session.connection(), uri)

    def retract(self: _Open, revision: Revision, at: dt.datetime) -> bool:
        """Take out what was read of an item and note that it is not to be used; whether there was anything.

        An older version changes nothing.
        """
        with self._explained(), self._writing() as session:
            connection = session.connection()
            before = items.known(connection, revision.uri)
            if before is not None and not revision.replaces(before):
                return False
            if before != revision:
                items.note(connection, revision, "retracted", at)
            return take_out(connection, revision.uri)

    def hold(self: _Open, document: Document, revision: Revision, at: dt.datetime) -> bool:
        """Keep an article until its embargo ends, and take out what was read of it before; whether that is new."""
        with self._explained(), self._writing() as session:
            connection = session.connection()
            before = items.known(connection, revision.uri)
            if before is not None and not revision.replaces(before):
                return False
            if before == revision and items.is_held(connection, revision):
                return False
            items.hold(connection, document, revision, at)
            take_out(connection, revision.uri)
            return True

    def waiting(self: _Open) -> tuple[items.Held, ...]:
        """All articles that wait for their embargo to end, the first to end first."""
        with self._explained(), Session(self._engine) as session:
            return tuple(items.waiting(session.connection()))

    def neighbours(self: _Open, names: Iterable[str]) -> frozenset[str]:
        """The ids of these articles, where they are stored, and of all that tell of contacts of the same people."""
        from depesche.store import keeping

        with self._explained(), Session(self._engine) as session:
            connection = session.connection()
            wanted = set(names)
            blocks = sorted(keeping.blocks_of(connection, wanted))
            for part in chunks(blocks):
                query = sa.select(said.REPORTS.c.document).where(said.REPORTS.c.block.in_(part))
                wanted.update(connection.scalars(query))
            return frozenset(wanted)

    def readings_of(self: _Open, names: Iterable[str]) -> tuple[Reading, ...]:
        """The readings of these articles, those that are stored, by id."""
        query = sa.select(ReadingRow.reading, DocumentRow.text).join(
            DocumentRow, DocumentRow.id == ReadingRow.document
        )
        found: list[Reading] = []
        with self._explained(), Session(self._engine) as session:
            for part in chunks(sorted(names)):
                rows = session.execute(query.where(DocumentRow.id.in_(part)).order_by(DocumentRow.id))
                found += [reading_of(data, text) for data, text in rows]
        return tuple(found)


def take_out(connection: sa.Connection, name: str) -> bool:
    """Remove an article with all that was read in it; whether there was one."""
    from depesche.store import keeping

    return bool(keeping.take_out(connection, [name]))
