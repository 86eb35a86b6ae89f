"""People as lists name them: names in any language, surnames, last name first, offices, states; several in a cell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from depesche.chronicle.reported import fold
from depesche.comparing.words import list_words
from depesche.days import DaySet
from depesche.knowledge import Knowledge
from depesche.reading.people import People
from depesche.reading.people.who import who
from depesche.telling.names import people_called, sides_called

#: Signs between two people.
_SIGNS: Final = re.compile(r"\s*(?:[;/|&+\n→↔]|\s[-–—]\s|[–—])\s*")
_ASIDE: Final = re.compile(r"\s*[(\[][^)\]]*[)\]]")
_DASH: Final = re.compile(r"(?<=\w)-(?=\w)")
#: The offices whose holders a state stands for in a list.
_LEADERS: Final = ("head_of_state", "head_of_government", "supreme_leader")


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody whom a list names: the words, and the keys of all who may be meant; ``known`` where anybody is."""

    said: str
    keys: frozenset[str]
    known: bool


@dataclass(frozen=True)
class Names:
    """Reads names with a knowledge base."""

    knowledge: Knowledge
    reader: People

    def of_cell(self, text: str, days: DaySet | None) -> tuple[Named, ...]:
        """Everybody whom a cell names, on these days."""
        return tuple(self._named(name, days) for name in self._parted(text, days))

    # -- several in a cell ------------------------------------------------------------------------
    def _parted(self, text: str, days: DaySet | None) -> Iterator[str]:
        for part in _SIGNS.split(text):
            for name in self._by_words(_ASIDE.sub("", part).strip(" ,:")):
                yield from self._by_commas(name, days)

    def _by_words(self, text: str) -> Iterator[str]:
        """Parted at "und", "with"; a name keeps such a word of its own."""
        if not text or people_called(text):
            yield from filter(None, (text,))
            return
        piece: list[str] = []
        for word in text.split():
            if piece and fold(word) in list_words().between:
                yield " ".join(piece)
                piece = []
            else:
                piece.append(word)
        yield from filter(None, (" ".join(piece),))

    def _by_commas(self, text: str, days: DaySet | None) -> Iterator[str]:
        """Parted at commas, but "Merkel, Angela" is one, and at the hyphen of "Trump-Putin"."""
        parts = [part.strip() for part in text.split(",") if part.strip()]
        while parts:
            if len(parts) > 1 and people_called(f"{parts[1]} {parts[0]}"):
                yield f"{parts[1]} {parts[0]}"
                del parts[:2]
            else:
                yield from self._by_hyphen(parts.pop(0), days)

    def _by_hyphen(self, text: str, days: DaySet | None) -> Iterator[str]:
        both = _DASH.split(text)
        if len(both) == 2 and not self._keys(text, days) and all(self._keys(part, days) for part in both):
            yield from both
        else:
            yield text

    # -- one ----------------------------------------------------------------------------------------
    def _named(self, name: str, days: DaySet | None) -> Named:
        keys = self._keys(name, days)
        return Named(name, keys or frozenset({fold(name).replace(" ", "-")}), bool(keys))

    def _keys(self, name: str, days: DaySet | None) -> frozenset[str]:
        """Who may be meant: by name, by the end of the words ("Präsident Putin"), by office, by state."""
        words = name.split()
        for first in range(len(words)):
            if found := people_called(" ".join(words[first:])):
                return self._in_office(found, days)
        if place := sides_called(name):
            return self._leaders(place, days)
        answer = who(name, days, self.reader)
        return frozenset(holder.person for holder in answer.holders if holder.person)

    def _in_office(self, found: frozenset[str], days: DaySet | None) -> frozenset[str]:
        """Of several of one name those who held an office then, if any did."""
        if len(found) == 1 or days is None:
            return found
        return frozenset(p for p in found if self.knowledge.terms_of(p, days)) or found

    def _leaders(self, places: frozenset[str], days: DaySet | None) -> frozenset[str]:
        return frozenset(
            term.person
            for place in places
            for office in _LEADERS
            for term in self.knowledge.holders(office, place, days)
        )
