"""Which way a visit goes: read, put together of several articles, shown in words, kept in JSON and CSV."""

from __future__ import annotations

import json

import pytest

import depesche
from depesche.chronicle import Chronicle
from depesche.chronicle.decisions import Decision, anchors_for
from depesche.codec import contact_json, reading_json
from depesche.codec.chronicle import contact_of
from depesche.codec.readings import reading_of
from depesche.telling.between import who_met, who_met_by, who_met_where

PARIS = "Angela Merkel hat am Montag in Paris mit Emmanuel Macron gesprochen."
HOST = "Emmanuel Macron hat am Montag Angela Merkel empfangen."


def chronicle(*texts: str) -> Chronicle:
    return Chronicle(depesche.read(text, published=f"2019-04-{n + 3:02}") for n, text in enumerate(texts))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (PARIS, "Angela Merkel bei Emmanuel Macron"),
        (HOST, "Angela Merkel bei Emmanuel Macron"),
        ("Emmanuel Macron war am Montag bei Angela Merkel zu Gast.", "Emmanuel Macron bei Angela Merkel"),
        ("Emmanuel Macron reist am Dienstag zu Angela Merkel nach Berlin.", "Emmanuel Macron bei Angela Merkel"),
        (
            "Emmanuel Macron und Theresa May sind am Montag zu Angela Merkel nach Berlin gereist.",
            "Emmanuel Macron und Theresa May bei Angela Merkel",
        ),
        ("Angela Merkel hat am Montag in Genf Emmanuel Macron getroffen.", "Angela Merkel – Emmanuel Macron"),
        ("Angela Merkel hat am Montag mit Emmanuel Macron telefoniert.", "Angela Merkel – Emmanuel Macron"),
    ],
)
def test_a_visit_says_who_came_to_whom(text: str, said: str) -> None:
    (report,) = depesche.read(text, published="2019-04-02").reports
    assert who_met_by(report) == said
    assert who_met(chronicle(text).contacts[0]) == said


def test_words_name_the_city_but_nothing_that_needs_an_article() -> None:
    (contact,) = chronicle(PARIS).contacts
    assert who_met_where(contact, "de") == "Angela Merkel bei Emmanuel Macron in Paris"
    assert who_met_where(contact, "en") == "Angela Merkel with Emmanuel Macron in Paris"
    (contact,) = chronicle(HOST).contacts
    assert contact.place == "Frankreich"
    assert who_met_where(contact) == "Angela Merkel bei Emmanuel Macron"


def test_articles_about_one_visit_agree_on_its_direction() -> None:
    (contact,) = chronicle(PARIS.replace("Montag", "1. April"), HOST.replace("Montag", "1. April")).contacts
    assert (contact.guests, contact.hosts) == (("angela-merkel",), ("emmanuel-macron",))


def test_it_is_kept_in_json() -> None:
    whole = chronicle(PARIS)
    (contact,) = whole.contacts
    data = json.loads(json.dumps(contact_json(contact)))
    assert (data["guests"], data["hosts"]) == (["Angela Merkel"], ["Emmanuel Macron"])
    assert contact_of(data) == contact
    (reading,) = whole.readings.values()
    written = json.loads(json.dumps(reading_json(reading)))
    assert [p.get("role") for p in written["reports"][0]["participants"]] == ["guest", "host"]
    assert reading_of(written, reading.document.text) == reading


def test_what_is_no_visit_any_more_has_no_direction() -> None:
    reading = depesche.read(PARIS, published="2019-04-02")
    decided = Decision(
        "d1", "set", anchors_for([(reading, "r1")]), "ich", "2024-01-01T00:00:00Z", field="kind", value="meeting"
    )
    (contact,) = Chronicle([reading], decisions=[decided]).contacts
    assert (contact.kind, contact.guests, contact.hosts) == ("meeting", (), ())
