"""Gatherings of a few that are known with their day, place and people: who met at "the summit in Helsinki"."""

from __future__ import annotations

from typing import Final

from depesche.days import DaySet
from depesche.knowledge import Knowledge
from depesche.knowledge.model import Occasion
from depesche.light import replace
from depesche.reading.contacts.actors import Actor
from depesche.reading.contacts.article import Article, Slot
from depesche.reading.contacts.told import PERSONAL
from depesche.reading.contacts.triggers.drafts import Draft
from depesche.reading.contacts.triggers.frames import NounFrame

#: Days named as exactly as this identify a gathering together with its country.
_EXACT: Final = 3
#: Relations in which a noun's own phrase names its sides.
_OWN: Final = ("genitive", "with", "between", "at", "on")


def known_gathering(article: Article, draft: Draft, days: DaySet | None, place: Slot | None) -> Occasion | None:
    """The gathering that a noun speaks of whose own phrase does not say who met."""
    own = {actor.key for slot in draft.slots if slot.marker in _OWN for actor in slot.actors}
    if not isinstance(draft.frame, NounFrame) or len(own) > 1 or not (draft.kind in PERSONAL or draft.generic):
        return None
    base = article.knowledge
    found = _named(draft, base) or (_dated(days, place, base) if draft.frame.occasion else None)
    return found if found is not None and own <= set(found.people) else None


def _named(draft: Draft, base: Knowledge) -> Occasion | None:
    """The gathering whose name the noun is part of: "Alaska-Gipfel"."""
    mention = next((s.mention for s in draft.sentence.places if s.start <= draft.token < s.end), None)
    if mention is None or mention.kind != "occasion" or mention.id is None:
        return None
    met = base.occasions_named(mention.name or "")
    return next((o for o in met if o.id == mention.id and o.people), None)


def _dated(days: DaySet | None, place: Slot | None, base: Knowledge) -> Occasion | None:
    """The summit that was on these days in this country."""
    state = place.mention.state if place else None
    if days is None or state is None or not days.bounded or days.size > _EXACT:
        return None
    met = [o for o in base.occasions(days=days) if o.people and o.state == state]
    return met[0] if len(met) == 1 else None


def attended_by(article: Article, draft: Draft, occasion: Occasion) -> Draft:
    """The draft with those who met as its sides."""
    return replace(draft, actors=tuple(_actor(article, key, occasion) for key in occasion.people), one_sided=False)


def _actor(article: Article, key: str, occasion: Occasion) -> Actor:
    if key in article.actors:
        return article.actors[key]
    base = article.knowledge
    terms = sorted(base.terms_of(key, occasion.days), key=lambda term: term.joint)
    office, state = (terms[0].office, terms[0].place) if terms else (None, None)
    return Actor(key, base.label(key), key, office, state)
