"""Nouns that tell of a contact: their sides from the noun's own phrase and from the clause around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from depesche.lang.syntax import Clause
from depesche.light import replace
from depesche.model import Kind
from depesche.reading.contacts.article import Article, Sentence, Slot
from depesche.reading.contacts.event_words import event_words
from depesche.reading.contacts.sides.around import (
    APART,
    BEFORE,
    RELATIVE,
    from_clause,
    linked,
    of_another,
    of_others,
    only_times,
    relation_of,
    with_others,
)
from depesche.reading.contacts.sides.roles import only_key, own_subject, sides, unique
from depesche.reading.contacts.status.governing import attribute, dropped
from depesche.reading.contacts.triggers.drafts import Draft
from depesche.reading.contacts.triggers.elided import elided
from depesche.reading.contacts.triggers.frames import NounFrame

#: Relations of a contact noun under which it only tells how or where the clause's verb happened.
MANNER: Final = frozenset({"in", "at", "to", "during", "on"})
#: Relations under which the clause's subject is one of the sides: "in einem Telefonat mit A und B sagte C".
_COURSE: Final = frozenset({*MANNER, "after", "before"})
#: Relations under which it is only the reason of what the clause tells: "wegen des Besuchs von A sagte B ab".
_CAUSE: Final = frozenset({"because"})
_PARTNER_LINKS: Final = ("with", "at", "on")
#: How many words around a noun say of what kind the contact was, and before it that each had one alone.
_AROUND: Final = 3
#: Relations of whose a contact is.
_OWNERS: Final = ("genitive", "of")
#: A contact has so many sides at least.
_TWO: Final = 2
#: Kinds of which a plural tells of several, one with each partner.
_ONE_EACH: Final = ("call", "message", "visit", "talks")
#: The frame of a pronominal adverb that takes up a contact ("Daraus wird nichts").
_TAKEN_UP: Final = NounFrame("", "talks", anaphor=True, anaphor_only=True)


def noun_drafts(article: Article, sentence: Sentence, place: int) -> Iterator[Draft]:
    """What the clause's nouns say, in order."""
    inside = {i for slot in sentence.slots for i in range(slot.start, slot.end)}
    clause = sentence.clauses[place]
    nouns, taking_up = article.contact_nouns, article.status_words.dropped
    lowers, counting = article.lowers, article.trigger_words.counting
    for i in clause.tokens:
        if lowers[i] in taking_up and dropped(article, clause, i):
            yield _draft(article, sentence, place, i, _TAKEN_UP)
        if lowers[i].startswith(counting) and (counted := elided(article, sentence, clause, i)) is not None:
            yield replace(_draft(article, sentence, place, i, counted), further=True)
        if i in inside or i not in nouns:
            continue
        frame = article.noun_frame(i)
        if (
            frame is not None
            and _tells(article, sentence, i, frame)
            and not _only_topic(article, sentence, clause, i)
        ):
            yield _draft(article, sentence, place, i, frame)


def _tells(article: Article, sentence: Sentence, noun: int, frame: NounFrame) -> bool:
    """Whether the noun, as it stands there, tells of a contact of a few leaders."""
    relation = article.syntax.relation(sentence.floor(noun), noun)
    if _only_words(article, noun, frame) or (
        frame.anaphor_only and relation and article.syntax.is_plural_noun(noun)
    ):
        return False  # "per Videoschalte", "ohne die üblichen Termine"
    if frame.counterpart and not _names_counterpart(article, sentence, noun):
        return False
    if not _stands(article, noun, frame, relation):
        return False
    gathering = frame.kind == "meeting" and article.frames.is_gathering(article.tokens.words[noun])
    many = gathering or (frame.occasion and _of_many(article, sentence, noun))
    return not many and not _of_lesser(article, noun) and not _stays(article, sentence, noun, frame)


def _stands(article: Article, noun: int, frame: NounFrame, relation: str) -> bool:
    """Whether the noun stands behind and before what its frame asks for."""
    governed = not frame.under or relation in frame.under
    return governed and (not frame.behind or article.lower(noun + 1) in frame.behind)


def _only_words(article: Article, noun: int, frame: NounFrame) -> bool:
    """Whether the noun names a means, or words that somebody speaks: "per Brief", "Herzlichen Glückwunsch"."""
    before, words = article.lower(noun - 1), article.trigger_words
    wished = frame.kind == "message" and before in words.exclaiming and not article.lower(noun - 2).isalpha()
    return wished or before in words.means


def _stays(article: Article, sentence: Sentence, noun: int, frame: NounFrame) -> bool:
    """Whether the clause only says that people are in touch: "vereinbarten, in Kontakt zu bleiben"."""
    if frame.kind != "talks" or article.syntax.relation(sentence.floor(noun), noun) != "in":
        return False
    clause = sentence.clauses[sentence.owner[noun]]
    return not article.trigger_words.staying.isdisjoint(clause.lemmas)


def _names_counterpart(article: Article, sentence: Sentence, noun: int) -> bool:
    """Whether the clause says who somebody's counterparts are: "Seine Gesprächspartner sind A und B"."""
    clause = sentence.clauses[sentence.owner[noun]]
    owned = article.setting.language.made(event_words).possessives
    mine = any(article.lower(noun - 1).startswith(stem) for stem in owned)
    return (
        not clause.lemmas
        and (mine or noun == clause.start)
        and not article.syntax.relation(sentence.floor(noun), noun)
    )


def _only_topic(article: Article, sentence: Sentence, clause: Clause, noun: int) -> bool:
    """Whether the clause only says what was talked about, by a noun that names no two sides: "Es ging um Besuche"."""
    words, relation = article.trigger_words, article.syntax.relation(sentence.floor(noun), noun)
    said = article.syntax.preposition_before(noun, "around", clause.start) is not None
    about = said and relation in ("around", "") and not words.topic_verbs.isdisjoint(clause.lemmas)
    topics = (i for i in clause.tokens if article.lowers[i] in words.topic_nouns) if relation == "" else ()
    called = any(not article.syntax.relation(sentence.start, i) for i in topics)  # none in "über viele Themen"
    own = linked(article, sentence, clause, noun) if about or called else []
    told = bool(own) and attribute(article, noun, clause.start, verb=clause.finite) is not None
    return (about or called) and not told and _of_one_at_most(own)  # "Thema war As geplanter Besuch": a plan


def _of_one_at_most(own: Sequence[Slot]) -> bool:
    """Whether these name no two sides: "der Besuch des Ministers in Kairo" is not with the two."""
    return len(sides(unique(own))) < _TWO and all(slot.marker in _OWNERS for slot in own)


def _of_many(article: Article, sentence: Sentence, noun: int) -> bool:
    """Whether a genitive without a name says whose summit it is: "der Gipfel der Industrieländer"."""
    named = any(noun < slot.start <= noun + BEFORE + 1 for slot in sentence.slots)
    return article.lower(noun + 1) in article.trigger_words.of_many and not named


def _of_lesser(article: Article, noun: int) -> bool:
    """Whether the noun's phrase says that people met who are no leaders: "das Treffen zwischen Vertretern beider"."""
    if article.lower(noun + 1) not in article.trigger_words.of_sides:
        return False
    others = article.frames.others
    return any(article.lower(i).startswith(others) for i in range(noun + 2, noun + 2 + RELATIVE))


def _draft(article: Article, sentence: Sentence, place: int, noun: int, frame: NounFrame) -> Draft:
    clause = sentence.clauses[place]
    own = [] if frame.medium else linked(article, sentence, clause, noun)
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
        unique(own),
        tuple(own),
        marker=relation_of(article, sentence, noun),
        definite=article.syntax.is_definite(noun, sentence.start),
        seats=article.trigger_words.seats_of(article.lower(noun)),
        further=_further(article, noun),
    )
    if _clause_adds(article, draft):
        slots = from_clause(article, draft)
        draft = replace(draft, actors=unique(slots), slots=tuple(slots))
    guests = frame.visitor and len({slot.group for slot in draft.slots}) == 1 < len(draft.actors)
    closed = with_others(article, draft) or of_another(draft)
    return replace(draft, initiator=_initiator(draft, frame), one_sided=guests, closed=closed)


def _further(article: Article, noun: int) -> bool:
    """Whether the words count the contact after another: "ein zweites Treffen"."""
    words = article.trigger_words
    return article.lower(noun - 2).startswith(words.one_more) and article.lower(noun - 1).startswith(words.further)


def _clause_adds(article: Article, draft: Draft) -> bool:
    """Whether sides that the clause names are those of the noun, too."""
    partners_only = (draft.marker in _COURSE or not draft.marker) and all(
        slot.marker in _PARTNER_LINKS for slot in draft.slots
    )
    if of_another(draft) or (not draft.slots and only_times(article, draft)):
        return False  # "am letzten Tag seines Besuchs will A …"
    if not draft.slots and draft.marker in APART and draft.definite and any(article.verb_frames(draft.clause)):
        return False  # "Nach dem Gespräch in Rom traf A B": its sides were told before
    foreign = draft.marker in _CAUSE or (draft.marker not in MANNER and of_others(article, draft))
    return (partners_only or not draft.complete) and not foreign


def _kind(article: Article, clause: Clause, noun: int, kind: Kind) -> Kind:
    """The kind that the attributes before the noun or a noun after it give: "telefonisches Gespräch"."""
    around = range(max(clause.start, noun - _AROUND), min(clause.end, noun + _AROUND + 1))
    manner = {article.trigger_words.manners.get(article.lower(k)) for k in around}
    if kind == "talks" and "call" in manner:
        return "call"
    if kind in ("talks", "meeting") and "video" in manner:
        return "video"
    return "meeting" if kind == "talks" and "meeting" in manner else kind


def _initiator(draft: Draft, frame: NounFrame) -> str | None:
    """Who wrote, where the noun's author is named: the genitive or the subject."""
    if not frame.author:
        return None
    return only_key([slot for slot in draft.slots if slot.marker in ("genitive", "of", "")])


# -- several contacts at once -----------------------------------------------------------------------
def split(draft: Draft, partners: Sequence[Slot]) -> Iterator[Draft]:
    """One contact with the partners for each of the other people; with one other person, one for each partner."""
    others = [slot for slot in draft.slots if slot not in partners]
    if len(unique(others)) == 1:
        others, partners = list(partners), others
    for slot in others:
        for actor in slot.actors:
            yield replace(_among(draft, replace(slot, actors=(actor,)), *partners), one_sided=False)


def _among(draft: Draft, *slots: Slot) -> Draft:
    """The contact that the draft tells of, between these."""
    return replace(draft, slots=slots, actors=unique(slots))


def apart(article: Article, draft: Draft) -> bool:
    """Whether a plural or its attributes say that each of its people had one alone: "in getrennten Telefonaten", "zu
    Einzelgesprächen".
    """
    before = range(max(draft.sentence.start, draft.token - _AROUND), draft.token + 1)
    return not article.trigger_words.apart.isdisjoint(map(article.lower, before))


def one_each(article: Article, draft: Draft) -> list[Draft]:
    """One contact for each partner where calls, visits or letters are told of several at once."""
    if isinstance(draft.frame, NounFrame) and draft.frame.each:
        return _with_owner(draft)
    if draft.marker == "upon" and draft.frame.status == "considered":
        return _at_invitation(draft)
    by_link, rest = _partners(draft)
    if rest and by_link and (apart_ := _told_apart(article, draft, by_link, rest)):
        return apart_
    if len(unique(by_link)) < 2:
        return [draft]
    if not rest:
        return _of_somebody_else(article, draft, by_link)
    if draft.kind in _ONE_EACH and _tells_of_several(article, draft):
        return [_among(draft, *rest, slot) for slot in by_link]
    return [draft]


def _at_invitation(draft: Draft) -> list[Draft]:
    """One contact of the subject with each of several hosts: "stattet Besuche auf Einladung von A und B ab"."""
    hosts = [slot for slot in draft.slots if slot.marker in ("genitive", "of")]
    guests = [slot for slot in own_subject(draft.sentence, draft.place) if slot not in hosts]
    if len(hosts) < 2 or not guests or len({slot.group for slot in hosts}) > 1:
        return [draft]
    return [replace(_among(draft, *guests, host), one_sided=False) for host in hosts]


def _told_apart(article: Article, draft: Draft, by_link: list[Slot], rest: list[Slot]) -> list[Draft]:
    """The contacts that a list or an attribute tells one by one; none where nothing does."""
    if further := _listed(article, draft, by_link[-1]):
        return [replace(_among(draft, *rest, slot), listed=True) for slot in (*by_link, *further)]
    return list(split(draft, by_link)) if apart(article, draft) else []


def _of_somebody_else(article: Article, draft: Draft, by_link: list[Slot]) -> list[Draft]:
    """The contacts of somebody whom the noun's phrase does not name: "Gespräche mit A und B" are no talk of the two,
    "sein Telefonat mit A und B" is one of three.
    """
    if draft.kind in ("talks", "call") and _of_one(article, draft):
        return [replace(draft, one_sided=True)]
    return [_among(draft, slot) for slot in by_link]


def _listed(article: Article, draft: Draft, last: Slot) -> list[Slot]:
    """Further partners of a plural, each behind a preposition of its own: "mehrere Treffen: mit A am Montag, mit B am
    Dienstag".
    """
    syntax = article.syntax
    if not syntax.is_plural_noun(draft.token) and not syntax.is_in(
        draft.token - 1, "several"
    ):  # "mehrere Treffen"
        return []
    out: list[Slot] = []
    for slot in draft.sentence.own_slots(draft.place):
        if slot.marker != "with" or slot.start < last.end or slot.group == last.group:
            continue
        between = range(last.end, slot.start)
        if not any(article.syntax.is_in(i, "joiners") for i in between) or _told_between(article, draft, between):
            break
        out.append(slot)
        last = slot
    return out


def _told_between(article: Article, draft: Draft, tokens: range) -> bool:
    """Whether a verb or the noun of another contact stands among the words."""
    return any(i in draft.clause.verbs or article.noun_frame(i) is not None for i in tokens)


def _of_one(article: Article, draft: Draft) -> bool:
    """Whether a possessive says whose one contact the noun tells of."""
    owned = article.setting.language.made(event_words).possessives
    before = (article.lower(i) for i in (draft.token - 2, draft.token - 1))
    return any(word.startswith(stem) for word in before for stem in owned) and not _tells_of_several(
        article, draft
    )


def _partners(draft: Draft) -> tuple[list[Slot], list[Slot]]:
    """The mentions that a preposition joins as partners, and the others."""
    by_link = [slot for slot in draft.slots if slot.marker in _PARTNER_LINKS]
    return by_link, [slot for slot in draft.slots if slot not in by_link]


def _with_owner(draft: Draft) -> list[Draft]:
    """The owner of a list with each whom it names: "auf seiner Anrufliste stehen A und B"."""
    owners = tuple(slot for slot in draft.slots if slot.marker == "genitive")
    return [_among(draft, *owners, slot) for slot in draft.slots if slot not in owners]


def _tells_of_several(article: Article, draft: Draft) -> bool:
    """Whether the noun tells of one contact with each partner: talks and calls do only in the plural."""
    return draft.kind not in ("talks", "call") or article.syntax.is_plural_noun(draft.token)
