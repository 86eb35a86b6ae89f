"""The findings as a work list, plans by their state, and what changed since a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from fastapi import APIRouter, Request
from starlette.responses import Response

from depesche.chronicle import Change
from depesche.codec import contact_json, dumps, finding_json
from depesche.codec.answers import change_json
from depesche.days import DaySet
from depesche.errors import UsageError
from depesche.model import Contact, Finding
from depesche.room import links
from depesche.room.asked import FINDINGS, day_in
from depesche.room.downloads import Entry, contacts_csv, downloaded, entry_of, feed, table
from depesche.room.pages.chronicle import lines
from depesche.room.pages.contact import FindingView, finding_view
from depesche.room.shelf import PLANS, FindingSlice, Found, Plan, Row
from depesche.room.visit import Visit
from depesche.room.voice import Voice
from depesche.telling.words import labels

router = APIRouter(include_in_schema=False)
#: So many findings a page.
LIMIT: Final = 20
#: So many plans of each state are shown; JSON has more.
_PLANS: Final = 40
_COLUMNS: Final = ("type", "text", "contact", "participants", "time", "field", "documents")
_CHANGES: Final = ("type", "contacts", "field", "before", "after")
#: Until a day is asked for, changes are those of so many days before the last day known.
_LATELY: Final = 30
_SIGNS: Final[Mapping[str, str]] = {
    "added": "+", "finding_added": "+", "removed": "−", "finding_removed": "−",
}  # fmt: skip


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


# -- changes ---------------------------------------------------------------------------------------------
@router.get("/changes")
def changes(request: Request) -> Response:
    """What became known since a day."""
    visit = Visit(request)
    since = day_in(request.query_params, "since", first=False)
    if since is None and visit.shelf.today is not None:
        since = visit.shelf.today - dt.timedelta(days=_LATELY)
    found, known = visit.shelf.changes(since) if since else ((), {})
    if visit.format != "html":
        return downloaded(visit, _changes_as(visit, found, known))
    return visit.page(
        "changes.html.j2",
        lambda: {
            "since": since,
            "changes": [change_view(change, known, visit.voice) for change in found if _is_told(change)],
            "formats": [(name, visit.here(format=name)) for name in ("json", "csv", "atom")],
        },
    )


@dataclass(frozen=True, slots=True)
class ChangeView:
    """A change in words."""

    sign: str
    name: str
    field: str
    before: str
    after: str
    contacts: tuple[tuple[str, str], ...]


def change_view(change: Change, known: Mapping[str, Contact], voice: Voice) -> ChangeView:
    """A change in words, with the contacts that it is about."""
    whole = change.type in ("added", "removed", "merged", "split")
    return ChangeView(
        sign=_SIGNS.get(change.type, "~"),
        name=voice.say("change", change.type),
        field=voice.say("field", change.field),
        before="" if whole else _worded(change.field, change.before, voice),
        after="" if whole else _worded(change.field, change.after, voice),
        contacts=tuple(
            (links.contact_at(n), f"{voice.title(c)}, {voice.days(c.time, short=True)}")
            for n in change.contacts
            if (c := known.get(n))
        ),
    )


def _worded(field: str | None, value: str | None, voice: Voice) -> str:
    """A value in words: kinds, statuses and findings, days, lengths, how many reports; anything else as it is."""
    if not value:
        return ""
    if field == "reports":
        return voice.n("reports", len(value.split(", ")))
    if field == "duration":
        return voice.length(value)
    if field == "time":
        return _days(value, voice)
    if field == "participants":
        return ", ".join(voice.name(name) for name in value.split(", "))
    words = labels(voice.language)
    known = words["kind"].get(value) or words["status"].get(value) or words["finding"].get(value)
    return str(known or voice.name(value))


def _days(value: str, voice: Voice) -> str:
    """Days in words; a set that EDTF has no word for as it is written."""
    try:
        return voice.days(DaySet.parse(value), short=True)
    except UsageError:
        return value


def _is_told(change: Change) -> bool:
    """Whether people want to know: not that the same participants are named in another order."""
    named = [sorted((value or "").split(", ")) for value in (change.before, change.after)]
    return change.field != "participants" or named[0] != named[1]


def _changes_as(visit: Visit, found: Sequence[Change], known: Mapping[str, Contact]) -> Mapping[str, Any]:
    def entries() -> list[Entry]:
        concerned = dict.fromkeys(n for change in found for n in change.contacts[:1] if n in known)
        return [entry_of(visit, known[n]) for n in concerned]

    return {
        "json": lambda: dumps({"changes": [change_json(change) for change in found]}),
        "csv": lambda: table(_CHANGES, [[c.type, list(c.contacts), c.field, c.before, c.after] for c in found]),
        "atom": lambda: feed(
            visit, f"{visit.voice.t('site')} · {visit.voice.t('changes')}", "/changes", entries()
        ),
    }
