"""What a page costs in an archive, stage by stage, at several shares of pages that tell of a contact.

    python benchmarks/archive/archive_run.py [--pages 2000] [--jobs 1 2] > benchmarks/archive/RESULTS.md

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
from collections.abc import Iterator
from pathlib import Path

import trafilatura

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "contacts" / "matrix"))
from compose import cells
from pages import Made, Press, captures

from depesche.archive.records import records
from depesche.archive.run import Options, State, run
from depesche.archive.units import units_of
from depesche.knowledge import load
from depesche.made import made_with
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
    for number, first in enumerate(range(0, count, FILE)):
        with (folder / f"crawl-{number:03}.warc.gz").open("wb") as file:
            for record in captures(drawn(min(FILE, count - first), share, number + 1)):
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


def measured(folder: Path, out: Path, jobs: int) -> tuple[State, float, float]:
    """A run, the seconds of the clock that it took, and pages that the rival extracts in a second."""
    before = rival(folder)
    begun = time.monotonic()
    state = run(Options((str(folder),), out, made_with(load()), audit=0.01, jobs=jobs))
    clock = time.monotonic() - begun
    return state, clock, 2 / (before + rival(folder))


def row(share: float, jobs: int, state: State, clock: float, other: float) -> str:
    """One line of the table."""
    pages = state.counts["pages"]
    each = {stage: 1000 * state.seconds.get(stage, 0.0) / pages for stage in STAGES}
    whole, before = sum(each.values()), sum(each[stage] for stage in BEFORE)
    lost = f"{state.counts['lost']} of {state.counts['audited']}"
    cells_ = [
        f"{100 * share:.0f} %", str(jobs), str(pages), f"{100 * state.counts['passed'] / pages:.1f} %",
        *(f"{each[stage]:.2f}" for stage in STAGES), f"{1000 / before:.0f}", f"{1000 / whole:.0f}",
        f"{other:.0f}", f"{1000 / whole / other:.1f}", f"{clock:.0f}", f"{state.memory / 1e6:.0f}", lost,
    ]  # fmt: skip
    return "| " + " | ".join(cells_) + " |"


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=int, default=2000)
    parser.add_argument("--jobs", type=int, nargs="*", default=[1, 2])
    asked = parser.parse_args()
    print("# Archives, page by page\n")
    print(
        f"{processor()}, {os.cpu_count()} cores, {dt.date.today():%Y-%m-%d}; made by `python {Path(__file__).name}"
    )
    print(f"--pages {asked.pages}`. Stages in milliseconds of the processor for each page of the archive;")
    print("rates in pages for a second of one core, those of trafilatura (fast) over pages of the same files.\n")
    heads = [
        "told",
        "jobs",
        "pages",
        "passed",
        *STAGES,
        "pages/s before reading",
        "pages/s",
        "trafilatura",
        "times",
    ]
    heads += ["clock s", "MB a worker", "lost by the gate (audit)"]
    print("| " + " | ".join(heads) + " |")
    print("|" + " --: |" * len(heads))
    with tempfile.TemporaryDirectory() as name:
        for share in SHARES:
            folder = Path(name) / f"in{share}"
            written(folder, asked.pages, share)
            for jobs in asked.jobs:
                state, clock, other = measured(folder, Path(name) / f"out{share}-{jobs}", jobs)
                print(row(share, jobs, state, clock, other), flush=True)


if __name__ == "__main__":
    main()
