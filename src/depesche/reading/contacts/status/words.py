"""The words that say what became of a contact: those of ``contact_status.toml``, each list by its name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from depesche.lang.language import Language
from depesche.light import dataclass
from depesche.model import Status
from depesche.reading.contacts.triggers.frames import relations


class Governing(NamedTuple):
    """What a verb says of the contact that it governs, and the relation that joins it ("" for an object)."""

    status: Status
    relation: str


@dataclass(frozen=True, eq=False)
class StatusWords:
    """``governors`` and ``idioms`` are by verb (infinitive), the latter then by the noun of the idiom; ``adjectives``
    are beginnings of attributes, ``stems`` these alone; ``adverbs`` and ``nouns`` are the lists of those names in the
    data file, ``phrases`` the same adverbs in their order.

    ``acknowledging`` verbs confirm what was told, ``asking`` ones ask whether it is so, ``failing`` ones say that it
    was to no avail, ``existing`` ones that a contact is and nothing else, ``moving_up`` ones that it comes earlier,
    ``being`` ones with "zu" that somebody is there for it.
    ``light`` verbs only say that the contact is, ``happening`` and ``performing`` ones of them that it comes
    about and that it is made good, ``missed`` those of what did not come about on its day, ``course`` those
    that tell its course, ``coming`` those that say with "zu" whether it came to one. ``dropped`` gives by
    pronominal adverb the verb and the negations that say that what was told came to nothing, ``nothing_of`` the same by
    the relation of a contact that is named. ``judging`` verbs and ``judgements`` say what somebody thinks of what was
    done, ``commenting`` verbs that he says something of it.
    """

    governors: Mapping[str, Governing]
    idioms: Mapping[str, Mapping[str, Status]]
    adjectives: tuple[tuple[str, Status], ...]
    stems: tuple[str, ...]
    adverbs: Mapping[str, frozenset[str]]
    phrases: Mapping[str, tuple[str, ...]]
    nouns: Mapping[str, tuple[str, ...]]
    announcing: frozenset[str]
    agreeing: frozenset[str]
    light: frozenset[str]
    performing: frozenset[str]
    happening: frozenset[str]
    missed: frozenset[str]
    course: frozenset[str]
    coming: frozenset[str]
    moving_up: frozenset[str]
    not_reflexive: frozenset[str]
    acknowledging: frozenset[str]
    asking: frozenset[str]
    failing: frozenset[str]
    existing: frozenset[str]
    being: frozenset[str]
    dropped: Mapping[str, tuple[str, ...]]
    nothing_of: Mapping[str, tuple[str, ...]]
    judging: frozenset[str]
    commenting: frozenset[str]
    judgements: frozenset[str]


def status_words(language: Language) -> StatusWords:
    """The words of a language's data; ask :meth:`Language.made` for them."""
    data = language.rows("contact_status")
    adverbs: Mapping[str, list[str]] = data["adverbs"]
    light: Mapping[str, list[str]] = data["light"]
    return StatusWords(
        governors=_governors(data["governors"], language.made(relations)),
        idioms=_idioms(data["idioms"]),
        adjectives=tuple((stem, status) for status, stems in data["adjectives"].items() for stem in stems),
        stems=tuple(stem for stems in data["adjectives"].values() for stem in stems),
        adverbs={name: frozenset(found) for name, found in adverbs.items()},
        phrases={name: tuple(found) for name, found in adverbs.items()},
        nouns={name: tuple(found) for name, found in data["nouns"].items()},
        announcing=frozenset(data["announcing"]["verbs"]),
        agreeing=frozenset(data["agreeing"]["verbs"]),
        light=frozenset(light["verbs"]),
        performing=frozenset(light["performing"]),
        happening=frozenset(light["happening"]),
        missed=frozenset(light["missed"]),
        course=frozenset(light["course"]),
        coming=frozenset(light["coming"]),
        moving_up=frozenset(data["verbs"]["moving_up"]),
        not_reflexive=frozenset(data["verbs"]["not_reflexive"]),
        acknowledging=frozenset(data["verbs"]["acknowledging"]),
        asking=frozenset(data["verbs"]["asking"]),
        failing=frozenset(data["verbs"]["failing"]),
        existing=frozenset(light["existing"]),
        being=frozenset(light["being"]),
        dropped={adverb: tuple(words) for adverb, words in data["dropped"].items()},
        nothing_of={
            language.made(relations).get(word, word): tuple(words) for word, words in data["nothing_of"].items()
        },
        judging=frozenset(data["judging"]["verbs"]),
        commenting=frozenset((*data["judging"]["verbs"], *data["judging"]["commenting"])),
        judgements=frozenset(data["judging"]["nouns"]),
    )


def _governors(data: Mapping[str, list[str]], table: Mapping[str, str]) -> Mapping[str, Governing]:
    out: dict[str, Governing] = {}
    for status, verbs in data.items():
        for entry in verbs:
            verb, _, preposition = entry.partition(" ")
            out[verb] = Governing(_status(status), table.get(preposition, preposition))
    return out


def _idioms(data: Mapping[str, list[str]]) -> Mapping[str, Mapping[str, Status]]:
    out: dict[str, dict[str, Status]] = {}
    for status, entries in data.items():
        for entry in entries:
            verb, noun = entry.split()
            out.setdefault(verb, {})[noun] = _status(status)
    return out


def _status(name: Any) -> Status:
    found: Status = name
    return found
