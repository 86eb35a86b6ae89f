"""Is this report about that contact? The evidence for and against, rule by rule (:mod:`.evidence`), added up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from depesche.chronicle.cluster import Cluster
from depesche.chronicle.evidence import ASPECTS, VETOES
from depesche.chronicle.pairing import Pairing, Rule
from depesche.chronicle.reported import Item
from depesche.model import Reason

#: Evidence that makes one contact of a report and a cluster of reports.
ENOUGH: Final = 1.5
#: Evidence that is enough where a report that names a time has no other candidate.
ENOUGH_ALONE: Final = 1.0
#: Two contacts that fit about equally well leave it open which one is meant.
MARGIN: Final = 0.3
#: The same where the report tells only a longer time in which all of them were: one thing more that fits decides.
MARGIN_OF_SPAN: Final = 0.15


@dataclass(frozen=True, slots=True)
class Verdict:
    """How well a report fits a cluster; ``score`` is ``None`` after a veto. ``moved`` says that it fits as the date
    given up or its successor.

    Few verdicts are told, so the words are made when they are asked for: before the cluster takes anything in.
    """

    score: float | None
    found: tuple[tuple[Rule, float | None], ...]
    pairing: Pairing
    moved: bool = False

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """The rules that decided, with what each weighs."""
        return tuple(_reason(rule, self.pairing, weight) for rule, weight in self.found)

    @property
    def same(self) -> bool:
        """Whether the evidence is enough."""
        return self.score is not None and self.score >= ENOUGH


def judge(item: Item, cluster: Cluster) -> Verdict:
    """Weigh all evidence for the report being about the contact: of each aspect the first rule that applies."""
    pairing = Pairing(item, cluster)
    for rule in VETOES:
        if rule.applies(pairing):
            return Verdict(None, ((rule, None),), pairing)
    score, found, moved = 0.0, [], False
    for aspect in ASPECTS:
        for rule in aspect:
            if rule.applies(pairing):
                weight = rule.weight(pairing) if callable(rule.weight) else rule.weight
                if weight is None:
                    return Verdict(None, ((rule, None),), pairing)
                score += weight
                moved = moved or rule.moves
                found.append((rule, weight))
                break
    return Verdict(round(score, 3), tuple(found), pairing, moved)


def _reason(rule: Rule, pairing: Pairing, weight: float | None) -> Reason:
    """The rule as a reason with what it weighs, so that every merge can be followed."""
    values = rule.values(pairing) if rule.values else {}
    return Reason(rule.code, values if weight is None else {**values, "weight": f"{weight:+.1f}"})
