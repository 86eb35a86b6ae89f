"""Who can take part in a contact: the people and holders of offices that mentions stand for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from depesche.days import DaySet
from depesche.knowledge import Knowledge
from depesche.knowledge.model import Term
from depesche.light import dataclass, replace
from depesche.reading.layers import Mention

#: Kinds of mentions that are nobody.
NO_PERSON: Final = ("place", "state", "occasion", "organisation")


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, or the unnamed holder of an office, that can take part in a contact."""

    key: str
    name: str | None
    person: str | None
    office: str | None
    state: str | None
    counts: bool = True


def _actor(mention: Mention) -> Actor | None:
    if mention.kind in (*NO_PERSON, "side"):
        return None
    key = mention.person or mention.name or (f"{mention.office}@{mention.state}" if mention.office else None)
    if key is None:
        return None
    return Actor(key, mention.name, mention.person, mention.office, mention.state, mention.counts)


def registry(mentions: Sequence[Mention]) -> dict[str, Actor]:
    """Every person named singly, by key; the fullest mention wins."""
    out: dict[str, Actor] = {}
    for mention in mentions:
        actor = None if mention.members else _actor(mention)
        if actor is None:
            continue
        known = out.get(actor.key)
        if known is None or (known.state is None and actor.state) or (actor.counts and not known.counts):
            out[actor.key] = actor
    return out


def two_sides(mentions: Iterable[Mention]) -> bool:
    """Whether people of two states or organisations are named that can take part in a contact."""
    sides: set[str | None] = set()
    for mention in mentions:
        sides.update(sides_of(mention))
        if len(sides) > 1:
            return True
    return False


def sides_of(mention: Mention) -> tuple[str | None, ...]:
    """The sides of a mention that can take part in a contact."""
    return (*mention.members, mention.state or mention.person or mention.name) if mention.counts else ()


def actors_of(mention: Mention, known: dict[str, Actor], base: Knowledge) -> tuple[Actor, ...]:
    """Those who can take part in a contact and whom the mention stands for, by the :func:`registry` of the article."""
    if mention.members:
        found = (known.get(key) or _unnamed(key, mention, base) for key in mention.members)
        return tuple(actor for actor in found if actor.counts)
    actor = _actor(mention)
    if actor is None or not mention.counts or mention.modifier == "former":
        return ()
    fullest = known.get(actor.key, actor)
    return (fullest if fullest.counts else actor,)


def actor_of_side(mention: Mention, marker: str, known: dict[str, Actor], base: Knowledge) -> tuple[Actor, ...]:
    """The one person of the side that the article names, where it speaks of a talk with the side ("mit Moskau")."""
    state = base.state(mention.state or "") if mention.kind == "side" and marker == "with" else None
    if state is None or mention.name not in state.capitals:
        return ()
    found = [actor for actor in known.values() if actor.state == mention.state and actor.counts]
    return tuple(found) if len(found) == 1 else ()


def house_of(mention: Mention, base: Knowledge) -> Mention | None:
    """A side that is named like a house or a city, as that place: "im Kreml", "Ort ist Paris"; ``None`` of others."""
    houses = [h for h in base.places_named(mention.name or "") if h.state == mention.state]
    state = base.state(mention.state or "")
    if not houses and (state is None or mention.name not in state.capitals):
        return None
    return replace(mention, kind="place", office=None, id=houses[0].id if houses else mention.state)


def _unnamed(key: str, mention: Mention, base: Knowledge) -> Actor:
    """A member of a group whom the article names nowhere singly."""
    person = base.person(key)
    terms = base.terms_of(key)
    state = mention.state or (terms[-1].place if terms else None)
    return Actor(key, person.name if person else key, key if person else None, mention.office, state)


def listed_terms(actor: Actor, base: Knowledge) -> tuple[Term, ...]:
    """The terms of a known person; none where the article gives them an office that the tables do not have."""
    terms = base.terms_of(actor.person) if actor.person is not None else ()
    listed = actor.office is None or any((t.office, t.place) == (actor.office, actor.state) for t in terms)
    return terms if listed else ()


def in_office_on(actor: Actor, days: DaySet | None, base: Knowledge) -> bool:
    """Whether somebody can have taken part on the days as the holder of an office; nothing speaks against it where no
    days or no terms are known.
    """
    if actor.person is None or days is None or not days.bounded:
        return True
    terms = listed_terms(actor, base)
    return not terms or any(term.days.meets(days) for term in terms)


def holder_on(actor: Actor, days: DaySet | None, base: Knowledge) -> Actor | None:
    """Somebody taken over from what was told before, or the only one who held that office on the days; ``None`` where
    there is none.
    """
    if days is None or in_office_on(actor, days, base):
        return actor
    terms = base.holders(actor.office, actor.state, days) if actor.office and actor.state else ()
    held = {term.person for term in terms if not term.status}
    if len(held) != 1:
        return None
    person = held.pop()
    return Actor(person, base.label(person), person, actor.office, actor.state)
