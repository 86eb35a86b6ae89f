"""Places that no word of an article names: that of a known gathering, the host's country."""

from __future__ import annotations

from typing import Final

from depesche.days import DaySet
from depesche.model import Kind, Place, Reason
from depesche.reading.contacts.actors import Actor
from depesche.reading.contacts.article import Article, Slot
from depesche.reading.contacts.told import PERSONAL, Event
from depesche.reading.contacts.triggers.drafts import Draft
from depesche.reading.contacts.triggers.frames import NounFrame

#: Relations of the host of a visit to its noun: "Besuch beim König", "Abstecher zum König".
_HOSTED: Final = ("at", "to")
#: How many sentences before a contact a gathering is told of at which it was, and in which relations.
_BEFORE: Final = 2
_GATHERED: Final = ("at", "on", "in", "upon", "to", "during", "genitive", "")
#: A contact of so many days is one of the news.
_NEWS: Final = 7


def implied_place(
    article: Article, event: Event, kind: Kind, occasion: Slot | None, days: DaySet | None
) -> tuple[Place, Reason] | None:
    """Where a contact in person was that names no place, and why."""
    if event.place is not None or kind not in PERSONAL:
        return None
    host = host_of(event)
    if found := _at_venue(article, occasion, days):
        return found
    if kind == "visit":
        return _at_home(article, host) if host is not None else None
    return _at_venue(article, _gathering_before(article, event, days), days) if occasion is None else None


def _gathering_before(article: Article, event: Event, days: DaySet | None) -> Slot | None:
    """The named gathering that the text tells of right before a contact of the news."""
    at = event.drafts[0].sentence.index
    if event.recalled or days is None or days.size > _NEWS:
        return None
    near = article.sentences[max(0, at - _BEFORE) : at][::-1]
    return next(
        (s for n in near for s in n.places if s.mention.kind == "occasion" and s.marker in _GATHERED), None
    )


def _at_home(article: Article, host: Actor) -> tuple[Place, Reason] | None:
    """The country of the host of a visit."""
    state = article.setting.knowledge.state(host.state or "")
    if state is None:
        return None
    return Place(state.name, state.id), Reason("contact_place_host", {"place": state.name, "host": host.name})


def _at_venue(article: Article, occasion: Slot | None, days: DaySet | None) -> tuple[Place, Reason] | None:
    """Where the gathering was that the clause names without its place, if it was on one of the contact's days."""
    if occasion is None or days is None:
        return None
    base, mention = article.setting.knowledge, occasion.mention
    met = base.occasions_named(mention.name or "", days)
    met = tuple(o for o in met if o.id == mention.id) or met
    if len({o.place for o in met}) != 1 or not met[0].place:
        return None
    capital = base.capital(met[0].place)
    venue = Place(capital, met[0].state) if capital else Place(base.label(met[0].place), met[0].place)
    values = {"place": venue.name, "occasion": mention.name}
    return venue, Reason("contact_place_occasion", values, occasion.span)


def host_of(event: Event) -> Actor | None:
    """Who received the others, as a verb says or the noun of a visit: "Besuch bei X"."""
    keys = (_host_of(draft) for draft in event.drafts)
    key = next((key for key in keys if key is not None), None)
    return next((actor for actor in event.actors if actor.key == key), None)


def _host_of(draft: Draft) -> str | None:
    """The key of the host that a trigger names."""
    if isinstance(draft.frame, NounFrame) and draft.frame.visitor:
        hosts = [actor.key for slot in draft.slots if slot.marker in _HOSTED for actor in slot.actors]
        return hosts[0] if len(hosts) == 1 else draft.host
    return draft.host
