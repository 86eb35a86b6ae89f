"""Every example in the word lists holds."""

import tomllib
from importlib import resources

import pytest

GERMAN = resources.files("depesche") / "lang" / "de"
PEOPLE = tomllib.loads((GERMAN / "people.toml").read_text("utf-8"))
OFFICES = tomllib.loads((GERMAN / "names" / "offices.toml").read_text("utf-8"))["office"]


@pytest.mark.parametrize("row", PEOPLE["example"], ids=lambda row: row["text"][:40])
def test_a_sentence_means_its_people(who_counts, row):
    assert who_counts(row["text"], row["on"]) == row["people"]


@pytest.mark.parametrize("row", OFFICES, ids=lambda row: row["words"][0])
def test_an_office_word_is_found_in_its_example(people_reader, row):
    found = {
        entry.office.words[0]
        for word in people_reader.scan(row["example"]).found
        for entry in word.entries
        if entry.office and entry.office.words
    }
    assert row["words"][0] in found


@pytest.mark.parametrize("row", [r for r in OFFICES if "person" in r], ids=lambda row: row["example"][:40])
def test_an_office_means_its_holder(mentions, row):
    assert row["person"] in [m.person for m in mentions(row["example"], row["on"])]


@pytest.mark.parametrize("row", PEOPLE["pronoun"], ids=lambda row: row["words"][0])
def test_a_pronoun_is_resolved_in_its_example(mentions, row):
    found = mentions(row["example"], "2019-12-09")
    word = [m for m in found if row["example"][m.start : m.end] in row["words"]]
    assert [m.person or m.members for m in word] == [row["means"] if "means" in row else tuple(row["members"])]
