"""The words that make a duration the length of a contact (``contact_lengths.toml``)."""

from __future__ import annotations

from typing import Final

from depesche.lang.language import Language
from depesche.light import dataclass

_LISTS: Final = (
    "held", "over", "planned", "shifted", "instead", "distance", "to_come", "nouns", "long", "ranging", "clock",
    "adding", "lasting",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class LengthWords:
    """The lists of the data file; each is explained there."""

    verbs: frozenset[str]
    with_nouns: tuple[tuple[str, str], ...]
    held: frozenset[str]
    over: frozenset[str]
    planned: frozenset[str]
    shifted: frozenset[str]
    instead: frozenset[str]
    distance: frozenset[str]
    to_come: frozenset[str]
    nouns: frozenset[str]
    long: frozenset[str]
    ranging: frozenset[str]
    clock: frozenset[str]
    adding: frozenset[str]
    lasting: frozenset[str]
    elsewhere: tuple[str, ...]


def length_words(language: Language) -> LengthWords:
    """The words of a language; verbs by their infinitives, without the joint of a separable prefix."""
    data = language.rows("contact_lengths")
    return LengthWords(
        verbs=frozenset(written.partition(":")[0].replace("|", "") for written in data["verbs"]),
        elsewhere=tuple(data["elsewhere"]),
        with_nouns=tuple((verb, noun) for verb, noun in data["with"]),
        **{name: frozenset(data[name]) for name in _LISTS},
    )
