"""The store: documents, their readings and the decisions of people, in SQLite or PostgreSQL.

Invariants:

* One article is one transaction: what :meth:`Store.add` has returned for is on disk, whatever happens next.
* Adding the same article twice changes nothing; adding it with other metadata replaces its reading.
* Decisions are only ever added or marked as undone.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Final, Literal, Self

import sqlalchemy as sa
from sqlalchemy.orm import Session

from depesche import __version__
from depesche.codec import Json, document_json, document_of, reading_json, reading_of
from depesche.errors import DecisionError, StoreError, UsageError
from depesche.model import SCHEMA, Document, Reading
from depesche.store.engine import engine_for, migrate, ready
from depesche.store.tables import DecisionRow, DocumentRow, ReadingRow

__all__ = ["Added", "Store", "migrate_store"]

Added = Literal["added", "changed", "same"]
#: Readings of another version are read anew when their article is added again.
VERSION: Final = f"{__version__}/{SCHEMA}"
#: What can be done about what databases say.
_REMEDIES: Final = {
    "is locked": "another program is writing to it: try again when that is done",
    "readonly database": "it or its folder cannot be written: copy it, or change the permissions",
    "unable to open": "it or its folder cannot be written: copy it, or change the permissions",
    "disk is full": "make room on the disk: what was stored is safe",
    "malformed": "the file is damaged: take a copy of it from before",
}


class Store:
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

        Raises :class:`StoreError` where another text is stored under its id.
        """
        with self._explained(), Session(self._engine) as session:
            row = session.get(DocumentRow, document.id)
            if row is None:
                return False
            if row.sha256 != document.sha256:
                raise StoreError(
                    f"another text is stored as {document.id!r}",
                    where=document.id,
                    remedy="give the article its own id",
                )
            reading = session.get(ReadingRow, document.id)
            return row.source == document_json(document) and reading is not None and reading.version == VERSION

    def add(self, reading: Reading, source: Document | None = None) -> Added:
        """Store a reading with its document's text, in one transaction.

        ``source`` is the document as it came, before the reading filled in title, agency and date; it is what
        :meth:`has` compares.
        """
        document = source or reading.document
        if self.has(document):
            return "same"
        with self._explained(), Session(self._engine) as session, session.begin():
            known = session.get(DocumentRow, document.id) is not None
            session.merge(
                DocumentRow(
                    id=document.id,
                    sha256=document.sha256,
                    source=document_json(document),
                    text=reading.document.text,
                )
            )
            session.flush()
            session.merge(ReadingRow(document=document.id, version=VERSION, reading=reading_json(reading)))
        return "changed" if known else "added"

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

    def outdated(self) -> tuple[Document, ...]:
        """The documents that another version has read, as they came."""
        query = (
            sa.select(DocumentRow.source, DocumentRow.text)
            .join(ReadingRow, DocumentRow.id == ReadingRow.document)
            .where(ReadingRow.version != VERSION)
            .order_by(DocumentRow.id)
        )
        with self._explained(), Session(self._engine) as session:
            return tuple(document_of(data, text) for data, text in session.execute(query))

    # -- decisions, as depesche.codec.answers.decision_json writes them ---------------------------------
    def decisions(self) -> tuple[Json, ...]:
        """All decisions, those taken back included, by id."""
        with self._explained(), Session(self._engine) as session:
            rows = session.scalars(sa.select(DecisionRow).order_by(DecisionRow.id))
            return tuple({**row.decision, "undone": row.undone} for row in rows)

    def decide(self, decision: Json) -> None:
        """Add a decision. Raises :class:`DecisionError` where its id is taken."""
        name = str(decision["id"])
        with self._explained(), Session(self._engine) as session, session.begin():
            if session.get(DecisionRow, name) is not None:
                raise DecisionError(f"there is a decision {name!r} already", where=self.name)
            session.add(DecisionRow(id=name, undone=bool(decision.get("undone")), decision=decision))

    def undo(self, name: str) -> None:
        """Take a decision back. Raises :class:`DecisionError` where there is none of that id."""
        with self._explained(), Session(self._engine) as session, session.begin():
            row = session.get(DecisionRow, name)
            if row is None:
                raise DecisionError(f"there is no decision {name!r}", where=self.name)
            row.undone = True

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """Database errors as one line."""
        try:
            yield
        except sa.exc.SQLAlchemyError as error:
            cause = str(getattr(error, "orig", None) or error).strip().splitlines()[0]
            name = self.name if "://" not in self.name else self._engine.url.render_as_string(hide_password=True)
            remedy = next((told for said, told in _REMEDIES.items() if said in cause), None)
            raise StoreError(f"the database says: {cause}", where=name, remedy=remedy) from error


def migrate_store(name: str | Path) -> tuple[str | None, str]:
    """Bring a store of an older version to this one; its version before and after."""
    engine = engine_for(name, create=False)
    try:
        return migrate(engine)
    finally:
        engine.dispose()
