"""The store: documents, their readings and the decisions of people, in SQLite or PostgreSQL.

Invariants:

* What :meth:`Store.add` and :meth:`Store.add_all` have returned for is on disk, whatever happens next; an article is
  stored whole or not at all.
* Adding the same article twice changes nothing; adding it with other metadata replaces its reading.
* An article that could not be read is a row of its own kind until it could.
* Decisions are only ever added or marked as undone.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self

import sqlalchemy as sa
from sqlalchemy.orm import Session

from depesche.codec import document_of, reading_of
from depesche.errors import ConflictError, StoreError, UsageError
from depesche.garbage import uncollected
from depesche.knowledge import Knowledge, load
from depesche.model import Document, Reading
from depesche.rejects import Reject
from depesche.store.adding import VERSION, Added, all_added, state_of
from depesche.store.asking import Stored
from depesche.store.deciding import Deciding
from depesche.store.engine import engine_for, explained, migrate, ready
from depesche.store.freshness import is_fresh
from depesche.store.records import chunks
from depesche.store.rejected import Rejected, key_of, reject_row, rejected
from depesche.store.revising import Came, Revising
from depesche.store.tables import DocumentRow, ReadingRow, RejectRow
from depesche.store.upkeep import Upkeep
from depesche.store.watching import Watching

if TYPE_CHECKING:
    from depesche.store.portions import By

__all__ = ["Added", "Came", "Rejected", "Store", "key_of", "migrate_store"]

#: Read by another version, as an index can answer it.
_ELSE: Final = sa.or_(ReadingRow.version < VERSION, ReadingRow.version > VERSION)


class Store(Deciding, Revising, Watching, Upkeep):
    """A store that is open; use it as a context manager.

    ``name`` is a file name (SQLite) or a URL (``postgresql://…``). A missing file is created where ``create`` is
    true, else a :class:`~depesche.errors.StoreError`.
    """

    def __init__(self, name: str | Path, *, create: bool = True) -> None:
        self.name = str(name)
        self._engine = engine_for(name, create=create)
        with self._explained():
            ready(self._engine, self.name)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give the connections back."""
        self._engine.dispose()

    # -- documents and readings -------------------------------------------------------------------
    def has(self, document: Document) -> bool:
        """Whether this document was stored with the same text and metadata, read by this version.

        Raises :class:`ConflictError` where another text is stored under its id.
        """
        with self._explained(), Session(self._engine) as session:
            return state_of(session, document) == "same"

    def add(self, reading: Reading, source: Document | None = None) -> Added:
        """Store a reading with its document's text, in one transaction; see :meth:`add_all`."""
        (outcome,) = self.add_all([(reading, source or reading.document)])
        if isinstance(outcome, ConflictError):
            raise outcome
        return outcome

    def add_all(
        self, batch: Sequence[tuple[Reading, Document]], came: Sequence[Came | None] = ()
    ) -> list[Added | ConflictError]:
        """Store readings with their documents' texts, all in one transaction, and say what became of each.

        With each goes the document as it came, before the reading filled in title, agency and date; it is what
        :meth:`has` compares. ``came`` says of each which version of an agency's item it is: a newer one replaces
        the text that is stored, an older one changes nothing and is the ``same``.
        """
        all_came = came or [None] * len(batch)
        try:
            with self._writing() as session:
                return all_added(session, batch, all_came)
        except sa.exc.IntegrityError:
            # Somebody else has stored one of them meanwhile: now it is there.
            with self._explained(), self._writing() as session:
                return all_added(session, batch, all_came)
        except sa.exc.SQLAlchemyError:
            with self._explained():
                raise

    def readings(self) -> tuple[Reading, ...]:
        """All readings with their texts, by document id."""
        query = (
            sa.select(ReadingRow.reading, DocumentRow.text)
            .join(DocumentRow, DocumentRow.id == ReadingRow.document)
            .order_by(DocumentRow.id)
        )
        with self._explained(), Session(self._engine) as session:
            try:
                return tuple(reading_of(data, text) for data, text in session.execute(query))
            except (KeyError, TypeError, UsageError) as error:
                remedy = f"depesche migrate --db {self.name} reads the articles anew"
                raise StoreError("a reading is of another version", where=self.name, remedy=remedy) from error

    def remove(self, documents: Iterable[str]) -> list[str]:
        """Take articles out, with what was read in them and what only they tell; those that were there.

        Decisions that hold on to their words are kept: they have no effect until the articles come back.
        """
        from depesche.store import keeping

        with self._explained(), self._writing() as session:
            return keeping.take_out(session.connection(), documents)

    def there(self, documents: Iterable[str]) -> frozenset[str]:
        """Those of the articles that are stored."""
        with self._explained(), Session(self._engine) as session:
            return frozenset(
                name
                for part in chunks(sorted(set(documents)))
                for name in session.scalars(sa.select(DocumentRow.id).where(DocumentRow.id.in_(part)))
            )

    def outdated(self) -> tuple[Document, ...]:
        """The documents that another version has read, as they came."""
        query = (
            sa.select(DocumentRow.source, DocumentRow.text)
            .join(ReadingRow, DocumentRow.id == ReadingRow.document)
            .where(_ELSE)
            .order_by(DocumentRow.id)
        )
        with self._explained(), Session(self._engine) as session:
            return tuple(document_of(data, text) for data, text in session.execute(query))

    def texts(self, hashes: Iterable[str]) -> dict[str, Document]:
        """The documents of some texts, by the texts' SHA-256."""
        query = sa.select(DocumentRow.source, DocumentRow.text).order_by(DocumentRow.id)
        found: dict[str, Document] = {}
        with self._explained(), Session(self._engine) as session:
            for part in chunks(sorted(set(hashes))):
                rows = session.execute(query.where(DocumentRow.sha256.in_(part)))
                found.update((d.sha256, d) for d in (document_of(data, text) for data, text in rows))
        return found

    def outdated_count(self) -> int:
        """How many documents another version has read."""
        query = sa.select(sa.func.count()).select_from(ReadingRow).where(_ELSE)
        with self._explained(), Session(self._engine) as session:
            return int(session.scalar(query) or 0)

    # -- what could not be read ---------------------------------------------------------------------
    def reject(self, rejects: Iterable[Reject]) -> None:
        """Note articles that could not be read; one that was noted before is noted anew."""
        with self._explained(), self._writing() as session:
            for reject in rejects:
                session.merge(reject_row(reject, VERSION))

    def rejects(self) -> tuple[Rejected, ...]:
        """All articles that could not be read, by file and line."""
        query = sa.select(RejectRow).order_by(RejectRow.file, RejectRow.line, RejectRow.key)
        with self._explained(), Session(self._engine) as session:
            return tuple(rejected(row) for row in session.scalars(query))

    def forget(self, keys: Iterable[str]) -> None:
        """Strike rejects that were read after all."""
        with self._explained(), self._writing() as session:
            for key in keys:
                session.execute(sa.delete(RejectRow).where(RejectRow.key == key))

    # -- the chronicle in rows ----------------------------------------------------------------------
    def is_fresh(self, knowledge: Knowledge | None = None) -> bool:
        """Whether the rows of the chronicle are up to date and of this version and knowledge."""
        with self._explained(), Session(self._engine) as session:
            return is_fresh(session.connection(), knowledge or load())

    def refresh(
        self,
        knowledge: Knowledge | None = None,
        command: str = "refresh",
        at: str | None = None,
        by: By | None = None,
    ) -> bool:
        """Bring the rows of the chronicle up to date, in one transaction; whether there was anything to do.

        What changes is noted in the log as done by ``command``, ``at`` a time (ISO 8601; now if not given). Where all
        is to be made, it is made ``by`` workers, if they are given.
        """
        known = knowledge or load()
        if self.is_fresh(known):
            return False
        from depesche.store import keeping

        with self._explained(), self._writing() as session, uncollected():
            when = at or dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
            keeping.refresh(session.connection(), known, command, when, by)
        return True

    def rebuild(self, knowledge: Knowledge | None = None, by: By | None = None) -> None:
        """Make the rows of the chronicle from nothing, ``by`` workers if they are given, in one transaction: whatever
        ends the program meanwhile leaves what was there.
        """
        from depesche.store import keeping

        when = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
        with self._explained(), self._writing() as session, uncollected():
            keeping.mark(session.connection(), [keeping.ALL])
            keeping.refresh(session.connection(), knowledge or load(), "db rebuild", when, by)

    @contextmanager
    def asking(self) -> Iterator[Stored]:
        """The stored chronicle, to be asked, in one state of the store."""
        with self._explained(), self._engine.connect() as connection:
            if self._engine.dialect.name == "postgresql":
                connection.execution_options(isolation_level="REPEATABLE READ")
            with connection.begin():
                if self._engine.dialect.name == "sqlite":
                    connection.exec_driver_sql("BEGIN")
                yield Stored(connection)

    @contextmanager
    def _writing(self) -> Iterator[Session]:
        """A transaction that nobody else's comes between: SQLite takes its lock at once rather than halfway."""
        with Session(self._engine) as session, session.begin():
            if self._engine.dialect.name == "sqlite":
                session.execute(sa.text("BEGIN IMMEDIATE"))
            yield session

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """Database errors as one line."""
        with explained(self._engine, self.name):
            yield


def migrate_store(name: str | Path) -> tuple[str | None, str]:
    """Bring a store of an older version to this one; its version before and after."""
    engine = engine_for(name, create=False)
    try:
        with explained(engine, str(name)):
            return migrate(engine, str(name))
    finally:
        engine.dispose()
