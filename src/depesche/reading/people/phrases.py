"""Noun phrases around names and offices: "der künftige US-Präsident Donald Trump", "Abe, Japans Regierungschef,".

Grammar only: a :class:`Phrase` says which people, offices and states its words can mean; who is meant on the
article's day is the work of :mod:`depesche.reading.people.resolve`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from depesche.knowledge.model import Gender
from depesche.lang.de.grammar.nouns import Number
from depesche.model import Span
from depesche.reading.people.left import AND, Determiner, LeftContext, genitive_place, number_of
from depesche.reading.people.lexicon import Entry, Lexicon
from depesche.reading.people.scan import Found, Scan
from depesche.reading.people.vocabulary import OTHER, OfficeWord, Pronoun

_MAX_NAME: Final = 5
_NOUN_ENDINGS: Final = (
    "ung", "ungen", "heit", "heiten", "keit", "keiten", "schaft", "schaften", "tion", "tionen", "tät", "ismus",
    "nis", "nisse", "tum", "ment", "gespräch", "gespräche", "treffen", "besuch", "gipfel", "en",
)  # fmt: skip
_CLOSING: Final = frozenset({",", ".", ")", "–", ":", ";", "-", "!", "?", "“", "”", "«", ""})


@dataclass(frozen=True, slots=True)
class Phrase:
    """One noun phrase. ``people`` are those whom its name can mean, ``full`` says that it is more than a surname.

    ``office`` and ``places`` are what its title says; ``vacant`` that it names the office itself ("das Amt des
    Präsidenten"). ``head`` is the span of the name. Words are indices of the scan, half-open.
    """

    first: int
    end: int
    start_char: int
    end_char: int
    people: tuple[str, ...] = ()
    full: bool = False
    name: str | None = None
    head: Span | None = None
    office: OfficeWord | None = None
    places: tuple[str, ...] = ()
    prefix: str | None = None
    number: Number = "one"
    gender: Gender = ""
    determiner: Determiner = ""
    quantity: int | None = None
    subnational: bool = False
    several: bool = False
    demonym: bool = False
    vacant: bool = False
    loose: bool = False
    genitive: bool = False
    pronoun: Pronoun | None = None


@dataclass(slots=True)
class Parser:
    """Builds the phrases of one scanned article."""

    scan: Scan
    lexicon: Lexicon
    holds: frozenset[tuple[str, str]]
    floor: int = 0

    def phrases(self) -> Iterator[Phrase]:
        """All phrases that name or describe a person, in order, appositions made one."""
        made: list[Phrase] = []
        taken = 0
        for found in self.scan.found:
            if found.start_char < taken:
                continue
            for phrase in self._of(found):
                made.append(phrase)
                taken = max(taken, phrase.end_char)
                self.floor = self.floor if phrase.pronoun else max(self.floor, phrase.end)
        made.extend(self._echoes(made))
        made.sort(key=lambda p: p.start_char)
        yield from self._appositions(made)

    def _echoes(self, made: list[Phrase]) -> list[Phrase]:
        """Bare surnames of people whom the knowledge base lacks and the article introduces with an office."""
        unknown = [p for p in made if p.name and not p.people and _introduces(p)]
        unknown.sort(key=lambda p: (bool(p.places), len(p.name or "")))
        introduced = {(p.name or "").rpartition(" ")[2]: p for p in unknown}  # the fullest last
        if not introduced:
            return []
        covered = {i for phrase in made for i in range(phrase.first, phrase.end)}
        out = []
        for i, word in enumerate(self.scan.texts):
            genitive = word not in introduced and word[:-1] in introduced and word.endswith("s")
            phrase = introduced.get(word[:-1] if genitive else word)
            if phrase is None or i in covered or i in self.scan.at:
                continue
            first = self._whole_name(i, phrase)
            if first == i and self.scan.word(i - 1) in self.lexicon.given:
                continue  # somebody else of that surname
            span = self.scan.span(first, i + 1)
            out.append(
                replace(
                    phrase,
                    first=first,
                    end=i + 1,
                    start_char=span[0],
                    end_char=span[1],
                    head=span,
                    determiner="",
                    genitive=genitive,
                )
            )
        return out

    def _whole_name(self, i: int, phrase: Phrase) -> int:
        """The first word of the name that ends at ``i``: the whole name where the text has it."""
        parts = (phrase.name or "").split(" ")
        first = i - len(parts) + 1
        return first if first >= 0 and self.scan.texts[first:i] == parts[:-1] else i

    def _of(self, found: Found) -> Iterator[Phrase]:
        office = found.of("office")
        if office is not None:
            yield from self._office(found, office)
        elif (name := self._name(found)) is not None:
            yield name
        elif (demonym := found.of("demonym")) is not None:
            yield from self._demonym(found, demonym)
        elif (pronoun := found.of("pronoun")) and pronoun.pronoun and pronoun.pronoun.case != "first":
            yield Phrase(
                found.first, found.end, found.start_char, found.end_char,
                number=pronoun.number, gender=pronoun.gender, pronoun=pronoun.pronoun,
            )  # fmt: skip

    # -- names ------------------------------------------------------------------------------------
    def _name(self, found: Found) -> Phrase | None:
        """A name without an office before it; ``None`` for somebody else of the same surname."""
        entry = found.of("person") or found.of("surname")
        if entry is None:
            return None
        first, full = found.first, entry.kind == "person"
        if not full:
            given = self._given(found.first)
            if given is not None:
                matching = tuple(p for p in entry.ids if p.startswith(self.scan.word(given).lower()))
                if not matching:
                    return None
                entry, first, full = replace(entry, ids=matching), given, True
        start = found.start_char if first == found.first else self.scan.starts[first]
        end_char = found.end_char
        genitive = entry.genitive or self.scan.word(found.end) in ("'", "’")
        return Phrase(
            first, found.end, start, end_char, entry.ids, full, entry.name, (start, end_char), genitive=genitive
        )

    def _given(self, surname: int) -> int | None:
        """The word before a surname that is somebody's given name, over an initial ("Donald J. Trump")."""
        i = surname - 1
        if self.scan.word(i) == "." and len(self.scan.word(i - 1)) == 1:
            i -= 2
        word = self.scan.word(i)
        if word in self.lexicon.given and not self.scan.broken(i + 1) and i + 1 not in self.scan.ending:
            return i
        return None

    # -- offices ----------------------------------------------------------------------------------
    def _office(self, found: Found, entry: Entry) -> Iterator[Phrase]:
        assert entry.office is not None  # noqa: S101 - entries of this kind always carry their row
        left = LeftContext(self.scan, self.lexicon).read(found.first, self.floor)
        number = number_of(entry, left)
        end, places = self._of_phrase(found.end, several=number == "many")
        if left.coordinated and not places and len(left.places) == 1:
            number = "one"  # "die russischen und französischen Kollegen": one of each
        places = self._seat(entry.office) or places or left.places or entry.ids
        office = OTHER if end == found.end and self._of_institution(end) else entry.office
        phrase = Phrase(
            first=left.first,
            end=end,
            start_char=self.scan.starts[left.first],
            end_char=self.scan.ends[end - 1] if end > found.end else found.end_char,
            office=office,
            places=places,
            prefix=left.modifier or entry.prefix,
            number=number,
            gender=entry.gender,
            determiner=left.determiner,
            quantity=left.quantity,
            vacant=self._vacant(left, end),
            loose=entry.key == "loose" and not places,
            subnational=left.subnational or self._part_of_state(places, end),
        )
        yield from self._elided(left, entry)
        yield self._named(phrase)

    def _seat(self, office: OfficeWord) -> tuple[str, ...]:
        """The region of an office that only one has ("Regierender Bürgermeister"): its city is no state."""
        only = len(office.places) == 1 and office.places[0] in self.lexicon.parts
        return office.places if only else ()

    def _part_of_state(self, places: tuple[str, ...], end: int) -> bool:
        """Whether the office is that of a region: "Ministerpräsident von Bayern", "Regierungschefin Schottlands"."""
        regional = any(place in self.lexicon.parts for place in places)
        return regional or self.scan.word(end) in self.lexicon.vocabulary.subnational_places

    def _vacant(self, left: LeftContext, end: int) -> bool:
        """Whether the office is meant and not its holder: "das Amt des Präsidenten", "zum Präsidenten gewählt"."""
        vocabulary = self.lexicon.vocabulary
        if left.article in ("zum", "zur"):
            return any(self.scan.word(i) in vocabulary.appointed for i in range(end, end + 6))
        return left.article in ("des", "der", "eines") and self.scan.word(left.at - 1) in vocabulary.offices_named

    def _of_institution(self, at: int) -> bool:
        """Whether the genitive of an institution follows: such a president is no head of state."""
        if self.scan.word(at) == "des" and self.scan.word(at + 1)[:1].isupper():
            return True
        if self.scan.word(at) not in ("der", "des"):
            return False
        noun = next((w for w in self.scan.texts[at + 1 : at + 5] if w[:1].isupper()), "").lower()
        return noun.endswith(self.lexicon.vocabulary.institutions)

    def _elided(self, left: LeftContext, entry: Entry) -> Iterator[Phrase]:
        """States whose noun is said once for several: "der deutsche und der französische Außenminister"."""
        for found, adjective in left.coordinated:
            yield Phrase(
                found.first, found.end, found.start_char, found.end_char,
                office=entry.office, places=adjective.ids, gender=entry.gender, determiner="definite",
            )  # fmt: skip

    def _of_phrase(self, at: int, *, several: bool) -> tuple[int, tuple[str, ...]]:
        """States or organisations that follow: "der Ukraine", "Frankreichs und Polens", "von Georgien"."""
        places: list[str] = []
        end = at
        i = at
        while not self.scan.broken(i):
            owner = self._owner(i)
            if owner is None:
                break
            end, ids = owner
            places.extend(ids[:1] if places else ids)
            if not several or self.scan.word(end) not in AND:
                break
            i = end + 1
        return end, tuple(dict.fromkeys(places))

    def _owner(self, i: int) -> tuple[int, tuple[str, ...]] | None:
        joined = self.scan.word(i) in ("von", "des")
        region = self.lexicon.regions.get(self.scan.word(i + joined))
        if region is not None and (joined or self.scan.word(i).endswith("s")):
            return i + joined + 1, (region,)
        found = self.scan.at.get(i)
        if found and (entry := found.of("genitive") or genitive_place(found)):
            return found.end, entry.ids
        if self.scan.word(i) in ("von", "aus", "der", "des", "vom"):
            found = self.scan.at.get(i + 1)
            entry = found.of("organisation", "state") if found and not found.of("office") else None
            if found and entry is None and self.scan.word(i) in ("von", "aus"):
                entry = found.of("place")
            if found and entry:
                return found.end, entry.ids
        return None

    def _named(self, phrase: Phrase) -> Phrase:
        """The phrase with the name that follows its office directly."""
        at = phrase.end
        phrase, at = self._after_office(phrase, at)
        if self.scan.broken(at) or phrase.office is None:
            return phrase
        while self.scan.word(at) in self.lexicon.vocabulary.titles:
            at += 2 if self.scan.word(at + 1) == "." else 1
        found = self.scan.at.get(at)
        known = found and (found.of("person") or found.of("surname") or found.of("titled"))
        if found and known and not self._given_before(found, known):
            return _with_name(phrase, found, known, self.scan)
        return self._unknown(phrase, at)

    def _given_before(self, found: Found, entry: Entry) -> bool:
        """Whether a known surname is the given name of somebody unknown: "Minister Scott Bessent"."""
        name, following = entry.name or "", self.scan.word(found.end)
        if entry.kind == "person" or name not in (self.lexicon.vocabulary.nouns | self.lexicon.given):
            return False
        proper = following[:1].isupper() and following[1:].islower() and len(following) > 1
        return proper and following not in self.lexicon.vocabulary.not_names and not self.scan.broken(found.end)

    def _after_office(self, phrase: Phrase, at: int) -> tuple[Phrase, int]:
        """Past "a. D." and a party in brackets."""
        if self.scan.word(at) == "a" and self.scan.texts[at + 1 : at + 4] == [".", "D", "."]:
            return replace(phrase, prefix="former"), at + 4
        return phrase, at

    def _unknown(self, phrase: Phrase, at: int) -> Phrase:
        """A name that the knowledge base lacks: capitalised words right after the office."""
        end = self._name_words(at)
        if end == at or phrase.office is None or phrase.office.roles[0] == "any":
            return phrase
        tail = self.scan.ending.get(end)
        entry = tail and (tail.of("surname"))
        single = end - at == 1
        if single and not entry and not self._plausible(phrase, at):
            return phrase
        text = self.scan.text[self.scan.starts[at] : self.scan.ends[end - 1]]
        ids = entry.ids if entry else ()
        span = self.scan.span(at, end)
        return replace(
            phrase, end=end, end_char=span[1], people=ids, full=False, name=text, head=span, number="one"
        )

    def _plausible(self, phrase: Phrase, at: int) -> bool:
        """Whether a single word after an office is a name: a state is said, or the office has no article."""
        placed = phrase.places or phrase.subnational or (phrase.office and phrase.office.places)
        title = phrase.office is OTHER or not phrase.determiner
        return bool(placed or title) and not self.scan.word(at).endswith(_NOUN_ENDINGS)

    def _name_words(self, at: int) -> int:
        """The index after a run of words that can be a name."""
        vocabulary = self.lexicon.vocabulary
        end = i = at
        while i < len(self.scan) and i - at < _MAX_NAME and (i == at or not self.scan.broken(i)):
            word = self.scan.word(i)
            found = self.scan.at.get(i)
            if word in vocabulary.particles and i > at:
                i += 1
                continue
            initial = word == "." and len(self.scan.word(i - 1)) == 1 and i > at
            proper = word[:1].isupper() and word[1:2].islower() and word not in vocabulary.not_names
            blocked = found is not None and not found.of("person", "surname", "adjective") and i == at
            blocked = blocked and word not in vocabulary.place_nouns
            if not (initial or (len(word) == 1 and word.isupper() and end > at) or (proper and not blocked)):
                break
            i += 1
            end = i
        return end

    # -- demonyms ---------------------------------------------------------------------------------
    def _demonym(self, found: Found, entry: Entry) -> Iterator[Phrase]:
        left = LeftContext(self.scan, self.lexicon).read(found.first, self.floor)
        if left.determiner in ("definite", "possessive") and left.first == found.first:
            yield Phrase(
                found.first, found.end, found.start_char, found.end_char, places=entry.ids,
                number=number_of(entry, left), gender=entry.gender,
                determiner=left.determiner, quantity=left.quantity, demonym=True,
            )  # fmt: skip

    # -- appositions ------------------------------------------------------------------------------
    def _appositions(self, made: list[Phrase]) -> Iterator[Phrase]:
        i = 0
        while i < len(made):
            phrase = made[i]
            if i + 1 < len(made) and (joined := self._joined(phrase, made[i + 1])) is not None:
                phrase = joined
                i += 1
            yield phrase
            i += 1

    def _joined(self, first: Phrase, second: Phrase) -> Phrase | None:
        """One phrase of "Abe, Japans Regierungschef," or "Japans Regierungschef, Shinzo Abe,"."""
        gap = self.scan.texts[first.end : second.first]
        if not gap or gap[0] not in (",", "(", "–") or len(gap) > 4 or self.scan.broken(first.end + 1):
            return None
        if any(word in AND or word[:1].isupper() for word in gap[1:]):
            return None
        if first.genitive or second.several or self.scan.word(second.end) not in _CLOSING:
            return None
        named, titled = (first, second) if first.people else (second, first)
        if not named.people or titled.people or titled.name or titled.office is None or titled.number == "many":
            return None
        if named is second and not named.full:
            return None
        if not self._ever(named, titled):
            return None
        return replace(
            titled, first=first.first, end=second.end, start_char=first.start_char, end_char=second.end_char,
            people=named.people, full=named.full, name=named.name, head=named.head, number="one",
        )  # fmt: skip

    def _ever(self, named: Phrase, titled: Phrase) -> bool:
        """Whether the person has ever held an office of the place that the title names."""
        places = titled.places or (titled.office.places if titled.office else ())
        if named.office is not None:
            return False
        return any((person, place) in self.holds for person in named.people for place in places)


def _introduces(phrase: Phrase) -> bool:
    """Whether an unknown name with its office is enough to know the bare surname again."""
    known = phrase.office is not None and phrase.office.roles[0] not in ("other", "any", "title", "none")
    return known and phrase.name is not None and len(phrase.name.rpartition(" ")[2]) > 3


def _with_name(phrase: Phrase, found: Found, entry: Entry, scan: Scan) -> Phrase:
    """The phrase with a known name at its end; several people stay several ("die Präsidenten Putin und ...")."""
    end_char = found.end_char
    following = scan.word(found.end)
    several = phrase.number == "many" or (
        phrase.quantity is not None and following in AND and scan.at.get(found.end + 1) is not None
    )
    return replace(
        phrase, end=found.end, end_char=end_char, people=entry.ids, full=entry.kind == "person", name=entry.name,
        head=(found.start_char, end_char), number="one", several=several,
        genitive=entry.genitive or following in ("'", "’"),
    )  # fmt: skip
