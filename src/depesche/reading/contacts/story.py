"""What the article has told so far: events, journeys and the day of its news, and what later words inherit."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final

from depesche.days import DaySet
from depesche.model import Reason, Status
from depesche.model.statuses import phase
from depesche.reading.contacts import discourse
from depesche.reading.contacts.article import Actor, Article, Slot
from depesche.reading.contacts.carried import complete
from depesche.reading.contacts.discourse import PERSONAL, Event, Told
from depesche.reading.contacts.drafts import JOINING
from depesche.reading.contacts.frames import NounFrame, VerbFrame
from depesche.reading.contacts.status_words import adverbs
from depesche.reading.contacts.when import announced_on
from depesche.reading.contacts.where import in_city, place_beside

#: How many sentences on the day of the news, and a plan's day, is still the one meant.
_NEWS_REACH: Final = 8
_PLAN_REACH: Final = 3
#: An event of the first sentences is the news.
LEAD: Final = 4
#: How many days a guest stays.
_STAY: Final = 3
#: The longest set of days that counts as "the day of the news".
_NEWS_DAYS: Final = 7
#: How many sentences after a contact words may add people to it.
_JOIN_REACH: Final = 2


@dataclass(frozen=True, slots=True)
class Journey:
    """Somebody goes to a state: told of before or apart from whom they meet there. Several may go together."""

    actors: tuple[Actor, ...]
    state: str
    place: Slot | None
    days: DaySet | None
    status: Status
    told: Told

    @property
    def keys(self) -> frozenset[str]:
        """Keys of those who go."""
        return frozenset(actor.key for actor in self.actors)


def _goes_with(journey: Journey, event: Event) -> bool:
    """Whether a contact can be part of the journey: both happened, both are to come, or the guest is there already."""
    return (phase(journey.status), phase(event.status)) in {
        ("done", "done"), ("open", "open"), ("off", "off"), ("done", "open"),
    }  # fmt: skip


def _told_with(journey: Journey, event: Event) -> bool:
    """Whether both are told in one sentence."""
    return any(draft.sentence is journey.told.draft.sentence for draft in event.drafts)


def _was_to(event: Event) -> bool:
    """Whether the contact was to be: "sollte ihn am Montag treffen", told after the journey was called off."""
    clause = event.drafts[0].clause
    return clause.modal in ("shall", "want") and clause.tense == "past" and phase(event.status) == "open"


def _soon(journey: Journey, event: Event) -> bool:
    """Whether the contact is to come within days of the journey."""
    if event.days is None or journey.days is None:
        told_next = event.last[0] - journey.told.draft.sentence.index <= _PLAN_REACH
        return event.days is None and (event.generic or (journey.days is None and told_next))
    return journey.days.widened(0, _STAY).meets(event.days)


@dataclass(slots=True)
class Story:
    """The article as told up to a trigger."""

    article: Article
    events: list[Event] = field(default_factory=list)
    journeys: list[Journey] = field(default_factory=list)
    news: list[tuple[int, DaySet]] = field(default_factory=list)
    remote: list[tuple[int, Told]] = field(default_factory=list)
    halves: list[Told] = field(default_factory=list)

    def add(self, told: Told) -> Reason | None:
        """Join the trigger to its event or begin a new one; else the reason why not."""
        if self._joined(told) or self._put_on_another_day(told) or self._within(told):
            return None
        if not told.draft.complete:
            event = None if told.draft.opens else discourse.antecedent(self.events, told)
            if event is not None:
                discourse.join(event, told)
                self._note_news(told)
                return None
            self._note_journey(told)
            self._note_news(told)
            told = told if told.draft.opens else complete(self, told)
        draft = told.draft
        if self._said_there(told):
            return None
        if not draft.complete:
            if draft.kind in ("call", "video"):
                self.remote.append((draft.sentence.index, told))
            self.halves.append(told)
            named = ", ".join(str(a.name or a.office) for a in draft.actors) or None
            return Reason("contact_one_side", {"named": named}, draft.trigger)
        self._seat_together(told)
        for event in reversed(self.events):
            if discourse.same(event, told):
                discourse.join(event, told)
                self._note_news(told)
                return None
        if isinstance(draft.frame, NounFrame) and draft.frame.anaphor_only:
            return Reason("contact_nothing_before", {}, draft.trigger)
        self._begin(told)
        return None

    def _joined(self, told: Told) -> bool:
        """Whether the words only add people to the contact told right before: "Auch C nahm an dem Treffen teil"."""
        draft = told.draft
        frame = draft.frame
        if isinstance(frame, VerbFrame):
            adds = frame.joins and not draft.complete
        else:
            adds = draft.marker in ("on", "to") and draft.definite and bool(JOINING & set(draft.clause.lemmas))
        if not adds or not draft.actors:
            return False
        if self._half_joined(told):
            return True
        for event in self.latest[:1]:
            near = draft.sentence.index - event.last[0] <= _JOIN_REACH
            meets = discourse.times_meet(event, told) and (not draft.noun or discourse.kinds_meet(event, draft))
            together = phase(event.status) == phase(told.status) or not told.verdict.certain
            together |= draft.clause.tense == "present" and told.status in ("held", "ongoing")
            if near and meets and together and phase(event.status) != "off" and event.kind != "message":
                discourse.seat(event, told)
                return True
        return False

    def _put_on_another_day(self, told: Told) -> bool:
        """Whether the words give another day for what was put off: "Ein Ersatztermin im Mai ist geplant"."""
        draft = told.draft
        if not isinstance(draft.frame, NounFrame) or not draft.frame.replaces:
            return False
        off = [e for e in self.latest if phase(e.status) == "off" and draft.keys <= e.keys]
        event = next((e for e in off if e.status == "postponed"), next(iter(off), None))
        if event is None:
            return False
        if told.status == "denied":  # the other day, not what was put off
            self._begin(replace(told, draft=replace(draft, actors=event.actors, kind=event.kind, generic=False)))
        else:
            event.told.append(told)
            event.days = told.days or event.days
        return True

    def _within(self, told: Told) -> bool:
        """Whether the words tell of some of those of a gathering told right before what belongs to it: the host
        receives the others, or has invited one after the other.
        """
        draft = told.draft
        if not isinstance(draft.frame, VerbFrame) or told.recalls or not draft.complete:
            return False
        invited = draft.frame.status == "considered"
        for event in self.latest:
            near = draft.sentence.index - event.last[0] <= _JOIN_REACH and len(event.keys) > max(
                2, len(draft.keys)
            )
            if not near or not draft.keys < event.keys or not discourse.times_meet(event, told):
                continue
            received = draft.host is not None and len(draft.keys) > 2 and phase(event.status) == phase(told.status)
            if received or (invited and phase(event.status) != "off"):
                event.told.append(told)
                event.days = event.days or told.days
                return True
        return False

    def _half_joined(self, told: Told) -> bool:
        """Whether the words name the other side of what was told of one: "A lud zum Gipfel. B war dabei"."""
        half = self.halves[-1] if self.halves else None
        if half is None or not half.draft.actors or half.draft.kind == "message" or half.verdict.status is None:
            return False
        at = half.draft.sentence.index, half.draft.token
        near = told.draft.sentence.index - at[0] <= 1 and all(event.last < at for event in self.events)
        actors = (*half.draft.actors, *(a for a in told.draft.actors if a.key not in half.draft.keys))
        draft = replace(half.draft, actors=actors, one_sided=False)
        if not near or not draft.complete or phase(half.status) == "off":
            return False
        self._begin(replace(half, draft=draft))
        return True

    def _seat_together(self, told: Told) -> None:
        """Make one contact of those that a sentence told of one by one, when all are told of together: "Xi spricht
        mit A und B. … das Gespräch zu dritt".
        """
        parts = [e for e in self.events if len(e.keys) == 2 and e.keys < told.draft.keys]
        parts = [e for e in parts if phase(e.status) == phase(told.status) and discourse.times_meet(e, told)]
        for first in parts:
            split = [e for e in parts if e.drafts[0].trigger == first.drafts[0].trigger]
            met = all(discourse.kinds_meet(e, told.draft) for e in split)
            if len(split) > 1 and met and frozenset().union(*(e.keys for e in split)) == told.draft.keys:
                discourse.seat_together(first, told)
                self.events = [e for e in self.events if e is first or e not in split]
                return

    def _said_there(self, told: Told) -> bool:
        """Whether good wishes were said in a contact told right before: "telefonierte mit ihm. Er gratulierte ihm"."""
        draft = told.draft
        medium = isinstance(draft.frame, VerbFrame) and draft.frame.needs
        if draft.kind != "message" or draft.noun or medium or told.recalls:
            return False
        for event in self.latest:
            near = draft.sentence.index - event.last[0] <= _PLAN_REACH
            same_day = told.days is None or told.days == event.days
            if (
                near
                and same_day
                and draft.keys == event.keys
                and phase(event.status) == phase(told.status) == "done"
            ):
                event.told.append(told)
                self.events = [e for e in self.events if not self._same_wishes(e, event)]
                return True
        return False

    @staticmethod
    def _same_wishes(wishes: Event, event: Event) -> bool:
        """Whether good wishes told of before, without a day, are those said in the contact."""
        undated = wishes.kind == "message" and wishes.days is None and phase(wishes.status) == "done"
        return undated and wishes.keys == event.keys and wishes is not event

    @property
    def latest(self) -> list[Event]:
        """The events, the one told last first."""
        return sorted(self.events, key=lambda event: event.last, reverse=True)

    # -- journeys ---------------------------------------------------------------------------------
    def _note_journey(self, told: Told) -> None:
        frame = told.draft.frame
        goes = (frame.travel or frame.host is not None) if isinstance(frame, VerbFrame) else frame.visitor
        if not goes:
            return
        state = told.place.mention.state if told.place else None
        travellers = tuple(actor for actor in told.draft.actors if actor.state != state)
        if state is not None and travellers:
            self.journeys.append(Journey(travellers, state, told.place, told.days, told.status, told))
        elif state is None and phase(told.status) == "off":
            self._call_off(told)
        elif state is None and told.days is not None:
            self._date_journey(told)

    def _call_off(self, told: Told) -> None:
        """The journey told before is off: "Er wollte im Mai nach Rom. Am Montag sagte er den Besuch ab"."""
        for i, journey in enumerate(self.journeys):
            near = told.draft.sentence.index - journey.told.draft.sentence.index <= _PLAN_REACH
            if (
                near
                and told.draft.definite
                and told.draft.keys <= journey.keys
                and phase(journey.status) == "open"
            ):
                verdict = replace(journey.told.verdict, status=told.status, certain=True)
                self.journeys[i] = replace(
                    journey, status=told.status, told=replace(journey.told, verdict=verdict)
                )

    def _date_journey(self, told: Told) -> None:
        """A journey told before without its day has the day that is told of the same traveller now."""
        for i, journey in enumerate(self.journeys):
            if journey.keys & told.draft.keys and journey.days is None and not told.recalls:
                self.journeys[i] = replace(journey, days=told.days, status=told.status)

    def journey_of(self, event: Event) -> Journey | None:
        """The journey on which one participant went to another's state."""
        for journey in reversed(self.journeys):
            others = [actor for actor in event.actors if actor.key not in journey.keys]
            if journey.keys & event.keys and any(actor.state == journey.state for actor in others):
                return journey
        return None

    # -- new events -------------------------------------------------------------------------------
    def _begin(self, told: Told) -> None:
        event = discourse.started(told)
        self._from_before(event, told)
        self._from_journey(event)
        if event.days is None:
            event.days = self._inherited_days(event, told) or told.near
        if event.place is None and event.kind in PERSONAL and not event.recalled:
            event.place = self._same_place(event, told)
        if told.verdict.cue == "present" and self._all_to_come():
            event.status, event.certain = "planned", False  # "Biden trifft sich dort mit Putin", among plans
        self.events.append(event)
        self._note_news(replace(told, days=event.days))
        if event.kind == "visit" and told.draft.host:
            self._host_journey(event, told)

    def _all_to_come(self) -> bool:
        """Whether all that the article has told as its news is still to come."""
        news = [event for event in self.events if not event.recalled]
        return bool(news) and all(phase(event.status) == "open" for event in news)

    def _from_before(self, event: Event, told: Told) -> None:
        """What a noun right before said of the contact: "Das Treffen steht am Freitag an: A und B begegnen sich"."""
        half = self.halves[-1] if self.halves else None
        if half is None or half.draft.actors:
            return
        headline = half.draft.sentence.index == 0 and half.draft.clause.kind == "fragment"
        if half.draft.noun and not half.draft.definite and not headline:
            return
        if told.draft.sentence.index - half.draft.sentence.index > 1 or not discourse.kinds_meet(
            event, half.draft
        ):
            return
        event.place = event.place or half.place
        if event.days is None:
            event.days = half.days
            if not headline and (event.status == "ongoing" or not event.certain):
                event.status = half.status

    def _from_journey(self, event: Event) -> None:
        if not (event.kind in PERSONAL or event.generic) or event.recalled:
            return
        journey = self.journey_of(event)
        if journey is not None and phase(journey.status) == "off" and _was_to(event):
            event.status = journey.status
        if journey is None or not _goes_with(journey, event):
            return
        if phase(journey.status) != phase(event.status) and not _soon(journey, event):
            return
        if event.place is not None and event.place.mention.state != journey.state:
            return
        if event.days is not None and journey.days is not None and not event.days.meets(journey.days):
            return
        if event.place is None and journey.place is not None:
            same = event.keys <= journey.told.draft.keys
            event.place = journey.place if same else in_city(journey.place)
        if phase(journey.status) == phase(event.status):
            event.days = event.days or journey.days
        event.kind, event.generic = "visit", False
        event.together = len(journey.keys) > 1 and len(event.keys - journey.keys) == 1

    def _host_journey(self, event: Event, told: Told) -> None:
        host = next((actor for actor in event.actors if actor.key == told.draft.host), None)
        if host is None or host.state is None:
            return
        guests = tuple(actor for actor in event.actors if actor.state != host.state)
        if guests:
            self.journeys.append(Journey(guests, host.state, event.place, event.days, event.status, told))

    # -- days -------------------------------------------------------------------------------------
    def _note_news(self, told: Told) -> None:
        days = told.days or told.near
        if phase(told.status) != "done" or told.recalls or days is None or days.size > _NEWS_DAYS:
            return
        published = self.article.published
        if published is None or published.widened(_NEWS_DAYS, 0).meets(days):
            self.news.append((told.draft.sentence.index, days))

    def _inherited_days(self, event: Event, told: Told) -> DaySet | None:
        """The day of the news for what happened in its course, a plan's day for what goes with it."""
        if told.recalls and not told.near:
            return None
        at = told.draft.sentence.index
        if phase(event.status) == "done":
            return next((days for index, days in reversed(self.news) if at - index <= _NEWS_REACH), None)
        words = set(self.article.words(told.draft.clause))
        for earlier in self.latest:
            near = at - earlier.last[0] <= _PLAN_REACH and phase(earlier.status) == phase(event.status)
            if not near or earlier.days is None or earlier.days.size > _NEWS_DAYS:
                continue
            if words & adverbs("after") or (earlier.keys & event.keys and event.status == earlier.status):
                return earlier.days
        return None

    def _same_place(self, event: Event, told: Told) -> Slot | None:
        """The place of a contact of one of them on the same day, told right before."""
        at = told.draft.sentence.index
        for earlier in self.latest:
            near = at - earlier.last[0] <= _PLAN_REACH and earlier.keys & event.keys and not earlier.recalled
            same = earlier.days is None or event.days is None or earlier.days.meets(event.days)
            home = earlier.place is not None and earlier.place.mention.state
            same = same and (event.kind != "visit" or home in {actor.state for actor in event.actors})
            if near and same and earlier.place is not None and phase(earlier.status) == phase(event.status):
                return earlier.place if earlier.keys == event.keys else in_city(earlier.place)
        done = phase(event.status) == "done"
        return place_beside(self.article, at, event.actors) if done else None

    # -- the end ----------------------------------------------------------------------------------
    def close(self) -> None:
        """What only the whole article shows: visits by journeys, calls by headlines, days by announcements."""
        for journey in self.journeys:
            met = journey.told.draft.complete or journey.status == "denied" or self._used(journey)
            host = None if met else self._host(journey)
            if host is not None:
                self._visit(journey, host)
        for event in self.events:
            self._by_telephone(event)
            self._at_gathering(event)
            if event.status == "cancelled" and self._put_off(event):
                event.status = "postponed"
            if event.generic and any(
                len(e.actors) > 2
                and event.keys < e.keys
                and e.kind in PERSONAL
                and phase(e.status) == phase(event.status)
                for e in self.events
            ):
                event.kind, event.generic = "meeting", False
            if event.days is None and phase(event.status) == "done" and not event.recalled:
                at = event.told[0].draft.sentence.index
                if at < LEAD:
                    event.days = announced_on(self.article, at, at + 1)

    def _at_gathering(self, event: Event) -> None:
        """A conversation of some of those who sit together on its day was where they sit."""
        if event.place is not None or not (event.generic or event.kind in PERSONAL):
            return
        for whole in self.events:
            if whole.place is None:
                continue
            together = len(whole.actors) > 2 and event.keys < whole.keys
            same_day = event.days is not None and whole.days is not None and event.days.within(whole.days)
            in_person = whole.generic or whole.kind in PERSONAL
            if together and same_day and in_person and phase(whole.status) == phase(event.status):
                event.place = in_city(whole.place)
                if event.kind not in PERSONAL:
                    event.kind, event.generic = "meeting", False
                return

    def _put_off(self, event: Event) -> bool:
        """Whether it only came on another day: "Er traf ihn am Freitag. Eigentlich war der Besuch für Dienstag …"."""
        draft = event.drafts[0]
        meant = draft.noun and draft.definite and adverbs("cancelled") & set(self.article.words(draft.clause))
        return bool(meant) and any(
            phase(other.status) == "done" and other.keys == event.keys and discourse.kinds_meet(other, draft)
            for other in self.events
            if other is not event and not other.recalled
        )

    def _visit(self, journey: Journey, host: Actor) -> None:
        draft = replace(
            journey.told.draft, actors=(*journey.actors, host), kind="visit", generic=False, one_sided=False
        )
        told = replace(journey.told, draft=draft)
        for event in self.events:
            if discourse.same(event, told):
                discourse.join(event, told)
                return
        self.events.append(discourse.started(told))

    def _by_telephone(self, event: Event) -> None:
        """A conversation of an open form was a call where the article tells before that one side telephoned."""
        at = event.told[0].draft.sentence.index
        if not event.generic or event.place is not None:
            return
        for index, told in self.remote:
            if 0 <= at - index <= _NEWS_REACH and told.draft.keys and told.draft.keys <= event.keys:
                event.kind, event.generic = told.draft.kind, False
                return

    def _used(self, journey: Journey) -> bool:
        return any(
            journey.keys & event.keys
            and (len(event.actors) == len(journey.actors) + 1 or _told_with(journey, event))
            and any(actor.state == journey.state for actor in event.actors)
            and (event.kind in PERSONAL or event.generic)
            and _goes_with(journey, event)
            for event in self.events
        )

    def _host(self, journey: Journey) -> Actor | None:
        """The one person of that state named in the journey's sentence or right beside it."""
        at = journey.told.draft.sentence.index
        found: dict[str, Actor] = {}
        for sentence in self.article.sentences[max(0, at - 3) : at + 2]:
            for slot in sentence.slots:
                found |= {actor.key: actor for actor in slot.actors if actor.state == journey.state}
        return next(iter(found.values())) if len(found) == 1 else None
