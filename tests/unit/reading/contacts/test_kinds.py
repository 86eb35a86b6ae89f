"""Kind, place and status of a contact by the words around it: several sentences for each cause, with controls."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import depesche
from depesche.model import Report

Reports = Callable[..., tuple[Report, ...]]


def line(report: Report) -> str:
    people = " – ".join(sorted(str(p.name).split()[-1] for p in report.participants))
    place = f" in {report.place.name}" if report.place else ""
    return f"{report.kind} {report.status} {people}{place}"


CALLED = "Der Kanzler hat am Montag mit dem Premier telefoniert. "
TALKED = "Der Kanzler hat am Montag mit dem Premier gesprochen. "
MET = "Der Kanzler hat am Montag in Genf den Premier getroffen. "


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (TALKED + "Viele Urlauber reisen weiter.", ["talks held Adler – Baker"]),
        (TALKED + "Drohnen tauchten über dem Hafen auf.", ["talks held Adler – Baker"]),
        (TALKED + "Wir laden alle Leser ein.", ["talks held Adler – Baker"]),
        (TALKED + "Der Premier reiste danach weiter.", ["talks held Adler – Baker"]),
        (MET + "Im Hotel empfing ihn niemand.", ["meeting held Adler – Baker in Genf"]),
        (
            "Der Kanzler empfing am Montag den Premier. Der Premier kommt auch am Montag.",
            ["visit held Adler – Baker in Deutschland"],
        ),
    ],
)
def test_somebody_else_who_goes_somewhere_changes_no_contact(
    text: str, lines: list[str], reports_of: Reports
) -> None:
    assert [line(report) for report in reports_of(text)] == lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Der Kanzler schrieb dem König, er komme bald.", ["message held Adler – Dahl"]),
        ("Das sei falsch, schreibt der Premier dem Kanzler.", ["message held Adler – Baker"]),
        ("Man müsse warten, schrieb der Kanzler auf Twitter dem Premier.", []),
        ("Der Kanzler schrieb am Montag ein Buch.", []),
        ("Der Premier wünschte dem Kanzler in einem Telegramm viel Glück.", ["message held Adler – Baker"]),
        ("Der Premier wünschte dem Kanzler viel Glück.", []),
        ("Der Premier hat dem Kanzler seine besten Wünsche übermittelt.", ["message held Adler – Baker"]),
        ("Der Premier hat dem Kanzler Genesungswünsche geschickt.", ["message held Adler – Baker"]),
        ("Der Premier hat dem Kanzler Waffen geschickt.", []),
        ("Die Präsidentin sprach dem Premier ihr Beileid aus.", ["message held Baker – Colette"]),
        ("Die Präsidentin sprach dem Premier das Misstrauen aus.", []),
    ],
)
def test_a_message_is_told_by_many_verbs(text: str, lines: list[str], reports_of: Reports) -> None:
    assert [line(report) for report in reports_of(text)] == lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "In Genf steckten der Kanzler und der Premier die Köpfe zusammen.",
            ["meeting held Adler – Baker in Genf"],
        ),
        ("Der Kanzler und der Premier haben in Genf einander begrüßt.", ["meeting held Adler – Baker in Genf"]),
        ("Der Kanzler und der Premier begrüßten in Genf das Abkommen.", []),
        ("Der Kanzler und der Premier weihten gemeinsam die Brücke ein.", ["meeting held Adler – Baker"]),
        ("Der Kanzler und der Premier feierten am Sonntag Geburtstag.", []),
        (
            "Der Premier besuchte gemeinsam mit der Präsidentin den Kanzler.",
            ["visit held Adler – Baker – Colette in Deutschland"],
        ),
        ("Der Kanzler und der Premier setzten auf Zeit.", []),
        ("Der Kanzler erwartet von der Präsidentin mehr Druck.", []),
    ],
)
def test_what_leaders_do_together_in_person_is_a_meeting(text: str, lines: list[str], reports_of: Reports) -> None:
    assert [line(report) for report in reports_of(text)] == lines


@pytest.mark.parametrize(
    ("text", "status", "days"),
    [
        ("Der Kanzler wird den Premier nicht vor Juli treffen.", "planned", "2021-07-01/.."),
        ("Ein Treffen des Kanzlers mit dem Premier wird es nicht vor Juli geben.", "planned", "2021-07-01/.."),
        ("Der Kanzler trifft den Premier frühestens im Juli.", "planned", "2021-07-01/.."),
        ("Der Kanzler soll den Premier bis Ende Juli treffen.", "planned", "2021-06-18/2021-07-31"),
        ("Spätestens am 1. Juli will der Kanzler den Premier treffen.", "planned", "2021-06-18/2021-07-01"),
        ("Der Kanzler will den Premier noch vor dem 1. Juli treffen.", "planned", "2021-06-18/2021-07-01"),
        ("Der Kanzler traf den Premier vor dem 1. Juni.", "held", "../2021-05-31"),
        ("Der Kanzler will den Premier vom 1. bis zum 3. Juli treffen.", "planned", "2021-07-01/2021-07-03"),
        ("Der Kanzler wird den Premier im Juli nicht treffen.", "cancelled", "2021-07"),
        ("Das Treffen des Kanzlers mit dem Premier am Montag wurde abgesagt.", "cancelled", "2021-06-21"),
        ("Das Treffen des Kanzlers mit dem Premier am Montag wurde verschoben.", "postponed", "2021-06-21"),
        ("Das Treffen des Kanzlers mit dem Premier am Montag fiel aus.", "cancelled", "2021-06-14"),
        (
            "Das Treffen des Kanzlers mit dem Premier am vergangenen Montag wurde abgesagt.",
            "cancelled",
            "2021-06-14",
        ),
        ("Der Kanzler will an diesem Montag den Premier treffen.", "planned", "2021-06-21"),
    ],
)
def test_a_bound_leaves_days_open_and_what_is_called_off_lies_ahead(
    text: str, status: str, days: str, reports_of: Reports
) -> None:
    assert [(report.status, str(report.time)) for report in reports_of(text)] == [(status, days)]


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("Der Vorfall soll sich beim Besuch des Premiers beim Kanzler in Berlin zugetragen haben.", ["held"]),
        ("Der Streit soll beim Treffen des Kanzlers mit dem Premier ausgebrochen sein.", ["held"]),
        ("Beim Treffen des Kanzlers mit dem Premier soll es um Gas gehen.", ["planned"]),
        ("Die auf eine Stunde angesetzte Unterredung des Kanzlers mit dem Premier endete früh.", ["held"]),
        ("Das für Montag geplante Treffen des Kanzlers mit dem Premier endet in Genf.", ["planned"]),
        ("Zu einem Treffen des Kanzlers mit dem Premier ist es nicht gekommen.", ["cancelled"]),
        ("Ein Treffen des Kanzlers mit dem Premier ist vom Tisch.", ["cancelled"]),
        ("Das Treffen des Kanzlers mit dem Premier entfällt.", ["cancelled"]),
        ("Der Kanzler will mit dem Premier telefonieren. Einen Termin gibt es noch nicht.", ["planned"]),
        ("Der König äußerte den Wunsch, dass der Kanzler den Premier treffen wird.", ["considered"]),
        ("Der König berichtete, dass der Kanzler den Premier treffen wird.", ["planned"]),
    ],
)
def test_a_status_by_what_is_said_of_the_contact(text: str, statuses: list[str], reports_of: Reports) -> None:
    assert [report.status for report in reports_of(text)] == statuses


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Der Kanzler griff zum Hörer und sprach mit dem Premier.", ["call held Adler – Baker"]),
        ("Der Kanzler griff zum Telefon und redete lange mit dem Premier.", ["call held Adler – Baker"]),
        ("Der Kanzler griff zum Glas und sprach mit dem Premier.", ["talks held Adler – Baker"]),
        (
            "In London hat der Kanzler am Montag den Premier getroffen, in Paris am Abend die Präsidentin.",
            ["visit held Adler – Baker in London", "visit held Adler – Colette in Paris"],
        ),
        (
            "Der Kanzler hat am Montag den Premier in London getroffen und am Abend die Präsidentin in Paris.",
            ["visit held Adler – Baker in London", "visit held Adler – Colette in Paris"],
        ),
        (
            "Der Besuch des Kanzlers und der Präsidentin beim Premier in London dauerte eine Stunde.",
            ["visit held Adler – Baker – Colette in London"],
        ),
    ],
)
def test_kind_and_place_belong_to_their_own_contact(text: str, lines: list[str], reports_of: Reports) -> None:
    assert [line(report) for report in reports_of(text)] == lines


@pytest.mark.parametrize(
    ("text", "published", "state"),
    [
        ("Emmanuel Macron hat am Dienstag in Prag Wolodymyr Selenskyj getroffen.", "2023-10-11", "CZ"),
        ("Emmanuel Macron hat am Dienstag in Moskau Wladimir Putin getroffen.", "2023-10-11", "RU"),
        ("Helmut Kohl hat am Dienstag in Prag François Mitterrand getroffen.", "1990-10-11", "CS"),
        ("Angela Merkel hat in Prag Emmanuel Macron getroffen.", None, "CZ"),
    ],
)
def test_a_capital_is_that_of_the_state_of_its_days(text: str, published: str | None, state: str) -> None:
    place = depesche.read(text, published=published).reports[0].place
    assert place is not None
    assert place.id == state


def test_who_is_named_before_the_colon_of_a_headline_is_not_met_behind_it() -> None:
    headline = "Nach Gespräch mit Putin: Merkel will Macron treffen"
    text = headline + "\n\nBundeskanzlerin Angela Merkel ist zu einem Treffen mit Emmanuel Macron bereit."
    meetings = [line(r) for r in depesche.read(text, published="2018-05-18").reports if r.kind == "meeting"]
    assert meetings == ["meeting planned Macron – Merkel"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Angela Merkel trifft Wladimir Putin übermorgen in Moskau.", "planned"),
        ("Angela Merkel kommt nächste Woche in Moskau mit Wladimir Putin zusammen.", "planned"),
        ("Angela Merkel traf Wladimir Putin gestern in Moskau.", "held"),
        ("Angela Merkel trifft Wladimir Putin in Moskau.", "ongoing"),
    ],
)
def test_a_time_to_come_tells_of_a_plan_in_an_article_without_a_date(text: str, status: str) -> None:
    assert [report.status for report in depesche.read(text).reports] == [status]


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("in der französischen Kleinstadt Xavigny", ("Xavigny", "visit")),
        ("im französischen Badeort Xavigny", ("Xavigny", "visit")),
        ("in der polnischen Stadt Xanow", ("Xanow", "meeting")),
        ("in der französischen Hauptstadt", ("Paris", "visit")),
        ("in der französischen Stadt Straßburg", ("Straßburg", "visit")),
    ],
)
def test_a_town_that_is_not_known_is_on_the_ground_of_its_state(words: str, place: tuple[str, str]) -> None:
    reports = depesche.read(
        f"Angela Merkel hat Emmanuel Macron am Dienstag {words} getroffen.", published="2018-05-18"
    ).reports
    assert [(r.place.name if r.place else None, r.kind) for r in reports] == [place]
