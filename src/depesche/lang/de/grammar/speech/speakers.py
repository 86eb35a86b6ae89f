"""Who speaks in a clause of saying: the first of an ordered table of rules that fits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from depesche.lang.syntax import Clause, Range
from depesche.light import dataclass

if TYPE_CHECKING:
    from depesche.lang.de.grammar.speech import GermanSpeech


@dataclass(frozen=True, slots=True)
class At:
    """A clause of saying in its sentence, as the rules look at it."""

    speech: GermanSpeech
    listed: Sequence[Clause]
    place: int

    @property
    def clause(self) -> Clause:
        """The clause of saying."""
        return self.listed[self.place]

    @property
    def before(self) -> Clause | None:
        """The clause before it."""
        return self.listed[self.place - 1] if self.place else None

    def has(self, name: str) -> bool:
        """Whether a word of a closed class stands in the clause."""
        return any(self.speech.syntax.is_in(k, name) for k in self.clause.tokens)

    def subject(self) -> Range | None:
        """The clause's own subject, without the medium that somebody speaks to."""
        return _without_hearer(self.speech, self.speech.subject(self.clause))

    def subject_before(self) -> Range | None:
        """The subject of the clause before."""
        return self.speech.subject(self.before) if self.before is not None else None


@dataclass(frozen=True, slots=True)
class Rule:
    """Who speaks where ``applies``; a rule that gives nobody passes on to the next unless it is ``final``. ``example``
    is a sentence with the speaker in brackets.
    """

    name: str
    applies: Callable[[At], bool]
    gives: Callable[[At], Range | None]
    example: str
    final: bool = False


def speaker_of(speech: GermanSpeech, listed: Sequence[Clause], place: int) -> Range | None:
    """Who speaks: the subject, that of the clause before where it is shared, the agent of a passive."""
    at = At(speech, listed, place)
    for rule in RULES:
        if rule.applies(at):
            found = rule.gives(at)
            if found is not None or rule.final:
                return found
    return None


def origin(speech: GermanSpeech, clause: Clause) -> Range | None:
    """ "hieß es aus dem Ministerium": the noun phrase after the preposition; of two the one by whom it is said ("aus
    dem Ministerium hieß es von der Ministerin").
    """
    limit = clause.tokens[-1] + 1
    temporal = speech.syntax.members("temporal")
    found: dict[bool, Range] = {}
    for at in clause.tokens:
        if speech.syntax.is_in(at, "origin_prepositions"):
            phrase = speech.syntax.noun_phrase(at + 1, limit)
            if phrase and not all(speech.words[k] in temporal for k in range(*phrase)):
                found.setdefault(speech.syntax.is_in(at, "said_by"), speech.syntax.trim(phrase))
    return found.get(True) or found.get(False)


def judge(speech: GermanSpeech, clause: Clause, before: int) -> Range | None:
    """For whom something is what a clause of "sein" or "bedeuten" calls it before a token: the phrase after "für"."""
    syntax = speech.syntax
    equates = any(syntax.is_in(k, "copulas") for k in clause.tokens)
    if not equates or set(clause.lemmas) - syntax.members("equating_verbs"):
        return None
    at = next((k for k in clause.tokens if syntax.is_in(k, "judge_prepositions") and k + 1 < before), None)
    phrase = syntax.noun_phrase(at + 1, before) if at is not None else None
    if phrase is None or syntax.adverbial(phrase) or not any(syntax.nominal(k) for k in range(*phrase)):
        return None
    return syntax.trim(phrase)


# -- what the rules look at -----------------------------------------------------------------------
def _always(at: At) -> bool:  # noqa: ARG001 - as every rule
    return True


def _asks(at: At) -> bool:
    return any(cue.force == "ask" for cue in at.speech.cues.of(at.clause.lemmas))


def _asker(at: At) -> Range | None:
    """Who asks where the one asked stands beside: "fragte ein Reporter Macron", "fragte Macron ein Reporter"."""
    found, syntax = at.subject(), at.speech.syntax
    if found is None:
        return None
    if syntax.is_in(found[0], "indefinite_subject"):
        return found[0], next(filter(partial(_begins_name, at, found[0]), range(*found)), found[1])
    behind = found[1]
    named = syntax.nominal(found[0]) and behind < at.clause.end and syntax.is_in(behind, "indefinite_subject")
    return syntax.noun_phrase(behind, at.clause.end) if named else None


def _begins_name(at: At, first: int, token: int) -> bool:
    """Whether a name or title that is no genitive begins at the token, right behind the noun of a phrase."""
    syntax = at.speech.syntax
    beside = token - first > 1 and syntax.nominal(token) and syntax.nominal(token - 1)
    return beside and not at.speech.ends_as_genitive(at.speech.words[token])


def _told_as_done(at: At) -> bool:
    return at.clause.passive or stative(at.speech, at.clause)


def _agent(at: At) -> Range | None:
    """Who says what is told in the passive; of a state ("ist angekündigt") only where it comes from."""
    clause = at.clause
    if not clause.passive:
        return _out_of(at)
    cited = any(verb in clause.lemmas for verb in at.speech.syntax.members("citing_verbs"))
    by = at.speech.subject(clause) if cited else at.speech.syntax.agent(clause.tokens)
    return by or _out_of(at)


def _out_of(at: At) -> Range | None:
    """Where what is told in the passive comes from: "wird aus dem Pressedienst mitgeteilt", "wurde im Kreml …"."""
    speech, limit = at.speech, at.clause.tokens[-1] + 1
    official = any(cue.force == "inform" for cue in speech.cues.of(at.clause.lemmas))
    for marks in ("out_of", "inside") if official else ("out_of",):
        for k in at.clause.tokens:
            phrase = speech.syntax.noun_phrase(k + 1, limit) if speech.syntax.is_in(k, marks) else None
            if phrase and not speech.syntax.adverbial(phrase):
                return speech.syntax.trim(phrase)
    return None


def _impersonal(at: At) -> bool:
    """ "hieß es", "geht aus … hervor": a verb of saying whose subject says nothing."""
    lemmas = set(at.clause.lemmas)
    speech = at.speech
    hearsay = lemmas & speech.syntax.members("impersonal_verbs") and at.has("impersonal_pronouns")
    return bool(hearsay or (lemmas & speech.syntax.members("evident_verbs") and at.has("out")))


def _origin(at: At) -> Range | None:
    return origin(at.speech, at.clause)


def _behind_verb(at: At) -> Range | None:
    """The pronoun right behind a verb that opens its clause or stands behind a conjunction: "doch sagte sie"."""
    clause, speech = at.clause, at.speech
    finite = clause.finite
    if finite is None or finite - clause.start > 1 or finite + 1 >= clause.end:
        return None
    found = speech.syntax.is_in(finite + 1, "subject_pronouns")
    return (finite + 1, finite + 2) if found and speech.words[finite + 1].islower() else None


def _shared(at: At) -> Range | None:
    """The subject of the clause that this one goes on from: the last one that is not in somebody's words."""
    syntax = at.speech.syntax
    for clause in reversed(at.listed[: at.place]):
        if clause.kind in ("main", "fragment", "relative") and syntax.mood(clause) in ("indicative", "none"):
            found = at.speech.subject(clause)
            if found is not None:
                return found
    return None


def _points(at: At) -> bool:
    """Whether the subject only points to what was said: "Das verlautete aus dem Kreml"."""
    found = at.subject()
    return found is not None and found[1] - found[0] == 1 and at.speech.syntax.is_in(found[0], "pointing")


def _verb_last(at: At) -> bool:
    """Whether what looks like the verb of a main clause behind "und" closes it: a participle that goes on."""
    clause, speech = at.clause, at.speech
    words = [k for k in clause.tokens if speech.words[k][0].isalpha()]
    joined = clause.start > 0 and speech.syntax.is_in(clause.start - 1, "and")
    return joined and clause.kind == "main" and len(words) > 2 and clause.finite == words[-1]


def stative(speech: GermanSpeech, clause: Clause) -> bool:
    """Whether the clause tells a state of what was said: "Eine Rede ist angekündigt" names nobody who speaks."""
    finite = clause.finite
    if finite is None or clause.passive or not speech.syntax.is_in(finite, "states"):
        return False
    return any(k != finite for k in clause.verbs) and not any(lemma.endswith("kommen") for lemma in clause.lemmas)


def _without_hearer(speech: GermanSpeech, found: Range | None) -> Range | None:
    """A name without the medium that somebody speaks to, in the dative behind it: "sagte Lehmann der Agentur dpa"."""
    if found is None:
        return None
    owned = not speech.syntax.is_in(found[0], "determiners")
    media = speech.syntax.members("media")
    for at in range(found[0] + 1, found[1] - 1):
        if owned and speech.syntax.is_in(at, "datives") and speech.words[at + 1] in media:
            return found[0], at
        owned = owned or speech.syntax.is_in(at, "owning")  # "der Pressedienst des Präsidenten der Agentur dpa"
    return found


#: In order; the first that applies and gives somebody, or is final, decides.
RULES: Final = (
    Rule("agent", _told_as_done, _agent, "Die Fähre fahre, wurde von [dem Betreiber] mitgeteilt.", final=True),
    Rule("origin of hearsay", _impersonal, _origin, "Die Fähre fahre, hieß es aus [dem Amt].", final=True),
    Rule("pronoun behind the verb", _always, _behind_verb, "Die Fähre fahre, sagte [er]."),
    Rule(
        "shared subject",
        lambda at: at.clause.shares_subject,
        _shared,
        "[Die Wirtin] lachte und sagte, die Fähre sei voll.",
    ),
    Rule("origin beside a pointer", _points, _origin, "Die Fähre fährt. Das verlautete aus [dem Amt]."),
    Rule("who asks", _asks, _asker, "„Wann fährt die Fähre?“, fragte [ein Gast] Wirt Müller."),
    Rule("subject", _always, At.subject, "Am Abend sagte [die Wirtin], die Fähre sei voll."),
    Rule(
        "verb first goes on",
        lambda at: at.clause.finite == at.clause.start and at.place > 0,
        lambda at: _shared(at) or _origin(at),
        "[Der Wirt] trat vor die Tür, sagte, die Fähre sei voll.",
        final=True,
    ),
    Rule(
        "participle goes on",
        lambda at: at.place > 0 and _verb_last(at),
        At.subject_before,
        "[Merkel] habe Putin angerufen und an die Lage in Europa erinnert, teilte der Kreml mit.",
        final=True,
    ),
    Rule(
        "subject of a clause without a verb",
        lambda at: at.before is not None and at.before.finite is None,
        At.subject_before,
        "[Die Wirtin], wie immer gut gelaunt, sagte, die Fähre sei voll.",
    ),
    Rule("origin", _always, _origin, "Aus [dem Amt] verlautete, die Fähre sei voll."),
)
