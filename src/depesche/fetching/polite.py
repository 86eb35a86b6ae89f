"""Manners: robots.txt, one request a host at a time, pauses between them, and rest where a host asks for it.

All of a host's answers are waited for before it is asked again, and then for the pause; a host that says 429 or 503 is
left alone for as long as it says. Redirects are followed here, because the host that they lead to has its own manners.
"""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from email.utils import parsedate_to_datetime
from typing import Final
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from depesche.fetching.web import Answer, Web
from depesche.store.watching import HostState

#: Seconds between the end of one request to a host and the next.
PAUSE: Final = 2.0
#: A host that asks for longer pauses than this (Crawl-delay) gets this.
_LONGEST_PAUSE: Final = 60.0
#: A host that is busy and does not say for how long is left alone for so many seconds, and at most for a day.
_BUSY: Final = 300.0
_LONGEST_REST: Final = 86_400.0
#: robots.txt is asked for again after a day, where it could not be had after some minutes.
_ROBOTS_DAYS: Final = dt.timedelta(days=1)
_ROBOTS_AGAIN: Final = dt.timedelta(minutes=10)
_HOPS: Final = 5
_AGENT: Final = "depesche"
#: What is kept of a robots.txt that could not be had: nothing is asked for until it can.
_CLOSED: Final = "User-agent: *\nDisallow: /\n"


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


@dataclass(slots=True)
class _Host:
    """A host: its state, its rules, and the lock that keeps requests to it apart."""

    state: HostState
    rules: RobotFileParser | None = None
    lock: threading.Lock = field(default_factory=threading.Lock)


class Polite:
    """Asks hosts with manners; safe to use from several threads.

    ``pause`` is in seconds. ``known`` gives what is known of a host from before. ``sleep`` may end early by raising.
    """

    def __init__(
        self,
        web: Web,
        *,
        pause: float = PAUSE,
        known: Callable[[str], HostState] = HostState,
        clock: Callable[[], dt.datetime] = _now,
        sleep: Callable[[float], None] | None = None,
    ) -> None:
        self._web = web
        self._pause = pause
        self._known = known
        self._clock = clock
        self._sleep = sleep or threading.Event().wait
        self._hosts: dict[str, _Host] = {}
        self._lock = threading.Lock()

    def get(self, url: str, headers: Mapping[str, str] | None = None) -> Answer:
        """The answer to a request, redirects followed. What is not allowed or not possible is a problem of it."""
        seen: set[str] = set()
        here = url
        while True:
            answer = self._asked(here, headers or {})
            target = answer.headers.get("location") if answer.status in (301, 302, 303, 307, 308) else None
            if target is None:
                return answer
            seen.add(here)
            here = urljoin(here, target)
            if here in seen or len(seen) > _HOPS:
                return Answer(url, answer.status, problem="redirects in a circle, or too often")

    def states(self) -> Iterable[HostState]:
        """What is known of all hosts that were asked."""
        with self._lock:
            return [host.state for host in self._hosts.values() if host.state.asked]

    def load(self, hosts: Iterable[str]) -> None:
        """Get what is known of the hosts of these addresses, so that threads need not."""
        for url in hosts:
            if name := host_of(url):
                self._host(name)

    def _host(self, name: str) -> _Host:
        with self._lock:
            found = self._hosts.get(name)
            if found is None:
                found = self._hosts[name] = _Host(self._known(name))
            return found

    def _asked(self, url: str, headers: Mapping[str, str]) -> Answer:
        name = host_of(url)
        if name is None:
            return Answer(url, problem="is no address of the web")
        host = self._host(name)
        with host.lock:
            if resting := self._rest(host):
                return Answer(url, problem="asks to be left alone for now", retry_after=resting)
            rules = self._rules(host)
            if host.state.robots == _CLOSED:
                return Answer(url, problem="cannot be asked: its robots.txt cannot be had")
            if not rules.can_fetch(_AGENT, url):
                return Answer(url, problem="may not be asked for (robots.txt)", forbidden=True)
            if resting := self._rest(host):
                return Answer(url, problem="asks to be left alone for now", retry_after=resting)
            return self._request(host, url, headers)

    def _rest(self, host: _Host) -> float:
        """For how many seconds a host still wants to be left alone."""
        free = host.state.free
        return max(0.0, (free - self._clock()).total_seconds()) if free else 0.0

    def _request(self, host: _Host, url: str, headers: Mapping[str, str]) -> Answer:
        """One request, after the pause behind the last."""
        if host.state.asked is not None:
            waited = (self._clock() - host.state.asked).total_seconds()
            if 0 <= waited < (pause := self._pause_of(host)):
                self._sleep(pause - waited)
        answer = self._web.get(url, headers)
        now = self._clock()
        host.state = replace(host.state, asked=now)
        if answer.status in (429, 503):
            rest = min(_retry_after(answer, now), _LONGEST_REST)
            host.state = replace(host.state, free=now + dt.timedelta(seconds=rest))
            return replace(answer, problem=f"is busy ({answer.status})", retry_after=rest)
        if answer.problem is None and answer.status not in (200, 301, 302, 303, 304, 307, 308):
            return replace(answer, problem=f"answers with {answer.status}")
        return answer

    def _pause_of(self, host: _Host) -> float:
        delay = host.rules.crawl_delay(_AGENT) if host.rules else None
        return max(self._pause, min(float(delay), _LONGEST_PAUSE)) if delay else self._pause

    def _rules(self, host: _Host) -> RobotFileParser:
        """The rules of a host, fetched where they are not known or are old."""
        state, now = host.state, self._clock()
        fresh = _ROBOTS_AGAIN if state.robots == _CLOSED else _ROBOTS_DAYS
        if state.robots is None or state.robots_asked is None or now - state.robots_asked >= fresh:
            text = self._robots(host)
            host.state = replace(host.state, robots=text, robots_asked=self._clock())
            host.rules = None
        if host.rules is None:
            host.rules = RobotFileParser()
            host.rules.parse((host.state.robots or "").splitlines())
        return host.rules

    def _robots(self, host: _Host) -> str:
        """A host's robots.txt: none where it has none, closed where it cannot be had (RFC 9309)."""
        url = f"{host.state.host}/robots.txt"
        for _ in range(_HOPS):
            answer = self._request(host, url, {})
            target = answer.headers.get("location") if answer.status in (301, 302, 303, 307, 308) else None
            if target is None or host_of(urljoin(url, target)) != host.state.host:
                break
            url = urljoin(url, target)
        if answer.status == 200 and answer.problem is None:
            return answer.body[:500_000].decode("utf-8", errors="replace")
        return "" if 300 <= answer.status < 500 and answer.status != 429 else _CLOSED


def host_of(url: str) -> str | None:
    """Scheme, name and port of an address; ``None`` where it is none of the web."""
    try:
        parts = urlsplit(url)
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return None
    name = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return f"{parts.scheme}://{name}{port}"


def _retry_after(answer: Answer, now: dt.datetime) -> float:
    """For how long a busy host wants to be left alone, in seconds: as a number, or until a time of its own clock."""
    said = answer.headers.get("retry-after", "").strip()
    if said.isdigit() and len(said) < 10:
        return float(said)
    with suppress(ValueError, TypeError):
        until = parsedate_to_datetime(said)
        begun = now
        with suppress(ValueError, TypeError):
            begun = parsedate_to_datetime(answer.headers.get("date", ""))
        return max((until - begun).total_seconds(), 0.0)
    return _BUSY
