"""What a cue verb governs behind it: dass, a clause in second position, an infinitive with "zu"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from depesche.lang.cues import INFINITIVE, THAT, Cue
from depesche.lang.de.grammar.speech.edges import tidy
from depesche.lang.syntax import Clause, Range

if TYPE_CHECKING:
    from depesche.lang.de.grammar.speech import GermanSpeech

#: Moods in which German reports what others say.
REPORTING: Final = ("first", "second")


def after(speech: GermanSpeech, part: Range, listed: Sequence[Clause], place: int, cue: Cue) -> Range | None:
    """The clauses that the cue verb governs after it, in the first of four ways that fits."""
    that = THAT in cue.takes
    found = _opened_by_that(speech, part, listed, place) if that else None
    if found is None and {INFINITIVE, THAT} & cue.takes:
        found = infinitive_after(speech, part, listed, place)
    if found is None and that:
        found = _begun_before_its_verb(speech, part, listed, place)
    if found is None:
        found = _following(speech, part, listed, place, cue)
    return tidy(speech, found) if found is not None else None


def _verb_of(clause: Clause) -> int:
    return clause.finite if clause.finite is not None else clause.start


def _opened_by_that(speech: GermanSpeech, part: Range, listed: Sequence[Clause], place: int) -> Range | None:
    """The words from a "dass" or "ob" behind the cue's verb on: "sagte am Abend, [dass …]"."""
    clause = listed[place]
    opened = _that(speech, part, listed, place)
    if opened is None:
        return None
    number = next((n for n, c in enumerate(listed) if c.end > opened and n != place), None)
    if number is None:
        return opened, max(speech.syntax.body(part)[1], opened)
    follower = listed[number]
    resumed = clause.end > opened and follower.start >= clause.end and follower.shares_subject
    end = clause.end if resumed else reach(speech, part, listed, number)  # the clause of saying may go on behind
    return opened, max(end, opened)


def _that(speech: GermanSpeech, part: Range, listed: Sequence[Clause], place: int) -> int | None:
    """The "dass" or "ob" after the cue's verb, where no other clause of saying stands between."""
    clause = listed[place]
    later = [c.start for c in listed[place + 1 :] if c.kind == "main" and c.start > clause.start]
    limit = min([*later, part[1] - 1])
    for at in range(_verb_of(clause) + 1, limit):
        if speech.words[at] == "," and speech.syntax.is_in(at + 1, "complementizers"):
            return at + 1
    return None


def _begun_before_its_verb(
    speech: GermanSpeech, part: Range, listed: Sequence[Clause], place: int
) -> Range | None:
    """Words from the comma behind the cue on whose main clause in the subjunctive comes only later: "sagte, in den
    Ländern, in denen gewählt werde, sei …".
    """
    comma = _comma(speech, _verb_of(listed[place]) + 1, part[1] - 1)
    if comma is None or _opens_something_else(speech, listed, comma + 1):
        return None
    number = next((n for n, c in enumerate(listed) if _is_main_behind(c, comma)), None)
    if number is None:
        return None
    told = listed[number]
    if told.finite is None or not _told_from(speech, told, comma):
        return None
    first = next((k for k in range(told.finite, comma, -1) if speech.words[k] == ":"), comma)
    return first + 1, reach(speech, part, listed, number)


def _told_from(speech: GermanSpeech, told: Clause, comma: int) -> bool:
    """Whether a clause in the subjunctive with its own subject begins at a comma, other words before its verb."""
    if told.finite == comma + 1 or told.shares_subject:
        return False
    return speech.syntax.mood(told) in REPORTING


def _comma(speech: GermanSpeech, first: int, end: int) -> int | None:
    """The first comma between two tokens."""
    return next((k for k in range(first, end) if speech.words[k] == ","), None)


def _is_main_behind(clause: Clause, token: int) -> bool:
    """Whether a main clause has its finite verb behind a token."""
    return clause.kind == "main" and clause.finite is not None and clause.finite > token


def _opens_something_else(speech: GermanSpeech, listed: Sequence[Clause], at: int) -> bool:
    """Whether a question, a purpose or a relative clause begins at the token."""
    if speech.syntax.is_in(at, "question_words") or speech.syntax.is_in(at, "purpose"):
        return True
    return any(c.start == at and c.kind == "relative" for c in listed)


def infinitive_after(speech: GermanSpeech, part: Range, listed: Sequence[Clause], place: int) -> Range | None:
    """The infinitive with "zu" after the first comma behind the cue's verb, up to the next main clause."""
    clause = listed[place]
    limit = min([*_main_starts(listed[place + 1 :], clause.end), part[1]])
    comma = _comma(speech, _verb_of(clause) + 1, limit - 1)
    if comma is None or _opens_no_infinitive(speech, comma + 1):
        return None
    first = comma + 1
    edge = next((k for k in range(first, limit) if speech.words[k] in ",;:.!?“”«"), limit)
    if not any(closes_infinitive(speech, k, edge) for k in range(first, edge)):
        return None
    inside = next((c for c in listed if c.start <= first < c.end and c.start > clause.start), None)
    if inside is not None and _is_finite(speech, inside):
        return None
    return first, min(limit, speech.syntax.body(part)[1])


def _main_starts(listed: Sequence[Clause], token: int) -> list[int]:
    """Where the main clauses with a finite verb begin behind a token."""
    return [c.start for c in listed if c.kind == "main" and c.start > token and c.finite is not None]


def _opens_no_infinitive(speech: GermanSpeech, at: int) -> bool:
    """Whether the token opens an infinitive of purpose, a question or a clause with "dass"."""
    return any(
        speech.syntax.is_in(at, name) for name in ("adjunct_infinitives", "question_words", "complementizers")
    )


def _is_finite(speech: GermanSpeech, clause: Clause) -> bool:
    """Whether a clause that seems to be an infinitive with "zu" has a finite verb."""
    if clause.kind == "relative":
        return clause.finite is None or not _with_zu(speech, clause.finite)
    return clause.kind == "subordinate"


def _with_zu(speech: GermanSpeech, verb: int) -> bool:
    """Whether what looks like a finite verb is an infinitive with "zu"."""
    return speech.lower(verb - 1) == "zu" or "zu" in speech.lowers[verb][2:-3]


def closes_infinitive(speech: GermanSpeech, at: int, edge: int) -> bool:
    """Whether an infinitive with "zu" closes a stretch at the token: "zu gehen", "anzurufen"."""
    if speech.lowers[at] == "zu" and at + 1 < edge:
        infinitive = speech.words[at + 1].islower() and speech.words[at + 1].endswith("n")
        last = at + 2 >= edge or speech.syntax.is_in(at + 2, "behind_zu")
        return infinitive and (last or "zu" in speech.lowers[at + 2 : edge])
    word = speech.words[at]
    separable = word.islower() and word.endswith("n") and "zu" in word[2:-3]
    return separable and (at + 1 >= edge or speech.syntax.is_in(at + 1, "behind_infinitive"))


def _following(speech: GermanSpeech, part: Range, listed: Sequence[Clause], place: int, cue: Cue) -> Range | None:
    """The next clause behind that of the cue, where it depends on it."""
    clause = listed[place]
    for number, follower in enumerate(listed[place + 1 :], place + 1):
        if follower.start < clause.end - 1 and follower.end <= clause.end:
            continue  # a relative clause inside the clause of saying
        if follower.kind == "relative" and not _question(speech, follower):
            continue
        if not _depends(speech, follower, cue):
            return None
        return follower.start, reach(speech, part, listed, number)
    return None


def _question(speech: GermanSpeech, clause: Clause) -> bool:
    opener = clause.opener
    if opener is None or not speech.syntax.is_in(opener, "question_words"):
        return False
    return not speech.syntax.is_in(opener, "no_complements") and not _takes_up(speech, opener)


def _takes_up(speech: GermanSpeech, opener: int) -> bool:
    """Whether the opener takes up the noun before its comma: "die Fehler, welche dazu führten", but not "fragte den
    Mann, welche Fehler …".
    """
    if not speech.syntax.is_in(opener, "asking_determiners") or opener < 2:
        return False
    return speech.syntax.noun_form(opener - 2) and not speech.syntax.noun_form(opener + 1)


def _depends(speech: GermanSpeech, follower: Clause, cue: Cue) -> bool:
    """Whether a clause that follows the cue is what is said, by its kind and what the verb takes."""
    if follower.kind == "infinitive":
        return bool({INFINITIVE, THAT} & cue.takes) and follower.opener is None
    if THAT not in cue.takes:
        return False
    if follower.kind == "subordinate":
        return follower.opener is not None and _opens_complement(speech, follower.opener)
    if follower.kind == "relative":
        return _question(speech, follower)
    return _in_second_position(speech, follower)


def _opens_complement(speech: GermanSpeech, opener: int) -> bool:
    if speech.syntax.is_in(opener, "complementizers"):
        return True
    asks = speech.syntax.is_in(opener, "question_words") and not speech.syntax.is_in(opener, "no_complements")
    return asks and not _takes_up(speech, opener)


def _in_second_position(speech: GermanSpeech, follower: Clause) -> bool:
    """Whether a main clause with its verb in the second position stands behind a comma or colon."""
    if follower.kind != "main" or follower.shares_subject or follower.finite == follower.start:
        return False
    if follower.finite is None and speech.syntax.is_in(follower.start, "referring"):
        return False
    return speech.words[follower.start - 1] in ",:–"


def reach(speech: GermanSpeech, part: Range, listed: Sequence[Clause], place: int) -> int:
    """Where the governed words end: before the next main clause in the indicative."""
    first = listed[place]
    told = speech.syntax.mood(first)
    for follower in listed[place + 1 :]:
        if follower.kind != "main" or follower.start <= first.start:
            continue
        if speech.syntax.mood(follower) == "indicative" and not _goes_on(speech, first, told, follower):
            return follower.start
    return speech.syntax.body(part)[1]


def _goes_on(speech: GermanSpeech, first: Clause, told: str, follower: Clause) -> bool:
    """Whether a clause that looks like one in the indicative goes on with the words: "er werde nach Wien fliegen und
    dort reden".
    """
    if told in REPORTING and _infinitive(speech, follower):
        return True
    return told == "indicative" and first.kind == "main" and not speech.cues.of(follower.lemmas)


def _infinitive(speech: GermanSpeech, clause: Clause) -> bool:
    """Whether the clause's verb is an infinitive that goes on with an auxiliary before: it stands last."""
    words = [k for k in clause.tokens if speech.words[k][0].isalpha()]
    verb = clause.finite
    return verb is not None and len(words) > 2 and verb == words[-1] and speech.lowers[verb].endswith("n")
