"""Triggers that only add to a contact told before: people who join it, another day, what was said in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from depesche.light import replace
from depesche.model.kinds import REMOTE
from depesche.reading.contacts.article import Article
from depesche.reading.contacts.events.beginning import begin
from depesche.reading.contacts.events.joining import seat, seat_together
from depesche.reading.contacts.events.meeting import kinds_meet, times_meet
from depesche.reading.contacts.events.story import PLAN_REACH, Story
from depesche.reading.contacts.sides.around import DURING
from depesche.reading.contacts.told import Event, Told
from depesche.reading.contacts.triggers.drafts import Draft
from depesche.reading.contacts.triggers.frames import NounFrame, VerbFrame

#: How many sentences after a contact words may add people to it.
_JOIN_REACH: Final = 2
#: The rule of status by which a verb calls off what its noun names, and no attribute does.
_BY_VERB: Final = ("governed",)


def _seated(story: Story, told: Told) -> bool:
    """Whether the words only add people to the contact told right before: "Auch C nahm an dem Treffen teil"."""
    if not told.draft.actors or not _adds(story.article, told):
        return False
    if _half_joined(story, told):
        return True
    last = next(iter(story.latest), None)
    if last is None or not _can_join(last, told):
        return False
    seat(last, told)
    return True


def _adds(article: Article, told: Told) -> bool:
    """Whether the trigger tells of somebody's coming to a contact."""
    draft, frame = told.draft, told.draft.frame
    if isinstance(frame, VerbFrame):
        return frame.joins and not draft.complete
    return (
        draft.marker in ("on", "to")
        and draft.definite
        and bool(article.trigger_words.joining & set(draft.clause.lemmas))
    )


def _can_join(event: Event, told: Told) -> bool:
    """Whether the people of the trigger can have taken part in the event."""
    draft = told.draft
    if draft.sentence.index - event.last[0] > _JOIN_REACH or event.phase == "off" or event.kind == "message":
        return False
    if told.recalls and not event.recalled and draft.noun:
        return False  # "hatte zuvor an der Beratung der Minister teilgenommen": another one
    if event.kind in REMOTE and any(
        slot.mention.kind == "occasion" for slot in draft.sentence.own_places(draft.place)
    ):
        return False  # "An dem EU-Gipfel nahm auch C teil": not at the telephone
    together = event.phase == told.phase or not told.verdict.certain
    together |= draft.clause.tense == "present" and told.status in ("held", "ongoing")
    return together and times_meet(event, told) and (not draft.noun or kinds_meet(event, draft))


def _half_joined(story: Story, told: Told) -> bool:
    """Whether the words name the other side of what was told of one: "A lud zum Gipfel. B war dabei"."""
    half = story.halves[-1] if story.halves else None
    if half is None or not half.draft.actors or half.draft.kind == "message" or half.verdict.status is None:
        return False
    at = half.draft.sentence.index, half.draft.token
    near = told.draft.sentence.index - at[0] <= 1 and all(event.last < at for event in story.events)
    actors = (*half.draft.actors, *(a for a in told.draft.actors if a.key not in half.draft.keys))
    draft = replace(half.draft, actors=actors, one_sided=False)
    if not near or _elsewhere(half.draft, told.draft) or not draft.complete or half.phase == "off":
        return False
    begin(story, replace(half, draft=draft))
    return True


def _elsewhere(half: Draft, draft: Draft) -> bool:
    """Whether what it tells of is no part of the half: "A wird zugeschaltet. Auch B nimmt an dem Gipfel teil"."""
    aside = half.clause.kind == "infinitive" and half.keys.isdisjoint(draft.keys)
    return aside or (half.kind in REMOTE and draft.noun)


def _put_on_another_day(story: Story, told: Told) -> bool:
    """Whether the words give another day for what was put off: "Ein Ersatztermin im Mai ist geplant"."""
    draft = told.draft
    if not isinstance(draft.frame, NounFrame) or not draft.frame.replaces:
        return False
    off = [e for e in story.latest if e.phase == "off" and draft.keys <= e.keys]
    event = next((e for e in off if e.status == "postponed"), next(iter(off), None))
    if event is None:
        return False
    if told.status == "denied":  # the other day, not what was put off
        begin(story, replace(told, draft=replace(draft, actors=event.actors, kind=event.kind, generic=False)))
    else:
        event.told.append(told)
        event.days = told.days or event.days
    return True


def _of_gathering(story: Story, told: Told) -> bool:
    """Whether the words tell of some of those of a gathering told right before what belongs to it: the host
    receives the others, or has invited one after the other.
    """
    draft = told.draft
    invites = draft.frame.status == "considered"
    if not (isinstance(draft.frame, VerbFrame) or invites) or told.recalls or not draft.complete:
        return False
    for event in story.latest:
        if _gathers(event, told) and _receives(event, told):
            event.told.append(told)
            event.days = event.days or told.days
            return True
    return False


def _gathers(event: Event, told: Told) -> bool:
    """Whether the event, told right before, is of all whom the trigger names and more."""
    near = told.draft.sentence.index - event.last[0] <= _JOIN_REACH
    many = len(event.keys) > max(2, len(told.draft.keys)) and told.draft.keys < event.keys
    return near and many and times_meet(event, told)


def _in_its_course(story: Story, told: Told) -> bool:
    """Whether some of those of a contact told before do something in its course: "In dem Telefonat forderten sie"."""
    draft = told.draft
    course = draft.noun and draft.definite and draft.marker in DURING and all(not s.marker for s in draft.slots)
    if not course or not draft.complete or told.recalls:
        return False
    for event in story.latest:
        fits = draft.keys < event.keys and event.phase == told.phase and kinds_meet(event, draft)
        if fits and times_meet(event, told):
            event.told.append(told)
            event.days = event.days or told.days
            return True
    return False


def _once_off(story: Story, told: Told) -> bool:
    """Whether the words look back to a time when what has come about was called off: "obwohl er das Treffen vor drei
    Wochen noch abgesagt hatte".
    """
    draft = told.draft
    behind = draft.noun and draft.definite and draft.clause.tense == "pluperfect"
    called_off = told.status in ("cancelled", "postponed") and told.verdict.rule in _BY_VERB
    if not (behind and called_off) or draft.marker:
        return False
    for event in story.events:
        if event.phase == "done" and not event.recalled and draft.keys <= event.keys and kinds_meet(event, draft):
            event.told.append(told)
            return True
    return False


def _receives(event: Event, told: Told) -> bool:
    """Whether the trigger tells that the host receives the others, or of an invitation to the event."""
    draft = told.draft
    invited = draft.frame.status == "considered" and event.phase != "off"
    return invited or (draft.host is not None and len(draft.keys) > 2 and event.phase == told.phase)


def said_there(story: Story, told: Told) -> bool:
    """Whether good wishes were said in a contact told right before: "telefonierte mit ihm. Er gratulierte ihm"."""
    draft = told.draft
    frame = draft.frame
    written = not frame.wishes if isinstance(frame, NounFrame) else frame.needs
    if draft.kind != "message" or written or told.recalls:
        return False
    for event in story.latest:
        near = draft.sentence.index - event.last[0] <= PLAN_REACH
        same_day = told.days is None or told.days == event.days
        if near and same_day and draft.keys == event.keys and event.phase == told.phase == "done":
            event.told.append(told)
            story.events = [e for e in story.events if not _same_wishes(e, event)]
            return True
    return False


def _same_wishes(wishes: Event, event: Event) -> bool:
    """Whether good wishes told of before, without a day, are those said in the contact."""
    undated = wishes.kind == "message" and wishes.days is None and wishes.phase == "done"
    return undated and wishes.keys == event.keys and wishes is not event


def sit_together(story: Story, told: Told) -> None:
    """Make one contact of those that a sentence told of one by one, when all are told of together: "Xi spricht
    mit A und B. … das Gespräch zu dritt".
    """
    parts = [e for e in story.events if len(e.keys) == 2 and e.keys < told.draft.keys]
    parts = [e for e in parts if e.phase == told.phase and times_meet(e, told)]
    for first in parts:
        split = [e for e in parts if e.drafts[0].trigger == first.drafts[0].trigger]
        if _all_of(split, told):
            seat_together(first, told)
            story.events = [e for e in story.events if e is first or e not in split]
            return


def _all_of(split: Sequence[Event], told: Told) -> bool:
    """Whether the contacts of two are together that of all whom the trigger names."""
    everybody = frozenset().union(*(e.keys for e in split)) == told.draft.keys
    return len(split) > 1 and everybody and all(kinds_meet(e, told.draft) for e in split)


#: Ways in which a trigger adds to what was told before, whether it names all sides or not.
ADDITIONS: Final[tuple[tuple[str, Callable[[Story, Told], bool]], ...]] = (
    ("seated", _seated),
    ("put_on_another_day", _put_on_another_day),
    ("of_gathering", _of_gathering),
    ("in_its_course", _in_its_course),
    ("once_off", _once_off),
)
