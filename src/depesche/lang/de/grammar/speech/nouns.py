"""Cue nouns and what they govern: "die Forderung des Rates, die Truppen abzuziehen", "kam zu dem Ergebnis, dass …"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from depesche.lang.de.grammar.speech.complements import closes_infinitive, reach
from depesche.lang.de.grammar.speech.cue_verbs import POLITE
from depesche.lang.de.grammar.speech.edges import tidy
from depesche.lang.de.grammar.speech.speakers import origin, speaker_of
from depesche.lang.speech import Told
from depesche.lang.syntax import Clause, Range

if TYPE_CHECKING:
    from depesche.lang.de.grammar.speech import GermanSpeech

#: A noun's words begin behind a comma that stands at most so many tokens after it.
_ATTRIBUTES: Final = 8
#: Forces of the verbs that take a stance on what a noun says, with the force that its words get by them.
_STANCES: Final = {"deny": "deny", "reject": "deny", "confirm": "confirm"}


def noun_governed(speech: GermanSpeech, part: Range, found: Sequence[Told]) -> Iterator[Told]:
    """The quotations that a cue noun of the part governs and no verb does already."""
    listed = speech.syntax.clauses(part)
    for at in range(part[0], part[1] - 2):
        force = speech.cues.nouns.get(speech.words[at])
        comma = _comma(speech, at, part[1]) if force else None
        if comma is None or _denied(speech, at) or any(f.covers(comma + 1) and f.start >= comma for f in found):
            continue
        words = _words_behind(speech, part, listed, comma)
        if words and words[1] - words[0] > 2:
            force = _stance_on(speech, listed, at) or force
            yield Told("indirect", (words,), _speaker(speech, listed, at, comma), (at, at + 1), force)


def _words_behind(speech: GermanSpeech, part: Range, listed: Sequence[Clause], comma: int) -> Range | None:
    """The words behind a noun's comma where it governs them."""
    place = next((n for n, c in enumerate(listed) if c.start <= comma + 1 < c.end), None)
    if place is None or not _governs(speech, listed[place], comma):
        return None
    return tidy(speech, (comma + 1, reach(speech, part, listed, place)))


def _denied(speech: GermanSpeech, noun: int) -> bool:
    """Whether there is no such thing: "keine Pläne, …", "nicht die Absicht, …"."""
    return any(speech.syntax.is_in(k, "no_such") for k in (noun - 1, noun - 2) if k >= 0)


def _comma(speech: GermanSpeech, at: int, limit: int) -> int | None:
    """The comma right behind the noun and its attributes; no verb or further clause stands between."""
    for k in range(at + 1, min(limit - 1, at + _ATTRIBUTES)):
        if speech.words[k] == ",":
            return k
        if speech.words[k] == POLITE or speech.words[k] in ";:.()" or speech.syntax.auxiliary(k):
            return None
    return None


def _governs(speech: GermanSpeech, clause: Clause, comma: int) -> bool:
    if speech.syntax.is_in(comma + 1, "complementizers"):
        return True
    if any(speech.syntax.is_in(comma + 1, name) for name in ("adjunct_infinitives", "referring")):
        return False
    end = next((k for k in range(comma + 1, clause.end) if speech.words[k] in ",;:.!?"), clause.end)
    if any(closes_infinitive(speech, k, end) for k in range(comma + 1, end)):
        return clause.kind != "subordinate"
    return clause.kind == "main" and clause.start == comma + 1 and speech.syntax.mood(clause) == "first"


def _stance_on(speech: GermanSpeech, listed: Sequence[Clause], at: int) -> str | None:
    """What the clause does to the words of its noun where it denies or confirms them: "wies Behauptungen zurück,
    dass …".
    """
    own = next((c for c in listed if at in c.tokens and c.finite is not None), None)
    forces = [cue.force for cue in speech.cues.of(own.lemmas)] if own else []
    return next((_STANCES[force] for force in forces if force in _STANCES), None)


def _speaker(speech: GermanSpeech, listed: Sequence[Clause], at: int, comma: int) -> Range | None:
    """Whose noun it is: the genitive or "von" behind it, else the subject of its clause."""
    whose = owner(speech, at + 1, comma)
    place = next((n for n, c in enumerate(listed) if at in c.tokens), None)
    if whose is not None or place is None:
        return whose
    found = speaker_of(speech, listed, place)
    itself = found is not None and found[0] <= at < found[1]
    return origin(speech, listed[place]) if itself else found


def owner(speech: GermanSpeech, behind: int, comma: int) -> Range | None:
    """The genitive right behind a noun, or the phrase after "von", "vom", "aus"."""
    genitive = behind < comma and speech.syntax.is_in(behind, "genitive")
    if not genitive and not (behind < comma and speech.syntax.is_in(behind, "owner_prepositions")):
        return None
    phrase = speech.syntax.noun_phrase(behind if genitive else behind + 1, comma)
    return speech.syntax.trim(phrase) if phrase else None
