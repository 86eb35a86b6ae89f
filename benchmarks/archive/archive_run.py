"""What a page costs in an archive, stage by stage, at several shares of pages that tell of a contact.

    python benchmarks/archive/archive_run.py [--pages 2000] [--jobs 1 2] > benchmarks/archive/RESULTS.md
    python benchmarks/archive/archive_run.py --large 200000 [--share 0.02]
    python benchmarks/archive/archive_run.py --make DIR --pages 50000 [--shares 0.02 0.1]

The second is one large run, from pages to the chronicle: what it takes, what memory its workers have from the first
unit to the last, and whether the time that it said was left after a tenth was right. The third makes pages to be kept:
with ``--folder DIR`` the first two take the first pages of those instead of making their own.

Pages are invented (``pages.py``; contacts of the matrix of ``benchmarks/contacts/matrix``), packed as WARC while the
benchmark runs. The rival is trafilatura, in its fast mode and as it is, over pages from all over the same files, right
before and right after each run.
"""

from __future__ import annotations

import argparse
import datetime as dt
import itertools
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import trafilatura

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "contacts" / "matrix"))
from compose import cells
from pages import Made, Press, captures

from depesche.archive.files import Folder
from depesche.archive.records import records
from depesche.archive.run import Options, State, run, workers_of
from depesche.archive.run import load as load_run
from depesche.archive.units import units_of
from depesche.cli.terminal import Pace
from depesche.knowledge import load
from depesche.made import made_with
from depesche.store import Store
from machine import processor

SHARES = (0.0, 0.02, 0.1, 0.25)
#: Pages that the rival extracts each time.
RIVAL = 100
RIVALS: dict[str, dict[str, Any]] = {"trafilatura, fast": {"fast": True}, "trafilatura": {}}
STAGES = ("records", "light text", "gate", "body", "reading", "write")
#: What every page pays, whatever it tells.
BEFORE = ("records", "light text", "gate")
#: Pages in one file.
FILE = 1000


def drawn(count: int, share: float, seed: int) -> Iterator[Made]:
    """Pages, some of which tell of a contact."""
    press, draw = Press(seed), random.Random(seed)  # noqa: S311 - a sample
    told = itertools.cycle(cells(500, seed))
    for _ in range(count):
        if draw.random() < share:
            cell = next(told)
            yield press.page(*press.around(cell.text), published=cell.published.isoformat())
        else:
            yield press.page(*press.local())


def written(folder: Path, count: int, share: float) -> None:
    """The pages in files of WARC."""
    folder.mkdir(parents=True)
    sizes = [min(FILE, count - first) for first in range(0, count, FILE)]
    with ProcessPoolExecutor() as pool:
        list(pool.map(_file, itertools.repeat(folder), range(len(sizes)), sizes, itertools.repeat(share)))


def inputs(root: Path, made: Path | None, count: int, share: float) -> tuple[str, ...]:
    """Files of so many pages: the first of those that were ``made`` before, or new ones."""
    folder = (made or root) / f"in{share}"
    if made is None:
        written(folder, count, share)
    files = sorted(map(str, folder.glob("crawl-*.warc.gz")))[: -(-count // FILE)]
    if len(files) * FILE < count:
        raise SystemExit(f"{folder} has no {count} pages: make them with --make {made} --shares {share}")
    return tuple(files)


def _file(folder: Path, number: int, count: int, share: float) -> None:
    with (folder / f"crawl-{number:03}.warc.gz").open("wb") as file:
        for record in captures(drawn(count, share, number + 1)):
            file.write(record)


def rival(files: Sequence[str]) -> tuple[float, ...]:
    """The processor's seconds in which trafilatura extracts one of the pages: in its fast mode, and as it is."""
    units = units_of(files)
    units = units[:: max(1, len(units) // RIVAL)][:RIVAL]
    each = -(-RIVAL // len(units))
    sample = [
        r.found.data for u in units for r in itertools.islice(records(u), 0, each * (FILE // each), FILE // each)
    ]
    taken = [0.0] * len(RIVALS)
    for data in sample:
        for way, how in enumerate(RIVALS.values()):
            begun = time.process_time()
            trafilatura.extract(data, **how)
            taken[way] += time.process_time() - begun
    return tuple(seconds / len(sample) for seconds in taken)


@dataclass(frozen=True, slots=True)
class Measured:
    """A run, the seconds of the clock that it took, and pages that each rival extracts in a second."""

    state: State
    clock: float
    others: tuple[float, ...]


def measured(
    files: tuple[str, ...], out: Path, jobs: int, look: Callable[[State], None] = lambda _: None
) -> Measured:
    """A run over files, with the rivals before and behind it."""
    before = rival(files)
    begun = time.monotonic()
    state = run(Options(files, out, made_with(load()), audit=0.01, jobs=jobs), look)
    clock = time.monotonic() - begun
    return Measured(state, clock, tuple(2 / sum(both) for both in zip(before, rival(files), strict=True)))


def large(root: Path, made: Path | None, count: int, share: float, jobs: int) -> Iterator[str]:
    """One large run, line by line."""
    files = inputs(root, made, count, share)
    begun = time.monotonic()
    pace: list[Pace] = []
    seen: list[tuple[float, float, float | None]] = []

    def look(state: State) -> None:
        if not pace:
            pace.append(Pace(state.total))
        now = time.monotonic() - begun
        seen.append((now, state.behind / state.total, pace[0].left(state.behind, now, state.ahead)))

    asked = Options(files, root / "out", made_with(load()), audit=0.01, jobs=jobs)
    done = measured(files, root / "out", jobs, look)
    yield "| " + " | ".join(HEADS) + " |"
    yield "|" + " --: |" * len(HEADS)
    yield row(share, jobs, done)
    at, share_, left = next((each for each in seen if each[1] >= 0.1 and each[2]), seen[-1])
    took = seen[-1][0] - at
    wrong = 100 * ((left or 0.0) / took - 1)
    yield f"\nAfter {100 * share_:.0f} % it said {left:.0f} s left and took {took:.0f} s ({wrong:+.0f} %)."
    folder = Folder(root / "out")
    memory = [folder.marker(unit)["memory"] / 1e6 for unit in sorted(folder.done())]
    tenth = max(1, len(memory) // 10)
    yield (
        f"Memory of a worker in MB: {max(memory[:tenth]):.0f} at most in the first tenth of the units, "
        f"{max(memory[-tenth:]):.0f} in the last."
    )
    begun = time.monotonic()
    path = load_run(root / "out", knowledge=load(), by=workers_of(asked))
    taken = time.monotonic() - begun
    with Store(path, create=False) as store, store.asking() as stored:
        found = len(stored.every())
    yield f"Its {done.state.counts['told']} articles became {found} contacts in {taken:.0f} s."


def row(share: float, jobs: int, done: Measured) -> str:
    """One line of the table."""
    state = done.state
    pages = state.counts["pages"]
    each = {stage: 1000 * state.seconds.get(stage, 0.0) / pages for stage in STAGES}
    whole, before = sum(each.values()), sum(each[stage] for stage in BEFORE)
    lost = f"{state.counts['lost']} of {state.counts['audited']}"
    cells_ = [
        f"{100 * share:.0f} %", str(jobs), str(pages), f"{100 * state.counts['passed'] / pages:.1f} %",
        *(f"{each[stage]:.2f}" for stage in STAGES), f"{1000 / before:.0f}", f"{1000 / whole:.0f}",
        *(said for other in done.others for said in (f"{other:.0f}", f"{1000 / whole / other:.1f}")),
        f"{state.seconds.get('load', 0.0):.1f}", f"{done.clock:.0f}",
        f"{state.memory / 1e6:.0f}", lost,
    ]  # fmt: skip
    return "| " + " | ".join(cells_) + " |"


HEADS = (
    "told", "jobs", "pages", "passed", *STAGES, "pages/s before reading", "pages/s",
    *(head for way in RIVALS for head in (way, "times")), "load s", "clock s", "MB a worker",
    "lost by the gate (audit)",
)  # fmt: skip


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=int, default=2000)
    parser.add_argument("--jobs", type=int, nargs="*", default=[1, 2])
    parser.add_argument("--large", type=int)
    parser.add_argument("--share", type=float, default=0.02)
    parser.add_argument("--shares", type=float, nargs="*", default=SHARES)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--make", type=Path)
    asked = parser.parse_args()
    if asked.make:
        for share in asked.shares:
            written(asked.make / f"in{share}", asked.pages, share)
        return
    print(f"{processor()}, {os.cpu_count()} cores, {dt.date.today():%Y-%m-%d}; made by")
    print(f"`python {Path(__file__).name} {' '.join(sys.argv[1:])}`.\n")
    with tempfile.TemporaryDirectory() as name:
        if asked.large:
            for line in large(Path(name), asked.folder, asked.large, asked.share, max(asked.jobs)):
                print(line, flush=True)
            return
        print("| " + " | ".join(HEADS) + " |")
        print("|" + " --: |" * len(HEADS))
        for share in asked.shares:
            files = inputs(Path(name), asked.folder, asked.pages, share)
            for jobs in asked.jobs:
                print(row(share, jobs, measured(files, Path(name) / f"out{share}-{jobs}", jobs)), flush=True)


if __name__ == "__main__":
    main()
