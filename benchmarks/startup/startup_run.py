"""How long a command takes that reads one line.

``python benchmarks/startup/startup_run.py > benchmarks/startup/RESULTS.md``: each command runs ten times as a program
of its own, with the cache and without; ``--before SOURCE`` also runs another version's ``src`` folder in turn with
this one, so that both meet the same load.
"""

from __future__ import annotations

import argparse
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from machine import processor

SOURCE = Path(__file__).resolve().parents[2] / "src"
LINE = "Merkel telefonierte am 2. Mai 2017 mit Putin über die Ukraine.\n"
RUNS = 10
HEAD = """# Start-up

Seconds until a command that reads one line is done: the median of ten runs as programs of their own, the versions in
turn; in brackets the time of the processor, by `/usr/bin/time -v`. All modules stand compiled, as an installer leaves
them. Made by `python benchmarks/startup/startup_run.py --before .frozen/9481b54/site` (`tools/differences.py` makes
that folder); other work on the machine lengthens the first figure very much and the second by up to a half.
"""


@dataclass(frozen=True)
class Way:
    """A version and whether it may keep what it builds."""

    name: str
    source: Path
    cache: str


@dataclass(frozen=True)
class Took:
    """Seconds of the clock and of the processor that one run took."""

    clock: float
    processor: float


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--before", type=Path, help="The src folder of another version.")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        ways = [Way("with the cache", SOURCE, str(root / "cache")), Way("without it", SOURCE, "")]
        if asked.before:
            ways.insert(0, Way("before", asked.before, ""))
        print(HEAD, f"{processor()}, {time.strftime('%Y-%m-%d')}, load {os.getloadavg()[0]:.0f}", "", sep="\n")
        print("| command | " + " | ".join(way.name for way in ways) + " |\n| --- |" + " --- |" * len(ways))
        prepared = {way: commands(root / str(number), way) for number, way in enumerate(ways)}
        for name in prepared[ways[0]]:
            took = measured({way: prepared[way][name] for way in ways})
            cells = (
                f"{median([t.clock for t in took[w]]):.2f} ({median([t.processor for t in took[w]]):.2f})"
                for w in ways
            )
            print(f"| `{name}` | " + " | ".join(cells) + " |", flush=True)


def commands(root: Path, way: Way) -> dict[str, list[str]]:
    """The commands, with an article and a store for them that this version made."""
    root.mkdir()
    article, store = root / "a.txt", root / "a.sqlite"
    article.write_text(LINE, encoding="utf-8")
    run(["add", str(article), "--db", str(store)], way)
    return {
        "depesche who": ["who", "Bundeskanzlerin", "--on", "2017-05-02"],
        "depesche read": ["read", str(article)],
        "depesche check": ["check", LINE.strip(), "--db", str(store)],
        "depesche --help": ["--help"],
    }


def measured(asked: dict[Way, list[str]]) -> dict[Way, list[Took]]:
    """The runs of a command, the ways in turn; the first of each only fills caches."""
    took: dict[Way, list[Took]] = {way: [] for way in asked}
    for number in range(RUNS + 1):
        for way, command in asked.items():
            found = run(command, way)
            if number:
                took[way].append(found)
    return took


def run(command: list[str], way: Way) -> Took:
    """One run, as ``/usr/bin/time -v`` tells of it. Raises where the command fails."""
    path = os.pathsep.join([str(way.source), *filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep))])
    environment = {**os.environ, "PYTHONPATH": path, "DEPESCHE_CACHE": way.cache}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # modules stand compiled, as they do where pip installs them
    begun = time.monotonic()
    done = subprocess.run(
        ["/usr/bin/time", "-v", sys.executable, "-m", "depesche", *command],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=True,
    )
    clock = time.monotonic() - begun
    return Took(clock, sum(map(float, re.findall(r"(?:User|System) time \(seconds\): ([\d.]+)", done.stderr))))


median = statistics.median

if __name__ == "__main__":
    main()
