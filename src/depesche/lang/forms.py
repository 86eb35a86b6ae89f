"""Forms of nouns and names, as a language's grammar makes and knows them, in terms of no language."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Literal, Protocol

from depesche.knowledge.model import Gender
from depesche.light import dataclass

Number = Literal["one", "many", "any"]


@dataclass(frozen=True, slots=True)
class NounForm:
    """One written form of a noun with what its ending says."""

    text: str
    number: Number
    gender: Gender


class Nouns(Protocol):
    """How a language inflects nouns, names and the adjectives before them."""

    # -- made -------------------------------------------------------------------------------------
    def noun_forms(self, words: str) -> Iterable[NounForm]:
        """All forms of a noun, or of a phrase around one."""
        ...

    def demonym_forms(self, words: Collection[str]) -> Iterable[NounForm]:
        """All forms of the names of one people, given in the singular or with their plural."""
        ...

    def adjective_forms(self, stem: str) -> tuple[str, ...]:
        """All forms of an adjective."""
        ...

    def possessives(self, name: str) -> tuple[str, ...]:
        """The forms of a name that say whose something is."""
        ...

    def singular_forms(self, noun: str) -> frozenset[str]:
        """A noun in the singular, by itself and as a genitive."""
        ...

    def city_adjectives(self, city: str) -> tuple[str, ...]:
        """The adjectives of a city: "Moskauer"; the one place where they are made."""
        ...

    def declined(self, name: str) -> str:
        """A name of several words as it stands behind an article in another case than the first."""
        ...

    def seat_forms(self, name: str) -> Iterable[str]:
        """All forms of the name of a seat of government, with its adjective if it has one."""
        ...

    def cited(self, words: Sequence[str]) -> str:
        """A noun phrase (determiner, adjectives, nouns) as a list names it: by its nouns and what sorts them."""
        ...

    # -- told -------------------------------------------------------------------------------------
    def owner(self, word: str) -> str | None:
        """The name that a word is the possessive form of; ``None`` where it is none by its form."""
        ...

    def stem(self, word: str) -> str:
        """A noun without the endings that it may have."""
        ...

    def is_attributive(self, word: str) -> bool:
        """Whether a word for a place has a form that stands before a noun: its adjective, its possessive."""
        ...

    def is_adjective(self, word: str) -> bool:
        """Whether a word ends as adjectives before a noun do."""
        ...

    def is_plural_adjective(self, word: str) -> bool:
        """Whether a word ends as adjectives of the plural do behind a number word."""
        ...

    def is_oblique_adjective(self, word: str) -> bool:
        """Whether a word ends as adjectives do in another case than the first."""
        ...

    def is_common(self, word: str) -> bool:
        """Whether a word ends as nouns do that are no names."""
        ...

    def is_feminine(self, word: str) -> bool:
        """Whether a noun for a person ends as those for women do."""
        ...

    def verb_number(self, word: str) -> Literal["one", "many", ""]:
        """Whether a verb ends as those of one or of many do, as far as an ending tells."""
        ...

    def may_be_of_many(self, word: str) -> bool:
        """Whether a finite verb of many may end so, where nothing but a verb can stand."""
        ...

    def is_office(self, word: str) -> bool:
        """Whether a noun ends as names of offices do."""
        ...

    def spokesperson(self, word: str) -> Gender | None:
        """The gender of a noun that ends as words for spokespeople do; ``None`` for any other."""
        ...
