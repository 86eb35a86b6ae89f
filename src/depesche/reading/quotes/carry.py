"""Reported speech without a cue of its own: the subjunctive goes on over sentences, "sollen" passes on hearsay."""

from __future__ import annotations

from depesche.lang.syntax import Clause
from depesche.reading.quotes.view import Range, View


def told_without_cue(view: View, part: Range, *, goes_on: bool) -> bool:
    """Whether the sentence's main clause is reported speech; the second subjunctive only where speech goes on."""
    main = next((c for c in view.clauses(part) if c.kind == "main"), None)
    if main is None or (main.finite is not None and view.words[main.finite].isupper()):
        return False
    found = view.mood(main)
    if found == "second" and main.finite is not None and view.is_in(main.finite, "doubtful"):
        return False
    return found == "first" or (found == "second" and goes_on)


def hearsay(view: View, part: Range) -> bool:
    """Whether a main clause says by "soll … haben", "soll … sein" or "soll sich … handeln" what others report."""
    return any(_passes_on(view, clause) for clause in view.clauses(part) if clause.kind == "main")


def _passes_on(view: View, clause: Clause) -> bool:
    if clause.finite is None or view.lowers[clause.finite] not in ("soll", "sollen"):
        return False
    words = [view.lowers[k] for k in clause.tokens if view.words[k][0].isalpha()]
    return words[-1] in view.lexicon.classes["hearsay"] and len(words) > 3
