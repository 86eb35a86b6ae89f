"""The words by which sides are told: those of ``contact_words.toml``."""

from __future__ import annotations

from dataclasses import dataclass

from depesche.lang.language import Language


@dataclass(frozen=True, eq=False)
class SideWords:
    """``colleagues`` are stems of the words for a colleague, ``object_control`` verbs whose object is the subject of
    the infinitive that they govern, ``offering`` verbs whose dative is the other side of the contact that is their
    object.
    """

    colleagues: tuple[str, ...]
    object_control: frozenset[str]
    offering: frozenset[str]


def side_words(language: Language) -> SideWords:
    """The words of a language's data; ask :meth:`Language.made` for them."""
    rows = language.rows("contact_words")["sides"]
    return SideWords(
        tuple(rows["colleagues"]),
        frozenset(rows["object_control"]),
        frozenset(language.rows("contact_status")["offering"]["verbs"]),
    )
