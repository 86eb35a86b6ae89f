"""Places that no word of a contact names: that of its gathering, of the article's dateline, the host's country."""

from __future__ import annotations

from typing import Final

from depesche import knowledge
from depesche.days import DaySet
from depesche.model import Kind, Place, Reason
from depesche.model.statuses import phase
from depesche.reading.contacts.article import Actor, Article, Slot
from depesche.reading.contacts.discourse import PERSONAL, Event
from depesche.reading.contacts.frames import NounFrame
from depesche.reading.contacts.roles import sides

#: An event of the first sentences is the news that the dateline stands for.
_LEAD: Final = 4


def implied_place(
    article: Article, event: Event, kind: Kind, occasion: Slot | None, days: DaySet | None
) -> tuple[Place, Reason] | None:
    """Where a contact in person was that names no place, and why."""
    if event.place is not None or kind not in PERSONAL:
        return None
    venue = _venue(occasion, days)
    if venue is not None and occasion is not None:
        values = {"place": venue.name, "occasion": occasion.mention.name}
        return venue, Reason("contact_place_occasion", values, occasion.span)
    host = _host(event)
    city = _dateline(article, event, host)
    if city is not None:
        return city, Reason("contact_place_dateline", {"place": city.name}, article.doc._.head.dateline)
    state = knowledge.load().state(host.state or "") if host is not None and kind == "visit" else None
    if state is None or host is None:
        return None
    return Place(state.name, state.id), Reason("contact_place_host", {"place": state.name, "host": host.name})


def _venue(occasion: Slot | None, days: DaySet | None) -> Place | None:
    """Where the gathering was that the clause names without its place, if it was on one of the contact's days."""
    if occasion is None or days is None:
        return None
    base, mention = knowledge.load(), occasion.mention
    met = base.occasions_named(mention.name or "", days)
    met = tuple(o for o in met if o.id == mention.id) or met
    if len({o.place for o in met}) != 1 or not met[0].place:
        return None
    capital = base.capital(met[0].place)
    return Place(capital, met[0].state) if capital else Place(base.label(met[0].place), met[0].place)


def _host(event: Event) -> Actor | None:
    """Who received the others, as a verb says or the noun of a visit: "Besuch bei X"."""
    for draft in event.drafts:
        frame = draft.frame
        key = draft.host
        if isinstance(frame, NounFrame) and frame.visitor:
            hosts = [actor.key for slot in draft.slots if slot.marker == "at" for actor in slot.actors]
            key = hosts[0] if len(hosts) == 1 else key
        if key is not None:
            return next((actor for actor in event.actors if actor.key == key), None)
    return None


def _dateline(article: Article, event: Event, host: Actor | None) -> Place | None:
    """The city of the dateline: the host's, or on third ground for the meeting that the article opens with."""
    names = article.doc._.head.dateline_places
    if len(names) != 1 or event.recalled or event.told[0].draft.sentence.index > _LEAD:
        return None
    base = knowledge.load()
    states = [state for state in base.states.values() if names[0] in state.capitals]
    cities = base.places_named(names[0])
    state = states[0].id if states else cities[0].state if cities else None
    third = host is None and phase(event.status) == "done" and state not in sides(event.actors)
    if state is None or not (third or (host is not None and host.state == state)):
        return None
    return Place(names[0], state if states else cities[0].id)
