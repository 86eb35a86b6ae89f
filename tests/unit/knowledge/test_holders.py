"""In which order the holders of an office on a day come."""

from __future__ import annotations

import datetime as dt

import pytest

from depesche.days import DaySet
from depesche.knowledge.base import Knowledge
from depesche.knowledge.model import Person, State, Term

STATE = State("ZZ", "Zedland")
OFFICE = "head_of_government"


def term(person, first, last, certain_to=None, note="", status=""):
    days = DaySet.between(dt.date.fromisoformat(first), dt.date.fromisoformat(last))
    certain = DaySet.between(dt.date.fromisoformat(first), dt.date.fromisoformat(certain_to or last))
    return Term(person, OFFICE, "ZZ", days, certain, status, "curated", note)


def holders(on, *terms, elect=False):
    people = {t.person: Person(t.person, t.person.title(), t.person.title()) for t in terms}
    base = Knowledge(people, terms, {"ZZ": STATE}, {}, {}, (), (), ())
    return [t.person for t in base.holders(OFFICE, "ZZ", DaySet.parse(on) if on else None, elect=elect)]


POSSIBLE = term("possible", "2000-01-01", "2005-12-31", certain_to="2003-12-31")
CERTAIN = term("certain", "2004-06-01", "2010-12-31")
STAND_IN = term("substitute", "2004-01-01", "2004-12-31", note="stand-in")
ELECT = term("chosen", "2004-01-01", "2004-12-31", status="elect")


@pytest.mark.parametrize(
    "given", [(POSSIBLE, CERTAIN, STAND_IN), (STAND_IN, POSSIBLE, CERTAIN), (CERTAIN, STAND_IN, POSSIBLE)]
)
def test_who_is_certain_comes_before_who_is_possible_and_a_stand_in_last(given):
    assert holders("2004-08-01", *given) == ["certain", "possible", "substitute"]


def test_a_certain_stand_in_comes_behind_a_holder_who_is_only_possible():
    assert holders("2004-02-01", STAND_IN, POSSIBLE) == ["possible", "substitute"]


def test_on_days_on_which_both_are_certain_the_order_of_terms_stays():
    assert holders("2003-08-01/2004-08-01", POSSIBLE, CERTAIN) == ["possible", "certain"]


def test_who_is_chosen_and_not_yet_in_office_holds_none():
    assert holders("2004-08-01", ELECT, CERTAIN) == ["certain"]
    assert holders("2004-08-01", ELECT, CERTAIN, elect=True) == ["chosen"]


def test_without_days_all_that_ever_held_the_office_come_in_their_order():
    assert holders("", POSSIBLE, CERTAIN) == ["possible", "certain"]
