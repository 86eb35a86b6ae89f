"""How fast the reading room is: 20 readers, three facets, a contact, the start page, while articles are added; beside
Datasette over the same file, asked the same.

``python benchmarks/room/room_run.py`` makes the store (100,000 contacts, 1,000,000 reports) where it is not there and
runs everything; with ``--write`` it writes the table in RESULTS.md. Times are those of the readers, over HTTP, of pages
that were not asked for before.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import random
import socket
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles
from typing import Final
from urllib.parse import urlencode

import httpx

HERE: Final = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from room_world import CONCEPTS, KINDS, PUBLISHERS, STATES, build  # noqa: E402

from machine import processor  # noqa: E402

#: What is promised, in milliseconds at the 95th percentile.
PROMISED: Final = {"three facets": 150, "contact": 60, "start page": 150}


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def running(command: list[str], port: int, ready: str) -> Iterator[str]:
    """A server, from when it answers until it is not needed any more."""
    base = f"http://127.0.0.1:{port}"
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(600):
            try:
                httpx.get(base + ready, timeout=60)
                break
            except httpx.HTTPError:
                time.sleep(0.2)
        yield base
    finally:
        server.terminate()
        server.wait(30)


def asked(paths: list[str], base: str, readers: int, pause: float) -> list[float]:
    """The times of all paths, asked by so many readers, each of whom reads for a while before going on."""
    times: list[float] = []
    lock = threading.Lock()
    rest = iter(paths)

    def read(number: int) -> None:
        # Readers do not click in step: each reads for a while of their own before every page.
        chance = random.Random(number)  # noqa: S311 - the same each time
        with httpx.Client(timeout=120) as client:
            time.sleep(chance.uniform(0, pause))
            while True:
                with lock:
                    path = next(rest, None)
                if path is None:
                    return
                begun = time.perf_counter()
                answer = client.get(base + path)
                took = (time.perf_counter() - begun) * 1000
                if answer.status_code != 200:
                    raise SystemExit(f"{answer.status_code}: {path}")
                with lock:
                    times.append(took)
                time.sleep(pause * chance.uniform(0.5, 1.5))

    threads = [threading.Thread(target=read, args=(number,)) for number in range(readers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return times


def p95(times: list[float]) -> float:
    """The 95th percentile."""
    return quantiles(times, n=20)[-1]


def questions(store: Path, number: int) -> dict[str, list[str]]:
    """So many addresses of each kind, each another one."""
    chance = random.Random(3)  # noqa: S311 - the same questions each time
    with sqlite3.connect(store) as connection:
        rows = connection.execute("SELECT id FROM contacts ORDER BY id LIMIT 20000").fetchall()
        people = [
            row[0] for row in connection.execute("SELECT DISTINCT person FROM contact_participants LIMIT 400")
        ]
    facets: list[list[tuple[str, str]]] = []
    while len(facets) < number:
        three = [("kind", chance.choice(KINDS)), ("publisher", chance.choice(PUBLISHERS))]
        three.append(("topic", chance.choice(CONCEPTS)) if len(facets) % 2 else ("person", chance.choice(people)))
        if three not in facets:
            facets.append(three)
    contacts = [f"/contacts/{chance.choice(rows)[0]}" for _ in range(number)]
    years = [str(1985 + n % 34) for n in range(number)]
    return {
        "three facets": ["/?" + urlencode(three) for three in facets],
        "contact": contacts,
        "start page": ["/"] * number,
        "a year of a state": [f"/?state={STATES[n % 30]}&from={year}&to={year}" for n, year in enumerate(years)],
        "person": [f"/people/{person}" for person in chance.sample(people, min(40, len(people)))],
    }


def datasette_paths(paths: list[str]) -> list[str]:
    """The same three facets asked of Datasette's own page, with the same counts beside the rows."""
    found = []
    for path in paths:
        three = dict(pair.split("=") for pair in path[2:].split("&"))
        where = [
            f"kind = '{three['kind']}'",
            _told_of("contact_publishers", "publisher", three["publisher"].replace("+", " ")),
            _told_of("contact_topics", "concept", three["topic"])
            if "topic" in three
            else _told_of("contact_participants", "person", three["person"]),
        ]
        facets = [("_facet", "kind"), ("_facet", "status"), ("_facet", "place")]
        found.append(
            "?"
            + urlencode([*(("_where", w) for w in where), *facets, ("_size", "40"), ("_sort_desc", "position")])
        )
    return found


def _told_of(table: str, column: str, value: str) -> str:
    return f"id in (select contact from {table} where {column} = '{value}')"  # noqa: S608 - a benchmark's own words


def add_while(store: Path, stop: threading.Event, added: list[int]) -> None:
    """Add one article after another from another process until it is enough."""
    text = "Paris (dpa) - Präsident Emmanuel Macron hat am {n}. Mai mit Bundeskanzlerin Angela Merkel telefoniert."
    with tempfile.TemporaryDirectory() as folder:
        number = 0
        while not stop.is_set():
            number += 1
            file = Path(folder) / f"{number}.jsonl"
            article = {"id": f"new-{number}", "text": text.format(n=number % 28 + 1), "published": "2019-06-01"}
            file.write_text(json.dumps(article), encoding="utf-8")
            command = [sys.executable, "-m", "depesche", "add", str(file), "--db", str(store), "--jobs", "1"]
            subprocess.run(command, capture_output=True, check=False)
            added.append(number)


def measure(
    store: Path, readers: int, number: int, pause: float, adding: bool
) -> dict[str, tuple[float, float, int]]:
    """Median and 95th percentile of each question, and the largest page in bytes."""
    wanted = questions(store, number)
    port = free_port()
    command = [sys.executable, "-m", "depesche", "serve", "--db", str(store), "--port", str(port)]
    found: dict[str, tuple[float, float, int]] = {}
    stop, added = threading.Event(), list[int]()
    with running(command, port, "/") as base:
        writer = threading.Thread(target=add_while, args=(store, stop, added))
        if adding:
            writer.start()
        for name, paths in wanted.items():
            times = asked(paths, base, readers, pause)
            sizes = [len(httpx.get(base + path, timeout=120).content) for path in paths[:10]]
            found[name] = (median(times), p95(times), max(sizes))
            print(
                f"{name:20} {found[name][0]:7.1f} {found[name][1]:7.1f} ms  {found[name][2] / 1000:.0f} kB",
                flush=True,
            )
        stop.set()
        if adding:
            writer.join()
            print(f"{len(added)} articles were added meanwhile")
    return found


def rivals(store: Path, number: int) -> tuple[float, float]:
    """The medians of the same questions, one reader: the reading room's and Datasette's."""
    paths = questions(store, number)["three facets"]
    port = free_port()
    command = [sys.executable, "-m", "depesche", "serve", "--db", str(store), "--port", str(port)]
    with running(command, port, "/help") as base:
        ours = median(asked(paths, base, 1, 0))
    port = free_port()
    command = [
        sys.executable,
        "-m",
        "datasette",
        str(store),
        "--port",
        str(port),
        "--setting",
        "sql_time_limit_ms",
        "60000",
    ]
    command += ["--setting", "facet_time_limit_ms", "60000", "--setting", "default_cache_ttl", "0"]
    with running(command, port, "/") as base:
        name = f"/{store.stem}/contacts"
        theirs = median(asked([name + path for path in datasette_paths(paths)], base, 1, 0))
    return ours, theirs


def main() -> None:
    """Run everything and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--store", type=Path, default=Path(tempfile.gettempdir()) / "room-bench.sqlite")
    parser.add_argument("--contacts", type=int, default=100_000)
    parser.add_argument("--readers", type=int, default=20)
    parser.add_argument("--number", type=int, default=200)
    parser.add_argument("--pause", type=float, default=3.0, help="seconds that a reader reads a page, on average")
    parser.add_argument("--still", action="store_true", help="nothing is added meanwhile")
    parser.add_argument("--write", action="store_true", help="write RESULTS.md")
    given = parser.parse_args()
    if not given.store.exists():
        build(given.store, given.contacts)
    found = measure(given.store, given.readers, given.number, given.pause, not given.still)
    ours, theirs = rivals(given.store, 40)
    print(f"three facets, one reader: {ours:.0f} ms, Datasette {theirs:.0f} ms: {theirs / ours:.1f} times as fast")
    if given.write:
        (HERE / "RESULTS.md").write_text(table(given, found, ours, theirs), encoding="utf-8")


def table(
    given: argparse.Namespace, found: dict[str, tuple[float, float, int]], ours: float, theirs: float
) -> str:
    """The results as a page."""
    day = dt.datetime.now(dt.UTC).date()
    store = f"A store of {given.contacts:,} contacts and {given.contacts * 10:,} reports"
    readers = (
        f"{given.readers} readers who read each page for {given.pause:g} s on average, while `depesche add` runs"
    )
    lines = [
        "# The reading room",
        "",
        f"{store}; {readers}. {processor()}, two cores for the room, the adding and the readers, {day}.",
        "",
        "| page | median ms | 95 % ms | promised | largest page kB |",
        "| --- | ---: | ---: | ---: | ---: |",
    ]
    for name, (mid, late, size) in found.items():
        lines.append(f"| {name} | {mid:.0f} | {late:.0f} | {PROMISED.get(name, '')} | {size / 1000:.0f} |")
    said = f"The same three facets asked by one reader, in one run: {ours:.0f} ms, Datasette {theirs:.0f} ms"
    lines += ["", f"{said}: {theirs / ours:.1f} times as fast."]
    lines += ["", "`python benchmarks/room/room_run.py --write` makes this page.", ""]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
