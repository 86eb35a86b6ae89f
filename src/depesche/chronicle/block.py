"""Which reports need to be compared at all: blocks by the pair of people, ordered by day.

Reports of two people form one block per pair; gatherings form one block together, of which a part can be worked out
alone: that around reports of some shapes (:mod:`.shapes`), each of which is named as a block of its own.
Inside a block, clusters are found by day, so that a report is compared only with what lies near it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator
from typing import Final

from depesche.chronicle.bounds import DATED_SPAN
from depesche.chronicle.cluster import Cluster
from depesche.chronicle.evidence_of_time import POSTPONED_SPAN
from depesche.chronicle.reported import PLAN_HORIZON, Item, Pair
from depesche.chronicle.shapes import Shape, read
from depesche.days import FAR_PAST

#: Day, number and cluster: what a shelf is ordered by, and what stands there.
Entry = tuple[int, int, Cluster]

#: The block of all gatherings.
GATHERINGS: Final[Pair] = ("", "")
#: At most this many contacts on either side of the news are weighed for a report without a time.
NEAREST: Final = 48


def block_of(item: Item) -> Pair:
    """The block that a report belongs to."""
    return GATHERINGS if item.several else (item.people[0], item.people[1])


def around(shape: Shape) -> Pair:
    """The name of the part of the gatherings around a shape."""
    return GATHERINGS[0], shape.written()


def shapes_in(blocks: Iterable[Pair]) -> list[Shape]:
    """The shapes among such names."""
    return [read(name) for block, name in blocks if block == GATHERINGS[0] and name]


def places_of(item: Item) -> set[Pair]:
    """The names of what a report can change: its block, and for a visit by several those of its pairs."""
    if item.shape is None:
        return {block_of(item)}
    return {around(item.shape), *(item.shape.pairs if item.shape.visit else ())}


def units_of(blocks: Iterable[Pair]) -> set[Pair]:
    """The blocks that are worked out: gatherings are one, whatever parts of them are named."""
    return {block if block[0] else GATHERINGS for block in blocks}


class Shelf:
    """Clusters of one pair of people, each found by day.

    Dated clusters and those of a wide but bounded time are ordered by their first possible day, those without a
    time by the day of the news.
    """

    __slots__ = ("_dated", "_longest", "_undated", "_wide")

    def __init__(self) -> None:
        self._dated: list[Entry] = []
        self._wide: list[Entry] = []
        self._undated: list[Entry] = []
        self._longest = 0

    def put(self, cluster: Cluster, number: int) -> None:
        """Add a cluster; ``number`` is unique and keeps the order of insertion."""
        time = cluster.first.report.time
        if cluster.first.dated:
            insort(self._dated, (cluster.lo, number, cluster), key=_position)
        elif time is not None and time.bounded:
            self._longest = max(self._longest, cluster.hi - cluster.lo)
            insort(self._wide, (cluster.lo, number, cluster), key=_position)
        else:
            insort(self._undated, (cluster.first.news, number, cluster), key=_position)

    def near(self, item: Item) -> Iterator[Cluster]:
        """The clusters that may be the contact of the report."""
        reach = POSTPONED_SPAN if item.report.status == "postponed" else DATED_SPAN
        yield from _between(self._dated, item.lo - reach, item.hi + reach, item.news)
        yield from _between(self._wide, item.lo - self._longest - reach, item.hi + reach, item.news)
        if item.news == FAR_PAST:
            yield from (cluster for _, _, cluster in self._undated)
        else:
            # Articles without a date stand at the very beginning.
            yield from _between(self._undated, FAR_PAST, FAR_PAST, FAR_PAST)
            yield from _between(self._undated, item.news - PLAN_HORIZON, item.news + PLAN_HORIZON, item.news)


def _between(entries: list[Entry], lo: int, hi: int, news: int) -> Iterator[Cluster]:
    """The clusters from ``lo`` to ``hi``; of very many those nearest to the news."""
    start, stop = bisect_left(entries, lo, key=_day), bisect_right(entries, hi, key=_day)
    if stop - start > 2 * NEAREST and news != FAR_PAST:
        middle = min(max(bisect_left(entries, news, key=_day), start), stop)
        start, stop = max(start, middle - NEAREST), min(stop, middle + NEAREST)
    yield from (cluster for _, _, cluster in entries[start:stop])


def _position(entry: Entry) -> tuple[int, int]:
    return entry[0], entry[1]


def _day(entry: Entry) -> int:
    return entry[0]
