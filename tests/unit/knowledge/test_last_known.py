"""How far what is known of office holders goes: October 2026, and no term certain beyond its sources."""

import csv
import datetime as dt
import re
from pathlib import Path

import pytest

from depesche import knowledge
from depesche.days import DaySet
from depesche.knowledge.tables import DATA, bounds, rows
from depesche.knowledge.terms import COLUMNS
from depesche.reading.people import People
from depesche.reading.people.who import who
from depesche.reading.setting import default_setting

KNOWN = knowledge.load()
TABLE = (Path(__file__).parent / "october_2026.csv").read_text(encoding="utf-8")
ROWS = list(csv.DictReader(TABLE.splitlines(), delimiter=";"))
OPEN = [row for row in rows(DATA, "terms", COLUMNS) if row["end_known"] == "no"]


@pytest.fixture(scope="module")
def people():
    return People(default_setting())


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['description']} {row['date']}")
def test_a_description_of_october_2026_means_this_person_or_the_last_known_one(people, row):
    answer = who(row["description"], DaySet.parse(row["date"]), people)
    last_known = answer.last_known.isoformat() if answer.last_known else ""
    assert (answer.one and answer.one.person, last_known) == (row["person"], row["last_known"])


def test_the_table_asks_on_all_continents():
    assert len(ROWS) >= 60


def test_no_term_is_certain_beyond_its_last_confirmed_day():
    late = []
    by_key = {(t.person, t.office, t.place, t.source, t.last_known): t for t in KNOWN.terms}
    for row in OPEN:
        last = bounds(row["to"] or row["from"])[0 if row["to"] else 1]
        day = dt.date.fromordinal(max(last, bounds(row["from"])[1]))
        term = by_key.get((row["person"], row["office"], row["place"], row["source"], day))
        if (
            term is None
            or term.certain.last != day
            or term.certain.meets(DaySet.between(day + dt.timedelta(1), None))
        ):
            late.append(row.where)
    assert OPEN
    assert late == []


def test_a_term_without_a_known_end_is_beyond_every_day_after_its_last_known_one():
    for term in KNOWN.terms:
        if term.last_known is not None:
            assert not term.beyond(DaySet.day(term.last_known))
            assert term.beyond(DaySet.day(term.last_known + dt.timedelta(1)))
            assert term.beyond(DaySet.between(term.last_known, None))


def test_no_term_is_open_without_a_last_known_day():
    assert [t for t in KNOWN.terms if t.days.last is None and t.last_known is None] == []


@pytest.mark.parametrize(("day", "least"), [("2026-03-15", 165), ("2026-09-10", 100)])
def test_so_many_states_have_a_certain_leader_on_a_day_of_2026(day, least):
    days = DaySet.parse(day)
    led = {
        t.place
        for t in KNOWN.terms
        if t.status != "elect" and t.certain.meets(days)
        if (state := KNOWN.states.get(t.place)) and t.office == state.leader_office
    }
    assert len(led) >= least


def test_every_source_of_every_table_is_explained():
    page = (DATA / "SOURCES.md").read_text(encoding="utf-8")
    keys = set(re.findall(r"^\| `([a-z0-9-]+)` \|", page, re.MULTILINE))
    named = {
        key
        for stem in ("terms", "people", "states", "places", "organisations", "occasions", "elections", "regions")
        for row in rows(DATA, stem, ("source",))
        for key in row["source"].split(";")
    }
    assert named <= keys


@pytest.mark.parametrize(
    ("place", "first", "last"),
    [
        ("DE-BY", "1990-01-01", "2026-09-19"),
        ("DE-BE", "1990-01-01", "2026-09-19"),
        ("DE-NW", "1990-01-01", "2026-09-19"),
    ],
)
def test_the_heads_of_a_land_are_known_without_a_gap_of_a_month(place, first, last):
    days = DaySet.between(dt.date.fromisoformat(first), dt.date.fromisoformat(last))
    known = DaySet.one_of(t.days for t in KNOWN.terms if (t.place, t.office) == (place, "minister_president"))
    assert days.size - (days & known).size < 31
