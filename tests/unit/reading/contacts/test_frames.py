"""Verb and noun frames: every example of the data files gives its contact."""

import pytest

from depesche.reading.contacts.frames import gathering, noun_frame, noun_frames, verb_frames
from depesche.reading.contacts.told import family

NOUNS = {frame.example: frame for frame in noun_frames() if not frame.anaphor_only}


def fits(told, kind):
    return kind in (told, "talks") or told in family(kind)


@pytest.mark.parametrize("frame", verb_frames().values(), ids=lambda f: f.verb.infinitive)
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
    assert noun_frame(word) is not None


@pytest.mark.parametrize("word", ["Preise", "Dienstreise", "Schreibtisch", "Koalitionsgespräche", "Koalition"])
def test_words_that_only_end_alike_are_no_contacts(word):
    assert noun_frame(word) is None


@pytest.mark.parametrize(("word", "many"), [("G20-Gipfel", True), ("EU-Gipfels", True), ("Gipfel", False)])
def test_gatherings_of_many_are_told_from_summits(word, many):
    assert gathering(word) is many
