"""A sentence asked of the chronicle that says how often: its quantity, its time, and the contact that it speaks of.

"Scholz hat Putin seit 2022 nicht mehr angerufen" tells of no contact, so that no article's reading has it. What it
asks is found by taking the quantity out ("nicht mehr") and reading the rest as any article: who, and what kind of
contact. The time of the sentence is the window in which contacts count.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from spacy.tokens import Doc

from depesche.days import DaySet
from depesche.errors import UsageError
from depesche.lang.tokens import Tokens, sentences_of, tokens_of
from depesche.model import Claim, Document, Kind, Reading, Report
from depesche.reading import layers_of
from depesche.reading.claims import office_since
from depesche.reading.layers import Timex
from depesche.reading.quantities import quantities_in, rows, without
from depesche.reading.reader import default_reader
from depesche.reading.statements import attributed
from depesche.reading.time import tag

_DAY: Final = dt.timedelta(days=1)
_FROM: Final = ("seit", "ab")
_BETWEEN: Final = ("zwischen", "von")
_WITH_TIMES: Final = frozenset(
    {"dem", "der", "den", "des", "jahr", "jahre", "ende", "anfang", "mitte", "zum", "zu"}
)


@dataclass(frozen=True, slots=True)
class Window:
    """The time in which contacts count: both ends as sets of days, ``None`` where open; ``scope`` are words that
    bound it without naming days.
    """

    since: DaySet | None = None
    until: DaySet | None = None
    scope: str | None = None


def parts(text: str) -> list[str]:
    """The sentences of what is asked."""
    doc = layers_of(Document("(asked)", text, ""), "depesche_sentences")
    tokens = tokens_of(doc)
    found = (text[tokens.starts[first] : tokens.end(last - 1)].strip() for first, last in sentences_of(doc))
    return [sentence for sentence in found if sentence]


def asked(document: Document) -> Reading | None:
    """The reading of a sentence that numbers or denies contacts, with one claim for each pair of people that it
    speaks of; ``None`` for any other sentence. The document's date is the day of asking.

    Raises :class:`UsageError` where it says how often of two things.
    """
    tokens = tokens_of(layers_of(document, "depesche_sentences"))
    found = quantities_in(tokens, 0, len(tokens))
    if len(found) > 1:
        raise UsageError("the sentence asks more than one thing", remedy="ask one after the other")
    quantity = found[0] if found else None
    if quantity is None and not any(word in rows()["roughly"] for word in tokens.lowers):
        return None
    text = without(tokens, quantity) if quantity else document.text
    core = replace(document, text=text, sha256=hashlib.sha256(text.encode()).hexdigest())
    doc = layers_of(core)
    dated = attributed(doc, default_reader().setting)
    window = _window(doc, _names(dated))
    reports = _reports(core, window) or dated
    claims = tuple(
        Claim(
            type=quantity.type if quantity else "count",
            n=quantity.n if quantity else None,
            kind=_kind(report),
            participants=tuple(p.name for p in report.participants if p.name),
            span=(0, len(document.text)),
            since=window.since,
            scope=window.scope,
            until=window.until,
            bound=quantity.bound if quantity else "exactly",
        )
        for report in reports[:1]
    )
    return Reading(document, reports, (), tuple(claim for claim in claims if len(claim.participants) > 1))


def _reports(core: Document, window: Window) -> tuple[Report, ...]:
    """The contacts that the core tells of, as a sentence of any day. Offices that it names without a holder are those
    of the last day of the window.
    """
    reports = attributed(layers_of(replace(core, published=None, published_from=None)), default_reader().setting)
    if all(p.name for r in reports for p in r.participants):
        return reports
    last = window.until.last if window.until is not None else None
    return (
        attributed(layers_of(replace(core, published=DaySet.day(last))), default_reader().setting) if last else ()
    )


def _kind(report: Report) -> Kind:
    """The kind of contact that counts: who met at the seat of one of them may be said to have visited or met there."""
    return "meeting" if report.kind == "visit" and report.place is not None else report.kind


def _names(reports: tuple[Report, ...]) -> tuple[str, ...]:
    return tuple(p.name for r in reports[:1] for p in r.participants if p.name)


# -- the window -----------------------------------------------------------------------------------
def _window(doc: Doc, people: tuple[str, ...]) -> Window:
    """The time that the sentence names; what bounds it without naming days ("jahrelang", "seit Kriegsbeginn") is its
    scope.
    """
    tokens = tokens_of(doc)
    since, office = office_since(doc, (0, len(doc)), people)
    until, scope = None, None if since is not None else office or _unknown(tokens, doc._.timexes)
    for ends in _times(tokens, doc._.timexes, doc._.published):
        if isinstance(ends, str):
            scope = scope or ends
        elif office is None or ends[0] is None:
            # The day of the office itself is none of the window's: "seit seinem Amtsantritt im Januar".
            since, until = since or ends[0], ends[1] or until
    return Window(None, None, scope) if scope else Window(since, until)


def _times(
    tokens: Tokens, timexes: Sequence[Timex], published: DaySet | None
) -> Iterator[tuple[DaySet | None, DaySet | None] | str]:
    """Beginning and end that each time expression gives, or its words where it names no days."""
    between = False
    for timex in timexes:
        word = _preposition(tokens, bisect_left(tokens.starts, timex.start))
        said = tokens.text[timex.start : timex.end]
        if timex.days:
            yield _ends(timex.days, "bis" if between else word)
        elif timex.type == "DURATION" and word == "seit" and (ago := _ago(said, published)):
            yield ago, None
        elif timex.type in ("DURATION", "SET"):
            yield said
        between = word in _BETWEEN


def _ago(length: str, published: DaySet | None) -> DaySet | None:
    """The days so long ago: "seit zwei Jahren" began two years ago."""
    found = tag(f"vor {length}", published)
    return found[0].days if found else None


def _unknown(tokens: Tokens, timexes: Sequence[Timex]) -> str | None:
    """Words that bound the time by something else than days ("seit Kriegsbeginn", "vor dem Krieg"), or say only
    roughly how often ("selten").
    """
    dated = {bisect_left(tokens.starts, timex.start) for timex in timexes}
    for i, lower in enumerate(tokens.lowers):
        if lower in rows()["roughly"]:
            return tokens.words[i]
        if lower not in rows()["bounding"] or dated & {i, i + 1, i + 2, i + 3}:
            continue
        if lower == "seit" or (tokens.lowers[i + 1 : i + 2] and tokens.lowers[i + 1] in _WITH_TIMES):
            return " ".join(tokens.words[i : i + 3])
    return None


def _preposition(tokens: Tokens, first: int) -> str:
    """The word before a time, those that only go with the time left out: "seit" of "seit dem Jahr 2019"."""
    i = first - 1
    while i >= 0 and tokens.lowers[i] in _WITH_TIMES:
        i -= 1
    return tokens.lowers[i] if i >= 0 else ""


def _ends(days: DaySet, word: str) -> tuple[DaySet | None, DaySet | None]:
    """Beginning and end of the window by a time and the word before it."""
    first, last = days.first, days.last
    if first is None or last is None:
        return (days, None) if last is None else (None, days)
    if word == "bis":
        return None, days
    if word == "vor":
        return None, DaySet.day(first - _DAY)
    if word == "nach":
        return DaySet.day(last + _DAY), None
    if word in _FROM or word in _BETWEEN:
        return days, None
    return days, days
