"""Names of people, states, organisations and places in the reader's language; and the ids that names of any language
mean.

Records hold ids ("RU", "wladimir-putin"); what a language calls them is ``lang/<language>/names``.
"""

from __future__ import annotations

import csv
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextvars import ContextVar
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Final

from depesche.cache import kept
from depesche.knowledge import Knowledge, load
from depesche.model import Contact, Participant, Statement
from depesche.telling.words import label, labels

#: The language whose words the fields of the contract hold.
CONTRACT: Final = "de"
#: Letters that have no decomposition but are often written without their mark.
_UNDECOMPOSED: Final = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i"})
#: Whose names are told: of the package's knowledge unless a program says so at its beginning (:func:`tell_with`).
_TOLD: ContextVar[Knowledge | None] = ContextVar("told", default=None)
_TABLES: Final = ("states.csv", "organisations.csv", "people.csv", "regions.csv", "places.csv")


def tell_with(knowledge: Knowledge | None) -> None:
    """Tell names as this knowledge has them, the user's own people among them; ``None`` is that of the package.

    It holds for the context that calls (a program's main thread, or one task of a server).
    """
    _TOLD.set(knowledge)


def _known() -> Knowledge:
    return _TOLD.get() or load()


def name_in(name: str, language: str = CONTRACT) -> str:
    """A person, state, organisation or place, given by id or by the name that articles give it, as the language names
    it; the name itself where the language has no other.

    A participant whom no text names is known by office and state ("head_of_state US"): "Staatsoberhaupt (USA)".
    """
    office, _, place = name.partition(" ")
    if office in labels(language)["office"]:
        holder = label("office", office, language)
        return f"{holder} ({name_in(place, language)})" if place else holder
    found = _by_id(language).get(name)
    return found if found is not None else _by_name(language).get(name, name)


def all_named(names: Sequence[str], language: str = CONTRACT) -> str:
    """Several speakers as one: "Angela Merkel und Emmanuel Macron"."""
    return str(labels(language)["cli"]["both"]).join(name_in(name, language) for name in names)


def speaking(statement: Statement, language: str = CONTRACT) -> str:
    """Who says a statement; "?" where nobody is named."""
    names = (statement.speaker,) if statement.speaker else statement.speakers
    return all_named(names, language) or "?"


def taking_part(contact: Contact, language: str = CONTRACT) -> tuple[str, ...]:
    """The names of a contact's participants."""
    keys = contact.people or contact.participants
    known = _by_id(language)
    return tuple(known.get(key) or name_in(n, language) for key, n in zip(keys, contact.participants, strict=True))


def by_name(sides: Iterable[str], language: str = CONTRACT) -> list[str]:
    """The ids of sides in the order of the words for them."""
    return sorted(sides, key=lambda side: plain(name_in(side, language)))


def named(participant: Participant, language: str = CONTRACT) -> str:
    """A participant's name; the office in words for one whom no text names."""
    known = participant.person and _by_id(language).get(participant.person)
    if known or participant.name:
        return known or name_in(participant.name or "", language)
    return name_in(" ".join(word for word in (participant.office, participant.state) if word), language) or "?"


def _by_id(language: str) -> Mapping[str, str]:
    """What a language calls people, states and organisations, by id; the names of articles where it has no other."""
    return _ids_of(language, _known().version)


@cache
def _ids_of(language: str, version: str) -> Mapping[str, str]:  # noqa: ARG001 - the version is part of the key
    known = _known()
    found = {id_: known.label(id_) for id_ in (*known.people, *known.organisations, *known.states)}
    for table in _TABLES[:3] if language != known.language else ():
        found.update({id_: name for id_, name in _named_in(language, table) if id_ in found})
    return found


def _by_name(language: str) -> Mapping[str, str]:
    """What a language calls what articles call otherwise: their words by ``words.csv``, places by their ids."""
    return _words_of(language, _known().version)


@cache
def _words_of(language: str, version: str) -> Mapping[str, str]:  # noqa: ARG001 - the version is part of the key
    known = _known()
    if language == known.language:
        return {}
    words = {row["german"]: row["name"] for row in _rows(language, "words.csv")}
    labels_ = {id_: known.label(id_) for table in _TABLES for id_, _ in _named_in(language, table)}
    words.update({labels_[id_]: name for table in _TABLES for id_, name in _named_in(language, table)})
    return words


def _named_in(language: str, table: str) -> Iterator[tuple[str, str]]:
    return ((row["id"], row["name"]) for row in _rows(language, table))


def _rows(language: str, table: str) -> list[dict[str, str]]:
    file: Traversable = resources.files("depesche") / "lang" / language / "names" / table
    return list(csv.DictReader(file.read_text(encoding="utf-8").splitlines())) if file.is_file() else []


# -- from names to ids ----------------------------------------------------------------------------
def plain(name: str) -> str:
    """The name in small letters without marks."""
    bare = unicodedata.normalize("NFKD", name.casefold().translate(_UNDECOMPOSED))
    return "".join(letter for letter in bare if not unicodedata.combining(letter))


def people_called(name: str) -> frozenset[str]:
    """The people with this id or name: in full, as a surname or as the last words of a name, in any language."""
    known = _known()
    if name in known.people:
        return frozenset({name})
    return frozenset(_people(known.version).get(plain(name), ()))


def sides_called(name: str) -> frozenset[str]:
    """The states and organisations with this id or name in any language, or that a seat of this name stands for
    ("Kreml").
    """
    known = _known()
    if name in known.states or name in known.organisations:
        return frozenset({name})
    return frozenset(_sides(known.version).get(plain(name), ()))


def native(name: str) -> str:
    """The name that articles give a place or state which has this name in any language; else the name itself."""
    return _native(_known().version).get(plain(name), name)


@cache
def _native(version: str) -> Mapping[str, str]:  # noqa: ARG001 - the version is part of the key
    known = _known()
    found: dict[str, str] = {}
    for language in languages():
        if language != known.language:
            found.update({plain(row["name"]): row["german"] for row in _rows(language, "words.csv")})
            for table in _TABLES:
                found.update({plain(name): known.label(id_) for id_, name in _named_in(language, table)})
    return found


def side_of(name: str | None) -> str | None:
    """The id of the state or organisation that articles call so; the name itself where none is known."""
    if name is None:
        return None
    return _side_by_label(_known().version).get(name, name)


@cache
def _people(version: str) -> Mapping[str, set[str]]:
    """People by their names, and by every end of a name that begins with a word."""
    return kept("names-of-people", _people_by_name, of=version)


def _people_by_name() -> dict[str, set[str]]:
    known = _known()
    found: defaultdict[str, set[str]] = defaultdict(set)
    for person in known.people.values():
        for form in (person.name, person.surname, *person.forms):
            _put_ends(found, form, person.id)
    for language in languages():
        for id_, name in _named_in(language, "people.csv"):
            if id_ in known.people:
                _put_ends(found, name, id_)
    return dict(found)


def _put_ends(found: defaultdict[str, set[str]], name: str, id_: str) -> None:
    parts = plain(name).split()
    for first in range(len(parts)):
        found[" ".join(parts[first:])].add(id_)


@cache
def _sides(version: str) -> Mapping[str, set[str]]:  # noqa: ARG001 - the version is part of the key
    known = _known()
    found: defaultdict[str, set[str]] = defaultdict(set)
    for state in known.states.values():
        for form in (state.name, *state.aliases):
            found[plain(form)].add(state.id)
    for organisation in known.organisations.values():
        for form in (organisation.name, *organisation.forms):
            found[plain(form)].add(organisation.id)
    for language in languages():
        for table in _TABLES[:2]:
            for id_, name in _named_in(language, table):
                found[plain(name)].add(id_)
        for row in _rows(language, "words.csv"):
            for metonym in known.metonyms(row["german"]):
                found[plain(row["name"])].add(metonym.place)
    for metonym in known.all_metonyms:
        found[plain(metonym.form)].add(metonym.place)
    return found


@cache
def _side_by_label(version: str) -> Mapping[str, str]:  # noqa: ARG001 - the version is part of the key
    known = _known()
    return {known.label(id_): id_ for id_ in (*known.organisations, *known.states)}


@cache
def languages() -> tuple[str, ...]:
    """The languages that names are there in."""
    folders = (resources.files("depesche") / "lang").iterdir()
    return tuple(sorted(f.name for f in folders if f.is_dir() and (f / "names").is_dir()))
