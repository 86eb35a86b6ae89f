"""Pages that are stored: tickers are asked for again as long as they grow."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Final

from depesche.store.watching import WatchedPage

#: A ticker is asked for again after so many minutes, twice as many each time that it has not grown.
_AGAIN: Final = 10.0
#: One that has not grown for so many times (ten hours in all) is at its end.
_STANDS: Final = 6


def followed(page: WatchedPage, *, grown: bool | None, at: dt.datetime) -> WatchedPage:
    """A page that is stored: when it is asked for again, or that it is not any more.

    ``grown`` says whether it has more than it had when it was stored before; ``None`` where it is no ticker.
    """
    unchanged = 0 if grown else page.attempts + 1
    if grown is None or unchanged >= _STANDS:
        return replace(page, state="taken", text=None, problem=None)
    again = at + dt.timedelta(minutes=_AGAIN * 2**unchanged)
    return replace(page, state="live", attempts=unchanged, next=again, text=None, problem=None)
