"""Every example of the cue list is read as it says."""

from __future__ import annotations

from typing import Any

import pytest
import spacy

from depesche.reading.quotes.cues import rows

NLP = spacy.blank("de")
NLP.add_pipe("depesche_sentences")
NLP.add_pipe("depesche_quotes")
ROWS = [*rows()["cue"], rows()["sources"], rows()["nouns"], rows()["short"]]


@pytest.mark.parametrize("row", ROWS, ids=[row["example"][:40] for row in ROWS])
def test_an_example_gives_its_quotation_and_speaker(row: dict[str, Any]) -> None:
    doc = NLP(row["example"])
    found = [(_text(doc.text, q.pieces), q.speaker and doc.text[slice(*q.speaker)]) for q in doc._.quotes]
    assert (row["quote"], row["speaker"]) in found


def _text(text: str, pieces: tuple[tuple[int, int], ...]) -> str:
    return " … ".join(text[a:b] for a, b in pieces)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("„Wir reden weiter“, sagte die Kanzlerin.", [("direct", "„Wir reden weiter“", "die Kanzlerin")]),
        ("»Das war nützlich«, so Putin.", [("direct", "»Das war nützlich«", "Putin")]),
        ('Er erklärte: "Ich komme im Mai."', [("direct", '"Ich komme im Mai."', "Er")]),
        ("Der Gast kam mit dem Magazin „Die Brücke“ in der Hand.", []),
        (
            "Macron sagte, er habe angerufen. Das Gespräch sei kurz gewesen.",
            [
                ("indirect", "er habe angerufen", "Macron"),
                ("indirect", "Das Gespräch sei kurz gewesen", "Macron"),
            ],
        ),
        (
            "Das Treffen sei vertagt, teilte der Kreml mit.",
            [("indirect", "Das Treffen sei vertagt", "der Kreml")],
        ),
        ("Es wurde gesagt, dass beide kommen.", [("indirect", "dass beide kommen", None)]),
        ("Beide trafen sich in Wien und aßen zu Mittag.", []),
    ],
)
def test_forms(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    doc = NLP(text)
    found = [(q.form, _text(text, q.pieces), q.speaker and text[slice(*q.speaker)]) for q in doc._.quotes]
    assert found == expected
