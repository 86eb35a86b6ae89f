"""Periods in which a claim counts: "das zweite Telefonat in diesem Jahr", "binnen vier Wochen", "heuer".

A period that the words point at bounds the claim by its days; one that may as well be the time of the contact itself
("im Mai zum dritten Mal") leaves open what is counted, and the claim keeps the words without days.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from typing import Final, NamedTuple

from spacy.tokens import Doc

from depesche.days import DaySet
from depesche.lang.tokens import Tokens, tokens_of
from depesche.light import dataclass
from depesche.reading.claims.cues import Cue
from depesche.reading.claims.words import claim_words
from depesche.reading.layers import Timex
from depesche.reading.setting import Setting
from depesche.rules import Rule, decide

#: A shorter time that nothing points at is the time of the contact.
_MONTH: Final = 28

Range = tuple[int, int]
Phrases = Mapping[str, frozenset[str]]


class Period(NamedTuple):
    """The days of a period, both ends; a bare beginning where it is counted back; its words where it bounds nothing
    certain.
    """

    since: DaySet | None
    until: DaySet | None
    words: str | None


@dataclass(frozen=True, slots=True)
class _Time:
    """A time in the clause of a claim: its words, the word that governs it, and what the clause says besides."""

    timex: Timex
    text: str
    words: frozenset[str]
    governor: str
    phrases: Phrases
    cue: Cue
    equates: bool
    published: DaySet | None

    @property
    def past(self) -> bool:
        """Whether its days are known and have come."""
        days, last = self.timex.days, self.published.last if self.published else None
        return days is not None and days.bounded and days.last is not None and (last is None or days.last <= last)


def _whole(time: _Time) -> Period:
    return Period(time.timex.days, time.timex.days, None)


def _back(time: _Time) -> Period:
    """A length that ends with the article: its first day lies about there."""
    days = time.timex.days
    if not time.past or days is None or days.first is None:
        return Period(None, None, time.text)
    return Period(DaySet.day(days.first).about(), None, None)


def _vague(time: _Time) -> Period:
    return Period(None, None, time.text)


def _long(time: _Time) -> bool:
    days = time.timex.days
    return days is not None and days.bounded and days.size >= _MONTH


def _is_within(time: _Time) -> bool:
    return time.governor in time.phrases["within"]


def _is_recent(time: _Time) -> bool:
    plural = time.timex.type == "DURATION" or (time.past and not time.timex.value.isdigit())
    return plural and bool(time.words & time.phrases["recent"]) and time.timex.duration is not None


def _is_this(time: _Time) -> bool:
    return bool(time.words & time.phrases["this"]) and time.timex.days is not None and time.timex.days.size > 1


def _is_length(time: _Time) -> bool:
    return time.timex.type == "DURATION" and time.governor in time.phrases["in"]


def _is_equated(time: _Time) -> bool:
    return time.equates and _long(time)


def _is_ambiguous(time: _Time) -> bool:
    return time.cue.type == "ordinal" and _long(time)


#: The first rule that a time falls under says how it bounds the claim; a time under none of them does not.
PERIOD_RULES: Final[tuple[Rule[_Time, Period], ...]] = (
    Rule("within", _back, _is_within),
    Rule("recent", _back, _is_recent),
    Rule("this", _whole, _is_this),
    Rule("length", _vague, _is_length),
    Rule("equated", _whole, _is_equated),
    Rule("ambiguous", _vague, _is_ambiguous),
)


def period_of(doc: Doc, cue: Cue, clause: Range, setting: Setting) -> Period | None:
    """The period that bounds a claim of a first or of a place in a sequence, if its clause names one."""
    tokens, phrases = tokens_of(doc), setting.made(claim_words).phrases
    start, end = tokens.starts[clause[0]], tokens.end(clause[1] - 1)
    said = frozenset(tokens.lowers[slice(*clause)])
    for timex in doc._.timexes:
        if not start <= timex.start < end:
            continue
        found = decide(PERIOD_RULES, _time(tokens, timex, phrases, cue, said, doc._.published))
        if found is not None:
            return found.value
    return None


def _time(
    tokens: Tokens, timex: Timex, phrases: Phrases, cue: Cue, said: frozenset[str], published: DaySet | None
) -> _Time:
    first, last = bisect_left(tokens.starts, timex.start), bisect_left(tokens.starts, timex.end)
    at = first - 1
    while at >= 0 and tokens.lowers[at] in phrases["before_time"]:
        at -= 1
    governor = tokens.lowers[at] if at >= 0 else ""
    begin = tokens.starts[at] if governor in phrases["within"] | phrases["in"] else timex.start
    around = frozenset(tokens.lowers[max(0, first - 1) : last])
    equates = bool(said & phrases["equates"]) and cue.kind is not None
    return _Time(timex, tokens.text[begin : timex.end], around, governor, phrases, cue, equates, published)
