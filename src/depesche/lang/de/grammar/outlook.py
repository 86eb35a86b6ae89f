"""On which side of the present a German clause lies: by tense and mood, modal verbs, and words of planning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from depesche.lang.syntax import Clause, Side

if TYPE_CHECKING:
    from depesche.lang.de.grammar.syntax import GermanSyntax


def outlook(syntax: GermanSyntax, clause: Clause) -> Side | None:
    """Past, present or future; ``None`` where the verbs do not tell."""
    if clause.tense in ("past", "pluperfect"):
        return _of_past(syntax, clause)
    if clause.tense == "present" and _tells(syntax, clause):
        return "past"
    if any(syntax.is_in(token, "ahead") for token in clause.tokens):
        return "future"  # "ist für Montag geplant"
    if clause.tense == "perfect":
        return "past"
    if clause.tense in ("future", "future_perfect") or _modal_ahead(syntax, clause):
        return "future"
    return "present" if clause.tense == "present" else None


def _of_past(syntax: GermanSyntax, clause: Clause) -> Side | None:
    """The side of a clause whose verb has a form of the past; the second subjunctive tells of the present."""
    if clause.mood == "subjunctive2":
        told = clause.tense == "past" and clause.finite is not None and not syntax.helper(clause.finite)
        return "present" if told else None  # "hieß es, sie kämen am Montag"
    return None if clause.modal in syntax.classes["open_modals"] else "past"


def _modal_ahead(syntax: GermanSyntax, clause: Clause) -> bool:
    """Whether a modal verb speaks of what is to come: "will", "soll", "könnte"."""
    if clause.tense != "present" or clause.modal is None:
        return False
    return clause.modal in syntax.classes["ahead_modals"] or clause.mood == "subjunctive2"


def _tells(syntax: GermanSyntax, clause: Clause) -> bool:
    """Whether a verb in the present tense says that something has been said: "berichtet", but not "sagt … ab"."""
    if clause.modal is not None or clause.passive or clause.finite is None or not clause.lemmas:
        return False
    told = syntax.classes["told_verbs"]
    return clause.lemmas[0] in told and not told.isdisjoint(syntax.infinitives(clause.finite))
