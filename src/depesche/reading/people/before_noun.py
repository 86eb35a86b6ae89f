"""What stands before a noun: adjectives, a genitive, the determiner; and whether the noun is one or many."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field
from typing import Final, Literal

from depesche.lang.forms import Number
from depesche.light import dataclass
from depesche.reading.people.lexicon import Entry, Lexicon
from depesche.reading.people.scan import Found, Scan

Determiner = Literal["definite", "indefinite", "possessive", "genitive", ""]

_REACH: Final = 9
#: Shorter words that look like adjectives are others.
_ADJECTIVE: Final = 5


@dataclass(frozen=True, slots=True)
class _Step:
    """What a word before a noun is: the index left of it, ``None`` where the noun phrase begins."""

    left: int | None


_ENDS: Final = _Step(None)


@dataclass(slots=True)
class BeforeNoun:
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

    def read(self, noun: int, floor: int = 0) -> BeforeNoun:
        """Walk to the left from the noun's first word, not past the word ``floor``."""
        self.first = noun
        i, steps = noun - 1, 0
        while i >= floor and steps < _REACH and not self.scan.broken(i + 1):
            step = next(found for kind in self._kinds if (found := kind(i)) is not None)
            if step.left is None:
                break
            i = step.left
            steps += 1
        self._coordination(i)
        return self

    @property
    def _kinds(self) -> tuple[Callable[[int], _Step | None], ...]:
        """What a word there can be; the first that it is counts."""
        return (
            self._ordinal,
            self._known,
            self._regional,
            self._modifying,
            self._counting,
            self._determining,
            self._adjective,
            lambda _: _ENDS,
        )

    def _ordinal(self, i: int) -> _Step | None:
        """Such as "dem 45. Präsidenten"."""
        return _Step(i - 2) if self.scan.texts[i] == "." and self.scan.word(i - 1).isdigit() else None

    def _known(self, i: int) -> _Step | None:
        """The adjective or genitive of a state or city, or anything else that ends the phrase."""
        found = self.scan.ending.get(i + 1)
        if found is None or found.of("pronoun"):
            return None
        if (adjective := found.of("adjective")) and not self.places:
            self.places, self.first = adjective.ids, found.first
            return _Step(found.first - 1)
        owner = found.of("genitive") or genitive_place(found)
        if owner and not self.places and found.end - found.first == 1:
            self.places, self.first, self.determiner = owner.ids, found.first, "genitive"
        return _ENDS

    def _regional(self, i: int) -> _Step | None:
        """The genitive or adjective of a part of a state."""
        word, vocabulary = self.scan.texts[i], self.lexicon.vocabulary
        region = self.lexicon.region_before(word)
        if region is None and word not in vocabulary.subnational and not self.scan.is_in(i, "subnational_places"):
            return None
        self.subnational, self.first = True, i
        self.places = self.places or tuple(filter(None, (self.lexicon.regions.get(word),)))
        return _Step(i - 1)

    def _modifying(self, i: int) -> _Step | None:
        """Such as "künftig"."""
        modifier = self.lexicon.vocabulary.modifiers.get(self.scan.texts[i])
        if modifier is None:
            return None
        self.modifier, self.first = modifier, i
        return _Step(i - 1)

    def _counting(self, i: int) -> _Step | None:
        """Such as "beide"."""
        quantity = self.lexicon.vocabulary.quantity.get(self.scan.texts[i])
        if quantity is None:
            return None
        self.quantity, self.first = quantity, i
        return _Step(i - 1)

    def _determining(self, i: int) -> _Step | None:
        """The determiner, with which the phrase begins."""
        determiner = _determiner(self.scan, i)
        if not determiner:
            return None
        self.determiner, self.article, self.at = determiner, self.scan.texts[i].lower(), i
        return _ENDS

    def _adjective(self, i: int) -> _Step | None:
        word = self.scan.texts[i]
        adjective = len(word) >= _ADJECTIVE and self.lexicon.vocabulary.inflection.is_adjective(word)
        return _Step(i - 1) if adjective or (word[0].isdigit() and "-" in word) else None

    def _coordination(self, i: int) -> None:
        """Adjectives of other states before "und" and "mit": "der deutsche und der französische ..."."""
        at = i
        while self.places:
            if _determiner(self.scan, at) in ("definite", "possessive"):
                at -= 1
            if not (self.scan.is_in(at, "joining") or self.scan.is_in(at, "partner_marks")):
                return
            found = self.scan.ending.get(at)
            adjective = found and found.of("adjective")
            if not found or not adjective or adjective.ids == self.places:
                return
            self.coordinated.insert(0, (found, adjective))
            at = found.first - 1

    @property
    def either(self) -> bool:
        """Whether the article is that of one in one case and of many in another: "den Präsidenten"."""
        return self.article in self.scan.vocabulary.lists["either_articles"]

    @property
    def behind_noun(self) -> bool:
        """Whether the article, that of one or of a genitive of many, follows a noun: "ein Treffen der Minister"."""
        several = self.article in self.scan.vocabulary.lists["plural_genitive"]
        return several and self.scan.word(self.at - 1)[:1].isupper() and not self.scan.broken(self.at)

    def number_of(self, entry: Entry) -> Number:
        """One or many, by number word, article and ending: "die" before a masculine noun is a plural."""
        if self.quantity and self.quantity > 1:
            return "many"
        lists = self.scan.vocabulary.lists
        if self.article in lists["plural_articles"] and entry.gender == "m":
            return "many"
        if self.either and self.scan.is_in(self.at - 1, "dative"):
            return "many"
        if entry.number != "any":
            return entry.number
        if entry.office and entry.office.roles[0] == "same":
            return "one" if self.determiner == "possessive" else "many"
        open_ = not self.determiner or self.article in lists["plural_genitive"]
        return "many" if entry.gender == "m" and open_ else "one"


def _determiner(scan: Scan, i: int) -> Determiner:
    kinds: tuple[Determiner, ...] = ("definite", "possessive", "indefinite")
    return next((kind for kind in kinds if scan.is_in(i, kind)), "")


def genitive_place(found: Found) -> Entry | None:
    """The city or organisation that stands in the genitive: "Moskaus", "Berlins"."""
    entry = found.of("place", "organisation")
    return entry if entry is not None and entry.genitive else None
