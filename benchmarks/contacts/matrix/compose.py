"""Composes short articles that tell of one contact, with known truth: frames x constructions x ways of naming x times.

The words are ``matrix.toml``; verbs are conjugated by the grammar of the package, phrases declined here. Everything is
drawn with a seed, so a cell of the matrix is the same article at every run.
"""

from __future__ import annotations

import datetime as dt
import itertools
import random
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from depesche.knowledge.slugs import slug
from depesche.lang.de.grammar.verbs import Form, Verb, forms, parse, participle

DATA: Final = tomllib.loads((Path(__file__).parent / "matrix.toml").read_text("utf-8"))
WEEKDAYS: Final = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
MONTHS: Final = (
    "Januar", "Februar", "März", "April", "Mai", "Juni",
    "Juli", "August", "September", "Oktober", "November", "Dezember",
)  # fmt: skip
NAMINGS: Final = ("full", "office and name", "state's office and name", "office alone", "surname")
#: How a time is said: a weekday, a day and month, "gestern", nothing.
TIMES: Final = ("weekday", "date", "near", "none")
_DER: Final = {"m": ("der", "den", "dem"), "f": ("die", "die", "der"), "n": ("das", "das", "dem")}
_EIN: Final = {"n": ("ein", "ein", "einem"), "f": ("eine", "eine", "einer")}
_HAVE: Final = {
    "haben": {"has": "hat", "had": "hatte", "have1": "habe", "have_many": "haben"},
    "sein": {"has": "ist", "had": "war", "have1": "sei", "have_many": "sind"},
}


@dataclass(frozen=True, slots=True)
class Cell:
    """One article of the matrix and what it says."""

    frame: str
    construction: str
    naming: str
    time: str
    text: str
    published: dt.date
    kind: str
    status: str
    people: tuple[str, str]
    days: tuple[dt.date, dt.date]


def cells(count: int, seed: int = 1) -> Iterator[Cell]:
    """So many cells, every frame and construction in turn, the rest drawn."""
    draw = random.Random(seed)  # noqa: S311 - a sample, not a secret
    rows = [*_verb_rows(), *_noun_rows()]
    draw.shuffle(rows)
    for frame, construction in itertools.islice(itertools.cycle(rows), count):
        yield _cell(frame, construction, draw)


def _verb_rows() -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    for verb, clause in itertools.product(DATA["verb"], DATA["clause"]):
        if clause.get("passive") and not verb.get("passive"):
            continue
        if not (clause.get("mutual") and not verb.get("mutual")):
            yield verb, clause


def _noun_rows() -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    for noun, phrase in itertools.product(DATA["noun"], DATA["phrase"]):
        if not (phrase.get("light") and noun["kind"] == "meeting"):
            yield noun, phrase


def _cell(frame: dict[str, Any], construction: dict[str, Any], draw: random.Random) -> Cell:
    first, second, year = _pair(draw)
    published = dt.date(year, draw.randint(2, 11), draw.randint(8, 20))
    naming = draw.choice(NAMINGS)
    if construction.get("surname"):
        naming = "surname"
    said = draw.choice(TIMES[:-1] if "{T!}" in construction["text"] else TIMES)  # no question instead
    future = construction.get("status") is not None
    time, days = _future(published, draw) if future else _past(published, said, draw)
    words = {**_people(first, second, naming, frame), **_times(time, future=future), **_forms(frame)}
    told = _filled(construction["text"], words)
    if naming == "surname":
        told = f"{_full(first, 'nom', capital=True)} und {_full(second, 'nom')} sind seit Jahren im Amt. {told}"
    return Cell(
        frame.get("verb") or frame["noun"],
        construction["name"],
        naming,
        "future" if future else said,
        f"Neues aus {first['capital']}\n\n{told}\n\nWeitere Angaben machte die Regierung zunächst nicht.\n",
        published,
        frame["kind"],
        construction.get("status", "held"),
        (slug(first["name"]), slug(second["name"])),
        days,
    )


def _pair(draw: random.Random) -> tuple[dict[str, Any], dict[str, Any], int]:
    while True:
        first, second = draw.sample(DATA["leader"], 2)
        start, end = max(first["years"][0], second["years"][0]), min(first["years"][1], second["years"][1])
        if start <= end and first["capital"] != second["capital"]:
            return first, second, draw.randint(start, end)


# -- times ----------------------------------------------------------------------------------------
def _past(published: dt.date, said: str, draw: random.Random) -> tuple[str, tuple[dt.date, dt.date]]:
    back = draw.randint(1, 5)
    day = published - dt.timedelta(back)
    if said == "weekday":
        return f"am {WEEKDAYS[day.weekday()]}", (day, day)
    if said == "date":
        return f"am {day.day}. {MONTHS[day.month - 1]}", (day, day)
    if said == "near":
        yesterday = published - dt.timedelta(1)
        return "gestern", (yesterday, yesterday)
    return "", (published - dt.timedelta(6), published)


def _future(published: dt.date, draw: random.Random) -> tuple[str, tuple[dt.date, dt.date]]:
    day = published + dt.timedelta(draw.randint(1, 6))
    if draw.random() < 0.5:
        return f"am {WEEKDAYS[day.weekday()]}", (day, day)
    return f"am {day.day}. {MONTHS[day.month - 1]}", (day, day)


def _times(time: str, *, future: bool) -> dict[str, str]:
    bare = time.removeprefix("am ")
    towards = f"den {bare}" if "." in bare else bare
    return {"T": "" if future else time, "F": time if future else "", "F0": towards, "F1": bare}


# -- people ---------------------------------------------------------------------------------------
def _people(first: dict[str, Any], second: dict[str, Any], naming: str, frame: dict[str, Any]) -> dict[str, str]:
    preposition, _, case = str(frame.get("partner", "mit dat")).rpartition(" ")
    return {
        "A": _named(first, naming, "nom"),
        "Ad": _named(first, naming, "dat"),
        "A2": f"von {_named(first, naming, 'dat')}",
        "Ag": _genitive(_surname(first)),
        "B": " ".join(w for w in (preposition, _named(second, naming, case)) if w),
        "B0": _named(second, naming, "nom"),
        "Bd": _named(second, naming, "dat"),
        "who": "der" if first["gender"] == "m" else "die",
    }


def _named(person: dict[str, Any], naming: str, case: str) -> str:
    if naming == "full":
        return str(person["name"])
    if naming == "surname":
        return _surname(person)
    if naming == "state's office and name":
        owned = f"{person['genitive']} {_office(person, case)} {person['name']}"
        return _full(person, case) if person["genitive"].startswith("der ") else owned
    return _full(person, case, named=naming != "office alone")


def _full(person: dict[str, Any], case: str, *, named: bool = True, capital: bool = False) -> str:
    """ "der französische Präsident Emmanuel Macron", in a case."""
    article = _DER[person["gender"]][("nom", "acc", "dat").index(case)]
    ending = "e" if case == "nom" or (case == "acc" and person["gender"] == "f") else "en"
    words = [article, person["adjective"] + ending, _office(person, case)] + ([person["name"]] if named else [])
    text = " ".join(words)
    return text[0].upper() + text[1:] if capital else text


def _office(person: dict[str, Any], case: str) -> str:
    return str(person["office"]) + ("en" if person.get("weak") and case != "nom" else "")


def _surname(person: dict[str, Any]) -> str:
    return str(person.get("surname") or person["name"].rpartition(" ")[2])


def _genitive(name: str) -> str:
    return name + ("’" if name.endswith(("s", "x", "z", "ß")) else "s")


# -- verbs and nouns ------------------------------------------------------------------------------
def _forms(frame: dict[str, Any]) -> dict[str, str]:
    return _of_verb(frame) if "verb" in frame else _of_noun(frame)


def _of_verb(frame: dict[str, Any]) -> dict[str, str]:
    reflexive = frame["verb"].startswith("sich ")
    verb = parse(frame["verb"].removeprefix("sich "), frame.get("parts", ""))
    finite = (form for form in forms(verb) if form.shape == "finite" and form.person == 3 and not form.split)
    table = {(form.tense, form.mood, form.plural): form for form in finite}
    zu = f"{verb.prefix}zu{verb.base}" if verb.prefix else f"zu {verb.base}"
    return {
        "sich": "sich" if reflexive else "",
        "X": frame.get("extra", ""),
        "participle": participle(verb),
        "infinitive": verb.infinitive,
        "zu": zu,
        "prefix": verb.prefix,
        "past": _apart(table["past", "indicative", False], verb),
        "past_many": _apart(table["past", "indicative", True], verb),
        "present": _apart(table["present", "indicative", False], verb),
        "joined_past": table["past", "indicative", False].text,
        **_HAVE[frame.get("aux", "haben")],
    }


def _apart(form: Form, verb: Verb) -> str:
    return form.text.removeprefix(verb.prefix)


def _of_noun(frame: dict[str, Any]) -> dict[str, str]:
    gender, noun = frame["gender"], frame["noun"]
    der, ein = _DER[gender], _EIN[gender]
    return {
        "NN": noun,
        "Das N": f"{der[0].capitalize()} {noun}",
        "Das N0": der[0].capitalize(),
        "Ein N": f"{ein[0].capitalize()} {noun}",
        "N4": f"{ein[1]} {noun}",
        "N3": f"{ein[2]} {noun}",
    }


def _filled(template: str, words: dict[str, str]) -> str:
    text = template
    for key, value in sorted(words.items(), key=lambda item: -len(item[0])):
        text = text.replace("{" + key + "}", value).replace("{" + key + "!}", value[:1].upper() + value[1:])
    text = " ".join(text.split()).replace(" ,", ",").replace(" .", ".")
    return text[:1].upper() + text[1:]
