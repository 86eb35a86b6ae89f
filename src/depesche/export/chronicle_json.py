"""The chronicle as JSON of the contract, in one document: contacts, findings and the dates of all articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import BinaryIO

from depesche.codec import contact_json, dumps, finding_json, made_json
from depesche.codec.values import Json
from depesche.days import DaySet
from depesche.export.extract import Extract


def write(extract: Extract, out: BinaryIO) -> Counter[str]:
    """Write the document, record by record."""
    out.write(f'{{"made_with":{dumps(made_json(extract.made))},"contacts":['.encode())
    _list(out, (contact_json(contact, extract.language) for contact in extract.contacts))
    out.write(b'],"findings":[')
    _list(out, (finding_json(finding, extract.language) for finding in extract.findings))
    dates = {name: _dated(days) for name, days in sorted(extract.dates.items())}
    out.write(f'],"documents":{dumps(dates)}}}\n'.encode())
    return Counter()


def _list(out: BinaryIO, records: Iterable[Json]) -> None:
    for number, record in enumerate(records):
        out.write(f"{',' if number else ''}{dumps(record)}".encode())


def _dated(days: DaySet | None) -> Json:
    return {"published": days.edtf() if days else None, "days": days.as_bounds() if days else None}
