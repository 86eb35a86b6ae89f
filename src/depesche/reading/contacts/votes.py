"""Elections date contacts: congratulations on a victory follow within days of the vote."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from importlib import resources
from typing import Any, Final

from spacy.tokens import Doc

from depesche import knowledge
from depesche.days import DaySet
from depesche.lang.tokens import sentences_of, tokens_of
from depesche.model import Reason, Report

_TABLES: Final = ("vote", "kept", "office")
_WORD: Final = re.compile(r"[^\W\d_]+")


@cache
def rows() -> dict[str, Any]:
    """``lang/de/vote_words.toml`` as it is."""
    file = resources.files("depesche") / "lang" / "de" / "vote_words.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


def dated_by_votes(doc: Doc, reports: Iterable[Report]) -> tuple[Report, ...]:
    """The reports, those with an open time narrowed to the days after the vote that they congratulate on."""
    tokens = tokens_of(doc)
    spans = [(tokens.starts[first], tokens.end(end - 1)) for first, end in sentences_of(doc)]
    starts = [start for start, _ in spans]
    out = []
    for report in reports:
        if report.time is None or not report.time.is_day:
            at = bisect_right(starts, report.trigger[0]) - 1
            around = [slice(*spans[place]) for place in (at, at - 1) if place >= 0]
            report = _narrowed(report, _table([tokens.text[part] for part in around]))  # noqa: PLW2901 - the narrowed one takes its place
        out.append(report)
    return tuple(out)


def _table(sentences: list[str]) -> str | None:
    """The table whose words a congratulating sentence holds: the report's own, or the one before it."""
    for text in sentences:
        found = {word.lower() for word in _WORD.findall(text)}
        if any(word.startswith(tuple(rows()["congratulation"]["stems"])) for word in found):
            return next((name for name in _TABLES if found & set(rows()[name]["words"])), None)
    return None


def _narrowed(report: Report, table: str | None) -> Report:
    if table is None or report.status not in ("held", "ongoing"):
        return report
    kinds, span = set(rows()[table]["kinds"]), dt.timedelta(rows()["within"])
    windows = [
        DaySet.between(day, day + span)
        for participant in report.participants
        if participant.person
        for day in _days(participant.person, kinds, kept=table == "kept")
    ]
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


def _days(person: str, kinds: set[str], *, kept: bool) -> Iterable[dt.date]:
    """The days of the votes that the person won; with ``kept`` only those that kept the person in office."""
    known = knowledge.load()
    for election in known.all_elections:
        day = election.days.first
        if election.person != person or election.kind not in kinds or day is None:
            continue
        before = DaySet.day(day - dt.timedelta(1))
        in_office = any(
            t.office in ("head_of_state", "head_of_government") and t.status != "elect"
            for t in known.terms_of(person, before)
        )
        if not kept or in_office:
            yield day
