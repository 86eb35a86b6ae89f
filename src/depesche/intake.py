"""Articles into a store: read on all cores, stored by one writer, with what cannot be read as rows beside them.

What is counted in :attr:`Intake.tally` is on disk. The store is the same whatever the number of workers. It is made
only when there is something to put in: a run over nothing that is an article leaves no file behind.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from depesche.chronicle.changing import Change
from depesche.errors import ConflictError, ReadingError
from depesche.knowledge import Knowledge
from depesche.many import Outcome, outcomes
from depesche.model import Contact, Reading
from depesche.rejects import Reject
from depesche.revised import Revised
from depesche.sources import placed
from depesche.sources.article import Placed
from depesche.sources.files import file_behind
from depesche.sources.revisions import Revision
from depesche.store import Added, Came, Store, key_of
from depesche.store.adding import together

#: Rejects wait for the next batch of articles to be noted with, at most so many.
_WAITING: Final = 500
#: So many articles at least are stored in one transaction, as long as there are more.
_AT_ONCE: Final = 16


def now() -> dt.datetime:
    """The instant that it is."""
    return dt.datetime.now(dt.UTC)


@dataclass(slots=True)
class Tally:
    """How many articles were stored, known already, not to be read, taken back, or held until an embargo ends."""

    added: int = 0
    changed: int = 0
    same: int = 0
    rejected: int = 0
    retracted: int = 0
    held: int = 0

    @property
    def stored(self) -> int:
        """The articles that are in the store."""
        return self.added + self.changed + self.same

    @property
    def done(self) -> int:
        """The articles that nothing more will be done about."""
        return self.stored + self.rejected + self.retracted + self.held


class Intake:
    """The one writer of a store while articles are added; use it as a context manager.

    ``on_reject`` is told of each article that cannot be read; ``on_batch``, which may be set, is called when some more
    articles are done. ``clock`` says which embargoes have ended.
    """

    def __init__(
        self, name: str, on_reject: Callable[[Reject], None], clock: Callable[[], dt.datetime] = now
    ) -> None:
        self.tally = Tally()
        #: What the versions of agencies' items changed.
        self.revised = Revised()
        self._clock = clock
        self._name = name
        self._on_reject = on_reject
        self.on_batch: Callable[[], None] = lambda: None
        #: Whether :meth:`changes` tells of new articles too, and not of versions alone.
        self.tells_news = False
        self._waiting: list[Reject] = []
        self._store = Store(name) if _exists(name) else None
        self._open = frozenset(row.key for row in self._store.rejects()) if self._store else frozenset()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._store is not None:
            self._note_rejects(self._store)
            self._store.close()

    def run(self, found: Iterable[Placed | Reject], *, jobs: int | None = None, reader: str | None = None) -> None:
        """Read and store what was found; ``jobs`` and ``reader`` as in :func:`depesche.many.outcomes`."""
        unread = self._unread(chain(self._released(), found))
        for batch in together(outcomes(unread, jobs=jobs, reader=reader), _AT_ONCE):
            self._keep(batch)
            self.on_batch()

    def settle(self, knowledge: Knowledge) -> None:
        """Work out what the articles change in the chronicle; where that is cut off, the next command does it."""
        if self._store is not None:
            self._store.refresh(knowledge, "add")

    def retry(self, *, notice: Callable[[str], None], jobs: int | None = None, reader: str | None = None) -> None:
        """Read again what could not be read before: its document where it is kept, else what its file has now."""
        rows = self._store.rejects() if self._store else ()
        kept = [
            Placed(row.document, row.file, row.line)
            for row in rows
            if row.document and not self._is_taken_back(row.document.id)
        ]
        places = {(row.file, row.line) for row in rows if not row.document}
        behind = {file: file_behind(file) for file, _ in sorted(places, key=str)}
        files = list(dict.fromkeys(file for file in behind.values() if file.exists()))
        gone = sum(1 for file, _ in places if behind[file] not in files)
        if gone:
            notice(f"{gone} articles cannot be tried again: they came from files that are gone or from a stream")
        again = (found for found in placed(files, notice=notice) if (found.file, found.line) in places)
        self.run((*kept, *again), jobs=jobs, reader=reader)

    def _unread(self, found: Iterable[Placed | Reject]) -> Iterator[Placed]:
        """The documents that must be read: those that are stored as they are need not."""
        for item in found:
            if isinstance(item, Reject):
                self._reject(item)
            elif item.revision is not None and self._is_settled(item, item.revision):
                self.on_batch()
            elif self._is_known(item):
                self.tally.same += 1
                self.on_batch()
            else:
                yield item

    def _released(self) -> Iterator[Placed]:
        """The articles whose embargo has ended since they came."""
        held = self._store.waiting() if self._store else ()
        for item in held:
            if not self._is_embargoed(item.revision):
                yield Placed(item.document, item.document.path or item.document.id, revision=item.revision)

    def _is_embargoed(self, revision: Revision) -> bool:
        return revision.embargo is not None and revision.embargo > self._clock()

    def _is_taken_back(self, name: str) -> bool:
        known = self._store.known(name) if self._store else None
        return known is not None and known.retracts

    def _is_settled(self, item: Placed, revision: Revision) -> bool:
        """Whether nothing is to be read of a version: it is older than what is known, takes back, or must wait."""
        before = self._store.known(revision.uri) if self._store else None
        if before is not None and not revision.replaces(before):
            self.tally.same += 1
            self.revised.older()
            return True
        if revision.retracts:
            self._note_before(revision)
            gone = self._opened().retract(revision, self._clock())
            self.tally.retracted += 1
            self.revised.retracted(revision, gone=gone)
            return True
        if self._is_embargoed(revision):
            self._note_before(revision)
            self._opened().hold(item.document, revision, self._clock())
            self.tally.held += 1
            self.revised.held(revision)
            return True
        if before is not None and before != revision:
            self._note_before(revision)
            self.revised.replaced(revision, before)
        return False

    def _note_before(self, revision: Revision) -> None:
        """Keep what the chronicle was before a version changes it."""
        if self._store is not None:
            names = self._store.neighbours([revision.uri]) - self.revised.compared
            self.revised.before(self._store.readings_of(names), revision.uri)

    def changes(self, knowledge: Knowledge | None = None) -> tuple[tuple[Change, ...], dict[str, Contact]]:
        """What the versions that came have changed in the chronicle, and the contacts concerned by their ids."""
        if self._store is None or not self.revised.names:
            return (), {}
        names = self._store.neighbours(self.revised.names | self.revised.compared)
        return self.revised.changes(self._store.readings_of(names), knowledge)

    def _is_known(self, item: Placed) -> bool:
        try:
            known = self._store is not None and self._store.has(item.document)
        except ConflictError:
            return False  # said in its turn, when it is stored
        if known:
            self._strike([item])
        return known

    def _keep(self, batch: list[tuple[Placed, Outcome]]) -> None:
        """Store a batch in one transaction; what could not be read is noted."""
        store = self._opened()
        read = [(item, outcome) for item, outcome in batch if isinstance(outcome, Reading)]
        came = [Came(item.revision, self._clock()) if item.revision else None for item, _ in read]
        became = store.add_all([(reading, item.document) for item, reading in read], came)
        for item, outcome in batch:
            if isinstance(outcome, ReadingError):
                self._reject(Reject(item.file, item.line, outcome, item.document.id, item.document))
        for (item, _), result in zip(read, became, strict=True):
            if self.tells_news and result == "added":
                self.revised.names.add(item.document.id)
            if isinstance(result, ConflictError):
                self._reject(Reject(item.file, item.line, result))
            else:
                self._count(result)
        self._strike([item for (item, _), result in zip(read, became, strict=True) if isinstance(result, str)])
        self._note_rejects(store)

    def _count(self, result: Added) -> None:
        setattr(self.tally, result, getattr(self.tally, result) + 1)

    def _strike(self, items: list[Placed]) -> None:
        """Strike what could not be read before and now is stored."""
        keys = {key_of(item.where, document) for item in items for document in (None, item.document)}
        if self._store is not None and keys & self._open:
            self._store.forget(keys & self._open)

    def _reject(self, reject: Reject) -> None:
        self.tally.rejected += 1
        self._on_reject(reject)
        self._waiting.append(reject)
        if len(self._waiting) >= _WAITING:
            self._note_rejects(self._opened())

    def _note_rejects(self, store: Store) -> None:
        if self._waiting:
            store.reject(self._waiting)
            self._waiting.clear()

    def _opened(self) -> Store:
        if self._store is None:
            self._store = Store(self._name)
        return self._store


def _exists(name: str) -> bool:
    """Whether a store is there to be opened, or something that is none and must be refused."""
    path = Path(name)
    return "://" in name or path.is_dir() or (path.exists() and path.stat().st_size > 0)
