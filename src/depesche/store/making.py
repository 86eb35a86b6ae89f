"""Makes the rows of the chronicle: of all blocks, or of those that are stale and of what changes through them.

Blocks are made in portions, so that a chronicle of any size needs no more room than its largest block and the
documents without a date. What a contact is part of hangs on other blocks and is found in the rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import Any, Final

import sqlalchemy as sa

from depesche.chronicle.changing import Change, Excerpt, diff
from depesche.chronicle.chronicle import DocumentDate
from depesche.chronicle.decisions import Decision
from depesche.chronicle.order import document_conflict
from depesche.chronicle.part import Part
from depesche.chronicle.reported import Pair
from depesche.chronicle.rounds import ROUNDS, Answer, Rounds
from depesche.codec.chronicle import contact_of
from depesche.codec.readings import reading_of
from depesche.knowledge import Knowledge
from depesche.model import Contact, Finding
from depesche.store import derived, placing, rows, said
from depesche.store.library import DAY, StoredLibrary, block_of_key, rounds_json, undated
from depesche.store.portions import Begin, By, Knowing, Made, Make, Portion, Rows, Tell, all_done, made_of
from depesche.store.records import chunks, contacts_of, findings_of
from depesche.store.tables import DocumentRow, ReadingRow

#: So many reports are made into contacts at a time, or one block that has more.
PORTION: Final = 5_000

#: An article's days, with what its row remembers of the rounds.
_Dated = tuple[DocumentDate, list[dict[str, Any]]]


class Making:
    """One working out of rows, in the transaction that the connection is in; ``today`` is known afterwards.

    Where all is worked out it may be done ``by`` workers, portion by portion; what they make is written here.
    """

    def __init__(
        self,
        connection: sa.Connection,
        knowledge: Knowledge,
        decisions: Sequence[Decision],
        by: By | None = None,
    ) -> None:
        self._connection = connection
        self._knowledge = knowledge
        self._decisions = tuple(decisions)
        self._by = by
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
        with self._workers() as begin:
            self._date_all(begin)
            self._settle_today()
            for portion in self._made(begin):
                made.update(portion.blocks)
                self._write(portion)
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

    def _workers(self) -> AbstractContextManager[Begin | None]:
        """What begins a task, where there is more than one portion to be made."""
        query = sa.select(sa.func.count()).where(said.REPORTS.c.block.is_not(None))
        few = self._by is None or int(self._connection.scalar(query) or 0) <= PORTION
        return nullcontext() if few or self._by is None else self._by.workers()

    def _made(self, begin: Begin | None) -> Iterator[Made]:
        """All blocks, portion by portion."""
        if begin is None or self._by is None:
            for blocks in self._portions():
                part = Part(self._library, blocks, self._knowledge, self._decisions, self._groups, settled=True)
                yield made_of(part, self.today)
            return
        knowing = self._by.knowing
        tasks = (
            Make(knowing, self._portion(blocks), self._decisions, self._groups, self.today)
            for blocks in self._portions()
        )
        yield from all_done(tasks, begin, self._by.jobs)

    def _portion(self, blocks: Iterable[Pair]) -> Portion:
        return Portion(frozenset(blocks), tuple(self._library.raw(blocks)))

    def _date_all(self, begin: Begin | None) -> None:
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
        if begin is None:
            self._keep_dates(Part(self._library, blocks, self._knowledge, settled=False, only_dates=True))
        else:
            self._date_groups(blocks, begin)
        there = sa.select(derived.DOCUMENT_DATES.c.document)
        self._date_alone(
            self._connection.scalars(sa.select(DocumentRow.id).where(DocumentRow.id.not_in(there))).all()
        )

    def _date_groups(self, blocks: set[Pair], begin: Begin) -> None:
        """The rounds of dates as steps between groups of blocks, which workers answer."""
        by, rounds = self._by, Rounds()
        groups = list(self._portions(blocks))
        for _ in range(ROUNDS if groups and by else 0):
            stale = [number for number in range(len(groups)) if rounds.stale(number)]
            tasks = (self._tell(groups[number], rounds, number) for number in stale)
            answers: Iterator[Answer] = all_done(tasks, begin, by.jobs if by else 1)
            rounds.take(zip(stale, answers, strict=True))
        dated: Iterator[_Dated] = (
            (
                DocumentDate(found.document, found.date.published, found.date.reasons, found.date.conflict),
                rounds_json(found.dates, found.told),
            )
            for found in rounds.results()
        )
        for some in chunks(dated):
            self._write_dates(some)

    def _tell(self, blocks: set[Pair], rounds: Rounds, number: int) -> Tell:
        portion = Portion(frozenset(blocks), tuple(self._library.raw(blocks)), rounds.dates_for(number))
        return Tell(self._by.knowing if self._by else Knowing(), portion, rounds.number)

    def _portions(self, wanted: set[Pair] | None = None) -> Iterator[set[Pair]]:
        """All blocks, or those that are wanted, so many at a time; those that belong together in one portion."""
        query = sa.select(said.REPORTS.c.block, sa.func.count()).where(said.REPORTS.c.block.is_not(None))
        sizes = {
            block_of_key(k): int(n) for k, n in self._connection.execute(query.group_by(said.REPORTS.c.block))
        }
        claimed = sa.select(said.CLAIMS.c.block).distinct().where(said.CLAIMS.c.block.is_not(None))
        left = {**{block_of_key(key): 0 for key in self._connection.scalars(claimed)}, **sizes}
        if wanted is not None:
            left = {block: size for block, size in left.items() if block in wanted}
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
        before, after = self._write(made_of(part, self.today))
        placing.place(self._connection, {*before, *after}, before)

    # -- dates ------------------------------------------------------------------------------------
    def _keep_dates(self, part: Part) -> None:
        """Write when the articles of a part may have appeared, and what is to be remembered of them."""
        known = part.memory(self._library.dated)
        for some in chunks((date, rounds_json(found.dates, found.told)) for date, found in known):
            self._write_dates(some)

    def _date_alone(self, names: Sequence[str]) -> None:
        """Write when articles may have appeared that are in no block."""
        query = sa.select(ReadingRow.reading)
        for names_ in chunks(names):
            found = self._connection.scalars(query.where(ReadingRow.document.in_(names_)))
            readings = [reading_of(data) for data in found]
            self._write_dates([(rows.date_alone(reading, self._knowledge), []) for reading in readings])

    def _write_dates(self, dated: Sequence[_Dated]) -> None:
        names = [date.document for date, _ in dated]
        table = derived.DOCUMENT_DATES
        self._connection.execute(sa.delete(table).where(table.c.document.in_(names)))
        alone = derived.FINDINGS.c.block.is_(None)
        self._connection.execute(sa.delete(derived.FINDINGS).where(alone, derived.FINDINGS.c.document.in_(names)))
        rows.write(self._connection, {table: [rows.date_row(date, known) for date, known in dated]})
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
    def _write(self, made: Made) -> tuple[dict[str, Contact], dict[str, Contact]]:
        """Write blocks in place of what they were; the contacts that changed, before and after."""
        old, new, contacts = self._digests(made.blocks), made.contacts, derived.CONTACTS.name
        gone = [n for n, digest in old.items() if n not in new or new[n][contacts][0]["digest"] != digest]
        come = [n for n in new if n not in old or n in set(gone)]
        before = self._before(gone)
        ids = {row["id"] for row in made.findings[derived.FINDINGS.name]}
        known = self._finding_ids(made.blocks)
        # What hangs on a contact goes with its row, so it is written again.
        hanging = self._hanging(gone) & ids
        lost = findings_of(self._connection, sorted(known - ids), self.today)
        self._delete(gone, (known - ids) | hanging)
        rows.write(self._connection, _gathered(new[name] for name in come))
        rows.write(self._connection, _among((ids - known) | hanging, made.findings))
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


def _gathered(made: Iterable[Rows]) -> dict[sa.Table, list[rows.Row]]:
    """The rows of several contacts, table by table."""
    found: dict[sa.Table, list[rows.Row]] = {table: [] for table in derived.OF_CONTACTS}
    for contact in made:
        for table, some in found.items():
            some.extend(contact.get(table.name, ()))
    return found


def _among(ids: set[str], found: Rows) -> dict[sa.Table, list[rows.Row]]:
    """The rows of some findings."""
    key = {derived.FINDINGS.name: "id"}
    return {
        derived.TABLES[t]: [row for row in some if row[key.get(t, "finding")] in ids] for t, some in found.items()
    }
