"""The entries of the dictionary: every form of every name, office, state and place that the knowledge base has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from depesche.cache import kept
from depesche.knowledge import Knowledge
from depesche.knowledge.model import State
from depesche.lang.forms import Nouns
from depesche.lang.language import language as installed
from depesche.light import dataclass
from depesche.reading.people.lexicon import WORD, Entry, EntryKind, Lexicon
from depesche.reading.people.vocabulary import PeopleWords, people_words
from depesche.reading.setting import Setting

#: A word of a dictionary with one of its meanings.
Named = tuple[str, Entry]

#: Names of states that are shorter ("UN") have no genitive.
_GENITIVE: int = 4


def lexicon(setting: Setting) -> Lexicon:
    """The dictionary of a setting."""
    vocabulary = setting.language.made(people_words)
    builder = _Builder(setting.knowledge, vocabulary, vocabulary.inflection)
    spoken, version = setting.language, setting.knowledge.version
    # Neither a knowledge put together by hand, which has no version, nor a language that only has the code of the
    # installed one is known again by its name.
    if not version or spoken is not installed(spoken.code):
        return builder.built()
    return kept(f"names-{spoken.code}", builder.built, of=version)


@dataclass(frozen=True, slots=True)
class _Builder:
    knowledge: Knowledge
    vocabulary: PeopleWords
    inflection: Nouns

    def built(self) -> Lexicon:
        found: dict[tuple[str, ...], dict[Entry, None]] = defaultdict(dict)
        for form, entry in self.entries():
            if key := tuple(match[0] for match in WORD.finditer(form)):
                found[key][entry] = None
        buckets: dict[str, list[tuple[tuple[str, ...], tuple[Entry, ...]]]] = defaultdict(list)
        for key, entries in found.items():
            buckets[key[0]].append((key[1:], tuple(entries)))
        given = {p.name.split(" ")[0] for p in self.knowledge.people.values() if " " in p.name}
        return Lexicon(
            {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in buckets.items()},
            frozenset(given) | self.vocabulary.lists["given_names"],
            self.vocabulary,
            dict(self.regions()),
            frozenset(self.knowledge.regions),
        )

    def entries(self) -> Iterator[Named]:
        """All of them; where a form has several meanings, those that come first here count first."""
        offices = list(self.offices())
        yield from self.people(frozenset(form for form, _ in offices))
        yield from offices
        for pronoun in self.vocabulary.pronouns:
            for form in pronoun.words:
                yield form, Entry("pronoun", number=pronoun.number, gender=pronoun.gender, pronoun=pronoun)
        for state in self.knowledge.states.values():
            yield from self.state(state)
        for place, forms in self.vocabulary.undeclined.items():
            yield from ((form, Entry("adjective", (place,))) for form in forms)
        for form, members in self.vocabulary.groups:
            yield form, Entry("states", members, name=form)
        for stem, members in self.vocabulary.group_adjectives:
            yield from ((form, Entry("adjective", members)) for form in self.inflection.adjective_forms(stem))
        yield from self.organisations()
        yield from self.metonyms()
        yield from self.places()
        for occasion in self.knowledge.all_occasions:
            for form in (occasion.name, *occasion.forms):
                yield form, Entry("occasion", (), name=form)

    def regions(self) -> Iterator[tuple[str, str]]:
        """The words for each part of a state; a city-state's bare name stays that of the city."""
        for region in self.knowledge.regions.values():
            stems = region.adjectives
            adjectives = [form for stem in stems for form in self._declined(stem)]
            names = (region.name, *region.aliases) if stems else ()
            for form in (*names, *region.genitives, *adjectives):
                yield form, region.id

    def _declined(self, stem: str) -> tuple[str, ...]:
        return self.inflection.adjective_forms(stem) if stem[0].islower() else (stem,)

    # -- people -----------------------------------------------------------------------------------
    def people(self, titles: frozenset[str]) -> Iterator[Named]:
        """Names in full and surnames; after a title that is an office, what follows it."""
        by_form: dict[tuple[str, bool], dict[str, None]] = defaultdict(dict)
        only_titled = self.vocabulary.lists["only_titled"]
        for person in self.knowledge.people.values():
            for form in filter(None, dict.fromkeys((person.name, person.surname, *person.forms))):
                title, space, rest = form.partition(" ")
                if space and title in titles:
                    # the title is read as an office; the rest is a name only after one ("Kronprinz Mohammed")
                    yield rest, Entry("titled", (person.id,), name=rest)
                elif form in only_titled:
                    yield form, Entry("titled", (person.id,), name=form)
                else:
                    full = " " in form and form != person.surname and not self._bare(form, person.surname)
                    by_form[form, full][person.id] = None
        for (form, full), ids in by_form.items():
            kind: EntryKind = "person" if full else "surname"
            yield form, Entry(kind, tuple(ids), name=form)
            for genitive in self.inflection.possessives(form):
                yield genitive, Entry(kind, tuple(ids), genitive=True, name=form)

    def _bare(self, form: str, surname: str) -> bool:
        """Whether a form of several words is a surname with its particles ("bin Salman", "Van der Bellen")."""
        particles = self.vocabulary.lists["surname_particles"]
        return form.endswith(surname) and form[: -len(surname)].strip().lower() in particles

    def offices(self) -> Iterator[Named]:
        """All forms of the words for offices."""
        for office in self.vocabulary.offices:
            for word in office.words:
                for form in self.inflection.noun_forms(word):
                    yield form.text, Entry("office", (), office, form.number, form.gender)

    # -- states, places ---------------------------------------------------------------------------
    def state(self, state: State) -> Iterator[Named]:
        """A state's names, adjectives, people and capitals."""
        ids = (state.id,)
        yield from self._state_names(state)
        for stem in state.adjectives:
            for form in self.inflection.adjective_forms(stem):
                yield form, Entry("adjective", ids)
                if form[0].islower():
                    yield form[0].upper() + form[1:], Entry("adjective", ids)
        for noun in self.inflection.demonym_forms(state.demonyms):
            yield noun.text, Entry("demonym", ids, None, noun.number, noun.gender)
        for capital in state.capitals:
            yield from self._capital(capital, ids)

    def _state_names(self, state: State) -> Iterator[Named]:
        """Names and genitives; headlines give one to names that have an article, too ("Ukraines Präsident")."""
        ids = (state.id,)
        genitives = list(state.genitives)
        for form in (state.name, *state.aliases):
            yield form, Entry("state", ids, name=state.name)
            if " " in form:
                yield self.inflection.declined(form), Entry("state", ids, name=state.name)
            elif len(form) >= _GENITIVE:
                genitives += self.inflection.possessives(form)
        for genitive in genitives:
            yield genitive, Entry("genitive", ids, genitive=True, name=state.name)

    def _capital(self, name: str, ids: tuple[str, ...]) -> Iterator[Named]:
        yield from self._place(name, Entry("place", ids, name=name))
        for adjective in self.inflection.city_adjectives(name):
            yield adjective, Entry("adjective", ids)

    def _place(self, form: str, entry: Entry) -> Iterator[Named]:
        yield form, entry
        for genitive in self.inflection.possessives(form):
            yield genitive, Entry("place", entry.ids, genitive=True, name=entry.name, key=entry.key)

    def places(self) -> Iterator[Named]:
        """Cities and other places that are no capitals."""
        capitals = {(state.id, form) for state in self.knowledge.states.values() for form in state.capitals}
        for place in self.knowledge.places.values():
            ids = (place.state,) if place.state else ()
            for form in (place.name, *place.forms):
                if (place.state or "", form) not in capitals:
                    yield from self._place(form, Entry("place", ids, name=place.name, key=place.id))

    def organisations(self) -> Iterator[Named]:
        """The names of organisations."""
        for organisation in self.knowledge.organisations.values():
            for form in (organisation.name, *organisation.forms):
                yield form, Entry("organisation", (organisation.id,), name=organisation.name, key=organisation.id)

    def metonyms(self) -> Iterator[Named]:
        """Seats that stand for a government."""
        for metonym in self.knowledge.all_metonyms:
            entry = Entry("metonym", (metonym.place,), name=metonym.form, key=metonym.form)
            yield from ((form, entry) for form in self.inflection.seat_forms(metonym.form))
