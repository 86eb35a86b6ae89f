"""What an expression means: from a rule's match to a TIMEX3 value and a set of days.

Every rule name of ``time_rules.toml`` has one function here. What hangs on an anchor (the publication date, the
day that the text speaks of) is worked out for every day that the anchor can be; where the anchor is not known the
value stays open ("XXXX-WXX-1") and the days are all that fit.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from depesche.days import WEEKDAYS, DaySet
from depesche.model import Reason
from depesche.reading.layers import TimexType
from depesche.reading.time import calendar
from depesche.reading.time.direction import Tense, tense_at
from depesche.reading.time.rules import Match
from depesche.reading.time.tokens import Word, listed

Side = Literal["past", "future"]
_SHORT_UNITS: Final = {
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
_SLACK: Final = {"D": 0, "W": 3, "M": 15, "Y": 183}
_UNIT_DAYS: Final = {"D": 1, "W": 7}


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

    words: Sequence[Word]
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

    def near(self, match: Match) -> DaySet | None:
        """The day of an expression shortly before, to which a time of day belongs; else the publication date."""
        reach = _NEAR_CLOCK if match.rule.startswith("clock") else _NEAR_PART
        if self.last is not None and self.last.size <= 2 and match.index - self.last_at <= reach:
            return self.last
        return self.published


#: So many words after a day a time of day still belongs to it.
_NEAR_CLOCK: Final = 14
_NEAR_PART: Final = 60


def value_of(match: Match, context: Context) -> Value | None:
    """The value of a match; ``None`` where the words turn out to be no time expression."""
    return _MAKERS[match.rule](match, context)


# -- anchors --------------------------------------------------------------------------------------
def _deictic(
    anchor: DaySet | None,
    make: Callable[[dt.date], tuple[str, DaySet] | None],
    open_value: str,
    open_days: DaySet | None,
) -> tuple[str, DaySet | None]:
    """Value and days over all days of the anchor; the open value where they differ or nothing is known."""
    if anchor is None or not anchor.bounded or anchor.size > calendar.WIDE:
        return open_value, open_days
    made = [found for day in anchor if (found := make(day)) is not None]
    if not made:
        return open_value, open_days
    values = {value for value, _ in made}
    return (values.pop() if len(values) == 1 else open_value), DaySet.one_of(days for _, days in made)


def _side(match: Match, context: Context, default: Side = "past") -> Side:
    """Past or future: by the adjective, the words before, the tense of the clause."""
    if match.get("PAST_ADJ"):
        return "past"
    if match.get("NEXT_ADJ"):
        return "future"
    before = {context.words[i].text.lower() for i in range(max(0, match.index - 2), match.index)}
    if before & {"seit"}:
        return "past"
    if before & {"ab"} or ("bis" in before and context.tense(match) != "past"):
        return "future"
    return _SIDES.get(context.tense(match), default)


_SIDES: Final[dict[Tense, Side]] = {"past": "past", "future": "future", "present": "future"}


def _why(code: str, side: Side | None, anchor: DaySet | None) -> tuple[Reason, ...]:
    if anchor is None:
        return (Reason("time_no_anchor"),)
    return (Reason(f"{code}_{side}" if side else code, {"anchor": str(anchor)}),)


# -- dates ----------------------------------------------------------------------------------------
def _date(match: Match, context: Context) -> Value | None:
    numbers = [int(n) for n in match.all("DAY_NUMBER")]
    day = numbers[0]
    if (named := match.get("MONTH") or match.get("MONTH_ABBR")) is not None:
        month, year = int(named), match.get("YEAR")
    else:
        month, year = (
            numbers[1],
            match.get("YEAR") or (_century(numbers[2], context) if len(numbers) > 2 else None),
        )
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    return _dated(match, context, day, month, int(year) if year else None)


def _dated(match: Match, context: Context, day: int, month: int, year: int | None) -> Value | None:
    if year is not None:
        found = calendar.date(year, month, day)
        return Value("DATE", found.isoformat(), DaySet.day(found)) if found else None
    if calendar.date(2000, month, day) is None:
        return None
    side = _SIDES.get(context.tense(match)) if context.published else None

    def make(anchor: dt.date) -> tuple[str, DaySet] | None:
        near = calendar.day_near(anchor, month, day, _close(anchor, month, side))
        return (near.isoformat(), DaySet.day(near)) if near else None

    value, days = _deictic(context.published, make, f"XXXX-{month:02d}-{day:02d}", None)
    if days is None and context.last is not None and context.last.size <= 366 and context.last.first:
        year = context.last.first.year
        return _dated(match, context, day, month, year)
    return Value("DATE", value, days, reasons=_why("time_date", side, context.published))


def _close(anchor: dt.date, month: int, side: Side | None) -> Side | None:
    """A side only decides where both years are about equally far: a month close by is that one."""
    distance = (month - anchor.month + 6) % 12 - 6
    if abs(distance) <= 2:
        return None
    return side


def _century(number: int, context: Context) -> str:
    now = context.published.last.year if context.published and context.published.last else 2026
    return str(2000 + number if 2000 + number <= now + 20 else 1900 + number)


def _classes(match: Match) -> set[str]:
    return {name for word in match.words for name in word.values}


def _date_iso(match: Match, context: Context) -> Value | None:
    month, day = (int(n) for n in match.all("DAY_NUMBER"))
    found = calendar.date(int(match.get("YEAR") or 0), month, day)
    return Value("DATE", found.isoformat(), DaySet.day(found)) if found else None


def _day_list(match: Match, context: Context) -> Value | None:
    named = (w.values.get("MONTH") or w.values.get("MONTH_ABBR") for w in match.after)
    month = next((int(number) for number in named if number), None)
    year = next((int(w.values["YEAR"]) for w in match.after if "YEAR" in w.values), None)
    day = int(match.get("DAY_NUMBER") or 0)
    if month is None or not 1 <= day <= 31:
        return None
    return _dated(match, context, day, month, year)


def _month(match: Match, context: Context) -> Value | None:
    month, year, part = int(match.get("MONTH") or 0), match.get("YEAR"), _part_mod(match)
    adjective = _shift_of(match)
    if year is not None:
        value, days = f"{year}-{month:02d}", DaySet.month(int(year), month)
        return Value("DATE", value, _portion(days, part), mod=part)
    side = _side(match, context) if context.tense(match) or adjective else None

    def make(anchor: dt.date) -> tuple[str, DaySet]:
        direction = side if adjective else _close(anchor, month, side)
        found = calendar.month_near(anchor, month, direction)
        return f"{found}-{month:02d}", DaySet.month(found, month)

    anchor = context.published if context.published is not None else context.last
    value, found = _deictic(anchor, make, f"XXXX-{month:02d}", None)
    reasons = _why("time_month", side, anchor)
    return Value("DATE", value, _portion(found, part), mod=part, direction=side, reasons=reasons)


def _part_mod(match: Match) -> str | None:
    return match.get("BEGIN") or match.get("EARLY")


def _portion(days: DaySet | None, part: str | None) -> DaySet | None:
    return calendar.part_of(days, part) if days is not None and part else days


def _shift_of(match: Match) -> int | None:
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


def _month_of_year(match: Match, context: Context) -> Value | None:
    if match.get("UNIT") != "Y":
        return None
    month, shift = int(match.get("MONTH") or 0), _shift_of(match) or 0
    part = _part_mod(match)

    def make(anchor: dt.date) -> tuple[str, DaySet]:
        year = anchor.year + shift
        return f"{year}-{month:02d}", DaySet.month(year, month)

    value, days = _deictic(context.published, make, f"XXXX-{month:02d}", None)
    return Value("DATE", value, _portion(days, part), mod=part, reasons=_why("time_unit", None, context.published))


def _year(match: Match, context: Context) -> Value | None:
    year = match.get("YEAR")
    if year is None or (match.get("UNIT") not in (None, "Y")):
        return None
    if len(match.words) == 1 and not _year_stands(match, context):
        return None
    part = _part_mod(match)
    days = DaySet.year(int(year)) if int(year) >= 1 else None
    return Value("DATE", year, _portion(days, part), mod=part)


def _year_stands(match: Match, context: Context) -> bool:
    """Whether a bare number is a year: not before a unit or noun that it counts, not part of a larger number."""
    place, year = match.index, int(match.get("YEAR") or 0)
    words = context.words
    before = words[place - 1] if place else None
    after = words[place + 1] if place + 1 < len(words) else None
    if after is not None and after.start == match.words[0].end and after.text in ("%", "€", "$", "er", "ern"):
        return False
    if before is not None and before.end == match.words[0].start and before.text in ("$", "€", "#", "-", ":", "."):
        return False
    tight = after is not None and after.start == match.words[0].end
    if after is not None and tight and after.text in (".", ",", ":") and place + 2 < len(words):
        following = words[place + 2]
        if following.start == after.end and following.text[0].isdigit():
            return False
    if before is not None and before.text.lower() in listed("year_before"):
        return True
    if before is not None and before.text.lower() in listed("amount_before"):
        return False
    if after is not None and after.text in ("bis", "und") and _counts(words, place + 3):
        return False
    if not 1000 <= year <= 2100:
        return False
    return not (_counts(words, place + 1) and not tight)


def _counts(words: Sequence[Word], place: int) -> bool:
    """Whether the word there is something that numbers count."""
    return place < len(words) and words[place].text in listed("counted")


def _decade(match: Match, context: Context) -> Value | None:
    if match.get("UNIT") not in ("Y", None):
        return None
    number = int(match.get("DECADE") or 0)
    year = number if number >= 1000 else (2000 + number if number in (10,) else 1900 + number)
    part = _part_mod(match)
    days = DaySet.between(dt.date(year, 1, 1), dt.date(year + 9, 12, 31))
    return Value("DATE", str(year // 10), _portion(days, part), mod=part)


def _century_value(match: Match, context: Context) -> Value | None:
    number = int(match.get("DAY_NUMBER") or match.get("ORDINAL") or 0)
    unit = match.get("UNIT")
    if unit == "CE" and number:
        first = (number - 1) * 100
        days = DaySet.between(dt.date(first + 1, 1, 1), dt.date(first + 100, 12, 31)) if number <= 30 else None
        return Value("DATE", f"{number - 1:02d}", days, mod=_part_mod(match))
    if unit == "Q":
        return _quarter(match, context)
    return None


def _quarter(match: Match, context: Context) -> Value | None:
    number = int(match.get("ORDINAL") or match.get("DAY_NUMBER") or 0)
    if match.get("UNIT") != "Q" or not 1 <= number <= 4:
        return None
    year, shift = match.get("YEAR"), _shift_of(match) or 0

    def make(anchor: dt.date) -> tuple[str, DaySet]:
        at = int(year) if year else anchor.year + shift
        first = dt.date(at, 3 * number - 2, 1)
        return f"{at}-Q{number}", DaySet.between(first, DaySet.month(at, 3 * number).last)

    if year:
        value, days = make(dt.date(int(year), 1, 1))
        return Value("DATE", value, days)
    value, found = _deictic(context.published, make, f"XXXX-Q{number}", None)
    return Value("DATE", value, found)


def _season(match: Match, context: Context) -> Value | None:
    name, year, shift = match.get("SEASON") or "", match.get("YEAR"), _shift_of(match)
    if year:
        return Value("DATE", f"{year}-{name}", calendar.season(int(year), name), mod=_part_mod(match))
    side = _side(match, context)

    def make(anchor: dt.date) -> tuple[str, DaySet]:
        at = calendar.season_near(anchor, name, side if shift else None)
        return f"{at}-{name}", calendar.season(at, name)

    value, days = _deictic(context.published, make, f"XXXX-{name}", None)
    return Value("DATE", value, days, mod=_part_mod(match), reasons=_why("time_month", side, context.published))


# -- weekdays and days ----------------------------------------------------------------------------
def _weekday_number(match: Match) -> int | None:
    if (number := match.get("WEEKDAY")) is not None:
        return int(number)
    part = match.get("WEEKPART") or next(
        (w.values["WEEKPART"] for w in match.words if "WEEKPART" in w.values), None
    )
    return int(part[0]) if part else None


def _weekday_days(match: Match, context: Context) -> tuple[str, DaySet | None, Side, tuple[Reason, ...]]:
    number = _weekday_number(match)
    assert number is not None  # noqa: S101 - the rules that come here hold a weekday
    side, shift = _side(match, context), _shift_of(match)
    strict = shift in (-1, 1)

    def make(anchor: dt.date) -> tuple[str, DaySet]:
        if shift == 0:
            days = calendar.week(anchor, 0).on(number)
        else:
            days = calendar.weekday_from(anchor, number, side, strict=strict)
        return days.edtf() or "", days

    anchor = context.published
    if "FOLLOWING_ADJ" in _classes(match):
        anchor = context.narrative
    open_days = calendar.weekday(anchor, number, side)
    value, days = _deictic(anchor, make, f"XXXX-WXX-{number + 1}", open_days)
    reason = Reason(f"time_weekday_{side}" if anchor else "time_weekday_open",
                    {"weekday": f"({WEEKDAYS[number]})", "anchor": str(anchor) if anchor else None})  # fmt: skip
    return value, days, side, (reason,)


def _weekday(match: Match, context: Context) -> Value | None:
    value, days, side, reasons = _weekday_days(match, context)
    return Value("DATE", value, days, direction=side, reasons=reasons)


def _weekday_part(match: Match, context: Context) -> Value | None:
    part = match.get("PART") or match.get("DAILY") or match.get("EARLY_ADV")
    if part is None:
        part = (match.get("WEEKPART") or "0TDT").split("T", 1)[1]
    value, days, side, reasons = _weekday_days(match, context)
    return Value(
        "TIME", f"{value}T{part}", days, at=f"T{part}", direction=side, reasons=reasons, mod=_part_mod(match)
    )


def _night_to(match: Match, context: Context) -> Value | None:
    if match.get("PART") != "NI":
        return None
    value, days, side, reasons = _weekday_days(match, context)
    return Value("TIME", f"{value}TNI", days, at="TNI", direction=side, reasons=reasons)


_SHIFTED_OPEN: Final = {-2: "past", -1: "past", 1: "future", 2: "future"}


def _shifted(context: Context, shift: int, anchor: DaySet | None) -> tuple[str, DaySet | None]:
    days = anchor.shifted(shift) if anchor is not None else None
    if days is not None and days.is_day:
        return days.edtf() or "", days
    return "XXXX-XX-XX", days


def _day(match: Match, context: Context) -> Value | None:
    shift = int(match.get("DAY") or 0)
    if shift == 0 and _generic_today(match, context):
        return Value("DATE", "PRESENT_REF", context.published, narrative=False)
    value, days = _shifted(context, shift, context.published)
    side: Side | None = "past" if shift < 0 else "future" if shift > 0 else None
    return Value("DATE", value, days, direction=side, reasons=_why("time_day", None, context.published))


def _generic_today(match: Match, context: Context) -> bool:
    """Whether "heute" means these days: "bis heute", "von heute"; or in the present tense of an article that names
    no day near its own.
    """
    before = context.words[match.index - 1].text.lower() if match.index else ""
    if before in ("bis", "noch", "von", "wie"):
        return True
    return not context.daily and context.tense(match) in ("present", None)


def _day_part(match: Match, context: Context) -> Value | None:
    part = match.get("PART") or match.get("DAILY") or match.get("EARLY_ADV") or "DT"
    shift = int(match.get("DAY") or 0)
    value, days = _shifted(context, shift, context.published)
    return Value("TIME", f"{value}T{part}", days, at=f"T{part}", reasons=_why("time_day", None, context.published))


def _day_adjective(match: Match, context: Context) -> Value | None:
    shift = next((int(w.values["DAY_ADJ"]) for w in match.words if "DAY_ADJ" in w.values), 0)
    value, days = _shifted(context, shift, context.published)
    reasons = _why("time_day", None, context.published)
    if (part := match.get("PART")) is not None:
        return Value("TIME", f"{value}T{part}", days, at=f"T{part}", reasons=reasons)
    if match.get("UNIT") not in (None, "D"):
        return None
    return Value("DATE", value, days, reasons=reasons)


def _part(match: Match, context: Context) -> Value | None:
    part = match.get("PART") or "DT"
    near = context.near(match)
    value, days = _shifted(context, 0, near)
    reasons = _why("time_near", None, near)
    return Value(
        "TIME", f"{value}T{part}", days, at=f"T{part}", reasons=reasons, mod=_part_mod(match), narrative=False
    )


def _part_same(match: Match, context: Context) -> Value | None:
    anchor = context.narrative
    reasons = _why("time_narrative", None, anchor)
    if (part := match.get("PART")) is not None:
        value, days = _shifted(context, 0, anchor)
        return Value("TIME", f"{value}T{part}", days, at=f"T{part}", reasons=reasons, narrative=False)
    return _unit_at(match.get("UNIT") or "", 0, anchor, reasons)


# -- clock times ----------------------------------------------------------------------------------
def _clock(match: Match, context: Context) -> Value | None:
    numbers = [int(n) for n in match.all("DAY_NUMBER")]
    if match.get("CARDINAL") and not numbers:
        numbers = [int(match.get("CARDINAL") or 0)]
    hour, minute = numbers[0], numbers[1] if len(numbers) > 1 else 0
    return _at(match, context, hour, minute)


def _at(match: Match, context: Context, hour: int, minute: int) -> Value | None:
    if hour > 24 or minute > 59:
        return None
    near = context.near(match)
    value, days = _shifted(context, 0, near)
    at = f"T{hour:02d}:{minute:02d}"
    return Value("TIME", value + at, days, at=at, reasons=_why("time_near", None, near), narrative=False)


def _clock_half(match: Match, context: Context) -> Value | None:
    hour = int(match.get("CARDINAL") or 0)
    if match.get("FRACTION") != "0.5" or not 1 <= hour <= 12:
        return None
    return _at(match, context, hour - 1, 30)


# -- units ----------------------------------------------------------------------------------------
def _unit_at(unit: str, shift: int, anchor: DaySet | None, reasons: tuple[Reason, ...]) -> Value | None:
    """The week, month, year … some units from the anchor."""

    def make(day: dt.date) -> tuple[str, DaySet] | None:
        return calendar.unit(day, unit, shift)

    open_value = {"Y": "XXXX", "M": "XXXX-XX", "W": "XXXX-WXX", "D": "XXXX-XX-XX"}.get(unit)
    if open_value is None and unit not in ("DE", "CE", "Q", "WE"):
        return None
    value, days = _deictic(anchor, make, open_value or "XXXX", None)
    side: Side | None = "past" if shift < 0 else "future" if shift > 0 else None
    return Value("DATE", value, days, direction=side, reasons=reasons)


def _unit_relative(match: Match, context: Context) -> Value | None:
    unit, shift = match.get("UNIT") or "", _shift_of(match)
    if (month := match.get("MONTH")) is not None and unit == "":
        return _month(match, context) if month else None
    plural = next(w.text for w in match.words if "UNIT" in w.values) in listed("plural_units")
    amount = _amount(match)
    part = _part_mod(match)
    if amount is None and plural and part is None:
        return _units_vague(match, unit, shift)
    if amount is not None:
        return _units_counted(match, context, unit, amount, shift)
    if unit in ("TH", "TM", "TS"):
        return None
    found = _unit_at(unit, shift or 0, context.published, _why("time_unit", None, context.published))
    return replace(found, mod=part, days=_portion(found.days, part)) if found else None


def _units_vague(match: Match, unit: str, shift: int | None) -> Value | None:
    """Such as "vergangene Wochen", "kommende Jahre", "diese Tage"."""
    if shift == 0:
        return Value("DATE", "PRESENT_REF", narrative=False)
    if unit in ("Y", "DE", "CE") and (shift or 0) < 0:
        written = _SHORT_UNITS[unit].format("X")
        return Value("DURATION", written, duration=written, narrative=False)
    reference = "PAST_REF" if (shift or 0) < 0 else "FUTURE_REF"
    return Value("DATE", reference, direction="past" if (shift or 0) < 0 else "future", narrative=False)


def _units_counted(match: Match, context: Context, unit: str, amount: str, shift: int | None) -> Value | None:
    written = _SHORT_UNITS[unit].format(amount)
    days = None
    side: Side = "past" if (shift or 0) < 0 else "future"
    if unit in _SLACK and amount.isdigit() and context.published is not None:
        count = int(amount)
        far = {"D": count, "W": 7 * count, "M": 31 * count, "Y": 366 * count}[unit]
        days = context.published.widened(far, 0) if side == "past" else context.published.widened(0, far)
    return Value("DURATION", written, days, duration=written, direction=side, mod=_mod(match), narrative=False)


def _amount(match: Match) -> str | None:
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
    return "X" if _classes(match) & {"VAGUE", "LONG_ADJ"} else None


def _mod(match: Match) -> str | None:
    if match.get("MORE"):
        return "LESS_THAN" if match.words[0].text.lower() == "weniger" else "MORE_THAN"
    return match.get("AROUND")


def _weekend(match: Match, context: Context) -> Value | None:
    side, shift = _side(match, context), _shift_of(match)

    def make(anchor: dt.date) -> tuple[str, DaySet]:
        offset = 0 if side == "future" or (shift == 0) or anchor.weekday() >= 5 else -1
        if side == "future" and anchor.weekday() >= 5 and shift == 1:
            offset = 1
        if side == "past" and anchor.weekday() >= 5 and shift == -1:
            offset = -1
        return calendar.weekend(anchor, offset)

    value, days = _deictic(context.published, make, "XXXX-WXX-WE", None)
    return Value("DATE", value, days, direction=side, reasons=_why("time_weekend", side, context.published))


def _ago(match: Match, context: Context) -> Value | None:
    return _distance(match, context, -1, context.published)


def _ahead(match: Match, context: Context) -> Value | None:
    return _distance(match, context, 1, context.published)


def _distance(match: Match, context: Context, sign: int, anchor: DaySet | None) -> Value | None:
    """A distance from the anchor: a duration with the days at its end."""
    unit, amount = match.get("UNIT") or "", _amount(match)
    if (part := match.get("UNIT_PART")) is not None:
        return Value("DURATION", part, duration=part, mod=_mod(match), narrative=False)
    written = _SHORT_UNITS[unit].format(amount or "X")
    days = None
    if anchor is not None and unit in _SLACK and amount is not None and amount.isdigit():
        days = calendar.distance(anchor, unit, sign * int(amount))
    side: Side = "past" if sign < 0 else "future"
    return Value("DURATION", written, days, duration=written, mod=_mod(match), direction=side, narrative=False,
                 reasons=_why("time_distance", None, anchor) if days else ())  # fmt: skip


def _offset(match: Match, context: Context) -> Value | None:
    """Such as "zwei Tage zuvor", "ein Jahr später": a date counted from the day that the text speaks of."""
    unit, amount = match.get("UNIT") or "", _amount(match)
    sign = -1 if "BEFORE_ADV" in _classes(match) else 1
    anchor = context.narrative
    reasons = _why("time_narrative", None, anchor)
    if amount == "X" or unit in ("TH", "TM", "TS", "WE"):
        written = _SHORT_UNITS[unit].format(amount or "X")
        return Value("DURATION", written, duration=written, narrative=False)
    count = int(float(amount or 1))

    def make(day: dt.date) -> tuple[str, DaySet] | None:
        return calendar.unit(day, unit, sign * count)

    value, days = _deictic(anchor, make, "XXXX-XX-XX", None)
    if value == "XXXX-XX-XX" and days is None and anchor is None:
        written = _SHORT_UNITS[unit].format(amount or "1")
        return Value(
            "DATE", "PAST_REF" if sign < 0 else "FUTURE_REF", duration=written, reasons=reasons, narrative=False
        )
    return Value("DATE", value, days, direction="past" if sign < 0 else "future", reasons=reasons)


def _duration(match: Match, context: Context) -> Value | None:
    if (part := match.get("UNIT_PART")) is not None:
        count = match.get("CARDINAL")
        written = part if count in (None, "1") else part.replace("15", str(15 * int(count)))
        return Value("DURATION", written, duration=written, mod=_mod(match), narrative=False)
    amount = _amount(match)
    if amount is None:
        return None
    return _distance_free(match, amount)


def _distance_free(match: Match, amount: str) -> Value:
    written = _SHORT_UNITS[match.get("UNIT") or "D"].format(amount)
    return Value("DURATION", written, duration=written, mod=_mod(match), narrative=False)


def _duration_vague(match: Match, context: Context) -> Value | None:
    if match.words[-1].text not in listed("plural_units"):
        return None
    return _distance_free(match, "X")


def _lasting(match: Match, context: Context) -> Value | None:
    value = match.get("LASTING") or ""
    return Value("DURATION", value, duration=value, narrative=False)


def _length(match: Match, context: Context) -> Value | None:
    if match.words[-1].text[0].isupper():  # "die Zwölfjährigen" are people
        return None
    written = match.get("LENGTH")
    amount, unit = written.split(":") if written else (_amount(match) or "X", match.get("LENGTH_UNIT") or "D")
    value = _SHORT_UNITS[unit].format(amount)
    return Value("DURATION", value, duration=value, mod=_mod(match), narrative=False)


def _previous(match: Match, context: Context) -> Value | None:
    if (unit := match.get("PREVIOUS_UNIT")) is not None:
        anchor = context.published
        return _unit_at(unit, -1, anchor, _why("time_unit", None, anchor))
    anchor = context.narrative
    value, days = _shifted(context, -1, anchor)
    reasons = _why("time_narrative", None, anchor)
    if match.words[-1].text.startswith("Vorabend"):
        return Value("TIME", f"{value}TEV", days, at="TEV", reasons=reasons, narrative=False)
    return Value("DATE", value, days, direction="past", reasons=reasons)


# -- recurrences and references -------------------------------------------------------------------
def _every(match: Match, context: Context) -> Value | None:
    if (unit := match.get("UNIT")) is not None:
        amount = _amount(match) or "1"
        return Value("SET", _SHORT_UNITS[unit].format(amount), narrative=False)
    if (day := match.get("WEEKDAY")) is not None:
        return Value("SET", f"XXXX-WXX-{int(day) + 1}", narrative=False)
    if (month := match.get("MONTH")) is not None:
        return Value("SET", f"XXXX-{int(month):02d}", narrative=False)
    if (season := match.get("SEASON")) is not None:
        return Value("SET", f"XXXX-{season}", narrative=False)
    return Value("SET", f"XXXX-XX-XXT{match.get('PART')}", narrative=False)


def _every_unit(match: Match, context: Context) -> Value | None:
    return Value("SET", match.get("EVERY_UNIT") or "", narrative=False)


def _per(match: Match, context: Context) -> Value | None:
    return Value("SET", _SHORT_UNITS[match.get("UNIT") or "D"].format("1"), narrative=False)


def _weekly(match: Match, context: Context) -> Value | None:
    if (day := match.get("WEEKLY")) is not None:
        return Value("SET", f"XXXX-WXX-{int(day) + 1}", narrative=False)
    return Value("SET", f"XXXX-XX-XXT{match.get('DAILY')}", narrative=False)


def _reference(match: Match, context: Context) -> Value | None:
    value = match.get("REF") or "PAST_REF"
    side: Side | None = {"PAST_REF": "past", "FUTURE_REF": "future"}.get(value)  # type: ignore[assignment]
    return Value("DATE", value, direction=side, narrative=False)


def _phrase(value: str) -> Callable[[Match, Context], Value]:
    def make(match: Match, context: Context) -> Value:
        side: Side | None = {"PAST_REF": "past", "FUTURE_REF": "future"}.get(value)  # type: ignore[assignment]
        return Value("DATE", value, direction=side, narrative=False)

    return make


def _holiday(match: Match, context: Context) -> Value | None:
    name, year = match.get("HOLIDAY") or "", match.get("YEAR")
    if year:
        day = calendar.holiday(int(year), name)
        return Value("DATE", day.isoformat(), DaySet.day(day))
    side = _side(match, context) if context.tense(match) else None

    def make(anchor: dt.date) -> tuple[str, DaySet]:
        days = [calendar.holiday(y, name) for y in (anchor.year - 1, anchor.year, anchor.year + 1)]
        if side == "past":
            days = [d for d in days if d <= anchor]
        elif side == "future":
            days = [d for d in days if d >= anchor]
        near = min(days, key=lambda d: abs((d - anchor).days))
        return near.isoformat(), DaySet.day(near)

    value, found = _deictic(context.published, make, f"XXXX-{name}" if name[0] != "E" else "XXXX-XX-XX", None)
    return Value("DATE", value, found, reasons=_why("time_month", side, context.published))


def _none(match: Match, context: Context) -> Value | None:
    return None


_MAKERS: Final[dict[str, Callable[[Match, Context], Value | None]]] = {
    "date": _date, "date_iso": _date_iso, "day_list": _day_list, "month": _month, "month_of_year": _month_of_year,
    "year": _year, "decade": _decade, "century": _century_value, "quarter": _quarter, "season": _season,
    "weekday": _weekday, "weekday_part": _weekday_part, "night_to": _night_to, "day": _day, "day_part": _day_part,
    "day_adjective": _day_adjective, "part": _part, "part_same": _part_same, "clock": _clock,
    "clock_half": _clock_half, "clock_range": _clock, "unit_relative": _unit_relative, "weekend": _weekend,
    "units_relative": _unit_relative, "ago": _ago, "ahead": _ahead, "offset": _offset, "duration": _duration,
    "duration_vague": _duration_vague, "lasting": _lasting, "length_adjective": _length, "previous": _previous,
    "every": _every, "every_unit": _every_unit, "per": _per, "weekly": _weekly, "reference": _reference,
    "present": _phrase("PRESENT_REF"), "past": _phrase("PAST_REF"), "future": _phrase("FUTURE_REF"),
    "holiday": _holiday, "none": _none,
}  # fmt: skip
