"""Quotations: who says what, in which form, with the words that show it (``doc._.quotes``)."""

from __future__ import annotations

from typing import Final

from spacy.language import Language as Pipeline
from spacy.tokens import Doc

import depesche.reading.attributes  # noqa: F401 - registers what the component writes
from depesche.lang.speech import Told
from depesche.lang.tokens import Tokens, sentences_of, tokens_of
from depesche.reading.layers import Head, Quote, kept
from depesche.reading.quotes.article import quotations
from depesche.reading.quotes.marks import passages
from depesche.reading.quotes.view import Range, View, view_of
from depesche.reading.setting import Setting, setting_of

_MARKS = frozenset('„“»«"‚')

_VIEW: Final = "depesche.view"

__all__ = ["QuoteReader", "create", "viewed"]


class QuoteReader:
    """The component: sets ``doc._.quotes``."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting

    def __call__(self, doc: Doc) -> Doc:
        """Find the quotations of one document."""
        view = viewed(doc, self.setting)
        head: Head = doc._.head
        read = [_quote(view, told) for told in quotations(view, passages(view.text, kept(doc)))]
        doc._.quotes = tuple(quote for quote in read if quote.form == "direct" or not _in_title(quote, head))
        return doc


def _in_title(quote: Quote, head: Head) -> bool:
    """Whether the words are a headline's, which names a speaker without saying anything ("Putin warnt, …")."""
    return head.title is not None and head.title[0] <= quote.pieces[0][0] < head.title[1]


def viewed(doc: Doc, setting: Setting) -> View:
    """The document as the rules of quotations and topics read it, made once and kept with the document."""
    found = doc.user_data.get(_VIEW)
    if found is None:
        found = doc.user_data[_VIEW] = view_of(doc, setting, _sentences(doc))
    assert isinstance(found, View)  # noqa: S101 - nobody else writes under this key
    return found


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


def _quote(view: View, told: Told) -> Quote:
    return Quote(
        form=told.form,
        pieces=tuple(view.span(piece) for piece in told.pieces),
        speaker=view.span(told.speaker) if told.speaker else None,
        cue=view.span(told.cue) if told.cue else None,
        via=view.text[slice(*view.span(told.medium))] if told.medium else None,
        force=told.force,
    )


@Pipeline.factory("depesche_quotes", requires=["doc.sents"], assigns=["doc._.quotes"])
def create(nlp: Pipeline, name: str) -> QuoteReader:
    """The component: ``nlp.add_pipe("depesche_quotes")``."""
    del name
    return QuoteReader(setting_of(nlp))
