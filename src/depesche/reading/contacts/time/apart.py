"""Times of one clause that belong to different things told in it: each partner, each stage of a journey has its own."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from depesche.reading.contacts.article import Article, Slot, TimeSlot
from depesche.reading.contacts.time.words import time_words
from depesche.reading.contacts.triggers.drafts import Draft

#: Prepositions of the other sides of a contact.
_PARTNERS: Final = ("with", "at", "to", "on")


def partner_times(article: Article, draft: Draft, own: list[TimeSlot]) -> list[TimeSlot]:
    """Without the times of other partners: "sprach mit A und, am Vortag, mit B". Each has the times before it, else
    those of the partner before; where none stand before the first, or some behind each, and some behind the last, each
    has those behind it.
    """
    if (draft.noun and not draft.listed) or not draft.slots or not own:
        return own
    mine = draft.slots[-1]
    partners = _partners(draft, mine, several=len(own) > 1)
    if len(partners) < 2:
        return own if draft.noun else _of_stage(article, mine, own)
    if mine not in partners:
        return own
    at = partners.index(mine)
    gaps = _gaps(own, partners)
    behind = gaps[-1] and (not gaps[0] or all(gaps[1:]))
    nearest = iter(gaps[at + 1 :]) if behind else reversed(gaps[: at + 1])
    return next((gap for gap in nearest if gap), [])


def _of_stage(article: Article, mine: Slot, own: list[TimeSlot]) -> list[TimeSlot]:
    """Without the times of stages before that of the partner: "war am Montag in A und am Dienstag bei B"."""
    before = [t for t in own if t.start < mine.start]
    return [*last_told(article, before), *own[len(before) :]]


def last_told(article: Article, times: list[TimeSlot]) -> list[TimeSlot]:
    """The last of times each with something of its own: "fliegt am Montag nach A und am Dienstag nach B, um C zu
    treffen".
    """
    for earlier, later in pairwise(times):
        if _joined(article, earlier, later):
            return last_told(article, times[times.index(later) :])
    return times


def _joined(article: Article, earlier: TimeSlot, later: TimeSlot) -> bool:
    """Whether the later time is joined to the earlier one and what is told of that, and is another one."""
    first, then = earlier.timex.days, later.timex.days
    if first is None or then is None or first.meets(then):
        return False
    at = later.start - 1 if article.syntax.preposition(later.start - 1) else later.start
    words = article.setting.language.made(time_words)
    joined = article.lower(at - 1) == "," or article.lower(at - 1) in words.joining
    return joined and any(article.syntax.nominal(i) for i in range(earlier.end, at))


def _gaps(own: Sequence[TimeSlot], partners: Sequence[Slot]) -> list[list[TimeSlot]]:
    """The times before the first partner, between each and the next, and behind the last."""
    bounds = [-1, *(partner.start for partner in partners), 10**9]
    return [[t for t in own if first < t.start < last] for first, last in pairwise(bounds)]


def _partners(draft: Draft, mine: Slot, *, several: bool) -> list[Slot]:
    """The trigger's own partner among those of the clause's other contacts; where ``several`` times are named, objects
    too, which have no preposition.
    """
    finite = draft.clause.finite
    bare = not mine.marker and finite is not None and mine.start > finite and several

    def fits(slot: Slot) -> bool:
        if slot in draft.slots:
            return False
        object_ = bare and not slot.marker and slot.start > (finite or 0) and bool(slot.actors)
        return slot.marker in _PARTNERS or (object_ and slot.group != mine.group)

    slots = draft.sentence.own_slots(draft.place)
    return [s for s in slots if s is mine or fits(s)]
