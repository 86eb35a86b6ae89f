"""What the reports of one contact show together: contradictions field by field, one side only, overdue plans.

Precision comes first: two values contradict each other only where both are of the same thing (a planned duration
is no account of what happened), from independent texts or different sides, and cannot be one value rounded twice.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Final

from depesche.chronicle.accounts import Cell, accounts_of
from depesche.chronicle.details import disputed
from depesche.chronicle.durations import Minutes, differ, minutes, two_accounts
from depesche.chronicle.merge import Joined
from depesche.chronicle.readouts import content_row
from depesche.chronicle.reported import Item
from depesche.chronicle.topics import chief_row
from depesche.knowledge import Knowledge
from depesche.model import Evidence, Finding, Reading, Reason, Source
from depesche.model.kinds import facts
from depesche.model.statuses import HELD

#: Stances of a side that gives an account of its own.
_STANDING: Final = ("reports", "confirms")
#: The field of a finding by that of the comparison's row.
_READOUT_FIELDS: Final = {"chief_topic": "topics", "content": "content"}


@dataclass(frozen=True, slots=True)
class Context:
    """What a finding needs besides the contact: for each of its documents the one that it copies, places, and the
    readings by document.
    """

    copies: Mapping[str, str]
    knowledge: Knowledge
    readings: Mapping[str, Reading]

    def source(self, document: str) -> str:
        """The document that a document's text was taken from; itself if it is no copy."""
        return self.copies.get(document, document)


def findings_of(joined: Joined, context: Context) -> Iterator[Finding]:
    """All findings about one contact that do not depend on a day of asking."""
    for find in _FINDERS:
        yield from find(joined, context)


def overdue(joined: Joined, today: dt.date) -> Finding | None:
    """The finding that a plan's day has passed, as of a day."""
    if joined.due is None or joined.due.day >= today:
        return None
    code = "chronicle_overdue" if joined.due.named else "chronicle_overdue_open"
    values = {"day": joined.due.day.isoformat(), "today": today.isoformat(), "status": joined.contact.status}
    return Finding(
        "overdue",
        joined.contact.id,
        document=joined.items[-1].key.document,
        evidence=tuple(_evidence(i) for i in joined.items if i.report.status not in HELD),
        reason=Reason(code, values),
    )


def _evidence(item: Item, source: Source | None = None, value: str | None = None) -> Evidence:
    span = source.span if source and source.span else item.report.trigger
    return Evidence(item.key.document, span, source.side if source else None, value)


def _account(item: Item, value: str) -> Evidence:
    """A value with the one side that stands for it, if it is one."""
    sides = {s.side for s in item.report.reported_by if s.side and s.stance in _STANDING}
    return Evidence(item.key.document, item.report.trigger, sides.pop() if len(sides) == 1 else None, value)


def _named(evidence: Evidence) -> str:
    return evidence.side or evidence.document


# -- contradictions -------------------------------------------------------------------------------
def _duration(joined: Joined, context: Context) -> Iterator[Finding]:
    """Accounts of what happened that give durations too far apart, or one text that gives two."""
    told = list(_measured(joined))
    apart = next((pair for pair in combinations(told, 2) if _contradict(*pair, context)), None)
    if apart:
        yield _contradiction(joined, "duration", tuple(_account(i, i.report.duration or "") for i, _ in apart))
        return
    twofold = next((i for i, value in told if two_accounts(value) and _of_several(i)), None)
    if twofold is not None:
        values = (twofold.report.duration or "").split("/")
        accounts = (Evidence(twofold.key.document, twofold.report.trigger, None, value) for value in values)
        yield _contradiction(joined, "duration", tuple(accounts))


def _measured(joined: Joined) -> Iterator[tuple[Item, Minutes]]:
    """The reports of what happened that name a duration."""
    for item in joined.items:
        length = _minutes_of(item) if item.report.status in HELD else None
        if length:
            yield item, length


def _of_several(item: Item) -> bool:
    """Whether more than one side stands for a report."""
    return len({s.side for s in item.report.reported_by if s.side}) > 1


def _minutes_of(item: Item) -> Minutes | None:
    return minutes(item.report.duration) if item.report.duration else None


def _contradict(one: tuple[Item, Minutes], other: tuple[Item, Minutes], context: Context) -> bool:
    a, b = one[0].key.document, other[0].key.document
    mods = one[0].report.duration_mod, other[0].report.duration_mod
    return differ(one[1], other[1], *mods) and context.source(a) != context.source(b)


def _status(joined: Joined, _: Context) -> Iterator[Finding]:
    """One side denies what another side or a medium reports."""
    denials = [(i, s) for i in joined.items for s in i.report.reported_by if s.stance == "denies"]
    for denying, denial in denials:
        asserted = next((a for i in joined.items if (a := _asserted(i, denying, denial))), None)
        if asserted is not None:
            yield _contradiction(joined, "status", (asserted, _evidence(denying, denial, "denied")))
            return


def _asserted(item: Item, denying: Item, denial: Source) -> Evidence | None:
    """What a report says against a denial of another side, with who stands for it."""
    if item.report.status == "denied" or _denied_ahead(denying, item):
        return None
    claims = [s for s in item.report.reported_by if s.stance in _STANDING]
    stands = next((s for s in claims if not s.side or s.side != denial.side), None)
    if (claims and not stands) or (not claims and item is denying):
        return None
    return _evidence(item, stands, item.report.status)


def _denied_ahead(denying: Item, item: Item) -> bool:
    """Whether a plan was denied before what is told took place: both are true."""
    said, time = denying.published.last if denying.published else None, item.report.time
    return bool(said and time and time.first and item.report.status in HELD and said < time.first)


def _initiator(joined: Joined, _: Context) -> Iterator[Finding]:
    """Two texts that tell what happened each name another one who called or wrote."""
    named = {i.initiator: i for i in _factual(joined) if i.initiator}
    if len(named) == 2 and facts(joined.contact.kind).begun:
        yield _contradiction(
            joined, "initiator", tuple(_account(i, i.report.initiator or "") for i in named.values())
        )


def _detail(joined: Joined, context: Context) -> Iterator[Finding]:
    """One side denies a detail that another one tells."""
    found = disputed(joined, context.readings)
    if found is not None:
        yield found


def _place(joined: Joined, context: Context) -> Iterator[Finding]:
    """Two texts put what happened into two cities."""
    if facts(joined.contact.kind).remote or joined.contact.kind == "talks":
        return
    placed: dict[str, Item] = {}
    for item in _factual(joined):
        if city := _city(item, context.knowledge):
            placed.setdefault(city, item)
    if len(placed) != 2:
        return
    a, b = placed.values()
    if context.source(a.key.document) != context.source(b.key.document):
        names = [i.report.place.name if i.report.place else "" for i in (a, b)]
        yield _contradiction(joined, "place", (_account(a, names[0]), _account(b, names[1])))


def _factual(joined: Joined) -> list[Item]:
    """The reports of what happened that are no mere background."""
    return [i for i in joined.items if i.report.status in HELD and not i.report.background]


def _city(item: Item, knowledge: Knowledge) -> str | None:
    """The city of the report's place; ``None`` for whole states and regions and for places not known."""
    place = knowledge.place(item.report.place.id) if item.report.place and item.report.place.id else None
    while place and place.kind != "city":
        place = knowledge.place(place.within) if place.within else None
    return place.id if place else None


def _readouts(joined: Joined, context: Context) -> Iterator[Finding]:
    """Two sides put different topics first, or tell differently how they left it: both may be true, and each is
    what the other does not say.
    """
    accounts = accounts_of(joined.items)
    for row in (chief_row(joined.items, accounts), content_row(joined.items, accounts, context.readings)):
        told: dict[str, list[Cell]] = {}
        for cell in row.cells if row and row.verdict == "differs" else ():
            if cell.account.is_side:
                told.setdefault(cell.account.name, []).append(cell)
        if row is not None and len(told) > 1:
            said = tuple(
                replace(cells[0].evidence, side=side, value=", ".join(c.value for c in cells))
                for side, cells in list(told.items())[:2]
            )
            yield _contradiction(joined, _READOUT_FIELDS[row.field], said)


def _contradiction(joined: Joined, field: str, accounts: tuple[Evidence, ...]) -> Finding:
    first, second = accounts[0], accounts[-1]
    values = {"field": field, "a": first.value, "b": second.value, "who_a": _named(first), "who_b": _named(second)}
    return Finding(
        "contradiction",
        joined.contact.id,
        document=second.document,
        field=field,
        evidence=accounts,
        reason=Reason(f"chronicle_contradiction_{field}", values),
    )


# -- who stands for it ----------------------------------------------------------------------------
def _unconfirmed(joined: Joined, _: Context) -> Iterator[Finding]:
    """A side does not confirm, or denies, and no other account of that side confirms later."""
    stances = {name: side.stance for name, side in joined.contact.sides.items()}
    open_sides = {
        s.side: (i, s)
        for i in joined.items
        for s in i.report.reported_by
        if s.side and s.stance in ("does_not_confirm", "denies") and stances.get(s.side) == s.stance
    }
    for side, (item, source) in sorted(open_sides.items()):
        yield Finding(
            "unconfirmed",
            joined.contact.id,
            document=item.key.document,
            side=side,
            evidence=(_evidence(item, source, source.stance),),
            reason=Reason(f"chronicle_{source.stance}", {"side": side, "holder": source.holder}),
        )


def _one_sided(joined: Joined, _: Context) -> Iterator[Finding]:
    """Only one of the sides gives an account of what happened."""
    if joined.contact.status not in HELD:
        return
    ours = _accounting(joined)
    if len(ours) != 1 or len(joined.contact.participants) < 2:
        return
    side = next(iter(ours))
    told = [(i, s) for i in joined.items for s in i.report.reported_by if s.side == side]
    yield Finding(
        "one_sided",
        joined.contact.id,
        document=told[0][0].key.document if told else None,
        side=side,
        evidence=tuple(_evidence(i, s, s.stance) for i, s in told[:3]),
        reason=Reason("chronicle_one_sided", {"side": side}),
    )


def _accounting(joined: Joined) -> set[str]:
    """The sides that give an account; where several states take part, theirs alone count."""
    standing = {name for name, side in joined.contact.sides.items() if side.stance in _STANDING}
    states = {p.state for i in joined.items for p in i.report.participants if p.state}
    return standing & states if len(states) > 1 else standing


# -- agreement, copies, dates ---------------------------------------------------------------------
def _agreement(joined: Joined, context: Context) -> Iterator[Finding]:
    """Independent texts give the same duration."""
    told: dict[str, list[Item]] = {}
    for item in joined.items:
        if item.report.duration and item.report.status in HELD:
            told.setdefault(item.report.duration, []).append(item)
    for value, items in sorted(told.items()):
        sources = {context.source(i.key.document) for i in items}
        if len(sources) > 1:
            yield Finding(
                "agreement",
                joined.contact.id,
                field="duration",
                evidence=tuple(_account(i, value) for i in items),
                reason=Reason("chronicle_agree_duration", {"value": value, "n": len(sources)}),
            )


def _copied(joined: Joined, context: Context) -> Iterator[Finding]:
    """A text that another one was taken from is no second source."""
    for item in joined.items:
        original = context.copies.get(item.key.document)
        if original:
            yield Finding(
                "copied",
                joined.contact.id,
                document=item.key.document,
                evidence=(_evidence(item),),
                reason=Reason("chronicle_copied", {"copy": item.key.document, "original": original}),
            )


def _date_conflict(joined: Joined, _: Context) -> Iterator[Finding]:
    """A report names a day that cannot be, or the reports days that have none in common."""
    for item in joined.items:
        for fault in item.report.why.get("conflict", ()):
            yield Finding(
                "date_conflict",
                joined.contact.id,
                document=item.key.document,
                field="published" if fault.code.startswith("published") else "time",
                evidence=(Evidence(item.key.document, fault.span or item.report.trigger),),
                reason=Reason(fault.code, fault.values),
            )
    if joined.conflict:
        a, b = joined.conflict
        yield Finding(
            "date_conflict",
            joined.contact.id,
            field="time",
            evidence=tuple(_evidence(i, None, str(i.report.time)) for i in joined.items if i.report.time),
            reason=Reason("chronicle_date_conflict", {"a": str(a), "b": str(b)}),
        )


_FINDERS: Final[tuple[Callable[[Joined, Context], Iterator[Finding]], ...]] = (
    _duration,
    _status,
    _initiator,
    _detail,
    _place,
    _readouts,
    _unconfirmed,
    _one_sided,
    _agreement,
    _copied,
    _date_conflict,
)
