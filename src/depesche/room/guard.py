"""The guard at the door: who may ask from where, how much and how often, and what browsers must keep to.

* Only hosts that the room is reached under are answered (a page elsewhere cannot rename itself to ours).
* Writes come from our own pages or from no browser at all; they are limited in size and rate.
* Every answer says what a browser may load and run for it: our own styles, our one script, nothing from elsewhere.
"""

from __future__ import annotations

import ipaddress
import json
import logging
from collections.abc import Callable, Iterable, Mapping, MutableMapping
from typing import Any, Final
from urllib.parse import urlsplit

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from depesche.room.limits import LARGEST_FORM, LARGEST_UPLOAD, Rate
from depesche.room.problems import Problem

#: Where in the scope of a request stands what is to be closed after it.
CLOSING: Final = "depesche.closing"
_SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})
#: The addresses that take articles.
UPLOADS: Final = frozenset({"/api/articles", "/add", "/compare", "/api/compare"})
_LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "::1"})
_POLICY: Final = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors {ancestors}"
)
HEADERS: Final[Mapping[str, str]] = {
    "content-security-policy": _POLICY.format(ancestors="'none'"),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    # Forms of our own pages must name their origin, so that "no-referrer" will not do.
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
#: A card may be shown in any page; it has no script and no form.
CARD_HEADERS: Final[Mapping[str, str]] = {
    **{name: value for name, value in HEADERS.items() if name != "x-frame-options"},
    "content-security-policy": "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors *",
    "cross-origin-resource-policy": "cross-origin",
}
_LOG: Final = logging.getLogger("depesche.room")


class Guard:
    """The application behind a guard; ``hosts`` are the names under which it may be reached beside loopback."""

    def __init__(self, app: ASGIApp, hosts: Iterable[str] = (), rate: Rate | None = None) -> None:
        self._app, self._hosts = app, _LOOPBACK | {host.lower() for host in hosts}
        self._rate = rate or Rate()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request in, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        # What a request opens (a state of the store) is closed when it is answered.
        closing: list[Callable[[], None]] = []
        scope[CLOSING] = closing
        try:
            await self._guarded(scope, receive, send, headers)
        finally:
            for close in closing:
                close()

    async def _guarded(self, scope: Scope, receive: Receive, send: Send, headers: Mapping[str, str]) -> None:
        counted = _Counted(receive, _most(scope))
        guarded = _Answer(send, counted)
        try:
            self._admit(scope, headers)
            await self._app(scope, counted, guarded)
        except Problem as problem:
            if guarded.begun:
                raise
            await _refuse(problem, guarded)
        else:
            if counted.over and not guarded.begun:
                counted.over = False
                await _refuse(_too_large(counted.most), guarded)

    def _admit(self, scope: Scope, headers: Mapping[str, str]) -> None:
        """Raises :class:`Problem` for what is not let in."""
        host = headers.get("host", "")
        if not self._knows(host):
            remedy = "depesche serve --name NAME answers under that name"
            raise Problem("forbidden", "this host is not known here", remedy=remedy)
        if scope["method"] in _SAFE:
            return
        if not _is_own(headers, host):
            raise Problem("forbidden", "writes are taken from the pages of this room only")
        length = headers.get("content-length", "0")
        if not length.isdigit() or int(length) > _most(scope):
            raise _too_large(_most(scope))
        peer = scope.get("client")
        if seconds := self._rate.wait(peer[0] if peer else "?"):
            again = {"retry-after": str(seconds)}
            raise Problem("too_often", f"too many writes: try again in {seconds} s", headers=again)

    def _knows(self, host: str) -> bool:
        """Whether the room is reached under this name. An address is no name that anybody could take."""
        try:
            name = urlsplit(f"//{host}").hostname or ""
        except ValueError:
            return False
        return name.lower() in self._hosts or _is_address(name)


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _is_own(headers: Mapping[str, str], host: str) -> bool:
    """Whether a write comes from one of our own pages; from no browser it must not carry a browser's cookie."""
    if origin := headers.get("origin"):
        return urlsplit(origin).netloc == host
    if site := headers.get("sec-fetch-site"):
        return site == "same-origin"
    return "cookie" not in headers


def _most(scope: Scope) -> int:
    return LARGEST_UPLOAD if scope["path"] in UPLOADS else LARGEST_FORM


def _too_large(most: int) -> Problem:
    return Problem("too_large", f"a request may have {most} bytes at most")


class _Counted:
    """A request's body, counted while it comes in: its length may not be said or not be true. ``over`` is set where it
    has more than ``most`` bytes; what is answered to that half of a request is not sent.
    """

    def __init__(self, receive: Receive, most: int) -> None:
        self._receive, self.most, self._had, self.over = receive, most, 0, False

    async def __call__(self) -> Message:
        message = await self._receive()
        self._had += len(message.get("body", b""))
        if self._had > self.most:
            self.over = True
            raise _too_large(self.most)
        return message


class _Answer:
    """An answer with the headers that all have, unless it has its own."""

    def __init__(self, send: Send, counted: _Counted) -> None:
        self._send, self._counted, self.begun = send, counted, False

    async def __call__(self, message: MutableMapping[str, Any]) -> None:
        if self._counted.over and not self.begun:
            return
        if message["type"] == "http.response.start":
            self.begun = True
            own = {name.lower() for name, _ in message.get("headers", ())}
            if b"x-depesche-card" in own:
                message["headers"] = [pair for pair in message["headers"] if pair[0] != b"x-depesche-card"]
            given = CARD_HEADERS if b"x-depesche-card" in own else HEADERS
            added = [(n.encode(), v.encode()) for n, v in given.items() if n.encode() not in own]
            message["headers"] = [*message.get("headers", ()), *added]
        await self._send(message)


async def _refuse(problem: Problem, send: _Answer) -> None:
    body = json.dumps(problem.json()).encode()
    headers = {"content-type": "application/json", "content-length": str(len(body)), **problem.headers}
    _LOG.info("refused: %s", problem.message)
    start = {
        "type": "http.response.start",
        "status": problem.status,
        "headers": [(n.encode(), v.encode()) for n, v in headers.items()],
    }
    await send(start)
    await send({"type": "http.response.body", "body": body})
