"""The plan ledger: what was considered, planned, confirmed, put off or called off, and what came of it.

The later news wins, with two exceptions that follow from what the words mean: what has happened is not undone by a
later mention of the plan, and a denial by a side stands against an earlier report.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from depesche.chronicle.reported import Item
from depesche.days import FAR_PAST, NO_DAY, DaySet
from depesche.model import Status, Step
from depesche.model.statuses import AHEAD, HELD, OFF, strength

#: A plan without a date is called overdue this long after it was last announced.
OPEN_PLAN: Final = 180


@dataclass(frozen=True, slots=True)
class Due:
    """A plan that should have happened by ``day``; ``named`` says whether the articles name that day."""

    day: dt.date
    named: bool


def chronological(items: Sequence[Item]) -> list[Item]:
    """By publication (unknown first), then by the usual order of stages, then by content."""
    return sorted(items, key=lambda i: (i.news, strength(i.report.status), i.anchor))


def final_status(items: Sequence[Item]) -> Status:
    """Where the ledger stands after all reports."""
    ordered = chronological(items)
    happened = [i for i in ordered if i.report.status in HELD]
    denied = [i for i in ordered if i.report.status == "denied"]
    if happened:
        last_held = max((i.news for i in happened if not i.report.background), default=happened[-1].news)
        if denied and denied[-1].news >= last_held:
            return "denied"
        return "held" if any(i.report.status == "held" for i in happened) else "ongoing"
    off = [i for i in ordered if i.report.status in OFF]
    ahead = [i for i in ordered if i.report.status in AHEAD and not i.report.background]
    if off and not any(i.news > off[-1].news and off[-1].news > FAR_PAST for i in ahead):
        latest = [i for i in off if i.news == off[-1].news]
        return max((i.report.status for i in latest), key=strength)
    plans = ahead or [i for i in ordered if i.report.status in AHEAD] or ordered
    return max((i.report.status for i in plans), key=strength)


def superseded(items: Sequence[Item], status: Status) -> frozenset[str]:
    """Anchors of the reports whose date was given up for another."""
    if status in OFF and status != "postponed":
        return frozenset()
    moved = [i for i in items if i.report.status == "postponed" and i.report.time is not None]
    if status == "postponed":
        latest = max(moved, key=lambda i: (i.news, i.anchor), default=None)
        if latest is None:
            return frozenset()
        new = latest.report.time or NO_DAY
        return frozenset(i.anchor for i in items if i.report.time and not i.report.time.meets(new))
    standing = [i.report.time for i in items if i.report.status in HELD or i.report.status in AHEAD]
    times = [t for t in standing if t is not None]
    return frozenset(i.anchor for i in moved if i.report.time and not any(i.report.time.meets(t) for t in times))


def history(items: Sequence[Item]) -> tuple[Step, ...]:
    """Each document's word on the contact, in the order of publication."""
    return tuple(Step(i.report.status, i.key.document, i.published) for i in chronological(items))


def due(status: Status, time: DaySet | None, items: Sequence[Item]) -> Due | None:
    """When the plan falls due; ``None`` for what has happened, was called off or is an idea without a date."""
    if status not in AHEAD and status != "postponed":
        return None
    last = time.last if time else None
    if last is not None:
        return Due(last, named=True)
    if status == "considered":
        return None
    news = [i.published.last for i in items if i.published and i.published.last]
    return Due(max(news) + dt.timedelta(OPEN_PLAN), named=False) if news else None
