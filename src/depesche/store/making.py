"""Makes the rows of the chronicle: of all blocks, or of those that are stale and of what changes through them.

Blocks are made in portions, so that a chronicle of any size needs no more room than its largest block and the
documents without a date. What a contact is part of hangs on other blocks and is found in the rows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import sqlalchemy as sa

from depesche.chronicle.block import GATHERINGS
from depesche.chronicle.chronicle import DocumentDate
from depesche.chronicle.decisions import Decision
from depesche.chronicle.library import Remembered
from depesche.chronicle.order import document_conflict
from depesche.chronicle.part import Part
from depesche.chronicle.parts import few_days, parts
from depesche.chronicle.reported import Pair
from depesche.codec.readings import reading_of
from depesche.knowledge import Knowledge
from depesche.model import Contact, Finding
from depesche.model.kinds import KINDS, facts
from depesche.store import derived, rows, said
from depesche.store.library import StoredLibrary, block_of_key, rounds_json
from depesche.store.records import chunks, contacts_of
from depesche.store.tables import DocumentRow, ReadingRow

#: So many reports are made into contacts at a time, or one block that has more.
PORTION: Final = 5_000
#: A day is written so.
_DAY: Final = "____-__-__"
_INSIDE: Final = tuple(kind for kind in KINDS if facts(kind).inside)


class Making:
    """One working out of rows, in the transaction that the connection is in; ``today`` is known afterwards."""

    def __init__(self, connection: sa.Connection, knowledge: Knowledge, decisions: Sequence[Decision]) -> None:
        self._connection = connection
        self._knowledge = knowledge
        self._decisions = decisions
        self._library = StoredLibrary(connection)
        self._groups = self._library.groups(decisions)
        self.today: str | None = None

    # -- all of it --------------------------------------------------------------------------------
    def everything(self) -> None:
        """All blocks from nothing."""
        for table in reversed(derived.CHRONICLE):
            self._connection.execute(sa.delete(table))
        self._date_all()
        self._settle_today()
        for portion in self._portions():
            self._make(Part(self._library, portion, self._knowledge, self._decisions, self._groups, settled=True))
        self._place_all()

    def _date_all(self) -> None:
        """When each article may have appeared. What bears its day has that; only the others are worked out."""
        query = sa.select(DocumentRow.id, DocumentRow.published).where(DocumentRow.published.like(_DAY))
        for part in chunks(self._connection.execute(query).all()):
            rows.write(
                self._connection, {derived.DOCUMENT_DATES: [rows.dated_row(n, str(day)) for n, day in part]}
            )
        undated = sa.or_(DocumentRow.published.is_(None), DocumentRow.published.not_like(_DAY))
        query = (
            sa.select(said.REPORTS.c.block)
            .distinct()
            .join(DocumentRow, DocumentRow.id == said.REPORTS.c.document)
            .where(undated, said.REPORTS.c.block.is_not(None))
        )
        blocks = {block_of_key(key) for key in self._connection.scalars(query)}
        self._keep_dates(Part(self._library, blocks, self._knowledge, settled=False, only_dates=True))
        there = sa.select(derived.DOCUMENT_DATES.c.document)
        self._date_alone(
            self._connection.scalars(sa.select(DocumentRow.id).where(DocumentRow.id.not_in(there))).all()
        )

    def _portions(self) -> Iterator[set[Pair]]:
        """All blocks, so many at a time; those that belong together in one portion."""
        query = sa.select(said.REPORTS.c.block, sa.func.count()).where(said.REPORTS.c.block.is_not(None))
        sizes = {
            block_of_key(k): int(n) for k, n in self._connection.execute(query.group_by(said.REPORTS.c.block))
        }
        claimed = sa.select(said.CLAIMS.c.block).distinct().where(said.CLAIMS.c.block.is_not(None))
        left = {**{block_of_key(key): 0 for key in self._connection.scalars(claimed)}, **sizes}
        portion: set[Pair] = set()
        size = 0
        while left:
            block = next(iter(left))
            together = self._together({block})
            portion |= together
            size += sum(left.pop(b, 0) for b in together)
            if size >= PORTION:
                yield portion
                portion, size = set(), 0
        if portion:
            yield portion

    def _together(self, blocks: set[Pair]) -> set[Pair]:
        """Blocks with all that can only be made together with them."""
        while True:
            wider = self._library.coupled(blocks)
            wider = wider.union(*(group for group in self._groups if group & wider))
            if wider == blocks:
                return blocks
            blocks = wider

    # -- a part of it -----------------------------------------------------------------------------
    def again(self, stale: set[Pair], articles: Iterable[str]) -> None:
        """Stale blocks, with the blocks that change through them, and articles that are in none."""
        part = Part(self._library, stale, self._knowledge, self._decisions, self._groups)
        self._date_alone(list(articles))
        self._keep_dates(part)
        self._settle_today()
        before, after = self._make(part)
        self._place({*before, *after}, before)

    # -- dates ------------------------------------------------------------------------------------
    def _keep_dates(self, part: Part) -> None:
        """Write when the articles of a part may have appeared, and what is to be remembered of them."""
        for some in chunks(part.memory):
            self._write_dates(some)

    def _date_alone(self, names: Sequence[str]) -> None:
        """Write when articles may have appeared that are in no block."""
        query = sa.select(ReadingRow.reading)
        for names_ in chunks(names):
            found = self._connection.scalars(query.where(ReadingRow.document.in_(names_)))
            readings = [reading_of(data) for data in found]
            self._write_dates([rows.date_alone(reading, self._knowledge) for reading in readings])

    def _write_dates(self, dated: Sequence[tuple[DocumentDate, Remembered]]) -> None:
        names = [date.document for date, _ in dated]
        table = derived.DOCUMENT_DATES
        self._connection.execute(sa.delete(table).where(table.c.document.in_(names)))
        alone = derived.FINDINGS.c.block.is_(None)
        self._connection.execute(sa.delete(derived.FINDINGS).where(alone, derived.FINDINGS.c.document.in_(names)))
        rows.write(self._connection, {table: [rows.date_row(date, rounds_json(known)) for date, known in dated]})
        conflicts = [(document_conflict(d.document, d.conflict), None, None) for d, _ in dated if d.conflict]
        rows.write(self._connection, rows.finding_rows(conflicts, {}, None))

    def _settle_today(self) -> None:
        """The day of the news, and which plans it finds overdue."""
        query = sa.select(sa.func.max(derived.DOCUMENT_DATES.c.earliest))
        self.today = self._connection.scalar(query)
        findings = derived.FINDINGS
        passed = findings.c.due < self.today if self.today else sa.false()
        for holds in (True, False):
            turned = passed if holds else sa.not_(passed)
            query_ = sa.update(findings).where(
                findings.c.due.is_not(None), turned, findings.c.holds.is_(not holds)
            )
            self._connection.execute(query_.values(holds=holds))

    # -- contacts and findings --------------------------------------------------------------------
    def _make(self, part: Part) -> tuple[dict[str, Contact], dict[str, Contact]]:
        """Write the blocks of a part in place of what they were; the contacts that changed, before and after."""
        blocks = [rows.block_key(pair) for pair in part.blocks]
        old = self._digests(blocks)
        new = {made[derived.CONTACTS][0]["id"]: made for made in self._contact_rows(part)}
        gone = [n for n, digest in old.items() if n not in new or new[n][derived.CONTACTS][0]["digest"] != digest]
        come = [n for n in new if n not in old or n in set(gone)]
        before = contacts_of(self._connection, gone)
        self._delete(blocks, gone)
        found: dict[sa.Table, list[rows.Row]] = {table: [] for table in derived.OF_CONTACTS}
        for name in come:
            for table, made in new[name].items():
                found[table].extend(made)
        rows.write(self._connection, found)
        rows.write(self._connection, rows.finding_rows(_findings(part), part.readings, self.today))
        return before, contacts_of(self._connection, come)

    def _digests(self, blocks: Sequence[str]) -> dict[str, str]:
        contacts = derived.CONTACTS
        query = sa.select(contacts.c.id, contacts.c.digest)
        return {
            name: digest
            for part in chunks(blocks)
            for name, digest in self._connection.execute(query.where(contacts.c.block.in_(part)))
        }

    def _delete(self, blocks: Sequence[str], contacts: Sequence[str]) -> None:
        for part in chunks(blocks):
            self._connection.execute(sa.delete(derived.FINDINGS).where(derived.FINDINGS.c.block.in_(part)))
        for part in chunks(contacts):
            self._connection.execute(sa.delete(derived.CONTACTS).where(derived.CONTACTS.c.id.in_(part)))

    def _contact_rows(self, part: Part) -> Iterator[dict[sa.Table, list[rows.Row]]]:
        placed = {contact.id: contact for contact in part.contacts}
        for pair, block in part.blocks.items():
            copies = Counter(f.contact for f in block.findings if f.type == "copied")
            for joined in block.joined:
                name = joined.contact.id
                yield rows.contact_rows(joined, placed[name], rows.block_key(pair), part.readings, copies[name])

    # -- what is part of what ---------------------------------------------------------------------
    def _place_all(self) -> None:
        self._put(self._gatherings(None), sa.true())

    def _place(self, changed: set[str], before: dict[str, Contact]) -> None:
        """Find anew what is part of a gathering, for contacts that changed and for those that a changed gathering
        had, or may have.
        """
        contacts = derived.CONTACTS
        gatherings = self._gatherings(changed)
        spans = [c for c in (*before.values(), *gatherings) if few_days(c)]
        within = [_within(c) for c in spans]
        some = contacts.c.id.in_(sorted(changed))
        self._put(self._gatherings(None), sa.or_(some, *within))

    def _gatherings(self, among: set[str] | None) -> list[Contact]:
        contacts = derived.CONTACTS
        query = sa.select(contacts.c.id).where(contacts.c.block == rows.block_key(GATHERINGS))
        names = self._connection.scalars(query).all()
        wanted = [name for name in names if among is None or name in among]
        return list(contacts_of(self._connection, wanted).values())

    def _put(self, gatherings: Sequence[Contact], those: sa.ColumnElement[bool]) -> None:
        contacts = derived.CONTACTS
        query = sa.select(contacts.c.id, contacts.c.part_of).where(contacts.c.kind.in_(_INSIDE), those)
        known: dict[str, str | None] = {row[0]: row[1] for row in self._connection.execute(query)}
        found = parts(gatherings, contacts_of(self._connection, list(known)).values())
        for name, whole in known.items():
            if found.get(name) != whole:
                change = sa.update(contacts).where(contacts.c.id == name).values(part_of=found.get(name))
                self._connection.execute(change)


def _within(contact: Contact) -> sa.ColumnElement[bool]:
    time = contact.time
    if time is None or time.first is None or time.last is None:
        return sa.false()
    contacts = derived.CONTACTS
    return sa.and_(
        contacts.c.position >= time.first.isoformat(),
        contacts.c.position <= time.last.isoformat(),
    )


def _findings(part: Part) -> Iterator[tuple[Finding, str | None, str | None]]:
    """All findings of a part's blocks, and of each plan the day after which it is overdue."""
    for pair, block in part.blocks.items():
        key = rows.block_key(pair)
        yield from ((finding, key, None) for finding in block.findings)
        for joined in block.joined:
            if joined.due and (finding := rows.due_of(joined)):
                yield finding, key, joined.due.day.isoformat()
