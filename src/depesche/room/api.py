"""The HTTP API: what the pages show as the records of the contract, and what people write."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Annotated, Any, Final, Literal, TypeVar

from fastapi import APIRouter, Query, Request
from starlette.responses import JSONResponse, Response

from depesche.codec import contact_json, dumps, finding_json, reading_json
from depesche.codec.answers import change_json, comparison_json, decision_json
from depesche.days import DaySet
from depesche.room import schema
from depesche.room.access import author_of
from depesche.room.asked import moment_in, text_in, wanted_of
from depesche.room.pages.changes import told
from depesche.room.pages.checking import answers
from depesche.room.problems import not_found
from depesche.room.shelf import Wish
from depesche.room.visit import Visit
from depesche.sources import document_of_text

router = APIRouter(prefix="/api")
_ERRORS: Final[dict[int | str, dict[str, Any]]] = {
    status: {"model": schema.Error} for status in (400, 401, 403, 404, 409, 413, 422, 429, 503)
}
_Asked = TypeVar("_Asked", bound=Callable[..., Response])
_JSON: Final = "application/json"

Lang = Annotated[Literal["de", "en"] | None, Query(description="The language of reasons and labels.")]


def _get(path: str, model: Any) -> Callable[[_Asked], _Asked]:
    """A question with the model of its answer and of errors."""
    return router.get(path, responses={200: {"model": model}, **_ERRORS}, response_class=JSONResponse)


@_get("/health", schema.Health)
def health(request: Request) -> Response:
    """How much there is, and in which state."""
    visit = Visit(request)
    shelf = visit.shelf
    counts = shelf.counts()
    return _sent(
        visit,
        lambda: {
            "version": shelf.version,
            "contacts": counts.contacts,
            "documents": counts.documents,
            "findings": counts.findings,
            "today": shelf.today.isoformat() if shelf.today else None,
        },
    )


@_get("/contacts", schema.Contacts)
def contacts(request: Request, asked: Annotated[schema.ContactsAsked, Query()]) -> Response:
    """The contacts that fit everything asked for, the newest first."""
    visit = Visit(request)
    wanted = wanted_of(request.query_params)

    def make() -> Mapping[str, Any]:
        found = visit.shelf.contacts(wanted, after=asked.after, limit=asked.limit)
        rows = [contact_json(row.contact, visit.language) for row in found.rows]
        return {"contacts": rows, "next": found.following, "total": found.total}

    return _sent(visit, make)


@_get("/facets", schema.Facets)
def facets(request: Request, asked: Annotated[schema.Filters, Query()]) -> Response:
    """By what the contacts asked for can be narrowed, with counts."""
    visit = Visit(request)
    wanted = wanted_of(request.query_params)

    def make() -> Mapping[str, Any]:
        found = visit.shelf.facets(wanted)
        counted = {n: [{"value": f.value, "count": f.count} for f in of] for n, of in found.items()}
        return {"facets": counted, "total": visit.shelf.contacts(wanted, limit=1).total}

    return _sent(visit, make)


@_get("/contacts/{name}", schema.OneContact)
def contact(request: Request, name: str, lang: Lang = None) -> Response:
    """A contact, also by an id that it had before."""
    visit = Visit(request)
    found = visit.shelf.contact(name)
    if found is None:
        raise not_found(f"contact {name!r}")

    def make() -> Mapping[str, Any]:
        about = visit.shelf.findings_about(found.id)
        return {
            "contact": contact_json(found, visit.language),
            "findings": [finding_json(finding, visit.language) for finding in about],
            "readouts": comparison_json(visit.shelf.readouts(found.id)),
        }

    return _sent(visit, make)


@_get("/findings", schema.Findings)
def findings(request: Request, asked: Annotated[schema.FindingsAsked, Query()]) -> Response:
    """The findings, the most important first."""
    visit = Visit(request)

    def make() -> Mapping[str, Any]:
        found = visit.shelf.findings(asked.type, after=asked.after, limit=asked.limit)
        rows = [finding_json(one.finding, visit.language) for one in found.rows]
        return {"findings": rows, "next": found.following, "total": found.total}

    return _sent(visit, make)


@_get("/articles", schema.Articles)
def articles(request: Request, asked: Annotated[schema.ArticlesAsked, Query()]) -> Response:
    """The articles, the newest first."""
    visit = Visit(request)
    words = text_in(request.query_params, "q")

    def make() -> Mapping[str, Any]:
        found = visit.shelf.documents(words=words, after=asked.after, limit=asked.limit)
        rows = [
            {
                "id": told.document.id,
                "title": told.document.title,
                "publisher": told.document.publisher or told.document.agency,
                "published": told.document.published.edtf() if told.document.published else None,
                "url": told.document.url,
                "contacts": told.contacts,
            }
            for told in found.rows
        ]
        return {"articles": rows, "next": found.following, "total": found.total}

    return _sent(visit, make)


@_get("/articles/{name:path}", schema.OneReading)
def article(request: Request, name: str) -> Response:
    """An article with its text and all that was read in it."""
    visit = Visit(request)
    reading = visit.shelf.readings([name]).get(name)
    if reading is None:
        raise not_found(f"article {name!r}")
    return _sent(visit, lambda: {**reading_json(reading), "text": reading.document.text})


@_get("/changes", schema.Changes)
def changes(request: Request, asked: Annotated[schema.ChangesAsked, Query()]) -> Response:
    """What changed in the chronicle, the latest first: since a moment, in the contacts asked for."""
    visit = Visit(request)
    wanted, since = wanted_of(request.query_params), moment_in(request.query_params, "since")
    return _sent(visit, lambda: told(visit.shelf.news(wanted, since=since, after=asked.after, limit=asked.limit)))


@_get("/check", schema.Answers)
def check(request: Request, sentence: Annotated[str, Query(max_length=200)], lang: Lang = None) -> Response:
    """What the chronicle says to a sentence that claims something about contacts."""
    visit = Visit(request)
    return _sent(visit, lambda: answers(visit, text_in(request.query_params, "sentence")))


# -- writing ---------------------------------------------------------------------------------------------
@_get("/decisions", schema.Decisions)
def decisions(request: Request) -> Response:
    """All decisions, those taken back included, the latest first."""
    visit = Visit(request)
    return _sent(visit, lambda: {"decisions": [decision_json(made) for made in visit.shelf.decisions()]})


@router.post(
    "/decisions",
    status_code=201,
    responses={201: {"model": schema.DecisionOut}, **_ERRORS},
    openapi_extra={"security": [{"token": []}]},
)
def decide(request: Request, wanted: schema.DecisionIn) -> Response:
    """Note a decision. Needs a token."""
    author = author_of(request)
    wish = Wish(wanted.action, tuple(wanted.targets), wanted.why, wanted.field, wanted.value)
    made = Visit(request).room.library.decide(wish, author, dt.datetime.now(dt.UTC))
    return JSONResponse(decision_json(made), 201)


@router.post(
    "/decisions/{name}/undo",
    status_code=204,
    response_class=Response,
    responses=_ERRORS,
    openapi_extra={"security": [{"token": []}]},
)
def undo(request: Request, name: str) -> Response:
    """Take a decision back. Needs a token."""
    author_of(request)
    Visit(request).room.library.undo(name)
    return Response(status_code=204)


@router.post(
    "/articles",
    responses={200: {"model": schema.Became}, **_ERRORS},
    openapi_extra={"security": [{"token": []}]},
)
def add(request: Request, wanted: schema.ArticlesIn) -> Response:
    """Read articles and store them; with ``preview`` only say what they would change. Needs a token."""
    author_of(request)
    library = Visit(request).room.library
    documents = [
        document_of_text(
            one.text,
            published=DaySet.parse(one.published) if one.published else None,
            id=one.id,
            url=one.url,
            publisher=one.publisher,
            title=one.title,
        )
        for one in wanted.articles
    ]
    if wanted.preview:
        seen = library.preview(documents)
        return JSONResponse(
            {
                "added": 0,
                "changed": 0,
                "same": 0,
                "problems": list(seen.problems),
                "readings": [reading_json(reading) for reading in seen.readings],
                "changes": [change_json(change) for change in seen.changes],
            }
        )
    stored = library.add(documents)
    became = {name: getattr(stored, name) for name in ("added", "changed", "same")}
    return JSONResponse({**became, "problems": list(stored.problems), "readings": [], "changes": []})


def _sent(visit: Visit, make: Any) -> Response:
    return visit.answer(lambda: dumps(dict(make())), _JSON)
