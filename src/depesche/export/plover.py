"""PLOVER: one event a line, in the field names of the manual; a gathering is one event with all its actors.

A contact without a first and a last day is left out (the format wants a date), and one that was called off without a
word of the side that did it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO, Final

from depesche.codec.values import Json, dumps, edtf
from depesche.export.codes import QUAD, SCALE, Coded, actor_code, coded, contexts
from depesche.export.extract import Extract, Part
from depesche.export.quoting import passage, quote
from depesche.model import Contact
from depesche.telling.names import name_in

_CODEBOOK: Final = "PLOVER 0.8"


def write(extract: Extract, out: BinaryIO) -> Counter[str]:
    """Write the events."""
    left_out: Counter[str] = Counter()
    for contact in extract.contacts:
        code = coded(extract, contact)
        if contact.time is None or not contact.time.bounded:
            left_out["undated"] += 1
        elif code is None:
            left_out["refuser_unknown"] += 1
        else:
            out.write(f"{dumps(_event(extract, contact, code))}\n".encode())
    return left_out


def _event(extract: Extract, contact: Contact, code: Coded) -> Json:
    days = contact.time
    first, last = (days.first, days.last) if days else (None, None)
    event: Json = {
        "id": contact.id,
        "date": first.isoformat() if first else None,
        "enddate": last.isoformat() if last and last != first else None,
        "source": [_actor(extract, part) for part in code.source],
        "recipient": [_actor(extract, part) for part in code.recipient],
        "event": [code.event],
        "mode": list(code.modes),
        "context": list(contexts(extract, contact)),
        "quad_code": QUAD[code.event],
        "event_scale": SCALE[code.event],
        "event_loc": _location(extract, contact),
        "event_text": list(_texts(extract, contact)),
        "link": contact.part_of,
        "cite_info": next(_citations(extract, contact), None),
        "coder": extract.made_with,
        "comment": f"day not certain: {edtf(days)}" if days and not days.is_day else None,
        # Beyond the manual's fields.
        "cameo": code.cameo,
        "kind": contact.kind,
        "status": contact.status,
        "edtf": edtf(days),
        "articles": list(_citations(extract, contact)),
    }
    return {name: value for name, value in event.items() if value not in (None, [])}


def _actor(extract: Extract, part: Part) -> Json:
    person = extract.knowledge.person(part.key)
    found = {
        "code": actor_code(extract, part),
        "sector": "GOV" if part.state in extract.knowledge.states else None,
        "actor_text": part.said if extract.max_quote is None else None,
        "identifier_id": f"https://www.wikidata.org/wiki/{person.wikidata}"
        if person and person.wikidata
        else f"depesche:{part.key}",
        "identifier_text": name_in(part.key if part.person else part.name, "en"),
        "office": part.office,
        "gender": (person.gender or None) if person else None,
    }
    return {name: value for name, value in found.items() if value}


def _location(extract: Extract, contact: Contact) -> Json | None:
    if not contact.place:
        return None
    country = extract.country(contact)
    state = extract.knowledge.state(country) if country else None
    found = {"name": name_in(contact.place, "en"), "country code": country, "cc3": state.iso3 if state else None}
    return {name: value for name, value in found.items() if value}


def _texts(extract: Extract, contact: Contact) -> Iterator[str]:
    """The passages that tell of the contact, as much of each as may be given out."""
    for document, report in extract.reports(contact):
        words = quote(document, passage(document, report), extract.max_quote).exact
        if words:
            yield words


def _citations(extract: Extract, contact: Contact) -> Iterator[Json]:
    """The articles behind the contact."""
    seen = set()
    for document, _ in extract.reports(contact):
        if document.id not in seen:
            seen.add(document.id)
            found = {
                "citation": document.id,
                "url": document.url,
                "title": document.title,
                "language": document.language,
                "publication": document.publisher,
                "date": edtf(extract.published(document.id)),
                "coder": "depesche",
                "codebook": _CODEBOOK,
                "version": extract.made.software,
            }
            yield {name: value for name, value in found.items() if value}
