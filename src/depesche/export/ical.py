"""iCalendar: an all-day event for each contact; where the day is not certain, one over all days that it can have been.

The same contact has the same UID in every export, and a SEQUENCE that grows with its reports, so that a calendar which
takes the file in again updates what it has. Nothing hangs on the day of the export.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO, Final

from depesche.codec.values import edtf
from depesche.days import DaySet
from depesche.export.extract import Extract
from depesche.model import Contact, Document, Status
from depesche.telling.between import headline
from depesche.telling.names import name_in
from depesche.telling.words import label, labels, spoken

#: A line has at most so many bytes; longer ones go on in the next after a blank.
_LONGEST: Final = 75
_STATUS: Final[dict[Status, str]] = {
    "considered": "TENTATIVE",
    "planned": "TENTATIVE",
    "confirmed": "CONFIRMED",
    "ongoing": "CONFIRMED",
    "held": "CONFIRMED",
    "postponed": "CANCELLED",
    "cancelled": "CANCELLED",
    "denied": "CANCELLED",
}
#: The stamp of a contact none of whose articles has a date.
_NEVER: Final = "19700101T000000Z"


def write(extract: Extract, out: BinaryIO) -> Counter[str]:
    """Write the calendar."""
    left_out: Counter[str] = Counter()
    out.write(_lines(_head(extract)))
    for contact in extract.contacts:
        if contact.time is None or not contact.time.bounded:
            left_out["undated"] += 1
        else:
            out.write(_lines(_event(extract, contact, contact.time)))
    out.write(_lines([("END", "VCALENDAR")]))
    return left_out


def _head(extract: Extract) -> Iterator[tuple[str, str]]:
    yield "BEGIN", "VCALENDAR"
    yield "VERSION", "2.0"
    yield "PRODID", f"-//depesche//{extract.made.software}//{extract.language.upper()}"
    yield "CALSCALE", "GREGORIAN"
    yield "METHOD", "PUBLISH"
    yield "X-WR-CALNAME", _text(str(labels(extract.language)["page"]["title"]))
    yield "X-DEPESCHE-MADE-WITH", _text(extract.made_with)


def _event(extract: Extract, contact: Contact, days: DaySet) -> Iterator[tuple[str, str]]:
    first, last = days.first or dt.date.min, days.last or dt.date.max
    documents = {document.id: document for document, _ in extract.reports(contact)}
    yield "BEGIN", "VEVENT"
    yield "UID", f"{contact.id}@depesche"
    yield "SEQUENCE", str(len(contact.reports) + len(contact.history) - 2)
    yield "DTSTAMP", _stamp(extract, documents)
    yield "DTSTART;VALUE=DATE", f"{first:%Y%m%d}"
    yield "DTEND;VALUE=DATE", f"{last + dt.timedelta(days=1):%Y%m%d}"
    yield "STATUS", _STATUS[contact.status]
    yield "TRANSP", "TRANSPARENT"
    yield "SUMMARY", _text(headline(contact, extract.language))
    yield "CATEGORIES", _text(label("kind", contact.kind, extract.language))
    if contact.place:
        yield "LOCATION", _text(name_in(contact.place, extract.language))
    yield "DESCRIPTION", _text("\n".join(_description(extract, contact, days, documents)))
    if url := next((d.url for d in documents.values() if d.url), None):
        yield "URL", url
    yield "END", "VEVENT"


def _stamp(extract: Extract, documents: dict[str, Document]) -> str:
    """The latest day on which one of its articles appeared."""
    days = [published.last for name in documents if (published := extract.published(name)) and published.bounded]
    return max((f"{day:%Y%m%d}T000000Z" for day in days if day), default=_NEVER)


def _description(
    extract: Extract, contact: Contact, days: DaySet, documents: dict[str, Document]
) -> Iterator[str]:
    said = labels(extract.language)["cli"]
    yield label("status", contact.status, extract.language)
    if not days.is_day:
        yield f"{spoken(days, extract.language)} (EDTF {edtf(days)})"
    if contact.initiator:
        yield said["initiator"].format(name=name_in(contact.initiator, extract.language))
    if contact.topics:
        yield said["topics"].format(topics="; ".join(contact.topics))
    for document in documents.values():
        yield " · ".join(part for part in (document.publisher, document.title, document.id) if part)


# -- the layout -----------------------------------------------------------------------------------
def _text(text: str) -> str:
    """A text as a value: line ends, commas, semicolons and backslashes escaped, other control characters gone."""
    escaped = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\r\n", "\n")
    escaped = escaped.replace("\n", "\\n")
    return "".join(letter for letter in escaped if letter.isprintable() or letter == "\u00ad")


def _lines(properties: Iterator[tuple[str, str]] | list[tuple[str, str]]) -> bytes:
    return b"".join(_folded(f"{name}:{value}") for name, value in properties)


def _folded(line: str) -> bytes:
    """The line in pieces of at most 75 bytes, never within a character."""
    pieces, piece, size = [], "", 0
    for letter in line:
        width = len(letter.encode())
        if size + width > _LONGEST:
            pieces.append(piece)
            piece, size = " ", 1
        piece += letter
        size += width
    return "".join(f"{part}\r\n" for part in (*pieces, piece)).encode()
