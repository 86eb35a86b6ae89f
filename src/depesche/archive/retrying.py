"""What could not be read is tried again alone: each unit with rejects once more, as a unit of its own beside it.

Such a unit is called as the one that it retries, with an "r" behind it. Its marker says so, and from then on the
rejects of the older one do not count. What is done stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from depesche.archive.files import Folder
from depesche.archive.units import Unit
from depesche.archive.worker import Order

#: Behind the name of a unit that is tried again.
AGAIN: Final = "r"


def again(folder: Folder, orders: Iterable[Order]) -> list[Order]:
    """Of the orders of all units those to try once more what could not be read, the last time that it was tried."""
    rejects: dict[str, set[str]] = {}
    for name, row in folder.named_rows("rejects"):
        rejects.setdefault(name, set()).add(str(row["where"]))
    found = []
    for order in orders:
        latest = latest_of(order.unit.name, folder.done())
        if latest in rejects:
            unit = replace(order.unit, name=latest + AGAIN)
            # what is wrong with the file itself may have kept more than these records from being read
            whole = any(where.partition(" behind byte ")[0] == order.unit.file for where in rejects[latest])
            found.append(
                replace(order, unit=unit, retries=latest, only=None if whole else frozenset(rejects[latest]))
            )
    return found


def latest_of(name: str, done: set[str]) -> str:
    """The last unit that tried what the unit of this name has."""
    while name + AGAIN in done:
        name += AGAIN
    return name


def all_of(units: Iterable[Unit], done: set[str]) -> Iterator[tuple[str, bool]]:
    """The names of the units that are done and those that tried them again, and whether each is the latest."""
    for unit in units:
        name, latest = unit.name, latest_of(unit.name, done)
        while name in done:
            yield name, name == latest
            name += AGAIN
