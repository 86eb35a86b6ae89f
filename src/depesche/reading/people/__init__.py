"""People and offices: who is meant where the text names, describes or only points at somebody.

``depesche_people`` sets ``doc._.mentions``. It works in steps, each a module: the words are looked up (``scan``,
``lexicon``), put together to noun phrases (``phrases``, ``left``), resolved with the offices of the article's days
(``resolve``, ``terms``, ``bare``) and what it said before (``discourse``); then come who says "ich" (``voices``),
what is no person (``things``) and who was in office when it happened (``past``). ``who`` answers a description
alone. The words are ``lang/de/people.toml`` and ``lang/de/names/``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from spacy.language import Language
from spacy.tokens import Doc

from depesche import knowledge
from depesche.cache import kept
from depesche.days import DaySet
from depesche.knowledge import Knowledge
from depesche.lang.tokens import sentences_of, tokens_of
from depesche.model import Span
from depesche.reading.layers import Mention
from depesche.reading.people.discourse import Discourse
from depesche.reading.people.lexicon import Lexicon, build
from depesche.reading.people.past import in_office_then
from depesche.reading.people.phrases import Parser
from depesche.reading.people.resolve import Resolver, article_days
from depesche.reading.people.scan import Scan, scan
from depesche.reading.people.terms import Terms
from depesche.reading.people.things import Things, dateline_words
from depesche.reading.people.voices import Voices
from depesche.reading.sentences import boundaries

__all__ = ["People", "create"]


class People:
    """The component: sets ``doc._.mentions``. The dictionary is built at the first document and kept."""

    def __init__(self, base: Knowledge | None = None) -> None:
        self._base = base

    @cached_property
    def knowledge(self) -> Knowledge:
        """The knowledge base that names are looked up in."""
        return self._base if self._base is not None else knowledge.load()

    @cached_property
    def lexicon(self) -> Lexicon:
        """The dictionary of all names, office words, states and places."""
        version = self.knowledge.version  # none where it was put together by hand
        return kept("names", lambda: build(self.knowledge), of=version) if version else build(self.knowledge)

    @cached_property
    def held(self) -> frozenset[tuple[str, str]]:
        """Every person with every state or organisation that they ever held an office of."""
        return frozenset((term.person, term.place) for term in self.knowledge.terms)

    def __call__(self, doc: Doc) -> Doc:
        """Find the mentions of one document."""
        text = tokens_of(doc).text
        spans = doc._.keep if doc._.keep is not None else ((0, len(text)),)
        sentences = _sentence_starts(doc, text)
        found = self.mentions(text, spans, doc._.published, sentences)
        doc._.mentions = in_office_then(found, doc._.timexes, sentences, self.knowledge)
        return doc

    def scan(self, text: str, spans: Sequence[Span] | None = None) -> Scan:
        """The words of a text and what the dictionary finds in them."""
        return scan(text, spans if spans is not None else ((0, len(text)),), self.lexicon)

    def mentions(
        self, text: str, spans: Sequence[Span], published: DaySet | None, sentences: Sequence[int] = ()
    ) -> tuple[Mention, ...]:
        """The mentions in these stretches of a text, in order; ``sentences`` are the offsets where they begin."""
        scanned = self.scan(text, spans)
        phrases = list(Parser(scanned, self.lexicon, self.held).phrases())
        terms = Terms(self.knowledge, published)
        if published is None and (days := article_days(terms, phrases)) is not None:
            terms = Terms(self.knowledge, days)
        discourse = Discourse(self.knowledge, scanned, terms, sentences)
        resolver = Resolver(self.knowledge, scanned, terms, discourse)
        resolver.introduce(phrases)
        found: list[Mention] = []
        taken: set[int] = set()
        for phrase in phrases:
            mention = resolver.resolve(phrase)
            if mention is not None:
                found.append(mention)
                taken.update(range(phrase.first, phrase.end))
        things = Things(self.knowledge, scanned, resolver.terms.days, dateline_words(scanned), tuple(found))
        found.extend(Voices(scanned, tuple(found)).first_person())
        found.extend(things.mentions(frozenset(taken)))
        return _apart(found)


def _apart(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """The mentions in order, of two that overlap the longer one."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if not kept or kept[-1].end <= mention.start:
            kept.append(mention)
    return tuple(kept)


def _sentence_starts(doc: Doc, text: str) -> list[int]:
    """Offsets of the sentences; by rule where no component has set them."""
    if doc.has_annotation("SENT_START"):
        starts = tokens_of(doc).starts
        return [starts[first] for first, _ in sentences_of(doc)]
    return [0, *boundaries(text)]


@Language.factory("depesche_people", assigns=["doc._.mentions"])
def create(nlp: Language, name: str) -> People:
    """The component: ``nlp.add_pipe("depesche_people")``."""
    del nlp, name
    return People()
