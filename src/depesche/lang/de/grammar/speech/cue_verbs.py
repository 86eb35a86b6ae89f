"""Clauses of saying: those whose main verb is a listed verb of saying with what it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from depesche.lang.cues import INFINITIVE, THAT, Cue
from depesche.lang.de.grammar.speech.speakers import speaker_of, stative
from depesche.lang.speech import Saying
from depesche.lang.syntax import Clause, Range

if TYPE_CHECKING:
    from depesche.lang.de.grammar.speech import GermanSpeech


#: The auxiliary of a state, and the cue that somebody is convinced of something.
_BE: Final = "sein"
#: How the reader is addressed, and what stands before it.
POLITE: Final = "Sie"
_PLEASE: Final = "bitte"
_CONVICTION: Final = Cue("sein", frozenset({THAT, INFINITIVE}), "believe")


def sayings(speech: GermanSpeech, part: Range) -> list[Saying]:
    """The clauses of the part whose main verb is a listed verb of saying with what it needs."""
    listed = speech.syntax.clauses(part)
    out = []
    for place, clause in enumerate(listed):
        cue = cue_of(speech, clause) if not _addresses(speech, clause) else None
        speaker = speaker_of(speech, listed, place) if cue else None
        if cue and not _issues(speech, cue, speaker) and not _bids(speech, speaker):
            out.append(Saying(clause, place, cue, _verb(speech, clause), speaker))
    return out


def _addresses(speech: GermanSpeech, clause: Clause) -> bool:
    """Whether the clause asks or bids the reader: "Bitte beachten Sie, dass …", "Wissen Sie, ob …"."""
    finite = clause.finite
    if finite is None or clause.tense != "present" or speech.words[finite + 1 : finite + 2] != [POLITE]:
        return False
    return all(speech.lowers[k] == _PLEASE for k in clause.tokens if k < finite)


def _bids(speech: GermanSpeech, speaker: Range | None) -> bool:
    """Whether what looks like who speaks bids the reader something: "Beachten Sie bitte, dass …"."""
    return speaker is not None and speaker[1] - speaker[0] > 1 and POLITE in speech.words[slice(*speaker)]


def _issues(speech: GermanSpeech, cue: Cue, speaker: Range | None) -> bool:
    """Whether the verb tells from whom something comes: "die Initiative ging von Berlin aus"."""
    classes = speech.cues.classes
    noun = next((speech.words[k] for k in range(*speaker or (0, 0)) if speech.syntax.noun_form(k)), None)
    return cue.verb in classes["issuing_verbs"] and noun in classes["issuing"]


def cue_of(speech: GermanSpeech, clause: Clause) -> Cue | None:
    """The cue that the clause's main verb is."""
    if clause.kind == "infinitive" or clause.finite is None:
        return None
    if stative(speech, clause) and any(lemma.endswith("gehen") for lemma in clause.lemmas):
        return None  # "der Anruf sei von Berlin ausgegangen"
    lowers = frozenset(speech.lowers[k] for k in clause.tokens)
    if (convinced := _convinced(speech, clause, lowers)) is not None:
        return convinced
    bases = speech.syntax.infinitives(_verb(speech, clause))
    fitting = (cue for cue in speech.cues.of(clause.lemmas) if cue.fits(lowers))
    return next((cue for cue in fitting if any(cue.verb.endswith(base) for base in bases)), None)


def _convinced(speech: GermanSpeech, clause: Clause, lowers: frozenset[str]) -> Cue | None:
    """The cue of a clause that tells what somebody is: "Die Ministerin ist überzeugt, dass …"."""
    convictions, finite = speech.syntax.members("convictions"), clause.finite
    if finite is None or speech.syntax.auxiliary(finite) != _BE or lowers.isdisjoint(convictions):
        return None
    if any(k != finite and speech.lowers[k] not in convictions for k in clause.verbs):
        return None
    return _CONVICTION if lowers.isdisjoint(speech.syntax.members("dummies")) else None


def _verb(speech: GermanSpeech, clause: Clause) -> int:
    """The token of the lexical verb: where the cue's span lies."""
    finite = clause.finite
    if finite is None:
        return clause.verbs[-1] if clause.verbs else clause.start
    if not speech.syntax.helper(finite):
        return finite
    rest = [k for k in clause.verbs if k != finite and not speech.syntax.auxiliary(k)]
    rest = [k for k in rest if not speech.syntax.is_in(k, "closing_auxiliaries")]
    return rest[-1] if rest else finite
