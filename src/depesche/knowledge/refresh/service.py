"""Asks a SPARQL service over HTTP: the one seam to the network.

One question at a time, by POST, with a User-Agent that says whom to write to. A service that is busy (429, 503) is
asked again when it says, an unreachable or slow one a few times with growing pauses. Each answer is kept under the day
of the run before the next question is asked, so that a run that was stopped goes on where it was.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Final

import httpx

from depesche.errors import KnowledgeError, ServiceError
from depesche.knowledge.refresh.answers import bindings
from depesche.version import VERSION

ENDPOINT: Final = "https://query.wikidata.org/sparql"
#: The service ends a question after a minute; a little more is waited.
_PATIENCE: Final = 75.0
_TRIES: Final = 4
#: Pauses without an order of the service (seconds), and the longest that is obeyed.
_PAUSE: Final = 5.0
_LONGEST: Final = 300.0
_BUSY: Final = frozenset({429, 503})


@dataclass(slots=True)
class Service:
    """A query service; ``contact`` is a mail address or page, ``kept`` the folder of this run's answers."""

    contact: str
    kept: Path
    endpoint: str = ENDPOINT
    patience: float = _PATIENCE
    sleep: Callable[[float], None] = time.sleep
    notice: Callable[[str], None] = print

    def ask(self, query: str) -> str:
        """The answer to a query, from the folder if it was asked before. Raises :class:`ServiceError`."""
        file = self.kept / f"{hashlib.sha256(query.encode()).hexdigest()[:16]}.json"
        if file.is_file():
            return file.read_text(encoding="utf-8")
        text = self._asked(query)
        self._keep(file, text)
        return text

    def _asked(self, query: str) -> str:
        agent = f"depesche/{VERSION} ({self.contact})"
        headers = {"Accept": "application/sparql-results+json", "User-Agent": agent}
        problem = ""
        with httpx.Client(timeout=self.patience, headers=headers, follow_redirects=True) as client:
            for attempt in range(_TRIES):
                try:
                    answer = client.post(self.endpoint, data={"query": query})
                except httpx.HTTPError as error:
                    problem, pause = f"cannot be asked ({type(error).__name__})", _PAUSE * 2**attempt
                else:
                    if answer.status_code == httpx.codes.OK and (problem := _incomplete(answer.text)) == "":
                        return answer.text
                    problem = problem or f"answers with {answer.status_code}"
                    if answer.status_code not in (httpx.codes.OK, *_BUSY):
                        break
                    pause = _pause(answer, attempt)
                if attempt + 1 < _TRIES:
                    self.notice(f"the service {problem}; asked again in {pause:.0f} s")
                    self.sleep(pause)
        raise ServiceError(
            f"the service {problem}", where=self.endpoint, remedy="the same command goes on from here"
        )

    def _keep(self, file: Path, text: str) -> None:
        try:
            self.kept.mkdir(parents=True, exist_ok=True)
            partial = file.with_suffix(".part")
            partial.write_text(text, encoding="utf-8")
            partial.replace(file)
        except OSError as error:
            raise ServiceError(f"the answer cannot be kept ({error.strerror})", where=str(file)) from error


def _incomplete(text: str) -> str:
    """What is wrong with a text that should be an answer; empty where nothing is."""
    try:
        bindings(text, "")
    except KnowledgeError as error:
        return "" if error.message == "the answer is empty" else f"gave a wrong answer: {error.message}"
    return ""


def _pause(answer: httpx.Response, attempt: int) -> float:
    """How long the service asks to wait (seconds, or until a time of its own clock), or else a growing pause."""
    said = answer.headers.get("Retry-After", "")
    if said.isdigit():
        return min(float(said), _LONGEST)
    try:
        until, now = parsedate_to_datetime(said), parsedate_to_datetime(answer.headers.get("Date", ""))
    except ValueError:
        return _PAUSE * 2.0**attempt
    return min(max((until - now).total_seconds(), 0.0), _LONGEST)
