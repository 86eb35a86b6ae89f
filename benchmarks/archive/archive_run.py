"""What a page costs in an archive, stage by stage, at several shares of pages that tell of a contact.

    python benchmarks/archive/archive_run.py [--pages 2000] [--jobs 1 2] > benchmarks/archive/RESULTS.md
    python benchmarks/archive/archive_run.py --large 200000 [--share 0.02]

The second is one large run, from pages to the chronicle: what it takes, what memory its workers have from the first
unit to the last, and whether the time that it said was left after a tenth was right.

Pages are invented (``pages.py``; contacts of the matrix of ``benchmarks/contacts/matrix``), packed as WARC while the
benchmark runs. The rival is trafilatura in its fast mode over every so manieth page of the same files, right before and
right after each run.
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
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

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
from depesche.knowledge import load
from depesche.made import made_with
from depesche.store import Store
from machine import processor

SHARES = (0.0, 0.02, 0.1, 0.25)
#: Pages that the rival extracts each time.
RIVAL = 100
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
    folder.mkdir()
    sizes = [min(FILE, count - first) for first in range(0, count, FILE)]
    with ProcessPoolExecutor() as pool:
        list(pool.map(_file, itertools.repeat(folder), range(len(sizes)), sizes, itertools.repeat(share)))


def _file(folder: Path, number: int, count: int, share: float) -> None:
    with (folder / f"crawl-{number:03}.warc.gz").open("wb") as file:
        for record in captures(drawn(count, share, number + 1)):
            file.write(record)


def rival(folder: Path) -> float:
    """The processor's seconds in which trafilatura extracts one of the pages."""
    taken = 0.0
    for unit in units_of([str(folder)]):
        found = list(itertools.islice(records(unit), 0, RIVAL * 4, 4))
        for record in found:
            begun = time.process_time()
            trafilatura.extract(record.found.data, fast=True)
            taken += time.process_time() - begun
        return taken / len(found)
    raise SystemExit("no pages")


def measured(
    folder: Path, out: Path, jobs: int, look: Callable[[State], None] = lambda _: None
) -> tuple[State, float, float]:
    """A run, the seconds of the clock that it took, and pages that the rival extracts in a second."""
    before = rival(folder)
    begun = time.monotonic()
    state = run(Options((str(folder),), out, made_with(load()), audit=0.01, jobs=jobs), look)
    clock = time.monotonic() - begun
    return state, clock, 2 / (before + rival(folder))


def large(root: Path, count: int, share: float, jobs: int) -> Iterator[str]:
    """One large run, line by line."""
    written(root / "in", count, share)
    begun = time.monotonic()
    seen: list[tuple[float, float]] = []
    asked = Options((str(root / "in"),), root / "out", made_with(load()), audit=0.01, jobs=jobs)
    state, clock, other = measured(
        root / "in", root / "out", jobs, lambda s: seen.append((time.monotonic() - begun, s.behind / s.total))
    )
    yield "| " + " | ".join(HEADS) + " |"
    yield "|" + " --: |" * len(HEADS)
    yield row(share, jobs, state, clock, other)
    started = next((at for at, share_ in seen if share_), seen[0][0])
    said = next(((at, share_) for at, share_ in seen if share_ >= 0.1), seen[-1])
    left, took = (said[0] - started) * (1 - said[1]) / said[1], seen[-1][0] - said[0]
    wrong = 100 * (left / took - 1)
    yield f"\nAfter {100 * said[1]:.0f} % it said {left:.0f} s left and took {took:.0f} s ({wrong:+.0f} %)."
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
    yield f"Its {state.counts['told']} articles became {found} contacts in {taken:.0f} s."


def row(share: float, jobs: int, state: State, clock: float, other: float) -> str:
    """One line of the table."""
    pages = state.counts["pages"]
    each = {stage: 1000 * state.seconds.get(stage, 0.0) / pages for stage in STAGES}
    whole, before = sum(each.values()), sum(each[stage] for stage in BEFORE)
    lost = f"{state.counts['lost']} of {state.counts['audited']}"
    cells_ = [
        f"{100 * share:.0f} %", str(jobs), str(pages), f"{100 * state.counts['passed'] / pages:.1f} %",
        *(f"{each[stage]:.2f}" for stage in STAGES), f"{1000 / before:.0f}", f"{1000 / whole:.0f}",
        f"{other:.0f}", f"{1000 / whole / other:.1f}", f"{state.seconds.get('load', 0.0):.1f}", f"{clock:.0f}",
        f"{state.memory / 1e6:.0f}", lost,
    ]  # fmt: skip
    return "| " + " | ".join(cells_) + " |"


HEADS = (
    "told", "jobs", "pages", "passed", *STAGES, "pages/s before reading", "pages/s", "trafilatura", "times", "load s",
    "clock s", "MB a worker", "lost by the gate (audit)",
)  # fmt: skip


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=int, default=2000)
    parser.add_argument("--jobs", type=int, nargs="*", default=[1, 2])
    parser.add_argument("--large", type=int)
    parser.add_argument("--share", type=float, default=0.02)
    asked = parser.parse_args()
    print(f"{processor()}, {os.cpu_count()} cores, {dt.date.today():%Y-%m-%d}; made by")
    print(f"`python {Path(__file__).name} {' '.join(sys.argv[1:])}`.\n")
    with tempfile.TemporaryDirectory() as name:
        if asked.large:
            for line in large(Path(name), asked.large, asked.share, max(asked.jobs)):
                print(line, flush=True)
            return
        print("| " + " | ".join(HEADS) + " |")
        print("|" + " --: |" * len(HEADS))
        for share in SHARES:
            folder = Path(name) / f"in{share}"
            written(folder, asked.pages, share)
            for jobs in asked.jobs:
                state, clock, other = measured(folder, Path(name) / f"out{share}-{jobs}", jobs)
                print(row(share, jobs, state, clock, other), flush=True)


if __name__ == "__main__":
    main()
