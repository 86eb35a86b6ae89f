"""The reports of a document as the chronicle compares them, given when it may have appeared."""

from __future__ import annotations

from functools import partial

from depesche.chronicle.bounds import without_bounds
from depesche.chronicle.dates import near_news
from depesche.chronicle.offices import timed_within_terms
from depesche.chronicle.places import setting_of
from depesche.chronicle.reported import Item, items_of
from depesche.days import DaySet
from depesche.knowledge.base import Knowledge
from depesche.model import Reading, Report


def items_in(reading: Reading, published: DaySet | None, knowledge: Knowledge) -> tuple[Item, ...]:
    """The document's reports, their open times cut to office terms and to the days around its publication."""

    def timed(report: Report) -> Report:
        return near_news(timed_within_terms(without_bounds(report), knowledge), published)

    return items_of(reading, published, timed, partial(setting_of, knowledge))
