"""Places by what is known of them: the city of a compound or around a building, where the people are told to be."""

from __future__ import annotations

from collections.abc import Sequence

from depesche.light import replace
from depesche.reading.contacts.actors import Actor
from depesche.reading.contacts.article import Article, Sentence, Slot
from depesche.reading.contacts.sides.roles import own_subject
from depesche.reading.contacts.told import PERSONAL
from depesche.reading.contacts.triggers.drafts import Draft
from depesche.reading.layers import Mention, MentionKind


def of_compound(article: Article, draft: Draft) -> tuple[Slot, ...] | None:
    """The city or state that a compound begins with: "Kiew-Besuch", "China-Reise"."""
    head = article.syntax.first_part(draft.token)
    if head is None or draft.kind not in PERSONAL:
        return None
    found = _located(article, head, visited=draft.kind == "visit")
    if found is None:
        return None
    kind, state, city = found
    mention = Mention(*draft.trigger, kind, head, state=state, id=city)
    return (Slot(mention, draft.token, draft.token + 1, (), "", oblique=False, group=0),)


def _located(article: Article, name: str, *, visited: bool) -> tuple[MentionKind, str | None, str | None] | None:
    """What a name is as a place, its state and its id; of a state only where one is ``visited``."""
    base = article.setting.knowledge
    states = base.states_named(name) if visited else ()
    states = states or tuple(s for s in base.states.values() if name in s.capitals)
    if states:
        return ("state" if states[0].name == name else "place"), states[0].id, None
    cities = base.places_named(name)
    return ("place", cities[0].state, cities[0].id) if cities else None


def in_city(article: Article, slot: Slot) -> Slot:
    """The city around a building; another appointment of the day need not have been in the same house."""
    base, mention = article.setting.knowledge, slot.mention
    known = base.places_named(mention.name or "")
    if mention.kind == "side" and not known:
        state = base.state(mention.state or "")
        city, key = (state.capital if state else None), None
    else:
        city, key = _around(article, known[0].within if known and known[0].kind != "city" else None)
    return replace(slot, mention=replace(mention, kind="place", name=city, id=key)) if city else slot


def _around(article: Article, within: str | None) -> tuple[str | None, str | None]:
    """The name and the id of the city that something lies within; a capital has the id of its state."""
    if within is None:
        return None, None
    base = article.setting.knowledge
    capital = base.capital(within)
    return (capital, None) if capital else (base.label(within), within)


def place_beside(article: Article, sentence: int, actors: Sequence[Actor]) -> Slot | None:
    """Where one of the people is told to be, at another's home, in the sentence or the one before it.

    Such as "A hat in Rom geworben. Bei dem Treffen mit B dankte er".
    """
    for index in range(sentence, max(sentence - 2, -1), -1):
        found = article.sentences[index]
        for slot in found.places:
            if _guests_there(found, slot, actors):
                return slot
    return None


def _guests_there(sentence: Sentence, slot: Slot, actors: Sequence[Actor]) -> bool:
    """Whether the place is one of the actors' home and the subject of its clause is another of them."""
    clause = sentence.owner.get(slot.start)
    if clause is None or slot.mention.kind != "place" or slot.marker not in ("in", "towards"):
        return False
    at_home = any(actor.state == slot.mention.state for actor in actors)
    guests = {actor.key for actor in actors if actor.state != slot.mention.state}
    subject = {actor.key for s in own_subject(sentence, clause) for actor in s.actors}
    return at_home and bool(guests & subject)
