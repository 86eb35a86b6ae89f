"""Speakers whom only the words behind a quotation name, or those before a colon; and speech over paragraphs."""

from __future__ import annotations

import pytest

import depesche

CALL = "Kanzlerin Angela Merkel hat am Montag mit Präsident Wladimir Putin telefoniert. Putin reiste weiter nach Minsk."


def said(text: str) -> list[tuple[str | None, str]]:
    """The speaker and the words of each direct quotation, and of no other statement of theirs."""
    statements = depesche.read(f"{CALL}\n\n{text}", published="2021-07-10").statements
    return [(s.speaker, s.form) for s in statements if s.form != "reported"]


@pytest.mark.parametrize(
    "text",
    [
        "„Die Tür bleibt offen.“ Das sagte Angela Merkel nach dem Gespräch.",
        "»Die Tür bleibt offen.« Das erklärte Angela Merkel.",
        "„Die Tür bleibt offen.“ So äußerte sich Angela Merkel am Abend.",
        "„Die Tür bleibt offen“, so Angela Merkel.",
        "„Die Tür bleibt offen.“ Mit diesen Worten warb Angela Merkel für Geduld.",
        "„Die Tür bleibt offen.“ – Angela Merkel",
        '"Die Tür bleibt offen."\n– Angela Merkel, Kanzlerin',
        "„Die Tür bleibt offen.“ (Angela Merkel, Bundeskanzlerin)",
        "Kritik kam von Angela Merkel: „Die Tür bleibt offen.“",
        "Dazu Angela Merkel: „Die Tür bleibt offen.“",
        "Von Angela Merkel kam Zustimmung: „Die Tür bleibt offen.“",
        "Die Antwort von Angela Merkel: „Die Tür bleibt offen.“",
        "Am Abend sagte Angela Merkel:\n\n„Die Tür bleibt offen.“",
    ],
)
def test_the_speaker_stands_behind_the_quotation_or_before_a_colon(text: str) -> None:
    assert said(text) == [("Angela Merkel", "direct")]


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        ("Angela Merkel sagte: „Die Tür ist offen. Wir warten.\n\n„Wir reden weiter.“ Danach flog sie ab.", 2),
        (
            "Angela Merkel sagte: »Die Tür ist offen. Wir warten.\n\n»Wir reden.\n\n»Es eilt nicht.« Danach flog sie.",
            3,
        ),
        ("Angela Merkel sagte: „Die Tür ist offen. Wir warten.\n\nWir reden weiter.“ Danach flog sie ab.", 1),
        ("„Die Tür ist offen. Wir warten.\n\n„Wir reden weiter“, sagte Angela Merkel.", 2),
    ],
)
def test_speech_goes_on_over_paragraphs(text: str, statements: int) -> None:
    assert said(text) == [("Angela Merkel", "direct")] * statements


@pytest.mark.parametrize(
    "text", ["„Die Tür bleibt offen.“ (siehe Bild)", "„Die Tür bleibt offen.“ – ein Rückblick"]
)
def test_what_is_no_name_signs_nothing(text: str) -> None:
    assert "Bild" not in str(said(text)[0][0])
    assert "Rückblick" not in str(said(text)[0][0])
