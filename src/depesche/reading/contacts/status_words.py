"""The words of status of the package's own language, for rooms that are not handed one yet."""

from __future__ import annotations

from depesche.reading.contacts.status.words import StatusWords, status_words
from depesche.reading.setting import default_setting


def _words() -> StatusWords:
    return default_setting().language.made(status_words)


def adverbs(name: str) -> frozenset[str]:
    """One of the lists of adverbs."""
    return _words().adverbs[name]


def announcing() -> frozenset[str]:
    """Verbs whose own time is that of an announcement."""
    return _words().announcing


def light_verbs() -> frozenset[str]:
    """Verbs that only say that the contact is."""
    return _words().light


def missed() -> frozenset[str]:
    """Verbs that say of what was called off that its day has gone by."""
    return _words().missed


def topics() -> tuple[str, ...]:
    """Ends of nouns whose place is not where the contact is."""
    return _words().nouns["topic"]
