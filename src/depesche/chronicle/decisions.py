"""Decisions of people: rows that are kept apart and applied at every rebuild.

A decision names its reports by evidence (the document's sha256 and a span in its text), not by ids that a newer
reading may give anew. One whose evidence no reading reports any more is an orphan: it is kept, reported and has no
effect. Taking a decision back sets ``undone``; nothing is ever deleted.

* ``accept``: the contact is right as it is (shown, changes nothing).
* ``reject``: the report is no report of a contact.
* ``merge``: all reports named are one contact.
* ``split``: the reports named are a contact of their own.
* ``set``: a field of the contact of the reports named has this value.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, Literal

from depesche.chronicle.cluster import Cluster
from depesche.chronicle.reported import Item, day_of
from depesche.days import DaySet
from depesche.errors import DecisionError
from depesche.model import Contact, Reading, Reason, Span
from depesche.model.kinds import KINDS
from depesche.model.statuses import STATUSES

Action = Literal["accept", "reject", "merge", "split", "set"]
ACTIONS: Final = ("accept", "reject", "merge", "split", "set")
#: Fields that can be set by hand.
SETTABLE: Final = ("kind", "status", "time", "place", "occasion", "initiator", "duration")
_VOCABULARY: Final[Mapping[str, tuple[str, ...]]] = {"kind": KINDS, "status": STATUSES}
_DURATION: Final = re.compile(r"P(?=.)(?:\d+D)?(?:T(?=.)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?")


@dataclass(frozen=True, slots=True)
class Anchor:
    """Evidence that a decision holds on to: a span of a document's text; a report whose spans meet it is meant.

    ``published`` is the day of the document, which parts texts that appear again on another day.
    """

    sha256: str
    span: Span
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody decided. ``when`` is an ISO 8601 time given by the caller."""

    id: str
    action: Action
    anchors: tuple[Anchor, ...]
    who: str
    when: str
    why: str = ""
    field: str | None = None
    value: str | None = None
    undone: bool = False

    def __post_init__(self) -> None:
        if self.action not in ACTIONS:
            raise DecisionError(f"there is no action {self.action!r}", remedy=f"use one of {', '.join(ACTIONS)}")
        if len(self.anchors) < self.least:
            raise DecisionError(f"the decision {self.id} names too few reports")
        if self.action == "set":
            _checked(self.field, self.value)

    @property
    def least(self) -> int:
        """How many reports it names at least: two are needed to be one contact."""
        return 2 if self.action == "merge" else 1


def _checked(field: str | None, value: str | None) -> Any:
    """The value of a ``set`` decision in its type; ``None`` takes the value away."""
    if field not in SETTABLE:
        problem = "no field is named" if field is None else f"{field!r} cannot be set"
        raise DecisionError(problem, remedy=f"use one of {', '.join(SETTABLE)}")
    if field in _VOCABULARY and value not in _VOCABULARY[field]:
        known = ", ".join(_VOCABULARY[field])
        raise DecisionError(f"{value!r} is no {field}", remedy=f"use one of {known}")
    if field == "duration" and value and not _DURATION.fullmatch(value):
        raise DecisionError(f"{value!r} is no duration", remedy="write PT50M or PT1H30M")
    return DaySet.parse(value) if field == "time" and value else value


def anchors_for(reports: Iterable[tuple[Reading, str]]) -> tuple[Anchor, ...]:
    """The anchors of reports given by reading and report id."""
    found = []
    for reading, name in reports:
        report = next((r for r in reading.reports if r.id == name), None)
        if report is None:
            raise DecisionError(f"there is no report {name!r}", where=reading.document.id)
        found.append(Anchor(reading.document.sha256, report.trigger, day_of(reading.document)))
    return tuple(found)


class Ledger:
    """The decisions in force, ready to be applied to clusters."""

    def __init__(self, decisions: Iterable[Decision], readings: Mapping[str, Reading]) -> None:
        self._decisions = sorted((d for d in decisions if not d.undone), key=lambda d: (d.when, d.id))
        by_hash: dict[str, list[str]] = {}
        if self._decisions:
            for name in sorted(readings):
                by_hash.setdefault(readings[name].document.sha256, []).append(name)
        self._documents = by_hash
        self._days = {n: day_of(readings[n].document) for names in by_hash.values() for n in names}

    @property
    def empty(self) -> bool:
        """Whether nothing was decided."""
        return not self._decisions

    def orphans(self, items: Iterable[Item]) -> tuple[Decision, ...]:
        """Decisions that have lost some of their evidence."""
        index = self._index(items)
        return tuple(d for d in self._decisions if any(not self._find(a, index) for a in d.anchors))

    def apply(self, clusters: Sequence[Cluster]) -> list[Cluster]:
        """The clusters after reject, split and merge, in the order in which they were decided."""
        out = list(clusters)
        for decision in self._decisions:
            if decision.action in ("reject", "split", "merge"):
                out = self._regroup(decision, out)
        return out

    def set_values(self, contact: Contact, items: Sequence[Item]) -> Contact:
        """The contact with the values that were set by hand, and with who decided what among its reasons."""
        index = self._index(items)
        for decision in self._decisions:
            if not any(self._find(a, index) for a in decision.anchors):
                continue
            told = {"who": decision.who, "when": decision.when, "action": decision.action, "why": decision.why}
            changes: dict[str, Any] = {}
            reason = Reason("chronicle_decided", told)
            if decision.action == "set" and decision.field:
                before, after = getattr(contact, decision.field), _checked(decision.field, decision.value)
                changes[decision.field] = after
                values = {"field": decision.field, "before": _written(before), "after": _written(after)}
                reason = Reason("chronicle_decided_value", {**told, **values})
            contact = replace(contact, **changes, why=(*contact.why, reason))
        return contact if contact.kind == "visit" else replace(contact, guests=(), hosts=())

    def _regroup(self, decision: Decision, clusters: list[Cluster]) -> list[Cluster]:
        """The clusters after one decision; unchanged where its evidence is gone."""
        named = self._named(decision, self._index(_reports(clusters)))
        if len(named) < decision.least:
            return clusters
        meant, joins = [c for c in clusters if _among(c, named)], decision.action == "merge"
        moved = [i for i in _reports(meant) if joins or i.anchor in named]
        kept = [c for c in clusters if not _among(c, named)] + _remains(meant, {i.anchor for i in moved})
        if decision.action == "reject":
            return kept
        return [*kept, _rebuilt(meant[0], sorted(moved, key=lambda i: i.order))]

    def _copies(self, anchor: Anchor) -> list[str]:
        """The documents with the anchor's text: those of its day, all of them where none is of that day (any more)."""
        names = self._documents.get(anchor.sha256, [])
        same = [name for name in names if self._days[name] == anchor.published] if anchor.published else []
        return same or names

    def _index(self, items: Iterable[Item]) -> dict[str, list[Item]]:
        wanted = {name for a in self._decisions for x in a.anchors for name in self._documents.get(x.sha256, ())}
        index: dict[str, list[Item]] = {}
        for item in items:
            if item.key.document in wanted:
                index.setdefault(item.key.document, []).append(item)
        return index

    def _named(self, decision: Decision, index: Mapping[str, list[Item]]) -> set[str]:
        """The anchors of the reports that a decision names."""
        return {item.anchor for anchor in decision.anchors for item in self._find(anchor, index)}

    def _find(self, anchor: Anchor, index: Mapping[str, list[Item]]) -> list[Item]:
        """The reports whose trigger meets the anchor, in every copy of the text."""
        start, end = anchor.span
        return [
            item
            for name in self._copies(anchor)
            for item in index.get(name, ())
            if item.report.trigger[0] < end and start < item.report.trigger[1]
        ]


def _written(value: str | DaySet | None) -> str | None:
    """A value of a contact as reasons keep it."""
    return value.edtf() or str(value) if isinstance(value, DaySet) else value


def _reports(clusters: Iterable[Cluster]) -> list[Item]:
    """The reports of all clusters."""
    return [item for cluster in clusters for item in cluster.items]


def _among(cluster: Cluster, anchors: set[str]) -> bool:
    """Whether one of the reports is in the cluster."""
    return any(item.anchor in anchors for item in cluster.items)


def _remains(clusters: Iterable[Cluster], taken: set[str]) -> list[Cluster]:
    """What is left of clusters that reports are taken out of."""
    rest = ((cluster, [i for i in cluster.items if i.anchor not in taken]) for cluster in clusters)
    return [_rebuilt(cluster, items) for cluster, items in rest if items]


def _rebuilt(old: Cluster, items: Sequence[Item]) -> Cluster:
    """A cluster of these reports with the reasons of the old one."""
    cluster = Cluster([])
    for item in items:
        cluster.add(item)
    cluster.why = [*old.why]
    return cluster
