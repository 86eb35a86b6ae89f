"""The value: a set of days, with what is asked of it and how sets are put together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from depesche.days import edtf as written
from depesche.days.runs import ALL_WEEKDAYS, WEEKDAYS, Run, canonical, date_of, joined, ordinal_of


@dataclass(frozen=True)
class DaySet:
    """An immutable set of days; ``approximate`` marks an EDTF ``~`` ("about two weeks ago").

    Build it with :meth:`day`, :meth:`between`, :meth:`month`, :meth:`year`, :meth:`one_of` or :meth:`parse`.
    ``&`` and ``|`` are intersection and union; a set without days is falsy.
    """

    runs: tuple[Run, ...]
    approximate: bool = False

    # -- building ---------------------------------------------------------------------------------
    @classmethod
    def of(cls, runs: Iterable[Run], *, approximate: bool = False) -> DaySet:
        """The union of the runs in canonical form: trimmed, sorted, joined, short weekday runs listed."""
        return cls(canonical(runs), approximate)

    @classmethod
    def day(cls, day: dt.date) -> DaySet:
        """One day."""
        ordinal = day.toordinal()
        return cls((Run(ordinal, ordinal),))

    @classmethod
    def between(cls, first: dt.date | None, last: dt.date | None) -> DaySet:
        """All days from ``first`` to ``last``, both included; ``None`` leaves that end open."""
        run = Run(ordinal_of(first), ordinal_of(last)).trimmed()
        return cls((run,) if run is not None else ())

    @classmethod
    def month(cls, year: int, month: int) -> DaySet:
        """All days of a month."""
        return cls.between(dt.date(year, month, 1), written.last_of_month(year, month))

    @classmethod
    def year(cls, year: int) -> DaySet:
        """All days of a year."""
        return cls.between(dt.date(year, 1, 1), dt.date(year, 12, 31))

    @classmethod
    def one_of(cls, sets: Iterable[DaySet]) -> DaySet:
        """The union of several sets: one of them holds, it is open which."""
        members = tuple(sets)
        return cls.of((run for s in members for run in s.runs), approximate=any(s.approximate for s in members))

    @classmethod
    def parse(cls, edtf: str) -> DaySet:
        """Read EDTF: dates, months, years, seasons 21-24, intervals with open ends, one-of sets.

        Raises :class:`~depesche.errors.UsageError` where the string is no EDTF or names no day.
        """
        runs, approximate = written.read(edtf)
        return cls.of(runs, approximate=approximate)

    # -- asking -----------------------------------------------------------------------------------
    def __bool__(self) -> bool:
        return bool(self.runs)

    def __len__(self) -> int:
        """Number of days; open ends count up to 1900 and 2100."""
        return self.size

    @cached_property
    def size(self) -> int:
        """Number of days; open ends count up to 1900 and 2100."""
        return sum(len(run) for run in self.runs)

    def __contains__(self, day: dt.date) -> bool:
        ordinal = day.toordinal()
        return any(run.meets(Run(ordinal, ordinal)) for run in self.runs)

    def __iter__(self) -> Iterator[dt.date]:
        """Each day in order; only for bounded sets."""
        for run in self.runs:
            if run.first is None or run.last is None:
                raise ValueError("a set of days with an open end cannot be listed")
            for ordinal in range(run.first, run.last + 1):
                if run.falls_on(ordinal):
                    yield dt.date.fromordinal(ordinal)

    @property
    def first(self) -> dt.date | None:
        """The earliest day, ``None`` if open or empty."""
        return date_of(self.runs[0].first) if self.runs else None

    @property
    def last(self) -> dt.date | None:
        """The latest day, ``None`` if open or empty."""
        if len(self.runs) == 1:
            return date_of(self.runs[0].last)
        if not self.runs or any(run.last is None for run in self.runs):
            return None
        return date_of(max(run.last for run in self.runs if run.last is not None))

    @property
    def is_day(self) -> bool:
        """Whether this is exactly one day."""
        return self.size == 1

    @property
    def bounded(self) -> bool:
        """Whether both ends are known."""
        return bool(self.runs) and self.first is not None and self.last is not None

    @property
    def weekday(self) -> str | None:
        """The one weekday that all days share ("saturday"), if the set has more than one day; else ``None``."""
        masks = {run.mask for run in self.runs}
        mask = masks.pop() if len(masks) == 1 else 0
        return WEEKDAYS[mask.bit_length() - 1] if mask.bit_count() == 1 and self.size > 1 else None

    # -- combining --------------------------------------------------------------------------------
    def __and__(self, other: DaySet) -> DaySet:
        if self.runs == other.runs and self.approximate == other.approximate:
            return self
        approximate = self.approximate and other.approximate
        if self._plain and other._plain:
            # Two plain intervals, by far the commonest case, need no canonical form.
            run = self.runs[0].meet(other.runs[0])
            return DaySet((run,) if run is not None else (), approximate)
        met = (a.meet(b) for a in self.runs for b in other.runs)
        return DaySet.of((run for run in met if run is not None), approximate=approximate)

    @property
    def _plain(self) -> bool:
        """Whether this is one interval with all its days."""
        return len(self.runs) == 1 and self.runs[0].weekdays == ALL_WEEKDAYS

    def __or__(self, other: DaySet) -> DaySet:
        return DaySet.one_of((self, other))

    def meets(self, other: DaySet) -> bool:
        """Whether some day lies in both sets."""
        if len(self.runs) == len(other.runs) == 1:
            return self.runs[0].meets(other.runs[0])
        return any(a.meets(b) for a in self.runs for b in other.runs)

    def within(self, other: DaySet) -> bool:
        """Whether every day of this set lies in the other."""
        return (self & other).size == self.size

    def on(self, *weekdays: int) -> DaySet:
        """Only the days that fall on these weekdays (Monday is 0)."""
        mask = sum(1 << day for day in set(weekdays))
        return DaySet.of(
            (Run(r.first, r.last, r.weekdays & mask) for r in self.runs), approximate=self.approximate
        )

    def shifted(self, days: int) -> DaySet:
        """Every day moved by a number of days; weekday masks move along."""
        return DaySet.of((run.shifted(days) for run in self.runs), approximate=self.approximate)

    def widened(self, before: int, after: int) -> DaySet:
        """The hull of the set, extended by days on both sides."""
        first, last = ordinal_of(self.first), ordinal_of(self.last)
        return DaySet.of([Run(first and first - before, last and last + after)])

    def hull(self) -> DaySet:
        """The smallest interval that holds the set."""
        return self.widened(0, 0)

    def until(self) -> DaySet:
        """All days up to and including the latest day of the set."""
        return DaySet.between(None, self.last)

    def since(self) -> DaySet:
        """All days from the earliest day of the set on."""
        return DaySet.between(self.first, None)

    def about(self) -> DaySet:
        """The same days, marked approximate (EDTF ``~``)."""
        return DaySet(self.runs, approximate=True)

    # -- writing ----------------------------------------------------------------------------------
    def edtf(self) -> str | None:
        """EDTF, or ``None`` where nothing but a weekday is known (or nothing at all)."""
        if not self.runs:
            return None
        return written.write(joined(Run(r.first, r.last) for r in self.runs), approximate=self.approximate)

    def as_bounds(self) -> dict[str, str | None]:
        """The contract's ``days``: ``{"from", "to", "weekday"}``, ISO days or ``None`` where open."""
        first, last = self.first, self.last
        return {
            "from": first.isoformat() if first else None,
            "to": last.isoformat() if last else None,
            "weekday": self.weekday,
        }

    def __str__(self) -> str:
        return self.edtf() or (f"({self.weekday})" if self.weekday else "unknown")


ANY_DAY: Final = DaySet((Run(None, None),))
NO_DAY: Final = DaySet(())


def from_contract(time: str | None, bounds: dict[str, str | None] | None) -> DaySet | None:
    """The set written as the contract's pair of ``time`` (EDTF) and ``days`` (bounds and weekday)."""
    if time is not None:
        found = DaySet.parse(time)
    elif bounds is not None:
        first, last = bounds.get("from"), bounds.get("to")
        found = DaySet.between(
            dt.date.fromisoformat(first) if first else None, dt.date.fromisoformat(last) if last else None
        )
    else:
        return None
    weekday = bounds.get("weekday") if bounds else None
    return found.on(WEEKDAYS.index(weekday)) if weekday else found
