"""How old what is known is, and what the check says of it."""

import datetime as dt

import pytest

from depesche import knowledge
from depesche.days import DaySet
from depesche.knowledge.base import Knowledge
from depesche.knowledge.check import stale, unspelt, voted
from depesche.knowledge.model import Election, Person, State, Term
from depesche.knowledge.status import standings

ON = dt.date(2026, 11, 26)


def base(last, *, votes=(), note="", name="Anna Aas", forms=(), status=""):
    day = dt.date.fromisoformat(last)
    term = Term(
        "a", "head_of_government", "ZZ", DaySet.between(dt.date(2020, 1, 1), None),
        DaySet.between(dt.date(2020, 1, 1), day), status, "curated", note, day,
    )  # fmt: skip
    elections = tuple(Election("ZZ", kind, DaySet.parse(on)) for kind, on in votes)
    people = {"a": Person("a", name, name.rsplit(" ")[-1], forms)}
    return Knowledge(people, (term,), {"ZZ": State("ZZ", "Zedland")}, {}, {}, (), (), elections)


@pytest.mark.parametrize(("last", "found"), [("2025-11-25", ["a"]), ("2025-11-26", []), ("2026-11-26", [])])
def test_an_incumbent_without_confirmation_for_a_year_is_stale(last, found):
    assert [person for p in stale(base(last), ON) for person in p.people] == found


@pytest.mark.parametrize(
    ("votes", "note", "found"),
    [
        ((("legislative", "2026-10-04"),), "", ["2026-10-04"]),
        ((("legislative", "2026-10-04"),), "caretaker since the vote", []),
        ((("legislative", "2026-08-04"),), "", []),
        ((("referendum", "2026-10-04"),), "", []),
        ((("legislative", "2026-12-04"),), "", []),
    ],
)
def test_a_vote_after_the_last_confirmation_is_found(votes, note, found):
    problems = voted(base("2026-09-14", votes=votes, note=note), ON)
    assert [p.days.edtf() for p in problems if p.days] == found


@pytest.mark.parametrize(
    ("name", "forms", "found"),
    [
        ("Anna Aas", (), []),
        ("Ülle Größe", (), []),
        ("Mindaugas Sinkevičius", (), ["a"]),
        ("Mindaugas Sinkevičius", ("Mindaugas Sinkevicius",), []),
        ("Mindaugas Sinkevičius", ("Sinkevicius",), ["a"]),
    ],
)
def test_a_name_with_foreign_letters_needs_a_plain_form(name, forms, found):
    assert [person for p in unspelt(base("2026-09-14", name=name, forms=forms)) for person in p.people] == found


def test_the_standing_of_a_state_is_the_last_confirmed_day_and_its_age():
    (standing,) = standings(base("2026-11-16"), ON)
    assert (standing.state, standing.person, standing.last_known, standing.age) == (
        "ZZ",
        "a",
        dt.date(2026, 11, 16),
        10,
    )


def test_somebody_elect_does_not_lead_yet():
    (standing,) = standings(base("2026-11-16", status="elect"), ON)
    assert (standing.person, standing.last_known, standing.age) == (None, None, None)


def test_the_least_known_states_come_first():
    ages = [s.age for s in standings(knowledge.load(), ON)]
    known = [age for age in ages if age is not None]
    assert known == sorted(known, reverse=True)
    assert ages[len(ages) - len(known) :] == known


def test_of_the_package_no_incumbent_lacks_a_plain_spelling():
    assert list(unspelt(knowledge.load())) == []
