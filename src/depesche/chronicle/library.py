"""What a store keeps of a chronicle, so that a part of it can be worked out again without the rest.

A block's contacts depend on the reports in it and on the days on which its documents may have appeared; those of a
document without a date hang on the contacts in its other blocks. What earlier work found there is remembered round by
round, so that only blocks whose documents really come to other days are read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from depesche.chronicle.dates import Narrowed
from depesche.chronicle.reported import Pair
from depesche.days import DaySet
from depesche.model import Reading


@dataclass(frozen=True, slots=True)
class Remembered:
    """A document with what earlier work left of it; of a new one there is only the reading.

    ``dates`` and ``told`` have an entry for each round: what that round narrowed its days to (``None``: to nothing
    else), and for each of its reports the days of the contact that the report was put to. ``sample`` is that of
    :func:`depesche.chronicle.copies.fingerprint`.
    """

    reading: Reading
    dates: tuple[Narrowed | None, ...] = ()
    told: tuple[Mapping[str, DaySet], ...] = ()
    sample: frozenset[int] | None = None


class Library(Protocol):
    """Where documents are fetched from, block by block."""

    def documents(self, blocks: Iterable[Pair]) -> Iterable[Remembered]:
        """Every document with a report in one of the blocks, or a claim about its people."""

    def coupled(self, blocks: Iterable[Pair]) -> set[Pair]:
        """The blocks, and those that can only be worked out together with them: a visit by several people is one
        contact for the pairs among them too.
        """
