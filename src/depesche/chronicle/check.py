"""A sentence asked of the chronicle: supported, contradicted or not decidable, with the contacts that matter.

The sentence is read by the same reader as any article; its claims are then counted like those of an article that
appeared on the last day that the sentence speaks of. A sentence that only reports a contact is looked up.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Final, Literal

from depesche.chronicle import claims as claim_check
from depesche.chronicle.compare import KINDS
from depesche.chronicle.items import HELD, OFF, Item, items_of, person_key
from depesche.chronicle.merge import Joined
from depesche.chronicle.whole import Chronicle
from depesche.days import DaySet
from depesche.model import Claim, Contact, Document, Finding, Reading, Reason

#: What leads to the end of a count: "bis", "bis Ende", "bis zum".
_UNTIL: Final = re.compile(
    r"\bbis(?: (?:einschließlich|Ende|Mitte|Anfang))?(?: (?:zum|zur|ins|in den|in das))?\s*$", re.IGNORECASE
)

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
    document = Document(
        id="(sentence)",
        text=sentence,
        sha256=hashlib.sha256(sentence.encode()).hexdigest(),
        published=DaySet.day(today) if today else None,
        published_from="given",
    )
    return check_reading(reader(document), chronicle, _bound(document))


def _bound(document: Document) -> dt.date | None:
    """The last day of what the sentence counts up to: "bis März 2018" ends with that month."""
    if "bis" not in document.text.casefold():
        return None
    layers = import_module("depesche.reading").layers_of(document)
    ends = (t.days.last for t in layers._.timexes if t.days and _UNTIL.search(document.text[: t.start]))
    return max((end for end in ends if end), default=None)


def check_reading(reading: Reading, chronicle: Chronicle, bound: dt.date | None = None) -> tuple[Answer, ...]:
    """The answers to a sentence that was read; its claims are counted up to ``bound``, if it names one."""
    answers = [_answer_claim(claim, reading, chronicle, bound) for claim in reading.claims if claim.kind]
    claimed = {claim.report for claim in reading.claims}
    items = items_of(reading, reading.document.published)
    answers += [_answer_report(i, chronicle) for i in items if i.key.report not in claimed and len(i.people) > 1]
    return tuple(answers)


# -- claims ---------------------------------------------------------------------------------------
def _answer_claim(claim: Claim, reading: Reading, chronicle: Chronicle, bound: dt.date | None) -> Answer:
    """The claim counted as of the last day that its sentence speaks of."""
    keys = {p.name: k for r in reading.reports for p in r.participants if p.name and (k := person_key(p))}
    known = chronicle.joined_of(claim_check.people_of(claim, keys))
    until = bound or _until(claim, reading)
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
    """The last day that the sentence speaks of: its report's, else the day of asking."""
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
