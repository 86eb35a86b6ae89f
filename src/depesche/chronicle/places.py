"""Where a contact was, made comparable: the Hofburg lies in Vienna, Vienna in Austria."""

from __future__ import annotations

from depesche.chronicle.reported import Setting, words
from depesche.knowledge.base import Knowledge
from depesche.model import Place


def setting_of(knowledge: Knowledge, place: Place) -> Setting:
    """What is known of a place; only its own words where its id is not known."""
    own = words(place.name)
    if place.id is None:
        return Setting(own, None)
    state = knowledge.state(place.id)
    if state is not None:
        if knowledge.states_named(place.name):
            return Setting(own, state.id, wide=True)
        return Setting(own | words(state.capital), state.id)  # a capital, or a seat of government in it
    record = knowledge.place(place.id)
    if record is None:
        return Setting(own, None)
    return Setting(own | words(_city(knowledge, record.within)), record.state)


def _city(knowledge: Knowledge, within: str | None) -> str | None:
    return (knowledge.capital(within) or knowledge.label(within)) if within else None
