"""A shelf over the rows of a store: what the reading room is asked, answered by the database.

Invariant: a shelf sees one state of the store, in one transaction, until it is closed. What takes counting is kept
under the number of that state, so that it is counted once.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Any, Final, TypeVar, cast

from depesche.asking import Answer
from depesche.chronicle import Comparison, Decision
from depesche.days import DaySet
from depesche.knowledge import Knowledge
from depesche.model import Contact, Finding, FindingType, Reading
from depesche.room.changed import lately, news
from depesche.room.counted import Counted
from depesche.room.meant import people_meant, question, state_meant, words_sought
from depesche.room.overviews import overview
from depesche.room.parts import Parts
from depesche.room.shelf import (
    DIMENSIONS,
    Counts,
    Facet,
    FindingSlice,
    Found,
    Happened,
    Hit,
    News,
    Overview,
    Partner,
    Plan,
    Row,
    Slice,
    Told,
    ToldSlice,
    Unit,
    Wanted,
)
from depesche.store import looking
from depesche.store.asking import Stored
from depesche.store.at_rest import AtRest
from depesche.store.derived import CONTACTS, FINDINGS
from depesche.store.records import contacts_of, findings_of
from depesche.store.search import best, marks
from depesche.store.wanted import ALL

#: A facet shows so many values; others are the reader's to look for.
_FACETS: Final = 12
#: The fields of the store behind the dimensions of the room.
_FIELDS: Final[Mapping[str, str]] = {
    "person": "people",
    "state": "states",
    "kind": "kinds",
    "status": "statuses",
    "finding": "findings",
    "topic": "topics",
    "publisher": "publishers",
}
#: What of a large store may be that of a state some seconds ago: numbers beside what is shown, never what is shown.
_MAY_LAG: Final = frozenset({"counts", "total", "facets", "overview", "types", "articles"})
_PLANS: Final = 500
#: A question that so many contacts fit at most is narrow.
_NARROW: Final = 2_000
_Made = TypeVar("_Made")


class StoredShelf:
    """One state of a store; see :class:`~depesche.room.shelf.Shelf`."""

    def __init__(
        self,
        state: AbstractContextManager[Stored],
        knowledge: Knowledge,
        counted: Counted,
        decisions: Callable[[], tuple[Decision, ...]],
        parts: Parts,
    ) -> None:
        self._state = state
        self._stored = state.__enter__()
        self._connection = self._stored.connection
        self._whole = AtRest(self._stored, knowledge)
        self._counted, self._decisions, self._parts = counted, decisions, parts

    def close(self) -> None:
        """Give the connection back."""
        self._state.__exit__(None, None, None)

    @property
    def version(self) -> str:
        return str(self._stored.number)

    @property
    def today(self) -> dt.date | None:
        return self._stored.today

    @property
    def whole(self) -> AtRest:
        """The chronicle itself."""
        return self._whole

    def counts(self) -> Counts:
        return self._once("counts", (), self._count_all)

    def _count_all(self) -> Counts:
        findings = sum(looking.finding_types(self._connection, ()).values())
        return Counts(self._stored.count(), looking.count_articles(self._connection, None), findings)

    # -- contacts ----------------------------------------------------------------------------------
    def contacts(
        self, wanted: Wanted, *, after: str | None = None, limit: int = 50, outline: bool = False
    ) -> Slice:
        conditions = self._conditions(wanted)
        order = looking.oldest if wanted.oldest_first else looking.newest
        places = order(self._connection, conditions, _place(after), limit + 1)
        total = self._once("total", wanted, lambda: looking.count(self._connection, conditions))
        # Where words are marked in articles, the reports are needed that name them.
        names = [name for _, name in places[:limit]]
        shown = contacts_of(self._connection, names, outline=outline and not wanted.words)
        types = looking.types_of(self._connection, list(shown))
        rows = tuple(
            Row(c, tuple(cast("list[FindingType]", types.get(c.id, []))), self._hit(c, wanted.words))
            for c in shown.values()
        )
        following = "~".join(places[limit - 1]) if len(places) > limit else None
        return Slice(rows, following, total)

    def facets(self, wanted: Wanted, names: Sequence[str] = DIMENSIONS) -> Mapping[str, Sequence[Facet]]:
        return self._once("facets", (wanted, names), lambda: self._facets(wanted, names))

    def _facets(self, wanted: Wanted, names: Sequence[str]) -> Mapping[str, Sequence[Facet]]:
        # Counted within what was asked for, so that a narrow question costs little however many contacts there are.
        fields = tuple(_FIELDS[name] for name in names)
        found = looking.facets(self._connection, ALL, fields, self._conditions(wanted), _FACETS)
        return {
            name: [Facet(*counted) for counted in found[field]] for name, field in zip(names, fields, strict=True)
        }

    def overview(self, wanted: Wanted, unit: Unit | None = None) -> Overview:
        return self._once("overview", (wanted, unit), lambda: self._overview(wanted, unit))

    def _overview(self, wanted: Wanted, unit: Unit | None) -> Overview:
        conditions = self._conditions(wanted)
        return overview(wanted, unit, lambda letters: looking.spans(self._connection, conditions, letters))

    def contact(self, name: str) -> Contact | None:
        return self._stored.contact(name)

    def readouts(self, name: str) -> Comparison:
        return self._whole.readouts(name)

    def name(self, key: str) -> str | None:
        return looking.name_of(self._connection, key)

    # -- findings ----------------------------------------------------------------------------------
    def findings_about(self, name: str) -> tuple[Finding, ...]:
        return self._stored.findings_about([name])

    def findings(
        self, types: Sequence[str] = (), *, after: str | None = None, limit: int = 50, accepted: bool | None = None
    ) -> FindingSlice:
        offset = int(after) if after and re.fullmatch(r"[0-9]{1,9}", after) else 0
        conditions = self._judged_so(accepted)
        counts = self._once("types", accepted, lambda: looking.finding_types(self._connection, conditions))
        names = looking.finding_ids(self._connection, types, conditions, offset, limit + 1)
        by_number = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        return FindingSlice(
            rows=self._found(names[:limit], offset),
            following=str(offset + limit) if len(names) > limit else None,
            total=sum(n for type_, n in counts.items() if not types or type_ in types),
            types=tuple(Facet(type_, n) for type_, n in by_number),
        )

    def _found(self, names: Sequence[str], offset: int) -> tuple[Found, ...]:
        """Findings with their contacts, numbered from a place on."""
        found = findings_of(self._connection, names, self._stored.kept.get("today"))
        about = contacts_of(self._connection, sorted({f.contact for f in found.values() if f.contact}))
        done = self._accepted()
        return tuple(
            Found(str(offset + number), finding, about.get(finding.contact or ""), finding.contact in done)
            for number, finding in enumerate(found.values())
        )

    def _judged_so(self, accepted: bool | None) -> list[Any]:
        """What a finding must fulfil to be about a contact that was, or was not, accepted."""
        if accepted is None:
            return []
        judged = FINDINGS.c.contact.in_(sorted(self._accepted()))
        return [judged if accepted else FINDINGS.c.contact.is_(None) | ~judged]

    def _accepted(self) -> frozenset[str]:
        """The contacts that somebody has found right as they are."""
        return self._once("accepted", (), lambda: frozenset(self._judged()))

    def _judged(self) -> Iterator[str]:
        decided = contacts_of(self._connection, looking.decided(self._connection))
        return (name for name, contact in decided.items() if is_accepted(contact))

    # -- articles ----------------------------------------------------------------------------------
    def readings(self, documents: Iterable[str]) -> Mapping[str, Reading]:
        # Those that a page asks for again are at hand.
        names = list(dict.fromkeys(documents))
        self._whole.readings.fetch(names)
        return {name: self._whole.readings[name] for name in names if self._whole.readings.has(name)}

    def told_in(self, document: str) -> tuple[Contact, ...]:
        names = looking.told_of_in(self._connection, document)
        return tuple(sorted(contacts_of(self._connection, names).values(), key=_by_day))

    def documents(self, *, words: str = "", after: str | None = None, limit: int = 50) -> ToldSlice:
        wanted = words_sought(words)
        listed = looking.articles(self._connection, wanted, _place(after), limit + 1)
        total = self._once("articles", words, lambda: looking.count_articles(self._connection, wanted))
        known = looking.documents(self._connection, [one.id for one in listed[:limit]])
        rows = tuple(Told(known[one.id], one.contacts) for one in listed[:limit])
        following = f"{listed[limit - 1].position}~{listed[limit - 1].id}" if len(listed) > limit else None
        return ToldSlice(rows, following, total)

    # -- people, plans, changes ------------------------------------------------------------------------
    def partners(self, *, person: str | None = None, state: str | None = None) -> tuple[Partner, ...]:
        return self._once("partners", (person, state), lambda: self._partners(person, state))

    def _partners(self, person: str | None, state: str | None) -> tuple[Partner, ...]:
        own = people_meant(person) if person else frozenset({state_meant(state or "")})
        names: dict[str, str] = {}
        years: dict[str, dict[int | None, int]] = {}
        for found in looking.met(self._connection, "person" if person else "state", own):
            year = int(found.first) if found.first and found.first == found.last else None
            names.setdefault(found.key, found.name if person else found.key)
            counts = years.setdefault(found.key, {})
            counts[year] = counts.get(year, 0) + found.contacts
        partners = (Partner(key, names[key], counts) for key, counts in years.items())
        return tuple(sorted(partners, key=lambda partner: (-partner.total, partner.name)))

    def happened(self, wanted: Wanted) -> tuple[Happened, ...]:
        return self._once("happened", wanted, lambda: tuple(self._happened(wanted)))

    def _happened(self, wanted: Wanted) -> Iterator[Happened]:
        day = dt.date.fromisoformat
        for name, first, last in looking.happened(self._connection, self._conditions(wanted)):
            yield Happened(name, day(first), day(last))

    def plans(self, state: Plan) -> tuple[Contact, ...]:
        return tuple(contacts_of(self._connection, looking.plans(self._connection, state, _PLANS)).values())

    def news(
        self, wanted: Wanted, *, since: dt.datetime | None = None, after: str | None = None, limit: int = 50
    ) -> News:
        return news(self._connection, self._conditions(wanted), since, after, limit)

    def lately(self, wanted: Wanted, limit: int) -> tuple[tuple[Contact, dt.datetime], ...]:
        return lately(self._connection, self._conditions(wanted), limit)

    def check(self, sentence: str) -> tuple[Answer, ...]:
        return self._once("check", sentence, lambda: self._parts.check(self._stored, sentence))

    def decisions(self) -> tuple[Decision, ...]:
        return tuple(sorted(self._decisions(), key=lambda d: (d.when, d.id), reverse=True))

    # -- how it is asked ------------------------------------------------------------------------------
    def _once(self, what: str, asked: object, make: Callable[[], _Made]) -> _Made:
        return self._counted.once(self.version, (what, asked), make, may_lag=what in _MAY_LAG)

    def _conditions(self, wanted: Wanted) -> list[Any]:
        """What a contact must fulfil; of a narrow question the contacts that do, found once for all that is counted."""
        conditions = list(question(wanted).conditions())
        if not conditions:
            return []
        asked = replace(wanted, oldest_first=False)
        found = self._once("found", asked, lambda: looking.ids(self._connection, conditions, _NARROW + 1))
        return [CONTACTS.c.id.in_(found)] if len(found) <= _NARROW else conditions

    def _hit(self, contact: Contact, words: str) -> Hit | None:
        """Where an article of the contact has the words."""
        wanted = words_sought(words)
        if wanted is None:
            return None
        readings = self.readings([ref.document for ref in contact.reports])
        hits = ((name, best(marks(reading, wanted))) for name, reading in readings.items())
        name, spans = max(hits, key=lambda hit: len(hit[1]), default=("", []))
        return Hit(name, spans[0]) if spans else None


def is_accepted(contact: Contact) -> bool:
    """Whether somebody has found the contact right as it is."""
    return any(r.code == "chronicle_decided" and r.values.get("action") == "accept" for r in contact.why)


def _place(after: str | None) -> tuple[str, str] | None:
    """Where a list goes on: a position and an id; what is neither is the beginning."""
    position, parted, name = (after or "").partition("~")
    return (position, name) if parted else None


def _by_day(contact: Contact) -> tuple[dt.date, str]:
    days: DaySet | None = contact.time
    return (days.first if days and days.first else dt.date.max), contact.id
