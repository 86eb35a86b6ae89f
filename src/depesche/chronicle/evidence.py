"""The rules of evidence: what speaks for and against a report and a cluster of reports being one contact.

A veto is final whatever else speaks for the contact; of every aspect (kind, time, people, place) the first rule that
applies counts. The weights were set on the development articles: a day in common with a kind in common is enough, a
month in common needs a place or an occasion besides, and a plan without a date needs to be close to what fulfils it or
to share a place with it. The words of each rule are the reason of its name (``reasons_chronicle.toml``).
"""

from __future__ import annotations

from typing import Final

from depesche.chronicle.evidence_of_time import TIME
from depesche.chronicle.pairing import Pairing, Rule, Values
from depesche.chronicle.reported import Item, person_key
from depesche.days import FAR_PAST
from depesche.model.kinds import facts
from depesche.model.statuses import ENDED, OFF, phase


# -- vetoes ---------------------------------------------------------------------------------------
def _told_beside(p: Pairing) -> bool:
    """Whether the report's own document tells of the contact already, as of another one."""
    if p.item.key.document not in p.cluster.documents or p.moved:
        return False
    mine = [i for i in p.cluster.items if i.key.document == p.item.key.document]
    return not all(_repeats(p.item, other) for other in mine)


def _repeats(item: Item, other: Item) -> bool:
    """Whether one document tells of the same contact twice: the same day, kind, people and phase, once in passing."""
    one, two = item.report, other.report
    same = (other.people, two.kind, phase(two.status), two.time) == (
        item.people,
        one.kind,
        phase(one.status),
        one.time,
    )
    day = one.time is not None and one.time.is_day
    placed = not other.place or not item.place or bool(other.place & item.place)
    return same and day and placed and two.trigger != one.trigger and (one.background or two.background)


def _renewed(p: Pairing) -> bool:
    """Whether one is first thought of after the other was called off: a new plan, unless both name the same day."""
    if p.item.dated and p.cluster.first.dated:
        return False
    status = p.item.report.status
    if status == "considered":
        off = [i.news for i in p.cluster.items if i.report.status in ENDED]
        return bool(off) and min(off) < p.item.news
    thought_of = [i.news for i in p.cluster.items if i.report.status == "considered"]
    return status in ENDED and bool(thought_of) and all(news > p.item.news > FAR_PAST for news in thought_of)


def _denied_before(p: Pairing) -> bool:
    """Whether one is denied without a day before the other, which happened, began: "nicht geplant" of May is said of
    the days about May.
    """
    time, denied = p.item.report.time, p.item.report.status == "denied"
    undated = time is None or not time.bounded
    return denied and undated and p.cluster.phases == {"done"} and _said_before(p.item, p.cluster.lo)


def _returned(p: Pairing) -> bool:
    """Whether the guest of one is the host of the other, at another place or on another day."""
    mine = _hosts(p.item)
    if not mine or p.several or p.item.place & p.cluster.place:
        return False
    theirs = frozenset().union(*map(_hosts, p.cluster.items))
    day = p.item.report.time
    same_day = day is not None and day.is_day and day == p.cluster.time
    return bool(theirs) and mine.isdisjoint(theirs) and not same_day


def _hosts(item: Item) -> frozenset[str | None]:
    """Who receives a visit."""
    if item.report.kind != "visit":
        return frozenset()
    return frozenset(person_key(each) for each in item.report.participants if each.role == "host")


def _said_before(item: Item, day: int) -> bool:
    """Whether a report was published for certain before a day."""
    last = item.published.last if item.published else None
    return last is not None and last.toordinal() < day


VETOES: Final = (
    Rule(
        "other_kind",
        lambda p: p.kinds is None,
        None,
        "a letter, and a call",
        lambda p: {"a": p.item.report.kind, "b": p.cluster.kind},
    ),
    Rule(
        "same_document",
        _told_beside,
        None,
        "two calls of one article on two days",
        lambda p: {"document": p.item.key.document},
    ),
    Rule(
        "denied_before",
        _denied_before,
        None,
        "a call that is not planned in May, and one in July",
        lambda p: {"document": p.item.key.document},
    ),
    Rule("return_visit", _returned, None, "a visit of A to B, and one of B to A"),
    Rule("new_plan", _renewed, None, "a meeting thought of in May, and one called off in April"),
)


# -- kind -----------------------------------------------------------------------------------------
def _of_kind(p: Pairing) -> Values:
    return {"kind": p.item.report.kind}


def _kinds(p: Pairing) -> float | None:
    return p.kinds


_KIND: Final = (
    Rule("same_kind", lambda p: p.item.report.kind == p.cluster.kind, _kinds, "a call, and a call", _of_kind),
    Rule("near_kind", lambda p: True, _kinds, "talks, and a call", _of_kind),  # noqa: ARG005
)


# -- people ---------------------------------------------------------------------------------------
def _common(p: Pairing) -> int:
    return len(set(p.item.people) & set(p.cluster.first.people))


def _dropped(p: Pairing) -> int:
    """How many are missing where it took place among those with whom it was called off."""
    mine, theirs = set(p.item.people), set(p.cluster.first.people)
    dropped = mine - theirs if p.item.report.status in OFF else theirs - mine
    return len(dropped) if {p.phase, *p.cluster.phases} >= {"done", "off"} else 0


def _some(p: Pairing) -> float:
    mine, theirs = set(p.item.people), set(p.cluster.first.people)
    most = len(mine & theirs) / len(mine | theirs) >= 0.5
    if mine <= theirs or theirs <= mine:
        return 0.2
    if p.cluster.kind == p.item.report.kind == "summit":
        return 0.2 if most else -0.5
    return 0.0 if most else -1.0


_PEOPLE: Final = (
    Rule(
        "other_people", lambda p: p.several and not _common(p), None, "a summit of three, and one of three others"
    ),
    Rule(
        "held_without",
        lambda p: p.several and _dropped(p) > 0,
        None,
        "a summit of three that is called off, and one that two of them held",
        lambda p: {"n": _dropped(p)},
    ),
    Rule(
        "same_people",
        lambda p: p.several and set(p.item.people) == set(p.cluster.first.people),
        1.0,
        "a summit of three, and one of the same three",
    ),
    Rule(
        "some_people",
        lambda p: p.several,
        _some,
        "a summit of three, and one of two of them",
        lambda p: {"n": _common(p)},
    ),
)


# -- setting and details --------------------------------------------------------------------------
def _placed(p: Pairing) -> bool:
    return bool(p.item.place and p.cluster.place) and not facts(p.item.report.kind).remote


def _in_country(p: Pairing) -> bool:
    """Whether one place is the whole state in which the other lies."""
    states = p.cluster.lands | p.cluster.countries if p.item.wide else p.cluster.lands
    return _placed(p) and p.item.country in states


def _place(p: Pairing) -> Values:
    return {"place": p.item.report.place.name if p.item.report.place else None}


def _occasion(p: Pairing) -> Values:
    return {"occasion": p.item.report.occasion}


def _which(p: Pairing) -> tuple[int, int | None]:
    """Which contact of its kind the report says it is, and what is known for the same scope; 0 for none."""
    return (p.item.ordinal.n, p.cluster.ordinals.get(p.item.ordinal.since)) if p.item.ordinal else (0, None)


def _same_ordinal(p: Pairing) -> bool:
    n, known = _which(p)
    return n > 0 and (n == known or (known is None and n in p.cluster.ordinals.values()))


_PLACE: Final = (
    Rule(
        "same_place",
        lambda p: _placed(p) and bool(p.item.place & p.cluster.place),
        1.5,
        "a meeting in Genf, and one in Genf",
        _place,
    ),
    Rule("same_country", _in_country, 0.5, "a meeting in Genf, and one in Switzerland", _place),
    Rule("other_place", _placed, -0.6, "a meeting in Genf, and one in Wien", _place),
)
_OCCASION: Final = (
    Rule(
        "same_occasion",
        lambda p: bool(p.item.occasion & p.cluster.occasion),
        1.5,
        "a meeting at a G20 summit, and one at a G20 summit",
        _occasion,
    ),
    Rule(
        "other_occasion",
        lambda p: bool(p.item.occasion and p.cluster.occasion),
        -0.3,
        "a meeting at a G20 summit, and one at a NATO summit",
        _occasion,
    ),
)
_ORDINAL: Final = (
    Rule(
        "same_ordinal",
        _same_ordinal,
        lambda p: 1.0 if _which(p)[1] is not None else 0.5,
        "the third call since January, and the third one",
        lambda p: {"n": _which(p)[0]},
    ),
    Rule(
        "other_ordinal",
        lambda p: _which(p)[1] is not None,
        -1.5,
        "the third call since January, and the second one since then",
        lambda p: {"a": _which(p)[0], "b": _which(p)[1]},
    ),
)
_INITIATOR: Final = (
    Rule(
        "same_initiator",
        lambda p: p.item.initiator is not None and p.item.initiator in p.cluster.initiators,
        0.2,
        "a call that A made, and one that A made",
    ),
    Rule(
        "other_initiator",
        lambda p: bool(p.item.initiator and p.cluster.initiators),
        -0.2,
        "a call that A made, and one that B made",
    ),
)
_TOPICS: Final = (
    Rule(
        "same_topics",
        lambda p: bool(p.item.topics & p.cluster.topics),
        0.2,
        "a call about trade, and one about trade",
    ),
)
_DURATION: Final = (
    Rule(
        "same_duration",
        lambda p: p.item.report.duration in p.cluster.durations,
        0.3,
        "a call of 50 minutes, and one of 50 minutes",
        lambda p: {"duration": p.item.report.duration},
    ),
)

#: The aspects in the order in which they are weighed and told.
ASPECTS: Final = (_KIND, TIME, _PEOPLE, _PLACE, _OCCASION, _ORDINAL, _INITIATOR, _TOPICS, _DURATION)
#: All rules, for those who show them.
RULES: Final = (*VETOES, *(rule for aspect in ASPECTS for rule in aspect))
