"""Lengths keep their sense: about so long, longer, exactly; and agree where they can be one length rounded."""

from __future__ import annotations

import pytest

import depesche
from depesche.chronicle import Chronicle
from depesche.codec.readings import report_json, report_of
from depesche.telling.words import duration

TOLD = "Kanzler Olaf Scholz hat am Montag mit dem russischen Präsidenten Wladimir Putin telefoniert."


def read(length: str) -> depesche.Reading:
    return depesche.read(f"{TOLD} Das Gespräch dauerte {length}.", published="2022-03-01")


@pytest.mark.parametrize(
    ("length", "value", "mod", "words"),
    [
        ("eine Stunde", "PT1H", None, "1 Std."),
        ("etwa eine Stunde", "PT1H", "about", "etwa 1 Std."),
        ("gut drei Stunden", "PT3H", "about", "etwa 3 Std."),
        ("mehr als zwei Stunden", "PT2H", "over", "über 2 Std."),
    ],
)
def test_a_length_keeps_its_sense(length: str, value: str, mod: str | None, words: str) -> None:
    (report,) = read(length).reports
    assert (report.duration, report.duration_mod) == (value, mod)
    assert report_of(report_json(report)).duration_mod == mod
    (contact,) = Chronicle([read(length)]).contacts
    assert duration(contact.duration or "", "de", contact.duration_mod) == words


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("anderthalb Stunden", "rund 100 Minuten", []),
        ("gut eine halbe Stunde", "35 Minuten", []),
        ("mehr als zwei Stunden", "drei Stunden", []),
        ("mehr als zwei Stunden", "anderthalb Stunden", ["duration"]),
        ("eine Stunde", "50 Minuten", ["duration"]),
    ],
)
def test_lengths_differ_only_where_they_cannot_be_one(one: str, other: str, found: list[str]) -> None:
    chronicle = Chronicle([read(one), read(other)])
    assert [f.field for f in chronicle.findings if f.type == "contradiction"] == found


@pytest.mark.parametrize(
    ("text", "value", "mod"),
    [
        (f"Eine Stunde am Telefon\n\n{TOLD} Das Gespräch dauerte etwa eine Stunde.", "PT1H", "about"),
        (
            f"Scholz und Putin reden 100 Minuten\n\n{TOLD} Das Gespräch dauerte gut anderthalb Stunden.",
            "PT100M",
            None,
        ),
        (TOLD + " In dem mehr als zweistündigen Gespräch ging es um Gas.", "PT2H", "over"),
        (TOLD + " In dem rund zweistündigen Gespräch ging es um Gas.", "PT2H", "about"),
    ],
)
def test_no_precision_is_invented(text: str, value: str, mod: str | None) -> None:
    (report,) = depesche.read(text, published="2022-03-01").reports
    assert (report.duration, report.duration_mod) == (value, mod)


VISITS = "Olaf Scholz ist am Montag in Paris mit Emmanuel Macron zusammengekommen."


def test_the_length_of_a_journey_is_that_of_none_of_its_contacts() -> None:
    other = "Danach traf er dort Frankreichs Premierministerin Élisabeth Borne."
    reading = depesche.read(f"{VISITS} {other} Der Besuch dauerte neun Stunden.", published="2023-03-01")
    assert [report.duration for report in reading.reports] == [None, None]
    (report,) = depesche.read(f"{VISITS} Der Besuch dauerte neun Stunden.", published="2023-03-01").reports
    assert report.duration == "PT9H"
