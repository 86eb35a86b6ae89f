"""JSON of documents and readings, to and from plain dictionaries.

Ids of states, organisations and people stand in fields of their own (``state_id``, ``side_id``) beside the words that
programs read before schema 2; what schema 1 wrote in words alone is read back as ids.
"""

from __future__ import annotations

import datetime as dt

from depesche.codec.values import (
    Json,
    days_json,
    days_of,
    edtf,
    side_in,
    side_json,
    sides_of,
    span_of,
    spans_json,
    spans_of,
)
from depesche.codec.values import optional_span as _span
from depesche.model import (
    SCHEMA,
    Agreed,
    Claim,
    Document,
    Participant,
    Place,
    Reading,
    Reason,
    Report,
    Source,
    Statement,
    Topic,
)
from depesche.telling.names import all_named, name_in


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
        "published": edtf(document.published),
        "published_days": days_json(document.published),
        "published_from": document.published_from,
        "language": document.language,
        "sha256": document.sha256,
        "chars": document.chars,
        "titles": list(document.titles),
        "author": document.author,
        "section": document.section,
        "published_at": document.published_at,
        "modified": document.modified,
        "retrieved": document.retrieved,
        "dated_by": document.dated_by,
        "truncated": document.truncated,
        "cleaned": document.cleaned,
    }


def reason_json(reason: Reason) -> Json:
    """A reason by code and values, as it is stored; people see :func:`depesche.telling.reasons.say`."""
    return {
        "code": reason.code,
        "values": {name: reason.values[name] for name in sorted(reason.values)},
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
                **side_json("state", p.state),
                "spans": spans_json(p.spans),
                **({"role": p.role} if p.role else {}),
                **({"last_known": p.last_known.isoformat()} if p.last_known else {}),
            }
            for p in report.participants
        ],
        "initiator": name_in(report.initiator) if report.initiator else None,
        "initiator_id": report.initiator,
        "time": edtf(report.time),
        "days": days_json(report.time),
        "time_spans": spans_json(report.time_spans),
        "duration": report.duration,
        "duration_mod": report.duration_mod,
        "place": {"name": report.place.name, "id": report.place.id} if report.place else None,
        "occasion": report.occasion,
        "topics": [
            {
                "text": t.text,
                "span": list(t.span),
                "sides": [name_in(side) for side in t.sides],
                "side_ids": list(t.sides),
                "concept": t.concept,
                "chief": t.chief,
            }
            for t in report.topics
        ],
        "reported_by": [
            {
                "holder": s.holder,
                **side_json("side", s.side),
                "stance": s.stance,
                "span": list(s.span) if s.span else None,
            }
            for s in report.reported_by
        ],
        "agreed": [{"text": a.text, "span": list(a.span)} for a in report.agreed],
        "background": report.background,
        "trigger": list(report.trigger),
        "spans": spans_json(report.spans),
        "why": {key: [reason_json(r) for r in reasons] for key, reasons in report.why.items()},
    }


def statement_json(statement: Statement) -> Json:
    """A statement; ``quote`` is its hull, ``pieces`` its spans where the cue interrupts it."""
    return {
        "speaker": statement.speaker or all_named(statement.speakers) or None,
        "speakers": list(statement.speakers),
        **side_json("side", statement.side),
        "form": statement.form,
        "quote": [statement.quote[0][0], statement.quote[-1][1]],
        "pieces": spans_json(statement.quote),
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
        "since": edtf(claim.since),
        "since_days": days_json(claim.since),
        "until": edtf(claim.until),
        "until_days": days_json(claim.until),
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
        "keep": spans_json(reading.keep),
    }


def reading_of(data: Json, text: str = "") -> Reading:
    """The Reading that :func:`reading_json` wrote; the text is stored apart and given here."""
    return Reading(
        document=document_of(data["document"], text),
        reports=tuple(report_of(r) for r in data["reports"]),
        statements=tuple(statement_of(s) for s in data["statements"]),
        claims=tuple(claim_of(c) for c in data["claims"]),
        keep=spans_of(data.get("keep")),
        schema=SCHEMA,
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
        published=days_of(data, "published", "published_days"),
        published_from=data["published_from"],
        language=data["language"],
        titles=tuple(data.get("titles", ())),
        author=data.get("author"),
        section=data.get("section"),
        published_at=data.get("published_at"),
        modified=data.get("modified"),
        retrieved=data.get("retrieved"),
        dated_by=data.get("dated_by"),
        truncated=data.get("truncated", False),
        cleaned=data.get("cleaned", False),
    )


def reason_of(data: Json) -> Reason:
    """A reason that :func:`reason_json` wrote."""
    return Reason(data["code"], data["values"], _span(data["span"]))


def report_of(data: Json) -> Report:
    """A report that :func:`report_json` wrote."""
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
                side_in(p, "state"),
                spans_of(p["spans"]),
                dt.date.fromisoformat(p["last_known"]) if p.get("last_known") else None,
                p.get("role"),
            )
            for p in data["participants"]
        ),
        trigger=span_of(data["trigger"]),
        spans=spans_of(data["spans"]),
        initiator=data.get("initiator_id") or data["initiator"],
        time=days_of(data, "time", "days"),
        time_spans=spans_of(data["time_spans"]),
        duration=data["duration"],
        duration_mod=data.get("duration_mod"),
        place=Place(place["name"], place["id"]) if place else None,
        occasion=data["occasion"],
        topics=tuple(
            Topic(t["text"], span_of(t["span"]), sides_of(t), t.get("concept"), bool(t.get("chief")))
            for t in data["topics"]
        ),
        reported_by=tuple(
            Source(s["holder"], side_in(s), s["stance"], _span(s["span"])) for s in data["reported_by"]
        ),
        agreed=tuple(Agreed(a["text"], span_of(a["span"])) for a in data["agreed"]),
        background=data["background"],
        why={key: tuple(reason_of(r) for r in reasons) for key, reasons in data.get("why", {}).items()},
    )


def statement_of(data: Json) -> Statement:
    """A statement that :func:`statement_json` wrote."""
    return Statement(
        speaker=None if data.get("speakers") else data["speaker"],
        speakers=tuple(data.get("speakers", ())),
        side=side_in(data),
        form=data["form"],
        quote=spans_of(data.get("pieces") or [data["quote"]]),
        speaker_span=_span(data["speaker_span"]),
        cue=_span(data["cue"]),
        via=data["via"],
        report=data["report"],
        force=data.get("force"),
    )


def claim_of(data: Json) -> Claim:
    """A claim that :func:`claim_json` wrote."""
    return Claim(
        type=data["type"],
        n=data["n"],
        kind=data["kind"],
        participants=tuple(data["participants"]),
        span=span_of(data["span"]),
        since=days_of(data, "since", "since_days"),
        scope=data.get("scope"),
        report=data.get("report"),
        until=days_of(data, "until", "until_days"),
        bound=data.get("bound", "exactly"),
    )
