"""Page furniture: captions, teasers, share bars, advertisements, comments, sign-offs, crawl residue.

``depesche_furniture`` sets ``doc._.keep``, the spans of the article proper. The text stays as it is.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

import depesche.reading.layers  # noqa: F401  (registers the extension attributes)
from depesche.lang.tokens import tokens_of
from depesche.reading.furniture.mask import Cut, cuts, keep

__all__ = ["Cut", "Furniture", "create", "cuts", "keep"]


class Furniture:
    """The component: sets ``doc._.keep``."""

    def __call__(self, doc: Doc) -> Doc:
        """Mask the furniture of one document."""
        doc._.keep = keep(tokens_of(doc).text)
        return doc


@Language.factory("depesche_furniture", assigns=["doc._.keep"])
def create(nlp: Language, name: str) -> Furniture:  # noqa: ARG001  (spaCy passes both by name)
    """The factory that spaCy calls."""
    return Furniture()
