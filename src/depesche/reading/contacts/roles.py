"""Who stands in which relation to a clause's verb: its subject, its objects, what follows a preposition."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from depesche.lang.syntax import Clause
from depesche.reading.contacts.article import Actor, Article, Sentence, Slot
from depesche.reading.contacts.frames import verb_frames

_RELATIVE_OBJECT: Final = frozenset({"den", "dem", "denen", "welchen", "welchem"})
_NO_ANTECEDENT: Final = ("wo", "was", "wohin", "woher", "deren", "dessen", "wer", "womit", "wozu")
#: Verbs whose object is the subject of the infinitive that they govern.
OBJECT_CONTROL: Final = frozenset(
    {"bitten", "auffordern", "aufrufen", "einladen", "drängen", "ermuntern", "überreden", "ermahnen", "ermutigen"}
)
#: How far (in tokens) a relative pronoun may stand from the mention that it takes up, and clauses to look back.
_NEAR: Final = 4
_DEPTH: Final = 3


def sides(actors: Sequence[Actor]) -> set[str]:
    """The states and organisations behind the people; a person without one is a side alone."""
    return {actor.state or actor.key for actor in actors}


def unique(slots: Sequence[Slot]) -> tuple[Actor, ...]:
    """The people of the mentions, each once, in order."""
    return tuple({actor.key: actor for slot in slots for actor in slot.actors}.values())


def subjects(article: Article, sentence: Sentence, place: int, depth: int = 0) -> list[Slot]:
    """The mentions that are the clause's subject; looked up in the governing or preceding clause where needed."""
    clause = sentence.clauses[place]
    antecedent = relative_antecedent(article, sentence, place)
    if antecedent and antecedent[1] == "":
        return antecedent[0]
    bare = own_subject(sentence, place)
    if bare:
        return [*bare, *_companions(sentence, place)]
    if depth > _DEPTH:
        return []
    if clause.kind == "infinitive" and clause.parent is not None:
        return _controller(article, sentence, clause.parent, depth)
    if place and (clause.shares_subject or _continues(clause, sentence.clauses[place - 1])):
        return subjects(article, sentence, place - 1, depth + 1)
    return []


def _continues(clause: Clause, before: Clause) -> bool:
    """Whether a subordinate clause goes on with the one before: "als A nach Rom flog und mit B verhandelte"."""
    return clause.kind == before.kind == "subordinate" and clause.opener == before.opener


def own_subject(sentence: Sentence, place: int) -> list[Slot]:
    """The first bare mentions of the clause, if it has a subject of its own."""
    clause = sentence.clauses[place]
    if clause.shares_subject or clause.kind == "infinitive":
        return []
    bare = [slot for slot in sentence.own_slots(place) if not slot.marker and not slot.oblique]
    he = [s for s in bare if s.mention.kind == "pronoun" and s.mention.end - s.mention.start == len("er")]
    if he and he[0].start - 1 == clause.finite:
        return he  # "A und B hat er getroffen": "sie" may be an object, "er" never is
    return [slot for slot in bare if slot.group == bare[0].group] if bare else []


def _companions(sentence: Sentence, place: int) -> list[Slot]:
    """Who travels with the subject: "flog mit A und B nach Rom"."""
    frames = (verb_frames().get(lemma) for lemma in sentence.clauses[place].lemmas)
    journey = any(frame is not None and frame.travel and "object" not in frame.partner for frame in frames)
    if not journey or not any(slot.marker in ("towards", "in") for slot in sentence.own_places(place)):
        return []
    return [slot for slot in sentence.own_slots(place) if slot.marker == "with"]


def _controller(article: Article, sentence: Sentence, parent: int, depth: int) -> list[Slot]:
    """The subject of an infinitive: the object of "bitten", else the subject of the governing clause."""
    governing = sentence.clauses[parent]
    asked = [slot for slot in sentence.own_slots(parent) if slot.oblique and not slot.marker]
    if asked and OBJECT_CONTROL & set(governing.lemmas):
        return asked
    return subjects(article, sentence, parent, depth + 1)


def relative_antecedent(article: Article, sentence: Sentence, place: int) -> tuple[list[Slot], str] | None:
    """The mentions that a relative clause is about, and their role in it ("" is the subject)."""
    clause = sentence.clauses[place]
    if clause.kind != "relative" or clause.opener is None:
        return None
    pronoun = article.lower(clause.opener)
    before = [s for s in sentence.slots if s.end <= clause.start and clause.start - s.end <= _NEAR]
    if pronoun in _NO_ANTECEDENT:
        return None
    if not before and place and sentence.clauses[place - 1].kind == "relative":
        earlier = relative_antecedent(article, sentence, place - 1)
        before = earlier[0] if earlier else []
    if not before:
        return None
    plural = pronoun in ("die", "denen") and _plural(article, clause)
    found = [slot for slot in before if slot.group == before[-1].group] if plural else before[-1:]
    if clause.opener > clause.start:
        preposition = article.syntax.preposition(clause.opener - 1)
        if preposition:
            return found, preposition
    return found, "object" if pronoun in _RELATIVE_OBJECT else ""


def _plural(article: Article, clause: Clause) -> bool:
    return clause.finite is None or article.lower(clause.finite).endswith(("en", "ind"))


def partners(article: Article, sentence: Sentence, place: int, wanted: frozenset[str]) -> list[Slot]:
    """The mentions that stand to the clause's verb in one of the wanted relations."""
    antecedent = relative_antecedent(article, sentence, place)
    out = list(antecedent[0]) if antecedent and antecedent[1] in wanted else []
    relative_subject = antecedent is not None and antecedent[1] == ""
    subject = set() if relative_subject else {slot.start for slot in own_subject(sentence, place)}
    for slot in sentence.own_slots(place):
        role = slot.marker or ("object" if slot.start not in subject else "")
        if role in wanted:
            out.append(slot)
    return out
