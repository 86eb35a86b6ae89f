"""The mechanism knows no German: no word, ending or word order of a language stands outside ``lang/``."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import depesche
from depesche.lang.language import language

SOURCE = Path(depesche.__file__).parent
ROOMS = ("reading", "chronicle", "asking", "store", "sources")
#: Words of German that are English too, or names of values in code.
SHARED = frozenset(
    ["all", "also", "am", "an", "bin", "die", "es", "hat", "her", "in", "so", "von", "war", "was", "will"]
)

#: Letters that stand alone in classes of characters (old encodings are told apart by them).
MARKED = "äöüßéèêëáàâçñóòôíìîúùûãåæøœšžćčłńśźżğışőű"
#: Modules whose German words have still to move into lang/de: strike out what is done.
WORDS_LEFT: frozenset[str] = frozenset()
#: Modules that still test endings of words themselves.
ENDINGS_LEFT: frozenset[str] = frozenset()
#: The doors of reading at which whoever comes without a setting gets that of German with the package's knowledge.
FRONT_DOORS = frozenset(
    ["reading/setting.py", "reading/gate.py", "reading/time/__init__.py", "reading/people/who.py"]
)


@cache
def german() -> frozenset[str]:
    """Closed classes and verbs of German, in lower case."""
    spoken = language("de")
    words = set(spoken.rows("function_words")["words"])
    clauses = spoken.rows("clause_words")
    for name in (
        "subordinators",
        "relatives",
        "determiners",
        "conjunctions",
        "negators",
        "particles",
        "successive",
    ):
        words |= set(clauses[name])
    for name in ("auxiliaries", "modals"):
        words |= {form for forms in clauses[name].values() for form in forms}
    words |= {form for forms in clauses["nominal"]["prepositions"].values() for form in forms.split()}
    words |= set(clauses["verbs"]["weak"].split()) | set(spoken.rows("phrases")["adverbs"])
    words |= {word for name in ("months", "weekdays") for word in spoken.rows("time_words").get(name, ())}
    return frozenset(word.lower() for word in words) - SHARED


def constants(path: Path) -> Iterator[tuple[int, str]]:
    """The strings of a module that are no docstrings, with their lines."""
    tree = ast.parse(path.read_text("utf-8"))
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.lineno, node.value


def spoken(text: str) -> set[str]:
    """The German words of a string: those of the lists, and any with an umlaut or a sharp s among other letters."""
    words = {word.lower() for word in "".join(c if c.isalpha() else " " for c in text).split()}
    return {
        word for word in words if word in german() or (set(word) & set("äöüß") and not set(word) <= set(MARKED))
    }


def formed(path: Path) -> Iterator[tuple[int, str]]:
    """Tests of a word's ending or beginning by letters: morphology that belongs to a grammar."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        if node.func.attr not in ("endswith", "startswith", "removesuffix", "removeprefix"):
            continue
        for inner in (n for argument in node.args for n in ast.walk(argument)):
            if isinstance(inner, ast.Constant) and isinstance(inner.value, str) and inner.value.isalpha():
                yield inner.lineno, inner.value


def modules() -> list[Path]:
    return sorted(
        path for room in ROOMS for path in (SOURCE / room).rglob("*.py") if "migrations" not in path.parts
    )


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_module_of_the_mechanism_holds_no_german_word(path: Path) -> None:
    found = [(line, text) for line, text in constants(path) if spoken(text)]
    if str(path.relative_to(SOURCE)) in WORDS_LEFT:
        assert found, "nothing is left: strike the module out of WORDS_LEFT"
    else:
        assert found == []


@pytest.mark.parametrize(
    "path", [p for p in modules() if "reading" in p.parts], ids=lambda p: str(p.relative_to(SOURCE))
)
def test_a_module_of_reading_tests_no_ending_of_a_word(path: Path) -> None:
    found = list(formed(path))
    if str(path.relative_to(SOURCE)) in ENDINGS_LEFT:
        assert found, "nothing is left: strike the module out of ENDINGS_LEFT"
    else:
        assert found == []


def test_only_the_front_doors_of_reading_ask_for_the_default_setting() -> None:
    asking = {str(p.relative_to(SOURCE)) for p in modules() if "default_setting" in p.read_text("utf-8")}
    assert {name for name in asking if name.startswith("reading/")} == FRONT_DOORS
