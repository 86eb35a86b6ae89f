"""The scope of a claim: the days between which contacts count, or the words that bound them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from spacy.tokens import Doc

from depesche.days import DaySet
from depesche.knowledge import Knowledge
from depesche.lang.tokens import Tokens, tokens_of
from depesche.reading.claims.cues import Cue
from depesche.reading.claims.periods import period_of
from depesche.reading.claims.words import claim_words
from depesche.reading.layers import Timex
from depesche.reading.setting import Setting

#: How far (in tokens) after a word for an end its time begins, and the fewest days of a time in which contacts are
#: counted.
_UNTIL_REACH: Final = 3
_MONTH: Final = 28
#: So many words after the one that opens a scope its time begins: "seit fast zwei Jahren".
_TIME_REACH: Final = 2
#: A name behind the word for a term of office ends within so many words: "von Präsident Joe Biden".
_NAME: Final = 4
_CLAUSE_BEGINS: Final = frozenset({",", ";", ":", "–", "—", "\n"})
_CLAUSE_ENDS: Final = frozenset({",", ";", ":", "–", "—", ".", "!", "?"})

Range = tuple[int, int]


def clause_of(tokens: Tokens, cue: Cue, sentence: Range) -> Range:
    """The words around the cue up to the next comma with a clause behind, dash or full stop."""
    low, high = cue.start, cue.end
    while low > sentence[0] and tokens.words[low - 1] not in _CLAUSE_BEGINS:
        low -= 1
    while high < sentence[1] and tokens.words[high] not in _CLAUSE_ENDS:
        high += 1
    while low < high - 1 and tokens.words[low].isspace():
        low += 1
    return low, high


class Scope(NamedTuple):
    """The clause of a claim, the days that bound it, the words that say since when, and whether these name a term of
    office.
    """

    clause: Range
    since: DaySet | None
    until: DaySet | None
    words: str | None
    office: bool


def scope_of(doc: Doc, cue: Cue, clause: Range, participants: tuple[str, ...], setting: Setting) -> Scope | None:
    """The scope of a claim; ``None`` for a last contact without a day."""
    since, said, office = _since(doc, cue, clause, participants, setting)
    if cue.type == "last":
        since = _time_in(doc, clause) or since
        return Scope(clause, since, None, said, office) if since is not None else None
    until = _until(doc, clause, setting)
    if cue.type in ("first", "ordinal") and since is None and said is None and not office:
        period = period_of(doc, cue, clause, setting)
        if period is not None:
            return Scope(clause, period.since, period.until or until, period.words, office=False)
    if cue.type == "count" and since is None and said is None:
        since = _within(doc, clause, until)
        until = until or since
    return Scope(clause, since, until, said, office)


def _since(
    doc: Doc, cue: Cue, clause: Range, participants: tuple[str, ...], setting: Setting
) -> tuple[DaySet | None, str | None, bool]:
    """The beginning of the scope: its days, its words, and whether it is the beginning of a term of office."""
    tokens, phrases = tokens_of(doc), setting.made(claim_words).phrases
    for i in range(*clause):
        only_office = tokens.lowers[i] in phrases["since_office"]
        if tokens.lowers[i] not in phrases["since"] and not (only_office and i >= cue.end):
            continue
        if (term := _office_in(tokens, i, clause[1], phrases)) is not None:
            whose = _whose(tokens, (i, term), participants, phrases)
            return _took_office(doc, whose, setting.knowledge), _text(tokens, i, clause[1]), True
        if not only_office:
            return _time_in(doc, (i, clause[1])), _since_what(doc, i, _before_verb(doc, i, clause, setting)), False
    return None, None, False


def _before_verb(doc: Doc, first: int, clause: Range, setting: Setting) -> int:
    """Where the words of a scope end at the latest: at the verb behind them, or with the clause."""
    clauses = setting.syntax(doc).clauses(clause)
    return min((c.finite for c in clauses if c.finite is not None and c.finite > first), default=clause[1])


def _since_what(doc: Doc, first: int, last: int) -> str:
    """The words of the scope: up to its time where that follows at once, else to the end of the clause."""
    tokens = tokens_of(doc)
    near = tokens.starts[min(first + _TIME_REACH, last - 1)]
    timex = next((t for t in doc._.timexes if tokens.starts[first] < t.start <= near), None)
    end = min(timex.end, tokens.end(last - 1)) if timex is not None else tokens.end(last - 1)
    return tokens.text[tokens.starts[first] : end]


def office_since(doc: Doc, participants: tuple[str, ...], setting: Setting) -> tuple[DaySet | None, str | None]:
    """The day on which the term of office began since which a sentence counts, and these words; ``None`` for one that
    names no office.
    """
    tokens, phrases = tokens_of(doc), setting.made(claim_words).phrases
    opening = phrases["since"] | phrases["since_office"]
    for i in (k for k, lower in enumerate(tokens.lowers) if lower in opening):
        if (term := _office_in(tokens, i, len(tokens), phrases)) is not None:
            whose = _whose(tokens, (i, term), participants, phrases)
            return _took_office(doc, whose, setting.knowledge), _text(tokens, i, len(tokens))
    return None, None


def _text(tokens: Tokens, first: int, last: int) -> str:
    return tokens.text[tokens.starts[first] : tokens.end(last - 1)]


def _office_in(tokens: Tokens, first: int, last: int, phrases: Mapping[str, frozenset[str]]) -> int | None:
    """The word for the beginning of a term of office."""
    return next((k for k in range(first, last) if tokens.words[k] in phrases["office"]), None)


def _whose(
    tokens: Tokens, term: Range, participants: tuple[str, ...], phrases: Mapping[str, frozenset[str]]
) -> tuple[str, ...]:
    """The participants whom the words name: "seit Bidens Amtsantritt", "seit dem Amtsantritt von Biden"; all of them
    where they name none. ``term`` are the word that opens the scope and the one for the term of office.
    """
    words = tokens.words[slice(*term)]
    behind = tokens.words[term[1] + 1 : term[1] + 1 + _NAME]
    if behind and behind[0] in phrases["of"]:
        words = words + behind
    named = tuple(n for n in participants if any(w.startswith(n.split()[-1]) for w in words))
    return named or participants


def _until(doc: Doc, clause: Range, setting: Setting) -> DaySet | None:
    """The end of the scope: "bis März 2018 dreimal"."""
    tokens, phrases = tokens_of(doc), setting.made(claim_words).phrases
    at = next((i for i in range(*clause) if tokens.lowers[i] in phrases["until"]), None)
    return _time_in(doc, (at + 1, min(at + 1 + _UNTIL_REACH, clause[1]))) if at is not None else None


def _within(doc: Doc, clause: Range, until: DaySet | None) -> DaySet | None:
    """The month or longer time in which contacts are counted: "2014 viermal", "in diesem Jahr zweimal"."""
    days = _time_in(doc, clause) if until is None else None
    return days if days is not None and days.size >= _MONTH else None


def _time_in(doc: Doc, clause: Range) -> DaySet | None:
    """The days of the first time in a range of tokens, if they have both ends."""
    tokens = tokens_of(doc)
    start, end = tokens.starts[clause[0]], tokens.end(clause[1] - 1)
    timex: Timex | None = next((t for t in doc._.timexes if start <= t.start < end), None)
    return timex.days if timex is not None and timex.days is not None and timex.days.bounded else None


def _took_office(doc: Doc, participants: tuple[str, ...], known: Knowledge) -> DaySet | None:
    """The latest day before the article on which one of them took office."""
    limit = doc._.published.last if doc._.published is not None else None
    begun = [
        term.days.first
        for name in participants
        for person in known.people_named(name)
        for term in known.terms_of(person.id)
        if term.status != "elect"
    ]
    days = [day for day in begun if day is not None and limit is not None and day <= limit]
    return DaySet.day(max(days)) if days else None
