"""Contacts that go on with the story, or were right before it: "Danach rief er B an", "Zuvor hatte er B empfangen"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from depesche.days import DaySet
from depesche.lang.syntax import Clause
from depesche.reading.contacts.article import LEAD, Article, Sentence
from depesche.reading.contacts.time.expressions import dated
from depesche.reading.contacts.time.words import time_words
from depesche.reading.contacts.told import Event
from depesche.reading.contacts.triggers.drafts import Draft

#: Prepositions of a contact noun that is only named, as a topic or to count from.
_NAMING: Final = ("about", "since", "before")
#: How many sentences before it a day can be told of, and how many days before the article.
_REACH: Final = 2
_SINCE: Final = 6
#: How many days before what is told lies what was "before" it.
_BEFORE: Final = 1


def sequel(article: Article, event: Event) -> DaySet | None:
    """The day that the paragraph tells of right before, where this goes on: "A war am Dienstag in Wien. Danach rief er
    B an". What an article opens with says that it goes on, what it tells further on needs not.
    """
    first = event.drafts[0]
    if not _follows(article, event):
        return None
    near = (s for s in _sentences_before(article, first) if s.paragraph == first.sentence.paragraph)
    told = (_day_told(article, sentence, first, said=False) for sentence in near)
    return _recent(article, next((days for days in told if days is not None), None))


def prelude(article: Article, event: Event) -> DaySet | None:
    """The day that the text tells of right before and the one before that, where this was before it: "A war am Dienstag
    in Wien. Zuvor hatte er B empfangen".
    """
    first = event.drafts[0]
    if event.phase != "done" or not first.clause.past or not _preceded(article, first):
        return None
    told = (_day_told(article, sentence, first, said=True) for sentence in _sentences_before(article, first))
    days = _recent(article, next((days for days in told if days is not None), None))
    return days.widened(_BEFORE, 0) if days is not None else None


def fresh(article: Article, event: Event) -> bool:
    """Whether it is told as what has happened, and not only named in passing."""
    first = event.drafts[0]
    named = first.noun and first.marker in _NAMING
    past = (
        named
        or (first.clause.tense == "pluperfect" and not led_to(first))
        or article.status_words.adverbs["before"] & set(article.words(first.clause))
    )
    return event.phase == "done" and not event.recalled and not past


def led_to(draft: Draft) -> bool:
    """Whether the sentence tells what came of it then: "Nachdem A mit B gesprochen hatte, gab das Amt nach"."""
    clause, clauses = draft.clause, draft.sentence.clauses
    if clause.conjunction != "after" or clause.parent is None or draft.noun:
        return False
    return clauses[clause.parent].tense in ("past", "perfect")


def _follows(article: Article, event: Event) -> bool:
    """Whether it goes on with what is told before: news without a time of its own, further on or with "danach"."""
    first = event.drafts[0]
    if not first.clause.past or not fresh(article, event):
        return False
    if any(t.timex.days is not None for t in first.sentence.own_times(first.place)):
        return False
    then = not article.status_words.adverbs["after"].isdisjoint(article.words(first.clause))
    return then or first.sentence.index >= LEAD


def _preceded(article: Article, first: Draft) -> bool:
    """Whether its clause says that it was before what is told, and neither how long before nor that it was again and
    again.
    """
    adverbs, words = article.status_words.adverbs, set(article.words(first.clause))
    just = article.setting.language.made(time_words).just_before
    others = (adverbs["before"] - just) | adverbs["already"] | adverbs["long"]
    timed = bool(first.sentence.own_times(first.place))
    return not (just.isdisjoint(words) or first.clause.negated or timed or words & others)


def _sentences_before(article: Article, first: Draft) -> Iterator[Sentence]:
    """The sentence of the draft and those right before it, the last one first."""
    at = first.sentence.index
    return iter(article.sentences[max(0, at - _REACH) : at + 1][::-1])


def _recent(article: Article, days: DaySet | None) -> DaySet | None:
    """The days, if they are of the week that ends with the article."""
    published = article.published
    if days is None or published is None or not published.is_day:
        return None
    return days if days.within(published.widened(_SINCE, 0)) else None


def _day_told(article: Article, sentence: Sentence, first: Draft, *, said: bool) -> DaySet | None:
    """The last day on which the sentence tells that something happened; one on which something was only ``said`` where
    that is asked for.
    """
    end = first.place if sentence is first.sentence else len(sentence.clauses)
    happened = (place for place in range(end) if _tells(article, sentence.clauses[place], said=said))
    named = [t.timex.days for place in happened for t in sentence.own_times(place) if dated(t)]
    return next((days for days in reversed(named) if days is not None and days.is_day), None)


def _tells(article: Article, clause: Clause, *, said: bool) -> bool:
    """Whether the clause tells what happened, or what was ``said``."""
    only_said = not said and not article.status_words.announcing.isdisjoint(clause.lemmas)
    return clause.past and not clause.modal and not only_said
