"""What pages ask of the stored chronicle beside :mod:`.asking`: contacts by time, whom somebody met in which year,
plans, articles in order. All of it is counted by the database; nothing is loaded that is not shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final, NamedTuple, cast

import sqlalchemy as sa
from sqlalchemy.orm import Session, defer

from depesche.codec import document_of
from depesche.codec.values import days_of
from depesche.days import DaySet
from depesche.model import Document, PublishedFrom
from depesche.model.statuses import AHEAD, HELD
from depesche.store import search
from depesche.store.derived import (
    CONTACT_PARTICIPANTS,
    CONTACT_REPORTS,
    CONTACTS,
    DOCUMENT_DATES,
    FINDINGS,
    HISTORY,
)
from depesche.store.records import chunks
from depesche.store.said import CLAIMS, PARTICIPANTS
from depesche.store.search import Sought
from depesche.store.tables import DocumentRow
from depesche.store.wanted import Wanted, counting

#: What the position of a contact without a day is.
UNDATED: Final = "9999-12-31"

_Conditions = Sequence[sa.ColumnElement[bool]]


class Span(NamedTuple):
    """Contacts of one status whose possible days begin and end in the same stretches of time, and how many."""

    first: str | None
    last: str | None
    status: str
    contacts: int


class Met(NamedTuple):
    """Somebody met, in a year if all possible days lie in one, and how often."""

    key: str
    name: str
    first: str | None
    last: str | None
    contacts: int


class Counted(NamedTuple):
    """A value and how many contacts have it."""

    value: str
    contacts: int


class Listed(NamedTuple):
    """An article of a list: where it stands in the order, its id, its contacts."""

    position: str
    id: str
    contacts: int


# -- contacts ---------------------------------------------------------------------------------------
def newest(
    connection: sa.Connection, conditions: _Conditions, after: tuple[str, str] | None, limit: int
) -> list[tuple[str, str]]:
    """Positions and ids of contacts, the newest first, those without a day at the end."""
    found: list[tuple[str, str]] = []
    if after is None or after[0] != UNDATED:
        found = _newest(connection, [*conditions, CONTACTS.c.position < UNDATED], after, limit)
        after = None
    if len(found) < limit:
        found += _newest(connection, [*conditions, CONTACTS.c.position == UNDATED], after, limit - len(found))
    return found


def _newest(
    connection: sa.Connection, conditions: _Conditions, after: tuple[str, str] | None, limit: int
) -> list[tuple[str, str]]:
    query = sa.select(CONTACTS.c.position, CONTACTS.c.id).where(*conditions)
    if after is not None:
        query = query.where(sa.tuple_(CONTACTS.c.position, CONTACTS.c.id) < after)
    order = (CONTACTS.c.position.desc(), CONTACTS.c.id.desc())
    return [(row.position, row.id) for row in connection.execute(query.order_by(*order).limit(limit))]


def oldest(
    connection: sa.Connection, conditions: _Conditions, after: tuple[str, str] | None, limit: int
) -> list[tuple[str, str]]:
    """Positions and ids of contacts, the oldest first, those without a day at the end."""
    query = sa.select(CONTACTS.c.position, CONTACTS.c.id).where(*conditions)
    if after is not None:
        query = query.where(sa.tuple_(CONTACTS.c.position, CONTACTS.c.id) > after)
    rows = connection.execute(query.order_by(CONTACTS.c.position, CONTACTS.c.id).limit(limit))
    return [(row.position, row.id) for row in rows]


def spans(connection: sa.Connection, conditions: _Conditions, letters: int) -> list[Span]:
    """Contacts counted by the beginnings of their first and last possible days (4 letters: years, 7: months)."""
    first = sa.func.substr(CONTACTS.c.earliest, 1, letters)
    last = sa.func.substr(CONTACTS.c.latest, 1, letters)
    query = sa.select(first, last, CONTACTS.c.status, sa.func.count()).where(*conditions)
    return [Span(*row) for row in connection.execute(query.group_by(first, last, CONTACTS.c.status))]


def types_of(connection: sa.Connection, contacts: Sequence[str]) -> dict[str, list[str]]:
    """The types of the findings about contacts, the most important first."""
    query = sa.select(FINDINGS.c.contact, FINDINGS.c.type).where(
        FINDINGS.c.contact.in_(contacts), FINDINGS.c.holds
    )
    found: dict[str, list[str]] = {}
    for row in connection.execute(query.order_by(FINDINGS.c.rank)):
        found.setdefault(row.contact, []).append(row.type)
    return found


def met(connection: sa.Connection, column: str, own: Iterable[str]) -> list[Met]:
    """With whom people (``column`` is "person") or states ("state") had contact, by first and last year."""
    one, other = CONTACT_PARTICIPANTS.alias(), CONTACT_PARTICIPANTS.alias()
    mine = sorted(own)
    first, last = sa.func.substr(CONTACTS.c.earliest, 1, 4), sa.func.substr(CONTACTS.c.latest, 1, 4)
    key = other.c[column]
    query = (
        sa.select(key, sa.func.min(other.c.name), first, last, sa.func.count(sa.distinct(CONTACTS.c.id)))
        .select_from(
            one.join(other, one.c.contact == other.c.contact).join(CONTACTS, CONTACTS.c.id == one.c.contact)
        )
        .where(one.c[column].in_(mine), key.not_in(mine), key.is_not(None))
        .group_by(key, first, last)
    )
    return [Met(*row) for row in connection.execute(query)]


def happened(connection: sa.Connection, conditions: _Conditions) -> list[tuple[str, str, str]]:
    """Contacts that took place on days with both ends, by their first day: the id, the first day, the last day."""
    query = sa.select(CONTACTS.c.id, CONTACTS.c.earliest, CONTACTS.c.latest).where(
        *conditions,
        CONTACTS.c.status.in_(sorted(HELD)),
        CONTACTS.c.earliest.is_not(None),
        CONTACTS.c.latest.is_not(None),
    )
    rows = connection.execute(query.order_by(CONTACTS.c.earliest, CONTACTS.c.id))
    return [(row.id, row.earliest, row.latest) for row in rows]


def name_of(connection: sa.Connection, key: str) -> str | None:
    """What articles call a participant."""
    query = sa.select(CONTACT_PARTICIPANTS.c.name).where(CONTACT_PARTICIPANTS.c.person == key).limit(1)
    return connection.scalar(query)


def plans(connection: sa.Connection, state: str, most: int) -> list[str]:
    """The ids of plans that are due, overdue, or were moved, the latest first."""
    late = sa.select(FINDINGS.c.contact).where(FINDINGS.c.type == "overdue", FINDINGS.c.holds)
    query = sa.select(CONTACTS.c.id)
    if state == "moved":
        query = query.where(CONTACTS.c.id.in_(sa.select(HISTORY.c.contact).where(HISTORY.c.status == "postponed")))
    else:
        is_late = CONTACTS.c.id.in_(late)
        query = query.where(CONTACTS.c.status.in_(sorted(AHEAD)), is_late if state == "overdue" else ~is_late)
    return list(connection.scalars(query.order_by(CONTACTS.c.position.desc(), CONTACTS.c.id).limit(most)))


def ids(connection: sa.Connection, conditions: _Conditions, most: int) -> list[str]:
    """The ids of contacts, at most so many, in no order."""
    return list(connection.scalars(sa.select(CONTACTS.c.id).where(*conditions).limit(most)))


def count(connection: sa.Connection, conditions: _Conditions) -> int:
    """How many contacts there are."""
    return int(connection.scalar(sa.select(sa.func.count()).select_from(CONTACTS).where(*conditions)) or 0)


def facets(
    connection: sa.Connection, wanted: Wanted, fields: Iterable[str], more: _Conditions, most: int
) -> dict[str, list[Counted]]:
    """For each field its commonest values with the number of contacts, under further conditions."""
    found = {}
    for field in fields:
        rows = [Counted(*row) for row in connection.execute(counting(field, wanted, more))]
        found[field] = sorted(rows, key=lambda counted: (-counted.contacts, counted.value))[:most]
    return found


# -- findings ---------------------------------------------------------------------------------------
def finding_ids(
    connection: sa.Connection, types: Sequence[str], conditions: _Conditions, offset: int, limit: int
) -> list[str]:
    """The ids of findings, the most important first."""
    query = sa.select(FINDINGS.c.id).where(FINDINGS.c.holds, *conditions)
    if types:
        query = query.where(FINDINGS.c.type.in_(sorted(types)))
    order = (
        FINDINGS.c.rank,
        sa.func.coalesce(FINDINGS.c.contact, ""),
        sa.func.coalesce(FINDINGS.c.document, ""),
        FINDINGS.c.id,
    )
    return list(connection.scalars(query.order_by(*order).offset(offset).limit(limit)))


def finding_types(connection: sa.Connection, conditions: _Conditions) -> dict[str, int]:
    """How many findings there are of each type."""
    query = sa.select(FINDINGS.c.type, sa.func.count()).where(FINDINGS.c.holds, *conditions)
    return {row[0]: row[1] for row in connection.execute(query.group_by(FINDINGS.c.type))}


def decided(connection: sa.Connection) -> list[str]:
    """The ids of contacts that somebody has decided about."""
    why = sa.cast(CONTACTS.c.why, sa.Text)
    return list(connection.scalars(sa.select(CONTACTS.c.id).where(why.like("%chronicle_decided%"))))


# -- articles ---------------------------------------------------------------------------------------
def articles(
    connection: sa.Connection, wanted: Sought | None, after: tuple[str, str] | None, limit: int
) -> list[Listed]:
    """Articles, the newest first, those without a day at the end; with ``wanted`` those in which all of it stands."""
    position = sa.func.coalesce(DOCUMENT_DATES.c.earliest, "")
    told = sa.select(sa.func.count(sa.distinct(CONTACT_REPORTS.c.contact))).where(
        CONTACT_REPORTS.c.document == DocumentRow.id
    )
    query = (
        sa.select(position, DocumentRow.id, told.scalar_subquery())
        .outerjoin(DOCUMENT_DATES, DOCUMENT_DATES.c.document == DocumentRow.id)
        .where(*_in_which(wanted))
    )
    if after is not None:
        query = query.where(sa.tuple_(position, DocumentRow.id) < after)
    return [
        Listed(*row)
        for row in connection.execute(query.order_by(position.desc(), DocumentRow.id.desc()).limit(limit))
    ]


def count_articles(connection: sa.Connection, wanted: Sought | None) -> int:
    """How many articles there are; with ``wanted`` those in which all of it stands."""
    query = sa.select(sa.func.count()).select_from(DocumentRow).where(*_in_which(wanted))
    return int(connection.scalar(query) or 0)


def _in_which(wanted: Sought | None) -> _Conditions:
    return [] if wanted is None else [DocumentRow.id.in_(search.documents(wanted))]


def documents(connection: sa.Connection, names: Sequence[str]) -> dict[str, Document]:
    """Articles without their texts: what is known of them after reading, their days narrowed."""
    found: dict[str, Document] = {}
    for part in chunks(names):
        query = (
            sa.select(DocumentRow, DOCUMENT_DATES.c.published.label("narrowed"), DOCUMENT_DATES.c.days)
            .outerjoin(DOCUMENT_DATES, DOCUMENT_DATES.c.document == DocumentRow.id)
            .options(defer(DocumentRow.text), defer(DocumentRow.fingerprint))
            .where(DocumentRow.id.in_(part))
        )
        with Session(connection) as session:
            for row, narrowed, days in session.execute(query):
                found[row.id] = _document(row, days_of({"time": narrowed, "days": days}, "time", "days"))
    return found


def _document(row: DocumentRow, published: DaySet | None) -> Document:
    return replace(
        document_of(row.source, ""),
        publisher=row.publisher,
        agency=row.agency,
        title=row.title,
        published=published,
        published_from=cast("PublishedFrom | None", row.published_from),
    )


def told_of_in(connection: sa.Connection, document: str) -> list[str]:
    """The ids of the contacts that an article tells of."""
    query = sa.select(CONTACT_REPORTS.c.contact).distinct().where(CONTACT_REPORTS.c.document == document)
    return list(connection.scalars(query))


def about_people(connection: sa.Connection, people: Sequence[str]) -> list[str]:
    """The articles with a report in which two of the people take part, or a claim about them."""
    one, other = PARTICIPANTS.alias(), PARTICIPANTS.alias()
    same = (one.c.document == other.c.document) & (one.c.report == other.c.report)
    told = sa.select(one.c.document).select_from(one.join(other, same))
    told = told.where(one.c.person.in_(people), other.c.person.in_(people), one.c.person < other.c.person)
    pairs = [f"{a}|{b}" for a in people for b in people if a < b]
    claimed = sa.select(CLAIMS.c.document).where(CLAIMS.c.block.in_(pairs))
    return sorted({*connection.scalars(told), *connection.scalars(claimed)})
