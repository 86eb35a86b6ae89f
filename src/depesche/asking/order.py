"""Contacts in the order of their first possible days, and those around a time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from depesche.days import DaySet
from depesche.model import Contact


def ordered(contacts: Iterable[Contact]) -> tuple[Contact, ...]:
    """The contacts by their first possible days, those without any last."""
    return tuple(sorted(contacts, key=lambda c: (c.time and c.time.first) or dt.date.max))


def around(contacts: Sequence[Contact], time: DaySet | None) -> Iterator[Contact]:
    """The last contact before a time and the first after it."""
    if time is None or time.first is None:
        return
    dated = sorted(_dated(contacts), key=lambda pair: _first(pair[0]))
    before = [c for own, c in dated if own.last and own.last < time.first]
    after = [c for own, c in dated if time.last and _first(own) > time.last]
    yield from (*before[-1:], *after[:1])


def _first(time: DaySet) -> dt.date:
    return time.first or dt.date.min


def _dated(contacts: Iterable[Contact]) -> Iterator[tuple[DaySet, Contact]]:
    """The contacts whose first possible day is known, with their times."""
    for contact in contacts:
        if contact.time and contact.time.first:
            yield contact.time, contact
