"""Single pages, fetched because somebody names them: by their address, or in a list of addresses."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from depesche.days import DaySet
from depesche.errors import InputError, UsageError
from depesche.fetching.polite import Polite, host_of
from depesche.fetching.taking import Known, items_of, same
from depesche.rejects import Reject, place
from depesche.sources import lists, placed_of, sheets
from depesche.sources.article import Placed
from depesche.sources.dates import published_on
from depesche.sources.format import Item
from depesche.sources.lists import Row
from depesche.sources.pages.pool import made
from depesche.sources.streams import DAMAGED, opened, unpacked
from depesche.store import Store


@dataclass(frozen=True, slots=True)
class Wanted:
    """A page that somebody wants; ``published`` and ``publisher`` count where it says nothing itself."""

    url: str
    published: DaySet | None = None
    publisher: str | None = None


def listed(path: str | Path) -> Iterator[Wanted | Reject]:
    """The pages that a list names: a table with a column of addresses, or an address a line.

    Raises :class:`InputError` where it is neither.
    """
    try:
        yield from _listed(path)
    except DAMAGED as error:
        raise InputError(f"is damaged ({error})", where=str(path)) from error


def _listed(path: str | Path) -> Iterator[Wanted | Reject]:
    with opened(path) as (where, packed):
        stream = unpacked(packed)
        head = stream.peek(4096)[:4096]
        if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"http://", b"https://")):
            for line in stream:
                if url := line.decode("utf-8", errors="replace").strip(" \t\r\n\ufeff"):
                    yield Wanted(url)
            return
        rows = sheets.rows(stream, where) if sheets.fits(head) else lists.separated(stream, where)
        for row in rows:
            yield row if isinstance(row, Reject) else _wanted(row, where)


def _wanted(row: Row, where: str) -> Wanted | Reject:
    url = row.text("url")
    if url is None:
        at = place(where, row.line)
        return Reject(where, row.line, InputError("the row has no address", where=at), row.text("id"))
    try:
        published = published_on(row.text("published"))
    except UsageError:
        published = None
    return Wanted(url, published, row.text("publisher"))


def fetched(
    wanted: Iterable[Wanted | Reject], polite: Polite, store: Store, clock: Callable[[], dt.datetime]
) -> Iterator[Placed | Reject]:
    """The articles of pages, fetched one after the other; one whose article is stored is not fetched."""
    items = (item for page in wanted for item in _items(page, polite, store, clock))
    for found in made(items, jobs=1):
        yield found if isinstance(found, Reject) else placed_of(found)


def _items(
    page: Wanted | Reject, polite: Polite, store: Store, clock: Callable[[], dt.datetime]
) -> Iterator[Item]:
    if isinstance(page, Reject):
        yield page
        return
    name = same(page.url)
    if host_of(page.url) is None:
        error = InputError("is no address of the web", where=page.url, remedy="write https://…")
        yield Reject(page.url, None, error)
        return
    if store.stored([name]):
        return
    answer = polite.get(page.url)
    if not answer.is_whole:
        problem = answer.problem or f"answers with {answer.status}"
        yield Reject(page.url, None, InputError(problem, where=page.url), name)
        return
    final = same(answer.url)
    if final == name or not store.stored([final]):
        yield from items_of(answer, Known(final, clock(), page.published, page.publisher))
