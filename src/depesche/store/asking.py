"""Questions to the stored chronicle: contacts page by page, counts of their values, one contact with all behind it.

``with store.asking() as stored:`` gives a :class:`Stored` over one state of the store, however much is written beside
it. The rows are those of the last refresh; :meth:`depesche.store.Store.refresh` comes before where they must be of now.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import sqlalchemy as sa

from depesche.chronicle.order import importance
from depesche.codec.readings import reading_of, reason_of
from depesche.codec.values import days_of
from depesche.days import DaySet
from depesche.made import MadeWith
from depesche.model import Contact, Finding, Reading, Reason
from depesche.store import log
from depesche.store.derived import (
    CONTACT_PARTICIPANTS,
    CONTACT_REPORTS,
    CONTACTS,
    DOCUMENT_DATES,
    FINDING_AGAINST,
    FINDINGS,
    KEPT,
    RUNS,
)
from depesche.store.log import Logged
from depesche.store.records import chunks, contacts_of, findings_of
from depesche.store.said import REPORTS
from depesche.store.tables import DecisionRow, DocumentRow, ReadingRow
from depesche.store.wanted import ALL, FACETS, Wanted, counting
from depesche.telling.names import plain

__all__ = ["ALL", "FACETS", "Counted", "Dossier", "Page", "Place", "Stored", "Wanted"]


class Place(NamedTuple):
    """Where a page ends, and the next one begins: the position of its last contact and its id."""

    position: str
    id: str


class Counted(NamedTuple):
    """A value and how many contacts have it."""

    value: str
    contacts: int


@dataclass(frozen=True, slots=True)
class Page:
    """Some contacts in the order of days; ``next`` is where the following page begins, ``None`` after the last."""

    contacts: tuple[Contact, ...]
    next: Place | None


@dataclass(frozen=True, slots=True)
class Dated:
    """When an article may have appeared, and why."""

    published: DaySet | None
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """A contact with all that stands behind it: what each of its articles says and when these appeared, the findings
    about it, and the contacts that belong to it (a gathering's, or those of which it may be one).
    """

    contact: Contact
    readings: Mapping[str, Reading]
    dates: Mapping[str, Dated]
    findings: tuple[Finding, ...]
    related: tuple[Contact, ...]


class Stored:
    """The stored chronicle as it stands in one transaction."""

    def __init__(self, connection: sa.Connection) -> None:
        self.connection = connection

    # -- what it is -------------------------------------------------------------------------------
    @cached_property
    def kept(self) -> Mapping[str, str]:
        """What is noted about the rows: versions, the day of the news, the number of this state."""
        return {row.name: row.value for row in self.connection.execute(sa.select(KEPT))}

    @property
    def number(self) -> int:
        """A number that grows whenever the chronicle changes: what is worked out of it may be kept under it."""
        return int(self.kept.get("number", "0"))

    @property
    def made_with(self) -> MadeWith:
        """What the chronicle was made with."""
        kept = self.kept
        overlays = tuple(json.loads(kept["overlays"]))
        return MadeWith(kept["software"], int(kept["schema"]), kept["knowledge"], overlays)

    @property
    def today(self) -> dt.date | None:
        """The day against which plans are overdue: the latest on which an article certainly had appeared."""
        said = self.kept.get("today")
        return dt.date.fromisoformat(said) if said else None

    # -- contacts ---------------------------------------------------------------------------------
    def contacts(
        self, wanted: Wanted = ALL, *, after: Place | None = None, limit: int = 50, newest_first: bool = False
    ) -> Page:
        """One page of contacts, the earliest first unless ``newest_first``; those without a day at the end."""
        row = sa.tuple_(CONTACTS.c.position, CONTACTS.c.id)
        query = sa.select(CONTACTS.c.position, CONTACTS.c.id).where(*wanted.conditions())
        if after is not None:
            query = query.where(row < after if newest_first else row > after)
        order = (CONTACTS.c.position, CONTACTS.c.id)
        query = query.order_by(*(c.desc() for c in order) if newest_first else order).limit(limit + 1)
        places = [Place(*found) for found in self.connection.execute(query)]
        shown = contacts_of(self.connection, [place.id for place in places[:limit]])
        return Page(tuple(shown.values()), places[limit - 1] if len(places) > limit else None)

    def every(self, wanted: Wanted = ALL) -> tuple[Contact, ...]:
        """All contacts asked for, the earliest first."""
        query = sa.select(CONTACTS.c.id).where(*wanted.conditions()).order_by(CONTACTS.c.position, CONTACTS.c.id)
        return tuple(contacts_of(self.connection, self.connection.scalars(query).all()).values())

    def count(self, wanted: Wanted = ALL) -> int:
        """How many contacts there are."""
        query = sa.select(sa.func.count()).select_from(CONTACTS).where(*wanted.conditions())
        return int(self.connection.scalar(query) or 0)

    def undated(self, wanted: Wanted) -> int:
        """How many contacts are left out only because they have no day."""
        query = sa.select(sa.func.count()).select_from(CONTACTS).where(*wanted.undated())
        return int(self.connection.scalar(query) or 0) if wanted.days else 0

    def facets(
        self, wanted: Wanted = ALL, fields: Iterable[str] = FACETS, most: int = 20
    ) -> dict[str, tuple[Counted, ...]]:
        """For each field its commonest values with the number of contacts; years by their order, all of them.

        Values of a field of which one must fit are counted as if nothing were asked of that field. A pair is two ids
        parted by ``|``.
        """
        found: dict[str, tuple[Counted, ...]] = {}
        for field in fields:
            rows = [Counted(*row) for row in self.connection.execute(counting(field, wanted))]
            rows.sort(key=lambda c: c.value if field == "years" else (-c.contacts, c.value))
            found[field] = tuple(rows if field == "years" else rows[:most])
        return found

    def contact(self, name: str) -> Contact | None:
        """The contact of an id, also of one that it had before."""
        present = self.present(name)
        return contacts_of(self.connection, [present]).get(present) if present else None

    def those(self, names: Sequence[str]) -> dict[str, Contact]:
        """The contacts of some ids, by id; those that there are."""
        return contacts_of(self.connection, names)

    def present(self, name: str) -> str | None:
        """The id that the contact of an id has now; ``None`` where there is none."""
        if self.connection.scalar(sa.select(CONTACTS.c.id).where(CONTACTS.c.id == name)):
            return name
        told = CONTACT_REPORTS.join(
            REPORTS,
            (REPORTS.c.document == CONTACT_REPORTS.c.document) & (REPORTS.c.report == CONTACT_REPORTS.c.report),
        )
        query = sa.select(CONTACT_REPORTS.c.contact).select_from(told).where(REPORTS.c.anchor == name[1:])
        return self.connection.scalar(query) if name.startswith("c") else None

    def beginning(self, name: str, most: int = 10) -> tuple[str, ...]:
        """The ids of contacts that begin so, at most so many."""
        if not name:
            return ()
        upper = name[:-1] + chr(ord(name[-1]) + 1)
        query = sa.select(CONTACTS.c.id).where(CONTACTS.c.id >= name, CONTACTS.c.id < upper)
        return tuple(self.connection.scalars(query.order_by(CONTACTS.c.id).limit(most)))

    def dossier(self, name: str) -> Dossier | None:
        """A contact with all that stands behind it; ``None`` for an id that is not known."""
        contact = self.contact(name)
        if contact is None:
            return None
        documents = list(dict.fromkeys(ref.document for ref in contact.reports))
        query = sa.select(CONTACTS.c.id).where(CONTACTS.c.part_of == contact.id)
        beside = [*([contact.part_of] if contact.part_of else []), *contact.one_of]
        others = [*beside, *self.connection.scalars(query.order_by(CONTACTS.c.position, CONTACTS.c.id))]
        return Dossier(
            contact,
            self.readings(documents),
            self.dates(documents),
            self.findings_about([contact.id]),
            tuple(contacts_of(self.connection, others).values()),
        )

    # -- findings ---------------------------------------------------------------------------------
    def findings(
        self, types: Iterable[str] = (), *, offset: int = 0, limit: int | None = None
    ) -> tuple[Finding, ...]:
        """All findings or those of some types, the most important first."""
        query = sa.select(FINDINGS.c.id).where(FINDINGS.c.holds)
        if wanted := sorted(types):
            query = query.where(FINDINGS.c.type.in_(wanted))
        order = (
            FINDINGS.c.rank,
            sa.func.coalesce(FINDINGS.c.contact, ""),
            sa.func.coalesce(FINDINGS.c.document, ""),
            FINDINGS.c.id,
        )
        return self._findings(query.order_by(*order).offset(offset).limit(limit))

    def findings_about(self, contacts: Sequence[str]) -> tuple[Finding, ...]:
        """The findings about contacts, those too against which they speak, the most important first."""
        found: set[str] = set()
        for part in chunks(contacts):
            about = sa.select(FINDINGS.c.id).where(FINDINGS.c.contact.in_(part))
            against = sa.select(FINDING_AGAINST.c.finding).where(FINDING_AGAINST.c.contact.in_(part))
            found.update(self.connection.scalars(about), self.connection.scalars(against))
        names = [
            name
            for part in chunks(sorted(found))
            for name in self.connection.scalars(
                sa.select(FINDINGS.c.id).where(FINDINGS.c.id.in_(part), FINDINGS.c.holds)
            )
        ]
        return tuple(sorted(findings_of(self.connection, names, self.kept.get("today")).values(), key=importance))

    def _findings(self, query: sa.Select[Any]) -> tuple[Finding, ...]:
        names = self.connection.scalars(query).all()
        return tuple(sorted(findings_of(self.connection, names, self.kept.get("today")).values(), key=importance))

    # -- articles ---------------------------------------------------------------------------------
    def readings(self, documents: Sequence[str]) -> dict[str, Reading]:
        """What articles say, with their texts, in the order asked for."""
        found: dict[str, Reading] = {}
        query = sa.select(ReadingRow.document, ReadingRow.reading, DocumentRow.text)
        query = query.join(DocumentRow, DocumentRow.id == ReadingRow.document)
        for part in chunks(documents):
            rows = self.connection.execute(query.where(ReadingRow.document.in_(part)))
            found.update((name, reading_of(data, text)) for name, data, text in rows)
        return {name: found[name] for name in documents if name in found}

    def dates(self, documents: Sequence[str] | None = None) -> dict[str, Dated]:
        """When articles may have appeared, all of them if none are named."""
        query = sa.select(DOCUMENT_DATES).order_by(DOCUMENT_DATES.c.document)
        wanted = (
            [query]
            if documents is None
            else [query.where(DOCUMENT_DATES.c.document.in_(part)) for part in chunks(documents)]
        )
        return {
            row.document: Dated(
                days_of({"time": row.published, "days": row.days}, "time", "days"),
                tuple(reason_of(reason) for reason in row.reasons),
            )
            for part in wanted
            for row in self.connection.execute(part)
        }

    def paths(self) -> Iterator[str]:
        """The files that articles were read from, as they were named."""
        for source in self.connection.scalars(sa.select(DocumentRow.source)):
            if source["path"]:
                yield source["path"]

    # -- the log ----------------------------------------------------------------------------------
    def changes(self, *, day: str | None = None, run: int | None = None) -> tuple[Logged, ...]:
        """What changed in the chronicle from a day on (ISO 8601), or after a run, in order, and through what."""
        return tuple(log.since(self.connection, day=day, run=run))

    def decided(self, names: Sequence[str]) -> dict[str, str]:
        """Who took each of some decisions and why, by id."""
        query = sa.select(DecisionRow.id, DecisionRow.decision)
        rows = (
            row for part in chunks(names) for row in self.connection.execute(query.where(DecisionRow.id.in_(part)))
        )
        return {name: ", ".join(filter(None, (told["who"], told["why"]))) for name, told in rows}

    @property
    def runs(self) -> int:
        """The number of the last run that changed anything."""
        return int(self.connection.scalar(sa.select(sa.func.max(RUNS.c.run))) or 0)

    # -- people -----------------------------------------------------------------------------------
    def people(self) -> dict[str, str]:
        """The names of all who take part in contacts, by id."""
        query = sa.select(CONTACT_PARTICIPANTS.c.person, sa.func.min(CONTACT_PARTICIPANTS.c.name))
        return {row[0]: row[1] for row in self.connection.execute(query.group_by(CONTACT_PARTICIPANTS.c.person))}

    def people_called(self, name: str) -> frozenset[str]:
        """The ids of those whom articles call so: by id, in full or by the last words of the name, in any spelling."""
        query = sa.select(CONTACT_PARTICIPANTS.c.person).where(CONTACT_PARTICIPANTS.c.person == name).limit(1)
        if self.connection.scalar(query):
            return frozenset({name})
        wanted = plain(name)
        written = ((person, plain(words)) for person, words in self.people().items())
        return frozenset(p for p, words in written if words == wanted or words.endswith(f" {wanted}"))
