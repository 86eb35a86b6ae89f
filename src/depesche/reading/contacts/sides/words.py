"""The words by which sides are told: those of ``contact_words.toml`` and ``contact_asking.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from depesche.lang.language import Language
from depesche.light import dataclass
from depesche.reading.contacts.triggers.frames import relations


@dataclass(frozen=True, slots=True)
class Asking:
    """A verb by which somebody asks somebody else to do something.

    ``asked`` are the relations in which the one asked stands ("object", or that of a preposition), ``noun`` those in
    which a noun tells what is asked for ("" is the object). ``asker`` says that the one who asks acts where nobody is
    asked.
    """

    asked: frozenset[str]
    noun: frozenset[str]
    asker: bool


@dataclass(frozen=True, eq=False)
class SideWords:
    """``colleagues`` are stems of the words for a colleague, ``asking`` verbs of asking and urging by their infinitive,
    ``offering`` verbs whose dative is the other side of the contact that is their object, ``carrying`` verbs whose
    object a contact is and whose subject is one of its sides, ``announcing`` verbs of saying. ``adding`` are words that
    add somebody at the end of a clause, ``among`` those of them that say that somebody is one of those named,
    ``likewise`` those before somebody who did the same,
    ``exemplifying`` those that give an example of them. ``beside_subject`` stands before "with" where somebody acts
    together with the subject, ``in_presence`` are nouns that say that somebody is there, ``dealings`` endings of
    those that say with whom somebody has dealings or is at odds, ``likening`` words open a clause that likens its
    subject to somebody.
    """

    colleagues: tuple[str, ...]
    asking: Mapping[str, Asking]
    offering: frozenset[str]
    carrying: frozenset[str]
    announcing: frozenset[str]
    adding: frozenset[str]
    among: frozenset[str]
    likewise: frozenset[str]
    exemplifying: frozenset[str]
    beside_subject: frozenset[str]
    in_presence: frozenset[str]
    dealings: tuple[str, ...]
    likening: frozenset[str]


def side_words(language: Language) -> SideWords:
    """The words of a language's data; ask :meth:`Language.made` for them."""
    rows = language.rows("contact_words")["sides"]
    return SideWords(
        tuple(rows["colleagues"]),
        language.made(asking_verbs),
        frozenset(language.rows("contact_status")["offering"]["verbs"]),
        frozenset(rows["carrying"]),
        frozenset((*language.rows("contact_status")["announcing"]["verbs"], *rows["telling"])),
        frozenset((*rows["adding"], *rows["among"])),
        frozenset(rows["among"]),
        frozenset(rows["likewise"]),
        frozenset(rows["exemplifying"]),
        frozenset(rows["beside_subject"]),
        frozenset(rows["in_presence"]),
        tuple(rows["dealings"]),
        frozenset(rows["likening"]),
    )


def asking_verbs(language: Language) -> Mapping[str, Asking]:
    """The verbs of asking and urging, by infinitive."""
    table = language.made(relations)
    return {row["verb"].replace("|", ""): _asking(row, table) for row in language.rows("contact_asking")["verb"]}


def _asking(row: Mapping[str, Any], table: Mapping[str, str]) -> Asking:
    asked = frozenset(table.get(joined, joined) for joined in row["asked"])
    noun = frozenset("" if joined == "object" else table.get(joined, joined) for joined in row.get("noun", ()))
    return Asking(asked, noun, row.get("asker", False))
