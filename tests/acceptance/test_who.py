"""``depesche who`` and ``depesche knowledge`` as a user calls them."""

import json

import pytest


def test_a_description_is_answered_with_its_source(depesche):
    done = depesche("who", "japanischer Regierungschef", "--on", "2017-01-28", "--format", "json")
    answer = json.loads(done.out)
    assert done.code == 0
    assert (answer["name"], answer["person"]) == ("Shinzo Abe", "shinzo-abe")
    assert (answer["office"], answer["state"], answer["source"]) == ("head_of_government", "Japan", "curated")
    assert answer["from"] < "2017-01-28"


def test_a_table_is_printed_for_people(depesche):
    done = depesche("who", "Kremlchef", "--on", "2017-01-28")
    assert done.code == 0
    assert "Wladimir Putin" in done.out


@pytest.mark.parametrize(
    ("description", "on", "said", "candidates"),
    [
        ("US-Präsident", "2017-01", "ambiguous", ["Barack Obama", "Donald Trump"]),
        ("katalanischer Ministerpräsident", "2017-01", "not known", []),
        ("Stadtgärtner", "2017-01", "not known", []),
        ("Präsident", "2017-01", "ambiguous", []),
        ("der Premierminister", "2017-01", "ambiguous", []),
        ("Kim", "2002", "ambiguous", ["Kim Jong Il", "Kim Dae Jung"]),
    ],
)
def test_an_open_answer_exits_with_one_and_names_the_candidates(depesche, description, on, said, candidates):
    done = depesche("who", description, "--on", on, "--format", "json")
    assert done.code == 1
    assert done.err.startswith(f"depesche: {description}: {said}")
    assert done.err.count("\n") == 1
    assert [row["name"] for row in json.loads(done.out)["candidates"]] == candidates


def test_an_impossible_day_is_refused(depesche):
    assert depesche("who", "Kremlchef", "--on", "2017-02-31").code == 1


def test_people_is_a_filter_over_json_lines(depesche):
    row = {"doc": "a", "text": "Der Kremlchef rief Angela Merkel an.", "published": "2017-05-02"}
    done = depesche("people", "-", stdin=json.dumps(row).encode() + b"\n")
    mentions = json.loads(done.out)["mentions"]
    assert [(m["person"], m["state"]) for m in mentions] == [
        ("wladimir-putin", "Russland"),
        ("angela-merkel", "Deutschland"),
    ]
    assert row["text"][mentions[0]["start"] : mentions[0]["end"]] == "Kremlchef"


def test_coverage_has_a_line_for_each_state(depesche):
    lines = depesche("knowledge", "coverage").out.splitlines()
    assert any(line.startswith("DE   Deutschland") and line.endswith("#" * 37) for line in lines)


def test_a_bare_office_asks_for_its_state(depesche):
    assert "name the state" in depesche("who", "Präsident").err


def test_without_a_day_every_term_is_a_row_and_the_day_is_asked_for(depesche):
    done = depesche("who", "US-Präsident", "--format", "json")
    terms = [row["from"] for row in json.loads(done.out)["candidates"] if row["name"] == "Donald Trump"]
    assert [day[:4] for day in terms] == ["2017", "2025"]
    assert "--on" in done.err


def test_a_surname_that_is_a_word_besides_is_known_if_only_one_bears_it(depesche):
    done = depesche("who", "Kohl", "--on", "1995", "--format", "json")
    assert json.loads(done.out)["person"] == "helmut-kohl"


def test_an_empty_description_is_refused(depesche):
    done = depesche("who", " ")
    assert (done.code, done.err.count("\n")) == (1, 1)


@pytest.mark.parametrize(
    ("description", "on", "person"),
    [
        ("deutscher Bundeskanzler", "2010", "angela-merkel"),
        ("britischer Premierminister", "2017-01", "theresa-may"),
        ("amerikanischer Außenminister", "1999", "madeleine-albright"),
    ],
)
def test_the_common_form_of_an_office_means_a_woman_too(depesche, description, on, person):
    assert json.loads(depesche("who", description, "--on", on, "--format", "json").out)["person"] == person


@pytest.mark.parametrize(
    "description", ["künftiger US-Präsident", "stellvertretender deutscher Kanzler", "britische Premierministerin"]
)
def test_an_office_in_prospect_or_of_a_deputy_is_not_that_of_the_holder(depesche, description):
    assert "not known" in depesche("who", description, "--on", "2010-06").err


def test_a_bare_office_of_two_states_names_both_holders(depesche):
    done = depesche("who", "Kanzler", "--on", "2010-06", "--format", "json")
    names = [row["name"] for row in json.loads(done.out)["candidates"]]
    assert (done.code, names) == (1, ["Angela Merkel", "Werner Faymann"])
