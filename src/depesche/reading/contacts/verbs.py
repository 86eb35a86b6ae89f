"""Verbs that tell of a contact: their sides according to the frame."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from depesche.lang.syntax import Clause
from depesche.model import Kind
from depesche.reading.contacts.article import Article, Sentence, Slot
from depesche.reading.contacts.drafts import Draft
from depesche.reading.contacts.frames import VerbFrame, verb_frames
from depesche.reading.contacts.nouns import seats_of
from depesche.reading.contacts.roles import partners, sides, subjects, unique
from depesche.reading.contacts.status_words import adverbs, manners

_REFLEXIVE: Final = frozenset({"sich", "einander", "miteinander", "uns", "mich"})
_AGENT: Final = frozenset({"of", "by", "with"})
#: Kinds that several partners of one sentence share only where words say so.
_ONE_EACH: Final = frozenset({"call", "message", "visit"})
#: How many sentences of an article may be its headlines.
_LINES: Final = 2
#: A headline without a verb is at most this long (tokens).
_HEADLINE: Final = 14


def verb_drafts(article: Article, sentence: Sentence, place: int) -> list[Draft]:
    """What the clause's verb says: one draft for each contact, none where it is no verb of contact."""
    clause = sentence.clauses[place]
    if "sitzen" in clause.lemmas and (found := list(_also(article, sentence, place))):
        return found
    for lemma in clause.lemmas:
        frame = verb_frames().get(lemma)
        if frame is None or not fits(article, clause, frame) or _in_course(article, clause, frame):
            continue
        found = list(_by_frame(article, sentence, place, frame))
        if found:
            return found
    return list(_also(article, sentence, place)) or list(_guest(article, sentence, place))


def _in_course(article: Article, clause: Clause, frame: VerbFrame) -> bool:
    """Whether a message is said in the course of another contact: "ein Telefonat, in dem er gratulierte"."""
    in_which = clause.kind == "relative" and clause.opener == clause.start + 1
    return frame.kind == "message" and in_which and article.lower(clause.start) in ("in", "bei", "während")


def fits(article: Article, clause: Clause, frame: VerbFrame) -> bool:
    """Whether the words that the frame needs are there, and none that give the verb another sense."""
    texts = {article.tokens.words[i] for i in clause.tokens}
    lowers = {text.lower() for text in texts}
    if frame.reflexive and not lowers & _REFLEXIVE:
        return False
    with_somebody = "with" in frame.partner and (
        "mit" in lowers or "miteinander" in lowers or lowers & manners().keys()
    )
    if not with_somebody and any(word in texts or word.lower() in lowers for word in frame.never):
        return False
    return not frame.needs or any(_needed(word, texts, lowers) for word in frame.needs)


def _needed(word: str, texts: set[str], lowers: set[str]) -> bool:
    if word.endswith("*"):
        return any(text.startswith(word[:-1]) for text in texts)
    if word.startswith("*"):
        return any(text.endswith(word[1:]) for text in texts)
    return word in texts or word in lowers


def _by_frame(article: Article, sentence: Sentence, place: int, frame: VerbFrame) -> Iterator[Draft]:
    clause = sentence.clauses[place]
    passive = clause.passive and "object" in frame.partner
    others = _people_first(partners(article, sentence, place, _AGENT if passive else frame.partner))
    used = {slot.start for slot in others}
    subject = [slot for slot in subjects(article, sentence, place) if slot.start not in used]
    if not subject and len({slot.group for slot in others}) > 1 and "object" in frame.partner and not passive:
        first = others[0].group
        subject, others = [s for s in others if s.group == first], [s for s in others if s.group != first]
    token = _verb_token(article, clause)
    kind = _kind_by_manner(article, clause, frame.kind)
    base = Draft(
        sentence, place, article.offsets(token, token + 1), token, clause.end, frame, kind, kind == "talks", (), ()
    )
    if frame.follows:
        yield from (_with_roles(base, frame, (slot,), (), passive=False) for slot in subject)
        return
    if not others:
        alone = replace(base, one_sided=not (frame.mutual or frame.joint))
        yield _with_roles(alone, frame, subject, (), passive=passive)
    for chosen in _contacts(article, sentence, others, frame, kind):
        yield _with_roles(base, frame, subject, chosen, passive=passive)


def _verb_token(article: Article, clause: Clause) -> int:
    lexical = [i for i in clause.verbs if article.syntax.infinitives(i)]
    return (lexical or list(clause.verbs))[-1]


def _people_first(slots: list[Slot]) -> list[Slot]:
    """People before the place that stands for a side ("rief in Moskau bei Putin an")."""
    people = [slot for slot in slots if slot.marker != "in"]
    return people or slots


def _contacts(
    article: Article, sentence: Sentence, others: Sequence[Slot], frame: VerbFrame, kind: Kind
) -> Iterator[tuple[Slot, ...]]:
    """The partners of one contact each: together at one table, or one call or visit after the other."""
    groups: dict[tuple[int, int], list[Slot]] = {}
    for slot in others:
        groups.setdefault((slot.group, slot.step), []).append(slot)
    words = {article.lower(i) for i in range(sentence.start, sentence.end)}
    lines = article.sentences[:_LINES]
    if {a.key for slot in others for a in slot.actors} <= set().union(*map(_named, lines)):
        headlines = (line for line in lines if all(clause.finite is None for clause in line.clauses))
        words |= {article.lower(i) for line in headlines for i in range(line.start, line.end)}
    table = bool(words & adverbs("together")) or any(map(seats_of, words))
    for members in groups.values():
        joint = frame.joint or (frame.kind == "talks" and kind in ("meeting", "summit", "video"))
        apart = "auch" in words or len(sides(unique(members))) == 1  # two of one state: two appointments
        conference = frame.joint and kind in ("call", "video")  # "beriet telefonisch mit A und B"
        if len(members) == 1 or table or (joint and (conference or kind not in _ONE_EACH) and not apart):
            yield tuple(members)
        else:
            yield from ((slot,) for slot in members)


def _named(sentence: Sentence) -> set[str]:
    """Keys of all whom the sentence names."""
    return {actor.key for slot in sentence.slots for actor in slot.actors}


def _with_roles(
    draft: Draft, frame: VerbFrame, subject: Sequence[Slot], others: Sequence[Slot], *, passive: bool
) -> Draft:
    slots = (*subject, *others)
    first, second = (others, subject) if passive else (subject, others)
    return replace(
        draft,
        actors=unique(slots),
        slots=tuple(slots),
        initiator=_role(frame.initiator, first, second),
        host=_role(frame.host, first, second),
    )


def _role(role: str | None, first: Sequence[Slot], second: Sequence[Slot]) -> str | None:
    """The key of the one person in a role of the frame ("subject" or "partner")."""
    if role is None:
        return None
    people = unique(first if role == "subject" else second)
    return people[0].key if len(people) == 1 else None


def _kind_by_manner(article: Article, clause: Clause, kind: Kind) -> Kind:
    """The kind that words like "telefonisch" or "in einer Videoschalte" give to a verb that leaves it open."""
    kinds = {manners().get(word) for word in article.words(clause)}
    if kind not in ("talks", "meeting", "message"):
        return kind
    if "video" in kinds:
        return "video"
    if kind != "meeting" and "call" in kinds:
        return "call"
    return "meeting" if kind == "talks" and "meeting" in kinds else kind


def _headline(article: Article, clause: Clause, first: int, last: int) -> bool:
    """Whether a clause without a known verb is a headline: nothing but names and small words between its sides."""
    names = ("articles", "around_nouns", "joiners", "sequence")
    small = adverbs("again").union(*(article.syntax.members(name) for name in names))
    between = (article.tokens.words[i] for i in range(first, last))
    return len(clause.tokens) <= _HEADLINE and all(
        w[:1].isupper() or w in small or not w.isalpha() for w in between
    )


def _also(article: Article, sentence: Sentence, place: int) -> Iterator[Draft]:
    """Being there with those told of before: "auch A war dabei", "mit am Tisch saß B", "Gastgeber war C"."""
    clause = sentence.clauses[place]
    words = article.words(clause)
    there = set(words) & adverbs("present") and set(clause.lemmas) <= {"sein", "sitzen"}
    beside = "sitzen" in clause.lemmas and any(pair in (("mit", "am"), ("mit", "in")) for pair in pairwise(words))
    hosted = len(words) > 1 and words[0] in adverbs("host") and words[1] in ("war", "ist", "waren", "sind", "wird")
    slots = [slot for slot in sentence.own_slots(place) if not slot.marker and not slot.oblique]
    if clause.verbs and slots and (there or beside or hosted):
        frame = verb_frames()["dabeisein"]
        token = clause.verbs[-1]
        trigger = article.offsets(token, token + 1)
        base = Draft(sentence, place, trigger, token, clause.end, frame, frame.kind, True, (), (), one_sided=True)
        yield _with_roles(base, frame, slots, (), passive=False)


def _guest(article: Article, sentence: Sentence, place: int) -> Iterator[Draft]:
    """Being with somebody: "er war in Rom beim Papst", "hatte ihn zu Gast", "Merkel bei Trump" as a headline."""
    clause = sentence.clauses[place]
    words = article.words(clause)
    at_home = any(pair == ("zu", "gast") for pair in pairwise(words))
    others = [slot for slot in sentence.own_slots(place) if slot.marker == "at"]
    if clause.modal and not clause.lemmas and any(s.marker == "towards" for s in sentence.own_places(place)):
        yield from _by_frame(article, sentence, place, verb_frames()["reisen"])
        return
    plain = not clause.lemmas or set(clause.lemmas) <= {"sitzen", "haben", "sein"}
    if at_home and not others:
        others = partners(article, sentence, place, frozenset({"object", "with"}))
    if not others or not (plain or at_home):
        return
    subject = [slot for slot in subjects(article, sentence, place) if slot not in others]
    if not subject or (not clause.verbs and not _headline(article, clause, subject[-1].end, others[0].start)):
        return
    frame = verb_frames()["empfangen" if at_home and others[0].marker != "at" else "besuchen"]
    token = others[0].start
    base = Draft(
        sentence, place, article.offsets(token, others[0].end), token, clause.end, frame, "visit", False, (), ()
    )
    yield _with_roles(base, frame, subject, others[:1], passive=False)
