"""Time expressions: TIMEX3 type and value, and the set of days that each can mean.

``nlp.add_pipe("depesche_time")`` sets ``doc._.timexes``; :func:`tag` works on a plain text. The words are in the
language's ``time_words.toml``, the rules with their examples in ``time_rules.toml``: :mod:`.tokens` turns the text
into a string of word classes, :mod:`.rules` matches the rules on it in one pass, :mod:`.values` works out what each
expression means from the publication date, what the text said before, and the clause that it stands in
(:mod:`.outlook`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import spacy
from spacy.language import Language as Pipeline
from spacy.tokens import Doc

import depesche.reading.attributes  # noqa: F401 - registers what the component writes
from depesche.days import DaySet
from depesche.lang.syntax import Side
from depesche.lang.tokens import tokens_of
from depesche.light import cached_property, dataclass
from depesche.model import Reason, Span
from depesche.reading.layers import Timex
from depesche.reading.setting import Setting, bind, default_setting, setting_of
from depesche.reading.time.context import Context, Value
from depesche.reading.time.listed import looks_back, sides_of_list
from depesche.reading.time.outlook import Outlook
from depesche.reading.time.plain import Plain, plain
from depesche.reading.time.rules import Match, matches, time_rules
from depesche.reading.time.tokens import classified
from depesche.reading.time.values import value_of
from depesche.reading.time.words import Lexicon, time_lexicon, time_words

__all__ = ["TimeTagger", "create", "tag"]


def tag(text: str, published: DaySet | None = None, setting: Setting | None = None) -> tuple[Timex, ...]:
    """The time expressions of a text from left to right, none overlapping; offsets are code points of ``text``.

    Without a publication date, what hangs on it stays open: "XXXX-WXX-1" and every such weekday, never today. The
    text is German where no setting says otherwise.
    """
    return TimeTagger(setting or default_setting()).tag(text, published)


#: Word classes that name a day near the article's own; in news of the day one stands once in so many words.
_DAILY: Final = ("WEEKDAY", "WEEKPART", "DAY_ADJ", "OCLOCK")
_DAILY_REACH: Final = 300


@dataclass(frozen=True)
class TimeTagger:
    """The component: sets ``doc._.timexes``."""

    setting: Setting

    def __call__(self, doc: Doc) -> Doc:
        """Tag one document, with ``doc._.published`` as its date."""
        doc._.timexes = self.tag_doc(doc, doc._.published)
        return doc

    def tag_doc(self, doc: Doc, published: DaySet | None) -> tuple[Timex, ...]:
        """The time expressions of a document as of a date."""
        return tuple(_Text(plain(tokens_of(doc).text), published, self.setting, doc).timexes())

    def tag(self, text: str, published: DaySet | None) -> tuple[Timex, ...]:
        """The time expressions of a plain text; it is cut into sentences and clauses only where a value asks."""
        return tuple(_Text(plain(text), published, self.setting).timexes())


class _Text:
    """One text while it is tagged; ``doc`` is it with its sentences, where that was made before."""

    def __init__(self, text: Plain, published: DaySet | None, setting: Setting, doc: Doc | None = None) -> None:
        self.text, self.setting = text, setting
        clauses = _Clauses(text, setting, doc if text.spans is None else None)
        lexicon = setting.language.made(time_lexicon)
        self.codes, words = classified(text.text, lexicon)
        lists = setting.language.made(time_words)
        daily = _is_daily(self.codes, lexicon)
        self.found = tuple(matches(self.codes, words, setting.language.made(time_rules)))
        listed = sides_of_list(self.text.text, self.found, published)
        back = looks_back(self.text.text, lists)
        self.context = Context(lists, words, published, clauses.side_at, clauses.announces_at, daily, listed, back)

    def timexes(self) -> Iterator[Timex]:
        """The expressions from left to right."""
        for match in self.found:
            value = value_of(match, self.context)
            if value is None:
                continue
            if value.narrative and value.days is not None and value.days.bounded:
                self.context.note(value.days, match)
            yield self._timex(match, value)

    def _timex(self, match: Match, value: Value) -> Timex:
        start, end = self.text.span(match.words[0].start, match.words[-1].end)
        return Timex(
            start,
            end,
            value.type,
            value.value,
            value.mod,
            value.days,
            value.at,
            value.duration,
            value.direction,
            value.reasons,
            self._said(match, value.fault, (start, end)) if value.fault is not None else None,
        )

    def _said(self, match: Match, fault: Reason, span: Span) -> Reason:
        """The fault with its words and their place."""
        said = self.text.text[match.words[0].start : match.words[-1].end]
        return Reason(fault.code, {**fault.values, "said": said}, span)


class _Clauses:
    """The clauses of a text in plain form, found where a value asks for one; ``doc`` is it where it has them."""

    def __init__(self, text: Plain, setting: Setting, doc: Doc | None) -> None:
        self.text, self.setting, self.doc = text, setting, doc

    @cached_property
    def outlook(self) -> Outlook:
        """What they tell."""
        doc = self.doc if self.doc is not None else self.setting.made(_sentences)(self.text.text)
        return Outlook(doc, self.setting)

    def side_at(self, offset: int) -> Side | None:
        """On which side of its anchor a time at an offset lies."""
        return self.outlook.side(offset)

    def announces_at(self, offset: int) -> bool:
        """Whether the clause at an offset is about an announcement."""
        return self.outlook.announces(offset)


def _is_daily(codes: str, lexicon: Lexicon) -> bool:
    """Whether the article speaks of the days around its own, as a daily paper does."""
    near = "".join(map(lexicon.characters, _DAILY))
    return sum(map(codes.count, near)) * _DAILY_REACH >= len(codes)


def _sentences(setting: Setting) -> Pipeline:
    """What cuts a plain text into sentences."""
    nlp = spacy.blank(setting.language.spacy)
    nlp.max_length = 100_000_000
    bind(nlp, setting)
    nlp.add_pipe("depesche_sentences")
    return nlp


@Pipeline.factory("depesche_time", requires=["doc.sents"], assigns=["doc._.timexes"])
def create(nlp: Pipeline, name: str) -> TimeTagger:
    """The component: ``nlp.add_pipe("depesche_time")``."""
    del name
    return TimeTagger(setting_of(nlp))
