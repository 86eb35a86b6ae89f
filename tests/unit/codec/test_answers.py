"""JSON of what is asked of a chronicle: what is written reads back whole."""

import json

import pytest

from depesche.chronicle.accounts import Account, Cell, Comparison, Row
from depesche.chronicle.changing import Change
from depesche.chronicle.decisions import Anchor, Decision
from depesche.codec.answers import (
    change_json,
    change_of,
    comparison_json,
    comparison_of,
    decision_json,
    decision_of,
)
from depesche.model import Evidence

RUSSIA = Account("RU", True, True)
PAPER = Account("Ostsee-Kurier", False, False)
COMPARISON = Comparison(
    "c1",
    (RUSSIA, PAPER),
    (
        Row(
            "duration",
            "Dauer",
            "differs",
            (
                Cell(RUSSIA, "PT50M", Evidence("a1", (3, 9), "RU", "PT50M")),
                Cell(PAPER, "PT1H", Evidence("a2", (0, 4), None, "PT1H")),
            ),
            (Account("US", True, True),),
        ),
    ),
)


def again(data: dict[str, object]) -> dict[str, object]:
    return json.loads(json.dumps(data))


def test_a_comparison_reads_back_whole() -> None:
    assert comparison_of(again(comparison_json(COMPARISON))) == COMPARISON


def test_a_side_stands_in_words_beside_its_id() -> None:
    cell = comparison_json(COMPARISON)["rows"][0]["cells"][0]
    assert (cell["account"], cell["account_id"]) == ("Russland", "RU")


@pytest.mark.parametrize(
    "change",
    [
        Change("added", ("c1",)),
        Change("changed", ("c2", "c1"), "status", "planned", "held"),
        Change("changed", ("c1",), "initiator", None, "angela-merkel"),
    ],
)
def test_a_change_reads_back_whole(change: Change) -> None:
    assert change_of(again(change_json(change))) == change


@pytest.mark.parametrize("published", [None, "2019-05-10"])
def test_a_decision_reads_back_whole(published: str | None) -> None:
    decision = Decision("e1", "accept", (Anchor("0" * 64, (1, 5), published),), "desk", "2020-01-01", "one call")
    assert decision_of(again(decision_json(decision))) == decision
