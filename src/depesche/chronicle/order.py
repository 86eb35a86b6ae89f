"""The order in which contacts and findings are told, and the finding about an article's own date."""

from __future__ import annotations

import datetime as dt
from typing import Final

from depesche.days import DaySet
from depesche.model import Contact, Finding, Reason

_FAR: Final = dt.date.max
#: Most important first: how findings are ranked.
IMPORTANCE: Final = (
    "contradiction",
    "date_conflict",
    "gap",
    "overdue",
    "unconfirmed",
    "one_sided",
    "agreement",
    "copied",
)


#: Fields in which two accounts may differ and both be true: such contradictions come after the others.
WEAK: Final = ("topics", "content")


def position(contact: Contact) -> tuple[bool, dt.date, str]:
    """What contacts are ordered by: the first possible day; those without one stand at the end."""
    first = contact.time.first if contact.time else None
    return first is None, first or _FAR, contact.id


def importance(finding: Finding) -> tuple[int, bool, str, str, str, tuple[int, int]]:
    """What findings are ordered by."""
    span = finding.evidence[0].span if finding.evidence else (0, 0)
    return (
        IMPORTANCE.index(finding.type),
        finding.field in WEAK,
        finding.contact or "",
        finding.document or "",
        finding.field or finding.side or "",
        span,
    )


def document_conflict(name: str, conflict: tuple[DaySet, DaySet]) -> Finding:
    """A document whose date does not fit the contacts it tells of."""
    a, b = (str(days) for days in conflict)
    return Finding(
        "date_conflict",
        None,
        document=name,
        field="published",
        reason=Reason("chronicle_published_conflict", {"document": name, "a": a, "b": b}),
    )
