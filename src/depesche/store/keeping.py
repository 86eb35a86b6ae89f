"""Keeps the rows of the chronicle in step with the readings and decisions that they follow from.

The rows are a cache of the chronicle's pure function. Whoever changes a reading or a decision marks in the same
transaction what has become stale (:func:`mark`); :func:`refresh` works that out again and strikes the marks, all in one
transaction. So rows are either up to date or known not to be, whenever a program is killed. ``kept`` says what they
were made with: rows of another version of software or knowledge are stale as a whole.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import combinations
from typing import Final

import sqlalchemy as sa

from depesche.chronicle.block import GATHERINGS
from depesche.chronicle.decisions import Decision
from depesche.chronicle.reported import Pair
from depesche.codec.answers import decision_of
from depesche.codec.chronicle import contact_json
from depesche.codec.readings import reading_of
from depesche.codec.values import Json, span_of
from depesche.knowledge import Knowledge
from depesche.made import MadeWith, made_with
from depesche.model import Reading
from depesche.store import derived, knowing, log, reading_rows, rebuilding, rows, said, search
from depesche.store.freshness import kept, made
from depesche.store.library import PLACE, StoredLibrary, block_of_key
from depesche.store.portions import By
from depesche.store.records import chunks, contacts_of
from depesche.store.tables import DecisionRow, DocumentRow, ReadingRow

#: The mark that all is stale.
ALL: Final = "*"
#: A mark that begins so is the id of an article that is in no block.
ARTICLE: Final = "#"
#: Marks that begin so are the causes of what changes: articles that came, changed or went, and decisions that were
#: taken or taken back.
CHANGED: Final = "@"
DECIDED: Final = "!"
#: Where more than this share of the blocks is stale, all are worked out.
MOST: Final = 0.5
FEW: Final = 100


# -- what is stale ---------------------------------------------------------------------------------
def mark(connection: sa.Connection, blocks: Iterable[str]) -> None:
    """Mark blocks as stale."""
    wanted = sorted(set(blocks))
    known = {
        block
        for part in chunks(wanted)
        for block in connection.scalars(sa.select(derived.STALE.c.block).where(derived.STALE.c.block.in_(part)))
    }
    if new := [block for block in wanted if block not in known]:
        connection.execute(sa.insert(derived.STALE), [{"block": block} for block in new])


def mark_decision(connection: sa.Connection, decision: Json) -> None:
    """Mark the blocks that a decision concerns, taken or taken back."""
    anchors = [(anchor["sha256"], span_of(anchor["span"])) for anchor in decision.get("anchors", ())]
    blocks = map(rows.block_key, StoredLibrary(connection).blocks_of(anchors))
    mark(connection, [*blocks, f"{DECIDED}{decision['id']}"])


def say_again(connection: sa.Connection, readings: Iterable[Reading]) -> None:
    """Write anew what readings say, as rows, and mark what this makes stale."""
    given = {reading.document.id: reading for reading in readings}
    if not given:
        return
    touched = concerned(connection, given)
    _loosen(connection, given)
    for part in chunks(given):
        for table in (derived.DOCUMENT_DATES, derived.DOCUMENT_WORDS, *reversed(said.OF_READINGS)):
            connection.execute(sa.delete(table).where(table.c.document.in_(part)))
    rows.write(connection, reading_rows.reading_rows(given.values()))
    connection.execute(sa.insert(derived.DOCUMENT_WORDS), [search.words_row(r) for r in given.values()])
    mark(connection, touched | concerned(connection, given) | {CHANGED + name for name in given})


def take_out(connection: sa.Connection, documents: Iterable[str]) -> list[str]:
    """Remove articles with all that was read in them, and mark what this makes stale; those that were there."""
    found: list[str] = []
    for part in chunks(sorted(set(documents))):
        there = connection.scalars(sa.select(DocumentRow.id).where(DocumentRow.id.in_(part))).all()
        mark(connection, concerned(connection, there) | {CHANGED + name for name in there})
        _loosen(connection, there)
        connection.execute(sa.delete(DocumentRow).where(DocumentRow.id.in_(there)))
        found.extend(there)
    return found


def _loosen(connection: sa.Connection, documents: Iterable[str]) -> None:
    """Rows that go with these articles leave contacts and findings incomplete, which must be written anew even where
    they come out as they were; what they were is kept for the log.
    """
    for part in chunks(documents):
        told = sa.select(derived.CONTACT_REPORTS.c.contact).where(derived.CONTACT_REPORTS.c.document.in_(part))
        noted = sa.select(derived.CONTACTS_BEFORE.c.contact)
        whole = sa.and_(derived.CONTACTS.c.id.in_(told), derived.CONTACTS.c.id.not_in(noted))
        names = connection.scalars(sa.select(derived.CONTACTS.c.id).where(whole)).all()
        before = contacts_of(connection, names).values()
        if before:
            images = [{"contact": contact.id, "told": contact_json(contact)} for contact in before]
            connection.execute(sa.insert(derived.CONTACTS_BEFORE), images)
        contacts = sa.update(derived.CONTACTS).where(derived.CONTACTS.c.id.in_(told))
        connection.execute(contacts.values(digest=""))
        shown = sa.select(derived.FINDING_EVIDENCE.c.finding).where(derived.FINDING_EVIDENCE.c.document.in_(part))
        connection.execute(sa.delete(derived.FINDINGS).where(derived.FINDINGS.c.id.in_(shown)))


def blocks_of(connection: sa.Connection, documents: Iterable[str]) -> set[str]:
    """The blocks of the reports and claims of articles."""
    return {mark for mark in concerned(connection, documents) if not mark.startswith(ARTICLE)}


def concerned(connection: sa.Connection, documents: Iterable[str]) -> set[str]:
    """The marks for what articles concern: the blocks of their reports and claims, and of the pairs in their visits by
    several; those that are in none themselves.
    """
    found: set[str] = set()
    alone = set(documents)
    for part in chunks(sorted(alone)):
        for table, place in ((said.REPORTS, PLACE), (said.CLAIMS, said.CLAIMS.c.block)):
            query = sa.select(table.c.document, place).where(table.c.document.in_(part), place.is_not(None))
            for name, block in connection.execute(query):
                found.add(block)
                if table is said.REPORTS:
                    alone.discard(name)
        found |= _visited(connection, part)
    return found | {ARTICLE + name for name in alone}


def _visited(connection: sa.Connection, documents: list[str]) -> set[str]:
    reports, people = said.REPORTS, said.PARTICIPANTS
    query = (
        sa.select(reports.c.document, reports.c.report, people.c.person)
        .join(people, (people.c.document == reports.c.document) & (people.c.report == reports.c.report))
        .where(reports.c.document.in_(documents), reports.c.kind == "visit", people.c.person.is_not(None))
        .where(reports.c.shape.is_not(None))
    )
    those: dict[tuple[str, str], set[str]] = {}
    for document, report, person in connection.execute(query):
        those.setdefault((document, report), set()).add(person)
    return {rows.block_key(pair) for people in those.values() for pair in combinations(sorted(people), 2)}


# -- bringing it up to date --------------------------------------------------------------------------
def refresh(
    connection: sa.Connection, knowledge: Knowledge, command: str = "refresh", at: str = "", by: By | None = None
) -> None:
    """Bring all rows up to date, in the transaction that the connection is in, and note what changed.

    ``command`` and ``at`` (ISO 8601) go into the log; ``by`` are workers for where all is to be made.
    """
    before = made(connection)
    if before is None:
        _say_unsaid(connection)
    now = made_with(knowledge)
    known = before is not None and (before == now or _learned(connection, before, now, knowledge))
    marks = set(connection.scalars(sa.select(derived.STALE.c.block)))
    blocks = {block_of_key(m) for m in marks if not m.startswith((ALL, ARTICLE, CHANGED, DECIDED))}
    work = rebuilding.Rebuilding(connection, knowledge, decisions(connection), by)
    if not known or ALL in marks or _most(connection, blocks):
        work.everything(anew=ALL in marks or before is None)
    else:
        work.again(blocks, _marked(marks, ARTICLE))
    for table in (derived.STALE, derived.CONTACTS_BEFORE):
        connection.execute(sa.delete(table))
    log.note(connection, work.changes, log.Cause(command, at, _marked(marks, CHANGED), _marked(marks, DECIDED)))
    _note(connection, knowledge, work.today)


def _learned(connection: sa.Connection, before: MadeWith, now: MadeWith, knowledge: Knowledge) -> bool:
    """Mark what other knowledge makes stale; whether that is only a part."""
    if (before.software, before.schema) != (now.software, now.schema):
        return False
    articles = knowing.otherwise(connection, knowledge, kept(connection))
    for part in chunks(articles or ()):
        dates = derived.DOCUMENT_DATES
        connection.execute(sa.delete(dates).where(dates.c.document.in_(part)))
        mark(connection, concerned(connection, part))
    return articles is not None


def _marked(marks: Iterable[str], sign: str) -> tuple[str, ...]:
    """What is marked with a sign."""
    return tuple(sorted(mark[len(sign) :] for mark in marks if mark.startswith(sign)))


def decisions(connection: sa.Connection) -> tuple[Decision, ...]:
    """All decisions, those taken back included."""
    query = sa.select(DecisionRow.decision, DecisionRow.undone).order_by(DecisionRow.id)
    return tuple(decision_of({**d, "undone": undone}) for d, undone in connection.execute(query))


def _most(connection: sa.Connection, blocks: set[Pair]) -> bool:
    """Whether so much is stale that to work out all is quicker."""
    if len(blocks) < FEW:
        return False
    query = sa.select(sa.func.count(sa.distinct(said.REPORTS.c.block)))
    return len(blocks) > MOST * int(connection.scalar(query) or 0)


def _say_unsaid(connection: sa.Connection) -> None:
    """The rows of what articles say, of a store from before there were any."""
    there = sa.select(derived.DOCUMENT_WORDS.c.document)
    # A gathering of a version that kept them all in one block bears no month.
    bare = sa.select(said.REPORTS.c.document).where(said.REPORTS.c.block == rows.block_key(GATHERINGS))
    query = sa.select(DocumentRow.id).where(sa.or_(DocumentRow.id.not_in(there), DocumentRow.id.in_(bare)))
    for part in chunks(connection.scalars(query).all()):
        texts = sa.select(ReadingRow.reading, DocumentRow.text).join(
            DocumentRow, DocumentRow.id == ReadingRow.document
        )
        readings = [reading_of(*row) for row in connection.execute(texts.where(DocumentRow.id.in_(part)))]
        say_again(connection, readings)
        for reading in readings:
            values = reading_rows.document_values(reading)
            connection.execute(sa.update(DocumentRow).where(DocumentRow.id == reading.document.id).values(values))


def _note(connection: sa.Connection, knowledge: Knowledge, today: str | None) -> None:
    """What the rows were made with, and a number that grows whenever they change."""
    now, before = made_with(knowledge), kept(connection)
    noted = {
        "software": now.software,
        "schema": str(now.schema),
        "knowledge": now.knowledge,
        "overlays": json.dumps(list(now.overlays)),
        "number": str(int(before.get("number", "0")) + 1),
        **({"today": today} if today else {}),
    }
    names = [*noted, "today"]
    connection.execute(sa.delete(derived.KEPT).where(derived.KEPT.c.name.in_(names)))
    connection.execute(sa.insert(derived.KEPT), [{"name": n, "value": v} for n, v in noted.items()])
    knowing.note(connection, knowledge, before)
