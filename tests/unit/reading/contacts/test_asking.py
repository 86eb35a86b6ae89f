"""Verbs of asking and urging: who is asked takes part, not who asks."""

import pytest

from depesche.lang.de import GERMAN

ADLER, BAKER, COLETTE, DAHL = "Anton Adler", "Bill Baker", "Claire Colette", "Didrik Dahl"


def told(report):
    return report.status, sorted(p.name for p in report.participants)


@pytest.mark.parametrize("row", GERMAN.rows("contact_asking")["verb"], ids=lambda row: row["verb"])
def test_the_examples_of_the_verbs_of_asking(row, reports_of):
    assert [told(report) for report in reports_of(row["example"])] == [("considered", [ADLER, BAKER])]


@pytest.mark.parametrize(
    "text",
    [
        "Colette bat Adler, sich mit Baker zu treffen.",
        "Adler ist von Colette aufgefordert worden, Baker anzurufen.",
        "Den Kanzler mahnte Colette, mit dem Premier zu sprechen.",
        "Colette riet Adler zu einem Treffen mit Baker.",
        "Der Kanzler wurde zu einem Telefonat mit dem Premier gedrängt.",
        "Colette schlug Adler ein Treffen mit Baker vor.",
        "Colette rief Adler und Baker zu Gesprächen auf.",
    ],
)
def test_who_is_asked_meets_the_other(text, reports_of):
    assert [told(report) for report in reports_of(text)] == [("considered", [ADLER, BAKER])]


@pytest.mark.parametrize(
    "text",
    [
        "Colette bat den Botschafter, mit Baker zu sprechen.",
        "Colette riet zu einem Treffen mit dem Premier.",
        "Colette forderte die Regierung auf, Adler zu empfangen.",
    ],
)
def test_nobody_meets_where_others_are_asked(text, reports_of):
    assert reports_of(text) == ()


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Adler bat um ein Treffen mit Baker.", "considered"),
        ("Adler bat darum, Baker treffen zu dürfen.", "considered"),
        ("Adler schlug vor, Baker zu treffen.", "considered"),
        ("Adler schlug Baker ein Treffen vor.", "considered"),
        ("Adler lud Baker zu Gesprächen ein.", "considered"),
        ("Adler versprach der Präsidentin, den Premier zu treffen.", "planned"),
        ("In einem Telefonat rief Adler Baker zum Einlenken auf.", "held"),
    ],
)
def test_who_asks_for_a_contact_of_the_own_takes_part(text, status, reports_of):
    assert [told(report) for report in reports_of(text)] == [(status, [ADLER, BAKER])]
