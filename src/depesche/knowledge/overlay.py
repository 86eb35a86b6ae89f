"""A user's own people and offices, in CSV files beside the package.

Columns: ``id, name, surname, forms, gender, office, place, from, to, status, note``, one line for each term (or
for a person without one), and if wanted ``end_known, source, counts``: ``counts`` is ``yes`` for an office whose
holder is to count as a participant of contacts. ``id`` may be empty: it is then the slug of the name. A person of
the package may be named by id or by the same name and gets further forms and terms. A ``place`` that the package does
not know (a company, an institute) becomes an organisation of that name.

Nothing curated is overwritten. Only what the package leaves open is made fuller: a line for a term whose end no source
of the package tells (same person, office and place, begun on the same day) says how it went on.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, cast

from depesche.errors import KnowledgeError
from depesche.knowledge.model import Organisation, Person
from depesche.knowledge.slugs import slug
from depesche.knowledge.tables import Row, read

COLUMNS: Final = (
    "id", "name", "surname", "forms", "gender", "office", "place", "from", "to", "status", "note",
)  # fmt: skip
#: Columns that a file may have besides.
FURTHER: Final = ("end_known", "source", "counts")


@dataclass(frozen=True, slots=True)
class Overlay:
    """People and term rows of the overlay files, in order, and the names of the files."""

    people: tuple[Person, ...] = ()
    terms: tuple[Row, ...] = ()
    files: tuple[str, ...] = ()


def read_overlays(paths: Iterable[Path]) -> Overlay:
    """All people and terms. Raises :class:`KnowledgeError` where a file cannot be read or breaks the layout."""
    people: dict[str, Person] = {}
    terms: list[Row] = []
    files: list[str] = []
    for path in paths:
        if not path.is_file():
            raise KnowledgeError("there is no such overlay file", where=str(path))
        files.append(path.name)
        for row in _rows(path):
            person = _person(row)
            people[person.id] = person
            if row["office"]:
                terms.append(_term_row(row, person.id))
    return Overlay(tuple(people.values()), tuple(terms), tuple(files))


def _rows(path: Path) -> list[Row]:
    try:
        return list(read(path, COLUMNS))
    except (OSError, UnicodeDecodeError) as error:
        raise KnowledgeError("the overlay cannot be read", where=str(path)) from error


def joined_rows(package: Iterable[Row], added: Iterable[Row]) -> list[Row]:
    """The rows of the package and the added ones; an added one takes the place of the open term that it carries on."""
    carried = {_key(row): row for row in added}
    out = []
    for row in package:
        following = carried.get(_key(row)) if row["end_known"] == "no" else None
        out.append(carried.pop(_key(row)) if following is not None else row)
    return [*out, *carried.values()]


def _key(row: Row) -> tuple[str, ...]:
    """What two rows of one term share; a month and its first day are one beginning."""
    status = "elect" if row["status"] == "elect" else ""
    first = row.dates("from") if row["from"] else None
    return row["person"], row["office"], row["place"], str(first[0] if first else ""), status


def organisations(rows: Iterable[Row], known: Iterable[str]) -> dict[str, Organisation]:
    """The places of the added terms that the package does not know, as organisations of that name."""
    places = set(known)
    return {row["place"]: Organisation(row["place"], row["place"]) for row in rows if row["place"] not in places}


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
    cells |= {column: row.cells.get(column, "") for column in FURTHER}
    cells["source"] = cells["source"] or "overlay"
    return Row(row.file, row.line, cells | {"person": person})
