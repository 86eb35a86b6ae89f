"""Which way a visit goes: who came and who received them."""

from __future__ import annotations

from collections.abc import Mapping

from depesche.model import Kind, Role
from depesche.reading.contacts.actors import Actor
from depesche.reading.contacts.places.implied import host_of
from depesche.reading.contacts.told import Event


def roles(event: Event, kind: Kind) -> Mapping[str, Role]:
    """The roles in a visit by the keys of its participants: the host is at home where it is, else whoever the words
    say receives ("empfängt sie Präsident Macron" alone leaves that open); none where both leave it open.
    """
    host = host_of(event)
    place = event.place.mention.state if event.place else None
    home = place if place is not None and _at_home(event.actors, place) else host.state if host else None
    if kind != "visit" or home is None:
        return {}
    found: dict[str, Role] = {a.key: "host" if a.state == home else "guest" for a in event.actors}
    return found if len(set(found.values())) > 1 else {}


def _at_home(actors: tuple[Actor, ...], state: str) -> bool:
    """Whether one of them is at home in the state."""
    return any(actor.state == state for actor in actors)
