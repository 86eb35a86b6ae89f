"""Which contacts are asked for, and that as SQL."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import sqlalchemy as sa

from depesche.store import search
from depesche.store.derived import (
    CONTACT_PARTICIPANTS,
    CONTACT_PUBLISHERS,
    CONTACT_REPORTS,
    CONTACT_SIDES,
    CONTACT_TOPICS,
    CONTACTS,
    FINDINGS,
)

#: The fields that can be counted, in the order in which they are shown.
FACETS: Final = (
    "people",
    "states",
    "pairs",
    "kinds",
    "statuses",
    "years",
    "publishers",
    "topics",
    "findings",
    "sides",
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which contacts are asked for; what is empty asks nothing.

    Of ``people`` and ``states`` each must take part; a person is given by all ids that the name may mean. Of the
    other fields one value must fit. ``topics`` are concepts of the controlled list, ``findings`` types of findings
    about the contact. ``since`` and ``until`` are days: the contact may have been from the one to the other, and one
    without a day is left out. ``text`` are words that an article about it must have, as
    :func:`depesche.store.search.sought` reads them.
    """

    people: tuple[frozenset[str], ...] = ()
    states: tuple[str, ...] = ()
    kinds: frozenset[str] = frozenset()
    statuses: frozenset[str] = frozenset()
    sides: frozenset[str] = frozenset()
    publishers: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    findings: frozenset[str] = frozenset()
    since: dt.date | None = None
    until: dt.date | None = None
    text: str = ""

    def without(self, field: str) -> Wanted:
        """The same question without one field, as the values of that field are counted."""
        if field == "years":
            return replace(self, since=None, until=None)
        if field in _ONE_FITS:
            nothing: dict[str, Any] = {field: frozenset()}
            return replace(self, **nothing)
        return self

    @property
    def days(self) -> bool:
        """Whether days are asked for."""
        return self.since is not None or self.until is not None

    def conditions(self) -> Iterator[sa.ColumnElement[bool]]:
        """What a row of ``contacts`` must fulfil."""
        yield from self._timeless()
        if self.days:
            known = sa.or_(CONTACTS.c.earliest.is_not(None), CONTACTS.c.latest.is_not(None))
            yield known
        if self.since is not None:
            yield sa.or_(CONTACTS.c.latest.is_(None), CONTACTS.c.latest >= self.since.isoformat())
        if self.until is not None:
            yield sa.or_(CONTACTS.c.earliest.is_(None), CONTACTS.c.earliest <= self.until.isoformat())

    def undated(self) -> Iterator[sa.ColumnElement[bool]]:
        """What a row must fulfil that is left out only because it has no day."""
        yield from self._timeless()
        yield sa.and_(CONTACTS.c.earliest.is_(None), CONTACTS.c.latest.is_(None))

    def _timeless(self) -> Iterator[sa.ColumnElement[bool]]:
        for ids in self.people:
            yield _has(CONTACT_PARTICIPANTS, CONTACT_PARTICIPANTS.c.person, ids)
        for state in self.states:
            yield _has(CONTACT_PARTICIPANTS, CONTACT_PARTICIPANTS.c.state, [state])
        if self.kinds:
            yield CONTACTS.c.kind.in_(sorted(self.kinds))
        if self.statuses:
            yield CONTACTS.c.status.in_(sorted(self.statuses))
        for field, column in _IN_TABLES.items():
            values = getattr(self, field)
            if values:
                yield _has(column.table, column, values)
        if self.text:
            told = CONTACT_REPORTS.c
            found = search.documents(search.sought(self.text))
            yield CONTACTS.c.id.in_(sa.select(told.contact).where(told.document.in_(found)))
        if self.findings:
            yield _has(FINDINGS, FINDINGS.c.type, self.findings, FINDINGS.c.holds)


#: Asks for nothing in particular: all contacts.
ALL: Final = Wanted()

_IN_TABLES: Final[dict[str, sa.Column[Any]]] = {
    "sides": CONTACT_SIDES.c.side,
    "publishers": CONTACT_PUBLISHERS.c.publisher,
    "topics": CONTACT_TOPICS.c.concept,
}
#: Fields of which one value must fit: each is counted as if nothing were asked of it.
_ONE_FITS: Final = frozenset({"kinds", "statuses", "findings", *_IN_TABLES})


def _has(
    table: Any, column: sa.Column[Any], values: Iterable[str], *more: sa.ColumnElement[bool]
) -> sa.ColumnElement[bool]:
    """Whether one of the contact's rows in another table has one of the values."""
    return CONTACTS.c.id.in_(sa.select(table.c.contact).where(column.in_(sorted(values)), *more))


def counting(field: str, wanted: Wanted, more: Sequence[sa.ColumnElement[bool]] = ()) -> sa.Select[Any]:
    """The values of a field with the number of contacts that have each, under further conditions on ``contacts``."""
    asked = [*wanted.without(field).conditions(), *more]
    ids = sa.select(CONTACTS.c.id).where(*asked)
    if field in _OF_CONTACTS:
        value = _OF_CONTACTS[field]
        query = sa.select(value, sa.func.count()).where(*asked, value.is_not(None))
        return query.group_by(value)
    if field == "pairs":
        one, other = CONTACT_PARTICIPANTS.alias(), CONTACT_PARTICIPANTS.alias()
        value = one.c.person + "|" + other.c.person
        both = (one.c.contact == other.c.contact) & (one.c.person < other.c.person)
        joined = one.join(other, both)
        return sa.select(value, sa.func.count()).select_from(joined).where(one.c.contact.in_(ids)).group_by(value)
    column = _COUNTED[field]
    holds = [FINDINGS.c.holds] if field == "findings" else []
    count = sa.func.count(sa.distinct(column.table.c.contact))
    query = sa.select(column, count).where(column.table.c.contact.in_(ids), column.is_not(None), *holds)
    return query.group_by(column)


_OF_CONTACTS: Final[dict[str, sa.ColumnElement[Any]]] = {
    "kinds": CONTACTS.c.kind,
    "statuses": CONTACTS.c.status,
    "years": sa.func.substr(CONTACTS.c.earliest, 1, 4),
}
_COUNTED: Final[dict[str, sa.Column[Any]]] = {
    **_IN_TABLES,
    "people": CONTACT_PARTICIPANTS.c.person,
    "states": CONTACT_PARTICIPANTS.c.state,
    "findings": FINDINGS.c.type,
}
