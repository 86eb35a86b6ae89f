"""The library over a store: reads the chronicle when the store has changed, and writes what people decide and add."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from depesche.chronicle import Anchor, Chronicle, Decision, anchors_for, diff
from depesche.codec.answers import decision_json, decision_of
from depesche.errors import ConflictError, DecisionError, ReadingError
from depesche.model import Contact, Document, Reading
from depesche.reading.reader import Reader, default_reader
from depesche.room.memory import MemoryShelf
from depesche.room.shelf import Preview, Stored, Wish
from depesche.store import Store

#: Somebody else may take a decision's number first: so often another one is tried.
_TRIES: Final = 5


class StoreLibrary:
    """A store whose chronicle is held in memory; see :class:`~depesche.room.shelf.Library`."""

    def __init__(self, name: str, reader: Reader | None = None) -> None:
        self._name = name
        self._reader = reader
        self._lock = threading.RLock()
        self._shelf: MemoryShelf | None = None
        self._stamp: object = None
        self._number = 0

    def shelf(self) -> MemoryShelf:
        stamp = self._present()
        with self._lock:
            if self._shelf is None or stamp is None or stamp != self._stamp:
                self._shelf, self._stamp = self._read(), stamp
            return self._shelf

    def decide(self, wish: Wish, who: str, when: dt.datetime) -> Decision:
        shelf = self.shelf()
        anchors = tuple(a for name in wish.targets for a in _anchors(shelf.chronicle, name))
        _checked(shelf.chronicle, wish)
        for extra in range(_TRIES):
            decision = Decision(
                id=f"d{len(shelf.decisions()) + 1 + extra}",
                action=wish.action,  # type: ignore[arg-type]  # checked by the record
                anchors=anchors,
                who=who,
                when=when.isoformat(timespec="seconds"),
                why=wish.why,
                field=wish.field,
                value=wish.value,
            )
            try:
                with Store(self._name, create=False) as store:
                    store.decide(decision_json(decision))
            except DecisionError:
                if extra == _TRIES - 1:
                    raise
            else:
                break
        self._forget()
        return decision

    def undo(self, name: str) -> None:
        with Store(self._name, create=False) as store:
            store.undo(name)
        self._forget()

    def preview(self, documents: Sequence[Document]) -> Preview:
        readings, problems = self._readings(documents)
        shelf = self.shelf()
        before = shelf.chronicle
        after = Chronicle(
            {**before.readings, **{r.document.id: r for r in readings}}.values(), decisions=shelf.decisions()
        )
        known = {c.id: c for c in (*before.contacts, *after.contacts)}
        return Preview(tuple(readings), diff(before, after), known, tuple(problems))

    def add(self, documents: Sequence[Document]) -> Stored:
        readings, problems = self._readings(documents)
        given = {document.id: document for document in documents}
        with Store(self._name, create=False) as store:
            became = store.add_all([(reading, given[reading.document.id]) for reading in readings])
        self._forget()
        problems += [str(outcome) for outcome in became if isinstance(outcome, ConflictError)]
        return Stored(became.count("added"), became.count("changed"), became.count("same"), tuple(problems))

    def _readings(self, documents: Sequence[Document]) -> tuple[list[Reading], list[str]]:
        """What can be read, and what is wrong with the rest. One reads at a time: a reader is no thread's alone."""
        readings: list[Reading] = []
        problems: list[str] = []
        with self._lock:
            reader = self._reader or default_reader()
            for document in documents:
                try:
                    readings.append(reader.read(document))
                except ReadingError as error:
                    problems.append(str(error))
        return readings, problems

    def _forget(self) -> None:
        with self._lock:
            self._stamp = None
            self._shelf = None

    def _read(self) -> MemoryShelf:
        with Store(self._name, create=False) as store:
            decisions = [decision_of(data) for data in store.decisions()]
            whole = Chronicle(store.readings(), decisions=decisions)
        self._number += 1
        return MemoryShelf(whole, decisions, str(self._number))

    def _present(self) -> object:
        """What tells one state of the store's file from another; ``None`` for a server."""
        if "://" in self._name:
            return None
        files = (Path(f"{self._name}{ending}") for ending in ("", "-wal"))
        return tuple((f.stat().st_mtime_ns, f.stat().st_size) for f in files if f.exists())


def _checked(whole: Chronicle, wish: Wish) -> None:
    """Raises :class:`DecisionError` for a merge of one contact, or a split that leaves nothing behind."""
    contacts = {(found := _contact(whole, name)).id: found for name in wish.targets}
    if wish.action == "merge" and len(contacts) < 2:
        raise DecisionError("merge needs two contacts or more")
    for contact in contacts.values() if wish.action == "split" else ():
        reports = {f"{ref.document}:{ref.report}" for ref in contact.reports}
        if contact.id in wish.targets or reports <= set(wish.targets):
            raise DecisionError(f"nothing of {contact.id} would be left", remedy="name some of its reports")


def _contact(whole: Chronicle, name: str) -> Contact:
    document, colon, report = name.rpartition(":")
    if not colon:
        found = whole.contact(name)
    else:
        asked = (document, report)
        found = next((c for c in whole.contacts if asked in {(r.document, r.report) for r in c.reports}), None)
    if found is None:
        raise DecisionError(f"there is no contact or report {name!r}")
    return found


def _anchors(whole: Chronicle, name: str) -> tuple[Anchor, ...]:
    document, colon, report = name.rpartition(":")
    if not colon:
        contact = _contact(whole, name)
        return anchors_for((whole.readings[ref.document], ref.report) for ref in contact.reports)
    if document not in whole.readings:
        raise DecisionError(f"there is no article {document!r}")
    return anchors_for([(whole.readings[document], report)])
