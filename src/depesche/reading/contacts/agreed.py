"""Next steps that the sides agreed on: "vereinbarten, in Kontakt zu bleiben"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from depesche.lang.syntax import Clause
from depesche.model import Agreed, Span
from depesche.model.statuses import phase
from depesche.reading.contacts.article import Article, Sentence
from depesche.reading.contacts.sides.roles import subjects, unique
from depesche.reading.contacts.told import Event


def steps(article: Article, events: Sequence[Event]) -> dict[int, list[Agreed]]:
    """The next steps by the place of the event in the list: the last one told before among the people who agree."""
    agreeing = article.status_words.agreeing
    out: dict[int, list[Agreed]] = {}
    for sentence in article.sentences:
        for place, clause in enumerate(sentence.clauses):
            if clause.negated or clause.modal or agreeing.isdisjoint(clause.lemmas):
                continue
            keys = frozenset(actor.key for actor in unique(subjects(article, sentence, place)))
            event = _event(events, keys, sentence)
            if event is not None:
                out.setdefault(event, []).extend(_said(article, sentence, place))
    return {event: said for event, said in out.items() if said}


def _event(events: Sequence[Event], keys: frozenset[str], sentence: Sentence) -> int | None:
    """The contact at which they agreed: one that took place, told in this sentence or before."""
    told = [
        (max(d.sentence.index for d in event.drafts if d.sentence.index <= sentence.index), number)
        for number, event in enumerate(events)
        if phase(event.status) == "done"
        and keys <= event.keys
        and any(d.sentence.index <= sentence.index for d in event.drafts)
    ]
    return max(told)[1] if told else None


def _said(article: Article, sentence: Sentence, place: int) -> Iterator[Agreed]:
    """What was agreed: the clause that depends on the verb, or a meeting that is its object."""
    clause = sentence.clauses[place]
    for other in sentence.clauses:
        joined = other.parent == place and (other.kind == "infinitive" or _to_do(other))
        if joined:
            span = _trimmed(article, other.start, other.end)
            yield Agreed(article.text[slice(*span)], span)
    for i in clause.tokens:
        start = article.syntax.indefinite_phrase(i, clause.start) if article.noun_frame(i) else None
        if start is not None:
            end = next((v for v in clause.verbs if v > i), clause.end)
            span = _trimmed(article, start, end)
            yield Agreed(article.text[slice(*span)], span)


def _to_do(clause: Clause) -> bool:
    """Whether a dass-clause names something to be done, not a state of things."""
    return clause.conjunction == "that" and bool(clause.lemmas)


def _trimmed(article: Article, start: int, end: int) -> Span:
    """Offsets of the tokens without the punctuation around them."""
    while end - 1 > start and not article.tokens.words[end - 1].isalpha():
        end -= 1
    return article.offsets(start, end)
