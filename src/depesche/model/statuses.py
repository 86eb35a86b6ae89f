"""The statuses of a contact: in what phase each is, and how strong a word it is; and the stances of sides.

The one place that knows how statuses are related.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal, get_args

Status = Literal["considered", "planned", "confirmed", "ongoing", "held", "postponed", "cancelled", "denied"]
Stance = Literal["reports", "confirms", "denies", "does_not_confirm"]
#: Whether a contact lies ahead, came about, or came to nothing.
Phase = Literal["open", "done", "off"]

STATUSES: Final[tuple[Status, ...]] = get_args(Status)

_PHASES: Final[Mapping[Status, Phase]] = {
    "considered": "open",
    "planned": "open",
    "confirmed": "open",
    "ongoing": "done",
    "held": "done",
    "postponed": "off",
    "cancelled": "off",
    "denied": "off",
}
#: From the weakest to the strongest word; also the order where publication does not decide.
_STRENGTH: Final[tuple[Status, ...]] = (
    "considered", "planned", "confirmed", "postponed", "cancelled", "ongoing", "held", "denied",
)  # fmt: skip
#: A denial outweighs a confirmation, a confirmation a mere report: the strongest word is the side's stance.
_STANCES: Final[tuple[Stance, ...]] = ("does_not_confirm", "reports", "confirms", "denies")

AHEAD: Final[frozenset[Status]] = frozenset(s for s in STATUSES if _PHASES[s] == "open")
HELD: Final[frozenset[Status]] = frozenset(s for s in STATUSES if _PHASES[s] == "done")
OFF: Final[frozenset[Status]] = frozenset(s for s in STATUSES if _PHASES[s] == "off")
#: What ends a contact for good: a postponed one gets another day.
ENDED: Final[frozenset[Status]] = OFF - {"postponed"}


def phase(status: Status) -> Phase:
    """The phase that a status belongs to."""
    return _PHASES[status]


def of_phase(status: Status) -> frozenset[Status]:
    """All statuses of the phase of one."""
    return frozenset(s for s in STATUSES if _PHASES[s] == _PHASES[status])


def strength(status: Status) -> int:
    """How strong a word the status is."""
    return _STRENGTH.index(status)


def stronger(one: Stance | None, other: Stance | None) -> Stance | None:
    """The stronger of two stances."""
    if one is None or other is None:
        return one or other
    return max(other, one, key=_STANCES.index)
