"""Reading very many documents: on all cores, in order, with the faults of single documents as values.

:func:`outcomes` hands documents to worker processes in batches and gives back what became of each in the order in
which they came. A worker (:mod:`depesche.crew`) loads language and knowledge once. A document that kills its worker
costs that document: another worker takes its place.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from itertools import chain, islice
from typing import Final, Protocol, TypeVar

from depesche.crew import Ask, Crew, DiedError, cores, function_named
from depesche.errors import DepescheError, ReadingError
from depesche.model import Document, Reading
from depesche.reading.faults import blamed_on

__all__ = ["Outcome", "outcomes", "read_many"]

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
        read: Callable[[Document], Reading] = function_named(name)
        for item in chain(first, begun):
            yield [(item, _outcome(read, item.document))]
        return
    with Crew(jobs, f"{__name__}:read_batch") as crew:
        under_way: deque[tuple[list[T], Future[list[Outcome]]]] = deque()
        for batch in _batches(chain(first, begun)):
            under_way.append((batch, crew.submit((name, [item.document for item in batch]), _one_by_one)))
            if len(under_way) >= _AHEAD * jobs:
                yield _done(*under_way.popleft())
        while under_way:
            yield _done(*under_way.popleft())


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


def _outcome(read: Callable[[Document], Reading], document: Document) -> Outcome:
    """The reading, or the fault that kept it from being made."""
    try:
        with blamed_on("reading", document.id):
            return read(document)
    except ReadingError as error:
        return error
    except DepescheError as error:
        return ReadingError("reading", type(error).__name__, where=document.id)


#: What a worker is asked: by which function to read which documents.
_Request = tuple[str, list[Document]]


def read_batch(request: _Request) -> list[Outcome]:
    """What becomes of each document; what a worker answers."""
    name, documents = request
    read = function_named(name)
    return [_outcome(read, document) for document in documents]


def _one_by_one(ask: Ask, request: _Request) -> list[Outcome]:
    """The outcomes of a batch over which a worker died, to find at which of them."""
    name, documents = request
    return [_alone(ask, name, document) for document in documents]


def _alone(ask: Ask, name: str, document: Document) -> Outcome:
    try:
        found: list[Outcome] = ask((name, [document]))
    except DiedError:
        return ReadingError("worker", "died", where=document.id)
    return found[0]
