"""What the article has told so far: events, journeys and the day of its news, and what later words inherit."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final

from depesche import knowledge
from depesche.days import DaySet
from depesche.model import Reason, Status
from depesche.reading.contacts import discourse
from depesche.reading.contacts.article import Actor, Article, Slot
from depesche.reading.contacts.discourse import PERSONAL, Event, Told, phase
from depesche.reading.contacts.drafts import Draft
from depesche.reading.contacts.frames import NounFrame, VerbFrame
from depesche.reading.contacts.roles import own_subject, sides
from depesche.reading.contacts.slots import nominal
from depesche.reading.contacts.status import adverbs
from depesche.reading.contacts.when import announced_on

#: How many sentences on the day of the news, and a plan's day, is still the one meant.
_NEWS_REACH: Final = 8
_PLAN_REACH: Final = 3
#: An event of the first sentences is the news; how far (in tokens) a noun's own sides stand from it.
_LEAD: Final = 4
_OWN: Final = 6
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
    news: list[tuple[int, DaySet]] = field(default_factory=list)
    remote: list[tuple[int, Told]] = field(default_factory=list)
    halves: list[Told] = field(default_factory=list)

    def add(self, told: Told) -> Reason | None:
        """Join the trigger to its event or begin a new one; else the reason why not."""
        if not told.draft.complete:
            event = discourse.antecedent(self.events, told)
            if event is not None:
                discourse.join(event, told)
                self._note_news(told)
                return None
            self._note_journey(told)
            self._note_news(told)
            told = complete(self, told)
        draft = told.draft
        if not draft.complete:
            if draft.kind in ("call", "video"):
                self.remote.append((draft.sentence.index, told))
            self.halves.append(told)
            named = ", ".join(str(a.name or a.office) for a in draft.actors) or None
            return Reason("contact_one_side", {"named": named}, draft.trigger)
        for event in reversed(self.events):
            if discourse.same(event, told):
                discourse.join(event, told)
                self._note_news(told)
                return None
        if isinstance(draft.frame, NounFrame) and draft.frame.anaphor_only:
            return Reason("contact_nothing_before", {}, draft.trigger)
        self._begin(told)
        return None

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
        for actor in told.draft.actors:
            if state is not None and actor.state != state:
                self.journeys.append(Journey(actor, state, told.place, told.days, told.status, told))
            elif state is None and told.days is not None:
                self._date_journey(actor, told)

    def _date_journey(self, actor: Actor, told: Told) -> None:
        """A journey told before without its day has the day that is told of the same traveller now."""
        for i, journey in enumerate(self.journeys):
            if journey.actor.key == actor.key and journey.days is None and not told.recalls:
                self.journeys[i] = replace(journey, days=told.days, status=told.status)

    def journey_of(self, event: Event) -> Journey | None:
        """The journey on which one participant went to another's state."""
        for journey in reversed(self.journeys):
            others = [actor for actor in event.actors if actor.key != journey.actor.key]
            if journey.actor.key in event.keys and any(actor.state == journey.state for actor in others):
                return journey
        return None

    # -- new events -------------------------------------------------------------------------------
    def _begin(self, told: Told) -> None:
        event = discourse.started(told)
        self._from_before(event, told)
        self._from_journey(event)
        if event.days is None:
            event.days = self._inherited_days(event, told) or told.near
        self.events.append(event)
        self._note_news(replace(told, days=event.days))
        if event.kind == "visit" and told.draft.host:
            self._host_journey(event, told)

    def _from_before(self, event: Event, told: Told) -> None:
        """What a noun right before said of the contact: "Das Treffen steht am Freitag an: A und B begegnen sich"."""
        half = self.halves[-1] if self.halves else None
        if half is None or not half.draft.noun or half.draft.actors or not half.draft.definite:
            return
        if told.draft.sentence.index - half.draft.sentence.index > 1 or not discourse.kinds_meet(
            event, half.draft
        ):
            return
        if event.days is None:
            event.days = half.days
            event.place = event.place or half.place
            if event.status == "ongoing" or not event.certain:
                event.status = half.status

    def _from_journey(self, event: Event) -> None:
        if not (event.kind in PERSONAL or event.generic) or event.recalled:
            return
        journey = self.journey_of(event)
        if journey is None or phase(journey.status) != phase(event.status):
            return
        if event.place is not None and event.place.mention.state != journey.state:
            return
        if event.days is not None and journey.days is not None and not event.days.meets(journey.days):
            return
        event.place = event.place or journey.place
        event.days = event.days or journey.days
        event.kind, event.generic = "visit", False

    def _host_journey(self, event: Event, told: Told) -> None:
        host = next((actor for actor in event.actors if actor.key == told.draft.host), None)
        if host is None or host.state is None:
            return
        for actor in event.actors:
            if actor.state != host.state:
                self.journeys.append(Journey(actor, host.state, event.place, event.days, event.status, told))

    # -- days -------------------------------------------------------------------------------------
    def _note_news(self, told: Told) -> None:
        days = told.days or told.near
        if phase(told.status) == "done" and not told.recalls and days is not None and days.size <= _NEWS_DAYS:
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

    # -- the end ----------------------------------------------------------------------------------
    def close(self) -> None:
        """What only the whole article shows: visits by journeys, calls by headlines, days by announcements."""
        for journey in self.journeys:
            host = None if self._used(journey) else self._host(journey)
            if host is not None:
                draft = replace(journey.told.draft, actors=(journey.actor, host), kind="visit", generic=False)
                self.events.append(discourse.started(replace(journey.told, draft=draft)))
        for event in self.events:
            self._by_telephone(event)
            if event.days is None and phase(event.status) == "done" and not event.recalled:
                at = event.told[0].draft.sentence.index
                if at < _LEAD:
                    event.days = announced_on(self.article, at, at + 1)

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
            journey.actor.key in event.keys
            and any(actor.state == journey.state for actor in event.actors)
            and (event.kind in PERSONAL or event.generic)
            and phase(event.status) == phase(journey.status)
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


# -- participants ---------------------------------------------------------------------------------
def complete(story: Story, told: Told) -> Told:
    """The trigger with the sides that the story before it supplies, or as it is."""
    draft = told.draft
    owner = _possessor(story.article, draft)
    if owner is not None and owner.key not in draft.keys:
        joined = replace(draft, actors=(owner, *draft.actors), one_sided=False)
        if joined.complete:
            return replace(told, draft=joined)
    half = _other_half(story, told)
    if half is not None:
        return half
    event = next((e for e in story.latest if draft.sentence.index - e.last[0] <= _PLAN_REACH), None)
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
    return replace(told, draft=replace(draft, actors=actors, one_sided=False)) if actors else told


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
    return any(slot.marker in ("mit", "bei", "an", "genitive", "von") for slot in draft.slots)


def _other_half(story: Story, told: Told) -> Told | None:
    """The trigger with the side that the same verb named before: "A lädt ein … Eingeladen sind B und C"."""
    draft = told.draft
    for half in reversed(story.halves):
        other = half.draft
        near = draft.sentence.index - other.sentence.index <= _PLAN_REACH
        if (
            near
            and not draft.noun
            and other.frame is draft.frame
            and draft.actors
            and draft.clause != other.clause
        ):
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


def _from_sentence(article: Article, told: Told) -> Told:
    """A pronoun's person where no contact was told before: the one named right before in the sentence."""
    draft = told.draft
    if draft.noun or len(draft.actors) != 1 or not nominal().pronouns & set(article.words(draft.clause)):
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
    if draft.kind == "message":
        return True
    pronoun = nominal().pronouns & set(article.words(draft.clause))
    return bool(pronoun) or not own_subject(draft.sentence, draft.place)


def _names_contact(article: Article, draft: Draft) -> bool:
    """Whether a noun without its sides may be a further contact of the people of the last one."""
    if not draft.noun or draft.generic or draft.kind == "summit":
        return False
    follower = article.lower(draft.token + 1)
    foreign = follower in ("der", "des", "von", "mit", "zwischen", "unter") and not any(
        slot.start > draft.token and slot.start - draft.token <= _OWN for slot in draft.slots
    )
    return not foreign


def _beside(story: Story, event: Event, actor: Actor) -> tuple[Actor, ...]:
    """The new side with the one person of the last contact who goes on: the traveller, else its first."""
    others = [other for other in event.actors if other.state != actor.state]
    travellers = [other for other in others if any(j.actor.key == other.key for j in story.journeys)]
    chosen = travellers or others[:1]
    return (chosen[0], actor) if chosen else ()
