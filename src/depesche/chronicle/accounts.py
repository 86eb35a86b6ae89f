"""Accounts of one contact: whose each is, what it says, and how several compare.

An account is a side ("RU"), or an article where no single side stands for what it says. A verdict never mixes up
silence and difference: ``both`` (two accounts say the same), ``differs`` (two accounts say what cannot both be so),
``complement`` (each says something that the other leaves open, without conflict), ``silent`` (one account names the
value and the others do not; or it was expected before and nobody names it afterwards).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from depesche.chronicle.reported import Item
from depesche.model import Evidence, Reading, Span
from depesche.model.statuses import AHEAD

Verdict = Literal["both", "complement", "silent", "differs"]


@dataclass(frozen=True, slots=True)
class Account:
    """Whose account it is: a side by its id, or a document; ``expected`` for what was announced before."""

    name: str
    is_side: bool
    expected: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """What one account says, with the words that say so."""

    account: Account
    value: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Row:
    """One field, or one topic: what the accounts say, how that compares, and which of them are ``silent``."""

    field: str
    label: str
    verdict: Verdict
    cells: tuple[Cell, ...]
    silent: tuple[Account, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """All accounts of one contact side by side."""

    contact: str
    accounts: tuple[Account, ...]
    rows: tuple[Row, ...]

    def row(self, field: str) -> Row | None:
        """The row of a field; for ``topics`` the one that sums up all topics."""
        return next((r for r in self.rows if r.field == field), None)


def account_of(item: Item, sides: Sequence[str] = ()) -> Account:
    """Whose account a value of this report is: the given side, else the only side that stands for the report."""
    expected = item.report.status in AHEAD
    named = tuple(dict.fromkeys(sides)) or tuple(
        dict.fromkeys(s.side for s in item.report.reported_by if s.side and s.stance in ("reports", "confirms"))
    )
    if len(named) == 1:
        return Account(named[0], is_side=True, expected=expected)
    return Account(item.key.document, is_side=False, expected=expected)


def accounts_of(items: Iterable[Item]) -> tuple[Account, ...]:
    """Every account that says anything, sides first."""
    found = {account_of(i, t.sides) for i in items for t in i.report.topics} | {account_of(i) for i in items}
    found |= {
        Account(s.side, is_side=True, expected=i.report.status in AHEAD)
        for i in items
        for s in i.report.reported_by
        if s.side
    }
    return tuple(sorted(found, key=lambda a: (a.expected, not a.is_side, a.name)))


def silent_of(
    accounts: Iterable[Account], named: Iterable[Account], *, expected: bool = False
) -> tuple[Account, ...]:
    """The accounts that do not say what others say: those of what happened, with ``expected`` those before it too."""
    told = set(named)
    return tuple(a for a in accounts if (expected or not a.expected) and a not in told)


class Voices:
    """In whose words a value stands: the side of the innermost statement around its evidence."""

    def __init__(self, readings: Mapping[str, Reading]) -> None:
        self._readings = readings

    def side(self, document: str, span: Span | None) -> str | None:
        """The side that speaks at a place, ``None`` where the article itself does."""
        reading = self._readings.get(document)
        if reading is None or span is None:
            return None
        around = [
            (end - start, statement.side)
            for statement in reading.statements
            for start, end in statement.quote
            if statement.side and start <= span[0] and span[1] <= end
        ]
        return min(around)[1] if around else None
