"""Words that announce or close what somebody says in sentences of their own: "Kritik kam von X: …", "Mit diesen Worten
warb X".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from depesche.lang.de.grammar.speech.nouns import owner
from depesche.lang.de.grammar.speech.speakers import origin
from depesche.lang.syntax import Range

if TYPE_CHECKING:
    from depesche.lang.de.grammar.speech import GermanSpeech

#: The noun of "Mit diesen Worten" stands at most so many tokens behind the beginning.
_OPENING: Final = 4


def closer_of_words(speech: GermanSpeech, part: Range) -> Range | None:
    """The subject behind "Mit diesen Worten"."""
    first = speech.syntax.trim(part)[0]
    opening = range(first + 1, min(part[1], first + _OPENING))
    named = any(speech.words[k] in speech.syntax.members("announcing") for k in opening)
    if not named or not speech.syntax.is_in(first, "closing_prepositions"):
        return None
    main = next((c for c in speech.syntax.clauses(part) if c.kind == "main"), None)
    return speech.subject(main) if main else None


def announcer(speech: GermanSpeech, part: Range) -> Range | None:
    """Who is named before a colon: by a phrase alone, or the subject of the clause that the colon ends; where that is
    what is said ("Kritik", "die Antwort") whose it is.
    """
    first, colon = speech.syntax.trim(part)
    main = [c for c in speech.syntax.clauses((part[0], colon + 1)) if c.kind == "main"]
    first += first + 1 < colon and speech.syntax.is_in(first, "openings_of_names")  # "Dazu Huber: „…“"
    phrase = speech.subject(main[-1]) if main else speech.syntax.noun_phrase(first, colon)
    noun = _said(speech, phrase) if phrase else None
    if phrase is None or noun is None:
        return phrase
    return owner(speech, noun + 1, colon) or (origin(speech, main[-1]) if main else None)


def _said(speech: GermanSpeech, phrase: Range) -> int | None:
    """The token of the phrase's noun where that is something said rather than somebody."""
    noun = next((k for k in range(*phrase) if speech.syntax.nominal(k)), None)
    if noun is None:
        return None
    known = speech.syntax.members("reactions") | speech.syntax.members("announcing")
    return noun if speech.words[noun] in known or speech.words[noun] in speech.cues.nouns else None
