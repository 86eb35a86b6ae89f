"""What stands before a noun: adjectives, a genitive, the determiner; and whether the noun is one or many."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, Literal

from depesche.lang.de.grammar.nouns import ADJECTIVE_ENDINGS, Number
from depesche.reading.people.lexicon import Entry, Lexicon
from depesche.reading.people.scan import Found, Scan

Determiner = Literal["definite", "indefinite", "possessive", "genitive", ""]

#: Words that join the members of a list.
AND: Final = frozenset({"und", "sowie", ",", "oder"})
_REACH: Final = 9


@dataclass(slots=True)
class LeftContext:
    """What stands before a noun: its adjectives, a genitive, its determiner."""

    scan: Scan
    lexicon: Lexicon
    first: int = 0
    at: int = 0
    places: tuple[str, ...] = ()
    modifier: str | None = None
    determiner: Determiner = ""
    article: str = ""
    quantity: int | None = None
    subnational: bool = False
    coordinated: list[tuple[Found, Entry]] = field(default_factory=list)

    def read(self, noun: int, floor: int = 0) -> LeftContext:
        """Walk to the left from the noun's first word, not past the word ``floor``."""
        self.first = noun
        i, steps = noun - 1, 0
        while i >= floor and steps < _REACH and not self.scan.broken(i + 1):
            step = self._step(i)
            if step is None:
                break
            i = step
            steps += 1
        self._coordination(i)
        return self

    def _step(self, i: int) -> int | None:
        """The index left of the word at ``i``, or ``None`` where the noun phrase begins."""
        word, vocabulary = self.scan.texts[i], self.lexicon.vocabulary
        if word == "." and self.scan.word(i - 1).isdigit():
            return i - 2  # an ordinal: "dem 45. Präsidenten"
        found = self.scan.ending.get(i + 1)
        if found is not None and not found.of("pronoun"):
            return self._known(found)
        if word in vocabulary.subnational or word in vocabulary.subnational_places or self._regional(word):
            self.subnational, self.first = True, i
            region = self.lexicon.regions.get(word)
            self.places = self.places or ((region,) if region else ())
            return i - 1
        if word in vocabulary.modifiers:
            self.modifier, self.first = vocabulary.modifiers[word], i
            return i - 1
        if word in vocabulary.quantity:
            self.quantity, self.first = vocabulary.quantity[word], i
            return i - 1
        if determiner := _determiner(word, self.lexicon):
            self.determiner, self.article, self.at = determiner, word.lower(), i
            return None
        adjective = word.islower() and word.endswith(ADJECTIVE_ENDINGS) and len(word) > 4
        return i - 1 if adjective or (word[0].isdigit() and "-" in word) else None

    def _regional(self, word: str) -> bool:
        """Whether a word before the office is the genitive or adjective of a part of a state, not its name."""
        region = self.lexicon.regions.get(word)
        return region is not None and (word.islower() or word.endswith(("s", "'", "er")))

    def _known(self, found: Found) -> int | None:
        if (adjective := found.of("adjective")) and not self.places:
            self.places, self.first = adjective.ids, found.first
            return found.first - 1
        owner = found.of("genitive") or genitive_place(found)
        if owner and not self.places and found.end - found.first == 1:
            self.places, self.first, self.determiner = owner.ids, found.first, "genitive"
        return None

    def _coordination(self, i: int) -> None:
        """Adjectives of other states before "und": "der deutsche und der französische ..."."""
        at = i
        while self.places:
            if _determiner(self.scan.word(at), self.lexicon) in ("definite", "possessive"):
                at -= 1
            if self.scan.word(at) not in AND:
                return
            found = self.scan.ending.get(at)
            adjective = found and found.of("adjective")
            if not found or not adjective or adjective.ids == self.places:
                return
            self.coordinated.insert(0, (found, adjective))
            at = found.first - 1


def _determiner(word: str, lexicon: Lexicon) -> Determiner:
    vocabulary = lexicon.vocabulary
    if word in vocabulary.definite:
        return "definite"
    if word in vocabulary.possessive:
        return "possessive"
    return "indefinite" if word in vocabulary.indefinite else ""


def genitive_place(found: Found) -> Entry | None:
    """The city or organisation that stands in the genitive: "Moskaus", "Berlins"."""
    entry = found.of("place", "organisation")
    return entry if entry is not None and entry.genitive else None


def number_of(entry: Entry, left: LeftContext) -> Number:
    """One or many, by number word, article and ending: "die" before a masculine noun is a plural."""
    if left.quantity and left.quantity > 1:
        return "many"
    if left.article in ("die", "alle", "diese") and entry.gender == "m":
        return "many"
    if entry.number == "any" and entry.office and entry.office.roles[0] == "same":
        return "one" if left.determiner == "possessive" else "many"
    if entry.number == "any":
        plural = entry.gender == "m" and (not left.determiner or left.article == "der")
        return "many" if plural else "one"
    return entry.number
