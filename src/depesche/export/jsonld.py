"""JSON-LD: contacts as events of schema.org, their evidence as Web Annotations, all with PROV of what it was made of.

The context is written into the file (``contexts/chronicle.jsonld``): nobody who reads it needs the network. Offsets are
code points of the text whose SHA-256 stands with the article.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from importlib import resources
from typing import BinaryIO, Final
from urllib.parse import quote as escaped

from depesche.codec.values import Json, dumps, edtf
from depesche.days import DaySet
from depesche.export.extract import Extract, Part
from depesche.export.quoting import UNIT, passage, quote
from depesche.export.rows import FindingRow, findings
from depesche.model import Contact, Document, Span, Status
from depesche.telling.between import headline
from depesche.telling.names import name_in
from depesche.telling.reasons import say

_BASE: Final = "urn:depesche:"
_RUN: Final = f"{_BASE}run"
_STATUS: Final[dict[Status, str]] = {
    "cancelled": "EventCancelled",
    "denied": "EventCancelled",
    "postponed": "EventPostponed",
}


def write(extract: Extract, out: BinaryIO) -> Counter[str]:
    """Write one document, a node a line."""
    context = json.loads((resources.files("depesche.export") / "contexts" / "chronicle.jsonld").read_bytes())
    out.write(f'{{"@context":{dumps(context)},"@graph":[\n'.encode())
    for number, node in enumerate(_nodes(extract)):
        out.write(f"{',' if number else ''}{dumps(_bare(node))}\n".encode())
    out.write(b"]}\n")
    return Counter()


def _nodes(extract: Extract) -> Iterator[Json]:
    yield from _provenance(extract)
    for document in extract.documents():
        yield _article(extract, document)
    for contact in extract.contacts:
        yield _event(extract, contact)
        for number, (document, report) in enumerate(extract.reports(contact), 1):
            span = passage(document, report)
            name = f"{_BASE}annotation:{_id(contact.id)}:{number}"
            yield _annotation(extract, name, _iri("contact", contact.id), document, span, "identifying")
    for row in findings(extract):
        yield _finding(extract, row)
        for number, evidence in enumerate(row.finding.evidence, 1):
            document = extract.reading(evidence.document).document
            name = f"{_BASE}annotation:{_id(row.id)}:{number}"
            yield _annotation(extract, name, _iri("finding", row.id), document, evidence.span, "assessing")


def _provenance(extract: Extract) -> Iterator[Json]:
    """The program and its run: with which versions, over which articles."""
    made = extract.made
    yield {"id": f"{_BASE}software", "type": "SoftwareAgent", "name": "depesche", "version": made.software}
    yield {
        "id": _RUN,
        "type": "Activity",
        "wasAssociatedWith": f"{_BASE}software",
        "recordSchema": made.schema,
        "knowledge": made.knowledge,
        "overlays": list(made.overlays),
        "until": str(extract.until) if extract.until else None,
        "scope": list(extract.scope),
        "used": [_iri("article", document.id) for document in extract.documents()],
    }


def _article(extract: Extract, document: Document) -> Json:
    days = extract.published(document.id)
    return {
        "id": _iri("article", document.id),
        "type": ["NewsArticle", "Entity"],
        "headline": document.title,
        "author": {"type": "Person", "name": document.author} if document.author else None,
        "publisher": {"type": "Organization", "name": document.publisher} if document.publisher else None,
        "datePublished": str(days.first) if days and days.is_day else None,
        "edtf": edtf(days),
        "inLanguage": document.language,
        "url": document.url,
        "sha256": document.sha256,
    }


def _event(extract: Extract, contact: Contact) -> Json:
    parts = extract.parts(contact)
    return {
        "id": _iri("contact", contact.id),
        "type": ["Event", "Entity"],
        "name": headline(contact, extract.language),
        "kind": contact.kind,
        "status": contact.status,
        "eventStatus": _STATUS.get(contact.status, "EventScheduled"),
        **_dates(contact.time),
        "duration": contact.duration if contact.duration and "/" not in contact.duration else None,
        "attendee": [_person(extract, part) for part in parts],
        "organizer": next((_iri("person", part.key) for part in parts if part.initiator), None),
        "location": {"type": "Place", "name": name_in(contact.place, extract.language)} if contact.place else None,
        "about": list(contact.topics),
        "superEvent": _iri("contact", contact.part_of) if contact.part_of else None,
        "wasDerivedFrom": list(dict.fromkeys(_iri("article", ref.document) for ref in contact.reports)),
        "wasGeneratedBy": _RUN,
    }


def _dates(days: DaySet | None) -> Json:
    """Both ends as far as they are known; the set itself as EDTF."""
    first, last = (days.first, days.last) if days else (None, None)
    return {
        "startDate": str(first) if first else None,
        "endDate": str(last) if last and first else None,
        "edtf": edtf(days),
    }


def _person(extract: Extract, part: Part) -> Json:
    known = extract.knowledge.person(part.key)
    wikidata = known.wikidata if known else None
    return {
        "id": _iri("person", part.key),
        "type": "Person",
        "name": part.name,
        "jobTitle": part.office,
        "affiliation": _iri("side", part.state) if part.state else None,
        "role": part.role,
        "sameAs": f"http://www.wikidata.org/entity/{wikidata}" if wikidata else None,
    }


def _finding(extract: Extract, row: FindingRow) -> Json:
    finding = row.finding
    documents = dict.fromkeys(evidence.document for evidence in finding.evidence)
    return {
        "id": _iri("finding", row.id),
        "type": ["Finding", "Entity"],
        "findingType": finding.type,
        "description": say(finding.reason, extract.language) if finding.reason else None,
        "concerns": _iri("contact", finding.contact) if finding.contact else None,
        "wasDerivedFrom": [_iri("article", name) for name in documents],
        "wasGeneratedBy": _RUN,
    }


def _annotation(extract: Extract, name: str, body: str, document: Document, span: Span, motivation: str) -> Json:
    words = quote(document, span, extract.max_quote)
    selectors: list[Json] = [
        {"type": "TextPositionSelector", "start": words.start, "end": words.end, "positionUnit": UNIT}
    ]
    if words.exact:
        found = {"exact": words.exact, "prefix": words.prefix, "suffix": words.suffix}
        selectors.insert(0, {"type": "TextQuoteSelector", **found})
    return {
        "id": name,
        "type": "Annotation",
        "motivation": motivation,
        "body": body,
        "target": {"source": _iri("article", document.id), "sha256": words.sha256, "selector": selectors},
        "wasGeneratedBy": _RUN,
    }


def _iri(kind: str, name: str) -> str:
    return f"{_BASE}{kind}:{_id(name)}"


def _id(name: str) -> str:
    return escaped(name, safe="")


def _bare(node: Json) -> Json:
    """The node without what is not known."""
    return {key: _each(value) for key, value in node.items() if value not in (None, [], "")}


def _each(value: object) -> object:
    if isinstance(value, list):
        return [_each(one) for one in value]
    return _bare(value) if isinstance(value, dict) else value
