"""The words around triggers: those of ``contact_words.toml`` and the manners of ``contact_status.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from depesche.lang.language import Language
from depesche.light import dataclass


@dataclass(frozen=True, eq=False)
class TriggerWords:
    """Closed lists by what they say; see the data file. ``seats`` gives how many sit at a table by the beginning of
    the word for it, ``manners`` the kind of contact by the words that say how sides spoke, ``role_frames`` the verb
    frames that situations without a verb of contact are read by.
    """

    reflexive: frozenset[str]
    with_somebody: frozenset[str]
    means: frozenset[str]
    exclaiming: frozenset[str]
    anybody: frozenset[str]
    also: frozenset[str]
    being: frozenset[str]
    together: frozenset[str]
    apart: frozenset[str]
    in_turn: frozenset[str]
    present: frozenset[str]
    host: frozenset[str]
    again: frozenset[str]
    at_table: frozenset[tuple[str, ...]]
    as_guest: frozenset[tuple[str, ...]]
    sitting: frozenset[str]
    taking_up: frozenset[str]
    receivers: frozenset[str]
    being_there: frozenset[str]
    without_contact: frozenset[str]
    joining: frozenset[str]
    topic_verbs: frozenset[str]
    topic_nouns: frozenset[str]
    staying: frozenset[str]
    further: tuple[str, ...]
    one_more: tuple[str, ...]
    counting: tuple[str, ...]
    counted_one: frozenset[str]
    sides_told: frozenset[str]
    of_many: frozenset[str]
    of_sides: frozenset[str]
    seats: Mapping[str, int]
    manners: Mapping[str, str]
    role_frames: Mapping[str, str]

    def seats_of(self, word: str) -> int | None:
        """How many sit at a table by the word for it: three at a "Dreiergipfel"."""
        if not word.startswith(tuple(self.seats)):
            return None
        return next(count for stem, count in self.seats.items() if word.startswith(stem))


def trigger_words(language: Language) -> TriggerWords:
    """The words of a language's data; ask :meth:`Language.made` for them."""
    status = language.rows("contact_status")
    adverbs: Mapping[str, Any] = status["adverbs"]
    rows: Mapping[str, Any] = language.rows("contact_words")["triggers"]
    lists = (
        "reflexive",
        "with_somebody",
        "means",
        "exclaiming",
        "anybody",
        "also",
        "being",
        "sitting",
        "taking_up",
        "receivers",
        "being_there",
        "without_contact",
        "joining",
        "topic_verbs",
        "topic_nouns",
        "staying",
        "counted_one",
        "sides_told",
        "of_many",
        "of_sides",
    )
    return TriggerWords(
        **{name: frozenset(rows[name]) for name in lists},
        **{
            name: frozenset(adverbs[name]) for name in ("together", "apart", "in_turn", "present", "host", "again")
        },
        at_table=_phrases(rows["at_table"]),
        as_guest=_phrases(rows["as_guest"]),
        further=tuple(rows["further"]),
        one_more=tuple(rows["one_more"]),
        counting=tuple(rows["counting"]),
        seats=rows["seats"],
        role_frames=rows["role_frames"],
        manners={word: kind for kind, found in status["manner"].items() for word in found},
    )


def _phrases(written: list[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(phrase.split()) for phrase in written)
