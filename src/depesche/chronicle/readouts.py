"""Readouts side by side: what each account of one contact says, field by field and topic by topic.

An account is a side ("Russland"), or an article where no single side stands for what it says. A verdict never
mixes up silence and difference: ``both`` (two accounts say the same), ``differs`` (two accounts say what cannot
both be so), ``complement`` (each says something that the other leaves open, without conflict), ``silent`` (one
account names the value and the others do not; or it was expected before and nobody names it afterwards).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final, Literal

from depesche.chronicle.durations import differ, minutes, two_accounts
from depesche.chronicle.merge import Joined
from depesche.chronicle.reported import Item, fold, words
from depesche.model import Evidence, Reading, Span, Topic
from depesche.model.statuses import AHEAD, OFF

Verdict = Literal["both", "complement", "silent", "differs"]
#: Words that share a beginning this long name the same topic ("Ukraine-Konflikt", "ukrainische Schiffe").
STEM: Final = 5


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


def compare_readouts(joined: Joined, readings: Mapping[str, Reading] | None = None) -> Comparison:
    """The accounts of a contact side by side; ``readings`` by document tell in whose words a value stands."""
    accounts = accounts_of(joined.items)
    voices = Voices(readings or {})
    rows = [row for field, read in _FIELDS if (row := _field_row(field, read, joined.items, accounts, voices))]
    status = _status_row(joined.items, accounts)
    chief = chief_row(joined.items, accounts)
    content = content_row(joined.items, accounts, readings or {})
    topics = _topic_rows(joined.items, accounts)
    found = [row for row in (status, *rows, content, chief) if row is not None]
    return Comparison(joined.contact.id, accounts, (*found, *topics))


# -- accounts -------------------------------------------------------------------------------------
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
    cells = {
        (c.account, c.evidence.document, c.value): c
        for i in happened
        if (value := read(i))
        for c in _split(field, i, value, voices)
    }
    if not cells:
        return None
    named = tuple(cells.values())
    speaking = {a for a in accounts if not a.expected or happened == told}
    silent = tuple(a for a in accounts if a in speaking and a not in {c.account for c in named})
    return Row(field, field, _verdict(field, named), named, silent)


def _split(field: str, item: Item, value: str, voices: Voices) -> list[Cell]:
    """One cell, or several where one text gives the durations of two sides."""
    document = item.key.document
    if field == "duration" and (reasons := [r for r in item.report.why.get("duration", ()) if r.span]):
        told = [(str(r.values["duration"]), r.span or item.report.trigger) for r in reasons]
        whole = minutes(value)
        several = len({voices.side(document, span) for _, span in told}) > 1
        if len(told) == 1 or several or (whole and two_accounts(whole)):
            return [_said(item, voices, length, span) for length, span in told]
        return [_said(item, voices, value, told[0][1])]
    span = _first(item.report.time_spans) if field == "time" else None
    evidence = Evidence(document, span or item.report.trigger, None, value)
    lengths = minutes(value) if field == "duration" else None
    if lengths and two_accounts(lengths):
        # Which of the sides gave which of the values is not known, so the article answers for both.
        return [Cell(Account(document, is_side=False), part, evidence) for part in value.split("/")]
    return [Cell(account_of(item), value, evidence)]


def _said(item: Item, voices: Voices, value: str, span: Span) -> Cell:
    """A value with its words: the account is the side that speaks there, else the report's own."""
    side = voices.side(item.key.document, span)
    account = account_of(item, [side]) if side else account_of(item)
    return Cell(account, value, Evidence(item.key.document, span, side, value))


def _first(spans: Sequence[Span]) -> Span | None:
    return spans[0] if spans else None


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


def _status_row(items: Sequence[Item], accounts: Sequence[Account]) -> Row | None:
    """Who says that it happens or happened, and who denies it."""
    cells: dict[tuple[Account, str], Cell] = {}
    for item in items:
        for source in item.report.reported_by:
            if source.side:
                account = Account(source.side, is_side=True, expected=item.report.status in AHEAD)
            else:
                account = Account(item.key.document, is_side=False, expected=item.report.status in AHEAD)
            if source.stance != "does_not_confirm":
                value = "denied" if source.stance == "denies" else "asserted"
                evidence = Evidence(item.key.document, source.span or item.report.trigger, source.side, value)
                cells[account, value] = Cell(account, value, evidence)
    if not cells:
        return None
    values = {c.value for c in cells.values()}
    names = {c.account.name for c in cells.values()}
    verdict: Verdict = "differs" if len(values) > 1 else "both" if len(names) > 1 else "silent"
    named = {c.account for c in cells.values()}
    return Row("status", "status", verdict, tuple(cells.values()), tuple(a for a in accounts if a not in named))


#: What an account says that its side did in the contact: agreed with the other, or refused.
_ACCORD: Final[Mapping[str, str]] = {"agree": "agreed", "reject": "refused", "deny": "refused"}


def content_row(items: Sequence[Item], accounts: Sequence[Account], readings: Mapping[str, Reading]) -> Row | None:
    """Whether the sides say that they agreed or that they refused; two that say different things differ."""
    cells: dict[tuple[Account, str], Cell] = {}
    for item in items:
        reading = readings.get(item.key.document)
        sides = {p.state for p in item.report.participants}
        sides -= {s.side for s in item.report.reported_by if s.stance == "does_not_confirm"}
        for said in reading.statements if reading else ():
            value = _ACCORD.get(said.force or "")
            mine = said.report == item.key.report and item.report.status not in OFF | AHEAD
            if value and mine and said.side and said.side in sides:
                account = Account(said.side, is_side=True)
                evidence = Evidence(item.key.document, said.cue or said.quote[0], said.side, value)
                cells.setdefault((account, value), Cell(account, value, evidence))
    if not cells:
        return None
    values = {c.value for c in cells.values()}
    names = {c.account.name for c in cells.values()}
    verdict: Verdict = "silent" if len(names) < 2 else "differs" if len(values) > 1 else "both"
    named = {c.account for c in cells.values()}
    silent = tuple(a for a in accounts if not a.expected and a not in named)
    return Row("content", "content", verdict, tuple(cells.values()), silent)


# -- topics ---------------------------------------------------------------------------------------
@dataclass(slots=True)
class _Heading:
    """One topic in the words of its first mention, with everybody who names it."""

    topic: Topic
    cells: dict[Account, Cell]


def same_topic(one: Topic, other: Topic) -> bool:
    """Whether two topics are the same: the same concept, or words with the same beginning."""
    if one.concept and other.concept:
        return one.concept == other.concept
    stems = {w[:STEM] for w in words(one.text) if len(w) >= STEM}
    return fold(one.text) == fold(other.text) or bool(stems & {w[:STEM] for w in words(other.text)})


def _topic_rows(items: Sequence[Item], accounts: Sequence[Account]) -> list[Row]:
    """A row that sums the topics up, then one for each."""
    headings: list[_Heading] = []
    for item in items:
        for topic in item.report.topics:
            heading = next((h for h in headings if same_topic(h.topic, topic)), None)
            if heading is None:
                heading = _Heading(topic, {})
                headings.append(heading)
            for account in {account_of(item, [side]) for side in topic.sides} or {account_of(item)}:
                evidence = Evidence(item.key.document, topic.span, None, topic.text)
                heading.cells.setdefault(account, Cell(account, topic.text, evidence))
    if not headings:
        return []
    afterwards = tuple(a for a in accounts if not a.expected)
    rows = [_topic_row(h, afterwards) for h in headings]
    return [_topics_summed(rows, afterwards), *rows]


def chief_row(items: Sequence[Item], accounts: Sequence[Account]) -> Row | None:
    """What each account puts first; two that put different topics first differ in this, whatever else they share."""
    cells: dict[Account, list[tuple[Topic, Cell]]] = {}
    for item in items:
        for topic in item.report.topics:
            if topic.chief and item.report.status not in AHEAD:
                evidence = Evidence(item.key.document, topic.span, None, topic.text)
                for account in {account_of(item, [side]) for side in topic.sides} or {account_of(item)}:
                    cells.setdefault(account, []).append((topic, Cell(account, topic.text, evidence)))
    if not cells:
        return None
    pairs = list(combinations(cells.values(), 2))
    shared = [any(same_topic(a, b) for a, _ in one for b, _ in other) for one, other in pairs]
    verdict: Verdict = "silent" if not pairs else "both" if all(shared) else "differs"
    named = tuple(cell for told in cells.values() for _, cell in told)
    silent = tuple(a for a in accounts if not a.expected and a not in cells)
    return Row("chief_topic", "chief_topic", verdict, named, silent)


def _topic_row(heading: _Heading, afterwards: Sequence[Account]) -> Row:
    cells = tuple(heading.cells[a] for a in sorted(heading.cells, key=lambda a: (a.expected, a.name)))
    telling = [c for c in cells if not c.account.expected]
    silent = tuple(a for a in afterwards if a not in heading.cells)
    verdict: Verdict = "both" if len(telling) > 1 else "silent"
    return Row("topic", heading.topic.text, verdict, cells, silent)


def _topics_summed(rows: Sequence[Row], afterwards: Sequence[Account]) -> Row:
    """Complement where at least two accounts name topics and not all the same; both where all are shared."""
    cells = tuple(c for row in rows for c in row.cells)
    telling = {c.account for c in cells if not c.account.expected}
    silent = tuple(a for a in afterwards if a not in telling)
    if len(telling) < 2:
        return Row("topics", "topics", "silent", cells, silent)
    shared = all(row.verdict == "both" for row in rows)
    return Row("topics", "topics", "both" if shared else "complement", cells, silent)
