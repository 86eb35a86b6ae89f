"""Reports of an article: its triggers read in order, joined to events, and written with every value's reasons."""

from __future__ import annotations

from itertools import islice

from depesche.light import replace
from depesche.model import Kind, Participant, Place, Reason, Report, Role
from depesche.model.kinds import REMOTE
from depesche.reading.contacts.actors import Actor
from depesche.reading.contacts.agreed import steps
from depesche.reading.contacts.article import Article
from depesche.reading.contacts.dating import dated
from depesche.reading.contacts.events import Story, add, close
from depesche.reading.contacts.fiction import asked, fictional
from depesche.reading.contacts.places import (
    attends,
    called_on,
    implied_place,
    kind_at,
    occasion_of,
    on_margins,
    on_neutral_ground,
    roles,
)
from depesche.reading.contacts.sides.initiative import initiator_of
from depesche.reading.contacts.telling import told, verdict_reason
from depesche.reading.contacts.time import fault_of_page
from depesche.reading.contacts.told import Event, article_spans
from depesche.reading.contacts.triggers.drafts import Draft
from depesche.reading.contacts.triggers.found import drafts
from depesche.reading.layers import Unread


def read(article: Article) -> tuple[tuple[Report, ...], tuple[Unread, ...]]:
    """The contacts of the article, and the triggers that gave none."""
    story = Story(article)
    unread: list[Unread] = []
    unreal = fictional(article)
    for draft in drafts(article):
        found = told(article, draft, unreal)
        problem = found if isinstance(found, Reason) else add(story, found)
        if problem is not None:
            sentence = article.offsets(draft.sentence.start, draft.sentence.end)
            unread.append(Unread(*draft.trigger, sentence, problem))
    close(story)
    unread += _only_asked(story)
    agreed = steps(article, story.events)
    reports = tuple(
        replace(
            _report(article, event, place + 1, _told_elsewhere(story, event)), agreed=tuple(agreed.get(place, ()))
        )
        for place, event in enumerate(story.events)
    )
    return _with_fault_of_page(article, reports), tuple(unread)


def _with_fault_of_page(article: Article, reports: tuple[Report, ...]) -> tuple[Report, ...]:
    """The reports, the first of them with what is wrong with the date by which all of them are dated."""
    fault = fault_of_page(article) if reports else None
    if fault is None:
        return reports
    conflict = (*reports[0].why.get("conflict", ()), fault)
    return replace(reports[0], why={**reports[0].why, "conflict": conflict}), *reports[1:]


def _only_asked(story: Story) -> list[Unread]:
    """Take from the story what only questions name, and say so."""
    doubted = [event for event in story.events if all(asked(story.article, draft) for draft in event.drafts)]
    story.events = [event for event in story.events if not any(event is other for other in doubted)]
    return [_asked(story.article, draft) for event in doubted for draft in event.drafts]


def _asked(article: Article, draft: Draft) -> Unread:
    sentence = article.offsets(draft.sentence.start, draft.sentence.end)
    return Unread(*draft.trigger, sentence, Reason("contact_only_asked", {}, draft.trigger))


def _told_elsewhere(story: Story, event: Event) -> frozenset[int]:
    """The sentences that tell of other events."""
    others = (other for other in story.events if other is not event)
    return frozenset(draft.sentence.index for other in others for draft in other.drafts)


def _report(article: Article, event: Event, number: int, elsewhere: frozenset[int]) -> Report:
    """The event as a report; ``elsewhere`` are the sentences that tell of other events."""
    occasion = next((o for d in event.drafts if (o := occasion_of(article, d))), None)
    kind = _kind(article, event)
    days, why_days = dated(article, event, occasion)
    if kind in {*REMOTE, "message"}:
        event.place = None  # each side is at home
    implied = implied_place(article, event, kind, occasion, days)
    why = _why(article, event, kind)
    if why_days:
        why["time"] = (*why_days, *why.get("time", ()))
    if event.faults:
        why["conflict"] = event.faults
    if implied is not None:
        why["place"] = (implied[1],)
    role = roles(event, kind)
    return Report(
        id=f"r{number}",
        kind=kind,
        status=event.status,
        participants=tuple(_participant(actor, event, role.get(actor.key)) for actor in event.actors),
        trigger=event.drafts[0].trigger,
        spans=article_spans(article, event),
        initiator=_name(event, event.initiator or initiator_of(article, event, elsewhere)),
        time=days,
        time_spans=() if event.beyond else event.time_spans,
        place=_place(event) or (implied[0] if implied else None),
        occasion=occasion.mention.name if occasion else None,
        background=event.recalled,
        why=why,
    )


def _kind(article: Article, event: Event) -> Kind:
    """The kind of the event by its words, its place and the gathering around it."""
    first = event.drafts[0]
    state = event.place.mention.state if event.place else None
    return kind_at(
        "meeting" if event.generic and event.place is not None else event.kind,
        event.actors,
        state,
        margins=on_margins(article, event.drafts) or on_neutral_ground(article, event.place),
        travelled=event.together or called_on(first, state),
        attended=attends(article, first),
    )


def _name(event: Event, key: str | None) -> str | None:
    return next((actor.person or actor.name for actor in event.actors if actor.key == key), None) if key else None


def _participant(actor: Actor, event: Event, role: Role | None) -> Participant:
    spans = [slot.span for d in event.drafts for slot in d.slots if actor.key in {a.key for a in slot.actors}]
    mentioned = tuple(dict.fromkeys(spans))
    return Participant(actor.name, actor.person, actor.office, actor.state, mentioned, role=role)


def _place(event: Event) -> Place | None:
    if event.place is None:
        return None
    mention = event.place.mention
    return Place(mention.name or "", mention.id or mention.state)


def _why(article: Article, event: Event, kind: Kind) -> dict[str, tuple[Reason, ...]]:
    """Why each value that the words give is what it is, by field."""
    first = event.told[0]
    decisive = next((each for each in event.told if each.status == event.status), first)
    span = first.draft.trigger
    why: dict[str, tuple[Reason, ...]] = {
        "kind": (Reason("contact_trigger", {"cue": article.text[slice(*span)]}, span),),
        "status": (verdict_reason(article, "contact_status", decisive.verdict, status=event.status),),
    }
    if event.place is not None:
        code = {"visit": "home", "meeting": "third"}.get(kind, "said")
        said = Reason(f"contact_place_{code}", {"place": event.place.mention.name}, event.place.span)
        why["place"] = (said, *_rule(event, "place"))
    if event.days is not None and (rule := _rule(event, "time")):
        why["time"] = rule
    if rule := _rule(event, "sides"):
        why["participants"] = rule
    return why


def _rule(event: Event, decided: str) -> tuple[Reason, ...]:
    """The rule that decided where a value stands, by the first trigger that has it."""
    if decided in event.rules:
        return (Reason(f"contact_{decided}_by_{event.rules[decided]}", {}, event.drafts[0].trigger),)
    named = (told for told in event.told if decided in told.rules)
    return tuple(
        Reason(f"contact_{decided}_by_{told.rules[decided]}", {}, told.draft.trigger) for told in islice(named, 1)
    )
