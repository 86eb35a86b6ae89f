"""The chronicle of a set of readings: blocks resolved in rounds until the dates stand still.

Invariants. The result is a function of the set of readings, the knowledge and the decisions: every loop runs over
sorted content. A round resolves each block with the publication days known so far and then narrows the days of
undated documents; round *n* of a block depends only on its reports and on round *n-1* of the documents in it. So
an update replays the rounds for the blocks it touches and for those whose documents' days changed, and ends where
a rebuild ends.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from depesche.chronicle.block import GATHERINGS, around, block_of, places_of, units_of
from depesche.chronicle.cluster import Cluster
from depesche.chronicle.dates import Narrowed, narrow, needs_narrowing
from depesche.chronicle.gatherings import Gathered, gather
from depesche.chronicle.items import items_in
from depesche.chronicle.lending import Lent
from depesche.chronicle.library import Remembered
from depesche.chronicle.offices import published_within_terms
from depesche.chronicle.reported import Item, Pair
from depesche.chronicle.resolve import Attached, resolve
from depesche.chronicle.rounds import ROUNDS, Answer, Base, chained
from depesche.days import DaySet
from depesche.knowledge.base import Knowledge
from depesche.model import Reading


@dataclass(slots=True)
class _Round:
    """What one round found, only where it differs from the round before."""

    clusters: dict[Pair, tuple[list[Cluster], list[Attached]]] = field(default_factory=dict)
    gathered: Gathered | None = None
    dates: dict[str, Narrowed] = field(default_factory=dict)
    items: dict[str, tuple[Item, ...]] = field(default_factory=dict)


class Engine:
    """Keeps readings in blocks and their clusters in rounds.

    With what a library has ``lent`` it holds only the blocks that are worked on, and fetches others when they turn out
    to be touched.
    """

    def __init__(self, knowledge: Knowledge, lent: Lent | None = None) -> None:
        self.readings: dict[str, Reading] = {}
        #: Documents whose days came out otherwise than before.
        self.moved: set[str] = set()
        self._lent = lent
        self._past: dict[str, Remembered] = {}
        self._knowledge = knowledge
        self._known: dict[str, Base] = {}
        self._base: dict[str, tuple[Item, ...]] = {}
        self._members: defaultdict[Pair, set[str]] = defaultdict(set)
        self._visits: defaultdict[Pair, set[str]] = defaultdict(set)
        self._rounds = [_Round() for _ in range(ROUNDS)]

    # -- feeding ----------------------------------------------------------------------------------
    def add(self, readings: Iterable[Reading]) -> set[Pair]:
        """Take readings in and bring every round up to date; returns the blocks that changed."""
        dirty: set[Pair] = set()
        for reading in readings:
            dirty |= self._take(reading)
        before = self._guests()
        changed = units_of(self._replay(dirty))
        return changed if self._guests() == before else changed | {GATHERINGS}

    def resume(self, stale: Iterable[Pair], *, decided: bool = False) -> set[Pair]:
        """Work out stale blocks again from what the library remembers; returns the blocks that changed.

        ``decided`` says that what is kept of the contacts is not what was put together alone.
        """
        changed = self._replay(self.fetch(stale))
        return changed | self.fetch(self._other_hosts(self._lent, decided=decided)) if self._lent else changed

    def fetch(self, blocks: Iterable[Pair]) -> set[Pair]:
        """Have the blocks at hand, with those that belong to them; returns all of these."""
        if self._lent is None:
            return set(blocks)
        wanted, known = set(blocks), len(self._lent.reports)
        self.take(self._lent.documents(self._lent.take(wanted) - self.readings.keys()))
        for found in self._rounds if len(self._lent.reports) > known else ():
            found.gathered = None
        return wanted | self._lent.made

    def take(self, documents: Iterable[Remembered]) -> None:
        """Have documents at hand as earlier work left them."""
        for known in documents:
            self._remember(known)

    def _other_hosts(self, lent: Lent, *, decided: bool) -> set[Pair]:
        """The gatherings that have other reports of two people than before, or may have where that was decided."""
        hosts = {i.anchor: {j.key for j in c.items} for c in self._gathered(ROUNDS - 1).dated for i in c.items}
        now = {a.item.key: hosts[a.target] for pair in lent.pairs for a in self._clusters(pair, ROUNDS - 1)[1]}
        before = lent.guests()
        found: set[Pair] = set()
        for key in now.keys() | before.keys():
            those, kept = now.get(key, set()), before.get(key, {})
            if decided or those.isdisjoint(kept):
                found.update(map(around, kept.values()))
                found.update(around(lent.reports[k]) for k in those)
        return found

    def _remember(self, known: Remembered) -> None:
        """Take a document in as earlier work left it."""
        name = known.reading.document.id
        self._take(known.reading)
        self._past[name] = known
        for number, date in enumerate(known.dates):
            if date is not None:
                self._rounds[number].dates[name] = date
                if number + 1 < ROUNDS:
                    self._rounds[number + 1].items[name] = self._make_items(name, date.published)

    def memory(self, names: Iterable[str]) -> Iterator[Remembered]:
        """Documents with what this work leaves of them."""
        wanted = sorted(names)
        rounds = [self._told({n for n in wanted if self._open(n, number)}, number) for number in range(ROUNDS)]
        for name in wanted:
            told = tuple(
                {i.key.report: days for i, days in sorted(found.get(name, ()), key=_by_report)} for found in rounds
            )
            dates = tuple(found.dates.get(name) for found in self._rounds)
            yield Remembered(self.readings[name], dates, told)

    def answer(self, number: int) -> Answer:
        """What the blocks at hand tell in a round of the documents that do not bear their day."""
        names = {n for n, known in self.readings.items() if needs_narrowing(known.document.published)}
        return Answer({name: self._known[name] for name in names}, self._told(names, number))

    def members(self, blocks: Iterable[Pair]) -> set[str]:
        """The documents with a report in one of the blocks."""
        found = {name for block in units_of(blocks) - {GATHERINGS} for name in self._members.get(block, ())}
        return found | {key.document for key in self._lent.told} if self._lent else found

    def sample(self, name: str) -> frozenset[int] | None:
        """What is remembered of a document's text."""
        return known.sample if (known := self._past.get(name)) else None

    def _guests(self) -> dict[str, list[Attached]]:
        """The reports of two people that recall a visit by several, by the visit's first anchor."""
        guests: dict[str, list[Attached]] = defaultdict(list)
        for pair in self._visits if self._lent is None else self._lent.whole:
            for attached in self._clusters(pair, ROUNDS - 1)[1]:
                guests[attached.target].append(attached)
        return guests

    def _take(self, reading: Reading) -> set[Pair]:
        """Put one reading into its blocks; a document read before is replaced."""
        name = reading.document.id
        touched: set[Pair] = set()
        for item in self._base.get(name, ()):
            touched |= places_of(item)
            self._members[block_of(item)].discard(name)
        for found in self._rounds:
            found.dates.pop(name, None)
            found.items.pop(name, None)
        self.readings[name] = reading
        self._known[name] = published_within_terms(reading, self._knowledge)
        self._base[name] = self._make_items(name, self._known[name][0])
        for item in self._base[name]:
            self._members[block_of(item)].add(name)
            touched |= places_of(item)
            for pair in item.shape.pairs if item.shape and item.shape.visit else ():
                self._visits[pair].add(name)
        return touched

    def _make_items(self, name: str, published: DaySet | None) -> tuple[Item, ...]:
        return items_in(self.readings[name], published, self._knowledge)

    # -- rounds -----------------------------------------------------------------------------------
    def _replay(self, dirty: set[Pair]) -> set[Pair]:
        """All rounds for the dirty blocks and for those that their dates make dirty in turn."""
        for number in range(ROUNDS):
            units = units_of(dirty)
            if GATHERINGS in units:
                units |= set(self._visits) if self._lent is None else self._lent.pairs & self._visits.keys()
            for block in sorted(units, key=lambda b: (b != GATHERINGS, b)):
                self._work_out(block, number)
            if number + 1 < ROUNDS:
                dirty = dirty | self.fetch(self._narrow(units, number))
        return dirty | units_of(dirty)

    def _work_out(self, block: Pair, number: int) -> None:
        """Put the reports of a block together in a round, if it differs from the one before."""
        found, new = self._rounds[number], number == 0 or self._differs(block, number)
        if block == GATHERINGS:
            found.gathered = gather(self._items(block, number)) if new else None
        elif new:
            found.clusters[block] = resolve(self._items(block, number), self._visiting(block, number))
        else:
            found.clusters.pop(block, None)

    def _differs(self, block: Pair, number: int) -> bool:
        """Whether this round has new dates for a document of the block (or its visits changed)."""
        dates = self._rounds[number - 1].dates
        names = self._members.get(block, set()) | self._visits.get(block, set())
        if len(dates) < len(names):
            return any(name in names for name in dates)
        return any(name in dates for name in names)

    def _narrow(self, dirty: set[Pair], number: int) -> set[Pair]:
        """Narrow undated documents of the dirty blocks after a round; returns the blocks of those that changed."""
        found, following = self._rounds[number], self._rounds[number + 1]
        names = {n for n in self._of(dirty) if self._open(n, number)}
        told = self._told(names, number)
        changed: set[Pair] = set()
        for name in sorted(names):
            before = found.dates.get(name)
            known = self._published(name, number)
            now = narrow(known, told.get(name, ()))
            if now.published == known:
                found.dates.pop(name, None)
                following.items.pop(name, None)
            elif before is None or before != now:
                found.dates[name] = now
                following.items[name] = self._make_items(name, now.published)
            if before != found.dates.get(name):
                self.moved.add(name)
            if (before and before.published) != (found.dates.get(name) and found.dates[name].published):
                changed.update(place for item in self._base[name] for place in places_of(item))
        return changed

    def _told(self, names: set[str], number: int) -> dict[str, list[tuple[Item, DaySet]]]:
        """For each document the days of the contacts that its reports were put to."""
        told: dict[str, list[tuple[Item, DaySet]]] = defaultdict(list)
        blocks = {block_of(item) for name in names for item in self._base[name]}
        if self._lent is not None:
            for name in names:
                told[name].extend(self._told_before(name, number))
        for block in blocks:
            gathered = block == GATHERINGS
            for cluster in self._gathered(number).contacts if gathered else self._clusters(block, number)[0]:
                if cluster.time is None:
                    continue
                for item in cluster.items:
                    if item.key.document in names and self._at_hand(item):
                        told[item.key.document].append((item, cluster.time))
        return told

    def _at_hand(self, item: Item) -> bool:
        """Whether all is at hand that decides on the contact of a report."""
        if self._lent is None:
            return True
        return item.key in self._lent.told if item.several else block_of(item) in self._lent.pairs

    def _told_before(self, name: str, number: int) -> Iterator[tuple[Item, DaySet]]:
        """What is remembered of the contacts of a document in blocks that are not at hand."""
        told = self._past[name].told
        for item in self._items_of(name, number) if number < len(told) else ():
            if not self._at_hand(item) and (days := told[number].get(item.key.report)):
                yield item, days

    def _open(self, name: str, number: int) -> bool:
        return needs_narrowing(self._published(name, number))

    def _published(self, name: str, number: int) -> DaySet | None:
        """When the document may have appeared, as known at the beginning of a round."""
        for found in reversed(self._rounds[:number]):
            if name in found.dates:
                return found.dates[name].published
        return self._known[name][0]

    def _of(self, blocks: set[Pair]) -> set[str]:
        """The documents whose reports in these blocks are worked out."""
        told = {key.document for key in self._lent.told} if self._lent else self._members.get(GATHERINGS, set())
        pairs = (self._members.get(block, set()) for block in blocks - {GATHERINGS})
        return set().union(*pairs, told if GATHERINGS in blocks else ())

    def _items(self, block: Pair, number: int) -> Iterator[Item]:
        """The reports of a block with the dates known at the beginning of a round."""
        lent = self._lent.reports if self._lent is not None and block == GATHERINGS else None
        for name in self._members.get(block, ()):
            for item in self._items_of(name, number):
                if block_of(item) == block and (lent is None or item.key in lent):
                    yield item

    def _items_of(self, name: str, number: int) -> tuple[Item, ...]:
        for found in reversed(self._rounds[: number + 1]):
            if name in found.items:
                return found.items[name]
        return self._base[name]

    def _clusters(self, block: Pair, number: int) -> tuple[list[Cluster], list[Attached]]:
        """The latest clusters of a block up to a round."""
        for n in range(number, -1, -1):
            found = self._rounds[n]
            if block not in found.clusters and (n == 0 or self._differs(block, n)):
                found.clusters[block] = resolve(self._items(block, n), self._visiting(block, n))
            if block in found.clusters:
                return found.clusters[block]
        return [], []

    def _gathered(self, number: int) -> Gathered:
        """The latest gatherings up to a round."""
        for n in range(number, -1, -1):
            if self._rounds[n].gathered is None:
                self._work_out(GATHERINGS, n)
            if (found := self._rounds[n].gathered) is not None:
                return found
        return Gathered()

    def _visiting(self, block: Pair, number: int) -> list[Cluster]:
        """Visits by several people among whom are the two of the block."""
        if not self._visits.get(block):
            return []
        dated = self._gathered(number).dated
        return [c for c in dated if c.kind == "visit" and set(block) <= set(c.first.people)]

    # -- results ----------------------------------------------------------------------------------
    @property
    def blocks(self) -> list[Pair]:
        """All blocks with reports, in order."""
        return sorted(block for block, names in self._members.items() if names)

    def clusters(self, block: Pair) -> list[Cluster]:
        """The block's contacts after the last round; reports of two people are added to the visits they recall."""
        if block != GATHERINGS:
            return self._clusters(block, ROUNDS - 1)[0]
        guests = self._guests()
        found = (c for c in self._gathered(ROUNDS - 1).contacts if self._at_hand(c.first))
        # a later round may have put the visit together with others: it is found by any of its reports
        whole = ((c, [g for item in c.items for g in guests.get(item.anchor, ())]) for c in found)
        return [
            c.with_more([(g.item, g.reasons) for g in sorted(more, key=lambda g: (g.item.anchor, g.item.key))])
            if more
            else c
            for c, more in whole
        ]

    def dates(self) -> Mapping[str, Narrowed]:
        """Every document's publication after the last round."""
        return {name: self.date_of(name) for name in sorted(self.readings)}

    def date_of(self, name: str) -> Narrowed:
        """One document's publication after the last round, with the whole chain of reasons."""
        steps = [found.dates[name] for found in self._rounds if name in found.dates]
        return chained(self._known[name], steps, lambda: self._told({name}, ROUNDS - 1).get(name, ()))


def _by_report(told: tuple[Item, DaySet]) -> str:
    return told[0].key.report


def _by_anchor(guest: Attached) -> tuple[str, tuple[str, str]]:
    return guest.item.anchor, guest.item.key
