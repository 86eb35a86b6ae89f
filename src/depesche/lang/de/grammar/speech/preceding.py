"""Words before a clause of saying that closes them ("…, teilte das Amt mit") or stands beside them ("…, wie das Amt
mitteilte").
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from depesche.lang.de.grammar.speech.complements import REPORTING
from depesche.lang.de.grammar.speech.edges import tidy, without
from depesche.lang.de.grammar.speech.speakers import origin
from depesche.lang.syntax import Clause, Range

if TYPE_CHECKING:
    from depesche.lang.de.grammar.speech import GermanSpeech


def around_aside(speech: GermanSpeech, part: Range, clause: Clause) -> tuple[Range, ...]:
    """ "…, wie das Amt mitteilte": everything but the aside."""
    if clause.opener is None or not is_aside(speech, clause) or likens(speech, clause):
        return ()
    verb = clause.finite if clause.finite is not None else clause.start
    end = next((k for k in range(verb + 1, clause.end) if speech.words[k] == ","), clause.end)
    return without(speech, speech.syntax.body(part), (clause.opener, end))


def is_aside(speech: GermanSpeech, clause: Clause) -> bool:
    """Whether a clause is one with "wie"."""
    opener = clause.opener
    return clause.kind == "subordinate" and opener is not None and speech.syntax.is_in(opener, "aside_openers")


def likens(speech: GermanSpeech, clause: Clause) -> bool:
    """Whether a clause with "wie es" likens what is told to what others told: "ein Treffen, wie es die Presse
    gemeldet hatte", rather than naming its source ("wie es hieß").
    """
    opener = clause.opener
    if opener is None or not speech.syntax.is_in(opener, "aside_openers"):
        return False
    if speech.lower(opener + 1) not in speech.syntax.members("impersonal_pronouns"):
        return False
    return any(cue.force in speech.syntax.members("likening_forces") for cue in speech.cues.of(clause.lemmas))


def before(speech: GermanSpeech, part: Range, listed: Sequence[Clause], place: int) -> tuple[Range, ...]:
    """The words before a cue that opens with its verb ("…, teilte das Amt mit"), and those after it."""
    clause = listed[place]
    if not _closes(speech, part, listed, place):
        return ()
    words = tidy(speech, (_behind_announcement(speech, part, listed[:place]), clause.start))
    if words is None or words[1] - words[0] < 2 or _marked(speech, words):
        return ()
    rest = next((c for c in listed[place + 1 :] if c.start >= clause.end), None)
    goes_on = rest is not None and (_goes_on(speech, rest) or _interrupted(speech, listed, place, rest))
    after = tidy(speech, (rest.start, speech.syntax.body(part)[1])) if rest and goes_on else None
    return (words, after) if after else (words,)


def _closes(speech: GermanSpeech, part: Range, listed: Sequence[Clause], place: int) -> bool:
    """Whether the clause closes words before it: its verb first, somebody named behind it, a comma or mark before."""
    clause, opening = listed[place], listed[0]
    if place == 0 or clause.kind != "main" or clause.shares_subject or not _verb_first(speech, part, clause):
        return False
    if any(speech.syntax.is_in(k, "plain_negation") for k in clause.tokens):
        return False  # "…, sagte der Sprecher nicht"
    if opening.kind in ("subordinate", "relative") and not _opens_with_that(speech, opening):
        return False
    return speech.words[clause.start - 1] in ',–-“”"«' and _names_somebody(speech, clause)


def _verb_first(speech: GermanSpeech, part: Range, clause: Clause) -> bool:
    """Whether the clause opens with its verb, or with a word that takes up what was said ("das sagte …")."""
    first = clause.start
    taken_up = speech.syntax.is_in(first, "taking_up") and first > part[0]
    return clause.finite in ((first, first + 1) if taken_up else (first,))


def _names_somebody(speech: GermanSpeech, clause: Clause) -> bool:
    behind = [k for k in clause.tokens if k > (clause.finite or clause.start)]
    if speech.subject(clause, behind) is not None or origin(speech, clause) is not None:
        return True
    return any(speech.syntax.is_in(k, "speaking_pronouns") for k in clause.tokens)


def _behind_announcement(speech: GermanSpeech, part: Range, preceding: Sequence[Clause]) -> int:
    """Where the words before a cue begin: behind the colon of a clause in the indicative that announces words in
    the subjunctive ("Am Abend kam die Bestätigung: Der Termin stehe, sagte der Sprecher").
    """
    opening = preceding[0]
    colon = next((k for k in range(opening.start, preceding[-1].start) if speech.words[k] == ":"), None)
    if colon is None or opening.kind != "main" or speech.syntax.mood(opening) != "indicative":
        return part[0]
    told = next((c for c in preceding if c.kind == "main" and c.start > colon), None)
    return colon + 1 if told is not None and speech.syntax.mood(told) in REPORTING else part[0]


def _marked(speech: GermanSpeech, words: Range) -> bool:
    """Whether the words are no more than what stands between two quotation marks: "„Ja“, sagte er"."""
    inner = range(words[0] + 1, words[1] - 1)
    return speech.words[words[0]] in '„“»«"' and speech.words[words[1] - 1] in '“”»«"' and len(inner) < 3


def _interrupted(speech: GermanSpeech, listed: Sequence[Clause], place: int, rest: Clause) -> bool:
    """Whether the cue stands in the middle of a clause: one without its verb before it ("Das Treffen, teilte das
    Amt mit, wird …") or without what its auxiliary needs ("Man habe sich, sagte er, geeinigt").
    """
    begun = listed[place - 1]
    if speech.words[rest.start - 1] != "," or rest.shares_subject:
        return False
    if begun.finite is None:
        return rest.finite == rest.start
    return not begun.lemmas and speech.syntax.helper(begun.finite) and speech.subject(rest) is None


def _opens_with_that(speech: GermanSpeech, clause: Clause) -> bool:
    return clause.opener is not None and speech.syntax.is_in(clause.opener, "complementizers")


def _goes_on(speech: GermanSpeech, rest: Clause) -> bool:
    return speech.syntax.mood(rest) in REPORTING or rest.kind == "subordinate"
