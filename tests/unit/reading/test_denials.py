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


@pytest.mark.parametrize(
    "text",
    [
        "Olaf Scholz soll am Montag mit Wladimir Putin telefoniert haben. Der Kreml dementierte das Telefonat.",
        "Die „Post“ berichtete, Olaf Scholz habe am Montag mit Wladimir Putin telefoniert. Der Kreml dementierte das.",
        "Der Kreml wies Berichte zurück, wonach Olaf Scholz am Montag mit Wladimir Putin telefoniert habe.",
        "Der Kreml hat einen Bericht der „Post“ zurückgewiesen, demzufolge Scholz am Montag mit Putin telefoniert hat.",
    ],
)
def test_hearsay_that_a_side_denies_is_denied(text: str) -> None:
    (report,) = depesche.read(text, published="2022-03-01").reports
    assert (report.status, str(report.time)) == ("denied", "2022-02-28")
    assert ("RU", "denies") in [(s.side, s.stance) for s in report.reported_by]
    assert all(s.stance == "reports" for s in report.reported_by if s.side is None)


def test_what_the_article_tells_itself_stays_told_though_a_side_denies_it() -> None:
    (report,) = read("Der Kreml dementierte das Telefonat.")
    assert (report.status, [(s.side, s.stance) for s in report.reported_by]) == ("held", [("RU", "denies")])


def test_hearsay_that_a_side_confirms_stays() -> None:
    told = "Olaf Scholz soll am Montag mit Wladimir Putin telefoniert haben."
    reading = depesche.read(f"{told} Der Kreml dementierte das. Berlin bestätigte es.", published="2022-03-01")
    assert [report.status for report in reading.reports] == ["held"]


def test_a_line_in_the_present_above_news_of_the_past_is_past() -> None:
    text = "11:40 Uhr: Scholz spricht mit Macron\nOlaf Scholz hat mit Emmanuel Macron gesprochen."
    (report,) = depesche.read(f"+++ Ticker +++\n\n{text}", published="2022-03-01").reports
    assert (report.status, str(report.time)) == ("held", "2022-03-01")
