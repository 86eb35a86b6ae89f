"""The words by which a contact is left to the story (``contact_events.toml``)."""

from __future__ import annotations

from collections.abc import Mapping

from depesche.lang.language import Language
from depesche.light import dataclass


@dataclass(frozen=True, slots=True)
class EventWords:
    """The lists of the data file; each is explained there."""

    possessives: Mapping[str, str]
    naming_sides: frozenset[str]
    parts: frozenset[str]
    negation: str


def event_words(language: Language) -> EventWords:
    """The words of a language."""
    data = language.rows("contact_events")["words"]
    return EventWords(
        possessives=data["possessives"],
        naming_sides=frozenset(data["naming_sides"]),
        parts=frozenset(data["parts"]),
        negation=data["negation"],
    )
