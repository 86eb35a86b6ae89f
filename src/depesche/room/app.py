"""The application: routes, errors in one shape, the guard in front."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from importlib import resources
from pathlib import Path
from typing import Any, Final

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from depesche.errors import DepescheError
from depesche.room import api
from depesche.room.fetching import Fetcher
from depesche.room.guard import Guard
from depesche.room.limits import Rate
from depesche.room.pages import (
    article,
    changes,
    checking,
    chronicle,
    comparing,
    contact,
    findings,
    people,
    still,
    writing,
)
from depesche.room.problems import CODES, Problem, problem_of
from depesche.room.shelf import Library
from depesche.room.taking import Previews
from depesche.room.visit import Room, Visit
from depesche.version import VERSION

_LOG: Final = logging.getLogger("depesche.room")
_SCHEMES: Final = {"token": {"type": "http", "scheme": "bearer"}}


def build(
    library: Library,
    holder: Callable[[str], str | None],
    *,
    hosts: Iterable[str] = (),
    rate: Rate | None = None,
    fetcher: Fetcher | None = None,
) -> FastAPI:
    """The application over a library. ``holder`` says whose a token is; ``hosts`` are names beside loopback; without a
    ``fetcher`` no page is fetched.
    """
    app = FastAPI(
        title="Depesche",
        version=VERSION,
        description="A sourced, dated, reconciled chronicle of contacts between world leaders.",
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        license_info={"name": "MIT"},
    )
    app.state.room = Room(library, holder)
    app.state.previews = Previews()
    app.state.fetcher = fetcher
    for pages in (chronicle, contact, article, findings, changes, people, checking, comparing, writing, still):
        app.include_router(pages.router)
    app.include_router(api.router)
    static = Path(str(resources.files("depesche.room") / "static"))
    app.mount("/static", StaticFiles(directory=static), name="static")
    _describe(app)
    app.add_exception_handler(Problem, _problem)
    app.add_exception_handler(DepescheError, _problem)
    app.add_exception_handler(RequestValidationError, _problem)
    app.add_exception_handler(HTTPException, _problem)
    app.add_exception_handler(Exception, _problem)
    app.add_middleware(Guard, hosts=tuple(hosts), rate=rate)
    return app


def _describe(app: FastAPI) -> None:
    """Say in the description how one writes."""
    plain = app.openapi

    def described() -> dict[str, Any]:
        made = plain()
        made.setdefault("components", {})["securitySchemes"] = _SCHEMES
        return made

    app.openapi = described  # type: ignore[method-assign]  # FastAPI's own way to extend it


def _problem(request: Request, error: Exception) -> Response:
    """What went wrong, as data for programs and as a page for people."""
    problem = _told(error)
    if request.url.path.startswith(("/api/", "/openapi")) or "json" in request.headers.get("accept", ""):
        return JSONResponse(problem.json(), problem.status, problem.headers)
    try:
        return Visit(request).page(
            "problem.html.j2", lambda: {"problem": problem}, problem.status, tuple(problem.headers.items())
        )
    except DepescheError:
        return JSONResponse(problem.json(), problem.status, problem.headers)


def _told(error: Exception) -> Problem:
    if isinstance(error, Problem):
        return error
    if isinstance(error, DepescheError):
        return problem_of(error)
    if isinstance(error, RequestValidationError):
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"][1:]) or str(first["loc"][0])
        return Problem("invalid", str(first["msg"]), where=where)
    if isinstance(error, HTTPException):
        code = CODES.get(error.status_code, "bad_request")
        headers = {k.lower(): v for k, v in (error.headers or {}).items()}
        return Problem(code, str(error.detail), headers=headers)
    _LOG.error("a fault: %s", type(error).__name__, exc_info=error)
    return Problem("fault", "a fault of Depesche's own; what is stored is safe")
