"""Which column of a list holds what: as it is told, else by its heading, in German or English."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from depesche.chronicle.reported import fold
from depesche.comparing.sheet import Sheet
from depesche.comparing.words import HOLDS, Holds, list_words
from depesche.errors import UsageError

#: What parts several of a kind: "Teilnehmer 2", "Person B".
_NUMBER: Final = re.compile(r"(?: ?\d+| [a-d])$")
#: So much of all headings is told in an error.
_LINE: Final = 300


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns (from 0) that hold each thing; several only for people."""

    date: int | None
    people: tuple[int, ...]
    kind: int | None
    place: int | None
    status: int | None


def columns_of(sheet: Sheet, named: Mapping[Holds, Sequence[str]]) -> Columns:
    """The columns of a list; ``named`` are headings that a user gave. Raises :class:`UsageError` where there is
    none of a name, or none that holds people.
    """
    found: dict[Holds, list[int]] = {
        holds: [_named(sheet, name, holds) for name in named.get(holds, ())] for holds in HOLDS
    }
    taken = {place for places in found.values() for place in places}
    for place, heading in enumerate(sheet.headings):
        holds = _held(heading)
        if holds and place not in taken and not named.get(holds):
            found[holds].append(place)
    if not found["people"]:
        told = _told(sheet)
        raise UsageError("no column holds people", where=sheet.name, remedy=f"name it: --people; there are {told}")
    first = {holds: places[0] if places else None for holds, places in found.items()}
    return Columns(first["date"], tuple(found["people"]), first["kind"], first["place"], first["status"])


def _named(sheet: Sheet, name: str, holds: Holds) -> int:
    for place, heading in enumerate(sheet.headings):
        if fold(heading) == fold(name):
            return place
    raise UsageError(f"there is no column {name!r}", where=f"--{holds}", remedy=f"there are {_told(sheet)}")


def _told(sheet: Sheet) -> str:
    """The headings that there are, on one line that can be read."""
    told = ", ".join(heading for heading in sheet.headings if heading)
    return told if len(told) <= _LINE else f"{told[:_LINE]}…"


def _held(heading: str) -> Holds | None:
    """What a heading says that its column holds."""
    words, told = list_words().headings, fold(heading)
    return words.get(told) or words.get(_NUMBER.sub("", told))
