"""Values of what lies near the article: weekdays, today and tomorrow, parts of the day, clock times."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Final

from depesche.days import ANY_DAY, WEEKDAYS, DaySet
from depesche.model import Reason
from depesche.reading.time import calendar
from depesche.reading.time.context import (
    Context,
    Maker,
    Side,
    Value,
    classes,
    deictic,
    part_mod,
    shift_of,
    shifted,
    side_of,
    weekday_number,
    why,
)
from depesche.reading.time.dates import dated
from depesche.reading.time.rules import Match
from depesche.reading.time.units import unit_at

#: So many words after a day a time of day still belongs to it, and a part of the day.
_CLOCK_REACH: Final = 14
_PART_REACH: Final = 60


def _weekday_days(match: Match, context: Context) -> tuple[str, DaySet | None, Side, tuple[Reason, ...]]:
    number = weekday_number(match)
    assert number is not None  # noqa: S101 - the rules that come here hold a weekday
    side, shift = side_of(match, context), shift_of(match)
    strict, further = bool(shift), _beyond(shift)

    def make(anchor: dt.date) -> tuple[str, DaySet]:
        if shift == 0:
            days = calendar.week(anchor, 0).on(number)
        else:
            days = calendar.weekday_from(anchor, number, side, strict=strict).shifted(7 * further)
        return days.edtf() or "", days

    anchor = context.published
    if "FOLLOWING_ADJ" in classes(match):
        anchor = context.narrative
    open_days = calendar.weekday(anchor, number, side)
    value, days = deictic(anchor, make, f"XXXX-WXX-{number + 1}", open_days)
    reason = Reason(f"time_weekday_{side}" if anchor else "time_weekday_open",
                    {"weekday": f"({WEEKDAYS[number]})", "anchor": str(anchor) if anchor else None})  # fmt: skip
    return value, days, side, (reason,)


def _beyond(shift: int | None) -> int:
    """How many more than the next or the last are meant: "übernächsten Montag", "vorletzten Montag"."""
    return 0 if not shift else shift - (1 if shift > 0 else -1)


def _weekday(match: Match, context: Context) -> Value | None:
    value, days, side, reasons = _weekday_days(match, context)
    return Value("DATE", value, days, direction=side, reasons=reasons)


def _weekday_part(match: Match, context: Context) -> Value | None:
    part = match.get("PART") or match.get("DAILY") or match.get("EARLY_ADV")
    if part is None:
        part = (match.get("WEEKPART") or "0TDT").split("T", 1)[1]
    value, days, side, reasons = _weekday_days(match, context)
    return Value(
        "TIME", f"{value}T{part}", days, at=f"T{part}", direction=side, reasons=reasons, mod=part_mod(match)
    )


def _just_now(match: Match, context: Context) -> Value | None:
    """Such as "soeben": the day of the article itself."""
    reasons = why("time_day", None, context.published)
    return Value("DATE", "PRESENT_REF", context.published, direction="past", reasons=reasons, narrative=False)


def _night_to(match: Match, context: Context) -> Value | None:
    """The night that ends on a day: it begins on the day before."""
    if match.get("PART") != "NI":
        return None
    value, days, side, reasons = _weekday_days(match, context)
    both = days.widened(1, 0) if days is not None and days.is_day else days
    return Value("TIME", f"{value}TNI", both, at="TNI", direction=side, reasons=reasons)


def _day(match: Match, context: Context) -> Value | None:
    shift = int(match.get("DAY") or 0)
    if shift == 0 and match.rule != "day_exact" and _generic_today(match, context):
        return Value("DATE", "PRESENT_REF", context.published, narrative=False)
    value, days = shifted(shift, context.published)
    side: Side | None = "past" if shift < 0 else "future" if shift > 0 else None
    return Value("DATE", value, days, direction=side, reasons=why("time_day", None, context.published))


def _morrow(match: Match, context: Context) -> Value | None:
    """The day after at the beginning of a sentence, where capitals do not tell it from the morning."""
    return _next_day(match, context) if context.opens(match) else None


def _next_day(match: Match, context: Context) -> Value | None:
    named = match.words[-1].values if len(match.words) > 1 else {}
    part = named.get("PART") or named.get("DAILY") or named.get("EARLY_ADV")
    value, days = shifted(1, context.published)
    reasons = why("time_day", None, context.published)
    if part is None:
        return Value("DATE", value, days, direction="future", reasons=reasons)
    return Value("TIME", f"{value}T{part}", days, at=f"T{part}", direction="future", reasons=reasons)


def _daily_opening(match: Match, context: Context) -> Value | None:
    """A part of the day that opens a sentence is of the day that the story tells of."""
    if not context.opens(match):
        return None
    part, anchor = match.get("DAILY_NOUN") or "", context.narrative_day
    value, days = shifted(0, anchor)
    reasons = why("time_narrative", None, anchor)
    return Value("TIME", f"{value}T{part}", days, at=f"T{part}", reasons=reasons, narrative=False)


def _day_generic(match: Match, context: Context) -> Value | None:
    """Beside a word for these times or times to come: "heute und künftig"."""
    if match.get("DAY") != "0":
        return _day(match, context)
    return Value("DATE", "PRESENT_REF", context.published, narrative=False)


def _generic_today(match: Match, context: Context) -> bool:
    """Whether "heute" means these days: "bis heute", "von heute"; or in the present tense of an article that names
    no day near its own.
    """
    before = context.words[match.index - 1].text.lower() if match.index else ""
    if before in context.lists.generic_before:
        return True
    return not context.daily and context.side(match) in ("present", None)


def _day_part(match: Match, context: Context) -> Value | None:
    part = match.get("PART") or match.get("DAILY") or match.get("EARLY_ADV") or "DT"
    shift = int(match.get("DAY") or 0)
    value, days = shifted(shift, context.published)
    return Value("TIME", f"{value}T{part}", days, at=f"T{part}", reasons=why("time_day", None, context.published))


def _day_adjective(match: Match, context: Context) -> Value | None:
    shift = next((int(w.values["DAY_ADJ"]) for w in match.before if "DAY_ADJ" in w.values), 0)
    value, days = shifted(shift, context.published)
    reasons = why("time_day", None, context.published)
    if (part := match.get("PART")) is not None:
        return Value("TIME", f"{value}T{part}", days, at=f"T{part}", reasons=reasons)
    if match.get("UNIT") not in (None, "D"):
        return None
    return Value("DATE", value, days, reasons=reasons)


def _part(match: Match, context: Context) -> Value | None:
    part = match.get("PART") or "DT"
    near = context.near(match, _PART_REACH)
    value, days = shifted(0, near)
    reasons = why("time_near", None, near)
    return Value(
        "TIME", f"{value}T{part}", days, at=f"T{part}", reasons=reasons, mod=part_mod(match), narrative=False
    )


def _part_same(match: Match, context: Context) -> Value | None:
    anchor = context.narrative
    reasons = why("time_narrative", None, anchor)
    if (part := match.get("PART")) is not None:
        value, days = shifted(0, anchor)
        return Value("TIME", f"{value}T{part}", days, at=f"T{part}", reasons=reasons, narrative=False)
    return unit_at(match.get("UNIT") or "", 0, anchor, reasons)


def _clock(match: Match, context: Context) -> Value | None:
    numbers = [int(n) for n in match.all("DAY_NUMBER")]
    if match.get("CARDINAL") and not numbers:
        numbers = [int(match.get("CARDINAL") or 0)]
    hour, minute = numbers[0], numbers[1] if len(numbers) > 1 else 0
    return _at(match, context, hour, minute)


def _at(match: Match, context: Context, hour: int, minute: int) -> Value | None:
    if hour > 24 or minute > 59:
        return None
    near = context.near(match, _CLOCK_REACH)
    value, days = shifted(0, near)
    at = f"T{hour:02d}:{minute:02d}"
    return Value("TIME", value + at, days, at=at, reasons=why("time_near", None, near), narrative=False)


def _clock_half(match: Match, context: Context) -> Value | None:
    hour = int(match.get("CARDINAL") or 0)
    if match.get("FRACTION") != "0.5" or not 1 <= hour <= 12:
        return None
    return _at(match, context, hour - 1, 30)


def _clock_quarter(match: Match, context: Context) -> Value | None:
    """A quarter before or after the hour; without a preposition towards it ("dreiviertel neun")."""
    hour, minutes = int(match.get("CARDINAL") or 0), int(match.get("QUARTER_HOUR") or 0)
    if not 1 <= hour <= 12:
        return None
    if match.get("AGO"):
        return _at(match, context, hour - 1, 60 - minutes)
    return _at(match, context, hour if match.get("AFTER") else hour - 1, minutes)


def _week_weekday(match: Match, context: Context) -> Value | None:
    number, shift = weekday_number(match), shift_of(match) or 0
    if number is None or match.get("UNIT") != "W":
        return None

    def make(day: dt.date) -> tuple[str, DaySet]:
        days = calendar.week(day, shift).on(number)
        return days.edtf() or "", days

    value, days = deictic(context.published, make, f"XXXX-WXX-{number + 1}", ANY_DAY.on(number))
    part = (match.get("WEEKPART") or "").partition("T")[2]
    reasons = why("time_unit", None, context.published)
    if part:
        return Value("TIME", f"{value}T{part}", days, at=f"T{part}", reasons=reasons)
    return Value("DATE", value, days, reasons=reasons)


def _part_of_date(match: Match, context: Context) -> Value | None:
    month, year = int(match.get("MONTH") or match.get("MONTH_ABBR") or 0), match.get("YEAR")
    found = dated(match, context, int(match.get("DAY_NUMBER") or 0), month, int(year) if year else None)
    part = match.get("PART")
    if found is None or part is None:
        return found
    return replace(found, type="TIME", value=f"{found.value}T{part}", at=f"T{part}", mod=part_mod(match))


def _following_day(match: Match, context: Context) -> Value | None:
    """The day after the one that the text speaks of."""
    anchor = context.narrative_day
    value, days = shifted(1, anchor)
    return Value("DATE", value, days, direction=None, reasons=why("time_narrative", None, anchor))


def _previous(match: Match, context: Context) -> Value | None:
    if (unit := match.get("PREVIOUS_UNIT")) is not None:
        anchor = context.published
        return unit_at(unit, -1, anchor, why("time_unit", None, anchor))
    anchor = context.narrative_day
    value, days = shifted(-1, anchor)
    reasons = why("time_narrative", None, anchor)
    if (part := match.get("PART")) is not None:  # "Vorabend"
        return Value("TIME", f"{value}T{part}", days, at=f"T{part}", reasons=reasons, narrative=False)
    return Value("DATE", value, days, direction="past", reasons=reasons)


def _weekend(match: Match, context: Context) -> Value | None:
    side, shift = side_of(match, context), shift_of(match)

    def make(anchor: dt.date) -> tuple[str, DaySet]:
        offset = 0 if side == "future" or (shift == 0) or anchor.weekday() >= 5 else -1
        if side == "future" and anchor.weekday() >= 5 and (shift or 0) > 0:
            offset = 1
        if side == "past" and anchor.weekday() >= 5 and (shift or 0) < 0:
            offset = -1
        return calendar.weekend(anchor, offset + _beyond(shift))

    value, days = deictic(context.published, make, "XXXX-WXX-WE", None)
    return Value("DATE", value, days, direction=side, reasons=why("time_weekend", side, context.published))


MAKERS: Final[dict[str, Maker]] = {
    "weekday": _weekday,
    "weekday_part": _weekday_part,
    "night_to": _night_to,
    "just_now": _just_now,
    "day": _day,
    "day_part": _day_part,
    "day_adjective": _day_adjective,
    "part": _part,
    "part_same": _part_same,
    "clock": _clock,
    "clock_half": _clock_half,
    "clock_range": _clock,
    "weekend": _weekend,
    "previous": _previous,
    "clock_quarter": _clock_quarter,
    "week_weekday": _week_weekday,
    "part_of_date": _part_of_date,
    "day_generic": _day_generic,
    "day_exact": _day,
    "daily_opening": _daily_opening,
    "morrow": _morrow,
    "morrow_part": _next_day,
    "following_day": _following_day,
}
