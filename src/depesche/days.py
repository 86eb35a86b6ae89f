"""Sets of days: what is known of when something happened.

A :class:`DaySet` is any set of calendar days: one day, an interval with open ends, "a Saturday after
2017-01-20", "one of these two Mondays". It is the one value type for time in Depesche; it is read and
written as EDTF (ISO 8601-2, levels 0 to 2 as far as days go) and is never narrowed without evidence.

Inside it is a tuple of :class:`Run`, each an interval of proleptic Gregorian ordinals
(``datetime.date.toordinal``) with a mask of weekdays. EDTF has no weekdays: where a run with a weekday is too
long to be listed day by day, EDTF shows its interval and :meth:`DaySet.weekday` keeps the rest.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

from depesche.errors import UsageError

ALL_WEEKDAYS: Final = 0b1111111
WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
#: A run with a weekday mask is listed day by day up to this length (13 weeks: a quarter).
LISTED_SPAN: Final = 92
_LAST_DAY: Final = dt.date.max.toordinal()
#: Outer bounds that stand in for "open" when days are counted.
FAR_PAST: Final = dt.date(1900, 1, 1).toordinal()
FAR_FUTURE: Final = dt.date(2100, 1, 1).toordinal()

_SEASONS: Final = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}


@dataclass(frozen=True, slots=True, order=True)
class Run:
    """Days from ``first`` to ``last`` (both included; ``None`` is open) that fall on the masked weekdays."""

    first: int | None
    last: int | None
    weekdays: int = ALL_WEEKDAYS

    def trimmed(self) -> Run | None:
        """The same days with the ends moved onto matching weekdays; ``None`` if no day is left."""
        first, last = self.first, self.last
        if self.weekdays == 0 or (first is not None and last is not None and first > last):
            return None
        if self.weekdays != ALL_WEEKDAYS:
            while first is not None and not self.weekdays >> (first - 1) % 7 & 1:
                first += 1
            while last is not None and not self.weekdays >> (last - 1) % 7 & 1:
                last -= 1
            if first is not None and last is not None and first > last:
                return None
        mask = ALL_WEEKDAYS if first is not None and first == last else self.weekdays
        return Run(first, last, mask)

    def meet(self, other: Run) -> Run | None:
        """The days in both runs."""
        first = max((f for f in (self.first, other.first) if f is not None), default=None)
        last = min((x for x in (self.last, other.last) if x is not None), default=None)
        return Run(first, last, self.weekdays & other.weekdays).trimmed()

    def __len__(self) -> int:
        first = FAR_PAST if self.first is None else self.first
        last = FAR_FUTURE if self.last is None else self.last
        if self.weekdays == ALL_WEEKDAYS:
            return max(0, last - first + 1)
        whole, rest = divmod(max(0, last - first + 1), 7)
        extra = sum(self.weekdays >> (first - 1 + i) % 7 & 1 for i in range(rest))
        return whole * self.weekdays.bit_count() + extra


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
        return cls(tuple(_joined(_listed(runs))), approximate)

    @classmethod
    def day(cls, day: dt.date) -> DaySet:
        """One day."""
        ordinal = day.toordinal()
        return cls((Run(ordinal, ordinal),))

    @classmethod
    def between(cls, first: dt.date | None, last: dt.date | None) -> DaySet:
        """All days from ``first`` to ``last``, both included; ``None`` leaves that end open."""
        return cls.of([Run(_ordinal(first), _ordinal(last))])

    @classmethod
    def month(cls, year: int, month: int) -> DaySet:
        """All days of a month."""
        return cls.between(dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1]))

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
        return _parse(edtf)

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
        return any(run.meet(Run(ordinal, ordinal)) for run in self.runs)

    def __iter__(self) -> Iterator[dt.date]:
        """Each day in order; only for bounded sets."""
        for run in self.runs:
            if run.first is None or run.last is None:
                raise ValueError("a set of days with an open end cannot be listed")
            for ordinal in range(run.first, run.last + 1):
                if run.weekdays >> (ordinal - 1) % 7 & 1:
                    yield dt.date.fromordinal(ordinal)

    @property
    def first(self) -> dt.date | None:
        """The earliest day, ``None`` if open or empty."""
        return _date(self.runs[0].first) if self.runs else None

    @property
    def last(self) -> dt.date | None:
        """The latest day, ``None`` if open or empty."""
        if len(self.runs) == 1:
            return _date(self.runs[0].last)
        if not self.runs or any(run.last is None for run in self.runs):
            return None
        return _date(max(run.last for run in self.runs if run.last is not None))

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
        masks = {_mask_of(run) for run in self.runs}
        mask = masks.pop() if len(masks) == 1 else 0
        return WEEKDAYS[mask.bit_length() - 1] if mask.bit_count() == 1 and self.size > 1 else None

    # -- combining --------------------------------------------------------------------------------
    def __and__(self, other: DaySet) -> DaySet:
        if self.runs == other.runs and self.approximate == other.approximate:
            return self
        if (
            len(self.runs) == len(other.runs) == 1
            and self.runs[0].weekdays & other.runs[0].weekdays == ALL_WEEKDAYS
        ):
            # Two plain intervals, by far the commonest case, need no canonical form.
            run = self.runs[0].meet(other.runs[0])
            return DaySet((run,) if run else (), self.approximate and other.approximate)
        met = (a.meet(b) for a in self.runs for b in other.runs)
        return DaySet.of(
            (run for run in met if run is not None), approximate=self.approximate and other.approximate
        )

    def __or__(self, other: DaySet) -> DaySet:
        return DaySet.one_of((self, other))

    def meets(self, other: DaySet) -> bool:
        """Whether some day lies in both sets."""
        return any(a.meet(b) for a in self.runs for b in other.runs)

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
        return DaySet.of((_shift(run, days) for run in self.runs), approximate=self.approximate)

    def widened(self, before: int, after: int) -> DaySet:
        """The hull of the set, extended by days on both sides."""
        first, last = _ordinal(self.first), _ordinal(self.last)
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
        parts = [_edtf_run(run) for run in _joined(Run(r.first, r.last) for r in self.runs)]
        if any(part is None for part in parts):
            return None
        if len(parts) == 1:
            return f"{parts[0]}~" if self.approximate and "/" not in (parts[0] or "") else parts[0]
        return (
            "["
            + ",".join((part or "").replace("../", "..").replace("/..", "..").replace("/", "..") for part in parts)
            + "]"
        )

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


# -- canonical form -------------------------------------------------------------------------------
def _listed(runs: Iterable[Run]) -> Iterator[Run]:
    """Trimmed runs; those with a weekday mask and a short span as single days."""
    for raw in runs:
        run = raw.trimmed()
        if run is None:
            continue
        run = Run(_within(run.first), _within(run.last), run.weekdays)
        if (
            run.weekdays != ALL_WEEKDAYS
            and run.first is not None
            and run.last is not None
            and run.last - run.first <= LISTED_SPAN
        ):
            yield from (
                Run(day, day) for day in range(run.first, run.last + 1) if run.weekdays >> (day - 1) % 7 & 1
            )
        else:
            yield run


def _joined(runs: Iterable[Run]) -> list[Run]:
    """Disjoint sorted runs: overlapping ones united, neighbours of equal mask made one."""
    ordered = sorted(set(runs), key=_order)
    if len(ordered) < 2:
        return ordered
    if any(run.weekdays != ALL_WEEKDAYS for run in ordered):
        ordered = [run for piece in _pieces(ordered) if (run := piece.trimmed()) is not None]
    out: list[Run] = []
    for run in ordered:
        if out and out[-1].weekdays == run.weekdays and _touches(out[-1], run):
            last = None if out[-1].last is None or run.last is None else max(out[-1].last, run.last)
            out[-1] = Run(out[-1].first, last, run.weekdays)
        else:
            out.append(run)
    return out


def _order(run: Run) -> tuple[int, int]:
    return (run.first if run.first is not None else -1, run.weekdays)


def _pieces(runs: list[Run]) -> Iterator[Run]:
    """The runs cut at every start and end, overlapping pieces as one with both masks."""
    starts = {run.first for run in runs} | {run.last + 1 for run in runs if run.last is not None}
    cuts: list[int | None] = [None] if None in starts else []
    cuts += sorted(s for s in starts if s is not None)
    for i, first in enumerate(cuts):
        following = cuts[i + 1] if i + 1 < len(cuts) else None
        last = None if following is None else following - 1
        mask = 0
        for run in runs:
            begun = run.first is None or (first is not None and run.first <= first)
            going = run.last is None or (last is not None and last <= run.last)
            mask |= run.weekdays if begun and going else 0
        yield Run(first, last, mask)


def _touches(before: Run, after: Run) -> bool:
    """Whether no day of their common mask lies between two sorted runs."""
    if before.last is None or after.first is None:
        return True
    return Run(before.last + 1, after.first - 1, before.weekdays).trimmed() is None


def _shift(run: Run, days: int) -> Run:
    turn = days % 7
    mask = (run.weekdays << turn | run.weekdays >> (7 - turn)) & ALL_WEEKDAYS
    return Run(
        None if run.first is None else run.first + days, None if run.last is None else run.last + days, mask
    )


def _mask_of(run: Run) -> int:
    return 1 << (run.first - 1) % 7 if run.first is not None and run.first == run.last else run.weekdays


def _within(ordinal: int | None) -> int | None:
    """The number of a day; what lies beyond the calendar is its first or last day."""
    return None if ordinal is None else min(max(ordinal, 1), _LAST_DAY)


def _ordinal(day: dt.date | None) -> int | None:
    return None if day is None else day.toordinal()


@lru_cache(maxsize=1 << 17)  # every day of more than three centuries
def _date(ordinal: int | None) -> dt.date | None:
    return None if ordinal is None else dt.date.fromordinal(ordinal)


# -- EDTF -----------------------------------------------------------------------------------------
_EDTF_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T[\d:.+Z-]*)?([?~%]?)")


def _parse(edtf: str) -> DaySet:
    text = edtf.strip()
    try:
        if text[:1] in "[{" and text[-1:] in "]}" and len(text) > 2:
            return DaySet.one_of(_parse_member(part.strip()) for part in text[1:-1].split(","))
        return _parse_member(text)
    except ValueError as exc:
        raise UsageError(
            f"{edtf!r} is not a date: {exc}",
            remedy="write EDTF, such as 2017-05-02, 2017-05 or 2017-01-20/2017-01-28",
        ) from exc


def _parse_member(text: str) -> DaySet:
    if "/" not in text and ".." in text:
        first, last = text.split("..", 1)
    elif "/" in text:
        first, last = text.split("/", 1)
    else:
        return _parse_date(text)
    lower = None if first in ("", "..") else _parse_date(first)
    upper = None if last in ("", "..") else _parse_date(last)
    found = DaySet.between(lower.first if lower else None, upper.last if upper else None)
    if not found:
        raise ValueError("the interval ends before it begins")
    return found


def _parse_date(text: str) -> DaySet:
    match = _EDTF_DATE.fullmatch(text)
    if not match:
        raise ValueError("not EDTF")
    year, month, day = (int(g) if g else None for g in match.group(1, 2, 3))
    assert year is not None  # noqa: S101 - the pattern's first group is not optional
    if year == 0:
        raise ValueError("there is no year 0 here")
    if month is None:
        found = DaySet.year(year)
    elif month in _SEASONS:
        start, end = _SEASONS[month]
        end_year = year + (end < start)
        found = DaySet.between(dt.date(year, start, 1), DaySet.month(end_year, end).last)
    elif day is None:
        if not 1 <= month <= 12:
            raise ValueError("month must be in 1..12")
        found = DaySet.month(year, month)
    else:
        found = DaySet.day(dt.date(year, month, day))
    return found.about() if match[4] in ("~", "%") else found


def _edtf_run(run: Run) -> str | None:
    first, last = _date(run.first), _date(run.last)
    if first is None and last is None:
        return None
    if first is None or last is None:
        return f"{first.isoformat() if first else '..'}/{last.isoformat() if last else '..'}"
    if first == last:
        return first.isoformat()
    if first.day == 1 and last == DaySet.month(last.year, last.month).last:
        if (first.month, last.month) == (1, 12) and first.year == last.year:
            return f"{first.year:04d}"
        if (first.year, first.month) == (last.year, last.month):
            return first.isoformat()[:7]
    return f"{first.isoformat()}/{last.isoformat()}"
