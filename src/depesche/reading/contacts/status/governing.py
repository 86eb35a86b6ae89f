"""What a clause's verb, an attribute or a pronominal adverb says of a contact that it governs or takes up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from depesche.lang.syntax import Clause
from depesche.light import dataclass
from depesche.model import Status
from depesche.reading.contacts.article import Article

#: How far before a noun an attribute may stand ("das für Samstag, den 1. Dezember, angesetzte Treffen").
_ATTRIBUTE_REACH: Final = 14


@dataclass(frozen=True, slots=True)
class Governor:
    """The status that a verb gives to what it governs, its infinitive, and the tokens that say so."""

    status: Status
    verb: str
    tokens: tuple[int, ...]
    idiom: bool = False


def governor(article: Article, clause: Clause, marker: str | None = None) -> Governor | None:
    """What the clause's verb says of a contact that it governs.

    ``marker`` is the relation of a contact noun; ``None`` asks for a governed clause.
    """
    words = article.status_words
    helper = article.syntax.auxiliary(clause.finite) if clause.finite is not None else None
    for lemma in clause.lemmas or ((helper,) if helper else ()):
        asking = article.side_words.asking.get(lemma)
        if asking and (marker is None or marker in asking.noun):
            return Governor("considered", lemma, article.syntax.verb_words(clause))
        found = words.governors.get(lemma)
        if found and (marker is None or marker == found.relation):
            return Governor(found.status, lemma, article.syntax.verb_words(clause))
        if not marker and (idiom := _idiom(article, clause, lemma)):
            return idiom
    return None


def detail_denied(article: Article, clauses: Sequence[Clause], clause: Clause) -> bool:
    """Whether the clause is what somebody denies, and says more of a contact than that there is one: its length, who
    asked for it.
    """
    parent = clauses[clause.parent] if clause.parent is not None else None
    if parent is None or parent.negated or not clause.lemmas:
        return False
    found = governor(article, parent)
    return bool(found and found.status == "denied") and article.status_words.existing.isdisjoint(clause.lemmas)


def _idiom(article: Article, clause: Clause, verb: str) -> Governor | None:
    """What the verb says together with a noun: "stellte ihm ein Treffen in Aussicht"."""
    nouns = article.status_words.idioms.get(verb)
    for i in clause.tokens if nouns else ():
        status = nouns.get(article.tokens.words[i]) if nouns else None
        if status is not None:
            return Governor(status, verb, tuple(sorted({*article.syntax.verb_words(clause), i})), idiom=True)
    return None


def dropped(article: Article, clause: Clause, token: int) -> bool:
    """Whether the pronominal adverb at the token says that what was told came to nothing: "Daraus wird nichts"."""
    return _nothing(article, clause, article.status_words.dropped.get(article.lower(token)))


def nothing_of(article: Article, clause: Clause, marker: str) -> bool:
    """The same of a contact that is named in the relation: "Aus dem Besuch wird nichts"."""
    return _nothing(article, clause, article.status_words.nothing_of.get(marker))


def did_not_come(article: Article, clause: Clause, marker: str) -> bool:
    """Whether the clause tells that a contact did not come about on its day: "Zu dem Treffen kam es nicht"."""
    missed = article.status_words.missed.intersection(clause.lemmas)
    return clause.past and (bool(missed) or nothing_of(article, clause, marker))


def _nothing(article: Article, clause: Clause, found: Sequence[str] | None) -> bool:
    """Whether the clause has the verb and one of the negations behind it."""
    if found is None:
        return False
    verb, *negations = found
    verbs = {article.syntax.auxiliary(i) for i in clause.verbs}
    return verb in {*clause.lemmas, *verbs} and not set(negations).isdisjoint(article.words(clause))


def attribute(article: Article, noun: int, floor: int, verb: int | None = None) -> tuple[Status, int] | None:
    """The status that an attribute before the noun gives ("das für Samstag angesetzte Treffen"), and its token; the
    clause's finite ``verb`` is none ("den Besuch vereinbarte er in einem Telefonat").
    """
    words = article.status_words
    for i in range(noun - 1, max(floor, noun - _ATTRIBUTE_REACH) - 1, -1):
        lower = article.lower(i)
        if noun - i > 1 and (lower in (",", ";") or lower in words.adverbs["joining"]):
            return None
        if lower.startswith(words.stems):
            for stem, status in words.adjectives:
                if i != verb and lower.startswith(stem) and article.syntax.is_attribute(i, stem):
                    return status, i
    return None
