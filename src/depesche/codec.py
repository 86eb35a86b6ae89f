"""JSON of the contract: readings, chronicles and their parts, to and from plain dictionaries.

The one place that knows how records are written. Field names are those of :mod:`depesche.model`; times become
EDTF, and a report's time also ``days`` (bounds and weekday), which together hold the whole set.
"""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from depesche.days import DaySet, from_contract
from depesche.model import (
    Agreed,
    Claim,
    Contact,
    Document,
    Finding,
    Participant,
    Place,
    Reading,
    Reason,
    Report,
    Source,
    Span,
    Statement,
    Topic,
)
from depesche.reasons import say

Json = dict[str, Any]


def _edtf(days: DaySet | None) -> str | None:
    return days.edtf() if days else None


def _spans(spans: tuple[Span, ...]) -> list[list[int]]:
    return [list(span) for span in spans]


def _span(value: Any) -> Span | None:
    return (int(value[0]), int(value[1])) if value else None


def _span_of(value: Any) -> Span:
    return int(value[0]), int(value[1])


def _spans_of(value: Any) -> tuple[Span, ...]:
    return tuple(_span_of(v) for v in value or ())


# -- documents and readings -----------------------------------------------------------------------
def document_json(document: Document) -> Json:
    """A document's metadata, without its text."""
    return {
        "id": document.id,
        "path": document.path,
        "url": document.url,
        "publisher": document.publisher,
        "agency": document.agency,
        "title": document.title,
        "published": _edtf(document.published),
        "published_days": document.published.as_bounds() if document.published else None,
        "published_from": document.published_from,
        "language": document.language,
        "sha256": document.sha256,
        "chars": document.chars,
    }


def reason_json(reason: Reason) -> Json:
    """A reason by code and values, as it is stored; people see :func:`depesche.reasons.say`."""
    return {
        "code": reason.code,
        "values": dict(reason.values),
        "span": list(reason.span) if reason.span else None,
    }


def report_json(report: Report) -> Json:
    """A report as the contract has it."""
    return {
        "id": report.id,
        "kind": report.kind,
        "status": report.status,
        "participants": [
            {
                "name": p.name,
                "person": p.person,
                "office": p.office,
                "state": p.state,
                "spans": _spans(p.spans),
                **({"last_known": p.last_known.isoformat()} if p.last_known else {}),
            }
            for p in report.participants
        ],
        "initiator": report.initiator,
        "time": _edtf(report.time),
        "days": report.time.as_bounds() if report.time else None,
        "time_spans": _spans(report.time_spans),
        "duration": report.duration,
        "place": {"name": report.place.name, "id": report.place.id} if report.place else None,
        "occasion": report.occasion,
        "topics": [
            {
                "text": t.text,
                "span": list(t.span),
                "sides": list(t.sides),
                "concept": t.concept,
                "chief": t.chief,
            }
            for t in report.topics
        ],
        "reported_by": [
            {"holder": s.holder, "side": s.side, "stance": s.stance, "span": list(s.span) if s.span else None}
            for s in report.reported_by
        ],
        "agreed": [{"text": a.text, "span": list(a.span)} for a in report.agreed],
        "background": report.background,
        "trigger": list(report.trigger),
        "spans": _spans(report.spans),
        "why": {key: [reason_json(r) for r in reasons] for key, reasons in report.why.items()},
    }


def statement_json(statement: Statement) -> Json:
    """A statement; ``quote`` is its hull, ``pieces`` its spans where the cue interrupts it."""
    return {
        "speaker": statement.speaker,
        "side": statement.side,
        "form": statement.form,
        "quote": [statement.quote[0][0], statement.quote[-1][1]],
        "pieces": _spans(statement.quote),
        "speaker_span": list(statement.speaker_span) if statement.speaker_span else None,
        "cue": list(statement.cue) if statement.cue else None,
        "via": statement.via,
        "report": statement.report,
        "force": statement.force,
    }


def claim_json(claim: Claim) -> Json:
    """A claim."""
    return {
        "type": claim.type,
        "n": claim.n,
        "bound": claim.bound,
        "kind": claim.kind,
        "participants": list(claim.participants),
        "since": _edtf(claim.since),
        "until": _edtf(claim.until),
        "scope": claim.scope,
        "span": list(claim.span),
        "report": claim.report,
    }


def reading_json(reading: Reading) -> Json:
    """A Reading, as ``depesche read`` prints it."""
    return {
        "schema": reading.schema,
        "document": document_json(reading.document),
        "reports": [report_json(r) for r in reading.reports],
        "statements": [statement_json(s) for s in reading.statements],
        "claims": [claim_json(c) for c in reading.claims],
        "keep": _spans(reading.keep),
    }


def reading_of(data: Json, text: str = "") -> Reading:
    """The Reading that :func:`reading_json` wrote; the text is stored apart and given here."""
    return Reading(
        document=document_of(data["document"], text),
        reports=tuple(_report_of(r) for r in data["reports"]),
        statements=tuple(_statement_of(s) for s in data["statements"]),
        claims=tuple(_claim_of(c) for c in data["claims"]),
        keep=_spans_of(data.get("keep")),
        schema=data["schema"],
    )


def document_of(data: Json, text: str) -> Document:
    """The Document that :func:`document_json` wrote, with its text."""
    return Document(
        id=data["id"],
        text=text,
        sha256=data["sha256"],
        path=data["path"],
        url=data["url"],
        publisher=data["publisher"],
        agency=data["agency"],
        title=data["title"],
        published=from_contract(data["published"], data.get("published_days")),
        published_from=data["published_from"],
        language=data["language"],
    )


def _reason_of(data: Json) -> Reason:
    return Reason(data["code"], data["values"], _span(data["span"]))


def _report_of(data: Json) -> Report:
    place = data["place"]
    return Report(
        id=data["id"],
        kind=data["kind"],
        status=data["status"],
        participants=tuple(
            Participant(
                p["name"],
                p["person"],
                p["office"],
                p["state"],
                _spans_of(p["spans"]),
                dt.date.fromisoformat(p["last_known"]) if p.get("last_known") else None,
            )
            for p in data["participants"]
        ),
        trigger=_span_of(data["trigger"]),
        spans=_spans_of(data["spans"]),
        initiator=data["initiator"],
        time=from_contract(data["time"], data["days"]),
        time_spans=_spans_of(data["time_spans"]),
        duration=data["duration"],
        place=Place(place["name"], place["id"]) if place else None,
        occasion=data["occasion"],
        topics=tuple(
            Topic(t["text"], _span_of(t["span"]), tuple(t["sides"]), t.get("concept"), bool(t.get("chief")))
            for t in data["topics"]
        ),
        reported_by=tuple(
            Source(s["holder"], s["side"], s["stance"], _span(s["span"])) for s in data["reported_by"]
        ),
        agreed=tuple(Agreed(a["text"], _span_of(a["span"])) for a in data["agreed"]),
        background=data["background"],
        why={key: tuple(_reason_of(r) for r in reasons) for key, reasons in data.get("why", {}).items()},
    )


def _statement_of(data: Json) -> Statement:
    return Statement(
        speaker=data["speaker"],
        side=data["side"],
        form=data["form"],
        quote=_spans_of(data.get("pieces") or [data["quote"]]),
        speaker_span=_span(data["speaker_span"]),
        cue=_span(data["cue"]),
        via=data["via"],
        report=data["report"],
        force=data.get("force"),
    )


def _claim_of(data: Json) -> Claim:
    return Claim(
        type=data["type"],
        n=data["n"],
        kind=data["kind"],
        participants=tuple(data["participants"]),
        span=_span_of(data["span"]),
        since=from_contract(data["since"], None),
        scope=data.get("scope"),
        report=data.get("report"),
        until=from_contract(data.get("until"), None),
        bound=data.get("bound", "exactly"),
    )


# -- the chronicle --------------------------------------------------------------------------------
def contact_json(contact: Contact, language: str = "de") -> Json:
    """A contact as the contract has it, its reasons in words."""
    return {
        "id": contact.id,
        "kind": contact.kind,
        "status": contact.status,
        "participants": list(contact.participants),
        "initiator": contact.initiator,
        "time": _edtf(contact.time),
        "days": contact.time.as_bounds() if contact.time else None,
        "duration": contact.duration,
        "part_of": contact.part_of,
        "one_of": list(contact.one_of),
        "place": contact.place,
        "occasion": contact.occasion,
        "topics": list(contact.topics),
        "reports": [{"document": r.document, "report": r.report, "status": r.status} for r in contact.reports],
        "sides": {
            name: {
                "stance": side.stance,
                "statements": [{"document": d, "statement": n} for d, n in side.statements],
                "topics": list(side.topics),
            }
            for name, side in contact.sides.items()
        },
        "history": [
            {"status": s.status, "document": s.document, "published": _edtf(s.published)} for s in contact.history
        ],
        "why": [say(reason, language) for reason in contact.why],
    }


def finding_json(finding: Finding, language: str = "de") -> Json:
    """A finding as the contract has it, its reason in words."""
    return {
        "type": finding.type,
        "contact": finding.contact,
        "document": finding.document,
        "claim": claim_json(finding.claim) if finding.claim else None,
        "against": list(finding.against),
        "missing": finding.missing,
        "between": _edtf(finding.between),
        "field": finding.field,
        "side": finding.side,
        "evidence": [
            {"document": e.document, "span": list(e.span), "side": e.side, "value": e.value}
            for e in finding.evidence
        ],
        "text": say(finding.reason, language) if finding.reason else "",
    }


def dumps(data: Json) -> str:
    """One line of JSON, the same for the same data."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
