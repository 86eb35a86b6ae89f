"""Who goes on from the last contact to the next: "A telefonierte mit B. Danach rief sie C an"."""

from __future__ import annotations

from typing import Final

from depesche.reading.contacts.actors import Actor
from depesche.reading.contacts.article import Slot
from depesche.reading.contacts.events.story import Story
from depesche.reading.contacts.told import Event

#: How many contacts told last say who has one after the other.
_SEVERAL: Final = 3


def one_who_goes_on(story: Story, event: Event, actor: Actor, *, sent: bool) -> Actor | None:
    """Who of the last contact has the one that is told next, of a new side; ``sent`` says that it is a message."""
    others = _written_to(event, [other for other in event.actors if other.state != actor.state])
    if len(hubs := _in_all(story, others)) == 1:
        return hubs[0]
    if sent and event.kind != "message":  # "A rief B an. C gratulierte": to whom A turned
        return next((other for other in others if other not in _subjects(event, others)), None)
    travellers = [other for other in others if any(other.key in j.keys for j in story.journeys)]
    return next(iter(travellers or _subjects(event, others) or others), None)


def _written_to(event: Event, others: list[Actor]) -> list[Actor]:
    """Without the writer: who is written to is written to by the next as well."""
    if event.kind != "message" or all(draft.kind != "message" for draft in event.drafts):
        return others
    return [other for other in others if other.key != event.initiator] or others


def _subjects(event: Event, people: list[Actor]) -> list[Actor]:
    """Those who are the subject where the contact is told, and not only the partner."""
    bare = {a.key for draft in event.drafts for slot in draft.slots if _bare(slot) for a in slot.actors}
    return [actor for actor in people if actor.key in bare] if event.keys - bare else []


def _bare(slot: Slot) -> bool:
    return not slot.marker and not slot.oblique


def _in_all(story: Story, people: list[Actor]) -> list[Actor]:
    """Those who have taken part in each of the contacts told last, if these are several."""
    last = story.latest[:_SEVERAL]
    return [actor for actor in people if all(actor.key in event.keys for event in last)] if len(last) > 1 else []
