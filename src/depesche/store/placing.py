"""How contacts stand to those of other blocks, found in the rows: which are part of a gathering, and how those are
called that a contact may be one of.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import sqlalchemy as sa

from depesche.chronicle.block import GATHERINGS
from depesche.chronicle.parts import few_days, parts
from depesche.model import Contact
from depesche.model.kinds import KINDS, facts
from depesche.store import derived, rows, said
from depesche.store.records import chunks, contacts_of

#: A statement has so many alternatives at most.
_AT_ONCE: Final = 40
_INSIDE: Final = tuple(kind for kind in KINDS if facts(kind).inside)


def place_all(connection: sa.Connection) -> None:
    """Find anew what each contact is part of."""
    _put(connection, sa.true())


def place(connection: sa.Connection, changed: set[str], before: Mapping[str, Contact]) -> None:
    """Find anew what is part of a gathering, for contacts that changed and for those that a changed gathering
    had, or may have.
    """
    contacts = derived.CONTACTS
    wanted = [contacts.c.id.in_(part) for part in chunks(sorted(changed))]
    spans = [c for c in before.values() if few_days(c)]
    for those in wanted:
        spans += _gatherings(connection, those)
    within = [_within(c) for c in spans if few_days(c)]
    for part in chunks([*wanted, *within], _AT_ONCE):
        _put(connection, sa.or_(*part))


def name_others(connection: sa.Connection, changed: Iterable[Contact] | None = None) -> None:
    """Call the contacts that others may be by their present ids: all, or those that changed, before and after."""
    others, told, reports = derived.CONTACT_ALTERNATIVES, derived.CONTACT_REPORTS.c, said.REPORTS.c
    present = sa.select(sa.func.min(told.contact)).join(
        said.REPORTS, (reports.document == told.document) & (reports.report == told.report)
    )
    name = present.where(reports.anchor == others.c.anchor).scalar_subquery()
    update = sa.update(others).values(other=sa.func.coalesce(name, sa.literal("c").concat(others.c.anchor)))
    if changed is None:
        connection.execute(update)
        return
    documents = {ref.document for contact in changed for ref in contact.reports}
    for part in chunks(sorted(documents)):
        anchors = sa.select(reports.anchor).where(reports.document.in_(part), reports.anchor.is_not(None))
        connection.execute(update.where(others.c.anchor.in_(anchors)))


def _gatherings(connection: sa.Connection, *those: sa.ColumnElement[bool]) -> list[Contact]:
    contacts = derived.CONTACTS
    query = sa.select(contacts.c.id).where(contacts.c.block == rows.block_key(GATHERINGS), *those)
    return list(contacts_of(connection, connection.scalars(query).all()).values())


def _put(connection: sa.Connection, those: sa.ColumnElement[bool]) -> None:
    contacts = derived.CONTACTS
    query = sa.select(contacts.c.id, contacts.c.part_of).where(contacts.c.kind.in_(_INSIDE), those)
    known: dict[str, str | None] = {row[0]: row[1] for row in connection.execute(query)}
    for names in chunks(known):
        some = contacts_of(connection, names).values()
        dated = [c for c in some if few_days(c)]
        found = parts(_gatherings(connection, _on_days_of(dated)), some) if dated else {}
        for name in names:
            if found.get(name) != known[name]:
                change = sa.update(contacts).where(contacts.c.id == name).values(part_of=found.get(name))
                connection.execute(change)


def _on_days_of(some: Sequence[Contact]) -> sa.ColumnElement[bool]:
    """Whether a contact may have been on the days of one of these; where they are many, between the first and last."""
    ends = [
        (c.time.first.isoformat(), c.time.last.isoformat())
        for c in some
        if c.time and c.time.first and c.time.last
    ]
    if len(ends) > _AT_ONCE:
        ends = [(min(first for first, _ in ends), max(last for _, last in ends))]
    contacts = derived.CONTACTS
    return sa.or_(*(sa.and_(contacts.c.position <= last, contacts.c.latest >= first) for first, last in set(ends)))


def _within(contact: Contact) -> sa.ColumnElement[bool]:
    time = contact.time
    if time is None or time.first is None or time.last is None:
        return sa.false()
    contacts = derived.CONTACTS
    return sa.and_(
        contacts.c.position >= time.first.isoformat(),
        contacts.c.position <= time.last.isoformat(),
    )
