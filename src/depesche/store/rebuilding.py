"""Makes the rows of the whole chronicle.

Blocks are made in portions, so that a chronicle of any size needs no more room than its largest block and the
documents without a date, by several processes if wished. All is in the transaction that the connection is in: whatever
ends the program, what was there before is there still.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import Any, Final

import sqlalchemy as sa

from depesche.chronicle.changing import Change
from depesche.chronicle.chronicle import DocumentDate
from depesche.chronicle.dates import Narrowed
from depesche.chronicle.decisions import Decision
from depesche.chronicle.lending import Lent
from depesche.chronicle.part import Part
from depesche.chronicle.reported import Pair
from depesche.chronicle.rounds import ROUNDS, Answer, Rounds
from depesche.knowledge import Knowledge
from depesche.store import derived, placing, rows, said
from depesche.store.library import DAY, PLACE, block_of_key, rounds_json, undated
from depesche.store.making import GATHERINGS_KEY, Dated, Making, among, gathered
from depesche.store.portions import Begin, By, Knowing, Made, Make, Portion, Tell, all_done
from depesche.store.records import chunks
from depesche.store.tables import DocumentRow

#: So many reports are made into contacts at a time, or one block that has more.
PORTION: Final = 5_000
#: So many articles that bear their day are written at a time.
_AT_ONCE: Final = 5_000


class Rebuilding(Making):
    """One working out of all rows, or of some. Where all is worked out it may be done ``by`` workers, portion by
    portion; what they make is written here.
    """

    def __init__(
        self, connection: sa.Connection, knowledge: Knowledge, decisions: Sequence[Decision], by: By | None = None
    ) -> None:
        super().__init__(connection, knowledge, decisions)
        self._by = by

    def everything(self, *, anew: bool) -> None:
        """All blocks; with ``anew`` from nothing, else what comes out as it was is left as it is."""
        there: set[str] = set()
        if anew:
            before = self._digests(None)
            for table in reversed(derived.CHRONICLE):
                self._connection.execute(sa.delete(table))
        made: set[str] = {GATHERINGS_KEY}
        with self._workers() as begin:
            self._date_all(begin)
            self._settle_today()
            for portion in self._made(begin):
                made.update(portion.blocks)
                if anew:
                    self._put(portion, there)
                else:
                    self._write(portion)
        self._drop_others(made)
        placing.place_all(self._connection)
        placing.name_others(self._connection)
        if anew:
            self.changes = self._since(before)

    def _workers(self) -> AbstractContextManager[Begin | None]:
        """What begins a task, where there is more than one portion to be made."""
        query = sa.select(sa.func.count()).where(said.REPORTS.c.block.is_not(None))
        few = self._by is None or int(self._connection.scalar(query) or 0) <= PORTION
        return nullcontext() if few or self._by is None else self._by.workers()

    def _drop_others(self, made: set[str]) -> None:
        """Take out the contacts and findings of blocks that are no more."""
        query = sa.select(derived.CONTACTS.c.block).union(
            sa.select(derived.FINDINGS.c.block).where(derived.FINDINGS.c.block.is_not(None))
        )
        gone = [block for block in self._connection.scalars(query) if block not in made]
        for part in chunks(gone):
            names = list(self._digests(part))
            self._log(self._before(names), {}, (), ())
            self._delete(names, self._finding_ids(derived.FINDINGS.c.block, part))

    def _since(self, before: Mapping[str, str]) -> list[Change]:
        """What changed where all was made from nothing: the contacts that came, went or are told otherwise."""
        after = self._digests(None)
        return [
            *(Change("added", (name,)) for name in after if name not in before),
            *(Change("removed", (name,)) for name in before if name not in after),
            *(Change("changed", (name,)) for name, digest in after.items() if before.get(name, digest) != digest),
        ]

    def _put(self, found: Made, there: set[str]) -> None:
        """Write what was made where nothing was, but for what an earlier portion has made too."""
        rows.write(self._connection, gathered(made for name, made in found.contacts.items() if name not in there))
        ids = {row["id"] for row in found.findings[derived.FINDINGS.name]} - there
        rows.write(self._connection, among(ids, found.findings))
        there |= found.contacts.keys() | ids

    def _made(self, begin: Begin | None) -> Iterator[Made]:
        """All blocks, portion by portion."""
        knowing = self._by.knowing if self._by else Knowing()
        tasks = (Make(knowing, self._portion(blocks), self._decisions, self.today) for blocks in self._portions())
        if begin is None or self._by is None:
            for task in tasks:
                yield task.done(self._knowledge)
            return
        yield from all_done(tasks, begin, self._by.jobs)

    def _portion(
        self, blocks: set[Pair], dates: Mapping[str, tuple[Narrowed | None, ...]] | None = None
    ) -> Portion:
        lent = Lent(self._library)
        names = lent.take(blocks)
        wanted = blocks | lent.made
        while other := self._together(wanted) - wanted:
            names |= lent.take(other)
            wanted |= other | lent.made
        return Portion(frozenset(wanted), lent, tuple(self._library.raw(names)), dates or {})

    def _date_all(self, begin: Begin | None) -> None:
        """When each article may have appeared. What bears its day has that; only the others are worked out."""
        self._connection.execute(sa.delete(derived.DOCUMENT_DATES))
        self._connection.execute(sa.delete(derived.FINDINGS).where(derived.FINDINGS.c.block.is_(None)))
        for part in self._dated():
            rows.write(self._connection, {derived.DOCUMENT_DATES: [rows.dated_row(n, day) for n, day in part]})
        query = (
            sa.select(PLACE)
            .distinct()
            .join(DocumentRow, DocumentRow.id == said.REPORTS.c.document)
            .where(undated(), said.REPORTS.c.block.is_not(None))
        )
        blocks = {block_of_key(key) for key in self._connection.scalars(query)}
        if begin is None:
            self._keep_dates(Part(Lent(self._library), blocks, self._knowledge, only_dates=True))
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
        dated: Iterator[Dated] = (
            (
                DocumentDate(found.document, found.date.published, found.date.reasons, found.date.conflict),
                rounds_json(found.dates, found.told),
            )
            for found in rounds.results()
        )
        for some in chunks(dated):
            self._write_dates(some)

    def _tell(self, blocks: set[Pair], rounds: Rounds, number: int) -> Tell:
        portion = self._portion(blocks, rounds.dates_for(number))
        return Tell(self._by.knowing if self._by else Knowing(), portion, rounds.number)

    def _dated(self) -> Iterator[list[tuple[str, str]]]:
        """The articles that bear their day, so many at a time."""
        query = sa.select(DocumentRow.id, DocumentRow.published).where(DocumentRow.published.like(DAY))
        last = ""
        while found := self._connection.execute(
            query.where(DocumentRow.id > last).order_by(DocumentRow.id).limit(_AT_ONCE)
        ).all():
            yield [(name, str(day)) for name, day in found]
            last = found[-1][0]

    def _portions(self, wanted: set[Pair] | None = None) -> Iterator[set[Pair]]:
        """All blocks, or those that are wanted, so many reports at a time; those that decisions hold together in one
        portion. Of gatherings those of some months at a time.
        """
        left = self._sizes() if wanted is None else self._sizes(wanted)
        portion: set[Pair] = set()
        size = 0
        for block in list(left):
            if block in left:
                named = {block} if wanted is not None else self._named(block)
                together = self._together(named)
                portion |= together
                size += sum(left.pop(b, 0) for b in {block, *together})
            if size >= PORTION:
                yield portion
                portion, size = set(), 0
        if portion:
            yield portion

    def _sizes(self, wanted: Iterable[Pair] | None = None) -> dict[Pair, int]:
        """How many reports each block has; parts of gatherings that are wanted have about one."""
        claimed = sa.select(said.CLAIMS.c.block).distinct().where(said.CLAIMS.c.block.is_not(None))
        query: sa.Select[Any] = sa.select(said.REPORTS.c.block, sa.func.count())
        query = query.where(said.REPORTS.c.block.is_not(None)).group_by(said.REPORTS.c.block)
        found = {block_of_key(key): 0 for key in self._connection.scalars(claimed)}
        found |= {block_of_key(key): int(n) for key, n in sorted(self._connection.execute(query).all())}
        return found if wanted is None else {block: found.get(block, 1) for block in sorted(wanted)}

    def _named(self, block: Pair) -> set[Pair]:
        """The names of what is kept as a block: it, or the parts of the gatherings of a drawer."""
        if block[0]:
            return {block}
        query = sa.select(PLACE).distinct().where(said.REPORTS.c.block == rows.block_key(block))
        return set(map(block_of_key, self._connection.scalars(query)))

    def _together(self, blocks: set[Pair]) -> set[Pair]:
        """Blocks with those that decisions hold together with them."""
        while (wider := blocks.union(*(group for group in self._groups if group & blocks))) != blocks:
            blocks = wider
        return blocks
