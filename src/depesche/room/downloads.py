"""Every view as JSON, as CSV and as an Atom feed."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from xml.sax.saxutils import escape, quoteattr

from starlette.responses import Response

from depesche.codec import contact_json, dumps
from depesche.export.cells import safe
from depesche.model import Contact
from depesche.room import links
from depesche.room.problems import Problem
from depesche.room.shelf import Wanted
from depesche.room.visit import Visit

FORMATS: Final = ("json", "csv", "atom")
TYPES: Final[Mapping[str, str]] = {
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "atom": "application/atom+xml; charset=utf-8",
}
COLUMNS: Final = (
    "id", "kind", "status", "participants", "time", "place", "occasion", "topics", "initiator", "duration",
)  # fmt: skip
#: So many contacts are downloaded at once; the answer says where to go on. A feed has the newest.
LIMIT: Final = 1000
_FEED: Final = 50


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed."""

    id: str
    title: str
    href: str
    updated: dt.date | dt.datetime | None
    summary: str


def contacts_as(visit: Visit, wanted: Wanted, path: str) -> Response:
    """The contacts asked for in the format asked for."""
    after = visit.request.query_params.get("after")

    def found(limit: int) -> tuple[Sequence[Contact], str | None]:
        cut = visit.shelf.contacts(wanted, after=after, limit=limit)
        return [row.contact for row in cut.rows], cut.following

    def as_json() -> str:
        contacts, following = found(LIMIT)
        data = [contact_json(contact, visit.language) for contact in contacts]
        return dumps({"contacts": data, "next": following})

    def as_atom() -> str:
        # What is new in a feed is what was new to the chronicle, however long ago it was.
        lately = visit.shelf.lately(wanted, _FEED)
        title = " · ".join([visit.voice.t("site"), *scope(visit, wanted)])
        return feed(visit, title, links.list_at(wanted, path=path), [entry_of(visit, c, at) for c, at in lately])

    return downloaded(visit, {"json": as_json, "csv": lambda: contacts_csv(found(LIMIT)[0]), "atom": as_atom})


def downloaded(visit: Visit, makers: Mapping[str, Callable[[], str]]) -> Response:
    """The view in the format that the address names. Raises :class:`Problem` for one that it has not."""
    make = makers.get(visit.format)
    if make is None:
        remedy = f"use html, {', '.join(makers)}"
        raise Problem("bad_request", f"there is no format {visit.format!r} of this", where="format", remedy=remedy)
    named = (("content-disposition", f'attachment; filename="depesche.{visit.format}"'),)
    return visit.answer(make, TYPES[visit.format], headers=named if visit.format == "csv" else ())


def contacts_csv(contacts: Iterable[Contact]) -> str:
    """One row a contact; several values in a cell are parted by "; "."""
    rows = []
    for contact in contacts:
        data = contact_json(contact)
        days = data["days"] or {"from": None, "to": None}
        documents = list(dict.fromkeys(report["document"] for report in data["reports"]))
        rows.append([*(data[column] for column in COLUMNS), days["from"], days["to"], documents])
    return table((*COLUMNS, "from", "to", "documents"), rows)


def table(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """A CSV table, no cell of which a spreadsheet takes for a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(value) for value in row])
    return out.getvalue()


def _cell(value: object) -> object:
    text = "; ".join(map(str, value)) if isinstance(value, list | tuple) else value
    return safe(text) if isinstance(text, str) else text


def entry_of(visit: Visit, contact: Contact, changed: dt.datetime | None = None) -> Entry:
    """The entry of a contact: new, or changed then; if that is not given, when an article last told of it."""
    voice = visit.voice
    days = [step.published.last for step in contact.history if step.published and step.published.last]
    said = [voice.say("status", contact.status), *([voice.name(contact.place)] if contact.place else [])]
    summary = " · ".join([voice.days(contact.time), *said, *contact.topics[:5]])
    return Entry(
        contact.id, voice.title(contact), links.contact_at(contact.id), changed or max(days, default=None), summary
    )


def feed(visit: Visit, title: str, path: str, entries: Sequence[Entry]) -> str:
    """An Atom feed. What has no day of its own has the earliest that there is: never today's."""
    latest = max((_moment(entry.updated) for entry in entries), default=_moment(None))
    own = visit.absolute(visit.here())
    parts = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{visit.language}">',
        f"<title>{_xml(title)}</title><id>{_xml(own)}</id><updated>{latest}</updated>",
        f'<link rel="self" href={quoteattr(own)}/><link href={quoteattr(visit.absolute(path))}/>',
        f"<author><name>{_xml(visit.voice.t('site'))}</name></author>",
    ]
    for entry in entries:
        href = visit.absolute(entry.href)
        parts.append(
            f"<entry><title>{_xml(entry.title)}</title><id>{_xml(href)}</id>"
            f"<updated>{_moment(entry.updated)}</updated><link href={quoteattr(href)}/>"
            f"<summary>{_xml(entry.summary)}</summary></entry>"
        )
    return "\n".join([*parts, "</feed>", ""])


def _xml(text: str) -> str:
    """Text for XML, without the control characters that it cannot have."""
    return escape("".join(c for c in text if c >= " " or c in "\t\n"))


def _moment(when: dt.date | dt.datetime | None) -> str:
    """A moment in UTC; a day is its beginning."""
    if isinstance(when, dt.datetime):
        return f"{when.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%SZ}"
    return f"{when or dt.date(1970, 1, 1)}T00:00:00Z"


def scope(visit: Visit, wanted: Wanted) -> list[str]:
    """What a list is narrowed to, in words."""
    named = [("person", v) for v in wanted.people] + [("state", v) for v in wanted.states]
    named += [("kind", v) for v in wanted.kinds] + [("status", v) for v in wanted.statuses]
    found = [visit.voice.dimension(name, value) for name, value in named]
    return [*found, *([visit.voice.quote(wanted.words)] if wanted.words else [])]
