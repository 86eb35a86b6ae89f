"""One request over HTTP: the only place that knows how it is made.

A request ends, whatever the server does: there is a limit for connecting, for silence, for the whole, and for the size
of the answer. What goes wrong is a value, for one address never ends a run.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final, Protocol

import httpx

from depesche.version import VERSION

#: Seconds for connecting, for silence, and for the whole of an answer.
CONNECT: Final = 10.0
SILENCE: Final = 20.0
WHOLE: Final = 60.0
#: The largest answer that is taken, in bytes.
LIMIT: Final = 50 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered; ``status`` is 0 where it did not, and ``problem`` says why.

    Names of ``headers`` are in lower case. ``retry_after`` is for how many seconds the host wants to be left alone;
    what is ``forbidden`` (by robots.txt) was not asked for.
    """

    url: str
    status: int = 0
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    problem: str | None = None
    retry_after: float | None = None
    forbidden: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether this is what was asked for."""
        return self.status == httpx.codes.OK and self.problem is None


class Web(Protocol):
    """Whatever answers requests: HTTP, or a fake in tests."""

    def get(self, url: str, headers: Mapping[str, str]) -> Answer:
        """The answer to one request; redirects are answers, and are not followed."""
        ...


class Http:
    """HTTP by httpx. ``contact`` is whom a server's owner can write to: a mail address or a page."""

    def __init__(
        self,
        contact: str | None = None,
        *,
        connect: float = CONNECT,
        silence: float = SILENCE,
        whole: float = WHOLE,
    ) -> None:
        agent = f"depesche/{VERSION}" + (f" (+{contact})" if contact else "")
        self._whole = whole
        self._client = httpx.Client(
            headers={"User-Agent": agent, "Accept-Language": "de, *;q=0.5"},
            timeout=httpx.Timeout(silence, connect=connect),
            follow_redirects=False,
        )

    def close(self) -> None:
        """Give the connections back."""
        self._client.close()

    def get(self, url: str, headers: Mapping[str, str]) -> Answer:
        """The answer to one request."""
        until = time.monotonic() + self._whole
        try:
            with self._client.stream("GET", url, headers=dict(headers)) as response:
                said = {name.lower(): value for name, value in response.headers.items()}
                body, problem = _body(response, lambda: time.monotonic() > until)
                return Answer(url, response.status_code, said, body, problem)
        except httpx.TimeoutException:
            return Answer(url, problem="does not answer in time")
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, ValueError) as error:
            return Answer(url, problem=f"cannot be reached ({str(error)[:120] or type(error).__name__})")


def _body(response: httpx.Response, is_late: Callable[[], bool]) -> tuple[bytes, str | None]:
    """The body of an answer, and what is wrong with it; what is too large or too slow is given up."""
    parts: list[bytes] = []
    size = 0
    for part in response.iter_bytes():
        parts.append(part)
        size += len(part)
        if size > LIMIT:
            return b"", f"answers with more than {LIMIT // 2**20} MB"
        if is_late():
            return b"", "does not answer in time"
    return b"".join(parts), None
