"""Values of weekdays with their parts, of the nights between them, of weekends."""

from __future__ import annotations

import datetime as dt
from typing import Final

from depesche.days import ANY_DAY, WEEKDAYS, DaySet
from depesche.light import replace
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
    side_of,
    weekday_number,
    why,
)
from depesche.reading.time.rules import Match

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
    if (start := _range_start(match, context)) is not None:
        return _weekday_near(match, context, start, "future")
    value, days, side, reasons = _weekday_days(match, context)
    return Value("DATE", value, days, direction=side, reasons=reasons)


#: So many words a range has between its ends: "Montag bis zum Freitag".
_RANGE: Final = 4


def _range_start(match: Match, context: Context) -> DaySet | None:
    """The day from which a range runs that ends with the match, where it lies ahead."""
    before = context.words[match.index - 1].values if match.index else {}
    behind = context.words[match.index - 2].values if match.index > 1 else {}
    if not ("UNTIL" in before or ("UNTIL" in behind and ("AM" in before or "DET" in before))):
        return None
    last = context.last
    if last is None or not last.days.is_day or match.index - last.place >= _RANGE or len(match.words) > 1:
        return None
    return last.days if "WEEKDAY" in context.words[last.place].values else None


def _weekday_part(match: Match, context: Context) -> Value | None:
    part = match.get("PART") or match.get("DAILY") or match.get("EARLY_ADV")
    if part is None:
        part = (match.get("WEEKPART") or "0TDT").split("T", 1)[1]
    value, days, side, reasons = _weekday_days(match, context)
    return Value(
        "TIME", f"{value}T{part}", days, at=f"T{part}", direction=side, reasons=reasons, mod=part_mod(match)
    )


def _night_to(match: Match, context: Context) -> Value | None:
    """The night that ends on a day: it begins on the day before."""
    if match.get("PART") != "NI":
        return None
    value, days, side, reasons = _weekday_days(match, context)
    if side == "past" and (tonight := _tonight(match, context)) is not None:
        value, days = tonight.edtf() or value, tonight
    both = days.widened(1, 0) if days is not None and days.is_day else days
    return Value("TIME", f"{value}TNI", both, at="TNI", direction=side, reasons=reasons)


def _tonight(match: Match, context: Context) -> DaySet | None:
    """The day after the article, where that is the weekday named: its night has begun when the article is told."""
    published = context.published
    if shift_of(match) or published is None or not published.is_day:
        return None
    morrow = published.shifted(1)
    return morrow if morrow.first is not None and morrow.first.weekday() == weekday_number(match) else None


def _night_between(match: Match, context: Context) -> Value | None:
    """The night from one day to the next: that which ends on the second."""
    at = max(k for k, word in enumerate(match.words) if "WEEKDAY" in word.values)
    last = replace(match, words=(*(w for w in match.words[:at] if "WEEKDAY" not in w.values), *match.words[at:]))
    return _night_to(last, context)


def _weekday_range(match: Match, context: Context) -> Value | None:
    """The first day of "von Montag bis Freitag": before its last one in the past, else that which comes next."""
    if side_of(match, context) == "future":
        return _weekday(match, context)
    last = next(word for word in match.after if "WEEKDAY" in word.values)
    end, _, _, _ = _weekday_days(replace(match, words=(last,)), context)
    days = DaySet.parse(end) if end[0].isdigit() else None
    if days is None:
        return _weekday(match, context)
    return _weekday_near(match, context, days, "past")


def _weekday_offset(match: Match, context: Context) -> Value | None:
    """Such as "am Donnerstag zuvor": the nearest before or after the day that the text speaks of."""
    side: Side = "past" if "BEFORE_ADV" in classes(match) else "future"
    anchor = context.narrative_day
    days = calendar.weekday(anchor, weekday_number(match) or 0, side, strict=True)
    reasons = why("time_narrative", None, anchor)
    return Value("DATE", days.edtf() or "XXXX-XX-XX", days, direction=side, reasons=reasons)


def _weekday_near(match: Match, context: Context, anchor: DaySet, side: Side) -> Value | None:
    number = weekday_number(match) or 0
    days = calendar.weekday(anchor, number, side)
    reasons = (Reason(f"time_weekday_{side}", {"weekday": f"({WEEKDAYS[number]})", "anchor": str(anchor)}),)
    return Value("DATE", days.edtf() or "", days, direction=side, reasons=reasons)


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


def _weekend(match: Match, context: Context) -> Value | None:
    side, shift = side_of(match, context), shift_of(match)
    if shift is None and "PLURAL" in match.words[-1].values:
        return Value("SET", "XXXX-WXX-WE", narrative=False)

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
    "night_between": _night_between,
    "weekday_range": _weekday_range,
    "weekday_offset": _weekday_offset,
    "weekend": _weekend,
    "week_weekday": _week_weekday,
}
