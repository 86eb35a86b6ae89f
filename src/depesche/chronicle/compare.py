"""Is this report about that contact? Evidence for and against, each piece with its weight and its reason.

The weights were set on the development articles: a day in common with a kind in common is enough, a month in
common needs a place or an occasion besides, and a plan without a date needs to be close to what fulfils it or to
share a place with it. A veto is final whatever else speaks for the contact.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Final

from depesche.chronicle.reported import Item
from depesche.days import FAR_FUTURE, FAR_PAST, DaySet
from depesche.model import Kind, Reason
from depesche.model.kinds import facts, meet
from depesche.model.statuses import AHEAD, ENDED, OFF, Phase, phase

#: Evidence that makes one contact of a report and a cluster of reports.
ENOUGH: Final = 1.5
#: Evidence that is enough where a report that names a time has no other candidate.
ENOUGH_ALONE: Final = 1.0
#: Two contacts that fit about equally well leave it open which one is meant.
MARGIN: Final = 0.3
#: A postponed contact and its new date lie at most this far apart.
POSTPONED_SPAN: Final = 370
#: A date given as approximate may be this far off.
APPROXIMATE: Final = 5
#: An article that may have appeared on more days than these is not certainly near to any of them.
OPEN_NEWS: Final = 7


@dataclass(slots=True)
class Cluster:
    """Reports held to be one contact while it is being put together. ``time`` is what the dated ones agree on.

    ``countries`` are the states in which the named places lie, ``lands`` the states that are named as places.
    """

    items: list[Item]
    time: DaySet | None = None
    lo: int = FAR_PAST
    hi: int = FAR_FUTURE
    place: frozenset[str] = frozenset()
    countries: set[str] = field(default_factory=set)
    lands: set[str] = field(default_factory=set)
    occasion: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    documents: set[str] = field(default_factory=set)
    stages: set[str] = field(default_factory=set)
    initiators: set[str] = field(default_factory=set)
    durations: set[str] = field(default_factory=set)
    ordinals: dict[DaySet | None, int] = field(default_factory=dict)
    news: tuple[int, int] = (FAR_FUTURE, FAR_PAST)
    why: list[Reason] = field(default_factory=list)
    alternatives: tuple[str, ...] = ()

    @classmethod
    def of(cls, item: Item) -> Cluster:
        """A cluster that begins with one report."""
        cluster = cls([])
        cluster.add(item)
        return cluster

    @property
    def first(self) -> Item:
        """The report that the cluster began with."""
        return self.items[0]

    @property
    def kind(self) -> Kind:
        """The kind of its first report."""
        return self.items[0].report.kind

    def add(self, item: Item) -> None:
        """Take the report in: narrow the time where they agree, gather places and occasions."""
        said = item.report.time
        if not self.items:
            self.time, self.lo, self.hi = said, item.lo, item.hi
        elif said is not None:
            self._narrow(said, item)
        self.items.append(item)
        self.documents.add(item.key.document)
        self.stages.update((_stage(item), item.report.status))
        self.place |= item.place
        if item.country:
            (self.lands if item.wide else self.countries).add(item.country)
        self.occasion |= item.occasion
        self.topics |= item.topics
        self.news = min(self.news[0], item.news), max(self.news[1], item.news)
        if item.initiator:
            self.initiators.add(item.initiator)
        if item.report.duration:
            self.durations.add(item.report.duration)
        if item.ordinal:
            self.ordinals.setdefault(item.ordinal.since, item.ordinal.n)

    def _narrow(self, said: DaySet, item: Item) -> None:
        both = self.time & said if self.time is not None else said
        if both:
            self.time = both
            self.lo, self.hi = max(self.lo, item.lo), min(self.hi, item.hi)
            if self.lo > self.hi:
                self.lo, self.hi = item.lo, item.hi


@dataclass(frozen=True, slots=True)
class Verdict:
    """How well a report fits a cluster; ``score`` is ``None`` after a veto."""

    score: float | None
    reasons: tuple[Reason, ...]

    @property
    def same(self) -> bool:
        """Whether the evidence is enough."""
        return self.score is not None and self.score >= ENOUGH


class _Tally:
    """Adds up evidence with its reasons."""

    __slots__ = ("reasons", "score")

    def __init__(self) -> None:
        self.score = 0.0
        self.reasons: list[Reason] = []

    def add(self, weight: float, code: str, **values: str | int | None) -> None:
        self.score += weight
        self.reasons.append(Reason(code, values))

    def verdict(self) -> Verdict:
        return Verdict(round(self.score, 3), tuple(self.reasons))


def veto(code: str, **values: str | int | None) -> Verdict:
    """It cannot be the same contact, for this reason."""
    return Verdict(None, (Reason(code, values),))


def judge(item: Item, cluster: Cluster) -> Verdict:
    """Weigh all evidence for the report being about the cluster's contact."""
    kinds = meet(item.report.kind, cluster.kind)
    if kinds is None:
        return veto("chronicle_other_kind", a=item.report.kind, b=cluster.kind)
    moved = _moved(item, cluster)
    if item.key.document in cluster.documents and not moved and not _repeats(item, cluster):
        return veto("chronicle_same_document", document=item.key.document)
    if _renewed(item, cluster):
        return veto("chronicle_new_plan")
    tally = _Tally()
    tally.add(kinds, "chronicle_same_kind" if kinds == 0.5 else "chronicle_near_kind", kind=item.report.kind)
    refusal = _weigh_time(tally, item, cluster, moved=moved) or _weigh_people(tally, item, cluster)
    if refusal:
        return refusal
    _weigh_setting(tally, item, cluster)
    _weigh_details(tally, item, cluster)
    return tally.verdict()


def _moved(item: Item, cluster: Cluster) -> bool:
    """Whether one side is the date that was given up and the other the one that replaced it."""
    mine, theirs = item.report.status == "postponed", "postponed" in cluster.stages
    if mine == theirs or item.report.kind != cluster.kind:
        return False
    return not (item.place and cluster.place and not item.place & cluster.place)


def _repeats(item: Item, cluster: Cluster) -> bool:
    """Whether one document tells of the same contact twice: the same day, kind, people and stage."""
    stage = _stage(item)
    return all(
        i.key.document != item.key.document
        or (
            i.people == item.people
            and i.report.kind == item.report.kind
            and _stage(i) == stage
            and i.report.time == item.report.time
            and i.report.time is not None
            and i.report.time.is_day
            and (not i.place or not item.place or bool(i.place & item.place))
            and i.report.trigger != item.report.trigger
            and (item.report.background or i.report.background)
        )
        for i in cluster.items
    )


def _renewed(item: Item, cluster: Cluster) -> bool:
    """Whether one is first thought of after the other was called off: a new plan, unless both name the same day."""
    if item.report.status == "considered":
        off = [i.news for i in cluster.items if i.report.status in ENDED]
        return bool(off) and min(off) < item.news and not (item.dated and cluster.first.dated)
    if item.report.status not in ENDED:
        return False
    thought_of = [i for i in cluster.items if i.report.status == "considered"]
    later = bool(thought_of) and all(i.news > item.news > FAR_PAST for i in thought_of)
    return later and not (item.dated and cluster.first.dated)


def _stage(item: Item) -> Phase:
    return phase(item.report.status)


# -- time -----------------------------------------------------------------------------------------
def _weigh_time(tally: _Tally, item: Item, cluster: Cluster, *, moved: bool) -> Verdict | None:
    """Evidence from the days; a veto where they have none in common."""
    said, known = item.report.time, cluster.time
    if said is None or known is None:
        return _weigh_undated(tally, item, cluster)
    both = said & known
    if not both:
        return _weigh_apart(tally, item, cluster, moved=moved)
    if both.bounded and both.size == 1 and said.is_day and known.is_day:
        tally.add(3.0, "chronicle_same_day", day=both.edtf())
    elif said == known:
        tally.add(1.6, "chronicle_same_days", days=str(both))
    else:
        if item.hi < cluster.lo or item.lo > cluster.hi:
            return veto("chronicle_news_too_early", a=str(said), b=str(known))
        tally.add(_weight_of(max(said.size, known.size)), "chronicle_days_meet", a=str(said), b=str(known))
    return None


def _weight_of(size: int) -> float:
    """What it is worth that two sets meet, by the size of the wider one."""
    for days, weight in ((3, 2.5), (7, 2.2), (16, 1.8), (31, 1.5), (92, 1.2), (400, 0.9)):
        if size <= days:
            return weight
    return 0.6


def _weigh_apart(tally: _Tally, item: Item, cluster: Cluster, *, moved: bool) -> Verdict | None:
    """Two times without a common day: approximate, moved, or simply two contacts."""
    said, known = item.report.time, cluster.time
    gap = _gap(item.lo, item.hi, cluster.lo, cluster.hi)
    if said and known and (said.approximate or known.approximate) and gap <= APPROXIMATE:
        tally.add(1.0, "chronicle_about_the_day", a=str(said), b=str(known))
        return None
    if moved and gap <= POSTPONED_SPAN:
        tally.add(1.2 if gap <= 60 else 0.8, "chronicle_moved", a=str(said), b=str(known))
        return None
    return veto("chronicle_other_days", a=str(said), b=str(known))


def _gap(lo: int, hi: int, other_lo: int, other_hi: int) -> int:
    """Days between two windows, 0 where they meet."""
    return max(0, other_lo - hi, lo - other_hi)


def _weigh_undated(tally: _Tally, item: Item, cluster: Cluster) -> Verdict | None:
    """One of the two names no time: what publication and status allow, and how near they are."""
    if item.hi < cluster.lo or item.lo > cluster.hi:
        return veto("chronicle_news_too_early", a=_span_text(item.lo, item.hi), b=str(cluster.time or "?"))
    if item.report.time is None and cluster.time is None:
        return _weigh_news(tally, item, cluster)
    open_one = item if item.report.time is None else cluster.first
    time = cluster.time if item.report.time is None else item.report.time
    if time is None or open_one.published is None or not time.bounded:
        tally.add(0.3, "chronicle_time_open")
        return None
    tally.add(*_nearness(open_one, time))
    return None


def _nearness(item: Item, time: DaySet) -> tuple[float, str]:
    """How near a report without a time was published to a dated contact."""
    first, last = time.first, time.last
    news = item.published.last if item.published else None
    if first is None or last is None or news is None:
        return 0.3, "chronicle_time_open"
    days = first.toordinal(), last.toordinal()
    gap = _gap(news.toordinal(), news.toordinal(), *days)
    if item.report.status in AHEAD:
        # A call that was announced is made soon, a visit is arranged for weeks.
        return _step(
            gap, ((14, 1.5), (facts(item.report.kind).soon, 0.8), (200, 0.3)), 0.0
        ), "chronicle_plan_before"
    if item.report.status in OFF:
        return _step(gap, ((10, 1.2), (60, 0.8)), 0.2), "chronicle_off_near"
    if item.report.background:
        return _step(gap, ((14, 1.2), (100, 0.8)), 0.4), "chronicle_recalled"
    if item.published and item.published.size > OPEN_NEWS:
        gap = _gap(item.news, news.toordinal(), *days)
        return _step(gap, ((3, 1.0),), -0.5), "chronicle_news_near"
    return _step(gap, ((3, 1.8), (10, 1.0)), -0.5), "chronicle_news_near"


def _weigh_news(tally: _Tally, item: Item, cluster: Cluster) -> Verdict | None:
    """Neither names a time: only the dates of publication can be compared."""
    gap = _gap(item.news, item.news, *cluster.news)
    if _stage(item) == "done" and "done" in cluster.stages:
        # What two articles of one day recall goes with the same news; later ones may recall anything.
        steps = ((1, 1.3), (7, 0.9), (30, 0.5)) if item.report.background else ((1, 1.3), (7, 0.5))
        tally.add(_step(gap, steps, -0.5 if item.report.background else -1.0), "chronicle_published_near")
    else:
        tally.add(_step(gap, ((7, 0.9), (30, 0.5), (200, 0.2)), -0.5), "chronicle_published_near")
    return None


def _step(gap: int, steps: tuple[tuple[int, float], ...], beyond: float) -> float:
    return next((weight for days, weight in steps if gap <= days), beyond)


def _span_text(lo: int, hi: int) -> str:
    first = None if lo <= FAR_PAST else dt.date.fromordinal(lo)
    last = None if hi >= FAR_FUTURE else dt.date.fromordinal(hi)
    return str(DaySet.between(first, last))


# -- people, setting, details ---------------------------------------------------------------------
def _weigh_people(tally: _Tally, item: Item, cluster: Cluster) -> Verdict | None:
    """Who took part; only gatherings can differ here, two people are always the same two."""
    if not item.several and not cluster.first.several:
        return None
    mine, theirs = set(item.people), set(cluster.first.people)
    common = mine & theirs
    if not common:
        return veto("chronicle_other_people")
    share = len(common) / len(mine | theirs)
    dropped = mine - theirs if item.report.status in OFF else theirs - mine
    if dropped and {_stage(item), *cluster.stages} >= {"done", "off"}:
        return veto("chronicle_held_without", n=len(dropped))
    if share == 1:
        tally.add(1.0, "chronicle_same_people")
    elif mine <= theirs or theirs <= mine:
        tally.add(0.2, "chronicle_some_people", n=len(common))
    elif cluster.kind == "summit" and item.report.kind == "summit":
        tally.add(0.2 if share >= 0.5 else -0.5, "chronicle_some_people", n=len(common))
    else:
        tally.add(0.0 if share >= 0.5 else -1.0, "chronicle_some_people", n=len(common))
    return None


def _weigh_setting(tally: _Tally, item: Item, cluster: Cluster) -> None:
    """Place and occasion, where both name one."""
    where = item.report.place.name if item.report.place else None
    if item.place and cluster.place and not facts(item.report.kind).remote:
        common = item.place & cluster.place
        if common:
            tally.add(1.5, "chronicle_same_place", place=where)
        elif item.country in (cluster.lands | cluster.countries if item.wide else cluster.lands):
            tally.add(0.5, "chronicle_same_country", place=where)
        else:
            tally.add(-0.6, "chronicle_other_place", place=where)
    if item.occasion and cluster.occasion:
        if item.occasion & cluster.occasion:
            tally.add(1.5, "chronicle_same_occasion", occasion=item.report.occasion)
        else:
            tally.add(-0.3, "chronicle_other_occasion", occasion=item.report.occasion)


def _weigh_details(tally: _Tally, item: Item, cluster: Cluster) -> None:
    """Ordinals, initiator, topics and duration: small weights that decide between two candidates."""
    if item.ordinal and cluster.ordinals:
        n = cluster.ordinals.get(item.ordinal.since)
        if n is None and item.ordinal.n in cluster.ordinals.values():
            tally.add(0.5, "chronicle_same_ordinal", n=item.ordinal.n)
        elif n == item.ordinal.n:
            tally.add(1.0, "chronicle_same_ordinal", n=n)
        elif n is not None:
            tally.add(-1.5, "chronicle_other_ordinal", a=item.ordinal.n, b=n)
    if item.initiator and cluster.initiators:
        if item.initiator in cluster.initiators:
            tally.add(0.2, "chronicle_same_initiator")
        else:
            tally.add(-0.2, "chronicle_other_initiator")
    if item.topics & cluster.topics:
        tally.add(0.2, "chronicle_same_topics")
    if item.report.duration in cluster.durations:
        tally.add(0.3, "chronicle_same_duration", duration=item.report.duration)
