"""Who takes part: people added, left out and taken from around a contact."""

import pytest

import depesche


def lines(text, published="2018-05-18"):
    return [
        (report.kind, report.status, sorted(str(p.name).split()[-1] for p in report.participants))
        for report in depesche.read(text, published=published).reports
    ]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Am Montag traf Merkel in Genf mit der Spitze der Ukraine zusammen, darunter Poroschenko.", "Merkel Poroschenko"),  # noqa: E501
        ("Merkel und Macron trafen sich am Montag in Wien, dazu Putin.", "Macron Merkel Putin"),
        ("Neben Merkel trafen sich auch Macron und Putin am Montag in Wien.", "Macron Merkel Putin"),
        ("Merkel hat mit Trump sowie den Präsidenten Frankreichs und der Ukraine telefoniert.", "Macron Merkel Poroschenko Trump"),  # noqa: E501
        ("Macron und Putin berieten in Wien. Hinzu kam später Merkel.", "Macron Merkel Putin"),
        ("Merkel bedauerte, dass es nicht zu einem Treffen mit Putin gekommen sei.", "Merkel Putin"),
        ("Putin und Macron telefonierten. Nächste Woche wollen die zwei in Paris zusammenkommen.", "Macron Putin"),
        ("Macron trifft am Montag den Papst. Der Kanzlerin Merkel hatte er geschrieben, ehe ihn Putin empfing.", "Macron Putin"),  # noqa: E501
    ],
)  # fmt: skip
def test_who_is_added_takes_part(text, people):
    assert people.split() in [found for _, _, found in lines(text)]


def test_each_counterpart_has_a_contact():
    text = "Macron kommt am Dienstag nach Wien. Seine Gesprächspartner sind Van der Bellen und Kurz."
    assert [people for _, _, people in lines(text)] == [["Bellen", "Macron"], ["Kurz", "Macron"]]


@pytest.mark.parametrize(
    "text",
    [
        "Schon viele Politiker wurden mit Anrufen belästigt, etwa Macron und Putin.",
        "Merkel schrieb an Macron. Am Mittwoch war ein Treffen der Außenminister Frankreichs und der fünf Nachbarn.",
    ],
)
def test_who_is_named_beside_others_has_no_contact_by_it(text):
    assert all(kind == "message" for kind, _, _ in lines(text))


def test_a_group_that_meets_somebody_unknown_does_not_meet_among_itself():
    text = "Merkel telefonierte am Montag mit Macron. Die Politiker hatten sich mit dem Bürgermeister getroffen."
    assert [kind for kind, _, _ in lines(text)] == ["call"]


def test_the_partner_of_a_contact_that_only_dates_another_is_none_of_it():
    text = "Noch vor dem Gespräch mit Putin kam Macron am Montag in Wien mit Erdogan zusammen."
    assert ["Erdogan", "Macron"] in [people for kind, _, people in lines(text) if kind == "meeting"]
    assert all(len(people) == 2 for _, _, people in lines(text))
