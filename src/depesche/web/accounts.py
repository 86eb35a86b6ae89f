"""The accounts of one contact compared field by field, in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from depesche.chronicle import Comparison
from depesche.chronicle.accounts import Account, Row
from depesche.days import DaySet
from depesche.model import Evidence
from depesche.telling.names import name_in
from depesche.telling.words import duration, in_quotes, label, labels, spoken


@dataclass(frozen=True, slots=True)
class Compared:
    """One field or topic: how the accounts compare, what each says, and who is silent."""

    field: str
    verdict: str
    verdict_name: str
    told: tuple[tuple[str, str], ...]
    silent: str


def compared(comparison: Comparison, language: str, source: Callable[[str], str]) -> tuple[Compared, ...]:
    """The rows of a comparison; none where there is only one account. ``source`` names an article."""
    if len(comparison.accounts) < 2:
        return ()
    return tuple(
        _compared(row, language, source)
        for row in comparison.rows
        if not (row.field == "topics" and row.label == "topics")
    )


@dataclass(frozen=True, slots=True)
class Column:
    """Whose account stands in a column: a side's, or what the articles say themselves."""

    name: str
    is_side: bool


@dataclass(frozen=True, slots=True)
class Said:
    """What stands in a cell: the value, the words that say so, and of an article its name."""

    value: str
    evidence: Evidence
    source: str


@dataclass(frozen=True, slots=True)
class Line:
    """One field or topic across the columns; ``silent`` says of each whether it is silent where others speak."""

    field: str
    verdict: str
    verdict_name: str
    cells: tuple[tuple[Said, ...], ...]
    silent: tuple[bool, ...]


def side_by_side(
    comparison: Comparison, language: str, source: Callable[[str], str]
) -> tuple[tuple[Column, ...], tuple[Line, ...]]:
    """The accounts in columns, a side each and one for all articles that speak for themselves; none where there is
    only one account.
    """
    if len(comparison.accounts) < 2:
        return (), ()
    sides = [account for account in comparison.accounts if account.is_side]
    own = [account for account in comparison.accounts if not account.is_side]
    groups: list[list[Account]] = [*([side] for side in sides), *([own] if own else [])]
    columns = [Column(_account(side, language, source), is_side=True) for side in sides]
    columns += [Column(label("page", "article", language), is_side=False)] if own else []
    rows = (row for row in comparison.rows if not (row.field == "topics" and row.label == "topics"))
    return tuple(columns), tuple(_line(row, groups, language, source) for row in rows)


def _line(row: Row, groups: Sequence[Sequence[Account]], language: str, source: Callable[[str], str]) -> Line:
    cells = []
    for group in groups:
        said = {
            (cell.value, cell.account.name): Said(
                _value(row.field, cell.value, language),
                cell.evidence,
                "" if cell.account.is_side else _account(cell.account, language, source),
            )
            for cell in row.cells
            if cell.account in group
        }
        cells.append(tuple(said.values()))
    return Line(
        field=_field(row, language),
        verdict=row.verdict,
        verdict_name=label("verdict", row.verdict, language),
        cells=tuple(cells),
        silent=tuple(
            not cell and any(a in row.silent for a in group) for cell, group in zip(cells, groups, strict=True)
        ),
    )


def _compared(row: Row, language: str, source: Callable[[str], str]) -> Compared:
    told: dict[tuple[str, str], None] = {}
    for cell in row.cells:
        told[_account(cell.account, language, source), _value(row.field, cell.value, language)] = None
    silent = ", ".join(dict.fromkeys(_account(account, language, source) for account in row.silent))
    return Compared(
        field=_field(row, language),
        verdict=row.verdict,
        verdict_name=label("verdict", row.verdict, language),
        told=tuple(told),
        silent=str(labels(language)["page"]["silent_are"]).format(names=silent) if silent else "",
    )


def _field(row: Row, language: str) -> str:
    name = str(labels(language)["field"].get(row.field, row.field))
    return name if row.label == row.field else f"{name}: {row.label}"


def _account(account: Account, language: str, source: Callable[[str], str]) -> str:
    name = name_in(account.name, language) if account.is_side else in_quotes(source(account.name), language)
    return f"{name} ({label('page', 'expected', language)})" if account.expected else name


def _value(field: str, value: str, language: str) -> str:
    if field == "duration":
        return duration(value, language)
    if field == "time":
        return spoken(DaySet.parse(value), language, short=True)
    if field in ("status", "content"):
        return str(labels(language)["verdict"].get(value, value))
    return name_in(value, language) if field in ("initiator", "place") else value
