"""The reports of gatherings as they are kept: by what is known of their time, and by month."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import sqlalchemy as sa

from depesche.chronicle.block import GATHERINGS
from depesche.chronicle.reported import ItemKey
from depesche.chronicle.shapes import Shape, read
from depesche.store.records import chunks
from depesche.store.rows import block_key
from depesche.store.said import REPORTS

#: Where more months are wanted, all drawers of a kind are opened.
_MONTHS: Final = 60


class Drawers:
    """The drawers that were opened, with the reports in them; each is read once."""

    def __init__(self, connection: sa.Connection) -> None:
        self.there: dict[str, list[tuple[ItemKey, Shape]]] = {}
        self._connection = connection
        #: The kinds of which all drawers are open.
        self._all: set[str] = set()

    def opened(self, wanted: Iterable[tuple[str, str, str]]) -> list[str]:
        """The names of the drawers of some kinds from one month to another, opened."""
        names: list[str] = []
        for kind, first, last in wanted:
            months = list(_months(first, last)) if first else [""]
            if kind in self._all or len(months) > _MONTHS:
                self._open_all(kind)
                names += [name for name in self.there if name[0] == kind and first <= name[1:] <= last]
            else:
                names += [kind + month for month in months]
        missing = [name for name in names if name not in self.there]
        for part in chunks(missing):
            self._take(REPORTS.c.block.in_([block_key((GATHERINGS[0], name)) for name in part]))
        for name in missing:
            self.there.setdefault(name, [])
        return names

    def _open_all(self, kind: str) -> None:
        if kind in self._all:
            return
        self._all.add(kind)
        for name in [name for name in self.there if name[0] == kind]:
            del self.there[name]
        self._take(REPORTS.c.block.startswith(block_key((GATHERINGS[0], kind)), autoescape=True))

    def _take(self, those: sa.ColumnElement[bool]) -> None:
        query = sa.select(REPORTS.c.block, REPORTS.c.document, REPORTS.c.report, REPORTS.c.shape)
        for block, document, report, shape in self._connection.execute(query.where(those)):
            self.there.setdefault(block[1:], []).append((ItemKey(document, report), read(shape)))


def _months(first: str, last: str) -> Iterator[str]:
    """All months from one to another."""
    year, month = map(int, first.split("-"))
    while (found := f"{year:04}-{month:02}") <= last:
        yield found
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
