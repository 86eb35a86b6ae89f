"""Dyads in the columns of POLECAT: a line for each pair of participants, the guest or the one who began it first.

The format knows one day only: contacts whose day is not certain are left out rather than given one.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from itertools import combinations, product
from typing import BinaryIO, Final

from depesche.export.cells import PARTING, joined, on_one_line, safe
from depesche.export.codes import QUAD, SCALE, Coded, actor_code, coded, contexts
from depesche.export.extract import Extract, Part
from depesche.model import Contact
from depesche.telling.names import name_in

_ACTOR: Final = (
    "{} Name", "{} Country", "{} COW", "Primary {} Sector", "{} Sectors", "{} Title", "{} Name Raw", "Wikipedia {} ID",
)  # fmt: skip
COLUMNS: Final = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    *(column.format("Actor") for column in _ACTOR),
    *(column.format("Recipient") for column in _ACTOR),
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename",
    "Feature Type", "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language",
    "Version",
)  # fmt: skip
_QUADS: Final = {1: "VERBAL COOPERATION", 3: "VERBAL CONFLICT"}
#: What stands in a column of which nothing is known.
_NONE: Final = "None"


def write(extract: Extract, out: BinaryIO) -> Counter[str]:
    """Write the lines, parted by tabs."""
    left_out: Counter[str] = Counter()
    text = io.TextIOWrapper(out, encoding="utf-8", newline="")
    writer = csv.writer(text, dialect="excel-tab", lineterminator="\n")
    writer.writerow(COLUMNS)
    for contact in extract.contacts:
        code = coded(extract, contact)
        if contact.time is None or not contact.time.is_day:
            left_out["day_uncertain"] += 1
        elif code is None:
            left_out["refuser_unknown"] += 1
        else:
            for row in _rows(extract, contact, code):
                writer.writerow([safe(on_one_line(row.get(column) or _NONE)) for column in COLUMNS])
    text.detach()
    return left_out


def _rows(extract: Extract, contact: Contact, code: Coded) -> Iterator[dict[str, str | None]]:
    shared = _of_contact(extract, contact, code)
    for number, (one, other) in enumerate(_pairs(code), 1):
        yield {
            "Event ID": f"{contact.id}-{number}",
            **shared,
            **_of_actor(extract, one, "Actor"),
            **_of_actor(extract, other, "Recipient"),
        }


def _pairs(code: Coded) -> Iterator[tuple[Part, Part]]:
    """Who and to whom: of a visit and a refusal as it is, else each pair once."""
    if code.recipient:
        yield from product(code.source, code.recipient)
    else:
        yield from combinations(sorted(code.source, key=lambda part: not part.initiator), 2)


def _of_contact(extract: Extract, contact: Contact, code: Coded) -> dict[str, str | None]:
    documents = {document.id: document for document, _ in extract.reports(contact)}
    published = [days.first for name in documents if (days := extract.published(name)) and days.is_day]
    country = extract.country(contact)
    state = extract.knowledge.state(country) if country else None
    return {
        "Event Date": str(contact.time.first) if contact.time else None,
        "Event Type": code.event,
        "Event Mode": PARTING.join(code.modes),
        "Intensity": str(SCALE[code.event]),
        "Quad Code": _QUADS[QUAD[code.event]],
        "Contexts": PARTING.join(contexts(extract, contact)),
        "Placename": name_in(contact.place, "en") if contact.place else None,
        "Country": state.iso3 if state else None,
        "Raw Placename": contact.place,
        "Source": PARTING.join(joined(d.publisher for d in documents.values())),
        "Publication Date": str(min(day for day in published if day)) if published else None,
        "Story People": PARTING.join(part.name for part in extract.parts(contact)),
        "Story Locations": contact.place,
        "Language": PARTING.join(joined(d.language for d in documents.values())),
        "Version": f"depesche {extract.made.software}",
    }


def _of_actor(extract: Extract, part: Part, role: str) -> dict[str, str | None]:
    sector = "GOV" if part.state in extract.knowledge.states else None
    values = (
        name_in(part.key if part.person else part.name, "en"),
        actor_code(extract, part),
        None,
        sector,
        sector,
        part.office,
        part.said if extract.max_quote is None else None,
        None,
    )
    return {column.format(role): value for column, value in zip(_ACTOR, values, strict=True)}
