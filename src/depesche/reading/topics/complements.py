"""Topics in what a clause governs: what somebody agreed on, demanded, promised or stressed, in the clause behind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from depesche.lang.syntax import Clause, Range
from depesche.reading.topics.fitting import fits
from depesche.reading.topics.openings import matter
from depesche.reading.topics.phrases import phrases, phrases_in
from depesche.reading.topics.talk import Talk

#: What the cue does by which somebody brings something up in a talk.
_URGING: Final = frozenset(
    {"demand", "request", "warn", "threaten", "stress", "propose", "promise", "accuse", "hope"}
)


def governed(talk: Talk, listed: Sequence[Clause], place: int, sentence: Range) -> Iterator[int]:
    """The tokens where topics begin in what a clause of agreeing or urging governs."""
    clause = listed[place]
    if _agrees(talk, clause):
        yield from _of_complement(talk, listed, place, sentence)
    if _urges(talk, clause) and _by_a_leader(talk, clause):
        yield from _of_complement(talk, listed, place, sentence)


def _agrees(talk: Talk, clause: Clause) -> bool:
    if talk.verb_in(clause, "agreeing") or talk.any_lower(clause.tokens, "agreed"):
        return True
    return talk.verb_in(clause, "verbs") and talk.any_lower(clause.tokens, "about_adverbs")


def _urges(talk: Talk, clause: Clause) -> bool:
    urging = any(cue.force in _URGING for cue in talk.view.lexicon.of(clause.lemmas))
    return urging or talk.any_word(clause.tokens, "intents")


def _by_a_leader(talk: Talk, clause: Clause) -> bool:
    """Whether somebody who can take part in a contact is named in the clause as its subject."""
    agent = talk.view.subject(clause)
    if agent is None:
        return clause.shares_subject
    return _leads(talk, agent)


def others_talk(talk: Talk, clause: Clause | None) -> bool:
    """Whether a clause tells of a talk of people of whom none is named as a leader ("die Finanzminister berieten
    über", "der Bundestag debattiert"): its topic is theirs, not that of a contact told before.
    """
    if clause is None or clause.passive or not talk.verb_in(clause, "verbs"):
        return False
    agent = talk.view.subject(clause)
    if agent is None or not any(talk.view.nominal(k) for k in range(*agent)):
        return False
    contact = any(talk.word_in(k, "nouns") or talk.frames.noun(talk.view.words[k]) for k in range(*agent))
    return not contact and not _leads(talk, agent)


def _leads(talk: Talk, agent: Range) -> bool:
    """Whether a phrase names somebody who can take part in a contact, in whatever words."""
    if talk.any_lower(range(*agent), "parties"):
        return True
    start, end = talk.view.span(agent)
    named = (m for m in talk.view.doc._.mentions if m.start < end and start < m.end)
    return any(m.counts or m.members for m in named)


def _of_complement(talk: Talk, listed: Sequence[Clause], place: int, sentence: Range) -> Iterator[int]:
    """The noun phrases of the infinitive, or of the clause with "dass", behind a clause."""
    infinitive = talk.view.speech.infinitive_after(sentence, listed, place)
    if infinitive is not None:
        for part in _coordinated(talk, infinitive):
            yield from (matter(talk, phrase) for phrase in phrases_in(talk, range(*part))[:1])
        return
    further = listed[place + 1] if place + 1 < len(listed) else None
    if further is not None and _is_complement(talk, further):
        fitting = (p for p in phrases(talk, further) if fits(talk, p) and not _states(talk, p))
        yield from (matter(talk, phrase) for phrase in list(fitting)[:1])


def _is_complement(talk: Talk, clause: Clause) -> bool:
    """Whether a word such as "dass" opens the clause."""
    return clause.opener is not None and talk.lower_in(clause.opener, "complements")


def _coordinated(talk: Talk, infinitive: Range) -> Iterator[Range]:
    """The infinitives that a conjunction joins: "den Krieg zu beenden und die Truppen abzuziehen"."""
    begin, closed = infinitive[0], False
    for k in range(*infinitive):
        closed = closed or talk.view.speech.closes_infinitive(k, infinitive[1])
        if closed and talk.lower_in(k, "conjunctions"):
            yield begin, k
            begin, closed = k + 1, False
    yield begin, infinitive[1]


def _states(talk: Talk, phrase: Range) -> bool:
    """Whether all that a phrase names are states: who acts rather than what it is about."""
    nouns = [talk.view.starts[k] for k in range(*phrase) if talk.view.nominal(k)]
    states = [m for m in talk.view.doc._.mentions if m.kind in ("state", "side")]
    return bool(nouns) and all(any(m.start <= n < m.end for m in states) for n in nouns)
