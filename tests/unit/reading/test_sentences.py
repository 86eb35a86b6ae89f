"""Where a German sentence ends, and where it does not."""

import tomllib
from importlib import resources
from typing import Any

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from depesche.lang.de import GERMAN
from depesche.reading import attributes  # noqa: F401 - registers the extension attributes
from depesche.reading.sentences import boundaries, sentence_words, split

DATA = tomllib.loads((resources.files("depesche") / "lang/de/sentences.toml").read_text(encoding="utf-8"))
ROWS = [row for rows in DATA.values() if isinstance(rows, list) for row in rows]
VOCAB = spacy.blank("de")
WORDS = GERMAN.made(sentence_words)


def sentences(text: str) -> list[str]:
    return [s.text.strip() for s in split(VOCAB.make_doc(text), WORDS).sents]


_WRAPPED = (
    "Der Präsident empfing am Montag seinen Gast aus dem\nNachbarland und sprach mit ihm über den Handel "
    "der beiden\nStaaten."
)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row["words"][0]))
def test_examples_of_the_word_lists(row: dict[str, Any]) -> None:
    assert len(sentences(row["example"])) == row["sentences"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Er rief an. Sie hob ab.", ["Er rief an.", "Sie hob ab."]),
        ("„Wir reden!“, sagte er. „Bald.“ Dann ging er.", ["„Wir reden!“, sagte er.", "„Bald.“", "Dann ging er."]),
        ("„Kommt ihr?“ fragte sie.", ["„Kommt ihr?“ fragte sie."]),
        ("Es war 2017. Danach schwieg man.", ["Es war 2017.", "Danach schwieg man."]),
        ("Kurz vor 8.30 Uhr kam er an.", ["Kurz vor 8.30 Uhr kam er an."]),
        ("Kein Anruf\n\nEr wartete.", ["Kein Anruf", "Er wartete."]),
        (
            "GIPFEL AM SEE\nWorum es geht\nGenf – Man trifft sich.",
            ["GIPFEL AM SEE", "Worum es geht", "Genf – Man trifft sich."],
        ),
        (_WRAPPED, [_WRAPPED]),
        ("Er will am 7.10. (Mittwoch) anrufen.", ["Er will am 7.10. (Mittwoch) anrufen."]),
        ("Er kam am 7. 10. [Mittwoch] an.", ["Er kam am 7. 10. [Mittwoch] an."]),
        ("Er traf am 7.10. Präsident Amsel.", ["Er traf am 7.10. Präsident Amsel."]),
        ("Es war der 7.10. Danach schwieg man.", ["Es war der 7.10.", "Danach schwieg man."]),
        ("Es endete am 7.10. Er reiste ab.", ["Es endete am 7.10.", "Er reiste ab."]),
        ("John F. Kennedy war hier. Ein Berliner.", ["John F. Kennedy war hier.", "Ein Berliner."]),
    ],
)
def test_sentence_ends(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_no_sentence_crosses_the_edge_of_the_article() -> None:
    doc = VOCAB.make_doc("Sie sprachen lange Anzeige Danach")
    doc._.keep = ((0, 18),)
    assert next(s.text for s in split(doc, WORDS).sents).strip() == "Sie sprachen lange"


@given(st.text(alphabet="aA1. !?\n„“", max_size=80))
def test_any_text_is_split_without_loss(text: str) -> None:
    assert all(0 < offset <= len(text) for offset in boundaries(text, WORDS))
    doc = split(VOCAB.make_doc(text), WORDS)
    assert "".join(s.text_with_ws for s in doc.sents) == text


def test_what_has_lost_its_punctuation_is_cut_into_sentences_of_bounded_length() -> None:
    doc = spacy.blank("de")("und der Kanzler spricht mit dem Präsidenten " * 300)
    assert max(len(sentence) for sentence in split(doc, WORDS).sents) == 400
