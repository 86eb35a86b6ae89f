"""Reading very many documents: on all cores, in order, with the faults of single documents as values.

:func:`outcomes` hands documents to worker processes in batches and gives back what became of each in the order in
which they came. A worker is a program of its own that loads language and knowledge once (no fork, and nothing of the
caller's main module is imported, so it works alike on Linux, macOS and Windows); it ends when the pipe to it closes,
however its parent ends. A document that kills its worker costs that document: another worker takes its place.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from importlib import import_module
from itertools import chain, islice
from queue import SimpleQueue
from typing import Final, Protocol, Self, TypeVar

from depesche.errors import DepescheError, ReadingError
from depesche.model import Document, Reading
from depesche.reading.faults import blamed_on
from depesche.startup import quickly

__all__ = ["Outcome", "cores", "outcomes", "read_many"]

Outcome = Reading | ReadingError
#: What reads one document, as ``module:function``, so that a worker can find it.
_READER: Final = "depesche.reading:read_document"
_QUICK_READER: Final = "depesche.reading:read_what_may_tell"
#: A batch is so many documents, or fewer long ones: so many characters.
_BATCH: Final = 16
_CHARACTERS: Final = 100_000
#: Fewer documents than this are read at once rather than by workers, which take a second to start.
_FEW: Final = 24
#: So many batches for each worker are under way or wait to be taken.
_AHEAD: Final = 3
#: What a pipe to a process that has died raises.
_DIED: Final = (OSError, EOFError, ValueError, pickle.UnpicklingError)


class Holder(Protocol):
    """Anything with a document."""

    @property
    def document(self) -> Document: ...


T = TypeVar("T", bound=Holder)


def read_many(
    documents: Iterable[Document],
    *,
    jobs: int | None = None,
    on_error: Callable[[ReadingError], None] | None = None,
) -> Iterator[Reading]:
    """What each document says, in their order, read on ``jobs`` cores (all of them by default; 1 in this process).

    A document that cannot be read through a fault of Depesche's own is a :class:`~depesche.errors.ReadingError`; it
    is raised, or handed to ``on_error`` and the document passed over.
    """
    for batch in outcomes(map(_Held, documents), jobs=jobs, quick=False):
        for _, outcome in batch:
            if isinstance(outcome, Reading):
                yield outcome
            elif on_error is None:
                raise outcome
            else:
                on_error(outcome)


def outcomes(
    items: Iterable[T], *, jobs: int | None = None, quick: bool = True, reader: str | None = None
) -> Iterator[list[tuple[T, Outcome]]]:
    """Batches of items with what became of their documents, in the order of the items; in this process one by one.

    ``quick`` answers documents that cannot tell of a contact at once, by an empty reading. ``reader`` names another
    function that reads a document.
    """
    name = reader or (_QUICK_READER if quick else _READER)
    begun = iter(items)
    first = list(islice(begun, _FEW))
    jobs = jobs or cores()
    if jobs == 1 or len(first) < _FEW:
        read = _named(name)
        for item in chain(first, begun):
            yield [(item, _outcome(read, item.document))]
        return
    with _Crew(jobs, name) as crew:
        under_way: deque[tuple[list[T], Future[list[Outcome]]]] = deque()
        for batch in _batches(chain(first, begun)):
            under_way.append((batch, crew.submit([item.document for item in batch])))
            if len(under_way) >= _AHEAD * jobs:
                yield _done(*under_way.popleft())
        while under_way:
            yield _done(*under_way.popleft())


def cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return max(1, len(os.sched_getaffinity(0)))
    return os.cpu_count() or 1


class _Held:
    """A document alone."""

    def __init__(self, document: Document) -> None:
        self.document = document


def _done(batch: list[T], future: Future[list[Outcome]]) -> list[tuple[T, Outcome]]:
    return list(zip(batch, future.result(), strict=True))


def _batches(items: Iterable[T]) -> Iterator[list[T]]:
    batch: list[T] = []
    size = 0
    for item in items:
        batch.append(item)
        size += len(item.document.text)
        if len(batch) >= _BATCH or size >= _CHARACTERS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _named(name: str) -> Callable[[Document], Reading]:
    module, _, function = name.partition(":")
    found: Callable[[Document], Reading] = getattr(import_module(module), function)
    return found


def _outcome(read: Callable[[Document], Reading], document: Document) -> Outcome:
    """The reading, or the fault that kept it from being made."""
    try:
        with blamed_on("reading", document.id):
            return read(document)
    except ReadingError as error:
        return error
    except DepescheError as error:
        return ReadingError("reading", type(error).__name__, where=document.id)


class _Crew:
    """Worker processes, each with a thread that waits for it."""

    def __init__(self, jobs: int, reader: str) -> None:
        self._threads = ThreadPoolExecutor(jobs, thread_name_prefix="depesche")
        self._idle: SimpleQueue[_Worker] = SimpleQueue()
        self._workers = [_Worker(reader) for _ in range(jobs)]
        for worker in self._workers:
            self._idle.put(worker)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.stop()
        self._threads.shutdown(wait=True, cancel_futures=True)
        for worker in self._workers:
            worker.close()

    def submit(self, documents: list[Document]) -> Future[list[Outcome]]:
        """What will become of some documents."""
        return self._threads.submit(self._read, documents)

    def _read(self, documents: list[Document]) -> list[Outcome]:
        worker = self._idle.get()
        try:
            return worker.read(documents)
        finally:
            self._idle.put(worker)


class _Worker:
    """One worker process, started anew where it has died."""

    def __init__(self, reader: str) -> None:
        self._reader = reader
        self._stopped = False
        self._process = self._started()

    def read(self, documents: list[Document]) -> list[Outcome]:
        """The outcomes of some documents; where the process dies over them, one by one to find which it was."""
        try:
            return self._answered(documents)
        except _DIED:
            self._again()
            return [self._alone(document) for document in documents]

    def stop(self) -> None:
        """End the process, whatever it does."""
        self._stopped = True
        self._process.kill()
        self._process.wait()

    def close(self) -> None:
        """Close the pipes to a process that has ended."""
        for pipe in (self._process.stdin, self._process.stdout):
            with suppress(OSError):  # what was on its way when it ended is lost
                if pipe is not None:
                    pipe.close()

    def _alone(self, document: Document) -> Outcome:
        try:
            return self._answered([document])[0]
        except _DIED:
            self._again()
            return ReadingError("worker", "died", where=document.id)

    def _answered(self, documents: list[Document]) -> list[Outcome]:
        pipe_in, pipe_out = self._process.stdin, self._process.stdout
        assert pipe_in is not None  # noqa: S101 - both are pipes
        assert pipe_out is not None  # noqa: S101
        pickle.dump(documents, pipe_in, pickle.HIGHEST_PROTOCOL)
        pipe_in.flush()
        found: list[Outcome] = pickle.load(pipe_out)  # noqa: S301 - our own worker wrote it
        return found

    def _again(self) -> None:
        if self._stopped:
            return
        self._process.kill()
        self._process.wait()
        self.close()
        self._process = self._started()

    def _started(self) -> subprocess.Popen[bytes]:
        code = f"import sys; sys.path[:] = {sys.path!r}; from depesche.many import serve; serve({self._reader!r})"
        return subprocess.Popen(  # noqa: S603 - this Python and our own module
            [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )


def serve(reader: str) -> None:
    """The life of a worker: batches of documents in, their outcomes out, until the pipe closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which closes the pipe
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what anything prints must not run into the answers
    quickly()
    read = _named(reader)
    with suppress(EOFError, BrokenPipeError):
        while True:
            documents: list[Document] = pickle.load(sys.stdin.buffer)  # noqa: S301 - our own parent wrote it
            pickle.dump([_outcome(read, document) for document in documents], answers, pickle.HIGHEST_PROTOCOL)
            answers.flush()
