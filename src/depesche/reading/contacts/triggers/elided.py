"""Contacts told by their number alone: "Es war ihr zweites Telefonat; das erste hatten sie am 5. Juni geführt"."""

from __future__ import annotations

from typing import Final

from depesche.lang.syntax import Clause
from depesche.reading.contacts.article import Article, Sentence
from depesche.reading.contacts.triggers.frames import NounFrame

#: How many sentences before it the noun stands that the number takes up, and how far before that its own number.
_REACH: Final = 2
_NUMBER: Final = 3


def elided(article: Article, sentence: Sentence, clause: Clause, token: int) -> NounFrame | None:
    """The frame of the noun that a counting word without one stands for: the nearest contact before it that is
    counted.
    """
    if article.lower(token - 1) not in article.trigger_words.counted_one or not _alone(article, clause, token):
        return None
    first = article.sentences[max(0, sentence.index - _REACH)].start
    for k in range(token - 1, first - 1, -1):
        if article.tokens.words[k][:1].isupper() and (frame := article.noun_frame(k)) is not None:
            return frame if _counted(article, k, first) else None
    return None


def _alone(article: Article, clause: Clause, token: int) -> bool:
    """Whether no noun follows the number: a verb, a preposition, or the end of the clause."""
    behind = token + 1
    if article.tokens.words[token][:1].isupper() or behind >= clause.end:
        return False
    mark = not article.tokens.words[behind][:1].isalnum()
    return mark or behind in clause.verbs or article.syntax.preposition(behind) is not None


def _counted(article: Article, noun: int, floor: int) -> bool:
    """Whether a number stands before the noun: "ihr zweites kurzes Telefonat"."""
    before = range(max(floor, noun - _NUMBER), noun)
    return any(article.lower(k).startswith(article.trigger_words.counting) for k in before)
