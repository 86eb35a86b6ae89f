"""The tables of a chronicle as it is given out: contacts and findings, and what both rest on.

The first columns of ``contacts`` are those of ``depesche chronicle --format csv``, which is that table alone.
"""

from __future__ import annotations

import datetime as dt
from typing import Any, Final, get_args

from depesche.codec.values import edtf
from depesche.days import DaySet
from depesche.export import rows
from depesche.export.cells import joined
from depesche.export.extract import Extract
from depesche.export.quoting import passage, quoted
from depesche.export.rows import EvidenceRow, FindingRow, PartRow, ReportRow, SideRow, StatementRow, StepRow
from depesche.export.table import Column, Refers, Table
from depesche.model import Contact, Document, FindingType, Form, Kind, PublishedFrom, Report, Stance, Status
from depesche.telling.names import name_in, speaking
from depesche.telling.reasons import say

_KINDS: Final = get_args(Kind)
_STATUSES: Final = get_args(Status)
_STANCES: Final = get_args(Stance)
_OFFSET: Final = "in Unicode code points of the article's text, half-open"


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
        Column("id", "Name of the contact: a hash of its earliest evidence.", lambda _, c: c.id, required=True),
        Column("kind", "What kind of contact.", lambda _, c: c.kind, required=True, one_of=_KINDS),
        Column("status", "What became of it.", lambda _, c: c.status, required=True, one_of=_STATUSES),
        Column("participants", "Names of those who took part.", _people, "list"),
        Column("guests", "Of a visit: who came.", lambda x, c: _in_role(x, c, "guest"), "list"),
        Column("hosts", "Of a visit: who received them.", lambda x, c: _in_role(x, c, "host"), "list"),
        Column("time", "When: a set of days in EDTF (ISO 8601-2).", lambda _, c: edtf(c.time)),
        Column("place", "Where.", lambda x, c: _named(x, c.place)),
        Column("occasion", "On what occasion.", lambda _, c: c.occasion),
        Column("topics", "What was talked about, in words of the articles.", lambda _, c: c.topics, "list"),
        Column("initiator", "At whose instance.", lambda x, c: _named(x, c.initiator)),
        Column(
            "duration", "How long: ISO 8601, from/to with a slash where articles differ.", lambda _, c: c.duration
        ),
        Column("from", "The first day on which it can have been.", lambda _, c: _first(c.time), "date"),
        Column("to", "The last day on which it can have been.", lambda _, c: _last(c.time), "date"),
        Column("documents", "Ids of the articles that report it.", _documents_of, "list"),
        Column("made_with", "Versions of software and knowledge, and a user's own files.", _versions, "list"),
        Column("people", "Ids of those who took part, in the same order.", lambda _, c: c.people, "list"),
        Column("weekday", "The weekday, where only that is known.", lambda _, c: _weekday(c.time)),
        Column("duration_mod", "How the length is meant: about, over, under.", lambda _, c: c.duration_mod),
        Column("part_of", "The gathering in whose course it was.", lambda _, c: c.part_of),
        Column("one_of", "The contacts of which this may be one.", lambda _, c: c.one_of, "list"),
    ),
    ("id",),
)

PARTICIPANTS: Final = Table[PartRow](
    "participants",
    "Participants",
    "One row for each participant of each contact.",
    rows.participants,
    (
        Column("contact", "Id of the contact.", lambda _, r: r.contact.id, required=True),
        Column(
            "position", "Which of its participants, from 1.", lambda _, r: r.position, "integer", required=True
        ),
        Column("person", "Id of the person, one made of the name if unknown.", lambda _, r: r.part.key),
        Column("name", "Name of the person.", lambda _, r: r.part.name),
        Column("office", "Office in which the articles name them.", lambda _, r: r.part.office),
        Column("state", "Id of the state or organisation.", lambda _, r: r.part.state),
        Column("role", "In a visit: guest or host.", lambda _, r: r.part.role, one_of=("guest", "host")),
        Column("initiator", "Whether it was at their instance.", lambda _, r: r.part.initiator, "boolean"),
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
        Column("contact", "Id of the contact.", lambda _, r: r.contact.id, required=True),
        Column("document", "Id of the article.", lambda _, r: r.document.id, required=True),
        Column("report", "Which report of the article.", lambda _, r: r.report.id, required=True),
        Column("kind", "Kind of contact in this report.", lambda _, r: r.report.kind, one_of=_KINDS),
        Column("status", "Status in this report.", lambda _, r: r.report.status, one_of=_STATUSES),
        Column("time", "When, by this report: EDTF.", lambda _, r: edtf(r.report.time)),
        Column("place", "Where, by this report.", lambda _, r: r.report.place.name if r.report.place else None),
        Column("duration", "How long, by this report: ISO 8601.", lambda _, r: r.report.duration),
        Column("initiator", "At whose instance, by this report.", lambda x, r: _named(x, r.report.initiator)),
        Column("reported_by", "Who stands for the report.", lambda x, r: _who_says(x, r.report), "list"),
        Column("background", "Whether it is told in passing.", lambda _, r: r.report.background, "boolean"),
        Column(
            "start", f"Where the word of contact begins, {_OFFSET}.", lambda _, r: r.report.trigger[0], "integer"
        ),
        Column("end", f"Where it ends, {_OFFSET}.", lambda _, r: r.report.trigger[1], "integer"),
        Column(
            "quote",
            "The sentence or passage that tells of it.",
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
        Column("contact", "Id of the contact.", lambda _, r: r.contact.id, required=True),
        Column("side", "Id of the state or organisation.", lambda _, r: r.id, required=True),
        Column("name", "Its name.", lambda x, r: _named(x, r.id)),
        Column("stance", "How strongly it stands for it.", lambda _, r: r.side.stance, one_of=_STANCES),
        Column("topics", "What it says was talked about.", lambda _, r: r.side.topics, "list"),
        Column(
            "statements", "How many statements of it there are.", lambda _, r: len(r.side.statements), "integer"
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
        Column("contact", "Id of the contact.", lambda _, r: r.contact.id, required=True),
        Column("side", "Id of the side that speaks.", lambda _, r: r.side, required=True),
        Column("document", "Id of the article.", lambda _, r: r.document.id, required=True),
        Column(
            "statement", "Which statement of the article, from 0.", lambda _, r: r.number, "integer", required=True
        ),
        Column("speaker", "Who says it.", lambda x, r: speaking(r.statement, x.language)),
        Column("form", "Word for word or not.", lambda _, r: r.statement.form, one_of=get_args(Form)),
        Column("start", f"Where its words begin, {_OFFSET}.", lambda _, r: r.statement.quote[0][0], "integer"),
        Column("end", f"Where they end, {_OFFSET}.", lambda _, r: r.statement.quote[-1][1], "integer"),
        Column(
            "quote",
            "The words.",
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
        Column("contact", "Id of the contact.", lambda _, r: r.contact.id, required=True),
        Column("position", "Which step, from 1.", lambda _, r: r.position, "integer", required=True),
        Column("status", "The status from then on.", lambda _, r: r.step.status, one_of=_STATUSES),
        Column("document", "Id of the article that says so.", lambda _, r: r.step.document),
        Column("published", "When it appeared: EDTF.", lambda _, r: edtf(r.step.published)),
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
        Column("id", "Name of the finding: a hash of what it says.", lambda _, r: r.id, required=True),
        Column("type", "What kind of finding.", lambda _, r: r.finding.type, one_of=get_args(FindingType)),
        Column(
            "text",
            "The finding in words.",
            lambda x, r: say(r.finding.reason, x.language) if r.finding.reason else "",
        ),
        Column("contact", "Id of the contact that it is about.", lambda _, r: r.finding.contact),
        Column("document", "Id of the article that it is about.", lambda _, r: r.finding.document),
        Column("field", "The field in which accounts differ.", lambda _, r: r.finding.field),
        Column("side", "Id of the side that it is about.", lambda _, r: r.finding.side),
        Column("against", "Ids of the contacts that speak against it.", lambda _, r: r.finding.against, "list"),
        Column("missing", "How many contacts are missing.", lambda _, r: r.finding.missing, "integer"),
        Column("between", "When the missing ones were: EDTF.", lambda _, r: edtf(r.finding.between)),
    ),
    ("id",),
)

EVIDENCE: Final = Table[EvidenceRow](
    "finding_evidence",
    "Evidence of findings",
    "One row for each passage that a finding rests on.",
    rows.evidence,
    (
        Column("finding", "Id of the finding.", lambda _, r: r.finding, required=True),
        Column("position", "Which passage, from 1.", lambda _, r: r.position, "integer", required=True),
        Column("document", "Id of the article.", lambda _, r: r.evidence.document, required=True),
        Column("side", "Id of the side whose word it is.", lambda _, r: r.evidence.side),
        Column("value", "The value that it gives.", lambda _, r: r.evidence.value),
        Column("start", f"Where the words begin, {_OFFSET}.", lambda _, r: r.evidence.span[0], "integer"),
        Column("end", f"Where they end, {_OFFSET}.", lambda _, r: r.evidence.span[1], "integer"),
        Column("quote", "The words.", _text_of),
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
        Column("id", "Name of the article.", lambda _, d: d.id, required=True),
        Column("title", "Its title.", lambda _, d: d.title),
        Column("publisher", "Who published it.", lambda _, d: d.publisher),
        Column("author", "Who wrote it.", lambda _, d: d.author),
        Column("agency", "The agency whose text it is.", lambda _, d: d.agency),
        Column("url", "Where it stands in the web.", lambda _, d: d.url),
        Column(
            "published", "When it appeared, by all articles together: EDTF.", lambda x, d: edtf(x.published(d.id))
        ),
        Column(
            "from", "The first day on which it can have appeared.", lambda x, d: _first(x.published(d.id)), "date"
        ),
        Column("to", "The last day on which it can have appeared.", lambda x, d: _last(x.published(d.id)), "date"),
        Column(
            "published_from",
            "What its own date was taken from.",
            lambda _, d: d.published_from,
            one_of=get_args(PublishedFrom),
        ),
        Column("language", "Its language (ISO 639).", lambda _, d: d.language),
        Column("sha256", "SHA-256 of the UTF-8 bytes of its text.", lambda _, d: d.sha256, required=True),
        Column("truncated", "Whether only its opening was there.", lambda _, d: d.truncated, "boolean"),
        Column("chars", "Length of its text in Unicode code points.", lambda _, d: d.chars, "integer"),
    ),
    ("id",),
)

#: All tables; what a table refers to stands before it.
TABLES: Final[tuple[Table[Any], ...]] = (
    CONTACTS, DOCUMENTS, FINDINGS, PARTICIPANTS, REPORTS, SIDES, STATEMENTS, HISTORY, EVIDENCE,
)  # fmt: skip
#: Those that people keep by hand.
BY_HAND: Final[tuple[Table[Any], ...]] = (CONTACTS, FINDINGS, DOCUMENTS)
