"""Sides that are named behind the trigger: in a relative clause about its noun, or as the speaker of what is told."""

import pytest

ADLER, BAKER, COLETTE, DAHL = "Anton Adler", "Bill Baker", "Claire Colette", "Didrik Dahl"


def told(report):
    return report.status, sorted(p.name for p in report.participants)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Ein Telefonat, das der Kanzler mit dem Premier geführt hat, blieb ohne Ergebnis.", "held"),
        ("London berichtete von einem Anruf, den Baker am Montag vom Kanzler erhalten hatte.", "held"),
        ("Das Gespräch, das Adler vorigen Freitag in Berlin mit Baker geführt hatte, wirkt nach.", "held"),
        ("Das Telefonat, das Adler am Montag mit Baker führen will, wird kurz sein.", "planned"),
    ],
)
def test_a_relative_clause_tells_between_whom_the_contact_is(text, status, reports_of):
    assert [told(report) for report in reports_of(text)] == [(status, [ADLER, BAKER])]


@pytest.mark.parametrize(
    "text",
    [
        "Das Gespräch, das Adler mit der Zeitung führte, erschien am Montag.",
        "Die Gespräche, die der Kanzler führte, waren lang.",
        "Das Treffen, das Adler und Baker nicht wollten, wurde verschwiegen.",
    ],
)
def test_a_relative_clause_that_names_no_two_sides_tells_of_none(text, reports_of):
    assert not [report for report in reports_of(text) if report.status == "held"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("In Rom wolle er noch im Juli mit Baker zusammenkommen, ließ Adler wissen.", "planned"),
        ("Er werde am Freitag Baker treffen, kündigte Adler an.", "planned"),
        ("Mit Baker habe er am Dienstag telefoniert, teilte der Kanzler mit.", "held"),
        ("Zu Baker nach London werde er am Freitag reisen, hat der Kanzler angekündigt.", "planned"),
    ],
)
def test_the_pronoun_of_fronted_indirect_speech_is_the_speaker_who_follows(text, status, reports_of):
    assert [told(report) for report in reports_of(text)] == [(status, [ADLER, BAKER])]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Baker habe mit Colette gesprochen, sagte Adler.", [("held", [BAKER, COLETTE])]),
        ("Er habe mit Baker gesprochen, sagte ein Sprecher des Kanzlers.", []),
        ("Er traf Baker. Das sagte Adler.", []),
    ],
)
def test_a_speaker_behind_is_no_side_without_a_pronoun_of_indirect_speech(text, wanted, reports_of):
    assert [told(report) for report in reports_of(text)] == wanted
