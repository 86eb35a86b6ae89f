"""Whose minister somebody unknown is by where the text has people meet: "sprach in Kairo mit Außenminister Masri"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

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
    if phrase.office is None or phrase.office.roles[0] not in _ROLES or phrase.prefix or phrase.subnational:
        return None
    behind = scan.at.get(phrase.end + 1)
    if scan.is_in(phrase.end, "outward") and behind is not None and (state := behind.of("state")) is not None:
        return state.ids[0]
    for found in (*_before(scan, phrase), *_behind(scan, phrase)):
        city = found.of("place") if not found.of("state", "adjective") else None
        here = scan.is_in(found.first - 1, "visited_at")
        if city is not None and city.ids and here:
            return None if city.name in scan.vocabulary.lists["common_seats"] else city.ids[0]
    return None


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
