"""A trigger of one side and the one told before that names the other: in turn, by the same verb, host and guest."""

from __future__ import annotations

from typing import Final

from depesche.light import replace
from depesche.model.kinds import REMOTE
from depesche.reading.contacts.actors import Actor
from depesche.reading.contacts.events.story import Story
from depesche.reading.contacts.sides.roles import sides
from depesche.reading.contacts.told import Told
from depesche.reading.contacts.triggers.drafts import Draft
from depesche.reading.contacts.triggers.frames import VerbFrame

#: How many sentences back the other half may be told.
_REACH: Final = 3


def in_turn(story: Story, told: Told) -> Told | None:
    """The next in a row, with the one who was said to have contacts: "Trump telefonierte … Es folgten A und B"."""
    draft = told.draft
    if not isinstance(draft.frame, VerbFrame) or not draft.frame.follows:
        return None
    half = next((half for half in reversed(story.halves) if _precedes(half.draft, draft)), None)
    if half is None:
        return None
    other = half.draft
    joined = replace(
        draft,
        actors=(*other.actors, *draft.actors),
        kind=other.kind,
        generic=other.generic,
        initiator=other.actors[0].key if other.kind == "call" else None,
    )
    return replace(told, draft=joined, verdict=half.verdict, days=told.days or half.days)


def _near(draft: Draft, other: Draft) -> bool:
    return draft.sentence.index - other.sentence.index <= _REACH


def _precedes(other: Draft, draft: Draft) -> bool:
    """Whether a verb told before names the one who has contacts with several in turn."""
    return _near(draft, other) and not other.noun and len(other.actors) == 1 and not other.keys & draft.keys


def other_half(story: Story, told: Told) -> Told | None:
    """The trigger with the side that the same verb named before: "A lädt ein … Eingeladen sind B und C"."""
    draft = told.draft
    half = next((half for half in reversed(story.halves) if _completes(half.draft, draft)), None)
    if half is None:
        return None
    other = half.draft
    actors = (*other.actors, *draft.actors)
    joined = replace(draft, actors=actors, one_sided=False, initiator=other.initiator, host=other.host)
    return _as_told(replace(told, draft=joined), half)


def _completes(other: Draft, draft: Draft) -> bool:
    """Whether both verbs say the same, each of another side."""
    if draft.noun or not draft.actors or draft.clause == other.clause or draft.keys & other.keys:
        return False
    if _is_guest(draft) and _is_guest(other):
        return False  # "Erwartet wird A. Auch B wird dort erwartet"
    return _near(draft, other) and _same_verb(draft, other) and len(sides((*other.actors, *draft.actors))) >= 2


def _is_guest(draft: Draft) -> bool:
    """Whether the verb names somebody who is received."""
    frame = draft.frame
    receives = isinstance(frame, VerbFrame) and frame.host == "subject" and frame.status != "considered"
    return receives and draft.clause.passive


def _same_verb(draft: Draft, other: Draft) -> bool:
    """Whether both verbs say the same: "laden" and "einladen"."""
    if other.noun:
        return False
    return other.frame is draft.frame or (
        draft.frame.status is not None and draft.frame.status == other.frame.status
    )


def to_host(story: Story, told: Told) -> Told | None:
    """Who comes to the host told of right before: "Der Kanzler empfängt einen Gast. A kommt zum Abendessen"."""
    half = story.halves[-1] if story.halves else None
    if half is None or not _comes(told.draft) or not _receives(half.draft, told.draft):
        return None
    host = half.draft.actors
    joined = replace(told.draft, actors=(*host, *told.draft.actors), one_sided=False, host=host[0].key)
    return _as_told(replace(told, draft=joined), half)


def _comes(draft: Draft) -> bool:
    """Whether the verb tells of one person's going somewhere."""
    return isinstance(draft.frame, VerbFrame) and draft.frame.travel and len(draft.actors) == 1


def _receives(host: Draft, draft: Draft) -> bool:
    """Whether a verb told right before names the host, who is of another side."""
    near = 0 <= draft.sentence.index - host.sentence.index <= 1 and draft.clause != host.clause
    receives = isinstance(host.frame, VerbFrame) and host.frame.host == "subject" and len(host.actors) == 1
    return near and receives and len(sides((*host.actors, *draft.actors))) >= 2


def return_visit(story: Story, told: Told) -> Told | None:
    """Who comes to the state of the one who goes, or went, to theirs: "A reist im Mai zu B nach Rom. Danach kommt B
    nach Wien".
    """
    draft, state = told.draft, told.place.mention.state if told.place is not None else None
    if not _comes(draft) or told.phase != "open" or state is None:
        return None
    guest = draft.actors[0]
    host = _went(story, draft, guest) or _goes_there(story, draft, guest)
    if host is None or host.state != state:
        return None
    joined = replace(draft, actors=(guest, host), kind="visit", generic=False, one_sided=False, host=host.key)
    return replace(told, draft=joined)


def _went(story: Story, draft: Draft, guest: Actor) -> Actor | None:
    """With whom the guest had, or will have, the contact told last, in the guest's own state."""
    last = next(iter(story.latest), None)
    if last is None or last.phase == "off" or last.kind in REMOTE or not draft.keys < last.keys:
        return None
    near = draft.sentence.index - last.last[0] <= _REACH
    at_home = last.place is not None and last.place.mention.state == guest.state
    others = [actor for actor in last.actors if actor.key != guest.key]
    return others[0] if near and at_home and len(others) == 1 else None


def _goes_there(story: Story, draft: Draft, guest: Actor) -> Actor | None:
    """Who was told right before to go to the guest's state."""
    journey = next((each for each in reversed(story.journeys) if guest.key not in each.keys), None)
    if journey is None or journey.state != guest.state or journey.phase != "open" or len(journey.actors) != 1:
        return None
    near = draft.sentence.index - journey.told.draft.sentence.index <= 1
    return journey.actors[0] if near else None


def at_table(story: Story, told: Told) -> Told | None:
    """All whom the contacts told last name, where the noun says that just so many meet: "ein Vierertreffen"."""
    seats = told.draft.seats
    if not seats:
        return None
    found: dict[str, Actor] = {actor.key: actor for actor in told.draft.actors}
    for event in story.latest:
        found |= {actor.key: actor for actor in event.actors if actor.key not in found}
        if len(found) >= seats:
            break
    if seats != len(found):
        return None
    return replace(told, draft=replace(told.draft, actors=tuple(found.values()), one_sided=False))


def _as_told(told: Told, half: Told) -> Told:
    """The trigger with the status of its other half, and its day and place where it names none."""
    return replace(told, verdict=half.verdict, days=told.days or half.days, place=told.place or half.place)
