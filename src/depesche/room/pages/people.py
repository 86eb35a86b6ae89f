"""A person, a state, a pair: how often, how and when; the gaps; first and last; with whom in which year."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from fastapi import APIRouter, Request
from starlette.responses import Response

from depesche.model import Contact
from depesche.model.kinds import KINDS
from depesche.room import links
from depesche.room.asked import within
from depesche.room.charts import chart
from depesche.room.downloads import contacts_as
from depesche.room.pages.chronicle import LIMIT, lines
from depesche.room.problems import not_found
from depesche.room.shelf import Happened, Partner, Shelf, Wanted
from depesche.room.visit import Visit
from depesche.room.voice import Voice

router = APIRouter(include_in_schema=False)
#: So many partners and years a matrix has at most; of the longest pauses so many are named.
_PARTNERS: Final = 25
_YEARS: Final = 12
_GAPS: Final = 5


@dataclass(frozen=True, slots=True)
class Cell:
    """The contacts with a partner in a year, and the address of their list."""

    count: int
    href: str


@dataclass(frozen=True, slots=True)
class Line:
    """A partner's line of the matrix."""

    name: str
    href: str
    cells: tuple[Cell, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Gap:
    """A pause between two contacts that took place: at least so many days."""

    days: int
    before: tuple[str, str]
    after: tuple[str, str]


@router.get("/people/{name}")
def person(request: Request, name: str) -> Response:
    """A person."""
    visit = Visit(request)
    return _about(visit, Wanted(people=(name,)), _named(visit, name), person=name)


@router.get("/states/{name}")
def state(request: Request, name: str) -> Response:
    """A state or organisation."""
    visit = Visit(request)
    return _about(visit, Wanted(states=(name,)), visit.voice.name(name), state=name)


@router.get("/pairs/{one}/{other}")
def pair(request: Request, one: str, other: str) -> Response:
    """Two people, or two states."""
    visit = Visit(request)
    people = Wanted(people=(one, other))
    title = " – ".join(_named(visit, name) for name in (one, other))
    if visit.shelf.contacts(people, limit=1, outline=True).total:
        return _about(visit, people, title)
    return _about(visit, Wanted(states=(one, other)), title)


def _named(visit: Visit, key: str) -> str:
    """A person by the name that the language has, else by the one that articles give."""
    known = visit.voice.name(key)
    return known if known != key else visit.shelf.name(key) or key


def _about(visit: Visit, wanted: Wanted, title: str, person: str = "", state: str = "") -> Response:
    total = visit.shelf.contacts(wanted, limit=1, outline=True).total
    if not total:
        raise not_found(f"contact of {title!r}")
    if visit.format != "html":
        return contacts_as(visit, wanted, path=visit.request.url.path)
    asked = within(wanted, visit.wanted.since, visit.wanted.until)
    return visit.page("about.html.j2", lambda: _shown(visit, asked, title, person, state))


def _shown(visit: Visit, wanted: Wanted, title: str, person: str, state: str) -> Mapping[str, Any]:
    shelf, voice = visit.shelf, visit.voice
    path = visit.request.url.path
    found = shelf.contacts(wanted, limit=LIMIT, outline=True)
    kinds = {facet.value: facet.count for facet in shelf.facets(wanted, ("kind",)).get("kind", ())}
    years, matrix = _matrix(shelf, wanted, voice, person, state)
    done = shelf.happened(wanted)
    return {
        "title": title,
        "total": found.total,
        "kinds": [
            (voice.say("kind", kind), kinds[kind], links.list_at(_of_kind(wanted, kind)))
            for kind in KINDS
            if kind in kinds
        ],
        "first": _known(done[0].id, shelf, voice) if done else None,
        "last": _known(max(done, key=lambda one: (one.last, one.id)).id, shelf, voice) if done else None,
        "chart": chart(shelf.overview(wanted), Wanted(since=wanted.since, until=wanted.until), voice, path),
        "gaps": _gaps(done, shelf, voice),
        "years": years,
        "matrix": matrix,
        "lines": lines(found.rows, shelf, voice),
        "list_at": links.list_at(wanted),
        "formats": [(name, visit.here(format=name)) for name in ("json", "csv", "atom")],
    }


def _of_kind(wanted: Wanted, kind: str) -> Wanted:
    return Wanted(people=wanted.people, states=wanted.states, kinds=(kind,))  # type: ignore[arg-type]  # one of KINDS


def _link(contact: Contact | None, voice: Voice) -> tuple[str, str] | None:
    if contact is None:
        return None
    return links.contact_at(contact.id), f"{voice.days(contact.time, short=True)}: {voice.title(contact)}"


def _gaps(found: Sequence[Happened], shelf: Shelf, voice: Voice) -> list[Gap]:
    """The longest pauses that there certainly were between contacts that took place."""
    pauses: list[tuple[int, str, str]] = []
    latest: Happened | None = None
    for one in found:
        if latest and (days := (one.first - latest.last).days) > 1:
            pauses.append((days, latest.id, one.id))
        if latest is None or one.last >= latest.last:
            latest = one
    longest = sorted(pauses, key=lambda pause: -pause[0])[:_GAPS]
    return [Gap(days, _known(a, shelf, voice), _known(b, shelf, voice)) for days, a, b in longest]


def _known(name: str, shelf: Shelf, voice: Voice) -> tuple[str, str]:
    return _link(shelf.contact(name), voice) or ("", "")


def _matrix(
    shelf: Shelf, wanted: Wanted, voice: Voice, person: str, state: str
) -> tuple[list[int | None], list[Line]]:
    """With whom how often in which year; only of one person or state."""
    if not (person or state):
        return [], []
    partners = shelf.partners(person=person or None, state=state or None)
    counted = Counter(year for partner in partners for year in partner.years if year is not None)
    years: list[int | None] = sorted(counted)[-_YEARS:]  # type: ignore[assignment]  # ints are among them
    if any(None in partner.years for partner in partners):
        years.append(None)
    return years, [_line(partner, years, wanted, voice, person or state) for partner in partners[:_PARTNERS]]


def _line(partner: Partner, years: Sequence[int | None], wanted: Wanted, voice: Voice, own: str) -> Line:
    with_ = Wanted(
        people=(*wanted.people, partner.id) if wanted.people else (),
        states=(*wanted.states, partner.id) if wanted.states else (),
    )
    cells = tuple(
        Cell(
            partner.years.get(year, 0),
            links.list_at(within(with_, dt.date(year, 1, 1), dt.date(year, 12, 31)) if year else with_),
        )
        for year in years
    )
    known = voice.name(partner.id)
    return Line(
        name=known if known != partner.id else partner.name,
        href=links.pair_at(own, partner.id),
        cells=cells,
        total=partner.total,
    )
