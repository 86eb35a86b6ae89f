"""Verb and noun frames: every example of the data files gives its contact."""

from itertools import chain

import pytest

from depesche.reading.contacts.told import family
from depesche.reading.contacts.triggers.frames import frames
from depesche.reading.setting import default_setting

FRAMES = default_setting().made(frames)
NOUNS = {frame.example: frame for frame in FRAMES.nouns.values() if not frame.anaphor_only}


def fits(told, kind):
    return kind in (told, "talks") or told in family(kind)


@pytest.mark.parametrize("frame", list(chain(*FRAMES.verbs.values())), ids=lambda f: f"{f.verb}: {f.kind}")
def test_the_example_of_a_verb_frame_gives_its_contact(frame, reports_of):
    reports = reports_of(frame.example)
    assert len(reports) == 1
    assert fits(reports[0].kind, frame.kind)
    assert len(reports[0].participants) == (3 if frame.joins and "." in frame.example[:-1] else 2)


@pytest.mark.parametrize("example", NOUNS, ids=lambda text: text[:24])
def test_the_example_of_a_noun_frame_gives_its_contact(example, reports_of):
    reports = reports_of(example)
    assert len(reports) == 1
    assert fits(reports[0].kind, NOUNS[example].kind)


@pytest.mark.parametrize("word", ["Telefongespräches", "Dreiertreffens", "Antrittsbesuch", "Vier-Augen-Gespräche"])
def test_compounds_are_found_by_their_end(word):
    assert FRAMES.noun(word) is not None


@pytest.mark.parametrize("word", ["Preise", "Dienstreise", "Schreibtisch", "Koalitionsgespräche", "Koalition"])
def test_words_that_only_end_alike_are_no_contacts(word):
    assert FRAMES.noun(word) is None


@pytest.mark.parametrize(("word", "many"), [("G20-Gipfel", True), ("EU-Gipfels", True), ("Gipfel", False)])
def test_gatherings_of_many_are_told_from_summits(word, many):
    assert FRAMES.is_gathering(word) is many
