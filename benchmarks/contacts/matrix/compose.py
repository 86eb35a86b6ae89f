"""Composes short articles with known truth: frames x constructions x ways of naming x times x places.

The words are ``matrix.toml``; verbs are conjugated by the grammar of the package, phrases declined in ``naming.py``,
times said in ``saying.py``. Everything is drawn with a seed, so a cell of the matrix is the same article at every run.
"""

from __future__ import annotations

import datetime as dt
import itertools
import random
import sys
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

sys.path.insert(0, str(Path(__file__).parent))
from naming import BOTH, Leader, named, named_in
from saying import WEEKDAYS, Said, said

from depesche.knowledge.slugs import slug
from depesche.lang.de.grammar.verbs import Form, Verb, forms, parse, participle

DATA: Final = tomllib.loads((Path(__file__).parent / "matrix.toml").read_text("utf-8"))
#: Kinds of contact that are at a place.
_PLACED: Final = ("meeting", "visit", "talks")
_KINDS: Final = ("call", "video", "meeting", "visit", "talks")
_DER: Final = {
    "m": ("der", "den", "dem", "des"),
    "f": ("die", "die", "der", "der"),
    "n": ("das", "das", "dem", "des"),
}
_EIN: Final = {
    "m": ("ein", "einen", "einem"),
    "f": ("eine", "eine", "einer"),
    "n": ("ein", "ein", "einem"),
}
_HAVE: Final = {
    "haben": {"has": "hat", "had": "hatte", "have1": "habe", "have2": "hätte", "have_many": "haben"},
    "sein": {"has": "ist", "had": "war", "have1": "sei", "have2": "wäre", "have_many": "sind"},
}
_AGAIN: Final = {
    "call": "Das Telefonat",
    "meeting": "Das Treffen",
    "talks": "Das Gespräch",
    "visit": "Der Besuch",
    "video": "Die Videoschalte",
}

#: How often each article of several contacts stands among all frames in all constructions.
_AGAIN_SEVERAL: Final = 6

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Truth:
    """One contact that an article tells."""

    kind: str
    status: str
    people: tuple[str, ...]
    days: tuple[dt.date, dt.date]
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """One article of the matrix and what it says."""

    frame: str
    construction: str
    naming: str
    time: str
    place: str
    text: str
    published: dt.date
    truths: tuple[Truth, ...]


def cells(count: int, seed: int = 1) -> Iterator[Cell]:
    """So many cells, every frame and construction in turn, the rest drawn."""
    draw = random.Random(seed)  # noqa: S311 - a sample, not a secret
    rows = [*_verb_rows(), *_noun_rows(), *((None, row) for row in DATA["several"] for _ in range(_AGAIN_SEVERAL))]
    draw.shuffle(rows)
    for frame, construction in itertools.islice(itertools.cycle(rows), count):
        yield _several(construction, draw) if frame is None else _cell(frame, construction, draw)


def _verb_rows() -> Iterator[tuple[Row | None, Row]]:
    for verb, clause in itertools.product(DATA["verb"], DATA["clause"]):
        if all(verb.get(needed) for needed in ("passive", "mutual", "mit", "to") if clause.get(needed)):
            yield verb, clause


def _noun_rows() -> Iterator[tuple[Row | None, Row]]:
    for noun, phrase in itertools.product(DATA["noun"], DATA["phrase"]):
        if not (phrase.get("light") and noun["kind"] == "meeting") and noun["kind"] in phrase.get("kinds", _KINDS):
            yield noun, phrase


# -- one contact ----------------------------------------------------------------------------------
def _cell(frame: Row, construction: Row, draw: random.Random) -> Cell:
    template = str(construction["text"])
    (first, second), published = _leaders(draw, 2)
    who = named_in(template, first, second, str(frame.get("partner", "mit dat")), construction, draw)
    status = str(construction.get("status", "held"))
    dated = bool(construction.get("dated"))
    when = said(template, published, status, draw, again=frame["kind"] in _AGAIN, dated=dated)
    where, city = _place(template, frame, (first, second), draw)
    words = {**who.words, **_forms(frame), **_times(template, when, where)}
    if who.naming == BOTH:
        template = template.replace("{A} und {B0}", "die beiden")
    told = who.lead + _filled(template, words)
    if when.name == "neighbour":
        told += f" {_AGAIN[frame['kind']]} fand {when.text} statt."
    title = _filled(str(construction.get("title", f"Neues aus {first.capital}")), words)
    truths = () if status == "none" else (
        Truth(frame["kind"], status, (slug(first.name), slug(second.name)), when.days, city),
    )  # fmt: skip
    return Cell(
        str(frame.get("verb") or frame["noun"]),
        str(construction["name"]),
        who.naming,
        when.name,
        where,
        f"{title}\n\n{told}\n\nWeitere Angaben machte die Regierung zunächst nicht.\n",
        published,
        truths,
    )


def _leaders(draw: random.Random, count: int) -> tuple[Sequence[Leader], dt.date]:
    """So many leaders of different states, in office at one time, and a day of it."""
    while True:
        found = [Leader.of(row) for row in draw.sample(DATA["leader"], count)]
        start, end = max(one.years[0] for one in found), min(one.years[1] for one in found)
        if start <= end and len({one.capital for one in found}) == count:
            return found, dt.date(draw.randint(start, end), draw.randint(3, 11), draw.randint(8, 20))


def _place(
    template: str, frame: Row, leaders: tuple[Leader, Leader], draw: random.Random
) -> tuple[str, str | None]:
    """Where it was, as it is said, and the city."""
    at_home = leaders[0] if frame.get("host") else leaders[1]
    choice = draw.choice(("none", "none", "third", "home"))
    held_there = frame["kind"] in _PLACED and ("{T}" in template or "{O}" in template or "{F}" in template)
    if choice == "none" or not held_there or frame.get("to"):
        return "", None
    if choice == "home" or frame["kind"] == "visit":
        return f"in {at_home.capital}", at_home.capital
    city = draw.choice(DATA["cities"])
    return f"in {city}", city


def _times(template: str, when: Said, where: str) -> dict[str, str]:
    """The words for the time, with the place behind it where the template has none of its own for it."""
    alone = "{O}" in template
    shown = "" if when.name == "neighbour" else when.text
    with_place = shown if alone else f"{shown} {where}".strip()
    bare = when.text.removeprefix("am ")
    towards = f"den {bare}" if "." in bare else bare
    return {
        "T": with_place,
        "F": with_place,
        "T!": shown[:1].upper() + shown[1:],
        "O": where,
        "F0": towards,
        "F1": bare,
    }


# -- several contacts, or several on one side -------------------------------------------------------
def _several(construction: Row, draw: random.Random) -> Cell:
    leaders, published = _leaders(draw, 3)
    first = published - dt.timedelta(draw.randint(3, 5))
    second = first + dt.timedelta(draw.randint(1, 2))
    cities = draw.sample(DATA["cities"], 2)
    naming = draw.choice(("full", "office and name"))
    words = {"T": weekday(first), "U": weekday(second), "O": f"in {cities[0]}", "P": f"in {cities[1]}"}
    for letter, leader in zip("ABC", leaders, strict=True):
        for case, key in (("nom", ""), ("acc", "4"), ("dat", "3")):
            words[letter + key] = named(leader, naming, case)
    days, places = {"T": first, "U": second}, {"O": cities[0], "P": cities[1]}
    truths = tuple(
        Truth(
            row["kind"],
            row.get("status", "held"),
            tuple(slug(leaders["ABC".index(letter)].name) for letter in row["people"]),
            (days[row["day"]], days[row["day"]]),
            places.get(row.get("place", "")),
        )
        for row in construction["contacts"]
    )
    told = _filled(construction["text"], words)
    text = f"Neues aus {leaders[0].capital}\n\n{told}\n\nWeitere Angaben machte die Regierung zunächst nicht.\n"
    return Cell("several", str(construction["name"]), naming, "weekday", "", text, published, truths)


def weekday(day: dt.date) -> str:
    """ "am Montag"."""
    return f"am {WEEKDAYS[day.weekday()]}"


# -- verbs and nouns ------------------------------------------------------------------------------
def _forms(frame: Row) -> dict[str, str]:
    return _of_verb(frame) if "verb" in frame else _of_noun(frame)


def _of_verb(frame: Row) -> dict[str, str]:
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
        "joined_present": table["present", "indicative", False].text,
        **_HAVE[frame.get("aux", "haben")],
    }


def _apart(form: Form, verb: Verb) -> str:
    return form.text.removeprefix(verb.prefix)


def _of_noun(frame: Row) -> dict[str, str]:
    gender, noun = frame["gender"], frame["noun"]
    der, ein = _DER[gender], _EIN[gender]
    return {
        "NN": noun,
        "e": "e" if gender == "f" else "",
        "Das N": f"{der[0].capitalize()} {noun}",
        "Das N0": der[0].capitalize(),
        "Ein N": f"{ein[0].capitalize()} {noun}",
        "N1": f"{ein[0]} {noun}",
        "N4": f"{ein[1]} {noun}",
        "N3": f"{ein[2]} {noun}",
        "D4": f"{der[1]} {noun}",
        "D3": f"{der[2]} {noun}",
        "D2": f"{der[3]} {frame['genitive']}",
    }


def _filled(template: str, words: dict[str, str]) -> str:
    text = template
    for key, value in sorted(words.items(), key=lambda item: -len(item[0])):
        text = text.replace("{" + key + "}", value).replace("{" + key + "!}", value[:1].upper() + value[1:])
    text = " ".join(text.split()).replace(" ,", ",").replace(" .", ".").replace(",,", ",").replace(",.", ".")
    return text[:1].upper() + text[1:]
