"""Quotations: direct, indirect and reported speech with cue and speaker.

``nlp.add_pipe("depesche_quotes")`` sets ``doc._.quotes``. The cues are data (``lang/de/cues.toml``).
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from depesche.reading.quotes.reader import quotes_of

__all__ = ["QuoteReader", "create"]


class QuoteReader:
    """The component: sets ``doc._.quotes``."""

    def __call__(self, doc: Doc) -> Doc:
        """Find the quotations of one document."""
        doc._.quotes = quotes_of(doc)
        return doc


@Language.factory("depesche_quotes", assigns=["doc._.quotes"])
def create(nlp: Language, name: str) -> QuoteReader:  # noqa: ARG001  (spaCy passes both by name)
    """The factory that spaCy calls."""
    return QuoteReader()
