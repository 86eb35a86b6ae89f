"""A trigger joined to the event that it tells of, or a new event; else the reason why it tells of none."""

from __future__ import annotations

from depesche.light import replace
from depesche.model import Reason
from depesche.model.kinds import REMOTE
from depesche.reading.contacts.actors import holder_on
from depesche.reading.contacts.events.additions import ADDITIONS, said_there, sit_together
from depesche.reading.contacts.events.beginning import begin
from depesche.reading.contacts.events.carried import with_sides
from depesche.reading.contacts.events.joining import join
from depesche.reading.contacts.events.journeys import note_journey
from depesche.reading.contacts.events.meeting import antecedent, same_event
from depesche.reading.contacts.events.story import Story
from depesche.reading.contacts.sides.around import of_others
from depesche.reading.contacts.sides.roles import own_subject
from depesche.reading.contacts.told import Event, Told
from depesche.reading.contacts.triggers.drafts import Draft
from depesche.reading.contacts.triggers.frames import NounFrame


def add(story: Story, told: Told) -> Reason | None:
    """Join the trigger to its event or begin a new one; else the reason why not."""
    if any(adds(story, told) for _, adds in ADDITIONS):
        return None
    if not told.draft.complete and (told.draft.closed or _off_with_others(story, told)):
        return _one_side(told)
    if not told.draft.complete:
        told = _with_announcer(told)
        if told.draft.complete:
            return _add_complete(story, told)
        event = None if told.draft.opens else antecedent(story.events, told, _speaking(story, told.draft))
        if event is not None:
            return _take(story, event, told)
        note_journey(story, told)
        story.note_news(told)
        told = told if told.draft.opens else _with_sides(story, told)
    if said_there(story, told):
        return None
    return _add_complete(story, told) if told.draft.complete else _keep_half(story, told)


def _take(story: Story, event: Event, told: Told) -> Reason | None:
    """Join the trigger to the event told before it; a talk of nobody makes no plan come true: "darüber wurde
    gesprochen".
    """
    of_nobody = not told.draft.noun and not told.draft.actors and told.draft.clause.passive
    if of_nobody and event.phase != told.phase:
        return _one_side(told)
    _join(story, event, told)
    return None


def _with_sides(story: Story, told: Told) -> Told:
    """The trigger with the sides of the story before it; on the days that it names, those who held their offices then:
    "Zuletzt trafen sich die Präsidenten 2019 in Osaka".
    """
    found = with_sides(story, told)
    base, own = story.article.knowledge, told.draft.keys
    then = [a if a.key in own else holder_on(a, found.days, base) for a in found.draft.actors]
    actors = tuple(actor for actor in then if actor is not None)
    if actors == found.draft.actors:
        return found
    return replace(found, draft=replace(found.draft, actors=actors)) if len(actors) == len(then) else told


def _off_with_others(story: Story, told: Told) -> bool:
    """Whether it comes to nothing with somebody who can take no part: "ein Treffen mit dem Chef der Bank entfällt"."""
    return (
        told.draft.noun and not told.draft.actors and told.phase == "off" and of_others(story.article, told.draft)
    )


def _with_announcer(told: Told) -> Told:
    """A new contact with one partner that somebody announces in the clause before: with the one who announces it ("A
    kündigte an, ein Treffen mit B werde vorbereitet").
    """
    draft = told.draft
    if not draft.noun or draft.definite or len(draft.actors) != 1 or draft.place == 0 or told.phase != "open":
        return told
    named = [slot for slot in own_subject(draft.sentence, draft.place - 1) if len(slot.actors) == 1]
    partner = any(slot.marker == "with" for slot in draft.slots)
    if not partner or len(named) != 1 or named[0].actors[0].key in draft.keys:
        return told
    return replace(told, draft=replace(draft, actors=(named[0].actors[0], *draft.actors), one_sided=False))


def _speaking(story: Story, draft: Draft) -> frozenset[str]:
    """The states of the institutions and spokesmen named in a noun's clause: they speak of the contact."""
    if not draft.noun:
        return frozenset()
    start, end = story.article.offsets(draft.clause.start, draft.clause.end)
    named = (m for m in story.article.doc._.mentions if m.start < end and start < m.end)
    return frozenset(m.state for m in named if m.state and (m.kind == "side" or m.office == "spokesperson"))


def _keep_half(story: Story, told: Told) -> Reason:
    """Keep a trigger that names one side for what is told after it."""
    draft = told.draft
    once = story.article.status_words.adverbs["cancelled"]  # "Ursprünglich sollte er zugeschaltet werden"
    if draft.kind in REMOTE and once.isdisjoint(story.article.words(draft.clause)):
        story.remote.append((draft.sentence.index, told))
    story.halves.append(told)
    return _one_side(told)


def _one_side(told: Told) -> Reason:
    draft = told.draft
    named = ", ".join(str(a.name or a.office) for a in draft.actors) or None
    return Reason("contact_one_side", {"named": named}, draft.trigger)


def _add_complete(story: Story, told: Told) -> Reason | None:
    """Join a trigger that names its sides to its event, or begin a new one."""
    sit_together(story, told)
    event = same_event(story.events, told)
    if event is not None:
        _join(story, event, told)
        return None
    if isinstance(told.draft.frame, NounFrame) and told.draft.frame.anaphor_only and not _appointment(told.draft):
        return Reason("contact_nothing_before", {}, told.draft.trigger)
    begin(story, told)
    return None


def _appointment(draft: Draft) -> bool:
    """Whether the noun of an appointment names with whom it is: "ließ einen Termin mit B platzen"."""
    behind = any(slot.marker == "with" and slot.start > draft.token for slot in draft.slots)
    return draft.frame.status == "planned" and behind


def _join(story: Story, event: Event, told: Told) -> None:
    join(event, told)
    story.note_news(told)
