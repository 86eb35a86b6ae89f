"""Page furniture: captions, teasers, share bars, advertisements, comments, sign-offs, crawl residue.

``depesche_furniture`` sets ``doc._.keep``, the spans of the article proper. The text stays as it is.
"""

from __future__ import annotations

from spacy.language import Language as Pipeline
from spacy.tokens import Doc

import depesche.reading.attributes  # noqa: F401 - registers what the component writes
from depesche.lang.language import Language
from depesche.lang.tokens import tokens_of
from depesche.light import dataclass
from depesche.model import Span
from depesche.reading.furniture import mask
from depesche.reading.furniture.mask import Cut
from depesche.reading.furniture.patterns import patterns
from depesche.reading.setting import Setting, setting_of

__all__ = ["Cut", "Furniture", "create", "cuts", "cuts_of", "keep", "were_found"]

_KEY = "depesche.furniture"


def cuts(text: str, language: Language, *, cleaned: bool = False) -> tuple[Cut, ...]:
    """All furniture of a text, in order; cuts do not overlap. ``cleaned`` is that of its document."""
    find = mask.cuts_in_body if cleaned else mask.cuts
    return find(text, language.made(patterns))


def keep(text: str, language: Language, *, cleaned: bool = False) -> tuple[Span, ...]:
    """The spans of the article proper."""
    return mask.keep(text, cuts(text, language, cleaned=cleaned))


def cuts_of(doc: Doc, language: Language) -> tuple[Cut, ...]:
    """The furniture of a document, found once for all layers."""
    if _KEY not in doc.user_data:
        doc.user_data[_KEY] = cuts(tokens_of(doc).text, language, cleaned=doc._.cleaned)
    found: tuple[Cut, ...] = doc.user_data[_KEY]
    return found


def were_found(doc: Doc, found: tuple[Cut, ...]) -> None:
    """Note the furniture of a document that was found before its words."""
    doc.user_data[_KEY] = found


@dataclass(frozen=True)
class Furniture:
    """The component: sets ``doc._.keep``."""

    setting: Setting

    def __call__(self, doc: Doc) -> Doc:
        """Mask the furniture of one document."""
        doc._.keep = mask.keep(tokens_of(doc).text, cuts_of(doc, self.setting.language))
        return doc


@Pipeline.factory("depesche_furniture", assigns=["doc._.keep"])
def create(nlp: Pipeline, name: str) -> Furniture:
    """The component: ``nlp.add_pipe("depesche_furniture")``."""
    del name
    return Furniture(setting_of(nlp))
