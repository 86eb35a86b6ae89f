"""Times that cannot be: days that do not exist, weekdays of another date, what happened after it was told.

They give a contact no days; a page's own date, which may be right but for its weekday, does. The reasons for it stand
under ``conflict`` in the ``why`` of a report, and the chronicle makes findings of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from depesche.days import DaySet
from depesche.model import Reason, Span
from depesche.reading.contacts.article import Article, TimeSlot
from depesche.reading.contacts.triggers.drafts import Draft

#: Prepositions of a time that only bounds what is told.
_BOUNDING: Final = ("since", "until", "before")
#: How many days later than its article something can be told as having happened: the world has two dates at once.
_DATE_LINE: Final = 1
#: The longest time in which an article can have appeared (days) that tells when.
_MONTH: Final = 31


def faults_of(draft: Draft, dating: Sequence[TimeSlot]) -> tuple[Reason, ...]:
    """What of the times in the clause of a trigger no day can be, if no others date it."""
    if dating:
        return ()
    named = draft.sentence.own_times(draft.place)
    faults = (slot.timex.fault for slot in named if slot.marker not in _BOUNDING)
    return tuple(fault for fault in faults if fault is not None)


def fault_of_page(article: Article) -> Reason | None:
    """Why the date by which the article says when it appeared cannot be: its weekday is another."""
    span = article.doc._.head.published_span
    if span is None or article.published != article.doc._.head.published:
        return None
    named = (t for t in article.doc._.timexes if t.fault is not None and t.start < span[1] and span[0] < t.end)
    found = next(named, None)
    if found is None or found.fault is None or found.fault.code != "time_other_weekday":
        return None
    return Reason("published_other_weekday", found.fault.values, found.fault.span)


def beyond(days: DaySet | None, published: DaySet | None, span: Span | None) -> Reason | None:
    """Why the days of what is told as having happened cannot be: its article appeared before them."""
    if days is None or days.first is None or published is None or published.last is None:
        return None
    if published.size > _MONTH or (days.first - published.last).days <= _DATE_LINE:
        return None
    return Reason("time_after_article", {"days": str(days), "published": str(published)}, span)
