"""What articles say is missing counts for and against a claim."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from depesche.asking.weighing import Known, weigh
from depesche.days import DaySet
from depesche.model import Claim, Contact, Finding


def call(day: str) -> Contact:
    return Contact(
        day, "call", "held", ("A", "B"), DaySet.parse(day), None, None, (), (), {}, (), people=("a", "b")
    )


def gap(missing: int, between: str) -> Finding:
    return Finding("gap", None, missing=missing, between=DaySet.parse(between))


def known(*gaps: Finding) -> Known:
    contacts = [call("2018-03-04"), call("2018-07-12")]
    return Known(contacts, (), gaps, (), None, dt.date(2018, 12, 31))


def claimed(n: int, bound: Any = "exactly", since: str | None = "2018") -> Claim:
    days = DaySet.parse(since) if since else None
    return Claim("count", n, "call", ("A", "B"), (0, 1), days, bound=bound)


@pytest.mark.parametrize(
    ("gaps", "claim", "outcome", "missing"),
    [
        ((), claimed(2), "supported", 0),
        ((gap(1, "2018-04"),), claimed(3), "supported", 1),
        ((gap(1, "2018-04"),), claimed(2), "contradicted", 1),
        ((gap(1, "2018-04"), gap(2, "2018-05")), claimed(4), "supported", 2),
        ((gap(1, "2017-12-01/2018-01-31"),), claimed(3), "not_decidable", 0),
        ((gap(1, "2017"),), claimed(2), "supported", 0),
        ((gap(1, "2018-04"),), claimed(3, "at_least"), "supported", 1),
        ((gap(1, "2018-04"),), claimed(2, "at_most"), "contradicted", 1),
    ],
)
def test_what_is_missing_inside_the_time_counts_and_at_its_edge_leaves_open(
    gaps: tuple[Finding, ...], claim: Claim, outcome: str, missing: int
) -> None:
    verdict = weigh(claim, known(*gaps))
    assert (verdict.outcome, verdict.missing) == (outcome, missing)
