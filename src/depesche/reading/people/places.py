"""Sides, states, organisations, places and occasions: what is named and can take no office.

A capital is a place after a local preposition ("in Moskau") and a side elsewhere ("Moskau bestätigte").
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from depesche.days import DaySet
from depesche.knowledge import Knowledge
from depesche.light import replace
from depesche.reading.layers import Mention
from depesche.reading.people.lexicon import Entry, EntryKind
from depesche.reading.people.scan import Found, Scan

#: A gathering is named in the news of its half year (days).
_NEAR: Final = 183
#: How many words the name of a town of the gazetteer has at most.
_LONGEST: Final = 3
#: How many words may stand between a verb of visiting and the place that is its object.
_OBJECT: Final = 4


@dataclass(slots=True)
class Places:
    """Finds the sides, states, organisations, places and occasions of one scanned article."""

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
        yield from self._gazetteer(taken)

    def _gazetteer(self, taken: frozenset[int]) -> Iterator[Mention]:
        """Towns that the dictionary lacks, behind the word for where or where to: "in Goslar"."""
        lists, named, words = self.scan.vocabulary.lists, self.scan.at, self.scan.texts
        for at in range(1, len(words)):
            if not words[at][:1].isupper() or at in taken or at in named:
                continue
            before = words[at - 1]
            mention: Mention | None = None
            if before in lists["residence_nouns"] and not self.scan.broken(at):
                mention = self._residence(at)
            elif (
                before.lower() in lists["surely_local"] or before in lists["town_nouns"] or self._described_at(at)
            ):
                mention = self._listed(at) or self._part_of_city(at)
            elif before in lists["station_nouns"]:
                mention = self._part_of_city(at)
            if mention is not None:
                yield mention

    def _described_at(self, at: int) -> bool:
        """Whether an attribute tells where the town lies whose name follows: "im lothringischen Metz"."""
        inside = self.scan.is_in(at - 2, "inside_it")
        return inside and self.scan.vocabulary.inflection.is_adjective(self.scan.word(at - 1))

    def _residence(self, at: int) -> Mention | None:
        """A house that has no entry, by the word for one before its name: "auf Schloss Ahrenfels"."""
        start, end = self.scan.span(at - 1, at + 1)
        return Mention(start, end, "place", name=self.scan.text[start:end])

    def _part_of_city(self, at: int) -> Mention | None:
        """The city of a part or a station that is named behind it: "in Berlin-Mitte", "Flughafen Wien-Schwechat"."""
        city, hyphen, part = self.scan.word(at).partition("-")
        if not hyphen or not part[:1].isupper():
            return None
        known = self.knowledge.places_named(city)
        if known and known[0].kind != "city":  # "nach Kreml-Angaben"
            return None
        state = known[0].state if known else self.knowledge.seat_of(city)
        if state is None:
            return None
        start, end = self.scan.span(at, at + 1)
        return Mention(start, end, "place", name=city, state=state, id=known[0].id if known else state)

    def _listed(self, at: int, state: str | None = None) -> Mention | None:
        """The town of the gazetteer, of the ``state`` if one is given, whose name begins at the word."""
        for end in range(min(at + _LONGEST, len(self.scan)), at, -1):
            start, stop = self.scan.span(at, end)
            whole = not any(self.scan.broken(i) for i in range(at, end))
            town = self.knowledge.town(self.scan.text[start:stop]) if whole else None
            if town is not None and (state is None or state in town.states):
                return Mention(start, stop, "place", name=town.name, state=state or town.state)
        return None

    def _of(self, found: Found) -> Mention | None:
        """The mention of what was found: the first kind of its meanings counts, an adjective only with its noun."""
        if (adjective := found.of("adjective")) and not found.of("occasion", "metonym"):
            side = self._described(found, adjective)
            if side is not None or not found.of("place", "state", "genitive"):
                return side
        kinds: tuple[tuple[tuple[EntryKind, ...], Callable[[Found, Entry], Mention | None]], ...] = (
            (("occasion",), self._occasion),
            (("metonym",), self._metonym),
            (("place",), self._place),
            (("organisation",), self._plain),
            (("state", "genitive"), self._state),
        )
        return next((make(found, entry) for names, make in kinds if (entry := found.of(*names))), None)

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
        if self.scan.is_in(found.first, "state_articles"):
            start = self.scan.starts[found.first + 1]
        side = self._side_at(found.first, entry)
        if side is not None:
            return side
        state = self._valid(entry)
        return Mention(start, found.end_char, "state", name=self.knowledge.label(state), state=state, id=state)

    def _side_at(self, at: int, entry: Entry) -> Mention | None:
        """A side with its state behind it: "Regierung Frankreichs", "Präsidialamt der Ukraine"."""
        office = self.scan.vocabulary.sides.get(self.scan.word(at - 1))
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
        if self.scan.is_in(found.first - 1, "estate_nouns") and (house := found.of("place")) is not None:
            named = self._place(found, house)  # "auf seinem Anwesen Mar-a-Lago"
            return replace(named, start=self.scan.starts[found.first - 1]) if named is not None else None
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

    def _described(self, found: Found, entry: Entry) -> Mention | None:
        """What the adjective of a state describes: its capital, a town of it, a side."""
        return self._capital(found, entry) or self._town(found, entry) or self._side_noun(found, entry)

    def _town(self, found: Found, entry: Entry) -> Mention | None:
        """A town by the adjective of its state, with the word for one before its name if it is not known: "in der
        polnischen Kleinstadt Xanow", "im portugiesischen Braga".
        """
        if (listed := self._listed(found.end, self._valid(entry))) is not None and not self.scan.broken(found.end):
            return replace(listed, start=found.start_char)
        at = found.end + 1
        name = self.scan.word(at)
        if not self.scan.is_in(found.end, "town_nouns") or self.scan.broken(found.end) or self.scan.broken(at):
            return None
        if not name[:1].isupper() or not name[1:].islower() or any(f.first == at for f in self.scan.found):
            return None
        return Mention(found.start_char, self.scan.ends[at], "place", name=name, state=self._valid(entry))

    def _capital(self, found: Found, entry: Entry) -> Mention | None:
        """A capital that is only described: "in der türkischen Hauptstadt"."""
        if not self.scan.is_in(found.end, "capital_nouns") or self.scan.broken(found.end):
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
        office = self.scan.vocabulary.sides.get(noun)
        if office is None or self.scan.broken(found.end):
            return None
        end = self.scan.ends[found.end]
        return Mention(
            found.start_char, end, "side",
            name=self.scan.text[found.start_char : end], office=office, state=self._valid(entry),
        )  # fmt: skip

    def _place(self, found: Found, entry: Entry) -> Mention | None:
        lists, before = self.scan.vocabulary.lists, self.scan.word(found.first - 1).lower()
        if entry.name in lists["place_nouns"] and before not in lists["surely_local"]:
            return None
        entry = self._of_its_days(found, entry)
        state = self._valid(entry) if entry.ids else None
        if state and (side := self._seated(found, state)) is not None:
            return side
        local = before in lists["local"] or self._is_no_side(found, entry)
        return Mention(
            found.start_char, found.end_char, "place" if local else "side",
            name=entry.name, state=state, office=None if local else "government", id=self._id(entry),
        )  # fmt: skip

    def _of_its_days(self, found: Found, entry: Entry) -> Entry:
        """A capital of several states, one after the other, as that of the one that existed on the article's days, or
        exists still.
        """
        same = [e for e in found.entries if e.kind == entry.kind and e.name == entry.name and e.ids]
        return next((e for e in same if self._exists(e.ids[0])), entry)

    def _exists(self, state: str) -> bool:
        known = self.knowledge.state(state)
        if known is None or known.valid is None:
            return known is not None
        return known.valid.meets(self.days) if self.days is not None else known.valid.last is None

    def _seated(self, found: Found, state: str) -> Mention | None:
        """A side with its seat behind it: "Regierung in Paris"."""
        at = found.first - 2
        office = self.scan.vocabulary.sides.get(self.scan.word(at))
        if office is None or self.scan.word(at + 1).lower() not in self.scan.vocabulary.lists["inside"]:
            return None
        start = self.scan.starts[at]
        name = self.scan.text[start : found.end_char]
        return Mention(start, found.end_char, "side", name=name, office=office, state=state)

    def _is_no_side(self, found: Found, entry: Entry) -> bool:
        """Whether a city is a place whatever stands before it: no capital, one of a dateline, one that is visited."""
        capital = entry.key is None
        starting = self.scan.is_in(found.end, "outward")  # "von Rom aus"
        return not capital or starting or found.first in self.datelines or self._visited(found.first)

    def _visited(self, at: int) -> bool:
        """Whether a verb whose object is a place stands before the word: "besuchte Rom", "besucht am Montag Rom"."""
        for before in range(at - 1, max(-1, at - 1 - _OBJECT), -1):
            if self.scan.is_in(before, "place_verbs"):
                return True
            if before in self.scan.at or not self.scan.word(before).rstrip(".").isalnum():
                return False
        return False

    def _id(self, entry: Entry) -> str | None:
        known = self.knowledge.places_named(entry.name or "") if entry.key is None else ()
        return known[0].id if known else entry.key


def dateline_words(scan: Scan) -> frozenset[int]:
    """Places that open a line before a bracket or dash: "Berlin/Moskau (Reuters) -"."""
    out: set[int] = set()
    for found in scan.found:
        if not found.of("place") or not _line_start(scan, found.first, out):
            continue
        if scan.is_in(found.end, "behind_datelines") or scan.broken(found.end):
            out.add(found.first)
    return frozenset(out)


def _line_start(scan: Scan, first: int, dated: set[int]) -> bool:
    if first == 0 or "\n" in scan.text[scan.ends[first - 1] : scan.starts[first]]:
        return True
    return scan.word(first - 1) in ("/", ",") and first - 2 in dated
