"""The words that verbs of saying govern: asides, words before a closing cue (``preceding``), and those behind it
(``complements``); and words in the subjunctive behind a verb that no list knows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from depesche.lang.cues import THAT, Cue
from depesche.lang.de.grammar.speech import complements
from depesche.lang.de.grammar.speech.cue_verbs import cue_of
from depesche.lang.de.grammar.speech.edges import tidy
from depesche.lang.de.grammar.speech.preceding import around_aside, before
from depesche.lang.de.grammar.speech.speakers import origin, speaker_of
from depesche.lang.speech import Saying, Told
from depesche.lang.syntax import Clause, Range

if TYPE_CHECKING:
    from depesche.lang.de.grammar.speech import GermanSpeech

#: A verb outside the list still says something where a clause in the subjunctive follows it.
_UNLISTED: Final = Cue("", frozenset({THAT}), "say")


def governed(speech: GermanSpeech, part: Range, found: Sequence[Saying]) -> Iterator[Told]:
    """The quotations that the cue verbs of the part govern."""
    listed = speech.syntax.clauses(part)
    known = {saying.place: saying for saying in found}
    out: list[Told] = []
    for place in range(len(listed)):
        saying = known.get(place)
        told = _of_saying(speech, part, listed, saying) if saying else _unlisted(speech, part, listed, place)
        if told:
            out = [earlier for earlier in out if not _announced(speech, earlier, told)]
            out.append(told)
    yield from out


def _announced(speech: GermanSpeech, told: Told, later: Told) -> bool:
    """Whether a clause only announces, with a colon, words that a later one says: "Das wies sie zurück: Es sei so,
    sagte die Ministerin".
    """
    first = told.start
    return (
        first == later.start
        and speech.words[first - 1] == ":"
        and told.cue is not None
        and later.cue is not None
        and told.cue[0] < first <= later.end <= later.cue[0]
    )


def _of_saying(speech: GermanSpeech, part: Range, listed: Sequence[Clause], saying: Saying) -> Told | None:
    clause = saying.clause
    pieces: tuple[Range, ...] = ()
    if THAT in saying.cue.takes:
        pieces = around_aside(speech, part, clause) or before(speech, part, listed, saying.place)
    if not pieces:
        after = complements.after(speech, part, listed, saying.place, saying.cue) or _behind_colon(speech, saying)
        pieces = (after,) if after else ()
    return Told("indirect", pieces, saying.speaker, saying.word, saying.cue.force) if pieces else None


def _behind_colon(speech: GermanSpeech, saying: Saying) -> Range | None:
    """Words without a verb behind the cue and a colon: "aus Kiew verlautete: eher eine Stunde"."""
    colon, end = saying.verb + 1, saying.clause.end
    if colon < end and speech.syntax.is_in(colon, "pronouns"):
        colon += 1  # "hieß es:"
    if THAT not in saying.cue.takes or colon + 2 >= end or speech.words[colon] != ":":
        return None
    return tidy(speech, (colon + 1, speech.syntax.body((colon + 1, end))[1]))


def _unlisted(speech: GermanSpeech, part: Range, listed: Sequence[Clause], place: int) -> Told | None:
    """A clause of an unlisted verb with a clause in the first subjunctive after it."""
    clause = listed[place]
    if clause.kind not in ("main", "relative") or not clause.lemmas:
        return None
    following = next((c for c in listed[place + 1 :] if c.start >= clause.end), None)
    if following is None or speech.syntax.mood(clause) != "indicative":
        return None
    if not _told_by_form(speech, following) or _taken(speech, listed, clause, following):
        return None
    after = complements.after(speech, part, listed, place, _UNLISTED)
    if after is None:
        return None
    verb = clause.finite if clause.finite is not None else clause.start
    speaker = speaker_of(speech, listed, place)
    if speaker is not None and speech.words[speaker[1] - 1] in speech.cues.nouns:
        speaker = origin(speech, clause)  # "Aus dem Kreml kam die Bestätigung: …"
    return Told("indirect", (after,), speaker, (verb, verb + 1), "say")


def _told_by_form(speech: GermanSpeech, clause: Clause) -> bool:
    """Whether a clause shows by its subjunctive, as a main clause or behind "dass", that somebody says it."""
    if speech.syntax.mood(clause) != "first":
        return False
    if clause.kind == "subordinate" and clause.opener is not None:
        return speech.syntax.is_in(clause.opener, "complementizers")
    return clause.kind == "main"


def _taken(speech: GermanSpeech, listed: Sequence[Clause], clause: Clause, told: Clause) -> bool:
    """Whether something else governs the words: a noun at the end of the clause, or a clause of saying behind them."""
    noun = any(speech.words[k] in speech.cues.nouns for k in clause.tokens[-3:])
    if noun and speech.words[told.start - 1] != ":":
        return True
    after = next((c for c in listed if c.start >= told.end), None)
    if after is None or after.kind != "main" or after.finite != after.start or after.shares_subject:
        return False
    return cue_of(speech, after) is not None
