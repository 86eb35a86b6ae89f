"""What the place of a contact in person, and a gathering around it, make of its kind."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from depesche.model import Kind
from depesche.reading.contacts.actors import Actor
from depesche.reading.contacts.article import Article, Slot
from depesche.reading.contacts.places.named import occasion_of
from depesche.reading.contacts.places.words import place_words
from depesche.reading.contacts.sides.roles import sides
from depesche.reading.contacts.told import PERSONAL
from depesche.reading.contacts.triggers.drafts import Draft
from depesche.reading.contacts.triggers.frames import VerbFrame

#: So many guests and a host sit at one table.
_MANY: Final = 3


def on_margins(article: Article, drafts: Sequence[Draft]) -> bool:
    """Whether the contact is told to have been on the margins or in the course of a gathering of many."""
    margins = article.setting.language.made(place_words).margins
    return any(
        margins & set(article.words(draft.clause)) or (draft.kind != "visit" and _at_gathering(article, draft))
        for draft in drafts
    )


def on_neutral_ground(article: Article, place: Slot | None) -> bool:
    """Whether the place is one at which leaders meet who are nobody's guests there ("in New York")."""
    return place is not None and place.mention.name in article.setting.language.made(place_words).neutral


def attends(article: Article, draft: Draft) -> bool:
    """Whether somebody comes, or is asked, to a gathering of many: "nahm die Einladung zum G20-Gipfel an"."""
    frame = draft.frame
    comes = frame.status == "considered" or (isinstance(frame, VerbFrame) and frame.travel)
    occasion = occasion_of(article, draft) if comes else None
    return (
        occasion is not None
        and occasion.marker == "to"
        and article.frames.is_gathering(occasion.mention.name or "")
    )


def _at_gathering(article: Article, draft: Draft) -> bool:
    parts, words = article.setting.language.made(place_words).gatherings, " ".join(article.words(draft.clause))
    named = [part for part in parts if part in words]
    nouns = [i for i in draft.clause.tokens if any(part in article.lowers[i] for part in named)] if named else []
    return any(
        article.syntax.relation(draft.sentence.start, i) in ("at", "on")
        for i in nouns
        if article.frames.is_gathering(article.tokens.words[i])
    )


def kind_at(
    kind: Kind, actors: Sequence[Actor], state: str | None, *, margins: bool, travelled: bool, attended: bool
) -> Kind:
    """The kind of a contact in person: a visit where one side is at home, else a meeting; a summit from three on.

    ``margins`` says that it was on the margins of a gathering, ``travelled`` that all went to see one of them,
    ``attended`` that the contact is the gathering itself.
    """
    if kind == "talks" and margins:
        kind = "meeting"
    if kind not in PERSONAL:
        return kind
    here = sides(actors)
    if attended:
        return "summit"
    if len(here) >= 3:
        return "visit" if travelled else "summit"
    if margins:
        return "meeting"
    if state is None:
        return "meeting" if kind == "summit" else kind
    return "visit" if state in here else "meeting"


def _host_beside_guests(draft: Draft) -> bool:
    """Whether the noun names one host and several guests: "der Besuch von A und B bei C"."""
    hosts = {actor.key for slot in draft.slots if slot.marker == "at" for actor in slot.actors}
    return len(hosts) == 1 and len(draft.keys - hosts) > 1


def called_on(draft: Draft, state: str | None) -> bool:
    """Whether the trigger tells that several came to one of them: "reisten zu ihm", "trafen in Rom mit dem Papst
    zusammen".
    """
    if not isinstance(draft.frame, VerbFrame):
        return draft.frame.visitor and _host_beside_guests(draft)
    if draft.frame.travel:
        return draft.kind == "visit"
    guests = [actor for slot in draft.slots if not slot.marker for actor in slot.actors]
    hosts = [actor.state for slot in draft.slots if slot.marker for actor in slot.actors]
    at_home = state is not None and hosts == [state]
    return at_home and 1 < len(guests) < _MANY and state not in {actor.state for actor in guests}
