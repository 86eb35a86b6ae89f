"""How far the offices of a reading's participants are known: the last confirmed day, where the contact is later."""

from __future__ import annotations

from depesche.days import DaySet
from depesche.knowledge import Knowledge
from depesche.knowledge.model import Term
from depesche.light import replace
from depesche.model import Participant, Reason, Report


def with_last_known(report: Report, published: DaySet | None, knowledge: Knowledge) -> Report:
    """The report, its participants with the day up to which they are known in office where the contact, or an
    article without a day for it, is later; the reason is told.
    """
    days = report.time or published
    if days is None or days.first is None:
        return report
    terms = [_stale_term(participant, days, knowledge) for participant in report.participants]
    if not any(terms):
        return report
    participants = tuple(
        replace(participant, last_known=term.last_known) if term else participant
        for participant, term in zip(report.participants, terms, strict=True)
    )
    said = tuple(_reason(term, knowledge) for term in terms if term)
    why = {**report.why, "participants": (*report.why.get("participants", ()), *said)}
    return replace(report, participants=participants, why=why)


def _stale_term(participant: Participant, days: DaySet, knowledge: Knowledge) -> Term | None:
    """The term on which the participant's office rests, if the days all lie behind its last confirmed one."""
    for term in knowledge.terms_of(participant.person or "", days):
        if (term.office, term.place) == (participant.office, participant.state):
            late = term.last_known is not None and days.first is not None and days.first > term.last_known
            return term if late else None
    return None


def _reason(term: Term, knowledge: Knowledge) -> Reason:
    day = term.last_known.isoformat() if term.last_known else None
    values = {"name": knowledge.label(term.person), "place": knowledge.label(term.place), "days": day}
    return Reason("office_last_known", values)
