"""Plans that are quoted of a programme: "nach derzeitigem Stand", "laut Programm"."""

from __future__ import annotations

from typing import Final

from depesche.reading.contacts.status.case import ClauseCase

#: How many words before one for a programme the word stands that quotes it.
_QUOTING_REACH: Final = 2


def programme(case: ClauseCase) -> tuple[int, ...]:
    """The words by which a programme is quoted: "nach derzeitigem Stand", "laut Programm"."""
    known = case.known.adverbs
    for place, word in enumerate(case.words):
        before = case.words[max(0, place - _QUOTING_REACH) : place]
        if word in known["programme"] and not known["quoting"].isdisjoint(before):
            quoting = next(
                k for k in range(place) if place - k <= _QUOTING_REACH and case.words[k] in known["quoting"]
            )
            return case.clause.tokens[quoting : place + 1]
    return ()
