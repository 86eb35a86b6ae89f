"""Reading one article: the layers as one spaCy pipeline, and the Reading that is made of them.

A :class:`Reader` is a pure function of a document, made with a language and a knowledge base. The layers are components
of their own (``nlp.add_pipe("depesche_time")``); :mod:`depesche.reading.layers` says what each writes. The functions
here are those of the reader of German with the knowledge of the package.
"""

from __future__ import annotations

from spacy.language import Language as Pipeline
from spacy.tokens import Doc

from depesche.model import Document, Reading
from depesche.reading.gate import may_tell
from depesche.reading.reader import COMPONENTS, Reader, default_reader

__all__ = [
    "COMPONENTS",
    "Reader",
    "default_reader",
    "layers_of",
    "may_tell",
    "pipeline",
    "read_document",
    "read_what_may_tell",
]


def pipeline(upto: str = COMPONENTS[-1]) -> Pipeline:
    """A German pipeline with the components up to and including ``upto``."""
    return default_reader().pipeline(upto)


def layers_of(document: Document, upto: str = COMPONENTS[-1]) -> Doc:
    """The document's text with the layers up to ``upto`` (see :mod:`depesche.reading.layers`)."""
    return default_reader().layers_of(document, upto)


def read_document(document: Document, *, thorough: bool = True) -> Reading:
    """All that one document says; see :meth:`Reader.read`."""
    return default_reader().read(document, thorough=thorough)


def read_what_may_tell(document: Document) -> Reading:
    """:func:`read_document` with ``thorough`` off."""
    return read_document(document, thorough=False)
