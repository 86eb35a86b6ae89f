"""Which version of which item of a wire an article is, and what its agency allows to be done with it.

An agency sends an item under one address (``uri``) again and again: a newer version replaces the older, a cancelled
one retracts them all, an embargoed one waits for its time. All formats of wires are read into this one record; what
becomes of it is decided in :mod:`depesche.store.items`.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Any, Final, Literal
from zoneinfo import ZoneInfo

from depesche.days import DaySet
from depesche.errors import UsageError
from depesche.sources.dates import published_on

PubStatus = Literal["usable", "withheld", "canceled"]

_GERMANY: Final = ZoneInfo("Europe/Berlin")
#: Both spellings of what the standards call ``stat:canceled``.
_STATUSES: Final[dict[str, PubStatus]] = {
    "usable": "usable",
    "withheld": "withheld",
    "canceled": "canceled",
    "cancelled": "canceled",
}


@dataclass(frozen=True, slots=True)
class Revision:
    """One version of an item.

    ``version`` is its number where the agency counts (missing: told apart by ``created``), ``created`` the instant
    at which this version was made. ``withheld`` means not yet or no longer to be used, ``canceled`` never again.
    Until ``embargo`` the item must not be used. ``correction`` is what the agency says it has corrected.
    """

    uri: str
    version: int | None = None
    created: dt.datetime | None = None
    status: PubStatus = "usable"
    embargo: dt.datetime | None = None
    correction: str | None = None

    def replaces(self, other: Revision) -> bool:
        """Whether this version is newer than the other: by number, else by the time at which it was made.

        Of two that nothing tells apart what came later is newer, but nothing brings back what was taken back.
        """
        if self.version is not None and other.version is not None and self.version != other.version:
            return self.version > other.version
        if self.created and other.created and self.created != other.created:
            return self.created > other.created
        return self.retracts or not other.retracts

    @property
    def retracts(self) -> bool:
        """Whether what was read of this item must go."""
        return self.status != "usable"

    @property
    def name(self) -> str:
        """The version in words for messages: its number, else its time."""
        if self.version is not None:
            return str(self.version)
        return self.created.isoformat(timespec="minutes") if self.created else "?"


def instant(value: Any) -> dt.datetime | None:
    """The instant that a wire writes in ISO 8601; one without a zone is German time. ``None`` where it is none."""
    if not isinstance(value, str) or not value.strip():
        return None
    text = re.sub(r"([+-]\d\d)(\d\d)$", r"\1:\2", value.strip())
    try:
        found = dt.datetime.fromisoformat(text)
    except ValueError:
        return None
    found = found.replace(microsecond=0)
    return found if found.tzinfo else found.replace(tzinfo=_GERMANY)


def number(value: Any) -> int | None:
    """A version's number, however it is written; ``None`` where it is none."""
    if isinstance(value, bool) or not isinstance(value, int | str):
        return None
    text = str(value).strip()
    return int(text) if re.fullmatch(r"\d{1,18}", text) else None


def status_of(value: Any) -> PubStatus:
    """The publication status of a word or of a code ("stat:canceled"); usable where nothing is said.

    A word that is not known is taken for ``withheld``: what an agency says in other words is not to be guessed at.
    """
    if not isinstance(value, str) or not value.strip():
        return "usable"
    return _STATUSES.get(value.strip().rpartition(":")[2].rpartition("/")[2].lower(), "withheld")


def appeared_at(revision: Revision, first: Any = None) -> dt.datetime | None:
    """The instant at which an item of this revision appeared.

    A text is of the time at which its version was made; a correction repeats a text of the ``first``, and what is
    embargoed appears when the embargo ends.
    """
    begun = (instant(first) if revision.correction else None) or revision.created or instant(first)
    if revision.embargo and (begun is None or revision.embargo > begun):
        return revision.embargo
    return begun


def days_of(revision: Revision, first: Any, version: Any) -> DaySet | None:
    """The German day on which an item of this revision appeared; written dates that are no instants count too."""
    if appeared := appeared_at(revision, first):
        return published_on(appeared.isoformat())
    for value in (version, first):
        try:
            if found := published_on(value):
                return found
        except UsageError:
            continue
    return None
