"""Values of weeks, months and years by their distance, of durations, recurrences and vague times."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Final

from depesche.days import DaySet
from depesche.light import replace
from depesche.model import Reason
from depesche.reading.time import calendar, dates
from depesche.reading.time.context import (
    SHORT_UNITS,
    Context,
    Maker,
    Side,
    Value,
    amount_of,
    classes,
    deictic,
    mod_of,
    part_mod,
    portion,
    shift_of,
    why,
)
from depesche.reading.time.rules import Match


def unit_at(unit: str, shift: int, anchor: DaySet | None, reasons: tuple[Reason, ...]) -> Value | None:
    """The week, month, year … some units from the anchor."""

    def make(day: dt.date) -> tuple[str, DaySet] | None:
        return calendar.unit(day, unit, shift)

    open_value = {"Y": "XXXX", "M": "XXXX-XX", "W": "XXXX-WXX", "D": "XXXX-XX-XX"}.get(unit)
    if open_value is None and unit not in ("DE", "CE", "Q", "WE"):
        return None
    value, days = deictic(anchor, make, open_value or "XXXX", None)
    side: Side | None = "past" if shift < 0 else "future" if shift > 0 else None
    return Value("DATE", value, days, direction=side, reasons=reasons)


def _unit_relative(match: Match, context: Context) -> Value | None:
    unit, shift = match.get("UNIT") or "", shift_of(match)
    if match.get("MONTH") is not None and not unit:
        return dates.month_value(match, context)
    plural = next(w.text for w in match.words if "UNIT" in w.values) in context.lists.plural_units
    amount = amount_of(match)
    part = part_mod(match)
    if amount is None and plural and part is None:
        return _units_vague(context, unit, shift)
    if amount is not None:
        return _units_counted(match, context, unit, amount, shift)
    if unit in ("TH", "TM", "TS"):
        return None
    anchor = _unit_anchor(match, context, unit, shift)
    found = unit_at(unit, shift or 0, anchor, why("time_unit", None, anchor))
    return replace(found, mod=part, days=portion(found.days, part)) if found else None


def _unit_anchor(match: Match, context: Context, unit: str, shift: int | None) -> DaySet | None:
    """The story goes on from its own day ("am nächsten Tag") and year ("Ende des Jahres"); any other distance is
    counted from the article.
    """
    if shift is None:
        return context.of_story(match, unit)
    return context.narrative_day if unit == "D" and shift == 1 else context.published


#: How many days "some" of a unit reach: "in den nächsten Tagen" is within a week or so.
_SOME: Final = {"D": 7, "W": 28, "M": 120}


def _units_vague(context: Context, unit: str, shift: int | None) -> Value | None:
    """Such as "vergangene Wochen", "kommende Tage", "diese Tage": some of them, as far as one speaks so."""
    if shift == 0:
        return Value("DATE", "PRESENT_REF", narrative=False)
    if unit in ("Y", "DE", "CE") and (shift or 0) < 0:
        written = SHORT_UNITS[unit].format("X")
        return Value("DURATION", written, duration=written, narrative=False)
    past = (shift or 0) < 0
    days, far = context.published, _SOME.get(unit)
    if days is not None and far is not None:
        days = days.widened(far, 0) if past else days.widened(0, far)
    return Value(
        "DATE",
        "PAST_REF" if past else "FUTURE_REF",
        days if far is not None else None,
        direction="past" if past else "future",
        narrative=False,
    )


def _units_counted(match: Match, context: Context, unit: str, amount: str, shift: int | None) -> Value | None:
    written = SHORT_UNITS[unit].format(amount)
    days = None
    side: Side = "past" if (shift or 0) < 0 else "future"
    if unit in DAYS_OF and amount.isdigit() and context.published is not None:
        far = DAYS_OF[unit] * int(amount)
        days = context.published.widened(far, 0) if side == "past" else context.published.widened(0, far)
    return Value("DURATION", written, days, duration=written, direction=side, mod=mod_of(match), narrative=False)


#: Days of the units whose distances are counted.
DAYS_OF: Final = {"D": 1, "W": 7, "M": 31, "Y": 366}


def _ago(match: Match, context: Context) -> Value | None:
    return _distance(match, context, -1, context.published)


def _within(match: Match, context: Context) -> Value | None:
    """Such as "innerhalb von zwei Wochen": the days from the article on, or before it where the verb looks back."""
    unit, amount = match.get("UNIT") or "", amount_of(match)
    found = _distance_free(match, amount or "X")
    if context.published is None or unit not in DAYS_OF or amount is None or not amount.isdigit():
        return found
    far = DAYS_OF[unit] * int(amount)
    past = context.side(match) == "past"
    days = context.published.widened(far, 0) if past else context.published.widened(0, far)
    return replace(found, days=days, direction="past" if past else "future")


def _ahead(match: Match, context: Context) -> Value | None:
    return _distance(match, context, 1, context.published)


def _distance(match: Match, context: Context, sign: int, anchor: DaySet | None) -> Value | None:
    """A distance from the anchor: a duration with the days at its end."""
    unit, amount = match.get("UNIT") or "", amount_of(match)
    if (part := match.get("UNIT_PART")) is not None:
        return Value("DURATION", part, duration=part, mod=mod_of(match), narrative=False)
    written = SHORT_UNITS[unit].format(amount or "X")
    days = None
    if anchor is not None and unit in DAYS_OF and amount is not None and amount.isdigit():
        days = calendar.distance(anchor, unit, sign * int(amount))
    side: Side = "past" if sign < 0 else "future"
    return Value("DURATION", written, days, duration=written, mod=mod_of(match), direction=side, narrative=False,
                 reasons=why("time_distance", None, anchor) if days else ())  # fmt: skip


def _offset(match: Match, context: Context) -> Value | None:
    """Such as "zwei Tage zuvor", "ein Jahr später": a date counted from the day that the text speaks of."""
    unit, amount = match.get("UNIT") or match.get("TAGS") or "", _offset_amount(match)
    past, anchor = "BEFORE_ADV" in classes(match), context.counted_from(unit)
    if amount is None:  # "im Jahr darauf"
        anchor = _collapsed(anchor, unit)
    if amount == "X" or unit in ("TH", "TM", "TS", "WE"):
        written = SHORT_UNITS[unit].format(amount or "X")
        days = _some_away(anchor, unit, past=past) if amount == "X" else None
        return Value("DURATION", written, days, duration=written, narrative=False)
    return _counted_off(anchor, unit, int(float(amount or 1)), past=past)


def _counted_off(anchor: DaySet | None, unit: str, count: int, *, past: bool) -> Value:
    """The unit so many units from the anchor; a length where the anchor is too wide to count from."""

    def make(day: dt.date) -> tuple[str, DaySet] | None:
        return calendar.unit(day, unit, -count if past else count)

    reasons = why("time_narrative", None, anchor)
    value, days = deictic(anchor, make, "XXXX-XX-XX", None)
    if value != "XXXX-XX-XX" or days is not None:
        return Value("DATE", value, days, direction="past" if past else "future", reasons=reasons)
    written = SHORT_UNITS[unit].format(count)
    if anchor is not None:
        return Value("DURATION", written, duration=written, reasons=reasons, narrative=False)
    value = "PAST_REF" if past else "FUTURE_REF"
    return Value("DATE", value, duration=written, reasons=reasons, narrative=False)


def _offset_amount(match: Match) -> str | None:
    """The number of units; a plural without one is vague ("Jahre später")."""
    vague = any("PLURAL" in word.values for word in match.words)
    return amount_of(match) or ("X" if vague else None)


def _collapsed(anchor: DaySet | None, unit: str) -> DaySet | None:
    """One day of an anchor that lies within one such unit; the whole anchor otherwise."""
    if anchor is None or anchor.first is None or anchor.last is None or unit not in DAYS_OF:
        return anchor
    same = calendar.unit(anchor.first, unit, 0) == calendar.unit(anchor.last, unit, 0)
    return DaySet.day(anchor.first) if same else anchor


def _some_away(anchor: DaySet | None, unit: str, *, past: bool) -> DaySet | None:
    """The days some of a unit before or after a day of the story: "wenige Tage später"."""
    far = _SOME.get(unit)
    if anchor is None or far is None or not anchor.is_day:
        return None
    return anchor.shifted(-1).widened(far - 1, 0) if past else anchor.shifted(1).widened(0, far - 1)


def _duration(match: Match, context: Context) -> Value | None:
    if (part := match.get("UNIT_PART")) is not None:
        count = match.get("CARDINAL")
        written = part if count in (None, "1") else part.replace("15", str(15 * int(count)))
        return Value("DURATION", written, duration=written, mod=mod_of(match), narrative=False)
    amount = amount_of(match)
    if amount is None:
        return None
    return _distance_free(match, amount)


def _distance_free(match: Match, amount: str) -> Value:
    written = SHORT_UNITS[match.get("UNIT") or "D"].format(amount)
    return Value("DURATION", written, duration=written, mod=mod_of(match), narrative=False)


def _duration_range(match: Match, context: Context) -> Value | None:
    """The lower end of "zwei bis drei Stunden"."""
    unit = next((word.values["UNIT"] for word in match.after if "UNIT" in word.values), None)
    amount = amount_of(match)
    if unit is None or amount is None:
        return None
    written = SHORT_UNITS[unit].format(amount)
    return Value("DURATION", written, duration=written, narrative=False)


def _thousands(match: Match, context: Context) -> Value | None:
    """Such as "1.420 Stunden"."""
    thousands, rest = match.get("DAY_NUMBER") or "", match.get("NUMBER") or ""
    return _distance_free(match, thousands + rest) if len(rest) == _GROUP else None


def _clock_length(match: Match, context: Context) -> Value | None:
    """Hours and minutes, or minutes and seconds, as on a clock: "1:20 Stunden"."""
    whole, parts = (int(number) for number in match.all("DAY_NUMBER")[:2])
    smaller = _SMALLER.get(match.get("UNIT") or "")
    if smaller is None or parts >= _SIXTY:
        return None
    written = f"PT{whole}{smaller[0]}{parts}{smaller[1]}"
    return Value("DURATION", written, duration=written, mod=mod_of(match), narrative=False)


#: The letters of hours and minutes, and how many there are of the smaller in the larger.
_SMALLER: Final = {"TH": "HM", "TM": "MS"}
_SIXTY: Final = 60
#: Digits between the points of a long number.
_GROUP: Final = 3


def _whole(match: Match, context: Context) -> Value | None:
    return _distance_free(match, "1")


def _duration_vague(match: Match, context: Context) -> Value | None:
    unit = next(word for word in match.words if "UNIT" in word.values)
    return _distance_free(match, "X") if "PLURAL" in unit.values else None


def _lasting(match: Match, context: Context) -> Value | None:
    value = match.get("LASTING") or ""
    return Value("DURATION", value, duration=value, narrative=False)


#: Years that an adjective with digits counts as a stretch; above them it is an age ("der 57-jährige Autor").
_NOT_AN_AGE: Final = frozenset({"X", *map(str, range(13))})


def _of_no_person(match: Match, context: Context) -> bool:
    """Whether what is so many years long follows, rather than somebody so old: "das 90-jährige Bestehen"."""
    behind = context.words.at(match.index + len(match.words))
    return behind is not None and behind.text in context.lists.lasting_nouns


def _length(match: Match, context: Context) -> Value | None:
    if match.words[-1].text[0].isupper():  # "die Zwölfjährigen" are people
        return None
    old = match.get("LENGTH_UNIT") == "Y" and (amount_of(match) or "X") not in _NOT_AN_AGE
    if old and not _of_no_person(match, context):
        return None
    written = match.get("LENGTH")
    amount, unit = written.split(":") if written else (amount_of(match) or "X", match.get("LENGTH_UNIT") or "D")
    value = SHORT_UNITS[unit].format(amount)
    return Value("DURATION", value, duration=value, mod=mod_of(match), narrative=False)


def _reference(match: Match, context: Context) -> Value | None:
    value = match.get("REF") or "PAST_REF"
    side: Side | None = {"PAST_REF": "past", "FUTURE_REF": "future"}.get(value)  # type: ignore[assignment]
    return Value("DATE", value, direction=side, narrative=False)


def _phrase(value: str) -> Callable[[Match, Context], Value]:
    def make(match: Match, context: Context) -> Value:
        side: Side | None = {"PAST_REF": "past", "FUTURE_REF": "future"}.get(value)  # type: ignore[assignment]
        return Value("DATE", value, direction=side, narrative=False)

    return make


def _present(match: Match, context: Context) -> Value | None:
    """These times, or those of the story: "zu dieser Zeit war …"."""
    if {"TO", "THIS_ADJ"} <= {name for word in (*match.before, *match.words) for name in word.values} and (
        context.side(match) == "past"
    ):
        return Value("DATE", "PAST_REF", direction="past", narrative=False)
    return Value("DATE", "PRESENT_REF", narrative=False)


def _none(match: Match, context: Context) -> Value | None:
    return None


def _unit_this(match: Match, context: Context) -> Value | None:
    return unit_at("Y", 0, context.published, why("time_unit", None, context.published))


def _edge(match: Match, context: Context) -> Value | None:
    unit, part = (match.get("EDGE") or "").split(":")
    if (year := match.get("YEAR")) is not None:
        return Value("DATE", year, portion(DaySet.year(int(year)), part), mod=part)
    found = unit_at(unit, 0, context.published, why("time_unit", None, context.published))
    return replace(found, mod=part, days=portion(found.days, part)) if found else None


MAKERS: Final[dict[str, Maker]] = {
    "unit_relative": _unit_relative,
    "units_relative": _unit_relative,
    "ago": _ago,
    "ahead": _ahead,
    "within": _within,
    "offset": _offset,
    "duration": _duration,
    "duration_vague": _duration_vague,
    "duration_range": _duration_range,
    "whole": _whole,
    "thousands": _thousands,
    "clock_length": _clock_length,
    "lasting": _lasting,
    "length_adjective": _length,
    "reference": _reference,
    "present": _present,
    "past": _phrase("PAST_REF"),
    "future": _phrase("FUTURE_REF"),
    "none": _none,
    "unit_this": _unit_this,
    "edge": _edge,
}
