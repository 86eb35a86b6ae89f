"""Verbs that tell of a contact: their sides according to the frame."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from depesche.lang.syntax import Clause
from depesche.light import replace
from depesche.model import Kind
from depesche.reading.contacts.article import Article, Sentence, Slot
from depesche.reading.contacts.sides.around import in_which, linked, relation_of
from depesche.reading.contacts.sides.roles import (
    AGENT,
    asks_others,
    beside_subject,
    in_passive,
    only_key,
    partners,
    subjects,
    unique,
)
from depesche.reading.contacts.triggers.drafts import Draft
from depesche.reading.contacts.triggers.frames import VerbFrame

#: Kinds that several partners of one sentence share only where words say so.
_ONE_EACH: Final = frozenset({"call", "message", "visit"})
#: Kinds of a conversation at one place or line, whose partners sit together.
_AT_ONE_TABLE: Final = ("meeting", "summit", "video")
#: Relations of the noun of a contact that says when another one is.
_DATING: Final = ("after", "before", "since")
_TOPICAL: Final = ("about", "upon")
#: How far (in tokens) behind a time the noun of a contact stands by which it is named.
_EVE: Final = 2
#: How many sentences of an article may be its headlines.
_LINES: Final = 2


def by_frames(article: Article, sentence: Sentence, place: int) -> list[Draft]:
    """What the clause's verb says by the first of its frames that fits and finds its sides, else by the first."""
    clause = sentence.clauses[place]
    if asks_others(article, sentence, place):
        return []
    first: list[Draft] = []
    verb = ""
    for frame in article.verb_frames(clause):
        if first and verb != frame.verb:
            break
        if not fits(article, clause, frame) or _in_course(article, clause, frame):
            continue
        found = list(by_frame(article, sentence, place, frame))
        if any(draft.complete for draft in found):
            return found
        first, verb = first or ([] if frame.complete else found), frame.verb
    return first


def _in_course(article: Article, clause: Clause, frame: VerbFrame) -> bool:
    """Whether a message is said in the course of another contact: "ein Telefonat, in dem er gratulierte"."""
    return frame.kind == "message" and in_which(article, clause)


def fits(article: Article, clause: Clause, frame: VerbFrame) -> bool:
    """Whether the words that the frame needs are there, and none that give the verb another sense."""
    words = article.trigger_words
    texts = {article.tokens.words[i] for i in clause.tokens}
    lowers = {text.lower() for text in texts}
    if frame.reflexive and words.reflexive.isdisjoint(lowers):
        return False
    partner = not (words.with_somebody.isdisjoint(lowers) and lowers.isdisjoint(words.manners))
    with_somebody = "with" in frame.partner and partner
    if not with_somebody and any(word in texts or word.lower() in lowers for word in frame.never):
        return False
    return not frame.needs or (not _looks_at(article, clause, frame) and _has_needs(frame, texts, lowers))


def _has_needs(frame: VerbFrame, texts: set[str], lowers: set[str]) -> bool:
    return any(_needed(word, texts, lowers) for word in frame.needs)


def _looks_at(article: Article, clause: Clause, frame: VerbFrame) -> bool:
    """Whether the verb is that of the frame with a prefix that tells of no contact: "sah sich ein Interview an"."""
    others = (lemma for lemma in clause.lemmas if lemma != frame.verb and lemma.endswith(frame.verb))
    return any(lemma not in article.frames.verbs for lemma in others)


def _needed(word: str, texts: set[str], lowers: set[str]) -> bool:
    if word.endswith("*"):
        return any(text.startswith(word[:-1]) for text in texts)
    if word.startswith("*"):
        return any(text.endswith(word[1:]) for text in texts)
    return word in texts or word in lowers


def by_frame(article: Article, sentence: Sentence, place: int, frame: VerbFrame) -> Iterator[Draft]:
    """The contacts that a verb of the frame tells of in the clause."""
    clause = sentence.clauses[place]
    passive = "object" in frame.partner and in_passive(article, sentence, place)
    subject, others = _sides(article, sentence, place, frame, passive=passive)
    token = _verb_token(article, clause)
    about = frozenset(_nouns(article, sentence, clause, _TOPICAL))
    words = [article.lower(i) for i in clause.tokens if i not in about]
    kind = _kind_by_manner(article, [*words, *_taken_up(article, sentence, place)], frame.kind)
    trigger = article.offsets(token, token + 1)
    general = not article.trigger_words.anybody.isdisjoint(article.words(clause))
    base = Draft(
        sentence, place, trigger, token, clause.end, frame, kind, kind == "talks", (), (), general=general
    )
    if frame.follows:
        yield from (with_roles(base, frame, (slot,), (), passive=False) for slot in subject)
        return
    if not others and _by_others(article, sentence, place, frame):
        return
    if not others and _with_somebody_else(article, clause, subject):
        return
    if not others:
        alone = replace(base, one_sided=not (frame.mutual or frame.joint))
        yield with_roles(alone, frame, subject, (), passive=passive)
    for chosen in _contacts(article, sentence, others, frame, kind):
        yield with_roles(base, frame, subject, chosen, passive=passive)


def _with_somebody_else(article: Article, clause: Clause, subject: Sequence[Slot]) -> bool:
    """Whether a group without names meets somebody whom the article does not know: "Die Politiker trafen sich mit dem
    Bürgermeister".
    """
    groups = bool(subject) and all(slot.mention.kind == "group" for slot in subject)
    articles = article.syntax.members("articles")
    return groups and any(
        article.syntax.preposition(i) == "with" and article.lower(i + 1) in articles for i in clause.tokens
    )


def _by_others(article: Article, sentence: Sentence, place: int, frame: VerbFrame) -> bool:
    """Whether a body acts that is no side: "Während A mit B sprach, tagte das Kabinett"."""
    clause = sentence.clauses[place]
    acts = frame.joint and not clause.passive and not sentence.own_slots(place)
    phrase = article.syntax.subject(clause) if acts else None
    if phrase is None or any(article.syntax.is_in(i, "third_person") for i in clause.tokens):
        return False
    named = any(article.tokens.words[i][:1].isupper() for i in range(*phrase))
    return named and clause.finite is not None and not article.syntax.is_plural_verb(clause.finite)


def _sides(
    article: Article, sentence: Sentence, place: int, frame: VerbFrame, *, passive: bool
) -> tuple[list[Slot], list[Slot]]:
    """The subject and the partners of the clause's verb."""
    others = _others(article, sentence, place, frame, AGENT if passive else frame.partner)
    beside = beside_subject(article, sentence, place)
    others = _without(others, beside)
    used = {slot.start for slot in others}
    subject = [slot for slot in subjects(article, sentence, place) if slot.start not in used]
    subject = _with_companions(subject, beside, used)
    several = len({slot.group for slot in others}) > 1
    if subject or not several or "object" not in frame.partner or passive:
        return subject, others
    first = others[0].group
    return [s for s in others if s.group == first], [s for s in others if s.group != first]


def _without(others: list[Slot], beside: list[Slot]) -> list[Slot]:
    """The partners without those beside the subject, if others remain."""
    return [slot for slot in others if slot not in beside] or others


def _with_companions(subject: list[Slot], beside: list[Slot], used: set[int]) -> list[Slot]:
    """The subject with those who act together with it, as far as there is one."""
    known = used | {slot.start for slot in subject}
    return subject + [replace(slot, marker="") for slot in beside if subject and slot.start not in known]


def _others(
    article: Article, sentence: Sentence, place: int, frame: VerbFrame, relations_: frozenset[str]
) -> list[Slot]:
    """The partners of the clause's verb that stand in one of the relations, people before states."""
    found = _without_line_before(article, _people_first(partners(article, sentence, place, relations_)))
    found = _without_those_of_nouns(article, sentence, found)
    return [slot for slot in found if slot.marker or slot.oblique] if frame.dative else found


def _without_those_of_nouns(article: Article, sentence: Sentence, others: list[Slot]) -> list[Slot]:
    """The partners without those of another contact that is the topic, or that dates this one if others remain: "vor
    dem Gespräch mit C traf A mit B zusammen", "sprach über das Telefonat mit C".
    """
    others = [slot for slot in others if not _of_other_contact(article, sentence, slot, _TOPICAL)]
    own = [slot for slot in others if not _of_other_contact(article, sentence, slot, _DATING)]
    return [slot for slot in own if not _of_eve(article, sentence, slot)] or own or others


def _of_eve(article: Article, sentence: Sentence, slot: Slot) -> bool:
    """Whether the mention is a side of another contact by which a time is named: "am Vorabend des Gipfels mit C"."""
    clause = sentence.clauses[sentence.owner[slot.start]]
    nouns = (i for i in clause.tokens if i in article.contact_nouns and article.syntax.is_genitive_attribute(i))
    named = (i for i in nouns if any(0 < i - time.end <= _EVE for time in sentence.times))
    return any(slot in linked(article, sentence, clause, noun) for noun in named)


def _of_other_contact(article: Article, sentence: Sentence, slot: Slot, wanted: Sequence[str]) -> bool:
    """Whether the mention is a side in the phrase of a contact noun that stands in one of the wanted relations."""
    clause = sentence.clauses[sentence.owner[slot.start]]
    return any(
        slot in linked(article, sentence, clause, noun) for noun in _nouns(article, sentence, clause, wanted)
    )


def _nouns(article: Article, sentence: Sentence, clause: Clause, wanted: Sequence[str]) -> Iterator[int]:
    """The nouns of contacts in the clause that stand in one of the wanted relations."""
    nouns = article.contact_nouns
    for i in clause.tokens:
        if i in nouns and relation_of(article, sentence, i) in wanted:
            yield i


def _without_line_before(article: Article, others: list[Slot]) -> list[Slot]:
    """The partners without those before a colon, if others stand behind it: "Nach Gespräch mit C: A will B treffen"."""
    colons = [i for a, b in pairwise(others) for i in range(a.end, b.start) if article.lower(i) == ":"]
    return [slot for slot in others if slot.start > colons[-1]] if colons else others


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
    words = _words_of_telling(article, sentence, others) if others else frozenset()
    table = _says_together(article, words)
    known = article.trigger_words
    in_turn = len({slot.step for slot in others}) > 1 or not known.in_turn.isdisjoint(words)
    apart = in_turn or not known.also.isdisjoint(words)
    for members in groups.values():
        grouped = any(len(slot.actors) > 1 for slot in members)  # "mit A sowie den Präsidenten B und C": one call
        if len(members) == 1 or table or grouped or (_shared(frame, kind) and not apart):
            yield tuple(members)
        else:
            yield from ((slot,) for slot in members)


def _words_of_telling(article: Article, sentence: Sentence, others: Sequence[Slot]) -> frozenset[str]:
    """The words of the sentence, with those of the headlines where these name all partners."""
    lowers = article.tokens.lowers
    words = set(lowers[sentence.start : sentence.end])
    lines = article.sentences[:_LINES]
    named = {actor.key for line in lines for slot in line.slots for actor in slot.actors}
    if {actor.key for slot in others for actor in slot.actors} <= named:
        headlines = (line for line in lines if all(clause.finite is None for clause in line.clauses))
        words.update(*(lowers[line.start : line.end] for line in headlines))
    return frozenset(words)


def _says_together(article: Article, words: frozenset[str]) -> bool:
    """Whether the words say that several sat at one table."""
    known = article.trigger_words
    return not known.together.isdisjoint(words) or any(map(known.seats_of, words))


def _shared(frame: VerbFrame, kind: Kind) -> bool:
    """Whether several partners of the verb take part in one contact: "beriet telefonisch mit A und B"."""
    conference = frame.joint and kind in ("call", "video")
    joint = frame.joint or (frame.kind == "talks" and kind in _AT_ONE_TABLE)
    return joint and (conference or kind not in _ONE_EACH)


def with_roles(
    draft: Draft, frame: VerbFrame, subject: Sequence[Slot], others: Sequence[Slot], *, passive: bool
) -> Draft:
    """The draft with its sides, and who of them began and who received by the frame."""
    slots = (*subject, *others)
    first, second = (others, subject) if passive else (subject, others)
    roles = {"subject": first, "partner": second}
    return replace(
        draft,
        actors=unique(slots),
        slots=tuple(slots),
        initiator=only_key(roles[frame.initiator]) if frame.initiator else None,
        host=only_key(roles[frame.host]) if frame.host else None,
    )


def _taken_up(article: Article, sentence: Sentence, place: int) -> tuple[str, ...]:
    """The words of the clause before, if its subject takes up what the two speak by: "griff zum Hörer und sprach"."""
    if not place or not sentence.clauses[place].shares_subject:
        return ()
    before = sentence.clauses[place - 1]
    taken = not article.trigger_words.taking_up.isdisjoint(before.lemmas)
    return article.words(before) if taken else ()


def _kind_by_manner(article: Article, words: Sequence[str], kind: Kind) -> Kind:
    """The kind that words like "telefonisch" or "in einer Videoschalte" give to a verb that leaves it open."""
    manners = article.trigger_words.manners
    kinds = {manners.get(word) for word in words}
    if kind not in ("talks", "meeting", "message"):
        return kind
    if "video" in kinds:
        return "video"
    if kind != "meeting" and "call" in kinds:
        return "call"
    return "meeting" if kind == "talks" and "meeting" in kinds else kind
