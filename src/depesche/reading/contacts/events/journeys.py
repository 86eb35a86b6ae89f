"""Journeys: who goes to which state, told apart from whom they meet there, and what a contact takes from one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from depesche.light import replace
from depesche.reading.contacts.events.story import PLAN_REACH, Journey, Story
from depesche.reading.contacts.places import in_city
from depesche.reading.contacts.told import Event, Told
from depesche.reading.contacts.triggers.frames import VerbFrame

#: How many days a guest stays.
_STAY: Final = 3


def note_journey(story: Story, told: Told) -> None:
    """Keep what the trigger tells of somebody's going to a state, or of a journey told before."""
    if not _goes(told):
        return
    state = told.place.mention.state if told.place else None
    travellers = tuple(actor for actor in told.draft.actors if actor.state != state)
    if state is not None and travellers:
        days = told.days or told.near
        story.journeys.append(Journey(travellers, state, told.place, days, told.status, replace(told, days=days)))
    elif state is None and told.phase == "off":
        _call_off(story, told)
    elif state is None and told.days is not None:
        _date_journey(story, told)


def _goes(told: Told) -> bool:
    """Whether the trigger tells of somebody's going somewhere."""
    frame = told.draft.frame
    return (frame.travel or frame.host is not None) if isinstance(frame, VerbFrame) else frame.visitor


def _call_off(story: Story, told: Told) -> None:
    """The journey told before is off: "Er wollte im Mai nach Rom. Am Montag sagte er den Besuch ab"."""
    for i, journey in enumerate(story.journeys):
        near = told.draft.sentence.index - journey.told.draft.sentence.index <= PLAN_REACH
        meant = told.draft.definite and told.draft.keys <= journey.keys
        if near and meant and journey.phase == "open":
            verdict = replace(journey.told.verdict, status=told.status, certain=True)
            off = replace(journey.told, verdict=verdict)
            story.journeys[i] = replace(journey, status=told.status, told=off)


def _date_journey(story: Story, told: Told) -> None:
    """A journey told before without its day has the day that is told of the same traveller now."""
    for i, journey in enumerate(story.journeys):
        if journey.keys & told.draft.keys and journey.days is None and not told.recalls:
            story.journeys[i] = replace(journey, days=told.days, status=told.status)


def host_journey(story: Story, event: Event, told: Told) -> None:
    """Keep the journey that a visit to a host is."""
    host = next((actor for actor in event.actors if actor.key == told.draft.host), None)
    if host is None or host.state is None:
        return
    guests = tuple(actor for actor in event.actors if actor.state != host.state)
    if guests:
        story.journeys.append(Journey(guests, host.state, event.place, event.days, event.status, told))


def journey_of(story: Story, event: Event) -> Journey | None:
    """The journey on which one participant went to another's state."""
    for journey in reversed(story.journeys):
        others = [actor for actor in event.actors if actor.key not in journey.keys]
        if journey.keys & event.keys and any(actor.state == journey.state for actor in others):
            return journey
    return None


# -- what a contact takes from a journey ----------------------------------------------------------
def goes_with(journey: Journey, event: Event) -> bool:
    """Whether a contact can be part of the journey: both happened, both are to come, or the guest is there already."""
    return (journey.phase, event.phase) in {
        ("done", "done"), ("open", "open"), ("off", "off"), ("done", "open"),
    }  # fmt: skip


def _soon(journey: Journey, event: Event) -> bool:
    """Whether the contact is on the journey or to come within days of it."""
    if journey.phase == event.phase:
        return True
    if event.days is None or journey.days is None:
        told_next = event.last[0] - journey.told.draft.sentence.index <= PLAN_REACH
        return event.days is None and (event.generic or (journey.days is None and told_next))
    return journey.days.widened(0, _STAY).meets(event.days)


def _there(journey: Journey, event: Event) -> bool:
    """Whether the contact can be in the state of the journey."""
    return event.place is None or event.place.mention.state == journey.state


def _then(journey: Journey, event: Event) -> bool:
    """Whether the contact can be on a day of the journey."""
    return event.days is None or journey.days is None or event.days.meets(journey.days)


#: What a contact must agree in with a journey to be part of it.
ON_JOURNEY: Final[tuple[tuple[str, Callable[[Journey, Event], bool]], ...]] = (
    ("goes_with", goes_with),
    ("soon", _soon),
    ("there", _there),
    ("then", _then),
)


def on_journey(story: Story, event: Event) -> None:
    """Give a contact in person what the journey told before says of it: place, day, that it is a visit."""
    journey = journey_of(story, event) if event.personal and not event.recalled else None
    if journey is None:
        return
    if journey.phase == "off" and _was_to(event):
        event.status = journey.status
    if all(holds(journey, event) for _, holds in ON_JOURNEY):
        _take_from(story, journey, event)


def _take_from(story: Story, journey: Journey, event: Event) -> None:
    if event.place is None and journey.place is not None:
        same = event.keys <= journey.told.draft.keys
        event.place = journey.place if same else in_city(story.article, journey.place)
    if journey.phase == event.phase:
        event.days = event.days or journey.days
    event.kind, event.generic = "visit", False
    event.together = len(journey.keys) > 1 and len(event.keys - journey.keys) == 1


def _was_to(event: Event) -> bool:
    """Whether the contact was to be: "sollte ihn am Montag treffen", told after the journey was called off."""
    clause = event.drafts[0].clause
    return clause.modal in ("shall", "want") and clause.tense == "past" and event.phase == "open"
