"""Pages to articles in worker processes: a page that takes too long, or kills its worker, costs that page alone.

:func:`made` keeps the order in which pages and other things were found. Workers start with the first page and are kept.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from contextlib import ExitStack
from importlib import import_module
from itertools import islice
from typing import Final

from depesche.crew import Crew, DiedError, LateError, cores
from depesche.errors import InputError
from depesche.rejects import Reject
from depesche.sources.article import Article
from depesche.sources.format import Found, Item
from depesche.sources.pages.page import Page

#: A page takes some hundredths of a second; one that takes so many seconds is given up.
LIMIT: Final = 20.0
#: Parsers of pages leak; a worker is renewed after so many.
_RENEWED: Final = 5000
#: So many pages for each worker are under way or wait to be taken, and so many bytes of them in all.
_AHEAD: Final = 4
_BYTES: Final = 64 * 1024 * 1024
#: What one page may take of memory, in bytes.
_MEMORY: Final = 4 * 1024**3

_Waiting = Article | Reject | tuple[Page, "Future[Found]"]


def made(
    found: Iterable[Item], *, jobs: int | None = None, limit: float = LIMIT, by: str = f"{__name__}:answer"
) -> Iterator[Found]:
    """What was found, with the article of each page, or why it has none, in the page's place.

    ``by`` names the function that takes a page apart.
    """
    jobs = jobs or cores()
    items = iter(found)
    ahead: deque[Item] = deque()
    waiting: deque[_Waiting] = deque()
    size = 0
    with ExitStack() as stack:
        crew: Crew | None = None
        while (item := ahead.popleft() if ahead else next(items, None)) is not None:
            if isinstance(item, Page):
                if crew is None:  # one page alone needs one worker
                    ahead += islice(items, 1)
                    crew = stack.enter_context(Crew(jobs if ahead else 1, by, renewed_after=_RENEWED, limit=limit))
                waiting.append((item, crew.submit(item)))
                size += len(item.data)
            else:
                waiting.append(item)
            while waiting and (len(waiting) > _AHEAD * jobs or size > _BYTES or _is_done(waiting[0])):
                size -= _size(waiting[0])
                yield _taken(waiting.popleft())
        while waiting:
            yield _taken(waiting.popleft())


def answer(page: Page | None) -> Found | None:
    """What a worker answers: the page's article, or why it has none; asked nothing, it gets ready."""
    if page is not None:
        return tried(page)
    _bounded()
    for library in ("trafilatura", "htmldate"):  # what they think of a page is not the user's concern
        logging.getLogger(library).setLevel(logging.CRITICAL)
        import_module(library)
    return None


def tried(page: Page) -> Found:
    """The page's article, or why it has none, whatever happens."""
    from depesche.sources.pages.making import article_of  # noqa: PLC0415  (parsers are for workers alone)

    try:
        return article_of(page)
    except MemoryError:
        return _reject(page, "takes too much memory")
    except Exception as error:  # noqa: BLE001 - a page never ends a run, whatever it holds
        return _reject(page, f"cannot be taken apart ({type(error).__name__})")


def _taken(waiting: _Waiting) -> Found:
    if isinstance(waiting, Article | Reject):
        return waiting
    page, future = waiting
    try:
        return future.result()
    except LateError:
        return _reject(page, "takes too long to be taken apart")
    except DiedError:
        return _reject(page, "cannot be taken apart: it ends the program that tries")


def _is_done(waiting: _Waiting) -> bool:
    return not isinstance(waiting, tuple) or waiting[1].done()


def _size(waiting: _Waiting) -> int:
    return len(waiting[0].data) if isinstance(waiting, tuple) else 0


def _reject(page: Page, said: str) -> Reject:
    return Reject(page.file, page.line, InputError(said, where=page.where), page.id or page.url)


def _bounded() -> None:
    """Keep the process from taking all memory, where the system can."""
    try:
        import resource  # noqa: PLC0415  (not on Windows)
    except ImportError:
        return
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    wanted = _MEMORY if most == resource.RLIM_INFINITY else min(_MEMORY, most)
    resource.setrlimit(resource.RLIMIT_AS, (wanted, most))
