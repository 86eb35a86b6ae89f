"""What an expression means: every rule name of ``time_rules.toml`` has one maker of values."""

from __future__ import annotations

from typing import Final

from depesche.reading.time import composite, counted, dates, eras, near, recurring, units, weekdays
from depesche.reading.time.context import Context, Maker, Value
from depesche.reading.time.rules import Match

_MAKERS: Final[dict[str, Maker]] = {
    **dates.MAKERS,
    **near.MAKERS,
    **units.MAKERS,
    **counted.MAKERS,
    **composite.MAKERS,
    **eras.MAKERS,
    **recurring.MAKERS,
    **weekdays.MAKERS,
}


def value_of(match: Match, context: Context) -> Value | None:
    """The value of a match; ``None`` where the words turn out to be no time expression."""
    return _MAKERS[match.rule](match, context)
