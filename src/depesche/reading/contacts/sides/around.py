"""The sides of a contact noun: those that its own phrase names, and those that its clause adds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from depesche.lang.syntax import Clause
from depesche.light import dataclass, replace
from depesche.reading.contacts.article import Article, Sentence, Slot
from depesche.reading.contacts.event_words import event_words
from depesche.reading.contacts.sides.roles import (
    asked,
    asking,
    beside_subject,
    sides,
    subjects,
    unique,
)
from depesche.reading.contacts.triggers.drafts import Draft
from depesche.reading.contacts.triggers.frames import NounFrame

#: Relations in which a noun's phrase names the sides of the contact.
_LINKS: Final = ("genitive", "with", "between", "at", "on", "of", "to", "by")
#: Relations of a noun under which what the clause tells is said in the course of the contact.
DURING: Final = ("at", "in", "during")
#: Those under which something else is told of another time.
APART: Final = ("after", "before")
#: How far (in tokens) a side may stand from the noun or from the side before it.
BEFORE: Final = 4
_AFTER: Final = 9
#: How far (in tokens) behind the noun the first side that its phrase names stands.
_OWN: Final = 6
#: How far (in tokens) after the noun a relative clause about it begins.
RELATIVE: Final = 4
#: Relations in which a relative clause about a contact names its sides.
_CARRIED: Final = ("", "with", "of", "by", "at")
#: Relations in which the clause names the other side: of a message, and of other contacts.
_ADDRESSED: Final = ("on", "to")
_OF_MESSAGES: Final = ("of", "genitive", "on", "to")
_OWNERS: Final = ("genitive", "of")
_BESIDE_NOUN: Final = ("with", "at", "to", "on")


def linked(article: Article, sentence: Sentence, clause: Clause, noun: int) -> list[Slot]:
    """The mentions that the noun's own phrase names: genitives, "mit X", "zwischen X und Y", "bei X", "an X"."""
    before = [
        slot
        for slot in sentence.slots
        if slot.marker == "genitive"
        and 0 <= noun - slot.end <= BEFORE
        and not _verb_between(clause, slot.end, noun)
    ]
    return [*before, *_linked_behind(article, sentence, clause, noun)]


def relation_of(article: Article, sentence: Sentence, noun: int) -> str:
    """The relation in which the noun stands, over the name of its owner: "nach Trumps Telefonat"."""
    floor = sentence.floor(noun)
    if found := article.syntax.relation(floor, noun):
        return found
    owner = next((s for s in sentence.slots if s.end == noun and s.marker == "genitive"), None)
    if owner is None or owner.mention.kind != "person" or owner.start <= floor:
        return ""
    return article.syntax.relation(floor, owner.start, name=True)


def _linked_behind(article: Article, sentence: Sentence, clause: Clause, noun: int) -> list[Slot]:
    out: list[Slot] = []
    cursor = noun + 1
    for slot in sentence.slots:
        if slot.start <= noun or slot.start not in clause.tokens:
            continue
        if slot.marker not in _LINKS or slot.start - cursor > _AFTER or _verb_between(clause, cursor, slot.start):
            break
        if _of_written(article, cursor, slot) or _of_object(article, sentence, cursor, slot):
            break  # "bei seinem Besuch einen Brief von C"
        if not out and _asked_for(article, clause, cursor, slot):
            break  # "drängte ihn bei seinem Besuch zu einem Gespräch mit C"
        if slot.marker == "with" and any(o.marker == "with" and o.group != slot.group for o in out):
            break  # "vor dem Gespräch mit C kam A mit B zusammen"
        out.append(slot)
        cursor = slot.end
    return out


def _of_written(article: Article, start: int, slot: Slot) -> bool:
    """Whether the noun of a message between them names the side: whose it is, or whom it is to."""
    words = article.tokens.words
    nouns = (article.noun_frame(i) for i in range(start, slot.start) if words[i][:1].isupper())
    return slot.marker in _OF_MESSAGES and any(frame is not None and frame.kind == "message" for frame in nouns)


def _of_object(article: Article, sentence: Sentence, start: int, slot: Slot) -> bool:
    """Whether the noun of another contact, which no preposition governs, stands right before the side and its
    preposition: "sagte bei seiner Reise nach Rom [ein Treffen] mit C zu".
    """
    at = article.syntax.preposition_before(slot.start, slot.marker, start) if slot.marker == "with" else None
    noun = at - 1 if at is not None else start
    if noun <= start or article.noun_frame(noun) is None or article.syntax.is_genitive_attribute(noun):
        return False
    return not article.syntax.relation(sentence.start, noun)


def _asked_for(article: Article, clause: Clause, start: int, slot: Slot) -> bool:
    """Whether the side is that of another contact, behind the noun, that the clause's verb asks somebody for."""
    verb = asking(article, clause)
    if verb is None or slot.marker not in _BESIDE_NOUN:
        return False
    words = article.tokens.words
    nouns = [i for i in range(start, slot.start) if words[i][:1].isupper() and article.noun_frame(i) is not None]
    return any(article.syntax.relation(start, i) in verb.noun for i in nouns)


def _verb_between(clause: Clause, start: int, end: int) -> bool:
    return any(start <= verb < end for verb in clause.verbs)


def with_others(article: Article, draft: Draft) -> bool:
    """Whether the noun's own phrase goes on with sides that nothing names: "das Treffen der Minister Frankreichs und
    der fünf Nachbarn".
    """
    articles = article.syntax.members("articles")
    own = [
        slot for slot in draft.slots if slot.start > draft.token and slot.marker in ("genitive", "between", "of")
    ]
    if not own:
        return False
    end = own[-1].end
    if end + 1 >= len(article.tokens.words):
        return False
    return article.syntax.is_in(end, "joiners") and article.lower(end + 1) in articles


def of_others(article: Article, draft: Draft) -> bool:
    """Whether the noun's own phrase names sides that are no leaders: "das Treffen der Kontaktgruppe"."""
    words = article.trigger_words
    if with_others(article, draft):
        return True
    named = any(0 < slot.start - draft.token <= _OWN for slot in draft.slots)
    word = article.lower(draft.token + 2)  # none after the particle of a verb: "teilte nach dem Gespräch mit."
    theirs = word in words.sides_told or not word.isalpha()
    return article.lower(draft.token + 1) in words.of_sides and not named and not theirs


def only_times(article: Article, draft: Draft) -> bool:
    """Whether a noun without sides only says when something else is: "am letzten Tag seines Besuchs"."""
    noun = draft.token
    words = article.setting.language.made(event_words)
    mine = any(article.lower(i).startswith(stem) for stem in words.possessives for i in (noun - 2, noun - 1))
    before = next((article.lower(i) for i in (noun - 2, noun - 3) if article.tokens.words[i][:1].isupper()), "")
    return mine and before in words.parts and article.syntax.is_genitive_attribute(noun)


def of_another(draft: Draft) -> bool:
    """Whether it is told of somebody who did the same as the clause's subject: "…, ebenso C bei seiner Reise"."""
    own = draft.sentence.own_slots(draft.place)
    return any(slot.marker == "such" and slot.end < draft.token for slot in own)


def from_clause(article: Article, draft: Draft) -> list[Slot]:
    """The sides that the noun's clause adds to those of its own phrase."""
    around = _Around(article, draft.sentence, draft.place, draft)
    told = around.in_relative_clause()
    if told:
        return [*draft.slots, *told]
    own = around.in_phrase()
    if (others := around.asked(own)) is not None:
        return [*own, *others]
    taken = {slot.start for slot in own}
    own += [*around.several_for(), *around.also_beside(), *around.subjects(taken), *around.beside_subject(taken)]
    alone = len(sides(unique(own))) == 1 or (draft.marker in DURING and all(not slot.marker for slot in own))
    if own and alone and around.object_is_other_side():
        own += around.select(lambda s: not s.marker and s.start not in {o.start for o in own})
    if len(sides(unique(own))) >= 2:
        # "zogen sich mit ihm zu einem Gespräch zurück"
        beside = around.select(lambda s: s.marker == "with" and s not in own) if draft.marker == "to" else []
        return [*own, *beside]
    return [*own, *around.partners(taken)]


@dataclass(frozen=True, slots=True)
class _Around:
    """A noun's draft in its clause, with the mentions there that can be sides of the contact."""

    article: Article
    sentence: Sentence
    clause_place: int
    draft: Draft

    def select(self, wanted: Callable[[Slot], bool]) -> list[Slot]:
        """The mentions of the clause that are wanted."""
        return [slot for slot in self.sentence.own_slots(self.clause_place) if wanted(slot)]

    def in_relative_clause(self) -> list[Slot]:
        """The people of a relative clause about the noun: "nach einem Telefonat, in dem A B gratulierte", "das
        Gespräch, das A mit B geführt hat".
        """
        for other, clause in enumerate(self.sentence.clauses):
            near = other != self.clause_place and 0 < clause.start - self.draft.token <= RELATIVE
            if near and in_which(self.article, clause):
                return self.sentence.own_slots(other)
            if near and carries(self.article, clause):
                found = [slot for slot in self.sentence.own_slots(other) if slot.marker in _CARRIED]
                return found if len(sides(unique([*self.draft.slots, *found]))) > 1 else []
        return []

    def in_phrase(self) -> list[Slot]:
        """Those of the noun's own phrase: "Zwischen A und B gab es ein Telefonat"."""
        if self.draft.slots or self.draft.marker:
            return list(self.draft.slots)
        taken = self.of_nouns_before()
        return self.select(lambda s: s.marker == "between" and s.end <= self.draft.token and s.start not in taken)

    def of_nouns_before(self) -> set[int]:
        """Where the sides stand that the phrase of a contact noun before it names: "Nach dem Gipfel zwischen A und B
        will C die Gespräche retten".
        """
        article, clause = self.article, self.draft.clause
        nouns = (i for i in clause.tokens if i < self.draft.token and i in article.contact_nouns)
        return {slot.start for i in nouns for slot in linked(article, self.sentence, clause, i)}

    def asked(self, own: Sequence[Slot]) -> list[Slot] | None:
        """Who is asked for what the noun tells: "rief ihn zu Gesprächen auf"; ``None`` where it tells of the asker."""
        verb = asking(self.article, self.draft.clause)
        if verb is None or self.draft.marker not in verb.noun:
            return None
        taken = {slot.start for slot in own}
        found = [s for s in asked(self.article, self.sentence, self.clause_place) if s.start not in taken]
        return None if verb.asker and not (own and found) else found

    def several_for(self) -> list[Slot]:
        """A group that the contact is for: "Telefonat für beide"."""
        return self.select(lambda s: s.marker == "for" and len(s.actors) > 1)

    def also_beside(self) -> list[Slot]:
        """Who is named beside the others: "Neben A kam auch B zu dem Treffen"."""
        if self.article.trigger_words.also.isdisjoint(self.article.words(self.draft.clause)):
            return []
        return self.select(lambda s: s.marker == "beside")

    def subjects(self, taken: set[int]) -> list[Slot]:
        """The clause's subject, as far as the noun's phrase does not name it."""
        found = subjects(self.article, self.sentence, self.clause_place) or self.of_matrix()
        others = taken | self.of_compounds_before()
        return [s for s in found if s.start not in others and not (self._sees_to(s) or self._judges)]

    @property
    def _judges(self) -> bool:
        """Whether the clause only says what its subject thinks of others' contact: "A kritisierte den Besuch von B"."""
        draft = self.draft
        said = not self.article.status_words.commenting.isdisjoint(draft.clause.lemmas)
        theirs = any(slot.marker in _OWNERS for slot in draft.slots)
        return said and theirs and not draft.marker

    def of_compounds_before(self) -> set[int]:
        """Where sides stand in the compound of another contact: "As B-Besuch gefährde einen Besuch in Rom"."""
        nouns = self.article.contact_nouns - {self.draft.token}
        own = self.sentence.own_slots(self.clause_place)
        inside = [slot for slot in own if any(i in nouns for i in range(slot.start, slot.end))]
        return {slot.start for slot in inside}

    def _sees_to(self, subject: Slot) -> bool:
        """Whether the subject sees to the visit of somebody of its own side: "A bereitete den Besuch von B vor"."""
        draft = self.draft
        if not isinstance(draft.frame, NounFrame) or not draft.frame.visitor or draft.marker:
            return False
        guests = [slot for slot in draft.slots if slot.marker in ("of", "genitive")]
        states = {actor.state for slot in guests for actor in slot.actors} - {None}
        return bool(states) and {actor.state for actor in subject.actors} == states

    def beside_subject(self, taken: set[int]) -> list[Slot]:
        """Who acts with the subject or is there, where the noun's phrase names another: "hat gemeinsam mit A ein
        Telefonat mit B geführt".
        """
        if not any(slot.marker in _BESIDE_NOUN for slot in self.draft.slots):
            return []
        found = beside_subject(self.article, self.sentence, self.clause_place)
        return [replace(slot, marker="") for slot in found if slot.start not in taken]

    def of_matrix(self) -> list[Slot]:
        """Who says that it came, or did not come, to the contact: "A bedauerte, dass es zu keinem Treffen kam"."""
        clause, known = self.draft.clause, self.article.status_words
        impersonal = self.draft.marker == "to" and not known.coming.isdisjoint(clause.lemmas)
        if not impersonal or clause.conjunction != "that" or clause.parent is None:
            return []
        return subjects(self.article, self.sentence, clause.parent)

    def object_is_other_side(self) -> bool:
        """Whether the verb's object is the other side: "drohte ihm in einem Telefonat", "bot ihm ein Treffen an"."""
        offering = self.article.side_words.offering
        offered = not self.draft.marker and not offering.isdisjoint(self.draft.clause.lemmas)
        return self.draft.marker in DURING or offered

    def partners(self, taken: set[int]) -> list[Slot]:
        """Whom the clause names beside a noun that is its object or means: "führte mit X ein Gespräch"."""
        if self.draft.marker not in ("", "to") and not only_means(self.draft):
            return []
        wanted: Sequence[str] = _ADDRESSED if self.draft.kind == "message" else _BESIDE_NOUN
        taken = taken | self.of_other_nouns()
        return self.select(lambda s: s.marker in wanted and s.start not in taken)

    def of_other_nouns(self) -> set[int]:
        """Where the sides stand that the phrases of other contacts in the clause name: "Das Gespräch mit A wurde durch
        die Absage des Treffens mit B möglich".
        """
        article, clause, noun = self.article, self.draft.clause, self.draft.token
        words = article.tokens.words
        own = any(slot.marker == "with" for slot in self.draft.slots)
        others = (i for i in clause.tokens if i != noun and words[i][:1].isupper())
        nouns = [i for i in others if article.noun_frame(i) is not None]
        nouns = [i for i in nouns if i > noun or own or self.joined_to(i) or self.dates(i)]
        return {slot.start for i in nouns for slot in linked(article, self.sentence, clause, i)}

    def dates(self, noun: int) -> bool:
        """Whether another noun only says when this one's contact is: "nach dem Treffen mit A ist ein Besuch bei B"."""
        return self.article.syntax.relation(self.sentence.start, noun) in ("after", "before", "since")

    def joined_to(self, earlier: int) -> bool:
        """Whether the noun is coordinated with an earlier one that has a phrase of its own: "kündigte ein Treffen mit A
        und [einen Besuch] in Rom an".
        """
        article, noun = self.article, self.draft.token
        start = next((i for i in range(noun - 1, earlier, -1) if article.syntax.is_in(i, "joiners")), None)
        return start is not None and noun - start <= BEFORE and not self.draft.marker


def in_which(article: Article, clause: Clause) -> bool:
    """Whether a relative clause tells what happened in the course of something: "…, in dem A B gratulierte"."""
    behind_preposition = clause.kind == "relative" and clause.opener == clause.start + 1
    return behind_preposition and article.syntax.preposition(clause.start) in DURING


def carries(article: Article, clause: Clause) -> bool:
    """Whether a relative clause about a contact tells between whom it was: "…, das A mit B geführt hat"."""
    about = clause.kind == "relative" and clause.opener == clause.start
    verbs = clause.lemmas or tuple(verb for i in clause.verbs if (verb := article.syntax.auxiliary(i)))
    return about and not article.side_words.carrying.isdisjoint(verbs)


def only_means(draft: Draft) -> bool:
    """Whether the noun only names the means: "am Telefon"."""
    return isinstance(draft.frame, NounFrame) and draft.frame.medium
