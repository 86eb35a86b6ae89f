"""Days counted off in a longer time: every weekday, month and ordinal against the calendar."""

from __future__ import annotations

import calendar
import datetime as dt

import pytest

from depesche.days import DaySet
from depesche.lang.de import GERMAN
from depesche.reading.time import tag

WEEKDAYS = [GERMAN.rows("time_words")["WEEKDAY"][str(n)][0] for n in range(7)]
MONTHS = [GERMAN.rows("time_words")["MONTH"][str(n)][0] for n in range(1, 13)]
ORDINALS = {"ersten": 0, "zweiten": 1, "dritten": 2, "vierten": 3, "letzten": -1, "vorletzten": -2}
STEMS = ["erst", "zweit", "dritt", "viert", "fünft", "sechst", "siebt", "acht", "neunt", "zehnt", "elft", "zwölft"]
ONES = ["ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun"]
DAYS = [
    *(f"{stem}en" for stem in STEMS),
    *(f"{one}zehnten" for one in ("drei", "vier", "fünf", "sech", "sieb", "acht", "neun")),
    "zwanzigsten",
    *(f"{one}undzwanzigsten" for one in ONES),
    "dreißigsten",
    "einunddreißigsten",
]


def first(text: str, on: str) -> str:
    return tag(text, DaySet.parse(on))[0].value


@pytest.mark.parametrize("month", range(1, 13))
def test_every_weekday_of_every_month_by_every_ordinal(month: int) -> None:
    for number, weekday in enumerate(WEEKDAYS):
        days = [day for week in calendar.monthcalendar(2026, month) if (day := week[number])]
        for ordinal, place in ORDINALS.items():
            text = f"Das Treffen ist am {ordinal} {weekday} im {MONTHS[month - 1]} 2026."
            assert first(text, "2025-09-23") == f"2026-{month:02d}-{days[place]:02d}", text


@pytest.mark.parametrize("month", range(1, 13))
def test_every_day_of_every_month_in_words(month: int) -> None:
    for day, word in enumerate(DAYS[: calendar.monthrange(2026, month)[1]], 1):
        text = f"Sie trafen sich am {word} {MONTHS[month - 1]} 2026."
        assert first(text, "2025-09-23") == f"2026-{month:02d}-{day:02d}", text


def test_a_weekday_with_the_number_of_the_day() -> None:
    published = dt.date(2021, 5, 18)
    for ahead in range(1, 90):
        day = published + dt.timedelta(ahead)
        text = f"Das Treffen ist für {WEEKDAYS[day.weekday()]}, den {day.day}., geplant."
        assert first(text, str(published)) == str(day), text


@pytest.mark.parametrize("ahead", range(7))
def test_the_weekday_after_the_next_and_before_the_last(ahead: int) -> None:
    published = dt.date(2021, 12, 8)
    weekday = WEEKDAYS[(published.weekday() + ahead) % 7]
    following = published + dt.timedelta(7 + (ahead or 7))
    before = published - dt.timedelta(7 + (7 - ahead))
    assert first(f"Er kommt am übernächsten {weekday}.", str(published)) == str(following)
    assert first(f"Er kam am vorletzten {weekday}.", str(published)) == str(before)


def test_a_plural_is_not_counted_off() -> None:
    assert first("In den letzten Tagen des Monats regnete es.", "2025-09-23") != "2025-09-30"


def test_an_anniversary_is_no_day() -> None:
    found = tag("Sie feiern am Sonntag den 25. Jahrestag.", DaySet.parse("2025-09-23"))
    assert [timex.value for timex in found] == ["2025-09-28"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Am 12. Mai 2019 traf er sie. Am nächsten Tag flog er heim.", "2019-05-13"),
        ("2015 begann der Streit. Ende des Jahres trat er zurück.", "2015"),
        ("2015 begann der Streit. Ende des Jahres will er sie treffen.", "2025"),
        ("Am letzten Freitag der vergangenen Woche kam er.", "2025-09-19"),
        ("Im März 2014 wurde verhandelt. Am letzten Tag des Monats war Schluss.", "2014-03-31"),
    ],
)
def test_a_story_goes_on_from_its_own_day(text: str, value: str) -> None:
    assert tag(text, DaySet.parse("2025-09-23"))[-1].value == value
