"""Dates narrow each other: when an undated article may have appeared, from the contacts that it tells of.

An article that reports an event as having happened appeared on or after it, one that announces a plan on or before
it; "am Samstag" without a date lies within a week of publication. Only what follows from the words is used; the
fixed point over all articles is reached by the rounds of :mod:`depesche.chronicle.engine`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

from depesche.chronicle.reported import Item
from depesche.days import ANY_DAY, DaySet
from depesche.model import Reason, Report, Status
from depesche.model.statuses import AHEAD, HELD

#: A bare weekday means the nearest such day, so publication is at most this many days away.
WEEK = 7


@dataclass(frozen=True, slots=True)
class Narrowed:
    """The days on which a document may have appeared, why, and whether the evidence has no day in common."""

    published: DaySet | None
    reasons: tuple[Reason, ...] = ()
    conflict: tuple[DaySet, DaySet] | None = None


def needs_narrowing(published: DaySet | None) -> bool:
    """Whether the day of publication is still open."""
    return published is None or not published.is_day


def narrow(published: DaySet | None, told: Iterable[tuple[Item, DaySet]]) -> Narrowed:
    """Narrow the publication of one document by the days of the contacts that it tells of.

    ``told`` pairs each of its reports with the days of the contact it was put to; reports that give a date of their
    own come before those that name a mere weekday. Where the evidence has no day in common with what is known, that
    piece is left out and returned as the conflict.
    """
    found = published if published is not None else ANY_DAY
    reasons: list[Reason] = []
    conflict: tuple[DaySet, DaySet] | None = None
    for item, days in sorted(told, key=lambda pair: (_vague(pair[0]), pair[0].anchor)):
        allowed = _allowed(item, days)
        if allowed is None or found.within(allowed):
            continue
        both = found & allowed
        if not both:
            conflict = conflict or (found, allowed)
            continue
        values = {"before": str(found), "after": str(both), "days": str(days)}
        code = "chronicle_published_after" if item.report.status in HELD else "chronicle_published_before"
        reasons.append(Reason(code, values, item.report.trigger))
        found = both
    if found == ANY_DAY:
        return Narrowed(published)
    return Narrowed(found, tuple(reasons), conflict)


def near_news(report: Report, published: DaySet | None) -> Report:
    """A report that names a mere weekday, with only those such days that lie within a week of its publication."""
    if published is None or report.time is None or report.time.is_day or report.background:
        return report
    if report.time.weekday is None:
        return report
    near = _within_a_week(report.status, published)
    cut = report.time & near if near is not None else None
    return replace(report, time=cut) if cut and cut != report.time else report


def _within_a_week(status: Status, published: DaySet) -> DaySet | None:
    """The days of the news and those of the week before what happened, or after what lies ahead."""
    week, first, last = dt.timedelta(WEEK - 1), published.first, published.last
    if status in HELD:
        return DaySet.between(first - week if first else None, last)
    if status in AHEAD:
        return DaySet.between(first, last + week if last else None)
    return None


def _vague(item: Item) -> bool:
    """Whether a report says no more of its day than the weekday, or nothing."""
    said = item.report.time
    return said is None or not said.bounded or item.weekly


def _allowed(item: Item, days: DaySet) -> DaySet | None:
    """When a document with this report may have appeared, if the contact was on one of these days."""
    status, week = item.report.status, item.weekly
    first, last = days.first, days.last
    if status in HELD:
        latest = last + dt.timedelta(WEEK) if last and week and not item.report.background else None
        return DaySet.between(first, latest) if first or latest else None
    if status in AHEAD:
        earliest = first - dt.timedelta(WEEK) if first and week else None
        return DaySet.between(earliest, last) if earliest or last else None
    return None
