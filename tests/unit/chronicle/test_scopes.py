"""Ordinals and firsts count within the period that the words name, from text to finding."""

from __future__ import annotations

from functools import cache

import pytest

import depesche
from depesche.chronicle import Chronicle
from depesche.model import Finding, Reading

CALLS = {"a": "2018-01-10", "b": "2018-03-14", "c": "2018-06-13", "d": "2019-02-06"}
TOLD = "Kanzlerin Angela Merkel und der russische Präsident Wladimir Putin haben am Dienstag telefoniert."


@cache
def known() -> tuple[Reading, ...]:
    """Three calls of 2018, and one of 5 February 2019."""
    return tuple(depesche.read(f"{TOLD} ({name})", published=day) for name, day in CALLS.items())


def said_of(sentence: str) -> list[Finding]:
    """What the chronicle finds where an article on the call of 5 March 2019 says the sentence."""
    return list(Chronicle([*known(), depesche.read(f"{TOLD} {sentence}", published="2019-03-06")]).findings)


@pytest.mark.parametrize(
    "words",
    [
        "in diesem Jahr", "im laufenden Jahr", "2019", "im Jahr 2019", "dieses Jahres", "binnen vier Wochen",
        "innerhalb eines Monats", "innerhalb von fünf Wochen", "in den vergangenen vier Wochen",
        "in den letzten zwei Monaten",
    ],
)  # fmt: skip
def test_a_second_call_of_a_period_is_the_second_of_that_period(words: str) -> None:
    found = said_of(f"Es war das zweite Telefonat der beiden {words}.")
    assert [f.type for f in found] == ["agreement"]


@pytest.mark.parametrize(
    "sentence",
    [
        "In diesem Jahr war es das zweite Telefonat.", "Es war heuer das 2. Telefonat der beiden.",
        "Sie telefonierten damit schon zum zweiten Mal in diesem Jahr.",
        "Damit haben sie im laufenden Jahr bereits zum 2. Mal telefoniert.",
    ],
)  # fmt: skip
def test_it_may_be_said_in_many_ways(sentence: str) -> None:
    assert [f.type for f in said_of(sentence)] == ["agreement"]


@pytest.mark.parametrize("words", ["in diesem Monat", "in dieser Woche", "im März"])
def test_a_first_of_a_period_is_contradicted_by_nothing_before_it(words: str) -> None:
    assert said_of(f"Es war das erste Telefonat der beiden {words}.") == []


def test_a_period_that_is_too_short_for_its_number_is_a_gap() -> None:
    (gap,) = said_of("Es war das dritte Telefonat der beiden in diesem Jahr.")
    assert (gap.type, gap.missing) == ("gap", 1)


def test_more_than_the_period_allows_is_a_contradiction() -> None:
    assert [f.type for f in said_of("Es war das zweite Telefonat in den vergangenen zwei Jahren.")] == [
        "contradiction"
    ]


def test_a_length_that_may_be_meant_otherwise_decides_nothing() -> None:
    assert said_of("Es war das fünfte Telefonat in nur drei Wochen.") == []
