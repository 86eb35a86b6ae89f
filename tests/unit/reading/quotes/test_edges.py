"""Quotations that the end of the text cuts off."""

from __future__ import annotations

import pytest

import depesche

CUES = ("Putin sagte, er habe „gut", "Merkel lobte das „offene Gespräch“", "Laut Kreml, „das war", "Er nannte es,")
TEXT = (
    "Der Minister sagte am Montag nach dem Treffen in Bonn, man sei, so die Ministerin, „auf einem guten Weg“, und "
    "kündigte an, laut Kreml, dass die Gespräche, denen zufolge nichts, weitergehen: „Wir reden“, nach Angaben"
)


@pytest.mark.parametrize("end", range(1, len(TEXT) + 1))
def test_a_text_may_end_anywhere(end):
    for text in (TEXT[:end], f"{TEXT[:end]}“", f"{TEXT[:end]},"):
        for statement in depesche.read(f"Das ist so und nicht anders. {text}").statements:
            assert all(0 <= first < last <= 30 + len(text) for first, last in statement.quote)


@pytest.mark.parametrize("cue", CUES)
@pytest.mark.parametrize("mark", ["", "“", ",", "“,", "„", ":", " "])
def test_a_quotation_may_be_the_last_word(cue, mark):
    assert depesche.read(f"Das ist so und nicht anders. {cue}{mark}").document.text.endswith(mark)


@pytest.mark.parametrize(
    "text", ["Gastgeber", "Gastgeberin:", "Merkel", "Auch", "Ebenfalls", "Treffen", "Ja,", "…"]
)
def test_a_clause_may_be_one_word(text):
    assert depesche.read(f"{text}. Das ist es und nicht mehr. {text}").document.text.endswith(text)
