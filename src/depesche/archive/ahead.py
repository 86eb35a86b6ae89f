"""How much a run has before it: the bytes of its units, and how few of them its workers can share at the end."""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from itertools import chain
from typing import Final

#: With more units than so many for each worker, no single one matters.
_MANY: Final = 50


def ahead(under_way: Sequence[int], waiting: Sequence[int], jobs: int) -> int:
    """The bytes that a run has before it, counted as if its workers were busy to the end: those of the worker that has
    most, times the workers. ``under_way`` and ``waiting`` are what is left of units, in the order in which they are
    begun; a unit is shared by no two.
    """
    if len(waiting) > _MANY * jobs:
        return sum(under_way) + sum(waiting)
    workers = [0] * jobs
    for left in chain(under_way, waiting):
        heapq.heapreplace(workers, workers[0] + left)
    return max(workers) * jobs
