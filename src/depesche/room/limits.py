"""How much one may send, and how often: sizes of requests, and writes a minute."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Final

#: The largest request that carries articles, and any other one, in bytes.
LARGEST_UPLOAD: Final = 12 * 1024 * 1024
LARGEST_FORM: Final = 64 * 1024
#: So many writes a minute, and so many at once.
WRITES_A_MINUTE: Final = 120
BURST: Final = 60
#: Of so many writers the state is kept; the one longest unheard of is forgotten first.
_WRITERS: Final = 1000


class Rate:
    """A bucket of tokens for each writer: it is refilled with time, a write takes one out."""

    def __init__(
        self,
        a_minute: int = WRITES_A_MINUTE,
        burst: int = BURST,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._a_second, self._burst, self._clock = a_minute / 60, burst, clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = threading.Lock()

    def wait(self, writer: str) -> int:
        """Seconds until the writer may write again; 0 where it may now, and then that is counted."""
        now = self._clock()
        with self._lock:
            left, since = self._left.pop(writer, (float(self._burst), now))
            left = min(self._burst, left + (now - since) * self._a_second)
            allowed = left >= 1
            self._left[writer] = (left - 1 if allowed else left, now)
            while len(self._left) > _WRITERS:
                self._left.popitem(last=False)
        return 0 if allowed else max(1, round((1 - left) / self._a_second))
