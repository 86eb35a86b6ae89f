"""Days that the words around a contact give: of the story, of a relative clause, of a plan, of a known gathering."""

import pytest

import depesche


@pytest.mark.parametrize(
    ("text", "published", "time"),
    [
        (
            "Am 6. März legte das Schiff ab. Wenige Tage später telefonierten Merkel und Macron.",
            "2019-04-20",
            "2019-03-07/2019-03-13",
        ),
        (
            "Drei Jahre ist es her, dass Merkel und Macron sich in Lyon getroffen haben.",
            "2021-06-20",
            "2017-12-19/2018-12-20",
        ),
        (
            "Den Ausschlag gab ein Anruf, den Merkel am Sonntag von Macron erhalten hatte.",
            "2019-01-29",
            "2019-01-27",
        ),
        ("In Paris sind am Mittwoch Gespräche zwischen Merkel und Macron geplant.", "2019-06-12", "2019-06-12"),
        ("Beim G20-Gipfel in Hamburg sprach Angela Merkel mit Wladimir Putin.", None, "2017-07-07/2017-07-08"),
    ],
)  # fmt: skip
def test_the_words_around_give_its_days(text, published, time):
    (report,) = depesche.read(text, published=published).reports
    assert str(report.time) == time


def test_a_contact_that_was_talked_about_lends_its_partner_to_nobody():
    text = (
        "Merkel sprach am Montag mit Macron über das Telefonat des amerikanischen mit dem russischen Präsidenten."
    )
    found = [{p.person for p in r.participants} for r in depesche.read(text, published="2019-06-12").reports]
    assert {"angela-merkel", "emmanuel-macron"} in found
    assert all(people != {"angela-merkel", "wladimir-putin"} for people in found)
