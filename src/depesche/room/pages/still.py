"""Pages that say the same whatever the chronicle: help."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from depesche.room.visit import Visit

router = APIRouter(include_in_schema=False)
#: The keys and what they do, in words of the room.
KEYS = (
    ("/", "key_search"),
    ("j", "key_down"),
    ("k", "key_up"),
    ("o", "key_open"),
    ("a", "key_accept"),
    ("r", "key_reject"),
    ("?", "key_help"),
)


@router.get("/help")
def help_(request: Request) -> Response:
    """The keys, the marks, the API."""
    return Visit(request).page("help.html.j2", lambda: {"keys": KEYS})


@router.get("/favicon.ico")
def icon() -> Response:
    """Browsers ask for it; ours is drawn in the pages."""
    return Response(status_code=204)
