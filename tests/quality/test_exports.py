"""A data package of many rows is valid, and quickly found so."""

from __future__ import annotations

import csv
import io
import sys
import time
from pathlib import Path

from frictionless import validate

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks" / "chronicle"))

from chronicle_world import Settings, world

from depesche.chronicle import Chronicle
from depesche.cli.printing import extract_of
from depesche.cli.wanted import Filter
from depesche.export import csv_package

#: Seconds of the processor that frictionless may take: 200,000 rows in 10.
A_ROW, AT_ONCE = 50e-6, 1.0


def test_frictionless_goes_through_many_rows(tmp_path: Path) -> None:
    whole = Chronicle(world(Settings(3000)).readings)
    extract = extract_of(whole, whole.contacts, whole.findings, "de", Filter(None, None, None))
    csv_package.write(extract, tmp_path)
    texts = (path.read_text(encoding="utf-8") for path in tmp_path.glob("*.csv"))
    rows = sum(sum(1 for _ in csv.reader(io.StringIO(text))) - 1 for text in texts)
    assert rows > 10_000
    begun = time.process_time()
    report = validate(str(tmp_path / "datapackage.json"))
    assert time.process_time() - begun < AT_ONCE + A_ROW * rows
    assert report.valid
