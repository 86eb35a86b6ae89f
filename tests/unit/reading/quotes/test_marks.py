"""Passages between quotation marks of every style."""

from __future__ import annotations

import pytest

from depesche.reading.quotes.marks import passages


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Er sagte: „Gut.“ Mehr nicht.", ["„Gut.“"]),
        ("Er sagte: »Gut.« Mehr nicht.", ["»Gut.«"]),
        ("Er sagte: «Gut.» Mehr nicht.", ["«Gut.»"]),
        ('Er sagte: "Gut." Mehr nicht.', ['"Gut."']),
        ("Er sagte: “Gut.” Mehr nicht.", ["“Gut.”"]),
        ('Er sagte: „Gut." Mehr nicht.', ['„Gut."']),
        ("Er sagte: ‚Gut.‘ Mehr nicht.", ["‚Gut.‘"]),
        ("„Das ‚Ja‘ gilt“, sagte er.", ["„Das ‚Ja‘ gilt“"]),
        ("„Das „Ja“ gilt“, sagte er.", ["„Das „Ja“ gilt“"]),
        ("„Eins“ und „zwei“.", ["„Eins“", "„zwei“"]),
        ("Putin’s Rede und Peters' Hut", []),
        ("„Nie geschlossen.\n\nEin „neuer“ Absatz.", ["„neuer“"]),
        ('Rohr 5" lang', []),
        ("„Eins. Zwei.\n\n„Drei.“ Ende.", ["„Eins. Zwei.", "„Drei.“"]),
        ("»Eins.\n\n»Zwei.\n\n»Drei.« Ende.", ["»Eins.", "»Zwei.", "»Drei.«"]),
        ("„Eins.\n\nZwei.“ Ende.", ["„Eins.", "Zwei.“"]),
        ('"Eins.\n\nZwei.\n\nDrei." Ende.', ['"Eins.', "Zwei.", 'Drei."']),
    ],
)
def test_passages(text: str, expected: list[str]) -> None:
    assert [text[slice(*p.span)] for p in passages(text, ((0, len(text)),))] == expected


def test_a_mark_that_nothing_closes_swallows_no_article() -> None:
    text = "„Anfang ohne Ende. " + "Wort " * 2000 + "„Schluss“"
    assert [text[slice(*p.span)] for p in passages(text, ((0, len(text)),))] == ["„Schluss“"]


def test_passages_stay_inside_the_kept_spans() -> None:
    text = "„Oben“ Werbung „unten“"
    assert [text[slice(*p.span)] for p in passages(text, ((0, 6),))] == ["„Oben“"]
