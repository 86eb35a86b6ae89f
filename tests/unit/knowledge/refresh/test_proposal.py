"""What is proposed from what Wikidata says, and how well it stands."""

import datetime as dt

import pytest

from depesche import knowledge
from depesche.days import DaySet
from depesche.knowledge.refresh.answers import Answers
from depesche.knowledge.refresh.proposal import proposal
from depesche.knowledge.refresh.taken import write

ON = dt.date(2026, 11, 26)
BURNHAM = {"labelDe": "Andy Burnham", "start": "2026-07-20"}
NEW = {"labelDe": "Nora Neu", "start": "2026-11-10"}


@pytest.fixture
def proposed(said):
    def run(*rows, witness=(), names=()):
        answers = Answers()
        answers.add(said.answer(*rows), "terms.json")
        if witness:
            answers.add(said.answer(*(said.witness(person) for person in witness)), "current.json")
        if names:
            answers.add(said.answer(*names), "names.json")
        return proposal(answers, knowledge.load(), ON)

    return run


def seen(changes):
    return [(c.kind, c.name, c.standing) for c in changes]


def test_where_both_say_the_same_nothing_is_proposed(said, proposed):
    assert proposed(said.statement("Q1", **BURNHAM)) == ()


def test_a_new_holder_with_a_second_witness_stands_well(said, proposed):
    (change,) = proposed(said.statement("Q2", **NEW), witness=("Q2",))
    assert seen([change]) == [("unknown_person", "Nora Neu", "high")]
    assert (change.start, change.now, change.applicable) == ("2026-11-10", "andy-burnham", True)


def test_a_known_person_is_a_new_holder_under_the_known_name(said, proposed):
    changes = proposed(said.statement("Q2", labelDe="Wes Streeting", start="2026-11-10"), witness=("Q2",))
    assert [(c.kind, c.person) for c in changes] == [("new_holder", "wes-streeting")]


@pytest.mark.parametrize("witness", [(), ("Q1",), ("Q1", "Q2")])
def test_without_a_second_witness_it_stands_badly(said, proposed, witness):
    assert [c.standing for c in proposed(said.statement("Q2", **NEW), witness=witness)] == ["low"]


@pytest.mark.parametrize(
    ("cells", "names", "sign"),
    [
        ({"start": "2026-11-10"}, (), "no_label"),
        ({"start": "2026-11-10", "labelDe": "Q2"}, (), "no_label"),
        (NEW, ({"labelDe": "Nora Neu"},), "no_article"),
        (NEW, ({"labelDe": "Ben Do", "titleDe": "Nora Neu"},), "other_title"),
    ],
)
def test_a_sign_of_vandalism_makes_it_suspect_whatever_the_witness(said, proposed, cells, names, sign):
    rows = [{"person": said.item("Q2")} | row for row in names]
    (change,) = proposed(said.statement("Q2", **cells), witness=("Q2",), names=rows)
    assert change.standing == "suspect"
    assert sign in change.why


def test_two_incumbents_are_reported_and_nothing_is_concluded(said, proposed):
    changes = proposed(said.statement("Q1", **BURNHAM), said.statement("Q2", **NEW), witness=("Q2",))
    assert sorted(seen(changes)) == [
        ("two_incumbents", "Andy Burnham", "low"),
        ("two_incumbents", "Nora Neu", "low"),
    ]
    assert [c.applicable for c in changes] == [False, False]


def test_of_two_the_preferred_one_is_in_office(said, proposed):
    changes = proposed(
        said.statement("Q1", **BURNHAM), said.statement("Q2", rank="Preferred", **NEW), witness=("Q2",)
    )
    assert seen(changes) == [("unknown_person", "Nora Neu", "high")]


@pytest.mark.parametrize(
    "cells",
    [
        {"start": "2026-12-01"},
        {"start": "2026-11-10", "end": "2026-11-20"},
        {"start": "2026-11-10", "endUnknown": "true"},
    ],
)
def test_who_has_not_begun_or_has_ended_is_not_in_office(said, proposed, cells):
    changes = proposed(said.statement("Q1", **BURNHAM), said.statement("Q2", labelDe="Nora Neu", **cells))
    assert changes == ()


def test_an_end_still_to_come_leaves_somebody_in_office(said, proposed):
    changes = proposed(said.statement("Q2", end="2027-01-01", **NEW), witness=("Q2",))
    assert seen(changes) == [("unknown_person", "Nora Neu", "high")]


def test_a_month_stays_a_month(said, proposed):
    (change,) = proposed(said.statement("Q2", **(NEW | {"start_precision": "10"})), witness=("Q2",))
    assert change.start == "2026-11"


def test_an_end_of_our_holder_without_a_successor_closes_the_term(said, proposed):
    (change,) = proposed(said.statement("Q1", **BURNHAM, end="2026-11-20"), witness=("Q9",))
    assert (change.kind, change.end, change.of, change.standing) == (
        "closed_term",
        "2026-11-20",
        "2026-07-20",
        "high",
    )


def test_another_first_day_is_reported_and_not_taken(said, proposed):
    (change,) = proposed(said.statement("Q1", **(BURNHAM | {"start": "2026-07-19"})), witness=("Q1",))
    assert (change.kind, change.applicable) == ("other_day", False)


@pytest.mark.parametrize(
    "row", [{"labelDe": "Keir Starmer", "start": "2024-07-05"}, {"labelDe": "Nora Neu", "endUnknown": "true"}]
)
def test_a_holder_whom_the_answer_lacks_has_vanished(said, proposed, row):
    assert seen(proposed(said.statement("Q3", **row))) == [("vanished", "Andy Burnham", "low")]


def test_what_a_later_source_of_ours_contradicts_is_not_taken_unseen(said, proposed):
    (change,) = proposed(said.statement("Q2", **(NEW | {"start": "2026-08-10"})), witness=("Q2",))
    assert (change.standing, "ours_is_later" in change.why) == ("low", True)


def test_an_office_that_no_answer_places_is_left_alone(said, proposed):
    assert proposed(said.statement("Q2", office="Q999999999", **NEW)) == ()


def test_what_is_taken_is_an_overlay_with_its_origin(said, proposed, tmp_path):
    file = tmp_path / "knowledge-2026-11-26.csv"
    changes = proposed(said.statement("Q2", **NEW), witness=("Q2",))
    assert write(changes, knowledge.load(), ON, file) == 1
    assert write(changes, knowledge.load(), ON, file) == 0
    base = knowledge.load(file)
    (term,) = base.holders("head_of_government", "GB", DaySet.day(ON))
    assert (term.person, term.source, term.last_known) == ("nora-neu", "wikidata", ON)
    assert "Wikidata Q2 of 2026-11-26: second_witness" in term.note
    (before,) = knowledge.load().holders("head_of_government", "GB", DaySet.day(ON))
    assert before.person == "andy-burnham"


def test_a_closed_term_is_taken_and_nothing_follows(said, proposed, tmp_path):
    file = tmp_path / "knowledge-2026-11-26.csv"
    changes = proposed(said.statement("Q1", **BURNHAM, end="2026-11-20"), witness=("Q9",))
    assert write(changes, knowledge.load(), ON, file) == 1
    assert knowledge.load(file).holders("head_of_government", "GB", DaySet.day(ON)) == ()


def test_what_cannot_be_applied_is_not_written(said, proposed, tmp_path):
    changes = proposed(said.statement("Q1", **(BURNHAM | {"start": "2026-07-19"})))
    assert write(changes, knowledge.load(), ON, tmp_path / "knowledge.csv") == 0
    assert not (tmp_path / "knowledge.csv").exists()
