"""Claims about the sequence of contacts: first, third since January, only once so far, never before.

``depesche_claims`` sets ``doc._.claims``. A claim stands in a sentence that tells of a contact, or shortly after
one; the words that make it are data (``lang/de/claim_words.toml``).
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Final

from spacy.language import Language
from spacy.tokens import Doc

from depesche import knowledge
from depesche.days import DaySet
from depesche.lang.tokens import Tokens, sentences_of, tokens_of
from depesche.model import Bound, Claim, ClaimType, Kind, Report
from depesche.reading import quantities
from depesche.reading.contacts.frames import noun_frame, verb_frames
from depesche.reading.layers import Timex
from depesche.reading.setting import default_setting

__all__ = ["ClaimReader", "create", "office_since", "rows"]

_ENDINGS: Final = ("e", "en", "er", "es", "em")
#: So many characters after a report a claim without a report of its own may still be about it.
_REACH: Final = 400
#: How far (in tokens) after "bis" its time begins, and the fewest days of a time in which contacts are counted.
_UNTIL_REACH: Final = 3
_MONTH: Final = 28
#: A name behind the word for a term of office ends within so many words: "von Präsident Joe Biden".
_NAME: Final = 4
_FORM_LEFT_OPEN: Final = ("talks",)


@dataclass(frozen=True, slots=True)
class _Cue:
    """What a claim stands on: the tokens that make it, its type and number, and the noun's kind if it has one."""

    start: int
    end: int
    type: ClaimType
    n: int | None = None
    kind: Kind | None = None
    bound: Bound = "exactly"


@cache
def rows() -> dict[str, Any]:
    """The data file as it is."""
    file = resources.files("depesche") / "lang" / "de" / "claim_words.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


@cache
def _inflected(name: str) -> dict[str, int]:
    """Every form of the stems of a list or table, with its number (0 for a list)."""
    table = rows()[name]
    pairs = table.items() if isinstance(table, dict) else ((stem, 0) for stem in table)
    return {stem + ending: n for stem, n in pairs for ending in _ENDINGS}


@cache
def _phrase(name: str) -> frozenset[str]:
    return frozenset(rows()["phrases"][name])


class ClaimReader:
    """The component: sets ``doc._.claims``."""

    def __call__(self, doc: Doc) -> Doc:
        """Read the claims of one document."""
        doc._.claims = tuple(_claims(doc)) if doc._.reports else ()
        return doc


def _claims(doc: Doc) -> list[Claim]:
    """The claims of the document; what a headline says without its scope yields to the text that names it."""
    found: dict[tuple[object, ...], list[Claim]] = {}
    tokens = tokens_of(doc)
    for sentence in sentences_of(doc):
        for cue in _cues(tokens, *sentence):
            claim = _claim(doc, cue, sentence)
            if claim is None:
                continue
            same = found.setdefault((claim.type, claim.n, claim.kind, frozenset(claim.participants)), [])
            if all((claim.since, claim.scope) != (known.since, known.scope) for known in same):
                same.append(claim)
    kept = [claim for same in found.values() for claim in same if claim.scope or not any(c.scope for c in same)]
    return sorted(kept, key=lambda claim: claim.span)


# -- cues -----------------------------------------------------------------------------------------
def _cues(tokens: Tokens, start: int, end: int) -> Iterator[_Cue]:
    opening = _opening()
    for i in [k for k in range(start, end) if tokens.lowers[k] in opening]:
        lower = tokens.lowers[i]
        if lower in _inflected("first"):
            yield from _before_noun(tokens, i, end, "first", None)
            yield from _times(tokens, i, "first", None)
        elif lower in _inflected("ordinals"):
            n = _inflected("ordinals")[lower]
            yield from _before_noun(tokens, i, end, "ordinal", n)
            yield from _times(tokens, i, "ordinal", n)
        elif lower in _inflected("last"):
            yield from _before_noun(tokens, i, end, "last", None)
        elif tokens.words[i] in rows()["premiere"] or lower in rows()["premiere"]:
            yield _Cue(i, i + 1, "first")
        elif (times := quantities.times_at(tokens, i, end)) is not None:
            first, n, bound = quantities.bounded(tokens, start, i, times[0])
            if _counted(tokens, start, i, end, bound):
                yield _Cue(first, times[1], "count", n, bound=bound)
        elif lower in _phrase("last_time"):
            yield _Cue(i, i + 1, "last")
        elif lower in _phrase("never"):
            yield _Cue(i, i + 1, "never_before")
        elif i + 1 < end and f"{lower} {tokens.lowers[i + 1]}" in _phrase("not_yet"):
            yield _Cue(i, i + 2, "never_before", kind="meeting" if _acquainted(tokens, start, end) else None)
        elif lower in quantities.rows()["numbers"] and tokens.words[i][:1].islower():
            yield from _number_of(tokens, start, i, end)


@cache
def _opening() -> frozenset[str]:
    """The words in lower case with which a cue can begin."""
    numbers = quantities.rows()["numbers"]
    listed = {word.lower() for word in rows()["premiere"]} | {*numbers, *(f"{word}mal" for word in numbers)}
    phrases = (*_phrase("last_time"), *_phrase("never"), *(both.split()[0] for both in _phrase("not_yet")))
    return frozenset((*_inflected("first"), *_inflected("ordinals"), *_inflected("last"), *listed, *phrases))


def _before_noun(tokens: Tokens, i: int, end: int, kind: ClaimType, n: int | None) -> Iterator[_Cue]:
    """An ordinal before a noun of contact, with adjectives between: "das erste persönliche Treffen"."""
    k = i + 1
    while k < end and k < i + 4 and not tokens.words[k][:1].isupper():
        k += 1
    if k >= end:
        return
    frame = noun_frame(tokens.words[k])
    if frame is not None and all(_between(tokens.lowers[m]) for m in range(i + 1, k)):
        yield _Cue(i, k + 1, kind, n, frame.kind)


def _between(lower: str) -> bool:
    return lower in _inflected("between") or lower.endswith(("ische", "ischen", "isches", "ischer"))


def _times(tokens: Tokens, i: int, kind: ClaimType, n: int | None) -> Iterator[_Cue]:
    """Such as "zum dritten Mal"."""
    if not 0 < i < len(tokens) - 1:
        return
    if tokens.lowers[i - 1] in _phrase("to_the") and tokens.words[i + 1] in _phrase("time"):
        yield _Cue(i - 1, i + 2, kind, n)


def _counted(tokens: Tokens, start: int, i: int, end: int, bound: Bound) -> bool:
    """Whether "dreimal" counts contacts: with a verb of contact in the sentence, not "noch einmal"."""
    before = tokens.lowers[i - 1] if i > start else ""
    once = tokens.lowers[i].startswith("ein")
    unsaid = bound == "exactly" and before not in _phrase("so_far")
    if before in quantities.rows()["uncounted"] or (once and unsaid):
        return False
    return any(_tells(tokens.lowers[k]) for k in range(start, end))


@cache
def _contact_forms() -> frozenset[str]:
    """The forms of the verbs that tell of a contact."""
    language = default_setting().language
    return language.grammar.forms(verb_frames().keys(), language)


def _tells(lower: str) -> bool:
    return lower in _contact_forms()


def _acquainted(tokens: Tokens, start: int, end: int) -> bool:
    return any(tokens.lowers[k] in _phrase("know") for k in range(start, end))


def _number_of(tokens: Tokens, start: int, i: int, end: int) -> Iterator[_Cue]:
    """ "vier Telefonate seit Februar": a number before a plural noun of contact, with a scope in the sentence."""
    n = quantities.rows()["numbers"][tokens.lowers[i]]
    if n < 2 or i + 1 >= end:
        return
    first, n, bound = quantities.bounded(tokens, start, i, n)
    frame = noun_frame(tokens.words[i + 1])
    lowers = {tokens.lowers[k] for k in range(start, end)}
    if frame is not None and lowers & {"seit", *_phrase("so_far")}:
        yield _Cue(first, i + 2, "count", n, frame.kind, bound)


# -- the claim ------------------------------------------------------------------------------------
def _claim(doc: Doc, cue: _Cue, sentence: tuple[int, int]) -> Claim | None:
    report = _report(doc, cue, sentence)
    if report is None:
        return None
    kind = report.kind if cue.kind is None or cue.kind in _FORM_LEFT_OPEN else cue.kind
    participants = tuple(p.name for p in report.participants if p.name)
    if len(participants) < 2:
        return None
    tokens = tokens_of(doc)
    clause = _clause(tokens, cue, sentence)
    since, scope, office = _since(doc, cue, clause, participants)
    claim_type = cue.type
    if claim_type == "first" and scope is not None and not office:
        claim_type = "first_since"
    if claim_type == "last":
        since = _last_day(doc, clause) or since
        if since is None:
            return None
    until = _until(doc, clause) if claim_type != "last" else None
    if claim_type == "count" and since is None and scope is None:
        since = _within(doc, clause, until)
        until = until or since
    return Claim(
        type=claim_type,
        n=cue.n,
        kind=kind,
        participants=participants,
        span=(tokens.starts[clause[0]], tokens.end(clause[1] - 1)),
        since=since,
        scope=scope,
        report=report.id,
        until=until,
        bound=cue.bound,
    )


def _report(doc: Doc, cue: _Cue, sentence: tuple[int, int]) -> Report | None:
    """The report that the claim is about: told closest to the cue in its sentence, else the last told before."""
    tokens = tokens_of(doc)
    at = tokens.starts[cue.start]
    reports: tuple[Report, ...] = doc._.reports
    begin, end = tokens.starts[sentence[0]], tokens.end(sentence[1] - 1)
    inside = [r for r in reports if begin <= r.trigger[0] < end]
    inside = [r for r in inside if _fits(r, cue) and not r.background] or inside
    if inside and any(_fits(r, cue) for r in inside):
        return min(inside, key=lambda r: (not _fits(r, cue), abs(r.trigger[0] - at)))
    told = [r for r in reports if any(a < end and begin < b for a, b in r.spans)]
    if told:
        return min(told, key=lambda r: not _fits(r, cue))
    near = [r for r in reports if any(0 <= begin - b <= _REACH for _, b in r.spans)]
    fitting = [r for r in near if _fits(r, cue)] or near
    return fitting[-1] if fitting else (inside[0] if inside else None)


def _fits(report: Report, cue: _Cue) -> bool:
    return cue.kind in (None, "talks", report.kind)


def _clause(tokens: Tokens, cue: _Cue, sentence: tuple[int, int]) -> tuple[int, int]:
    """The words around the cue up to the next comma with a clause behind, dash or full stop."""
    low, high = cue.start, cue.end
    while low > sentence[0] and tokens.words[low - 1] not in (",", ";", ":", "–", "—", "\n"):
        low -= 1
    while high < sentence[1] and tokens.words[high] not in (",", ";", ":", "–", "—", ".", "!", "?"):
        high += 1
    while low < high - 1 and tokens.words[low].isspace():
        low += 1
    return low, high


def _since(
    doc: Doc, cue: _Cue, clause: tuple[int, int], participants: tuple[str, ...]
) -> tuple[DaySet | None, str | None, bool]:
    """The beginning of the scope: its days, its words, and whether it is the beginning of a term of office."""
    tokens = tokens_of(doc)
    for i in range(*clause):
        if tokens.lowers[i] not in _phrase("since") or (tokens.lowers[i] == "nach" and i < cue.end):
            continue
        words = tokens.text[tokens.starts[i] : tokens.end(clause[1] - 1)]
        if (term := _office_in(tokens, i, clause[1])) is not None:
            return _took_office(doc, _whose(tokens, i, term, participants)), words, True
        if tokens.lowers[i] == "nach":
            continue
        timex = _timex(doc, i, clause[1])
        return _days(timex) if timex else None, words, False
    return None, None, False


def office_since(
    doc: Doc, clause: tuple[int, int], participants: tuple[str, ...]
) -> tuple[DaySet | None, str | None]:
    """The day on which the term of office began since which the words count, and these words; ``None`` for words that
    name no office.
    """
    tokens = tokens_of(doc)
    for i in range(*clause):
        if tokens.lowers[i] in _phrase("since"):
            words = tokens.text[tokens.starts[i] : tokens.end(clause[1] - 1)]
            if (term := _office_in(tokens, i, clause[1])) is not None:
                return _took_office(doc, _whose(tokens, i, term, participants)), words
    return None, None


def _office_in(tokens: Tokens, first: int, last: int) -> int | None:
    """The word for the beginning of a term of office."""
    return next((k for k in range(first, last) if tokens.words[k] in _phrase("office")), None)


def _whose(tokens: Tokens, since: int, term: int, participants: tuple[str, ...]) -> tuple[str, ...]:
    """The participants whom the words name: "seit Bidens Amtsantritt", "seit dem Amtsantritt von Biden"; all of them
    where they name none.
    """
    words = tokens.words[since:term]
    behind = tokens.words[term + 1 : term + 1 + _NAME]
    if behind and behind[0] in _phrase("of"):
        words = words + behind
    named = tuple(n for n in participants if any(w.startswith(n.split()[-1]) for w in words))
    return named or participants


def _until(doc: Doc, clause: tuple[int, int]) -> DaySet | None:
    """The end of the scope: "bis März 2018 dreimal"."""
    tokens = tokens_of(doc)
    for i in range(*clause):
        if tokens.lowers[i] in _phrase("until"):
            timex = _timex(doc, i + 1, min(i + 1 + _UNTIL_REACH, clause[1]))
            return _days(timex) if timex else None
    return None


def _within(doc: Doc, clause: tuple[int, int], until: DaySet | None) -> DaySet | None:
    """The month or longer time in which contacts are counted: "2014 viermal", "in diesem Jahr zweimal"."""
    timex = _timex(doc, *clause) if until is None else None
    days = _days(timex) if timex else None
    return days if days is not None and days.size >= _MONTH else None


def _timex(doc: Doc, first: int, last: int) -> Timex | None:
    tokens = tokens_of(doc)
    start, end = tokens.starts[first], tokens.end(last - 1)
    return next((t for t in doc._.timexes if start <= t.start < end), None)


def _days(timex: Timex) -> DaySet | None:
    return timex.days if timex.days is not None and timex.days.bounded else None


def _last_day(doc: Doc, clause: tuple[int, int]) -> DaySet | None:
    timex = _timex(doc, *clause)
    return _days(timex) if timex else None


def _took_office(doc: Doc, participants: tuple[str, ...]) -> DaySet | None:
    """The latest day before the article on which one of them took office."""
    known = knowledge.load()
    limit = doc._.published.last if doc._.published is not None else None
    days = [
        term.days.first
        for name in participants
        for person in known.people_named(name)
        for term in known.terms_of(person.id)
        if term.days.first is not None and (limit is None or term.days.first <= limit) and term.status != "elect"
    ]
    return DaySet.day(max(days)) if days and limit is not None else None


@Language.factory("depesche_claims", requires=["doc._.reports"], assigns=["doc._.claims"])
def create(nlp: Language, name: str) -> ClaimReader:  # noqa: ARG001  (spaCy passes both by name)
    """The factory that spaCy calls."""
    return ClaimReader()
