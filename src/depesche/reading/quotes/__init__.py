"""Quotations: who says what, in which form, with the words that show it (``doc._.quotes``)."""

from __future__ import annotations

from functools import lru_cache

from spacy.language import Language
from spacy.tokens import Doc

from depesche.lang.tokens import Tokens, sentences_of, tokens_of
from depesche.reading.layers import Head, Quote, kept
from depesche.reading.quotes.article import quotations
from depesche.reading.quotes.found import Found
from depesche.reading.quotes.marks import passages
from depesche.reading.quotes.view import Range, View, view_of
from depesche.reading.setting import default_setting

_MARKS = frozenset('„“»«"‚')

__all__ = ["annotate", "create", "viewed"]


def annotate(doc: Doc) -> Doc:
    """Set ``doc._.quotes``."""
    view = viewed(doc)
    head: Head = doc._.head
    read = [_quote(view, found) for found in quotations(view, passages(view.text, kept(doc)))]
    doc._.quotes = tuple(quote for quote in read if quote.form == "direct" or not _in_title(quote, head))
    return doc


def _in_title(quote: Quote, head: Head) -> bool:
    """Whether the words are a headline's, which names a speaker without saying anything ("Putin warnt, …")."""
    return head.title is not None and head.title[0] <= quote.pieces[0][0] < head.title[1]


@lru_cache(maxsize=1)
def viewed(doc: Doc) -> View:
    """The document as the rules of quotations and topics read it, made once for both."""
    return view_of(doc, default_setting(doc.lang_), _sentences(doc))


def _sentences(doc: Doc) -> list[Range]:
    """The sentences of the article proper, without the dateline; the whole text where nobody has split it."""
    if not doc.has_annotation("SENT_START"):
        return sentences_of(doc)
    spans, tokens = kept(doc), tokens_of(doc)
    inside = [s for s in sentences_of(doc) if any(a <= tokens.starts[s[0]] < b for a, b in spans)]
    head: Head = doc._.head
    if head.dateline is None:
        return inside
    end = head.dateline[1]
    return [_behind(tokens, sentence, end) if _holds(tokens, sentence, end) else sentence for sentence in inside]


def _holds(tokens: Tokens, sentence: Range, offset: int) -> bool:
    return tokens.starts[sentence[0]] < offset <= tokens.starts[sentence[1] - 1]


def _behind(tokens: Tokens, sentence: Range, offset: int) -> Range:
    """The sentence from the first word after an offset."""
    first = next(k for k in range(*sentence) if tokens.starts[k] >= offset)
    words = tokens.words
    while first + 1 < sentence[1] and not words[first][0].isalnum() and words[first] not in _MARKS:
        first += 1
    return first, sentence[1]


def _quote(view: View, found: Found) -> Quote:
    return Quote(
        form=found.form,
        pieces=tuple(view.span(piece) for piece in found.pieces),
        speaker=view.span(found.speaker) if found.speaker else None,
        cue=view.span(found.cue) if found.cue else None,
        via=view.text[slice(*view.span(found.medium))] if found.medium else None,
        force=found.force,
    )


@Language.factory("depesche_quotes", requires=["doc.sents"], assigns=["doc._.quotes"])
def create(nlp: Language, name: str) -> object:
    """The component: ``nlp.add_pipe("depesche_quotes")``."""
    del nlp, name
    return annotate
