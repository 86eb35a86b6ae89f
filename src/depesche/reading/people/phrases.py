"""Noun phrases around names and offices: "der künftige US-Präsident Donald Trump", "Abe, Japans Regierungschef,".

Grammar only: a :class:`Phrase` says which people, offices and states its words can mean; who is meant on the
article's day is the work of :mod:`depesche.reading.people.resolve`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from depesche.lang.forms import Number
from depesche.light import replace
from depesche.reading.people.appositions import Appositions
from depesche.reading.people.before_noun import BeforeNoun, genitive_place
from depesche.reading.people.echoes import echoes
from depesche.reading.people.in_order import named_in_order
from depesche.reading.people.lexicon import Entry, Lexicon
from depesche.reading.people.phrase import Phrase
from depesche.reading.people.scan import Found, Scan
from depesche.reading.people.vocabulary import OTHER, OfficeWord

_MAX_NAME: Final = 5
#: So many words after "zum Präsidenten" a verb may say that somebody was made one.
_APPOINTED: Final = 6
#: So many words after its article the noun of an institution may stand.
_INSTITUTION: Final = 4
#: Marks of a genitive behind a name in a hiss.
_APOSTROPHES: Final = ("'", "’")


@dataclass(slots=True)
class Parser:
    """Builds the phrases of one scanned article. ``held`` is every person with every place of an office of theirs."""

    scan: Scan
    lexicon: Lexicon
    held: frozenset[tuple[str, str]]
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
        made += list(echoes(made, self.scan, self.lexicon))
        made += list(named_in_order(made, self.scan))
        made.sort(key=lambda p: p.start_char)
        yield from Appositions(self.scan, self.held).joined(made)

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
        genitive = entry.genitive or self.scan.word(found.end) in _APOSTROPHES
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
        left = BeforeNoun(self.scan, self.lexicon).read(found.first, self.floor)
        number = left.number_of(entry)
        end, places = self._of_phrase(found.end, several=number == "many" or left.either or left.behind_noun)
        number = _number_beside(left, entry, places, number)
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
        return regional or self.scan.is_in(end, "subnational_places")

    def _vacant(self, left: BeforeNoun, end: int) -> bool:
        """Whether the office is meant and not its holder: "das Amt des Präsidenten", "zum Präsidenten gewählt"."""
        lists = self.scan.vocabulary.lists
        if left.article in lists["appointing_articles"]:
            return any(self.scan.is_in(i, "appointed") for i in range(end, end + _APPOINTED))
        return left.article in lists["genitive_articles"] and self.scan.is_in(left.at - 1, "offices_named")

    def _of_institution(self, at: int) -> bool:
        """Whether the genitive of an institution follows: such a president is no head of state."""
        if self.scan.is_in(at, "institution_names") and self.scan.word(at + 1)[:1].isupper():
            return True
        if not self.scan.is_in(at, "institution_articles"):
            return False
        behind = self.scan.texts[at + 1 : at + 1 + _INSTITUTION]
        noun = next((word for word in behind if word[:1].isupper()), "").lower()
        return noun.endswith(self.scan.vocabulary.institutions)

    def _elided(self, left: BeforeNoun, entry: Entry) -> Iterator[Phrase]:
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
            group = self._group(i) if several else None
            owner = group or self._owner(i) or (self._joined_state(i) if places else None)
            if owner is None or (places and self._owns(owner[0])):
                break
            end, ids = owner
            places.extend(ids[:1] if places and not group else ids)
            if not several or not self.scan.is_in(end, "joining"):
                break
            i = end + 1
        return end, tuple(dict.fromkeys(places))

    def _group(self, i: int) -> tuple[int, tuple[str, ...]] | None:
        """The index after several states that have a name together, and their ids: "der drei baltischen Staaten"."""
        at = i + self.scan.is_in(i, "group_articles")
        at += self.scan.word(at) in self.scan.vocabulary.quantity
        found = self.scan.at.get(at)
        entry = found.of("states") if found else None
        return (found.end, entry.ids) if found and entry else None

    def _joined_state(self, i: int) -> tuple[int, tuple[str, ...]] | None:
        """A state behind the one that "von" joins: "von Frankreich und Polen"."""
        found = self.scan.at.get(i)
        entry = found.of("state") if found else None
        return (found.end, entry.ids) if found and entry else None

    def _owns(self, i: int) -> bool:
        """Whether an office follows a state, which is its own then: "und [Polens Regierungschef]"."""
        found = self.scan.at.get(i)
        return found is not None and found.of("office") is not None

    def _owner(self, i: int) -> tuple[int, tuple[str, ...]] | None:
        """The index after a state, region or organisation that follows an office, and its ids."""
        if (region := self._region(i)) is not None:
            return region
        found = self.scan.at.get(i)
        if found and (entry := found.of("genitive") or genitive_place(found)):
            return found.end, entry.ids
        return self._marked_owner(i) if self.scan.is_in(i, "owner_marks") else None

    def _region(self, i: int) -> tuple[int, tuple[str, ...]] | None:
        marked = self.scan.is_in(i, "region_marks")
        word = self.scan.word(i + marked)
        region = self.lexicon.regions.get(word)
        if region is None or not (marked or self.scan.vocabulary.inflection.owner(word)):
            return None
        return i + marked + 1, (region,)

    def _marked_owner(self, i: int) -> tuple[int, tuple[str, ...]] | None:
        """Behind an article or "von"; a city only behind "von" and "aus"."""
        found = self.scan.at.get(i + 1)
        if found is None:
            return None
        entry = None if found.of("office") else found.of("organisation", "state")
        if entry is None and self.scan.is_in(i, "city_marks"):
            entry = found.of("place")
        return (found.end, entry.ids) if entry else None

    def _named(self, phrase: Phrase) -> Phrase:
        """The phrase with the name that follows its office directly."""
        at = phrase.end
        phrase, at = self._after_office(phrase, at)
        if self.scan.broken(at) or phrase.office is None:
            return phrase
        while self.scan.is_in(at, "title"):
            at += 2 if self.scan.word(at + 1) == "." else 1
        found = self.scan.at.get(at)
        known = found and (found.of("person") or found.of("surname") or found.of("titled"))
        if found and known and not self._given_before(found, known):
            return _with_name(phrase, found, known, self.scan)
        return self._unknown(phrase, at)

    def _given_before(self, found: Found, entry: Entry) -> bool:
        """Whether a known surname is the given name of somebody unknown: "Minister Scott Bessent"."""
        name, following = entry.name or "", self.scan.word(found.end)
        if entry.kind == "person" or not (
            name in self.scan.vocabulary.lists["nouns"] or name in self.lexicon.given
        ):
            return False
        proper = following[:1].isupper() and following[1:].islower() and len(following) > 1
        return proper and not self.scan.is_in(found.end, "not_names") and not self.scan.broken(found.end)

    def _after_office(self, phrase: Phrase, at: int) -> tuple[Phrase, int]:
        """Past "a. D."."""
        for words in self.scan.vocabulary.retired:
            if tuple(self.scan.texts[at : at + len(words)]) == words:
                return replace(phrase, prefix="former"), at + len(words)
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
        return bool(placed or title) and not self.scan.vocabulary.inflection.is_common(self.scan.word(at))

    def _name_words(self, at: int) -> int:
        """The index after a run of words that can be a name."""
        end = i = at
        while i < len(self.scan) and i - at < _MAX_NAME and (i == at or not self.scan.broken(i)):
            if i > at and self.scan.is_in(i, "name_particles"):
                i += 1
                continue
            if not (self._initial(i, at, end) or self._proper(i, opens=i == at)):
                break
            i += 1
            end = i
        return end

    def _initial(self, i: int, at: int, end: int) -> bool:
        """Whether the word is an initial inside a name, or the full stop behind one."""
        word = self.scan.word(i)
        stop = word == "." and len(self.scan.word(i - 1)) == 1 and i > at
        return stop or (len(word) == 1 and word.isupper() and end > at)

    def _proper(self, i: int, *, opens: bool) -> bool:
        """Whether the word can be part of a name; the one that opens it must not name anything else."""
        word, found = self.scan.word(i), self.scan.at.get(i)
        if not word[:1].isupper() or not word[1:2].islower() or self.scan.is_in(i, "not_names"):
            return False
        other = opens and found is not None and not found.of("person", "surname", "adjective")
        return not other or self.scan.is_in(i, "place_nouns")

    # -- demonyms ---------------------------------------------------------------------------------
    def _demonym(self, found: Found, entry: Entry) -> Iterator[Phrase]:
        left = BeforeNoun(self.scan, self.lexicon).read(found.first, self.floor)
        if left.determiner in ("definite", "possessive") and left.first == found.first:
            yield Phrase(
                found.first, found.end, found.start_char, found.end_char, places=entry.ids,
                number=left.number_of(entry), gender=entry.gender,
                determiner=left.determiner, quantity=left.quantity, demonym=True,
            )  # fmt: skip


def _number_beside(left: BeforeNoun, entry: Entry, places: tuple[str, ...], number: Number) -> Number:
    """How many the noun speaks of, where those of several states share it."""
    if left.behind_noun and entry.gender == "m" and entry.office and entry.office.at:
        of_members = not set(entry.office.at).isdisjoint((*places, *left.places, *entry.ids))
        number = "many" if of_members else number  # "die Beratung der EU-Außenminister"
    if (left.either or left.behind_noun) and len(places) > 1:
        number = "many"  # "sowie den Präsidenten Frankreichs und Polens", "das Treffen der Präsidenten …"
    if left.coordinated and not places and len(left.places) == 1:
        number = "one"  # "die russischen und französischen Kollegen": one of each
    return number


def _with_name(phrase: Phrase, found: Found, entry: Entry, scan: Scan) -> Phrase:
    """The phrase with a known name at its end; several people stay several ("die Präsidenten Putin und ...")."""
    end_char = found.end_char
    following = scan.word(found.end)
    several = phrase.number == "many" or (
        phrase.quantity is not None and scan.is_in(found.end, "joining") and found.end + 1 in scan.at
    )
    return replace(
        phrase, end=found.end, end_char=end_char, people=entry.ids, full=entry.kind == "person", name=entry.name,
        head=(found.start_char, end_char), number="one", several=several,
        genitive=entry.genitive or following in _APOSTROPHES,
    )  # fmt: skip
