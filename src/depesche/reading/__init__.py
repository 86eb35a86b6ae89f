"""Reading one article: the layers as one spaCy pipeline, and the Reading that is made of them.

:func:`read_document` is a pure function of the document and the knowledge. The layers are components of their own
(``nlp.add_pipe("depesche_time")``); :mod:`depesche.reading.layers` says what each writes.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Final

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from depesche.days import DaySet
from depesche.garbage import uncollected
from depesche.model import Document, PublishedFrom, Reading
from depesche.reading.faults import blamed_on
from depesche.reading.gate import may_tell
from depesche.reading.layers import Head, kept
from depesche.reading.statements import attributed, statements_of

__all__ = ["COMPONENTS", "layers_of", "may_tell", "pipeline", "read_document", "read_what_may_tell"]

#: The components in the order in which each finds what it reads.
COMPONENTS: Final = (
    "depesche_furniture",
    "depesche_head",
    "depesche_sentences",
    "depesche_time",
    "depesche_dating",
    "depesche_people",
    "depesche_quotes",
    "depesche_contacts",
    "depesche_topics",
    "depesche_claims",
)


def pipeline(upto: str = COMPONENTS[-1]) -> Language:
    """A German pipeline with the components up to and including ``upto``."""
    nlp = spacy.blank("de")
    nlp.max_length = 100_000_000  # no component's memory grows faster than the text
    for name in COMPONENTS[: COMPONENTS.index(upto) + 1]:
        if nlp.has_factory(name):
            nlp.add_pipe(name)
    return nlp


@cache
def _shared(upto: str) -> Language:
    return pipeline(upto)


def layers_of(document: Document, upto: str = COMPONENTS[-1]) -> Doc:
    """The document's text with the layers up to ``upto`` (see :mod:`depesche.reading.layers`)."""
    nlp = _shared(upto)
    with blamed_on("tokens", document.id):
        doc = nlp.make_doc(document.text)
    doc._.published = document.published
    for name, component in nlp.pipeline:
        with blamed_on(name, document.id):
            doc = component(doc)
    return doc


def read_document(document: Document, *, thorough: bool = True) -> Reading:
    """All that one document says. Raises :class:`ReadingError` where a component fails on it.

    With ``thorough`` off, a text that cannot tell of a contact is answered at once, from its bare words, by an empty
    reading: the way of archives, most of whose articles are about something else.
    """
    with blamed_on("gate", document.id):
        if not thorough and not may_tell(document.text):
            return Reading(document)
    with uncollected():
        doc = layers_of(document)
        with blamed_on("statements", document.id):
            return Reading(
                document=_completed(document, doc),
                reports=attributed(doc),
                statements=statements_of(doc),
                claims=doc._.claims,
                keep=kept(doc),
            )


def read_what_may_tell(document: Document) -> Reading:
    """:func:`read_document` with ``thorough`` off."""
    return read_document(document, thorough=False)


def _completed(document: Document, doc: Doc) -> Document:
    """The document with what its page says of itself: title, agency and, where none was given, its date."""
    head: Head = doc._.head
    title = document.title or (doc.text[slice(*head.title)] if head.title else None)
    published = doc._.published
    return replace(
        document,
        title=title,
        agency=document.agency or head.agency,
        published=published,
        published_from=_published_from(document, head, published),
    )


def _published_from(document: Document, head: Head, published: DaySet | None) -> PublishedFrom | None:
    """Where the date comes from: what was given, the page, or what the article says."""
    if published == document.published:
        return document.published_from
    return "page" if head.published is not None else "inferred"
