"""Every rule of evidence: a report and a contact that it applies to, and what it weighs there."""

from __future__ import annotations

from typing import Any, Final

import pytest

from depesche.chronicle.cluster import Cluster
from depesche.chronicle.compare import judge
from depesche.chronicle.evidence import RULES
from depesche.chronicle.reported import Item, Setting, items_of
from depesche.days import DaySet
from depesche.model import Claim, Document, Participant, Place, Reading, Report, Topic
from depesche.telling.reasons import catalogue

TWO, THREE, OTHERS = ("A", "B"), ("A", "B", "C"), ("D", "E", "F")
SINCE: Final = DaySet.parse("2017-01")
COUNTRIES: Final = {"Genf": ("CH", False), "Wien": ("AT", False), "Schweiz": ("CH", True)}


def item(
    name: str, kind: Any = "call", status: Any = "held", time: str | None = "2017-05-02", **said: Any
) -> Item:
    """One report of an article of its own, unless ``name`` is shared."""
    people, place = said.pop("people", TWO), said.pop("place", None)
    published, nth = said.pop("published", "2017-05-03"), said.pop("nth", None)
    at = said.pop("at", 0)
    roles = said.pop("roles", (None,) * len(people))
    report = Report(
        id=f"r{at}",
        kind=kind,
        status=status,
        participants=tuple(Participant(p, role=role) for p, role in zip(people, roles, strict=True)),
        trigger=(at, at + 1),
        spans=((at, at + 1),),
        time=DaySet.parse(time) if time else None,
        place=Place(place) if place else None,
        topics=tuple(Topic(t, (0, 1)) for t in said.pop("topics", ())),
        **said,
    )
    claims = (Claim("ordinal", nth, kind, people, (0, 1), SINCE, None, report.id),) if nth else ()
    days = DaySet.parse(published) if published else None
    reading = Reading(Document(name, "", f"sha-{name}"), (report,), (), claims)

    def located(where: Place) -> Setting:
        country, wide = COUNTRIES[where.name]
        return Setting(frozenset({where.name.lower()}), country, wide)

    (made,) = items_of(reading, days, None, located)
    return made


def summit(name: str, **said: Any) -> Item:
    return item(name, "summit", **{"people": THREE, **said})


#: By rule: the report, the contact, and what the rule weighs (``None``: a veto).
CASES: Final[dict[str, tuple[Item, Item, float | None]]] = {
    "other_kind": (item("a", "message"), item("b"), None),
    "same_document": (item("a", time="2017-05-02"), item("a", time="2017-05-01", at=3), None),
    "new_plan": (
        item("a", "meeting", "considered", None, published="2017-05-09"),
        item("b", "meeting", "cancelled", None, published="2017-04-02"),
        None,
    ),
    "return_visit": (
        item("a", "visit", "planned", "2017-06", roles=("guest", "host")),
        item("b", "visit", "planned", "2017-06", roles=("host", "guest")),
        None,
    ),
    "denied_before": (item("a", "call", "denied", None, published="2017-04-20"), item("b"), None),
    "within_bounds": (item("a", "call", "planned", "2017-05-01/..", published="2017-04-20"), item("b"), 1.5),
    "same_kind": (item("a"), item("b"), 0.5),
    "near_kind": (item("a", "talks"), item("b"), 0.2),
    "same_day": (item("a"), item("b"), 3.0),
    "same_days": (item("a", time="2017-05"), item("b", time="2017-05"), 1.6),
    "news_too_early": (item("a", time=None, published="2017-04-02"), item("b", time="2017-05-02"), None),
    "days_meet": (item("a", time="2017-05"), item("b"), 1.5),
    "about_the_day": (item("a", time="2017-05-05~"), item("b"), 1.0),
    "moved": (item("a", "visit", "postponed"), item("b", "visit", "planned", "2017-06-08"), 1.2),
    "a_day_apart": (
        item("a", "visit", time="2017-05-01", place="Genf"),
        item("b", "visit", place="Genf"),
        0.5,
    ),
    "other_days": (item("a", time="2017-05-01"), item("b"), None),
    "published_near": (item("a", time=None), item("b", time=None, published="2017-05-04"), 1.3),
    "time_open": (item("a", time=None, published=None), item("b"), 0.3),
    "plan_before": (item("a", status="planned", time=None, published="2017-05-01"), item("b"), 1.5),
    "off_near": (
        item("a", "visit", "cancelled", None, published="2017-05-01"),
        item("b", "visit", "planned"),
        1.2,
    ),
    "recalled": (item("a", time=None, published="2017-05-09", background=True), item("b"), 1.2),
    "news_near": (item("a", time=None), item("b"), 1.8),
    "other_people": (summit("a"), summit("b", people=OTHERS), None),
    "held_without": (summit("a", status="cancelled"), summit("b", people=TWO), None),
    "same_people": (summit("a"), summit("b"), 1.0),
    "some_people": (summit("a", people=TWO), summit("b"), 0.2),
    "same_place": (item("a", "meeting", place="Genf"), item("b", "meeting", place="Genf"), 1.5),
    "same_country": (item("a", "meeting", place="Genf"), item("b", "meeting", place="Schweiz"), 0.5),
    "other_place": (item("a", "meeting", place="Genf"), item("b", "meeting", place="Wien"), -0.6),
    "same_occasion": (item("a", occasion="G20-Gipfel"), item("b", occasion="G20-Gipfel"), 1.5),
    "other_occasion": (item("a", occasion="Hamburg"), item("b", occasion="Sotschi"), -0.3),
    "same_ordinal": (item("a", nth=3), item("b", nth=3), 1.0),
    "other_ordinal": (item("a", nth=3), item("b", nth=2), -1.5),
    "same_initiator": (item("a", initiator="A"), item("b", initiator="A"), 0.2),
    "other_initiator": (item("a", initiator="A"), item("b", initiator="B"), -0.2),
    "same_topics": (item("a", topics=("Handel",)), item("b", topics=("Handel",)), 0.2),
    "same_duration": (item("a", duration="PT50M"), item("b", duration="PT50M"), 0.3),
}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_counts_as_it_says(rule: Any) -> None:
    report, contact, weight = CASES[rule.name]
    verdict = judge(report, Cluster.of(contact))
    told = {reason.code: reason.values.get("weight") for reason in verdict.reasons}
    assert rule.code in told
    assert told[rule.code] == (None if weight is None else f"{weight:+.1f}")
    assert (verdict.score is None) == (weight is None)
    assert verdict.moved == (rule.name == "moved")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
@pytest.mark.parametrize("language", ["de", "en"])
def test_a_rule_has_words_and_an_example(rule: Any, language: str) -> None:
    assert rule.code in catalogue(language)
    assert rule.example


def test_the_weights_of_all_aspects_are_added_up() -> None:
    details = {"topics": ("Handel",), "duration": "PT50M", "initiator": "A"}
    plain, told = (judge(item("a", **d), Cluster.of(item("b", **d))) for d in ({}, details))
    assert plain.score == 3.5
    assert told.score == pytest.approx(3.5 + 0.2 + 0.3 + 0.2)
