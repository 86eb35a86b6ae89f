"""Syntax: the clauses of every sentence with their verbs, and the phrases and relations that later layers ask for.

``depesche_syntax`` sets ``doc._.syntax``, the document as the grammar of its language reads it
(:class:`~depesche.lang.syntax.Syntax`). A sentence is analysed when a layer first asks for it, once for all of them.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

import depesche.reading.attributes  # noqa: F401 - registers what the component writes
from depesche.reading.setting import Setting, setting_of

__all__ = ["SyntaxReader", "create"]


class SyntaxReader:
    """The component: sets ``doc._.syntax``."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting

    def __call__(self, doc: Doc) -> Doc:
        """Let the grammar read the words of the document."""
        doc._.syntax = self.setting.syntax(doc)
        return doc


@Language.factory("depesche_syntax", requires=["doc.sents"], assigns=["doc._.syntax"])
def create(nlp: Language, name: str) -> SyntaxReader:
    """The component: ``nlp.add_pipe("depesche_syntax")``."""
    del name
    return SyntaxReader(setting_of(nlp))
