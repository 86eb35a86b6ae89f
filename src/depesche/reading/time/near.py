"""Values of what lies near the article: today and tomorrow, parts of the day, clock times."""

from __future__ import annotations

from typing import Final

from depesche.days import DaySet
from depesche.light import replace
from depesche.reading.time.context import (
    Context,
    Maker,
    Side,
    Value,
    classes,
    part_mod,
    shift_of,
    shifted,
    weekday_number,
    why,
)
from depesche.reading.time.dates import dated
from depesche.reading.time.rules import Match
from depesche.reading.time.units import unit_at

#: So many words after a day a time of day still belongs to it, and a part of the day.
_CLOCK_REACH: Final = 14
_PART_REACH: Final = 60
#: A night lies on so many days; the parts of the day that follow it.
_NIGHT: Final = 2
_AFTER_NIGHT: Final = ("MO", "MI", "AF")


def _just_now(match: Match, context: Context) -> Value | None:
    """Such as "soeben": the day of the article itself."""
    reasons = why("time_day", None, context.published)
    return Value("DATE", "PRESENT_REF", context.published, direction="past", reasons=reasons, narrative=False)


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
    number = weekday_number(match)
    if number is not None and days is not None and days.size > 1:
        days = days.on(number)  # "am heutigen Freitag", in an article of a month
    if (part := match.get("PART")) is not None:
        return Value("TIME", f"{value}T{part}", days, at=f"T{part}", reasons=reasons)
    if match.get("UNIT") not in (None, "D"):
        return None
    side: Side | None = "past" if shift < 0 else "future" if shift > 0 else None
    return Value("DATE", value, days, direction=side, reasons=reasons)


def _part(match: Match, context: Context) -> Value | None:
    if match.get("PREVIOUS") is not None and not _of_something(match, context):
        return _previous(match, context)
    part = match.get("PART") or "DT"
    near = _morning_after(context.near(match, _PART_REACH), part)
    value, days = shifted(0, near)
    reasons = why("time_near", None, near)
    return Value(
        "TIME", f"{value}T{part}", days, at=f"T{part}", reasons=reasons, mod=part_mod(match), narrative=False
    )


def _of_something(match: Match, context: Context) -> bool:
    """Whether an attribute behind the match says what it is a part of: "am Vorabend des Gipfels"."""
    behind = context.words.at(match.index + len(match.words))
    return behind is not None and "DET" in behind.values


def _morning_after(near: DaySet | None, part: str) -> DaySet | None:
    """The second day of a night between two, for a part of the day that follows it: "in der Nacht zum Sonntag. Am
    Morgen"; an evening may be that before it.
    """
    if near is None or near.last is None or near.size != _NIGHT or part not in _AFTER_NIGHT:
        return near
    return DaySet.day(near.last) if (near.last - (near.first or near.last)).days == 1 else near


def _part_offset(match: Match, context: Context) -> Value | None:
    """Such as "am Abend zuvor", "am Morgen danach": beside the day that the text speaks of."""
    anchor, part = context.narrative_day, match.get("PART")
    value, days = shifted(-1 if "BEFORE_ADV" in classes(match) else 1, anchor)
    reasons = why("time_narrative", None, anchor)
    return Value("TIME", f"{value}T{part}", days, at=f"T{part}", reasons=reasons, mod=part_mod(match))


def _part_relative(match: Match, context: Context) -> Value | None:
    """Such as "vergangene Nacht", "diesen Abend"; a past night ends on the day of the article."""
    part, shift = match.get("PART") or "", shift_of(match) or 0
    anchor = context.published
    if not shift and (near := context.near(match, _PART_REACH)) is not None and near.is_day:
        anchor = near
    value, days = shifted(shift, anchor)
    if part == "NI" and shift < 0 and days is not None:
        days = days.widened(0, 1)
    reasons = why("time_day", None, anchor)
    return Value("TIME", f"{value}T{part}", days, at=f"T{part}", reasons=reasons, narrative=bool(shift))


def _part_same(match: Match, context: Context) -> Value | None:
    anchor = context.just_said(match) or context.narrative
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
    return _at(match, context, _of_half(match, hour), minute)


#: Halves of the day in which the hours go on from twelve.
_SECOND_HALF: Final = ("AF", "EV")
_NOON: Final = 12


def _of_half(match: Match, hour: int) -> int:
    """The hour of the day: "acht Uhr abends" is the twentieth."""
    return hour + _NOON if match.get("DAILY") in _SECOND_HALF and hour < _NOON else hour


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
    return _at(match, context, _of_half(match, hour - 1), 30)


def _clock_quarter(match: Match, context: Context) -> Value | None:
    """A quarter before or after the hour; without a preposition towards it ("dreiviertel neun")."""
    hour, minutes = int(match.get("CARDINAL") or 0), int(match.get("QUARTER_HOUR") or 0)
    if not 1 <= hour <= 12:
        return None
    if match.get("AGO"):
        return _at(match, context, hour - 1, 60 - minutes)
    return _at(match, context, hour if match.get("AFTER") else hour - 1, minutes)


def _part_of_date(match: Match, context: Context) -> Value | None:
    month, year = int(match.get("MONTH") or match.get("MONTH_ABBR") or 0), match.get("YEAR")
    day = int(match.all("DAY_NUMBER")[-1])  # "vom 3. auf den 4. Mai"
    found = dated(match, context, day, month, int(year) if year else None)
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


MAKERS: Final[dict[str, Maker]] = {
    "just_now": _just_now,
    "day": _day,
    "day_part": _day_part,
    "day_adjective": _day_adjective,
    "part": _part,
    "part_same": _part_same,
    "part_offset": _part_offset,
    "part_relative": _part_relative,
    "clock": _clock,
    "clock_half": _clock_half,
    "clock_range": _clock,
    "previous": _previous,
    "clock_quarter": _clock_quarter,
    "part_of_date": _part_of_date,
    "day_generic": _day_generic,
    "day_exact": _day,
    "daily_opening": _daily_opening,
    "morrow": _morrow,
    "morrow_part": _next_day,
    "following_day": _following_day,
}
