"""The stored chronicle with the names of :class:`depesche.chronicle.Chronicle`, for those who show it.

What is asked for is fetched: nothing is made, and nothing is loaded that is not shown.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

import sqlalchemy as sa

from depesche.chronicle.accounts import Comparison
from depesche.chronicle.items import items_in
from depesche.chronicle.merge import Joined
from depesche.chronicle.readouts import compare_readouts
from depesche.errors import DecisionError
from depesche.knowledge import Knowledge
from depesche.made import MadeWith
from depesche.model import Contact, Finding, Reading
from depesche.store.asking import Dated, Stored
from depesche.store.derived import CONTACT_REPORTS
from depesche.store.records import contacts_of
from depesche.store.said import REPORTS
from depesche.store.tables import ReadingRow
from depesche.store.wanted import Wanted

#: So many articles are kept at hand that were fetched.
_AT_HAND = 2_000


class Articles(Mapping[str, Reading]):
    """What articles say, by id, fetched when they are asked for."""

    def __init__(self, stored: Stored) -> None:
        self._stored = stored
        self._at_hand: dict[str, Reading] = {}

    def fetch(self, names: Sequence[str]) -> None:
        """Have articles at hand that will be asked for."""
        if len(self._at_hand) > _AT_HAND:
            self._at_hand.clear()
        self._at_hand |= self._stored.readings([name for name in names if name not in self._at_hand])

    def has(self, name: str) -> bool:
        """Whether what an article says is at hand."""
        return name in self._at_hand

    def __getitem__(self, name: str) -> Reading:
        if name not in self._at_hand:
            self.fetch([name])
        return self._at_hand[name]

    def __iter__(self) -> Iterator[str]:
        return iter(
            self._stored.connection.scalars(sa.select(ReadingRow.document).order_by(ReadingRow.document)).all()
        )

    def __len__(self) -> int:
        return int(self._stored.connection.scalar(sa.select(sa.func.count()).select_from(ReadingRow)) or 0)


class AtRest:
    """One state of the stored chronicle."""

    #: Days that may lie on either side of a day that was asked for: nothing was.
    straddling: tuple[str, ...] = ()

    def __init__(self, stored: Stored, knowledge: Knowledge) -> None:
        self.stored = stored
        self.knowledge = knowledge
        self.readings = Articles(stored)

    @property
    def made_with(self) -> MadeWith:
        """The versions of software and knowledge that made it."""
        return self.stored.made_with

    @property
    def today(self) -> dt.date | None:
        """The day against which plans are overdue."""
        return self.stored.today

    @cached_property
    def contacts(self) -> tuple[Contact, ...]:
        """All contacts, the earliest first; those without a time at the end."""
        return self.stored.every()

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, the most important first."""
        return self.stored.findings()

    @cached_property
    def documents(self) -> Mapping[str, Dated]:
        """Every document's publication after narrowing."""
        return self.stored.dates()

    def some(self, wanted: Wanted) -> tuple[tuple[Contact, ...], tuple[Finding, ...]]:
        """The contacts asked for and the findings about them."""
        contacts = self.stored.every(wanted)
        return contacts, self.stored.findings_about([contact.id for contact in contacts])

    def readouts(self, name: str) -> Comparison:
        """The accounts of a contact side by side. Raises :class:`DecisionError` for an id that is not known."""
        contact = self.stored.contact(name)
        if contact is None:
            raise DecisionError(f"there is no contact {name!r}")
        return compare_readouts(self.joined(contact), self.readings)

    def joined(self, contact: Contact) -> Joined:
        """A contact with its reports as the chronicle compared them."""
        names = list(dict.fromkeys(ref.document for ref in contact.reports))
        self.readings.fetch(names)
        dates = self.stored.dates(names)
        told = {
            (name, item.key.report): item
            for name in names
            for item in items_in(self.readings[name], dates[name].published, self.knowledge)
        }
        items = tuple(told[ref.document, ref.report] for ref in contact.reports)
        return Joined(contact, items, None, None, tuple(item.anchor for item in items))

    # -- by name ----------------------------------------------------------------------------------
    def named(self, name: str, most: int = 10) -> dict[str, Contact]:
        """The contacts whose id is this or begins so; where there are none, those that had such an id before, by that
        id.
        """
        ids = {i: i for i in self.stored.beginning(name, most)}
        if name in ids:
            ids = {name: name}
        if not ids:
            ids = {f"c{anchor}": contact for anchor, contact in self._former(name) if contact}
        found = contacts_of(self.stored.connection, list(dict.fromkeys(ids.values())))
        return {former: found[present] for former, present in ids.items()}

    def taken_out(self, name: str) -> bool:
        """Whether a report that would have this id is in no contact, because of a decision."""
        return any(contact is None for _, contact in self._former(name))

    def contact_with(self, document: str, report: str) -> Contact | None:
        """The contact that a report tells of."""
        told = CONTACT_REPORTS
        query = sa.select(told.c.contact).where(told.c.document == document, told.c.report == report)
        name = self.stored.connection.scalar(query)
        return self.stored.contact(name) if name else None

    def _former(self, name: str) -> list[tuple[str, str | None]]:
        """The anchors of reports whose ids begin so, with the contacts that they are in."""
        begun = name[1:]
        if not name.startswith("c") or not begun:
            return []
        upper = begun[:-1] + chr(ord(begun[-1]) + 1)
        both = (CONTACT_REPORTS.c.document == REPORTS.c.document) & (CONTACT_REPORTS.c.report == REPORTS.c.report)
        query = (
            sa.select(REPORTS.c.anchor, CONTACT_REPORTS.c.contact)
            .outerjoin(CONTACT_REPORTS, both)
            .where(REPORTS.c.anchor >= begun, REPORTS.c.anchor < upper)
            .order_by(REPORTS.c.anchor)
            .limit(10)
        )
        return [(anchor, contact) for anchor, contact in self.stored.connection.execute(query)]
