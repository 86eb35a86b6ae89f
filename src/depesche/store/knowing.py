"""What the rows of the chronicle owe to the knowledge they were made with, and what other knowledge makes stale.

A chronicle asks knowledge for two things: the terms of people, which bound days, and where places lie. Where only
terms differ, only the articles that name those people are worked out again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from importlib import resources
from typing import Final

import sqlalchemy as sa

from depesche.knowledge import Knowledge
from depesche.store import derived, said
from depesche.store.records import chunks

#: The names under which this is kept.
TERMS: Final = "terms"
PLACES: Final = "places"
#: The knowledge that both are of.
OF: Final = "terms_of"


def note(connection: sa.Connection, knowledge: Knowledge, kept: Mapping[str, str]) -> None:
    """Keep what the rows owe to this knowledge, unless that is kept."""
    if kept.get(OF) == knowledge.version:
        return
    noted = {OF: knowledge.version, TERMS: json.dumps(_terms(knowledge)), PLACES: _places(knowledge)}
    connection.execute(sa.delete(derived.KEPT).where(derived.KEPT.c.name.in_(noted)))
    connection.execute(sa.insert(derived.KEPT), [{"name": name, "value": value} for name, value in noted.items()])


def otherwise(connection: sa.Connection, knowledge: Knowledge, kept: Mapping[str, str]) -> list[str] | None:
    """The articles that other knowledge may tell otherwise; ``None`` for all of them."""
    if TERMS not in kept or kept.get(PLACES) != _places(knowledge):
        return None
    old, new = json.loads(kept[TERMS]), _terms(knowledge)
    people = sorted(person for person in old.keys() | new.keys() if old.get(person) != new.get(person))
    found: set[str] = set()
    for part in chunks(people):
        query = sa.select(said.PARTICIPANTS.c.document).where(said.PARTICIPANTS.c.person.in_(part))
        found.update(connection.scalars(query))
    return sorted(found)


def _terms(knowledge: Knowledge) -> dict[str, str]:
    """The days on which each person held an office, as a digest."""
    held: dict[str, list[str]] = {}
    for term in knowledge.terms:
        held.setdefault(term.person, []).append(str(term.days))
    return {person: _digest(sorted(days)) for person, days in held.items()}


def _places(knowledge: Knowledge) -> str:
    """What is known of places, as a digest."""
    known = (knowledge.places, knowledge.states, knowledge.regions)
    data = resources.files("depesche.knowledge") / "data"
    towns = [file.read_bytes() for file in sorted(data.iterdir(), key=str) if file.name.startswith("towns")]
    return _digest([*(sorted(map(repr, table.values())) for table in known), towns])


def _digest(value: object) -> str:
    return hashlib.blake2b(repr(value).encode(), digest_size=8).hexdigest()
