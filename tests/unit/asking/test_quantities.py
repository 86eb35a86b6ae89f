"""How often: every example of the quantity words is read as it says, and leaves the sentence that it counts."""

from __future__ import annotations

from typing import Any

import pytest
import spacy

import depesche
from depesche.asking.quantities import Quantity, quantities_in, quantity_words, without
from depesche.lang.de import GERMAN
from depesche.lang.tokens import tokens_of
from depesche.reading.setting import default_setting

NLP = spacy.blank("de")


def read(text: str) -> tuple[Quantity | None, str]:
    tokens = tokens_of(NLP(text))
    quantity = next(iter(quantities_in(tokens, default_setting().made(quantity_words))), None)
    return quantity, without(tokens, quantity) if quantity else text


@pytest.mark.parametrize("row", GERMAN.rows("quantity_words")["example"], ids=lambda row: row["text"])
def test_an_example_says_how_often_and_of_what(row: dict[str, Any]) -> None:
    quantity, rest = read(row["text"])
    assert quantity is not None
    assert [quantity.type, quantity.n, quantity.bound] == row["quantity"]
    assert rest == row["rest"]


@pytest.mark.parametrize("row", GERMAN.rows("quantity_words")["bound"], ids=lambda row: row["example"])
def test_a_bound_is_read_in_articles_too(row: dict[str, Any]) -> None:
    (claim,) = depesche.read(row["example"], published="2024-03-05").claims
    quantity, _ = read(row["example"])
    assert quantity is not None
    assert (claim.n, claim.bound) == (quantity.n, quantity.bound)
    assert claim.bound == row["bound"]


@pytest.mark.parametrize(
    "text",
    [
        "Kohl hat Mitterrand angerufen.",
        "Kohl hat Mitterrand noch einmal angerufen.",
        "Kohl hat nicht Mitterrand, sondern Thatcher angerufen.",
        "Kohl hat nicht nur Mitterrand angerufen.",
    ],
)
def test_a_sentence_that_counts_nothing_and_denies_a_part_has_no_quantity(text: str) -> None:
    assert read(text)[0] is None
