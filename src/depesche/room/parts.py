"""Parts of a chronicle, made anew of the few articles that a question is about: a sentence checked, articles looked at
before they are added.

An article goes into a part with the days that the whole chronicle has narrowed it to, so that a part says of its people
what the whole says.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from dataclasses import replace

from depesche.asking import Answer, check
from depesche.chronicle import Chronicle, Decision, diff
from depesche.chronicle.reported import keys_of
from depesche.errors import ReadingError
from depesche.knowledge import Knowledge
from depesche.model import Document, Reading
from depesche.reading.reader import Reader
from depesche.room.shelf import Preview
from depesche.store import looking
from depesche.store.asking import Stored
from depesche.store.partial import Asked


class Parts:
    """Makes parts of a chronicle. One reads at a time: a reader is no thread's alone."""

    def __init__(self, reader: Reader, knowledge: Knowledge) -> None:
        self._reader, self._knowledge = reader, knowledge
        self._lock = threading.Lock()

    def check(self, stored: Stored, sentence: str) -> tuple[Answer, ...]:
        """What the chronicle says to a sentence: that of the articles about the people whom it names."""
        with self._lock:
            return check(sentence, Asked(stored, self._knowledge), self._reader)

    def preview(self, stored: Stored, documents: Sequence[Document], decisions: Iterable[Decision]) -> Preview:
        """What articles say and what they would change among the contacts of the people whom they name."""
        readings, problems = self.readings(documents)
        people = sorted({key for reading in readings for key in keys_of(reading).values()})
        names = looking.about_people(stored.connection, people)
        made = tuple(decisions)
        before = self._part(stored, names, made)
        new = {reading.document.id: reading for reading in readings}
        after = Chronicle({**before.readings, **new}.values(), self._knowledge, made)
        known = {c.id: c for c in (*before.contacts, *after.contacts)}
        return Preview(tuple(readings), diff(before, after), known, tuple(problems))

    def readings(self, documents: Sequence[Document]) -> tuple[list[Reading], list[str]]:
        """What can be read, and what is wrong with the rest."""
        readings: list[Reading] = []
        problems: list[str] = []
        with self._lock:
            for document in documents:
                try:
                    readings.append(self._reader.read(document))
                except ReadingError as error:
                    problems.append(str(error))
        return readings, problems

    def _part(self, stored: Stored, names: Sequence[str], decisions: Iterable[Decision] = ()) -> Chronicle:
        dates = stored.dates(names)
        readings = [
            replace(reading, document=replace(reading.document, published=dates[name].published))
            if name in dates
            else reading
            for name, reading in stored.readings(names).items()
        ]
        return Chronicle(readings, self._knowledge, decisions, as_of=stored.today)
