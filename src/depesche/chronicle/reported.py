"""Reports made comparable: people as keys, words of places and occasions as sets, days as a window.

An :class:`Item` is one report of one document together with what the document's date adds to it: a plan lies on or
after the day it was published, an event that has happened on or before it. Everything here is a pure function of
the reading and of the days on which the document may have appeared.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from itertools import combinations
from typing import Final, NamedTuple

from depesche.chronicle.bounds import DATED_SPAN, without_bounds
from depesche.chronicle.shapes import LEAST_SLACK, REACH, Shape, shape
from depesche.days import FAR_FUTURE, FAR_PAST, DaySet
from depesche.days.runs import ordinal_of
from depesche.model import Claim, Document, Participant, Place, Reading, Report, Status
from depesche.model.statuses import AHEAD, HELD

#: How far ahead a plan without a date may lie: invitations are rarely taken up later than a year after.
PLAN_HORIZON: Final = 400
#: How far from the news of a cancellation the cancelled day may lie.
OFF_BEFORE: Final = 200

Pair = tuple[str, str]

#: Letters that have no decomposition but are often written without their mark.
_UNDECOMPOSED: Final = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i"})


class ItemKey(NamedTuple):
    """A report by document and report id."""

    document: str
    report: str


@dataclass(frozen=True, slots=True)
class Ordinal:
    """Which contact of its kind it is said to be: the ``n``-th since ``since`` (``None``: ever)."""

    n: int
    since: DaySet | None


class Setting(NamedTuple):
    """The words of a place and of the city around it, its state, and whether it is a whole state."""

    words: frozenset[str]
    country: str | None
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """A report as the chronicle compares it.

    ``people`` are sorted keys of the participants; ``lo`` and ``hi`` are ordinals of the first and last day on
    which the contact may lie, from the report's own time or, without one, from status and publication. ``dated``
    says that the report names at most a month, ``weekly`` that its words name a weekday. ``anchor`` is a hash of
    the evidence, the same in every run. ``news`` is the ordinal of the first day on which the document may have
    appeared, far in the past if unknown. ``country`` is the state in which the place lies, ``wide`` says that the
    place is that state itself. ``shape`` is that of the report of a gathering.
    """

    key: ItemKey
    report: Report
    published: DaySet | None
    people: tuple[str, ...]
    lo: int
    hi: int
    dated: bool
    anchor: str
    place: frozenset[str]
    occasion: frozenset[str]
    topics: frozenset[str]
    initiator: str | None
    ordinal: Ordinal | None = None
    weekly: bool = False
    news: int = FAR_PAST
    country: str | None = None
    wide: bool = False
    shape: Shape | None = None

    @property
    def several(self) -> bool:
        """Whether this is a gathering: a summit, or more than two people."""
        return _several(self.report, self.people)

    @property
    def pairs(self) -> Iterator[Pair]:
        """All pairs of participants, each sorted."""
        return combinations(self.people, 2)

    @property
    def order(self) -> tuple[int, int, int, int, str, ItemKey]:
        """By certainty, then by day, then by content, copies of one text by their ids: never by arrival."""
        size = self.report.time.size if self.report.time else FAR_FUTURE
        known = len(self.place) + len(self.occasion)
        return size, -known, self.lo if self.dated else self.news, self.news, self.anchor, self.key


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower case without diacritics, ß as ss, everything but letters and digits as single blanks."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_UNDECOMPOSED))
    return re.sub(r"[^\w]+|_+", " ", "".join(c for c in plain if not unicodedata.combining(c))).strip()


@cache
def scope_words(kind: str) -> frozenset[str]:
    """The folded words of a list in ``lang/*/scope_words.toml``, of all languages."""
    found: set[str] = set()
    for folder in (resources.files("depesche") / "lang").iterdir():
        file = folder / "scope_words.toml"
        if file.is_file():
            found.update(fold(word) for word in tomllib.loads(file.read_text(encoding="utf-8"))[kind])
    return frozenset(found)


@lru_cache(maxsize=65536)
def words(text: str | None) -> frozenset[str]:
    """The folded words of a name that carry meaning."""
    return frozenset(w for w in fold(text or "").split() if w not in scope_words("empty") and len(w) > 1)


def person_key(participant: Participant) -> str | None:
    """Who this is: the person's id, else the folded name, else office and state; ``None`` if nothing is known."""
    if participant.person:
        return participant.person
    if participant.name:
        return fold(participant.name).replace(" ", "-")
    if participant.office or participant.state:
        return f"{participant.office or '?'}@{participant.state or '?'}"
    return None


def keys_of(reading: Reading) -> dict[str, str]:
    """The keys of the people whom a reading names, by name."""
    people = (p for report in reading.reports for p in report.participants)
    return {p.name: key for p in people if p.name and (key := person_key(p))}


def anchor_of(document: Document, report: Report, people: tuple[str, ...], number: int = 0) -> str:
    """A hash of where the report stands: the document's text and day, the trigger and the people.

    One text that appears again on another day tells of something else. ``number`` parts reports of one document that
    are alike in all of these.
    """
    evidence = f"{document.sha256}:{report.trigger[0]}-{report.trigger[1]}:{report.kind}:{','.join(people)}"
    day = day_of(document)
    more = f":{day or ''}:{number}" if day or number else ""
    return hashlib.blake2b(f"{evidence}{more}".encode(), digest_size=8).hexdigest()


def day_of(document: Document) -> str | None:
    """The day on which a document appeared as it is kept with evidence; ``None`` for one without a date."""
    return document.published.edtf() if document.published else None


def items_of(
    reading: Reading,
    published: DaySet | None,
    adjusted: Callable[[Report], Report] | None = None,
    located: Callable[[Place], Setting] | None = None,
) -> tuple[Item, ...]:
    """The reports of one reading that name somebody, given when the document appeared.

    ``adjusted`` adds what is known besides the text (office terms) to a report's time, ``located`` gives what is
    known of a place.
    """
    ordinals = {c.report: o for c in reading.claims if c.report and (o := _ordinal(c))}
    found: list[Item] = []
    alike: Counter[str] = Counter()
    news = _news(published)
    for raw in reading.reports:
        report = adjusted(raw) if adjusted else raw
        people = keys_in(report)
        if not people:
            continue
        lo, hi = _window(report, published)
        setting = _setting(report.place, located)
        evidence = anchor_of(reading.document, report, people)
        anchor = anchor_of(reading.document, report, people, alike[evidence]) if alike[evidence] else evidence
        alike[evidence] += 1
        found.append(
            Item(
                key=ItemKey(reading.document.id, report.id),
                report=report,
                published=published,
                people=people,
                lo=lo,
                hi=hi,
                dated=_is_dated(report.time),
                anchor=anchor,
                place=setting.words,
                country=setting.country,
                wide=setting.wide,
                shape=shape_of(raw, reading.document.published, people) if _several(raw, people) else None,
                occasion=words(report.occasion),
                topics=frozenset(t.concept or fold(t.text) for t in report.topics),
                initiator=fold(report.initiator) if report.initiator else None,
                ordinal=ordinals.get(report.id),
                weekly=_weekly(raw),
                news=news,
            )
        )
    return tuple(found)


def _several(report: Report, people: tuple[str, ...]) -> bool:
    return report.kind == "summit" or len(people) != 2


def shape_of(raw: Report, published: DaySet | None, people: tuple[str, ...]) -> Shape:
    """The shape of a report of a gathering as its article gives it."""
    report = without_bounds(raw)
    lo, hi = _window(report, published)
    if report.time is None and published is not None and published.first and report.status in HELD:
        lo = published.first.toordinal() - REACH
    return shape(
        form=(_is_dated(report.time), report.time is None and _is_dated(published), report.kind == "visit"),
        days=(lo, hi),
        news=_news(published),
        slack=_slack(report),
        people=people,
        words=words(report.place.name if report.place else None) | words(report.occasion),
    )


def _slack(report: Report) -> int:
    """How many days off the contact may lie: put off for long, told as approximate, a visit mistaken by a day."""
    if report.status == "postponed" and report.time is not None:
        return REACH
    if report.time is not None and report.time.approximate:
        return LEAST_SLACK
    return 1 if report.kind == "visit" else 0


def _weekly(report: Report) -> bool:
    """Whether the words name a weekday, also where the terms of office left one such day."""
    cut = (r.values.get("before") for r in report.why.get("time", ()) if r.code == "chronicle_in_office")
    days = (report.time, *(DaySet.parse(before) for before in cut if isinstance(before, str)))
    return any(found is not None and found.weekday is not None for found in days)


def keys_in(report: Report) -> tuple[str, ...]:
    """The sorted keys of a report's participants, each once."""
    return tuple(sorted({key for p in report.participants if (key := person_key(p))}))


def _news(published: DaySet | None) -> int:
    """The first day on which a document may have appeared; far in the past where that is not known."""
    first = published.first if published else None
    return first.toordinal() if first else FAR_PAST


def _setting(place: Place | None, located: Callable[[Place], Setting] | None) -> Setting:
    if place is None:
        return Setting(frozenset(), None)
    return located(place) if located else Setting(words(place.name), None)


def _ordinal(claim: Claim) -> Ordinal | None:
    """The position in a sequence that a claim gives its report."""
    if claim.type == "first":
        return Ordinal(1, claim.since)
    return Ordinal(claim.n, claim.since) if claim.type == "ordinal" and claim.n else None


def _is_dated(time: DaySet | None) -> bool:
    if time is None or not time.bounded:
        return False
    first, last = time.first, time.last
    return first is not None and last is not None and (last - first).days <= DATED_SPAN


def _window(report: Report, published: DaySet | None) -> tuple[int, int]:
    """First and last possible day of the contact: its own time, else what status and publication allow."""
    lo, hi = _by_status(report.status, published)
    if report.time is None:
        return lo, hi
    said_lo, said_hi = ordinal_of(report.time.first), ordinal_of(report.time.last)
    # What the words say holds even where status and publication seem to contradict it.
    lo, hi = (lo if said_lo is None else said_lo), (hi if said_hi is None else said_hi)
    return (lo, hi) if lo <= hi else (min(lo, hi), max(lo, hi))


def _by_status(status: Status, published: DaySet | None) -> tuple[int, int]:
    """First and last possible day by status and publication alone."""
    first = ordinal_of(published.first) if published else None
    last = ordinal_of(published.last) if published else None
    if status in HELD:
        return FAR_PAST, FAR_FUTURE if last is None else last
    if status in AHEAD:
        ahead = FAR_FUTURE if last is None else min(FAR_FUTURE, last + PLAN_HORIZON)
        return FAR_PAST if first is None else first, ahead
    if first is None or last is None:
        return FAR_PAST, FAR_FUTURE
    return first - OFF_BEFORE, last + PLAN_HORIZON
