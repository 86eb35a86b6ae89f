"""One request: who asks, in which language, for which page; and the answer in it, kept as long as nothing changes."""

from __future__ import annotations

import gzip
import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import Response

from depesche.room import links
from depesche.room.asked import wanted_of
from depesche.room.guard import CLOSING
from depesche.room.shelf import Library, Shelf, Wanted
from depesche.room.voice import LANGUAGES, Voice

#: The cookies: whose token, which language.
TOKEN_COOKIE: Final = "depesche_token"  # noqa: S105 - a cookie's name
LANGUAGE_COOKIE: Final = "depesche_language"
#: So many pages are kept, of so many bytes in all.
_PAGES: Final = 2000
_KEPT: Final = 64 * 1024 * 1024
#: Pages smaller than this are not worth packing.
_PACKED_FROM: Final = 1000


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it is sent: packed and plain, with the tag by which a browser knows it again."""

    packed: bytes
    plain: bytes
    tag: str
    type: str
    headers: tuple[tuple[str, str], ...] = ()


class Kept:
    """Pages that were made: by the state of the chronicle, the reader and the address. The oldest are forgotten."""

    def __init__(self, most: int = _PAGES, size: int = _KEPT) -> None:
        self._most, self._room = most, size
        self._size = 0
        self._pages: OrderedDict[tuple[str, ...], Page] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: tuple[str, ...]) -> Page | None:
        """The page of a key."""
        with self._lock:
            page = self._pages.get(key)
            if page is not None:
                self._pages.move_to_end(key)
            return page

    def put(self, key: tuple[str, ...], page: Page) -> None:
        """Keep a page."""
        with self._lock:
            if key not in self._pages:
                self._pages[key] = page
                self._size += len(page.plain) + len(page.packed)
            while len(self._pages) > self._most or self._size > self._room:
                _, gone = self._pages.popitem(last=False)
                self._size -= len(gone.plain) + len(gone.packed)


class Room:
    """What all requests share: the library, the tokens, the pages that were made."""

    def __init__(self, library: Library, holder: Callable[[str], str | None], title: str = "") -> None:
        self.library, self.holder, self.title = library, holder, title
        self.kept = Kept()


class Visit:
    """A request for a page, with all that is needed to answer it."""

    def __init__(self, request: Request) -> None:
        self.request = request
        self.room: Room = request.app.state.room
        self.language = _language(request)
        self.voice = Voice(self.language)
        token = request.cookies.get(TOKEN_COOKIE)
        self.author = self.room.holder(token) if token else None
        self._shelf: Shelf | None = None

    @property
    def shelf(self) -> Shelf:
        """The state of the chronicle from which the whole page is made."""
        if self._shelf is None:
            self._shelf = self.room.library.shelf()
            self.request.scope[CLOSING].append(self._shelf.close)
        return self._shelf

    @property
    def wanted(self) -> Wanted:
        """What the address asks for."""
        return wanted_of(self.request.query_params)

    @property
    def format(self) -> str:
        """As what the view is wanted: html unless it says otherwise."""
        return self.request.query_params.get("format") or "html"

    def here(self, **changes: str | None) -> str:
        """This address with other parameters; ``None`` takes one away."""
        kept = [(k, v) for k, v in self.request.query_params.multi_items() if k not in changes and k != "lang"]
        return links.at(self.request.url.path, [*kept, *((k, v) for k, v in changes.items() if v)])

    def absolute(self, path: str) -> str:
        """An address of the room with its scheme and host."""
        base = self.request.url
        return f"{base.scheme}://{base.netloc}{path}"

    def page(
        self,
        template: str,
        make: Callable[[], Mapping[str, Any]],
        status: int = 200,
        headers: Iterable[tuple[str, str]] = (),
    ) -> Response:
        """The page of a template; what it shows is only worked out where the page is not kept."""
        return self.answer(lambda: self.render(template, make()), "text/html; charset=utf-8", status, headers)

    def answer(
        self, make: Callable[[], str], type_: str, status: int = 200, headers: Iterable[tuple[str, str]] = ()
    ) -> Response:
        """An answer of any kind, kept, packed and tagged."""
        url = self.request.url
        key = (self.shelf.version, self.language, self.author or "", url.netloc, url.path, url.query)
        page = self.room.kept.get(key) if status == 200 else None
        if page is None:
            page = _page(make(), type_, headers)
            if status == 200:
                self.room.kept.put(key, page)
        return self._send(page, status)

    def render(self, template: str, values: Mapping[str, Any]) -> str:
        """A template with the words of the language and what every page shows."""
        return environment().get_template(template).render(v=self.voice, visit=self, at=links, **values)

    def _send(self, page: Page, status: int) -> Response:
        headers = {
            "etag": page.tag,
            "cache-control": "private, no-cache",
            "vary": "Accept-Language, Cookie, Accept-Encoding",
            **dict(page.headers),
        }
        if status == 200 and self.request.headers.get("if-none-match") == page.tag:
            response = Response(status_code=304, headers=headers)
        elif "gzip" in self.request.headers.get("accept-encoding", "") and page.packed:
            packed = {**headers, "content-encoding": "gzip"}
            response = Response(page.packed, status, packed, media_type=page.type)
        else:
            response = Response(page.plain, status, headers, media_type=page.type)
        asked = self.request.query_params.get("lang")
        if asked in LANGUAGES:
            response.set_cookie(LANGUAGE_COOKIE, asked, max_age=31_536_000, samesite="lax", path="/")
        return response


def _page(text: str, type_: str, headers: Iterable[tuple[str, str]]) -> Page:
    plain = text.encode("utf-8", errors="replace")
    packed = gzip.compress(plain, 5, mtime=0) if len(plain) >= _PACKED_FROM else b""
    tag = f'W/"{hashlib.sha256(plain).hexdigest()[:24]}"'
    return Page(packed, plain, tag, type_, tuple(headers))


def _language(request: Request) -> str:
    """The language asked for in the address, else the one chosen before, else the browser's, else the contract's."""
    for asked in (request.query_params.get("lang"), request.cookies.get(LANGUAGE_COOKIE)):
        if asked in LANGUAGES:
            return str(asked)
    accepted = request.headers.get("accept-language", "").split(",")
    tags = (tag.partition(";")[0].strip().lower().partition("-")[0] for tag in accepted)
    return next((tag for tag in tags if tag in LANGUAGES), LANGUAGES[0])


@cache
def environment() -> Environment:
    """The templates of the room."""
    made = Environment(
        loader=PackageLoader("depesche.room", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals["languages"] = LANGUAGES
    return made
