"""Towns that only the gazetteer knows, and houses by the word before their name."""

import pytest

from depesche.knowledge import load
from depesche.knowledge.towns import Towns


@pytest.mark.parametrize(
    ("text", "name", "state"),
    [
        ("Sie tagten in Kaiserslautern, wie es hieß.", "Kaiserslautern", "DE"),
        ("Er reiste nach Chiang Mai weiter.", "Chiang Mai", "TH"),
        ("Sie trafen sich im lothringischen Nancy.", "Nancy", "FR"),
        ("Sie trafen sich im portugiesischen Braga.", "Braga", "PT"),
        ("Sie trafen sich in der Hafenstadt Iskenderun.", "Iskenderun", "TR"),
        ("Er empfing sie auf Schloss Ahrenfels.", "Schloss Ahrenfels", None),
    ],
)
def test_a_town_behind_the_word_for_where_is_a_place(mentions, text, name, state):
    (found,) = (m for m in mentions(text, "2018-05-18") if m.kind == "place")
    assert (found.name, found.state) == (name, state)


@pytest.mark.parametrize("text", ["Nancy sprach mit Paula.", "Sie kam in Fahrt.", "Speyer gewann gegen Jena."])
def test_no_other_word_is_one(mentions, text):
    assert not [m for m in mentions(text, "2018-05-18") if m.kind == "place"]


def test_a_name_of_several_towns_is_that_of_the_largest_if_it_is_much_larger():
    base = load()
    assert base.town("Newark").state == "US"
    cambridge = base.town("Cambridge")
    assert cambridge.state is None
    assert "GB" in cambridge.states
    assert base.town("Kraft") is base.town("") is None


def test_a_town_is_found_wherever_its_line_stands():
    towns = Towns("Aach,?DE;AT\nAachen,DE\nBad Aach,CH\nÖd,AT\n")
    found = [towns.named(name) for name in ("Aach", "Aachen", "Bad Aach", "Öd")]
    assert [(town.states, town.state) for town in found if town] == [
        (("DE", "AT"), None),
        (("DE",), "DE"),
        (("CH",), "CH"),
        (("AT",), "AT"),
    ]
    assert [towns.named(name) for name in ("", "Aac", "Aache", "Bad", "Zell", "AT")] == [None] * 6
