"""A sentence asked of the chronicle: supported, contradicted or not decidable, with the contacts that matter.

The sentence is read by the same reader as any article; its claims are then counted like those of an article that
appeared on the last day that the sentence speaks of. A sentence that only reports a contact is looked up.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from typing import Literal

from depesche.chronicle import claims as claim_check
from depesche.chronicle.compare import KINDS
from depesche.chronicle.dates import without_bounds
from depesche.chronicle.items import HELD, OFF, Item, items_of, person_key
from depesche.chronicle.merge import Joined
from depesche.chronicle.whole import Chronicle
from depesche.days import DaySet
from depesche.model import Claim, Contact, Document, Finding, Reading, Reason

Outcome = Literal["supported", "contradicted", "not_decidable"]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the chronicle says to one claim or report of a sentence."""

    outcome: Outcome
    contacts: tuple[Contact, ...]
    reason: Reason
    claim: Claim | None = None
    gaps: tuple[Finding, ...] = ()


def check(
    sentence: str, chronicle: Chronicle, read: Callable[[Document], Reading] | None = None
) -> tuple[Answer, ...]:
    """Read the sentence and answer every claim and report in it; empty if it says nothing of contacts.

    ``read`` is the reader (:func:`depesche.reading.read_document` unless given).
    """
    reader: Callable[[Document], Reading] = read or import_module("depesche.reading").read_document
    today = chronicle.today
    undated = Document(id="(sentence)", text=sentence, sha256=hashlib.sha256(sentence.encode()).hexdigest())
    if today is None:
        return check_reading(reader(undated), chronicle)
    dated = reader(replace(undated, published=DaySet.day(today), published_from="given"))
    return check_reading(_timeless(reader(undated), dated), chronicle)


def _timeless(reading: Reading, dated: Reading) -> Reading:
    """The sentence as one of any day, in which offices are those of the days that it names; as one of the day of
    asking where its words count from there ("gestern", "in diesem Jahr").
    """
    fixed = {r.trigger for r in reading.reports if r.time is not None and r.time.bounded}
    counted = any(r.time_spans and r.trigger not in fixed for r in dated.reports)
    return dated if counted or not reading.reports else reading


def check_reading(reading: Reading, chronicle: Chronicle) -> tuple[Answer, ...]:
    """The answers to a sentence that was read."""
    answers = [_answer_claim(claim, reading, chronicle) for claim in reading.claims if claim.kind]
    claimed = {claim.report for claim in reading.claims}
    items = items_of(reading, reading.document.published, without_bounds, chronicle.setting_of)
    answers += [_answer_report(i, chronicle) for i in items if i.key.report not in claimed and len(i.people) > 1]
    return tuple(answers)


# -- claims ---------------------------------------------------------------------------------------
def _answer_claim(claim: Claim, reading: Reading, chronicle: Chronicle) -> Answer:
    """The claim counted as of the last day that its sentence speaks of."""
    keys = {p.name: k for r in reading.reports for p in r.participants if p.name and (k := person_key(p))}
    known = chronicle.joined_of(claim_check.people_of(claim, keys))
    until = _until(claim, reading) or chronicle.today
    inside = [j for j in known if claim_check.counts(j, claim) and _inside(j, claim, until)]
    open_ones = [j for j in known if claim_check.counts(j, claim) and j not in inside and _may_be(j, claim, until)]
    gaps = _gaps(chronicle, known, until)
    contacts = tuple(j.contact for j in inside)
    outcome, code = _weigh(claim, len(inside), len(open_ones), sum(g.missing or 0 for g in gaps))
    values = {
        "n": claim.n,
        "known": len(inside),
        "open": len(open_ones),
        "missing": sum(g.missing or 0 for g in gaps),
    }
    return Answer(outcome, contacts, Reason(code, values), claim, gaps)


def _weigh(claim: Claim, known: int, uncertain: int, missing: int) -> tuple[Outcome, str]:
    """The outcome of a count, an ordinal, a first or a never against what is known."""
    if not claim_check.decidable(claim):
        return "not_decidable", "chronicle_check_scope"
    if claim.type in ("never_before", "first", "ordinal", "count"):
        n = 0 if claim.type == "never_before" else 1 if claim.type == "first" else claim.n or 0
        if claim.type == "first":
            return (
                ("supported", "chronicle_check_first") if known else ("not_decidable", "chronicle_check_unknown")
            )
        if known > n:
            return "contradicted", "chronicle_check_more"
        if known == n:
            return (
                ("supported", "chronicle_check_equal") if not missing else ("contradicted", "chronicle_check_gap")
            )
        if known + missing == n:
            return "supported", "chronicle_check_with_gap"
        if known + missing + uncertain >= n:
            return "not_decidable", "chronicle_check_uncertain"
        return "not_decidable", "chronicle_check_fewer"
    return "not_decidable", "chronicle_check_scope"


def _until(claim: Claim, reading: Reading) -> dt.date | None:
    """The last day that the sentence speaks of: its own bound, else its report's."""
    if claim.until is not None and claim.until.last is not None:
        return claim.until.last
    report = next((r for r in reading.reports if r.id == claim.report), None)
    if report and report.time and report.time.last:
        return report.time.last
    return reading.document.published.last if reading.document.published else None


def _inside(joined: Joined, claim: Claim, until: dt.date | None) -> bool:
    time = joined.contact.time
    if time is None or (until and (time.last is None or time.last > until)):
        return False
    since = claim.since.first if claim.since else None
    return since is None or (time.first is not None and time.first >= since)


def _may_be(joined: Joined, claim: Claim, until: dt.date | None) -> bool:
    """Whether the contact may lie inside the scope, though that is not certain."""
    time = joined.contact.time
    scope = DaySet.between(claim.since.first if claim.since else None, until)
    return time is not None and time.meets(scope)


def _gaps(chronicle: Chronicle, known: Sequence[Joined], until: dt.date | None) -> tuple[Finding, ...]:
    """Gaps that claims of articles leave among these contacts."""
    names = {j.contact.id for j in known}
    return tuple(
        f
        for f in chronicle.findings
        if f.type == "gap" and f.contact in names and (until is None or not f.between or _begun(f.between, until))
    )


def _begun(days: DaySet, until: dt.date) -> bool:
    return days.first is None or days.first <= until


# -- reports --------------------------------------------------------------------------------------
def _answer_report(item: Item, chronicle: Chronicle) -> Answer:
    """The contacts of the same people and kind that can be what the sentence reports."""
    fitting = [
        j
        for j in chronicle.joined_of(item.people)
        if KINDS.get(frozenset((j.contact.kind, item.report.kind))) is not None
    ]
    time, place = item.report.time, item.place
    meeting = [j for j in fitting if time is None or (j.contact.time and j.contact.time.meets(time))]
    placed = [j for j in meeting if not place or any(i.place & place for i in j.items)]
    contacts = tuple(j.contact for j in placed or meeting or fitting)
    for status, outcome, code in (
        (HELD, "supported", "chronicle_check_reported"),
        (OFF, "contradicted", "chronicle_check_off"),
    ):
        if any(j.contact.status in status for j in placed) and item.report.status in HELD:
            return Answer(outcome, contacts, Reason(code, {"n": len(contacts)}))  # type: ignore[arg-type]
    if placed and item.report.status not in HELD:
        return Answer("supported", contacts, Reason("chronicle_check_reported", {"n": len(contacts)}))
    return Answer("not_decidable", contacts, Reason("chronicle_check_unknown", {}))
