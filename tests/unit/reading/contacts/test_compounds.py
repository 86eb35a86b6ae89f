"""Compounds: a contact only where the word's head and what stands before it say so."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from depesche.reading.contacts.triggers.frames import frames
from depesche.reading.setting import default_setting

FRAMES = default_setting().made(frames)

WORDS = tomllib.loads(Path(__file__).with_name("compounds.toml").read_text(encoding="utf-8"))
CONTACTS = [(word, noun) for noun, words in WORDS["contacts"].items() for word in words.split()]


@pytest.mark.parametrize(("word", "head"), CONTACTS)
def test_a_compound_that_keeps_the_sense_of_its_head_is_a_contact(word: str, head: str) -> None:
    found = FRAMES.noun(word)
    assert found is not None
    assert found.noun.endswith(head) or found.kind == FRAMES.nouns[head].kind


@pytest.mark.parametrize("word", WORDS["none"]["words"].split())
def test_a_compound_of_another_head_or_sense_is_none(word: str) -> None:
    assert FRAMES.noun(word) is None


TOLD = "Der Kanzler telefonierte am Mittwoch mit dem Premier. "


@pytest.mark.parametrize(
    "topic",
    [
        "Es ging um Mittagessen.",
        "Es ging auch um Besuche und Glückwünsche.",
        "Thema waren Einladungen.",
        "Die Begegnungen blieben ein Streitpunkt.",
        "Gegenstand war ein Frühstück.",
        "Es drehte sich alles um Telegramme.",
        "Das verlautete aus Regierungskreisen.",
    ],
)
def test_what_was_only_talked_about_is_no_contact(topic: str, reports_of) -> None:
    assert [report.kind for report in reports_of(TOLD + topic)] == ["call"]


@pytest.mark.parametrize(
    "text",
    [
        "Es ging um das Treffen des Kanzlers mit dem Premier.",
        "Thema war der Besuch des Premiers beim Kanzler.",
    ],
)
def test_a_topic_that_names_its_own_sides_is_one(text: str, reports_of) -> None:
    assert len(reports_of(text)) == 1
