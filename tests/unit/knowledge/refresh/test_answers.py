"""What an answer of a query service means, and what is no answer."""

import pytest

from depesche.errors import KnowledgeError
from depesche.knowledge.refresh.answers import Answers


def only(said, **cells):
    answers = Answers()
    answers.add(said.answer(said.statement("Q1", **cells)), "a.json")
    return next(iter(answers.statements.values()))


@pytest.mark.parametrize(
    ("precision", "start"), [("11", "2026-07-20"), ("10", "2026-07"), ("9", "2026"), ("8", ""), ("7", "")]
)
def test_a_date_counts_as_far_as_it_is_precise(said, precision, start):
    assert only(said, start="2026-07-20", start_precision=precision).start == start


def test_a_date_without_a_precision_is_at_most_a_year(said):
    row = said.statement("Q1", start="2026-07-20")
    del row["startPrecision"]
    answers = Answers()
    answers.add(said.answer(row), "a.json")
    assert answers.statements["Q1"].start == "2026"


def test_an_unknown_end_is_an_end(said):
    known = only(said, start="2026-07-20", endUnknown="true")
    assert (known.end, known.ended) == ("", True)


def test_rows_of_one_statement_are_one(said):
    acting = said.item("Q4676846")
    answers = Answers()
    answers.add(said.answer(said.statement("Q1"), said.statement("Q1", nature=acting)), "a.json")
    assert [s.acting for s in answers.statements.values()] == [True]


def test_a_deprecated_statement_is_none(said):
    answers = Answers()
    answers.add(said.answer(said.statement("Q1", rank="Deprecated"), said.statement("Q2")), "a.json")
    assert [s.person for s in answers.statements.values()] == ["Q2"]


def test_each_question_is_known_by_its_variables(said):
    answers = Answers()
    answers.add(said.answer({"iso": "HU", "role": "head_of_government", "office": said.item("Q5")}), "a.json")
    answers.add(said.answer(said.witness("Q1"), said.witness("Q2")), "b.json")
    names = [{"person": said.item("Q1"), "labelDe": "Anna Aas", "aliasDe": a, "titleDe": "Anna Aas"} for a in "xy"]
    answers.add(said.answer(*names), "c.json")
    assert answers.offices == {"Q5": ("head_of_government", "HU")}
    assert answers.current == {("head_of_government", "GB"): frozenset({"Q1", "Q2"})}
    assert (answers.names["Q1"].label, answers.names["Q1"].aliases) == ("Anna Aas", ("x", "y"))


def test_a_list_of_mandates_is_read_for_the_office_of_its_name(said):
    answers = Answers()
    row = {"item": said.item("Q1"), "start_date": "2016-07-13T00:00:00Z"}
    answers.add(said.answer(row), "folder/Q14211-mandates.json")
    (known,) = answers.statements.values()
    assert (known.office, known.person, known.start, known.ended) == ("Q14211", "Q1", "2016", False)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"head": {"vars": []}, "results": {"bindings": []}}', "the answer is empty"),
        ('{"head": {"vars": ["office"]}, "results": {"bind', "cut off"),
        ("<html>Service Unavailable</html>", "no JSON"),
        ('{"error": "timeout"}', "no answer of a query service"),
        ('{"results": {"bindings": [{"item": "x"}]}}', "no answer of a query service"),
        ("[]", "no answer of a query service"),
        ('{"results": {"bindings": [{"image": {"value": "x"}}]}}', "another question"),
    ],
)
def test_what_is_no_answer_is_said(text, message):
    with pytest.raises(KnowledgeError, match=message) as caught:
        Answers().add(text, "a.json")
    assert str(caught.value).startswith("a.json: ")
    assert "\n" not in str(caught.value)
