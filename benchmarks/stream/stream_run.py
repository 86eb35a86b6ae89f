"""A large JSON Lines file into a store: memory of every process, and the same store however often it is killed.

    python benchmarks/stream/stream_run.py [--size 2000] [--kills 20] [--jobs 2] [--folder DIR]

Makes a file of so many megabytes from composed articles (every fortieth tells of a contact, as the matrix composes it;
the others are long and about towns, clubs and the weather), adds it once undisturbed, then once more in a run that is
killed whenever a further share of it is stored, and compares the two stores row by row. Prints the table for
``RESULTS.md``; the folder, a temporary one where none is named, needs three times the size.
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import json
import os
import platform
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).resolve()
sys.path[:0] = [str(HERE.parents[1]), str(HERE.parents[1] / "contacts" / "matrix")]
from compose import cells  # noqa: E402

from machine import processor  # noqa: E402

#: One article in so many tells of a contact.
CONTACT: Final = 40
#: Sentences of an article without one: at least, and at most.
LENGTH: Final = (20, 300)
MEGABYTE: Final = 1_000_000
#: Seconds between two looks at what is stored and at the memory of the processes.
LOOK: Final = 0.25

_WHERE: Final = (
    "in der Altstadt",
    "am Bahnhof",
    "im Vereinsheim",
    "auf dem Markt",
    "im Norden des Kreises",
    "am Deich",
)
_WHO: Final = (
    "Der Gemeinderat",
    "Die Feuerwehr",
    "Der Turnverein",
    "Eine Anwohnerin",
    "Das Museum",
    "Die Bücherei",
)
_WHAT: Final = (
    "hat {n} neue Bäume gepflanzt",
    "zählte am Abend {n} Gäste",
    "sammelte {n} Euro für die Orgel",
    "verlegt den Betrieb für {n} Wochen",
    "wartet seit {n} Tagen auf Ersatz",
    "rechnet mit Regen und {n} Grad",
)
_WHY: Final = (
    "weil das Dach undicht ist",
    "wie es jedes Jahr Brauch ist",
    "obwohl die Straße gesperrt bleibt",
    "nachdem der Fluss über die Ufer getreten war",
    "damit die Kinder im Trockenen spielen",
)


@dataclass(slots=True)
class Run:
    """What one way of adding the file took: seconds, times killed, the most memory of a process in megabytes."""

    seconds: float = 0.0
    kills: int = 0
    parent: float = 0.0
    worker: float = 0.0


def main() -> None:
    """Make the file, add it twice, compare."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--size", type=float, default=2000, help="megabytes of the file")
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--folder", type=Path, help="where the file and the stores are made, and left")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = asked.folder or Path(made)
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / "archive.jsonl"
        count = written(file, int(asked.size * MEGABYTE))
        whole, pieces = folder / "whole.sqlite", folder / "pieces.sqlite"
        runs = [added(file, whole, asked.jobs), added(file, pieces, asked.jobs, asked.kills, count)]
        digests = [digest(whole), digest(pieces)]
        print(f"{file.stat().st_size / MEGABYTE:,.0f} MB, {count:,} articles, {asked.jobs} jobs; {processor()}, ")
        print(f"Python {platform.python_version()}, {time.strftime('%Y-%m-%d')}\n")
        print("| | seconds | articles/s | most memory, parent (MB) | most memory, a worker (MB) |")
        print("| --- | ---: | ---: | ---: | ---: |")
        for name, run in zip(("undisturbed", f"killed {runs[1].kills} times"), runs, strict=True):
            print(
                f"| {name} | {run.seconds:,.0f} | {count / run.seconds:,.0f} | {run.parent:.0f} | {run.worker:.0f} |"
            )
        print(
            f"\nThe two stores are {'equal' if digests[0] == digests[1] else 'NOT EQUAL'}: {digests[0][1]:,} rows."
        )
    sys.exit(digests[0] != digests[1])


# -- the file -------------------------------------------------------------------------------------
def written(file: Path, size: int) -> int:
    """Write articles until the file has the size; how many there are."""
    made = 0
    with file.open("w", encoding="utf-8") as out:
        for row in articles():
            made += 1
            if out.write(json.dumps(row, ensure_ascii=False) + "\n") and out.tell() >= size:
                return made
    return made


def articles() -> Iterator[dict[str, str]]:
    """Articles without end, the same ones at every run."""
    draw = random.Random(13)  # noqa: S311 - a sample, not a secret
    told = itertools.chain.from_iterable(cells(1000, seed) for seed in itertools.count(1))
    for number in itertools.count():
        if number % CONTACT == 0:
            cell = next(told)
            yield {"id": f"a{number}", "text": f"{cell.text}\n{local(draw, 5)}", "published": str(cell.published)}
        else:
            text = "\n\n".join(local(draw, 5) for _ in range(draw.randint(*LENGTH) // 5))
            yield {
                "id": f"a{number}",
                "text": text,
                "published": f"20{draw.randint(10, 23)}-0{draw.randint(1, 9)}-11",
            }


def local(draw: random.Random, sentences: int) -> str:
    """A paragraph of what is new in a town."""
    return " ".join(
        f"{draw.choice(_WHO)} {draw.choice(_WHAT).format(n=draw.randint(2, 9999))}, {draw.choice(_WHY)}: "
        f"Mehr dazu erfährt man {draw.choice(_WHERE)}."
        for _ in range(sentences)
    )


# -- adding it ------------------------------------------------------------------------------------
def added(file: Path, store: Path, jobs: int, kills: int = 0, count: int = 0) -> Run:
    """Add the file, killing the program and its workers at as many even shares of what is to be stored."""
    run, begun = Run(), time.monotonic()
    for kill in range(1, kills + 1):
        run.kills += not _once(file, store, jobs, run, stop=kill * count // (kills + 1))
    if not _once(file, store, jobs, run):
        raise SystemExit("the last run did not end well")
    run.seconds = time.monotonic() - begun
    return run


def _once(file: Path, store: Path, jobs: int, run: Run, stop: int | None = None) -> bool:
    """One run of the program, killed when ``stop`` articles are stored; whether it came to its end."""
    command = [sys.executable, "-m", "depesche", "add", str(file), "--db", str(store), "--jobs", str(jobs)]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL, start_new_session=True) as process:
        ended = threading.Event()
        while process.poll() is None:
            _measure(process.pid, run)
            if stop is not None and _stored(store) >= stop:
                os.killpg(process.pid, signal.SIGKILL)
                break
            ended.wait(LOOK)
        return process.wait() == 0


def _measure(pid: int, run: Run) -> None:
    run.parent = max(run.parent, _peak(pid))
    with suppress(OSError):
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        others = [Path(f"/proc/{pid}/task").iterdir()]
        found = {*children, *(c for tasks in others for t in tasks for c in (t / "children").read_text().split())}
        run.worker = max([run.worker, *(_peak(int(child)) for child in found)])


def _peak(pid: int) -> float:
    """The most memory that a process has had so far, in megabytes."""
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1000
    return 0.0


def _stored(store: Path) -> int:
    if not store.exists():
        return 0
    with suppress(sqlite3.Error), closing(sqlite3.connect(f"file:{store}?mode=ro", uri=True, timeout=5)) as found:
        return int(found.execute("SELECT max(rowid) FROM documents").fetchone()[0] or 0)
    return 0


# -- comparing ------------------------------------------------------------------------------------
def digest(store: Path) -> tuple[str, int]:
    """A digest of all articles and readings of a store, and how many rows these are."""
    found, rows = hashlib.sha256(), 0
    with closing(sqlite3.connect(store)) as opened:
        for table, key in (("documents", "id"), ("readings", "document"), ("rejects", "key")):
            for row in opened.execute(f"SELECT * FROM {table} ORDER BY {key}"):  # noqa: S608 - our own names
                found.update(repr(row).encode())
                rows += 1
    return found.hexdigest(), rows


if __name__ == "__main__":
    main()
