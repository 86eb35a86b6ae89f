"""What changed in a store, as its log has it: newest first, narrowed like any list of contacts."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import Any, Final

import sqlalchemy as sa

from depesche.model import Contact
from depesche.room.shelf import News
from depesche.store import log, looking
from depesche.store.records import contacts_of

#: So many articles are named as the cause of a change.
NAMED: Final = 3


def news(
    connection: sa.Connection, conditions: Sequence[Any], since: dt.datetime | None, after: str | None, limit: int
) -> News:
    """The last changes of contacts that fulfil the conditions; see :meth:`~depesche.room.shelf.Shelf.news`."""
    found = log.latest(connection, limit + 1, moment=_moment(since), before=_place(after), conditions=conditions)
    shown = found[:limit]
    known = contacts_of(connection, sorted({name for one in shown for name in one.change.contacts}))
    following = f"{shown[-1].run}~{shown[-1].number}" if len(found) > limit else None
    documents = sorted({name for one in shown for name in one.documents[:NAMED]})
    return News(tuple(shown), following, known, looking.documents(connection, documents))


def lately(
    connection: sa.Connection, conditions: Sequence[Any], limit: int
) -> tuple[tuple[Contact, dt.datetime], ...]:
    """The contacts that came or changed last; see :meth:`~depesche.room.shelf.Shelf.lately`."""
    moments = log.lately(connection, limit, conditions)
    known = contacts_of(connection, list(moments))
    return tuple((known[name], dt.datetime.fromisoformat(at)) for name, at in moments.items() if name in known)


def _moment(since: dt.datetime | None) -> str | None:
    """A moment as the log writes it: in UTC, so that letters compare as times do."""
    return since.astimezone(dt.UTC).isoformat(timespec="seconds") if since else None


def _place(after: str | None) -> tuple[int, int] | None:
    """Where the list goes on; what is no place is the beginning."""
    match = re.fullmatch(r"([0-9]{1,9})~([0-9]{1,9})", after or "")
    return (int(match[1]), int(match[2])) if match else None
