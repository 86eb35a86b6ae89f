"""The words around names and offices, of ``people.toml`` and ``names/offices.toml``, as typed values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, Literal, cast

from depesche.knowledge.model import Gender
from depesche.lang.forms import Nouns, Number
from depesche.lang.language import Language
from depesche.light import dataclass
from depesche.reading.layers import Modifier


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


@dataclass(frozen=True, slots=True, eq=False)
class PeopleWords:
    """The closed word lists around names and offices, by their names in ``people.toml``, where a comment says what
    each is; ``inflection`` is how the language inflects nouns, ``groups`` the words for several states with their ids,
    ``group_adjectives`` the stems of their adjectives.
    """

    inflection: Nouns
    offices: tuple[OfficeWord, ...]
    prefixes: Mapping[str, str]
    modifiers: Mapping[str, str]
    quantity: Mapping[str, int]
    subnational: frozenset[str]
    sides: Mapping[str, str]
    monarchies: tuple[str, ...]
    compounds: Mapping[str, tuple[str, ...]]
    undeclined: Mapping[str, tuple[str, ...]]
    groups: tuple[tuple[str, tuple[str, ...]], ...]
    group_adjectives: tuple[tuple[str, tuple[str, ...]], ...]
    pronouns: tuple[Pronoun, ...]
    verbs_one: frozenset[str]
    verbs_many: frozenset[str]
    retired: tuple[tuple[str, ...], ...]
    institutions: tuple[str, ...]
    lists: Mapping[str, frozenset[str]]

    def is_in(self, word: str, name: str) -> bool:
        """Whether a word stands in one of the lists."""
        return word in self.lists[name]


def people_words(language: Language) -> PeopleWords:
    """The lists of a language."""
    offices, people = language.rows("names/offices"), language.rows("people")
    forms = language.grammar.nouns.adjective_forms
    lists: dict[str, Any] = people["words"]
    modifiers = people["modifiers"].items()
    return PeopleWords(
        inflection=language.grammar.nouns,
        offices=tuple(_office(row, offices["kinds"]) for row in offices["office"]),
        prefixes={prefix: name for name, prefixes in offices["prefixes"].items() for prefix in prefixes},
        modifiers={form: name for name, stems in modifiers for stem in stems for form in forms(stem)},
        quantity=lists["quantity"],
        subnational=frozenset(form for stem in lists["subnational"] for form in forms(stem)),
        sides=people["sides"],
        monarchies=tuple(offices["kinds"]["monarchies"]),
        compounds={first: tuple(places) for first, places in offices["compounds"].items()},
        undeclined={state: tuple(forms) for state, forms in offices["undeclined"].items()},
        groups=tuple(_by_words(people["state_group"], "words")),
        group_adjectives=tuple(_by_words(people["state_group"], "adjectives")),
        pronouns=tuple(
            Pronoun(tuple(row["words"]), row["number"], row["gender"], row["case"], row.get("count", 0))
            for row in people["pronoun"]
        ),
        verbs_one=frozenset(people["verbs"]["one"]),
        verbs_many=frozenset(people["verbs"]["many"]),
        retired=tuple(tuple(row.split()) for row in lists["retired"]),
        institutions=tuple(lists["institutions"]),
        lists={name: frozenset(found) for name, found in lists.items()},
    )


def _by_words(rows: Iterable[dict[str, Any]], name: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each word of several states with their ids."""
    for row in rows:
        yield from ((word, tuple(row["members"])) for word in row.get(name, ()))


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
