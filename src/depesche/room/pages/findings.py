"""The findings as a work list, and plans by their state."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from fastapi import APIRouter, Request
from starlette.responses import Response

from depesche.codec import contact_json, dumps, finding_json
from depesche.errors import UsageError
from depesche.model import Contact, Finding
from depesche.room import links
from depesche.room.asked import FINDINGS
from depesche.room.downloads import Entry, contacts_csv, downloaded, entry_of, feed, table
from depesche.room.pages.chronicle import lines
from depesche.room.pages.contact import FindingView, finding_view
from depesche.room.shelf import PLANS, FindingSlice, Found, Plan, Row
from depesche.room.visit import Visit

router = APIRouter(include_in_schema=False)
#: So many findings a page.
LIMIT: Final = 20
#: So many plans of each state are shown; JSON has more.
_PLANS: Final = 40
_COLUMNS: Final = ("type", "text", "contact", "participants", "time", "field", "documents")


@dataclass(frozen=True, slots=True)
class Task:
    """A finding of the work list: what it says, the contact that a decision is about, and whether that is accepted."""

    number: str
    view: FindingView
    contact: str
    accepted: bool


@router.get("/findings")
def findings(request: Request) -> Response:
    """The findings, those that nobody has judged yet unless all are asked for."""
    visit = Visit(request)
    params = request.query_params
    types = [t for t in params.getlist("type") if t]
    if unknown := [t for t in types if t not in FINDINGS]:
        remedy = f"use {', '.join(FINDINGS)}"
        raise UsageError(f"there is no type {unknown[0][:40]!r}", where="type", remedy=remedy)
    accepted = {"all": None, "done": True}.get(params.get("state") or "", False)
    found = visit.shelf.findings(types, after=params.get("after"), limit=LIMIT, accepted=accepted)
    if visit.format != "html":
        return downloaded(visit, _formats(visit, found.rows))
    return visit.page("findings.html.j2", lambda: _shown(visit, found, types))


def _shown(visit: Visit, found: FindingSlice, types: Sequence[str]) -> Mapping[str, Any]:
    sources = visit.shelf.readings({e.document for one in found.rows for e in one.finding.evidence})
    voice = visit.voice.knowing(sources)
    tasks = [
        Task(
            one.number,
            finding_view(one.finding, visit.shelf, sources, voice),
            one.finding.contact or "",
            one.accepted,
        )
        for one in found.rows
    ]
    return {
        "tasks": tasks,
        "total": found.total,
        "types": [
            (t.value, voice.say("finding", t.value), t.count, visit.here(type=t.value, after=None))
            for t in found.types
        ],
        "chosen": list(types),
        "states": [
            (name, voice.t(f"state_{name}"), visit.here(state=name, after=None))
            for name in ("open", "done", "all")
        ],
        "state": visit.request.query_params.get("state") or "open",
        "everything": visit.here(type=None, after=None),
        "more": visit.here(after=found.following) if found.following else "",
        "formats": [(name, visit.here(format=name)) for name in ("json", "csv", "atom")],
    }


def _formats(visit: Visit, rows: Sequence[Found]) -> Mapping[str, Any]:
    voice = visit.voice

    def text(finding: Finding) -> str:
        return voice.reason(finding.reason) if finding.reason else ""

    def cells(one: Found) -> list[Any]:
        f, c = one.finding, one.contact
        documents = list(dict.fromkeys(e.document for e in f.evidence))
        time = c.time.edtf() if c and c.time else None
        return [f.type, text(f), f.contact, list(c.participants) if c else None, time, f.field, documents]

    def entry(one: Found) -> Entry:
        href = links.contact_at(one.finding.contact) if one.finding.contact else "/findings"
        title = voice.say("finding", one.finding.type)
        named = f"{title}: {voice.title(one.contact)}" if one.contact else title
        day = entry_of(visit, one.contact).updated if one.contact else None
        return Entry(one.number, named, f"{href}#{one.finding.type}", day, text(one.finding))

    return {
        "json": lambda: dumps({"findings": [finding_json(one.finding, voice.language) for one in rows]}),
        "csv": lambda: table(_COLUMNS, [cells(one) for one in rows]),
        "atom": lambda: feed(
            visit, f"{voice.t('site')} · {voice.t('findings')}", "/findings", [entry(one) for one in rows]
        ),
    }


# -- plans ----------------------------------------------------------------------------------------------
@router.get("/plans")
def plans(request: Request) -> Response:
    """What was announced and is still to come, has not been told of since, or was moved."""
    visit = Visit(request)
    found = {state: visit.shelf.plans(state) for state in PLANS}
    if visit.format != "html":
        return downloaded(visit, _plans_as(visit, found))
    return visit.page("plans.html.j2", lambda: _plans_shown(visit, found))


def _plans_shown(visit: Visit, found: Mapping[Plan, Sequence[Contact]]) -> Mapping[str, Any]:
    shelf, voice = visit.shelf, visit.voice
    rows = {
        state: [Row(c, tuple(f.type for f in shelf.findings_about(c.id))) for c in plans_[:_PLANS]]
        for state, plans_ in found.items()
    }
    return {
        "groups": [
            (
                state,
                voice.t(f"plans_{state}"),
                voice.t(f"plans_{state}_note"),
                lines(rows[state], shelf, voice),
                len(found[state]),
            )
            for state in PLANS
        ],
        "today": shelf.today,
        "formats": [(name, visit.here(format=name)) for name in ("json", "csv", "atom")],
    }


def _plans_as(visit: Visit, found: Mapping[Plan, Sequence[Contact]]) -> Mapping[str, Any]:
    def everyone() -> list[Contact]:
        return list({c.id: c for of in found.values() for c in of}.values())

    return {
        "json": lambda: dumps({s: [contact_json(c, visit.language) for c in of] for s, of in found.items()}),
        "csv": lambda: contacts_csv(everyone()),
        "atom": lambda: feed(
            visit,
            f"{visit.voice.t('site')} · {visit.voice.t('plans')}",
            "/plans",
            [entry_of(visit, c) for c in everyone()],
        ),
    }
