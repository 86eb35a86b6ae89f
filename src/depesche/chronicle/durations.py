"""Durations compared: ISO 8601 values and ranges ("PT10M/PT15M") in minutes."""

from __future__ import annotations

import re
from typing import Final

from depesche.model import DurationMod

#: "Eine Stunde" and "rund 50 Minuten" differ; "knapp eine Stunde" and "55 Minuten" do not.
TOLERANCE: Final = 1.1
#: "Gut eine halbe Stunde" and 35 minutes do not differ.
ROUNDED: Final = 1.18
#: A journalist's range ("zehn bis fünfzehn Minuten") stays below this ratio; beyond it two accounts were joined.
ONE_RANGE: Final = 2.0

_ISO: Final = re.compile(r"P(?:(\d+)D)?(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+)M)?(?:(\d+)S)?)?")

Minutes = tuple[float, float]


def minutes(value: str) -> Minutes | None:
    """Shortest and longest duration that the value allows; ``None`` if it is no ISO 8601 duration."""
    found = [m for part in value.split("/") if (m := _one(part)) is not None]
    return (min(found), max(found)) if found else None


def _one(value: str) -> float | None:
    match = _ISO.fullmatch(value)
    if not match or not any(match.groups()):
        return None
    days, hours, mins, seconds = (float(g) if g else 0.0 for g in match.groups())
    return days * 1440 + hours * 60 + mins + seconds / 60


def differ(
    one: Minutes, other: Minutes, mod: DurationMod | None = None, other_mod: DurationMod | None = None
) -> bool:
    """Whether two durations cannot be the same rounded differently, each meant as its ``mod`` says."""
    (shorter, less), (longer, more) = sorted(((one, mod or ""), (other, other_mod or "")))
    if less == "over" or more == "under":
        return False
    return longer[0] > shorter[1] * (ROUNDED if "about" in (less, more) else TOLERANCE)


def two_accounts(value: Minutes) -> bool:
    """Whether a range is too wide to be one account's estimate."""
    return value[0] > 0 and value[1] / value[0] > ONE_RANGE
