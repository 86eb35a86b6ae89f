"""The rules of evidence about time: days in common, days that miss each other, how near the news of a contact is."""

from __future__ import annotations

import datetime as dt
from typing import Final

from depesche.chronicle.bounds import DATED_SPAN
from depesche.chronicle.pairing import Pairing, Rule, Values, gap_between, step
from depesche.days import FAR_FUTURE, FAR_PAST, DaySet
from depesche.model.kinds import facts
from depesche.model.statuses import AHEAD, OFF

#: A postponed contact and its new date lie at most this far apart.
POSTPONED_SPAN: Final = 370
#: A date given as approximate may be this far off.
APPROXIMATE: Final = 5
#: An article that may have appeared on more days than these is not certainly near to any of them.
OPEN_NEWS: Final = 7


def _times(p: Pairing) -> Values:
    return {"a": str(p.said), "b": str(p.known)}


def _too_early(p: Pairing) -> Values:
    if p.dated:
        return _times(p)
    first = None if p.item.lo <= FAR_PAST else dt.date.fromordinal(p.item.lo)
    last = None if p.item.hi >= FAR_FUTURE else dt.date.fromordinal(p.item.hi)
    return {"a": str(DaySet.between(first, last)), "b": str(p.known or "?")}


def _same_day(p: Pairing) -> bool:
    both = p.both
    if not both or p.said is None or p.known is None:
        return False
    return both.bounded and both.size == 1 and p.said.is_day and p.known.is_day


def _about(p: Pairing) -> bool:
    """Whether days that miss each other are only given as approximate."""
    return any(days is not None and days.approximate for days in (p.said, p.known)) and p.gap <= APPROXIMATE


def _a_day_apart(p: Pairing) -> bool:
    """Whether two articles tell of one visit to one town as held, on two days next to each other: one is mistaken."""
    if p.said is None or p.known is None or not (p.said.is_day and p.known.is_day) or p.gap > 1:
        return False
    visits = p.item.report.kind == "visit" and all(i.report.kind == "visit" for i in p.cluster.items)
    told = all(i.report.status == "held" and not i.report.background for i in (p.item, *p.cluster.items))
    apart = p.item.key.document not in {i.key.document for i in p.cluster.items}
    return visits and told and apart and bool(p.item.place & p.cluster.place) and not p.item.wide


def _wider(p: Pairing) -> float:
    """What it is worth that two sets meet, by the size of the wider one."""
    size = max(days.size for days in (p.said, p.known) if days is not None)
    return step(size, ((3, 2.5), (7, 2.2), (16, 1.8), (31, 1.5), (92, 1.2), (400, 0.9)), 0.6)


def _published_near(p: Pairing) -> float:
    """Neither names a time: only the dates of publication can be compared."""
    gap = gap_between(p.item.news, p.item.news, *p.cluster.news)
    if p.phase != "done" or "done" not in p.cluster.phases:
        return step(gap, ((7, 0.9), (30, 0.5), (200, 0.2)), -0.5)
    if p.item.report.background:
        # What two articles of one day recall goes with the same news; later ones may recall anything.
        return step(gap, ((1, 1.3), (7, 0.9), (30, 0.5)), -0.5)
    return step(gap, ((1, 1.3), (7, 0.5)), -1.0)


def _open(p: Pairing) -> bool:
    """Whether nothing says how near a report without a time was published to the days of the other."""
    time, published = p.timed, p.timeless.published
    return time is None or not time.bounded or published is None or published.last is None


def _away(p: Pairing, news: int | None = None) -> int:
    """Days between the publication of the report without a time and the days of the other."""
    time, published = p.timed, p.timeless.published
    first, last, day = (time and time.first), (time and time.last), (published and published.last)
    if not first or not last or not day:
        return FAR_FUTURE
    return gap_between(
        news if news is not None else day.toordinal(), day.toordinal(), first.toordinal(), last.toordinal()
    )


def _fulfilled(p: Pairing) -> float:
    """A call that was announced is made soon, a visit is arranged for weeks."""
    return step(_away(p), ((14, 1.5), (facts(p.timeless.report.kind).soon, 0.8), (200, 0.3)), 0.0)


def _news_near(p: Pairing) -> float:
    published = p.timeless.published
    if published and published.size > OPEN_NEWS:
        return step(_away(p, p.timeless.news), ((3, 1.0),), -0.5)
    return step(_away(p), ((3, 1.8), (10, 1.0)), -0.5)


def within_bounds(p: Pairing) -> bool:
    """Whether a plan names no more than bounds ("frühestens im Juni", "bis Ende Mai") and the other a time in them."""
    said, known = p.said, p.known
    if said is None or known is None or not p.both or p.item.report.status not in AHEAD:
        return False
    bound = not said.bounded or said.size > DATED_SPAN
    published = p.item.published.first if p.item.published else None
    came_after = published is None or known.last is None or known.last >= published
    return bound and known.bounded and known.size <= DATED_SPAN and came_after


def _fulfils(p: Pairing) -> float:
    """The sooner it comes after the plan was told and its first day has come, the surer it is the one meant."""
    opens = max(p.item.lo, p.item.news)
    return step(
        max(0, p.cluster.lo - opens), ((31, 1.5), (facts(p.item.report.kind).soon * 2, 1.2), (200, 0.6)), 0.2
    )


#: In this order: both name days, neither does, one does.
TIME: Final = (
    Rule(
        "same_day",
        _same_day,
        3.0,
        "a call on 2 May, and one on 2 May",
        lambda p: {"day": p.both.edtf() if p.both else None},
    ),
    Rule(
        "same_days",
        lambda p: bool(p.both) and p.said == p.known,
        1.6,
        "a call in May, and one in May",
        lambda p: {"days": str(p.both)},
    ),
    Rule(
        "news_too_early",
        lambda p: (not p.dated or bool(p.both)) and p.apart,
        None,
        "a call that an article of April tells of, and one in May",
        _too_early,
    ),
    Rule(
        "within_bounds", within_bounds, _fulfils, "a meeting in June at the earliest, and one on 11 June", _times
    ),
    Rule("days_meet", lambda p: bool(p.both), _wider, "a call in May, and one on 2 May", _times),
    Rule(
        "about_the_day", lambda p: p.dated and _about(p), 1.0, "a call about 1 March, and one on 3 March", _times
    ),
    Rule(
        "moved",
        lambda p: p.dated and p.moved and p.gap <= POSTPONED_SPAN,
        lambda p: 1.2 if p.gap <= 60 else 0.8,
        "a visit of May that is put off, and one in June",
        _times,
        moves=True,
    ),
    Rule(
        "a_day_apart",
        _a_day_apart,
        0.5,
        "a visit in Genf on 3 May, and one in Genf that another article puts on 4 May",
        _times,
    ),
    Rule("other_days", lambda p: p.dated, None, "a call on 2 May, and one on 9 May", _times),
    Rule(
        "published_near",
        lambda p: p.said is None and p.known is None,
        _published_near,
        "a call without a day told of on 2 May, and another one told of on 3 May",
    ),
    Rule("time_open", _open, 0.3, "a call without a day in an article without a date, and one on 2 May"),
    Rule(
        "plan_before",
        lambda p: p.timeless.report.status in AHEAD,
        _fulfilled,
        "a call announced on 1 May, and one on 2 May",
    ),
    Rule(
        "off_near",
        lambda p: p.timeless.report.status in OFF,
        lambda p: step(_away(p), ((10, 1.2), (60, 0.8)), 0.2),
        "a visit called off on 1 May, and one planned for 3 May",
    ),
    Rule(
        "recalled",
        lambda p: p.timeless.report.background,
        lambda p: step(_away(p), ((14, 1.2), (100, 0.8)), 0.4),
        "a call recalled on 9 May, and one on 2 May",
    ),
    Rule("news_near", lambda p: True, _news_near, "a call told of on 3 May, and one on 2 May"),  # noqa: ARG005
)
