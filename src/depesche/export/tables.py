"""The tables of a chronicle as it is given out: contacts and findings, and what both rest on.

The first columns of ``contacts`` are those of ``depesche chronicle --format csv``, which is that table alone.
"""

from __future__ import annotations

import datetime as dt
from typing import Any, Final

from depesche import meanings
from depesche.codec.values import edtf
from depesche.days import DaySet
from depesche.export import rows
from depesche.export.cells import joined
from depesche.export.extract import Extract
from depesche.export.quoting import passage, quoted
from depesche.export.rows import EvidenceRow, FindingRow, PartRow, ReportRow, SideRow, StatementRow, StepRow
from depesche.export.table import Column, Refers, Table
from depesche.meanings import sentence
from depesche.model import Contact, Document, Report
from depesche.telling.names import name_in, speaking
from depesche.telling.reasons import say


# -- values ---------------------------------------------------------------------------------------
def _first(days: DaySet | None) -> dt.date | None:
    return days.first if days else None


def _last(days: DaySet | None) -> dt.date | None:
    return days.last if days else None


def _named(extract: Extract, id_: str | None) -> str | None:
    return name_in(id_, extract.language) if id_ else None


def _weekday(days: DaySet | None) -> str | None:
    return days.weekday if days else None


def _people(extract: Extract, contact: Contact) -> tuple[str, ...]:
    return tuple(part.name for part in extract.parts(contact))


def _in_role(extract: Extract, contact: Contact, role: str) -> tuple[str, ...]:
    return tuple(part.name for part in extract.parts(contact) if part.role == role) if contact.guests else ()


def _versions(extract: Extract, _: Contact) -> tuple[str, ...]:
    made = extract.made
    return (f"depesche {made.software}", f"knowledge {made.knowledge}", *made.overlays)


def _text_of(extract: Extract, row: EvidenceRow) -> str:
    return quoted(extract.reading(row.evidence.document).document, row.evidence.span, extract.max_quote)


def _who_says(extract: Extract, report: Report) -> tuple[str, ...]:
    return joined(name_in(source.side or source.holder, extract.language) for source in report.reported_by)


def _documents_of(_: Extract, contact: Contact) -> tuple[str, ...]:
    return joined(report.document for report in contact.reports)


# -- tables ---------------------------------------------------------------------------------------
CONTACTS: Final = Table[Contact](
    "contacts",
    "Contacts",
    "One row for each contact between leaders, made of all reports that are the same.",
    rows.contacts,
    (
        Column("id", sentence(meanings.CONTACT["id"]), lambda _, c: c.id, required=True),
        Column(
            "kind", sentence(meanings.CONTACT["kind"]), lambda _, c: c.kind, required=True, one_of=meanings.KINDS
        ),
        Column(
            "status",
            sentence(meanings.CONTACT["status"]),
            lambda _, c: c.status,
            required=True,
            one_of=meanings.STATUSES,
        ),
        Column("participants", sentence(meanings.CONTACT["participants"]), _people, "list"),
        Column("guests", sentence(meanings.CONTACT["guests"]), lambda x, c: _in_role(x, c, "guest"), "list"),
        Column("hosts", sentence(meanings.CONTACT["hosts"]), lambda x, c: _in_role(x, c, "host"), "list"),
        Column("time", sentence(meanings.CONTACT["time"]), lambda _, c: edtf(c.time)),
        Column("place", sentence(meanings.CONTACT["place"]), lambda x, c: _named(x, c.place)),
        Column("occasion", sentence(meanings.CONTACT["occasion"]), lambda _, c: c.occasion),
        Column("topics", sentence(meanings.CONTACT["topics"]), lambda _, c: c.topics, "list"),
        Column("initiator", sentence(meanings.CONTACT["initiator"]), lambda x, c: _named(x, c.initiator)),
        Column("duration", sentence(meanings.CONTACT["duration"]), lambda _, c: c.duration),
        Column("from", sentence(meanings.CONTACT["earliest"]), lambda _, c: _first(c.time), "date"),
        Column("to", sentence(meanings.CONTACT["latest"]), lambda _, c: _last(c.time), "date"),
        Column("documents", sentence(meanings.CONTACT["documents"]), _documents_of, "list"),
        Column("made_with", sentence(meanings.CONTACT["made_with"]), _versions, "list"),
        Column("people", sentence(meanings.CONTACT["people"]), lambda _, c: c.people, "list"),
        Column("weekday", sentence(meanings.CONTACT["weekday"]), lambda _, c: _weekday(c.time)),
        Column("duration_mod", sentence(meanings.CONTACT["duration_mod"]), lambda _, c: c.duration_mod),
        Column("part_of", sentence(meanings.CONTACT["part_of"]), lambda _, c: c.part_of),
        Column("one_of", sentence(meanings.CONTACT["one_of"]), lambda _, c: c.one_of, "list"),
    ),
    ("id",),
)

PARTICIPANTS: Final = Table[PartRow](
    "participants",
    "Participants",
    "One row for each participant of each contact.",
    rows.participants,
    (
        Column("contact", sentence(meanings.LINK["contact"]), lambda _, r: r.contact.id, required=True),
        Column("position", sentence(meanings.LINK["position"]), lambda _, r: r.position, "integer", required=True),
        Column("person", sentence(meanings.PARTICIPANT["person"]), lambda _, r: r.part.key),
        Column("name", sentence(meanings.PARTICIPANT["name"]), lambda _, r: r.part.name),
        Column("office", sentence(meanings.PARTICIPANT["office"]), lambda _, r: r.part.office),
        Column("state", sentence(meanings.PARTICIPANT["state"]), lambda _, r: r.part.state),
        Column("role", sentence(meanings.PARTICIPANT["role"]), lambda _, r: r.part.role, one_of=("guest", "host")),
        Column("initiator", sentence(meanings.PARTICIPANT["initiator"]), lambda _, r: r.part.initiator, "boolean"),
    ),
    ("contact", "position"),
    (Refers(("contact",), "contacts", ("id",)),),
)

REPORTS: Final = Table[ReportRow](
    "reports",
    "Reports",
    "One row for each report: what one article says of one contact, with its words.",
    rows.reports,
    (
        Column("contact", sentence(meanings.LINK["contact"]), lambda _, r: r.contact.id, required=True),
        Column("document", sentence(meanings.LINK["document"]), lambda _, r: r.document.id, required=True),
        Column("report", sentence(meanings.REPORT["report"]), lambda _, r: r.report.id, required=True),
        Column("kind", sentence(meanings.REPORT["kind"]), lambda _, r: r.report.kind, one_of=meanings.KINDS),
        Column(
            "status", sentence(meanings.REPORT["status"]), lambda _, r: r.report.status, one_of=meanings.STATUSES
        ),
        Column("time", sentence(meanings.REPORT["time"]), lambda _, r: edtf(r.report.time)),
        Column(
            "place",
            sentence(meanings.REPORT["place"]),
            lambda _, r: r.report.place.name if r.report.place else None,
        ),
        Column("duration", sentence(meanings.REPORT["duration"]), lambda _, r: r.report.duration),
        Column("initiator", sentence(meanings.REPORT["initiator"]), lambda x, r: _named(x, r.report.initiator)),
        Column(
            "reported_by", sentence(meanings.REPORT["reported_by"]), lambda x, r: _who_says(x, r.report), "list"
        ),
        Column("background", sentence(meanings.REPORT["background"]), lambda _, r: r.report.background, "boolean"),
        Column("start", sentence(meanings.REPORT["start"]), lambda _, r: r.report.trigger[0], "integer"),
        Column("end", sentence(meanings.REPORT["end"]), lambda _, r: r.report.trigger[1], "integer"),
        Column(
            "quote",
            sentence(meanings.REPORT["quote"]),
            lambda x, r: quoted(r.document, passage(r.document, r.report), x.max_quote),
        ),
    ),
    ("contact", "document", "report"),
    (Refers(("contact",), "contacts", ("id",)), Refers(("document",), "documents", ("id",))),
)

SIDES: Final = Table[SideRow](
    "sides",
    "Sides",
    "One row for each side (a state or organisation) that speaks of a contact.",
    rows.sides,
    (
        Column("contact", sentence(meanings.LINK["contact"]), lambda _, r: r.contact.id, required=True),
        Column("side", sentence(meanings.SIDE["side"]), lambda _, r: r.id, required=True),
        Column("name", sentence(meanings.SIDE["name"]), lambda x, r: _named(x, r.id)),
        Column("stance", sentence(meanings.SIDE["stance"]), lambda _, r: r.side.stance, one_of=meanings.STANCES),
        Column("topics", sentence(meanings.SIDE["topics"]), lambda _, r: r.side.topics, "list"),
        Column(
            "statements", sentence(meanings.SIDE["statements"]), lambda _, r: len(r.side.statements), "integer"
        ),
    ),
    ("contact", "side"),
    (Refers(("contact",), "contacts", ("id",)),),
)

STATEMENTS: Final = Table[StatementRow](
    "statements",
    "Statements",
    "One row for each statement of a side about a contact.",
    rows.statements,
    (
        Column("contact", sentence(meanings.LINK["contact"]), lambda _, r: r.contact.id, required=True),
        Column("side", sentence(meanings.STATEMENT["side"]), lambda _, r: r.side, required=True),
        Column("document", sentence(meanings.LINK["document"]), lambda _, r: r.document.id, required=True),
        Column(
            "statement", sentence(meanings.STATEMENT["number"]), lambda _, r: r.number, "integer", required=True
        ),
        Column("speaker", sentence(meanings.STATEMENT["speaker"]), lambda x, r: speaking(r.statement, x.language)),
        Column("form", sentence(meanings.STATEMENT["form"]), lambda _, r: r.statement.form, one_of=meanings.FORMS),
        Column("start", sentence(meanings.STATEMENT["start"]), lambda _, r: r.statement.quote[0][0], "integer"),
        Column("end", sentence(meanings.STATEMENT["end"]), lambda _, r: r.statement.quote[-1][1], "integer"),
        Column(
            "quote",
            sentence(meanings.STATEMENT["quote"]),
            lambda x, r: quoted(r.document, (r.statement.quote[0][0], r.statement.quote[-1][1]), x.max_quote),
        ),
    ),
    ("contact", "side", "document", "statement"),
    (Refers(("contact",), "contacts", ("id",)), Refers(("document",), "documents", ("id",))),
)

HISTORY: Final = Table[StepRow](
    "history",
    "History",
    "One row for each change of a contact's status: from which article on it had which.",
    rows.history,
    (
        Column("contact", sentence(meanings.LINK["contact"]), lambda _, r: r.contact.id, required=True),
        Column("position", sentence(meanings.LINK["position"]), lambda _, r: r.position, "integer", required=True),
        Column("status", sentence(meanings.STEP["status"]), lambda _, r: r.step.status, one_of=meanings.STATUSES),
        Column("document", sentence(meanings.STEP["document"]), lambda _, r: r.step.document),
        Column("published", sentence(meanings.STEP["published"]), lambda _, r: edtf(r.step.published)),
    ),
    ("contact", "position"),
    (Refers(("contact",), "contacts", ("id",)), Refers(("document",), "documents", ("id",))),
)

FINDINGS: Final = Table[FindingRow](
    "findings",
    "Findings",
    "One row for each thing that the articles show together.",
    rows.findings,
    (
        Column("id", sentence(meanings.FINDING["id"]), lambda _, r: r.id, required=True),
        Column(
            "type", sentence(meanings.FINDING["type"]), lambda _, r: r.finding.type, one_of=meanings.FINDING_TYPES
        ),
        Column(
            "text",
            sentence(meanings.FINDING["text"]),
            lambda x, r: say(r.finding.reason, x.language) if r.finding.reason else "",
        ),
        Column("contact", sentence(meanings.FINDING["contact"]), lambda _, r: r.finding.contact),
        Column("document", sentence(meanings.FINDING["document"]), lambda _, r: r.finding.document),
        Column("field", sentence(meanings.FINDING["field"]), lambda _, r: r.finding.field),
        Column("side", sentence(meanings.FINDING["side"]), lambda _, r: r.finding.side),
        Column("against", sentence(meanings.FINDING["against"]), lambda _, r: r.finding.against, "list"),
        Column("missing", sentence(meanings.FINDING["missing"]), lambda _, r: r.finding.missing, "integer"),
        Column("between", sentence(meanings.FINDING["between"]), lambda _, r: edtf(r.finding.between)),
    ),
    ("id",),
)

EVIDENCE: Final = Table[EvidenceRow](
    "finding_evidence",
    "Evidence of findings",
    "One row for each passage that a finding rests on.",
    rows.evidence,
    (
        Column("finding", sentence(meanings.EVIDENCE["finding"]), lambda _, r: r.finding, required=True),
        Column("position", sentence(meanings.LINK["position"]), lambda _, r: r.position, "integer", required=True),
        Column("document", sentence(meanings.LINK["document"]), lambda _, r: r.evidence.document, required=True),
        Column("side", sentence(meanings.EVIDENCE["side"]), lambda _, r: r.evidence.side),
        Column("value", sentence(meanings.EVIDENCE["value"]), lambda _, r: r.evidence.value),
        Column("start", sentence(meanings.EVIDENCE["start"]), lambda _, r: r.evidence.span[0], "integer"),
        Column("end", sentence(meanings.EVIDENCE["end"]), lambda _, r: r.evidence.span[1], "integer"),
        Column("quote", sentence(meanings.EVIDENCE["quote"]), _text_of),
    ),
    ("finding", "position"),
    (Refers(("finding",), "findings", ("id",)), Refers(("document",), "documents", ("id",))),
)

DOCUMENTS: Final = Table[Document](
    "documents",
    "Articles",
    "One row for each article behind the contacts and findings, without its text.",
    rows.documents,
    (
        Column("id", sentence(meanings.ARTICLE["id"]), lambda _, d: d.id, required=True),
        Column("title", sentence(meanings.ARTICLE["title"]), lambda _, d: d.title),
        Column("publisher", sentence(meanings.ARTICLE["publisher"]), lambda _, d: d.publisher),
        Column("author", sentence(meanings.ARTICLE["author"]), lambda _, d: d.author),
        Column("agency", sentence(meanings.ARTICLE["agency"]), lambda _, d: d.agency),
        Column("url", sentence(meanings.ARTICLE["url"]), lambda _, d: d.url),
        Column("published", sentence(meanings.ARTICLE["published"]), lambda x, d: edtf(x.published(d.id))),
        Column("from", sentence(meanings.ARTICLE["earliest"]), lambda x, d: _first(x.published(d.id)), "date"),
        Column("to", sentence(meanings.ARTICLE["latest"]), lambda x, d: _last(x.published(d.id)), "date"),
        Column(
            "published_from",
            sentence(meanings.ARTICLE["published_from"]),
            lambda _, d: d.published_from,
            one_of=meanings.DATE_SOURCES,
        ),
        Column("language", sentence(meanings.ARTICLE["language"]), lambda _, d: d.language),
        Column("sha256", sentence(meanings.ARTICLE["sha256"]), lambda _, d: d.sha256, required=True),
        Column("truncated", sentence(meanings.ARTICLE["truncated"]), lambda _, d: d.truncated, "boolean"),
        Column("chars", sentence(meanings.ARTICLE["chars"]), lambda _, d: d.chars, "integer"),
    ),
    ("id",),
)

#: All tables; what a table refers to stands before it.
TABLES: Final[tuple[Table[Any], ...]] = (
    CONTACTS, DOCUMENTS, FINDINGS, PARTICIPANTS, REPORTS, SIDES, STATEMENTS, HISTORY, EVIDENCE,
)  # fmt: skip
#: Those that people keep by hand.
BY_HAND: Final[tuple[Table[Any], ...]] = (CONTACTS, FINDINGS, DOCUMENTS)
