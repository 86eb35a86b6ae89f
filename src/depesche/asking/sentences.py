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

from depesche.asking.contrasts import contrast_words, contrasted, undecided
from depesche.asking.quantities import Quantity, quantities_in, quantity_words, without
from depesche.days import DaySet
from depesche.errors import UsageError
from depesche.lang.language import Language
from depesche.lang.tokens import Tokens, sentences_of, tokens_of
from depesche.model import Claim, Document, Kind, Reading, Report
from depesche.reading import Reader
from depesche.reading.claims import office_since
from depesche.reading.layers import Timex
from depesche.reading.setting import Setting
from depesche.reading.statements import attributed
from depesche.reading.time import tag

_DAY: Final = dt.timedelta(days=1)
#: So many words behind one that bounds a time its days may stand.
_REACH: Final = 4


@dataclass(frozen=True)
class WindowWords:
    """Words before a time by the end of the window that it gives, see ``[window]`` in the data file."""

    opening: frozenset[str]
    since: frozenset[str]
    between: frozenset[str]
    until: frozenset[str]
    before: frozenset[str]
    after: frozenset[str]
    with_times: frozenset[str]
    bounding: frozenset[str]
    ago: str


def window_words(language: Language) -> WindowWords:
    """The words of a language before a time."""
    rows = language.rows("quantity_words")
    lists = {name: frozenset(words) for name, words in rows["window"].items() if name not in ("ago", "from")}
    opening, bounding = frozenset(rows["window"]["from"]), frozenset(rows["bounding"])
    return WindowWords(opening=opening, bounding=bounding, ago=rows["window"]["ago"], **lists)


@dataclass(frozen=True, slots=True)
class Window:
    """The time in which contacts count: both ends as sets of days, ``None`` where open; ``scope`` are words that
    bound it without naming days.
    """

    since: DaySet | None = None
    until: DaySet | None = None
    scope: str | None = None


def sentences_in(text: str, reader: Reader) -> list[str]:
    """The sentences of what is asked; one that says something and denies another thing is two, a question is what it
    asks for.
    """
    doc = reader.layers_of(Document("(asked)", text, ""), "depesche_syntax", bare=True)
    tokens, words = tokens_of(doc), reader.setting.language.made(contrast_words)
    found: list[str] = []
    for first, last in sentences_of(doc):
        whole = text[tokens.starts[first] : tokens.end(last - 1)].strip()
        found += contrasted(tokens, doc._.syntax, words, first, last) or [_stated(whole)]
    return [sentence for sentence in found if sentence]


def _stated(sentence: str) -> str:
    """A question as a sentence that says what it asks for."""
    asked = sentence.rstrip("?! ")
    return f"{asked}." if asked != sentence.rstrip() else sentence


def is_open(document: Document, reader: Reader) -> bool:
    """Whether the sentence only says that something is not known or fixed."""
    tokens = tokens_of(reader.layers_of(document, "depesche_sentences", bare=True))
    return undecided(tokens, reader.setting.language.made(contrast_words))


def counted_in(document: Document, reader: Reader) -> Reading | None:
    """The reading of a sentence that numbers or denies contacts, with one claim for each pair of people that it
    speaks of; ``None`` for any other sentence. The document's date is the day of asking.

    Raises :class:`UsageError` where it says how often of two things.
    """
    words = reader.setting.made(quantity_words)
    tokens = tokens_of(reader.layers_of(document, "depesche_sentences", bare=True))
    found = quantities_in(tokens, words)
    if len(found) > 1:
        raise UsageError("the sentence asks more than one thing", remedy="ask one after the other")
    if not found and not words.roughly & set(tokens.lowers):
        return None
    quantity = found[0] if found else None
    text = without(tokens, quantity) if quantity else document.text
    core = replace(document, text=text, sha256=hashlib.sha256(text.encode()).hexdigest())
    doc = reader.layers_of(core, bare=True)
    dated = attributed(doc, reader.setting)
    window = _window(doc, _names(dated), reader.setting)
    reports = _reports(core, window, reader) or dated
    claims = (_claim(report, window, quantity, document) for report in reports[:1])
    return Reading(document, reports, (), tuple(claim for claim in claims if len(claim.participants) > 1))


def _claim(report: Report, window: Window, quantity: Quantity | None, document: Document) -> Claim:
    return Claim(
        type=quantity.type if quantity else "count",
        n=quantity.n if quantity else None,
        kind=_kind(report),
        participants=_names((report,)),
        span=(0, len(document.text)),
        since=window.since,
        scope=window.scope,
        until=window.until,
        bound=quantity.bound if quantity else "exactly",
    )


def _reports(core: Document, window: Window, reader: Reader) -> tuple[Report, ...]:
    """The contacts that the core tells of, as a sentence of any day. Offices that it names without a holder are those
    of the last day of the window.
    """
    reports = attributed(
        reader.layers_of(replace(core, published=None, published_from=None), bare=True), reader.setting
    )
    if all(p.name for r in reports for p in r.participants):
        return reports
    last = window.until.last if window.until is not None else None
    dated = replace(core, published=DaySet.day(last)) if last else None
    return attributed(reader.layers_of(dated, bare=True), reader.setting) if dated else ()


def _kind(report: Report) -> Kind:
    """The kind of contact that counts: who met at the seat of one of them may be said to have visited or met there."""
    return "meeting" if report.kind == "visit" and report.place is not None else report.kind


def _names(reports: tuple[Report, ...]) -> tuple[str, ...]:
    return tuple(p.name for r in reports[:1] for p in r.participants if p.name)


# -- the window -----------------------------------------------------------------------------------
def _window(doc: Doc, people: tuple[str, ...], setting: Setting) -> Window:
    """The time that the sentence names; what bounds it without naming days ("jahrelang", "seit Kriegsbeginn") is its
    scope.
    """
    tokens, words = tokens_of(doc), setting.language.made(window_words)
    since, office = office_since(doc, people, setting)
    until, scope = None, None if since is not None else office or _unknown(tokens, doc._.timexes, setting)
    for ends in _times(tokens, doc._.timexes, doc._.published, words):
        if isinstance(ends, str):
            scope = scope or ends
        elif office is None or ends[0] is None:
            # The day of the office itself is none of the window's: "seit seinem Amtsantritt im Januar".
            since, until = since or ends[0], ends[1] or until
    return Window(None, None, scope) if scope else Window(since, until)


def _times(
    tokens: Tokens, timexes: Sequence[Timex], published: DaySet | None, words: WindowWords
) -> Iterator[tuple[DaySet | None, DaySet | None] | str]:
    """Beginning and end that each time expression gives, or its words where it names no days."""
    between = False
    for timex in timexes:
        word = _preposition(tokens, bisect_left(tokens.starts, timex.start), words)
        said = tokens.text[timex.start : timex.end]
        if timex.fault is not None:
            yield said
        elif timex.days:
            yield (None, timex.days) if between and timex.days.bounded else _ends(timex.days, word, words)
        elif timex.type == "DURATION" and word in words.since and (ago := _ago(said, published, words)):
            yield ago, None
        elif timex.type in ("DURATION", "SET"):
            yield said
        between = word in words.between


def _ago(length: str, published: DaySet | None, words: WindowWords) -> DaySet | None:
    """The days so long ago: "seit zwei Jahren" began two years ago."""
    found = tag(words.ago.format(length=length), published)
    return found[0].days if found else None


def _unknown(tokens: Tokens, timexes: Sequence[Timex], setting: Setting) -> str | None:
    """Words that bound the time by something else than days ("seit Kriegsbeginn", "vor dem Krieg"), or say only
    roughly how often ("selten").
    """
    words, roughly = setting.language.made(window_words), setting.made(quantity_words).roughly
    dated = {bisect_left(tokens.starts, timex.start) for timex in timexes}
    for i, lower in enumerate(tokens.lowers):
        if lower in roughly:
            return tokens.words[i]
        if lower in words.bounding and not dated & set(range(i, i + _REACH)) and _bounds(tokens, i, words):
            return " ".join(tokens.words[i : i + 3])
    return None


def _bounds(tokens: Tokens, i: int, words: WindowWords) -> bool:
    """Whether the word bounds a time: always, or before a word that goes with times."""
    return tokens.lowers[i] in words.since or bool(words.with_times & set(tokens.lowers[i + 1 : i + 2]))


def _preposition(tokens: Tokens, first: int, words: WindowWords) -> str:
    """The word before a time, those that only go with the time left out: "seit" of "seit dem Jahr 2019"."""
    i = first - 1
    while i >= 0 and tokens.lowers[i] in words.with_times:
        i -= 1
    return tokens.lowers[i] if i >= 0 else ""


def _ends(days: DaySet, word: str, words: WindowWords) -> tuple[DaySet | None, DaySet | None]:
    """Beginning and end of the window by a time and the word before it."""
    first, last = days.first, days.last
    if first is None or last is None:
        return (days, None) if last is None else (None, days)
    if word in words.until:
        return None, days
    if word in words.before:
        return None, DaySet.day(first - _DAY)
    if word in words.after:
        return DaySet.day(last + _DAY), None
    return (days, None) if word in words.opening | words.between else (days, days)
