"""Makes the rows of the chronicle: of all blocks, or of those that are stale and of what changes through them.

Blocks are made in portions, so that a chronicle of any size needs no more room than its largest block and the
documents without a date. What a contact is part of hangs on other blocks and is found in the rows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

import sqlalchemy as sa

from depesche.chronicle.changing import Change, Excerpt, diff
from depesche.chronicle.chronicle import DocumentDate
from depesche.chronicle.decisions import Decision
from depesche.chronicle.library import Remembered
from depesche.chronicle.order import document_conflict
from depesche.chronicle.part import Part
from depesche.chronicle.reported import Pair
from depesche.codec.chronicle import contact_of
from depesche.codec.readings import reading_of
from depesche.knowledge import Knowledge
from depesche.model import Contact, Finding
from depesche.store import derived, placing, rows, said
from depesche.store.library import DAY, StoredLibrary, block_of_key, rounds_json, undated
from depesche.store.records import chunks, contacts_of, findings_of
from depesche.store.tables import DocumentRow, ReadingRow

#: So many reports are made into contacts at a time, or one block that has more.
PORTION: Final = 5_000


class Making:
    """One working out of rows, in the transaction that the connection is in; ``today`` is known afterwards."""

    def __init__(self, connection: sa.Connection, knowledge: Knowledge, decisions: Sequence[Decision]) -> None:
        self._connection = connection
        self._knowledge = knowledge
        self._decisions = decisions
        self._library = StoredLibrary(connection)
        self._groups = self._library.groups(decisions)
        self.today: str | None = None
        #: What changed, for the log.
        self.changes: list[Change] = []

    # -- all of it --------------------------------------------------------------------------------
    def everything(self, *, anew: bool) -> None:
        """All blocks; with ``anew`` from nothing, else what comes out as it was is left as it is."""
        if anew:
            before = self._digests(None)
            for table in reversed(derived.CHRONICLE):
                self._connection.execute(sa.delete(table))
        made: set[str] = set()
        self._date_all()
        self._settle_today()
        for portion in self._portions():
            part = Part(self._library, portion, self._knowledge, self._decisions, self._groups, settled=True)
            made.update(map(rows.block_key, part.blocks))
            self._make(part)
        self._drop_others(made)
        placing.place_all(self._connection)
        if anew:
            self.changes = self._since(before)

    def _drop_others(self, made: set[str]) -> None:
        """Take out the contacts and findings of blocks that are no more."""
        query = sa.select(derived.CONTACTS.c.block).union(
            sa.select(derived.FINDINGS.c.block).where(derived.FINDINGS.c.block.is_not(None))
        )
        gone = [block for block in self._connection.scalars(query) if block not in made]
        for part in chunks(gone):
            names = list(self._digests(part))
            self._log(self._before(names), {}, (), ())
            self._delete(names, self._finding_ids(part))

    def _since(self, before: Mapping[str, str]) -> list[Change]:
        """What changed where all was made from nothing: the contacts that came, went or are told otherwise."""
        after = self._digests(None)
        return [
            *(Change("added", (name,)) for name in after if name not in before),
            *(Change("removed", (name,)) for name in before if name not in after),
            *(Change("changed", (name,)) for name, digest in after.items() if before.get(name, digest) != digest),
        ]

    def _date_all(self) -> None:
        """When each article may have appeared. What bears its day has that; only the others are worked out."""
        self._connection.execute(sa.delete(derived.DOCUMENT_DATES))
        self._connection.execute(sa.delete(derived.FINDINGS).where(derived.FINDINGS.c.block.is_(None)))
        query = sa.select(DocumentRow.id, DocumentRow.published).where(DocumentRow.published.like(DAY))
        for part in chunks(self._connection.execute(query).all()):
            rows.write(
                self._connection, {derived.DOCUMENT_DATES: [rows.dated_row(n, str(day)) for n, day in part]}
            )
        query = (
            sa.select(said.REPORTS.c.block)
            .distinct()
            .join(DocumentRow, DocumentRow.id == said.REPORTS.c.document)
            .where(undated(), said.REPORTS.c.block.is_not(None))
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
        placing.place(self._connection, {*before, *after}, before)

    # -- dates ------------------------------------------------------------------------------------
    def _keep_dates(self, part: Part) -> None:
        """Write when the articles of a part may have appeared, and what is to be remembered of them."""
        for some in chunks(part.memory(self._library.dated)):
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
        before = self._before(gone)
        found = rows.finding_rows(_findings(part), part.readings, self.today)
        ids = {row["id"] for row in found[derived.FINDINGS]}
        known = self._finding_ids(blocks)
        # What hangs on a contact goes with its row, so it is written again.
        hanging = self._hanging(gone) & ids
        lost = findings_of(self._connection, sorted(known - ids), self.today)
        self._delete(gone, (known - ids) | hanging)
        rows.write(self._connection, _gathered(new[name] for name in come))
        rows.write(self._connection, _among((ids - known) | hanging, found))
        after = contacts_of(self._connection, come)
        won = findings_of(self._connection, sorted(ids - known), self.today)
        self._log(before, after, tuple(lost.values()), tuple(won.values()))
        return before, after

    def _before(self, names: Sequence[str]) -> dict[str, Contact]:
        """Contacts as they were before anything changed."""
        noted = derived.CONTACTS_BEFORE
        query = sa.select(noted.c.contact, noted.c.told)
        images = {
            row[0]: contact_of(row[1])
            for part in chunks(names)
            for row in self._connection.execute(query.where(noted.c.contact.in_(part)))
        }
        return contacts_of(self._connection, names) | images

    def _log(
        self,
        before: Mapping[str, Contact],
        after: Mapping[str, Contact],
        lost: Sequence[Finding],
        won: Sequence[Finding],
    ) -> None:
        old, new = Excerpt(tuple(before.values()), lost), Excerpt(tuple(after.values()), won)
        self.changes.extend(diff(old, new))

    def _digests(self, blocks: Sequence[str] | None) -> dict[str, str]:
        """The digests of the contacts of some blocks, or of all."""
        contacts = derived.CONTACTS
        query = sa.select(contacts.c.id, contacts.c.digest)
        wanted = (
            [query] if blocks is None else [query.where(contacts.c.block.in_(part)) for part in chunks(blocks)]
        )
        return {row[0]: row[1] for part in wanted for row in self._connection.execute(part)}

    def _finding_ids(self, blocks: Sequence[str]) -> set[str]:
        query = sa.select(derived.FINDINGS.c.id)
        return {
            name
            for part in chunks(blocks)
            for name in self._connection.scalars(query.where(derived.FINDINGS.c.block.in_(part)))
        }

    def _hanging(self, contacts: Sequence[str]) -> set[str]:
        """The findings whose rows refer to contacts."""
        about, against = derived.FINDINGS, derived.FINDING_AGAINST
        found: set[str] = set()
        for part in chunks(contacts):
            found.update(self._connection.scalars(sa.select(about.c.id).where(about.c.contact.in_(part))))
            found.update(self._connection.scalars(sa.select(against.c.finding).where(against.c.contact.in_(part))))
        return found

    def _delete(self, contacts: Iterable[str], findings: Iterable[str]) -> None:
        for part in chunks(findings):
            self._connection.execute(sa.delete(derived.FINDINGS).where(derived.FINDINGS.c.id.in_(part)))
        for part in chunks(contacts):
            self._connection.execute(sa.delete(derived.CONTACTS).where(derived.CONTACTS.c.id.in_(part)))

    def _contact_rows(self, part: Part) -> Iterator[dict[sa.Table, list[rows.Row]]]:
        placed = {contact.id: contact for contact in part.contacts}
        for pair, block in part.blocks.items():
            copies = Counter(f.contact for f in block.findings if f.type == "copied")
            for joined in block.joined:
                name = joined.contact.id
                yield rows.contact_rows(joined, placed[name], rows.block_key(pair), part.readings, copies[name])


def _gathered(made: Iterable[dict[sa.Table, list[rows.Row]]]) -> dict[sa.Table, list[rows.Row]]:
    """The rows of several contacts, table by table."""
    found: dict[sa.Table, list[rows.Row]] = {table: [] for table in derived.OF_CONTACTS}
    for contact in made:
        for table, some in contact.items():
            found[table].extend(some)
    return found


def _among(ids: set[str], found: Mapping[sa.Table, list[rows.Row]]) -> dict[sa.Table, list[rows.Row]]:
    """The rows of some findings."""
    key = {derived.FINDINGS: "id"}
    return {t: [row for row in some if row[key.get(t, "finding")] in ids] for t, some in found.items()}


def _findings(part: Part) -> Iterator[tuple[Finding, str | None, str | None]]:
    """All findings of a part's blocks, and of each plan the day after which it is overdue."""
    for pair, block in part.blocks.items():
        key = rows.block_key(pair)
        yield from ((finding, key, None) for finding in block.findings)
        for joined in block.joined:
            if joined.due and (finding := rows.due_of(joined)):
                yield finding, key, joined.due.day.isoformat()
