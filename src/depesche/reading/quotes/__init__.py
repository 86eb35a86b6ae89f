"""Quotations: who says what, in which form, with the words that show it (``doc._.quotes``)."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from depesche.reading.layers import Quote, kept
from depesche.reading.quotes.article import quotations
from depesche.reading.quotes.found import Found
from depesche.reading.quotes.lexicon import lexicon
from depesche.reading.quotes.marks import passages
from depesche.reading.quotes.view import Range, View, view_of

__all__ = ["annotate", "create", "viewed"]


def annotate(doc: Doc) -> Doc:
    """Set ``doc._.quotes``."""
    view = viewed(doc)
    doc._.quotes = tuple(_quote(view, found) for found in quotations(view, passages(doc.text, kept(doc))))
    return doc


def viewed(doc: Doc) -> View:
    """The document as the rules of quotations and topics read it."""
    return view_of(doc, lexicon(), _sentences(doc))


def _sentences(doc: Doc) -> list[Range]:
    """The sentences of the article proper; the whole text where nobody has split it."""
    if not len(doc):
        return []
    if not doc.has_annotation("SENT_START"):
        return [(0, len(doc))]
    spans = kept(doc)
    return [(sent.start, sent.end) for sent in doc.sents if any(a <= sent.start_char < b for a, b in spans)]


def _quote(view: View, found: Found) -> Quote:
    return Quote(
        form=found.form,
        pieces=tuple(view.span(piece) for piece in found.pieces),
        speaker=view.span(found.speaker) if found.speaker else None,
        cue=view.span(found.cue) if found.cue else None,
        via=view.doc.text[slice(*view.span(found.medium))] if found.medium else None,
        force=found.force,
    )


@Language.factory("depesche_quotes", requires=["doc.sents"], assigns=["doc._.quotes"])
def create(nlp: Language, name: str) -> object:
    """The component: ``nlp.add_pipe("depesche_quotes")``."""
    del nlp, name
    return annotate
