"""What a side is told to have done by words in a contact, without any words of it."""

import pytest

import depesche


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Kanzler Scholz hat sich am Montag am Telefon mit Präsident Selenskyj abgestimmt.",
            [("Olaf Scholz", "DE", "agree")],
        ),
        (
            "Scholz telefonierte am Montag mit Selenskyj. Der Ukrainer sagte, er sei informiert, habe aber abgeraten.",
            [("Wolodymyr Selenskyj", "UA", "reject")],
        ),
        ("Kanzler Scholz will sich am Montag mit Präsident Selenskyj abstimmen.", []),
    ],
)
def test_agreement_and_refusal_are_statements(text: str, said: list[tuple[str, str, str]]) -> None:
    reading = depesche.read(text, published="2024-11-12")
    acts = [(s.speaker, s.side, s.force) for s in reading.statements if s.force in ("agree", "reject")]
    assert acts == said
