"""The addresses of the room: a URL for every view and every filter."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote, urlencode, urlsplit

from depesche.model import Span
from depesche.room.asked import pairs_of
from depesche.room.shelf import Wanted


def contact_at(name: str) -> str:
    """The page of a contact."""
    return f"/contacts/{_part(name)}"


def article_at(name: str, mark: Span | None = None) -> str:
    """The page of an article; with a span, at the words in it."""
    place = f"?mark={mark[0]}-{mark[1]}#mark" if mark else ""
    return f"/articles/{_part(name)}{place}"


def person_at(name: str) -> str:
    """The page of a person."""
    return f"/people/{_part(name)}"


def state_at(name: str) -> str:
    """The page of a state or organisation."""
    return f"/states/{_part(name)}"


def pair_at(one: str, other: str) -> str:
    """The page of two people or of two states, whichever is named first."""
    return f"/pairs/{'/'.join(_part(name) for name in sorted((one, other)))}"


def list_at(wanted: Wanted, *more: tuple[str, str], path: str = "/") -> str:
    """The contacts asked for."""
    return at(path, (*pairs_of(wanted), *more))


def at(path: str, pairs: Iterable[tuple[str, str]]) -> str:
    """An address with parameters."""
    query = urlencode([(name, value) for name, value in pairs if value])
    return f"{path}?{query}" if query else path


def outside(url: str | None) -> str | None:
    """An address elsewhere that may be linked to: only of the web."""
    return url if url and urlsplit(url).scheme in ("http", "https") else None


__all__ = [
    "article_at",
    "at",
    "contact_at",
    "list_at",
    "outside",
    "pair_at",
    "pairs_of",
    "person_at",
    "state_at",
]


def _part(name: str) -> str:
    """A name as one part of a path. A slash stands as %2F, which the server gives back as it was."""
    return quote(name, safe="")
