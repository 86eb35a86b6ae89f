"""When a contact was or will be: which time expressions belong to which trigger, and the days that they give."""

from __future__ import annotations

from depesche.reading.contacts.time.bounds import announced_on, bounded, newsworthy, timing_of
from depesche.reading.contacts.time.days import days_of
from depesche.reading.contacts.time.distance import shifted_by
from depesche.reading.contacts.time.expressions import dates_contact, loose, of_scope
from depesche.reading.contacts.time.faults import beyond, fault_of_page, faults_of
from depesche.reading.contacts.time.front import counted_from
from depesche.reading.contacts.time.labels import ticker_day
from depesche.reading.contacts.time.owner import times_of

__all__ = [
    "announced_on",
    "beyond",
    "bounded",
    "counted_from",
    "dates_contact",
    "days_of",
    "fault_of_page",
    "faults_of",
    "loose",
    "newsworthy",
    "of_scope",
    "shifted_by",
    "ticker_day",
    "times_of",
    "timing_of",
]
