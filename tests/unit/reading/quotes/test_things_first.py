"""Who speaks where a thing stands first, a source passes the words on, or nobody is named."""

from __future__ import annotations

import pytest

import depesche

MET = "Angela Merkel empfing Präsident Petro Poroschenko in Berlin."


def speakers(text: str) -> list[str | None]:
    return [s.speaker for s in depesche.read(text, published="2015-02-12").statements]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{MET} Die Abstimmung im Mai nannte sie wichtig.", ["Angela Merkel"]),
        (f"{MET} Die Feuerpause nannte Poroschenko brüchig.", ["Petro Poroschenko"]),
        (f"{MET} Die Zeitung nannte Poroschenko einen Zauderer.", ["Zeitung"]),
        (
            f"{MET} Aus dem Protokoll geht hervor, dass beide stritten. Daraus geht hervor, dass es laut wurde.",
            ["Protokoll", None],
        ),
        (
            f"{MET} Poroschenko sprach laut Staatsfernsehen von einem „guten Tag“.",
            ["Petro Poroschenko", "Staatsfernsehen"],
        ),
    ],
)
def test_the_speaker_is_who_can_speak(text: str, expected: list[str | None]) -> None:
    assert sorted(dict.fromkeys(speakers(text)), key=str) == sorted(expected, key=str)
