"""What a side is told to have done by words in a contact without any words of it: agreed, advised against."""

from __future__ import annotations

from collections.abc import Iterator

from depesche.lang.syntax import Clause
from depesche.model import Span, Statement
from depesche.reading.speakers import NOBODY, Speaker
from depesche.reading.statements.places import REACH
from depesche.reading.statements.scene import Scene


def acts(scene: Scene) -> Iterator[Statement]:
    """The deeds of sides in the contacts that are told in their sentence, or shortly before words of theirs."""
    spoken = {scene.places.at(a) for quote in scene.doc._.quotes for a, _ in quote.pieces}
    for place, sentence in enumerate(scene.sentences):
        told = scene.places.here(place) or (scene.places.before(place, REACH) if place in spoken else [])
        clauses = scene.view.clauses(sentence) if told else []
        for number in range(len(clauses)):
            statement = _act(scene, clauses, number, told[0])
            if statement is not None:
                yield statement


def _act(scene: Scene, clauses: list[Clause], number: int, report: str) -> Statement | None:
    clause, view = clauses[number], scene.view
    force = _force(scene, clause)
    if force is None or clause.kind != "main" or not clause.verbs:
        return None
    words, cue = view.span((clause.start, clause.end)), view.span((clause.verbs[-1], clause.verbs[-1] + 1))
    if any(quote.cue == cue for quote in scene.doc._.quotes):
        return None
    named = view.speech.speaker_of(clauses, number)
    span = view.span(named) if named else None
    speaker = _actor(scene, report, span, words)
    if speaker.side is None or speaker.several:
        return None
    return Statement(speaker.name, speaker.side, "reported", (words,), span, cue, None, report, force)


def _force(scene: Scene, clause: Clause) -> str | None:
    """What a clause says that somebody did: agreed with another, or refused."""
    if clause.passive or clause.modal or clause.negated:
        return None
    lowers = {scene.view.lowers[k] for k in clause.tokens}
    return next((deed.force for deed in scene.known.deeds if deed.fits(clause.lemmas, lowers)), None)


def _actor(scene: Scene, report: str, span: Span | None, words: Span) -> Speaker:
    """Who did it: the clause's subject, or whoever tells it without naming one; where the subject's words name
    nobody ("der SPD-Politiker"), the one of two participants whom the clause does not name.
    """
    if span is None:
        around = (v for quote, v in scene.quotes() if any(a <= words[0] < b for a, b in quote.pieces))
        return next(around, NOBODY)
    speaker = scene.voices.at(span)
    return speaker if speaker.side is not None else _the_other(scene, report, words) or speaker


def _the_other(scene: Scene, report: str, words: Span) -> Speaker | None:
    """The one of two participants whom some words do not name."""
    people = scene.reports[report].participants
    others = [p for p in people if not any(words[0] <= a < words[1] for a, _ in p.spans)]
    if len(people) != 2 or len(others) != 1:
        return None
    return Speaker(others[0].name, others[0].state, others[0].person)
