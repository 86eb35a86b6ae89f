"""Who may write: somebody with a token in force, in a cookie of our own pages or in the header of a program."""

from __future__ import annotations

from starlette.requests import Request

from depesche.room.problems import Problem
from depesche.room.visit import TOKEN_COOKIE, Room


def author_of(request: Request) -> str:
    """Whose token a request carries. Raises :class:`Problem` where it carries none in force."""
    room: Room = request.app.state.room
    scheme, _, secret = request.headers.get("authorization", "").partition(" ")
    given = secret.strip() if scheme.lower() == "bearer" else request.cookies.get(TOKEN_COOKIE, "")
    name = room.holder(given) if given else None
    if name is None:
        raise Problem(
            "not_authorised",
            "writing needs a token",
            remedy="depesche tokens add NAME makes one",
            headers={"www-authenticate": 'Bearer realm="depesche"'},
        )
    return name
