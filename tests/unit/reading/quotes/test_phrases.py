"""Noun phrases, subjects and the mood of clauses."""

from __future__ import annotations

import pytest
import spacy

from depesche.reading.quotes import viewed
from depesche.reading.quotes.view import View
from depesche.reading.setting import setting_of

NLP = spacy.blank("de")
NLP.add_pipe("depesche_sentences")


def view(text: str) -> View:
    return viewed(NLP(text), setting_of(NLP))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("der Sprecher des Ministeriums sagte", "der Sprecher des Ministeriums"),
        ("die frühere deutsche Ministerin sagte", "die frühere deutsche Ministerin"),
        ("Angela Merkel (CDU) sagte", "Angela Merkel (CDU)"),
        ("Ursula von der Leyen sagte", "Ursula von der Leyen"),
        ("Merkel und Macron sagten", "Merkel und Macron"),
        ("er sagte", "er"),
        ("die Industrie- und Handelskammer sagte", "die Industrie- und Handelskammer"),
    ],
)
def test_a_noun_phrase(text: str, expected: str) -> None:
    found = view(text).noun_phrase(0, len(NLP(text)))
    assert found is not None
    assert NLP(text)[found[0] : found[1]].text == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Am Montag sagte der Minister nichts.", "der Minister"),
        ("Den Vorschlag lehnte die Ministerin ab.", "die Ministerin"),
        ("Das teilte der Kreml mit.", "der Kreml"),
        ("Auch Hessens Regierungschef kritisierte das.", "Hessens Regierungschef"),
        ("Die Tat nannte er sinnlos.", "er"),
        ("Dazu erklärte das Amt viel.", "das Amt"),
        ("In Wien wurde geredet.", None),
    ],
)
def test_the_subject_of_a_clause(text: str, expected: str | None) -> None:
    seen = view(text)
    found = seen.subject(seen.clauses(seen.sentences[0])[0])
    assert (None if found is None else seen.doc[found[0] : found[1]].text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Der Zug sei voll.", "first"),
        ("Das Amt verstoße gegen das Gesetz.", "first"),
        ("Er komme am Montag.", "first"),
        ("Der Zug wäre voll.", "second"),
        ("Der Zug kommt an.", "indicative"),
        ("Ich habe nichts gesagt.", "indicative"),
        ("Einige Züge werden voll sein.", "indicative"),
    ],
)
def test_the_mood_of_a_clause(text: str, expected: str) -> None:
    seen = view(text)
    assert seen.mood(seen.clauses(seen.sentences[0])[0]) == expected
