"""Sides: the one place where a state or an organisation becomes the side that somebody speaks for.

A word gives its side by a metonym ("Kreml-Pressedienst"), an adjective ("russischen Angaben"), or the adjective of a
seat of government ("Berliner Kreisen").
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from depesche.days import DaySet
from depesche.knowledge import Knowledge
from depesche.knowledge.model import Metonym
from depesche.light import cached_property, dataclass
from depesche.reading.layers import Mention
from depesche.reading.setting import Setting

#: A compound begins with a metonym of at least so many letters, and at least so many follow.
_METONYM: Final = 4
_TAIL: Final = 5


@dataclass(frozen=True, eq=False)
class Sides:
    """The sides of a setting; ask :meth:`Setting.made` for them."""

    setting: Setting

    @property
    def known(self) -> Knowledge:
        """The knowledge base."""
        return self.setting.knowledge

    def of(self, place: str | None) -> str | None:
        """The side that a state or organisation is, by its id."""
        return place

    # -- of what is mentioned ---------------------------------------------------------------------
    def of_mention(self, mention: Mention) -> str | None:
        """The side of a mention: its state, or the only place that its person ever held an office of."""
        return self.of(mention.state) or self._held(mention)

    def _held(self, mention: Mention) -> str | None:
        if mention.person is None:
            return None
        places = {term.place for term in self.known.terms_of(mention.person)}
        return self.of(places.pop()) if len(places) == 1 else None

    def of_seat(self, mention: Mention) -> str | None:
        """The side whose seat of government a place is."""
        state = self.known.states.get(mention.state) if mention.state else None
        return self.of(mention.state) if state and mention.name in state.capitals else None

    def of_places_named(self, names: tuple[str, ...]) -> str | None:
        """The side of the first of some places, by their names, that lies in a state."""
        return next((side for name in names if (side := self._of_town(name))), None)

    def _of_town(self, name: str) -> str | None:
        state = self._seats.get(name) or next((p.state for p in self.known.places_named(name) if p.state), None)
        return self.of(state)

    # -- of a word --------------------------------------------------------------------------------
    def of_word(self, word: str, published: DaySet | None) -> str | None:
        """The side that a word or the beginning of a compound gives, on the article's days."""
        found = self._meant(word, published)
        if len(found) == 1:
            return self.of(found.pop())
        states = self._adjectives.get(word, frozenset())
        if len(states) == 1:
            return self.of(next(iter(states)))
        return self.of(self._led(word, published) or self._capitals.get(word))

    def _led(self, word: str, published: DaySet | None) -> str | None:
        """The place of the metonym that a compound begins with: "Kremlberater", "Kremlkreisen"."""
        for end in range(len(word) - _TAIL, _METONYM - 1, -1):
            found = self._meant(word[:end], published) if word[end:].islower() else set()
            if len(found) == 1:
                return found.pop()
        return None

    def _meant(self, form: str, published: DaySet | None) -> set[str]:
        return {m.place for m in self.known.metonyms(form) if _in_force(m, published)}

    @cached_property
    def _seats(self) -> dict[str, str]:
        """States of today by their seats of government: "Paris", "Berlin"."""
        today = (s for s in self.known.states.values() if s.valid is None or s.valid.runs[-1].last is None)
        return {name: state.id for state in today for name in state.capitals}

    @cached_property
    def _capitals(self) -> dict[str, str]:
        """States of today by the adjectives of their seats of government: "Pekinger", "Berliner"."""
        nouns = self.setting.language.grammar.nouns
        return {form: state for name, state in self._seats.items() for form in nouns.city_adjectives(name)}

    @cached_property
    def _adjectives(self) -> dict[str, frozenset[str]]:
        """States by the forms of their adjectives: "russischen" in "russischen Angaben"."""
        found: dict[str, set[str]] = {}
        for form, state in self._forms():
            found.setdefault(form, set()).add(state)
        return {form: frozenset(ids) for form, ids in found.items()}

    def _forms(self) -> Iterator[tuple[str, str]]:
        nouns = self.setting.language.grammar.nouns
        for state in self.known.states.values():
            for stem in state.adjectives:
                yield from ((form, state.id) for form in nouns.adjective_forms(stem))


def _in_force(metonym: Metonym, published: DaySet | None) -> bool:
    """Whether the metonym can mean its place on the article's days; the one in force today where they are unknown."""
    if metonym.valid is None:
        return True
    if published is not None:
        return metonym.valid.meets(published)
    return metonym.valid.runs[-1].last is None
