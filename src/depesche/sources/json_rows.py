"""JSON objects of other programs and of agencies, wherever they stand: in lines, in lists, alone.

Each dialect knows its objects by their keys. An object of none is one of the contract (``{"id"|"url", "text", ...}``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from depesche.errors import InputError
from depesche.rejects import Reject, place
from depesche.sources import extracted, feeds
from depesche.sources.article import Article
from depesche.sources.wires import digitalwires, ninjs

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Dialect:
    """How the objects of a dialect are known and read."""

    name: str
    fits: Callable[[Row], bool]
    read: Callable[[Row, str, int | None], Article | Reject]


def _feed_entry(row: Row, file: str, line: int | None) -> Article | Reject:
    """The article of an entry of a JSON feed; one with a teaser alone is none."""
    entry = feeds.json_entry(row, line or 1)
    if entry.whole:
        return feeds.article_of(entry, file)
    remedy = "depesche watch takes the page that it points to"
    error = InputError("the entry of the feed has a teaser alone", where=place(file, line), remedy=remedy)
    return Reject(file, line, error, entry.link or entry.id)


#: Asked in this order: what is said most plainly comes first.
DIALECTS: Final = (
    Dialect("digitalwires", digitalwires.fits, digitalwires.read),
    Dialect("ninjs", ninjs.fits, ninjs.read),
    Dialect("fundus", extracted.is_fundus, extracted.fundus),
    Dialect("trafilatura", extracted.is_trafilatura, extracted.trafilatura),
    Dialect("JSON feed", feeds.is_json_entry, _feed_entry),
)


def dialect_of(row: Row) -> Dialect | None:
    """The dialect of an object; ``None`` where it is one of the contract."""
    return next((dialect for dialect in DIALECTS if dialect.fits(row)), None)
