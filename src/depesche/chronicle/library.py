"""What a store keeps of a chronicle, so that a part of it can be worked out again without the rest.

A block's contacts depend on the reports in it and on the days on which its documents may have appeared; those of a
document without a date hang on the contacts in its other blocks. What earlier work found there is remembered round by
round, so that only blocks whose documents really come to other days are read. Gatherings are one block, of which only
the surroundings of what changed are read (:class:`Surroundings`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from depesche.chronicle.dates import Narrowed
from depesche.chronicle.reported import ItemKey, Pair
from depesche.chronicle.shapes import Shape
from depesche.days import DaySet
from depesche.model import Reading

#: Reports of gatherings with their shapes.
Shapes = dict[ItemKey, Shape]


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

    def names(self, blocks: Iterable[Pair]) -> set[str]:
        """The ids of the documents with a report in one of the blocks of two people, or a claim about these."""

    def documents(self, names: Iterable[str]) -> Iterable[Remembered]:
        """Documents by their ids."""

    def near(self, shape: Shape) -> Iterable[tuple[ItemKey, Shape]]:
        """All reports of gatherings that are related to one of this shape."""

    def visits(self, pairs: Iterable[Pair]) -> Shapes:
        """The visits by several people among whom are both of a pair."""

    def guests(self, pairs: Iterable[Pair], visits: Iterable[ItemKey]) -> Mapping[ItemKey, Shapes]:
        """The reports of two people that are kept with one of the visits, and all reports of the gathering."""


@dataclass(frozen=True, slots=True)
class Region:
    """A part of the gatherings. The contacts of the reports in ``made`` can be told from it; ``changed`` are those
    among them that name their days and may be put to other contacts than before. ``lent`` are needed for the others.
    """

    changed: Shapes
    made: Shapes
    lent: Shapes


class Surroundings:
    """How far what is put to gatherings (:mod:`.gatherings`) hangs together; ``near`` finds the reports that are
    related to one of a shape.
    """

    def __init__(self, near: Callable[[Shape], Iterable[tuple[ItemKey, Shape]]]) -> None:
        self._near = near
        self._found: dict[Shape, Shapes] = {}

    def of(self, seeds: Iterable[Shape]) -> Region:
        """What has to be worked out again where reports of these shapes came, went or changed, and what for that."""
        given = set(seeds)
        named, open_ = {s for s in given if s.sure}, {s for s in given if not s.sure}
        changed = self.dated(named)
        affected = self._together(self._about({*changed.values(), *given}, sure=False), sure=False)
        placed = self.dated({*affected.values(), *open_})
        made = changed | placed | affected
        guests = self._about(set(made.values()) - set(affected.values()), sure=False)
        lent = guests | self.dated(guests.values())
        return Region(changed, made, {key: shape for key, shape in lent.items() if key not in made})

    def dated(self, shapes: Iterable[Shape]) -> Shapes:
        """All reports that name their days and can be in one contact with reports of these shapes."""
        return self._together(self._about(shapes, sure=True), sure=True)

    def _together(self, found: Shapes, *, sure: bool) -> Shapes:
        """These reports, with those related to them, and so on."""
        new = found
        while new:
            new = {k: s for k, s in self._about(set(new.values()), sure=sure).items() if k not in found}
            found = found | new
        return found

    def _about(self, shapes: Iterable[Shape], *, sure: bool) -> Shapes:
        return {
            key: other for shape in shapes for key, other in self._related(shape).items() if other.sure is sure
        }

    def _related(self, shape: Shape) -> Shapes:
        if shape not in self._found:
            self._found[shape] = dict(self._near(shape))
        return self._found[shape]
