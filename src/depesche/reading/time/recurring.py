"""Values of what happens again and again: every week, on Mondays, three times a day."""

from __future__ import annotations

from typing import Final

from depesche.reading.time import weekdays
from depesche.reading.time.context import SHORT_UNITS, Context, Maker, Value, amount_of
from depesche.reading.time.rules import Match


def _every(match: Match, context: Context) -> Value | None:
    if (part := match.get("WEEKPART")) is not None:
        weekday, _, at = part.partition("T")
        return Value("SET", f"XXXX-WXX-{int(weekday) + 1}T{at}", narrative=False)
    if (day := match.get("WEEKDAY")) is not None:
        return Value("SET", _every_weekday(match, int(day)), narrative=False)
    if (unit := match.get("UNIT")) is not None:
        amount = amount_of(match) or match.get("ORDINAL") or "1"
        return Value("SET", SHORT_UNITS[unit].format(amount), narrative=False)
    if (month := match.get("MONTH")) is not None:
        return Value("SET", f"XXXX-{int(month):02d}", narrative=False)
    if (season := match.get("SEASON")) is not None:
        return Value("SET", f"XXXX-{season}", narrative=False)
    return Value("SET", f"XXXX-XX-XXT{match.get('PART')}", narrative=False)


def _every_weekday(match: Match, day: int) -> str:
    """A weekday of each week, of each second, third … week, or once a month or year."""
    if (unit := match.get("UNIT")) is not None:
        return SHORT_UNITS[unit].format("1")
    every = match.get("ORDINAL") or match.get("DAY_NUMBER")
    return SHORT_UNITS["W"].format(every) if every else f"XXXX-WXX-{day + 1}"


def _every_unit(match: Match, context: Context) -> Value | None:
    return Value("SET", match.get("EVERY_UNIT") or "", narrative=False)


def _per(match: Match, context: Context) -> Value | None:
    return Value("SET", SHORT_UNITS[match.get("UNIT") or "D"].format("1"), narrative=False)


def _weekly(match: Match, context: Context) -> Value | None:
    if (day := match.get("WEEKLY")) is not None:
        return Value("SET", f"XXXX-WXX-{int(day) + 1}", narrative=False)
    return Value("SET", f"XXXX-XX-XXT{match.get('DAILY')}", narrative=False)


def _weekly_opening(match: Match, context: Context) -> Value | None:
    """A weekday that stands by itself is one of each week; behind a determiner it is the genitive of one day."""
    before = context.words[match.index - 1].values if match.index else {}
    if not {"DET", "CARDINAL", "PAST_ADJ", "NEXT_ADJ", "THIS_ADJ"} & before.keys():
        return Value("SET", f"XXXX-WXX-{int(match.get('WEEKLY_NOUN') or 0) + 1}", narrative=False)
    return weekdays.MAKERS["weekday"](match, context)


MAKERS: Final[dict[str, Maker]] = {
    "every": _every,
    "every_unit": _every_unit,
    "per": _per,
    "weekly": _weekly,
    "weekly_opening": _weekly_opening,
}
