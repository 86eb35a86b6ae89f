"""Reports of a few sentences: who takes part, whether it happened, when, where and what kind it was."""

import pytest

from depesche.days import DaySet
from depesche.lang.de import GERMAN

ADLER, BAKER, COLETTE, DAHL = "Anton Adler", "Bill Baker", "Claire Colette", "Didrik Dahl"


def told(report):
    return report.kind, report.status, sorted(p.name for p in report.participants)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Der Kanzler hat den Premier getroffen.", "held"),
        ("Der Kanzler hatte den Premier schon im Mai getroffen.", "held"),
        ("Der Kanzler soll am Montag den Premier getroffen haben.", "held"),
        ("Der Kanzler will den Premier treffen.", "planned"),
        ("Am kommenden Dienstag trifft der Kanzler den Premier.", "planned"),
        ("Der Kanzler wird am Dienstag den Premier treffen.", "planned"),
        ("Wenn der Kanzler am kommenden Dienstag den Premier trifft, wird es laut.", "planned"),
        ("Es geht um Zölle, wenn sich der Kanzler und der Premier am 25. Juni treffen.", "planned"),
        ("Wenn der Kanzler den Premier trifft, wird es laut.", "considered"),
        ("Falls der Kanzler am 25. Juni den Premier trifft, wird es laut.", "considered"),
        ("Es hilft nur, wenn der Kanzler am 25. Juni den Premier trifft.", "considered"),
        ("Es könnte helfen, wenn der Kanzler am 25. Juni den Premier trifft.", "considered"),
        ("Der Kanzler kündigte an, den Premier zu treffen.", "planned"),
        ("Der Kanzler plant ein Treffen mit dem Premier.", "planned"),
        ("Der Kanzler bestätigte das Treffen mit dem Premier.", "confirmed"),
        ("Der Kanzler könnte den Premier treffen.", "considered"),
        ("Der Kanzler erwägt ein Treffen mit dem Premier.", "considered"),
        ("Der Kanzler hofft auf ein Treffen mit dem Premier.", "considered"),
        ("Ein mögliches Treffen des Kanzlers mit dem Premier war Thema.", "considered"),
        ("Der Kanzler lud den Premier nach Berlin ein.", "considered"),
        ("Der Kanzler sagte das Treffen mit dem Premier ab.", "cancelled"),
        ("Das geplante Treffen des Kanzlers mit dem Premier wurde gestrichen.", "cancelled"),
        ("Ein Treffen des Kanzlers mit dem Premier kam nicht zustande.", "cancelled"),
        (
            "Das mit Spannung erwartete Treffen zwischen dem Kanzler und dem Premier findet nicht statt.",
            "cancelled",
        ),
        ("Eigentlich hätten sich der Kanzler und der Premier am Montag sehen sollen.", "cancelled"),
        ("Der Kanzler verschob das Treffen mit dem Premier.", "postponed"),
        ("Der Kanzler dementierte ein Treffen mit dem Premier.", "denied"),
        ("Berichte über ein Telefonat des Kanzlers mit dem Premier wies Berlin zurück.", "denied"),
    ],
)
def test_status_is_read_from_the_verb_group_and_what_governs_the_noun(text, status, reports_of):
    assert [report.status for report in reports_of(text)] == [status]


@pytest.mark.parametrize("row", GERMAN.rows("contact_status")["example"], ids=lambda row: row["text"][12:40])
def test_the_examples_of_the_status_words(row, reports_of):
    assert [report.status for report in reports_of(row["text"])] == [row["status"]]


@pytest.mark.parametrize(
    "text",
    [
        "Der Kanzler hat den Premier noch nie getroffen.",
        "Treffen sich der Kanzler und der Premier, dann wird es laut.",
        "Der Kanzler sprach von dem Premier.",
        "Der Kanzler traf eine Entscheidung, der Premier auch.",
        "Im Planspiel telefonierte der Kanzler mit dem Premier.",
        "Der Kanzler reiste nach Rom.",
    ],
)
def test_what_tells_of_no_contact_gives_no_report(text, article_of):
    doc = article_of(text)
    assert doc._.reports == ()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Der Premier wurde vom Kanzler in Berlin empfangen.", [("visit", "held", [ADLER, BAKER])]),
        ("Der Kanzler traf den Premier in London.", [("visit", "held", [ADLER, BAKER])]),
        ("Der Kanzler traf den Premier in Genf.", [("meeting", "held", [ADLER, BAKER])]),
        ("Der Kanzler traf am Rande des Gipfels in Berlin den Premier.", [("meeting", "held", [ADLER, BAKER])]),
        (
            "Der Kanzler, der Premier und die Präsidentin berieten in Genf.",
            [("summit", "held", [ADLER, BAKER, COLETTE])],
        ),
        ("Der Kanzler sprach telefonisch mit dem Premier.", [("call", "held", [ADLER, BAKER])]),
        ("Der Kanzler sprach in einer Videoschalte mit dem Premier.", [("video", "held", [ADLER, BAKER])]),
        (
            "Der Kanzler telefonierte mit dem Premier und der Präsidentin.",
            [("call", "held", [ADLER, BAKER]), ("call", "held", [ADLER, COLETTE])],
        ),
        (
            "Der Kanzler beriet zunächst mit dem Premier, dann mit dem König.",
            [("talks", "held", [ADLER, BAKER]), ("talks", "held", [ADLER, DAHL])],
        ),
        (
            "Nach einem Telefonat, in dem der Kanzler dem Premier gratulierte, war die Stimmung gut.",
            [("call", "held", [ADLER, BAKER])],
        ),
        ("Der Premier kam nach Berlin. Dort traf ihn der Kanzler.", [("visit", "held", [ADLER, BAKER])]),
        (
            "Der Kanzler empfing am Montag den Premier. Mit der Präsidentin wurde anschließend telefoniert.",
            [("visit", "held", [ADLER, BAKER]), ("call", "held", [BAKER, COLETTE])],
        ),
        (
            "Der Kanzler lädt für Montag nach Berlin ein. Eingeladen sind der Premier und die Präsidentin.",
            [("summit", "planned", [ADLER, BAKER, COLETTE])],
        ),
    ],
)
def test_kinds_and_sides(text, wanted, reports_of):
    assert [told(report) for report in reports_of(text)] == wanted


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Der Kanzler traf am Mittwoch den Premier.", "2021-06-16"),
        ("Der Kanzler sagte am Mittwoch ein für Montag angesetztes Treffen mit dem Premier ab.", "2021-06-21"),
        ("Der Kanzler soll am Mittwoch mit dem Premier telefoniert haben.", "2021-06-16"),
        ("Der Kanzler kündigte am Mittwoch an, den Premier am 3. Juli zu treffen.", "2021-07-03"),
        ("Der Kanzler will den Premier am 7. und 8. Juli treffen.", "2021-07-07/2021-07-08"),
        ("Der Kanzler hat den Premier in diesem Jahr getroffen.", "2021-01-01/2021-06-18"),
        ("Der Kanzler sprach telefonisch mit dem Premier und, am Dienstag, mit dem König.", "2021-06-15"),
        ("Drei Tage nach dem Treffen des Kanzlers mit dem Premier fiel am Freitag der Kurs.", "2021-06-15"),
        ("Der Kanzler telefonierte zum dritten Mal seit Mai mit dem Premier.", "2021-06-17/2021-06-18"),
    ],
)
def test_the_time_is_that_of_the_contact(text, days, reports_of):
    assert reports_of(text)[-1].time.edtf() == days


def test_what_follows_in_the_story_is_of_the_same_day(reports_of):
    first, second = reports_of("Der Kanzler traf am Mittwoch den Premier. Er telefonierte auch mit dem König.")
    assert first.time == second.time
    assert told(second) == ("call", "held", [ADLER, DAHL])


def test_one_contact_told_twice_is_one_report(reports_of):
    text = "Der Kanzler telefonierte am Mittwoch mit dem Premier. Das Gespräch dauerte zwei Stunden."
    (report,) = reports_of(text)
    assert report.duration == "PT2H"
    assert len(report.spans) == 2


def test_an_earlier_contact_of_the_same_people_stays_apart(reports_of):
    text = (
        "Der Kanzler traf am Mittwoch den Premier. Zuletzt hatten der Kanzler und der Premier im Mai telefoniert."
    )
    assert [report.background for report in reports_of(text)] == [False, True]


def test_a_plan_that_is_called_off_is_one_report(reports_of):
    text = "Der Kanzler will am Montag den Premier treffen. Das Treffen wurde abgesagt."
    assert [report.status for report in reports_of(text)] == ["cancelled"]


@pytest.mark.parametrize(
    ("text", "initiator"),
    [
        ("Der Kanzler rief den Premier an.", "anton-adler"),
        ("Der Premier wurde vom Kanzler eingeladen.", "anton-adler"),
        ("Der Brief des Premiers an den Kanzler ist kurz.", "bill-baker"),
        ("Der Kanzler telefonierte mit dem Premier.", None),
    ],
)
def test_who_began_it(text, initiator, reports_of):
    assert reports_of(text)[0].initiator == initiator


def test_a_journey_called_off_takes_its_appointments_along(reports_of):
    text = "Der Premier hat seinen Besuch in Berlin abgesagt. Er sollte am Montag mit dem Kanzler zusammentreffen."
    assert [told(report)[:2] for report in reports_of(text)] == [("visit", "cancelled")]


def test_every_value_has_its_reason(reports_of):
    (report,) = reports_of("Der Kanzler traf am Mittwoch den Premier in Genf.")
    assert set(report.why) == {"kind", "status", "time", "place"}


def test_a_trigger_without_a_second_side_says_so(article_of):
    (unread,) = article_of("Der Premier schwieg. Der Kanzler telefonierte am Abend.")._.unread
    assert unread.reason.code == "contact_one_side"


def test_an_article_with_one_side_is_not_read_at_all(article_of):
    assert article_of("Der Kanzler telefonierte am Abend.")._.unread == ()


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        (
            "Der Kanzler telefonierte mit dem Premier. Beide vereinbarten, in Kontakt zu bleiben.",
            ["in Kontakt zu bleiben"],
        ),
        (
            "Der Kanzler traf den Premier. Beide haben ein Treffen im Mai abgesprochen.",
            ["ein Treffen im Mai"],
        ),
        ("Der Kanzler telefonierte mit dem Premier. Beide lachten.", []),
    ],
)
def test_next_steps_that_both_agree_on(text, steps, reports_of):
    assert [step.text for step in reports_of(text)[0].agreed] == steps


def test_a_visit_that_came_on_another_day_was_put_off(reports_of):
    text = "Der Kanzler hat den Premier am Freitag in Oslo getroffen. Eigentlich war der Besuch für Dienstag angesetzt."
    assert [report.status for report in reports_of(text)] == ["held", "postponed"]


def test_what_a_claim_counts_from_is_no_place_of_the_contact(reports_of):
    report, *_ = reports_of("Es war das erste Treffen des Kanzlers mit dem Premier seit dem Gipfel in Rom.")
    assert report.place is None


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Der Kanzler trifft den Premier am 5. oder 6. Juni.", "2017-06-05/2017-06-06"),
        (
            "Das Treffen des Kanzlers mit dem Premier ist für den 5. oder den 6. Juni geplant.",
            "2017-06-05/2017-06-06",
        ),
        ("Der Kanzler trifft den Premier am 3., 4. oder 6. Juni.", "[2017-06-03,2017-06-04,2017-06-06]"),
        ("Vom 5. bis zum 8. Juni trifft der Kanzler den Premier.", "2017-06-05/2017-06-08"),
    ],
)
def test_days_that_are_listed_are_all_meant(text, days, reports_of):
    (report,) = reports_of(text, published="2017-05-02")
    assert report.time == DaySet.parse(days)


def test_a_prefix_apart_belongs_to_its_verb(reports_of):
    (report,) = reports_of("Der Kanzler und der Premier kommen am Freitag in Genf zusammen.")
    assert report.kind == "meeting"
