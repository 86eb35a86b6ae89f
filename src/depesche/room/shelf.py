"""What the reading room asks of a chronicle: typed questions, whoever answers them.

A :class:`Shelf` is one state of the chronicle: nothing that it is asked changes while a page is made of it, and
its :attr:`~Shelf.version` is another as soon as the chronicle is another. :class:`Library` hands out the present one
and takes what people write.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal, Protocol

from depesche.asking import Answer
from depesche.chronicle import Change, Comparison, Decision
from depesche.model import Contact, Document, Finding, FindingType, Reading, Span
from depesche.model.kinds import Kind
from depesche.model.statuses import Status
from depesche.store.at_rest import AtRest
from depesche.store.log import Logged

#: By what a chronicle can be narrowed, in the order in which it is shown.
DIMENSIONS: Final = ("person", "state", "kind", "status", "finding", "topic", "publisher")
#: The units of time that an overview counts in, from the widest.
UNITS: Final = ("decade", "year", "month", "day")
Unit = Literal["decade", "year", "month", "day"]
Plan = Literal["due", "overdue", "moved"]
PLANS: Final[tuple[Plan, ...]] = ("overdue", "due", "moved")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which contacts are asked for: those that fit all of it.

    All ``people`` and ``states`` take part, and all ``words`` come up; of the others one is enough (``topics`` are
    concepts of the controlled list). ``since`` and ``until`` keep what may have
    been in these days.
    """

    people: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()
    statuses: tuple[Status, ...] = ()
    findings: tuple[FindingType, ...] = ()
    topics: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    since: dt.date | None = None
    until: dt.date | None = None
    words: str = ""
    oldest_first: bool = False

    @property
    def all(self) -> bool:
        """Whether nothing was asked for."""
        return self == Wanted(oldest_first=self.oldest_first)


@dataclass(frozen=True, slots=True)
class Hit:
    """Where the words that were looked for stand in an article."""

    document: str
    span: Span


@dataclass(frozen=True, slots=True)
class Row:
    """A contact of a list: with the types of its findings, and where its articles have the words looked for."""

    contact: Contact
    findings: tuple[FindingType, ...] = ()
    hit: Hit | None = None


@dataclass(frozen=True, slots=True)
class Slice:
    """So many contacts of a list, the place to go on from, and how many there are in all."""

    rows: tuple[Row, ...]
    following: str | None
    total: int


@dataclass(frozen=True, slots=True)
class Facet:
    """A value by which the contacts can be narrowed, and how many of them have it."""

    value: str
    count: int


@dataclass(slots=True)
class Bin:
    """The contacts of one decade, year, month or day: those that certainly lie in it by phase, and those that may."""

    start: dt.date
    sure: dict[str, int] = field(default_factory=dict)
    maybe: int = 0

    @property
    def total(self) -> int:
        """All that may lie in it."""
        return sum(self.sure.values()) + self.maybe


@dataclass(frozen=True, slots=True)
class Overview:
    """Contacts counted by time; ``undated`` have no day at all."""

    unit: Unit
    bins: tuple[Bin, ...]
    undated: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """A finding with the contact that it is about, and whether somebody has accepted that."""

    number: str
    finding: Finding
    contact: Contact | None
    accepted: bool = False


@dataclass(frozen=True, slots=True)
class FindingSlice:
    """So many findings, the place to go on from, how many there are, and how many of each type."""

    rows: tuple[Found, ...]
    following: str | None
    total: int
    types: tuple[Facet, ...]


@dataclass(frozen=True, slots=True)
class Partner:
    """Somebody (a person or a state) whom the one asked about met, with the number of contacts by year."""

    id: str
    name: str
    years: Mapping[int | None, int]

    @property
    def total(self) -> int:
        """The contacts of all years."""
        return sum(self.years.values())


@dataclass(frozen=True, slots=True)
class Happened:
    """A contact that took place, by its id and the first and last day on which it may have."""

    id: str
    first: dt.date
    last: dt.date


@dataclass(frozen=True, slots=True)
class Told:
    """An article of a list: its document, and how many contacts it tells of."""

    document: Document
    contacts: int


@dataclass(frozen=True, slots=True)
class ToldSlice:
    """So many articles, the place to go on from, and how many there are in all."""

    rows: tuple[Told, ...]
    following: str | None
    total: int


@dataclass(frozen=True, slots=True)
class News:
    """So many changes of the log, the latest first, the place to go on from, the contacts and articles concerned."""

    changes: tuple[Logged, ...]
    following: str | None
    contacts: Mapping[str, Contact]
    documents: Mapping[str, Document]


@dataclass(frozen=True, slots=True)
class Counts:
    """How much there is."""

    contacts: int
    documents: int
    findings: int


class Shelf(Protocol):
    """One state of a chronicle."""

    @property
    def version(self) -> str:
        """A word that is another for every other state."""

    @property
    def today(self) -> dt.date | None:
        """The last day of which the chronicle certainly knows: plans are due by it."""

    def close(self) -> None:
        """Give back what the state is seen through; nothing is asked after it."""

    @property
    def whole(self) -> AtRest:
        """The chronicle itself, for what is asked of all of it."""

    def counts(self) -> Counts:
        """How much there is in all."""

    def contacts(
        self, wanted: Wanted, *, after: str | None = None, limit: int = 50, outline: bool = False
    ) -> Slice:
        """The contacts asked for; ``after`` is the ``following`` of the slice before.

        In ``outline`` they need not have what they rest on (reports, sides, history).
        """

    def facets(self, wanted: Wanted, names: Sequence[str] = DIMENSIONS) -> Mapping[str, Sequence[Facet]]:
        """By what the contacts asked for can be narrowed, the most frequent first; of the dimensions named."""

    def overview(self, wanted: Wanted, unit: Unit | None = None) -> Overview:
        """The contacts asked for, counted by time; in the unit that suits them unless one is given."""

    def contact(self, name: str) -> Contact | None:
        """The contact of an id, also of one that it had before."""

    def findings_about(self, name: str) -> tuple[Finding, ...]:
        """The findings about a contact."""

    def findings(
        self, types: Sequence[str] = (), *, after: str | None = None, limit: int = 50, accepted: bool | None = None
    ) -> FindingSlice:
        """The findings of these types, the most important first."""

    def readouts(self, name: str) -> Comparison:
        """The accounts of a contact side by side."""

    def readings(self, documents: Iterable[str]) -> Mapping[str, Reading]:
        """The readings of documents with their texts, as far as they are there."""

    def told_in(self, document: str) -> tuple[Contact, ...]:
        """The contacts that an article tells of."""

    def documents(self, *, words: str = "", after: str | None = None, limit: int = 50) -> ToldSlice:
        """The articles, the newest first."""

    def partners(self, *, person: str | None = None, state: str | None = None) -> tuple[Partner, ...]:
        """Whom a person, or a state, had contact with, the most frequent first."""

    def happened(self, wanted: Wanted) -> tuple[Happened, ...]:
        """The contacts asked for that took place on days with both ends, by their first day."""

    def name(self, key: str) -> str | None:
        """What articles call a participant whom no list of people has."""

    def plans(self, state: Plan) -> tuple[Contact, ...]:
        """Plans that are still due, overdue, or were moved to another day."""

    def news(
        self, wanted: Wanted, *, since: dt.datetime | None = None, after: str | None = None, limit: int = 50
    ) -> News:
        """What changed in the contacts asked for, the latest first: since a moment, or whenever it was."""

    def lately(self, wanted: Wanted, limit: int) -> tuple[tuple[Contact, dt.datetime], ...]:
        """The contacts asked for that came or changed last, each with when that was."""

    def check(self, sentence: str) -> tuple[Answer, ...]:
        """What the chronicle says to a sentence."""

    def decisions(self) -> tuple[Decision, ...]:
        """All decisions, those taken back included, the latest first."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What articles say and what they would change; ``problems`` says which could not be read, and why."""

    readings: tuple[Reading, ...]
    changes: tuple[Change, ...]
    contacts: Mapping[str, Contact]
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of articles that were added."""

    added: int
    changed: int
    same: int
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants to decide: an action on contacts or reports (``DOCUMENT:REPORT``)."""

    action: str
    targets: tuple[str, ...]
    why: str = ""
    field: str | None = None
    value: str | None = None


class Library(Protocol):
    """A chronicle that others add to: hands out its present state, and takes what people write."""

    def shelf(self) -> Shelf:
        """The present state."""

    def decide(self, wish: Wish, who: str, when: dt.datetime) -> Decision:
        """Note a decision. Raises :class:`~depesche.errors.DecisionError` where it names what is not there."""

    def undo(self, name: str) -> None:
        """Take a decision back. Raises :class:`~depesche.errors.DecisionError` where there is none."""

    def preview(self, documents: Sequence[Document]) -> Preview:
        """Read articles and say what they would change; nothing is stored."""

    def add(self, documents: Sequence[Document]) -> Stored:
        """Read articles and store them."""
