"""JSON of contacts and findings, to and from plain dictionaries; reasons both as they are stored and in words."""

from __future__ import annotations

from typing import Literal

from depesche.codec.readings import claim_json, claim_of, reason_json, reason_of
from depesche.codec.values import (
    Json,
    days_json,
    days_of,
    edtf,
    side_in,
    side_json,
    span_of,
)
from depesche.made import MadeWith
from depesche.model import Contact, Evidence, Finding, ReportRef, Side, Step
from depesche.telling.names import by_name, name_in, side_of
from depesche.telling.reasons import say


def made_json(made: MadeWith) -> Json:
    """What a chronicle was made with, as every export says it."""
    return {
        "software": f"depesche {made.software}",
        "schema": made.schema,
        "knowledge": made.knowledge,
        "overlays": list(made.overlays),
    }


def contact_json(contact: Contact, language: str = "de") -> Json:
    """A contact as the contract has it, its reasons also in words of the language."""
    return {
        "id": contact.id,
        "kind": contact.kind,
        "status": contact.status,
        "participants": [_participant(name) for name in contact.participants],
        "people": list(contact.people),
        **{field: _those(contact, field) for field in ("guests", "hosts")},
        "guest_ids": list(contact.guests),
        "host_ids": list(contact.hosts),
        "initiator": name_in(contact.initiator) if contact.initiator else None,
        "initiator_id": contact.initiator,
        "time": edtf(contact.time),
        "days": days_json(contact.time),
        "duration": contact.duration,
        "duration_mod": contact.duration_mod,
        "part_of": contact.part_of,
        "one_of": list(contact.one_of),
        "place": contact.place,
        "occasion": contact.occasion,
        "topics": list(contact.topics),
        "reports": [{"document": r.document, "report": r.report, "status": r.status} for r in contact.reports],
        "sides": {name_in(side): _side_json(side, contact.sides[side]) for side in by_name(contact.sides)},
        "history": [
            {
                "status": s.status,
                "document": s.document,
                "published": edtf(s.published),
                "published_days": days_json(s.published),
            }
            for s in contact.history
        ],
        "why": [say(reason, language) for reason in contact.why],
        "reasons": [reason_json(reason) for reason in contact.why],
    }


def contact_of(data: Json) -> Contact:
    """The contact that :func:`contact_json` wrote."""
    people = tuple(data["people"])
    return Contact(
        id=data["id"],
        kind=data["kind"],
        status=data["status"],
        participants=tuple(_named(n, key) for n, key in zip(data["participants"], people, strict=True)),
        time=days_of(data, "time", "days"),
        place=data["place"],
        occasion=data["occasion"],
        topics=tuple(data["topics"]),
        reports=tuple(ReportRef(r["document"], r["report"], r["status"]) for r in data["reports"]),
        sides={side_in(s, "side") or name: _side_of(s) for name, s in data["sides"].items()},
        history=tuple(
            Step(s["status"], s["document"], days_of(s, "published", "published_days")) for s in data["history"]
        ),
        why=tuple(reason_of(reason) for reason in data["reasons"]),
        initiator=data["initiator_id"],
        duration=data["duration"],
        duration_mod=data.get("duration_mod"),
        part_of=data["part_of"],
        one_of=tuple(data["one_of"]),
        people=people,
        guests=tuple(data.get("guest_ids", ())),
        hosts=tuple(data.get("host_ids", ())),
    )


def _those(contact: Contact, role: Literal["guests", "hosts"]) -> list[str]:
    """The names of a visit's guests or hosts."""
    names = dict(zip(contact.people, contact.participants, strict=True)) if contact.people else {}
    return [_participant(names.get(key, key)) for key in getattr(contact, role)]


def _participant(name: str) -> str:
    """A participant's name; that of a nameless holder of an office with the word for its state."""
    office, blank, place = name.partition(" ")
    return f"{office} {name_in(place)}" if blank and "_" in office else name


def _named(name: str, key: str) -> str:
    """The name as the record has it: that of a nameless holder by ids."""
    office, at, place = key.partition("@")
    return " ".join(word for word in (office, place) if word != "?") if at else name


def _side_json(id_: str, side: Side) -> Json:
    return {
        "side_id": id_,
        "stance": side.stance,
        "statements": [{"document": d, "statement": n} for d, n in side.statements],
        "topics": list(side.topics),
    }


def _side_of(data: Json) -> Side:
    statements = tuple((s["document"], s["statement"]) for s in data["statements"])
    return Side(data["stance"], statements, tuple(data["topics"]))


def finding_json(finding: Finding, language: str = "de") -> Json:
    """A finding as the contract has it, its reason also in words of the language."""
    return {
        "type": finding.type,
        "contact": finding.contact,
        "document": finding.document,
        "claim": claim_json(finding.claim) if finding.claim else None,
        "against": list(finding.against),
        "missing": finding.missing,
        "between": edtf(finding.between),
        "between_days": days_json(finding.between),
        "field": finding.field,
        **side_json("side", finding.side),
        "evidence": [_evidence_json(evidence, finding.field) for evidence in finding.evidence],
        "text": say(finding.reason, language) if finding.reason else "",
        "reason": reason_json(finding.reason) if finding.reason else None,
    }


def _evidence_json(evidence: Evidence, field: str | None) -> Json:
    named = field == "initiator" and evidence.value
    return {
        "document": evidence.document,
        "span": list(evidence.span),
        **side_json("side", evidence.side),
        "value": name_in(evidence.value) if named and evidence.value else evidence.value,
        **({"value_id": evidence.value} if named else {}),
    }


def finding_of(data: Json) -> Finding:
    """The finding that :func:`finding_json` wrote."""
    return Finding(
        type=data["type"],
        contact=data["contact"],
        document=data["document"],
        claim=claim_of(data["claim"]) if data["claim"] else None,
        against=tuple(data["against"]),
        missing=data["missing"],
        between=days_of(data, "between", "between_days"),
        field=data["field"],
        side=side_of(data["side_id"]),
        evidence=tuple(
            Evidence(e["document"], span_of(e["span"]), side_in(e), e.get("value_id", e["value"]))
            for e in data["evidence"]
        ),
        reason=reason_of(data["reason"]) if data["reason"] else None,
    )
