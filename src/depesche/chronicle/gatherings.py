"""Puts the reports of gatherings together into contacts.

Only related reports are compared (:mod:`.shapes`). Those that name their days come first, as reports of two people do;
the others are each put to one of the contacts found so far, whatever becomes of the rest, and only what is left of
them is put together among itself. So what one report changes goes no further than the reports that are related to it
and those that these may be put to: the same is found where nothing else is at hand.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from depesche.chronicle.cluster import Cluster
from depesche.chronicle.reported import Item, ItemKey, Pair
from depesche.chronicle.resolve import NEAR_KEPT, begun, choose
from depesche.chronicle.shapes import LEAST_SLACK, Shape, related
from depesche.model import Reason

#: Reports are looked up by two people and so many days.
_DAYS = 32


@dataclass(frozen=True, slots=True)
class Gathered:
    """The contacts of gatherings, and those of the reports alone that name their days (none of the others in them)."""

    contacts: tuple[Cluster, ...] = ()
    dated: tuple[Cluster, ...] = ()


def gather(items: Iterable[Item]) -> Gathered:
    """The contacts of these reports."""
    ordered = sorted(items, key=lambda i: i.order)
    known = _Known()
    dated = _put([(i, i.shape) for i in ordered if i.shape and i.shape.sure], known)
    more: defaultdict[int, list[tuple[Item, tuple[Reason, ...]]]] = defaultdict(list)
    left: list[tuple[Item, Shape]] = []
    missed: dict[ItemKey, tuple[list[Cluster], list[Reason]]] = {}
    for item in ordered:
        if item.shape is None or item.shape.sure:
            continue
        best, near = choose(item, known.related(item.shape))
        if isinstance(best, tuple):
            more[id(best[0])].append((item, best[1].reasons))
        else:
            left.append((item, item.shape))
            missed[item.key] = best, near
    whole = [c.with_more(more[id(c)]) if id(c) in more else c for c in dated]
    return Gathered((*whole, *_put(left, _Known(), missed)), tuple(dated))


def _put(
    items: Iterable[tuple[Item, Shape]],
    known: _Known,
    missed: dict[ItemKey, tuple[list[Cluster], list[Reason]]] | None = None,
) -> list[Cluster]:
    """The contacts of these reports, in their order; ``missed`` says between which others some are open, and which
    they missed.
    """
    clusters: list[Cluster] = []
    for item, shape in items:
        between, before = missed[item.key] if missed else ([], [])
        best, near = ([], []) if between else choose(item, known.related(shape))
        if isinstance(best, tuple):
            cluster, verdict = best
            cluster.why.extend(verdict.reasons)
            cluster.add(item)
        else:
            cluster = begun(item, between or best, [*before, *near][:NEAR_KEPT])
            clusters.append(cluster)
        known.add(shape, cluster)
    return clusters


@dataclass(slots=True)
class _Known:
    """Reports that were put to contacts, to be found by two people and time."""

    _near: defaultdict[Pair, defaultdict[int, list[tuple[Shape, Cluster]]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(list))
    )
    #: Those with a wide time, or one that was put off, stand in no month.
    _wide: defaultdict[Pair, list[tuple[Shape, Cluster]]] = field(default_factory=lambda: defaultdict(list))

    def add(self, shape: Shape, cluster: Cluster) -> None:
        """A report that was put to a contact."""
        for pair in shape.pairs:
            if shape.sure and shape.slack <= LEAST_SLACK:
                for month in range(shape.lo // _DAYS, shape.hi // _DAYS + 1):
                    self._near[pair][month].append((shape, cluster))
            else:
                self._wide[pair].append((shape, cluster))

    def related(self, shape: Shape) -> list[Cluster]:
        """The contacts with a report that is related."""
        found: dict[int, Cluster] = {}
        for pair in shape.pairs:
            for other, cluster in self._about(pair, shape):
                if id(cluster) not in found and related(shape, other):
                    found[id(cluster)] = cluster
        return list(found.values())

    def _about(self, pair: Pair, shape: Shape) -> Iterator[tuple[Shape, Cluster]]:
        yield from self._wide.get(pair, ())
        months = self._near.get(pair)
        if not months:
            return
        slack = max(shape.slack, LEAST_SLACK)
        wanted = range((shape.lo - slack) // _DAYS, (shape.hi + slack) // _DAYS + 1)
        for month in wanted if len(wanted) < len(months) else sorted(months):
            if month in wanted:
                yield from months.get(month, ())
