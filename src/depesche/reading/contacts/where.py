"""Where a contact was or will be, and what its place makes of its kind."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from depesche.model import Kind
from depesche.reading.contacts.article import Actor, Article, Slot
from depesche.reading.contacts.drafts import Draft
from depesche.reading.contacts.frames import VerbFrame
from depesche.reading.contacts.roles import sides

_AT_PLACE: Final = frozenset({"in", "an", "auf", "bei", "zu"})


def place_of(article: Article, draft: Draft) -> Slot | None:
    """The place that the trigger's clause names; for a noun the one in its own phrase first."""
    found = _places(draft, draft.place)
    if draft.noun and found:
        found = [slot for slot in found if draft.token < slot.start < draft.end] or found
    if not found:
        clause = draft.clause
        neighbours = [clause.parent] if clause.kind in ("infinitive", "relative") else []
        if clause.shares_subject or "dort" in article.words(clause):
            neighbours.append(draft.place - 1)
        for place in neighbours:
            if place is not None and 0 <= place < len(draft.sentence.clauses):
                found = found or _places(draft, place)
    return _finest(found)


def _places(draft: Draft, place: int) -> list[Slot]:
    travels = draft.kind in ("visit", "summit", "meeting")
    out = []
    for slot in draft.sentence.own_places(place):
        kind = slot.mention.kind
        there = slot.marker == "nach" and travels
        if (kind in ("place", "side") and (there or slot.marker in _AT_PLACE)) or (
            kind == "state" and (there or slot.marker == "in")
        ):
            out.append(slot)
    return out


def _finest(slots: Sequence[Slot]) -> Slot | None:
    """A city or building before a state."""
    fine = [slot for slot in slots if slot.mention.kind != "state"]
    return next(iter(fine or slots), None)


def occasion_of(draft: Draft) -> Slot | None:
    """The named gathering in the trigger's clause ("am Rande des G20-Gipfels")."""
    found = [s for s in draft.sentence.own_places(draft.place) if s.mention.kind == "occasion"]
    return found[0] if found else None


def on_margins(article: Article, drafts: Sequence[Draft]) -> bool:
    """Whether the contact is told to have been on the margins of something."""
    return any("rande" in article.words(draft.clause) for draft in drafts)


def kind_at(kind: Kind, actors: Sequence[Actor], state: str | None, *, margins: bool, travelled: bool) -> Kind:
    """The kind of a contact in person: a visit where one side is at home, else a meeting; a summit from three on.

    ``margins`` says that it was on the margins of a gathering, ``travelled`` that all went to see one of them.
    """
    if kind not in ("meeting", "visit", "summit"):
        return kind
    here = sides(actors)
    if len(here) >= 3:
        return "visit" if travelled and kind == "visit" else "summit"
    if margins:
        return "meeting"
    if state is None:
        return "meeting" if kind == "summit" else kind
    return "visit" if state in here else "meeting"


def travels(drafts: Sequence[Draft]) -> bool:
    """Whether a trigger is a verb of travelling or visiting."""
    return any(isinstance(draft.frame, VerbFrame) and draft.frame.travel for draft in drafts)
