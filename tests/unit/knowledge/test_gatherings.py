"""The tables of gatherings, votes and places hold together: places are known, every id has words, days are in order."""

import datetime as dt

import pytest

from depesche import knowledge
from depesche.days import DaySet
from depesche.knowledge.slugs import slug
from depesche.knowledge.tables import DATA, names_folder, rows

KNOWN = knowledge.load()
CAPITALS = {slug(capital) for state in KNOWN.states.values() for capital in state.capitals}
OCCASIONS = list(rows(DATA, "occasions", ("id", "series", "from", "to", "place", "state", "source")))
WORDS = {row["id"] for row in rows(names_folder("de"), "occasions", ("id", "name", "forms"))}


def test_places_of_gatherings_are_known():
    places = {o.place for o in KNOWN.all_occasions if o.place}
    assert places - CAPITALS - set(KNOWN.places) == set()


def test_states_of_gatherings_votes_and_places_are_known():
    named = {o.state for o in KNOWN.all_occasions} | {e.state for e in KNOWN.all_elections}
    assert named | {p.state for p in KNOWN.places.values()} <= {*KNOWN.states, None}


def test_gatherings_have_words_and_words_have_gatherings():
    series = {row["series"] for row in OCCASIONS}
    assert {row["id"] for row in OCCASIONS if not WORDS & {row["id"], row["series"]}} == set()
    assert series | {row["id"] for row in OCCASIONS} >= WORDS


def test_ids_of_gatherings_are_there_once():
    ids = [row["id"] for row in OCCASIONS]
    assert len(ids) == len(set(ids))


def test_those_elected_are_known_people():
    assert {e.person for e in KNOWN.all_elections if e.person} <= set(KNOWN.people)


def test_gatherings_of_a_series_do_not_overlap():
    by_series = {}
    for occasion in KNOWN.all_occasions:
        by_series.setdefault(occasion.series, []).append(occasion)
    met = [
        (a.id, b.id)
        for held in by_series.values()
        for i, a in enumerate(held)
        for b in held[i + 1 :]
        if a.days.meets(b.days)
    ]
    assert met == []


@pytest.mark.parametrize(
    ("form", "day", "state", "place"),
    [
        ("G20-Gipfel", "2017-07-07", "DE", "hamburg"),
        ("Gipfels der G20", "2024-11-19", "BR", "rio-de-janeiro"),
        ("Nato-Gipfels", "1990-07-05", "GB", "london"),
        ("KSZE-Gipfel", "1990-11-20", "FR", "paris"),
        ("Münchner Sicherheitskonferenz", "2007-02-10", "DE", "muenchen"),
        ("UN-Vollversammlung", "2018-09-26", "US", "new-york"),
        ("EU-Gipfel", "1999-03-24", "DE", "berlin"),
        ("Weltwirtschaftsgipfel", "1992-07-07", "DE", "muenchen"),
        ("Petersburger Wirtschaftsforum", "2016-06-17", "RU", "sankt-petersburg"),
        ("Gipfel von Helsinki", "2018-07-16", "FI", "helsinki"),
    ],
)
def test_a_gathering_is_found_by_its_words_on_its_day(form, day, state, place):
    found = KNOWN.occasions_named(form, DaySet.day(dt.date.fromisoformat(day)))
    assert [(o.state, o.place) for o in found] == [(state, place)]


def test_votes_are_there_once():
    votes = [(e.state, e.kind, e.days) for e in KNOWN.all_elections]
    assert len(votes) == len(set(votes))


@pytest.mark.parametrize(
    ("state", "kind", "day", "person"),
    [
        ("US", "inauguration", "2017-01-20", "donald-trump"),
        ("FR", "executive", "2017-04-23", "emmanuel-macron"),
        ("PL", "executive", "2015-05-24", "andrzej-duda"),
        ("TR", "referendum", "2017-04-16", None),
        ("GB", "legislative", "2015-05-07", None),
        ("TR", "legislative", "2002-11-03", None),
        ("UA", "inauguration", "2019-05-20", "wolodymyr-selenskyj"),
        ("DE", "executive", "2012-03-18", "joachim-gauck"),
        ("BR", "inauguration", "2023-01-01", "luiz-inacio-lula-da-silva"),
    ],
)
def test_votes_and_inaugurations_by_their_day(state, kind, day, person):
    found = KNOWN.elections(state, DaySet.day(dt.date.fromisoformat(day)))
    assert [(e.kind, e.person) for e in found if e.kind == kind] == [(kind, person)]


def test_members_of_organisations_are_states():
    assert {m for o in KNOWN.organisations.values() for m in o.members} <= set(KNOWN.states)
    facts = {row["id"] for row in rows(DATA, "organisations", ("id", "members", "source"))}
    assert facts == set(KNOWN.organisations)
