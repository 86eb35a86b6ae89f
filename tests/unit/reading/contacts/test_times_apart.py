"""Several contacts with a time of each, times of insertions, times in front of the verb, plans told in the present."""

from __future__ import annotations

import pytest

import depesche
from depesche.model import Report

#: A Wednesday.
ON = "2018-05-16"


def line(report: Report) -> str:
    people = " – ".join(sorted(str(p.name).split()[-1] for p in report.participants))
    return f"{report.kind} {report.status} {people} {report.time}"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "Putin wird am Sonntag in Helsinki erwartet. Er will dann auch mit Macron sprechen.",
            ["talks planned Macron – Putin 2018-05-20"],
        ),
        (
            "Minister Sergej Lawrow sprach am Dienstag mit Heiko Maas, um ein Treffen von Merkel und Putin anzubahnen.",
            ["talks held Lawrow – Maas 2018-05-15", "meeting planned Merkel – Putin 2018-05-16/.."],
        ),
        (
            "Merkel trifft am Donnerstag Macron und am Freitag Putin.",
            ["meeting planned Macron – Merkel 2018-05-17", "meeting planned Merkel – Putin 2018-05-18"],
        ),
        (
            "Merkel traf Macron am Montag und Putin am Dienstag.",
            ["meeting held Macron – Merkel 2018-05-14", "meeting held Merkel – Putin 2018-05-15"],
        ),
        (
            "Merkel telefonierte mit Macron am Montag und mit Putin am Dienstag.",
            ["call held Macron – Merkel 2018-05-14", "call held Merkel – Putin 2018-05-15"],
        ),
        (
            "Merkel sprach am Montag mit Macron sowie am Dienstag mit Putin und Erdogan.",
            [
                "talks held Macron – Merkel 2018-05-14",
                "talks held Merkel – Putin 2018-05-15",
                "talks held Erdogan – Merkel 2018-05-15",
            ],
        ),
        (
            "Kurz vor seinem Treffen mit Putin am Freitag hat Macron mit Merkel telefoniert.",
            ["call held Macron – Merkel 2018-05-15/2018-05-16", "meeting planned Macron – Putin 2018-05-18"],
        ),
        (
            "Zwei Tage nach dem Treffen mit Macron am Sonntag hat Merkel mit Putin telefoniert.",
            ["call held Merkel – Putin 2018-05-15", "meeting held Macron – Merkel 2018-05-13"],
        ),
        (
            "Merkel, im März zur Kanzlerin gewählt, telefonierte Ende April mit Putin.",
            ["call held Merkel – Putin 2018-04-21/2018-04-30"],
        ),
        (
            "Merkel reist am Freitag nach Sotschi. Dort trifft sie Putin.",
            ["visit planned Merkel – Putin 2018-05-18"],
        ),
        (
            "Merkel hat mit Putin telefoniert. Zuletzt hatten die beiden Anfang April miteinander gesprochen.",
            ["call held Merkel – Putin 2018-05-15/2018-05-16", "talks held Merkel – Putin 2018-04-01/2018-04-10"],
        ),
        (
            "Merkel hat mit Putin telefoniert. Es war das dritte Telefonat innerhalb einer Woche.",
            ["call held Merkel – Putin 2018-05-15/2018-05-16"],
        ),
    ],
)
def test_each_contact_has_its_own_time(text: str, lines: list[str]) -> None:
    assert [line(report) for report in depesche.read(text, published=ON).reports] == lines


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jetzt hat Merkel erstmals mit Putin telefoniert.", "call held Merkel – Putin 2018-05-15/2018-05-16"),
        ("Merkel trifft bald Putin.", "meeting planned Merkel – Putin 2018-05-16/.."),
        ("Seit sich Merkel und Putin 2014 trafen, ist viel geschehen.", "meeting held Merkel – Putin 2014"),
        ("Die Lage war 2014 ernst. Merkel traf Putin in Paris.", "meeting held Merkel – Putin 2014"),
        (
            "Merkel traf Putin am Rande des G20-Gipfels in Hamburg.",
            "meeting held Merkel – Putin 2017-07-07/2017-07-08",
        ),
        (
            "Merkel und Putin hatten ein Treffen im Mai vereinbart.",
            "meeting planned Merkel – Putin 2018-05-16/2018-05-31",
        ),
    ],
)
def test_the_story_gives_what_no_day_does(text: str, expected: str) -> None:
    assert [line(report) for report in depesche.read(text, published=ON).reports] == [expected]


def test_what_is_told_in_the_present_of_a_coming_day_is_planned() -> None:
    text = (
        "Der deutsche Außenminister Heiko Maas besucht seinen russischen Kollegen Sergej Lawrow in Moskau, um zu reden."
        "\n\n„Minister Maas reist am Donnerstag zu seinem Antrittsbesuch nach Moskau“, so das Auswärtige Amt."
    )
    (report,) = depesche.read(text, published=ON).reports
    assert (report.status, str(report.time)) == ("planned", "2018-05-17")


def test_a_time_of_day_in_an_article_of_a_known_month_is_on_the_weekday_named_before() -> None:
    text = "Merkel war am Mittwoch nach Paris gereist. Dort traf sie am Abend Macron."
    (report,) = depesche.read(text, published="2018-05").reports
    assert report.time is not None
    assert {day.weekday() for day in report.time} == {2}


def test_the_day_before_a_weekday_of_a_known_month_is_the_weekday_before() -> None:
    text = "Merkel traf am Mittwoch Putin. Am Vortag hatte sie mit Macron telefoniert."
    call = next(r for r in depesche.read(text, published="2018-05").reports if r.kind == "call")
    assert call.time is not None
    assert {day.weekday() for day in call.time} == {1}


@pytest.mark.parametrize(("text", "time"), [("Vor hundert Jahren", None), ("Im Jahr 1995", "1995")])
def test_nobody_meets_anybody_long_before_any_office(text: str, time: str | None) -> None:
    (report,) = depesche.read(f"{text} trafen sich Merkel und Putin in Paris.", published=ON).reports
    assert (str(report.time) if report.time is not None else None) == time
