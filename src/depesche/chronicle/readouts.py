"""Readouts side by side: what each account of one contact says, field by field and topic by topic."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Final

from depesche.chronicle.accounts import (
    Account,
    Cell,
    Comparison,
    Row,
    Verdict,
    Voices,
    account_of,
    accounts_of,
    silent_of,
)
from depesche.chronicle.durations import differ, minutes, two_accounts
from depesche.chronicle.merge import Joined
from depesche.chronicle.reported import Item, fold, words
from depesche.chronicle.topics import chief_row, topic_rows
from depesche.model import Evidence, Reading, Source, Span, Statement
from depesche.model.statuses import AHEAD, HELD, OFF


def compare_readouts(joined: Joined, readings: Mapping[str, Reading] | None = None) -> Comparison:
    """The accounts of a contact side by side; ``readings`` by document tell in whose words a value stands."""
    accounts = accounts_of(joined.items)
    readings = {} if readings is None else readings  # whether a stored mapping is empty costs a question
    voices = Voices(readings)
    rows = [row for field, read in _FIELDS if (row := _field_row(field, read, joined.items, accounts, voices))]
    status = _status_row(joined.items, accounts)
    chief = chief_row(joined.items, accounts)
    content = content_row(joined.items, accounts, readings)
    topics = topic_rows(joined.items, accounts)
    found = [row for row in (status, *rows, content, chief) if row is not None]
    return Comparison(joined.contact.id, accounts, (*found, *topics))


# -- fields ---------------------------------------------------------------------------------------
def _read_duration(item: Item) -> str | None:
    return item.report.duration


def _read_initiator(item: Item) -> str | None:
    return item.report.initiator


def _read_place(item: Item) -> str | None:
    return item.report.place.name if item.report.place else None


def _read_time(item: Item) -> str | None:
    return str(item.report.time) if item.report.time else None


_FIELDS: Final[tuple[tuple[str, Callable[[Item], str | None]], ...]] = (
    ("duration", _read_duration),
    ("initiator", _read_initiator),
    ("place", _read_place),
    ("time", _read_time),
)


def _field_row(
    field: str,
    read: Callable[[Item], str | None],
    items: Sequence[Item],
    accounts: Sequence[Account],
    voices: Voices,
) -> Row | None:
    """The row of one field; ``None`` where nobody names it. Plans are no account of what happened; who asked for
    a contact is told beforehand too.
    """
    told = [i for i in items if i.report.status not in OFF]
    happened = [i for i in told if i.report.status not in AHEAD or field == "initiator"] or told
    cells: dict[tuple[Account, str, str], Cell] = {}
    for item in happened:
        for cell in _cells(field, item, read(item), voices):
            cells[cell.account, cell.evidence.document, cell.value] = cell
    if not cells:
        return None
    named = tuple(cells.values())
    silent = silent_of(accounts, (c.account for c in named), expected=happened == told)
    return Row(field, field, _verdict(field, named), named, silent)


def _cells(field: str, item: Item, value: str | None, voices: Voices) -> list[Cell]:
    """The cell of a value, or several where one text gives the durations of two sides."""
    if not value:
        return []
    if field == "duration":
        return _lengths(item, value, voices)
    span = item.report.time_spans[0] if field == "time" and item.report.time_spans else item.report.trigger
    return [Cell(account_of(item), value, Evidence(item.key.document, span, None, value))]


def _lengths(item: Item, value: str, voices: Voices) -> list[Cell]:
    """The lengths that a text gives, each in the words of whoever says it."""
    document, whole = item.key.document, minutes(value)
    apart = whole is not None and two_accounts(whole)
    said = [(str(r.values["duration"]), r.span) for r in item.report.why.get("duration", ()) if r.span]
    if said:
        several = len({voices.side(document, span) for _, span in said}) > 1
        if len(said) == 1 or several or apart:
            return [_said(item, voices, length, span) for length, span in said]
        return [_said(item, voices, value, said[0][1])]
    evidence = Evidence(document, item.report.trigger, None, value)
    if apart:
        # Which of the sides gave which of the values is not known, so the article answers for both.
        return [Cell(Account(document, is_side=False), part, evidence) for part in value.split("/")]
    return [Cell(account_of(item), value, evidence)]


def _said(item: Item, voices: Voices, value: str, span: Span) -> Cell:
    """A value with its words: the account is the side that speaks there, else the report's own."""
    side = voices.side(item.key.document, span)
    account = account_of(item, [side]) if side else account_of(item)
    return Cell(account, value, Evidence(item.key.document, span, side, value))


def _verdict(field: str, cells: Sequence[Cell]) -> Verdict:
    """How the values of a field compare."""
    pairs = [(a.value, b.value) for a, b in combinations(cells, 2)]
    if not pairs:
        return "silent"
    if any(_differ(field, a, b) for a, b in pairs):
        return "differs"
    return "both" if any(_same(field, a, b) for a, b in pairs) else "complement"


def _differ(field: str, one: str, other: str) -> bool:
    if field == "duration":
        a, b = minutes(one), minutes(other)
        return bool(a and b and differ(a, b))
    return field == "initiator" and fold(one) != fold(other)


def _same(field: str, one: str, other: str) -> bool:
    if field == "duration":
        return not _differ(field, one, other)
    return fold(one) == fold(other) or (field == "place" and bool(words(one) & words(other)))


def _account_of(item: Item, source: Source) -> Account:
    """The account of the side that stands for a report, else of its text."""
    name = source.side or item.key.document
    return Account(name, is_side=bool(source.side), expected=item.report.status in AHEAD)


def _status_row(items: Sequence[Item], accounts: Sequence[Account]) -> Row | None:
    """Who says that it happens or happened, and who denies it."""
    cells: dict[tuple[Account, str], Cell] = {}
    for item in items:
        for source in item.report.reported_by:
            if source.stance != "does_not_confirm":
                account = _account_of(item, source)
                value = "denied" if source.stance == "denies" else "asserted"
                evidence = Evidence(item.key.document, source.span or item.report.trigger, source.side, value)
                cells[account, value] = Cell(account, value, evidence)
    if not cells:
        return None
    verdict = _stances_compared(cells.values())
    named = {c.account for c in cells.values()}
    return Row("status", "status", verdict, tuple(cells.values()), tuple(a for a in accounts if a not in named))


def _stances_compared(cells: Iterable[Cell]) -> Verdict:
    """They differ where one denies what another asserts; both say it where several do."""
    values, names = {cell.value for cell in cells}, {cell.account.name for cell in cells}
    if len(values) > 1:
        return "differs"
    return "both" if len(names) > 1 else "silent"


#: What an account says that its side did in the contact: agreed with the other, or refused.
_ACCORD: Final[Mapping[str, str]] = {"agree": "agreed", "reject": "refused", "deny": "refused"}


def content_row(items: Sequence[Item], accounts: Sequence[Account], readings: Mapping[str, Reading]) -> Row | None:
    """Whether the sides say that they agreed or that they refused; two that say different things differ."""
    cells: dict[tuple[Account, str], Cell] = {}
    for item in (i for i in items if i.report.status in HELD):
        for said, side, value in _accords(item, readings.get(item.key.document)):
            account = Account(side, is_side=True)
            evidence = Evidence(item.key.document, said.cue or said.quote[0], side, value)
            cells.setdefault((account, value), Cell(account, value, evidence))
    if not cells:
        return None
    values, named = {value for _, value in cells}, dict.fromkeys(account for account, _ in cells)
    verdict: Verdict = "silent" if len(named) < 2 else "differs" if len(values) > 1 else "both"
    return Row("content", "content", verdict, tuple(cells.values()), silent_of(accounts, named))


def _accords(item: Item, reading: Reading | None) -> Iterator[tuple[Statement, str, str]]:
    """What the sides of a report that do not refuse to speak of it say that they did: statement, side and value."""
    sides = {p.state for p in item.report.participants}
    sides -= {s.side for s in item.report.reported_by if s.stance == "does_not_confirm"}
    for said in reading.statements if reading else ():
        value = _ACCORD.get(said.force or "")
        if value and said.side and said.side in sides and said.report == item.key.report:
            yield said, said.side, value
