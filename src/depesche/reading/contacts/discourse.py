"""One event however often it is told: when two triggers tell of the same contact, and what each adds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from depesche.days import DaySet
from depesche.model import Kind, Span, Status
from depesche.model.kinds import REMOTE
from depesche.model.statuses import phase
from depesche.reading.contacts.article import Actor, Article, Slot
from depesche.reading.contacts.drafts import Draft
from depesche.reading.contacts.status import Verdict

PERSONAL: Final = frozenset({"meeting", "visit", "summit"})
#: Contacts in which each side stays where it is.
#: How many sentences back a definite and an indefinite trigger may take up an event.
_REACH: Final = {True: 40, False: 3}
#: Days named as exactly as this identify a contact whatever its status.
_EXACT: Final = 3


@dataclass(frozen=True, slots=True)
class Told:
    """A draft with what was worked out for it. ``recalls`` says that its words look back past the news;
    ``near`` is the day if nothing names a better one (a time of day, the entry of a ticker).
    """

    draft: Draft
    verdict: Verdict
    days: DaySet | None
    place: Slot | None
    recalls: bool
    time_spans: tuple[Span, ...] = ()
    near: DaySet | None = None

    @property
    def status(self) -> Status:
        """The status that its words give; told drafts always have one."""
        return self.verdict.status or "held"


@dataclass(slots=True)
class Event:
    """One contact of the article while its triggers are being joined. ``together`` says that all but the host came
    on one journey.
    """

    kind: Kind
    generic: bool
    actors: tuple[Actor, ...]
    status: Status
    certain: bool
    recalled: bool
    told: list[Told] = field(default_factory=list)
    days: DaySet | None = None
    place: Slot | None = None
    initiator: str | None = None
    together: bool = False

    @property
    def keys(self) -> frozenset[str]:
        """Keys of its participants."""
        return frozenset(actor.key for actor in self.actors)

    @property
    def drafts(self) -> list[Draft]:
        """Its triggers, in order."""
        return [told.draft for told in self.told]

    @property
    def last(self) -> tuple[int, int]:
        """Where it was told last: sentence and token."""
        draft = self.told[-1].draft
        return draft.sentence.index, draft.token


def started(told: Told) -> Event:
    """A new event from a trigger."""
    draft = told.draft
    return Event(
        draft.kind,
        draft.generic,
        draft.actors,
        told.status,
        told.verdict.certain,
        told.recalls,
        [told],
        told.days,
        told.place,
        draft.initiator,
    )


def same_people(first: Sequence[Actor], second: Sequence[Actor]) -> bool:
    """Whether these are the same people, an office without a name being whoever of the others may hold it."""
    return len(first) == len(second) and all(any(_same(a, b) for b in second) for a in first)


def _same(first: Actor, second: Actor) -> bool:
    if first.key == second.key:
        return True
    unnamed = first.name is None or second.name is None
    return unnamed and first.state == second.state and first.office == second.office


def family(kind: Kind) -> frozenset[str]:
    """The kinds that one contact may be called by."""
    if kind in PERSONAL:
        return PERSONAL
    return REMOTE if kind in REMOTE else frozenset({kind})


def kinds_meet(event: Event, draft: Draft) -> bool:
    """Whether the event may be of the kind that the trigger says."""
    if "message" in (draft.kind, event.kind):
        return draft.kind == event.kind
    return draft.generic or event.generic or draft.kind in family(event.kind)


def _statuses_meet(event: Event, told: Told) -> bool:
    phases = {phase(event.status), phase(told.status)}
    first, then = sorted((event.told[0], told), key=lambda each: each.draft.trigger)
    if phase(first.status) == "off" and _invites(then):
        return False
    if len(phases) == 1 or phases == {"open", "off"}:
        return True
    if not event.certain or not told.verdict.certain:
        return True
    if told.verdict.cue == "present" and told.draft.noun and told.draft.definite and "off" not in phases:
        return True  # "Das Gespräch findet auf Wunsch Moskaus statt"
    same_day = bool(event.days and told.days and event.days.size <= _EXACT and event.days.meets(told.days))
    return same_day and "off" not in phases


def _invites(told: Told) -> bool:
    """Whether somebody is invited, in the course of what is told: what was called off before is another contact."""
    draft = told.draft
    return not draft.noun and draft.frame.status == "considered" and draft.clause.tense in ("past", "perfect")


def times_meet(event: Event, told: Told) -> bool:
    """Whether both can be on one day."""
    return event.days is None or told.days is None or event.days.meets(told.days)


def _places_meet(event: Event, told: Told) -> bool:
    """Whether both can be in one country."""
    first = event.place.mention if event.place else None
    then = told.place.mention if told.place else None
    return first is None or then is None or first.state is None or then.state is None or first.state == then.state


def same(event: Event, told: Told) -> bool:
    """Whether a complete trigger tells of the event."""
    return (
        same_people(told.draft.actors, event.actors)
        and kinds_meet(event, told.draft)
        and _statuses_meet(event, told)
        and times_meet(event, told)
        and _places_meet(event, told)
        and not _another(event, told)
        and not _further(event, told)
    )


def _another(event: Event, told: Told) -> bool:
    """Whether the words look back at an earlier contact than the one that the article tells of."""
    if told.recalls == event.recalled or (told.days is not None and event.days is not None):
        return False
    return phase(told.status) == phase(event.status) == "done" and told.recalls


def antecedent(events: Sequence[Event], told: Told) -> Event | None:
    """The event that an incomplete trigger points back at: the latest that fits and holds the people it names."""
    draft = told.draft
    reach = _REACH[draft.definite or not draft.noun]
    for event in sorted(events, key=lambda e: e.last, reverse=True):
        if draft.sentence.index - event.last[0] > reach or not draft.keys <= event.keys:
            continue
        if not kinds_meet(event, draft) or not _statuses_meet(event, told) or not times_meet(event, told):
            continue
        if not _places_meet(event, told):
            continue
        if draft.seats and draft.seats != len(event.actors):
            continue
        if _another(event, told) or _elsewhere(event, told) or _further(event, told):
            continue
        return event
    return None


def _further(event: Event, told: Told) -> bool:
    """Whether a noun counted after another has a day or place of its own: "ein zweiter Gipfel in Rom"."""
    if not told.draft.further:
        return False
    place = told.place.mention.name if told.place else None
    known = event.place.mention.name if event.place else None
    put_off = event.days is None and phase(event.status) == "off" and phase(told.status) == "open"
    another_day = told.days is not None and event.days != told.days and not put_off
    return another_day or (place is not None and place != known)


def _elsewhere(event: Event, told: Told) -> bool:
    """Whether the trigger is a journey to a country that none of the event's people is from."""
    state = told.place.mention.state if told.place else None
    return told.draft.kind == "visit" and state is not None and state not in {a.state for a in event.actors}


def join(event: Event, told: Told) -> None:
    """Add what the trigger says to the event."""
    draft = told.draft
    event.told.append(told)
    if any(actor.name is None for actor in event.actors) and draft.complete:
        event.actors = tuple(
            next((b for b in draft.actors if b.name and _same(a, b)), a) if a.name is None else a
            for a in event.actors
        )
    if event.generic and not draft.generic:
        event.kind, event.generic = draft.kind, False
    elif draft.kind == "visit" and event.kind == "meeting":
        event.kind = "visit"
    if told.days is not None and (event.days is None or told.days.size < event.days.size):
        event.days = told.days
    elif event.days is None and phase(told.status) == phase(event.status):
        event.days = told.near
    if event.place is None or (told.place is not None and event.place.mention.kind == "state"):
        event.place = told.place or event.place
    event.initiator = event.initiator or draft.initiator
    event.recalled = event.recalled and told.recalls
    _update_status(event, told)


def seat(event: Event, told: Told) -> None:
    """Add the people whom the trigger names to the event, its time where it has none."""
    event.told.append(told)
    event.actors = (*event.actors, *(actor for actor in told.draft.actors if actor.key not in event.keys))
    event.days = event.days or told.days
    event.place = event.place or told.place


def seat_together(event: Event, told: Told) -> None:
    """Make the event, told of as one of several, that of all whom the trigger names."""
    event.actors = told.draft.actors
    if event.kind in PERSONAL:
        event.kind = "summit"


def _update_status(event: Event, told: Told) -> None:
    if not told.verdict.certain:
        return
    if told.verdict.cue == "present" and phase(event.status) == "open":
        return  # the present tense tells of what is to come, too
    if not event.certain:
        event.status, event.certain = told.status, True
        return
    old, new = phase(event.status), phase(told.status)
    if old == new == "open":
        ranked = [
            status for status in ("confirmed", "planned", "considered") if status in (event.status, told.status)
        ]
        event.status = ranked[0]
    elif new == "off" or (new == "done" and old == "open"):
        event.status = told.status


def article_spans(article: Article, event: Event) -> tuple[Span, ...]:
    """The sentences in which the event is told."""
    return tuple(dict.fromkeys(article.offsets(d.sentence.start, d.sentence.end) for d in event.drafts))
