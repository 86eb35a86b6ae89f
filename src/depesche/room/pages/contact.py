"""The page of a contact: its facts, each a click from its evidence; the accounts side by side; the plan ledger; why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from depesche.chronicle.decisions import SETTABLE
from depesche.codec import contact_json, dumps, finding_json
from depesche.codec.answers import comparison_json
from depesche.model import Contact, Evidence, Finding, Reading, Reason
from depesche.room import links
from depesche.room.citations import contact_citations
from depesche.room.downloads import contacts_csv, downloaded, entry_of, feed
from depesche.room.problems import not_found
from depesche.room.proofs import Proof, facts, proof_of, reports_of
from depesche.room.shelf import Shelf
from depesche.room.visit import Visit
from depesche.room.voice import Voice
from depesche.telling.excerpts import quoted
from depesche.telling.names import by_name
from depesche.web.accounts import side_by_side
from depesche.web.timeline import track

router = APIRouter(include_in_schema=False)
#: Articles are quoted to so many; a contact that more tell of says how many there are.
MOST: Final = 60
#: Reasons that say what a report was not put together with.
_NEAR: Final = ("chronicle_near_miss", "chronicle_one_of")


@dataclass(frozen=True, slots=True)
class SideView:
    """What one side says of a contact; without stance and statements it is silent."""

    id: str
    name: str
    stance: str
    topics: tuple[str, ...]
    statements: tuple[tuple[str, str, str, str], ...]


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding in words, with the contacts that it is about and its evidence."""

    type: str
    name: str
    text: str
    about: tuple[tuple[str, str], ...]
    evidence: tuple[Proof, ...]


@dataclass(frozen=True, slots=True)
class StepView:
    """A move of the ledger: what was said, when that was known, the days named, and by whom."""

    status: str
    name: str
    published: str
    days: str
    source: str
    href: str


@router.get("/contacts/{name}")
def contact(request: Request, name: str) -> Response:
    """A contact. One that has another id now is found under that."""
    visit = Visit(request)
    found = visit.shelf.contact(name)
    if found is None:
        raise not_found(f"contact {name!r}")
    if found.id != name:
        return RedirectResponse(links.contact_at(found.id), 308)
    if visit.format != "html":
        return _as(visit, found)
    return visit.page("contact.html.j2", lambda: shown(visit, found))


@router.get("/contacts/{name}/card")
def card(request: Request, name: str) -> Response:
    """A contact as a card for pages elsewhere."""
    visit = Visit(request)
    found = visit.shelf.contact(name)
    if found is None:
        raise not_found(f"contact {name!r}")
    readings = _told(visit.shelf, found)
    return visit.page(
        "card.html.j2",
        lambda: {"contact": found, "sources": [visit.voice.source(r.document) for r in readings.values()][:3]},
        headers=(("x-depesche-card", "1"),),
    )


def _as(visit: Visit, contact: Contact) -> Response:
    """The contact in another format."""

    def as_json() -> str:
        return dumps(
            {
                "contact": contact_json(contact, visit.language),
                "findings": [finding_json(f, visit.language) for f in visit.shelf.findings_about(contact.id)],
                "readouts": comparison_json(visit.shelf.readouts(contact.id)),
            }
        )

    def as_atom() -> str:
        title = f"{visit.voice.t('site')} · {visit.voice.title(contact)}"
        return feed(visit, title, links.contact_at(contact.id), [entry_of(visit, contact)])

    return downloaded(visit, {"json": as_json, "csv": lambda: contacts_csv([contact]), "atom": as_atom})


def shown(visit: Visit, contact: Contact) -> Mapping[str, Any]:
    """What the page of a contact shows."""
    shelf = visit.shelf
    readings = _told(shelf, contact)
    findings = shelf.findings_about(contact.id)
    others = {evidence.document for finding in findings for evidence in finding.evidence} - readings.keys()
    sources = {**readings, **shelf.readings(others)}
    voice = visit.voice.knowing(sources)
    href = visit.absolute(links.contact_at(contact.id))
    return {
        "contact": contact,
        "facts": list(facts(contact, readings, voice)),
        "sides": list(_sides(contact, readings, voice)),
        "compared": _compared(shelf, contact, voice, sources),
        "history": list(_steps(contact, readings, voice)),
        "findings": [finding_view(f, shelf, sources, voice) for f in findings],
        "reports": list(_reports(contact, readings, voice)),
        "untold": len(contact.reports) - sum(1 for _ in reports_of(contact, readings)),
        "cited": contact_citations(contact, voice, href, shelf.today),
        "card": f"{href}/card",
        "settable": SETTABLE,
        "known": _known(contact, voice),
        "formats": [(name, f"{links.contact_at(contact.id)}?format={name}") for name in ("json", "csv", "atom")],
        **_drawn(contact, voice),
        **_joined(shelf, contact, voice),
    }


def _drawn(contact: Contact, voice: Voice) -> Mapping[str, Any]:
    """The days of a contact as a drawing, where they are not one day."""
    panel = track([contact], voice.language)
    return {"drawn": panel if panel and contact.time and not contact.time.is_day else None}


def _joined(shelf: Shelf, contact: Contact, voice: Voice) -> Mapping[str, Any]:
    """Why the reports are one contact, what was nearly put together with it, and what it is part of."""
    reasons = dict.fromkeys(voice.reason(reason) for reason in contact.why if reason.code not in _NEAR)
    return {
        "why": list(reasons),
        "near": [_linked(r, shelf, voice) for r in contact.why if r.code in _NEAR],
        "one_of": [(links.contact_at(n), voice.title(c)) for n in contact.one_of if (c := shelf.contact(n))],
        "part_of": _whole(shelf, contact, voice),
    }


def _told(shelf: Shelf, contact: Contact) -> Mapping[str, Reading]:
    """The articles that tell of a contact, so many as are shown."""
    names = list(dict.fromkeys(ref.document for ref in contact.reports))
    return shelf.readings(names[:MOST])


def _linked(reason: Reason, shelf: Shelf, voice: Voice) -> tuple[str, str, str]:
    """What a contact was nearly put together with: in words, and where that is."""
    name = str(reason.values.get("contact") or "")
    other = shelf.contact(name) if name else None
    said = voice.reason(reason)
    if other is None:
        return said, "", ""
    return said, links.contact_at(other.id), f"{voice.title(other)}, {voice.days(other.time, short=True)}"


def _whole(shelf: Shelf, contact: Contact, voice: Voice) -> tuple[str, str] | None:
    whole = shelf.contact(contact.part_of) if contact.part_of else None
    return (links.contact_at(whole.id), voice.title(whole)) if whole else None


def _known(contact: Contact, voice: Voice) -> list[tuple[str, str]]:
    """Since when the contact is known, and when an article last changed what it is."""
    steps = [step for step in contact.history if step.published]
    if not steps:
        return []
    found = [(voice.t("known_since"), voice.days(steps[0].published, short=True))]
    moved = [b for a, b in pairwise(steps) if a.status != b.status]
    return [*found, *((voice.t("changed_on"), voice.days(step.published, short=True)) for step in moved[-1:])]


def _sides(contact: Contact, readings: Mapping[str, Reading], voice: Voice) -> Iterator[SideView]:
    for id_ in by_name(contact.sides, voice.language):
        side = contact.sides[id_]
        stance = voice.say("stance", side.stance)
        yield SideView(id_, voice.name(id_), stance, side.topics, tuple(_said(side.statements, readings, voice)))


def _said(
    statements: Iterable[tuple[str, int]], readings: Mapping[str, Reading], voice: Voice
) -> Iterator[tuple[str, str, str, str]]:
    """What a side says, each thing once: its words, their form, the article and the place in it."""
    seen: set[str] = set()
    for document, number in statements:
        if reading := readings.get(document):
            statement = reading.statements[number]
            words = quoted(reading.document.text, statement.quote)
            if not any(words.rstrip(". ") in other for other in seen):
                seen.add(words)
                place = links.article_at(document, statement.quote[0])
                yield words, voice.say("form", statement.form), voice.source(reading.document), place


def _compared(shelf: Shelf, contact: Contact, voice: Voice, sources: Mapping[str, Reading]) -> Mapping[str, Any]:
    """The accounts field by field."""

    def source(name: str) -> str:
        return voice.source(sources[name].document) if name in sources else name

    columns, lines = side_by_side(shelf.readouts(contact.id), voice.language, source)
    return {"columns": columns, "lines": lines}


def _steps(contact: Contact, readings: Mapping[str, Reading], voice: Voice) -> Iterator[StepView]:
    """Every move of the plan, with the days that its article named."""
    told = {(r.document.id, report.status): (r, report) for r, report in reports_of(contact, readings)}
    for step in contact.history:
        reading, report = told.get((step.document, step.status), (None, None))
        yield StepView(
            status=step.status,
            name=voice.say("status", step.status),
            published=voice.days(step.published, short=True) if step.published else voice.t("undated"),
            days=voice.days(report.time, short=True) if report and report.time else "",
            source=voice.source(reading.document) if reading else step.document,
            href=links.article_at(step.document, report.trigger if report else None),
        )


def _reports(contact: Contact, readings: Mapping[str, Reading], voice: Voice) -> Iterator[tuple[str, Proof]]:
    """The words that each report was read from, with the name by which a decision calls it."""
    for reading, report in reports_of(contact, readings):
        note = voice.say("status", report.status)
        name = f"{reading.document.id}:{report.id}"
        yield name, proof_of(reading, report.trigger, voice, note, report.spans)


def finding_view(finding: Finding, shelf: Shelf, sources: Mapping[str, Reading], voice: Voice) -> FindingView:
    """A finding in words."""
    about = dict.fromkeys(name for name in (finding.contact, *finding.against) if name)
    contacts = [(name, shelf.contact(name)) for name in about]
    return FindingView(
        type=finding.type,
        name=voice.say("finding", finding.type),
        text=voice.reason(finding.reason) if finding.reason else "",
        about=tuple(
            (links.contact_at(c.id), f"{voice.title(c)}, {voice.days(c.time, short=True)}")
            for _, c in contacts
            if c
        ),
        evidence=tuple(_evidence(finding.evidence, sources, voice)),
    )


def _evidence(evidence: Iterable[Evidence], sources: Mapping[str, Reading], voice: Voice) -> Iterator[Proof]:
    for item in dict.fromkeys(evidence):
        if reading := sources.get(item.document):
            yield proof_of(reading, item.span, voice, voice.name(item.side) if item.side else "")
