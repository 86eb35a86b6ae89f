"""The rows of the tables, one by one, from the records of an extract."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import NamedTuple

from depesche.codec import finding_json
from depesche.export.extract import Extract, Part
from depesche.model import Contact, Document, Evidence, Finding, Report, Side, Statement, Step
from depesche.telling.names import by_name


class PartRow(NamedTuple):
    """Who took part in which contact."""

    contact: Contact
    position: int
    part: Part


class ReportRow(NamedTuple):
    """What one article says of which contact."""

    contact: Contact
    document: Document
    report: Report


class SideRow(NamedTuple):
    """What one side says of which contact."""

    contact: Contact
    id: str
    side: Side


class StatementRow(NamedTuple):
    """A statement of a side about a contact."""

    contact: Contact
    side: str
    document: Document
    number: int
    statement: Statement


class StepRow(NamedTuple):
    """A step of a contact's history."""

    contact: Contact
    position: int
    step: Step


class FindingRow(NamedTuple):
    """A finding with its id."""

    id: str
    finding: Finding


class EvidenceRow(NamedTuple):
    """Words that a finding rests on."""

    finding: str
    position: int
    evidence: Evidence


def contacts(extract: Extract) -> Iterator[Contact]:
    """The contacts, the earliest first."""
    yield from extract.contacts


def participants(extract: Extract) -> Iterator[PartRow]:
    """Who took part in each contact."""
    for contact in extract.contacts:
        for position, part in enumerate(extract.parts(contact), 1):
            yield PartRow(contact, position, part)


def reports(extract: Extract) -> Iterator[ReportRow]:
    """What each article says of each contact."""
    for contact in extract.contacts:
        for document, report in extract.reports(contact):
            yield ReportRow(contact, document, report)


def sides(extract: Extract) -> Iterator[SideRow]:
    """What each side says of each contact."""
    for contact in extract.contacts:
        for id_ in by_name(contact.sides):
            yield SideRow(contact, id_, contact.sides[id_])


def statements(extract: Extract) -> Iterator[StatementRow]:
    """What each side says of each contact, word by word."""
    for row in sides(extract):
        for name, number in row.side.statements:
            reading = extract.reading(name)
            yield StatementRow(row.contact, row.id, reading.document, number, reading.statements[number])


def history(extract: Extract) -> Iterator[StepRow]:
    """How each contact came to its status."""
    for contact in extract.contacts:
        for position, step in enumerate(contact.history, 1):
            yield StepRow(contact, position, step)


def findings(extract: Extract) -> Iterator[FindingRow]:
    """The findings with ids: a hash of what each says, with a number where two say the same."""
    seen: dict[str, int] = {}
    for finding in extract.findings:
        said = json.dumps(finding_json(finding), sort_keys=True, ensure_ascii=False)
        name = f"f{hashlib.blake2b(said.encode(), digest_size=8).hexdigest()}"
        seen[name] = seen.get(name, 0) + 1
        yield FindingRow(name if seen[name] == 1 else f"{name}-{seen[name]}", finding)


def evidence(extract: Extract) -> Iterator[EvidenceRow]:
    """What each finding rests on."""
    for row in findings(extract):
        for position, evidence in enumerate(row.finding.evidence, 1):
            yield EvidenceRow(row.id, position, evidence)


def documents(extract: Extract) -> Iterator[Document]:
    """The articles behind all of these."""
    yield from extract.documents()
