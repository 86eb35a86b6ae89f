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
