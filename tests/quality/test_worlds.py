"""The chronicle of made worlds, whose truth is known: the floors of benchmarks/chronicle at a small size."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks" / "chronicle"))

from chronicle_run import measure
from chronicle_world import Settings, world


@pytest.mark.parametrize(("undated", "floor"), [(0.0, 0.98), (0.2, 0.9)])
def test_pairwise_f1_on_a_made_world(undated: float, floor: float) -> None:
    measured = measure(world(Settings(3000, undated=undated)))
    assert float(str(measured["f1"])) >= floor
    # Of the processor: what else runs on the machine costs the clock, not the chronicle.
    assert float(str(measured["CPU seconds for one more"])) <= 0.2
