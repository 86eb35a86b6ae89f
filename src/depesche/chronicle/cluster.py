"""Reports that are put together to one contact, and what they say together that further reports are compared with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from depesche.chronicle.reported import Item
from depesche.days import FAR_FUTURE, FAR_PAST, DaySet
from depesche.model import Kind, Reason, Status
from depesche.model.statuses import Phase, phase


@dataclass(slots=True)
class Cluster:
    """Reports held to be one contact while it is being put together. ``time`` is what the dated ones agree on.

    ``countries`` are the states in which the named places lie, ``lands`` the states that are named as places.
    """

    items: list[Item]
    time: DaySet | None = None
    lo: int = FAR_PAST
    hi: int = FAR_FUTURE
    place: frozenset[str] = frozenset()
    countries: set[str] = field(default_factory=set)
    lands: set[str] = field(default_factory=set)
    occasion: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    documents: set[str] = field(default_factory=set)
    phases: set[Phase] = field(default_factory=set)
    statuses: set[Status] = field(default_factory=set)
    initiators: set[str] = field(default_factory=set)
    durations: set[str] = field(default_factory=set)
    ordinals: dict[DaySet | None, int] = field(default_factory=dict)
    news: tuple[int, int] = (FAR_FUTURE, FAR_PAST)
    why: list[Reason] = field(default_factory=list)
    alternatives: tuple[str, ...] = ()

    @classmethod
    def of(cls, item: Item) -> Cluster:
        """A cluster that begins with one report."""
        cluster = cls([])
        cluster.add(item)
        return cluster

    @property
    def first(self) -> Item:
        """The report that the cluster began with."""
        return self.items[0]

    @property
    def kind(self) -> Kind:
        """The kind of its first report."""
        return self.items[0].report.kind

    def add(self, item: Item) -> None:
        """Take the report in: narrow the time where they agree, gather places and occasions."""
        said = item.report.time
        if not self.items:
            self.time, self.lo, self.hi = said, item.lo, item.hi
        elif said is not None:
            self._narrow(said, item)
        self.items.append(item)
        self.documents.add(item.key.document)
        self.phases.add(phase(item.report.status))
        self.statuses.add(item.report.status)
        self.place |= item.place
        if item.country:
            (self.lands if item.wide else self.countries).add(item.country)
        self.occasion |= item.occasion
        self.topics |= item.topics
        self.news = min(self.news[0], item.news), max(self.news[1], item.news)
        if item.initiator:
            self.initiators.add(item.initiator)
        if item.report.duration:
            self.durations.add(item.report.duration)
        if item.ordinal:
            self.ordinals.setdefault(item.ordinal.since, item.ordinal.n)

    def with_more(self, reports: Iterable[tuple[Item, Sequence[Reason]]]) -> Cluster:
        """The contact with further reports and the reasons for each; the original is left as it is."""
        whole = Cluster([])
        for item in self.items:
            whole.add(item)
        whole.why = [*self.why]
        for item, reasons in reports:
            whole.add(item)
            whole.why.extend(reasons)
        whole.alternatives = self.alternatives
        return whole

    def _narrow(self, said: DaySet, item: Item) -> None:
        both = self.time & said if self.time is not None else said
        if both:
            self.time = both
            self.lo, self.hi = max(self.lo, item.lo), min(self.hi, item.hi)
            if self.lo > self.hi:
                self.lo, self.hi = item.lo, item.hi
