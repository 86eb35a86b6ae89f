"""Which words are topics, of whose talk, and without whom and when they were talked about."""

from __future__ import annotations

import pytest

import depesche

CALL = "Olaf Scholz telefonierte am Montag mit Präsident Joe Biden."


def topics(text: str) -> list[str]:
    return [t.text for report in depesche.read(text, published="2023-05-10").reports for t in report.topics]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{CALL} Thema waren die Zölle.", ["Zölle"]),
        (f"{CALL} Nächste Woche beraten die Fachminister in Luxemburg über die Fischerei.", []),
        (f"{CALL} Zuvor hatte der Landtag über den Straßenbau debattiert.", []),
        (f"{CALL} Beide sprachen über den Freihandel.", ["Freihandel"]),
        (f"{CALL} Gastgeber des nächsten Treffens ist Portugal.", []),
        (
            "Olaf Scholz kündigte an, die Lage am Freitag mit Präsident Joe Biden zu besprechen.",
            ["Lage"],
        ),
        (
            "Olaf Scholz sprach mit Präsident Joe Biden über den Streit mit Emmanuel Macron.",
            ["Streit mit Emmanuel Macron"],
        ),
        ("Olaf Scholz sprach über die Dürre im Sahel mit Präsident Joe Biden.", ["Dürre im Sahel"]),
    ],
)
def test_a_topic_is_of_the_talk_that_it_is_told_of(text: str, expected: list[str]) -> None:
    assert topics(text) == expected
