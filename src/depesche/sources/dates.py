"""Dates in metadata as they occur in the wild, to the German day.

An instant with a zone is the day that it was in Germany: 23:30 UTC is the next day there. What names no day, or no
day that a newspaper can have appeared on, is :class:`~depesche.errors.UsageError`.
"""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Callable, Iterable
from email.utils import parsedate_to_datetime
from importlib import resources
from typing import Any, Final
from zoneinfo import ZoneInfo

from depesche.days import DaySet
from depesche.errors import UsageError

_GERMANY: Final = ZoneInfo("Europe/Berlin")
#: A two-digit year from here on is of the last century.
_CENTURY: Final = 70
#: Seconds since 1970 from here on are milliseconds: the year 5138.
_MILLISECONDS: Final = 100_000_000_000
#: The years in which an article can have appeared.
_YEARS: Final = range(1600, 2200)

_DATA: Final[dict[str, Any]] = tomllib.loads(
    (resources.files("depesche") / "lang" / "de" / "metadata_dates.toml").read_text(encoding="utf-8")
)
_MONTHS: Final = {begin: row["number"] for row in _DATA["month"] for begin in row["begins"]}
_ZONES: Final[dict[str, int]] = _DATA["zones"]


def _any_of(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_WORDS: Final = {name: _any_of(words) for name, words in _DATA["words"].items()}
_CLOCK: Final = (
    rf"(?:[,T\s]+(?:(?:{_WORDS['before_time']})\s*)?"
    r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?(?:[:.](?P<second>\d\d)(?:[.,]\d+)?)?)?"
)
_ZONE: Final = rf"\s*(?:{_WORDS['after_time']})?\s*(?P<zone>{_any_of(_ZONES)}|[+-]\d\d:?\d\d|[+-]\d\d)?"
_ISO: Final = rf"(?P<year>\d{{4}})[-/.](?P<month>\d{{1,2}})[-/.](?P<day>\d{{1,2}}){_CLOCK}{_ZONE}"
_COMPACT: Final = (
    r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)"
    r"(?:T?(?P<hour>\d\d)(?P<minute>\d\d)(?P<second>\d\d)?(?P<zone>Z)?)?"
)
_GERMAN: Final = (
    rf"(?:[^\W\d]+\.?,?\s*)?(?:(?:{_WORDS['before_day']})\s+)?(?P<day>\d{{1,2}})\.\s*"
    rf"(?:(?P<month>\d{{1,2}})\.|(?P<name>[^\W\d]+)\.?)\s*(?P<year>\d{{4}}|\d\d)\b{_CLOCK}{_ZONE}"
)


def published_on(value: object) -> DaySet | None:
    """The days that a value of metadata names; ``None`` for an empty one. Raises :class:`UsageError`."""
    if value is None or value == "" or isinstance(value, bool):
        return None
    if not isinstance(value, int | float | str):
        raise UsageError(f"{value!r} is no date")
    text = " ".join(str(value).split())
    if not text:
        return None
    for read in _READERS:
        found = read(text)
        if found is not None:
            return _plausible(found, value)
    return _plausible(DaySet.parse(text), value)


def _plausible(days: DaySet | None, value: object) -> DaySet:
    years = [day.year for day in (days.first, days.last) if day] if days else []
    if days is None or not years or any(year not in _YEARS for year in years):
        raise UsageError(f"{value!r} is no date")
    return days


def _epoch(seconds: float) -> DaySet | None:
    if abs(seconds) >= _MILLISECONDS:
        seconds /= 1000
    try:
        return DaySet.day(dt.datetime.fromtimestamp(seconds, _GERMANY).date())
    except (ValueError, OverflowError, OSError):
        return None


def _numbered(text: str) -> DaySet | None:
    """Seconds or milliseconds since 1970; a number of eight digits is a day, of four a year."""
    return _epoch(float(text)) if re.fullmatch(r"-?\d{9,13}(?:\.\d+)?", text) else None


def _written(form: str) -> Callable[[str], DaySet | None]:
    pattern = re.compile(form, re.IGNORECASE)

    def read(text: str) -> DaySet | None:
        match = pattern.fullmatch(text)
        return _day(match.groupdict()) if match else None

    return read


def _day(parts: dict[str, str | None]) -> DaySet | None:
    """The German day of the parts of a date, ``None`` where there is no such day."""
    month = _month(parts.get("name")) if parts.get("name") else int(parts["month"] or 0)
    hour, minute, second = (int(parts.get(name) or 0) for name in ("hour", "minute", "second"))
    try:
        day = dt.date(_year(parts["year"] or ""), month, int(parts["day"] or 0))
        zone = _zone(parts.get("zone"))
        if zone is None or parts.get("hour") is None:
            return DaySet.day(day)
        instant = dt.datetime.combine(day, dt.time(hour, minute, second, tzinfo=zone))
        return DaySet.day(instant.astimezone(_GERMANY).date())
    except (ValueError, OverflowError):
        return None


def _year(written: str) -> int:
    year = int(written)
    return year if len(written) > 2 else year + (1900 if year >= _CENTURY else 2000)


def _month(name: str | None) -> int:
    return month_number(name or "")


def month_number(name: str) -> int:
    """The number of a month by its name or the first letters of it, 0 for what is none."""
    return int(_MONTHS.get(name.lower()[:3], 0))


def _zone(written: str | None) -> dt.timezone | None:
    if not written:
        return None
    if written.upper() in _ZONES:
        return dt.timezone(dt.timedelta(minutes=_ZONES[written.upper()]))
    digits = written[1:].replace(":", "").ljust(4, "0")
    minutes = int(digits[:2]) * 60 + int(digits[2:])
    return dt.timezone(dt.timedelta(minutes=-minutes if written[0] == "-" else minutes))


def _of_mail(text: str) -> DaySet | None:
    """RFC 822, as feeds write it: "Tue, 14 Jul 2020 23:30:00 GMT"."""
    try:
        instant = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return DaySet.day((instant.astimezone(_GERMANY) if instant.tzinfo else instant).date())


_READERS: Final = (_written(_ISO), _written(_COMPACT), _written(_GERMAN), _numbered, _of_mail)
