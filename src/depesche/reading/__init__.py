"""Reading one article: the layers as one spaCy pipeline, and the Reading that is made of them.

A :class:`Reader` is a pure function of a document, made with a language and a knowledge base. The layers are components
of their own (``nlp.add_pipe("depesche_time")``); :mod:`depesche.reading.layers` says what each writes. The functions
here are those of the reader of German with the knowledge of the package.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
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


#: Where each name lies: one layer alone is imported without the others.
_HOMES: Final = {"COMPONENTS": "reader", "Reader": "reader", "default_reader": "reader", "may_tell": "gate"}


def pipeline(upto: str | None = None) -> Pipeline:
    """A German pipeline with the components up to and including ``upto``; with all of them if it is not given."""
    from depesche.reading import reader  # noqa: PLC0415 - imported when the first article is read

    return reader.default_reader().pipeline(upto or reader.COMPONENTS[-1])


def layers_of(document: Document, upto: str | None = None) -> Doc:
    """The document's text with the layers up to ``upto`` (see :mod:`depesche.reading.layers`)."""
    from depesche.reading import reader  # noqa: PLC0415

    return reader.default_reader().layers_of(document, upto or reader.COMPONENTS[-1])


def read_document(document: Document, *, thorough: bool = True) -> Reading:
    """All that one document says; see :meth:`Reader.read`."""
    from depesche.reading import reader  # noqa: PLC0415

    return reader.default_reader().read(document, thorough=thorough)


def read_what_may_tell(document: Document) -> Reading:
    """:func:`read_document` with ``thorough`` off."""
    return read_document(document, thorough=False)


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'depesche.reading' has no attribute {name!r}")
    return getattr(import_module(f"depesche.reading.{_HOMES[name]}"), name)
