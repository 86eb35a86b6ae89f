"""What the check of the knowledge base finds."""

import datetime as dt

import pytest

from depesche import knowledge
from depesche.days import DaySet
from depesche.knowledge.base import Knowledge
from depesche.knowledge.check import coverage, gaps, orphans, overlaps
from depesche.knowledge.coverage import page
from depesche.knowledge.model import Person, State, Term

STATE = State("ZZ", "Zedland")


def term(person, first, last, status="", note="", office="head_of_government"):
    days = DaySet.between(dt.date.fromisoformat(first), dt.date.fromisoformat(last))
    return Term(person, office, "ZZ", days, days, status, "curated", note)


def base(*terms):
    people = {t.person: Person(t.person, t.person.title(), t.person.title()) for t in terms}
    return Knowledge(people, terms, {"ZZ": STATE}, {}, {}, (), (), ())


@pytest.mark.parametrize(
    ("second", "found"),
    [
        (term("b", "2000-01-02", "2026-11-01"), []),
        (term("b", "1999-12-01", "2026-11-01"), [("a", "b")]),
        (term("b", "1999-12-01", "2026-11-01", status="elect"), []),
        (term("b", "1999-12-01", "2026-11-01", note="joint"), []),
        (term("b", "1999-12-01", "2026-11-01", office="foreign_minister"), []),
        (term("a", "1999-12-01", "2026-11-01"), []),
    ],
)
def test_two_certain_holders_of_one_office_overlap(second, found):
    assert [p.people for p in overlaps(base(term("a", "1990-01-01", "2000-01-01"), second))] == found


def test_days_without_a_leader_are_gaps():
    known = base(term("a", "1990-01-01", "1999-12-31"), term("b", "2001-01-01", "2026-11-01"))
    assert [p.days.edtf() for p in gaps(known)] == ["2000"]


def test_coverage_is_the_share_of_days_of_a_year():
    years = coverage(base(term("a", "1990-01-01", "1991-06-30")))["ZZ"]
    assert (years[1990], round(years[1991], 2), years[1992]) == (1.0, 0.5, 0.0)
    assert "ZZ   Zedland                       #+..." in page(base(term("a", "1990-01-01", "1991-06-30")))


def test_no_office_of_the_package_has_two_holders_at_once():
    assert list(overlaps(knowledge.load())) == []


def test_no_row_of_the_package_names_somebody_without_words():
    assert list(orphans(knowledge.load())) == []
