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
        ("bayerischer Ministerpräsident", "2017-01", "not known", []),
        ("Stadtgärtner", "2017-01", "not known", []),
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
