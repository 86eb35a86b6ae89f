"""The values of a contact: each from the reports that decide it."""

from __future__ import annotations

from typing import Any

import pytest

from depesche.chronicle import Chronicle
from depesche.days import DaySet
from depesche.model import Document, Participant, Place, Reading, Report


def told(name: str, place: tuple[str, str], status: Any = "held") -> Reading:
    people = (Participant("Angela Merkel", "angela-merkel"), Participant("Wladimir Putin", "wladimir-putin"))
    report = Report(
        "r1", "meeting", status, people, (0, 1), ((0, 1),), time=DaySet.parse("2017-05-02"), place=Place(*place)
    )
    return Reading(Document(name, "", name, published=DaySet.parse("2017-05-02")), (report,))


RUSSIA, SOCHI, MOSCOW = ("Russland", "RU"), ("Sotschi", "sotschi"), ("Moskau", "moskau")


@pytest.mark.parametrize(
    ("places", "place"),
    [
        ((RUSSIA, SOCHI), "Sotschi"),
        ((RUSSIA, RUSSIA, SOCHI), "Sotschi"),
        ((SOCHI, SOCHI, MOSCOW), "Sotschi"),
        ((MOSCOW, SOCHI, MOSCOW), "Moskau"),
    ],
)
def test_the_place_is_the_most_exact_that_most_reports_share(places: Any, place: str) -> None:
    chronicle = Chronicle(told(f"a{n}", one) for n, one in enumerate(places))
    assert [contact.place for contact in chronicle.contacts] == [place]


def test_the_place_of_what_happened_outweighs_that_of_the_plan() -> None:
    plans = [told("a", MOSCOW, "planned"), told("b", MOSCOW, "planned")]
    (contact,) = Chronicle([*plans, told("c", SOCHI)]).contacts
    assert contact.place == "Sotschi"


def test_contacts_are_made_once_and_anew_when_an_article_comes() -> None:
    chronicle = Chronicle([told("a", SOCHI)])
    before = chronicle.contacts
    assert chronicle.contacts is before
    chronicle.update(told("b", SOCHI))
    assert [len(contact.reports) for contact in chronicle.contacts] == [2]


def test_participants_are_kept_by_name_and_by_id() -> None:
    (contact,) = Chronicle([told("a", SOCHI)]).contacts
    assert dict(zip(contact.people, contact.participants, strict=True)) == {
        "angela-merkel": "Angela Merkel",
        "wladimir-putin": "Wladimir Putin",
    }
