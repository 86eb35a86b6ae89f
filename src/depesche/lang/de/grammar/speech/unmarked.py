"""Reported speech without a cue of its own: the subjunctive goes on over sentences, "sollen" passes on hearsay."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from depesche.lang.de.grammar.speech.cue_verbs import POLITE
from depesche.lang.syntax import Clause, Range

if TYPE_CHECKING:
    from depesche.lang.de.grammar.speech import GermanSpeech

#: The reader is addressed within so many words of the beginning: "Bitte beachten Sie …".
_ADDRESS: Final = 3


def told_without_cue(speech: GermanSpeech, part: Range, *, goes_on: bool) -> bool:
    """Whether the sentence's main clause is reported speech; the second subjunctive only where speech goes on."""
    main = next((c for c in speech.syntax.clauses(part) if c.kind == "main"), None)
    if main is None or (main.finite is not None and speech.words[main.finite].isupper()):
        return False
    if POLITE in speech.words[main.start + 1 : main.start + _ADDRESS]:
        return False  # "Beachten Sie bitte, dass …" is said to the reader
    mood = speech.syntax.mood(main)
    doubtful = main.finite is not None and speech.syntax.is_in(main.finite, "doubtful")
    return mood == "first" or (mood == "second" and goes_on and not doubtful)


def hearsay(speech: GermanSpeech, part: Range) -> bool:
    """Whether a main clause says by "soll … haben", "soll … sein" or "soll sich … handeln" what others report."""
    return any(_passes_on(speech, clause) for clause in speech.syntax.clauses(part) if clause.kind == "main")


def _passes_on(speech: GermanSpeech, clause: Clause) -> bool:
    if clause.finite is None or not speech.syntax.is_in(clause.finite, "hearsay_modals"):
        return False
    words = [k for k in clause.tokens if speech.words[k][0].isalpha()]
    return speech.syntax.is_in(words[-1], "hearsay") and len(words) > 3
