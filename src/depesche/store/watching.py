"""The part of the store that remembers what is watched; the rest is :class:`depesche.store.Store`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Final, Literal, Protocol

import sqlalchemy as sa
from sqlalchemy.orm import Session

from depesche.store.items import read_instant, written_instant
from depesche.store.records import chunks
from depesche.store.tables import DocumentRow
from depesche.store.watched import FEEDS, HOSTS, PAGES

PageOutcome = Literal["waiting", "live", "taken", "given_up"]
#: Pages that are to be asked for, those that are stored and grow among them.
_ASKED: Final = ("waiting", "live")


@dataclass(frozen=True, slots=True)
class FeedState:
    """What is known of a feed: how its server names its state, and when it may be asked again."""

    url: str
    etag: str | None = None
    modified: str | None = None
    asked: dt.datetime | None = None
    next: dt.datetime | None = None
    failures: int = 0
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class WatchedPage:
    """A page that a feed has pointed to, and what became of it; ``text`` is there where the feed has the whole."""

    url: str
    feed: str
    seen: dt.datetime
    next: dt.datetime
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    text: str | None = None
    state: PageOutcome = "waiting"
    attempts: int = 0
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class HostState:
    """When a host was last asked, until when it is to be left alone, and its robots.txt."""

    host: str
    asked: dt.datetime | None = None
    free: dt.datetime | None = None
    robots: str | None = None
    robots_asked: dt.datetime | None = None


class _Open(Protocol):
    """What this part needs of the store."""

    _engine: sa.Engine

    def _writing(self) -> AbstractContextManager[Session]: ...
    def _explained(self) -> AbstractContextManager[None]: ...


class Watching:
    """Feeds, pages and hosts that are watched."""

    def feed(self: _Open, url: str) -> FeedState:
        """What is known of a feed; of one that is new, nothing."""
        with self._explained(), Session(self._engine) as session:
            row = session.execute(sa.select(FEEDS).where(FEEDS.c.url == url)).one_or_none()
        return FeedState(**_read(row, "asked", "next")) if row else FeedState(url)

    def note_feed(self: _Open, feed: FeedState, pages: Iterable[WatchedPage] = ()) -> int:
        """Note how a feed answered together with the pages that it names, so that none is lost; how many are new."""
        new = 0
        with self._explained(), self._writing() as session:
            connection = session.connection()
            _put(connection, FEEDS, FEEDS.c.url == feed.url, _row(feed, "asked", "next"))
            for part in chunks(pages):
                known = set(
                    connection.scalars(sa.select(PAGES.c.url).where(PAGES.c.url.in_([p.url for p in part])))
                )
                fresh = {page.url: page for page in reversed(part) if page.url not in known}
                if fresh:
                    rows = [_row(page, "seen", "next") for page in reversed(fresh.values())]
                    connection.execute(sa.insert(PAGES), rows)
                    new += len(rows)
        return new

    def due_pages(self: _Open, now: dt.datetime, most: int) -> tuple[WatchedPage, ...]:
        """The pages that are to be asked for, those that wait longest first."""
        query = (
            sa.select(PAGES)
            .where(PAGES.c.state.in_(_ASKED), PAGES.c.next <= written_instant(now))
            .order_by(PAGES.c.next, PAGES.c.seen, PAGES.c.url)
            .limit(most)
        )
        with self._explained(), Session(self._engine) as session:
            return tuple(WatchedPage(**_read(row, "seen", "next")) for row in session.execute(query))

    def next_page(self: _Open) -> dt.datetime | None:
        """When the next page is to be asked for."""
        query = sa.select(sa.func.min(PAGES.c.next)).where(PAGES.c.state.in_(_ASKED))
        with self._explained(), Session(self._engine) as session:
            return read_instant(session.scalar(query))

    def note_pages(self: _Open, pages: Iterable[WatchedPage]) -> None:
        """Note what became of pages."""
        with self._explained(), self._writing() as session:
            for page in pages:
                values = _row(page, "seen", "next")
                session.execute(sa.update(PAGES).where(PAGES.c.url == page.url).values(values))

    def host(self: _Open, name: str) -> HostState:
        """What is known of a host."""
        with self._explained(), Session(self._engine) as session:
            row = session.execute(sa.select(HOSTS).where(HOSTS.c.host == name)).one_or_none()
        return HostState(**_read(row, "asked", "free", "robots_asked")) if row else HostState(name)

    def note_hosts(self: _Open, hosts: Iterable[HostState]) -> None:
        """Note when hosts were asked."""
        with self._explained(), self._writing() as session:
            for host in hosts:
                where = HOSTS.c.host == host.host
                _put(session.connection(), HOSTS, where, _row(host, "asked", "free", "robots_asked"))

    def stored(self: _Open, names: Sequence[str]) -> frozenset[str]:
        """Those of these ids of which an article is stored."""
        with self._explained(), Session(self._engine) as session:
            found: set[str] = set()
            for part in chunks(names):
                found.update(session.scalars(sa.select(DocumentRow.id).where(DocumentRow.id.in_(part))))
            return frozenset(found)


def _put(connection: sa.Connection, table: sa.Table, where: Any, values: dict[str, Any]) -> None:
    if connection.execute(sa.update(table).where(where).values(values)).rowcount == 0:
        connection.execute(sa.insert(table).values(values))


def _row(state: Any, *instants: str) -> dict[str, Any]:
    """The values of a state as they are stored."""
    values = {name: getattr(state, name) for name in state.__slots__}
    return {**values, **{name: written_instant(values[name]) for name in instants}}


def _read(row: Any, *instants: str) -> dict[str, Any]:
    """The values of a row as a state has them."""
    values = dict(row._mapping)  # noqa: SLF001 - the public name of a row's values
    return {**values, **{name: read_instant(values[name]) for name in instants}}
