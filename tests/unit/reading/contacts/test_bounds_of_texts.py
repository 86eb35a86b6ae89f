"""Nouns of contact and times at the very end of a text."""

from __future__ import annotations

import pytest

import depesche


@pytest.mark.parametrize(
    "text",
    [
        "Das Treffen der Präsidenten Frankreichs",
        "Merkel kam in Paris an. Es folgte das Gespräch der Regierungschefs Frankreichs und",
        "Putin sagte ab: kein Treffen zwischen Merkel",
        "Das Telefonat von Putin",
        "Nach dem Treffen mit Putin traf Merkel Macron am Dienstag",
        "Vor dem Besuch von Putin am Montag sprach Merkel zwei Tage nach",
    ],
)
def test_a_text_may_end_anywhere(text: str) -> None:
    for end in range(len(text) // 2, len(text) + 1):
        depesche.read(text[:end], published="2019-04-03")
