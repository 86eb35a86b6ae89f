"""What each further trigger adds to an event: people, kind, day, place, status."""

from __future__ import annotations

from depesche.model.kinds import REMOTE
from depesche.reading.contacts.events.meeting import arrived_for, denies, same_actor
from depesche.reading.contacts.told import PERSONAL, Event, Told

#: Statuses of what is to come, the one that says most first.
_OPEN = ("confirmed", "planned", "considered")


def join(event: Event, told: Told) -> None:
    """Add what the trigger says to the event."""
    event.told.append(told)
    _name(event, told)
    _call(event, told)
    _date(event, told)
    if event.place is None or (told.place is not None and event.place.mention.kind == "state"):
        event.place = told.place or event.place
    event.initiator = event.initiator or told.draft.initiator
    event.recalled = event.recalled and told.recalls
    _update_status(event, told)


def _name(event: Event, told: Told) -> None:
    """Give those of the event of whom only the office is known the names that the trigger gives."""
    if not told.draft.complete:
        return
    named = [actor for actor in told.draft.actors if actor.name]
    event.actors = tuple(
        actor if actor.name is not None else next((b for b in named if same_actor(actor, b)), actor)
        for actor in event.actors
    )


def _call(event: Event, told: Told) -> None:
    """Give the event the kind that the trigger says more exactly."""
    if event.generic and not told.draft.generic:
        event.kind, event.generic = told.draft.kind, False
    elif event.kind == "message" and told.draft.kind in REMOTE:
        event.kind = told.draft.kind
    elif told.draft.kind == "visit" and event.kind == "meeting":
        event.kind = "visit"


def _date(event: Event, told: Told) -> None:
    """Give the event the days that the trigger says, where it has none so exact; none of what may be past where it is
    to come.
    """
    if not told.verdict.certain and {event.phase, told.phase} == {"open", "done"}:
        return
    if told.days is not None and (event.days is None or told.days.size < event.days.size):
        event.days = told.days
    elif event.days is None and told.phase == event.phase:
        event.days = told.near


def _update_status(event: Event, told: Told) -> None:
    if not told.verdict.certain or (event.phase == "done" and denies(told)):
        return  # a denial is a word on it; what it makes of hearsay is decided with the sources
    if told.verdict.open_tense and event.phase == "open":
        return  # the present tense tells of what is to come, too
    if not event.certain:
        event.status, event.certain = told.status, True
    elif event.phase == told.phase == "open":
        event.status = min(event.status, told.status, key=_OPEN.index)
    elif (
        arrived_for(event.told[:-1], told)
        or (told.phase == "off" and not _was_off(event, told))
        or (told.phase == "done" and event.phase == "open")
        or (event.status == "ongoing" and _retold_as_past(told))
    ):
        event.status = told.status


def _was_off(event: Event, told: Told) -> bool:
    """Whether the pluperfect tells that what the article announces as its news was called off before."""
    now = any(e.phase == "open" and not e.draft.clause.past and not e.recalls for e in event.told[:-1])
    spoken_of = told.draft.noun and told.draft.frame.status == "cancelled" and told.draft.clause.past
    return now and event.phase == "open" and (told.draft.clause.tense == "pluperfect" or spoken_of)


def _retold_as_past(told: Told) -> bool:
    """Whether a verb tells of both sides as past what a line in the present tense announced: "spricht mit" above "hat
    gesprochen".
    """
    return told.draft.complete and not told.draft.noun and told.status == "held" and told.draft.clause.past


def seat(event: Event, told: Told) -> None:
    """Add the people whom the trigger names to the event, its time where it has none."""
    event.told.append(told)
    event.actors = (*event.actors, *(actor for actor in told.draft.actors if actor.key not in event.keys))
    event.days = event.days or told.days
    event.place = event.place or told.place


def seat_together(event: Event, told: Told) -> None:
    """Make the event, told of as one of several, that of all whom the trigger names."""
    event.actors = told.draft.actors
    if event.kind in PERSONAL:
        event.kind = "summit"
