"""Who stands in which relation: joined to people who do not count, bare beside a verb of two forms."""

import pytest

ADLER, BAKER, COLETTE, DAHL = "Anton Adler", "Bill Baker", "Claire Colette", "Didrik Dahl"


def told(report):
    return report.status, sorted(p.name for p in report.participants)


@pytest.mark.parametrize(
    "text",
    [
        "Adler traf mit Abgeordneten und dem Premier zusammen.",
        "Adler sprach mit Helfern, Opfern der Flut und Baker.",
        "Der Kanzler hat sich mit Unternehmern sowie dem Premier getroffen.",
        "Der Kanzler traf mit den Ministern der Länder und Premier Baker zusammen.",
        "Adler ist von Soldaten und dem Premier empfangen worden.",
    ],
)
def test_who_is_joined_to_people_who_do_not_count_takes_part(text, reports_of):
    assert [told(report) for report in reports_of(text)] == [("held", [ADLER, BAKER])]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Adler sprach mit Abgeordneten und Baker reiste ab.", []),
        (
            "Adler gratulierte Baker zum Tag der Einheit und der Präsidentin zum Sieg.",
            [[ADLER, BAKER], [ADLER, COLETTE]],
        ),
        ("Adler redete mit Soldaten, und der Premier traf in Rom den Papst.", [[BAKER, "Egon"]]),
    ],
)
def test_who_only_stands_behind_a_conjunction_is_not_joined(text, wanted, reports_of):
    assert sorted(told(report)[1] for report in reports_of(text)) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Adler wird am Freitag Baker empfangen.",
        "Am Freitag wird Adler den Premier in Berlin empfangen.",
        "Der Kanzler wird am 25. Juni in Genf den Premier empfangen.",
        "Adler wird am Freitag von Baker empfangen.",
        "Von Baker wird Adler am Freitag in London empfangen.",
    ],
)
def test_a_verb_whose_infinitive_is_its_participle_has_a_future_and_a_passive(text, reports_of):
    reports = reports_of(text)
    assert [told(report) for report in reports] == [("planned", [ADLER, BAKER])]


def test_nobody_is_the_host_of_a_passive_that_names_none(reports_of):
    assert reports_of("Adler und Baker werden am Freitag empfangen.") == ()


@pytest.mark.parametrize(
    "text",
    [
        "Baker hat am Freitag der Präsidentin zum Nationalfeiertag gratuliert.",
        "Alle staunten, weil Premier Bill Baker der Präsidentin Claire Colette begegnet ist.",
    ],
)
def test_a_dative_behind_a_day_or_a_name_is_no_genitive(text, reports_of):
    assert [told(report) for report in reports_of(text)] == [("held", [BAKER, COLETTE])]


def test_a_genitive_behind_a_noun_is_nobody_met(reports_of):
    found = reports_of("Baker traf am Flughafen der Präsidentin Adler.")
    assert [told(report) for report in found] == [("held", [ADLER, BAKER])]
