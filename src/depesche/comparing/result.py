"""What comes out of a comparison: a verdict on each row of the list and on each contact that no row means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from depesche.codec.readings import reason_json
from depesche.codec.values import Json
from depesche.comparing.entries import Entry
from depesche.model import Contact, Finding, Reason
from depesche.telling.reasons import say

Outcome = Literal["supported", "contradicted", "only_list", "only_chronicle", "unreadable"]
#: How a value of the list stands to that of the chronicle; "open" where only one of them says anything.
Standing = Literal["same", "differs", "open"]
Name = Literal["date", "participants", "kind", "place", "status"]


@dataclass(frozen=True, slots=True)
class Field:
    """One field: what the list and what the chronicle says, both in words for people, and how they stand."""

    name: Name
    listed: str | None
    found: str | None
    standing: Standing


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of a row of the list, or of a contact that no row means (``entry`` is ``None`` then).

    ``near`` is a contact that comes close where there is none that the row means, ``gap`` what articles say to be
    missing there.
    """

    outcome: Outcome
    entry: Entry | None
    contact: Contact | None
    fields: tuple[Field, ...] = ()
    reasons: tuple[Reason, ...] = ()
    near: Contact | None = None
    gap: Finding | None = None

    @property
    def differing(self) -> tuple[Field, ...]:
        """The fields in which list and chronicle differ."""
        return tuple(field for field in self.fields if field.standing == "differs")


@dataclass(frozen=True, slots=True)
class Comparison:
    """The verdicts: on the rows of the list in their order, then on the contacts that no row means, by day."""

    list_name: str
    verdicts: tuple[Verdict, ...]

    def counts(self) -> Counter[Outcome]:
        """How many there are of each outcome."""
        return Counter(verdict.outcome for verdict in self.verdicts)


def verdict_json(verdict: Verdict, language: str) -> Json:
    """A verdict as a plain dictionary, its reasons both as they are and in words."""
    entry, contact = verdict.entry, verdict.contact
    return {
        "outcome": verdict.outcome,
        "line": entry.line if entry else None,
        "row": dict(entry.cells) if entry else None,
        "contact": contact.id if contact else None,
        "near": verdict.near.id if verdict.near else None,
        "fields": [
            {"field": f.name, "list": f.listed, "chronicle": f.found, "standing": f.standing}
            for f in verdict.fields
        ],
        "why": list(worded(verdict, language)),
        "reasons": [reason_json(reason) for reason in verdict.reasons],
    }


def worded(verdict: Verdict, language: str) -> Iterator[str]:
    """The reasons of a verdict in words."""
    return (say(reason, language) for reason in verdict.reasons)
