"""How the accounts of one field compare: one pair that differs is a difference, one that agrees an agreement."""

from __future__ import annotations

import pytest

from depesche.chronicle import Chronicle
from depesche.days import DaySet
from depesche.model import Document, Participant, Place, Reading, Report, Source

PEOPLE = (
    Participant("Angela Merkel", "angela-merkel", state="DE"),
    Participant("Wladimir Putin", "wladimir-putin", state="RU"),
)


def told(name: str, duration: str | None = None, place: str | None = None) -> Reading:
    report = Report(
        "r1", "meeting", "held", PEOPLE, (0, 1), ((0, 1),), time=DaySet.parse("2017-05-02"),
        duration=duration, place=Place(place) if place else None, reported_by=(Source("Kreml", None),),
    )  # fmt: skip
    return Reading(Document(name, "", name, published=DaySet.parse("2017-05-02")), (report,))


@pytest.mark.parametrize(
    ("lengths", "verdict"),
    [
        (("PT50M",), "silent"),
        (("PT50M", "PT50M"), "both"),
        (("PT50M", "PT50M", "PT2H"), "differs"),
        (("PT50M", "PT2H"), "differs"),
    ],
)
def test_one_pair_of_lengths_that_cannot_both_be_so_is_a_difference(
    lengths: tuple[str, ...], verdict: str
) -> None:
    chronicle = Chronicle(told(f"a{n}", duration) for n, duration in enumerate(lengths))
    row = chronicle.readouts(chronicle.contacts[0].id).row("duration")
    assert row is not None
    assert row.verdict == verdict


@pytest.mark.parametrize(
    ("places", "verdict"),
    [
        (("Sotschi", "Sotschi", "Russland"), "both"),
        (("Sotschi", "Russland"), "complement"),
        (("Sotschi",), "silent"),
    ],
)
def test_one_pair_of_places_that_agrees_is_an_agreement(places: tuple[str, ...], verdict: str) -> None:
    chronicle = Chronicle(told(f"a{n}", place=place) for n, place in enumerate(places))
    row = chronicle.readouts(chronicle.contacts[0].id).row("place")
    assert row is not None
    assert row.verdict == verdict
