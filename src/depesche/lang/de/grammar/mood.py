"""Mood of a clause's finite verb, as far as its form shows it: reported speech is told by the subjunctive."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from depesche.lang.syntax import Clause, Mood

if TYPE_CHECKING:
    from depesche.lang.de.grammar.syntax import GermanSyntax

#: The ending of a verb that no list knows and that is still told to be in the first subjunctive: "stagniere".
_UNKNOWN_FIRST = "iere"
#: Further small words behind a verb.
_BEHIND_VERB = frozenset({"nicht", "auch", "zu", "es"})


def mood(syntax: GermanSyntax, clause: Clause) -> Mood:
    """The mood of the clause: the first subjunctive also where no list knows the verb ("verstoße")."""
    if clause.finite is None:
        return _unknown(syntax, clause)
    return of_word(syntax, clause.finite, clause)


def of_word(syntax: GermanSyntax, token: int, clause: Clause) -> Mood:
    """The mood of one finite verb."""
    if syntax.is_in(token, "subjunctive"):
        return "indicative" if _first_person(syntax, clause) else "first"
    if syntax.is_in(token, "second_subjunctive"):
        return "second"
    lower = syntax.lowers[token]
    forms = [f for f in syntax.lexicon.words.verbs.get(lower, ()) if f.shape == "finite"]
    if not forms:
        return "first" if lower.endswith(_UNKNOWN_FIRST) else "indicative"
    if any(f.mood == "indicative" and f.person == 3 for f in forms):
        return "indicative"
    return _of_forms({f.mood for f in forms}, first_person=_first_person(syntax, clause))


def _of_forms(moods: set[str], *, first_person: bool) -> Mood:
    """The mood of a verb that is no third person of the indicative: "ich habe" is one of the first."""
    if "subjunctive1" in moods and not first_person:
        return "first"
    return "second" if "subjunctive2" in moods else "indicative"


def _first_person(syntax: GermanSyntax, clause: Clause) -> bool:
    return any(syntax.lowers[k] == "ich" for k in clause.tokens)


def _unknown(syntax: GermanSyntax, clause: Clause) -> Mood:
    """A verb that no list knows, by its ending and place: last in its clause, or second before a small word."""
    tokens = clause.tokens
    if len(tokens) < 3:
        return "none"
    last = syntax.words[tokens[-1]]
    if clause.opener is not None and last.islower() and last.endswith("e") and len(last) > 4:
        return "first"
    told = any(_verb_like(syntax, at, after) and _second(syntax, at, after) for at, after in pairwise(tokens[1:]))
    return "first" if told else "none"


def _verb_like(syntax: GermanSyntax, at: int, after: int) -> bool:
    """Whether an unknown word can be a verb in the first subjunctive: "verstoße"."""
    word = syntax.words[at]
    if not (word.islower() and word.endswith("e") and word.isalpha() and len(word) >= 4):
        return False
    closed = any(syntax.is_in(at, name) for name in ("prepositions", "determiners", "pronouns"))
    return not (closed or syntax.adverb(at) or syntax.nominal(after))


def _second(syntax: GermanSyntax, at: int, after: int) -> bool:
    """Whether a noun, an adverb or a pronoun stands before the word, and a small word behind it."""
    small = any(syntax.is_in(after, name) for name in ("determiners", "prepositions", "oblique_pronouns"))
    if not small and syntax.lowers[after] not in _BEHIND_VERB:
        return False
    before = at - 1
    return syntax.words[before][0].isupper() or syntax.adverb(before) or syntax.is_in(before, "pronouns")
