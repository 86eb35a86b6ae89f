"""What a question of the reading room means to the store: names of people and states as keys, words as stems."""

from __future__ import annotations

from depesche.room.shelf import Wanted
from depesche.store.search import Sought, sought
from depesche.store.wanted import Wanted as Asked
from depesche.telling.names import people_called, sides_called
from depesche.telling.stems import words_of


def question(wanted: Wanted) -> Asked:
    """The question in the terms of the store."""
    return Asked(
        people=tuple(people_meant(name) for name in wanted.people),
        states=tuple(state_meant(name) for name in wanted.states),
        kinds=frozenset(wanted.kinds),
        statuses=frozenset(wanted.statuses),
        publishers=frozenset(wanted.publishers),
        topics=frozenset(wanted.topics),
        findings=frozenset(wanted.findings),
        since=wanted.since,
        until=wanted.until,
        text=wanted.words if any(words_of(wanted.words)) else "",
    )


def words_sought(words: str) -> Sought | None:
    """What a line of words asks for; ``None`` where there is no word in it."""
    return sought(words) if any(words_of(words)) else None


def people_meant(name: str) -> frozenset[str]:
    """The keys of participants that a name or key means."""
    return people_called(name) | {name}


def state_meant(name: str) -> str:
    """The state or organisation that a name or id means."""
    found = sides_called(name)
    return next(iter(found)) if len(found) == 1 else name
