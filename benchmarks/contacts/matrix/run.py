"""Reads the matrix of composed articles and shows which cells are read as they were composed.

    python benchmarks/contacts/matrix/run.py [--count 4000] [--seed 1] [--show 20] [--by construction] [--table FILE]

A cell is right where exactly the contacts that it tells are read: each with its people, kind, status, days and place.
The table gives the share right by frame, construction, naming, time and place; ``--show`` prints wrong cells, the
commonest first; ``--table`` writes frames x constructions.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from compose import Cell, Truth, cells

from depesche import read
from depesche.days import DaySet
from depesche.model import Report

_GROUP = {
    "held": "held", "ongoing": "held",
    "planned": "planned", "confirmed": "planned",
    "considered": "considered",
    "cancelled": "off", "postponed": "off", "denied": "off",
}  # fmt: skip
#: Kinds that a cell's kind may be read as: a visit where one is at home, a talk that was at a place.
_PERSONAL = frozenset({"meeting", "visit"})
_AT_A_PLACE = _PERSONAL | {"talks"}
BY = ("frame", "construction", "naming", "time", "place")


def main() -> None:
    """Read and count."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=4000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--by", nargs="*", default=BY)
    parser.add_argument("--only", help="only this construction")
    parser.add_argument("--table", type=Path, help="write the share right by frame and construction")
    options = parser.parse_args()
    drawn = list(cells(options.count, options.seed))
    if options.only:
        drawn = [cell for cell in drawn if cell.construction == options.only]
    with ProcessPoolExecutor(2) as pool:
        faults = list(pool.map(fault, drawn, chunksize=64))
    print(f"{share(faults):.1f} % of {len(drawn)} cells right")
    for by in options.by:
        _print(by, drawn, faults)
    _wrong(drawn, faults, options.show)
    if options.table:
        options.table.write_text(_table(drawn, faults), "utf-8")


def share(faults: Sequence[str]) -> float:
    """The percentage of cells without a fault."""
    return 100 * sum(not wrong for wrong in faults) / max(1, len(faults))


def fault(cell: Cell) -> str:
    """What is wrong in the reading of a cell; empty where it is right."""
    reports = read(cell.text, published=cell.published.isoformat()).reports
    if not cell.truths:
        return "held" if any(_GROUP[report.status] == "held" for report in reports) else ""
    left = list(reports)
    for truth in cell.truths:
        mine = [r for r in left if {p.person for p in r.participants} == set(truth.people)]
        if not mine:
            return "missed" if not left else "participants"
        found = min(mine, key=lambda report: len(list(_faults(truth, report))))
        left.remove(found)
        if wrong := next(_faults(truth, found), ""):
            return wrong
    return "more than one" if left else ""


def _faults(truth: Truth, report: Report) -> Iterable[str]:
    kinds = _AT_A_PLACE if truth.kind == "talks" and truth.place else _PERSONAL
    checks = (
        ("kind", report.kind == truth.kind or {report.kind, truth.kind} <= kinds),
        ("status", _GROUP[report.status] == _GROUP[truth.status]),
        ("time", _time_right(truth, report.time)),
        ("place", truth.place is None or (report.place is not None and report.place.name == truth.place)),
    )
    return (name for name, holds in checks if not holds)


def _time_right(truth: Truth, found: DaySet | None) -> bool:
    told = DaySet.between(*truth.days)
    return (
        found is not None
        and found.meets(told)
        and found.bounded
        and found.size <= max(2 * told.size, told.size + 3)
    )


def rows(by: str, drawn: Sequence[Cell], faults: Sequence[str]) -> dict[str, Counter[str]]:
    """How many cells have which fault, by one of the dimensions."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for cell, wrong in zip(drawn, faults, strict=True):
        counts[getattr(cell, by)][wrong] += 1
    return counts


def _print(by: str, drawn: Sequence[Cell], faults: Sequence[str]) -> None:
    counts = rows(by, drawn, faults)
    for name, found in sorted(counts.items(), key=lambda item: item[1][""] / item[1].total()):
        rest = "  ".join(f"{wrong} {n}" for wrong, n in found.most_common() if wrong)
        print(f"{100 * found[''] / found.total():6.1f}  {by:12} {name or '-':44} {rest}")


def _table(drawn: Sequence[Cell], faults: Sequence[str]) -> str:
    """Frames x constructions with the share right, as Markdown: a row a construction, and its lowest frames."""
    lines = ["| construction | cells | right % | frames below 100 % |", "| --- | ---: | ---: | --- |"]
    for name, found in sorted(rows("construction", drawn, faults).items()):
        mine = [(c, f) for c, f in zip(drawn, faults, strict=True) if c.construction == name]
        frames = rows("frame", [c for c, _ in mine], [f for _, f in mine])
        low = [
            f"{frame} {100 * n[''] / n.total():.0f}" for frame, n in sorted(frames.items()) if n[""] < n.total()
        ]
        lines.append(f"| {name} | {found.total()} | {100 * found[''] / found.total():.1f} | {', '.join(low)} |")
    return "\n".join(lines) + "\n"


def _wrong(drawn: Sequence[Cell], faults: Sequence[str], show: int) -> None:
    kinds = Counter((cell.construction, wrong) for cell, wrong in zip(drawn, faults, strict=True) if wrong)
    for (construction, wrong), count in kinds.most_common(show):
        found = [c for c, f in zip(drawn, faults, strict=True) if f == wrong and c.construction == construction]
        print(f"\n{count:4}  {construction}: {wrong}")
        for cell in found[:3]:
            print(f"      {cell.text.split(chr(10) * 2)[1]}  ({cell.published})")
            for truth in cell.truths:
                print(f"      told: {truth.kind} {truth.status} {truth.days[0]} {truth.place}")
            for report in read(cell.text, published=cell.published.isoformat()).reports:
                names = ", ".join(p.name or p.office or "?" for p in report.participants)
                where = report.place.name if report.place else ""
                print(f"      read: {report.kind} {report.status} {report.time} {where} {names}")


if __name__ == "__main__":
    main()
