"""Reported quotations: a clause that sums up what somebody said ("begrüßte den Beschluss", "nannte ihn …")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from depesche.lang.cues import AS, THING
from depesche.lang.de.grammar.speech.edges import tidy
from depesche.lang.de.grammar.speech.speakers import stative
from depesche.lang.speech import Saying, Told
from depesche.lang.syntax import Clause, Range
from depesche.model import Form

if TYPE_CHECKING:
    from depesche.lang.de.grammar.speech import GermanSpeech

#: A clause of fewer words sums up nothing.
_SHORTEST: Final = 4


def summed_up(
    speech: GermanSpeech, part: Range, sayings: Sequence[Saying], found: Sequence[Told]
) -> Iterator[Told]:
    """The clauses of the part that report words in summary and govern no words of their own."""
    listed = speech.syntax.clauses(part)
    governing = {told.cue[0] for told in found if told.cue}
    for saying in sayings:
        clause = saying.clause
        if saying.verb in governing or saying.speaker is None or not _sums_up(speech, saying):
            continue
        told = speech.syntax.mood(clause)
        if told != "indicative" and not _inside(clause, found):
            continue
        following = next((c for c in listed if c.kind == "main" and c.start > clause.start), None)
        words = (_begins(listed, clause), following.start if following else speech.syntax.trim(part)[1])
        form: Form = "reported" if told == "indicative" else "indirect"
        yield Told(form, (tidy(speech, words) or words,), saying.speaker, saying.word, saying.cue.force)


def _begins(listed: Sequence[Clause], clause: Clause) -> int:
    """Where the words begin: with the reason that stands in front of the verb ("Da …, geht X davon aus")."""
    place = listed.index(clause)
    if clause.finite != clause.start:
        return clause.start
    fronted = [c for c in listed[:place] if c.conjunction == "because" and c.parent == place]
    return min([c.start for c in fronted], default=clause.start)


def _sums_up(speech: GermanSpeech, saying: Saying) -> bool:
    """Whether the verb can report a thing or a name, in a clause that is told for its own sake."""
    clause, takes = saying.clause, saying.cue.takes
    if saying.cue.sums and saying.cue.sums.isdisjoint(speech.lowers[k] for k in clause.tokens):
        return False
    if _silent(speech, saying):
        return False
    named = AS in takes and _has(speech, clause, "as")
    if not (THING in takes or named) or clause.kind != "main" or len(clause.tokens) < _SHORTEST:
        return False
    if clause.passive or clause.modal or clause.tense == "pluperfect" or stative(speech, clause):
        return False  # background
    return not (saying.cue.names and _has(speech, clause, "reflexive"))  # what calls itself something


def _silent(speech: GermanSpeech, saying: Saying) -> bool:
    """Whether nobody says anything: what "man" calls a thing, what a speaker does not announce."""
    start, end = saying.speaker or (0, 0)
    impersonal = end - start == 1 and speech.syntax.is_in(start, "impersonal")
    return impersonal or (saying.clause.negated and saying.cue.force == "announce")


def _has(speech: GermanSpeech, clause: Clause, name: str) -> bool:
    return any(speech.syntax.is_in(k, name) for k in clause.tokens)


def _inside(clause: Clause, found: Sequence[Told]) -> bool:
    """Whether the clause stands in words that somebody is said to have told: the Kremlin says that Putin asked."""
    return any(f.covers(clause.start) and f.covers(clause.end - 1) for f in found)
