"""Whose minister somebody unknown is by where the text has people meet: "sprach in Kairo mit Außenminister Masri"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from depesche.reading.people.lexicon import Entry
from depesche.reading.people.phrase import Phrase
from depesche.reading.people.scan import Found, Scan

#: How many words before the name, in its sentence or the one before, and how many behind it a city is looked for.
_BEFORE: Final = 40
_BEHIND: Final = 8
#: Roles that somebody has who receives guests under no more than a title.
_ROLES: Final = ("foreign_minister", "head_of_government")


def visited_state(scan: Scan, phrase: Phrase) -> str | None:
    """The state of the city nearest before the name of an officer, else behind it, at or to which somebody is; the
    state named behind it first ("Außenminister Masri aus Ägypten").
    """
    if not _by_title_alone(phrase):
        return None
    behind = scan.at.get(phrase.end + 1)
    state = behind.of("state") if behind is not None and scan.is_in(phrase.end, "outward") else None
    if state is not None:
        return state.ids[0]
    near = (*_before(scan, phrase), *_behind(scan, phrase))
    city = next((city for found in near if (city := _city(scan, found)) is not None), None)
    return city.ids[0] if city is not None and city.name not in scan.vocabulary.lists["common_seats"] else None


def _by_title_alone(phrase: Phrase) -> bool:
    """Whether the words give an office of a government and no more."""
    plain = phrase.office is not None and phrase.office.roles[0] in _ROLES
    return plain and not phrase.prefix and not phrase.subnational


def _city(scan: Scan, found: Found) -> Entry | None:
    """The city that was found, if somebody is in it or goes there."""
    city = found.of("place") if scan.is_in(found.first - 1, "visited_at") else None
    return city if city is not None and city.ids and not found.of("state", "adjective") else None


def _before(scan: Scan, phrase: Phrase) -> Iterator[Found]:
    """What the dictionary finds before the phrase, the nearest first."""
    sentences = 0
    for i in range(phrase.first - 1, max(0, phrase.first - _BEFORE) - 1, -1):
        sentences += scan.opens_sentence(i + 1)
        if sentences > 1 or scan.broken(i + 1):
            return
        if (found := scan.at.get(i)) is not None:
            yield found


def _behind(scan: Scan, phrase: Phrase) -> Iterator[Found]:
    """What the dictionary finds behind it in its sentence."""
    for i in range(phrase.end, min(len(scan), phrase.end + _BEHIND)):
        if scan.opens_sentence(i):
            return
        if (found := scan.at.get(i)) is not None:
            yield found
