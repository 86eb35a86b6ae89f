"""What changed in the chronicle, the latest first: run by run, contact by contact, and through which articles."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

from fastapi import APIRouter, Request
from starlette.responses import Response

from depesche.chronicle import Change
from depesche.codec import dumps
from depesche.days import DaySet
from depesche.errors import UsageError
from depesche.model import Contact, Document
from depesche.room import links
from depesche.room.asked import moment_in
from depesche.room.changed import NAMED
from depesche.room.downloads import Entry, downloaded, entry_of, feed, table
from depesche.room.shelf import News
from depesche.room.visit import Visit
from depesche.room.voice import Voice
from depesche.store.log import Logged, logged_json
from depesche.telling.words import labels, moment

router = APIRouter(include_in_schema=False)
#: So many changes a page; a download has more, and says where to go on.
LIMIT: Final = 100
_DOWNLOADED: Final = 1000
_COLUMNS: Final = (
    "run",
    "at",
    "command",
    "type",
    "contacts",
    "field",
    "before",
    "after",
    "documents",
    "decisions",
)
_SIGNS: Final[Mapping[str, str]] = {
    "added": "+", "finding_added": "+", "removed": "−", "finding_removed": "−",
}  # fmt: skip
#: How the log tells of a contact that is gone: kind, participants, time, status.
_GONE: Final = re.compile(r"(?P<kind>\S+) (?P<people>.*?)(?: (?P<time>\S+))? \((?P<status>\w+)\)")


@dataclass(frozen=True, slots=True)
class ChangeView:
    """A change in words, with the contacts that it is about: address and title; no address for one that is gone."""

    sign: str
    name: str
    field: str
    before: str
    after: str
    contacts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ContactNews:
    """What a run changed in one contact, and through what."""

    contacts: tuple[tuple[str, str], ...]
    changes: tuple[ChangeView, ...]
    causes: tuple[tuple[str, str], ...]
    more: int
    decisions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RunNews:
    """What a run changed; ``moment`` in words, by the clock of the machine."""

    number: int
    moment: str
    command: str
    about: tuple[ContactNews, ...]


@router.get("/changes")
def changes(request: Request) -> Response:
    """What changed, since a moment if one is asked for, in the contacts asked for."""
    visit = Visit(request)
    since, after = moment_in(request.query_params, "since"), request.query_params.get("after")
    if visit.format != "html":
        found = visit.shelf.news(visit.wanted, since=since, after=after, limit=_DOWNLOADED)
        return downloaded(visit, _formats(visit, found))
    return visit.page(
        "changes.html.j2",
        lambda: _shown(visit, visit.shelf.news(visit.wanted, since=since, after=after, limit=LIMIT)),
    )


def _shown(visit: Visit, found: News) -> Mapping[str, Any]:
    return {
        "since": visit.request.query_params.get("since") or "",
        "runs": list(_runs(found, visit)),
        "more": visit.here(after=found.following) if found.following else "",
        "formats": [(name, visit.here(format=name)) for name in ("json", "csv", "atom")],
    }


def _runs(found: News, visit: Visit) -> Iterator[RunNews]:
    for number, of_run in groupby(found.changes, key=lambda logged: logged.run):
        whole = list(of_run)
        groups = groupby(whole, key=lambda logged: logged.change.contacts[:1] or (f"{logged.number}",))
        about = tuple(_about(list(reversed(list(group))), found, visit.voice) for _, group in groups)
        yield RunNews(number, moment(whole[0].at, visit.language), whole[0].command, about)


def _about(group: Sequence[Logged], found: News, voice: Voice) -> ContactNews:
    """The changes of one contact in one run, in the order in which they were noted."""
    views = tuple(change_view(logged.change, found.contacts, voice) for logged in group)
    documents = list(dict.fromkeys(name for logged in group for name in logged.documents))
    return ContactNews(
        contacts=max((view.contacts for view in views), key=len),
        changes=views,
        causes=tuple((links.article_at(n), _titled(n, found.documents, voice)) for n in documents[:NAMED]),
        more=max(0, len(documents) - NAMED),
        decisions=tuple(dict.fromkeys(name for logged in group for name in logged.decisions)),
    )


def _titled(name: str, documents: Mapping[str, Document], voice: Voice) -> str:
    return voice.source(documents[name]) if name in documents else name


def change_view(change: Change, known: Mapping[str, Contact], voice: Voice) -> ChangeView:
    """A change in words, with the contacts that it is about."""
    whole = change.type in ("added", "removed", "merged", "split")
    about = [
        (links.contact_at(name), f"{voice.title(contact)}, {voice.days(contact.time, short=True)}")
        for name in change.contacts
        if (contact := known.get(name))
    ]
    if not about and whole and (gone := _gone(change.before or change.after or "", voice)):
        about = [("", gone)]
    return ChangeView(
        sign=_SIGNS.get(change.type, "~"),
        name=voice.say("change", change.type),
        field=voice.say("field", change.field),
        before="" if whole else _worded(change.field, change.before, voice),
        after="" if whole else _worded(change.field, change.after, voice),
        contacts=tuple(about),
    )


def _gone(told: str, voice: Voice) -> str:
    """A contact that is gone, in words; as the log has it where that is written otherwise."""
    match = _GONE.fullmatch(told)
    if match is None:
        return told
    kind = voice.say("kind", match["kind"])
    people = " – ".join(voice.name(name) for name in match["people"].split(", "))
    return ", ".join(filter(None, (f"{kind[:1].upper()}{kind[1:]} {people}", _days(match["time"] or "", voice))))


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
    if field in ("participants", "guests", "hosts"):
        return ", ".join(voice.name(name) for name in value.split(", "))
    words = labels(voice.language)
    known = words["kind"].get(value) or words["status"].get(value) or words["finding"].get(value)
    return str(known or voice.name(value))


def _days(value: str, voice: Voice) -> str:
    """Days in words; a set that EDTF has no word for as it is written."""
    try:
        return voice.days(DaySet.parse(value), short=True) if value else ""
    except UsageError:
        return value


# -- as data ---------------------------------------------------------------------------------------------
def _formats(visit: Visit, found: News) -> Mapping[str, Any]:
    title = f"{visit.voice.t('site')} · {visit.voice.t('changes')}"
    return {
        "json": lambda: dumps(told(found)),
        "csv": lambda: table(_COLUMNS, [_cells(logged) for logged in found.changes]),
        "atom": lambda: feed(visit, title, "/changes", list(_entries(visit, found.changes, found.contacts))),
    }


def told(found: News) -> dict[str, Any]:
    """Changes as data."""
    return {"changes": [logged_json(logged) for logged in found.changes], "next": found.following}


def _cells(logged: Logged) -> list[Any]:
    data = logged_json(logged)
    return [data[column] for column in _COLUMNS]


def _entries(visit: Visit, changes: Iterable[Logged], known: Mapping[str, Contact]) -> Iterator[Entry]:
    """One entry for each contact, as old as its last change."""
    seen: set[str] = set()
    for logged in changes:
        name = next(iter(logged.change.contacts), "")
        if name in known and name not in seen:
            seen.add(name)
            yield entry_of(visit, known[name], dt.datetime.fromisoformat(logged.at))
