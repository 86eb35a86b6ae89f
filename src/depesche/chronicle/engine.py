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

from depesche.chronicle.block import GATHERINGS, block_of
from depesche.chronicle.cluster import Cluster
from depesche.chronicle.dates import Narrowed, narrow, needs_narrowing
from depesche.chronicle.items import items_in
from depesche.chronicle.library import Library, Remembered
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
    dates: dict[str, Narrowed] = field(default_factory=dict)
    items: dict[str, tuple[Item, ...]] = field(default_factory=dict)


class Engine:
    """Keeps readings in blocks and their clusters in rounds.

    With a ``library`` it holds only the blocks that are worked on, and fetches others when they turn out to be touched.
    """

    def __init__(self, knowledge: Knowledge, library: Library | None = None) -> None:
        self.readings: dict[str, Reading] = {}
        #: Documents whose days came out otherwise than before.
        self.moved: set[str] = set()
        self._library = library
        self._fetched: set[Pair] = set()
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
        dirty = self._replay(dirty)
        return dirty if self._guests() == before else dirty | {GATHERINGS}

    def resume(self, stale: Iterable[Pair]) -> set[Pair]:
        """Work out stale blocks again from what the library remembers; returns the blocks that changed."""
        return self._replay(self.fetch(stale))

    def fetch(self, blocks: Iterable[Pair]) -> set[Pair]:
        """Have the blocks at hand, with those that belong to them; returns all of these."""
        if self._library is None:
            return set(blocks)
        wanted = self._library.coupled(blocks)
        if missing := wanted - self._fetched:
            self._fetched |= missing
            for known in self._library.documents(missing):
                if known.reading.document.id not in self.readings:
                    self._remember(known)
        return wanted

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
        names = {n for n in self.members(self._fetched) if needs_narrowing(self.readings[n].document.published)}
        return Answer({name: self._known[name] for name in names}, self._told(names, number))

    def members(self, blocks: Iterable[Pair]) -> set[str]:
        """The documents with a report in one of the blocks."""
        return {name for block in blocks for name in self._members.get(block, ())}

    def sample(self, name: str) -> frozenset[int] | None:
        """What is remembered of a document's text."""
        return known.sample if (known := self._past.get(name)) else None

    def _guests(self) -> dict[str, list[Attached]]:
        """The reports of two people that recall a visit by several, by the visit's first anchor."""
        guests: dict[str, list[Attached]] = defaultdict(list)
        for pair in self._visits:
            for attached in self._clusters(pair, ROUNDS - 1)[1]:
                guests[attached.target].append(attached)
        return guests

    def _take(self, reading: Reading) -> set[Pair]:
        """Put one reading into its blocks; a document read before is replaced."""
        name = reading.document.id
        touched: set[Pair] = set()
        for item in self._base.get(name, ()):
            touched |= self._places(item)
            self._members[block_of(item)].discard(name)
        for found in self._rounds:
            found.dates.pop(name, None)
            found.items.pop(name, None)
        self.readings[name] = reading
        self._known[name] = published_within_terms(reading, self._knowledge)
        self._base[name] = self._make_items(name, self._known[name][0])
        for item in self._base[name]:
            self._members[block_of(item)].add(name)
            touched |= self._places(item)
        return touched

    def _make_items(self, name: str, published: DaySet | None) -> tuple[Item, ...]:
        return items_in(self.readings[name], published, self._knowledge)

    def _places(self, item: Item) -> set[Pair]:
        """The blocks that a report can change: its own, and for a visit by several those of its pairs."""
        block = block_of(item)
        if block != GATHERINGS or item.report.kind != "visit":
            return {block}
        for pair in item.pairs:
            self._visits[pair].add(item.key.document)
        return {block, *item.pairs}

    # -- rounds -----------------------------------------------------------------------------------
    def _replay(self, dirty: set[Pair]) -> set[Pair]:
        """All rounds for the dirty blocks and for those that their dates make dirty in turn."""
        for number, found in enumerate(self._rounds):
            if GATHERINGS in dirty:
                dirty = dirty | set(self._visits)
            for block in sorted(dirty, key=lambda b: (b != GATHERINGS, b)):
                if number == 0 or self._differs(block, number):
                    found.clusters[block] = resolve(self._items(block, number), self._visiting(block, number))
                else:
                    found.clusters.pop(block, None)
            if number + 1 < ROUNDS:
                dirty = dirty | self.fetch(self._narrow(dirty, number))
        return dirty

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
        names = {n for block in dirty for n in self._members.get(block, ()) if self._open(n, number)}
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
                changed.update(place for item in self._base[name] for place in self._places(item))
        return changed

    def _told(self, names: set[str], number: int) -> dict[str, list[tuple[Item, DaySet]]]:
        """For each document the days of the contacts that its reports were put to."""
        told: dict[str, list[tuple[Item, DaySet]]] = defaultdict(list)
        blocks = {block_of(item) for name in names for item in self._base[name]}
        if self._library is not None:
            for name in names:
                told[name].extend(self._told_before(name, number))
            blocks &= self._fetched
        for block in blocks:
            clusters, _ = self._clusters(block, number)
            for cluster in clusters:
                if cluster.time is None:
                    continue
                for item in cluster.items:
                    if item.key.document in names:
                        told[item.key.document].append((item, cluster.time))
        return told

    def _told_before(self, name: str, number: int) -> Iterator[tuple[Item, DaySet]]:
        """What is remembered of the contacts of a document in blocks that are not at hand."""
        told = self._past[name].told
        for item in self._items_of(name, number) if number < len(told) else ():
            if block_of(item) not in self._fetched and (days := told[number].get(item.key.report)):
                yield item, days

    def _open(self, name: str, number: int) -> bool:
        return needs_narrowing(self._published(name, number))

    def _published(self, name: str, number: int) -> DaySet | None:
        """When the document may have appeared, as known at the beginning of a round."""
        for found in reversed(self._rounds[:number]):
            if name in found.dates:
                return found.dates[name].published
        return self._known[name][0]

    def _items(self, block: Pair, number: int) -> Iterator[Item]:
        """The reports of a block with the dates known at the beginning of a round."""
        for name in self._members.get(block, ()):
            yield from (item for item in self._items_of(name, number) if block_of(item) == block)

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

    def _visiting(self, block: Pair, number: int) -> list[Cluster]:
        """Visits by several people among whom are the two of the block."""
        if block == GATHERINGS or not self._visits.get(block):
            return []
        clusters, _ = self._clusters(GATHERINGS, number)
        return [c for c in clusters if c.kind == "visit" and set(block) <= set(c.first.people)]

    # -- results ----------------------------------------------------------------------------------
    @property
    def blocks(self) -> list[Pair]:
        """All blocks with reports, in order."""
        return sorted(block for block, names in self._members.items() if names)

    def clusters(self, block: Pair) -> list[Cluster]:
        """The block's contacts after the last round; reports of two people are added to the visits they recall."""
        own, _ = self._clusters(block, ROUNDS - 1)
        if block != GATHERINGS:
            return own
        guests = self._guests()
        # a later round may have put the visit together with others: it is found by any of its reports
        return [_with_guests(c, [g for item in c.items for g in guests.get(item.anchor, ())]) for c in own]

    def dates(self) -> Mapping[str, Narrowed]:
        """Every document's publication after the last round."""
        return {name: self.date_of(name) for name in sorted(self.readings)}

    def date_of(self, name: str) -> Narrowed:
        """One document's publication after the last round, with the whole chain of reasons."""
        steps = [found.dates[name] for found in self._rounds if name in found.dates]
        return chained(self._known[name], steps, lambda: self._told({name}, ROUNDS - 1).get(name, ()))


def _by_report(told: tuple[Item, DaySet]) -> str:
    return told[0].key.report


def _with_guests(cluster: Cluster, guests: list[Attached]) -> Cluster:
    """The cluster with the reports of two people that recall it; the original is left as it is."""
    if not guests:
        return cluster
    whole = Cluster([])
    for item in cluster.items:
        whole.add(item)
    whole.why = [*cluster.why]
    for guest in sorted(guests, key=lambda g: (g.item.anchor, g.item.key)):
        whole.add(guest.item)
        whole.why.extend(guest.reasons)
    whole.alternatives = cluster.alternatives
    return whole
