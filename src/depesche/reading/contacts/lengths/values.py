"""Lengths as values: durations of hours and minutes, one of two expressions or two times of the clock."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from depesche.light import replace
from depesche.reading.contacts.lengths.words import LengthWords
from depesche.reading.layers import Timex

_ISO: Final = re.compile(r"PT(?:(\d+(?:\.\d+)?)H)?(?:(\d+)M)?")
_HOURS: Final = re.compile(r"PT\d+H")
_CLOCK: Final = re.compile(r"T(\d\d):(\d\d)")
_MINUTES: Final = re.compile(r"PT(\d+M)")


def minutes_of(value: str) -> float | None:
    """The minutes of a duration in ISO 8601; ``None`` where it is not one of hours and minutes."""
    match = _ISO.fullmatch(value)
    if not match or not any(match.groups()):
        return None
    return 60 * float(match[1] or 0) + float(match[2] or 0)


def whole(value: str) -> str:
    """The duration without fractions of hours: "PT2.5H" is "PT2H30M"."""
    minutes = minutes_of(value)
    if "." not in value or minutes is None:
        return value
    hours, rest = divmod(round(minutes), 60)
    return "PT" + (f"{hours}H" if hours else "") + (f"{rest}M" if rest else "")


def joined(text: str, timexes: Sequence[Timex], words: LengthWords) -> Iterator[Timex]:
    """The durations, "eine Stunde und 14 Minuten" as one."""
    held: Timex | None = None
    for timex in timexes:
        if timex.type != "DURATION" or not timex.duration:
            continue
        sum_ = _sum(text, held, timex, words) if held else None
        if held and sum_ is None:
            yield held
        held = sum_ or timex
    if held:
        yield held


def _sum(text: str, hours: Timex, minutes: Timex, words: LengthWords) -> Timex | None:
    """Hours and the minutes that follow them as one duration."""
    if text[hours.end : minutes.start].strip() not in words.adding:
        return None
    rest = _MINUTES.fullmatch(minutes.duration or "")
    if rest is None or not _HOURS.fullmatch(hours.duration or ""):
        return None
    value = f"{hours.duration}{rest[1]}"
    return replace(hours, end=minutes.end, duration=value, value=value)


def by_clock(text: str, timexes: Sequence[Timex], words: LengthWords) -> Iterator[Timex]:
    """The lengths that two times of the clock make: "von 15.00 bis 17.00 Uhr"."""
    for one, other in pairwise(timexes):
        begun, done = _CLOCK.fullmatch(one.at or ""), _CLOCK.fullmatch(other.at or "")
        if begun and done and text[one.end : other.start].strip() in words.clock:
            minutes = 60 * (int(done[1]) - int(begun[1])) + int(done[2]) - int(begun[2])
            if minutes > 0:
                length = whole(f"PT{minutes / 60}H")
                yield replace(other, start=one.start, duration=length, value=length)
