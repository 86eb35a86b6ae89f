"""Times that only publication and terms of office set: they are no evidence of which contact is meant."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from depesche.model import Report
from depesche.model.statuses import HELD

#: A time is called dated up to a month; wider sets are attached to dated contacts afterwards.
DATED_SPAN: Final = 31
#: The reader's reason for a time that no words of the article give.
ONLY_BOUNDS: Final = "contact_time_bounds"


def without_bounds(report: Report) -> Report:
    """A report without a time of its own: wide bounds that publication and terms of office set are no evidence.

    Which contact it speaks of is decided by status and publication (:mod:`.items`).
    """
    time = report.time
    if time is None or report.time_spans or time.weekday is not None:
        return report
    inferred = any(reason.code == ONLY_BOUNDS for reason in report.why.get("time", ()))
    if inferred and (not time.bounded or time.size > DATED_SPAN):
        return replace(report, time=None)
    return report if time.bounded or report.status in HELD else replace(report, time=None)
