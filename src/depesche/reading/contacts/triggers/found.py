"""All triggers of an article, in order: each verb and noun that tells of a contact."""

from __future__ import annotations

from collections.abc import Iterator

from depesche.light import replace
from depesche.reading.contacts.article import Article, Sentence
from depesche.reading.contacts.triggers.beside import absorbed, kind_from, with_host
from depesche.reading.contacts.triggers.drafts import Draft
from depesche.reading.contacts.triggers.frames import VerbFrame
from depesche.reading.contacts.triggers.nouns import apart, noun_drafts, one_each, split
from depesche.reading.contacts.triggers.occasions import on_each
from depesche.reading.contacts.triggers.situations import verb_drafts


def drafts(article: Article) -> Iterator[Draft]:
    """Every trigger of the article, in order, with the sides that its own sentence gives it."""
    for sentence in article.sentences:
        found = [d for place in range(len(sentence.clauses)) for d in _of_clause(article, sentence, place)]
        setting = [d for d in found if d.noun and not d.complete and d.marker in ("at", "in")]
        for draft in found:
            if draft.noun:
                yield replace(draft, opens=True) if _opens(article, draft, found) else draft
            else:
                yield kind_from(setting[0], draft) if setting else draft


def _opens(article: Article, draft: Draft, found: list[Draft]) -> bool:
    """Whether the sides of a noun that names none stand in the clause behind the colon after it."""
    if draft.complete or draft.actors or draft.marker or article.lower(draft.clause.end) != ":":
        return False
    behind = [other for other in found if other.complete and other.clause.start == draft.clause.end + 1]
    return any(draft.kind == other.kind or draft.generic or other.generic for other in behind)


def _of_clause(article: Article, sentence: Sentence, place: int) -> Iterator[Draft]:
    verbs = verb_drafts(article, sentence, place)
    nouns: list[Draft] = []
    for noun in noun_drafts(article, sentence, place):
        if _invites_upon(noun) and verbs:
            verbs = [with_host(noun, verb) for verb in verbs]
        elif absorbed(noun, verbs):
            verbs = _with_manner(article, noun, verbs)
        elif is_joined(article, noun) or not _joined_by(noun, verbs):
            nouns.extend(one_each(article, noun))
    told = (verb for verb in verbs if not _only_carries(verb, nouns))
    yield from (each for verb in told for each in on_each(article, verb))
    yield from nouns


def _invites_upon(noun: Draft) -> bool:
    """Whether the noun says at whose invitation the verb's contact is: "auf Einladung des Königs"."""
    return noun.frame.status == "considered" and noun.marker == "upon"


def _with_manner(article: Article, noun: Draft, verbs: list[Draft]) -> list[Draft]:
    """The verb's contacts with what the noun beside it says of how they happened."""
    found = [kind_from(noun, verb) for verb in verbs]
    return [each for verb in found for each in _apart(verb)] if apart(article, noun) else found


def _joined_by(noun: Draft, verbs: list[Draft]) -> bool:
    """Whether a verb adds people to the contact told of before that the noun only names."""
    return any(_joins(verb) and noun.keys <= verb.keys for verb in verbs)


def is_joined(article: Article, noun: Draft) -> bool:
    """Whether the clause tells of somebody's coming to the contact that the noun names: "nahm an dem Treffen teil"."""
    return not article.trigger_words.joining.isdisjoint(noun.clause.lemmas)


def _apart(verb: Draft) -> list[Draft]:
    """The verb's contacts where its noun says that each of its subjects had one alone."""
    partners = [slot for slot in verb.slots if slot.marker]
    if not partners and verb.slots:  # "traf A und B zu getrennten Gesprächen": what stands in another place
        partners = [slot for slot in verb.slots if slot.group != verb.slots[0].group]
    return list(split(verb, partners)) if partners else [verb]


def _joins(verb: Draft) -> bool:
    """Whether the verb only adds people to a contact told of before."""
    return isinstance(verb.frame, VerbFrame) and verb.frame.joins and not verb.complete


def _only_carries(verb: Draft, nouns: list[Draft]) -> bool:
    """Whether the verb tells only what its noun tells in full: "führte mit ihm ein Gespräch"."""
    told = isinstance(verb.frame, VerbFrame) and verb.frame.needs and not verb.complete
    return bool(told) and any((_joins(verb) or noun.complete) and verb.keys <= noun.keys for noun in nouns)
