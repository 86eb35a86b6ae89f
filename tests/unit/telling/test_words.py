"""Dates and labels as people read them."""

from typing import get_args

import pytest

from depesche.days import ANY_DAY, DaySet
from depesche.errors import UsageError
from depesche.model import FindingType, Kind, Status
from depesche.telling.words import duration, in_quotes, label, labels, spoken


@pytest.mark.parametrize(
    ("days", "german", "english"),
    [
        (DaySet.parse("2017-05-02"), "Di., 2. Mai 2017", "Tue 2 May 2017"),
        (DaySet.parse("2017-05"), "Mai 2017", "May 2017"),
        (DaySet.parse("2017"), "2017", "2017"),
        (DaySet.parse("2017-07-07/2017-07-08"), "7. bis 8. Juli 2017", "7 to 8 July 2017"),
        (DaySet.parse("2017-06-30/2017-07-08"), "30. Juni bis 8. Juli 2017", "30 June to 8 July 2017"),
        (
            DaySet.parse("2016-12-30/2017-01-02"),
            "30. Dezember 2016 bis 2. Januar 2017",
            "30 December 2016 to 2 January 2017",
        ),
        (DaySet.parse("2017-03-01/2017-05-31"), "März bis Mai 2017", "March to May 2017"),
        (
            DaySet.parse("2016-12-01/2017-02-28"),
            "Dezember 2016 bis Februar 2017",
            "December 2016 to February 2017",
        ),
        (
            DaySet.parse("[2018-11-30,2018-12-07,2018-12-14,2018-12-21]"),
            "ein Freitag zwischen 30. November und 21. Dezember 2018",
            "a Friday between 30 November and 21 December 2018",
        ),
        (
            DaySet.parse("[2017-01-21,2017-01-28]"),
            "Sa., 21. Januar 2017 oder Sa., 28. Januar 2017",
            "Sat 21 January 2017 or Sat 28 January 2017",
        ),
        (DaySet.parse("../2017-05-02"), "bis Di., 2. Mai 2017", "until Tue 2 May 2017"),
        (ANY_DAY.on(5), "ein Samstag", "a Saturday"),
        (
            DaySet.parse("2017-01-20/2021-01-20").on(4),
            "ein Freitag zwischen 20. Januar 2017 und 15. Januar 2021",
            "a Friday between 20 January 2017 and 15 January 2021",
        ),
        (DaySet.parse("2020-03-01~"), "um So., 1. März 2020", "about Sun 1 March 2020"),
        (None, "Datum unbekannt", "date unknown"),
    ],
)
def test_days_in_words(days: DaySet | None, german: str, english: str) -> None:
    assert spoken(days, "de") == german
    assert spoken(days, "en") == english


def test_both_languages_have_the_same_labels() -> None:
    german, english = labels("de"), labels("en")
    assert {s: set(v) for s, v in german.items()} == {s: set(v) for s, v in english.items()}


def test_durations_in_words() -> None:
    assert duration("PT1H14M") == "1 Std. 14 Min."
    assert duration("PT10M/PT15M", "en") == "10 min – 15 min"


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(UsageError):
        label("kind", "call", "xx")


def test_a_title_that_is_a_quotation_gets_no_further_marks():
    assert in_quotes("Gipfel", "de") == "„Gipfel“"
    assert in_quotes("Gipfel", "en") == "“Gipfel”"
    assert in_quotes("„Keine Feindseligkeit“", "de") == "„Keine Feindseligkeit“"


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize(
    ("section", "values"),
    [("kind", get_args(Kind)), ("status", get_args(Status)), ("finding", get_args(FindingType))],
)
def test_every_value_has_a_word(section: str, values: tuple[str, ...], language: str) -> None:
    assert set(values) <= set(labels(language)[section])
