"""Which reports need to be compared at all: blocks by the pair of people, ordered by day.

Reports of two people form one block per pair; gatherings form one block together, looked up by the pairs in them.
Inside a block, clusters are found by day, so that a report is compared only with what lies near it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator
from typing import Final

from depesche.chronicle.compare import POSTPONED_SPAN, Cluster
from depesche.chronicle.items import DATED_SPAN, Item, Pair

#: The block of all gatherings.
GATHERINGS: Final[Pair] = ("", "")
#: At most this many contacts on either side of the news are weighed for a report without a time.
NEAREST: Final = 48


def block_of(item: Item) -> Pair:
    """The block that a report belongs to."""
    return GATHERINGS if item.several else (item.people[0], item.people[1])


class Shelf:
    """Clusters ordered by their first possible day, for one pair of people."""

    __slots__ = ("_days", "_open")

    def __init__(self) -> None:
        self._days: list[tuple[int, int, Cluster]] = []
        self._open: list[Cluster] = []

    def put(self, cluster: Cluster, number: int) -> None:
        """Add a cluster; ``number`` is unique and keeps the order of insertion."""
        if cluster.first.dated:
            insort(self._days, (cluster.lo, number, cluster), key=_position)
        else:
            self._open.append(cluster)

    def near(self, item: Item) -> Iterator[Cluster]:
        """The clusters that may be the contact of the report: dated ones near it, then all open ones."""
        reach = POSTPONED_SPAN if item.report.status == "postponed" else DATED_SPAN
        start = bisect_left(self._days, item.lo - reach, key=_day)
        stop = bisect_right(self._days, item.hi + reach, key=_day)
        if stop - start > 2 * NEAREST:
            middle = min(max(bisect_left(self._days, item.news, key=_day), start), stop)
            start, stop = max(start, middle - NEAREST), min(stop, middle + NEAREST)
        yield from (cluster for _, _, cluster in self._days[start:stop])
        yield from self._open


def _position(entry: tuple[int, int, Cluster]) -> tuple[int, int]:
    return entry[0], entry[1]


def _day(entry: tuple[int, int, Cluster]) -> int:
    return entry[0]
