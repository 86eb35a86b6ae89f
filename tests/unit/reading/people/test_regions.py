"""Heads of parts of states: known by name and by office, never the head of a state's government."""

import pytest

from depesche.days import DaySet
from depesche.reading.people import People
from depesche.reading.setting import default_setting


@pytest.fixture(scope="module")
def people():
    return People(default_setting())


def mentioned(people, text, day):
    return [
        (m.person, m.office, m.state, m.counts)
        for m in people.mentions(text, ((0, len(text)),), DaySet.parse(day))
        if m.kind in ("person", "office")
    ]


@pytest.mark.parametrize(
    ("text", "day", "person", "place"),
    [
        ("Bayerns Ministerpräsident reiste nach Wien.", "2020-02-03", "markus-soeder", "DE-BY"),
        ("Der bayerische Ministerpräsident reiste nach Wien.", "2020-02-03", "markus-soeder", "DE-BY"),
        ("Der Ministerpräsident von Bayern reiste nach Wien.", "2020-02-03", "markus-soeder", "DE-BY"),
        ("Ministerpräsident Söder reiste nach Wien.", "2020-02-03", "markus-soeder", "DE-BY"),
        ("Der NRW-Ministerpräsident reiste nach Wien.", "2024-02-05", "hendrik-wuest", "DE-NW"),
        ("Der Regierungschef von Nordrhein-Westfalen kam an.", "2019-02-04", "armin-laschet", "DE-NW"),
        ("Ministerpräsident Weil kam nach Hannover.", "2020-02-03", "stephan-weil", "DE-NI"),
        ("Berlins Regierender Bürgermeister kam zum Empfang.", "2024-02-05", "kai-wegner", "DE-BE"),
        ("Hamburgs Erster Bürgermeister kam zum Empfang.", "2024-02-05", "peter-tschentscher", "DE-HH"),
        ("Die saarländische Ministerpräsidentin kam an.", "2024-02-05", "anke-rehlinger", "DE-SL"),
    ],
)
def test_the_head_of_a_land_is_known_and_does_not_count(people, text, day, person, place):
    assert mentioned(people, text, day) == [(person, "minister_president", place, False)]


@pytest.mark.parametrize(
    "text",
    [
        "Der Ministerpräsident von Bayern traf den ungarischen Ministerpräsidenten.",
        "Ungarns Ministerpräsident traf Bayerns Ministerpräsidenten.",
        "Ministerpräsident Söder traf den ungarischen Ministerpräsidenten Viktor Orbán.",
    ],
)
def test_beside_a_land_the_head_of_a_government_stays_himself(people, text):
    counting = [person for person, _, _, counts in mentioned(people, text, "2020-02-03") if counts]
    assert counting == ["viktor-orban"]


@pytest.mark.parametrize(
    ("text", "person", "office"),
    [
        ("Bundesfinanzminister Klingbeil sprach in Brüssel.", "lars-klingbeil", "finance_minister"),
        ("Die Bundeswirtschaftsministerin sprach in Brüssel.", "katherina-reiche", "economy_minister"),
        ("Der deutsche Innenminister sprach in Brüssel.", "alexander-dobrindt", "interior_minister"),
        ("Die Schatzkanzlerin sprach in Brüssel.", "rachel-reeves", "finance_minister"),
    ],
)
def test_a_minister_is_known_and_does_not_count(people, text, person, office):
    assert [m[:2] + m[3:] for m in mentioned(people, text, "2026-05-04")] == [(person, office, False)]


def test_weil_and_lies_stay_words(people):
    text = "Weil es regnete, fiel das Treffen aus. Lies den Text, sagte der Mann am Rhein."
    assert mentioned(people, text, "2020-02-03") == []
