"""What a contact is found by: who took part, for which states, where and what about, who told of it, and when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from depesche.days import DaySet
from depesche.model import Contact, Finding, FindingType, Reading, Report
from depesche.room.shelf import Wanted
from depesche.telling.names import people_called, sides_called


@dataclass(frozen=True, slots=True)
class Entry:
    """A contact with what it is found by; ``first`` and ``last`` bound its possible days."""

    contact: Contact
    people: frozenset[str]
    states: frozenset[str]
    topics: frozenset[str]
    publishers: frozenset[str]
    findings: tuple[FindingType, ...]
    first: dt.date | None
    last: dt.date | None

    @property
    def position(self) -> int:
        """Its place in the order of time: the last possible day, else the first; what has none comes last."""
        day = self.last or self.first
        return day.toordinal() if day else 0

    def values(self, dimension: str) -> Iterable[str]:
        """What it can be narrowed by."""
        if dimension == "person":
            return self.people
        if dimension == "state":
            return self.states
        if dimension == "kind":
            return (self.contact.kind,)
        if dimension == "status":
            return (self.contact.status,)
        if dimension == "finding":
            return dict.fromkeys(self.findings)
        return self.topics if dimension == "topic" else self.publishers


def entry_of(contact: Contact, findings: Iterable[Finding], readings: Mapping[str, Reading]) -> Entry:
    """The entry of a contact."""
    told = list(_reports(contact, readings))
    reports = [report for _, report in told]
    return Entry(
        contact=contact,
        people=frozenset(contact.people),
        states=frozenset(p.state for r in reports for p in r.participants if p.state),
        topics=frozenset(t.concept for r in reports for t in r.topics if t.concept),
        publishers=frozenset(name for d, _ in told if (name := d.document.publisher or d.document.agency)),
        findings=tuple(finding.type for finding in findings),
        first=contact.time.first if contact.time else None,
        last=contact.time.last if contact.time else None,
    )


def _reports(contact: Contact, readings: Mapping[str, Reading]) -> Iterator[tuple[Reading, Report]]:
    for ref in contact.reports:
        reading = readings[ref.document]
        yield from ((reading, report) for report in reading.reports if report.id == ref.report)


def people_meant(name: str) -> frozenset[str]:
    """The keys of participants that a name or key means."""
    return people_called(name) | {name}


def states_meant(name: str) -> frozenset[str]:
    """The states and organisations that a name or id means."""
    return sides_called(name) | {name}


def fits(entry: Entry, wanted: Wanted) -> bool:
    """Whether a contact is asked for, whatever the words looked for."""
    return _is_one_of(entry, wanted) and _has_all(entry, wanted) and _may_be_within(entry, wanted)


def _is_one_of(entry: Entry, wanted: Wanted) -> bool:
    return (
        (not wanted.kinds or entry.contact.kind in wanted.kinds)
        and (not wanted.statuses or entry.contact.status in wanted.statuses)
        and (not wanted.findings or bool(set(wanted.findings) & set(entry.findings)))
        and (not wanted.publishers or bool(entry.publishers.intersection(wanted.publishers)))
    )


def _has_all(entry: Entry, wanted: Wanted) -> bool:
    return (
        all(people_meant(name) & entry.people for name in wanted.people)
        and all(states_meant(name) & entry.states for name in wanted.states)
        and entry.topics.issuperset(wanted.topics)
    )


def _may_be_within(entry: Entry, wanted: Wanted) -> bool:
    if wanted.since is None and wanted.until is None:
        return True
    if entry.contact.time is None:
        return False
    return entry.contact.time.meets(_window(wanted))


def _window(wanted: Wanted) -> DaySet:
    return DaySet.between(wanted.since, wanted.until)
