"""Plans with bounds are fulfilled by what comes within them, and denials reach no further than the days about them."""

from __future__ import annotations

from typing import Any

import pytest

from depesche.chronicle import Chronicle
from depesche.days import DaySet
from depesche.model import Document, Participant, Reading, Report, Source

PEOPLE = (
    Participant("Angela Merkel", "angela-merkel", state="DE"),
    Participant("Wladimir Putin", "wladimir-putin"),
)


def told(published: str, status: Any, time: str | None, kind: Any = "call", **more: Any) -> Reading:
    spans = ((1, 2),) if time else ()
    days = DaySet.parse(time) if time else None
    report = Report("r1", kind, status, PEOPLE, (0, 1), ((0, 1),), time=days, time_spans=spans, **more)
    name = f"{published}-{status}"
    return Reading(Document(name, "", name, published=DaySet.parse(published)), (report,))


def outcome(*readings: Reading) -> list[str]:
    chronicle = Chronicle(readings)
    return [f"{c.status} {c.time}" for c in chronicle.contacts] + [f.type for f in chronicle.findings]


@pytest.mark.parametrize("bounds", ["2019-06-01/..", "2019-05-15/2019-08-31"])
def test_what_comes_within_the_bounds_is_what_was_planned(bounds: str) -> None:
    plan = told("2019-04-10", "planned", bounds, "meeting")
    assert outcome(plan, told("2019-06-12", "held", "2019-06-11", "visit")) == ["held 2019-06-11"]


def test_the_first_that_comes_within_them_is_meant() -> None:
    plan = told("2019-04-10", "planned", "2019-04-10/2019-05-15")
    calls = told("2019-05-10", "held", "2019-05-09"), told("2019-08-10", "held", "2019-08-09")
    assert outcome(plan, *calls) == ["held 2019-05-09", "held 2019-08-09"]


def test_a_plan_is_not_overdue_before_its_bound() -> None:
    plan = told("2019-04-10", "planned", "2020-03-01/..", "meeting")
    found = Chronicle([plan, told("2019-12-20", "held", "2019-12-19")])
    assert [c.status for c in found.contacts] == ["held", "planned"]
    assert not found.findings


def test_a_plan_is_overdue_when_its_bound_has_passed() -> None:
    plan = told("2019-04-10", "planned", "2019-04-10/2019-05-31", "meeting")
    assert "overdue" in outcome(plan, told("2019-07-05", "held", "2019-07-04"))


def test_what_is_not_planned_in_may_may_be_held_in_july() -> None:
    source = Source("Kreml", "RU", "denies")
    denied = told("2025-05-10", "denied", None, reported_by=(source,))
    found = Chronicle([denied, told("2025-07-02", "held", "2025-07-01")])
    assert [c.status for c in found.contacts] == ["held", "denied"]
    assert [f.type for f in found.findings] == ["unconfirmed"]
