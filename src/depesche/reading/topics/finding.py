"""The topics that a sentence names: by the frames of its clauses (``openings``, ``complements``), and beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from depesche.lang.syntax import Clause, Range
from depesche.reading.topics.complements import governed
from depesche.reading.topics.fitting import fits
from depesche.reading.topics.openings import openings
from depesche.reading.topics.phrases import listed
from depesche.reading.topics.talk import Named, Talk

#: Words that say which topic came first stand at most so many tokens before it.
_CHIEF: Final = 8


def topics_in(talk: Talk, sentence: Range) -> list[Named]:
    """The topics named in a sentence, in order."""
    clauses = talk.view.clauses(sentence)
    found: dict[int, Range] = {}
    for begin in _beginnings(talk, clauses, sentence):
        for topic in listed(talk, begin, sentence[1]):
            found.setdefault(topic[0], topic)
    for at in range(*sentence):
        if talk.view.words[at][0].isupper() and talk.themed(talk.view.words[at]):
            found.setdefault(at, (at, at + 1))
    return [_named(talk, clauses, topic, sentence) for topic in _outermost(found) if fits(talk, topic)]


def _beginnings(talk: Talk, clauses: Sequence[Clause], sentence: Range) -> Iterator[int]:
    """Where lists of topics begin."""
    for place, clause in enumerate(clauses):
        yield from openings(talk, clause, sentence)
        yield from governed(talk, clauses, place, sentence)
    yield from _marked(talk, sentence)
    yield from _behind_colon(talk, clauses, sentence)


def _named(talk: Talk, clauses: Sequence[Clause], topic: Range, sentence: Range) -> Named:
    clause = next((c for c in clauses if topic[0] in c.tokens), None)
    near = range(max(sentence[0], topic[0] - _CHIEF), topic[0])
    return Named(talk.view.span(topic), clause, talk.any_lower(near, "chief"))


def _outermost(found: Mapping[int, Range]) -> Iterator[Range]:
    """The topics that stand in no other one."""
    end = -1
    for begin, topic in sorted(found.items()):
        if begin >= end:
            yield topic
            end = topic[1]


def _marked(talk: Talk, sentence: Range) -> Iterator[int]:
    """What stands behind "hinsichtlich", "mit Blick auf", "zum Thema"; trouble spots by name."""
    first, last = sentence
    lowers, words, known = talk.view.lowers, talk.view.words, talk.words
    alone, spots, phrases = known["regarding"], known["spots"], known.regarding
    for at in range(first, last - 1):
        if lowers[at] in alone:
            yield at + 1
            continue
        for phrase in phrases.get(lowers[at], ()):
            if tuple(lowers[at : at + len(phrase)]) == phrase:
                yield at + len(phrase)
        if words[at] in spots:
            yield at + 1


def _talked(talk: Talk, clauses: Sequence[Clause], end: int) -> bool:
    """Whether a clause that begins before a token has a verb of talk."""
    return any(talk.verb_in(c, "verbs") for c in clauses if c.start < end)


def _names_topics(talk: Talk, token: int) -> bool:
    return talk.word_in(token, "topic_nouns") or talk.word_in(token, "centre")


def _behind_colon(talk: Talk, clauses: Sequence[Clause], sentence: Range) -> Iterator[int]:
    """Nouns behind the colon of a clause of talk: "Thema: der Handel", "telefonierte mit Xi: Freihandel"."""
    colon = next((k for k in range(*sentence) if talk.view.words[k] == ":"), None)
    if colon is None or colon + 1 >= sentence[1] or colon == sentence[0]:
        return
    if any(c.finite is not None and c.finite > colon for c in clauses):
        return
    if _talked(talk, clauses, colon) or _names_topics(talk, colon - 1):
        yield colon + 1
