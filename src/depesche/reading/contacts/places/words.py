"""The words that tell which contact a place is of (``contact_places.toml``)."""

from __future__ import annotations

from depesche.lang.language import Language
from depesche.light import dataclass


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """The lists of the data file; each is explained there."""

    there: frozenset[str]
    where: frozenset[str]
    coordinating: frozenset[str]
    margins: frozenset[str]
    neutral: frozenset[str]
    seats: frozenset[str]
    gatherings: tuple[str, ...]
    since: frozenset[str]
    conferences: tuple[str, ...]
    venues: frozenset[str]
    being: frozenset[str]


def place_words(language: Language) -> PlaceWords:
    """The words of a language."""
    data = language.rows("contact_places")["words"]
    return PlaceWords(
        there=frozenset(data["there"]),
        where=frozenset(data["where"]),
        coordinating=frozenset(data["coordinating"]),
        margins=frozenset(data["margins"]),
        neutral=frozenset(data["neutral"]),
        seats=frozenset(data["seats"]),
        gatherings=tuple(data["gatherings"]),
        since=frozenset(data["since"]),
        conferences=tuple(data["conferences"]),
        venues=frozenset(data["venues"]),
        being=frozenset(data["being"]),
    )
