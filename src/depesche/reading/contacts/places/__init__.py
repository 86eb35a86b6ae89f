"""Where a contact was or will be, and what its place makes of its kind."""

from __future__ import annotations

from depesche.reading.contacts.places.direction import roles
from depesche.reading.contacts.places.implied import implied_place
from depesche.reading.contacts.places.kinds import attends, called_on, kind_at, on_margins, on_neutral_ground
from depesche.reading.contacts.places.known import in_city, place_beside
from depesche.reading.contacts.places.named import occasion_of, place_of
from depesche.reading.contacts.places.scene import scene_of

__all__ = [
    "attends",
    "called_on",
    "implied_place",
    "in_city",
    "kind_at",
    "occasion_of",
    "on_margins",
    "on_neutral_ground",
    "place_beside",
    "place_of",
    "roles",
    "scene_of",
]
