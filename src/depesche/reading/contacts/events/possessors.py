"""Whose contact a noun tells of by a possessive: "nach ihrem Telefonat mit Trump"."""

from __future__ import annotations

from typing import Final

from depesche.reading.contacts.actors import Actor
from depesche.reading.contacts.article import Article, Slot
from depesche.reading.contacts.event_words import event_words
from depesche.reading.contacts.sides.roles import own_subject
from depesche.reading.contacts.triggers.drafts import Draft

#: How far (in tokens) before a noun its possessive stands.
_POSSESSIVE: Final = 2


def possessor(article: Article, draft: Draft) -> Actor | None:
    """The one whom the possessive before the noun means, where it names one side alone."""
    if not draft.noun or (len(draft.actors) != 1 and not draft.one_sided):
        return None
    gender = _gender(article, range(max(draft.sentence.start, draft.token - _POSSESSIVE), draft.token))
    if gender is None:
        return None
    for slot in reversed(_owners(article, draft)):
        person = article.setting.knowledge.person(slot.actors[0].person or "")
        if person is not None and person.gender == gender:
            return slot.actors[0]
    return None


def mine(article: Article, draft: Draft) -> bool:
    """Whether a possessive stands before the noun."""
    return _gender(article, range(max(draft.sentence.start, draft.token - _POSSESSIVE), draft.token)) is not None


def _owners(article: Article, draft: Draft) -> list[Slot]:
    """Whom a possessive can mean, the likeliest last: the single people named shortly before, of these the subject of
    its clause ("A unterrichtete B über sein Gespräch …"), at the beginning of a sentence its subjects.
    """
    at = draft.sentence.index
    near = [s for sentence in article.sentences[max(0, at - 2) : at + 1] for s in sentence.slots]
    before = [s for s in near if s.end <= draft.token and len(s.actors) == 1]
    own = [s for s in own_subject(draft.sentence, draft.place) if s in before]
    opens = draft.token - draft.sentence.start <= _POSSESSIVE
    return [s for s in before if opens and not s.marker and not s.oblique] or [*before, *own]


def _gender(article: Article, tokens: range) -> str | None:
    """The gender of whose something is by a possessive among the words."""
    possessives = article.setting.language.made(event_words).possessives
    words = [article.lower(i) for i in tokens]
    return next((g for stem, g in possessives.items() if any(w.startswith(stem) for w in words)), None)
