"""What a sentence that is asked says and denies at once is asked as two; what it leaves open is no claim."""

from __future__ import annotations

import pytest

import depesche
from depesche.asking import check
from depesche.asking.sentences import sentences_in
from depesche.chronicle import Chronicle
from depesche.reading.reader import default_reader

TOLD = Chronicle(
    [
        depesche.read("Tony Blair hat am Montag in Rom Silvio Berlusconi getroffen.", published="2004-03-02"),
        depesche.read("Tony Blair hat am Freitag mit Wladimir Putin telefoniert.", published="2004-05-08"),
    ]
)


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        (
            "Blair traf Berlusconi in Rom, aber nicht in London.",
            ["Blair traf Berlusconi in Rom.", "Blair traf Berlusconi nicht in London."],
        ),
        (
            "Blair hat Berlusconi in Rom, nicht jedoch in London getroffen.",
            ["Blair hat Berlusconi in Rom getroffen.", "Blair hat Berlusconi nicht in London getroffen."],
        ),
        (
            "Blair traf Berlusconi am 1. März 2004 in Rom und nicht in London.",
            [
                "Blair traf Berlusconi am 1. März 2004 in Rom.",
                "Blair traf Berlusconi am 1. März 2004 nicht in London.",
            ],
        ),
        (
            "Blair traf Berlusconi nicht in London, sondern in Rom.",
            ["Blair traf Berlusconi in Rom.", "Blair traf Berlusconi nicht in London."],
        ),
        (
            "Nicht Schröder, sondern Blair hat Berlusconi in Rom getroffen.",
            ["Blair hat Berlusconi in Rom getroffen.", "Nicht Schröder hat Berlusconi in Rom getroffen."],
        ),
        (
            "Blair hat Putin 2004 angerufen, aber nie getroffen.",
            ["Blair hat Putin 2004 angerufen.", "Blair hat Putin 2004 nie getroffen."],
        ),
        (
            "Blair hat Putin 2004, aber nicht 2003 angerufen.",
            ["Blair hat Putin 2004 angerufen.", "Blair hat Putin nicht 2003 angerufen."],
        ),
        (
            "Blair telefonierte mit Putin, nicht mit Chirac.",
            ["Blair telefonierte mit Putin.", "Blair telefonierte nicht mit Chirac."],
        ),
        (
            "Blair hat Berlusconi getroffen, nicht aber Putin.",
            ["Blair hat Berlusconi getroffen.", "Blair hat nicht Putin getroffen."],
        ),
        ("Hat Blair Putin getroffen?", ["Hat Blair Putin getroffen."]),
        # one thing only
        ("Blair hat Putin nicht nur angerufen.", ["Blair hat Putin nicht nur angerufen."]),
        ("Blair hat Putin noch nie getroffen.", ["Blair hat Putin noch nie getroffen."]),
        ("Im Mai, aber nicht viel.", ["Im Mai, aber nicht viel."]),
    ],
)
def test_a_contrast_is_two_sentences(sentence: str, parts: list[str]) -> None:
    assert sentences_in(sentence, default_reader()) == parts


@pytest.mark.parametrize(
    ("sentence", "outcomes"),
    [
        ("Blair traf Berlusconi in Rom, aber nicht in London.", ["supported", "not_decidable"]),
        ("Blair traf Berlusconi in London, aber nicht in Rom.", ["not_decidable", "contradicted"]),
        ("Blair hat Putin 2004 angerufen, aber nie getroffen.", ["supported", "not_decidable"]),
        ("Hat Blair Putin angerufen?", ["supported"]),
        # what is left open
        ("Ob Blair Berlusconi noch einmal trifft, steht noch nicht fest.", ["not_decidable"]),
        ("Ein Treffen von Blair und Berlusconi ist noch nicht bestätigt.", ["not_decidable"]),
        # what is said to have come to nothing
        ("Blair hätte Berlusconi im März 2004 in Rom treffen sollen.", ["contradicted"]),
    ],
)
def test_each_part_has_its_answer(sentence: str, outcomes: list[str]) -> None:
    assert [answer.outcome for answer in check(sentence, TOLD)] == outcomes


def test_what_is_left_open_is_no_claim() -> None:
    (answer,) = check("Ob Blair Berlusconi noch einmal trifft, steht noch nicht fest.", TOLD)
    assert answer.claim is None
    assert answer.contacts == ()
