"""Lengths of several units: "drei Jahre und vier Monate", also before and after the article."""

from __future__ import annotations

from typing import Final

from depesche.light import replace
from depesche.reading.time import calendar
from depesche.reading.time.context import Context, Maker, Value, mod_of, why
from depesche.reading.time.rules import Match
from depesche.reading.time.units import DAYS_OF

#: Of hours and what is shorter, which follow a "T" in a duration of several units.
_CLOCK: Final = ("TH", "TM", "TS")


def _composite(match: Match, _: Context) -> Value | None:
    """A length in several units: "drei Jahre und vier Monate"."""
    longer, shorter, amount = "", "", ""
    for word in match.words:
        amount = next((word.values[name] for name in _AMOUNTS if name in word.values), amount)
        if (unit := word.values.get("UNIT")) is None:
            continue
        if unit in _CLOCK:
            shorter += amount + unit[1:]
        else:
            longer += amount + unit
    written = f"P{longer}" + (f"T{shorter}" if shorter else "")
    return Value("DURATION", written, duration=written, mod=mod_of(match), narrative=False)


_AMOUNTS: Final = ("CARDINAL", "DAY_NUMBER", "NUMBER")


def _composite_ago(match: Match, context: Context) -> Value | None:
    return _composite_distance(match, context, -1)


def _composite_ahead(match: Match, context: Context) -> Value | None:
    return _composite_distance(match, context, 1)


def _composite_distance(match: Match, context: Context, sign: int) -> Value | None:
    """The days at the end of such a length; the shortest unit says how exact they are."""
    found, days, amount = _composite(match, context), context.published, 0
    for word in match.words:
        amount = next((int(word.values[name]) for name in _AMOUNTS if name in word.values), amount)
        if days is not None and (unit := word.values.get("UNIT")) in DAYS_OF:
            days = calendar.distance(days, unit, sign * amount)
    reasons = why("time_distance", None, context.published)
    return (
        replace(found, days=days, direction="past" if sign < 0 else "future", reasons=reasons) if found else None
    )


MAKERS: Final[dict[str, Maker]] = {
    "composite": _composite,
    "composite_ago": _composite_ago,
    "composite_ahead": _composite_ahead,
}
