"""What the makers of values share: the value, what is known where an expression stands, and anchors.

What hangs on an anchor (the publication date, the day that the text speaks of) is worked out for every day that
the anchor can be; where the anchor is not known the value stays open ("XXXX-WXX-1") and the days are all that fit.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import field
from typing import Final, Literal

from depesche.days import DaySet
from depesche.lang import syntax
from depesche.light import dataclass
from depesche.model import Reason
from depesche.reading.layers import TimexType
from depesche.reading.time import calendar
from depesche.reading.time.rules import Match
from depesche.reading.time.tokens import Words
from depesche.reading.time.words import TimeWords

Side = Literal["past", "future"]


@dataclass(frozen=True, slots=True)
class Value:
    """A normalised expression. ``narrative`` says that later expressions may refer to its day, ``fault`` why no day can
    be what its words say.
    """

    type: TimexType
    value: str
    days: DaySet | None = None
    mod: str | None = None
    at: str | None = None
    duration: str | None = None
    direction: Side | None = None
    reasons: tuple[Reason, ...] = ()
    narrative: bool = True
    fault: Reason | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """Days that the text speaks of, with the place of their expression among its words and its offset. ``day`` is the
    one told before where these are a longer time around it or up to it ("in diesem Monat", "seit 2017").
    """

    days: DaySet
    place: int
    offset: int
    day: DaySet | None = None


#: Up to so many days that the text speaks of count as one.
_DAY: Final = 3
#: How far before a time the word stands that says that it is the beginning of another ("seit dem Jahr 2017").
_OPENING: Final = 2
#: How many words on an expression can stand in the sentence of another, and what ends one.
_SENTENCE: Final = 30
_STOPS: Final = (".", "!", "?")


@dataclass(slots=True)
class Context:
    """What is known where an expression stands: the words, the publication date, the days spoken of before.

    ``side_at`` and ``announces_at`` ask what the clause at an offset tells. ``daily`` says that the article names
    days near its own, as news of the day do; ``listed`` has the side of days that head the entries of a list.
    """

    lists: TimeWords
    words: Words
    published: DaySet | None
    side_at: Callable[[int], syntax.Side | None]
    announces_at: Callable[[int], bool]
    daily: bool = True
    listed: Mapping[int, Side] = field(default_factory=dict)
    looks_back: bool = False
    _told: list[Told] = field(default_factory=list)
    _kept: Told | None = None
    _said: Told | None = None

    def side(self, match: Match) -> syntax.Side | None:
        """On which side of the present the clause around the match lies."""
        start = match.words[0].start
        side = self.listed.get(start) or self.side_at(start)
        return "past" if self.looks_back and side == "present" else side

    def opens(self, match: Match) -> bool:
        """Whether the match opens its sentence, and the sentence goes on."""
        before, after = self.words.at(match.index - 1), self.words.at(match.index + len(match.words))
        begins = before is None or not before.text.isalnum() or self.words.broken(match.index)
        return begins and after is not None and after.text.isalnum() and not after.text[0].isupper()

    def note(self, days: DaySet, match: Match) -> None:
        """Note days that the text speaks of."""
        self._said = Told(days, match.index, match.words[0].start, self._kept_through(days, match))
        self._told.append(self._said)

    def _kept_through(self, days: DaySet, match: Match) -> DaySet | None:
        """The day told before that the story stays at, if these are only a longer time around it or up to it."""
        last = self.last
        if last is None or days.size <= _DAY:
            return None
        day = last.days if last.days.size <= _DAY else last.day
        if day is None:
            return None
        places = range(max(0, match.index - _OPENING), match.index)
        before = {name for place in places for name in self.words[place].values}
        return day if "SINCE" in before or (day & days) == day else None

    @property
    def last(self) -> Told | None:
        """The days last spoken of; the story does not go on from the day of an announcement."""
        while self._told and self._told[-1] is not self._kept:
            if not self.announces_at(self._told[-1].offset):
                self._kept = self._told[-1]
            else:
                self._told.pop()
        return self._kept

    def just_said(self, match: Match) -> DaySet | None:
        """The day named last in the sentence of the match, be it that of an announcement: "teilte am Montag mit, er
        habe am selben Tag angerufen".
        """
        said = self._said
        if said is None or said.days.size > _DAY or match.index - said.place > _SENTENCE:
            return None
        between = (self.words[place].text for place in range(said.place, match.index))
        return None if any(text in _STOPS for text in between) else said.days

    @property
    def narrative(self) -> DaySet | None:
        """The days that the text speaks of, else the publication date."""
        return self.last.days if self.last is not None else self.published

    def of_story(self, match: Match, unit: str) -> DaySet | None:
        """The day from which a month or year without an adjective is sought: one of the story, where that tells of
        one such month or year and the clause does not look ahead, else the publication date.
        """
        last = self.last.days if self.last is not None else None
        if last is None or last.first is None or last.last is None or self.side(match) in ("present", "future"):
            return self.published
        same = calendar.unit(last.first, unit, 0) == calendar.unit(last.last, unit, 0)
        return DaySet.day(last.first) if same else self.published

    @property
    def narrative_day(self) -> DaySet | None:
        """Those where they are one day, or one weekday in an article of a known month; a longer time that the text
        tells of has no day before or after it.
        """
        if self.last is None:
            return self.published
        last = self.last.days
        if last.size <= _DAY or last.weekday is not None:
            return last
        return self.last.day if self.last.day is not None else self.published

    def counted_from(self, unit: str) -> DaySet | None:
        """The days from which so many of a unit are counted: days from the day that the story stays at."""
        kept = self.last.day if self.last is not None and unit == "D" else None
        return kept if kept is not None else self.narrative

    def near(self, match: Match, reach: int) -> DaySet | None:
        """The day of an expression at most ``reach`` words before, to which a time of day belongs; else the
        publication date.
        """
        last = self.last
        if (
            last is None
            or (last.days.size > 2 and last.days.weekday is None)
            or match.index - last.place > reach
            or self._ahead_of(last.days, match)
        ):
            return self.published
        return last.days

    def _ahead_of(self, days: DaySet, match: Match) -> bool:
        """Whether the days are still to come where the clause looks back."""
        if self.published is None or self.published.last is None or days.first is None:
            return False
        return days.first > self.published.last and self.side(match) == "past"


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
    """Past or future: by the adjective, the words before, the clause."""
    if match.get("PAST_ADJ"):
        return "past"
    if match.get("NEXT_ADJ"):
        return "future"
    places = range(max(0, match.index - 2), match.index)
    before = {name for place in places for name in context.words[place].values}
    if before & {"SINCE", "TICKER"}:  # "+++ Mittwoch, 16.05 Uhr +++" dates the entry of a ticker
        return "past"
    side = context.side(match)
    if "FROM_ON" in before or ("UNTIL" in before and side != "past"):
        return "future"
    return told_side(side) or default


def told_side(side: syntax.Side | None) -> Side | None:
    """The side of a time that the clause names: what is told in the present tense is to come."""
    return "future" if side == "present" else side


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
        if (away := word.values.get("PAST_ADJ") or word.values.get("NEXT_ADJ")) is not None:
            return int(away)
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
    if "VAGUE" in classes(match):  # "ein paar Tage"
        return "X"
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
    return "X" if "LONG_ADJ" in classes(match) else None


def mod_of(match: Match) -> str | None:
    """TIMEX3 ``mod`` of an amount: "rund", "mehr als", "eine gute Stunde"."""
    return match.get("MORE") or match.get("AROUND") or match.get("GOOD_ADJ")


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
