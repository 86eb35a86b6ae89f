"""Reported speech without a cue of its own: the subjunctive goes on over sentences, "sollen" passes on hearsay."""

from __future__ import annotations

from depesche.lang.de.clauses import Clause
from depesche.reading.quotes.mood import mood
from depesche.reading.quotes.view import Range, View


def told_without_cue(view: View, part: Range, *, goes_on: bool) -> bool:
    """Whether the sentence's main clause is reported speech; the second subjunctive only where speech goes on."""
    main = next((c for c in view.clauses(part) if c.kind == "main"), None)
    if main is None:
        return False
    found = mood(view, main)
    return found == "first" or (found == "second" and goes_on)


def hearsay(view: View, part: Range) -> bool:
    """Whether the main clause says by "soll … haben" or "soll … sein" what others report."""
    main = next((c for c in view.clauses(part) if c.kind == "main"), None)
    if main is None or main.modal != "sollen" or main.finite is None:
        return False
    if view.lowers[main.finite] not in ("soll", "sollen"):
        return False
    return main.tense == "perfect" or _closes_with(view, main, ("haben", "sein"))


def _closes_with(view: View, clause: Clause, words: tuple[str, ...]) -> bool:
    tail = [view.lowers[k] for k in clause.tokens[-1:]]
    return bool(tail) and tail[0] in words and len(clause.verbs) > 2
