"""Times that cannot be are findings of the chronicle, never the days of a contact."""

from __future__ import annotations

import pytest

import depesche
from depesche.asking import check
from depesche.chronicle import Chronicle

ON = "2016-04-20"
SAID = "Tokio - Kanadas Premierminister Justin Trudeau hat {} mit Japans Regierungschef Shinzo Abe telefoniert."


def chronicle_of(when: str) -> Chronicle:
    return Chronicle([depesche.read(SAID.format(when), published=ON)])


@pytest.mark.parametrize(
    ("when", "code"),
    [
        ("am 31. Februar", "time_no_such_day"),
        ("am 30.02.2016", "time_no_such_day"),
        ("am 31. April 2015", "time_no_such_day"),
        ("am 29. Februar 2015", "time_no_such_day"),
        ("am 2015-02-29", "time_no_such_day"),
        ("am 12.14.2015", "time_no_such_day"),
        ("am Montag, 12. April 2016,", "time_other_weekday"),
        ("am Freitag, dem 12. April,", "time_other_weekday"),
        ("am Mi., 12.04.2016,", "time_other_weekday"),
        ("am Sonntag (12. April)", "time_other_weekday"),
        ("am 2. Mai 2016", "time_after_article"),
        ("im Juni 2016", "time_after_article"),
    ],
)
def test_a_day_that_cannot_be_is_a_finding_and_no_day(when: str, code: str) -> None:
    whole = chronicle_of(when)
    (contact,) = whole.contacts
    assert str(contact.time) == "../2016-04-20"  # it had happened when it was told
    (finding,) = [f for f in whole.findings if f.type == "date_conflict"]
    assert (finding.contact, finding.field) == (contact.id, "time")
    assert finding.reason is not None
    assert finding.reason.code == code
    (evidence,) = finding.evidence
    assert SAID.format(when)[slice(*evidence.span)] in when


@pytest.mark.parametrize(
    ("when", "day"),
    [
        ("am Dienstag, 12. April 2016,", "2016-04-12"),
        ("am 29. Februar", "2016-02-29"),
        ("am Donnerstag, 21. April 2016,", "2016-04-21"),  # where it was tomorrow already
        ("im April 2016", "2016-04-01/2016-04-20"),
    ],
)
def test_a_day_that_can_be_is_one(when: str, day: str) -> None:
    whole = chronicle_of(when)
    assert str(whole.contacts[0].time) == day
    assert [f.type for f in whole.findings] == []


def test_a_weekday_of_the_year_that_the_text_tells_of() -> None:
    text = "Es war im Frühjahr 2013. " + SAID.format("am Freitag, dem 12. April,")
    (report,) = depesche.read(text, published=ON).reports
    assert str(report.time) == "2013-04-12"


def test_what_is_planned_for_later_is_no_conflict() -> None:
    text = "Justin Trudeau will am 2. Mai 2016 mit Japans Regierungschef Shinzo Abe telefonieren."
    whole = Chronicle([depesche.read(text, published=ON)])
    assert [f.type for f in whole.findings if f.type == "date_conflict"] == []
    assert str(whole.contacts[0].time) == "2016-05-02"


@pytest.mark.parametrize(
    "sentence",
    [
        "Trudeau hat Abe am 31. Februar 2016 angerufen.",
        "Trudeau hat Abe am Montag, 12. April 2016, angerufen.",
        "Trudeau hat Abe am 31. Februar 2016 zweimal angerufen.",
    ],
)
def test_a_sentence_of_a_day_that_cannot_be_is_not_decidable(sentence: str) -> None:
    (answer,) = check(sentence, chronicle_of("am 12. April 2016"))
    assert answer.outcome == "not_decidable"


@pytest.mark.parametrize(
    "page",
    [
        "Trudeau trifft Abe\n\nMontag, 20. April 2016\n\n{}",
        "{}\n\nHafenbote, Freitag, 20. April 2016",
    ],
)
def test_a_page_whose_own_date_has_another_weekday_is_a_finding(page: str) -> None:
    text = page.format(
        "Kanadas Premierminister Justin Trudeau hat am Dienstag mit Japans Regierungschef Shinzo Abe telefoniert."
    )
    whole = Chronicle([depesche.read(text)])
    assert str(whole.contacts[0].time) == "2016-04-19"
    (finding,) = [f for f in whole.findings if f.type == "date_conflict"]
    assert finding.field == "published"
    assert finding.reason is not None
    assert finding.reason.code == "published_other_weekday"


def test_a_page_whose_own_date_is_right_is_none() -> None:
    text = "Trudeau trifft Abe\n\nMittwoch, 20. April 2016\n\n" + SAID.format("am Dienstag")
    assert [f.type for f in Chronicle([depesche.read(text)]).findings] == []
