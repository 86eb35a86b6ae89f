"""What a side confirms or denies of a contact that was told: the contact itself, or a detail of it."""

from __future__ import annotations

import pytest

import depesche
from depesche.model import Report

TOLD = "Bundeskanzler Olaf Scholz hat am Montag mit dem russischen Präsidenten Wladimir Putin telefoniert. "


def read(sentence: str) -> tuple[Report, ...]:
    return depesche.read(TOLD + sentence, published="2022-03-01").reports


@pytest.mark.parametrize(
    "sentence",
    [
        "Der Kreml bestätigte das Telefonat.",
        "Der Kreml bestätigte das Telefonat, nannte aber keine Einzelheiten.",
        "Der Kreml bestätigte das Telefonat, hat aber keine Bilder veröffentlicht.",
        "Der Kreml bestätigte das Gespräch, wollte sich zum Inhalt aber nicht äußern.",
        "Auch Moskau bestätigte den Anruf, machte aber keine Angaben zum Inhalt.",
    ],
)
def test_a_confirmation_is_one_of_the_contact_told_before(sentence: str) -> None:
    (report,) = read(sentence)
    assert (report.status, [s.stance for s in report.reported_by]) == ("held", ["confirms"])


@pytest.mark.parametrize(
    "sentence", ["Der Kreml bestätigte das Telefonat nicht.", "Der Kreml wollte das Telefonat nicht bestätigen."]
)
def test_what_is_not_confirmed_is_not(sentence: str) -> None:
    (report,) = read(sentence)
    assert [s.stance for s in report.reported_by] == ["does_not_confirm"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Der Kreml dementierte, dass Putin um das Gespräch gebeten habe.",
        "Der Kreml dementierte, dass es in dem Telefonat um Gas gegangen sei.",
        "Der Kreml bestritt, dass das Telefonat zwei Stunden gedauert habe.",
        "Ein Kremlsprecher bestritt, dass der Anruf von Putin ausgegangen sei.",
    ],
)
def test_a_denied_detail_is_not_asserted_and_denies_no_contact(sentence: str) -> None:
    (report,) = read(sentence)
    assert (report.status, report.initiator, report.duration, report.topics) == ("held", None, None, ())
    assert all(s.stance != "denies" for s in report.reported_by)


@pytest.mark.parametrize(
    "sentence",
    ["Der Kreml dementierte, dass Putin mit Scholz telefoniert habe.", "Der Kreml dementierte das Telefonat."],
)
def test_a_contact_that_is_denied_is_denied(sentence: str) -> None:
    assert any(s.stance == "denies" for report in read(sentence) for s in report.reported_by)
