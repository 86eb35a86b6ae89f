"""Portions of a chronicle that are worked out elsewhere: what is sent there, what is done with it, what comes back.

A portion is blocks that can only be worked out together, with all their documents. It goes to a worker of this machine
or of a cluster as it is stored, so that no worker need reach the store; what comes back are rows.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final

import sqlalchemy as sa

from depesche.chronicle.block import GATHERINGS
from depesche.chronicle.dates import Narrowed
from depesche.chronicle.decisions import Decision
from depesche.chronicle.engine import Engine
from depesche.chronicle.lending import Lent
from depesche.chronicle.library import Remembered
from depesche.chronicle.part import Part
from depesche.chronicle.reported import ItemKey, Pair
from depesche.chronicle.rounds import Answer
from depesche.crew import Crew, DiedError
from depesche.errors import StoreError
from depesche.garbage import uncollected
from depesche.knowledge import Knowledge, load
from depesche.light import replace
from depesche.model import Finding
from depesche.store import derived, rows
from depesche.store.library import Raw, remembered

#: What does a task, as ``module:function``.
DO: Final = f"{__name__}:done"

#: Begins a task.
Begin = Callable[[Any], Future[Any]]
#: Rows by the names of their tables: the tables themselves stay where they are.
Rows = Mapping[str, list[rows.Row]]


@dataclass(frozen=True, slots=True)
class Knowing:
    """With which knowledge a worker works: the package's, files of a user, the offices that count."""

    overlays: tuple[Path, ...] = ()
    offices: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class By:
    """Who works: ``workers`` opens what begins a task, ``jobs`` is how many there are."""

    workers: Callable[[], AbstractContextManager[Begin]]
    jobs: int
    knowing: Knowing = field(default_factory=Knowing)


def processes(jobs: int, knowing: Knowing | None = None) -> By | None:
    """So many processes of this machine; none for a single job, which this process does."""
    if jobs == 1:
        return None

    @contextmanager
    def workers() -> Iterator[Begin]:
        with Crew(jobs, DO) as crew:
            yield crew.submit

    return By(workers, jobs, knowing or Knowing())


@dataclass(frozen=True, slots=True)
class Portion:
    """Blocks, what is at hand of the library for them, and the documents."""

    blocks: frozenset[Pair]
    lent: Lent
    raw: tuple[Raw, ...]
    #: What rounds have narrowed documents to since they were stored.
    dates: Mapping[str, tuple[Narrowed | None, ...]] = field(default_factory=dict)

    def documents(self) -> Iterator[Remembered]:
        """Its documents."""
        for raw in self.raw:
            known = remembered(raw)
            dates = self.dates.get(known.reading.document.id)
            yield known if dates is None else replace(known, dates=dates)


@dataclass(frozen=True, slots=True)
class Tell:
    """The task of a round: what a portion tells of the documents that do not bear their day."""

    knowing: Knowing
    portion: Portion
    number: int

    def done(self, knowledge: Knowledge) -> Answer:
        """Do it."""
        engine = Engine(knowledge, self.portion.lent)
        engine.take(self.portion.documents())
        return engine.answer(self.number)


@dataclass(frozen=True, slots=True)
class Make:
    """The task of making a portion's contacts and findings, once all days are settled."""

    knowing: Knowing
    portion: Portion
    decisions: tuple[Decision, ...]
    today: str | None

    def done(self, knowledge: Knowledge) -> Made:
        """Do it."""
        portion = self.portion
        part = Part(
            portion.lent, portion.blocks, knowledge, self.decisions, settled=True, documents=portion.documents()
        )
        return made_of(part, self.today)


@dataclass(frozen=True, slots=True)
class Made:
    """What a portion came out as: its blocks of two people, the rows of each contact by its id, those of findings.

    ``gathered`` are the reports of gatherings that were worked out, ``None`` where none were.
    """

    blocks: tuple[str, ...]
    gathered: frozenset[ItemKey] | None
    contacts: Mapping[str, Rows]
    findings: Rows


def made_of(part: Part, today: str | None) -> Made:
    """The rows of a part; ``today`` is the day against which plans are overdue."""
    contacts = {found[derived.CONTACTS][0]["id"]: _named(found) for found in _contact_rows(part)}
    findings = _named(rows.finding_rows(_findings(part), part.readings, today))
    blocks = tuple(rows.block_key(pair) for pair in part.blocks if pair != GATHERINGS)
    return Made(blocks, frozenset(part.gathered) if GATHERINGS in part.blocks else None, contacts, findings)


def done(task: Tell | Make) -> Answer | Made:
    """Do a task."""
    with uncollected():
        return task.done(_known(task.knowing))


def all_done(tasks: Iterable[Any], begin: Begin, jobs: int) -> Iterator[Any]:
    """The answers to tasks, in their order; some more than there are workers are under way or wait to be taken."""
    waiting: deque[Future[Any]] = deque()
    for task in tasks:
        waiting.append(begin(task))
        if len(waiting) > 2 * jobs:
            yield _answer(waiting.popleft())
    while waiting:
        yield _answer(waiting.popleft())


def _answer(asked: Future[Any]) -> Any:
    try:
        return asked.result()
    except DiedError as error:
        remedy = "try again with fewer jobs: memory may not have sufficed"
        raise StoreError(
            "a process that made the chronicle has ended; nothing was changed", remedy=remedy
        ) from error


@cache
def _known(knowing: Knowing) -> Knowledge:
    return load(knowing.overlays, counted=knowing.offices)


def _named(found: Mapping[sa.Table, list[rows.Row]]) -> Rows:
    return {table.name: some for table, some in found.items()}


def _contact_rows(part: Part) -> Iterator[Mapping[sa.Table, list[rows.Row]]]:
    placed = {contact.id: contact for contact in part.contacts}
    for pair, block in part.blocks.items():
        copies = Counter(f.contact for f in block.findings if f.type == "copied")
        for joined in block.joined:
            name = joined.contact.id
            yield rows.contact_rows(joined, placed[name], rows.block_key(pair), part.readings, copies[name])


def _findings(part: Part) -> Iterator[tuple[Finding, str | None, str | None]]:
    """All findings of a part's blocks, and of each plan the day after which it is overdue."""
    for pair, block in part.blocks.items():
        key = rows.block_key(pair)
        yield from ((finding, key, None) for finding in block.findings)
        for joined in block.joined:
            if joined.due and (finding := rows.due_of(joined)):
                yield finding, key, joined.due.day.isoformat()
