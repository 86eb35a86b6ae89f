"""Contacts of the same people on several days at several places: "trafen sich am Montag in X und am Freitag in Y"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from depesche.light import replace
from depesche.reading.contacts.article import Article, Slot, TimeSlot
from depesche.reading.contacts.triggers.drafts import Draft

#: At most so many tokens stand between a time and its place.
_GAP: Final = 3
#: Relations of a place where something is.
_AT: Final = ("in", "on", "at")

Occasion = tuple[TimeSlot, Slot]


def on_each(article: Article, draft: Draft) -> list[Draft]:
    """One contact for each day with its own place; the draft alone where its clause does not tell of several so."""
    found = _occasions(article, draft)
    if len(found) < 2:
        return [draft]
    return [_at(draft, occasion, found) for occasion in found]


def _occasions(article: Article, draft: Draft) -> Sequence[Occasion]:
    """The days of the clause, each with its place, coordinated; empty where one lacks its own."""
    sentence = draft.sentence
    times = [t for t in sentence.own_times(draft.place) if t.timex.days is not None]
    places = [s for s in sentence.own_places(draft.place) if s.mention.kind == "place" and s.marker in _AT]
    if len(times) < 2 or len(times) != len(places):
        return ()
    pairs = list(zip(times, places, strict=True))
    near = all(_apart(time, place) <= _GAP for time, place in pairs)
    names = {place.mention.name for _, place in pairs}
    days = {time.timex.days for time, _ in pairs}
    joined = all(_joined(article, draft, one, two) for one, two in pairwise(pairs))
    return pairs if near and joined and len(names) == len(days) == len(pairs) else ()


def _apart(time: TimeSlot, place: Slot) -> int:
    return place.start - time.end if place.start > time.start else time.start - place.end


def _joined(article: Article, draft: Draft, one: Occasion, two: Occasion) -> bool:
    """Whether a conjunction or comma stands between two of them, and nobody who has a day of his own."""
    if _parted(draft, one, two):
        return False
    end, start = max(one[0].end, one[1].end), min(two[0].start, two[1].start)
    return any(article.syntax.is_in(k, "joiners") or article.lower(k) == "," for k in range(end, start))


def _parted(draft: Draft, one: Occasion, two: Occasion) -> bool:
    """Whether somebody is named between them, each day with its own: "traf am Montag in X A und am Freitag in Y B"."""
    end, start = max(one[0].end, one[1].end), min(two[0].start, two[1].start)
    return any(end <= slot.start < start for slot in draft.sentence.own_slots(draft.place))


def _at(draft: Draft, own: Occasion, found: Sequence[Occasion]) -> Draft:
    """The draft in its sentence without the days and places of the others."""
    others = [occasion for occasion in found if occasion is not own]
    times = [t for t in draft.sentence.times if all(t is not time for time, _ in others)]
    places = [s for s in draft.sentence.places if all(s is not place for _, place in others)]
    return replace(draft, sentence=replace(draft.sentence, times=times, places=places))
