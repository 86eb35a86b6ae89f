"""Which way a visit goes: who came and who received them."""

from __future__ import annotations

from collections.abc import Mapping

from depesche.model import Kind, Role
from depesche.reading.contacts.actors import Actor
from depesche.reading.contacts.places.implied import host_of
from depesche.reading.contacts.told import Event


def roles(event: Event, kind: Kind) -> Mapping[str, Role]:
    """The roles in a visit by the keys of its participants; none where its words and its place leave them open, or
    speak against each other.
    """
    host = host_of(event)
    place = event.place.mention.state if event.place else None
    home = place if host is None else host.state
    if kind != "visit" or home is None or (place is not None and place != home and _at_home(event.actors, place)):
        return {}
    found: dict[str, Role] = {a.key: "host" if a.state == home else "guest" for a in event.actors}
    return found if len(set(found.values())) > 1 else {}


def _at_home(actors: tuple[Actor, ...], state: str) -> bool:
    """Whether one of them is at home in the state."""
    return any(actor.state == state for actor in actors)
