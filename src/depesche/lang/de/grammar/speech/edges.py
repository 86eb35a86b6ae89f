"""Edges of stretches of speech: without the commas, conjunctions and blanks around what is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from depesche.lang.syntax import Range

if TYPE_CHECKING:
    from depesche.lang.de.grammar.speech import GermanSpeech


def tidy(speech: GermanSpeech, tokens: Range) -> Range | None:
    """The range without commas, conjunctions and blanks at its edges; ``None`` where nothing is left."""
    first, last = tokens
    joined = speech.syntax.members("cut")
    while first < last and (speech.words[first] in ",;:–-" or speech.words[first].isspace()):
        first += 1
    while last > first and (speech.words[last - 1] in joined or speech.words[last - 1].isspace()):
        last -= 1
    return (first, last) if first < last else None


def without(speech: GermanSpeech, whole: Range, hole: Range) -> tuple[Range, ...]:
    """The range in pieces around the hole."""
    pieces = (tidy(speech, (whole[0], hole[0])), tidy(speech, (hole[1], whole[1])))
    return tuple(p for p in pieces if p)
