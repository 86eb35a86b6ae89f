"""The kinds of contact: which can name the same contact, which a claim counts, which are held from afar.

The one place that knows how kinds are related; a new kind is a row here and in every table of this module.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, get_args

Kind = Literal["call", "video", "meeting", "summit", "visit", "message", "talks"]

KINDS: Final[tuple[Kind, ...]] = get_args(Kind)


@dataclass(frozen=True, slots=True)
class Facts:
    """What is so of a kind.

    ``counted`` are the kinds that a claim about this one counts ("the third meeting" counts visits), ``may_be`` the
    further forms that such a contact may have had where an article leaves the form open. ``telling`` says which of
    several words for one contact tells more. ``remote`` contacts have no place, ``inside`` ones can be part of a
    gathering, ``begun`` ones are at somebody's instance. ``soon`` is within how many days an announced one comes.
    """

    counted: frozenset[Kind]
    may_be: frozenset[Kind] = frozenset()
    telling: int = 0
    remote: bool = False
    inside: bool = False
    begun: bool = False
    soon: int = 60


_FACTS: Final[Mapping[Kind, Facts]] = {
    "call": Facts(frozenset({"call"}), may_be=frozenset({"talks"}), telling=2, remote=True, begun=True, soon=30),
    "video": Facts(
        frozenset({"video"}), may_be=frozenset({"talks", "call"}), telling=3, remote=True, begun=True, soon=30
    ),
    "message": Facts(frozenset({"message"}), telling=2, remote=True, begun=True, soon=30),
    "meeting": Facts(
        frozenset({"meeting", "visit"}), may_be=frozenset({"talks", "summit"}), telling=1, inside=True
    ),
    "visit": Facts(frozenset({"visit"}), may_be=frozenset({"talks", "meeting"}), telling=3, inside=True),
    "summit": Facts(frozenset({"summit", "meeting"}), telling=4),
    "talks": Facts(
        frozenset({"call", "video", "meeting", "visit", "talks"}), may_be=frozenset({"summit"}), inside=True
    ),
}
#: What it is worth as evidence of one contact that two reports call it so; kinds that are not listed never meet.
_SAME: Final = 0.5
_MEET: Final[Mapping[frozenset[Kind], float]] = {
    frozenset[Kind]({"call", "talks"}): 0.2,
    frozenset[Kind]({"video", "talks"}): 0.2,
    frozenset[Kind]({"meeting", "talks"}): 0.2,
    frozenset[Kind]({"visit", "talks"}): 0.2,
    frozenset[Kind]({"meeting", "visit"}): 0.2,
    frozenset[Kind]({"call", "video"}): -0.2,
    frozenset[Kind]({"summit", "talks"}): 0.0,
    frozenset[Kind]({"summit", "meeting"}): 0.0,
    frozenset[Kind]({"summit", "visit"}): -0.2,
    frozenset[Kind]({"summit", "video"}): 0.0,
}
#: Kinds by telephone or screen.
REMOTE: Final[frozenset[Kind]] = frozenset({"call", "video"})


def facts(kind: Kind) -> Facts:
    """What is so of a kind."""
    return _FACTS[kind]


def meet(one: Kind, other: Kind) -> float | None:
    """What it is worth that two reports name these kinds; ``None`` where no contact can be both."""
    return _SAME if one == other else _MEET.get(frozenset((one, other)))


def counted(kind: Kind | None) -> frozenset[Kind]:
    """The kinds that a claim about a kind counts; none where it says no kind."""
    return _FACTS[kind].counted if kind else frozenset()


def may_be(kind: Kind | None) -> frozenset[Kind]:
    """Further forms that a contact counted by a claim about a kind may have had."""
    return _FACTS[kind].may_be if kind else frozenset()
