"""At whose instance a contact came about."""

from __future__ import annotations

from typing import Any

import pytest

import depesche
from depesche.lang.de import GERMAN
from depesche.telling.names import name_in


@pytest.mark.parametrize("row", GERMAN.rows("initiative_words")["example"], ids=lambda row: row["text"][:60])
def test_who_asked_for_a_contact_is_its_initiator(row: dict[str, Any]) -> None:
    reading = depesche.read(row["text"], published="2017-06-01")
    assert [report.initiator and name_in(report.initiator) for report in reading.reports] == [row["initiator"]]


def test_who_asked_for_the_news_is_not_the_initiator_of_what_is_recalled() -> None:
    text = "Merkel und Putin haben telefoniert, erstmals seit ihrem Treffen im März. Um das Gespräch bat Putin."
    reading = depesche.read(text, published="2017-06-01")
    assert {report.kind: report.initiator for report in reading.reports} == {
        "call": "wladimir-putin",
        "meeting": None,
    }


def test_who_asked_for_a_call_is_not_the_initiator_of_what_was_agreed_in_it() -> None:
    text = (
        "Putin hat am Montag mit Macron telefoniert. Beide vereinbarten ein Treffen im August in Moskau. "
        "Das Telefonat kam auf Wunsch der französischen Seite zustande."
    )
    reading = depesche.read(text, published="2017-06-01")
    assert {report.status: report.initiator for report in reading.reports} == {
        "held": "emmanuel-macron",
        "planned": None,
    }


def test_a_proposal_that_was_talked_about_makes_nobody_the_initiator() -> None:
    reading = depesche.read(
        "Merkel und Putin sprachen am Telefon über den Vorschlag von Macron.", published="2018-03-01"
    )
    assert [report.initiator for report in reading.reports] == [None]
