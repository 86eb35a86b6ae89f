"""Writes the chronicle of a made world in every format and asks frictionless whether its package is valid.

    python benchmarks/exports/run.py [--reports N]

Prints one line of JSON for each format (seconds by the clock and of the processor, megabytes), then frictionless. The
articles of the world have no text, so quotations are empty.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "chronicle"))

from chronicle_world import Settings, world
from frictionless import validate

from depesche.chronicle import Chronicle
from depesche.cli.printing import extract_of
from depesche.cli.wanted import Filter
from depesche.export.extract import Extract
from depesche.export.formats import FORMATS

#: A page is for a part of the chronicle, and shortens itself.
_LEFT_OUT = ("html",)


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=49_000)
    extract = made(parser.parse_args().reports)
    with tempfile.TemporaryDirectory() as folder:
        for form in FORMATS:
            if form.name in _LEFT_OUT:
                continue
            path = Path(folder) / form.name
            begun, worked = time.perf_counter(), time.process_time()
            if form.shape == "folder":
                path.mkdir()
                form.to_folder()(extract, path)
            else:
                with path.open("wb") as out:
                    form.to_file()(extract, out)
            seconds, worked = time.perf_counter() - begun, time.process_time() - worked
            size = sum(f.stat().st_size for f in (path.iterdir() if path.is_dir() else [path]))
            line = {"format": form.name, "seconds": round(seconds, 2), "CPU seconds": round(worked, 2)}
            print(json.dumps({**line, "MB": round(size / 1e6, 1)}))
        print(json.dumps(checked(Path(folder) / "csv")))


def made(reports: int) -> Extract:
    """The extract of a world with so many reports."""
    whole = Chronicle(world(Settings(reports)).readings)
    return extract_of(whole, whole.contacts, whole.findings, "de", Filter(None, None, None))


def checked(package: Path) -> dict[str, object]:
    """What frictionless says of a package, and how long it takes."""
    rows = sum(sum(1 for _ in csv.reader(path.open(encoding="utf-8"))) - 1 for path in package.glob("*.csv"))
    begun, worked = time.perf_counter(), time.process_time()
    report = validate(str(package / "datapackage.json"))
    seconds, worked = time.perf_counter() - begun, time.process_time() - worked
    return {
        "frictionless": report.valid,
        "rows": rows,
        "seconds": round(seconds, 2),
        "CPU seconds": round(worked, 2),
    }


if __name__ == "__main__":
    main()
