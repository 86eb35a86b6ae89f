"""The one front door of reading: a language and a knowledge base in, the layers or the Reading of a document out."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Final

import spacy
from spacy.language import Language as Pipeline
from spacy.tokens import Doc

import depesche.reading.attributes  # noqa: F401 - registers what the component writes
from depesche import knowledge as known
from depesche.days import DaySet
from depesche.garbage import uncollected
from depesche.knowledge import Knowledge
from depesche.lang.language import Language, language
from depesche.lang.script import View
from depesche.lang.tokens import tokens_of
from depesche.light import replace
from depesche.model import Document, PublishedFrom, Reading
from depesche.reading.contacts.actors import two_sides
from depesche.reading.currency import with_last_known
from depesche.reading.faults import blamed_on
from depesche.reading.gate import may_tell, names_two
from depesche.reading.layers import Head, kept, layers
from depesche.reading.offsets import moved, moved_all
from depesche.reading.setting import Setting, bind
from depesche.reading.statements import attributed, statements_of

#: The components in the order in which each finds what it reads.
COMPONENTS: Final = (
    "depesche_furniture",
    "depesche_head",
    "depesche_sentences",
    "depesche_syntax",
    "depesche_time",
    "depesche_dating",
    "depesche_people",
    "depesche_quotes",
    "depesche_contacts",
    "depesche_topics",
    "depesche_claims",
)
#: The component behind which a text without two sides has no contact: a contact has two.
_PEOPLE: Final = "depesche_people"


class Reader:
    """Reads documents of one language with one knowledge base.

    ``language`` is the code of an installed language or a :class:`~depesche.lang.language.Language`; ``knowledge`` is
    that of the package where none is given. Raises :class:`~depesche.errors.UsageError` for a language that is not
    installed.
    """

    def __init__(self, language_: str | Language = "de", knowledge: Knowledge | None = None) -> None:
        spoken = language(language_) if isinstance(language_, str) else language_
        self.setting = Setting(spoken, knowledge or known.load(language=spoken.code))
        self._own: Pipeline | None = None

    def pipeline(self, upto: str = COMPONENTS[-1]) -> Pipeline:
        """A new pipeline with the components up to and including ``upto``."""
        nlp = self._blank()
        for name in _upto(upto):
            nlp.add_pipe(name)
        return nlp

    def _blank(self) -> Pipeline:
        """A pipeline without components, bound to the setting."""
        nlp = spacy.blank(self.setting.language.spacy)
        nlp.max_length = 100_000_000  # no component's memory grows faster than the text
        bind(nlp, self.setting)
        return nlp

    def _tokens(self, text: str) -> Doc:
        """The words of a text."""
        if self._own is None:
            self._own = self._blank()
        return self._own.make_doc(text)

    def _components(self, upto: str) -> list[tuple[str, Callable[[Doc], Doc]]]:
        """The components of the reader's own pipeline, which grows as far as it is asked for."""
        if self._own is None:
            self._own = self._blank()
        names = _upto(upto)
        for name in names[len(self._own.pipeline) :]:
            self._own.add_pipe(name)
        return self._own.pipeline[: len(names)]

    def layers_of(self, document: Document, upto: str = COMPONENTS[-1]) -> Doc:
        """The document's text with the layers up to ``upto`` (see :mod:`depesche.reading.layers`)."""
        view = self._normal(document)
        doc = self._layered(document, view.text if view else document.text, upto)
        return _led_back(self._tokens(document.text), doc, view) if view else doc

    def _normal(self, document: Document) -> View | None:
        """The text in normal script, where it is not printed so."""
        with blamed_on("script", document.id):
            return self.setting.normal(document.text)

    def _layered(self, document: Document, text: str, upto: str = COMPONENTS[-1], *, thorough: bool = True) -> Doc:
        """The layers of a document whose text in normal script is ``text``; without ``thorough`` only those of people
        and before where no two sides are named.
        """
        components = self._components(upto)
        with blamed_on("tokens", document.id):
            doc = self._tokens(text)
        doc._.published = document.published
        doc._.address_date = document.published if document.published_from == "url" else None
        doc._.cleaned = document.cleaned
        for name, component in components:
            with blamed_on(name, document.id):
                doc = component(doc)
            if not thorough and name == _PEOPLE and not two_sides(doc._.mentions):
                break
        return doc

    def read(self, document: Document, *, thorough: bool = True) -> Reading:
        """All that one document says. Raises :class:`~depesche.errors.ReadingError` where a component fails on it.

        With ``thorough`` off, a text that cannot tell of a contact is answered at once, from its bare words, by an
        empty reading, and one that turns out to name no two sides is read no further: the way of archives, most of
        whose articles are about something else.
        """
        with blamed_on("gate", document.id):
            if not thorough and not self._may_tell(document):
                return Reading(document)
        with uncollected():
            _, doc, reading = self._read(document, thorough=thorough)
            doc.user_data.clear()  # views of it know it: without them it goes at once, with no search for cycles
            return reading

    def _may_tell(self, document: Document) -> bool:
        """Whether a document can tell of a contact."""
        return self.may_tell(document.text, document.published)

    def may_tell(self, text: str, published: DaySet | None = None) -> bool:
        """Whether a text can tell of a contact, by its bare words; a ``False`` is final, a ``True`` is not."""
        view = self.setting.normal(text)
        return may_tell(view.text if view else text, self.setting, published)

    def has_sides(self, text: str) -> bool:
        """Whether a text names anywhere what two sides of a contact could be; where it does not, no part of it tells
        of one.
        """
        view = self.setting.normal(text)
        return names_two(view.text if view else text, self.setting)

    def explained(self, document: Document) -> tuple[Doc, Reading]:
        """The layers of a document and the Reading that they make, worked out once for both."""
        view, doc, reading = self._read(document)
        return (_led_back(self._tokens(document.text), doc, view) if view else doc), reading

    def _read(self, document: Document, *, thorough: bool = True) -> tuple[View | None, Doc, Reading]:
        """The normal view where there is one, the layers of its text, and the Reading of the document."""
        view = self._normal(document)
        doc = self._layered(document, view.text if view else document.text, thorough=thorough)
        with blamed_on("statements", document.id):
            reading = _reading_of(document, doc, self.setting)
            return view, doc, moved(reading, view.span) if view else reading


def _upto(name: str) -> tuple[str, ...]:
    """The components up to and including one."""
    return COMPONENTS[: COMPONENTS.index(name) + 1]


@cache
def default_reader() -> Reader:
    """The reader of German with the knowledge of the package."""
    return Reader()


def _reading_of(document: Document, doc: Doc, setting: Setting) -> Reading:
    """The Reading that the layers of a document make."""
    return Reading(
        document=_completed(document, doc),
        reports=tuple(with_last_known(r, doc._.published, setting.knowledge) for r in attributed(doc, setting)),
        statements=statements_of(doc, setting),
        claims=doc._.claims,
        keep=kept(doc),
    )


def _led_back(printed: Doc, doc: Doc, view: View) -> Doc:
    """The text as printed with the layers and sentences of its normal view; ``syntax`` stays with that."""
    for name, value in layers(doc).items():
        setattr(printed._, name, moved_all(value, view.span))
    if doc.has_annotation("SENT_START"):
        begins = {view.span((sent.start_char, sent.end_char))[0] for sent in doc.sents}
        for token in printed:
            token.is_sent_start = token.idx in begins or token.i == 0
    return printed


def _completed(document: Document, doc: Doc) -> Document:
    """The document with what its page says of itself: title, agency and, where none was given, its date."""
    head: Head = doc._.head
    title = document.title or (tokens_of(doc).text[slice(*head.title)] if head.title else None)
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
