"""The accounts of one contact compared field by field, in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from depesche.chronicle import Comparison
from depesche.chronicle.accounts import Account, Row
from depesche.days import DaySet
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
