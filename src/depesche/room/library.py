"""The library over a store: hands out its present state, and writes what people decide and add.

The rows of the chronicle are brought up to date when the room opens and after everything that is written here; where
somebody else adds articles, they bring them up to date themselves, and pages show the last state until then.
"""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Sequence
from typing import Final

from depesche.chronicle import Anchor, Decision, anchors_for
from depesche.codec.answers import decision_json, decision_of
from depesche.errors import ConflictError, DecisionError
from depesche.knowledge import Knowledge, load
from depesche.model import Contact, Document
from depesche.reading.reader import Reader
from depesche.room.counted import Counted
from depesche.room.parts import Parts
from depesche.room.shelf import Preview, Stored, Wish
from depesche.room.stored import StoredShelf
from depesche.store import Store
from depesche.store.at_rest import AtRest

#: Somebody else may take a decision's number first: so often another one is tried.
_TRIES: Final = 5


class StoreLibrary:
    """A store that exists; see :class:`~depesche.room.shelf.Library`."""

    def __init__(self, name: str, knowledge: Knowledge | None = None) -> None:
        self._knowledge = knowledge or load()
        self._store = Store(name, create=False)
        self._store.refresh(self._knowledge)
        self._counted = Counted()
        self._reader: Reader | None = None
        self._lock = threading.Lock()

    def close(self) -> None:
        """Give the connections back."""
        self._store.close()

    def shelf(self) -> StoredShelf:
        return StoredShelf(self._store.asking(), self._knowledge, self._counted, self._decisions, self._parts)

    def decide(self, wish: Wish, who: str, when: dt.datetime) -> Decision:
        shelf = self.shelf()
        try:
            _checked(shelf.whole, wish)
            anchors = tuple(anchor for name in wish.targets for anchor in _anchors(shelf.whole, name))
        finally:
            shelf.close()
        for left in reversed(range(_TRIES)):
            decision = Decision(
                id=f"d{len(self._decisions()) + 1 + _TRIES - 1 - left}",
                action=wish.action,  # type: ignore[arg-type]  # checked by the record
                anchors=anchors,
                who=who,
                when=when.isoformat(timespec="seconds"),
                why=wish.why,
                field=wish.field,
                value=wish.value,
            )
            try:
                self._store.decide(decision_json(decision))
            except DecisionError:
                if not left:
                    raise
            else:
                break
        self._store.refresh(self._knowledge, "serve")
        return decision

    def undo(self, name: str) -> None:
        self._store.undo(name)
        self._store.refresh(self._knowledge, "serve")

    def preview(self, documents: Sequence[Document]) -> Preview:
        with self._store.asking() as stored:
            return self._parts.preview(stored, documents, self._decisions())

    def add(self, documents: Sequence[Document]) -> Stored:
        readings, problems = self._parts.readings(documents)
        given = {document.id: document for document in documents}
        became = self._store.add_all([(reading, given[reading.document.id]) for reading in readings])
        self._store.refresh(self._knowledge, "serve")
        problems += [str(outcome) for outcome in became if isinstance(outcome, ConflictError)]
        return Stored(became.count("added"), became.count("changed"), became.count("same"), tuple(problems))

    @property
    def _parts(self) -> Parts:
        """What makes parts of the chronicle; a reader is made when it is first needed."""
        with self._lock:
            if self._reader is None:
                self._reader = Reader(knowledge=self._knowledge)
                self._made = Parts(self._reader, self._knowledge)
            return self._made

    def _decisions(self) -> tuple[Decision, ...]:
        return tuple(decision_of(data) for data in self._store.decisions())


def _checked(whole: AtRest, wish: Wish) -> None:
    """Raises :class:`DecisionError` for a merge of one contact, or a split that leaves nothing behind."""
    contacts = {(found := _contact(whole, name)).id: found for name in wish.targets}
    if wish.action == "merge" and len(contacts) < 2:
        raise DecisionError("merge needs two contacts or more")
    for contact in contacts.values() if wish.action == "split" else ():
        reports = {f"{ref.document}:{ref.report}" for ref in contact.reports}
        if contact.id in wish.targets or reports <= set(wish.targets):
            raise DecisionError(f"nothing of {contact.id} would be left", remedy="name some of its reports")


def _contact(whole: AtRest, name: str) -> Contact:
    document, colon, report = name.rpartition(":")
    found = whole.contact_with(document, report) if colon else whole.stored.contact(name)
    if found is None:
        raise DecisionError(f"there is no contact or report {name!r}")
    return found


def _anchors(whole: AtRest, name: str) -> tuple[Anchor, ...]:
    """The evidence behind a contact, or behind one report."""
    document, colon, report = name.rpartition(":")
    if colon:
        return anchors_for([(whole.readings[document], report)])
    contact = _contact(whole, name)
    return anchors_for((whole.readings[ref.document], ref.report) for ref in contact.reports)
