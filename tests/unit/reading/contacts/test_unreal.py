"""Questions, wishes, fiction and what might have been assert nothing."""

from __future__ import annotations

import pytest

import depesche


def lines(text: str, published: str = "2009-06-18") -> list[str]:
    reports = depesche.read(text, published=published).reports
    return [
        f"{r.kind} {r.status} " + " ".join(sorted((p.name or "?").split()[-1] for p in r.participants))
        for r in reports
    ]


@pytest.mark.parametrize(
    "text",
    [
        # questions
        "Hat Sarkozy mit Medwedew telefoniert? Das weiß in Paris niemand.",
        "Kommt Medwedew im Juli zu Sarkozy nach Paris?",
        "Sarkozy bei Medwedew? In Paris wird gerätselt.",
        "Wann treffen sich Sarkozy und Medwedew?",
        "Wer rief Medwedew an, Sarkozy oder Brown?",
        # what might have been
        "Wäre Sarkozy damals nach Moskau gereist, hätte er Medwedew getroffen.",
        "Hätte Sarkozy mit Medwedew gesprochen, gäbe es den Vertrag.",
        "Beinahe hätte Sarkozy Medwedew in Nizza getroffen.",
        "Ohne den Streik hätte Sarkozy im Mai Medwedew in Moskau besucht.",
        "Sarkozy hätte Medwedew längst anrufen müssen.",
        "Der Präsident hätte Medwedew anrufen sollen, meint die Zeitung.",
        # made up
        "In dem Roman trifft Sarkozy Medwedew in einem Zug. Später ruft er ihn an.",
        "Die Netflix-Serie zeigt, wie Sarkozy Medwedew in Cannes empfängt.",
        "Der Spielfilm erzählt, wie Sarkozy und Medwedew sich in Nizza treffen.",
        "Man stelle sich vor, Sarkozy träfe Medwedew auf einer Insel.",
        "Ein gefälschtes Foto zeigt, wie Sarkozy Medwedew in Paris empfängt.",
        "Das Video ist KI-generiert: Sarkozy und Medwedew treffen sich am Strand.",
        "Gesetzt den Fall, Sarkozy trifft Medwedew im Juli in Paris.",
        "Die Meldung war ein Aprilscherz. Sarkozy hat Medwedew in Lyon getroffen.",
    ],
)  # fmt: skip
def test_what_is_not_said_to_be_is_no_contact(text: str) -> None:
    assert lines(text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # what a question takes for granted, and what answers one
        ("Warum hat Sarkozy am Montag Medwedew angerufen?", ["call held Medwedew Sarkozy"]),
        ("Hat Sarkozy Medwedew angerufen? Ja, am Montag rief er ihn an.", ["call held Medwedew Sarkozy"]),
        # wishes and advice are thought of at most
        ("Sarkozy sollte Medwedew endlich anrufen.", ["call considered Medwedew Sarkozy"]),
        ("Es regnet. Hoffentlich trifft Sarkozy Medwedew.", ["meeting considered Medwedew Sarkozy"]),
        # what was to be, and what somebody says to have been
        ("Sarkozy sollte Medwedew am Freitag in Paris empfangen.", ["visit planned Medwedew Sarkozy"]),
        ("Der Kreml erklärte, Sarkozy und Medwedew hätten am Dienstag telefoniert.", ["call held Medwedew Sarkozy"]),
        # a name, and things that only sound so
        ("Sarkozy hat in einer Serie von Telefonaten auch mit Medwedew gesprochen.", ["call held Medwedew Sarkozy"]),
    ],
)  # fmt: skip
def test_what_is_said_to_be_stays(text: str, told: list[str]) -> None:
    assert lines(text) == told


def test_somebody_called_roman_is_no_novel() -> None:
    text = "Bundespräsident Roman Herzog hat am Donnerstag den russischen Präsidenten Boris Jelzin getroffen."
    assert lines(text, "1995-05-12") == ["meeting held Herzog Jelzin"]
