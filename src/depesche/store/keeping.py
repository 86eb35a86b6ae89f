"""Keeps the rows of the chronicle in step with the readings and decisions that they follow from.

The rows are a cache of the chronicle's pure function. Whoever changes a reading or a decision marks in the same
transaction what has become stale; :func:`refresh` works that out again and strikes the marks, all in one transaction.
So rows are either up to date or known not to be, whenever a program is killed. ``kept`` says what they were made with:
rows of another version of software or knowledge are stale as a whole.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import sqlalchemy as sa

from depesche.chronicle import Chronicle
from depesche.chronicle.chronicle import document_conflict
from depesche.chronicle.dates import Narrowed
from depesche.codec.answers import decision_of
from depesche.codec.readings import reading_of
from depesche.knowledge import Knowledge
from depesche.made import MadeWith, made_with
from depesche.model import Contact, Finding, Reading
from depesche.store import derived, reading_rows, rows, said
from depesche.store.tables import DecisionRow, DocumentRow, ReadingRow

#: The mark that all is stale.
ALL: Final = "*"


def mark(connection: sa.Connection, blocks: Iterable[str]) -> None:
    """Mark blocks as stale."""
    known = set(connection.scalars(sa.select(derived.STALE.c.block)))
    if new := sorted(set(blocks) - known):
        connection.execute(sa.insert(derived.STALE), [{"block": block} for block in new])


def is_fresh(connection: sa.Connection, knowledge: Knowledge) -> bool:
    """Whether the rows are up to date and were made with this version and knowledge."""
    stale = connection.scalar(sa.select(sa.exists().select_from(derived.STALE)))
    return not stale and _made(connection) == made_with(knowledge)


def kept(connection: sa.Connection) -> dict[str, str]:
    """What is noted about the rows."""
    return {row.name: row.value for row in connection.execute(sa.select(derived.KEPT))}


def _made(connection: sa.Connection) -> MadeWith | None:
    """What the rows were made with; ``None`` where there are none yet."""
    noted = kept(connection)
    if "software" not in noted:
        return None
    overlays = tuple(json.loads(noted["overlays"]))
    return MadeWith(noted["software"], int(noted["schema"]), noted["knowledge"], overlays)


def say_again(connection: sa.Connection, readings: Iterable[Reading]) -> set[str]:
    """Write anew what readings say, as rows; returns the blocks that this concerns."""
    given = {reading.document.id: reading for reading in readings}
    touched = blocks_of(connection, given)
    for name in given:
        for table in reversed(said.OF_READINGS):
            connection.execute(sa.delete(table).where(table.c.document == name))
    made = reading_rows.reading_rows(given.values())
    rows.write(connection, made)
    new = (row["block"] for table in (said.REPORTS, said.CLAIMS) for row in made.get(table, ()) if row["block"])
    return touched.union(new)


def blocks_of(connection: sa.Connection, documents: Iterable[str]) -> set[str]:
    """The blocks that documents have reports or claims in."""
    found: set[str] = set()
    for name in documents:
        for table in (said.REPORTS, said.CLAIMS):
            query = sa.select(table.c.block).where(table.c.document == name, table.c.block.is_not(None))
            found.update(connection.scalars(query))
    return found


def refresh(connection: sa.Connection, knowledge: Knowledge) -> None:
    """Bring all rows up to date, in the transaction that the connection is in."""
    if _made(connection) is None:
        _say_all(connection)
    readings = _readings(connection)
    made = (decision_of({**d, "undone": u}) for d, u in connection.execute(_DECISIONS))
    whole = Chronicle(readings.values(), knowledge, made)
    for table in reversed(derived.CHRONICLE):
        connection.execute(sa.delete(table))
    today = whole.today.isoformat() if whole.today else None
    _write(connection, whole, readings, today)
    connection.execute(sa.delete(derived.STALE))
    _note(connection, knowledge, today)


_DECISIONS: Final = sa.select(DecisionRow.decision, DecisionRow.undone).order_by(DecisionRow.id)


def _say_all(connection: sa.Connection) -> None:
    """The rows of a store from before there were any."""
    for reading in _readings(connection).values():
        say_again(connection, [reading])
        values = reading_rows.document_values(reading)
        connection.execute(sa.update(DocumentRow).where(DocumentRow.id == reading.document.id).values(values))


def _readings(connection: sa.Connection) -> dict[str, Reading]:
    query = sa.select(ReadingRow.reading, DocumentRow.text).join(
        DocumentRow, DocumentRow.id == ReadingRow.document
    )
    found = (reading_of(data, text) for data, text in connection.execute(query.order_by(DocumentRow.id)))
    return {reading.document.id: reading for reading in found}


def _write(
    connection: sa.Connection, whole: Chronicle, readings: Mapping[str, Reading], today: str | None
) -> None:
    placed = {contact.id: contact for contact in whole.contacts}
    rows.write(connection, {derived.DOCUMENT_DATES: list(_dates(whole))})
    found: dict[sa.Table, list[rows.Row]] = {table: [] for table in derived.OF_CONTACTS}
    for contact_rows in _contacts(whole, placed, readings):
        for table, made in contact_rows.items():
            found[table].extend(made)
    rows.write(connection, found)
    rows.write(connection, rows.finding_rows(_findings(whole), readings, today))


def _contacts(
    whole: Chronicle, placed: Mapping[str, Contact], readings: Mapping[str, Reading]
) -> Iterator[dict[sa.Table, list[rows.Row]]]:
    for pair, block in whole.blocks.items():
        copies = Counter(f.contact for f in block.findings if f.type == "copied")
        for joined in block.joined:
            name = joined.contact.id
            yield rows.contact_rows(joined, placed[name], rows.block_key(pair), readings, copies[name])


def _findings(whole: Chronicle) -> Iterator[tuple[Finding, str | None, str | None]]:
    """All findings with their block and, of a plan, the day after which it is overdue."""
    for pair, block in whole.blocks.items():
        key = rows.block_key(pair)
        yield from ((finding, key, None) for finding in block.findings)
        for joined in block.joined:
            if joined.due and (finding := rows.due_of(joined)):
                yield finding, key, joined.due.day.isoformat()
    for name, date in whole.documents.items():
        if date.conflict:
            yield document_conflict(name, date.conflict), None, None


def _dates(whole: Chronicle) -> Iterator[rows.Row]:
    for name, date in whole.documents.items():
        yield rows.date_row(name, Narrowed(date.published, date.reasons, date.conflict))


def _note(connection: sa.Connection, knowledge: Knowledge, today: str | None) -> None:
    """What the rows were made with, and a number that grows whenever they change."""
    made, before = made_with(knowledge), kept(connection)
    noted = {
        "software": made.software,
        "schema": str(made.schema),
        "knowledge": made.knowledge,
        "overlays": json.dumps(list(made.overlays)),
        "number": str(int(before.get("number", "0")) + 1),
        **({"today": today} if today else {}),
    }
    connection.execute(sa.delete(derived.KEPT))
    connection.execute(sa.insert(derived.KEPT), [{"name": n, "value": v} for n, v in noted.items()])
