"""The times of a noun's own phrase: before it in its attribute, or right behind it, its sides and its places."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from depesche.reading.contacts.article import Article, TimeSlot
from depesche.reading.contacts.triggers.drafts import Draft

#: How far (in tokens) a time may stand behind the noun, side or place that it dates.
AFTER: Final = 3
#: How far (in tokens) before such a time, or before a noun, its article or what joins it stands.
_ARTICLE: Final = 4


def right_behind(article: Article, draft: Draft, times: Iterable[TimeSlot]) -> list[TimeSlot]:
    """The times right after the noun, or after one of its sides or places."""
    noun = draft.token
    end = _next_noun(article, draft)
    anchors = [noun + 1]
    anchors += [slot.end for slot in draft.slots if noun < slot.start < end]
    anchors += [slot.end for slot in draft.sentence.own_places(draft.place) if noun < slot.start < end]
    return [t for t in times if noun < t.start and any(0 <= t.start - a <= AFTER for a in anchors)]


def _next_noun(article: Article, draft: Draft) -> int:
    """Where the noun's phrase ends: before the noun of another contact that is told beside it ("ein Treffen mit A und
    einen Besuch in Rom am 3. Mai"), else where its clause's verb follows.
    """
    syntax = article.syntax
    others = (i for i in sorted(article.contact_nouns) if draft.token < i < draft.end)
    joined = (
        i for i in others if any(syntax.is_in(k, "joiners") for k in range(max(draft.token, i - _ARTICLE), i))
    )
    return next((i for i in joined if not syntax.is_genitive_attribute(i)), draft.end)


def attributive(article: Article, slot: TimeSlot, noun: int) -> bool:
    """Whether an article before the time and an attribute after it make both part of the noun's phrase."""
    articles = article.syntax.members("articles")
    opened = any(article.lower(i) in articles for i in range(max(0, slot.start - _ARTICLE), slot.start))
    between = range(slot.end, noun)
    closed = any(article.lower(i) in articles for i in between)
    return opened and not closed and any(article.syntax.inflected(i) for i in between)
