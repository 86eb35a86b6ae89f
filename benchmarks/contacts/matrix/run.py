"""Reads the matrix of composed articles and shows which cells are read as they were composed.

    python benchmarks/contacts/matrix/run.py [--count 4000] [--seed 1] [--show 20] [--by construction]

A cell is right where exactly one report tells of its people with the kind, the status and the days that it says. The
table gives the share right by frame, construction, naming and time; ``--show`` prints wrong cells, the commonest first.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from compose import Cell, cells

from depesche import read
from depesche.days import DaySet
from depesche.model import Report

_GROUP = {"held": "held", "ongoing": "held", "confirmed": "planned"}
#: Kinds that a cell's kind may be read as: a visit where one is at home, a talk in an open form.
_PERSONAL = frozenset({"meeting", "visit"})


def main() -> None:
    """Read and count."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=4000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--by", nargs="*", default=["frame", "construction", "naming", "time"])
    options = parser.parse_args()
    drawn = list(cells(options.count, options.seed))
    with ProcessPoolExecutor(2) as pool:
        faults = list(pool.map(fault, drawn, chunksize=64))
    right = sum(not wrong for wrong in faults)
    print(f"{100 * right / len(drawn):.1f} % of {len(drawn)} cells right")
    for by in options.by:
        _table(by, drawn, faults)
    _wrong(drawn, faults, options.show)


def fault(cell: Cell) -> str:
    """What is wrong in the reading of a cell; empty where it is right."""
    reports = read(cell.text, published=cell.published.isoformat()).reports
    mine = [r for r in reports if {p.person for p in r.participants} == set(cell.people)]
    if not mine:
        return "missed" if not reports else "participants"
    if len(reports) > 1:
        return "more than one"
    return next((name for name, holds in _checks(cell, mine[0]) if not holds), "")


def _checks(cell: Cell, report: Report) -> Iterable[tuple[str, bool]]:
    yield "kind", report.kind == cell.kind or {report.kind, cell.kind} <= _PERSONAL
    yield "status", _GROUP.get(report.status, report.status) == _GROUP.get(cell.status, cell.status)
    yield "time", _time_right(cell, report.time)


def _time_right(cell: Cell, found: DaySet | None) -> bool:
    told = DaySet.between(*cell.days)
    return (
        found is not None
        and found.meets(told)
        and found.bounded
        and found.size <= max(2 * told.size, told.size + 3)
    )


def _table(by: str, drawn: list[Cell], faults: list[str]) -> None:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for cell, wrong in zip(drawn, faults, strict=True):
        counts[getattr(cell, by)][wrong] += 1
    for name, found in sorted(counts.items(), key=lambda item: item[1][""] / item[1].total()):
        rest = "  ".join(f"{wrong} {n}" for wrong, n in found.most_common() if wrong)
        print(f"{100 * found[''] / found.total():6.1f}  {by:12} {name:44} {rest}")


def _wrong(drawn: list[Cell], faults: list[str], show: int) -> None:
    kinds = Counter((cell.construction, wrong) for cell, wrong in zip(drawn, faults, strict=True) if wrong)
    for (construction, wrong), count in kinds.most_common(show):
        cell = next(c for c, f in zip(drawn, faults, strict=True) if f == wrong and c.construction == construction)
        told = cell.text.split("\n\n")[1]
        print(f"\n{count:4}  {construction}: {wrong}\n      {told}")
        print(f"      ({cell.published}) {cell.kind} {cell.status} {cell.days[0]}")
        for report in read(cell.text, published=cell.published.isoformat()).reports:
            names = ", ".join(p.name or p.office or "?" for p in report.participants)
            print(f"      read: {report.kind} {report.status} {report.time} {names}")


if __name__ == "__main__":
    main()
