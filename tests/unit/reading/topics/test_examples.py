"""Every example of the topic list gives its topics; every concept has a label in both languages."""

from __future__ import annotations

import re
from typing import Any

import pytest
import spacy

from depesche.lang.language import language
from depesche.reading.setting import setting_of
from depesche.reading.topics.concepts import label, media_topic
from depesche.reading.topics.finding import topics_in
from depesche.reading.topics.talk import talk_of
from depesche.reading.topics.words import topic_words

NLP = spacy.blank("de")
GERMAN = language()
ROWS = GERMAN.rows("topics")
concept_of = GERMAN.made(topic_words).concept_of


@pytest.mark.parametrize("row", ROWS["example"], ids=lambda row: row["text"][:40])
def test_an_example_gives_its_topics(row: dict[str, Any]) -> None:
    doc = NLP(row["text"])
    assert [doc.text[slice(*t.span)] for t in topics_in(talk_of(doc, setting_of(NLP)), (0, len(doc)))] == row[
        "topics"
    ]


@pytest.mark.parametrize("row", ROWS["topic"], ids=lambda row: row["id"])
def test_a_concept_is_found_by_its_words_and_has_labels(row: dict[str, Any]) -> None:
    doc = NLP(row["example"])
    topics = [doc.text[slice(*t.span)] for t in topics_in(talk_of(doc, setting_of(NLP)), (0, len(doc)))]
    assert row["id"] in {concept_of(topic) for topic in topics}, topics
    assert label(GERMAN, row["id"], "de")
    assert label(GERMAN, row["id"], "en")
    code = media_topic(GERMAN, row["id"])
    assert code is not None
    assert re.fullmatch(r"medtop:\d{8}", code)


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("die EU-Sanktionen gegen Moskau", "sanctions"),
        ("US-Zölle auf Stahl", "trade"),
        ("die Präsenz der US-Armee in Europa", "defence"),
        ("den Anti-Terror-Kampf", "terrorism"),
        ("die Ukraine-Krise", "ukraine"),
        ("das Vorgehen", None),
    ],
)
def test_the_concept_of_words(text: str, concept: str | None) -> None:
    assert concept_of(text) == concept
