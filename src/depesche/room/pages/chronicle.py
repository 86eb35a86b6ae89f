"""The chronicle: contacts by time, narrowed by facets and words; its downloads and its feed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from fastapi import APIRouter, Request
from starlette.responses import Response

from depesche.days import DaySet
from depesche.model import FindingType
from depesche.room import links
from depesche.room.asked import MANY, with_value, within, without_value
from depesche.room.charts import chart
from depesche.room.downloads import FORMATS, contacts_as, scope
from depesche.room.shelf import DIMENSIONS, Facet, Row, Shelf, Wanted
from depesche.room.visit import Visit
from depesche.room.voice import Voice
from depesche.telling.excerpts import around
from depesche.web.timeline import Mark, Scale, track

router = APIRouter(include_in_schema=False)
#: So many contacts a page.
LIMIT: Final = 40
#: So many contacts a card.
ON_CARD: Final = 12
#: So much of an article stands around words that were looked for, in code points.
_REACH: Final = 90


@dataclass(frozen=True, slots=True)
class Line:
    """A contact of a list as it is shown; ``marks`` draw its days, ``hit`` are the words around those looked for."""

    id: str
    href: str
    when: str
    title: str
    status: str
    status_name: str
    style: str
    place: str
    topics: str
    findings: tuple[tuple[FindingType, str], ...]
    marks: tuple[Mark, ...]
    hit: tuple[str, str, str] | None
    hit_at: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A value by which a list can be narrowed: its words, how many have it, and the address that narrows or widens."""

    value: str
    name: str
    count: int
    href: str
    chosen: bool


@router.get("/")
def chronicle(request: Request) -> Response:
    """The start page: the chronicle, or what is asked of it."""
    visit = Visit(request)
    wanted, after = visit.wanted, request.query_params.get("after")
    if visit.format != "html":
        return contacts_as(visit, wanted, path="/")
    return visit.page("chronicle.html.j2", lambda: shown(visit, wanted, after))


@router.get("/card")
def card(request: Request) -> Response:
    """What is asked of the chronicle as a card for pages elsewhere: the overview and the first contacts."""
    visit = Visit(request)
    wanted = visit.wanted

    def made() -> Mapping[str, Any]:
        found = visit.shelf.contacts(wanted, limit=ON_CARD, outline=True)
        return {
            "scope": " · ".join(scope(visit, wanted)) or visit.voice.t("site"),
            "whole": visit.absolute(links.list_at(wanted)),
            "total": found.total,
            "lines": lines(found.rows, visit.shelf, visit.voice),
        }

    return visit.page("timeline_card.html.j2", made, headers=(("x-depesche-card", "1"),))


def shown(visit: Visit, wanted: Wanted, after: str | None = None, *, path: str = "/") -> Mapping[str, Any]:
    """What a list of contacts shows: the overview, the facets, the contacts, the ways on."""
    shelf, voice = visit.shelf, visit.voice
    found = shelf.contacts(wanted, after=after, limit=LIMIT, outline=True)
    more = links.list_at(wanted, ("after", found.following), path=path) if found.following else ""
    return {
        "wanted": wanted,
        "counts": shelf.counts(),
        "total": found.total,
        "chart": chart(shelf.overview(wanted), wanted, voice, path),
        "facets": list(_facets(shelf.facets(wanted), wanted, voice, path)),
        "chosen": list(_chosen(wanted, voice, path)),
        "lines": lines(found.rows, shelf, voice),
        "more": more,
        "after": after,
        "card": visit.absolute(links.list_at(wanted, path="/card")),
        "formats": [(name, links.list_at(wanted, ("format", name), path=path)) for name in FORMATS],
    }


def lines(rows: Sequence[Row], shelf: Shelf, voice: Voice, within_: Scale | None = None) -> list[Line]:
    """Contacts as lines of a list, their days drawn on one scale."""
    panel = track([row.contact for row in rows], voice.language, within_)
    drawn = panel.rows if panel else ()
    texts = shelf.readings(row.hit.document for row in rows if row.hit)
    return [
        Line(
            id=row.contact.id,
            href=links.contact_at(row.contact.id),
            when=voice.days(row.contact.time, short=True),
            title=voice.title(row.contact),
            status=row.contact.status,
            status_name=voice.say("status", row.contact.status),
            style=drawn[number].style if drawn else "",
            place=voice.name(row.contact.place) if row.contact.place else "",
            topics="; ".join(row.contact.topics[:4]),
            findings=tuple((f, voice.say("finding", f)) for f in dict.fromkeys(row.findings)),
            marks=drawn[number].marks if drawn else (),
            hit=around(texts[row.hit.document].document.text, row.hit.span, reach=_REACH) if row.hit else None,
            hit_at=links.article_at(row.hit.document, row.hit.span) if row.hit else "",
        )
        for number, row in enumerate(rows)
    ]


def _facets(
    facets: Mapping[str, Sequence[Facet]], wanted: Wanted, voice: Voice, path: str
) -> Iterator[tuple[str, str, list[Choice]]]:
    """The facets that have anything to choose, with their names."""
    chosen = set(_pairs(wanted))
    for name in DIMENSIONS:
        values = [
            Choice(
                value=facet.value,
                name=voice.dimension(name, facet.value),
                count=facet.count,
                href=links.list_at(with_value(wanted, name, facet.value), path=path),
                chosen=False,
            )
            for facet in facets.get(name, ())
            if (name, facet.value) not in chosen
        ]
        if values:
            yield name, voice.t(f"by_{name}"), values


def _chosen(wanted: Wanted, voice: Voice, path: str) -> Iterator[Choice]:
    """What the list is narrowed by; each leads to the list without it."""
    for name, value in _pairs(wanted):
        href = links.list_at(without_value(wanted, name, value), path=path)
        yield Choice(value, voice.dimension(name, value), 0, href, chosen=True)
    if wanted.since or wanted.until:
        href = links.list_at(within(wanted, None, None), path=path)
        yield Choice("", _period(wanted.since, wanted.until, voice), 0, href, chosen=True)


def _period(since: dt.date | None, until: dt.date | None, voice: Voice) -> str:
    return voice.days(DaySet.between(since, until), short=True)


def _pairs(wanted: Wanted) -> Iterable[tuple[str, str]]:
    return ((name, value) for name, field in MANY.items() for value in getattr(wanted, field))
