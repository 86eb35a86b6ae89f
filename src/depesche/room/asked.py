"""What an address asks for, both ways: the parameters of a URL to a :class:`Wanted`, and back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final, get_args

from starlette.datastructures import QueryParams

from depesche.days import DaySet
from depesche.errors import UsageError
from depesche.model import FindingType
from depesche.model.kinds import KINDS
from depesche.model.statuses import STATUSES
from depesche.room.shelf import Wanted

#: The parameter of each part of what is wanted that has several values; its name in the record.
MANY: Final[Mapping[str, str]] = {
    "person": "people",
    "state": "states",
    "kind": "kinds",
    "status": "statuses",
    "finding": "findings",
    "topic": "topics",
    "publisher": "publishers",
}
FINDINGS: Final[tuple[FindingType, ...]] = get_args(FindingType)
_KNOWN: Final[Mapping[str, Sequence[str]]] = {"kind": KINDS, "status": STATUSES, "finding": FINDINGS}
#: More than so many values or letters nobody asks for in earnest.
_MOST: Final = 20
_LONGEST: Final = 200

Pairs = tuple[tuple[str, str], ...]


def wanted_of(params: QueryParams) -> Wanted:
    """What the parameters ask for. Raises :class:`UsageError` for a value that means nothing."""
    several: dict[str, Any] = {MANY[name]: _values(params, name) for name in MANY}
    since, until = day_in(params, "from", first=True), day_in(params, "to", first=False)
    if since and until and until < since:
        raise UsageError("from is later than to", where="from")
    return Wanted(
        **several,
        since=since,
        until=until,
        words=text_in(params, "q"),
        oldest_first=_one(params, "order", ("new", "old")) == "old",
    )


def text_in(params: QueryParams, name: str) -> str:
    """A parameter's words, white space folded. Raises :class:`UsageError` where it is too long."""
    text = " ".join(str(params.get(name) or "").replace("\0", " ").split())
    if len(text) > _LONGEST:
        raise UsageError(f"more than {_LONGEST} letters", where=name)
    return text


def day_in(params: QueryParams, name: str, *, first: bool) -> dt.date | None:
    """The first or last day of a parameter in EDTF. Raises :class:`UsageError` where it is no date."""
    text = text_in(params, name)
    if not text:
        return None
    try:
        days = DaySet.parse(text)
    except UsageError as error:
        raise UsageError(f"{text!r} is no date", where=name, remedy="write 2017-05-02, 2017-05 or 2017") from error
    day = days.first if first else days.last
    if day is None:
        raise UsageError(f"{text!r} is no date with an end", where=name)
    return day


def moment_in(params: QueryParams, name: str) -> dt.datetime | None:
    """The moment of a parameter: an instant (ISO 8601), or the beginning of a day by the clock of the machine.

    Raises :class:`UsageError` where it is neither.
    """
    text = text_in(params, name)
    if "T" in text:
        try:
            # A "+" in an address is a blank.
            return dt.datetime.fromisoformat(text.replace(" ", "+")).astimezone()
        except (ValueError, OverflowError) as error:
            raise UsageError(f"{text!r} is no time", where=name, remedy="write 2021-06-16T12:00Z") from error
    day = day_in(params, name, first=True)
    try:
        return dt.datetime.combine(day, dt.time()).astimezone() if day else None
    except (ValueError, OverflowError):
        return None


def _values(params: QueryParams, name: str) -> tuple[str, ...]:
    values = [" ".join(v.replace("\0", " ").split()) for v in params.getlist(name)]
    kept = tuple(dict.fromkeys(v for v in values if v))
    if len(kept) > _MOST or any(len(v) > _LONGEST for v in kept):
        raise UsageError("too many values, or too long ones", where=name)
    known = _KNOWN.get(name)
    for value in kept if known else ():
        if value not in (known or ()):
            raise UsageError(f"there is no {name} {value!r}", where=name, remedy=f"use {', '.join(known or ())}")
    return kept


def _one(params: QueryParams, name: str, known: Sequence[str]) -> str:
    value = params.get(name) or known[0]
    if value not in known:
        raise UsageError(f"{value!r} is not known", where=name, remedy=f"use {', '.join(known)}")
    return str(value)


def pairs_of(wanted: Wanted) -> Pairs:
    """The parameters that ask for it; only what was asked for, always in the same order."""
    pairs = [(name, value) for name, field in MANY.items() for value in getattr(wanted, field)]
    days = (("from", _bound(wanted.since)), ("to", _bound(wanted.until)))
    pairs += [(name, value) for name, value in days if value]
    if wanted.words:
        pairs.append(("q", wanted.words))
    if wanted.oldest_first:
        pairs.append(("order", "old"))
    return tuple(pairs)


def _bound(day: dt.date | None) -> str:
    return day.isoformat() if day else ""


def with_value(wanted: Wanted, name: str, value: str) -> Wanted:
    """Narrowed by one more value."""
    return _changed(wanted, name, lambda values: (*values, value) if value not in values else values)


def without_value(wanted: Wanted, name: str, value: str) -> Wanted:
    """No longer narrowed by a value."""
    return _changed(wanted, name, lambda values: [v for v in values if v != value])


def within(wanted: Wanted, since: dt.date | None, until: dt.date | None) -> Wanted:
    """Of these days only."""
    return replace(wanted, since=since, until=until)


def _changed(wanted: Wanted, name: str, change: Callable[[tuple[str, ...]], Iterable[str]]) -> Wanted:
    changes: dict[str, Any] = {MANY[name]: tuple(change(getattr(wanted, MANY[name])))}
    return replace(wanted, **changes)
