"""A run: its units through the workers, on this machine or on a Ray cluster, and what they gave as a chronicle."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import os
import signal
import time
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from depesche.archive import table
from depesche.archive.ahead import ahead
from depesche.archive.files import Folder
from depesche.archive.retrying import again, all_of
from depesche.archive.units import Unit, units_of
from depesche.archive.wanted import ALL, Wanted
from depesche.archive.worker import Order, sample
from depesche.crew import Ask, Crew, DiedError, cores
from depesche.errors import ReadingError, UsageError
from depesche.knowledge import Knowledge
from depesche.made import MadeWith
from depesche.store import Came, Store
from depesche.store.adding import together
from depesche.store.engine import RUN_STORE
from depesche.store.portions import DO as PORTIONS
from depesche.store.portions import By, Knowing

#: What a worker does with an order.
DO: Final = "depesche.archive.worker:do"
#: A worker is renewed after so many units, so that what leaks in a library cannot grow.
_RENEWED: Final = 50
#: A unit is begun so often; each time the record that ended the worker is passed over the third time.
_BEGUN: Final = 30
#: A record that takes longer (seconds) costs its worker and, the third time, itself.
_LIMIT: Final = 300
#: At least so many readings are stored at once.
_BATCH: Final = 500
#: Seconds between two looks at how far the units are.
_LOOK: Final = 1.0
#: An estimate looks at so many units, and at so many records at the beginning of each.
_SAMPLES: Final = 10
_SAMPLE: Final = 300


@dataclass(frozen=True, slots=True)
class Options:
    """What a run is of: inputs, knowledge, the share of refusals that is read all the same, and what works at it."""

    inputs: tuple[str, ...]
    out: Path
    made: MadeWith
    overlays: tuple[Path, ...] = ()
    offices: frozenset[str] = frozenset()
    audit: float = 0.0
    jobs: int | None = None
    ray: str | None = None
    wanted: Wanted = ALL
    #: Whether what could not be read is tried again, once all else is done.
    retry: bool = False
    #: Told what of a folder is passed over.
    notice: Callable[[str], None] | None = None

    def units(self) -> list[Unit]:
        """The units of all inputs. Raises what :func:`~depesche.archive.units.units_of` raises."""
        return units_of(self.inputs, notice=self.notice)

    def order(self, unit: Unit) -> Order:
        """What a worker is asked to do of a unit."""
        return Order(self.out.absolute(), unit, self.overlays, self.offices, self.audit, self.wanted)

    def plan(self, units: Sequence[Unit]) -> dict[str, Any]:
        """What must be the same for a run to be gone on with."""
        return {
            "inputs": [[unit.file, unit.first, unit.size] for unit in units],
            "software": self.made.software,
            "schema": self.made.schema,
            "knowledge": self.made.knowledge,
            "overlays": list(self.made.overlays),
            "offices": sorted(self.offices),
            "audit": self.audit,
            "wanted": self.wanted.plan(),
        }


@dataclass(slots=True)
class State:
    """How far a run is; ``behind`` are bytes, those of units under way included, and ``ahead`` those that its workers
    have before them, as :func:`~depesche.archive.ahead.ahead` counts them (``None``: all others).
    """

    total: int
    units: int
    behind: int = 0
    ahead: int | None = None
    done: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    seconds: dict[str, float] = field(default_factory=dict)
    memory: int = 0
    slowest: list[tuple[float, str]] = field(default_factory=list)

    def take(self, summary: Mapping[str, Any], *, latest: bool = True) -> None:
        """Count what a unit took and gave; of one that was tried again (not the ``latest``) rejects do not count."""
        if summary.get("retries") is None:
            self.done += 1
            self.behind += summary["bytes"]
        self.counts.update(summary["counts"])
        if not latest:
            self.counts["rejects"] -= summary["counts"].get("rejects", 0)
        for stage, taken in summary["seconds"].items():
            self.seconds[stage] = self.seconds.get(stage, 0.0) + taken
        self.memory = max(self.memory, summary["memory"])
        self.slowest = sorted([*self.slowest, *map(_pair, summary["slowest"])], reverse=True)[:10]

    def summary(self) -> dict[str, Any]:
        """What the run took and gave, for programs."""
        records = self.counts["records"]
        return {
            "units": {"all": self.units, "done": self.done},
            "bytes": {"all": self.total, "done": self.behind},
            "counts": dict(sorted(self.counts.items())),
            "stages": {
                name: {"seconds": round(taken, 1), "records_per_second": round(records / taken) if taken else None}
                for name, taken in sorted(self.seconds.items())
            },
            "memory": self.memory,
            "slowest": [{"seconds": taken, "where": where} for taken, where in self.slowest],
        }


def run(options: Options, look: Callable[[State], None] = lambda _: None) -> State:
    """Do all units that are not done; safe to repeat. ``look`` is called about once a second.

    Raises :class:`~depesche.errors.UsageError` where the folder is of another run or cannot be written (any more),
    :class:`~depesche.errors.InputError` where an input names nothing.
    """
    table.require()
    units = options.units()
    folder = Folder(options.out)
    folder.begin(options.plan(units))
    state = State(sum(unit.size for unit in units), len(units))
    done = folder.done()
    for name, latest in all_of(units, done):
        state.take(folder.marker(name), latest=latest)
    orders = [options.order(unit) for unit in units]
    if waiting := [order for order in orders if order.unit.name not in done]:
        _do_all(waiting, folder, options, state, look)
    if options.retry and (failed := again(folder, orders)):
        for order in failed:
            state.counts["rejects"] -= folder.marker(order.retries or "")["counts"].get("rejects", 0)
        _do_all(failed, folder, options, state, look)
    look(state)
    folder.write("summary.json", json.dumps(state.summary(), ensure_ascii=False, indent=1).encode())
    return state


def workers_of(options: Options) -> By:
    """Those who make the chronicle of a run: as many as read its units, on the same machines."""
    jobs = options.jobs or cores()
    knowing = Knowing(options.overlays, options.offices)
    return By(lambda: _workers(options.ray, jobs, PORTIONS), jobs, knowing)


def load(
    out: Path,
    notice: Callable[[str], None] = lambda _: None,
    knowledge: Knowledge | None = None,
    by: By | None = None,
    *,
    into: str | None = None,
) -> str:
    """What was read as a store beside it, at once where it is there already; or ``into`` another one, a file or a URL,
    whatever that has. Returns the store's name.

    With ``knowledge`` the store has its chronicle too, made ``by`` workers where they are given.
    """
    folder = Folder(out)
    path, marker = out / RUN_STORE, out / "store.json"
    done = sorted(folder.done())
    known = path.exists() and marker.exists() and json.loads(marker.read_text(encoding="ascii")) == done
    if known and into is None:
        return str(path)
    at = dt.datetime.now(dt.UTC)
    with Store(into or path) as store:
        for batch in together(table.read(folder), _BATCH):  # a month of a unit may be one article
            _put(store, batch, at, notice)
        for row in folder.rows("versions"):
            store.retract(table.revision_of(row), at)
        if knowledge is not None:
            store.refresh(knowledge, "archive", by=by)
    if into is None:
        folder.write(marker.name, json.dumps(done).encode())
    return into or str(path)


def _put(store: Store, batch: Sequence[table.Read], at: dt.datetime, notice: Callable[[str], None]) -> None:
    """Store readings: of several versions of an item the newest, and none under an embargo."""
    free = []
    for read in batch:
        if read.revision is not None and read.revision.embargo is not None and read.revision.embargo > at:
            store.hold(read.source, read.revision, at)
        else:
            free.append(read)
    came = [Came(read.revision, at) if read.revision else None for read in free]
    for read, became in zip(
        free, store.add_all([(read.reading, read.source) for read in free], came), strict=True
    ):
        if not isinstance(became, str):
            notice(f"{read.source.url or read.source.id}: another text of this address is stored already")


def estimate(options: Options, look: Callable[[State], None] = lambda _: None) -> State:
    """What some records of some units take and give, in this process; nothing is written. ``behind`` is how many bytes
    they are. Raises what :func:`run` raises of its inputs.
    """
    units = options.units()
    state = State(sum(unit.size for unit in units), len(units))
    step = max(1, len(units) // _SAMPLES)
    for unit in units[::step][:_SAMPLES]:
        state.take(sample(replace(options.order(unit), audit=0.0), _SAMPLE))
        look(state)
    return state


# -- workers --------------------------------------------------------------------------------------
def _do_all(
    orders: Sequence[Order], folder: Folder, options: Options, state: State, look: Callable[[State], None]
) -> None:
    jobs = min(options.jobs or cores(), len(orders))
    with _workers(options.ray, jobs, DO) as begin:
        under_way: dict[Future[Any], Order] = {}
        waiting = deque(orders)
        behind = state.behind
        while True:
            while waiting and len(under_way) < 2 * jobs:
                order = waiting.popleft()
                under_way[begin(order)] = order
            if not under_way:
                return
            finished, _ = wait(under_way, timeout=_LOOK, return_when=FIRST_COMPLETED)
            state.behind = behind
            for future in finished:
                order = under_way.pop(future)
                state.take(_unless_stopped(future.result(), order, options.out))
            behind = state.behind
            done = _under_way(folder, under_way.values(), watched=options.ray is None)
            state.behind += sum(done)
            if options.ray is None:
                left = [order.unit.size - bytes_ for order, bytes_ in zip(under_way.values(), done, strict=True)]
                state.ahead = ahead(left, [order.unit.size for order in waiting], jobs)
            look(state)


def _unless_stopped(summary: dict[str, Any], order: Order, out: Path) -> dict[str, Any]:
    """The summary of a unit. Raises :class:`UsageError` where what it gave could not be written, and
    :class:`ReadingError` where the program itself is at fault.
    """
    if (problem := summary.get("unwritten")) is not None:
        remedy = "what is done is safe, the same command goes on from there"
        raise UsageError(f"cannot be written ({problem})", where=str(out), remedy=remedy)
    if (code := summary.get("fault")) is not None:
        raise ReadingError("archive", code, where=order.unit.file)
    return summary


def _under_way(folder: Folder, orders: Iterable[Order], *, watched: bool) -> list[int]:
    """The bytes behind in each unit under way; a worker that is at one record for too long is ended."""
    behind = []
    for order in orders:
        at = folder.noted(order.unit.name)
        behind.append(min(at.behind, order.unit.size) if at else 0)
        if watched and at and at.record and time.monotonic() - at.when > _LIMIT:
            with contextlib.suppress(OSError):
                os.kill(at.process, signal.SIGKILL)
    return behind


@contextlib.contextmanager
def _workers(ray: str | None, jobs: int, function: str) -> Iterator[Callable[[Any], Future[Any]]]:
    """What begins a task of a function: processes of this machine, or tasks of a cluster."""
    if ray is not None:
        from depesche.archive.cluster import tasks  # noqa: PLC0415 - an extra

        with tasks(ray, function) as begin:
            yield begin
    else:
        with Crew(jobs, function, renewed_after=_RENEWED) as crew:
            yield lambda order: crew.submit(order, _again)


def _again(ask: Ask, order: Any) -> Any:
    """What a worker died over, begun anew: a unit until it is done without the records that kill."""
    for _ in range(_BEGUN):
        with contextlib.suppress(DiedError):
            return ask(order)
    raise UsageError(
        f"cannot be done: its workers ended {_BEGUN} times",
        where=order.unit.file if isinstance(order, Order) else "the chronicle",
        remedy="give it more memory",
    )


def _pair(found: Sequence[Any]) -> tuple[float, str]:
    return float(found[0]), str(found[1])


__all__ = ["Options", "State", "estimate", "load", "run", "workers_of"]
