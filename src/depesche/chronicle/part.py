"""The part of a chronicle that a change touches, made from what a library keeps of the rest.

Its blocks are those of the whole chronicle, and equal to them: :mod:`depesche.chronicle.engine` says why.
"""

from __future__ import annotations

from array import array
from collections.abc import Container, Iterable, Iterator

from depesche.chronicle.block import units_of
from depesche.chronicle.chronicle import Chronicle, DocumentDate
from depesche.chronicle.copies import Print
from depesche.chronicle.decisions import Decision, Ledger
from depesche.chronicle.engine import Engine
from depesche.chronicle.lending import Lent
from depesche.chronicle.library import Remembered
from depesche.chronicle.reported import ItemKey, Pair
from depesche.garbage import uncollected
from depesche.knowledge import Knowledge


class Part(Chronicle):
    """Stale blocks worked out again, with the blocks that change through them.

    ``groups`` are blocks that decisions hold together: contacts merged over pairs. ``settled`` says that the days of
    all documents are remembered as they came out, so that only these blocks need to be made; with
    ``only_dates`` nothing but the days is worked out. ``documents`` are at hand already.
    """

    def __init__(
        self,
        lent: Lent,
        stale: Iterable[Pair],
        knowledge: Knowledge,
        decisions: Iterable[Decision] = (),
        groups: Iterable[frozenset[Pair]] = (),
        *,
        settled: bool = False,
        only_dates: bool = False,
        documents: Iterable[Remembered] = (),
    ) -> None:
        self._knowledge = knowledge
        self._decisions = tuple(decisions)
        self._as_of = None
        self._given = {}
        self._groups = tuple(groups)
        with uncollected():
            self._lent = lent
            self._clear(Engine(knowledge, lent))
            self._engine.take(documents)
            self._filed: set[str] = set()
            decided = any(not decision.undone for decision in self._decisions)
            changed = self._engine.fetch(stale) if settled else self._engine.resume(stale, decided=decided)
            #: The documents whose days were worked out anew.
            self.worked: set[str] = set() if settled else self._engine.members(changed)
            if not only_dates:
                self._work(changed)

    def _work(self, changed: set[Pair]) -> None:
        """Make the blocks that changed, and those that hang on them."""
        self._file_all()
        more = changed | self._engine.fetch(self._claimed(self._engine.moved))
        while other := self._held_together(more) - more:
            more |= self._engine.fetch(other)
        self._file_all()
        more = units_of(more)
        self._ledger = Ledger(self._decisions, self._engine.readings)
        if self._ledger.empty:
            for block in more:
                self._make(block, self._joined(self._engine.clusters(block)))
        else:
            self._make_decided(more)

    def _file_all(self) -> None:
        """File the claims of all documents that are at hand now."""
        for name in self._engine.readings.keys() - self._filed:
            self._file_claims(self._engine.readings[name])
            self._filed.add(name)

    def _held_together(self, blocks: set[Pair]) -> set[Pair]:
        return blocks.union(*(group for group in self._groups if group & blocks))

    @property
    def gathered(self) -> set[ItemKey]:
        """The reports of gatherings whose contacts are made."""
        return self._lent.told

    def _print(self, name: str) -> Print:
        """The sample of a document's text, as it is remembered where it is."""
        if name not in self._prints and (sample := self._engine.sample(name)) is not None:
            self._prints[name] = array("I", sorted(sample))
        return super()._print(name)

    def memory(self, known_already: Container[str] = ()) -> Iterator[tuple[DocumentDate, Remembered]]:
        """The days of the documents that were worked out anew, but for some, and what is to be remembered of them."""
        for known in self._engine.memory(name for name in self.worked if name not in known_already):
            date = self._engine.date_of(known.reading.document.id)
            name = known.reading.document.id
            yield DocumentDate(name, date.published, date.reasons, date.conflict), known
