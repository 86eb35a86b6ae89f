"""What the makers of values share: the value, what is known where an expression stands, and anchors.

What hangs on an anchor (the publication date, the day that the text speaks of) is worked out for every day that
the anchor can be; where the anchor is not known the value stays open ("XXXX-WXX-1") and the days are all that fit.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

from depesche.days import DaySet
from depesche.model import Reason
from depesche.reading.layers import TimexType
from depesche.reading.time import calendar
from depesche.reading.time.direction import Tense, tense_at
from depesche.reading.time.rules import Match
from depesche.reading.time.tokens import Words

Side = Literal["past", "future"]


@dataclass(frozen=True, slots=True)
class Value:
    """A normalised expression. ``narrative`` says that later expressions may refer to its day."""

    type: TimexType
    value: str
    days: DaySet | None = None
    mod: str | None = None
    at: str | None = None
    duration: str | None = None
    direction: Side | None = None
    reasons: tuple[Reason, ...] = ()
    narrative: bool = True


@dataclass(slots=True)
class Context:
    """What is known where an expression stands: the words, the publication date, the day last spoken of."""

    words: Words
    published: DaySet | None
    last: DaySet | None = None
    last_at: int = -1_000_000
    daily: bool = True

    def tense(self, match: Match) -> Tense:
        """The tense of the clause around the match."""
        return tense_at(self.words, match.index, match.index + len(match.words))

    @property
    def narrative(self) -> DaySet | None:
        """The day that the text speaks of, else the publication date."""
        return self.last if self.last is not None else self.published

    @property
    def narrative_day(self) -> DaySet | None:
        """That day where it is a day; a longer time that the text speaks of has no day before or after it."""
        return self.last if self.last is not None and self.last.size <= _DAY else self.published

    def near(self, match: Match) -> DaySet | None:
        """The day of an expression shortly before, to which a time of day belongs; else the publication date."""
        reach = _NEAR_CLOCK if match.rule.startswith("clock") else _NEAR_PART
        if self.last is not None and self.last.size <= 2 and match.index - self.last_at <= reach:
            return self.last
        return self.published


#: So many words after a day a time of day still belongs to it.
_NEAR_CLOCK: Final = 14


#: Up to so many days that the text speaks of count as one.
_DAY: Final = 3
_NEAR_PART: Final = 60


def deictic(
    anchor: DaySet | None,
    make: Callable[[dt.date], tuple[str, DaySet] | None],
    open_value: str,
    open_days: DaySet | None,
) -> tuple[str, DaySet | None]:
    """Value and days over all days of the anchor; the open value where they differ or nothing is known, or where
    they lie beyond the calendar.
    """
    if anchor is None or not anchor.bounded or anchor.size > calendar.WIDE:
        return open_value, open_days
    try:
        made = [found for day in anchor if (found := make(day)) is not None]
    except calendar.BEYOND:
        return open_value, open_days
    if not made:
        return open_value, open_days
    values = {value for value, _ in made}
    return (values.pop() if len(values) == 1 else open_value), DaySet.one_of(days for _, days in made)


def side_of(match: Match, context: Context, default: Side = "past") -> Side:
    """Past or future: by the adjective, the words before, the tense of the clause."""
    if match.get("PAST_ADJ"):
        return "past"
    if match.get("NEXT_ADJ"):
        return "future"
    before = {context.words[i].text.lower() for i in range(max(0, match.index - 2), match.index)}
    if before & {"seit", "+"}:  # "+++ Mittwoch, 16.05 Uhr +++" dates the entry of a ticker
        return "past"
    if before & {"ab"} or ("bis" in before and context.tense(match) != "past"):
        return "future"
    return SIDES.get(context.tense(match), default)


SIDES: Final[dict[Tense, Side]] = {"past": "past", "future": "future", "present": "future"}


def why(code: str, side: Side | None, anchor: DaySet | None) -> tuple[Reason, ...]:
    """The reason of a value that hangs on an anchor."""
    if anchor is None:
        return (Reason("time_no_anchor"),)
    return (Reason(f"{code}_{side}" if side else code, {"anchor": str(anchor)}),)


def portion(days: DaySet | None, part: str | None) -> DaySet | None:
    """The beginning, middle or end of the days, if a part is named."""
    return calendar.part_of(days, part) if days is not None and part else days


def shift_of(match: Match) -> int | None:
    """How many units away the adjectives say: -1, 0, 1 (2 for "übernächste"); ``None`` without one."""
    for word in match.words:
        if "PAST_ADJ" in word.values:
            return -2 if word.text.lower().startswith("vorvor") else -1
        if "NEXT_ADJ" in word.values:
            return 2 if word.text.lower().startswith("übernächst") else 1
        if "THIS_ADJ" in word.values or "SAME_ADJ" in word.values:
            return 0
        if "FOLLOWING_ADJ" in word.values:
            return 1
    return None


def part_mod(match: Match) -> str | None:
    """TIMEX3 ``mod`` of "Anfang", "Mitte", "Ende", "früh", "spät"."""
    return match.get("BEGIN") or match.get("EARLY")


def classes(match: Match) -> set[str]:
    """All word classes of the expression."""
    return {name for word in match.words for name in word.values}


def amount_of(match: Match) -> str | None:
    """The number that counts the unit: digits, "0.5", or "X" for a vague one."""
    cardinal = next((w.values["CARDINAL"] for w in match.words if "CARDINAL" in w.values), None)
    fraction = match.get("FRACTION")
    if fraction is not None:
        return fraction
    if cardinal is not None:
        return cardinal
    for name in ("DAY_NUMBER", "NUMBER", "YEAR"):
        if (number := match.get(name)) is not None:
            decimal = match.all("DAY_NUMBER")
            if len(decimal) > 1:
                return f"{int(decimal[0])}.{decimal[1]}"
            return str(int(number))
    return "X" if classes(match) & {"VAGUE", "LONG_ADJ"} else None


def mod_of(match: Match) -> str | None:
    """TIMEX3 ``mod`` of an amount: "rund", "mehr als", "eine gute Stunde"."""
    if match.get("MORE"):
        return "LESS_THAN" if match.words[0].text.lower() == "weniger" else "MORE_THAN"
    return match.get("AROUND") or match.get("GOOD_ADJ")


def shifted(shift: int, anchor: DaySet | None) -> tuple[str, DaySet | None]:
    """Value and days some days from the anchor."""
    days = anchor.shifted(shift) if anchor is not None else None
    if days is not None and days.is_day:
        return days.edtf() or "", days
    return "XXXX-XX-XX", days


SHORT_UNITS: Final = {
    "Y": "P{}Y",
    "M": "P{}M",
    "W": "P{}W",
    "D": "P{}D",
    "DE": "P{}DE",
    "CE": "P{}CE",
    "Q": "P{}Q",
    "L": "P{}L",
    "WE": "P{}WE",
    "TH": "PT{}H",
    "TM": "PT{}M",
    "TS": "PT{}S",
}


def weekday_number(match: Match) -> int | None:
    """The weekday of the expression, Monday is 0."""
    if (number := match.get("WEEKDAY")) is not None:
        return int(number)
    part = match.get("WEEKPART") or next(
        (w.values["WEEKPART"] for w in match.words if "WEEKPART" in w.values), None
    )
    return int(part[0]) if part else None


#: Makes the value of a match; ``None`` where the words turn out to be no time expression.
Maker = Callable[[Match, Context], Value | None]
