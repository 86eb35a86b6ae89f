"""Parts of the chronicle made anew out of a store, of no more articles than they need.

A part says of its blocks what the chronicle of all articles says of them: blocks hang together only through articles
without a date, through visits by several people and through decisions, and what hangs on them is taken in.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Final

import sqlalchemy as sa

from depesche.chronicle.chronicle import Chronicle
from depesche.chronicle.dates import WEEK
from depesche.chronicle.lending import Lent
from depesche.chronicle.merge import Joined
from depesche.chronicle.part import Part
from depesche.chronicle.plans import OPEN_PLAN
from depesche.chronicle.reported import Pair
from depesche.knowledge import Knowledge
from depesche.model import Contact, Reading
from depesche.model.statuses import AHEAD, HELD
from depesche.store import keeping
from depesche.store.asking import Stored
from depesche.store.derived import DOCUMENT_DATES
from depesche.store.library import PLACE, StoredLibrary, block_of_key
from depesche.store.said import REPORTS
from depesche.store.wanted import Wanted

#: Marks of what is in no block.
_MARKS: Final = (keeping.ARTICLE, keeping.ALL)
_PLANS: Final = (*sorted(AHEAD), "postponed")


class Asked(Part):
    """The stored chronicle to be asked about some people: a block is fetched when it is asked for."""

    def __init__(self, stored: Stored, knowledge: Knowledge) -> None:
        self._stored = stored
        self._people: set[tuple[str, ...]] = set()
        self._seen: set[Pair] = set()
        self._library = library = StoredLibrary(stored.connection)
        decisions = keeping.decisions(stored.connection)
        super().__init__(Lent(library), (), knowledge, decisions, library.groups(decisions), settled=True)

    def joined_of(self, people: Sequence[str]) -> tuple[Joined, ...]:
        """The contacts of exactly these people (sorted keys), with their reports."""
        self._people.add(tuple(people))
        if len(people) == 2:
            blocks = {(people[0], people[1])} - self._blocks.keys()
        else:
            blocks = self._library.gatherings([frozenset({key}) for key in people])
        if blocks := blocks - self._seen:
            self._seen |= blocks
            self._work(self._engine.fetch(blocks))
        return super().joined_of(people)

    @property
    def contacts(self) -> tuple[Contact, ...]:
        """The contacts in which all of those take part who were asked about, and perhaps others too."""
        wanted = (Wanted(people=tuple(frozenset({key}) for key in people)) for people in sorted(self._people))
        found = {contact.id: contact for those in wanted for contact in self._stored.every(those)}
        return tuple(found.values())

    @property
    def today(self) -> dt.date | None:
        """The day against which plans are overdue, by all articles."""
        return self._stored.today


class AsItStood(Chronicle):
    """The contacts between some people, and all gatherings, as they stood on a day."""

    def __init__(
        self, stored: Stored, knowledge: Knowledge, people: Sequence[frozenset[str]], day: dt.date
    ) -> None:
        self.stored = stored
        one, other = people
        pairs = {(a, b) if a < b else (b, a) for a in one for b in other if a != b}
        names = _articles(stored, StoredLibrary(stored.connection).gatherings(people) | pairs)
        super().__init__(_readings(stored, names), knowledge, keeping.decisions(stored.connection), as_of=day)


def before_and_after(
    stored: Stored, knowledge: Knowledge, first: dt.date, last: dt.date | None
) -> tuple[Chronicle, Chronicle]:
    """The chronicle as it stood on two days, the second now if it is not given, as far as the two can differ."""
    connection, end = stored.connection, last or stored.today or first
    dates = DOCUMENT_DATES.c
    new = sa.select(dates.document).where(dates.earliest > first.isoformat(), dates.earliest <= end.isoformat())
    came = connection.scalars(new).all()
    marks = keeping.concerned(connection, came) | _plans_due(connection, *sorted((first, end)))
    names = _articles(stored, {block_of_key(mark) for mark in marks if not mark.startswith(_MARKS)})
    readings = _readings(stored, sorted({*names, *came}))
    decisions = keeping.decisions(connection)
    return (
        Chronicle(readings, knowledge, decisions, as_of=first),
        Chronicle(readings, knowledge, decisions, as_of=end),
    )


def _plans_due(connection: sa.Connection, first: dt.date, last: dt.date) -> set[str]:
    """The blocks of plans that may become overdue between two days: of those that may be for a day of these, and of
    those without a day in blocks where one was told of, or opens, so long before that it falls due now.
    """
    told = REPORTS.c
    open_plan, week = dt.timedelta(OPEN_PLAN), dt.timedelta(WEEK)
    named = sa.and_(
        told.status.not_in(sorted(HELD)),
        told.latest >= first.isoformat(),
        sa.func.coalesce(told.earliest, "") <= last.isoformat(),
    )
    days = ((first - open_plan, last - open_plan), (first - week, last))
    alive = [_told_between(*ends) for ends in days]
    open_ = sa.and_(told.status.in_(_PLANS), told.latest.is_(None), sa.or_(*(told.block.in_(q) for q in alive)))
    query = sa.select(PLACE).distinct().where(told.block.is_not(None), sa.or_(named, open_))
    gathered = (_told_between(*ends, gathered=True) for ends in days)
    return {str(place) for wanted in (query, *gathered) for place in connection.scalars(wanted)}


def _told_between(first: dt.date, last: dt.date, *, gathered: bool = False) -> sa.Select[tuple[str | None]]:
    """The blocks in which something was told of, or opens, between two days; or the parts of gatherings."""
    reports, ends = REPORTS.alias(), (first.isoformat(), last.isoformat())
    told = reports.c
    place = sa.literal("|").concat(told.shape) if gathered else told.block
    query = sa.select(place).join(DOCUMENT_DATES, DOCUMENT_DATES.c.document == told.document)
    query = query.where(told.shape.is_not(None) if gathered else told.shape.is_(None))
    return query.where(sa.or_(DOCUMENT_DATES.c.latest.between(*ends), told.earliest.between(*ends)))


def _articles(stored: Stored, blocks: Iterable[Pair]) -> list[str]:
    """The articles of blocks and of all that hangs together with these."""
    library = StoredLibrary(stored.connection)
    groups = library.groups(keeping.decisions(stored.connection))
    wanted, lent = set(blocks), Lent(library)
    names: set[str] = set()
    while True:
        names |= lent.take(wanted)
        known = wanted | lent.made
        wider = known.union(library.undated_with(names), *(group for group in groups if group & known))
        if wider == wanted:
            return sorted(names)
        wanted = wider


def _readings(stored: Stored, names: Sequence[str]) -> list[Reading]:
    return list(stored.readings(names).values())
