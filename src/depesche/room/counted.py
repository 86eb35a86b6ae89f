"""What takes counting, counted once for each state of a store, however many ask for it at once.

Where articles are added all the time, a large store would be counted anew for each of them: what took long to count may
be that of a state some seconds ago.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar, cast

#: What took more than so many seconds of the processor is dear, and lasts for so many seconds.
DEAR: Final = 0.2
LASTS: Final = 15.0
_Made = TypeVar("_Made")


@dataclass(slots=True)
class _Kept:
    """What was counted last, in which state, at what cost and when; the lock is held while it is counted anew."""

    state: str | None = None
    made: Any = None
    cost: float = 0.0
    when: float = 0.0
    lock: threading.Lock = field(default_factory=threading.Lock)


class Counted:
    """What was counted; of ``most`` questions, the oldest is forgotten. ``clock`` and ``cost`` are in seconds."""

    def __init__(
        self,
        most: int = 1000,
        clock: Callable[[], float] = time.monotonic,
        cost: Callable[[], float] = time.thread_time,
    ) -> None:
        self._most, self._clock, self._cost = most, clock, cost
        self._kept: OrderedDict[Hashable, _Kept] = OrderedDict()
        self._lock = threading.Lock()

    def once(self, state: str, asked: Hashable, make: Callable[[], _Made], *, may_lag: bool = False) -> _Made:
        """What was counted in the state; made where nothing was. What is dear and ``may_lag`` may be older."""
        kept = self._entry(asked)
        if kept.state == state or (may_lag and self._lasts(kept)):
            return cast("_Made", kept.made)
        # One counts; the others take what there is, or wait.
        if not kept.lock.acquire(blocking=not (may_lag and kept.state and kept.cost > DEAR)):
            return cast("_Made", kept.made)
        try:
            if kept.state != state:
                begun = self._cost()
                made = make()
                kept.made, kept.cost, kept.when, kept.state = made, self._cost() - begun, self._clock(), state
            return cast("_Made", kept.made)
        finally:
            kept.lock.release()

    def _entry(self, asked: Hashable) -> _Kept:
        with self._lock:
            kept = self._kept.setdefault(asked, _Kept())
            self._kept.move_to_end(asked)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
            return kept

    def _lasts(self, kept: _Kept) -> bool:
        return kept.state is not None and kept.cost > DEAR and self._clock() - kept.when < LASTS
