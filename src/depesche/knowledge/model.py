"""Records of the knowledge base: people, offices and their terms, states, places, organisations, occasions.

Ids are stable and language-neutral: a person's is the ASCII slug of the full name ("wladimir-putin"), a state's is
ISO 3166-1 alpha-2 ("RU"; vanished states as in ISO 3166-3: "SU", "YU", "DD", "CS"), an organisation's its
abbreviation ("UN", "NATO", "EU"), a place's a slug ("hamburg"). Labels and forms are those of the language that
the knowledge was loaded for (``lang/de/names``).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from depesche.days import DaySet

Gender = Literal["f", "m", ""]
TermStatus = Literal["", "acting", "caretaker", "elect", "disputed"]


@dataclass(frozen=True, slots=True)
class Person:
    """A person: ``name`` is the label; ``surname`` is how news texts call them on second mention; ``forms``
    are all further spellings of the full name or the surname.
    """

    id: str
    name: str
    surname: str
    forms: tuple[str, ...] = ()
    gender: Gender = ""
    wikidata: str | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """One person's time in one office. ``office`` is a role ("head_of_state", "head_of_government",
    "foreign_minister", "spokesperson", "secretary_general", …); ``place`` a state or organisation id.

    ``days`` are the days on which the person may have held the office (the day of handover belongs to both);
    ``certain`` those on which they did. They differ only where a date is known to the month or year, or an end is
    unknown: then ``last_known`` is the last day for which a source shows the person in office, and it may be
    somebody else on any later one. ``source`` are keys of ``SOURCES.md`` with ";". ``counts`` makes the holder a
    possible participant of contacts whatever the office.
    """

    person: str
    office: str
    place: str
    days: DaySet
    certain: DaySet
    status: TermStatus = ""
    source: str = ""
    note: str = ""
    last_known: dt.date | None = None
    counts: bool = False

    @property
    def joint(self) -> bool:
        """Whether it is an office that comes with another: that of Andorra with the presidency of France."""
        return self.note.startswith("joint")

    def beyond(self, days: DaySet | None) -> bool:
        """Whether any of these days lies behind the last one for which the person is known to hold the office."""
        if self.last_known is None or days is None:
            return False
        return days.last is None or days.last > self.last_known


@dataclass(frozen=True, slots=True)
class State:
    """A state with the words that its language derives from its name.

    ``leader_office`` is the office that speaks for it in calls and at summits ("head_of_state" in the USA).
    ``capital`` is the seat of government in that language, ``capitals`` all its names and further seats; ``iso3`` is
    the code of three letters that other data sets use.
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    genitives: tuple[str, ...] = ()
    leader_office: str = "head_of_government"
    capital: str | None = None
    capitals: tuple[str, ...] = ()
    successor_of: tuple[str, ...] = ()
    valid: DaySet | None = None
    iso3: str | None = None


@dataclass(frozen=True, slots=True)
class Region:
    """A part of a state with a government of its own ("DE-BY", ISO 3166-2); ``state`` is the one it is part of."""

    id: str
    name: str
    state: str
    aliases: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    genitives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceRecord:
    """A city, building, region or residence; ``state`` is the id of the state it lies in."""

    id: str
    name: str
    state: str | None
    kind: Literal["city", "building", "region", "residence", "country"] = "city"
    forms: tuple[str, ...] = ()
    within: str | None = None


@dataclass(frozen=True, slots=True)
class Organisation:
    """An international organisation or a format of talks ("Normandie-Format")."""

    id: str
    name: str
    forms: tuple[str, ...] = ()
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Occasion:
    """A dated gathering: summit, conference, inauguration, funeral. ``series`` groups the yearly ones ("G20").

    ``people`` are those who met where it was a meeting of a few ("Gipfel in Helsinki"), else empty.
    """

    id: str
    name: str
    series: str
    days: DaySet
    place: str | None = None
    state: str | None = None
    forms: tuple[str, ...] = ()
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Election:
    """A national vote (its last day), or the taking of office that follows it."""

    state: str
    kind: Literal["executive", "legislative", "inauguration", "electoral_college", "referendum"]
    days: DaySet
    person: str | None = None


@dataclass(frozen=True, slots=True)
class Metonym:
    """A word for a side: "Kreml", "Weißes Haus", "Downing Street". ``office`` is whom it stands for."""

    form: str
    place: str
    office: str | None = None
    valid: DaySet | None = None
