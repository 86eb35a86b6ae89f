"""Who speaks: from the span of a quotation's speaker to a name and the side that it speaks for."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

from depesche import knowledge
from depesche.model import Span
from depesche.reading.layers import Mention, Quote


@dataclass(frozen=True, slots=True)
class Speaker:
    """A name as the knowledge base or the text gives it, the German label of the side, and the person's id."""

    name: str | None
    side: str | None = None
    person: str | None = None


def speaker_of(doc: Doc, quote: Quote) -> Speaker:
    """The speaker of a quotation."""
    return at(doc, quote.speaker) if quote.speaker else Speaker(None)


def at(doc: Doc, span: Span) -> Speaker:
    """Who is named in a span: a person before a side before a state, else the words themselves."""
    inside = [m for m in doc._.mentions if m.start < span[1] and span[0] < m.end]
    best = min(inside, key=_rank, default=None)
    words = doc.text[slice(*span)]
    if best is None or _rank(best) > _LEAST:
        side = _side(min(inside, key=lambda m: m.start)) if inside else _side_in(words)
        return Speaker(words, side)
    if best.kind in ("person", "office", "pronoun"):
        return Speaker(best.name or words, _side(best), best.person)
    if len(words) > len(doc.text[best.start : best.end]) + 24:
        return Speaker(words, _side(best))
    return Speaker(best.name or words, _side(best))


_RANKS = {"person": 0, "office": 1, "pronoun": 1, "side": 2, "organisation": 3}
_LEAST = 3


def _rank(mention: Mention) -> int:
    return _RANKS.get(mention.kind, 9)


def _side(mention: Mention) -> str | None:
    """The German label of the state or organisation that a mention belongs to."""
    known = knowledge.load()
    if mention.state is None and mention.person is not None:
        places = {term.place for term in known.terms_of(mention.person)}
        return known.label(places.pop()) if len(places) == 1 else None
    return known.label(mention.state) if mention.state else None


def _side_in(words: str) -> str | None:
    """The side of a metonym inside a compound: "Kreml-Pressedienst"."""
    known = knowledge.load()
    for part in words.replace("-", " ").split():
        found = {metonym.place for metonym in known.metonyms(part)}
        if len(found) == 1:
            return known.label(found.pop())
    return None
