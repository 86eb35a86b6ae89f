"""Words are found in every form, names in every spelling, and alike in both databases."""

from __future__ import annotations

from dataclasses import replace

import pytest
from stored_articles import readings

from depesche.errors import UsageError
from depesche.store import Store
from depesche.store.asking import Wanted
from depesche.store.search import best, marks, sought


@pytest.fixture(scope="module")
def store(place):
    with Store(place) as opened:
        for reading in readings():
            opened.add(reading)
        opened.refresh()
        yield opened


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Telefonate", ["2019-03-05"]),
        ("telefonierte", ["2017-05-13", "2019-03-05"]),
        ("UKRAINE", ["2019-03-05"]),
        ("Ukraine Meseberg", []),
        ("Gipfel Osaka", ["2019-06-28"]),
        ('"russlands präsident"', ["2019-03-05"]),
        ('"präsident russlands"', []),
        ('"Vladimir Putin"', ["2019-03-05", "2019-06-28"]),
        ("Makron", []),
        ("Putin Freitag", ["2019-06-28"]),
        ("Präsident", ["2019-03-05", "2019-08-20"]),
        ("50 Minuten", ["2019-03-05"]),
        ("w", []),
        ("' OR 1=1 --", []),
        ("NEAR(a b) AND *", []),
    ],
)
def test_words_are_found_in_every_form_and_names_in_every_spelling(store, text, days):
    with store.asking() as stored:
        found = stored.every(Wanted(text=text))
    assert [str(c.time.first) for c in found if c.time] == days


def test_nothing_to_search_for_is_said(store):
    with store.asking() as stored, pytest.raises(UsageError, match="no word"):
        stored.every(Wanted(text=" -- "))


def test_an_article_that_is_taken_out_or_changed_is_not_found_any_more(place, tmp_path):
    with Store(tmp_path / "a.sqlite") as store:
        first, second, *_ = readings()
        store.add(first)
        store.add(second)
        store.refresh()
        store.remove(["a1"])
        store.add(replace(first, document=replace(first.document, title="Anders")))
        store.refresh()
        with store.asking() as stored:
            assert stored.count(Wanted(text="Ukraine")) == 0
            assert stored.count(Wanted(text="telefoniert")) == 1


def test_hits_are_marked_in_the_words_of_the_article():
    _, other, *_ = readings()
    found = marks(other, sought("Telefonate Ukraine"))
    assert [other.document.text[start:end] for start, end in found] == ["Telefonat", "Ukraine"]
    assert best([(0, 3), (400, 403), (420, 425)]) == [(400, 403), (420, 425)]
