"""How long a contact lasted, wherever the article says so: beside its noun, after "dauerte", as "nach zwei Stunden
war es vorbei". Where two sides give two lengths, the report keeps both, each with the words that say so.

No precision is invented: "etwa 15 Minuten" stays so though a headline says "15 Minuten", and "gut anderthalb Stunden"
beside "100 Minuten" are 100 minutes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from depesche.light import replace
from depesche.model import DurationMod, Reason, Report, Span
from depesche.reading.contacts.article import Article
from depesche.reading.contacts.lengths.finding import Length, lengths_of
from depesche.reading.contacts.lengths.owner import kind_alike, owner_of
from depesche.reading.contacts.lengths.values import minutes_of

__all__ = ["kind_alike", "lasting"]

#: "Gut anderthalb Stunden" and 100 minutes are one length.
_ALIKE: Final = 1.18


def lasting(article: Article, reports: tuple[Report, ...]) -> tuple[Report, ...]:
    """The reports with the lengths that the article gives them: reached ones to what happened, planned to plans."""
    if not reports:
        return reports
    found: dict[int, list[Length]] = {}
    for length in lengths_of(article):
        number = owner_of(article, reports, length)
        if number is not None and not _of_one_told_since(article, reports, number, length, found.get(number, ())):
            found.setdefault(number, []).append(length)
    return tuple(_with(report, found[n]) if n in found else report for n, report in enumerate(reports))


def _of_one_told_since(
    article: Article, reports: Sequence[Report], number: int, length: Length, known: Sequence[Length]
) -> bool:
    """Whether a further length of a contact may be that of another one, told since: "telefonierte eine Stunde mit A. Am
    Dienstag erwartete ihn B. Das Gespräch dauerte zwei Stunden".
    """
    starts = article.tokens.starts
    own = next(starts[s.start] for s in article.sentences if s.index == length.sentence)
    if not known or reports[number].trigger[0] >= own:
        return False
    last = max(each.span[1] for each in known)
    return any(last <= other.trigger[0] < own for n, other in enumerate(reports) if n != number)


def _with(report: Report, lengths: Sequence[Length]) -> Report:
    """The report with its lengths, the shortest first; one that its own clause gave is among them."""
    spans: dict[str, Span] = {}
    mods: dict[str, DurationMod | None] = {}
    for length in lengths:
        for value in length.values:
            spans.setdefault(value, length.span)
            mods[value] = mods.get(value) or length.mod
    values = _without_rounded(sorted(spans, key=_minutes), mods)
    why = tuple(Reason("contact_duration", {"duration": value}, spans[value]) for value in values)
    written = values[0] if len(values) == 1 else f"{values[0]}/{values[-1]}"
    meant = {mods[value] for value in values}
    return replace(
        report,
        duration=written,
        duration_mod=meant.pop() if len(meant) == 1 else None,
        why={**report.why, "duration": why},
    )


def _minutes(value: str) -> float:
    return minutes_of(value) or 0


def _without_rounded(values: Sequence[str], mods: Mapping[str, DurationMod | None]) -> list[str]:
    """The values, the shortest first, without those that only round the exact one beside them."""
    rounded: set[str] = set()
    for shorter, longer in pairwise(values):
        if (mods[shorter] is None) == (mods[longer] is None) or _minutes(longer) > _ALIKE * _minutes(shorter):
            continue
        if mods[shorter] != "under" and mods[longer] != "over":
            rounded.add(shorter if mods[shorter] else longer)
    return [value for value in values if value not in rounded]
