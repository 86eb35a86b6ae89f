"""Builds a :class:`~depesche.knowledge.base.Knowledge` from the tables of the package and a user's overlay."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Final, cast

from depesche.days import ANY_DAY
from depesche.knowledge.base import Knowledge
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
from depesche.knowledge.overlay import joined_rows, organisations, read_overlays
from depesche.knowledge.tables import DATA, Row, names_folder, rows
from depesche.knowledge.terms import COLUMNS as TERM_COLUMNS
from depesche.knowledge.terms import terms_of_rows

GENDERS: Final = ("f", "m", "")
PLACE_KINDS: Final = ("city", "building", "region", "residence", "country")
ELECTION_KINDS: Final = ("executive", "legislative", "inauguration", "electoral_college", "referendum")
LEADER_OFFICES: Final = ("head_of_state", "head_of_government", "supreme_leader")


def read_knowledge(
    overlays: tuple[Path, ...] = (), language: str = "de", counted: frozenset[str] = frozenset()
) -> Knowledge:
    """All tables as one value. Raises :class:`KnowledgeError` where a row breaks the layout."""
    names = names_folder(language)
    added = read_overlays(overlays)
    people = {p.id: p for p in _people(names)}
    people |= {p.id: _joined(people.get(p.id), p) for p in added.people}
    states = {s.id: s for s in _states(names)}
    regions = {r.id: r for r in _regions(names)}
    organised = {o.id: o for o in _organisations(names)}
    organised |= organisations(added.terms, (*states, *regions, *organised))
    term_rows = joined_rows(rows(DATA, "terms", TERM_COLUMNS), added.terms)
    terms = [term for term in terms_of_rows(term_rows) if term.person in people]
    return Knowledge(
        people=people,
        terms=_sorted([replace(t, counts=True) if t.office in counted else t for t in terms]),
        states=states,
        places={p.id: p for p in _places(names)},
        organisations=organised,
        all_metonyms=tuple(_metonyms(names)),
        all_occasions=tuple(_occasions(names)),
        all_elections=tuple(_elections()),
        language=language,
        version=_digest((DATA, names), overlays),
        regions=regions,
        overlays=added.files,
    )


def _joined(known: Person | None, added: Person) -> Person:
    """A person of the overlay; one that is known keeps what it has and gets the further forms."""
    if known is None:
        return added
    return replace(known, forms=tuple(dict.fromkeys([*known.forms, added.name, *added.forms])))


def _sorted(terms: list[Term]) -> tuple[Term, ...]:
    return tuple(sorted(terms, key=lambda t: (t.place, t.office, t.days.runs[0].first or 0, t.person)))


def _by_id(folder: Traversable, stem: str, columns: tuple[str, ...]) -> dict[str, Row]:
    """The rows of a table by their first column, which must be unique."""
    out: dict[str, Row] = {}
    for row in rows(folder, stem, columns):
        key = row.needed(columns[0])
        if key in out:
            row.fail(f"the id {key!r} is there twice (first in {out[key].where})")
        out[key] = row
    return out


def _people(names: Traversable) -> Iterator[Person]:
    facts = _by_id(DATA, "people", ("id", "gender", "wikidata", "source"))
    for key, row in _by_id(names, "people", ("id", "name", "surname", "forms")).items():
        fact = facts.get(key)
        gender = fact.choice("gender", GENDERS) if fact else ""
        yield Person(
            id=key,
            name=row.needed("name"),
            surname=row["surname"],
            forms=row.several("forms"),
            gender=cast("Any", gender),
            wikidata=(fact["wikidata"] or None) if fact else None,
        )


def _states(names: Traversable) -> Iterator[State]:
    columns = ("id", "iso3", "leader_office", "capital", "valid_from", "valid_to", "successor_of", "source")
    facts = _by_id(DATA, "states", columns)
    words = ("id", "name", "aliases", "official", "adjectives", "demonym_m", "demonym_f", "demonym_pl", "genitive")
    for key, row in _by_id(names, "states", words).items():
        fact = facts.get(key)
        if fact is None:
            row.fail(f"the state {key!r} is not in data/states.csv")
        capitals = fact.several("capital")
        demonyms = [d for column in ("demonym_m", "demonym_f", "demonym_pl") for d in row.several(column)]
        yield State(
            id=key,
            name=row.needed("name"),
            aliases=tuple(dict.fromkeys([*row.several("aliases"), *row.several("official")])),
            adjectives=row.several("adjectives"),
            demonyms=tuple(dict.fromkeys(demonyms)),
            genitives=row.several("genitive"),
            leader_office=fact.choice("leader_office", LEADER_OFFICES),
            capital=capitals[0] if capitals else None,
            capitals=capitals,
            successor_of=fact.several("successor_of"),
            valid=fact.interval("valid_from", "valid_to"),
            iso3=fact["iso3"] or None,
        )


def _regions(names: Traversable) -> Iterator[Region]:
    facts = _by_id(DATA, "regions", ("id", "state", "source"))
    for key, row in _by_id(names, "regions", ("id", "name", "aliases", "adjectives", "genitive")).items():
        fact = facts.get(key)
        if fact is None:
            row.fail(f"the region {key!r} is not in data/regions.csv")
        yield Region(
            id=key,
            name=row.needed("name"),
            state=fact.needed("state"),
            aliases=row.several("aliases"),
            adjectives=row.several("adjectives"),
            genitives=row.several("genitive"),
        )


def _places(names: Traversable) -> Iterator[PlaceRecord]:
    facts = _by_id(DATA, "places", ("id", "state", "kind", "within", "source"))
    for key, row in _by_id(names, "places", ("id", "name", "forms")).items():
        fact = facts.get(key)
        yield PlaceRecord(
            id=key,
            name=row.needed("name"),
            state=(fact["state"] or None) if fact else None,
            kind=cast("Any", fact.choice("kind", PLACE_KINDS) if fact else "city"),
            forms=row.several("forms"),
            within=(fact["within"] or None) if fact else None,
        )


def _organisations(names: Traversable) -> Iterator[Organisation]:
    facts = _by_id(DATA, "organisations", ("id", "members", "source"))
    for key, row in _by_id(names, "organisations", ("id", "name", "forms")).items():
        fact = facts.get(key)
        members = fact.several("members") if fact else ()
        yield Organisation(key, row.needed("name"), row.several("forms"), members)


def _metonyms(names: Traversable) -> Iterator[Metonym]:
    for row in rows(names, "metonyms", ("form", "place", "office", "valid_from", "valid_to", "note")):
        valid = row.interval("valid_from", "valid_to")
        yield Metonym(row.needed("form"), row.needed("place"), row["office"] or None, valid)


def _occasions(names: Traversable) -> Iterator[Occasion]:
    words = _by_id(names, "occasions", ("id", "name", "forms"))
    for row in rows(DATA, "occasions", ("id", "series", "from", "to", "place", "state", "people", "source")):
        own, series = words.get(row.needed("id")), words.get(row["series"])
        found = own or series
        forms = [form for each in (own, series) if each for form in (each["name"], *each.several("forms"))]
        yield Occasion(
            id=row["id"],
            name=found["name"] if found else row["id"],
            series=row["series"],
            days=row.interval("from", "to") or ANY_DAY,
            place=row["place"] or None,
            state=row["state"] or None,
            forms=tuple(dict.fromkeys(forms)),
            people=tuple(row.several("people")),
        )


def _elections() -> Iterator[Election]:
    for row in rows(DATA, "elections", ("state", "kind", "date", "person", "source")):
        days = row.interval("date", "date")
        if days is None:
            row.fail("column 'date' is empty")
        kind = row.choice("kind", ELECTION_KINDS)
        yield Election(row.needed("state"), cast("Any", kind), days, row["person"] or None)


def _digest(folders: tuple[Traversable, ...], overlays: tuple[Path, ...]) -> str:
    """Twelve hexadecimal digits that change with any of the files."""
    digest = hashlib.sha256()
    for folder in folders:
        for file in sorted(folder.iterdir(), key=lambda f: f.name) if folder.is_dir() else ():
            if file.name.endswith((".csv", ".toml")):
                digest.update(file.name.encode() + file.read_bytes())
    for overlay in overlays:
        digest.update(overlay.read_bytes())
    return digest.hexdigest()[:12]
