"""Terms of office from their rows: what days are certain, what days are possible.

The day of handover belongs to both holders. A date known only to the month or year leaves its days possible
but not certain. Where the end is unknown, the term stays possible until the next term of that office begins.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from depesche.days import NO_DAY, DaySet, Run
from depesche.knowledge.model import Term, TermStatus
from depesche.knowledge.tables import Row

COLUMNS: Final = ("person", "office", "place", "from", "to", "status", "end_known", "source", "note")
STATUSES: Final[tuple[TermStatus, ...]] = ("", "acting", "caretaker", "elect", "disputed")
#: Rows of these kinds may lie beside another holder of the same office.
BESIDE: Final = frozenset({"elect", "disputed"})


@dataclass(frozen=True, slots=True)
class _Draft:
    """A row with its dates as ordinals: ``start`` and ``end`` are (first, last) possible day of each."""

    row: Row
    start: tuple[int, int]
    end: tuple[int, int] | None
    end_known: bool

    @property
    def beside(self) -> bool:
        return self.row["status"] in BESIDE or self.row["note"].startswith(("joint", "stand-in"))


def terms_of_rows(rows: Iterable[Row]) -> list[Term]:
    """All terms, in the order of their rows."""
    drafts = [_draft(row) for row in rows]
    return [_term(draft, following) for draft, following in zip(drafts, _starts_of_following(drafts), strict=True)]


def _draft(row: Row) -> _Draft:
    row.choice("status", STATUSES)
    for column in ("person", "office", "place"):
        row.needed(column)
    start = row.dates("from")
    if start is None:
        row.fail("column 'from' is empty")
    end = row.dates("to")
    if end is not None and end[1] < start[0]:
        row.fail(f"the term ends ({row['to']}) before it begins ({row['from']})")
    return _Draft(row, start, end, row["end_known"] != "no")


def _starts_of_following(drafts: list[_Draft]) -> list[int | None]:
    """For each draft the last possible first day of the next term of that office, ``None`` if there is none."""
    starts: dict[tuple[str, str], list[int]] = defaultdict(list)
    for draft in drafts:
        if not draft.beside:
            starts[draft.row["place"], draft.row["office"]].append(draft.start[1])
    out: list[int | None] = []
    for draft in drafts:
        later = [s for s in starts[draft.row["place"], draft.row["office"]] if s > draft.start[1]]
        out.append(min(later, default=None))
    return out


def _term(draft: _Draft, following: int | None) -> Term:
    days, certain = _days(draft, following)
    row = draft.row
    return Term(
        person=row["person"],
        office=row["office"],
        place=row["place"],
        days=days,
        certain=certain,
        status=row["status"],  # type: ignore[arg-type]
        source=row["source"],
        note=row["note"],
        last_known=None if draft.end_known else certain.last,
        counts=row.cells.get("counts") == "yes",
    )


def _days(draft: _Draft, following: int | None) -> tuple[DaySet, DaySet]:
    """Possible and certain days."""
    first, sure_first = draft.start
    if draft.end is None:
        sure_last = None if draft.end_known else sure_first
        return _run(first, following if not draft.end_known else None), _run(sure_first, sure_last)
    if draft.end_known:
        return _run(first, draft.end[1]), _run(sure_first, max(draft.end[0] - 1, sure_first))
    last = None if following is None else max(following, draft.end[1])
    return _run(first, last), _run(sure_first, max(draft.end[0], sure_first))


def _run(first: int, last: int | None) -> DaySet:
    return DaySet((Run(first, last),)) if last is None or first <= last else NO_DAY
