"""When two triggers tell of the same contact: named conditions, all of which must hold."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from depesche.model.kinds import REMOTE
from depesche.reading.contacts.actors import Actor
from depesche.reading.contacts.sides.around import APART
from depesche.reading.contacts.told import Event, Told, family
from depesche.reading.contacts.triggers.drafts import Draft
from depesche.reading.contacts.triggers.frames import VerbFrame

#: How many sentences back a definite and an indefinite trigger may take up an event.
_REACH: Final = {True: 40, False: 3}
#: Days of a contact up to so many tell it from an earlier one.
_MONTH: Final = 31
#: Days named as exactly as this identify a contact whatever its status.
_EXACT: Final = 3

Condition = Callable[[Event, Told], bool]


def kinds_meet(event: Event, draft: Draft) -> bool:
    """Whether the event may be of the kind that the trigger says."""
    if "message" in (draft.kind, event.kind):
        return draft.kind == event.kind or _wished_by_telephone(event, draft)
    if draft.seats and draft.definite and draft.seats == len(event.actors):
        return True  # "das Dreiergespräch" takes up a call of three
    return draft.generic or event.generic or draft.kind in family(event.kind)


def _wished_by_telephone(event: Event, draft: Draft) -> bool:
    """Whether good wishes told of before were said by telephone, as this tells: "gratulierte. Er habe ihn am Telefon
    beglückwünscht, hieß es".
    """
    first = event.told[-1].draft
    wishes = event.kind == "message" and not draft.noun and draft.frame.kind == "message"
    near = draft.sentence.index - event.last[0] <= _REACH[False]
    return (
        wishes and draft.kind in REMOTE and isinstance(first.frame, VerbFrame) and not first.frame.needs and near
    )


def times_meet(event: Event, told: Told) -> bool:
    """Whether both can be on one day."""
    return event.days is None or told.days is None or event.days.meets(told.days)


def same_actor(first: Actor, second: Actor) -> bool:
    """Whether these are the same, an office without a name being whoever of the others may hold it."""
    if first.key == second.key:
        return True
    unnamed = first.name is None or second.name is None
    return unnamed and first.state == second.state and first.office == second.office


def same_people(first: Sequence[Actor], second: Sequence[Actor]) -> bool:
    """Whether these are the same people."""
    return len(first) == len(second) and all(any(same_actor(a, b) for b in second) for a in first)


def _statuses_meet(event: Event, told: Told) -> bool:
    """Whether one contact can have both statuses."""
    phases = {event.phase, told.phase}
    first, then = sorted((event.told[0], told), key=lambda each: each.draft.trigger)
    if first.phase == "off" and _invites(then):
        return False
    if len(phases) == 1 or phases == {"open", "off"}:
        return True
    if arrived_for(event.told, told) or _was_meant(event, told) or _had_been_planned(event, told):
        return True
    if _came_of_it(event, told):
        return True
    if event.phase == "done" and _of_what_was(told) is not None:
        return bool(_of_what_was(told))
    if not event.certain or not told.verdict.certain:
        return True
    return "off" not in phases and (_presently(told) or _same_day(event, told))


def _came_of_it(event: Event, told: Told) -> bool:
    """Whether what somebody was invited to is told right behind as done: "lud ihn zu einem Gespräch ein. Nach der
    Unterredung hieß es".
    """
    draft, invited = told.draft, event.told[-1]
    near = draft.sentence.index - event.last[0] == 1 and draft.noun and draft.definite and not draft.actors
    of_today = _invites(invited) and invited.draft.clause.tense == "past" and event.days is None
    return near and of_today and told.phase == "done" and not told.recalls and event.phase == "open"


def _of_what_was(told: Told) -> bool | None:
    """Whether words of another status tell of what has happened: a confirmation and a denial do, an invitation to a
    place does not ("Nach den Gesprächen lud er ihn nach Rom ein"); of others nothing can be said.
    """
    if told.verdict.acknowledged or denies(told):
        return True
    return False if _invites(told) and told.place is not None else None


def denies(told: Told) -> bool:
    """Whether somebody denies what was told: "Der Kreml dementierte das Telefonat"."""
    draft = told.draft
    return told.status == "denied" and draft.noun and draft.definite and not draft.marker and told.days is None


def arrived_for(before: Sequence[Told], told: Told) -> bool:
    """Whether all that was told of a contact is that the guest has come, and this tells of what is to come of it:
    "ist zu einem Besuch eingetroffen. Am Freitag empfängt ihn die Präsidentin".
    """
    came = [each for each in before if not each.draft.sentence.title]
    to_come = told.phase == "open" and told.draft.frame.status != "considered"  # an invitation is to another
    return to_come and bool(came) and all(each.phase == "done" and _comes(each.draft) for each in came)


def _comes(draft: Draft) -> bool:
    """Whether the trigger tells of somebody's coming, by a verb or by the noun of a visit."""
    return draft.frame.travel if isinstance(draft.frame, VerbFrame) else draft.frame.visitor


def _was_meant(event: Event, told: Told) -> bool:
    """Whether the words tell what was meant to happen in what is told as done: "Auch darüber wollten sie reden"."""
    draft, clause = told.draft, told.draft.clause
    reported = clause.mood == "subjunctive1" and not draft.complete  # "Er wolle dabei auch über Öl sprechen"
    meant = clause.modal in ("want", "shall") and (clause.tense == "past" or reported)
    letter = (
        draft.noun and draft.definite and draft.kind == "message" and not draft.actors
    )  # "sollte gestern abgehen"
    spoken = not draft.noun and told.days is None
    return event.phase == "done" and told.phase == "open" and meant and (spoken or letter)


def _had_been_planned(event: Event, told: Told) -> bool:
    """Whether an attribute calls planned what has just been told as done: "traf ihn in Genf. Das geplante Treffen werde
    verlängert".
    """
    draft = told.draft
    only = told.verdict.rule == "attribute" and told.phase == "open" and draft.noun and draft.definite
    near = draft.sentence.index - event.last[0] <= _REACH[False]
    return event.phase == "done" and not event.recalled and only and near and told.days is None


def _presently(told: Told) -> bool:
    """Whether it may be either told or announced: "Das Gespräch findet auf Wunsch Moskaus statt"."""
    return told.verdict.open_tense and told.draft.noun and told.draft.definite


def _same_day(event: Event, told: Told) -> bool:
    if event.days is None or told.days is None:
        return False
    return event.days.size <= _EXACT and event.days.meets(told.days)


def _invites(told: Told) -> bool:
    """Whether somebody is invited, in the course of what is told: what was called off before is another contact."""
    draft = told.draft
    return not draft.noun and draft.frame.status == "considered" and draft.clause.tense in ("past", "perfect")


def _places_meet(event: Event, told: Told) -> bool:
    """Whether both can be in one country."""
    first = event.place.mention.state if event.place else None
    then = told.place.mention.state if told.place else None
    return first is None or then is None or first == then


def _no_earlier_one(event: Event, told: Told) -> bool:
    """Whether the words do not look back at an earlier contact than the one that the article tells of."""
    exact = event.days is not None and event.days.bounded and event.days.size <= _MONTH
    if told.recalls == event.recalled or (told.days is not None and exact):
        return True
    return _backdrop(event, told) or not (told.phase == event.phase == "done" and told.recalls)


def _backdrop(event: Event, told: Told) -> bool:
    """Whether the event is only what something else came after, and the pluperfect tells right behind on which day it
    was: "äußerte sich nach seinem Besuch bei B. Die beiden hatten am Dienstag in Rom gesprochen".
    """
    draft, first = told.draft, event.told[0].draft
    named = len(event.told) == 1 and first.noun and first.marker == "after" and event.days is None
    near = draft.sentence.index - event.last[0] == 1 and draft.clause.tense == "pluperfect"
    return named and near and told.days is not None and told.days.is_day


def _no_further_one(event: Event, told: Told) -> bool:
    """Whether a noun is not counted after another, with a day or place of its own: "ein zweiter Gipfel in Rom"."""
    if not told.draft.further:
        return True
    place = told.place.mention.name if told.place else None
    known = event.place.mention.name if event.place else None
    put_off = event.days is None and event.phase == "off" and told.phase == "open"
    another_day = told.days is not None and event.days != told.days and not put_off
    return not another_day and (place is None or place == known)


def _within_reach(event: Event, told: Told) -> bool:
    """Whether the event was told shortly enough before."""
    reach = _REACH[told.draft.definite or not told.draft.noun]
    return told.draft.sentence.index - event.last[0] <= reach


def _no_journey_elsewhere(event: Event, told: Told) -> bool:
    """Whether the trigger is no journey to a country that none of the event's people is from."""
    state = told.place.mention.state if told.place else None
    return told.draft.kind != "visit" or state is None or state in {a.state for a in event.actors}


def _not_beside(event: Event, told: Told) -> bool:
    """Whether the event is not what the noun's own clause tells to have been before or after: "Nach dem Gespräch traf
    er C".
    """
    draft = told.draft
    apart = draft.noun and draft.definite and draft.marker in APART
    return not (apart and any(d.clause is draft.clause and not d.noun for d in event.drafts))


def _no_mere_journey(event: Event, told: Told) -> bool:
    """Whether the trigger is no verb that only says that somebody goes somewhere, receives or invites: of somebody
    whom no side of a contact is ("Drohnen tauchten auf", "Wir laden alle Leser ein"), or of a side that leaves for no
    place that is named ("Er fuhr danach weiter").
    """
    draft = told.draft
    if not isinstance(draft.frame, VerbFrame) or draft.kind != "visit":
        return True
    if not draft.actors:
        return False
    return not draft.frame.travel or told.place is not None or event.kind == "visit"


#: What each trigger of an event must agree in, whether it names all sides or not.
_AGREE: Final[tuple[tuple[str, Condition], ...]] = (
    ("kind", lambda event, told: kinds_meet(event, told.draft)),
    ("status", _statuses_meet),
    ("time", times_meet),
    ("place", _places_meet),
    ("not_earlier", _no_earlier_one),
    ("not_further", _no_further_one),
)
#: What a trigger that names its sides must agree in with the event.
SAME: Final[tuple[tuple[str, Condition], ...]] = (
    ("people", lambda event, told: same_people(told.draft.actors, event.actors)),
    *_AGREE,
)


def _of_bystander(told: Told) -> bool:
    """Whether somebody who takes no part is who speaks to one of them: "Parteichef X telefonierte mit B"."""
    draft = told.draft
    return not draft.noun and bool(draft.actors) and draft.place in draft.sentence.bystanders


#: What one that leaves a side open must agree in with the event that it points back at.
ANTECEDENT: Final[tuple[tuple[str, Condition], ...]] = (
    ("reach", _within_reach),
    ("named", lambda event, told: told.draft.keys <= event.keys),
    ("seats", lambda event, told: not told.draft.seats or told.draft.seats == len(event.actors)),
    ("not_elsewhere", _no_journey_elsewhere),
    ("no_mere_journey", _no_mere_journey),
    ("not_beside", _not_beside),
    ("of_these", lambda _, told: not told.draft.general),  # "Wer nicht redet, verliert"
    ("by_one_of_them", lambda _, told: not _of_bystander(told)),
    *_AGREE,
)


def same(event: Event, told: Told) -> bool:
    """Whether a complete trigger tells of the event."""
    return all(holds(event, told) for _, holds in SAME)


def same_event(events: Sequence[Event], told: Told) -> Event | None:
    """The event that a complete trigger tells of: the latest that looks back as its words do, else the latest."""
    fitting = [event for event in reversed(events) if same(event, told)]
    return next((event for event in fitting if event.recalled == told.recalls), next(iter(fitting), None))


def antecedent(events: Sequence[Event], told: Told, speaking: frozenset[str] = frozenset()) -> Event | None:
    """The event that an incomplete trigger points back at: the latest that fits and holds the people it names; of the
    sides (by their states) that speak of it rather than of others ("Der Kreml bestätigte das Treffen"), and of one that
    is told rather than of one that is only named ("fragte ihn, wie sein Gespräch mit C verlaufen sei").
    """
    latest = sorted(events, key=lambda e: (_of_one(e, speaking), not _only_named(e), e.last), reverse=True)
    return next((event for event in latest if all(holds(event, told) for _, holds in ANTECEDENT)), None)


def _only_named(event: Event) -> bool:
    """Whether the event is only named in what is told of something else, in a subordinate clause."""
    return all(told.draft.noun and told.draft.clause.kind == "subordinate" for told in event.told)


def _of_one(event: Event, states: frozenset[str]) -> bool:
    """Whether one of the states takes part."""
    return any(actor.state in states for actor in event.actors)
