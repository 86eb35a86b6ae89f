"""Where topics begin because of a clause's verb or noun of talk: an ordered table of the frames that lead to them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from depesche.lang.syntax import Clause, Range
from depesche.light import dataclass
from depesche.reading.topics.fitting import fits
from depesche.reading.topics.phrases import parted, past_adverbs, phrases
from depesche.reading.topics.talk import Talk

#: A noun of talk stands at most so many tokens before its preposition.
_NOUN: Final = 7
#: Words of feeling stand at most so many tokens before theirs.
_FEELING: Final = 2


@dataclass(frozen=True, slots=True)
class Frame:
    """A way in which a clause leads to topics; ``denied`` says whether also where it is denied."""

    name: str
    begins: Callable[[Talk, Clause, Range], Iterator[int]]
    denied: bool


def openings(talk: Talk, clause: Clause, sentence: Range) -> Iterator[int]:
    """The tokens where topics of a clause begin."""
    denied = talk.any_lower(clause.tokens, "denying") and not talk.any_lower(clause.tokens, "not_only")
    for frame in FRAMES:
        if frame.denied or not denied:
            yield from frame.begins(talk, clause, sentence)


# -- behind a preposition -------------------------------------------------------------------------
def _behind_prepositions(talk: Talk, clause: Clause, sentence: Range) -> Iterator[int]:
    lowers, leading = talk.view.lowers, talk.words.leading
    for at in clause.tokens:
        if lowers[at] not in leading:
            continue
        if _about(talk, clause, sentence, at) or _round(talk, clause, at) or _of_noun(talk, sentence, at):
            yield at + 1


def _about(talk: Talk, clause: Clause, sentence: Range, at: int) -> bool:
    """ "sprachen über": a verb, a noun or a word of feeling that "über" belongs to; "über 90 Minuten" is a length."""
    if not talk.lower_in(at, "about_prepositions") or talk.view.word(at + 1)[:1].isdigit():
        return False
    if talk.verb_in(clause, "verbs") or _noun_before(talk, sentence, at):
        return True
    if talk.any_lower(range(max(0, at - _FEELING), at), "feelings"):
        return True
    return at == clause.start and talk.any_word(clause.tokens, "nouns")


def _round(talk: Talk, clause: Clause, at: int) -> bool:
    """ "ging es um", "drehte sich um", "Streit um"."""
    if not talk.lower_in(at, "round_prepositions"):
        return False
    goes = talk.verb_in(clause, "round_verbs") or talk.any_lower(clause.tokens, "round_participles")
    return (goes and talk.any_lower(clause.tokens, "round_pronouns")) or (at > 0 and talk.word_in(at - 1, "about"))


def _of_noun(talk: Talk, sentence: Range, at: int) -> bool:
    """ "seine Sicht auf", "Gespräche zu"."""
    if at <= sentence[0]:
        return False
    viewed = talk.lower_in(at, "view_prepositions") and talk.word_in(at - 1, "views")
    return viewed or (talk.lower_in(at, "noun_prepositions") and talk.word_in(at - 1, "nouns"))


def _noun_before(talk: Talk, sentence: Range, at: int) -> bool:
    """Whether a noun of talk governs "über": shortly before it, no other part of the sentence beginning between."""
    for k in range(at - 1, max(sentence[0], at - _NOUN) - 1, -1):
        if talk.view.words[k] in ",;:":
            return False
        if talk.word_in(k, "nouns"):
            return True
    return False


# -- the noun "topic" -----------------------------------------------------------------------------
def _beside_topic_noun(talk: Talk, clause: Clause, sentence: Range) -> Iterator[int]:  # noqa: ARG001
    """Such as "Thema war …", "Im Mittelpunkt standen …", "… stand auf der Tagesordnung": what is not the frame."""
    if not (talk.any_word(clause.tokens, "centre") or talk.any_word(clause.tokens, "topic_nouns")):
        return
    at = next(k for k in clause.tokens if talk.word_in(k, "centre") or talk.word_in(k, "topic_nouns"))
    subject = talk.view.subject(clause)
    before = subject[0] if subject and not subject[0] <= at < subject[1] else None
    after = _after_copula(talk, clause, at)
    centred = before is not None and talk.word_in(at, "centre")
    if centred or (after is None and clause.finite is not None):
        after = before
    if after is not None:
        yield after


def _after_copula(talk: Talk, clause: Clause, at: int) -> int | None:
    for k in range(at + 1, min(clause.end + 1, len(talk.view.words))):
        if talk.lower_in(k, "copulas"):
            return past_adverbs(talk, k + 1)
        if talk.view.words[k] in ",.":
            return None
    return None


# -- objects --------------------------------------------------------------------------------------
def _objects_of_talk(talk: Talk, clause: Clause, sentence: Range) -> Iterator[int]:  # noqa: ARG001
    if talk.verb_in(clause, "object_verbs"):
        yield from _objects(talk, clause)


def _come_up(talk: Talk, clause: Clause, sentence: Range) -> Iterator[int]:  # noqa: ARG001
    """What set phrases bring up: "kam zur Sprache", "brachte … aufs Tapet"."""
    words = {talk.view.words[k] for k in clause.tokens}
    phrases_ = [verb for verb, noun in talk.words.set_phrases if noun in words]
    if phrases_ and not {*clause.lemmas, *(talk.view.lowers[k] for k in clause.tokens)}.isdisjoint(phrases_):
        yield from _objects(talk, clause, subjects=True)


def _objects(talk: Talk, clause: Clause, *, subjects: bool = False) -> Iterator[int]:
    """What a verb such as "erörtern" is done to: its object, in the passive its subject; ``subjects`` lets the
    subject be it, unless it is a person.
    """
    found = phrases(talk, clause)
    agent = None if subjects else _agent(talk, clause, len(found))
    fitting = (p for p in found if not (agent and _meet(p, agent)) and fits(talk, p))
    phrase = next(fitting, None)
    if phrase is not None and not (talk.verb_in(clause, "arranging") and _arranged(talk, phrase)):
        yield matter(talk, phrase)


def _agent(talk: Talk, clause: Clause, several: int) -> Range | None:
    """The clause's subject, who is no topic; behind a verb that opens its clause only beside another phrase. An
    infinitive has none.
    """
    if clause.passive or clause.shares_subject or clause.kind == "infinitive":
        return None
    agent = talk.view.subject(clause)
    opened = clause.finite == clause.start and agent is not None and agent[0] > clause.start
    return None if opened and several < 2 else agent


def _meet(phrase: Range, agent: Range) -> bool:
    return phrase[0] <= agent[0] < phrase[1] or agent[0] <= phrase[0] < agent[1]


def _arranged(talk: Talk, phrase: Range) -> bool:
    """Whether the phrase's noun is a contact or its date: what is arranged rather than talked about."""
    nouns = [talk.view.words[k] for k in range(*phrase) if talk.view.nominal(k)]
    return any(talk.frames.noun(n) or talk.begins(n, "dates") for n in (*nouns[:1], *nouns[-1:]))


def matter(talk: Talk, phrase: Range) -> int:
    """Where the matter of a view begins: "seine Sicht auf [den Vorfall]" is about the incident."""
    led = (k for k in range(*phrase) if talk.word_in(k, "views") and talk.lower_in(k + 1, "matter_prepositions"))
    at = next(led, None)
    return phrase[0] if at is None else at + 2


def _urged_things(talk: Talk, clause: Clause, sentence: Range) -> Iterator[int]:  # noqa: ARG001
    """What somebody urges, warns of or thanks for: the phrase after the verb's preposition, or its object."""
    governing = {lemma: talk.words.governing[lemma] for lemma in clause.lemmas if lemma in talk.words.governing}
    led = [
        at + 1
        for lemma in sorted(governing)
        for at in clause.tokens
        if talk.view.lowers[at] in governing[lemma] and not _arranges(talk, lemma, at + 1, clause.end)
    ]
    yield from led
    if not led and any("object" in found for found in governing.values()):
        yield from _objects(talk, clause)  # "forderte Truppen", not "forderte sie zum Abzug auf"


def _arranges(talk: Talk, lemma: str, at: int, end: int) -> bool:
    parts = parted(talk, at, end) if lemma in talk.words["arranging"] else []
    return bool(parts) and _arranged(talk, parts[0])


#: All of them, in order. Each name has its example in ``rules_speech.toml``.
FRAMES: Final = (
    Frame("preposition", _behind_prepositions, denied=False),
    Frame("topic noun", _beside_topic_noun, denied=False),
    Frame("object of talk", _objects_of_talk, denied=True),
    Frame("set phrase", _come_up, denied=True),
    Frame("urging", _urged_things, denied=True),
)
