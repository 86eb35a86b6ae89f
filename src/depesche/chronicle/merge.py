"""Makes one contact of the reports that were put together: each value from the reports that decide it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from depesche.chronicle import plans
from depesche.chronicle.cluster import Cluster
from depesche.chronicle.directions import directions
from depesche.chronicle.reported import Item, person_key
from depesche.chronicle.sides import sides_of
from depesche.days import FAR_PAST, DaySet
from depesche.model import Contact, DurationMod, Kind, Reading, Reason, ReportRef, Status
from depesche.model.kinds import facts
from depesche.model.statuses import HELD, of_phase

#: Reasons kept per contact: enough to follow every join of a usual one, short enough to read.
_REASONS_KEPT: Final = 24


@dataclass(frozen=True, slots=True)
class Joined:
    """A contact with what the findings need besides: its reports and whether its dates have no day in common."""

    contact: Contact
    items: tuple[Item, ...]
    conflict: tuple[DaySet, DaySet] | None
    due: plans.Due | None
    anchors: tuple[str, ...]


def identity(items: Iterable[Item]) -> str:
    """The id of a contact: a hash of its earliest evidence."""
    earliest = min(items, key=lambda i: (i.news <= FAR_PAST, i.news, i.anchor))
    return f"c{earliest.anchor}"


def join(cluster: Cluster, readings: Mapping[str, Reading]) -> Joined:
    """The contact of a cluster."""
    items = tuple(sorted(cluster.items, key=lambda i: (i.news, i.anchor)))
    status = plans.final_status(items)
    given_up = plans.superseded(items, status)
    standing = [i for i in items if i.anchor not in given_up]
    time, conflict, reasons = _time(standing or items, status)
    people = _participants(items)
    kind = _kind(items)
    guests, hosts = directions(kind, items, people)
    contact = Contact(
        id=identity(items),
        kind=kind,
        status=status,
        participants=tuple(people.values()),
        time=time,
        place=_place(standing or items, status),
        occasion=_commonest(i.report.occasion for i in items),
        topics=tuple(dict.fromkeys(t.text for i in items for t in i.report.topics)),
        reports=tuple(ReportRef(i.key.document, i.key.report, i.report.status) for i in items),
        sides=sides_of(items, readings),
        history=plans.history(items),
        why=_reasons([*cluster.why, *reasons]),
        initiator=_agreed(i.report.initiator for i in items),
        duration=_duration(items),
        duration_mod=_duration_mod(items),
        one_of=tuple(f"c{anchor}" for anchor in cluster.alternatives),
        people=tuple(people),
        guests=guests,
        hosts=hosts,
    )
    anchors = tuple(i.anchor for i in items)
    return Joined(contact, items, conflict, plans.due(status, time, items), anchors)


def _reasons(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    """Each reason once, in order."""
    seen: dict[tuple[str, str], Reason] = {}
    for reason in reasons:
        said = sorted((name, value) for name, value in reason.values.items() if name != "weight")
        seen.setdefault((reason.code, repr(said)), reason)
    return tuple(seen.values())[:_REASONS_KEPT]


def _kind(items: Sequence[Item]) -> Kind:
    """The commonest kind, of held reports if there are any; a telling word beats a vague one."""
    deciding = [i for i in items if i.report.status in HELD and not i.report.background]
    counts = Counter(i.report.kind for i in deciding or items)
    if len(counts) > 1:
        counts.pop("talks", None)
    return max(counts, key=lambda kind: (counts[kind], facts(kind).telling))


def _participants(items: Sequence[Item]) -> dict[str, str]:
    """The commonest name of each participant by key, in the order of the fullest report."""
    names: dict[str, Counter[str]] = {}
    for item in sorted(items, key=lambda i: (-len(i.people), i.anchor)):
        for person in item.report.participants:
            label = person.name or " ".join(x for x in (person.office, person.state) if x)
            if label and (key := person_key(person)):
                names.setdefault(key, Counter())[label] += 1
    return {key: max(sorted(count), key=count.__getitem__) for key, count in names.items()}


def _place(items: Sequence[Item], status: Status) -> str | None:
    """The most exact place of the reports that decide, by the number of words that others share."""
    placed = [i for i in items if i.report.place]
    held = [i for i in placed if i.report.status in HELD] if status in HELD else []
    named = held or placed
    votes = Counter(word for i in named for word in i.place)
    best = max(named, key=lambda i: _exactness(i, votes), default=None)
    return best.report.place.name if best and best.report.place else None


def _exactness(item: Item, votes: Mapping[str, int]) -> tuple[bool, int, int, str]:
    """How exact a report's place is: no whole country, of words that others share, of many words."""
    return not item.wide, sum(votes[word] for word in item.place), len(item.place), item.anchor


def _commonest(values: Iterable[str | None]) -> str | None:
    counts = Counter(v for v in values if v)
    return min(counts, key=lambda v: (-counts[v], v)) if counts else None


def _agreed(values: Iterable[str | None]) -> str | None:
    """The value if only one is named."""
    named = {v for v in values if v}
    return named.pop() if len(named) == 1 else None


def _duration(items: Sequence[Item]) -> str | None:
    """The duration that the reports of what happened name, all of them if they differ."""
    named = {i.report.duration for i in items if i.report.duration and i.report.status in HELD}
    return "/".join(sorted(named)) if named else None


def _duration_mod(items: Sequence[Item]) -> DurationMod | None:
    """How the duration is meant, where all reports that name it mean it so."""
    mods = {i.report.duration_mod for i in items if i.report.duration and i.report.status in HELD}
    return mods.pop() if len(mods) == 1 else None


# -- time -----------------------------------------------------------------------------------------
def _time(
    items: Sequence[Item], status: Status
) -> tuple[DaySet | None, tuple[DaySet, DaySet] | None, list[Reason]]:
    """The days that all deciding reports allow, a pair of times that have no common day, and the reasons."""
    ranked = sorted((i for i in items if i.report.time), key=lambda i: _authority(i, status))
    found, conflict, reasons = _common([i.report.time for i in ranked if i.report.time])
    bounds = _news_bounds(items)
    if found is None:
        return (bounds if status in HELD else None), None, reasons
    bounded = found & bounds if bounds else found
    if not bounded:
        return found, conflict, reasons
    if bounded.size < found.size:
        reasons.append(Reason("chronicle_bounded_by_news", {"before": str(found), "after": str(bounded)}))
    return bounded, conflict, reasons


def _common(times: Sequence[DaySet]) -> tuple[DaySet | None, tuple[DaySet, DaySet] | None, list[Reason]]:
    """The days that lie in all times as far as they have any in common, the first pair that has none, and reasons."""
    if not times:
        return None, None, []
    found, conflict, reasons = times[0], None, []
    for said in times[1:]:
        both = found & said
        if not both:
            exact = not (found.approximate or said.approximate)
            conflict = conflict or ((found, said) if exact else None)
        elif both != found:
            reasons.append(Reason("chronicle_narrowed", {"before": str(found), "after": str(both)}))
            found = both
    return found, conflict, reasons


def _authority(item: Item, status: Status) -> tuple[bool, bool, int, str]:
    """Reports of the final stage first, exact before approximate, narrow before wide."""
    time = item.report.time
    return (
        item.report.status not in of_phase(status),
        bool(time and time.approximate),
        time.size if time else 0,
        item.anchor,
    )


def _news_bounds(items: Sequence[Item]) -> DaySet | None:
    """What publication says: it had happened by the first report of it, and lay ahead of the last plan."""
    bounds: DaySet | None = None
    for item in items:
        if not item.published or item.report.status not in HELD:
            continue
        allowed = item.published.until()
        bounds = allowed if bounds is None else bounds & allowed
    return bounds
