"""A shelf over a chronicle in memory: what the reading room is asked, answered by looking at every contact.

Invariant: a shelf never changes; a chronicle that others have added to gets a new shelf.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice
from typing import Final, TypeVar

from depesche.asking import Answer, check
from depesche.chronicle import Change, Chronicle, Comparison, Decision, diff
from depesche.days import DaySet
from depesche.model import Contact, Finding, Reading
from depesche.model.statuses import AHEAD, phase
from depesche.room.indexing import Entry, entry_of, fits, people_meant, states_meant
from depesche.room.ranges import start_of, starts, suiting
from depesche.room.shelf import (
    DIMENSIONS,
    Bin,
    Counts,
    Facet,
    FindingSlice,
    Found,
    Hit,
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

#: A value that more contacts have than can be shown is the reader's to look for: so many of each dimension.
_FACETS: Final = 12
#: An uncertain contact is counted in at most so many bins; one that may lie in more says nothing of any.
_SPREAD: Final = 400
_WORD: Final = re.compile(r"\w+")
_T = TypeVar("_T")


class MemoryShelf:
    """A chronicle in memory; see :class:`~depesche.room.shelf.Shelf`."""

    def __init__(self, chronicle: Chronicle, decisions: Iterable[Decision], version: str) -> None:
        self._chronicle, self._decisions, self._version = chronicle, tuple(decisions), version

    @property
    def version(self) -> str:
        return self._version

    @property
    def today(self) -> dt.date | None:
        return self._chronicle.today

    @property
    def chronicle(self) -> Chronicle:
        """The chronicle itself."""
        return self._chronicle

    def counts(self) -> Counts:
        return Counts(len(self._entries), len(self._chronicle.readings), len(self._found))

    # -- contacts ----------------------------------------------------------------------------------
    def contacts(self, wanted: Wanted, *, after: str | None = None, limit: int = 50) -> Slice:
        found = sorted(self._fitting(wanted), key=_newest if not wanted.oldest_first else _oldest)
        begun = _following(found, after, lambda entry: entry.contact.id)
        rows = tuple(Row(e.contact, e.findings, self._hit(e, wanted.words)) for e in begun[:limit])
        return Slice(rows, rows[-1].contact.id if len(begun) > limit else None, len(found))

    def facets(self, wanted: Wanted) -> Mapping[str, Sequence[Facet]]:
        found = list(self._fitting(wanted))
        counted = {name: Counter(v for e in found for v in e.values(name)) for name in DIMENSIONS}
        return {
            name: tuple(Facet(v, n) for v, n in sorted(counts.items(), key=_frequent)[:_FACETS])
            for name, counts in counted.items()
        }

    def overview(self, wanted: Wanted, unit: Unit | None = None) -> Overview:
        found = list(self._fitting(wanted))
        known = [(first, last, e) for e in found if (first := e.first or e.last) and (last := e.last or e.first)]
        if not known:
            return Overview(unit or "year", (), len(found))
        low = max([min(first for first, _, _ in known), *([wanted.since] if wanted.since else [])])
        high = min([max(last for _, last, _ in known), *([wanted.until] if wanted.until else [])])
        step = unit or suiting(low, high)
        bins = {start: Bin(start) for start in starts(low, high, step)}
        for first, last, entry in known:
            _count(bins, first, last, entry, step)
        return Overview(step, tuple(bins.values()), len(found) - len(known))

    def contact(self, name: str) -> Contact | None:
        return self._chronicle.contact(name)

    def readouts(self, name: str) -> Comparison:
        return self._chronicle.readouts(name)

    def name(self, key: str) -> str | None:
        return self._names.get(key)

    # -- findings ----------------------------------------------------------------------------------
    def findings_about(self, name: str) -> tuple[Finding, ...]:
        return tuple(self._about.get(name, ()))

    def findings(
        self, types: Sequence[str] = (), *, after: str | None = None, limit: int = 50, accepted: bool | None = None
    ) -> FindingSlice:
        kept = [f for f in self._found if accepted is None or f.accepted is accepted]
        counts = Counter(f.finding.type for f in kept)
        found = [f for f in kept if not types or f.finding.type in types]
        begun = _following(found, after, lambda one: one.number)
        rows = tuple(begun[:limit])
        following = rows[-1].number if len(begun) > limit else None
        return FindingSlice(rows, following, len(found), tuple(Facet(t, n) for t, n in counts.most_common()))

    # -- articles ----------------------------------------------------------------------------------
    def readings(self, documents: Iterable[str]) -> Mapping[str, Reading]:
        known = self._chronicle.readings
        return {name: known[name] for name in documents if name in known}

    def told_in(self, document: str) -> tuple[Contact, ...]:
        return tuple(e.contact for e in self._entries if any(r.document == document for r in e.contact.reports))

    def documents(self, *, words: str = "", after: str | None = None, limit: int = 50) -> ToldSlice:
        wanted = _words(words)
        found = [r for r in self._by_day if all(_place(r.document.text, word) for word in wanted)]
        begun = _following(found, after, lambda reading: reading.document.id)
        rows = tuple(Told(r.document, len(self.told_in(r.document.id))) for r in begun[:limit])
        return ToldSlice(rows, rows[-1].document.id if len(begun) > limit else None, len(found))

    # -- people, plans, changes ------------------------------------------------------------------------
    def partners(self, *, person: str | None = None, state: str | None = None) -> tuple[Partner, ...]:
        years: dict[str, Counter[int | None]] = {}
        own = people_meant(person) if person else states_meant(state or "")
        for entry in self._entries:
            sides = entry.people if person else entry.states
            if own & sides:
                for other in sides - own:
                    years.setdefault(other, Counter())[_year(entry)] += 1
        found = (Partner(key, self._names.get(key) or key, dict(counts)) for key, counts in years.items())
        return tuple(sorted(found, key=lambda partner: (-partner.total, partner.name)))

    def plans(self, state: Plan) -> tuple[Contact, ...]:
        late = {f.contact for f in self._chronicle.findings if f.type == "overdue"}
        if state == "moved":
            return tuple(
                e.contact for e in self._entries if any(s.status == "postponed" for s in e.contact.history)
            )
        open_ = (e.contact for e in self._entries if e.contact.status in AHEAD)
        return tuple(c for c in open_ if (c.id in late) is (state == "overdue"))

    def changes(self, since: dt.date) -> tuple[tuple[Change, ...], Mapping[str, Contact]]:
        before = self._chronicle.as_of(since)
        known = {c.id: c for c in (*before.contacts, *self._chronicle.contacts)}
        return diff(before, self._chronicle), known

    def check(self, sentence: str) -> tuple[Answer, ...]:
        return check(sentence, self._chronicle)

    def decisions(self) -> tuple[Decision, ...]:
        return tuple(sorted(self._decisions, key=lambda d: d.when, reverse=True))

    # -- what is made once -------------------------------------------------------------------------------
    @cached_property
    def _about(self) -> Mapping[str, list[Finding]]:
        about: dict[str, list[Finding]] = {}
        for finding in self._chronicle.findings:
            for name in dict.fromkeys(n for n in (finding.contact, *finding.against) if n):
                about.setdefault(name, []).append(finding)
        return about

    @cached_property
    def _entries(self) -> tuple[Entry, ...]:
        readings = self._chronicle.readings
        return tuple(entry_of(c, self._about.get(c.id, ()), readings) for c in self._chronicle.contacts)

    @cached_property
    def _found(self) -> tuple[Found, ...]:
        contacts = {e.contact.id: e.contact for e in self._entries}
        found = []
        for number, finding in enumerate(self._chronicle.findings):
            contact = contacts.get(finding.contact or "")
            found.append(Found(f"{number}", finding, contact, contact is not None and is_accepted(contact)))
        return tuple(found)

    @cached_property
    def _names(self) -> Mapping[str, str]:
        return {
            key: name
            for e in self._entries
            for key, name in zip(e.contact.people, e.contact.participants, strict=True)
        }

    @cached_property
    def _by_day(self) -> tuple[Reading, ...]:
        dates = self._chronicle.documents
        return tuple(
            sorted(self._chronicle.readings.values(), key=lambda r: _published(dates[r.document.id].published))
        )

    def _fitting(self, wanted: Wanted) -> Iterator[Entry]:
        words = _words(wanted.words)
        found = (entry for entry in self._entries if fits(entry, wanted))
        return (e for e in found if not words or self._tells(e, words)) if words else found

    def _tells(self, entry: Entry, words: Sequence[str]) -> bool:
        """Whether an article of the contact has all of the words."""
        readings = self._chronicle.readings
        texts = (readings[ref.document].document.text for ref in entry.contact.reports)
        return any(all(_place(text, word) for word in words) for text in texts)

    def _hit(self, entry: Entry, words: str) -> Hit | None:
        wanted = _words(words)
        for ref in entry.contact.reports if wanted else ():
            text = self._chronicle.readings[ref.document].document.text
            places = [_place(text, word) for word in wanted]
            if places[0] and all(places):
                return Hit(ref.document, places[0])
        return None


def is_accepted(contact: Contact) -> bool:
    """Whether somebody has found the contact right as it is."""
    return any(r.code == "chronicle_decided" and r.values.get("action") == "accept" for r in contact.why)


def _words(text: str) -> list[str]:
    return _WORD.findall(text)


def _place(text: str, word: str) -> tuple[int, int] | None:
    """Where a word, or one that begins with it, first stands."""
    found = re.search(rf"\b{re.escape(word)}\w*", text, re.IGNORECASE)
    return found.span() if found else None


def _newest(entry: Entry) -> tuple[int, str]:
    return -entry.position, entry.contact.id


def _oldest(entry: Entry) -> tuple[bool, int, str]:
    return entry.position == 0, entry.position, entry.contact.id


def _frequent(item: tuple[str, int]) -> tuple[int, str]:
    return -item[1], item[0]


def _published(days: DaySet | None) -> int:
    """The place of an article in the order of time, the newest first."""
    day = (days.last or days.first) if days else None
    return -day.toordinal() if day else 0


def _year(entry: Entry) -> int | None:
    """The year in which all possible days lie."""
    if entry.first and entry.last and entry.first.year == entry.last.year:
        return entry.first.year
    return None


def _count(bins: Mapping[dt.date, Bin], first: dt.date, last: dt.date, entry: Entry, unit: Unit) -> None:
    """Count a contact where it lies: in one bin, or as possible in all that its days touch."""
    bounded = entry.first is not None and entry.last is not None
    if bounded and start_of(first, unit) == start_of(last, unit):
        if one := bins.get(start_of(first, unit)):
            name = phase(entry.contact.status)
            one.sure[name] = one.sure.get(name, 0) + 1
        return
    for start in islice(starts(first, last, unit), _SPREAD):
        if start in bins:
            bins[start].maybe += 1


def _following(found: Sequence[_T], after: str | None, name: Callable[[_T], str]) -> list[_T]:
    """What stands behind the one of that name; everything where there is none."""
    at = next((n for n, one in enumerate(found, 1) if name(one) == after), 0) if after else 0
    return list(islice(found, at, None))
