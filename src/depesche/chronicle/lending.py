"""What a part of a chronicle has at hand of a library, and what of that can be worked out again.

Blocks of two people are taken whole; of gatherings the surroundings of what changed. The two hang together by visits of
several people: reports of two of them may be about the visit. So a visit needs the blocks of its pairs, and a pair the
visits of its two people, but of these only the reports that name their days (:class:`.gatherings.Gathered`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from depesche.chronicle.block import GATHERINGS, around, shapes_in
from depesche.chronicle.library import Library, Remembered, Shapes, Surroundings
from depesche.chronicle.reported import ItemKey, Pair
from depesche.chronicle.shapes import Shape


class Lent:
    """What is at hand.

    ``pairs`` are blocks of two people to be made, ``whole`` these and others that are needed for them; ``told`` are the
    reports of gatherings whose contacts can be made, ``reports`` these and others, with their shapes. ``made`` names
    all that can be made.
    """

    def __init__(self, library: Library) -> None:
        self.pairs: set[Pair] = set()
        self.whole: set[Pair] = set()
        self.told: set[ItemKey] = set()
        self.reports: Shapes = {}
        self.made: set[Pair] = set()
        self._library: Library = library
        self._around = Surroundings(library.near)
        self._done: set[Shape] = set()
        self._visits: set[ItemKey] = set()

    def take(self, blocks: Iterable[Pair]) -> set[str]:
        """Have blocks, and parts of gatherings by their names, at hand; the documents in which they are."""
        wanted = set(blocks)
        seeds = set(shapes_in(wanted)) - self._done
        pairs = {block for block in wanted if block[0]}
        reports: Shapes = {}
        lent: set[Pair] = set()
        if seeds:
            self._done |= seeds
            region = self._around.of(seeds)
            self.told |= region.made.keys()
            self.made.update(map(around, region.made.values()), {GATHERINGS})
            reports = region.made | region.lent
            pairs |= _visited(region.changed.values())
            lent = _visited(region.made.values())
        new = (pairs | lent) - self.whole
        self.pairs |= pairs
        self.whole |= new
        self.made |= pairs
        if new:
            visits = {key: shape for key, shape in self._library.visits(new).items() if shape.sure}
            self._visits |= visits.keys()
            reports = reports | self._around.dated(visits.values())
        names = {key.document for key in reports.keys() - self.reports.keys()}
        self.reports |= reports
        return names | self._library.names(new)

    def documents(self, names: Iterable[str]) -> Iterable[Remembered]:
        """These documents."""
        return self._library.documents(names)

    def __getstate__(self) -> dict[str, object]:
        """What can be handed to another process: without the library, so that nothing more can be taken."""
        nothing = _Nothing()
        return {**self.__dict__, "_library": nothing, "_around": Surroundings(nothing.near)}

    def guests(self) -> Mapping[ItemKey, Shapes]:
        """The reports of two people that are kept with a gathering, and the gathering's own reports."""
        return self._library.guests(self.pairs, self._visits) if self._visits else {}


def _visited(shapes: Iterable[Shape]) -> set[Pair]:
    """The pairs of people in visits by several that name their days."""
    return {pair for shape in shapes if shape.visit and shape.sure for pair in shape.pairs if pair[1]}


class _Nothing:
    """A library of nothing."""

    def names(self, blocks: Iterable[Pair]) -> set[str]:  # noqa: ARG002 - as every library is asked
        return set()

    def documents(self, names: Iterable[str]) -> Iterable[Remembered]:  # noqa: ARG002
        return ()

    def near(self, shape: Shape) -> Iterable[tuple[ItemKey, Shape]]:  # noqa: ARG002
        return ()

    def visits(self, pairs: Iterable[Pair]) -> Shapes:  # noqa: ARG002
        return {}

    def guests(self, pairs: Iterable[Pair], visits: Iterable[ItemKey]) -> Mapping[ItemKey, Shapes]:  # noqa: ARG002
        return {}
