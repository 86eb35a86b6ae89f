"""What only the whole article shows: visits by journeys, calls by headlines, places of gatherings, days of news."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from depesche.light import replace
from depesche.reading.contacts.actors import Actor, in_office_on
from depesche.reading.contacts.article import LEAD, Slot
from depesche.reading.contacts.events.joining import join
from depesche.reading.contacts.events.journeys import goes_with
from depesche.reading.contacts.events.meeting import kinds_meet, same
from depesche.reading.contacts.events.sequels import prelude
from depesche.reading.contacts.events.story import NEWS_REACH, Journey, Story
from depesche.reading.contacts.places import in_city, scene_of
from depesche.reading.contacts.places.words import place_words
from depesche.reading.contacts.time import announced_on, beyond
from depesche.reading.contacts.told import PERSONAL, Event, started
from depesche.rules import Decision

#: How many sentences back "ein Telefonat" that names nobody tells how the next two spoke.
_NAMELESS: Final = 2
#: Who of other states is received by the one of the same office, unless the article says so.
_MINISTER: Final = "foreign_minister"


def close(story: Story) -> None:
    """Finish the story."""
    for journey in story.journeys:
        met = journey.told.draft.complete or journey.status == "denied" or _used(story, journey)
        host = None if met else _host(story, journey)
        if host is not None:
            _visit(story, journey, host)
    _take_acknowledged(story)
    _take_announced(story)
    for event in story.events:
        for _, finish in FINISHING:
            finish(story, event)


def _take_acknowledged(story: Story) -> None:
    """Make a confirmation of what is only told behind it one of that: "Der Kreml bestätigte das Telefonat. Bush hatte
    Putin am Montag angerufen".
    """
    for event in list(story.events):
        if event.days is not None or not all(told.verdict.acknowledged for told in event.told):
            continue
        others = (o for o in story.events if o is not event and o.keys == event.keys and o.phase == "done")
        held = next((o for o in others if kinds_meet(o, event.drafts[0])), None)
        if held is not None:
            held.told += event.told
            story.events = [other for other in story.events if other is not event]


def _take_announced(story: Story) -> None:
    """Make what is told in the present tense without a day one with the plan of the same people told behind it: "A
    trifft B. … Der Besuch findet am Freitag statt".
    """
    for event in filter(_announces, list(story.events)):
        plan = next((other for other in story.events if _is_plan(other, event)), None)
        if plan is not None:
            plan.told = [*event.told, *plan.told]
            plan.place = plan.place or event.place
            story.events = [other for other in story.events if other is not event]


def _announces(event: Event) -> bool:
    """Whether all that is told of it is in the present tense, without a day, and may be to come."""
    undated = event.phase == "done" and event.days is None
    return undated and all(t.verdict.open_tense and t.days is None and not t.recalls for t in event.told)


def _is_plan(plan: Event, event: Event) -> bool:
    """Whether what is told behind the event plans it for a day."""
    planned = plan.status in ("planned", "confirmed") and plan.days is not None and not plan.recalled
    return planned and plan.keys == event.keys and plan.last > event.last and kinds_meet(plan, event.drafts[0])


def _visit(story: Story, journey: Journey, host: Actor) -> None:
    """Make the journey a visit to the host."""
    sides = (*journey.actors, host)
    draft = replace(journey.told.draft, actors=sides, kind="visit", generic=False, one_sided=False)
    told = replace(journey.told, draft=draft)
    event = next((event for event in story.events if same(event, told)), None)
    if event is not None:
        join(event, told)
    else:
        story.events.append(started(told))


def _used(story: Story, journey: Journey) -> bool:
    """Whether a contact told of is that for which the journey was."""
    return any(_met_there(journey, event) for event in story.events)


def _met_there(journey: Journey, event: Event) -> bool:
    hosts = [actor for actor in event.actors if actor.key not in journey.keys]
    together = len(hosts) == 1 or all(a.state == journey.state for a in hosts) or _told_with(journey, event)
    host = any(actor.state == journey.state for actor in event.actors)
    if not (bool(journey.keys & event.keys) and together and host and event.personal):
        return False
    home = event.place is not None and event.place.mention.state in {actor.state for actor in journey.actors}
    return not home and goes_with(journey, event)  # a visit in return is another one


def _told_with(journey: Journey, event: Event) -> bool:
    """Whether both are told in one sentence."""
    return any(draft.sentence is journey.told.draft.sentence for draft in event.drafts)


def _host(story: Story, journey: Journey) -> Actor | None:
    """The one person of that state named in the journey's sentence or right beside it."""
    at = journey.told.draft.sentence.index
    seats = story.article.setting.language.made(place_words).seats
    if journey.place is not None and journey.place.mention.name in seats:
        return None  # "hält sich in Brüssel auf"
    near = [slot for sentence in story.article.sentences[max(0, at - 3) : at + 2] for slot in sentence.slots]
    there = [actor for slot in near for actor in slot.actors if actor.state == journey.state]
    beside = {actor.key for slot in journey.told.draft.sentence.slots for actor in slot.actors}
    found = {a.key: a for a in there if _can_be_host(story, journey, a, beside=a.key in beside)}
    return next(iter(found.values())) if len(found) == 1 else None


def _can_be_host(story: Story, journey: Journey, actor: Actor, *, beside: bool) -> bool:
    """Whether somebody named nearby can have received them: in office on its days, a minister a minister and a head
    a head, unless both are named in one sentence.
    """
    minister = any(traveller.office == _MINISTER for traveller in journey.actors)
    if minister is not (actor.office == _MINISTER) and not beside:
        return False
    return in_office_on(actor, journey.days, story.article.knowledge)


# -- each event -----------------------------------------------------------------------------------
def _by_telephone(story: Story, event: Event) -> None:
    """A conversation of an open form was a call where the article tells before that one side telephoned."""
    at = event.told[0].draft.sentence.index
    if not event.generic or event.place is not None:
        return
    for index, told in story.remote:
        reach = NEWS_REACH if told.draft.keys else _NAMELESS
        if 0 <= at - index <= reach and told.draft.keys <= event.keys:
            event.kind, event.generic = told.draft.kind, False
            return


def _on_scene(story: Story, event: Event) -> None:
    """A contact in person that names no place, or only a country, was where the story has its people."""
    named = event.place.mention if event.place is not None else None
    if not event.personal or event.recalled or event.phase == "off" or (named and named.kind != "state"):
        return
    found = scene_of(story.article, event)
    if event.status == "considered" and found is not None and found.rule != "venue":
        return
    if found is None or not _can_be(event, found, named.state if named else None):
        return
    event.place, event.rules["place"] = found.value, found.rule
    if event.kind not in PERSONAL:
        event.kind, event.generic = "meeting", False


def _can_be(event: Event, found: Decision[Slot], state: str | None) -> bool:
    """Whether the event can be at the place: in the country that it names, a visit at the home of one of them."""
    there = found.value.mention.state
    at_home = event.kind != "visit" or there in {actor.state for actor in event.actors}
    return at_home and (state is None or there == state) and not (event.generic and found.rule == "dateline")


def _at_gathering(story: Story, event: Event) -> None:
    """A conversation of some of those who sit together on its day was where they sit."""
    if event.place is not None or not event.personal:
        return
    whole = next((whole for whole in story.events if _sits_in(event, whole)), None)
    if whole is None or whole.place is None:
        return
    event.place = in_city(story.article, whole.place)
    if event.kind not in PERSONAL:
        event.kind, event.generic = "meeting", False


def _sits_in(event: Event, whole: Event) -> bool:
    """Whether the event is of some of those who sit together in the other one, on one of its days."""
    same_day = event.days is not None and whole.days is not None and event.days.within(whole.days)
    return whole.place is not None and same_day and _of_some(event, whole)


def _of_some(event: Event, whole: Event) -> bool:
    """Whether the other one, in person and of the same phase, is of the event's people and others."""
    return event.keys < whole.keys and whole.personal and whole.phase == event.phase


def _came_later(story: Story, event: Event) -> None:
    """What was called off but came on another day was put off: "Eigentlich war der Besuch für Dienstag geplant"."""
    draft = event.drafts[0]
    meant = (
        draft.noun
        and draft.definite
        and story.article.status_words.adverbs["cancelled"] & set(story.article.words(draft.clause))
    )
    if event.status != "cancelled" or not meant:
        return
    others = [o for o in story.events if o is not event and o.keys == event.keys and not o.recalled]
    if any(other.phase == "done" and kinds_meet(other, draft) for other in others):
        event.status = "postponed"


def _in_person(story: Story, event: Event) -> None:
    """A conversation of an open form of some of those who meet is a meeting."""
    gatherings = [whole for whole in story.events if whole.kind in PERSONAL and _of_some(event, whole)]
    if event.generic and gatherings:
        event.kind, event.generic = "meeting", False


def _on_day_of_news(story: Story, event: Event) -> None:
    """What the article opens with as having happened was on the day on which somebody spoke of it."""
    at = event.told[0].draft.sentence.index
    undated = event.days is None and not event.faults
    if undated and event.phase == "done" and not event.recalled and at < LEAD:
        event.days = announced_on(story.article, at, at + 1)


def _before_told(story: Story, event: Event) -> None:
    """What was before what the text has just told was on that day or the day before, if it is no earlier one of the
    same people.
    """
    again = any(other is not event and other.keys == event.keys for other in story.events)
    if event.days is None and not again and not event.faults:
        event.days = prelude(story.article, event)


def _before_article(story: Story, event: Event) -> None:
    """What has happened was not after its article: days that are give it none."""
    spans = (span for told in event.told if told.days == event.days for span in told.time_spans)
    if event.phase == "done" and event.status != "ongoing":
        event.beyond = beyond(event.days, story.article.published, next(spans, None))
    if event.beyond is not None:
        event.days = None


def _over(story: Story, event: Event) -> None:
    """What is told in the present tense of a day gone by has happened (a chronology, the picture of a year), and of a
    coming day is planned.
    """
    published = story.article.published
    if event.status != "ongoing" or event.days is None or published is None or event.days.last is None:
        return
    if published.first is not None and event.days.last < published.first:
        event.status = "held"
    elif published.last is not None and event.days.first is not None and event.days.first > published.last:
        event.status = "planned"


#: What is done to each event when all is told, in this order.
FINISHING: Final[tuple[tuple[str, Callable[[Story, Event], None]], ...]] = (
    ("by_telephone", _by_telephone),
    ("on_scene", _on_scene),
    ("at_gathering", _at_gathering),
    ("came_later", _came_later),
    ("in_person", _in_person),
    ("before_article", _before_article),
    ("before_told", _before_told),
    ("on_day_of_news", _on_day_of_news),
    ("over", _over),
)
