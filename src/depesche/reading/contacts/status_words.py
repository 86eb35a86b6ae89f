"""The words that say what became of a contact: those of ``lang/de/contact_status.toml``, each list by its name."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from depesche.model import Status
from depesche.reading.contacts.frames import relation


@cache
def _data() -> Mapping[str, Any]:
    path = resources.files("depesche") / "lang" / "de" / "contact_status.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def examples() -> list[dict[str, str]]:
    """The example sentences of the data file, each with its status."""
    rows: list[dict[str, str]] = _data()["example"]
    return rows


@cache
def governors() -> Mapping[str, tuple[Status, str]]:
    """By verb: the status that it gives, and the preposition that joins the contact to it ("" for an object)."""
    table: dict[str, tuple[Status, str]] = {}
    for status, verbs in _data()["governors"].items():
        for entry in verbs:
            verb, _, preposition = entry.partition(" ")
            table[verb] = (status, relation(preposition))
    return table


@cache
def denying() -> frozenset[str]:
    """Verbs that tell of somebody's denying a contact."""
    return frozenset(verb for verb, (status, _) in governors().items() if status == "denied")


@cache
def adjectives() -> tuple[tuple[str, Status], ...]:
    """Beginnings of attributes before the noun, each with the status that it gives."""
    return tuple((stem, status) for status, stems in _data()["adjectives"].items() for stem in stems)


@cache
def adverbs(name: str) -> frozenset[str]:
    """One of the lists of adverbs."""
    return frozenset(_data()["adverbs"][name])


def phrases(name: str) -> tuple[str, ...]:
    """One of the lists of adverbial phrases, in the order of the data."""
    return tuple(_data()["adverbs"][name])


@cache
def announcing() -> frozenset[str]:
    """Verbs whose own time is that of an announcement."""
    return frozenset(_data()["announcing"]["verbs"])


@cache
def topics() -> tuple[str, ...]:
    """Ends of nouns whose place is not where the contact is: "der Konflikt in Syrien"."""
    return nouns("topic")


@cache
def manners() -> Mapping[str, str]:
    """Kinds of contact by the words that say how sides spoke."""
    return {word: kind for kind, found in _data()["manner"].items() for word in found}


@cache
def agreeing() -> frozenset[str]:
    """Verbs of agreement: what they govern is a next step."""
    return frozenset(_data()["agreeing"]["verbs"])


@cache
def offering() -> frozenset[str]:
    """Verbs whose dative is the other side of the contact that is their object."""
    return frozenset(_data()["offering"]["verbs"])


@cache
def light_verbs() -> frozenset[str]:
    """Verbs that only say that the contact is: their tense and modality are the contact's."""
    return frozenset(_data()["light"]["verbs"])


@cache
def idioms() -> Mapping[str, Mapping[str, Status]]:
    """By verb: the nouns that make an idiom of it, and the status that it gives."""
    table: dict[str, dict[str, Status]] = {}
    for status, entries in _data()["idioms"].items():
        for entry in entries:
            verb, noun = entry.split()
            table.setdefault(verb, {})[noun] = status
    return table


@cache
def dropping() -> Mapping[str, tuple[str, ...]]:
    """By pronominal adverb: the verb and the negations that say that what was told came to nothing."""
    return {adverb: tuple(words) for adverb, words in _data()["dropped"].items()}


@cache
def nouns(name: str) -> tuple[str, ...]:
    """One of the lists of nouns or of their ends."""
    return tuple(_data()["nouns"][name])


@cache
def performing() -> frozenset[str]:
    """Light verbs that tell of a contact as made good."""
    return frozenset(_data()["light"]["performing"])


@cache
def not_reflexive() -> frozenset[str]:
    """Governing verbs that say something else with "sich"."""
    return frozenset(_data()["verbs"]["not_reflexive"])
