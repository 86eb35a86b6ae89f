"""Ids put into words of a language, and names of any language taken for ids."""

import csv
from importlib import resources

import pytest

from depesche.model import Statement
from depesche.telling.names import by_name, name_in, people_called, side_of, sides_called, speaking


@pytest.mark.parametrize(
    ("name", "german", "english"),
    [
        ("Wladimir Putin", "Wladimir Putin", "Vladimir Putin"),
        ("Russland", "Russland", "Russia"),
        ("Nato", "Nato", "NATO"),
        ("Genf", "Genf", "Geneva"),
        ("Kreml", "Kreml", "Kremlin"),
        ("Joe Biden", "Joe Biden", "Joe Biden"),
        ("head_of_state USA", "Staatsoberhaupt (USA)", "head of state (USA)"),
        ("foreign_minister Österreich", "Außenminister (Österreich)", "foreign minister (Austria)"),
        ("RU", "Russland", "Russia"),
        ("wladimir-putin", "Wladimir Putin", "Vladimir Putin"),
        ("head_of_state US", "Staatsoberhaupt (USA)", "head of state (USA)"),
        ("head_of_government", "Regierungschef", "head of government"),
    ],
)
def test_names_are_those_of_the_language(name, german, english):
    assert (name_in(name, "de"), name_in(name, "en")) == (german, english)


def test_every_state_has_an_english_name():
    with (resources.files("depesche") / "lang" / "de" / "names" / "states.csv").open(encoding="utf-8") as file:
        states = {row["id"] for row in csv.DictReader(file)}
    with (resources.files("depesche") / "lang" / "en" / "names" / "states.csv").open(encoding="utf-8") as file:
        assert {row["id"] for row in csv.DictReader(file) if row["name"]} == states


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("wladimir-putin", {"wladimir-putin"}),
        ("Putin", {"wladimir-putin"}),
        ("Wladimir Putin", {"wladimir-putin"}),
        ("Vladimir Putin", {"wladimir-putin"}),
        ("vladimir putin", {"wladimir-putin"}),
        ("Zelensky", {"wolodymyr-selenskyj"}),
        ("ladimir Putin", set()),
        ("Nobody", set()),
    ],
)
def test_people_are_found_by_id_and_by_any_name(name: str, ids: set[str]) -> None:
    assert people_called(name) == ids


@pytest.mark.parametrize(
    ("name", "side"),
    [
        ("RU", "RU"), ("Russland", "RU"), ("Russia", "RU"), ("USA", "US"), ("NATO", "NATO"), ("Nato", "NATO"),
        ("Élysée", "FR"), ("Vatikan", "VA"), ("Atlantis", None),
    ],
)  # fmt: skip
def test_sides_are_found_by_id_and_by_any_name(name: str, side: str | None) -> None:
    assert (side in sides_called(name)) if side else not sides_called(name)


def test_what_schema_1_called_a_side_is_its_id() -> None:
    assert [side_of(name) for name in ("Russland", "EU", "RU", "Nirgendwo", None)] == [
        "RU", "EU", "RU", "Nirgendwo", None,
    ]  # fmt: skip


def test_several_who_speak_as_one_are_joined_in_the_words_of_the_language() -> None:
    statement = Statement(None, None, "reported", ((0, 1),), speakers=("Wladimir Putin", "Donald Trump"))
    assert speaking(statement, "de") == "Wladimir Putin und Donald Trump"
    assert speaking(statement, "en") == "Vladimir Putin and Donald Trump"
    assert speaking(Statement(None, None, "reported", ((0, 1),))) == "?"


def test_sides_stand_in_the_order_of_their_words() -> None:
    assert by_name(["US", "DE", "EG"], "de") == ["EG", "DE", "US"]
    assert by_name(["US", "DE", "EG"], "en") == ["EG", "DE", "US"]
