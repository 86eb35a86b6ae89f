"""Elections date contacts: congratulations on a victory follow within days of the vote (``vote_words.toml``)."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from depesche.days import DaySet
from depesche.lang.language import Language
from depesche.lang.tokens import sentences_of, tokens_of
from depesche.light import dataclass, replace
from depesche.model import Reason, Report
from depesche.reading.contacts.article import Article, Sentence

_TABLES: Final = ("vote", "kept", "office")
_WORD: Final = re.compile(r"[^\W\d_]+")
_HELD_OFFICES: Final = ("head_of_state", "head_of_government")


@dataclass(frozen=True, slots=True)
class Occasion:
    """A table of the data file: the words for a vote or for taking office, and the kinds of election that it is."""

    words: frozenset[str]
    kinds: frozenset[str]
    kept: bool


@dataclass(frozen=True, slots=True)
class VoteWords:
    """The data file: tables by name, beginnings of words of congratulation, within how many days they follow."""

    tables: Mapping[str, Occasion]
    congratulation: tuple[str, ...]
    within: dt.timedelta


def vote_words(language: Language) -> VoteWords:
    """The words of a language."""
    data = language.rows("vote_words")
    tables = {
        name: Occasion(frozenset(data[name]["words"]), frozenset(data[name]["kinds"]), kept=name == "kept")
        for name in _TABLES
    }
    return VoteWords(tables, tuple(data["congratulation"]["stems"]), dt.timedelta(data["within"]))


def dated_by_votes(article: Article, reports: Iterable[Report]) -> tuple[Report, ...]:
    """The reports, those with an open time narrowed to the days after the vote that they congratulate on."""
    tokens = tokens_of(article.doc)
    spans = [(tokens.starts[first], tokens.end(end - 1)) for first, end in sentences_of(article.doc)]
    starts = [start for start, _ in spans]
    out = []
    for report in reports:
        at = bisect_right(starts, report.trigger[0]) - 1
        around = [tokens.text[slice(*spans[place])] for place in (at, at - 1) if place >= 0]
        open_ = report.time is None or not report.time.is_day
        occasion = _occasion(article, around) if open_ and report.status in ("held", "ongoing") else None
        out.append(report if occasion is None else _narrowed(article, report, occasion))
    return tuple(out)


def _occasion(article: Article, sentences: list[str]) -> Occasion | None:
    """The vote or office that a congratulating sentence names: the report's own, or the one before it."""
    words = article.setting.language.made(vote_words)
    for text in sentences:
        found = {word.lower() for word in _WORD.findall(text)}
        if any(word.startswith(words.congratulation) for word in found):
            return next((table for table in words.tables.values() if found & table.words), None)
    return None


def _narrowed(article: Article, report: Report, occasion: Occasion) -> Report:
    """The report within the days after one of the votes that its participants won."""
    within = article.setting.language.made(vote_words).within
    congratulating = {report.initiator, *_congratulating(article, report)}
    people = [p.person for p in report.participants if p.person and p.person not in congratulating]
    windows = [DaySet.between(day, day + within) for p in people for day in _days(article, p, occasion)]
    time = report.time
    if time is not None and any(reason.code == "contact_time_news" for reason in report.why.get("time", ())):
        time = time.until()  # the day of the news is only a guess: the last vote before it says more
        windows = sorted((w for w in windows if w.meets(time)), key=lambda w: w.first or dt.date.min)[-1:]
    days = DaySet.one_of(windows)
    both = days if time is None else time & days
    if not both or both == report.time:
        return report
    reason = Reason("contact_time_vote", {"days": str(both)}, report.trigger)
    return replace(report, time=both, why={**report.why, "time": (*report.why.get("time", ()), reason)})


def _congratulating(article: Article, report: Report) -> Iterator[str]:
    """Who congratulates in the sentences of the report: it is the other one who won."""
    for sentence in article.sentences:
        start, end = article.offsets(sentence.start, sentence.end)
        if any(start < last and first < end for first, last in report.spans):
            for place in range(len(sentence.clauses)):
                yield from _subject(article, sentence, place)


def _subject(article: Article, sentence: Sentence, place: int) -> Iterator[str]:
    """The people who congratulate in a clause."""
    stems, clause = article.setting.language.made(vote_words).congratulation, sentence.clauses[place]
    if clause.passive or not any(article.lower(i).startswith(stems) for i in clause.verbs):
        return
    bare = (s for s in sentence.own_slots(place) if not s.marker)
    # "in dem Merkel Macron gratulierte": the pronoun is no article of the name behind it
    subject = next((s for s in bare if not s.oblique or s.start - 1 == clause.opener), None)
    yield from (actor.person for actor in (subject.actors if subject else ()) if actor.person)


def _days(article: Article, person: str, occasion: Occasion) -> Iterator[dt.date]:
    """The days of the votes that the person won; of one that ``kept`` somebody in office only such."""
    for election in article.setting.knowledge.all_elections:
        day = election.days.first
        if election.person != person or election.kind not in occasion.kinds or day is None:
            continue
        if not occasion.kept or _in_office(article, person, day - dt.timedelta(1)):
            yield day


def _in_office(article: Article, person: str, day: dt.date) -> bool:
    """Whether the person led a state or its government on the day."""
    terms = article.setting.knowledge.terms_of(person, DaySet.day(day))
    return any(term.office in _HELD_OFFICES and term.status != "elect" for term in terms)
