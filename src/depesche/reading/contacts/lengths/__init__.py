"""How long a contact lasted, wherever the article says so: beside its noun, after "dauerte", as "nach zwei Stunden
war es vorbei". Where two sides give two lengths, the report keeps both, each with the words that say so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from depesche.model import DurationMod, Reason, Report, Span
from depesche.reading.contacts.article import Article
from depesche.reading.contacts.lengths.finding import lengths_of
from depesche.reading.contacts.lengths.owner import kind_alike, owner_of
from depesche.reading.contacts.lengths.values import minutes_of

__all__ = ["kind_alike", "lasting"]


def lasting(article: Article, reports: tuple[Report, ...]) -> tuple[Report, ...]:
    """The reports with the lengths that the article gives them: reached ones to what happened, planned to plans."""
    if not reports:
        return reports
    found: dict[int, dict[str, Span]] = {}
    mods: dict[int, list[DurationMod | None]] = {}
    for length in lengths_of(article):
        number = owner_of(article, reports, length)
        if number is not None:
            mods.setdefault(number, []).append(length.mod)
        for value in length.values if number is not None else ():
            found.setdefault(number or 0, {}).setdefault(value, length.span)
    return tuple(
        replace(_with(report, found[n]), duration_mod=_mod(mods[n])) if n in found else report
        for n, report in enumerate(reports)
    )


def _mod(mods: list[DurationMod | None]) -> DurationMod | None:
    """How the length is meant: exactly, where one of its words says so; else as the first says."""
    return None if None in mods else mods[0]


def _with(report: Report, lengths: Mapping[str, Span]) -> Report:
    """The report with its lengths, the shortest first; one that its own clause gave is among them."""
    values = sorted(lengths, key=lambda value: minutes_of(value) or 0)
    why = tuple(Reason("contact_duration", {"duration": value}, lengths[value]) for value in values)
    written = values[0] if len(values) == 1 else f"{values[0]}/{values[-1]}"
    return replace(report, duration=written, why={**report.why, "duration": why})
