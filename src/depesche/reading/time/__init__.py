"""German time expressions: TIMEX3 type and value, and the set of days that each can mean.

``nlp.add_pipe("depesche_time")`` sets ``doc._.timexes``; :func:`tag` works on a plain text. The words are in
``lang/de/time_words.toml``, the rules with their examples in ``lang/de/time_rules.toml``: :mod:`.tokens` turns the
text into a string of word classes, :mod:`.rules` matches the rules on it in one pass, :mod:`.values` works out
what each expression means from the publication date and what the text said before.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc

from depesche.days import DaySet
from depesche.lang.tokens import tokens_of
from depesche.reading.layers import Timex
from depesche.reading.time.context import Context
from depesche.reading.time.direction import announced
from depesche.reading.time.plain import plain
from depesche.reading.time.rules import matches
from depesche.reading.time.tokens import classified, lexicon
from depesche.reading.time.values import value_of

__all__ = ["TimeTagger", "create", "tag"]


def tag(text: str, published: DaySet | None = None) -> tuple[Timex, ...]:
    """The time expressions of a text from left to right, none overlapping; offsets are code points of ``text``.

    Without a publication date, what hangs on it stays open: "XXXX-WXX-1" and every such weekday, never today.
    """
    cleaned, spans = plain(text)
    found = tuple(_found(cleaned, published))
    if spans is None:
        return found
    return tuple(replace(timex, start=spans[timex.start][0], end=spans[timex.end - 1][1]) for timex in found)


def _found(text: str, published: DaySet | None) -> Iterator[Timex]:
    codes, words = classified(text)
    context = Context(words, published, daily=_is_daily(codes))
    for match in matches(codes, words):
        value = value_of(match, context)
        if value is None:
            continue
        if value.narrative and value.days is not None and value.days.bounded and not announced(words, match.index):
            context.last, context.last_at = value.days, match.index
        yield Timex(
            match.words[0].start,
            match.words[-1].end,
            value.type,
            value.value,
            value.mod,
            value.days,
            value.at,
            value.duration,
            value.direction,
            value.reasons,
        )


#: Word classes that name a day near the article's own; in news of the day one stands once in so many words.
_DAILY: Final = ("WEEKDAY", "WEEKPART", "DAY_ADJ", "OCLOCK")
_DAILY_REACH: Final = 300


@cache
def _daily_codes() -> str:
    return "".join(lexicon().characters(name) for name in _DAILY)


def _is_daily(codes: str) -> bool:
    """Whether the article speaks of the days around its own, as a daily paper does."""
    return sum(map(codes.count, _daily_codes())) * _DAILY_REACH >= len(codes)


class TimeTagger:
    """The component: sets ``doc._.timexes``."""

    def __call__(self, doc: Doc) -> Doc:
        """Tag one document, with ``doc._.published`` as its date."""
        doc._.timexes = tag(tokens_of(doc).text, doc._.published)
        return doc


@Language.factory("depesche_time", assigns=["doc._.timexes"])
def create(nlp: Language, name: str) -> TimeTagger:  # noqa: ARG001  (spaCy passes both by name)
    """The factory that spaCy calls."""
    return TimeTagger()
