"""The one front door of reading: a language and a knowledge base in, the layers or the Reading of a document out."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Final

import spacy
from spacy.language import Language as Pipeline
from spacy.tokens import Doc
from spacy.util import get_lang_class
from spacy.vocab import Vocab

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
from depesche.reading.furniture import were_found
from depesche.reading.furniture.mask import keep
from depesche.reading.gate import gate, may_tell, names_two
from depesche.reading.glance import Glance, glance
from depesche.reading.head import address_date, was_read
from depesche.reading.layers import Head, kept, layers
from depesche.reading.offsets import moved, moved_all
from depesche.reading.people import were_found as were_looked_up
from depesche.reading.people.scan import Scan
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
#: The component behind which it is known when a text appeared.
_DATING: Final = "depesche_dating"
_WEIGHED: Final = (_PEOPLE, _DATING)


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
        self._shown: Pipeline | None = None

    def pipeline(self, upto: str = COMPONENTS[-1]) -> Pipeline:
        """A new pipeline with the components up to and including ``upto``."""
        nlp = self._blank()
        for name in _upto(upto):
            nlp.add_pipe(name)
        return nlp

    def _blank(self) -> Pipeline:
        """A pipeline without components, bound to the setting."""
        return self._bound(spacy.blank(self.setting.language.spacy))

    def _bound(self, nlp: Pipeline) -> Pipeline:
        nlp.max_length = 100_000_000  # no component's memory grows faster than the text
        bind(nlp, self.setting)
        return nlp

    def _tokens(self, text: str) -> Doc:
        """The words of a text, bare: nobody here asks for spaCy's attributes of words ("shape", "like_num"), and
        working them out for every new word takes as long as finding the words.
        """
        return self._pipeline().make_doc(text)

    def _full_tokens(self, text: str) -> Doc:
        """The words of a text with all that spaCy knows of words, for documents that are given away."""
        if self._shown is None:
            self._shown = self._blank()
        return self._shown.make_doc(text)

    def _pipeline(self) -> Pipeline:
        """The reader's own pipeline."""
        if self._own is None:
            # made without the configuration that ``spacy.blank`` puts together, which takes as long as the rest
            self._own = self._bound(get_lang_class(self.setting.language.spacy)(Vocab()))
        return self._own

    def _components(self, upto: str) -> list[tuple[str, Callable[[Doc], Doc]]]:
        """The components of the reader's own pipeline, which grows as far as it is asked for."""
        own, names = self._pipeline(), _upto(upto)
        for name in names[len(own.pipeline) :]:
            own.add_pipe(name)
        return own.pipeline[: len(names)]

    def layers_of(self, document: Document, upto: str = COMPONENTS[-1], *, bare: bool = False) -> Doc:
        """The document's text with the layers up to ``upto`` (see :mod:`depesche.reading.layers`). With ``bare`` its
        tokens have no attributes of spaCy's own, such as ``shape_``, which takes less time.
        """
        view, tokens = self._normal(document), self._tokens if bare else self._full_tokens
        doc = self._layered(document, view.text if view else document.text, tokens, upto)
        return _led_back(tokens(document.text), doc, view) if view else doc

    def _normal(self, document: Document) -> View | None:
        """The text in normal script, where it is not printed so."""
        with blamed_on("script", document.id):
            return self.setting.normal(document.text)

    def _layered(
        self,
        document: Document,
        text: str,
        tokens: Callable[[str], Doc],
        upto: str = COMPONENTS[-1],
        *,
        seen: Glance | None = None,
        known: Scan | None = None,
    ) -> Doc:
        """The layers of a document whose text in normal script is ``text``. ``known`` are its words where it has passed
        the gate: then its layers end with people where no two sides are named. ``seen`` is what a glance has shown.
        """
        components = self._components(upto)
        with blamed_on("tokens", document.id):
            doc = tokens(text)
        doc._.published = document.published
        doc._.address_date = address_date(document)
        doc._.cleaned = document.cleaned
        if seen is not None:
            were_found(doc, seen.furniture)
            was_read(doc, seen.head, seen.published)
        if known is not None:
            were_looked_up(doc, known)
        with blamed_on("", document.id) as blamed:
            for name, component in components:
                blamed.component = name
                doc = component(doc)
                if known is not None and name in _WEIGHED and _is_of_one_side(doc, name, seen):
                    break
        return doc

    def read(self, document: Document, *, thorough: bool = True) -> Reading:
        """All that one document says. Raises :class:`~depesche.errors.ReadingError` where a component fails on it.

        With ``thorough`` off, a text that cannot tell of a contact is answered at once, from its bare words, by an
        empty reading, and one that turns out to name no two sides is read no further: the way of archives, most of
        whose articles are about something else.
        """
        view = self._normal(document)
        text = view.text if view else document.text
        with uncollected():
            seen = known = None
            if not thorough:
                with blamed_on("gate", document.id):
                    sides = self.setting.made(gate).sides(text, document.published)
                    if sides is None:
                        return Reading(document)
                    known = sides.words
                    seen = None if sides.evident else glance(document, text, self.setting, known)
            reading = self._read(document, text, seen, known)
            return moved(reading, view.span) if view else reading

    def _read(self, document: Document, text: str, seen: Glance | None, known: Scan | None) -> Reading:
        """The Reading of a document whose text in normal script is ``text``, with offsets of that; ``known`` are its
        words where it has passed the gate.
        """
        if seen is not None and seen.settled:
            spans = keep(text, seen.furniture)
            return Reading(_completed(document, text, seen.head, seen.published), keep=spans)
        doc = self._layered(document, text, self._tokens, seen=seen, known=known)
        reading = self._told(document, doc)
        doc.user_data.clear()  # views of it know it: without them it goes at once, with no search for cycles
        return reading

    def _told(self, document: Document, doc: Doc) -> Reading:
        """The Reading that the layers of a document make."""
        with blamed_on("statements", document.id):
            return _reading_of(document, doc, self.setting)

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
        view = self._normal(document)
        doc = self._layered(document, view.text if view else document.text, self._full_tokens)
        reading = self._told(document, doc)
        if view is None:
            return doc, reading
        return _led_back(self._full_tokens(document.text), doc, view), moved(reading, view.span)


def _upto(name: str) -> tuple[str, ...]:
    """The components up to and including one."""
    return COMPONENTS[: COMPONENTS.index(name) + 1]


def _is_of_one_side(doc: Doc, component: str, seen: Glance | None) -> bool:
    """Whether a document names but one side, as far as it is known behind a component."""
    if component == _DATING:
        return seen is not None and seen.one_side and doc._.published is None
    return not two_sides(doc._.mentions)


@cache
def default_reader() -> Reader:
    """The reader of German with the knowledge of the package."""
    return Reader()


def _reading_of(document: Document, doc: Doc, setting: Setting) -> Reading:
    """The Reading that the layers of a document make."""
    return Reading(
        document=_completed(document, tokens_of(doc).text, doc._.head, doc._.published),
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


def _completed(document: Document, text: str, head: Head, published: DaySet | None) -> Document:
    """The document with what its page says of itself: title, agency and, where none was given, its date."""
    return replace(
        document,
        title=document.title or (text[slice(*head.title)] if head.title else None),
        agency=document.agency or head.agency,
        published=published,
        published_from=_published_from(document, head, published),
    )


def _published_from(document: Document, head: Head, published: DaySet | None) -> PublishedFrom | None:
    """Where the date comes from: what was given, the page, or what the article says."""
    if published == document.published:
        return document.published_from
    return "page" if head.published is not None else "inferred"
