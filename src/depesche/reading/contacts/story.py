"""What the article has told so far: its events, journeys and the day of its news, and what later words inherit."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final

from depesche.days import DaySet
from depesche.model import Reason, Status
from depesche.reading.contacts import discourse
from depesche.reading.contacts.article import Actor, Article, Slot
from depesche.reading.contacts.discourse import PERSONAL, Event, Told, phase
from depesche.reading.contacts.drafts import Draft
from depesche.reading.contacts.frames import NounFrame, VerbFrame
from depesche.reading.contacts.status import adverbs

#: How many sentences on the day of the news, and a plan's day, is still the one meant.
_NEWS_REACH: Final = 8
_PLAN_REACH: Final = 2
#: The longest set of days that counts as "the day of the news".
_NEWS_DAYS: Final = 7


@dataclass(frozen=True, slots=True)
class Journey:
    """Somebody goes to a state: told of before or apart from whom they meet there."""

    actor: Actor
    state: str
    place: Slot | None
    days: DaySet | None
    status: Status
    told: Told


@dataclass(slots=True)
class Story:
    """The article as told up to a trigger."""

    article: Article
    events: list[Event] = field(default_factory=list)
    journeys: list[Journey] = field(default_factory=list)

    def add(self, told: Told) -> Reason | None:
        """Join the trigger to its event or begin a new one; else the reason why not."""
        draft = told.draft
        if not draft.complete:
            event = discourse.antecedent(self.events, told)
            if event is not None:
                discourse.join(event, told)
                return None
            self._note_journey(told)
            told = self._completed(told)
            draft = told.draft
        if not draft.complete:
            named = ", ".join(str(a.name or a.office) for a in draft.actors) or None
            return Reason("contact_one_side", {"named": named}, draft.trigger)
        if isinstance(draft.frame, NounFrame) and draft.frame.anaphor_only:
            return Reason("contact_nothing_before", {}, draft.trigger)
        for event in reversed(self.events):
            if discourse.same(event, told):
                discourse.join(event, told)
                return None
        self._begin(told)
        return None

    # -- participants -----------------------------------------------------------------------------
    def _completed(self, told: Told) -> Told:
        """The trigger with the side that the story supplies ("Mit dem Kanzler wurde danach gesprochen")."""
        draft = told.draft
        if len(draft.actors) != 1 or not self._carries(draft):
            return told
        actor = draft.actors[0]
        for event in sorted(self.events, key=lambda e: e.last, reverse=True):
            if draft.sentence.index - event.last[0] > _PLAN_REACH:
                return told
            if actor.key in event.keys:
                continue
            guest = next(
                (j.actor for j in self.journeys if j.actor.key in event.keys and j.state == actor.state), None
            )
            other = guest or event.actors[0]
            if other.state != actor.state:
                actors = (other, actor)
                return replace(told, draft=replace(draft, actors=actors))
        return told

    def _carries(self, draft: Draft) -> bool:
        """Whether the trigger names its partner and leaves its subject to the text before."""
        by_preposition = all(slot.marker in ("mit", "bei", "an") for slot in draft.slots)
        if draft.noun:
            return by_preposition and draft.definite
        return by_preposition and (draft.clause.passive or draft.clause.shares_subject)

    # -- journeys ---------------------------------------------------------------------------------
    def _note_journey(self, told: Told) -> None:
        draft = told.draft
        frame = draft.frame
        goes = frame.travel if isinstance(frame, VerbFrame) else frame.visitor
        if not goes or told.place is None or told.place.mention.state is None:
            return
        for actor in draft.actors:
            if actor.state != told.place.mention.state:
                self.journeys.append(
                    Journey(actor, told.place.mention.state, told.place, told.days, told.status, told)
                )

    def _journey_of(self, event: Event) -> Journey | None:
        states = {actor.state: actor.key for actor in event.actors}
        for journey in reversed(self.journeys):
            if (
                journey.actor.key in event.keys
                and states.get(journey.state, journey.actor.key) != journey.actor.key
            ):
                return journey
        return None

    # -- new events -------------------------------------------------------------------------------
    def _begin(self, told: Told) -> None:
        event = discourse.started(told)
        self._from_journey(event)
        if event.days is None:
            event.days = self._inherited_days(event, told)
        self.events.append(event)
        if event.kind == "visit" and told.draft.host:
            self._host_journey(event, told)

    def _from_journey(self, event: Event) -> None:
        if not (event.kind in PERSONAL or event.generic):
            return
        journey = self._journey_of(event)
        if journey is None or phase(journey.status) != phase(event.status) or event.recalled:
            return
        if event.place is not None and event.place.mention.state != journey.state:
            return
        if event.days is not None and journey.days is not None and not event.days.meets(journey.days):
            return
        event.place = event.place or journey.place
        event.days = event.days or journey.days
        event.kind, event.generic = "visit", False

    def _host_journey(self, event: Event, told: Told) -> None:
        host = next(actor for actor in event.actors if actor.key == told.draft.host)
        if host.state is None:
            return
        for actor in event.actors:
            if actor.state != host.state:
                self.journeys.append(Journey(actor, host.state, event.place, event.days, event.status, told))

    def _inherited_days(self, event: Event, told: Told) -> DaySet | None:
        """The day of the news for what happened in its course, a plan's day for what is planned with it."""
        at = told.draft.sentence.index
        if told.recalls or told.draft.clause.tense == "pluperfect":
            return None
        done = phase(event.status) == "done"
        words = set(self.article.words(told.draft.clause))
        for earlier in reversed(self.events):
            reach = _NEWS_REACH if done else _PLAN_REACH
            if earlier.days is None or earlier.recalled or phase(earlier.status) != phase(event.status):
                continue
            if at - earlier.last[0] > reach or earlier.days.size > _NEWS_DAYS:
                continue
            if done or words & adverbs("after") or (earlier.keys & event.keys and event.status == earlier.status):
                return earlier.days
        return None

    # -- the end ----------------------------------------------------------------------------------
    def close(self) -> None:
        """Journeys to a state whose leader the article names beside them become visits."""
        for journey in self.journeys:
            if any(journey.actor.key in event.keys and self._at_home(event, journey) for event in self.events):
                continue
            host = self._host(journey)
            if host is not None:
                draft = replace(journey.told.draft, actors=(journey.actor, host), kind="visit", generic=False)
                event = discourse.started(replace(journey.told, draft=draft))
                self.events.append(event)

    def _at_home(self, event: Event, journey: Journey) -> bool:
        return any(actor.state == journey.state for actor in event.actors)

    def _host(self, journey: Journey) -> Actor | None:
        """The one person of that state named in the journey's sentence or right before it."""
        at = journey.told.draft.sentence.index
        found: dict[str, Actor] = {}
        for sentence in self.article.sentences[max(0, at - 3) : at + 2]:
            for slot in sentence.slots:
                found |= {actor.key: actor for actor in slot.actors if actor.state == journey.state}
        return next(iter(found.values())) if len(found) == 1 else None
