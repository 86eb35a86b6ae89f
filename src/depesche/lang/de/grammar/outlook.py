"""On which side of the present a German clause lies: by tense and mood, modal verbs, and words of planning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from depesche.lang.syntax import Clause, Side

if TYPE_CHECKING:
    from depesche.lang.de.grammar.syntax import GermanSyntax


def outlook(syntax: GermanSyntax, clause: Clause) -> Side | None:
    """Past, present or future; ``None`` where the verbs do not tell."""
    if clause.tense in ("past", "pluperfect"):
        return None if clause.mood == "subjunctive2" or clause.modal in syntax.classes["open_modals"] else "past"
    if any(syntax.is_in(token, "ahead") for token in clause.tokens):
        return "future"  # "ist für Montag geplant"
    if clause.tense == "perfect":
        return "past"
    if clause.tense in ("future", "future_perfect") or _modal_ahead(syntax, clause):
        return "future"
    return "present" if clause.tense == "present" else None


def _modal_ahead(syntax: GermanSyntax, clause: Clause) -> bool:
    """Whether a modal verb speaks of what is to come: "will", "soll", "könnte"."""
    if clause.tense != "present" or clause.modal is None:
        return False
    return clause.modal in syntax.classes["ahead_modals"] or clause.mood == "subjunctive2"
