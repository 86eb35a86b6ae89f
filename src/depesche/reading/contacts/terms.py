"""The offices by which an article names people cut days that are not sure: they met while they held them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from depesche.days import ANY_DAY, DaySet
from depesche.model import Participant, Reason, Report
from depesche.model.statuses import HELD
from depesche.reading.contacts.article import Article


def within_terms(article: Article, reports: Iterable[Report]) -> tuple[Report, ...]:
    """The reports, those of the news with several possible days cut to the terms of their people."""
    return tuple(_cut(article, report) for report in reports)


def _cut(article: Article, report: Report) -> Report:
    time = report.time
    open_ = time is not None and time.bounded and not time.is_day
    if time is None or not open_ or report.background or report.status not in HELD:
        return report
    within = ANY_DAY
    for participant in report.participants:
        within = within & _in_office(article, participant)
    both = time & within
    if not both or both == time:
        return report
    reason = Reason("chronicle_in_office", {"before": str(time), "after": str(both)}, report.trigger)
    return replace(report, time=both, why={**report.why, "time": (*report.why.get("time", ()), reason)})


def _in_office(article: Article, participant: Participant) -> DaySet:
    """The days on which the participant held, or was elected to, the office by which the article names them."""
    if participant.person is None or participant.office is None or _former(article, participant):
        return ANY_DAY
    terms = article.setting.knowledge.terms_of(participant.person)
    own = [term for term in terms if (term.office, term.place) == (participant.office, participant.state)]
    return DaySet.one_of(term.days for term in own) if own else ANY_DAY


def _former(article: Article, participant: Participant) -> bool:
    """Whether the article calls them a former or a would-be holder."""
    named = (m for m in article.doc._.mentions if m.person == participant.person)
    return any(m.modifier in ("former", "candidate", "deputy") for m in named)
