"""Articles put into a store with what was read in them, a batch in one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, Literal, TypeVar

import sqlalchemy as sa
from sqlalchemy.orm import Session

from depesche import version
from depesche.codec import document_json, reading_json
from depesche.errors import ConflictError
from depesche.model import SCHEMA, Document, Reading
from depesche.store import items
from depesche.store.records import chunks
from depesche.store.revising import Came
from depesche.store.tables import DocumentRow, ReadingRow

Each = TypeVar("Each")
Added = Literal["added", "changed", "same"]
#: Readings of another version are read anew when their article is added again.
VERSION: Final = f"{version.VERSION}/{SCHEMA}"


def together(batches: Iterable[Sequence[Each]], most: int) -> Iterator[list[Each]]:
    """The batches, small ones together until they have so many or more: what is stored at once is waited for only once
    until it is on disk. What came before somebody stops the run is not lost.
    """
    waiting: list[Each] = []
    try:
        for batch in batches:
            waiting += batch
            if len(waiting) >= most:
                yield waiting
                waiting = []
    except KeyboardInterrupt:
        if waiting:
            yield waiting
        raise
    if waiting:
        yield waiting


def state_of(session: Session, document: Document, *, replacing: bool = False) -> Literal["same", "other", "none"]:
    """What is stored of a document. Raises :class:`ConflictError` where another text has its id and must keep it."""
    query = (
        sa.select(DocumentRow.sha256, DocumentRow.source, ReadingRow.version)
        .outerjoin(ReadingRow, DocumentRow.id == ReadingRow.document)
        .where(DocumentRow.id == document.id)
    )
    row = session.execute(query).one_or_none()
    if row is None:
        return "none"
    if row.sha256 != document.sha256 and replacing:
        return "other"
    if row.sha256 != document.sha256:
        raise ConflictError(
            f"another text is stored as {document.id!r}", where=document.id, remedy="give the article its own id"
        )
    return "same" if row.source == document_json(document) and row.version == VERSION else "other"


def all_added(
    session: Session, batch: Sequence[tuple[Reading, Document]], came: Sequence[Came | None]
) -> list[Added | ConflictError]:
    """Store all of them, with what they say as rows, and mark what this makes stale."""
    if any(came) or len({document.id for _, document in batch}) < len(batch):
        became = [_revised(session, *item, version) for item, version in zip(batch, came, strict=True)]
    else:
        became = _at_once(session, batch)
    new = [r for (r, _), what in zip(batch, became, strict=True) if what in ("added", "changed")]
    from depesche.store import keeping

    keeping.say_again(session.connection(), new)
    return became


def _at_once(session: Session, batch: Sequence[tuple[Reading, Document]]) -> list[Added | ConflictError]:
    """Store articles that are different ones: what is there is asked for all of them together, and what is not there
    is written together.
    """
    from depesche.store.reading_rows import document_values

    there = {
        name
        for part in chunks([document.id for _, document in batch])
        for name in session.scalars(sa.select(DocumentRow.id).where(DocumentRow.id.in_(part)))
    }
    new = [(reading, document) for reading, document in batch if document.id not in there]
    if new:
        session.execute(
            sa.insert(DocumentRow),
            [_document_row(document, reading) | document_values(reading) for reading, document in new],
        )
        session.execute(
            sa.insert(ReadingRow),
            [{"document": d.id, "version": VERSION, "reading": reading_json(reading)} for reading, d in new],
        )
    return [_added(session, *item) if item[1].id in there else "added" for item in batch]


def _document_row(document: Document, reading: Reading) -> dict[str, Any]:
    return {
        "id": document.id,
        "sha256": document.sha256,
        "source": document_json(document),
        "text": reading.document.text,
    }


def _revised(session: Session, reading: Reading, document: Document, came: Came | None) -> Added | ConflictError:
    """Store one of them, as the version of an item that it is."""
    if came is None:
        return _added(session, reading, document)
    connection = session.connection()
    before = items.known(connection, came.revision.uri)
    if before is not None and not came.revision.replaces(before):
        return "same"
    released = items.is_held(connection, came.revision)
    became = _added(session, reading, document, replacing=True)
    if before != came.revision or released:
        what: items.Became = "released" if released else "replaced" if became == "changed" else "read"
        items.note(connection, came.revision, what, came.at)
    return became


def _added(
    session: Session, reading: Reading, document: Document, *, replacing: bool = False
) -> Added | ConflictError:
    try:
        state = state_of(session, document, replacing=replacing)
    except ConflictError as error:
        return error
    if state == "same":
        return "same"

    from depesche.store.reading_rows import document_values

    # A new row is inserted and not merged: where somebody else has stored it meanwhile, that must not go unseen.
    put = session.add if state == "none" else session.merge
    put(DocumentRow(**_document_row(document, reading), **document_values(reading)))
    session.flush()
    put(ReadingRow(document=document.id, version=VERSION, reading=reading_json(reading)))
    session.flush()
    return "added" if state == "none" else "changed"
