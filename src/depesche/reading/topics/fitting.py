"""Which phrases can be topics: an ordered table of what rules one in or out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from depesche.lang.syntax import Range
from depesche.light import dataclass
from depesche.reading.topics.talk import Talk

#: Kinds of mentions of those who talk.
_PEOPLE: Final = frozenset({"person", "office", "pronoun", "group", "side"})


@dataclass(frozen=True, slots=True)
class Rule:
    """Whether a phrase is a topic where ``applies``."""

    name: str
    applies: Callable[[Talk, Range], bool]
    fits: bool


def fits(talk: Talk, topic: Range) -> bool:
    """Whether the phrase can be a topic: not a person, not a stretch of time, not a way of talking."""
    return next((rule.fits for rule in RULES if rule.applies(talk, topic)), True)


def _heads(talk: Talk, topic: Range) -> list[int]:
    return [k for k in range(*topic) if talk.view.nominal(k)]


def _nameless(talk: Talk, topic: Range) -> bool:
    return not _heads(talk, topic)


def _never(talk: Talk, topic: Range) -> bool:
    return talk.word_in(_heads(talk, topic)[0], "never")


def _names_its_theme(talk: Talk, topic: Range) -> bool:
    return topic[1] - topic[0] == 1 and talk.themed(talk.view.words[topic[0]])


def _noun_of_talk(talk: Talk, topic: Range) -> bool:
    """ "die Gespräche über": what follows is the topic."""
    return talk.word_in(topic[1] - 1, "nouns") and talk.lower_in(topic[1], "about_prepositions")


def _adverb(talk: Talk, topic: Range) -> bool:
    """An adverb that opens the sentence."""
    alone = topic[1] - topic[0] == 1 and talk.view.initial(topic[0])
    return alone and talk.ends(talk.view.words[topic[0]], "adverb_ends")


def _person(talk: Talk, topic: Range) -> bool:
    noun = talk.view.starts[_heads(talk, topic)[0]]
    return any(m.kind in _PEOPLE and m.start <= noun < m.end for m in talk.view.doc._.mentions)


def _place(talk: Talk, topic: Range) -> bool:
    """Where they talked."""
    start = talk.view.span(topic)[0]
    places = (m for m in talk.view.doc._.mentions if m.kind == "place" and m.start == start)
    return talk.lower_in(topic[0] - 1, "talk_places") and any(True for _ in places)


def _time(talk: Talk, topic: Range) -> bool:
    start = talk.view.span(topic)[0]
    return any(timex.start <= start < timex.end for timex in talk.view.doc._.timexes)


#: In order; the first that applies decides, and what none rules out fits.
RULES: Final = (
    Rule("names nothing", _nameless, fits=False),
    Rule("never a topic", _never, fits=False),
    Rule("names its own theme", _names_its_theme, fits=True),
    Rule("a noun of talk with its topic behind", _noun_of_talk, fits=False),
    Rule("an adverb", _adverb, fits=False),
    Rule("a person", _person, fits=False),
    Rule("a place", _place, fits=False),
    Rule("a time", _time, fits=False),
)
