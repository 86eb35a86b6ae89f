"""Reports of an article: its triggers read in order, joined to events, and written with every value's reasons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from depesche import knowledge
from depesche.days import DaySet
from depesche.knowledge.model import Occasion
from depesche.model import Kind, Participant, Place, Reason, Report
from depesche.model.kinds import REMOTE
from depesche.model.statuses import phase
from depesche.reading.contacts.agreed import steps
from depesche.reading.contacts.article import Actor, Article, Slot
from depesche.reading.contacts.discourse import Event, Told, article_spans
from depesche.reading.contacts.drafts import Draft
from depesche.reading.contacts.fiction import fictional
from depesche.reading.contacts.frames import NounFrame
from depesche.reading.contacts.implied import implied_place
from depesche.reading.contacts.initiative import initiator_of
from depesche.reading.contacts.known import attended_by, known_gathering
from depesche.reading.contacts.status import Verdict, of_clause, of_noun
from depesche.reading.contacts.status_words import adverbs
from depesche.reading.contacts.story import LEAD, Story
from depesche.reading.contacts.triggers import drafts
from depesche.reading.contacts.when import (
    bounded,
    days_of,
    loose,
    newsworthy,
    shifted_by,
    ticker_day,
    times_of,
    timing_of,
)
from depesche.reading.contacts.where import attends, called_on, kind_at, occasion_of, on_margins, place_of
from depesche.reading.layers import Unread

#: Adjectives that say that a contact is not the news: "das letzte Treffen".
_LAST: Final = ("letzt", "vorig", "früher", "damalig")
#: Prepositions of a contact noun that is only named, as a topic or to count from.
_NAMING: Final = ("about", "since", "before")
#: How many days before an article a gathering is its news, how many ahead one can be announced without a date, and
#: how long a gathering lasts at most that dates a contact.
_PAST: Final = 12
_COMING: Final = 200
_NEWS: Final = 9


def read(article: Article) -> tuple[tuple[Report, ...], tuple[Unread, ...]]:
    """The contacts of the article, and the triggers that gave none."""
    story = Story(article)
    unread: list[Unread] = []
    unreal = fictional(article)
    for draft in drafts(article):
        told = _told(article, draft, unreal)
        problem = told if isinstance(told, Reason) else story.add(told)
        if problem is not None:
            sentence = article.offsets(draft.sentence.start, draft.sentence.end)
            unread.append(Unread(*draft.trigger, sentence, problem))
    story.close()
    agreed = steps(article, story.events)
    reports = tuple(
        replace(_report(article, event, place + 1), agreed=tuple(agreed.get(place, ())))
        for place, event in enumerate(story.events)
    )
    return reports, tuple(unread)


def _told(article: Article, draft: Draft, unreal: Mapping[int, str]) -> Told | Reason:
    """The draft with status, days and place, or why it tells of no contact."""
    if cue := unreal.get(draft.sentence.index):
        return Reason("contact_not_real", {"cue": cue}, draft.trigger)
    slots = times_of(article, draft)
    timing = timing_of(article, slots)
    if isinstance(draft.frame, NounFrame) and not draft.frame.medium:
        verdict = of_noun(article, draft.sentence, draft.place, draft.token, draft.marker, timing)
    else:
        verdict = of_clause(article, draft.sentence, draft.place, timing)
        someone = draft.clause.passive and draft.sentence.own_slots(draft.place)
        if verdict == Verdict("ongoing", "present") and someone:
            verdict = Verdict("planned", "wird", certain=False)  # "Er wird dort von B empfangen"
    dated = any(slot.timex.days is not None and slot.timex.days.size <= 7 for slot in slots)
    verdict = _with_frame(draft, verdict, fixed=timing.future and dated)
    if verdict.status is None:
        return Reason("contact_nothing_happened", {"cue": verdict.cue}, draft.trigger)
    words = set(article.words(draft.clause))
    if draft.kind == "message" and draft.noun and draft.definite and draft.clause.negated:
        return Reason("contact_nothing_happened", {"cue": "nicht"}, draft.trigger)
    earlier = draft.clause.tense == "pluperfect" and (slots or words & adverbs("already"))
    last = draft.noun and article.lower(draft.token - 1).startswith(_LAST)
    recalls = bool(earlier or last or words & adverbs("before") or (draft.noun and draft.marker == "since"))
    spans = tuple((slot.timex.start, slot.timex.end) for slot in slots)
    days = days_of(article, slots, ahead=_ahead(draft, verdict), off=phase(verdict.status) == "off")
    days = shifted_by(article, draft, days) if draft.noun else days
    near = ticker_day(article, draft.sentence)
    if slots and all(loose(slot) for slot in slots):
        days, near = None, near or days
    place = None if verdict.cue == "named" else place_of(article, draft)
    met = known_gathering(draft, days, place)
    if met is not None:
        draft = attended_by(article, draft, met)
        days = _days_met(article, met, days, verdict)
    return Told(draft, verdict, days, place, recalls, spans, near)


def _days_met(article: Article, met: Occasion, days: DaySet | None, verdict: Verdict) -> DaySet | None:
    """The days of the gathering, if the article tells of it as past and it was."""
    published = article.published
    past = published is not None and bool(met.days & published.until())
    if phase(verdict.status or "held") != "done" or not past:
        return days
    return met.days if days is None else met.days & days or days


def _ahead(draft: Draft, verdict: Verdict) -> bool | None:
    """Whether the contact is, or was when it was called off, still to come; ``None`` where it may be either."""
    if verdict.status == "denied":
        return None
    if verdict.status in ("cancelled", "postponed"):
        return draft.clause.tense in ("present", "future") and not draft.noun
    return verdict.status is not None and phase(verdict.status) == "open"


def _with_frame(draft: Draft, verdict: Verdict, *, fixed: bool) -> Verdict:
    """The verdict with what the trigger itself says: an invitation leaves open what one for a day plans."""
    if draft.frame.status is None or verdict.status in (None, "cancelled", "postponed", "denied", "confirmed"):
        return verdict
    behind = verdict.status == "held" and draft.clause.tense == "present"  # "hat den Termin hinter sich"
    if draft.noun and (verdict.status == "planned" or behind):
        return verdict
    planned = draft.frame.status == "considered" and fixed
    return replace(verdict, status="planned" if planned else draft.frame.status)


def _report(article: Article, event: Event, number: int) -> Report:
    first = event.drafts[0]
    occasion = next((o for d in event.drafts if (o := occasion_of(article, d))), None)
    state = event.place.mention.state if event.place else None
    kind = event.kind
    if event.generic and event.place is not None:
        kind = "meeting"
    travelled = event.together or called_on(first, state)
    kind = kind_at(
        kind,
        event.actors,
        state,
        margins=on_margins(article, event.drafts),
        travelled=travelled,
        attended=attends(article, first),
    )
    ahead = phase(event.status) != "done"
    days = bounded(article, event.days, event.actors, ahead=ahead, recalled=event.recalled)
    met = _gathering_days(occasion, days, article.published, ahead=ahead) if event.days is None else None
    fresh = (
        newsworthy(article, first, days)
        if event.days is None and occasion is None and _fresh(article, event)
        else None
    )
    days = met or fresh or days
    if kind in {*REMOTE, "message"}:
        event.place = None  # each side is at home
    implied = implied_place(article, event, kind, occasion, days)
    why = _why(article, event, kind, days)
    if met is not None and occasion is not None:
        values = {"days": str(met), "occasion": occasion.mention.name}
        why["time"] = (Reason("contact_time_occasion", values, occasion.span),)
    if fresh is not None:
        why["time"] = (Reason("contact_time_news", {"days": str(fresh)}),)
    if implied is not None:
        why["place"] = (implied[1],)
    return Report(
        id=f"r{number}",
        kind=kind,
        status=event.status,
        participants=tuple(_participant(actor, event) for actor in event.actors),
        trigger=first.trigger,
        spans=article_spans(article, event),
        initiator=_name(event, event.initiator or initiator_of(article, event)),
        time=days,
        time_spans=tuple(dict.fromkeys(span for told in event.told for span in told.time_spans)),
        place=_place(event) or (implied[0] if implied else None),
        occasion=occasion.mention.name if occasion else None,
        background=event.recalled,
        why=why,
    )


def _fresh(article: Article, event: Event) -> bool:
    """Whether it is told at the head of the article as what has happened, and not only named in passing."""
    first = event.drafts[0]
    named = first.noun and first.marker in _NAMING
    past = named or first.clause.tense == "pluperfect" or adverbs("before") & set(article.words(first.clause))
    return phase(event.status) == "done" and not event.recalled and first.sentence.index < LEAD and not past


def _name(event: Event, key: str | None) -> str | None:
    return next((actor.person or actor.name for actor in event.actors if actor.key == key), None) if key else None


def _participant(actor: Actor, event: Event) -> Participant:
    spans = [slot.span for d in event.drafts for slot in d.slots if actor.key in {a.key for a in slot.actors}]
    return Participant(actor.name, actor.person, actor.office, actor.state, tuple(dict.fromkeys(spans)))


def _place(event: Event) -> Place | None:
    if event.place is None:
        return None
    mention = event.place.mention
    return Place(mention.name or "", mention.id or mention.state)


def _gathering_days(
    occasion: Slot | None, days: DaySet | None, published: DaySet | None, *, ahead: bool
) -> DaySet | None:
    """When the gathering was that the clause names, if only one of its kind is near the article and fits."""
    if occasion is None or published is None or published.size > _NEWS:
        return None
    mention = occasion.mention
    near = published.widened(0, _COMING) if ahead else published.widened(_PAST, 0)
    met = knowledge.load().occasions_named(mention.name or "", near)
    met = tuple(o for o in met if o.id == mention.id) or met
    fitting = [o.days for o in met if o.days.size <= _NEWS and (days is None or o.days.meets(days))]
    if len(fitting) != 1:
        return None
    return fitting[0] if days is None else fitting[0] & days


def _why(article: Article, event: Event, kind: Kind, days: DaySet | None) -> dict[str, tuple[Reason, ...]]:
    """Why each value is what it is, by field."""
    told = event.told[0]
    span = told.draft.trigger
    why: dict[str, tuple[Reason, ...]] = {
        "kind": (Reason("contact_trigger", {"cue": article.text[slice(*span)]}, span),),
        "status": (Reason("contact_status", {"status": event.status, "cue": told.verdict.cue}, span),),
    }
    if days is not None:
        times = [s for t in event.told for s in t.time_spans]
        code = "bounds" if event.days is None else ("said" if times else "inherited")
        why["time"] = (Reason(f"contact_time_{code}", {"days": str(days)}, times[0] if times else None),)
    if event.place is not None:
        code = {"visit": "home", "meeting": "third"}.get(kind, "said")
        why["place"] = (Reason(f"contact_place_{code}", {"place": event.place.mention.name}, event.place.span),)
    return why
