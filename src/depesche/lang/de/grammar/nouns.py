"""Inflection of the nouns that name offices and of the adjectives before them.

A form says number and gender as far as its ending tells: "Präsidenten" is one person in an oblique case, or
several.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from depesche.knowledge.model import Gender

Number = Literal["one", "many", "any"]

ADJECTIVE_ENDINGS: Final = ("e", "er", "en", "em", "es")
_WEAK: Final = ("ent", "ist", "arch", "krat", "spot", "mat")
_LONG_PLURAL: Final = ("är", "or", "önig", "emir", "eich", "ürst", "rinz", "eral", "ident")
_INNER: Final = frozenset({"der", "des", "im", "in", "von", "de"})
_FEMININE: Final = ("erin", "önigin", "entin", "efin", "egin", "ärin", "orin", "rätin", "wältin")


@dataclass(frozen=True, slots=True)
class NounForm:
    """One written form of a noun with what its ending says."""

    text: str
    number: Number
    gender: Gender


def noun_forms(words: str) -> Iterator[NounForm]:
    """All forms of a noun or of a phrase around one: its first noun where "der", "des" or "im" follows
    ("Präsident der EU-Kommission"), else its last ("Staats- und Regierungschef").
    """
    parts = words.split(" ")
    at = 0 if _INNER & set(parts[1:]) else len(parts) - 1
    for form in _single(parts[at]):
        yield NounForm(" ".join((*parts[:at], form.text, *parts[at + 1 :])), form.number, form.gender)


def demonym_forms(word: str) -> Iterator[NounForm]:
    """All forms of the name of a people: "Franzose", "Deutscher", "Japanerin"."""
    if word.endswith("in"):
        yield NounForm(word, "one", "f")
        yield NounForm(word + "nen", "many", "f")
    elif word in ("Deutscher", "Deutsche"):
        yield NounForm(word, "one", "m" if word.endswith("r") else "")
        yield NounForm("Deutschen", "any", "m")
    elif word.endswith("e"):
        yield NounForm(word, "one", "m")
        yield NounForm(word + "n", "any", "m")
    else:
        yield from (form for form in _strong(word) if form.gender == "m")


def _single(word: str) -> Iterator[NounForm]:
    if word.endswith(_FEMININE):
        yield NounForm(word, "one", "f")
        yield NounForm(word + "nen", "many", "f")
    elif word.lower().endswith("kollege"):
        yield from _weak(word, "n", word[:-1])
    elif word.endswith(_WEAK):
        yield from _weak(word, "en", word)
    elif word.endswith(("e", "te", "ten")):
        yield NounForm(word, "any", "")
        yield NounForm(word + "n", "any", "")
    elif word.endswith("mann"):
        yield from _umlauted(word, word[:-4] + "männer")
    elif word.endswith("bruder"):
        yield from _umlauted(word, word[:-6] + "brüder")
    elif word.endswith("haupt"):
        yield from _umlauted(word, word[:-5] + "häupter", "")
    elif word == "Papst":
        yield from _umlauted(word, "Päpste")
    elif word.endswith(("Herr", "herr")):
        yield from _weak(word, "n", word)
    else:
        yield from _strong(word)


def _weak(word: str, ending: str, stem: str) -> Iterator[NounForm]:
    yield NounForm(word, "one", "m")
    yield NounForm(word + ending, "any", "m")
    yield from _in(stem)


def _umlauted(word: str, plural: str, gender: Gender = "m") -> Iterator[NounForm]:
    yield NounForm(word, "one", gender)
    yield NounForm(word + "s", "one", gender)
    yield NounForm(word + "es", "one", gender)
    yield NounForm(plural, "many", gender)
    yield NounForm(plural + "n", "many", gender)


def _strong(word: str) -> Iterator[NounForm]:
    same_plural = word.endswith(("er", "el", "en"))
    yield NounForm(word, "one", "m")  # "die Minister" are several by their article
    yield NounForm(word + "s", "one" if same_plural or word.endswith(_LONG_PLURAL) else "any", "m")
    if same_plural:
        yield NounForm(word + "n", "many", "m")
    elif word.endswith(_LONG_PLURAL):
        yield NounForm(word + "e", "many", "m")
        yield NounForm(word + "en", "any", "m")
    yield from _in(word)


def _in(stem: str) -> Iterator[NounForm]:
    """The feminine noun in "-in"."""
    yield NounForm(stem + "in", "one", "f")
    yield NounForm(stem + "innen", "many", "f")


def adjective_forms(stem: str) -> tuple[str, ...]:
    """All forms of an adjective; one that is a noun with "-er" ("Schweizer") has no endings."""
    return (stem,) if stem[:1].isupper() and stem.endswith("er") else tuple(stem + e for e in ADJECTIVE_ENDINGS)
