"""One row of a list held against one contact, field by field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from depesche.chronicle.places import setting_of
from depesche.chronicle.reported import Setting, words
from depesche.comparing.entries import Entry
from depesche.comparing.people import Named
from depesche.comparing.result import Standing
from depesche.days import DaySet
from depesche.days.runs import ordinal_of
from depesche.knowledge import Knowledge
from depesche.knowledge.slugs import slug
from depesche.model import Contact, Kind, Place, Reading, Report
from depesche.model.kinds import facts, may_be, meet
from depesche.model.statuses import OFF, phase
from depesche.telling.names import native

#: Kinds that people call alike when they keep a list: who receives a guest meets them, and talks to them.
_ALIKE: Final = frozenset({"meeting", "visit", "talks", "summit"})


@dataclass(frozen=True)
class Candidate:
    """A contact as rows are held against it, with the readings by article."""

    contact: Contact
    readings: Mapping[str, Reading]
    knowledge: Knowledge

    @cached_property
    def keys(self) -> frozenset[str]:
        """Who takes part."""
        return frozenset(self.contact.people or self.contact.participants)

    @cached_property
    def reports(self) -> tuple[Report, ...]:
        """What articles say of it; they are asked for only where a row can mean the contact."""
        return tuple(
            next(report for report in self.readings[ref.document].reports if report.id == ref.report)
            for ref in self.contact.reports
        )

    @cached_property
    def days(self) -> DaySet | None:
        """The days on which it can have been, also by a report that says another day no less exactly and speaks of it
        as it ended.
        """
        time = self.contact.time
        if time is None:
            times = [report.time for report in self.reports if report.time]
            return DaySet.one_of(times) if times else None
        told = (r.time for r in self.reports if phase(r.status) == phase(self.contact.status))
        return DaySet.one_of([time, *(days for days in told if days and days.size <= time.size)])

    @cached_property
    def kinds(self) -> frozenset[Kind]:
        """What reports call it."""
        return frozenset({self.contact.kind, *(report.kind for report in self.reports)})

    @cached_property
    def places(self) -> tuple[Setting, ...]:
        """Where reports have it."""
        found = {report.place: None for report in self.reports if report.place}
        return tuple(setting_of(self.knowledge, place) for place in found)


@dataclass(frozen=True, slots=True)
class Fit:
    """How a row stands to a contact. ``missing`` of the row's people are not in it, ``beyond`` of its own not in the
    row; ``apart`` is how many days lie between, ``None`` where either has none.
    """

    missing: tuple[Named, ...]
    beyond: tuple[str, ...]
    shared: int
    apart: int | None
    kind: Standing
    place: Standing
    status: Standing

    @property
    def people(self) -> Standing:
        """Whether both name the same people."""
        return "differs" if self.missing or self.beyond else "same"

    @property
    def date(self) -> Standing:
        """Whether both can have been on one day."""
        return "open" if self.apart is None else "differs" if self.apart else "same"


def fit(entry: Entry, candidate: Candidate) -> Fit:
    """The row held against the contact."""
    missing, beyond, shared = _people(entry, candidate)
    return Fit(
        missing,
        beyond,
        shared,
        apart(entry.days, candidate.days),
        _kind(entry, candidate),
        _place(entry, candidate),
        _status(entry, candidate.contact),
    )


def _people(entry: Entry, candidate: Candidate) -> tuple[tuple[Named, ...], tuple[str, ...], int]:
    """Who is in the row alone, in the contact alone, and how many are in both. Of a gathering a row may name some, and
    of a row that names one person the other is not said.
    """
    left = dict.fromkeys(candidate.contact.people or candidate.contact.participants)
    missing = []
    for person in entry.people:
        meant = next((key for key in left if key in person.keys), None)
        if meant is None:
            missing.append(person)
        else:
            del left[meant]
    shared = len(entry.people) - len(missing)
    some = shared and (len(entry.people) == 1 or (len(candidate.keys) > 2 and not missing and shared > 1))
    return tuple(missing), () if some else tuple(left), shared


def apart(one: DaySet | None, other: DaySet | None) -> int | None:
    """The days between two sets, 0 where they meet; ``None`` where either is missing."""
    if not one or not other:
        return None
    if one.meets(other):
        return 0
    gaps = [
        gap
        for a, b in ((one, other), (other, one))
        if (end := ordinal_of(a.last)) is not None and (start := ordinal_of(b.first)) is not None
        for gap in (start - end,)
        if gap > 0
    ]
    return min(gaps, default=1)


def _kind(entry: Entry, candidate: Candidate) -> Standing:
    kind = entry.kind
    if kind is None:
        return "open"
    known = candidate.kinds
    alike = kind in known or (kind in _ALIKE and bool(known & _ALIKE))
    if alike or any(own in may_be(kind) or kind in may_be(own) or (meet(kind, own) or 0) > 0 for own in known):
        return "same"
    return "differs"


def _place(entry: Entry, candidate: Candidate) -> Standing:
    if entry.place is None or not candidate.places or facts(candidate.contact.kind).remote:
        return "open"
    told = settings_named(entry.place, candidate.knowledge)
    standings = {_same_place(one, other) for one in told for other in candidate.places}
    return "same" if "same" in standings else "differs" if standings == {"differs"} else "open"


def _same_place(one: Setting, other: Setting) -> Standing:
    if one.words & other.words:
        return "same"
    if one.country is None or other.country is None:
        return "open"
    if one.country != other.country:
        return "differs"
    return "same" if one.wide or other.wide else "differs"


def settings_named(text: str, knowledge: Knowledge) -> tuple[Setting, ...]:
    """The places that a cell of a list can mean, in any language; "Genf, Schweiz" is in both."""
    parts = [
        native(part.strip(" ()"))
        for part in text.replace("(", ",").replace("/", ",").split(",")
        if part.strip(" ()")
    ]
    return tuple(_setting(part, knowledge) for part in parts)


def _setting(name: str, knowledge: Knowledge) -> Setting:
    for record in knowledge.places_named(name):
        return setting_of(knowledge, Place(record.name, record.id))
    for state in knowledge.states_named(name):
        return setting_of(knowledge, Place(name, state.id))
    if knowledge.capital(slug(name)):
        for state in knowledge.states.values():
            if name in state.capitals:
                return Setting(words(name), state.id)
    return Setting(words(name), None)


def _status(entry: Entry, contact: Contact) -> Standing:
    """A row that says nothing of it tells of a contact that was: one that came to nothing, or was no more than an idea,
    contradicts it. A row may say what was so for a time: planned, of a contact that was held in the end.
    """
    if entry.status is None:
        return "differs" if contact.status in OFF or contact.status == "considered" else "open"
    stood = {phase(status) for status in (contact.status, *(step.status for step in contact.history))}
    return "same" if phase(entry.status) in stood else "differs"
