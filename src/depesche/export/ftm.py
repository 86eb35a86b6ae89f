"""followthemoney entities, one a line: contacts as Event, people and articles, and Documentation that ties them."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO, Final

from depesche.codec.values import Json, dumps, edtf
from depesche.days import DaySet
from depesche.export.extract import Extract, Part
from depesche.export.quoting import passage, quoted
from depesche.model import Contact, Document
from depesche.telling.between import headline
from depesche.telling.names import name_in
from depesche.telling.words import label

#: Languages by ISO 639-3, as followthemoney has them.
_LANGUAGES: Final = {"de": "deu", "en": "eng"}


def write(extract: Extract, out: BinaryIO) -> Counter[str]:
    """Write the entities; whom a contact names stands before it, and each once."""
    people: set[str] = set()
    for document in extract.documents():
        out.write(_line(_article(extract, document)))
    for contact in extract.contacts:
        for part in extract.parts(contact):
            if part.key not in people:
                people.add(part.key)
                out.write(_line(_person(extract, part)))
        out.write(_line(_event(extract, contact)))
        for entity in _documentation(extract, contact):
            out.write(_line(entity))
    return Counter()


def _line(entity: Json) -> bytes:
    """The entity with the values that it has, each in a list."""
    properties = {
        name: value if isinstance(value, list) else [value]
        for name, value in entity["properties"].items()
        if value not in (None, [], "")
    }
    return f"{dumps({**entity, 'properties': properties})}\n".encode()


def _id(kind: str, name: str) -> str:
    """An id that other data sets do not have; whatever an article is called, it is letters and digits."""
    return f"depesche-{kind}-{hashlib.blake2b(name.encode(), digest_size=10).hexdigest()}"


def _article(extract: Extract, document: Document) -> Json:
    days = extract.published(document.id)
    return {
        "id": _id("article", document.id),
        "schema": "Article",
        "properties": {
            "title": document.title,
            "author": document.author,
            "fileName": document.id,
            "publisher": document.publisher,
            "sourceUrl": document.url,
            "publishedAt": _prefix(days),
            "language": _LANGUAGES.get(document.language),
            "generator": extract.made_with,
        },
    }


def _person(extract: Extract, part: Part) -> Json:
    known = extract.knowledge.person(part.key)
    state = extract.knowledge.state(part.state) if part.state else None
    return {
        "id": _id("person", part.key),
        "schema": "Person",
        "properties": {
            "name": part.name,
            "alias": list(known.forms) if known else [],
            "country": state.id.lower() if state else None,
            "position": label("office", part.office, extract.language) if part.office else None,
            "wikidataId": known.wikidata if known else None,
        },
    }


def _event(extract: Extract, contact: Contact) -> Json:
    parts = extract.parts(contact)
    days = contact.time
    exact = _prefix(days)
    status = label("status", contact.status, extract.language)
    return {
        "id": _id("contact", contact.id),
        "schema": "Event",
        "properties": {
            "name": headline(contact, extract.language),
            "recordId": contact.id,
            "date": exact,
            "startDate": str(days.first) if days and not exact and days.first else None,
            "endDate": str(days.last) if days and not exact and days.last else None,
            "location": name_in(contact.place, extract.language) if contact.place else None,
            "summary": f"{status} (EDTF {edtf(days)})" if days and not exact and edtf(days) else status,
            "keywords": list(contact.topics),
            "involved": [_id("person", part.key) for part in parts],
            "organizer": [_id("person", part.key) for part in parts if part.initiator],
            "proof": list(dict.fromkeys(_id("article", ref.document) for ref in contact.reports)),
        },
    }


def _documentation(extract: Extract, contact: Contact) -> Iterator[Json]:
    """Which article reports the contact, and in which words."""
    for document, report in extract.reports(contact):
        yield {
            "id": _id("documentation", f"{contact.id} {document.id} {report.id}"),
            "schema": "Documentation",
            "properties": {
                "document": _id("article", document.id),
                "entity": _id("contact", contact.id),
                "role": label("status", report.status, extract.language),
                "date": _prefix(extract.published(document.id)),
                "summary": quoted(document, passage(document, report), extract.max_quote),
            },
        }


def _prefix(days: DaySet | None) -> str | None:
    """The day, month or year that a set of days is; nothing else is a date here."""
    said = days.edtf() if days and not days.approximate else None
    return said if said and all(part.isdigit() for part in said.split("-")) else None
