"""Puts the reports of one block together into contacts.

Reports are taken in the order of their certainty (a single day first, an open time last; ties by content), each
joins the contact that fits it best or begins a new one. A report that fits two contacts about equally well joins
neither: it stays on its own and names both. So the result depends on the set of reports only.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from depesche.chronicle.block import Shelf
from depesche.chronicle.cluster import Cluster
from depesche.chronicle.compare import ENOUGH, ENOUGH_ALONE, MARGIN, MARGIN_OF_SPAN, Verdict, judge
from depesche.chronicle.evidence_of_time import within_bounds
from depesche.chronicle.pairing import Pairing
from depesche.chronicle.reported import Item
from depesche.model import Reason
from depesche.model.statuses import AHEAD, HELD, OFF

#: Evidence from which a contact that was not joined is named as a near miss, and how many of them.
NEAR: Final = 0.8
NEAR_KEPT: Final = 2


@dataclass(frozen=True, slots=True)
class Attached:
    """A report of two people that recalls a gathering: it belongs to the gathering's contact."""

    item: Item
    target: str
    reasons: tuple[Reason, ...]


def resolve(items: Iterable[Item], visiting: Sequence[Cluster] = ()) -> tuple[list[Cluster], list[Attached]]:
    """The contacts of a block of two people, and its reports that belong to one of the visits by several given."""
    shelf = Shelf()
    clusters: list[Cluster] = []
    attached: list[Attached] = []
    for item in sorted(items, key=lambda i: i.order):
        best, missed = choose(item, list(shelf.near(item)))
        if isinstance(best, tuple):
            cluster, verdict = best
            if target := _better(item, visiting, verdict):
                attached.append(target)
                continue
            cluster.why.extend(verdict.reasons)
            cluster.add(item)
            continue
        if target := _better(item, visiting, None):
            attached.append(target)
            continue
        cluster = begun(item, best, missed)
        shelf.put(cluster, len(clusters))
        clusters.append(cluster)
    return clusters, attached


def begun(item: Item, open_between: Sequence[Cluster], missed: Sequence[Reason]) -> Cluster:
    """A contact that begins with a report, and with what is left open or nearly fitted."""
    cluster = Cluster.of(item)
    cluster.why.extend(missed)
    if open_between:
        cluster.alternatives = tuple(sorted(c.first.anchor for c in open_between))
        cluster.why.append(Reason("chronicle_one_of", {"n": len(open_between)}))
    return cluster


Choice = tuple[Cluster, Verdict] | list[Cluster]


def choose(item: Item, candidates: Sequence[Cluster]) -> tuple[Choice, list[Reason]]:
    """The contact that fits best, or the several that fit alike (none if nothing fits), and what nearly fitted."""
    verdicts = [(c, judge(item, c)) for c in candidates]
    judged = _convincing(item, verdicts)
    if not judged:
        return [], _near_misses(verdicts)
    judged.sort(key=lambda pair: (-_score(pair[1]), _distance(item, pair[0]), pair[0].first.anchor))
    (best, verdict), *rest = judged
    margin = MARGIN_OF_SPAN if _only_spans(item, [c for c, _ in judged]) else MARGIN
    rivals = [c for c, v in rest if _score(verdict) - _score(v) < margin]
    if rivals and not _nearest_wins(item, best, rivals):
        return [best, *rivals], []
    return (best, verdict), []


def _only_spans(item: Item, candidates: Sequence[Cluster]) -> bool:
    """Whether the report tells, of what has happened, only a longer time in which each of the contacts was: what else
    it says of it decides then ("rief ihn in der vergangenen Woche an").
    """
    time = item.report.time
    spanned = (
        c.time is not None and time is not None and c.time.size < time.size and c.time.within(time)
        for c in candidates
    )
    return item.report.status in HELD and time is not None and all(spanned)


def _convincing(item: Item, verdicts: Sequence[tuple[Cluster, Verdict]]) -> list[tuple[Cluster, Verdict]]:
    """The contacts for which the evidence is enough. The only one that the words can mean needs less than one of
    several.
    """
    enough = [(c, v) for c, v in verdicts if v.same]
    possible = [(c, v) for c, v in verdicts if v.score is not None]
    if enough or len(possible) != 1 or not _needs_less(item, *possible[0]):
        return enough
    return [(c, v) for c, v in possible if _score(v) >= ENOUGH_ALONE]


def _score(verdict: Verdict) -> float:
    return verdict.score or 0


def _needs_less(item: Item, cluster: Cluster, verdict: Verdict) -> bool:
    """Whether one candidate alone is convincing: days meet, or what lay ahead without a day came or was dropped."""
    if verdict.moved:
        return False
    time, bounded = item.report.time, cluster.time is not None and cluster.time.bounded
    if time is None:
        return item.report.status not in HELD and (bounded or item.report.status in OFF)
    return bounded and bool(time.bounded or time.weekday)


def _near_misses(verdicts: Sequence[tuple[Cluster, Verdict]]) -> list[Reason]:
    """Why the report is not one of the contacts that it came near to, in words; the nearest first."""
    near = [(v.score, c.first.anchor, v) for c, v in verdicts if v.score is not None and v.score >= NEAR]
    return [
        Reason(
            "chronicle_near_miss", {"contact": f"c{anchor}", "score": f"{score:.1f}", "needed": f"{ENOUGH:.1f}"}
        )
        for score, anchor, _ in sorted(near, key=lambda m: (-m[0], m[1]))[:NEAR_KEPT]
    ]


def _distance(item: Item, cluster: Cluster) -> int:
    return abs(cluster.lo - item.news)


def _nearest_wins(item: Item, best: Cluster, rivals: Sequence[Cluster]) -> bool:
    """A plan is fulfilled by the first contact that can fulfil it, and like joins like when nothing is dated."""
    bounds = item.report.time is not None and within_bounds(Pairing(item, best))
    if (item.report.time is None or bounds) and item.report.status in AHEAD:
        return all(best.lo < rival.lo or not rival.first.dated for rival in rivals)
    return not best.first.dated and not any(rival.first.dated for rival in rivals)


def _better(item: Item, visiting: Sequence[Cluster], verdict: Verdict | None) -> Attached | None:
    """The visit by several people that fits better than what the block offers, if any."""
    if item.report.kind != "visit":
        return None
    judged = [(v, c) for c in visiting if (v := judge(item, c)).same and c.kind == "visit"]
    if not judged:
        return None
    found, cluster = max(judged, key=lambda pair: (pair[0].score or 0, pair[1].first.anchor))
    if verdict is not None and (found.score or 0) <= (verdict.score or 0):
        return None
    return Attached(item, cluster.first.anchor, found.reasons)
