"""Pages that people name by their address, fetched for them: only in a room that was opened so, only for who signed in.

What only this machine or its own network can reach is not asked for: a page of the room must not become a way to it. A
name is looked up before each request and its addresses are checked; redirects are requests of their own.
"""

from __future__ import annotations

import datetime as dt
import ipaddress
import socket
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Final
from urllib.parse import urlsplit

from depesche.days import DaySet
from depesche.errors import InputError
from depesche.fetching.polite import Polite, host_of
from depesche.fetching.taking import Known, items_of, same
from depesche.fetching.web import Answer, Web
from depesche.model import Document
from depesche.rejects import Reject, place
from depesche.room.taking import MOST, Taken
from depesche.sources import placed_of
from depesche.sources.pages.pool import made

_PRIVATE: Final = "is not on the public web, and is not asked for"


def addresses_of(host: str) -> frozenset[str]:
    """The addresses of a host. Raises ``OSError`` where it has none."""
    return frozenset(str(found[4][0]) for found in socket.getaddrinfo(host, None))


class Public:
    """The web without what only this machine or its network reaches; ``lookup`` gives the addresses of a host."""

    def __init__(self, web: Web, lookup: Callable[[str], frozenset[str]] = addresses_of) -> None:
        self._web, self._lookup = web, lookup

    def get(self, url: str, headers: Mapping[str, str]) -> Answer:
        """The answer to one request."""
        try:
            found = self._lookup(urlsplit(url).hostname or "")
        except (OSError, ValueError):
            return Answer(url, problem="cannot be found")
        if not found or not all(map(_is_public, found)):
            return Answer(url, problem=_PRIVATE, forbidden=True)
        return self._web.get(url, headers)


def _is_public(address: str) -> bool:
    with suppress(ValueError):
        found = ipaddress.ip_address(address.partition("%")[0])
        mapped = getattr(found, "ipv4_mapped", None) or found
        return bool(mapped.is_global and not mapped.is_multicast)
    return False


class Fetcher:
    """Fetches pages with the manners of ``depesche fetch``."""

    def __init__(self, polite: Polite, clock: Callable[[], dt.datetime] = lambda: dt.datetime.now(dt.UTC)) -> None:
        self._polite, self._clock = polite, clock

    def taken(self, url: str, published: str = "", publisher: str = "") -> Taken:
        """The articles of a page; ``published`` and ``publisher`` count where it says nothing itself.

        Raises :class:`UsageError` for a date that is none, :class:`InputError` for a page that cannot be had.
        """
        days = DaySet.parse(published.strip()) if published.strip() else None
        if host_of(url) is None:
            raise InputError("is no address of the web", where=url[:200], remedy="write https://…")
        answer = self._polite.get(url)
        if not answer.is_whole:
            raise InputError(answer.problem or f"answers with {answer.status}", where=url[:200])
        known = Known(same(answer.url), self._clock(), days, " ".join(publisher.split()) or None)
        documents: list[Document] = []
        problems: list[str] = []
        for found in made(items_of(answer, known), jobs=1):
            placed = found if isinstance(found, Reject) else placed_of(found)
            if isinstance(placed, Reject):
                problems.append(f"{place(placed.file, placed.line)}: {placed.message}")
            elif len(documents) < MOST:
                documents.append(placed.document)
        return Taken(tuple(documents), tuple(problems))
