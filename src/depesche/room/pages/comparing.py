"""Somebody's own list of contacts held against the chronicle, row by row; the list is read and not kept."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from fastapi import APIRouter, Request, UploadFile
from starlette.responses import Response

from depesche.comparing import Comparison, Verdict, compare, entries_of, read_sheet
from depesche.comparing.result import worded
from depesche.errors import UsageError
from depesche.model import Contact, Reading, Report, ReportRef
from depesche.room import links
from depesche.room.proofs import Proof, proof_of
from depesche.room.taking import plain_name
from depesche.room.visit import Visit
from depesche.room.voice import Voice

router = APIRouter(include_in_schema=False)
#: So many rows of a list are held against the chronicle at once, and so many verdicts are shown.
_ROWS: Final = 2_000
_SHOWN: Final = 200


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the list with its verdict, or a contact that no row means."""

    outcome: str
    name: str
    number: int | None
    cells: tuple[str, ...]
    contact: tuple[str, str] | None
    why: tuple[str, ...]
    proof: Proof | None


@router.get("/compare")
def form(request: Request) -> Response:
    """The form for a list."""
    return Visit(request).page("compare.html.j2", lambda: {"lines": [], "counts": [], "name": "", "more": 0})


@router.post("/compare")
def compared(request: Request, file: UploadFile) -> Response:
    """The verdicts on a list. Raises :class:`UsageError` for one that is too long."""
    visit = Visit(request)
    found = _held(visit, file.filename or "", file.file.read())
    return visit.page("compare.html.j2", lambda: _shown(visit, found), status=202)


def _held(visit: Visit, name: str, data: bytes) -> Comparison:
    with tempfile.TemporaryDirectory(prefix="depesche-") as folder:
        path = Path(folder) / plain_name(name)
        path.write_bytes(data)
        sheet = read_sheet(path)
    if len(sheet.rows) > _ROWS:
        raise UsageError(
            f"a list may have {_ROWS} rows here", where=path.name, remedy="depesche compare takes more"
        )
    whole = visit.shelf.whole
    return compare(entries_of(sheet, whole.knowledge, {}), whole, path.name, visit.language)


def _shown(visit: Visit, found: Comparison) -> Mapping[str, Any]:
    counts = found.counts()
    return {
        "name": found.list_name,
        "counts": [(outcome, visit.voice.say("list_outcome", outcome), n) for outcome, n in counts.items()],
        "lines": list(_lines(visit, found.verdicts[:_SHOWN])),
        "more": max(0, len(found.verdicts) - _SHOWN),
    }


def _lines(visit: Visit, verdicts: tuple[Verdict, ...]) -> Iterator[Line]:
    shown = {verdict.contact.id: _best(verdict.contact) for verdict in verdicts if verdict.contact}
    readings = visit.shelf.readings(ref.document for ref in shown.values())
    voice = visit.voice.knowing(readings)
    for verdict in verdicts:
        entry, contact = verdict.entry, verdict.contact
        told = _told(shown[contact.id], readings) if contact else None
        yield Line(
            outcome=verdict.outcome,
            name=voice.say("list_outcome", verdict.outcome),
            number=entry.line if entry else None,
            cells=tuple(cell for cell in entry.cells.values() if cell) if entry else (),
            contact=_link(verdict, voice),
            why=tuple(worded(verdict, voice.language)),
            proof=proof_of(told[0], told[1].trigger, voice, "", told[1].spans) if told else None,
        )


def _best(contact: Contact) -> ReportRef:
    """The report that says of the contact what the chronicle says: the first of its status."""
    return next((ref for ref in contact.reports if ref.status == contact.status), contact.reports[0])


def _told(ref: ReportRef, readings: Mapping[str, Reading]) -> tuple[Reading, Report] | None:
    reading = readings.get(ref.document)
    report = next((r for r in reading.reports if r.id == ref.report), None) if reading else None
    return (reading, report) if reading and report else None


def _link(verdict: Verdict, voice: Voice) -> tuple[str, str] | None:
    contact = verdict.contact or verdict.near
    if contact is None:
        return None
    return links.contact_at(contact.id), f"{voice.title(contact)}, {voice.days(contact.time, short=True)}"
