"""How the leaders of the matrix are named: by names, offices and states, declined; by a pronoun or as colleagues."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

#: The ways of naming both, and those that need a sentence before or a second one to stand to.
PLAIN: Final = (
    "full",
    "office and name",
    "state's office and name",
    "office alone",
    "surname",
    "office and surname",
    "name, office behind",
)
COLLEAGUE: Final = "counterpart"
PRONOUN: Final = "pronoun"
BOTH: Final = "the two"
_DER: Final = {"m": ("der", "den", "dem"), "f": ("die", "die", "der")}
_CASES: Final = ("nom", "acc", "dat")
_PRONOUNS: Final = {"m": ("er", "ihn", "ihm"), "f": ("sie", "sie", "ihr")}


@dataclass(frozen=True, slots=True)
class Leader:
    """One leader of ``matrix.toml``; ``weak`` says that the office word is declined with -en."""

    name: str
    surname: str
    gender: str
    office: str
    weak: bool
    adjective: str
    genitive: str
    capital: str
    years: tuple[int, int]

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> Leader:
        """The leader of a row."""
        return cls(
            row["name"],
            row.get("surname") or row["name"].rpartition(" ")[2],
            row["gender"],
            row["office"],
            row.get("weak", False),
            row["adjective"],
            row["genitive"],
            row["capital"],
            (row["years"][0], row["years"][1]),
        )


@dataclass(frozen=True, slots=True)
class Named:
    """The words for both in every case that a template asks for, and the sentence before them that names them."""

    naming: str
    words: dict[str, str]
    lead: str = ""


def named_in(
    template: str,
    first: Leader,
    second: Leader,
    partner: str,
    construction: Mapping[str, Any],
    draw: random.Random,
) -> Named:
    """Both leaders in a way that the template allows, drawn; ``partner`` is how the verb's partner is joined."""
    naming = draw.choice(list(_allowed(template, construction)))
    lead = ""
    if naming in ("surname", BOTH) or construction.get("surname"):
        lead = f"{_full(first, 'nom', capital=True)} und {_full(second, 'nom')} sind seit Jahren im Amt. "
    elif naming == PRONOUN or construction.get("owned"):
        lead = f"{_full(first, 'nom', capital=True)} hat einen vollen Kalender. "
    return Named(naming, _words(first, second, naming, partner), lead)


def _allowed(template: str, construction: Mapping[str, Any]) -> list[str]:
    if construction.get("surname"):
        return ["surname"]
    if construction.get("full"):
        return ["full"]
    if construction.get("owned"):
        return ["full", "office and name", "office and surname"]
    found = [way for way in PLAIN if way != "name, office behind" or not construction.get("commas")]
    paired = "{A} und {B0}" in template
    if paired:
        found.append(BOTH)
    partner = max(template.find(key) for key in ("{B}", "{Bd}", "{B0}"))
    if partner > template.find("{A") >= 0 and "{A2}" not in template and "{Ad}" not in template and not paired:
        found.append(COLLEAGUE)
    alone = not any(key in template for key in ("{who}", "{Ad}", "{A2}", "{Ag}", "{B0}", "precher", "Opposition"))
    if alone and not template.startswith("{B"):
        found.append(PRONOUN)
    return found


def _words(first: Leader, second: Leader, naming: str, partner: str) -> dict[str, str]:
    preposition, _, case = partner.rpartition(" ")
    case = case if case in _CASES else "dat"

    def of(leader: Leader, case: str) -> str:
        if naming == PRONOUN:
            return _PRONOUNS[leader.gender][0] if leader is first else named(second, "office and name", case)
        if naming == COLLEAGUE:
            return named(first, "full", case) if leader is first else _colleague(first, second, case)
        return named(leader, naming, case)

    who = "der" if first.gender == "m" else "die"
    return {
        "A": of(first, "nom"),
        "Ad": of(first, "dat"),
        "A2": f"von {of(first, 'dat')}",
        "Ag": _genitive(first.surname),
        "Agn": _genitive(first.name),
        "Asein": "sein" if first.gender == "m" else "ihr",
        "B": " ".join(w for w in (preposition, of(second, case)) if w),
        "B0": of(second, "nom"),
        "Bd": of(second, "dat"),
        "who": who,
        "with whom": f"mit {_DER[second.gender][2]}",
    }


def named(person: Leader, naming: str, case: str) -> str:
    """Somebody in a case, named in one of the plain ways."""
    if naming == "full":
        return person.name
    if naming in ("surname", BOTH):
        return person.surname
    if naming == "office and surname":
        return _full(person, case).replace(person.name, person.surname)
    if naming == "name, office behind":
        return f"{person.name}, {_full(person, case, named=False)},"
    if naming == "state's office and name":
        owned = f"{person.genitive} {_office(person, case)} {person.name}"
        return _full(person, case) if person.genitive.startswith("der ") else owned
    return _full(person, case, named=naming != "office alone")


def _colleague(first: Leader, second: Leader, case: str) -> str:
    """ "seinem polnischen Kollegen Andrzej Duda"."""
    stem = "sein" if first.gender == "m" else "ihr"
    at = _CASES.index(case)
    possessive = stem + {"m": ("", "en", "em"), "f": ("e", "e", "er")}[second.gender][at]
    adjective = second.adjective + {"m": ("er", "en", "en"), "f": ("e", "e", "en")}[second.gender][at]
    noun = "Kollegin" if second.gender == "f" else ("Kollege" if case == "nom" else "Kollegen")
    return f"{possessive} {adjective} {noun} {second.name}"


def _full(person: Leader, case: str, *, named: bool = True, capital: bool = False) -> str:
    """ "der französische Präsident Emmanuel Macron", in a case."""
    article = _DER[person.gender][_CASES.index(case)]
    ending = "e" if case == "nom" or (case == "acc" and person.gender == "f") else "en"
    words = [article, person.adjective + ending, _office(person, case)] + ([person.name] if named else [])
    text = " ".join(words)
    return text[0].upper() + text[1:] if capital else text


def _office(person: Leader, case: str) -> str:
    return person.office + ("en" if person.weak and case != "nom" else "")


def _genitive(name: str) -> str:
    return name + ("’" if name.endswith(("s", "x", "z", "ß")) else "s")
