"""Mood of a clause's finite verb, as far as its form shows it: reported speech is told by the subjunctive."""

from __future__ import annotations

from itertools import pairwise
from typing import Literal

from depesche.lang.de.clauses import Clause
from depesche.reading.quotes.view import View

Mood = Literal["indicative", "first", "second", "none"]


def mood(view: View, clause: Clause) -> Mood:
    """The mood of the clause: the first subjunctive also where no list knows the verb ("verstoße")."""
    if clause.finite is None:
        return _unknown(view, clause)
    return of_word(view, clause.finite, clause)


def of_word(view: View, token: int, clause: Clause) -> Mood:
    """The mood of one finite verb."""
    lower = view.lowers[token]
    if view.is_in(token, "subjunctive"):
        return "indicative" if _first_person(view, clause) else "first"
    if view.is_in(token, "second_subjunctive"):
        return "second"
    forms = [f for f in view.lexicon.grammar.verbs.get(lower, ()) if f.shape == "finite"]
    moods = {f.mood for f in forms}
    if any(f.mood == "indicative" and f.person == 3 for f in forms):
        return "indicative"
    if "subjunctive1" in moods and not _first_person(view, clause):
        return "first"
    if "subjunctive2" in moods:
        return "second"
    if not forms and lower.endswith(("iere", "igte")):
        return "first" if lower.endswith("iere") else "indicative"
    return "indicative"


def _first_person(view: View, clause: Clause) -> bool:
    return any(view.lowers[k] == "ich" for k in clause.tokens)


def _unknown(view: View, clause: Clause) -> Mood:
    """A verb that no list knows, by its ending and place: last in its clause, or second before a small word."""
    tokens = clause.tokens
    if len(tokens) < 3:
        return "none"
    last = view.words[tokens[-1]]
    if clause.opener is not None and last.islower() and last.endswith("e") and len(last) > 4:
        return "first"
    for at, after in pairwise(tokens[1:]):
        word = view.words[at]
        if not (word.islower() and word.endswith("e") and word.isalpha() and len(word) >= 4):
            continue
        if (
            view.adverb(at)
            or view.is_in(at, "prepositions")
            or view.is_in(at, "determiners")
            or view.is_in(at, "pronouns")
            or view.nominal(after)
        ):
            continue
        before = view.words[at - 1]
        small = view.is_in(after, "determiners") or view.is_in(after, "prepositions")
        small = (
            small or view.is_in(after, "oblique_pronouns") or view.lowers[after] in ("nicht", "auch", "zu", "es")
        )
        if small and (
            before[0].isupper() or view.adverb(at - 1) or view.lowers[at - 1] in view.lexicon.classes["pronouns"]
        ):
            return "first"
    return "none"
