"""Feeds watched: asked when they are due, the pages that they point to taken once, and nothing lost in between.

What a feed names is noted in the store before the feed's state is (in one transaction), and a page counts as taken only
when its article is stored; a ticker is asked for again as long as it grows. So whenever the program is killed, the next
one goes on: a page is never taken twice and never forgotten.
"""

from __future__ import annotations

import datetime as dt
import io
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from queue import SimpleQueue
from typing import Final

from depesche.days import DaySet
from depesche.errors import InputError
from depesche.fetching.growing import followed
from depesche.fetching.polite import Polite, host_of
from depesche.fetching.settings import Feed
from depesche.fetching.taking import Known, items_of, same, whole_of_feed
from depesche.fetching.web import Answer
from depesche.intake import Intake, now
from depesche.rejects import Reject
from depesche.sources import feeds, json_documents, placed_of
from depesche.sources.article import Placed
from depesche.sources.format import Fit, Found, Item
from depesche.sources.pages.pool import made
from depesche.sources.streams import HEAD, Raw, buffered
from depesche.store import Store
from depesche.store.watching import FeedState, PageOutcome, WatchedPage

#: So many hosts are asked at the same time, each one request at a time.
_AT_ONCE: Final = 8
#: So many pages are taken before the store and the reader get them.
_BATCH: Final = 50
#: Seconds after which what has come is stored, however much is still to come.
_PATIENCE: Final = 15.0
_ANY: Final[Mapping[str, str]] = {}
#: A page that fails is asked for again after so many minutes, twice as many each time, at most so many times.
_AGAIN: Final = 2.0
_TRIES: Final = 6
#: A page that the server does not have, or does not give, is asked for so many times.
_REFUSED: Final = 3
#: A feed that fails is left alone for its usual time, twice as long each time, at most for so many minutes.
_LONGEST: Final = 60.0
#: A page that must not be asked for is looked at again after a day: rules change.
_FORBIDDEN: Final = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Fetched:
    """A page and what its server answered."""

    page: WatchedPage
    answer: Answer

    @property
    def name(self) -> str:
        """The address of the page itself, behind all redirects: the id of its article."""
        return same(self.answer.url) if self.answer.is_whole else self.page.url


@dataclass(frozen=True, slots=True)
class Telling:
    """Who is told: ``notice`` what goes wrong with feeds, ``on_reject`` what with articles, ``on_news`` of each intake
    that has stored something.
    """

    notice: Callable[[str], None]
    on_reject: Callable[[Reject], None]
    on_news: Callable[[Intake], None]


class Watch:
    """Watches feeds into a store.

    ``reader`` is as in :func:`depesche.many.outcomes`; ``take_apart`` makes articles of pages, in a process of its own
    if not given.
    """

    def __init__(
        self,
        store: str,
        feeds_: Sequence[Feed],
        polite: Callable[[Store], Polite],
        telling: Telling,
        *,
        clock: Callable[[], dt.datetime] = now,
        reader: str | None = None,
        take_apart: Callable[[Iterable[Item]], Iterator[Found]] | None = None,
    ) -> None:
        self._name = store
        self._feeds = {feed.url: feed for feed in feeds_}
        self._store = Store(store)
        self._polite = polite(self._store)
        self._telling = telling
        self._clock = clock
        self._reader = reader
        self._take_apart = take_apart or partial(made, jobs=1)

    def close(self) -> None:
        """Note what is known of the hosts, and give the connections back."""
        self._store.note_hosts(self._polite.states())
        self._store.close()

    def once(self, *, all_feeds: bool = False) -> None:
        """Ask the feeds that are due (or all that may be asked), and take the pages that are."""
        self._ask_feeds(all_feeds=all_feeds)
        self._take_pages()
        self._release()
        self._store.note_hosts(self._polite.states())

    def next_at(self) -> dt.datetime:
        """When there is something to do again."""
        feeds_ = [self._store.feed(url).next for url in self._feeds]
        known = [at for at in (*feeds_, self._store.next_page()) if at is not None]
        return min(known, default=self._clock())

    # -- feeds ----------------------------------------------------------------------------------------------------
    def _ask_feeds(self, *, all_feeds: bool) -> None:
        at = self._clock()
        states = {url: self._store.feed(url) for url in self._feeds}
        due = [s for s in states.values() if all_feeds or s.next is None or s.next <= at]
        for url, answer in self._gathered((state.url, _conditions(state)) for state in due):
            self._note_answer(self._feeds[url], states[url], answer)

    def _note_answer(self, feed: Feed, state: FeedState, answer: Answer) -> None:
        """Note what a feed answered, and what it names."""
        at = self._clock()
        every = dt.timedelta(minutes=feed.every)
        if answer.status == 304:
            self._store.note_feed(replace(state, asked=at, next=at + every, failures=0, problem=None))
            return
        try:
            pages = [page for entry in entries_of(answer) if (page := self._page(feed, entry, at))]
        except InputError as error:
            self._note_failure(feed, state, answer, error)
            return
        self._store.note_feed(
            FeedState(
                feed.url,
                answer.headers.get("etag"),
                answer.headers.get("last-modified"),
                asked=at,
                next=at + every,
            ),
            pages,
        )

    def _note_failure(self, feed: Feed, state: FeedState, answer: Answer, error: InputError) -> None:
        at, failures = self._clock(), state.failures + 1
        rest = answer.retry_after
        minutes = rest / 60 if rest is not None else min(feed.every * 2**failures, max(_LONGEST, feed.every))
        again = at + dt.timedelta(minutes=minutes)
        self._telling.notice(f"{feed.url}: {error.message}; asked again at {again.astimezone():%H:%M}")
        self._store.note_feed(replace(state, asked=at, next=again, failures=failures, problem=error.message))

    def _page(self, feed: Feed, entry: feeds.Entry | Reject, at: dt.datetime) -> WatchedPage | None:
        if isinstance(entry, Reject):
            self._telling.on_reject(replace(entry, file=feed.url))
            return None
        url = same(entry.link or entry.id)
        if host_of(url) is None and not entry.whole:
            return None
        return WatchedPage(
            url=url[:2048],
            feed=feed.url,
            seen=at,
            next=at,
            title=entry.title,
            published=str(entry.published) if entry.published else None,
            publisher=feed.publisher or entry.publisher,
            text=entry.text if entry.whole else None,
        )

    # -- pages ----------------------------------------------------------------------------------------------------
    def _take_pages(self) -> None:
        """Take the pages that are due, some at a time, until none is."""
        while pages := self._store.due_pages(self._clock(), _BATCH):
            stored = self._store.stored([page.url for page in pages if page.state != "live"])
            self._store.note_pages(self._noted(page) for page in pages if page.url in stored)
            wanted = {page.url: page for page in pages if page.url not in stored}
            self._take([_Fetched(page, Answer(url)) for url, page in wanted.items() if host_of(url) is None])
            fetched: list[_Fetched] = []
            begun = time.monotonic()
            for url, answer in self._gathered((url, _ANY) for url in wanted if host_of(url) is not None):
                fetched.append(_Fetched(wanted[url], answer))
                if time.monotonic() - begun > _PATIENCE:
                    self._take(fetched)
                    fetched, begun = [], time.monotonic()
            self._take(fetched)

    def _take(self, fetched: Sequence[_Fetched]) -> None:
        """Store the articles of pages and note what became of each page, in this order."""
        if not fetched:
            return
        good = [item for item in fetched if _has_text(item)]
        failed = [self._failed(item) for item in fetched if not _has_text(item)]
        with Intake(self._name, self._telling.on_reject, self._clock) as intake:
            intake.tells_news = True
            grown: dict[str, bool] = {}
            intake.run(self._placed(self._new(good), grown), jobs=1, reader=self._reader)
            intake.run((_given_up(page) for page in failed if page.state == "given_up"), jobs=1)
            at = self._clock()
            done = [followed(item.page, grown=grown.get(item.name), at=at) for item in good]
            self._store.note_pages([*failed, *done])
            if intake.tally.stored > intake.tally.same or intake.tally.retracted:
                self._telling.on_news(intake)

    def _release(self) -> None:
        """Take in what an embargo has kept out, once that has ended."""
        at = self._clock()
        if any(held.revision.embargo and held.revision.embargo <= at for held in self._store.waiting()):
            with Intake(self._name, self._telling.on_reject, self._clock) as intake:
                intake.tells_news = True
                intake.run((), jobs=1, reader=self._reader)
                self._telling.on_news(intake)

    def _new(self, good: Sequence[_Fetched]) -> list[_Fetched]:
        """Those that are stored under no other address: several may lead to one page."""
        names = [item.name for item in good]
        seen = set(self._store.stored(names))
        found = []
        for item, name in zip(good, names, strict=True):
            if name not in seen or item.page.state == "live":
                seen.add(name)
                found.append(item)
        return found

    def _placed(self, fetched: Iterable[_Fetched], grown: dict[str, bool]) -> Iterator[Placed | Reject]:
        """What is to be stored; ``grown`` says of each ticker whether it has grown since it was stored."""
        at = self._clock()
        for found in self._take_apart(found for item in fetched for found in _items(item, at)):
            placed = found if isinstance(found, Reject) else placed_of(found)
            if isinstance(found, Reject) or isinstance(placed, Reject) or not found.live:
                yield placed
                continue
            grown[placed.document.id] = self._is_new(placed)
            if grown[placed.document.id]:
                yield placed

    def _is_new(self, placed: Placed) -> bool:
        """Whether a text is another than the one that is stored under its address."""
        (before,) = self._store.readings_of([placed.document.id]) or (None,)
        return before is None or before.document.sha256 != placed.document.sha256

    def _noted(self, page: WatchedPage) -> WatchedPage:
        """A page that is stored though nobody noted it, for the program was ended: a ticker if it has versions."""
        ticker = self._store.known(page.url) is not None
        return followed(page, grown=True if ticker else None, at=self._clock())

    def _failed(self, item: _Fetched) -> WatchedPage:
        """A page that could not be taken: when it is asked for again, or that it is given up."""
        page, answer, at = item.page, item.answer, self._clock()
        problem = answer.problem or f"answers with {answer.status}"
        if answer.retry_after is not None:  # the host is busy, which is not the page's fault
            return replace(page, next=at + dt.timedelta(seconds=answer.retry_after + 1), problem=problem)
        attempts = page.attempts + 1
        most = _REFUSED if answer.forbidden or 400 <= answer.status < 500 else _TRIES
        again = _FORBIDDEN if answer.forbidden else dt.timedelta(minutes=_AGAIN * 2**attempts)
        ended: PageOutcome = "taken" if page.state == "live" else "given_up"
        state: PageOutcome = ended if attempts >= most else page.state
        return replace(page, attempts=attempts, next=at + again, state=state, problem=problem)

    # -- asking -----------------------------------------------------------------------------------------------------
    def _gathered(self, wanted: Iterable[tuple[str, Mapping[str, str]]]) -> Iterator[tuple[str, Answer]]:
        """The answers as they come: several hosts at the same time, one request a host."""
        by_host: dict[str | None, list[tuple[str, Mapping[str, str]]]] = defaultdict(list)
        for url, headers in wanted:
            by_host[host_of(url)].append((url, headers))
        self._polite.load(url for tasks in by_host.values() for url, _ in tasks)
        answers: SimpleQueue[tuple[str, Answer] | BaseException] = SimpleQueue()
        stopped = threading.Event()

        def ask(tasks: list[tuple[str, Mapping[str, str]]]) -> None:
            for url, headers in tasks:
                if stopped.is_set():
                    return
                try:
                    answers.put((url, self._polite.get(url, headers)))
                except BaseException as error:  # noqa: BLE001 - raised where the answers are waited for
                    answers.put(error)
                    return

        with ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="depesche-web") as threads:
            try:
                for tasks in by_host.values():
                    threads.submit(ask, tasks)
                for _ in range(sum(map(len, by_host.values()))):
                    found = answers.get()
                    if isinstance(found, BaseException):
                        raise found
                    yield found
            finally:
                stopped.set()  # what is under way ends, nothing more is begun


def entries_of(answer: Answer) -> Iterator[feeds.Entry | Reject]:
    """The entries of what should be a feed. Raises :class:`InputError` where it is none, or did not come."""
    if not answer.is_whole:
        raise InputError(answer.problem or f"answers with {answer.status}", where=answer.url)
    stream = buffered(Raw(io.BytesIO(answer.body)))
    head = stream.peek(HEAD)[:HEAD]
    if feeds.fits(head) is not Fit.NO:
        yield from feeds.entries(stream, answer.url)
    elif json_documents.fits(head):
        for number, row in enumerate(json_documents.rows(stream, answer.url), start=1):
            if isinstance(row, dict) and feeds.is_json_entry(row):
                yield feeds.json_entry(row, number)
    else:
        raise InputError("is no feed", where=answer.url)


def _conditions(state: FeedState) -> dict[str, str]:
    """What makes a server answer only if something is new."""
    headers = {"If-None-Match": state.etag, "If-Modified-Since": state.modified}
    return {name: value for name, value in headers.items() if value}


def _has_text(item: _Fetched) -> bool:
    """Whether there is something to read: the page, or for want of it the text that the feed has."""
    return item.answer.is_whole or (item.page.text is not None and item.answer.retry_after is None)


def _items(item: _Fetched, retrieved: dt.datetime) -> Iterator[Item]:
    page = item.page
    published = DaySet.parse(page.published) if page.published else None
    if item.answer.is_whole:
        yield from items_of(item.answer, Known(item.name, retrieved, published, page.publisher))
    else:
        yield whole_of_feed(page.url, page.title, page.text or "", published, page.publisher)


def _given_up(page: WatchedPage) -> Reject:
    error = InputError(
        page.problem or "cannot be taken", where=page.url, remedy=f"depesche fetch {page.url} tries again"
    )
    return Reject(page.url, None, error, page.url)
