"""People as lists name them."""

from __future__ import annotations

import pytest

from depesche.comparing.people import Names
from depesche.comparing.words import kind_of, status_of
from depesche.days import DaySet
from depesche.knowledge import load
from depesche.reading.people.who import people_of

DAY = DaySet.parse("2017-05-02")


@pytest.fixture(scope="module")
def names() -> Names:
    return Names(load(), people_of(load()))


@pytest.mark.parametrize(
    ("cell", "people"),
    [
        ("Angela Merkel", ["angela-merkel"]),
        ("Merkel; Putin", ["angela-merkel", "wladimir-putin"]),
        ("Merkel und Putin", ["angela-merkel", "wladimir-putin"]),
        ("Merkel, Putin, Trump", ["angela-merkel", "wladimir-putin", "donald-trump"]),
        ("Merkel – Putin", ["angela-merkel", "wladimir-putin"]),
        ("Trump-Putin", ["donald-trump", "wladimir-putin"]),
        ("Merkel/Putin", ["angela-merkel", "wladimir-putin"]),
        ("Merkel & Putin", ["angela-merkel", "wladimir-putin"]),
        ("Trump calls Putin".replace("calls", "with"), ["donald-trump", "wladimir-putin"]),
        ("Merkel, Angela; Putin, Wladimir", ["angela-merkel", "wladimir-putin"]),
        ("Vladimir Putin (Russia)", ["wladimir-putin"]),
        ("Bundeskanzlerin Merkel", ["angela-merkel"]),
        ("US-Präsident Donald Trump", ["donald-trump"]),
        ("der französische Präsident", ["francois-hollande"]),
        ("Kremlchef", ["wladimir-putin"]),
        ("Kim Jong-un", ["kim-jong-un"]),
    ],
)
def test_everybody_whom_a_cell_names(names: Names, cell: str, people: list[str]) -> None:
    found = names.of_cell(cell, DAY)
    assert [sorted(person.keys) for person in found] == [[person] for person in people]
    assert all(person.known for person in found)


def test_a_state_stands_for_those_who_lead_it(names: Names) -> None:
    [person] = names.of_cell("Russland", DAY)
    assert "wladimir-putin" in person.keys


def test_whom_nobody_knows_keeps_the_name(names: Names) -> None:
    [person] = names.of_cell("Otto Ohneland", DAY)
    assert (person.known, person.keys) == (False, {"otto-ohneland"})


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("Telefonat", "call"), ("telefonisch", "call"), ("Phone call", "call"), ("call", "call"),
        ("Videokonferenz", "video"), ("Treffen", "meeting"), ("bilaterales Treffen in Berlin", "meeting"),
        ("Staatsbesuch", "visit"), ("working visit", "visit"), ("EU-Gipfel", "summit"), ("Gipfeltreffen", "summit"),
        ("Glückwunschtelegramm", "message"), ("Letter", "message"), ("Vier-Augen-Gespräch", "meeting"),
        ("Gespräch", "talks"), ("Krisengespräche", "talks"), ("???", None),
    ],
)  # fmt: skip
def test_a_kind_in_any_word(cell: str, kind: str | None) -> None:
    assert kind_of(cell) == kind


@pytest.mark.parametrize(
    ("cell", "status"),
    [("abgesagt", "cancelled"), ("held", "held"), ("wurde verschoben", "postponed"), ("?", None)],
)
def test_a_status_in_any_word(cell: str, status: str | None) -> None:
    assert status_of(cell) == status
