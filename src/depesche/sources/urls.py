"""The day of publication in an article's address."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from depesche.days import DaySet

_FORMS: Final = (
    re.compile(r"/(?P<year>(?:19|20)\d\d)/(?P<month>\d\d?)/(?P<day>\d\d?)(?:/|$|\b)"),
    re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)"),
    re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<month>[01]\d)(?P<day>[0-3]\d)(?!\d)"),
)
_MONTH: Final = re.compile(r"/(?P<year>(?:19|20)\d\d)[/-](?P<month>\d\d)(?:/|$)")


def date_in_url(url: str) -> DaySet | None:
    """The day (or the month) that an address names, as in ``/2011/03/07/``; ``None`` where it names none."""
    for form in _FORMS:
        if match := form.search(url):
            try:
                return DaySet.day(dt.date(int(match["year"]), int(match["month"]), int(match["day"])))
            except ValueError:
                continue
    match = _MONTH.search(url)
    if match and 1 <= int(match["month"]) <= 12:
        return DaySet.month(int(match["year"]), int(match["month"]))
    return None
