"""The gazetteer: in which states a town lies that no table of places has, by its name alone.

``data/towns.csv`` has many thousand names (``tools/import_towns.py`` makes it); it is searched as text, whose lines
are in order, so that nothing of it is built before a text names such a town.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from depesche.knowledge.tables import DATA

_FILE: Final = "towns.csv"
#: Stands before the states of a name where no town is much larger than the others.
_UNCLEAR: Final = "?"


@dataclass(frozen=True, slots=True)
class Town:
    """A name of towns: the states with one, that of the largest first; ``clear`` where that one is meant alone."""

    name: str
    states: tuple[str, ...]
    clear: bool

    @property
    def state(self) -> str | None:
        """The state of the town that the bare name means."""
        return self.states[0] if self.clear else None


@dataclass(frozen=True, slots=True)
class Towns:
    """The lines of the file, a name and its states each, in order and each with a line's end behind it."""

    lines: str

    def named(self, name: str) -> Town | None:
        """The towns of this name."""
        key = f"{name},"
        at = self._first_from(key)
        if not name or not self.lines.startswith(key, at):
            return None
        states = self.lines[at + len(key) : self.lines.index("\n", at)]
        return Town(name, tuple(states.lstrip(_UNCLEAR).split(";")), not states.startswith(_UNCLEAR))

    def _first_from(self, key: str) -> int:
        """Where the first line begins that does not come before the key."""
        first, last = 0, len(self.lines)
        while first < last:
            at = self.lines.rfind("\n", 0, (first + last) // 2) + 1
            if self.lines[at : at + len(key)] < key:
                first = self.lines.index("\n", at) + 1
            else:
                last = at
        return first


def read_towns() -> Towns:
    """The gazetteer of the package."""
    return Towns((DATA / _FILE).read_text(encoding="utf-8").partition("\n")[2])
