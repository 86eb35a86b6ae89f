"""How long a contact lasted, wherever the article says so: beside its noun, after "dauerte", as "nach zwei Stunden
war es vorbei". Where two sides give two lengths, the report keeps both, each with the words that say so.

The words are data (``lang/de/contact_lengths.toml``).
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import Any, Final

from spacy.tokens import Doc

from depesche.lang.syntax import Clause
from depesche.model import Reason, Report, Span
from depesche.model.kinds import named_by
from depesche.reading.contacts.frames import noun_frame
from depesche.reading.layers import Timex
from depesche.reading.quotes import viewed
from depesche.reading.quotes.view import Range, View
from depesche.reading.time.tokens import lexicon

#: So many sentences after a contact its length may still be told.
_REACH: Final = 4
#: Words between a length and the noun that it is an attribute of.
_ATTRIBUTES: Final = 3
_ISO: Final = re.compile(r"PT(?:(\d+(?:\.\d+)?)H)?(?:(\d+)M)?")
_HOURS: Final = re.compile(r"PT\d+H")
_CLOCK: Final = re.compile(r"T(\d\d):(\d\d)")
_MINUTES: Final = re.compile(r"PT\d+M")
_HAPPENED: Final = frozenset({"held", "ongoing"})
_AHEAD: Final = frozenset({"planned", "confirmed", "considered"})
#: No talk lasts longer (minutes).
_LONGEST: Final = 24 * 60


@dataclass(frozen=True, slots=True)
class _Length:
    """A length in the article: its value, its words, and the noun of contact that it is an attribute of, if any."""

    values: tuple[str, ...]
    span: Span
    place: int
    noun: int | None = None
    planned: bool = False


@cache
def rows() -> Mapping[str, Any]:
    """``lang/de/contact_lengths.toml`` as it is."""
    path = resources.files("depesche") / "lang" / "de" / "contact_lengths.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(str(written).partition(":")[0].replace("|", "") for written in rows()[name])


def lasting(doc: Doc, reports: tuple[Report, ...]) -> tuple[Report, ...]:
    """The reports with the lengths that the article gives them: reached ones to what happened, planned to plans."""
    if not reports:
        return reports
    view = viewed(doc)
    found: dict[int, dict[str, Span]] = {}
    starts = [view.starts[first] for first, _ in view.sentences]
    last: _Length | None = None
    for timex in sorted((*_joined(view, doc._.timexes), *_clock(view, doc._.timexes)), key=lambda t: t.start):
        length = _length(view, starts, timex, last)
        last = length or last
        number = _report_for(view, starts, reports, length) if length else None
        if length and number is not None:
            for value in length.values:
                found.setdefault(number, {}).setdefault(value, length.span)
    return tuple(_with(r, found[n]) if n in found else r for n, r in enumerate(reports))


def _joined(view: View, timexes: Sequence[Timex]) -> Iterator[Timex]:
    """The durations, "eine Stunde und 14 Minuten" as one."""
    held: Timex | None = None
    for timex in timexes:
        if timex.type != "DURATION" or not timex.duration:
            continue
        between = view.text[held.end : timex.start].strip() if held else "."
        if held and between in ("", "und") and held.duration and _HOURS.fullmatch(held.duration):
            joined = (
                held.duration + timex.duration.removeprefix("PT") if _MINUTES.fullmatch(timex.duration) else None
            )
            if joined:
                held = replace(held, end=timex.end, duration=joined, value=joined)
                continue
        if held:
            yield held
        held = timex
    if held:
        yield held


def _clock(view: View, timexes: Sequence[Timex]) -> Iterator[Timex]:
    """The lengths that two times of the clock make: "von 15.00 bis 17.00 Uhr"."""
    for one, other in pairwise(timexes):
        begun, done = _CLOCK.fullmatch(one.at or ""), _CLOCK.fullmatch(other.at or "")
        if begun and done and view.text[one.end : other.start].strip() == "bis":
            minutes = 60 * (int(done[1]) - int(begun[1])) + int(done[2]) - int(begun[2])
            if minutes > 0:
                length = _iso(f"PT{minutes / 60}H")
                yield replace(other, start=one.start, duration=length, value=length)


def _with(report: Report, lengths: Mapping[str, Span]) -> Report:
    """The report with its lengths, the shortest first; one that its own clause gave is among them."""
    values = sorted(lengths, key=lambda value: _minutes(value) or 0)
    why = tuple(Reason("contact_duration", {"duration": value}, lengths[value]) for value in values)
    written = values[0] if len(values) == 1 else f"{values[0]}/{values[-1]}"
    return replace(report, duration=written, why={**report.why, "duration": why})


def _minutes(value: str) -> float | None:
    match = _ISO.fullmatch(value)
    if not match or not any(match.groups()):
        return None
    return 60 * float(match[1] or 0) + float(match[2] or 0)


def _iso(value: str) -> str:
    """The duration without fractions of hours: "PT2.5H" is "PT2H30M"."""
    minutes = _minutes(value)
    if "." not in value or minutes is None:
        return value
    hours, rest = divmod(round(minutes), 60)
    return "PT" + (f"{hours}H" if hours else "") + (f"{rest}M" if rest else "")


# -- where a length stands ------------------------------------------------------------------------
def _length(view: View, starts: list[int], timex: Timex, last: _Length | None) -> _Length | None:
    """The length that a time expression is, if it is that of a talk; ``last`` is the one told before it."""
    minutes = _minutes(timex.duration or "")
    place = bisect_right(starts, timex.start) - 1
    if not minutes or minutes > _LONGEST or place < 0:
        return None
    first, end = _tokens(view, view.sentences[place], timex)
    clause = next((c for c in view.clauses(view.sentences[place]) if first in c.tokens), None)
    if clause is None or {*view.lowers[end - 1 : end + 1]} & _words("shifted"):
        return None
    if any(view.lowers[k] in _words("instead") for k in _before(view, first, 6)):
        return None
    least = _lower_bound(view, first, timex)
    span, values = (timex.start, timex.end), (*least, _iso(timex.duration or ""))
    planned = _planned(view, clause, first, end)
    noun = _noun_after(view, end)
    if noun is None and not planned and not _measured(view, clause, first, ranged=bool(least)):
        again = last is not None and last.place == place and _other_account(view, clause, first)
        if not again:
            return None
    return _Length(values, span, place, noun if noun is not None else _subject_noun(view, clause), planned)


def _lower_bound(view: View, first: int, timex: Timex) -> tuple[str, ...]:
    """The shorter end of a range: "zehn bis fünfzehn Minuten"."""
    if first < 2 or view.lowers[first - 1] not in ("bis", "oder"):
        return ()
    number = view.lowers[first - 2]
    values = lexicon().words.get(number, {})
    count = number if number.isdigit() else values.get("CARDINAL", "")
    unit = (timex.duration or "")[-1:]
    return (f"PT{count}{unit}",) if count.isdigit() and unit in "HM" else ()


def _other_account(view: View, clause: Clause, first: int) -> bool:
    """Whether a length beside one told before is what another account says: without a verb but one of saying."""
    if view.lowers[first - 1] in _words("distance"):
        return False
    return clause.finite is None or any(lemma in view.lexicon.verbs for lemma in clause.lemmas)


def _subject_noun(view: View, clause: Clause) -> int | None:
    """The noun of contact in the clause, if one stands there."""
    return next((k for k in clause.tokens if view.words[k][0].isupper() and noun_frame(view.words[k])), None)


def _tokens(view: View, sentence: Range, timex: Timex) -> Range:
    inside = [k for k in range(*sentence) if timex.start <= view.starts[k] < timex.end]
    return (inside[0], inside[-1] + 1) if inside else (sentence[0], sentence[0] + 1)


def _before(view: View, first: int, reach: int) -> range:
    """The words right before a length, up to the noun of another one: "statt einer Stunde mehr als [zwei]"."""
    at = first
    while at > 0 and first - at < reach and not view.words[at - 1][:1].isupper():
        at -= 1
    return range(at, first)


def _planned(view: View, clause: Clause, first: int, last: int) -> bool:
    """Whether the length is one that was only planned: "statt der veranschlagten vier Stunden", "soll … dauern"."""
    near = _before(view, first, 4), range(first, min(last + 2, len(view.words)))
    if any(view.lowers[k] in _words("planned") for k in (*near[0], *near[1], *clause.verbs)):
        return True
    finite = clause.finite
    return finite is not None and view.lowers[finite] in ("soll", "sollen", "sollte", "sollten", "wird", "werden")


def _noun_after(view: View, at: int) -> int | None:
    """The noun of contact that an attribute stands before: "einstündigen Gespräch", "neun Stunden Verhandlungen"."""
    for k in range(at, min(at + _ATTRIBUTES, len(view.words))):
        word = view.words[k]
        if word[0].isupper():
            return k if noun_frame(word) or word in ("Verhandlungen", "Gesprächen", "Gespräche") else None
        if not (word.isalpha() and word.endswith(("e", "en", "er", "es", "em"))) or view.is_in(k, "prepositions"):
            return None
    return None


def _measured(view: View, clause: Clause, first: int, *, ranged: bool = False) -> bool:
    """Whether the clause says that a talk lasted so long; ``ranged`` for the longer end of a range."""
    before = view.lowers[first - 1] if first > clause.start else ""
    if before in _words("distance") and not ranged:
        return False
    lowers = {view.lowers[k] for k in clause.tokens}
    words = {view.words[k] for k in clause.tokens}
    if before == "nach":
        return bool(words & _words("over"))
    governed = {lemma for lemma in clause.lemmas if lemma in _words("verbs")}
    together = any(verb in lowers | set(clause.lemmas) and noun in words for verb, noun in rows()["with"])
    return (
        bool(governed)
        or together
        or bool(set(clause.lemmas) & _words("held"))
        or clause.finite is None
        or _long(view, clause, first)
    )


def _long(view: View, clause: Clause, first: int) -> bool:
    """Such as "sechs Stunden lang rangen sie": a length whatever the verb."""
    near = [view.lowers[k] for k in clause.tokens if first < k <= first + 3]
    return "lang" in near


# -- whose length it is ---------------------------------------------------------------------------
def _report_for(view: View, starts: list[int], reports: tuple[Report, ...], length: _Length) -> int | None:
    """The report whose noun it stands at, else the nearest one of the sentence, else the last one shortly before."""
    spots = [
        (bisect_right(starts, a) - 1, a, n)
        for n, r in enumerate(reports)
        if r.status in (_AHEAD if length.planned else _HAPPENED)
        for a, _ in (r.trigger, *r.spans)
    ]
    at = view.starts[length.noun] if length.noun is not None else length.span[0]
    here = [spot for spot in spots if spot[0] == length.place]
    if here:
        return min(here, key=lambda spot: abs(spot[1] - at))[2]
    frame = noun_frame(view.words[length.noun]) if length.noun is not None else None
    before = [spot for spot in spots if spot[0] < length.place]
    near = [spot for spot in before if length.place - spot[0] <= (1 if length.planned else _REACH)]
    alike = [spot for spot in before if frame and named_by(frame.kind, reports[spot[2]].kind)] or near
    news = [spot for spot in alike if not reports[spot[2]].background] or alike
    after = [spot for spot in spots if spot[0] == length.place + 1]
    return max(news)[2] if news else min(after)[2] if after else None
