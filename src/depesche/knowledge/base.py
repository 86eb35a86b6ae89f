"""The knowledge base in memory: read-only tables and indexes over the rows of the data files.

A :class:`Knowledge` is a value: built once from its files, never changed. Lookups are by id, by form (a word as
the language writes it) and by office, place and days.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from depesche.days import DaySet
from depesche.knowledge.model import (
    Election,
    Metonym,
    Occasion,
    Organisation,
    Person,
    PlaceRecord,
    Region,
    State,
    Term,
)
from depesche.knowledge.slugs import slug
from depesche.knowledge.towns import Town, Towns, read_towns

_T = TypeVar("_T")


@dataclass(frozen=True)
class Knowledge:
    """Who held which office when, and what a language calls them.

    ``version`` is a digest of the files that this was read from, ``overlays`` the names of a user's own among them.
    """

    people: Mapping[str, Person]
    terms: tuple[Term, ...]
    states: Mapping[str, State]
    places: Mapping[str, PlaceRecord]
    organisations: Mapping[str, Organisation]
    all_metonyms: tuple[Metonym, ...]
    all_occasions: tuple[Occasion, ...]
    all_elections: tuple[Election, ...]
    language: str = "de"
    version: str = ""
    regions: Mapping[str, Region] = field(default_factory=dict)
    overlays: tuple[str, ...] = ()

    # -- by id ------------------------------------------------------------------------------------
    def person(self, person: str) -> Person | None:
        """The person with this id."""
        return self.people.get(person)

    def state(self, state: str) -> State | None:
        """The state with this id."""
        return self.states.get(state)

    def place(self, place: str) -> PlaceRecord | None:
        """The place with this id."""
        return self.places.get(place)

    def organisation(self, organisation: str) -> Organisation | None:
        """The organisation with this id."""
        return self.organisations.get(organisation)

    def label(self, id_: str) -> str:
        """What the language calls a person, state, organisation, region or place; the id itself where nothing is
        known.
        """
        for table in (self.states, self.organisations, self.people, self.regions, self.places):
            found = table.get(id_)
            if found is not None:
                return found.name
        return id_

    def capital(self, place: str) -> str | None:
        """The name of the capital that a slug stands for ("moskau"), if it is one."""
        return self._capitals.get(place)

    def seat_of(self, name: str) -> str | None:
        """The state of today of which the name is that of a capital."""
        return self._seats.get(name)

    # -- by form ----------------------------------------------------------------------------------
    def people_named(self, form: str) -> tuple[Person, ...]:
        """The people whose full name, surname or further form this is."""
        return self._people_by_form.get(form, ())

    def states_named(self, form: str) -> tuple[State, ...]:
        """The states with this name or alias."""
        return self._states_by_form.get(form, ())

    def places_named(self, form: str) -> tuple[PlaceRecord, ...]:
        """The places with this name."""
        return self._places_by_form.get(form, ())

    def town(self, name: str) -> Town | None:
        """The towns of this name by the gazetteer, which has those that :attr:`places` lacks."""
        return self._towns.named(name)

    @cached_property
    def _towns(self) -> Towns:
        return read_towns()

    def organisations_named(self, form: str) -> tuple[Organisation, ...]:
        """The organisations with this name or abbreviation."""
        return self._organisations_by_form.get(form, ())

    def metonyms(self, form: str, days: DaySet | None = None) -> tuple[Metonym, ...]:
        """What a seat or institution stands for ("Kreml"), on these days where its meaning changed."""
        return _on(self._metonyms_by_form.get(form, ()), days, lambda m: m.valid)

    def occasions_named(self, form: str, days: DaySet | None = None) -> tuple[Occasion, ...]:
        """The occasions with this name, those on these days where days are given."""
        return _on(self._occasions_by_form.get(form, ()), days, lambda o: o.days)

    # -- offices ----------------------------------------------------------------------------------
    def terms_of(self, person: str, days: DaySet | None = None) -> tuple[Term, ...]:
        """The terms of a person, in order of their beginning; only those that meet ``days`` if given."""
        return _on(self._terms_by_person.get(person, ()), days, lambda t: t.days)

    def holders(
        self, office: str, place: str, days: DaySet | None = None, *, elect: bool = False
    ) -> tuple[Term, ...]:
        """The terms of an office on these days, those certain on one of them first.

        ``elect`` asks for those chosen but not yet in office instead of the holders. Stand-ins (an acting holder
        beside a suspended one) come last.
        """
        terms = self._terms_by_office.get((office, place), ())
        met = [t for t in _on(terms, days, lambda t: t.days) if (t.status == "elect") is elect]
        if days is None:
            return tuple(met)
        return tuple(sorted(met, key=lambda t: (t.note.startswith("stand-in"), not t.certain.meets(days))))

    def offices_of(self, place: str) -> tuple[str, ...]:
        """The offices of a state or organisation for which there are terms."""
        return self._offices_by_place.get(place, ())

    # -- occasions and elections ------------------------------------------------------------------
    def occasions(self, series: str | None = None, days: DaySet | None = None) -> tuple[Occasion, ...]:
        """The occasions of a series on these days, in order of time."""
        return _on([o for o in self.all_occasions if series in (None, o.series)], days, lambda o: o.days)

    def elections(self, state: str, days: DaySet | None = None) -> tuple[Election, ...]:
        """The national votes and inaugurations of a state on these days."""
        return _on([e for e in self.all_elections if e.state == state], days, lambda e: e.days)

    # -- indexes ----------------------------------------------------------------------------------
    @cached_property
    def _terms_by_person(self) -> dict[str, tuple[Term, ...]]:
        return _grouped(self.terms, lambda t: (t.person,))

    @cached_property
    def _terms_by_office(self) -> dict[tuple[str, str], tuple[Term, ...]]:
        return _grouped(self.terms, lambda t: ((t.office, t.place),))

    @cached_property
    def _offices_by_place(self) -> dict[str, tuple[str, ...]]:
        return {
            place: tuple(office for office, _ in found)
            for place, found in _grouped(sorted(self._terms_by_office), lambda office: (office[1],)).items()
        }

    @cached_property
    def _people_by_form(self) -> dict[str, tuple[Person, ...]]:
        return _grouped(self.people.values(), lambda p: (p.name, p.surname, *p.forms))

    @cached_property
    def _states_by_form(self) -> dict[str, tuple[State, ...]]:
        return _grouped(self.states.values(), lambda s: (s.name, *s.aliases))

    @cached_property
    def _places_by_form(self) -> dict[str, tuple[PlaceRecord, ...]]:
        return _grouped(self.places.values(), lambda p: (p.name, *p.forms))

    @cached_property
    def _organisations_by_form(self) -> dict[str, tuple[Organisation, ...]]:
        return _grouped(self.organisations.values(), lambda o: (o.name, *o.forms))

    @cached_property
    def _metonyms_by_form(self) -> dict[str, tuple[Metonym, ...]]:
        return _grouped(self.all_metonyms, lambda m: (m.form,))

    @cached_property
    def _capitals(self) -> dict[str, str]:
        return {slug(name): name for state in self.states.values() for name in state.capitals}

    @cached_property
    def _seats(self) -> dict[str, str]:
        today = (s for s in self.states.values() if s.valid is None or s.valid.runs[-1].last is None)
        return {name: state.id for state in today for name in state.capitals}

    @cached_property
    def _occasions_by_form(self) -> dict[str, tuple[Occasion, ...]]:
        return _grouped(self.all_occasions, lambda o: (o.name, *o.forms))


_K = TypeVar("_K")


def _grouped(records: Iterable[_T], keys: Callable[[_T], Iterable[_K]]) -> dict[_K, tuple[_T, ...]]:
    """The records by each of their keys, in order; empty keys are left out."""
    out: dict[_K, list[_T]] = defaultdict(list)
    for record in records:
        for key in dict.fromkeys(keys(record)):
            if key:
                out[key].append(record)
    return {key: tuple(found) for key, found in out.items()}


def _on(records: Iterable[_T], days: DaySet | None, of: Callable[[_T], DaySet | None]) -> tuple[_T, ...]:
    """The records whose days meet ``days``; all of them if ``days`` is ``None``."""
    if days is None:
        return tuple(records)
    kept = []
    for record in records:
        own = of(record)
        if own is None or own.meets(days):
            kept.append(record)
    return tuple(kept)
