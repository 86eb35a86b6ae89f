"""The plan ledger: what was considered, planned, confirmed, put off or called off, and what came of it.

The later news wins, with two exceptions that follow from what the words mean: what has happened is not undone by a
later mention of the plan, and a denial by a side stands against an earlier report.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from depesche.chronicle.reported import Item
from depesche.days import FAR_PAST, DaySet
from depesche.model import Status, Step
from depesche.model.statuses import AHEAD, ENDED, HELD, OFF, strength

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


class Standing:
    """The reports of a contact by what they say of it, in the order of the ledger."""

    def __init__(self, items: Sequence[Item]) -> None:
        self.all = chronological(items)
        self.happened = [i for i in self.all if i.report.status in HELD]
        self.denied = [i for i in self.all if i.report.status == "denied"]
        self.off = [i for i in self.all if i.report.status in OFF]
        self.plans = [i for i in self.all if i.report.status in AHEAD]
        self.ahead = [i for i in self.plans if not i.report.background]

    @property
    def told_last(self) -> int:
        """The day of the last news that it happened; of what is only recalled where there is no other."""
        return max((i.news for i in self.happened if not i.report.background), default=self.happened[-1].news)

    @property
    def renewed(self) -> bool:
        """Whether it is planned again after the last news that it is off."""
        return any(i.news > self.off[-1].news > FAR_PAST for i in self.ahead)


@dataclass(frozen=True, slots=True)
class StatusRule:
    """One way in which the ledger stands: when it does, what the contact's status is, and the news it is read from."""

    name: str
    applies: Callable[[Standing], bool]
    gives: Callable[[Standing], Status]
    example: str


def _strongest(items: Sequence[Item]) -> Status:
    return max((i.report.status for i in items), key=strength)


#: The first rule that applies says where the ledger stands.
STATUS_RULES: Final = (
    StatusRule(
        "denied after it was told",
        lambda s: bool(s.happened and s.denied) and s.denied[-1].news >= s.told_last,
        lambda s: "denied",  # noqa: ARG005
        "held on 2 May; denied on 2 May",
    ),
    StatusRule(
        "happened",
        lambda s: any(i.report.status == "held" for i in s.happened),
        lambda s: "held",  # noqa: ARG005
        "planned on 1 May; held on 2 May; planned on 3 May",
    ),
    StatusRule(
        "going on",
        lambda s: bool(s.happened),
        lambda s: "ongoing",  # noqa: ARG005
        "planned on 1 May; ongoing on 2 May",
    ),
    StatusRule(
        "off",
        lambda s: bool(s.off) and not s.renewed,
        lambda s: _strongest([i for i in s.off if i.news == s.off[-1].news]),
        "planned on 1 May; postponed on 2 May; cancelled on 2 May",
    ),
    StatusRule(
        "planned",
        lambda s: bool(s.ahead),
        lambda s: _strongest(s.ahead),
        "cancelled on 1 May; considered on 2 May; planned on 3 May",
    ),
    StatusRule(
        "recalled as planned",
        lambda s: bool(s.plans),
        lambda s: _strongest(s.plans),
        "planned on 1 May, in passing",
    ),
    StatusRule("open", lambda s: True, lambda s: _strongest(s.all), ""),  # noqa: ARG005
)


def final_status(items: Sequence[Item]) -> Status:
    """Where the ledger stands after all reports."""
    standing = Standing(items)
    return next(rule for rule in STATUS_RULES if rule.applies(standing)).gives(standing)


def superseded(items: Sequence[Item], status: Status) -> frozenset[str]:
    """Anchors of the reports whose date was given up for another."""
    if status in ENDED:
        return frozenset()
    dated = [(i, i.report.time) for i in items if i.report.time is not None]
    moved = [(i, time) for i, time in dated if i.report.status == "postponed"]
    if status != "postponed":
        standing = [time for i, time in dated if i.report.status in HELD | AHEAD]
        return _missing_all(moved, standing)
    if not moved:
        return frozenset()
    # Put off to another day: whatever names a day besides is given up.
    _, new = max(moved, key=lambda told: (told[0].news, told[0].anchor))
    return _missing_all(dated, [new])


def _missing_all(dated: Sequence[tuple[Item, DaySet]], times: Sequence[DaySet]) -> frozenset[str]:
    """Anchors of the reports whose days meet none of the times."""
    return frozenset(item.anchor for item, said in dated if not any(said.meets(time) for time in times))


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
    opens = [time.first] if time and time.first else []
    return Due(max([*opens, *news]) + dt.timedelta(OPEN_PLAN), named=False) if news else None
