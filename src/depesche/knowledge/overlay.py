"""A user's own people and offices, in one CSV file beside the package.

Columns: ``id, name, surname, forms, gender, office, place, from, to, status, note``, one line for each term (or
for a person without one). ``id`` may be empty: it is then the slug of the name. A person of the package may be
named by id or by the same name and gets further forms and terms; nothing of the package is replaced.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, cast

from depesche.errors import KnowledgeError
from depesche.knowledge.model import Person
from depesche.knowledge.slugs import slug
from depesche.knowledge.tables import Row, read

COLUMNS: Final = (
    "id", "name", "surname", "forms", "gender", "office", "place", "from", "to", "status", "note",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Overlay:
    """People and term rows of one overlay file."""

    people: tuple[Person, ...] = ()
    terms: tuple[Row, ...] = ()


def read_overlay(path: Path) -> Overlay:
    """The file's people and terms. Raises :class:`KnowledgeError` where it cannot be read or breaks the layout."""
    if not path.is_file():
        raise KnowledgeError("there is no such overlay file", where=str(path))
    people: dict[str, Person] = {}
    terms: list[Row] = []
    for row in read(path, COLUMNS):
        person = _person(row)
        people[person.id] = person
        if row["office"]:
            terms.append(_term_row(row, person.id))
    return Overlay(tuple(people.values()), tuple(terms))


def _person(row: Row) -> Person:
    name = row.needed("name")
    return Person(
        id=row["id"] or slug(name),
        name=name,
        surname=row["surname"] or name.rsplit(" ", 1)[-1],
        forms=row.several("forms"),
        gender=cast("Any", row.choice("gender", ("f", "m", ""))),
    )


def _term_row(row: Row, person: str) -> Row:
    """The line as a row of the table of terms."""
    cells = {column: row[column] for column in ("office", "place", "from", "to", "status", "note")}
    return Row(row.file, row.line, cells | {"person": person, "end_known": "", "source": "overlay"})
