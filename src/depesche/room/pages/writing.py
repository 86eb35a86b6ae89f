"""What changes something: signing in, decisions, adding articles. Everything here needs a token but the signing in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Final
from urllib.parse import urlsplit, urlunsplit

from fastapi import APIRouter, Form, Request, UploadFile
from starlette.responses import RedirectResponse, Response

from depesche.chronicle import Decision
from depesche.codec import dumps
from depesche.codec.answers import decision_json
from depesche.model import Reading
from depesche.room import links
from depesche.room.access import author_of
from depesche.room.downloads import Entry, downloaded, feed, table
from depesche.room.fetching import Fetcher
from depesche.room.pages.changes import change_view
from depesche.room.problems import Problem
from depesche.room.shelf import Preview, Wish
from depesche.room.taking import Previews, Taken, pasted, uploaded
from depesche.room.visit import TOKEN_COOKIE, Visit

router = APIRouter(include_in_schema=False)
#: A signed-in browser stays so for so many seconds.
_A_MONTH: Final = 30 * 24 * 3600
_COLUMNS: Final = ("id", "action", "field", "value", "who", "when", "why", "undone")


# -- signing in ------------------------------------------------------------------------------------------
@router.get("/login")
def login(request: Request) -> Response:
    """The form for a token."""
    visit = Visit(request)
    return visit.page("login.html.j2", lambda: {"wrong": False, "next": _local(request.query_params.get("next"))})


@router.post("/login")
def sign_in(
    request: Request,
    token: Annotated[str, Form(max_length=200)] = "",
    next: Annotated[str, Form()] = "/",  # noqa: A002
) -> Response:
    """Keep a token that is in force in a cookie that no script can read."""
    visit = Visit(request)
    if visit.room.holder(token.strip()) is None:
        return visit.page("login.html.j2", lambda: {"wrong": True, "next": _local(next)}, status=401)
    response = RedirectResponse(_local(next), 303)
    secure = request.url.scheme == "https"
    response.set_cookie(
        TOKEN_COOKIE, token.strip(), max_age=_A_MONTH, httponly=True, samesite="strict", secure=secure, path="/"
    )
    return response


@router.post("/logout")
def sign_out() -> Response:
    """Forget the token."""
    response = RedirectResponse("/", 303)
    response.delete_cookie(TOKEN_COOKIE, path="/", httponly=True, samesite="strict")
    return response


def _local(address: str | None, **more: str) -> str:
    """An address of the room, never one elsewhere, with parameters added before its fragment."""
    if "\\" in (address or "") or not (address or "/").isprintable():
        return "/"
    parts = urlsplit(address or "/")
    if parts.scheme or parts.netloc or not parts.path.startswith("/") or parts.path.startswith("//"):
        return "/"
    query = "&".join(part for part in parts.query.split("&") if part and part.partition("=")[0] not in more)
    added = links.at("", more.items()).lstrip("?")
    return urlunsplit(("", "", parts.path, "&".join(filter(None, (query, added))), parts.fragment))


# -- decisions -------------------------------------------------------------------------------------------
@router.get("/decisions")
def decisions(request: Request) -> Response:
    """All decisions, the latest first."""
    visit = Visit(request)
    made = visit.shelf.decisions()
    if visit.format != "html":
        return downloaded(visit, _decisions_as(visit, made))
    return visit.page(
        "decisions.html.j2",
        lambda: {
            "decisions": [
                (d, visit.voice.t(f"action_{d.action}"), visit.voice.say("field", d.field)) for d in made
            ],
            "formats": [(name, visit.here(format=name)) for name in ("json", "csv", "atom")],
        },
    )


def _decisions_as(visit: Visit, made: Sequence[Decision]) -> Mapping[str, Any]:
    def entries() -> list[Entry]:
        return [
            Entry(
                d.id, f"{d.id}: {d.action}", f"/decisions#{d.id}", dt.datetime.fromisoformat(d.when).date(), d.why
            )
            for d in made
        ]

    return {
        "json": lambda: dumps({"decisions": [decision_json(d) for d in made]}),
        "csv": lambda: table(_COLUMNS, [[getattr(d, c) for c in _COLUMNS] for d in made]),
        "atom": lambda: feed(
            visit, f"{visit.voice.t('site')} · {visit.voice.t('decisions')}", "/decisions", entries()
        ),
    }


@router.post("/decisions")
def decide(
    request: Request,
    action: Annotated[str, Form(max_length=20)],
    target: Annotated[list[str] | None, Form()] = None,
    field: Annotated[str, Form(max_length=20)] = "",
    value: Annotated[str, Form(max_length=200)] = "",
    why: Annotated[str, Form(max_length=500)] = "",
    next: Annotated[str, Form()] = "/decisions",  # noqa: A002
) -> Response:
    """Note a decision and go where the form says."""
    author = author_of(request)
    targets = tuple(name for name in (target or ()) if name)
    if not targets:
        raise Problem("bad_request", "nothing was chosen", where="target")
    set_ = action == "set"
    wish = Wish(action, targets, " ".join(why.split()), field if set_ else None, value.strip() if set_ else None)
    made = Visit(request).room.library.decide(wish, author, dt.datetime.now(dt.UTC))
    return RedirectResponse(_local(next, done=made.id), 303)


@router.post("/decisions/{name}/undo")
def undo(request: Request, name: str, next: Annotated[str, Form()] = "/decisions") -> Response:  # noqa: A002
    """Take a decision back."""
    author_of(request)
    Visit(request).room.library.undo(name)
    return RedirectResponse(_local(next, undone=name), 303)


# -- adding ----------------------------------------------------------------------------------------------
@router.get("/add")
def adding(request: Request) -> Response:
    """The form for articles."""
    params = request.query_params
    added = {name: params.get(name, "") for name in ("added", "changed", "same")}
    counts = {n: int(v) for n, v in added.items() if v.isascii() and v.isdigit() and len(v) < 7}
    return Visit(request).page(
        "add.html.j2", lambda: {"became": counts, "fetches": request.app.state.fetcher is not None}
    )


@router.post("/add")
def preview(
    request: Request,
    text: Annotated[str, Form()] = "",
    published: Annotated[str, Form(max_length=60)] = "",
    publisher: Annotated[str, Form(max_length=200)] = "",
    title: Annotated[str, Form(max_length=500)] = "",
    url: Annotated[str, Form(max_length=2000)] = "",
    page: Annotated[str, Form(max_length=2000)] = "",
    file: UploadFile | None = None,
) -> Response:
    """Read the articles and show what they would change; nothing is stored."""
    author = author_of(request)
    visit = Visit(request)
    if file is not None and file.filename:
        taken = uploaded(file.filename, file.file.read(), published, publisher)
    elif page.strip():
        taken = _fetcher(request).taken(page.strip(), published, publisher)
    else:
        taken = pasted(text, published, publisher=publisher, title=title, url=url)
    return visit.page("preview.html.j2", lambda: _previewed(visit, taken, author), status=202)


def _fetcher(request: Request) -> Fetcher:
    fetcher: Fetcher | None = request.app.state.fetcher
    if fetcher is None:
        raise Problem(
            "forbidden", "this room fetches no pages", remedy="depesche serve --fetch opens one that does"
        )
    return fetcher


def _previewed(visit: Visit, taken: Taken, author: str) -> Mapping[str, Any]:
    seen: Preview = visit.room.library.preview(taken.documents)
    previews: Previews = visit.request.app.state.previews
    return {
        "name": previews.keep(author, taken.documents) if taken.documents else "",
        "readings": [_read(visit, reading) for reading in seen.readings],
        "changes": [change_view(change, seen.contacts, visit.voice) for change in seen.changes[:200]],
        "problems": [*taken.problems, *seen.problems],
    }


def _read(visit: Visit, reading: Reading) -> tuple[str, list[tuple[str, str, str]]]:
    """An article and the contacts that it tells of."""
    voice = visit.voice
    reports = [(voice.days(r.time), voice.report(r), voice.say("status", r.status)) for r in reading.reports]
    return voice.source(reading.document), reports


@router.post("/add/{name}")
def add(request: Request, name: str) -> Response:
    """Store the articles that were looked at."""
    author = author_of(request)
    previews: Previews = request.app.state.previews
    stored = Visit(request).room.library.add(previews.take(name, author))
    pairs = [(n, str(getattr(stored, n))) for n in ("added", "changed", "same")]
    return RedirectResponse(links.at("/add", pairs), 303)
