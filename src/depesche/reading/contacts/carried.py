"""Sides carried over: what a trigger leaves to the text before it ("Mit dem Kanzler wurde danach gesprochen")."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from depesche import knowledge
from depesche.reading.contacts.article import Actor, Article
from depesche.reading.contacts.discourse import Event, Told
from depesche.reading.contacts.drafts import Draft
from depesche.reading.contacts.frames import VerbFrame
from depesche.reading.contacts.roles import own_subject, sides

if TYPE_CHECKING:
    from depesche.reading.contacts.story import Story

#: How many sentences back a side may be carried over from.
_REACH: Final = 3
#: How far (in tokens) a noun's own sides stand from it.
_OWN: Final = 6


def complete(story: Story, told: Told) -> Told:
    """The trigger with the sides that the story before it supplies, or as it is."""
    draft = told.draft
    owner = _possessor(story.article, draft)
    if owner is not None and owner.key not in draft.keys:
        joined = replace(draft, actors=(owner, *draft.actors), one_sided=False)
        if joined.complete:
            return replace(told, draft=joined)
    table = _at_table(story, draft)
    if table:
        return replace(told, draft=replace(draft, actors=table, one_sided=False))
    half = _in_turn(story, told) or _other_half(story, told) or _to_host(story, told)
    if half is not None:
        return half
    travellers = _travellers(story, draft)
    if travellers:
        return replace(told, draft=replace(draft, actors=(*travellers, *draft.actors), one_sided=False))
    event = next((e for e in story.latest if draft.sentence.index - e.last[0] <= _REACH), None)
    if event is None:
        return _from_sentence(story.article, told)
    if (draft.noun and draft.clause.kind == "fragment") or not _points_back(story.article, draft):
        return told
    if len(event.actors) == 2 and draft.keys <= event.keys and (draft.noun or not draft.actors):
        actors: tuple[Actor, ...] = event.actors if _names_contact(story.article, draft) else ()
    elif (
        len(event.actors) == 2 and len(draft.actors) == 1 and draft.keys <= event.keys and draft.kind == "message"
    ):
        actors = (*draft.actors, *(actor for actor in event.actors if actor.key not in draft.keys))
    elif len(draft.actors) == 1 and not draft.keys & event.keys and (not draft.noun or _linked(draft)):
        actors = _beside(story, event, draft.actors[0])
    else:
        actors = ()
    if not actors:
        spoken_of = story.article.syntax.members("object_pronouns") & set(story.article.words(draft.clause))
        return _from_sentence(story.article, told) if spoken_of else told
    return replace(told, draft=replace(draft, actors=actors, one_sided=False))


def _at_table(story: Story, draft: Draft) -> tuple[Actor, ...]:
    """All whom the contacts told last name, where the noun says that just so many meet: "ein Vierertreffen"."""
    found: dict[str, Actor] = {actor.key: actor for actor in draft.actors}
    for event in story.latest if draft.seats else ():
        found |= {actor.key: actor for actor in event.actors if actor.key not in found}
        if len(found) >= (draft.seats or 0):
            break
    return tuple(found.values()) if draft.seats == len(found) else ()


def _possessor(article: Article, draft: Draft) -> Actor | None:
    """Whose contact it is by a possessive: "nach ihrem Telefonat mit Trump" takes up the last woman named."""
    if not draft.noun or len(draft.actors) != 1:
        return None
    words = [article.lower(i) for i in range(max(draft.sentence.start, draft.token - 2), draft.token)]
    gender = next((g for stem, g in (("sein", "m"), ("ihr", "f")) if any(w.startswith(stem) for w in words)), None)
    if gender is None:
        return None
    at = draft.sentence.index
    near = [s for sentence in article.sentences[max(0, at - 2) : at + 1] for s in sentence.slots]
    for slot in reversed([s for s in near if s.end <= draft.token and len(s.actors) == 1]):
        person = knowledge.load().person(slot.actors[0].person or "")
        if person is not None and person.gender == gender:
            return slot.actors[0]
    return None


def _linked(draft: Draft) -> bool:
    """Whether the noun's own phrase names the side."""
    return any(slot.marker in ("with", "at", "on", "genitive", "of") for slot in draft.slots)


def _in_turn(story: Story, told: Told) -> Told | None:
    """The next in a row, with the one who was said to have contacts: "Trump telefonierte … Es folgten A und B"."""
    draft = told.draft
    if not isinstance(draft.frame, VerbFrame) or not draft.frame.follows:
        return None
    for half in reversed(story.halves):
        other = half.draft
        near = draft.sentence.index - other.sentence.index <= _REACH
        if near and not other.noun and len(other.actors) == 1 and not other.keys & draft.keys:
            joined = replace(
                draft,
                actors=(*other.actors, *draft.actors),
                kind=other.kind,
                generic=other.generic,
                initiator=other.actors[0].key if other.kind == "call" else None,
            )
            return replace(told, draft=joined, verdict=half.verdict, days=told.days or half.days)
    return None


def _other_half(story: Story, told: Told) -> Told | None:
    """The trigger with the side that the same verb named before: "A lädt ein … Eingeladen sind B und C"."""
    draft = told.draft
    for half in reversed(story.halves):
        other = half.draft
        near = draft.sentence.index - other.sentence.index <= _REACH
        if near and not draft.noun and _same_verb(draft, other) and draft.actors and draft.clause != other.clause:
            actors = (*other.actors, *(actor for actor in draft.actors if actor.key not in other.keys))
            if len(sides(actors)) < 2 or draft.keys & other.keys:
                continue
            joined = replace(draft, actors=actors, one_sided=False, initiator=other.initiator, host=other.host)
            return replace(
                told,
                draft=joined,
                verdict=half.verdict,
                days=told.days or half.days,
                place=told.place or half.place,
            )
    return None


def _to_host(story: Story, told: Told) -> Told | None:
    """Who comes to the host told of right before: "Der Kanzler empfängt einen Gast. A kommt zum Abendessen"."""
    draft = told.draft
    half = story.halves[-1] if story.halves else None
    if half is None or not isinstance(draft.frame, VerbFrame) or not draft.frame.travel or len(draft.actors) != 1:
        return None
    host = half.draft
    near = 0 <= draft.sentence.index - host.sentence.index <= 1 and draft.clause != host.clause
    receives = isinstance(host.frame, VerbFrame) and host.frame.host == "subject" and len(host.actors) == 1
    if not (near and receives) or len(sides((*host.actors, *draft.actors))) < 2:
        return None
    joined = replace(draft, actors=(*host.actors, *draft.actors), one_sided=False, host=host.actors[0].key)
    return replace(
        told, draft=joined, verdict=half.verdict, days=told.days or half.days, place=told.place or half.place
    )


def _same_verb(draft: Draft, other: Draft) -> bool:
    """Whether both verbs say the same: "laden" and "einladen"."""
    if other.noun:
        return False
    return other.frame is draft.frame or (
        draft.frame.status is not None and draft.frame.status == other.frame.status
    )


def _from_sentence(article: Article, told: Told) -> Told:
    """A pronoun's person where no contact was told before: the one named right before in the sentence."""
    draft = told.draft
    if (
        draft.noun
        or len(draft.actors) != 1
        or not article.syntax.members("third_person") & set(article.words(draft.clause))
    ):
        return told
    before = [s for s in draft.sentence.slots if s.end <= draft.clause.start and len(s.actors) == 1]
    others = [s.actors[0] for s in before if s.actors[0].state != draft.actors[0].state]
    if not others:
        return told
    return replace(told, draft=replace(draft, actors=(others[-1], *draft.actors), one_sided=False))


def _points_back(article: Article, draft: Draft) -> bool:
    """Whether the trigger leaves a side to the text before: no subject of its own, or a pronoun not resolved."""
    if draft.noun:
        return True
    if draft.kind == "message" or _awaits(draft):
        return True
    pronoun = article.syntax.members("third_person") & set(article.words(draft.clause))
    return bool(pronoun) or not own_subject(draft.sentence, draft.place)


def _awaits(draft: Draft) -> bool:
    """Whether the verb says that a host receives without the guest as its object: "wo der Kanzler wartete"."""
    frame = draft.frame
    return isinstance(frame, VerbFrame) and frame.host == "subject" and "object" not in frame.partner


def _names_contact(article: Article, draft: Draft) -> bool:
    """Whether a noun without its sides may be a further contact of the people of the last one."""
    if not draft.noun or draft.kind == "summit":
        return False
    if draft.generic and not (
        article.syntax.members("third_person") & set(article.words(draft.clause)) and draft.clause.past
    ):
        return False
    follower = article.lower(draft.token + 1)
    foreign = follower in ("der", "des", "von", "mit", "zwischen", "unter") and not any(
        slot.start > draft.token and slot.start - draft.token <= _OWN for slot in draft.slots
    )
    return not foreign


def _travellers(story: Story, draft: Draft) -> tuple[Actor, ...]:
    """Those who go to the state of the one person named: "Sie sind in Kiew. Dort wollen sie Selenskyj treffen"."""
    if len(draft.actors) != 1 or not _points_back(story.article, draft) or (draft.noun and not _linked(draft)):
        return ()
    for journey in reversed(story.journeys):
        near = draft.sentence.index - journey.told.draft.sentence.index <= _REACH
        if near and journey.state == draft.actors[0].state and not journey.keys & draft.keys:
            return journey.actors
    return ()


def _beside(story: Story, event: Event, actor: Actor) -> tuple[Actor, ...]:
    """The new side with the one person of the last contact who goes on: the traveller, else its first."""
    others = [other for other in event.actors if other.state != actor.state]
    if event.kind == "message" and any(draft.kind == "message" for draft in event.drafts):
        # who is written to is written to by the next as well
        others = [other for other in others if other.key != event.initiator] or others
    travellers = [other for other in others if any(other.key in j.keys for j in story.journeys)]
    chosen = travellers or others[:1]
    return (chosen[0], actor) if chosen else ()
