"""Finds for each row of a list the contact that it means, from what fits in everything to what differs in one thing.

In this order, and a contact that a row has taken is no later row's unless it fits that one in everything:

1. all people and a day in common (or no day told, on either side), and nothing that differs: supported;
2. all people and a day in common: contradicted in the fields that differ;
3. all people and the kind, the nearest day within a month, or one that a slip of the pen makes of the other:
   contradicted in its date;
4. the day and the kind, one of the people in common: contradicted in its people;
5. nothing: only in the list, with what comes near.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Protocol

from depesche.codec.values import edtf
from depesche.comparing.entries import Entry
from depesche.comparing.fit import Candidate, Fit, fit
from depesche.comparing.result import Comparison, Field, Verdict
from depesche.days import DaySet
from depesche.knowledge import Knowledge
from depesche.model import Contact, Finding, Reading, Reason
from depesche.model.statuses import HELD
from depesche.telling.between import who_met
from depesche.telling.names import name_in
from depesche.telling.words import label

#: So many days a date may be off and still be a slip of whoever wrote it down.
_SLIP: Final = 31
#: A contact whose day is less certain than this (days) is not held against a row for its day.
_CERTAIN: Final = 14


class Known(Protocol):
    """A chronicle, whether it was made or is stored."""

    @property
    def contacts(self) -> Sequence[Contact]:
        """All contacts, the earliest first."""
        ...

    @property
    def findings(self) -> Sequence[Finding]:
        """All findings."""
        ...

    @property
    def readings(self) -> Mapping[str, Reading]:
        """What articles say, by id."""
        ...

    @property
    def knowledge(self) -> Knowledge:
        """Whom and what it knows."""
        ...


@dataclass(frozen=True, slots=True)
class Pair:
    """A row, a contact, and how they stand to each other."""

    entry: Entry
    candidate: Candidate
    fit: Fit

    @property
    def rank(self) -> tuple[int, int, bool, bool, bool, int, str]:
        """The better pair first: fewer people that differ, nearer, more that is the same, the surer day."""
        f, contact = self.fit, self.candidate.contact
        size = contact.time.size if contact.time else 0
        return (
            len(f.missing) + len(f.beyond),
            f.apart or 0,
            f.status == "differs",
            f.kind != "same",
            f.place != "same",
            size,
            contact.id,
        )


def compare(entries: Iterable[Entry], chronicle: Known, list_name: str, language: str = "de") -> Comparison:
    """The verdicts on all rows, and on the contacts that none of them means."""
    return _Matching(tuple(entries), chronicle, language).result(list_name)


# -- the steps, each as what a pair must be ---------------------------------------------------------
def _supported(pair: Pair) -> bool:
    f = pair.fit
    return f.people == "same" and f.date == "same" and "differs" not in (f.kind, f.place, f.status)


def _undated(pair: Pair) -> bool:
    """A row without a date that fits in everything else."""
    f = pair.fit
    return pair.entry.days is None and f.people == "same" and "differs" not in (f.kind, f.place, f.status)


def _other_fields(pair: Pair) -> bool:
    return pair.fit.people == "same" and pair.fit.date == "same"


def _other_day(pair: Pair) -> bool:
    f = pair.fit
    if f.people != "same" or not f.apart or f.kind == "differs" or len(pair.entry.people) < 2:
        return False
    return f.apart <= _SLIP or _slip(pair.entry.days, pair.candidate.days)


def _other_people(pair: Pair) -> bool:
    f, days = pair.fit, pair.candidate.days
    sure = days is not None and days.size <= _CERTAIN and pair.entry.days is not None
    one_off = f.shared and len(f.missing) <= 1 and len(f.beyond) <= 1 and len(pair.entry.people) > 1
    return bool(sure and one_off and f.date == "same" and f.kind == "same" and f.place != "differs")


def _no_day(pair: Pair) -> bool:
    """A contact whose day no article tells, the same in everything else."""
    f, contact = pair.fit, pair.candidate.contact
    told = pair.entry.status is not None or contact.status in HELD
    same = f.people == "same" and pair.entry.kind == contact.kind and len(pair.entry.people) > 1
    return same and told and f.apart is None and "differs" not in (f.place, f.status)


def _slip(one: DaySet | None, other: DaySet | None) -> bool:
    """Whether two days differ in the year alone, the month alone, or have day and month in each other's place."""
    if not one or not other or not one.is_day or not other.is_day or not one.first or not other.first:
        return False
    return _changed(one.first, other.first)


def _changed(one: dt.date, other: dt.date) -> bool:
    same = (one.year == other.year, one.month == other.month, one.day == other.day)
    swapped = one.year == other.year and (one.day, one.month) == (other.month, other.day)
    return swapped or (same[1:] == (True, True) and abs(one.year - other.year) == 1) or same == (True, False, True)


class _Matching:
    """The rows and contacts while they are put together."""

    def __init__(self, entries: tuple[Entry, ...], chronicle: Known, language: str) -> None:
        self.entries, self.chronicle, self.language = entries, chronicle, language
        self.candidates = tuple(Candidate(c, chronicle.readings, chronicle.knowledge) for c in chronicle.contacts)
        self.by_id = {candidate.contact.id: candidate for candidate in self.candidates}
        self.by_person: dict[str, list[Candidate]] = defaultdict(list)
        for candidate in self.candidates:
            for key in candidate.keys:
                self.by_person[key].append(candidate)
        self.verdicts: dict[int, Verdict] = {}
        self.taken: dict[str, int] = {}

    def result(self, list_name: str) -> Comparison:
        """All verdicts."""
        for entry in self.entries:
            if entry.unread:
                reason = Reason(f"list_unread_{entry.unread}", {"said": entry.said.get(entry.unread, "")})
                self.verdicts[entry.line] = Verdict("unreadable", entry, None, (), (reason,))
        pairs = [p for e in self.entries if e.line not in self.verdicts for p in self._pairs(e)]
        self._settle(pairs, _supported, "supported")
        self._settle(pairs, _undated, "supported")
        self._again(pairs)
        self._settle(pairs, _no_day, "supported")
        for step in (_other_fields, _other_day, _other_people):
            self._settle(pairs, step, "contradicted")
        for entry in self.entries:
            if entry.line not in self.verdicts:
                self.verdicts[entry.line] = self._alone(entry, [p for p in pairs if p.entry is entry])
        rows = [self.verdicts[entry.line] for entry in self.entries]
        return Comparison(list_name, (*rows, *self._unlisted()))

    def _pairs(self, entry: Entry) -> Iterator[Pair]:
        found = {id(c): c for person in entry.people for key in person.keys for c in self.by_person.get(key, ())}
        return (Pair(entry, candidate, fit(entry, candidate)) for candidate in found.values())

    def _settle(self, pairs: Sequence[Pair], step: Callable[[Pair], bool], outcome: str) -> None:
        """Give rows without a verdict the contacts that nobody has, the best pairs first."""
        for pair in sorted(filter(step, pairs), key=lambda p: (*p.rank, p.entry.line)):
            if pair.entry.line not in self.verdicts and pair.candidate.contact.id not in self.taken:
                self.taken[pair.candidate.contact.id] = pair.entry.line
                self.verdicts[pair.entry.line] = self._told(pair, outcome)

    def _again(self, pairs: Sequence[Pair]) -> None:
        """Rows that fit in everything a contact which another row has: the list has it twice."""
        for pair in sorted(filter(_supported, pairs), key=lambda p: (*p.rank, p.entry.line)):
            if pair.entry.line not in self.verdicts:
                told = self._told(pair, "supported")
                twice = Reason("list_twice", {"line": self.taken[pair.candidate.contact.id]})
                self.verdicts[pair.entry.line] = replace(told, reasons=(*told.reasons, twice))

    # -- verdicts -----------------------------------------------------------------------------------
    def _told(self, pair: Pair, outcome: str) -> Verdict:
        fields = tuple(self._fields(pair))
        reasons = [
            Reason(f"list_differs_{field.name}", {"listed": field.listed or "?", "found": field.found or "?"})
            for field in fields
            if field.standing == "differs"
        ]
        contact = pair.candidate.contact
        if outcome == "supported":
            articles = len({report.document for report in contact.reports})
            reasons.append(Reason("list_supported" if articles > 1 else "list_supported_once", {"n": articles}))
            if pair.fit.date == "open" and pair.entry.days:
                reasons.append(Reason("list_no_day", {}))
            if contact.status not in HELD:
                reasons.append(Reason("list_not_held", {"status": contact.status}))
        return Verdict(outcome, pair.entry, contact, fields, tuple(reasons))  # type: ignore[arg-type]

    def _fields(self, pair: Pair) -> Iterator[Field]:
        entry, contact, f, language = pair.entry, pair.candidate.contact, pair.fit, self.language
        yield Field("date", entry.said.get("date"), edtf(contact.time) or str(contact.time or "") or None, f.date)
        yield Field("participants", entry.said.get("people"), who_met(contact, language), f.people)
        yield Field("kind", entry.said.get("kind"), label("kind", contact.kind, language), f.kind)
        place = name_in(contact.place, language) if contact.place else None
        yield Field("place", entry.said.get("place"), place, f.place)
        yield Field("status", entry.said.get("status"), label("status", contact.status, language), f.status)

    def _alone(self, entry: Entry, pairs: Sequence[Pair]) -> Verdict:
        """A row that means no contact: whom nobody knows, what comes near, what articles say to be missing."""
        unknown = [p.said for p in entry.people if not any(key in self.by_person for key in p.keys)]
        together = sorted((p for p in pairs if p.fit.people == "same"), key=lambda p: (p.fit.apart or 0, p.rank))
        near = next((pair.candidate.contact for pair in together), None)
        gap = self._gap(entry)
        if unknown:
            reason = Reason("list_unknown", {"names": ", ".join(unknown)})
        elif near is not None:
            said = {"contact": who_met(near, self.language), "kind": near.kind, "days": str(near.time or "")}
            reason = Reason("list_near" if near.time else "list_near_undated", said)
        else:
            reason = Reason("list_no_contact", {})
        reasons = (reason,) if gap is None else (reason, Reason("list_gap", {"document": gap.document or "?"}))
        return Verdict("only_list", entry, None, (), reasons, near, gap)

    def _gap(self, entry: Entry) -> Finding | None:
        """A contact that articles count and the chronicle lacks, where the row's would be."""
        for finding in self.chronicle.findings:
            if (
                finding.type != "gap"
                or not entry.days
                or not finding.between
                or not finding.between.meets(entry.days)
            ):
                continue
            around = [self.by_id[name].contact for name in finding.against if name in self.by_id]
            if any(all(person.keys & set(c.people) for person in entry.people) for c in around):
                return finding
        return None

    def _unlisted(self) -> Iterator[Verdict]:
        """The contacts that no row means, with why the list may not have them."""
        spans = [entry.days for entry in self.entries if entry.days and entry.days.bounded]
        period = DaySet.one_of(spans).hull() if spans else None
        listed = {key for entry in self.entries for person in entry.people for key in person.keys}
        for candidate in self.candidates:
            contact = candidate.contact
            if contact.id not in self.taken:
                yield Verdict("only_chronicle", None, contact, (), (self._why(contact, period, listed),))

    def _why(self, contact: Contact, period: DaySet | None, listed: set[str]) -> Reason:
        if contact.time and period and not contact.time.meets(period):
            return Reason("list_other_period", {"period": str(period)})
        if not listed & set(contact.people):
            return Reason("list_other_people", {})
        if contact.status not in HELD:
            return Reason("list_not_held", {"status": contact.status})
        return Reason("list_not_listed", {})
