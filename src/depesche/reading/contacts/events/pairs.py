"""The two of whom the sentence before tells as one subject: "A und B sind sich einig. Nach dem Treffen sagte A, …"."""

from __future__ import annotations

from typing import Final

from depesche.reading.contacts.actors import Actor
from depesche.reading.contacts.article import Article, Slot
from depesche.reading.contacts.event_words import event_words
from depesche.reading.contacts.sides.roles import sides
from depesche.reading.contacts.told import PERSONAL
from depesche.reading.contacts.triggers.drafts import Draft

#: Relations of a noun to what one of the two said at it.
_HAD: Final = ("after", "at", "during", "on")
_KINDS: Final = (*PERSONAL, "talks")
_PAIR: Final = 2


def pair_before(article: Article, draft: Draft) -> tuple[Actor, ...]:
    """The two, where a definite noun of which one of them speaks names no others; else nobody."""
    if not (_takes_up(draft) and len(draft.actors) == 1) or _names_sides(article, draft):
        return ()
    pair = _pair(article, draft.sentence.index - 1)
    return pair if draft.keys <= {actor.key for actor in pair} else ()


def _takes_up(draft: Draft) -> bool:
    """Whether the noun can take up what the two had."""
    had = draft.marker in _HAD and draft.kind in _KINDS
    return draft.noun and draft.definite and had and draft.sentence.index > 0


def _names_sides(article: Article, draft: Draft) -> bool:
    """Whether it says itself whose it was: "nach dem Treffen der Minister"."""
    return article.lower(draft.token + 1) in article.setting.language.made(event_words).naming_sides


def _pair(article: Article, index: int) -> tuple[Actor, ...]:
    """The two who are the one subject of a sentence and the only people in it that stand bare."""
    bare = [slot for slot in article.sentences[index].slots if _alone(slot)]
    pair = tuple(slot.actors[0] for slot in bare if slot.group == bare[0].group)
    return pair if len(pair) == len(bare) == len(sides(pair)) == _PAIR else ()


def _alone(slot: Slot) -> bool:
    return not slot.marker and not slot.oblique and len(slot.actors) == 1
