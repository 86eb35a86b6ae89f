"""A page as it was found, before anybody has looked into it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from depesche.days import DaySet
from depesche.rejects import place


@dataclass(frozen=True, slots=True)
class Page:
    """The bytes of an HTML page and what is known of it from outside.

    A format yields it in place of an article where it comes upon one; the article is made of it by a worker
    (:mod:`depesche.sources.pages.pool`). ``charset`` is what the server said, ``retrieved`` when it was fetched (with a
    zone). ``published`` and ``publisher`` count only where the page itself says nothing; ``known`` are fields of the
    article, by name, that are known better than the page says them.
    """

    data: bytes
    file: str
    line: int | None = None
    id: str | None = None
    path: str | None = None
    url: str | None = None
    charset: str | None = None
    retrieved: dt.datetime | None = None
    published: DaySet | None = None
    publisher: str | None = None
    remarks: tuple[str, ...] = ()
    known: Mapping[str, Any] = field(default_factory=dict)

    @property
    def where(self) -> str:
        """File and line, as in messages."""
        return place(self.file, self.line)
