"""Runs: days from one to another, with a mask of weekdays, and how several of them become one canonical list."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Final

from depesche.light import dataclass

ALL_WEEKDAYS: Final = 0b1111111
WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
#: A run with a weekday mask is listed day by day up to this length (13 weeks: a quarter).
LISTED_SPAN: Final = 92
_LAST_DAY: Final = dt.date.max.toordinal()
#: Outer bounds that stand in for "open" when days are counted.
FAR_PAST: Final = dt.date(1900, 1, 1).toordinal()
FAR_FUTURE: Final = dt.date(2100, 1, 1).toordinal()


@dataclass(frozen=True, slots=True, order=True)
class Run:
    """Days from ``first`` to ``last`` (both included; ``None`` is open) that fall on the masked weekdays."""

    first: int | None
    last: int | None
    weekdays: int = ALL_WEEKDAYS

    def __reduce__(self) -> tuple[type[Run], tuple[object, ...]]:
        return Run, (self.first, self.last, self.weekdays)  # loaded from the cache in one step

    def trimmed(self) -> Run | None:
        """The same days with the ends moved onto matching weekdays; ``None`` if no day is left."""
        if self.weekdays != ALL_WEEKDAYS:
            return self._on_weekdays() if self.weekdays else None
        return None if self.first is not None and self.last is not None and self.first > self.last else self

    def _on_weekdays(self) -> Run | None:
        """The run with both ends moved onto its weekdays, of which it has one at least."""
        first, last = self._from(self.first, 1), self._from(self.last, -1)
        if first is None or last is None or first < last:
            return Run(first, last, self.weekdays)
        return Run(first, last) if first == last else None

    def _from(self, day: int | None, step: int) -> int | None:
        """The first day from one on, forwards or backwards, that falls on the weekdays."""
        while day is not None and not self.falls_on(day):
            day += step
        return day

    def falls_on(self, day: int) -> int:
        """Whether the weekday of a day is one of the run's (1, else 0)."""
        return self.weekdays >> (day - 1) % 7 & 1

    def meet(self, other: Run) -> Run | None:
        """The days in both runs."""
        first, last = self.first, self.last
        if first is None or (other.first is not None and other.first > first):
            first = other.first
        if last is None or (other.last is not None and other.last < last):
            last = other.last
        weekdays = self.weekdays & other.weekdays
        if weekdays != ALL_WEEKDAYS:
            return Run(first, last, weekdays).trimmed()
        return None if first is not None and last is not None and first > last else Run(first, last)

    def meets(self, other: Run) -> bool:
        """Whether some day lies in both runs, which have one each."""
        if (self.first is not None and other.last is not None and self.first > other.last) or (
            self.last is not None and other.first is not None and other.first > self.last
        ):
            return False
        return self.weekdays & other.weekdays == ALL_WEEKDAYS or self.meet(other) is not None

    def shifted(self, days: int) -> Run:
        """Every day moved by a number of days; the mask moves along."""
        turn = days % 7
        mask = (self.weekdays << turn | self.weekdays >> (7 - turn)) & ALL_WEEKDAYS
        first, last = self.first, self.last
        return Run(None if first is None else first + days, None if last is None else last + days, mask)

    @property
    def mask(self) -> int:
        """The weekdays on which its days really fall, as far as one day tells."""
        return 1 << (self.first - 1) % 7 if self.first is not None and self.first == self.last else self.weekdays

    def holds(self, first: int | None, last: int | None) -> bool:
        """Whether a whole interval lies between the ends."""
        begun = self.first is None or (first is not None and self.first <= first)
        return begun and (self.last is None or (last is not None and last <= self.last))

    def __len__(self) -> int:
        first = FAR_PAST if self.first is None else self.first
        last = FAR_FUTURE if self.last is None else self.last
        if self.weekdays == ALL_WEEKDAYS:
            return max(0, last - first + 1)
        whole, rest = divmod(max(0, last - first + 1), 7)
        extra = sum(self.falls_on(first + i) for i in range(rest))
        return whole * self.weekdays.bit_count() + extra


# -- canonical form -------------------------------------------------------------------------------
def canonical(runs: Iterable[Run]) -> tuple[Run, ...]:
    """The days of all runs as disjoint sorted runs, the same ones for the same days."""
    found = tuple(listed(runs))
    return found if len(found) < 2 else tuple(joined(found))


def listed(runs: Iterable[Run]) -> Iterator[Run]:
    """Trimmed runs; those with a weekday mask and a short span as single days."""
    for raw in runs:
        run = raw.trimmed()
        if run is None:
            continue
        first, last = _within(run.first), _within(run.last)
        short = first is not None and last is not None and last - first <= LISTED_SPAN
        if run.weekdays != ALL_WEEKDAYS and short and first is not None and last is not None:
            yield from (Run(day, day) for day in range(first, last + 1) if run.falls_on(day))
        else:
            yield run if first == run.first and last == run.last else Run(first, last, run.weekdays)


def joined(runs: Iterable[Run]) -> list[Run]:
    """Disjoint sorted runs: overlapping ones united, neighbours of equal mask made one."""
    ordered = sorted(set(runs), key=_order)
    if len(ordered) < 2:
        return ordered
    if any(run.weekdays != ALL_WEEKDAYS for run in ordered):
        ordered = [run for piece in _pieces(ordered) if (run := piece.trimmed()) is not None]
    out: list[Run] = []
    for run in ordered:
        if out and out[-1].weekdays == run.weekdays and _touches(out[-1], run):
            out[-1] = Run(out[-1].first, _later(out[-1].last, run.last), run.weekdays)
        else:
            out.append(run)
    return out


def _later(one: int | None, other: int | None) -> int | None:
    """The later of two ends."""
    return None if one is None or other is None else max(one, other)


def _order(run: Run) -> tuple[int, int]:
    return (run.first if run.first is not None else -1, run.weekdays)


def _pieces(runs: list[Run]) -> Iterator[Run]:
    """The runs cut at every start and end, overlapping pieces as one with both masks."""
    starts = {run.first for run in runs} | {run.last + 1 for run in runs if run.last is not None}
    cuts: list[int | None] = [None] if None in starts else []
    cuts += sorted(s for s in starts if s is not None)
    for first, following in pairwise([*cuts, None]):
        last = None if following is None else following - 1
        mask = 0
        for run in runs:
            mask |= run.weekdays if run.holds(first, last) else 0
        yield Run(first, last, mask)


def _touches(before: Run, after: Run) -> bool:
    """Whether no day of their common mask lies between two sorted runs."""
    if before.last is None or after.first is None:
        return True
    return Run(before.last + 1, after.first - 1, before.weekdays).trimmed() is None


def _within(ordinal: int | None) -> int | None:
    """The number of a day; what lies beyond the calendar is its first or last day."""
    return None if ordinal is None else min(max(ordinal, 1), _LAST_DAY)


# -- dates ----------------------------------------------------------------------------------------
def ordinal_of(day: dt.date | None) -> int | None:
    """The number of a day; ``None`` stays open."""
    return None if day is None else day.toordinal()


@lru_cache(maxsize=1 << 17)  # every day of more than three centuries
def date_of(ordinal: int | None) -> dt.date | None:
    """The day of a number; ``None`` stays open."""
    return None if ordinal is None else dt.date.fromordinal(ordinal)
