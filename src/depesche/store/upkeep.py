"""Keeping a store sound: is it whole, a copy of it in one file, room given back."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final, Protocol

import sqlalchemy as sa

from depesche.errors import StoreError
from depesche.knowledge import Knowledge
from depesche.store import derived, said
from depesche.store.engine import explained
from depesche.store.freshness import is_fresh
from depesche.store.records import chunks
from depesche.store.tables import Base, DocumentRow, ReadingRow

#: Tables whose rows follow from others: a copy makes them itself.
_DERIVED: Final = frozenset(
    {
        *said.OF_READINGS,
        *derived.CHRONICLE,
        derived.KEPT,
        derived.STALE,
        derived.CONTACTS_BEFORE,
        derived.DOCUMENT_WORDS,
        derived.CODEBOOK,
    }
)


class _Open(Protocol):
    """What this part needs of the store."""

    name: str
    _engine: sa.Engine


class Upkeep:
    """Checking, copying and tidying a store; the rest is :class:`depesche.store.Store`."""

    def check(self: _Open, knowledge: Knowledge, *, mend: bool = False) -> tuple[str, ...]:
        """What is wrong with a store, each in one line; nothing if it is whole.

        The rows of the chronicle are made again from nothing and compared; with ``mend`` what comes out is kept.
        """
        with explained(self._engine, self.name), self._engine.connect() as connection:
            if connection.dialect.name == "sqlite":
                connection.exec_driver_sql("BEGIN IMMEDIATE")
            found = [*_damage(connection), *_unlike(connection)]
            if not found:
                found += _out_of_step(connection, knowledge)
            if mend:
                connection.commit()
            else:
                connection.rollback()
        return tuple(found)

    def backup(self: _Open, target: Path) -> int:
        """Copy a store into one SQLite file that is not there yet, as it stands at one moment; how many bytes.

        What follows from articles and decisions is made anew by the first command over a copy of a server's store.
        """
        if target.exists():
            raise StoreError("is there already", where=str(target), remedy="name a new file")
        part = target.with_name(f"{target.name}.part")
        try:
            if self._engine.dialect.name == "sqlite":
                _copy_file(self._engine, part)
            else:
                _copy_rows(self._engine, part)
            part.replace(target)
        except (OSError, sqlite3.Error) as error:
            raise StoreError(f"cannot be written ({error})", where=str(target)) from error
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)
        return target.stat().st_size

    def vacuum(self: _Open) -> None:
        """Give back the room of what was removed, and count anew what the database plans its work with."""
        with self._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            if connection.dialect.name == "sqlite":
                for statement in ("INSERT INTO search(search) VALUES ('optimize')", "VACUUM", "ANALYZE"):
                    connection.exec_driver_sql(statement)
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
            else:
                connection.exec_driver_sql("VACUUM ANALYZE")


def _damage(connection: sa.Connection) -> Iterator[str]:
    """What the database itself finds."""
    if connection.dialect.name != "sqlite":
        return
    for (line,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if line != "ok":
            yield f"the file is damaged: {line}"
    for table, row, other, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield f"row {row} of {table} refers to a row of {other} that is not there"
    try:
        connection.exec_driver_sql("INSERT INTO search(search) VALUES ('integrity-check')")
    except sa.exc.DatabaseError:
        yield "the index of words is damaged"


def _unlike(connection: sa.Connection) -> Iterator[str]:
    """Articles whose text is not the one that was stored, or that were never read."""
    names = connection.scalars(sa.select(DocumentRow.id).order_by(DocumentRow.id)).all()
    for part in chunks(names):
        query = sa.select(DocumentRow.id, DocumentRow.sha256, DocumentRow.text, ReadingRow.document)
        query = query.outerjoin(ReadingRow, ReadingRow.document == DocumentRow.id)
        for name, sha256, text, read in connection.execute(query.where(DocumentRow.id.in_(part))):
            if hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() != sha256:
                yield f"the text of {name!r} is not the one that was stored"
            if read is None:
                yield f"{name!r} has no reading"


def _out_of_step(connection: sa.Connection, knowledge: Knowledge) -> Iterator[str]:
    """Where the rows of the chronicle are not what a rebuild makes; afterwards they are."""
    from depesche.store import keeping

    if is_fresh(connection, knowledge):
        before = _contacts(connection)
        keeping.mark(connection, [keeping.ALL])
        keeping.refresh(connection, knowledge, "db check")
        after = _contacts(connection)
        unlike = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
        for name in sorted(unlike):
            yield f"the contact {name} is not as its articles make it (depesche db check --mend makes it anew)"


def _contacts(connection: sa.Connection) -> dict[str, tuple[str, str | None, int]]:
    """The contacts with what tells whether they are as they were."""
    contacts, told = derived.CONTACTS, derived.CONTACT_REPORTS
    query = (
        sa.select(contacts.c.id, contacts.c.digest, contacts.c.part_of, sa.func.count(told.c.contact))
        .outerjoin(told, told.c.contact == contacts.c.id)
        .group_by(contacts.c.id, contacts.c.digest, contacts.c.part_of)
    )
    return {row[0]: (row[1], row[2], row[3]) for row in connection.execute(query)}


def _copy_file(engine: sa.Engine, part: Path) -> None:
    with engine.connect() as connection:
        source = connection.connection.driver_connection
        if not isinstance(source, sqlite3.Connection):
            raise StoreError("is no SQLite file", where=str(part))
        copy = sqlite3.connect(part)
        try:
            source.backup(copy)
        finally:
            copy.close()


def _copy_rows(engine: sa.Engine, part: Path) -> None:
    from depesche.store.engine import engine_for, ready

    copy = engine_for(part, create=True)
    try:
        ready(copy, str(part))
        with engine.connect() as source, copy.begin() as target:
            source.execution_options(isolation_level="REPEATABLE READ")
            for table in Base.metadata.sorted_tables:
                if table in _DERIVED:
                    continue
                rows = source.execution_options(yield_per=500).execute(sa.select(table)).mappings()
                for some in chunks(dict(row) for row in rows):
                    target.execute(sa.insert(table), some)
        with copy.connect() as target:
            target.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        copy.dispose()
