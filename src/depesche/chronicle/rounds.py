"""The rounds in which dates narrow each other, as steps between groups of blocks.

What a round finds in one group hangs on the group's documents and on the days that the rounds before left of them. So
groups may be worked out anywhere, in any order; between two rounds :class:`Rounds` brings together what all groups tell
of each document. The result is that of :class:`~depesche.chronicle.engine.Engine`, which does both in one place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from depesche.chronicle.dates import Narrowed, narrow, needs_narrowing
from depesche.chronicle.reported import Item
from depesche.days import DaySet
from depesche.model import Reason

#: Rounds of narrowing; a chain of undated documents longer than this stays as wide as it is then.
ROUNDS: Final = 4

#: The days of the contacts that a document's reports were put to.
ToldOf = Sequence[tuple[Item, DaySet]]
#: The days on which a document may have appeared before any other is asked, and why.
Base = tuple[DaySet | None, tuple[Reason, ...]]


def chained(base: Base, steps: Sequence[Narrowed], told: Callable[[], ToldOf]) -> Narrowed:
    """A document's publication after its rounds, with the whole chain of reasons; ``told`` is that of the last one."""
    published, why = base
    if not steps:
        return Narrowed(published, why)
    reasons = (*why, *(reason for step in steps for reason in step.reasons))
    conflict = next((step.conflict for step in steps if step.conflict), None)
    if conflict is not None:
        # Put to other contacts in a later round, the report may contradict nothing any more.
        conflict = narrow(published, told()).conflict
    return Narrowed(steps[-1].published, reasons, conflict)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a group tells in one round: of each document that does not bear its day what it begins with, and the days
    of its contacts.
    """

    bases: Mapping[str, Base]
    told: Mapping[str, ToldOf]


@dataclass(frozen=True, slots=True)
class Course:
    """What became of a document: its publication after the last round, what each round narrowed it to (``None``: to
    nothing else), and the days of its reports' contacts that it was told while its own were open.
    """

    document: str
    date: Narrowed
    dates: tuple[Narrowed | None, ...]
    told: tuple[Mapping[str, DaySet], ...]


@dataclass(slots=True)
class _Course:
    """The rounds of one document so far."""

    base: Base
    dates: list[Narrowed | None] = field(default_factory=list)
    told: list[Mapping[str, DaySet]] = field(default_factory=list)
    last: ToldOf = ()

    @property
    def published(self) -> DaySet | None:
        return next((date.published for date in reversed(self.dates) if date), self.base[0])

    def last_told(self) -> ToldOf:
        return self.last


class Rounds:
    """Brings together what groups tell. Give :meth:`take` the answers of each round, those of ``stale`` groups anew."""

    def __init__(self) -> None:
        self._courses: dict[str, _Course] = {}
        self._answers: dict[int, Answer] = {}
        self._number = 0

    @property
    def number(self) -> int:
        """The round that is to be answered."""
        return self._number

    def dates_for(self, group: int) -> dict[str, tuple[Narrowed | None, ...]]:
        """What the rounds so far narrowed the documents of a group to."""
        names = self._answers[group].bases if group in self._answers else ()
        return {name: tuple(self._courses[name].dates) for name in names}

    def stale(self, group: int) -> bool:
        """Whether the group would answer otherwise than in the round before."""
        if not self._number:
            return True
        return any(self._courses[name].dates[-1] is not None for name in self._answers[group].bases)

    def take(self, answers: Iterable[tuple[int, Answer]]) -> None:
        """End a round: all documents with what the groups tell of them."""
        for group, answer in answers:
            self._answers[group] = answer
            for name, base in answer.bases.items():
                self._courses.setdefault(name, _Course(base))
        told: defaultdict[str, list[tuple[Item, DaySet]]] = defaultdict(list)
        for group in sorted(self._answers):
            for name, found in self._answers[group].told.items():
                told[name].extend(found)
        for name, course in self._courses.items():
            self._end(course, told[name])
        self._number += 1

    def _end(self, course: _Course, told: ToldOf) -> None:
        known = course.published
        is_open = needs_narrowing(known)
        named = sorted(told, key=lambda pair: pair[0].key.report)
        course.told.append({item.key.report: days for item, days in named} if is_open else {})
        course.last = told
        now = narrow(known, told) if is_open and self._number + 1 < ROUNDS else None
        course.dates.append(None if now is None or now.published == known else now)

    def results(self) -> Iterator[Course]:
        """What became of each document, by id."""
        for name in sorted(self._courses):
            course = self._courses[name]
            date = chained(course.base, [step for step in course.dates if step], course.last_told)
            yield Course(name, date, tuple(course.dates), tuple(course.told))
