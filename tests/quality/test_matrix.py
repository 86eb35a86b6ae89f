"""Composed articles with known truth: frames, constructions, namings, times and places are read as they were composed.

One seed here; ``make matrix`` reads more, ``make sample`` fresh ones.
"""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "benchmarks" / "contacts" / "matrix"
COUNT, SEED = 1600, 11
#: The percentage of cells that are wholly right, and that of each row of which so many cells were drawn.
ALL, ROW, MANY = 99.0, 90.0, 6


def module(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, FOLDER / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    loaded = sys.modules[name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded


@pytest.fixture(scope="module")
def matrix() -> Any:
    sys.path.insert(0, str(FOLDER))
    try:
        compose, run = module("compose"), module("run")
    finally:
        sys.path.remove(str(FOLDER))
    drawn = list(compose.cells(COUNT, SEED))
    return compose, run, drawn, [run.fault(cell) for cell in drawn]


def test_nearly_all_cells_are_read_as_they_were_composed(matrix: Any) -> None:
    _, run, drawn, faults = matrix
    wrong = [(cell.construction, fault, cell.text) for cell, fault in zip(drawn, faults, strict=True) if fault]
    assert run.share(faults) >= ALL, wrong


@pytest.mark.parametrize("by", ["frame", "construction", "naming", "time"])
def test_no_row_is_low(matrix: Any, by: str) -> None:
    _, run, drawn, faults = matrix
    rows = run.rows(by, drawn, faults)
    low = {name: dict(n) for name, n in rows.items() if n.total() >= MANY and 100 * n[""] < ROW * n.total()}
    assert low == {}


def test_every_frame_stands_in_every_construction(matrix: Any) -> None:
    compose, _, drawn, _ = matrix
    named: Sequence[dict[str, Any]] = [*compose.DATA["clause"], *compose.DATA["phrase"], *compose.DATA["several"]]
    assert {cell.construction for cell in drawn} == {row["name"] for row in named}
    assert {cell.frame for cell in drawn} > {row["verb"] for row in compose.DATA["verb"]}


def test_the_same_seed_composes_the_same_articles(matrix: Any) -> None:
    compose, _, drawn, _ = matrix
    assert list(compose.cells(50, SEED)) == drawn[:50]


def test_a_cell_that_tells_something_else_is_wrong(matrix: Any) -> None:
    compose, run, drawn, faults = matrix
    right = next(
        c for c, f in zip(drawn, faults, strict=True) if not f and len(c.truths) == 1 and c.time == "date"
    )
    [truth] = right.truths
    day = compose.dt.date(1999, 1, 1)
    other = replace(right, truths=(replace(truth, days=(day, day)),))
    assert run.fault(other) == "time"
