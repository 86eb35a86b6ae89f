"""New events, and what they inherit of the story before: a noun right before, a journey, the day of the news."""

from __future__ import annotations

from depesche.days import DaySet
from depesche.light import replace
from depesche.reading.contacts.article import Slot
from depesche.reading.contacts.events.journeys import host_journey, on_journey
from depesche.reading.contacts.events.meeting import kinds_meet
from depesche.reading.contacts.events.story import NEWS_DAYS, NEWS_REACH, PLAN_REACH, Story
from depesche.reading.contacts.places import in_city, place_beside
from depesche.reading.contacts.places.words import place_words
from depesche.reading.contacts.told import PERSONAL, Event, Told, started


def begin(story: Story, told: Told) -> None:
    """Add a new event with what it inherits."""
    event = started(told)
    _from_before(story, event, told)
    on_journey(story, event)
    if event.days is None:
        event.days = _on_the_way(story, event, told) or _inherited_days(story, event, told) or told.near
    _narrow(event, told.near)
    if event.place is None and event.kind in PERSONAL and not event.recalled and event.status != "considered":
        event.place = _same_place(story, event, told)
    if told.verdict.open_tense and _all_to_come(story) and not _gone_by(story, event.days):
        event.status, event.certain = "planned", False  # "Biden trifft sich dort mit Putin", among plans
    story.events.append(event)
    story.note_news(replace(told, days=event.days))
    if event.kind == "visit" and told.draft.host:
        host_journey(story, event, told)


def _narrow(event: Event, near: DaySet | None) -> None:
    """Give the event the day of its own words within the days of the story: "kam in der Nacht zum Sonntag an. Am Morgen
    empfing ihn A".
    """
    if near is not None and event.days is not None and near.within(event.days):
        event.days = near


def _gone_by(story: Story, days: DaySet | None) -> bool:
    """Whether the days lie before the article."""
    published = story.article.published
    if days is None or days.last is None or published is None or published.first is None:
        return False
    return days.last < published.first


def _all_to_come(story: Story) -> bool:
    """Whether all that the article has told as its news is still to come."""
    news = [event for event in story.events if not event.recalled]
    return bool(news) and all(event.phase == "open" for event in news)


def _from_before(story: Story, event: Event, told: Told) -> None:
    """What a noun right before said of the contact: "Das Treffen steht am Freitag an: A und B begegnen sich"."""
    half = story.halves[-1] if story.halves else None
    if half is None or not _announced_by(half, event, told):
        return
    event.place = event.place or half.place
    if event.days is None:
        event.days = half.days
        if not _headline(half) and (event.status == "ongoing" or not event.certain):
            event.status = half.status


def _announced_by(half: Told, event: Event, told: Told) -> bool:
    """Whether a trigger without people tells of the contact that is told right after it."""
    draft = half.draft
    definite = not draft.noun or draft.definite or _headline(half)
    near = told.draft.sentence.index - draft.sentence.index <= 1
    told_of = definite if not draft.actors else _sets_out(half, told)
    return told_of and near and kinds_meet(event, draft)


def _sets_out(half: Told, told: Told) -> bool:
    """Whether one of the sides sets out on a coming day for what is told next: "reist am Freitag nach A. Dort trifft
    er B".
    """
    coming = half.phase == "open" and half.days is not None and half.draft.keys <= told.draft.keys
    return coming and told.verdict.open_tense and told.days is None


def _headline(half: Told) -> bool:
    return half.draft.sentence.index == 0 and half.draft.clause.kind == "fragment"


# -- days -----------------------------------------------------------------------------------------
def _on_the_way(story: Story, event: Event, told: Told) -> DaySet | None:
    """The day of the journey told right before, for what one who goes does "then" or "there" with somebody else."""
    journey = story.journeys[-1] if story.journeys and not told.recalls else None
    if journey is None or {event.phase, journey.phase} != {"open"}:
        return None
    near = told.draft.sentence.index - journey.told.draft.sentence.index <= 1
    same_day = journey.days is not None and journey.days.size <= NEWS_DAYS
    words = set(story.article.words(told.draft.clause))
    points = words & (
        story.article.status_words.adverbs["after"] | story.article.setting.language.made(place_words).there
    )
    return journey.days if near and same_day and points and journey.keys & event.keys else None


def _inherited_days(story: Story, event: Event, told: Told) -> DaySet | None:
    """The day of the news for what happened in its course, a plan's day for what goes with it."""
    if told.recalls and not told.near:
        return None
    at = told.draft.sentence.index
    if event.phase == "done":
        return next((days for index, days in reversed(story.news) if at - index <= NEWS_REACH), None)
    after = bool(set(story.article.words(told.draft.clause)) & story.article.status_words.adverbs["after"])
    plans = (e for e in story.latest if at - e.last[0] <= PLAN_REACH and e.phase == event.phase)
    return next((plan.days for plan in plans if _shares_day(plan, event, after=after)), None)


def _shares_day(plan: Event, event: Event, *, after: bool) -> bool:
    """Whether a plan's day is that of the event too: it comes right ``after``, or one of them takes part in both."""
    if plan.days is None or plan.days.size > NEWS_DAYS:
        return False
    return after or (bool(plan.keys & event.keys) and event.status == plan.status)


# -- places ---------------------------------------------------------------------------------------
def _same_place(story: Story, event: Event, told: Told) -> Slot | None:
    """The place of a contact of one of them on the same day, told right before."""
    at = told.draft.sentence.index
    for earlier in story.latest:
        near = at - earlier.last[0] <= PLAN_REACH and not earlier.recalled
        if near and earlier.place is not None and _shares_place(earlier, event):
            return earlier.place if earlier.keys == event.keys else in_city(story.article, earlier.place)
    return place_beside(story.article, at, event.actors) if event.phase == "done" else None


def _shares_place(earlier: Event, event: Event) -> bool:
    """Whether an event can be where the earlier one was."""
    home = earlier.place is not None and earlier.place.mention.state
    at_home = event.kind != "visit" or home in {actor.state for actor in event.actors}
    same_day = earlier.days is None or event.days is None or earlier.days.meets(event.days)
    return bool(earlier.keys & event.keys) and same_day and at_home and earlier.phase == event.phase
