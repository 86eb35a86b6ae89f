"""The words of ``lang/de/people.toml`` and ``lang/de/names/offices.toml``, as typed values, read once."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Final, Literal, cast

from depesche.knowledge.model import Gender
from depesche.lang.de.grammar.nouns import Number, adjective_forms
from depesche.reading.layers import Modifier

_GERMAN: Final = resources.files("depesche") / "lang" / "de"


@dataclass(frozen=True, slots=True, eq=False)
class OfficeWord:
    """A row of ``offices.toml``: what offices its words may mean, and where.

    ``roles`` are the likeliest first; "leader" is the office that speaks for the state, "same" that of somebody
    else in the text, "any" only points at a person. ``places`` are the only ones it can belong to, if any, the
    likeliest first; ``only`` is a kind of states outside which it means nobody ("König" of a republic), ``never``
    one inside which it does ("Machthaber" of a democracy).
    """

    words: tuple[str, ...]
    roles: tuple[str, ...]
    places: tuple[str, ...] = ()
    at: Mapping[str, tuple[str, ...]] | None = None
    only: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()

    def roles_at(self, place: str | None) -> tuple[str, ...]:
        """The roles that the word means in a state or organisation."""
        if place in self.never or (self.only and place is not None and place not in self.only):
            return ("none",)
        special = self.at.get(place) if self.at and place else None
        return special or self.roles


#: An office that takes no part in contacts ("BDI-Präsident", "Landeschef").
OTHER: Final = OfficeWord((), ("other",))
SPOKESPERSON: Final = OfficeWord((), ("spokesperson",))


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A row of the pronouns: number, gender and whether it is a subject, an object, a group of
    ``count`` or the first person.
    """

    words: tuple[str, ...]
    number: Number
    gender: Gender
    case: Literal["subject", "object", "all", "first"]
    count: int


@dataclass(frozen=True, slots=True)
class Words:
    """The closed word lists around names and offices."""

    offices: tuple[OfficeWord, ...]
    prefixes: Mapping[str, str]
    modifiers: Mapping[str, str]
    definite: frozenset[str]
    indefinite: frozenset[str]
    possessive: frozenset[str]
    quantity: Mapping[str, int]
    titles: frozenset[str]
    given_names: frozenset[str]
    also_words: frozenset[str]
    compound_heads: frozenset[str]
    only_titled: frozenset[str]
    not_names: frozenset[str]
    particles: frozenset[str]
    subnational: frozenset[str]
    subnational_places: frozenset[str]
    adverbial: frozenset[str]
    opening_words: frozenset[str]
    nouns: frozenset[str]
    institutions: tuple[str, ...]
    offices_named: frozenset[str]
    place_verbs: frozenset[str]
    place_nouns: frozenset[str]
    capital_nouns: frozenset[str]
    pair_nouns: frozenset[str]
    appointed: frozenset[str]
    sides: Mapping[str, str]
    monarchies: tuple[str, ...]
    compounds: Mapping[str, tuple[str, ...]]
    undeclined: Mapping[str, tuple[str, ...]]
    pronouns: tuple[Pronoun, ...]
    verbs_one: frozenset[str]
    verbs_many: frozenset[str]


@cache
def words() -> Words:
    """The lists, loaded once."""
    offices = _toml("names/offices.toml")
    people = _toml("people.toml")
    lists: dict[str, Any] = people["words"]
    return Words(
        offices=tuple(_office(row, offices["kinds"]) for row in offices["office"]),
        prefixes={prefix: name for name, prefixes in offices["prefixes"].items() for prefix in prefixes},
        modifiers={
            form: name
            for name, stems in people["modifiers"].items()
            for stem in stems
            for form in adjective_forms(stem)
        },
        definite=frozenset(lists["definite"]),
        indefinite=frozenset(lists["indefinite"]),
        possessive=frozenset(lists["possessive"]),
        quantity=lists["quantity"],
        titles=frozenset(lists["title"]),
        given_names=frozenset(lists["given_names"]),
        also_words=frozenset(lists["also_words"]),
        compound_heads=frozenset(lists["compound_heads"]),
        only_titled=frozenset(lists["only_titled"]),
        not_names=frozenset(lists["not_names"]),
        particles=frozenset(lists["name_particles"]),
        subnational=frozenset(form for stem in lists["subnational"] for form in adjective_forms(stem)),
        subnational_places=frozenset(lists["subnational_places"]),
        nouns=frozenset(lists["nouns"]),
        institutions=tuple(lists["institutions"]),
        place_nouns=frozenset(lists["place_nouns"]),
        capital_nouns=frozenset(lists["capital_nouns"]),
        pair_nouns=frozenset(lists["pair_nouns"]),
        place_verbs=frozenset(lists["place_verbs"]),
        offices_named=frozenset(lists["offices_named"]),
        appointed=frozenset(lists["appointed"]),
        opening_words=frozenset(lists["opening_words"]),
        adverbial=frozenset(lists["adverbial"]),
        sides=people["sides"],
        undeclined={state: tuple(forms) for state, forms in offices["undeclined"].items()},
        compounds={first: tuple(places) for first, places in offices["compounds"].items()},
        pronouns=tuple(
            Pronoun(tuple(row["words"]), row["number"], row["gender"], row["case"], row.get("count", 0))
            for row in people["pronoun"]
        ),
        verbs_one=frozenset(people["verbs"]["one"]),
        verbs_many=frozenset(people["verbs"]["many"]),
        monarchies=tuple(offices["kinds"]["monarchies"]),
    )


def modifier_of(name: str | None) -> Modifier | None:
    """The modifier that a list of words stands for; "then" and "none" change nobody's office."""
    return cast("Modifier", name) if name in ("former", "elect", "acting", "deputy", "candidate") else None


def _office(row: dict[str, Any], kinds: dict[str, list[str]]) -> OfficeWord:
    at = row.get("at")
    return OfficeWord(
        tuple(row["words"]),
        tuple(row["roles"]),
        tuple(row.get("places", ())),
        {place: tuple(roles) for place, roles in at.items()} if at else None,
        frozenset(state for kind in row.get("only", ()) for state in kinds[kind]),
        frozenset(state for kind in row.get("never", ()) for state in kinds[kind]),
    )


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads((_GERMAN / name).read_text(encoding="utf-8"))
