"""A trigger of one side and the one told before that names the other: in turn, by the same verb, host and guest."""

from __future__ import annotations

from typing import Final

from depesche.light import replace
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
    return _near(draft, other) and _same_verb(draft, other) and len(sides((*other.actors, *draft.actors))) >= 2


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


def _as_told(told: Told, half: Told) -> Told:
    """The trigger with the status of its other half, and its day and place where it names none."""
    return replace(told, verdict=half.verdict, days=told.days or half.days, place=told.place or half.place)
