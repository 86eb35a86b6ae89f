"""Nouns that tell of a contact: their sides from the noun's own phrase and from the clause around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from depesche.lang.syntax import Clause
from depesche.model import Kind
from depesche.reading.contacts.article import Article, Sentence, Slot
from depesche.reading.contacts.drafts import Draft
from depesche.reading.contacts.frames import NounFrame, gathering, noun_frame, others
from depesche.reading.contacts.roles import OBJECT_CONTROL, own_subject, sides, subjects, unique
from depesche.reading.contacts.status import dropped
from depesche.reading.contacts.status_words import adverbs, manners, offering

#: Prepositions under which a contact noun only tells how or where the clause's verb happened.
_MANNER: Final = frozenset({"in", "at", "to", "during", "on"})
#: Prepositions under which the clause's subject is one of the sides: "in einem Telefonat mit A und B sagte C".
_COURSE: Final = frozenset({*_MANNER, "after", "before"})
#: Relations in which a noun's phrase names the sides of the contact.
_LINKS: Final = ("genitive", "with", "between", "at", "on", "of", "to", "by")
#: Prepositions under which what the clause tells is said in the course of the contact.
_DURING: Final = ("at", "in", "during")
_PARTNER_LINKS: Final = ("with", "at", "on")
#: How far (in tokens) a side may stand from the noun or from the side before it.
_BEFORE: Final = 4
_AFTER: Final = 9
#: Adjectives that count a contact after another begin so.
_FURTHER: Final = ("zweit", "dritt", "viert", "weiter", "ander", "erneut", "nächst")
#: Words that stand for sides told before: "das Treffen der beiden".
_THEM: Final = ("beiden", "zwei", "drei", "vier", "fünf")
#: How far (in tokens) behind the noun the first side that its phrase names stands.
_OWN: Final = 6
#: How far (in tokens) after the noun a relative clause about it begins.
_RELATIVE: Final = 4
#: Words of contacts at one table begin so, with how many sit there.
_TABLES: Final = (("dreier", 3), ("vierer", 4), ("fünfer", 5), ("sechser", 6))
#: The frame of a pronominal adverb that takes up a contact.
_TAKEN_UP: Final = NounFrame("daraus", "talks", anaphor=True, anaphor_only=True)


def noun_drafts(article: Article, sentence: Sentence, place: int) -> Iterator[Draft]:
    """What the clause's nouns say, in order."""
    inside = {i for slot in sentence.slots for i in range(slot.start, slot.end)}
    clause = sentence.clauses[place]
    for i in clause.tokens:
        text = article.tokens.words[i]
        if dropped(article, clause, i):
            yield _draft(article, sentence, place, i, _TAKEN_UP)
        if not text[:1].isupper() or i in inside:
            continue
        frame = noun_frame(text)
        if frame is None or (frame.under and article.syntax.relation(sentence.start, i) not in frame.under):
            continue
        if frame.occasion and (gathering(text) or _of_many(article, sentence, i)):
            continue
        if not _of_lesser(article, i):
            yield _draft(article, sentence, place, i, frame)


def _of_many(article: Article, sentence: Sentence, noun: int) -> bool:
    """Whether a genitive without a name says whose summit it is: "der Gipfel der Industrieländer"."""
    named = any(noun < slot.start <= noun + _BEFORE + 1 for slot in sentence.slots)
    return article.lower(noun + 1) in ("der", "des") and not named


def _of_lesser(article: Article, noun: int) -> bool:
    """Whether the noun's phrase says that people met who are no leaders: "das Treffen zwischen Vertretern beider"."""
    if article.lower(noun + 1) not in ("der", "des", "von", "zwischen", "unter", "mit"):
        return False
    return any(article.lower(i).startswith(others()) for i in range(noun + 2, noun + 2 + _RELATIVE))


def _draft(article: Article, sentence: Sentence, place: int, noun: int, frame: NounFrame) -> Draft:
    clause = sentence.clauses[place]
    linked = [] if frame.medium else _linked(sentence, clause, noun)
    kind = _kind(article, clause, noun, frame.kind)
    draft = Draft(
        sentence,
        place,
        article.offsets(noun, noun + 1),
        noun,
        next((v for v in clause.verbs if v > noun), clause.end),
        frame,
        kind,
        kind == "talks",
        unique(linked),
        tuple(linked),
        marker=article.syntax.relation(sentence.start, noun),
        definite=_definite(article, noun, sentence.start),
        seats=seats_of(article.lower(noun)),
        further=article.lower(noun - 2).startswith("ein") and article.lower(noun - 1).startswith(_FURTHER),
    )
    partners_only = draft.marker in _COURSE and all(slot.marker in _PARTNER_LINKS for slot in linked)
    foreign = draft.marker not in _MANNER and of_others(article, draft)
    if (partners_only or not draft.complete) and not foreign:
        slots = _from_clause(article, sentence, place, draft)
        draft = replace(draft, actors=unique(slots), slots=tuple(slots))
    return replace(draft, initiator=_initiator(draft, frame))


def seats_of(word: str) -> int | None:
    """How many sit at a table by the word for it: three at a "Dreiergipfel"."""
    return next((count for stem, count in _TABLES if word.startswith(stem)), None)


def of_others(article: Article, draft: Draft) -> bool:
    """Whether the noun's own phrase names sides that are no leaders: "das Treffen der Kontaktgruppe"."""
    follower = article.lower(draft.token + 1)
    named = any(0 < slot.start - draft.token <= _OWN for slot in draft.slots)
    word = article.lower(draft.token + 2)  # none after the particle of a verb: "teilte nach dem Gespräch mit."
    theirs = word in _THEM or not word.isalpha()
    return follower in ("der", "des", "von", "mit", "zwischen", "unter") and not named and not theirs


def _definite(article: Article, noun: int, floor: int) -> bool:
    return any(article.lower(i) in article.syntax.members("definite") for i in range(max(floor, noun - 2), noun))


def _kind(article: Article, clause: Clause, noun: int, kind: Kind) -> Kind:
    """The kind that the attributes before the noun or a noun after it give: "telefonisches Gespräch"."""
    manner = {
        manners().get(article.lower(k)) for k in range(max(clause.start, noun - 3), min(clause.end, noun + 4))
    }
    if kind == "talks" and "call" in manner:
        return "call"
    if kind in ("talks", "meeting") and "video" in manner:
        return "video"
    return "meeting" if kind == "talks" and "meeting" in manner else kind


def _linked(sentence: Sentence, clause: Clause, noun: int) -> list[Slot]:
    """The mentions that the noun's own phrase names: genitives, "mit X", "zwischen X und Y", "bei X", "an X"."""
    out = [
        slot
        for slot in sentence.slots
        if slot.marker == "genitive"
        and 0 <= noun - slot.end <= _BEFORE
        and not _verb_between(clause, slot.end, noun)
    ]
    cursor = noun + 1
    for slot in sentence.slots:
        if slot.start <= noun or slot.start not in clause.tokens:
            continue
        if slot.marker not in _LINKS or slot.start - cursor > _AFTER or _verb_between(clause, cursor, slot.start):
            break
        out.append(slot)
        cursor = slot.end
    return out


def _verb_between(clause: Clause, start: int, end: int) -> bool:
    return any(start <= verb < end for verb in clause.verbs)


def _from_clause(article: Article, sentence: Sentence, place: int, draft: Draft) -> list[Slot]:
    """The sides that the noun's clause adds to those of its own phrase: its subject, then "mit X"."""
    taken = {slot.start for slot in draft.slots}
    told = _told_of(article, sentence, place, draft)
    if told:
        return [*draft.slots, *told]
    between = [s for s in sentence.own_slots(place) if s.marker == "between" and s.end <= draft.token]
    own = list(draft.slots) or ([] if draft.marker else between)  # "Zwischen A und B gab es ein Telefonat"
    taken |= {slot.start for slot in own}
    asked = _asked(sentence, place, draft)
    if asked:
        return [*own, *asked]
    own += [s for s in sentence.own_slots(place) if s.marker == "for" and len(s.actors) > 1]
    if "auch" in article.words(sentence.clauses[place]):
        own += [s for s in sentence.own_slots(place) if s.marker == "beside"]
    own += [s for s in subjects(article, sentence, place) if s.start not in taken]
    offered = not draft.marker and offering() & set(sentence.clauses[place].lemmas)
    if len(sides(unique(own))) == 1 and (draft.marker in _DURING or offered):
        # "drohte ihm in einem Telefonat", "bot ihm ein Treffen an": the verb's object is the other side
        own += [s for s in sentence.own_slots(place) if not s.marker and s.start not in {o.start for o in own}]
    if len(sides(unique(own))) >= 2 and draft.marker == "to":
        # "zogen sich mit ihm zu einem Gespräch zurück"
        return own + [s for s in sentence.own_slots(place) if s.marker == "with" and s not in own]
    if len(sides(unique(own))) >= 2 or (draft.marker not in ("", "to") and not _medium(draft)):
        return own
    wanted = ("with", "at", "to", "on") if draft.kind != "message" else ("on", "to")
    joined = [s for s in sentence.own_slots(place) if s.marker in wanted and s.start not in taken]
    return own + joined


def _medium(draft: Draft) -> bool:
    """Whether the noun only names the means: "am Telefon"."""
    return isinstance(draft.frame, NounFrame) and draft.frame.medium


def _asked(sentence: Sentence, place: int, draft: Draft) -> list[Slot]:
    """Who is asked to do what "zu" joins: "rief ihn zu Gesprächen auf"."""
    if draft.marker != "to" or not OBJECT_CONTROL & set(sentence.clauses[place].lemmas):
        return []
    bare = [slot for slot in sentence.own_slots(place) if not slot.marker]
    subject = {slot.start for slot in own_subject(sentence, place)}
    return [slot for slot in bare if slot.start not in subject and slot not in draft.slots]


def _told_of(article: Article, sentence: Sentence, place: int, draft: Draft) -> list[Slot]:
    """The people of a relative clause about the noun: "nach einem Telefonat, in dem A B gratulierte"."""
    for other, clause in enumerate(sentence.clauses):
        near = other != place and clause.kind == "relative" and 0 < clause.start - draft.token <= _RELATIVE
        if near and clause.opener == clause.start + 1 and article.lower(clause.start) in ("in", "bei", "während"):
            return sentence.own_slots(other)
    return []


def _initiator(draft: Draft, frame: NounFrame) -> str | None:
    """Who wrote, where the noun's author is named: the genitive or the subject."""
    if not frame.author:
        return None
    authors = [slot for slot in draft.slots if slot.marker in ("genitive", "of", "")]
    return _one(authors)


def absorbed(draft: Draft, verbs: Sequence[Draft]) -> bool:
    """Whether the noun only says how the clause's verb happened ("empfing ihn zu einem Gespräch")."""
    manner = draft.marker in _MANNER or (draft.marker == "" and draft.kind == "message")
    spoken_of = draft.marker == "" and any(verb.kind in ("talks", "call", "video") for verb in verbs)
    if draft.marker in ("at", "during") and any(verb.frame.status == "considered" for verb in verbs):
        return False  # "lud ihn bei einem Treffen ein"
    told = not draft.keys - {key for verb in verbs for key in verb.keys}
    return (manner or spoken_of) and told and any(verb.complete for verb in verbs)


def kind_from(draft: Draft, verb: Draft) -> Draft:
    """The verb's draft with the kind that the noun beside it gives ("sprach in einem Telefonat mit X")."""
    remote = draft.kind in ("call", "video") and draft.marker in ("in", "at", "during")
    if remote and verb.kind in ("talks", "meeting", "message"):
        return replace(verb, kind=draft.kind, generic=False)
    if verb.kind == "talks" and draft.kind in ("meeting", "summit", "visit") and draft.marker in ("at", "in"):
        return replace(verb, kind=draft.kind, generic=False)
    return verb


def with_host(draft: Draft, verb: Draft) -> Draft:
    """The verb's draft with who invited: "auf Einladung des Königs schalteten sich A und B zusammen"."""
    hosts = tuple(slot for slot in draft.slots if slot.marker in ("genitive", "of") and slot not in verb.slots)
    if not hosts:
        return verb
    slots = (*hosts, *verb.slots)
    return replace(verb, slots=slots, actors=unique(slots), initiator=_one(hosts), one_sided=False)


def _one(slots: Sequence[Slot]) -> str | None:
    people = unique(slots)
    return people[0].key if len(people) == 1 else None


def split(draft: Draft, partners: Sequence[Slot]) -> Iterator[Draft]:
    """One contact with the partners for each of the other people; with one other person, one for each partner."""
    others = [slot for slot in draft.slots if slot not in partners]
    if len(unique(others)) == 1:
        others, partners = list(partners), others
    for slot in others:
        for actor in slot.actors:
            one = replace(slot, actors=(actor,))
            yield replace(draft, slots=(one, *partners), actors=unique((one, *partners)), one_sided=False)


def apart(article: Article, draft: Draft) -> bool:
    """Whether the attributes of a plural say that each of its people had one alone: "in getrennten Telefonaten"."""
    before = {article.lower(i) for i in range(max(draft.sentence.start, draft.token - 3), draft.token)}
    return bool(before & adverbs("apart"))


def one_each(article: Article, draft: Draft) -> Iterator[Draft]:
    """One contact for each partner where calls, visits or letters are told of several at once."""
    by_link = [slot for slot in draft.slots if slot.marker in _PARTNER_LINKS]
    rest = tuple(slot for slot in draft.slots if slot not in by_link)
    plural = draft.kind not in ("talks", "call") or article.tokens.words[draft.token].endswith(("e", "en"))
    if isinstance(draft.frame, NounFrame) and draft.frame.each:
        # "auf seiner Anrufliste stehen A und B"
        owners = tuple(slot for slot in rest if slot.marker == "genitive")
        for slot in (slot for slot in rest if slot not in owners):
            yield replace(draft, slots=(*owners, slot), actors=unique((*owners, slot)))
        return
    if apart(article, draft) and rest and by_link:
        yield from split(draft, by_link)
        return
    several = len(unique(by_link)) > 1 and rest and draft.kind in ("call", "message", "visit", "talks")
    if not rest and len(unique(by_link)) > 1:
        # "Gespräche mit A und B": each has spoken with somebody else, not the two with one another
        yield from (replace(draft, slots=(slot,), actors=unique((slot,))) for slot in by_link)
        return
    if not (several and plural):
        yield draft
        return
    for slot in by_link:
        yield replace(draft, slots=(*rest, slot), actors=unique((*rest, slot)))
