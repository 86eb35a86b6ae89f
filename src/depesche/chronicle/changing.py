"""What changed between two chronicles: two days of one corpus, or two runs of the reader."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal, Protocol

from depesche.model import Contact, Finding

ChangeType = Literal["added", "removed", "changed", "merged", "split", "finding_added", "finding_removed"]
#: Fields that are compared; the rest follows from them.
FIELDS: Final = (
    "kind",
    "status",
    "participants",
    "guests",
    "hosts",
    "time",
    "place",
    "occasion",
    "initiator",
    "duration",
    "topics",
    "reports",
)


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. ``contacts`` are the ids concerned, the newer chronicle's first where there are several."""

    type: ChangeType
    contacts: tuple[str, ...]
    field: str | None = None
    before: str | None = None
    after: str | None = None


class Told(Protocol):
    """A chronicle, or a part of one: what is told of contacts and what they show."""

    @property
    def contacts(self) -> Sequence[Contact]:
        """The contacts."""

    @property
    def findings(self) -> Sequence[Finding]:
        """The findings."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Some contacts and findings of a chronicle."""

    contacts: Sequence[Contact] = ()
    findings: Sequence[Finding] = ()


def diff(old: Told, new: Told) -> tuple[Change, ...]:
    """All changes from one chronicle to another; contacts are matched by the reports that they share."""
    before, after = _by_report(old), _by_report(new)
    changes: list[Change] = []
    for contact in new.contacts:
        parents = _partners(contact, before)
        if not parents:
            changes.append(Change("added", (contact.id,), after=_title(contact)))
        elif len(parents) > 1:
            changes.append(Change("merged", (contact.id, *sorted(p.id for p in parents)), after=_title(contact)))
        else:
            changes.extend(_fields(parents[0], contact))
    for contact in old.contacts:
        children = _partners(contact, after)
        if not children:
            changes.append(Change("removed", (contact.id,), before=_title(contact)))
        elif len(children) > 1:
            changes.append(Change("split", (contact.id, *sorted(c.id for c in children)), before=_title(contact)))
    return (*changes, *_findings(old, new))


def _by_report(chronicle: Told) -> dict[tuple[str, str], Contact]:
    """The contacts by their reports, and by their ids."""
    found = {(r.document, r.report): c for c in chronicle.contacts for r in c.reports}
    return found | {(c.id, ""): c for c in chronicle.contacts}


def _partners(contact: Contact, others: dict[tuple[str, str], Contact]) -> list[Contact]:
    """The contacts of the other chronicle that share a report; where none does, the one with the same id."""
    found = {c.id: c for r in contact.reports if (c := others.get((r.document, r.report)))}
    if not found and (same := others.get((contact.id, ""))):
        return [same]
    return list(found.values())


def _title(contact: Contact) -> str:
    return f"{contact.kind} {', '.join(contact.participants)} {contact.time or ''} ({contact.status})".replace(
        "  ", " "
    )


def _fields(old: Contact, new: Contact) -> list[Change]:
    """The fields in which two versions of a contact differ."""
    out = []
    for field in FIELDS:
        before, after = getattr(old, field), getattr(new, field)
        if _told(before) != _told(after):
            out.append(Change("changed", (new.id,), field, _text(before), _text(after)))
    return out


def _told(value: Any) -> Any:
    """A value as it is compared: of a list what is in it; in which order it is told is no change."""
    return frozenset(_parts(value)) if isinstance(value, tuple) else _text(value)


def _text(value: Any) -> str | None:
    """A value in words; lists as their parts."""
    if value is None:
        return None
    return ", ".join(_parts(value)) if isinstance(value, tuple) else str(value)


def _parts(values: tuple[Any, ...]) -> list[str]:
    return [v if isinstance(v, str) else f"{v.document}#{v.report}" for v in values]


def _findings(old: Told, new: Told) -> list[Change]:
    """Findings that came or went, told apart by their type, field, side and first quotation."""

    def keys(chronicle: Told) -> dict[tuple[str, ...], str | None]:
        return {
            (
                f.type,
                f.field or "",
                f.side or "",
                f.evidence[0].document if f.evidence else f.document or "",
                str(f.evidence[0].span) if f.evidence else "",
            ): f.contact
            for f in chronicle.findings
        }

    before, after = keys(old), keys(new)
    added = [(key, after[key]) for key in after if key not in before]
    removed = [(key, before[key]) for key in before if key not in after]
    return [
        *(Change("finding_added", (c,) if c else (), field=key[1] or None, after=key[0]) for key, c in added),
        *(Change("finding_removed", (c,) if c else (), field=key[1] or None, before=key[0]) for key, c in removed),
    ]
