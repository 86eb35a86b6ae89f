"""At whose instance a contact came about: "auf Wunsch Putins", "die Initiative ging von Moskau aus"."""

from __future__ import annotations

import tomllib
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Any, Final, NamedTuple

from depesche import knowledge
from depesche.reading.contacts.article import Article, Sentence, Slot
from depesche.reading.contacts.frames import noun_frame
from depesche.reading.contacts.roles import own_subject
from depesche.reading.contacts.told import Event

#: How many words may stand between the noun and the name of whose wish it was ("auf Wunsch der deutschen Seite").
_REACH: Final = 3
_ENDINGS: Final = ("", "e", "en", "er", "es", "em")


class _Named(NamedTuple):
    """A mention by its tokens, with the participants that it stands for."""

    start: int
    end: int
    keys: tuple[str, ...]


@cache
def rows() -> dict[str, Any]:
    """``lang/de/initiative_words.toml`` as it is."""
    file = resources.files("depesche") / "lang" / "de" / "initiative_words.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(rows()[name])


@cache
def _adjectives() -> dict[str, str]:
    """The state of each form of an adjective: "deutsche", "russischer"."""
    states = knowledge.load().states.values()
    return {stem + ending: s.id for s in states for stem in s.adjectives for ending in _ENDINGS}


def initiator_of(article: Article, event: Event) -> str | None:
    """The key of the participant at whose instance the event came about, told in its sentences or, of the news, in
    the next one.
    """
    told = sorted({draft.sentence.index for draft in event.drafts})
    last = [] if event.recalled else article.sentences[told[-1] + 1 : told[-1] + 2]
    for sentence in [*(article.sentences[i] for i in told), *last]:
        for key in _named(article, sentence, event):
            return key
    return None


def _named(article: Article, sentence: Sentence, event: Event) -> Iterator[str]:
    for i in range(sentence.start, sentence.end):
        word = article.lower(i)
        if word in _words("after_on") and "auf" in (article.lower(i - 1), article.lower(i - 2)):
            yield from _whose(article, sentence, i, event)
        elif word in _words("moved"):
            yield from _from(article, sentence, i, event)
        elif word == "um":
            yield from _asked(article, sentence, i, event)


def _whose(article: Article, sentence: Sentence, noun: int, event: Event) -> Iterator[str]:
    """Whose wish it was: the adjective or genitive before the noun, or who is named right after it."""
    if state := _adjectives().get(article.lower(noun - 1)):
        yield from _of_state(event, state)
    for named in _all_named(article, sentence, event):
        between = article.tokens.lowers[noun + 1 : named.start]
        after = 0 < named.start - noun <= _REACH and all(_small(article, word) for word in between)
        if named.end == noun or after:
            yield from named.keys


def _small(article: Article, word: str) -> bool:
    """Whether the word may stand between the noun and the name: "von", an article, an adjective."""
    return word in _words("from") or word in article.syntax.members("articles") or word in _adjectives()


def _from(article: Article, sentence: Sentence, noun: int, event: Event) -> Iterator[str]:
    """From whom it came, in the clause of the noun."""
    place = sentence.owner.get(noun)
    if place is None or not set(sentence.clauses[place].lemmas) & _words("coming"):
        return
    for named in _all_named(article, sentence, event):
        before = {article.lower(named.start - back) for back in (0, 1, 2)}
        if sentence.owner.get(named.start) == place and before & _words("from"):
            yield from named.keys


def _asked(article: Article, sentence: Sentence, at: int, event: Event) -> Iterator[str]:
    """The subject of "hatte um das Gespräch gebeten" where "um" governs a definite word for a contact."""
    place = sentence.owner.get(at)
    if place is None or not set(sentence.clauses[place].lemmas) & _words("asking"):
        return
    asked = range(at + 2, min(at + _REACH + 1, sentence.end))
    definite = article.lower(at + 1) in article.syntax.members("definite")
    if definite and any(noun_frame(article.tokens.words[k]) for k in asked):
        for slot in own_subject(sentence, place):
            yield from _keys(event, slot)


def _all_named(article: Article, sentence: Sentence, event: Event) -> Iterator[_Named]:
    """The participants that the sentence names, by themselves or by their side, in the order of its words."""
    starts = article.tokens.starts
    begin, end = article.offsets(sentence.start, sentence.end)
    people = [_Named(slot.start, slot.end, _keys(event, slot)) for slot in sentence.slots]
    sides = [
        _Named(bisect_left(starts, m.start), bisect_left(starts, m.end), _of_state(event, m.state))
        for m in article.doc._.mentions
        if begin <= m.start < end and m.kind not in ("person", "pronoun", "office", "group")
    ]
    yield from sorted(named for named in (*people, *sides) if named.keys)


def _keys(event: Event, slot: Slot) -> tuple[str, ...]:
    """The participant that the mention is, else the one whose state it is."""
    keys = {actor.key for actor in slot.actors} & event.keys
    if keys or slot.mention.kind in ("person", "pronoun"):
        return tuple(sorted(keys))
    return _of_state(event, slot.mention.state)


def _of_state(event: Event, state: str | None) -> tuple[str, ...]:
    found = tuple(actor.key for actor in event.actors if state is not None and actor.state == state)
    return found if len(found) == 1 else ()
