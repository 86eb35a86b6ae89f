"""Words that name a speaker: what a phrase or a medium is called, and the states that a word belongs to."""

from __future__ import annotations

from functools import cache

from depesche import knowledge
from depesche.days import DaySet
from depesche.knowledge.model import Metonym
from depesche.lang.de.grammar.nouns import adjective_forms
from depesche.reading.quotes.lexicon import lexicon


@cache
def capitals() -> dict[str, str]:
    """States of today by the adjectives of their seats of government: "Pekinger", "Berliner"."""
    states = [
        state
        for state in knowledge.load().states.values()
        if state.valid is None or state.valid.runs[-1].last is None
    ]
    return {f"{name}er": state.id for state in states for name in state.capitals}


@cache
def adjectives() -> dict[str, frozenset[str]]:
    """States by the forms of their adjectives: "russischen" in "russischen Angaben"."""
    found: dict[str, set[str]] = {}
    for state in knowledge.load().states.values():
        for form in (f for stem in state.adjectives for f in adjective_forms(stem)):
            found.setdefault(form, set()).add(state.id)
    return {form: frozenset(ids) for form, ids in found.items()}


def valid(metonym: Metonym, published: DaySet | None) -> bool:
    """Whether the metonym can mean its place on the article's days; the one in force today where they are unknown."""
    if metonym.valid is None:
        return True
    if published is not None:
        return metonym.valid.meets(published)
    return metonym.valid.runs[-1].last is None


def informs(name: str) -> bool:
    """Whether a name without a side is one that stands for news: a medium, or people who know."""
    known = lexicon().classes
    parts = [part.strip('„“”»«",') for part in name.split()]
    stems = [stem.lower() for stem in (*known["media"], *known["insiders"])]
    return any(p in known["outlets"] or any(stem in p.lower() for stem in stems) for p in parts)


def bare(words: str) -> str:
    """A phrase without its determiner, and without the noun of saying before a genitive."""
    parts = words.strip(' „“”»«"').split()
    classes = lexicon().classes
    while len(parts) > 1 and (
        parts[0].lower() in classes["determiners"] or parts[0].lower() in classes["prepositions"]
    ):
        parts = parts[1:]
    return " ".join(parts)


def medium_name(words: str) -> str:
    """What a medium is called: "der russischen Nachrichtenagentur TASS" is "TASS", "New York Times" stays so."""
    parts = [part.strip('„“”»«",') for part in bare(words).split()]
    known = lexicon().classes
    named = [k for k, part in enumerate(parts) if part in known["outlets"]]
    if not named:
        return bare(words)
    first = named[0]
    stems = tuple(stem.lower() for stem in known["media"])
    while first and parts[first - 1][:1].isupper() and not parts[first - 1].lower().endswith(stems):
        first -= 1
    return " ".join(parts[first:])
