"""EDTF (ISO 8601-2, levels 0 to 2 as far as days go): runs of days read from it and written as it."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Sequence
from typing import Final

from depesche.days.runs import Run, date_of
from depesche.errors import UsageError

#: What is read: runs of days, and whether they are approximate.
Read = tuple[tuple[Run, ...], bool]

_DATE: Final = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T[\d:.+Z-]*)?([?~%]?)")
_SEASONS: Final = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}


# -- reading --------------------------------------------------------------------------------------
def read(edtf: str) -> Read:
    """Dates, months, years, seasons 21-24, intervals with open ends, one-of sets.

    Raises :class:`~depesche.errors.UsageError` where the string is no EDTF or names no day.
    """
    text = edtf.strip()
    try:
        if text[:1] in "[{" and text[-1:] in "]}" and len(text) > 2:
            members = [_member(part.strip()) for part in text[1:-1].split(",")]
            return tuple(run for run, _ in members), any(about for _, about in members)
        run, about = _member(text)
    except ValueError as exc:
        raise UsageError(
            f"{edtf!r} is not a date: {exc}",
            remedy="write EDTF, such as 2017-05-02, 2017-05 or 2017-01-20/2017-01-28",
        ) from exc
    return (run,), about


def _member(text: str) -> tuple[Run, bool]:
    """A date or an interval, and whether it is approximate; an interval never is."""
    parting = "/" if "/" in text else ".."
    first, parted, last = text.partition(parting)
    if not parted:
        return _date(text)
    lower = None if first in ("", "..") else _date(first)[0].first
    upper = None if last in ("", "..") else _date(last)[0].last
    run = Run(lower, upper).trimmed()
    if run is None:
        raise ValueError("the interval ends before it begins")
    return run, False


def _date(text: str) -> tuple[Run, bool]:
    match = _DATE.fullmatch(text)
    if not match:
        raise ValueError("not EDTF")
    year, month, day = (int(g) if g else None for g in match.group(1, 2, 3))
    if not year:
        raise ValueError("there is no year 0 here")
    first, last = _ends(year, month, day)
    return Run(first.toordinal(), last.toordinal()), match[4] in ("~", "%")


def _ends(year: int, month: int | None, day: int | None) -> tuple[dt.date, dt.date]:
    """The first and last day of a year, a season, a month or a day."""
    if month is None:
        return dt.date(year, 1, 1), dt.date(year, 12, 31)
    if month in _SEASONS:
        start, end = _SEASONS[month]
        return dt.date(year, start, 1), last_of_month(year + (end < start), end)
    if day is not None:
        return dt.date(year, month, day), dt.date(year, month, day)
    if not 1 <= month <= 12:
        raise ValueError("month must be in 1..12")
    return dt.date(year, month, 1), last_of_month(year, month)


def last_of_month(year: int, month: int) -> dt.date:
    """The last day of a month."""
    return dt.date(year, month, calendar.monthrange(year, month)[1])


# -- writing --------------------------------------------------------------------------------------
def write(runs: Sequence[Run], *, approximate: bool) -> str | None:
    """The runs in EDTF; ``None`` where one of them is open at both ends."""
    parts = [part for run in runs if (part := _interval(run)) is not None]
    if len(parts) < len(runs):
        return None
    if len(parts) > 1:
        members = (part.replace("../", "..").replace("/..", "..").replace("/", "..") for part in parts)
        return f"[{','.join(members)}]"
    return f"{parts[0]}~" if approximate and "/" not in parts[0] else parts[0]


def _interval(run: Run) -> str | None:
    first, last = date_of(run.first), date_of(run.last)
    if first is None and last is None:
        return None
    if first is None or last is None:
        return f"{first.isoformat() if first else '..'}/{last.isoformat() if last else '..'}"
    return _named(first, last) or f"{first.isoformat()}/{last.isoformat()}"


def _named(first: dt.date, last: dt.date) -> str | None:
    """The day, month or year that an interval is."""
    if first == last:
        return first.isoformat()
    if first.day != 1 or first.year != last.year or last != last_of_month(last.year, last.month):
        return None
    if (first.month, last.month) == (1, 12):
        return f"{first.year:04d}"
    return first.isoformat()[:7] if first.month == last.month else None
