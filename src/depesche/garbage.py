"""Python's search for cyclic garbage, put off where there is none to find."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """No search for garbage cycles meanwhile.

    Reading an article and building a chronicle make very many objects and no cycle among them; looking through all
    of them over and over costs a tenth of the time of reading and a third of that of building, more the larger it
    grows. Where the caller has switched the search off it stays off.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
