"""The rows of a list, made comparable."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from depesche.comparing.columns import columns_of
from depesche.comparing.dates import days_of, order_of
from depesche.comparing.people import Named, Names
from depesche.comparing.sheet import Cell, Sheet
from depesche.comparing.words import Holds, kind_of, status_of
from depesche.days import DaySet
from depesche.knowledge import Knowledge
from depesche.model import Kind, Status
from depesche.reading.people.who import people_of


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a list: its line in the file, its cells by heading, and what they mean.

    ``said`` are the cells of each field as they stand there; a field that is said and whose value is ``None`` could not
    be understood.
    """

    line: int
    cells: Mapping[str, str]
    said: Mapping[Holds, str]
    days: DaySet | None
    people: tuple[Named, ...]
    kind: Kind | None
    place: str | None
    status: Status | None

    @property
    def unread(self) -> Holds | None:
        """What could not be understood and is needed: whom it names, and when."""
        if not self.people:
            return "people"
        return "date" if self.said.get("date") and self.days is None else None


def entries_of(sheet: Sheet, knowledge: Knowledge, named: Mapping[Holds, Sequence[str]]) -> Iterator[Entry]:
    """The rows of a list; ``named`` are the headings of columns that a user gave."""
    columns = columns_of(sheet, named)
    names = Names(knowledge, people_of(knowledge))
    order = order_of(_at(row, columns.date) for _, row in sheet.rows)
    for line, row in sheet.rows:
        days = days_of(_at(row, columns.date), order)
        people = [_text(_at(row, place)) for place in columns.people]
        said: dict[Holds, str] = {
            "date": _text(_at(row, columns.date)),
            "people": "; ".join(filter(None, people)),
            "kind": _text(_at(row, columns.kind)),
            "place": _text(_at(row, columns.place)),
            "status": _text(_at(row, columns.status)),
        }
        yield Entry(
            line=line,
            cells={h: _text(cell) for h, cell in zip(sheet.headings, row, strict=False) if h},
            said={holds: text for holds, text in said.items() if text},
            days=days,
            people=tuple({n.keys: n for text in people for n in names.of_cell(text, days)}.values()),
            kind=kind_of(said["kind"]) if said["kind"] else None,
            place=said["place"] or None,
            status=status_of(said["status"]) if said["status"] else None,
        )


def _at(row: Sequence[Cell], place: int | None) -> Cell:
    return row[place] if place is not None and place < len(row) else None


def _text(cell: Cell) -> str:
    """The cell as it is shown; midnight is no time of a day."""
    if cell is None:
        return ""
    text = str(cell).strip()
    return text.removesuffix(" 00:00:00")
