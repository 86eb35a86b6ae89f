"""Who stands in which relation to a clause's verb: its subject, its objects, what follows a preposition."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from depesche.lang.syntax import Clause
from depesche.reading.contacts.actors import Actor
from depesche.reading.contacts.article import Article, Sentence, Slot
from depesche.reading.contacts.sides.words import Asking

#: Relations in which a passive clause names who acts.
AGENT: Final = frozenset({"of", "by", "with"})
#: How far (in tokens) a relative pronoun may stand from the mention that it takes up, and clauses to look back.
_NEAR: Final = 4
_DEPTH: Final = 3


def sides(actors: Sequence[Actor]) -> set[str]:
    """The states and organisations behind the people; a person without one is a side alone."""
    return {actor.state or actor.key for actor in actors}


def unique(slots: Sequence[Slot]) -> tuple[Actor, ...]:
    """The people of the mentions, each once, in order."""
    return tuple({actor.key: actor for slot in slots for actor in slot.actors}.values())


def only_key(slots: Sequence[Slot]) -> str | None:
    """The key of the person of the mentions, if it is one alone."""
    people = unique(slots)
    return people[0].key if len(people) == 1 else None


def subjects(article: Article, sentence: Sentence, place: int, depth: int = 0) -> list[Slot]:
    """The mentions that are the clause's subject; looked up in the governing or preceding clause where needed."""
    clause = sentence.clauses[place]
    antecedent = relative_antecedent(article, sentence, place)
    if antecedent and antecedent[1] == "":
        return antecedent[0]
    if speaker := _speaker_behind(article, sentence, place):
        return speaker
    bare = own_subject(sentence, place)
    if bare:
        return [*bare, *_companions(article, sentence, place)]
    if depth > _DEPTH:
        return []
    if clause.kind == "infinitive" and clause.parent is not None:
        return _controller(article, sentence, place, depth)
    before = sentence.clauses[place - 1] if place else None
    if before and (clause.shares_subject or _continues(clause, before) or _goes_on(article, clause, before)):
        return subjects(article, sentence, place - 1, depth + 1)
    return []


def _speaker_behind(article: Article, sentence: Sentence, place: int) -> list[Slot]:
    """Whom a pronoun in indirect speech means where the speaker follows: "Er wolle B treffen, sagte A"."""
    speech, behind = sentence.clauses[place], place + 1
    if speech.kind != "main" or speech.mood == "indicative" or behind >= len(sentence.clauses):
        return []
    pronouns = article.syntax.members("third_person")
    known = any(slot.mention.kind == "pronoun" for slot in sentence.own_slots(place))
    if known or pronouns.isdisjoint(article.words(speech)):
        return []
    telling = sentence.clauses[behind]
    says = not article.side_words.announcing.isdisjoint(telling.lemmas)
    inverted = telling.finite == telling.start and telling.kind == "main"
    return own_subject(sentence, behind) if says and inverted else []


def _continues(clause: Clause, before: Clause) -> bool:
    """Whether a subordinate clause goes on with the one before: "als A nach Rom flog und mit B verhandelte"."""
    return clause.kind == before.kind == "subordinate" and clause.opener == before.opener


def _goes_on(article: Article, clause: Clause, before: Clause) -> bool:
    """Whether a clause that opens with its verb goes on with the subject before: "A reist hin, wird aber von B nicht
    empfangen".
    """
    opens = clause.kind == before.kind == "main" and clause.finite == clause.start
    return opens and clause.passive and article.syntax.subject(clause) is None


def own_subject(sentence: Sentence, place: int) -> list[Slot]:
    """The first bare mentions of the clause, if it has a subject of its own."""
    clause = sentence.clauses[place]
    if clause.shares_subject or clause.kind == "infinitive":
        return []
    bare = [slot for slot in sentence.own_slots(place) if not slot.marker and not slot.oblique]
    only_subjects = [slot for slot in bare if slot.nominative]
    if only_subjects and only_subjects[0].start - 1 == clause.finite:
        return only_subjects  # "A und B hat er getroffen": "sie" may be an object, "er" never is
    return [slot for slot in bare if slot.group == bare[0].group] if bare else []


def in_passive(article: Article, sentence: Sentence, place: int) -> bool:
    """Whether the clause is passive: where its form may be active as well, two bare mentions make it so ("A wird am
    Freitag B empfangen").
    """
    clause = sentence.clauses[place]
    if not clause.passive or not article.syntax.may_be_active(clause):
        return clause.passive
    slots = sentence.own_slots(place)
    bare = {slot.group for slot in slots if not slot.marker}
    return len(bare) < 2 or any(slot.marker in AGENT for slot in slots)


def asking(article: Article, clause: Clause) -> Asking | None:
    """What the clause's verb says of those who are asked, if it is one of asking: "bat ihn, … zu …"."""
    verbs = article.side_words.asking
    return next((verbs[lemma] for lemma in clause.lemmas if lemma in verbs), None)


def asked(article: Article, sentence: Sentence, place: int) -> list[Slot]:
    """Those whom the clause's verb of asking asks: its object, the subject of its passive."""
    clause = sentence.clauses[place]
    verb = asking(article, clause)
    if verb is None:
        return []
    return (
        own_subject(sentence, place)
        if in_passive(article, sentence, place)
        else partners(article, sentence, place, verb.asked)
    )


def asks_others(article: Article, sentence: Sentence, place: int) -> bool:
    """Whether the infinitive clause tells what somebody is asked to do whom nothing names."""
    clause = sentence.clauses[place]
    if clause.kind != "infinitive" or clause.parent is None or clause.conjunction or clause.modal == "may":
        return False
    verb = asking(article, sentence.clauses[clause.parent])
    return verb is not None and not verb.asker and not asked(article, sentence, clause.parent)


def beside_subject(article: Article, sentence: Sentence, place: int) -> list[Slot]:
    """Who acts together with the clause's subject, beside those with whom both have to do: "hat gemeinsam mit A ein
    Telefonat mit B geführt"; who is there: "im Beisein von A".
    """
    words = article.side_words
    return [
        slot
        for slot in sentence.own_slots(place)
        if _behind(article, sentence, slot, words.in_presence)
        or (slot.marker == "with" and _together(article, sentence, slot))
    ]


def _together(article: Article, sentence: Sentence, slot: Slot) -> bool:
    """Whether "gemeinsam" stands before the preposition of the mention."""
    at = article.syntax.preposition_before(slot.start, "with", sentence.start)
    return at is not None and article.lower(at - 1) in article.side_words.beside_subject


def _behind(article: Article, sentence: Sentence, slot: Slot, nouns: frozenset[str]) -> bool:
    """Whether one of the nouns governs the mention: "im Beisein des Königs A"."""
    if slot.marker not in ("of", "genitive"):
        return False
    before = range(max(sentence.start, slot.start - _NEAR), slot.start)
    return any(article.lower(i) in nouns for i in before)


def _companions(article: Article, sentence: Sentence, place: int) -> list[Slot]:
    """Who travels with the subject: "flog mit A und B nach Rom"."""
    lemmas = sentence.clauses[place].lemmas  # the first is the verb with its prefix: "kam mit ihm zusammen"
    found = article.frames.verbs.get(lemmas[0], ()) if lemmas else ()
    journey = any(frame.travel and "object" not in frame.partner for frame in found)
    if not journey or not any(slot.marker in ("towards", "in") for slot in sentence.own_places(place)):
        return []
    return [s for s in sentence.own_slots(place) if s.marker == "with" and not _of_contact(article, sentence, s)]


def _of_contact(article: Article, sentence: Sentence, slot: Slot) -> bool:
    """Whether the mention belongs to the noun of a contact: "nach dem Telefonat mit A flog B nach Rom"."""
    at = article.syntax.preposition_before(slot.start, "with", sentence.start)
    return at is not None and at > 0 and article.noun_frame(at - 1) is not None


def _controller(article: Article, sentence: Sentence, place: int, depth: int) -> list[Slot]:
    """The subject of an infinitive: whom "bitten" asks, else the subject of the governing clause, as it is of "bat,
    ihn treffen zu dürfen".
    """
    clause = sentence.clauses[place]
    if clause.parent is None:
        return []
    own_act = clause.conjunction or clause.modal == "may"  # "bat ihn herein, um mit ihm zu sprechen"
    found = [] if own_act else asked(article, sentence, clause.parent)
    return found or subjects(article, sentence, clause.parent, depth + 1)


def relative_antecedent(article: Article, sentence: Sentence, place: int) -> tuple[list[Slot], str] | None:
    """The mentions that a relative clause is about, and their role in it ("" is the subject)."""
    clause = sentence.clauses[place]
    opener = clause.opener
    if clause.kind != "relative" or opener is None or article.syntax.is_in(opener, "free_relatives"):
        return None
    before = _before(article, sentence, place)
    if not before:
        return None
    plural = article.syntax.is_in(opener, "plural_relatives") and _plural(article, clause)
    found = [slot for slot in before if slot.group == before[-1].group] if plural else before[-1:]
    preposition = article.syntax.preposition(opener - 1) if opener > clause.start else None
    if preposition:
        return found, preposition
    return found, "object" if article.syntax.is_in(opener, "objective_relatives") else ""


def _before(article: Article, sentence: Sentence, place: int) -> list[Slot]:
    """The mentions right before a relative clause, or before the one that it goes on with."""
    clause = sentence.clauses[place]
    near = [s for s in sentence.slots if s.end <= clause.start and clause.start - s.end <= _NEAR]
    if not near and place and sentence.clauses[place - 1].kind == "relative":
        earlier = relative_antecedent(article, sentence, place - 1)
        return earlier[0] if earlier else []
    return near


def _plural(article: Article, clause: Clause) -> bool:
    return clause.finite is None or article.syntax.is_plural_verb(clause.finite)


def partners(article: Article, sentence: Sentence, place: int, wanted: frozenset[str]) -> list[Slot]:
    """The mentions that stand to the clause's verb in one of the wanted relations."""
    antecedent = relative_antecedent(article, sentence, place)
    out = list(antecedent[0]) if antecedent and antecedent[1] in wanted else []
    elsewhere = antecedent is not None and antecedent[1] == ""
    elsewhere |= bool(_speaker_behind(article, sentence, place))
    subject = set() if elsewhere else {slot.start for slot in own_subject(sentence, place)}
    for slot in sentence.own_slots(place):
        role = slot.marker or ("object" if slot.start not in subject else "")
        if role in wanted:
            out.append(slot)
    return out
