"""Makes the rows of what is stale, and of what changes through it.

What a contact is part of hangs on other blocks and is found in the rows (:mod:`depesche.store.placing`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import sqlalchemy as sa

from depesche.chronicle.block import GATHERINGS
from depesche.chronicle.changing import Change, Excerpt, diff
from depesche.chronicle.chronicle import DocumentDate
from depesche.chronicle.decisions import Decision
from depesche.chronicle.lending import Lent
from depesche.chronicle.order import document_conflict
from depesche.chronicle.part import Part
from depesche.chronicle.reported import ItemKey, Pair
from depesche.codec.chronicle import contact_of
from depesche.codec.readings import reading_of
from depesche.knowledge import Knowledge
from depesche.model import Contact, Finding
from depesche.store import derived, placing, rows, said
from depesche.store.library import StoredLibrary, rounds_json
from depesche.store.portions import Made, Rows, made_of
from depesche.store.records import chunks, contacts_of, findings_of
from depesche.store.tables import ReadingRow

#: An article's days, with what its row remembers of the rounds.
Dated = tuple[DocumentDate, list[dict[str, Any]]]
GATHERINGS_KEY: Final = rows.block_key(GATHERINGS)


class Making:
    """One working out of rows, in the transaction that the connection is in; ``today`` is known afterwards."""

    def __init__(
        self,
        connection: sa.Connection,
        knowledge: Knowledge,
        decisions: Sequence[Decision],
    ) -> None:
        self._connection = connection
        self._knowledge = knowledge
        self._decisions = tuple(decisions)
        self._library = StoredLibrary(connection)
        self._groups = self._library.groups(decisions)
        self.today: str | None = None
        #: What changed, for the log.
        self.changes: list[Change] = []

    # -- a part of it -----------------------------------------------------------------------------
    def again(self, stale: set[Pair], articles: Iterable[str]) -> None:
        """Stale blocks, with the blocks that change through them, and articles that are in none."""
        part = Part(Lent(self._library), stale, self._knowledge, self._decisions, self._groups)
        self._date_alone(list(articles))
        self._keep_dates(part)
        self._settle_today()
        before, after = self._write(made_of(part, self.today))
        placing.place(self._connection, {*before, *after}, before)
        placing.name_others(self._connection, [*before.values(), *after.values()])

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

    def _write_dates(self, dated: Sequence[Dated]) -> None:
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
        gatherings = self._gathered_before(made)
        old, new, contacts = self._digests(made.blocks) | gatherings, made.contacts, derived.CONTACTS.name
        gone = [n for n, digest in old.items() if n not in new or new[n][contacts][0]["digest"] != digest]
        come = [n for n in new if n not in old or n in set(gone)]
        gone += sorted(self._holding(new[name] for name in come) - set(gone))
        before = self._before(gone)
        ids = {row["id"] for row in made.findings[derived.FINDINGS.name]}
        findings = derived.FINDINGS.c
        known = self._finding_ids(findings.block, made.blocks)
        known |= self._finding_ids(findings.contact, list(gatherings))
        # What hangs on a contact goes with its row, so it is written again.
        hanging = self._hanging(gone) & ids
        lost = findings_of(self._connection, sorted(known - ids), self.today)
        self._delete(gone, (known - ids) | hanging)
        rows.write(self._connection, gathered(new[name] for name in come))
        rows.write(self._connection, among((ids - known) | hanging, made.findings))
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

    def _holding(self, come: Iterable[Rows]) -> set[str]:
        """The contacts that are kept with reports of these, in whatever block: a report tells of one contact."""
        told, name = derived.CONTACT_REPORTS.c, derived.CONTACT_REPORTS.name
        wanted = {(row["document"], row["report"]) for contact in come for row in contact[name]}
        query = sa.select(told.contact, told.document, told.report)
        return {
            row.contact
            for part in chunks(sorted({document for document, _ in wanted}))
            for row in self._connection.execute(query.where(told.document.in_(part)))
            if (row.document, row.report) in wanted
        }

    def _gathered_before(self, made: Made) -> dict[str, str]:
        """The gatherings that were told of by the reports that were made, or by none that are left, with digests."""
        if made.gathered is None:
            return {}
        contacts, told, reports = derived.CONTACTS.c, derived.CONTACT_REPORTS.c, said.REPORTS.c
        query = sa.select(contacts.id, contacts.digest).where(contacts.block == GATHERINGS_KEY)
        keys = sa.select(told.contact, told.document, told.report)
        names = {
            row.contact
            for some in chunks(sorted({key.document for key in made.gathered}))
            for row in self._connection.execute(keys.where(told.document.in_(some)))
            if ItemKey(row.document, row.report) in made.gathered
        }
        own = sa.select(told.document).join(
            said.REPORTS, (reports.document == told.document) & (reports.report == told.report)
        )
        bare = ~sa.exists(own.where(told.contact == contacts.id, reports.shape.is_not(None)))
        noted = sa.select(derived.CONTACTS_BEFORE.c.contact)
        found = [query.where(contacts.id.in_(noted), bare)]
        found += [query.where(contacts.id.in_(some)) for some in chunks(sorted(names))]
        return {row[0]: row[1] for some in found for row in self._connection.execute(some)}

    def _finding_ids(self, column: sa.ColumnElement[Any], values: Sequence[str]) -> set[str]:
        """The findings of some blocks or contacts."""
        query = sa.select(derived.FINDINGS.c.id)
        return {
            name for part in chunks(values) for name in self._connection.scalars(query.where(column.in_(part)))
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


def gathered(made: Iterable[Rows]) -> dict[sa.Table, list[rows.Row]]:
    """The rows of several contacts, table by table."""
    found: dict[sa.Table, list[rows.Row]] = {table: [] for table in derived.OF_CONTACTS}
    for contact in made:
        for table, some in found.items():
            some.extend(contact.get(table.name, ()))
    return found


def among(ids: set[str], found: Rows) -> dict[sa.Table, list[rows.Row]]:
    """The rows of some findings."""
    key = {derived.FINDINGS.name: "id"}
    return {
        derived.TABLES[t]: [row for row in some if row[key.get(t, "finding")] in ids] for t, some in found.items()
    }
