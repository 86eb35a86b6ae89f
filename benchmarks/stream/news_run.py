"""How fast a news archive goes into a store: all general texts at hand and those with contacts, over and over.

    python benchmarks/stream/news_run.py [--times 10] [--jobs 2]

Writes ``quotes-dev``, ``krauts-dev`` and ``gold/dev`` so many times under new ids, each article with a word of its own
at its end, into a JSON Lines file, adds it, and prints a row of ``RESULTS.md``: articles by the clock, and by time of
the processor in all processes, which other work on the machine lengthens far less.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))
from corpora import articles  # noqa: E402

_SETS: Final = ("quotes", "krauts", "dev")


def main() -> None:
    """Make the file, add it, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--times", type=int, default=10)
    parser.add_argument("--jobs", type=int, default=2)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        file, store = Path(folder, "news.jsonl"), Path(folder, "news.sqlite")
        count = _written(file, asked.times)
        command = [
            sys.executable,
            "-m",
            "depesche",
            "add",
            str(file),
            "--db",
            str(store),
            "--jobs",
            str(asked.jobs),
        ]
        begun, before = time.monotonic(), _processor()
        subprocess.run(command, check=True, env={**os.environ, "PYTHONPATH": str(ROOT / "src")})
        clock, processor = time.monotonic() - begun, _processor() - before
    print("| articles | jobs | articles/s by the clock | articles/s of one processor | load |")
    print("| ---: | ---: | ---: | ---: | ---: |")
    load = os.getloadavg()[0]
    print(f"| {count:,} | {asked.jobs} | {count / clock:,.0f} | {count / processor:,.0f} | {load:.0f} |")


def _written(file: Path, times: int) -> int:
    found = [article for name in _SETS for article in articles(name)]
    with file.open("w", encoding="utf-8") as out:
        for turn in range(times):
            for article in found:
                row = {"id": f"{article.id}-{turn}", "text": f"{article.text}\n\nFassung {turn}.\n"}
                row |= {"published": article.published} if article.published else {}
                out.write(json.dumps(row, ensure_ascii=False) + "\n")
    return times * len(found)


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
