"""A report and the contact that it may be about, as the rules of evidence see the two."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from depesche.chronicle.cluster import Cluster
from depesche.chronicle.reported import Item
from depesche.days import DaySet
from depesche.model.kinds import meet
from depesche.model.statuses import Phase, phase

Values = Mapping[str, str | int | None]
#: Weights by the greatest distance (days) up to which each holds.
Steps = tuple[tuple[int, float], ...]


class Pairing:
    """A report and the cluster it may belong to, with what several rules ask of the two.

    ``timeless`` is the side that names no time, where one does not, ``timed`` the time of the other.
    """

    __slots__ = ("both", "cluster", "item", "kinds", "known", "moved", "said")

    def __init__(self, item: Item, cluster: Cluster) -> None:
        self.item, self.cluster = item, cluster
        self.kinds = meet(item.report.kind, cluster.kind)
        self.said: DaySet | None = item.report.time
        self.known: DaySet | None = cluster.time
        self.both = (
            None if self.said is None or self.known is None or self.kinds is None else self.said & self.known
        )
        self.moved = self.kinds is not None and _moved(item, cluster)

    @property
    def dated(self) -> bool:
        """Whether both name a time."""
        return self.said is not None and self.known is not None

    @property
    def timeless(self) -> Item:
        """The side without a time."""
        return self.item if self.said is None else self.cluster.first

    @property
    def timed(self) -> DaySet | None:
        """The time of the other side."""
        return self.known if self.said is None else self.said

    @property
    def phase(self) -> Phase:
        """The phase of the report."""
        return phase(self.item.report.status)

    @property
    def gap(self) -> int:
        """Days between the windows of the two, 0 where they meet."""
        return gap_between(self.item.lo, self.item.hi, self.cluster.lo, self.cluster.hi)

    @property
    def apart(self) -> bool:
        """Whether what status and publication allow excludes the other's days."""
        return self.item.hi < self.cluster.lo or self.item.lo > self.cluster.hi

    @property
    def several(self) -> bool:
        """Whether one of the two is a gathering: only there can the people differ."""
        return self.item.several or self.cluster.first.several


@dataclass(frozen=True, slots=True)
class Rule:
    """One piece of evidence: when it applies, what it weighs (``None``: a veto), the values of its words.

    ``moves`` says that it holds the two for the date given up and the one that replaced it. ``example`` tells of a
    report and a contact that it applies to.
    """

    name: str
    applies: Callable[[Pairing], bool]
    weight: float | Callable[[Pairing], float | None] | None
    example: str
    values: Callable[[Pairing], Values] | None = None
    moves: bool = False

    @property
    def code(self) -> str:
        """The reason that says it in words."""
        return f"chronicle_{self.name}"


def gap_between(lo: int, hi: int, other_lo: int, other_hi: int) -> int:
    """Days between two windows (ordinals of their first and last days), 0 where they meet."""
    return max(0, other_lo - hi, lo - other_hi)


def step(gap: int, steps: Steps, beyond: float) -> float:
    """The weight of a distance in days; ``beyond`` that of one greater than all steps."""
    return next((weight for days, weight in steps if gap <= days), beyond)


def _moved(item: Item, cluster: Cluster) -> bool:
    """Whether one side is the date that was given up and the other the one that replaced it."""
    if (item.report.status == "postponed") == (
        "postponed" in cluster.statuses
    ) or item.report.kind != cluster.kind:
        return False
    return not (item.place and cluster.place and not item.place & cluster.place)
