"""Who is meant by a description on a day: a literal table over all continents, 1990 to 2026."""

import csv
from pathlib import Path

import pytest

from depesche import knowledge
from depesche.days import DaySet
from depesche.reading.people import People
from depesche.reading.people.who import who
from depesche.reading.setting import default_setting

TABLE = (Path(__file__).parent / "descriptions.csv").read_text(encoding="utf-8")
ROWS = list(csv.DictReader(TABLE.splitlines(), delimiter=";"))


@pytest.fixture(scope="module")
def people():
    return People(default_setting())


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['description']} {row['date']}")
def test_a_description_means_this_person_on_that_day(people, row):
    answer = who(row["description"], DaySet.parse(row["date"]) if row["date"] else None, people)
    found = answer.holders[0].person if answer.outcome == "known" else answer.outcome
    assert found == row["expected"]


def test_the_table_has_as_many_open_answers_as_a_reader_meets():
    open_answers = [row for row in ROWS if row["expected"] in ("ambiguous", "not known")]
    assert len(ROWS) >= 300
    assert len(open_answers) >= 60


def test_every_person_of_the_table_is_known():
    people = knowledge.load().people
    assert [r["expected"] for r in ROWS if r["expected"] not in (*people, "ambiguous", "not known")] == []
