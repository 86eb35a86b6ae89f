"""Sides, states, organisations, places and occasions: what is named and can take no office.

A capital is a place after a local preposition ("in Moskau") and a side elsewhere ("Moskau bestätigte").
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from depesche.days import DaySet
from depesche.knowledge import Knowledge
from depesche.reading.layers import Mention
from depesche.reading.people.lexicon import Entry
from depesche.reading.people.scan import Found, Scan
from depesche.reading.people.vocabulary import words

#: A gathering is named in the news of its half year (days).
_NEAR: Final = 183
#: Prepositions of places.
LOCAL: Final = frozenset(
    {
        "in", "nach", "aus", "bei", "über", "um", "bis", "ab", "durch", "im", "vor", "nahe", "südlich", "nördlich",
        "westlich", "östlich", "richtung",
    }
)  # fmt: skip


@dataclass(slots=True)
class Things:
    """Finds the mentions that are no people in one scanned article."""

    knowledge: Knowledge
    scan: Scan
    days: DaySet | None
    datelines: frozenset[int]
    people: Sequence[Mention] = ()
    _counted: Counter[str] | None = None

    def mentions(self, taken: frozenset[int]) -> Iterator[Mention]:
        """The mentions outside the words that phrases about people have taken."""
        for found in self.scan.found:
            if found.first not in taken:
                mention = self._of(found)
                if mention is not None:
                    yield mention

    def _of(self, found: Found) -> Mention | None:
        if entry := found.of("occasion"):
            return self._occasion(found, entry)
        if entry := found.of("metonym"):
            return self._metonym(found, entry)
        if entry := found.of("adjective"):
            side = self._capital(found, entry) or self._side_noun(found, entry)
            if side is not None or not found.of("place", "state", "genitive"):
                return side
        if entry := found.of("place"):
            return self._place(found, entry)
        if entry := found.of("organisation"):
            return self._plain(found, entry)
        if entry := found.of("state", "genitive"):
            return self._state(found, entry)
        return None

    def _plain(self, found: Found, entry: Entry) -> Mention:
        return Mention(
            found.start_char, found.end_char, "organisation", name=entry.name, state=entry.key, id=entry.key
        )

    def _occasion(self, found: Found, entry: Entry) -> Mention:
        """The gathering of that name nearest to the article's days, if only one can be meant."""
        days = self.days.widened(_NEAR, _NEAR) if self.days is not None and self.days.bounded else None
        known = self.knowledge.occasions_named(entry.name or "", days)
        one = known[0] if len(known) == 1 else None
        names = {o.name for o in known or self.knowledge.occasions_named(entry.name or "")}
        name = names.pop() if len(names) == 1 else entry.name
        return Mention(
            found.start_char, found.end_char, "occasion",
            name=name, state=one.state if one else None, id=one.id if one else None,
        )  # fmt: skip

    def _state(self, found: Found, entry: Entry) -> Mention:
        start = found.start_char
        if self.scan.word(found.first) in ("der", "des"):
            start = self.scan.starts[found.first + 1]
        side = self._side_at(found.first, entry)
        if side is not None:
            return side
        state = self._valid(entry)
        return Mention(start, found.end_char, "state", name=self.knowledge.label(state), state=state, id=state)

    def _side_at(self, at: int, entry: Entry) -> Mention | None:
        """A side with its state behind it: "Regierung Frankreichs", "Präsidialamt der Ukraine"."""
        office = words().sides.get(self.scan.word(at - 1))
        if office is None or not entry.genitive:
            return None
        return Mention(
            self.scan.starts[at - 1], self.scan.ends[at - 1], "side",
            name=self.scan.word(at - 1), office=office, state=self._valid(entry),
        )  # fmt: skip

    def _valid(self, entry: Entry) -> str:
        """The first of the states that existed on the article's days."""
        for state in entry.ids:
            known = self.knowledge.state(state)
            if known and (known.valid is None or self.days is None or known.valid.meets(self.days)):
                return state
        return entry.ids[0]

    def _metonym(self, found: Found, entry: Entry) -> Mention | None:
        metonyms = self.knowledge.metonyms(entry.key or "", self.days)
        if not metonyms:
            return None
        first = max(metonyms, key=lambda m: self._named(m.place)) if len(metonyms) > 1 else metonyms[0]
        return Mention(
            found.start_char, found.end_char, "side", name=first.form, office=first.office, state=first.place
        )

    def _named(self, place: str) -> int:
        """How often the article names the state."""
        if self._counted is None:
            self._counted = Counter(m.state for m in self.people if m.state)
            self._counted.update(id_ for found in self.scan.found for entry in found.entries for id_ in entry.ids)
        return self._counted[place]

    def _capital(self, found: Found, entry: Entry) -> Mention | None:
        """A capital that is only described: "in der türkischen Hauptstadt"."""
        if self.scan.word(found.end) not in words().capital_nouns or self.scan.broken(found.end):
            return None
        state = self.knowledge.state(self._valid(entry))
        if state is None or state.capital is None:
            return None
        known = self.knowledge.places_named(state.capital)
        place = known[0].id if known else None
        return Mention(
            found.start_char, self.scan.ends[found.end], "place", name=state.capital, state=state.id, id=place
        )

    def _side_noun(self, found: Found, entry: Entry) -> Mention | None:
        """A side with its state before it: "die russische Seite", "das französische Präsidialamt"."""
        noun = self.scan.word(found.end)
        office = words().sides.get(noun)
        if office is None or self.scan.broken(found.end):
            return None
        end = self.scan.ends[found.end]
        return Mention(
            found.start_char, end, "side",
            name=self.scan.text[found.start_char : end], office=office, state=self._valid(entry),
        )  # fmt: skip

    def _place(self, found: Found, entry: Entry) -> Mention | None:
        before = self.scan.word(found.first - 1).lower()
        if entry.name in words().place_nouns and before not in ("in", "nach", "aus"):
            return None
        state = self._valid(entry) if entry.ids else None
        if before == "in" and (office := words().sides.get(self.scan.word(found.first - 2))) and state:
            start = self.scan.starts[found.first - 2]
            return Mention(
                start,
                found.end_char,
                "side",
                name=self.scan.text[start : found.end_char],
                office=office,
                state=state,
            )
        capital = entry.key is None
        visited = self.scan.word(found.first - 1) in words().place_verbs
        local = before in LOCAL or visited or found.first in self.datelines or not capital
        key = entry.key
        if key is None and (known := self.knowledge.places_named(entry.name or "")):
            key = known[0].id
        return Mention(
            found.start_char, found.end_char, "place" if local else "side",
            name=entry.name, state=state, office=None if local else "government", id=key,
        )  # fmt: skip


def dateline_words(scan: Scan) -> frozenset[int]:
    """Places that open a line before a bracket or dash: "Berlin/Moskau (Reuters) -"."""
    out: set[int] = set()
    for found in scan.found:
        if not found.of("place") or not _line_start(scan, found.first, out):
            continue
        if scan.word(found.end) in ("/", "(", "-", "–", ",", ".", ":", "—", "und") or scan.broken(found.end):
            out.add(found.first)
    return frozenset(out)


def _line_start(scan: Scan, first: int, dated: set[int]) -> bool:
    if first == 0 or "\n" in scan.text[scan.ends[first - 1] : scan.starts[first]]:
        return True
    return scan.word(first - 1) in ("/", ",") and first - 2 in dated
