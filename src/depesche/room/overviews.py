"""Contacts counted by time: from spans of days as the database counts them to decades, years, months or days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Final, cast

from depesche.model.statuses import Status, phase
from depesche.room.ranges import end_of, start_of, starts, suiting
from depesche.room.shelf import Bin, Overview, Unit, Wanted
from depesche.store.looking import Span

#: An uncertain contact is counted in at most so many bins; one that may lie in more says nothing of any.
_SPREAD: Final = 400
#: A span with the first and last day that its contacts may touch.
_Dated = tuple[dt.date, dt.date, Span]


def overview(wanted: Wanted, unit: Unit | None, spans_by: Callable[[int], Sequence[Span]]) -> Overview:
    """The contacts of spans by time. ``spans_by`` counts them by so many letters of their days (7: months)."""
    spans = spans_by(7)
    dated = _dated(spans)
    undated = sum(span.contacts for span in spans) - sum(span.contacts for _, _, span in dated)
    if not dated:
        return Overview(unit or "year", (), undated)
    low, high = _reach(dated, wanted)
    step = unit or suiting(low, high)
    bins = {start: Bin(start) for start in starts(low, high, step)}
    for first, last, span in _dated(spans_by(10)) if step == "day" else dated:
        _count(bins, first, last, span, step)
    return Overview(step, tuple(bins.values()), undated)


def _dated(spans: Sequence[Span]) -> list[_Dated]:
    return [(*ends, span) for span in spans if (ends := _ends(span))]


def _reach(dated: Sequence[_Dated], wanted: Wanted) -> tuple[dt.date, dt.date]:
    """The stretch of time that is shown: that of the contacts, within what was asked for."""
    low, high = min(first for first, _, _ in dated), max(last for _, last, _ in dated)
    return max(low, wanted.since or low), min(high, wanted.until or high)


def _ends(span: Span) -> tuple[dt.date, dt.date] | None:
    """The first and last day that a span of contacts may touch; of an open one the end that is known."""
    first, last = span.first or span.last, span.last or span.first
    return (_day(first, last=False), _day(last, last=True)) if first and last else None


def _day(text: str, *, last: bool) -> dt.date:
    parts = [int(part) for part in text.split("-")]
    start = dt.date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1)
    if not last or len(parts) == 3:
        return start
    return end_of(start, "month" if len(parts) == 2 else "year")


def _count(bins: Mapping[dt.date, Bin], first: dt.date, last: dt.date, span: Span, unit: Unit) -> None:
    """Count contacts where they lie: in one bin, or as possible in all that their days touch."""
    if span.first and span.last and start_of(first, unit) == start_of(last, unit):
        if one := bins.get(start_of(first, unit)):
            name = phase(cast("Status", span.status))
            one.sure[name] = one.sure.get(name, 0) + span.contacts
        return
    for number, start in enumerate(starts(first, last, unit)):
        if number >= _SPREAD:
            return
        if start in bins:
            bins[start].maybe += span.contacts
