"""Office terms as evidence of time: whoever takes part in a contact held, or had won, an office on that day.

Used only where an article does not say enough: for its publication if it bears no date, and for times that leave
several days open.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from depesche.days import ANY_DAY, DaySet
from depesche.knowledge.base import Knowledge
from depesche.model import Reading, Reason, Report


def term_days(people: Iterable[str], knowledge: Knowledge) -> DaySet:
    """The days on which all these people held some office; those without known terms restrict nothing."""
    found = ANY_DAY
    for person in sorted(people):
        terms = knowledge.terms_of(person)
        if terms:
            found = found & DaySet.one_of(term.days for term in terms)
    return found


def published_within_terms(reading: Reading, knowledge: Knowledge) -> tuple[DaySet | None, tuple[Reason, ...]]:
    """When an article without a date may have appeared, by the terms of those in the contacts that it is about."""
    published = reading.document.published
    if published is not None and published.bounded:
        return published, ()
    people = _in_the_news(reading, knowledge)
    within = term_days(people, knowledge)
    found = within if published is None else published & within
    if not found or found in (ANY_DAY, published):
        return published, ()
    values = {"before": str(published or "?"), "after": str(found), "people": ", ".join(sorted(people))}
    return found, (Reason("chronicle_published_in_office", values),)


def _in_the_news(reading: Reading, knowledge: Knowledge) -> set[str]:
    """The people of the contacts that an article is about, neither in passing nor mere ideas or denied ones."""
    news = (r for r in reading.reports if not r.background and r.status not in ("considered", "denied"))
    return {person for r in news for person in _listed(r, knowledge)}


def _listed(report: Report, knowledge: Knowledge) -> Iterator[str]:
    """The participants whose office, as the article gives it, the tables do not lack."""
    for each in report.participants:
        terms = knowledge.terms_of(each.person) if each.person else ()
        if each.person and (
            each.office is None or any((t.office, t.place) == (each.office, each.state) for t in terms)
        ):
            yield each.person


def timed_within_terms(report: Report, knowledge: Knowledge) -> Report:
    """The report with a time of several days cut to the terms of its participants: they met in office."""
    if report.time is None or report.time.is_day:
        return report
    within = term_days(_listed(report, knowledge), knowledge)
    cut = report.time & within
    if not cut or cut == report.time:
        return report
    reason = Reason("chronicle_in_office", {"before": str(report.time), "after": str(cut)})
    return replace(report, time=cut, why={**report.why, "time": (*report.why.get("time", ()), reason)})
