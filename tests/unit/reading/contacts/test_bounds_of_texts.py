"""Nouns of contact and times at the very end of a text."""

from __future__ import annotations

import pytest

import depesche
from depesche.model import Document
from depesche.reading.reader import default_reader


@pytest.mark.parametrize(
    "text",
    [
        "Das Treffen der Präsidenten Frankreichs",
        "Merkel kam in Paris an. Es folgte das Gespräch der Regierungschefs Frankreichs und",
        "Putin sagte ab: kein Treffen zwischen Merkel",
        "Das Telefonat von Putin",
        "Nach dem Treffen mit Putin traf Merkel Macron am Dienstag",
        "Vor dem Besuch von Putin am Montag sprach Merkel zwei Tage nach",
    ],
)
def test_a_text_may_end_anywhere(text: str) -> None:
    for end in range(len(text) // 2, len(text) + 1):
        depesche.read(text[:end], published="2019-04-03")


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31", "2016-02-29"])
def test_an_article_may_be_as_old_as_the_calendar(published: str) -> None:
    who = "Kanzlerin Angela Merkel", "Präsident Emmanuel Macron"
    for month in ("Mai", "Ende Februar", "Herbst"):
        depesche.read(f"{who[0]} traf {who[1]} im {month} in Paris.", published=published)
        depesche.read(f"{who[0]} und {who[1]} vereinbarten, sich im {month} zu treffen.", published=published)
        depesche.read(f"{who[0]} plant im {month} ein Treffen mit {who[1]}.", published=published)
        depesche.read(
            f"Zwei Jahre nach dem Besuch von {who[1]} im {month} hat {who[0]} telefoniert.", published=published
        )


def test_beyond_the_end_of_a_text_there_is_no_word() -> None:
    doc = default_reader().layers_of(Document("a", "Merkel traf Macron in Paris", ""), "depesche_syntax")
    syntax, end = doc._.syntax, len(doc)
    assert syntax.preposition(end) is None
    assert not syntax.nominal(end)
    assert not syntax.is_in(end, "articles")
