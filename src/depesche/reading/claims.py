"""Claims about the sequence of contacts: first, third since January, only once so far, never before.

``depesche_claims`` sets ``doc._.claims``.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

import depesche.reading.layers  # noqa: F401  (registers the extension attributes)

__all__ = ["ClaimReader", "create"]


class ClaimReader:
    """The component: sets ``doc._.claims``."""

    def __call__(self, doc: Doc) -> Doc:
        """Read the claims of one document."""
        doc._.claims = ()
        return doc


@Language.factory("depesche_claims", assigns=["doc._.claims"])
def create(nlp: Language, name: str) -> ClaimReader:  # noqa: ARG001  (spaCy passes both by name)
    """The factory that spaCy calls."""
    return ClaimReader()
