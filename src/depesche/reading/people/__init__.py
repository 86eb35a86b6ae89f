"""People and offices: who is meant where the text names, describes or only points at somebody.

``depesche_people`` sets ``doc._.mentions``. It works in steps, each a module: the words are looked up (``scan`` in
the dictionary of ``lexicon``, built by ``entries``), put together to noun phrases (``phrases``, ``before_noun``,
``echoes``, ``appositions``), resolved with the offices of the article's days (``resolve``, ``terms``, ``surnames``)
and what it said before (``discourse``, ``groups``, ``pronouns``); then come who says "ich" (``voices``), what is no
person (``places``) and who was in office when it happened (``in_office``). ``who`` answers a description alone. The
words are ``people.toml`` and ``names/`` of the language, their forms are made by its grammar.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any

from depesche.days import DaySet
from depesche.lang.tokens import sentences_of, tokens_of
from depesche.model import Span
from depesche.reading.layers import Mention
from depesche.reading.people.bearers import article_days
from depesche.reading.people.discourse import Discourse
from depesche.reading.people.entries import lexicon
from depesche.reading.people.in_office import in_office_then
from depesche.reading.people.phrase import Phrase
from depesche.reading.people.phrases import Parser
from depesche.reading.people.places import Places, dateline_words
from depesche.reading.people.resolve import Resolver
from depesche.reading.people.scan import Scan, scan
from depesche.reading.people.terms import Terms
from depesche.reading.people.voices import Voices
from depesche.reading.setting import Setting

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from depesche.reading.people.component import create

__all__ = ["People", "create"]


_KEY = "depesche.words"


def were_found(doc: Doc, words: Scan) -> None:
    """Note the words of a whole document that were looked up before."""
    doc.user_data[_KEY] = words


class People:
    """The component: sets ``doc._.mentions``."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.knowledge = setting.knowledge

    def __call__(self, doc: Doc) -> Doc:
        """Find the mentions of one document."""
        text = tokens_of(doc).text
        spans = doc._.keep if doc._.keep is not None else ((0, len(text)),)
        sentences = self._sentence_starts(doc, text)
        found = self.mentions(text, spans, doc._.published, sentences, doc.user_data.get(_KEY))
        doc._.mentions = in_office_then(found, doc._.timexes, sentences, self.knowledge, doc._.published)
        return doc

    def _sentence_starts(self, doc: Doc, text: str) -> list[int]:
        """Offsets of the sentences; by rule where no component has set them."""
        if doc.has_annotation("SENT_START"):
            starts = tokens_of(doc).starts
            return [starts[first] for first, _ in sentences_of(doc)]
        from depesche.reading.sentences import boundaries, sentence_words  # noqa: PLC0415 - spaCy is there by now

        return [0, *boundaries(text, self.setting.language.made(sentence_words))]

    def scan(self, text: str, spans: Sequence[Span] | None = None) -> Scan:
        """The words of a text and what the dictionary finds in them."""
        return scan(text, spans if spans is not None else ((0, len(text)),), self.setting.made(lexicon))

    def mentions(
        self,
        text: str,
        spans: Sequence[Span],
        published: DaySet | None,
        sentences: Sequence[int] = (),
        words: Scan | None = None,
    ) -> tuple[Mention, ...]:
        """The mentions in these stretches of a text, in order; ``sentences`` are the offsets where they begin,
        ``words`` those of the whole text where they are known.
        """
        whole = words is not None and len(spans) == 1 and text[slice(*spans[0])] == text.strip()
        scanned = words if words is not None and whole else self.scan(text, spans)
        phrases = list(Parser(scanned, self.setting.made(lexicon), self.setting.made(_held)).phrases())
        terms = self._terms(published, phrases, scanned)
        resolver = Resolver(self.knowledge, scanned, terms, Discourse(self.knowledge, scanned, terms, sentences))
        resolver.introduce(phrases)
        resolved = [(phrase, mention) for phrase in phrases if (mention := resolver.resolve(phrase)) is not None]
        people = tuple(mention for _, mention in resolved)
        taken = frozenset(i for phrase, _ in resolved for i in range(phrase.first, phrase.end))
        places = Places(self.knowledge, scanned, terms.days, dateline_words(scanned), people)
        return _apart([*people, *Voices(scanned, people).first_person(), *places.mentions(taken)])

    def _terms(self, published: DaySet | None, phrases: Sequence[Phrase], scanned: Scan) -> Terms:
        """The terms of the article's days; those of an undated one are of the days of the offices that it names."""
        terms = Terms(self.knowledge, published, scanned.vocabulary.monarchies)
        if published is not None or (days := article_days(terms, phrases)) is None:
            return terms
        return Terms(self.knowledge, days, scanned.vocabulary.monarchies)


def _held(setting: Setting) -> frozenset[tuple[str, str]]:
    """Every person with every state or organisation that they ever held an office of."""
    return frozenset((term.person, term.place) for term in setting.knowledge.terms)


def _apart(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """The mentions in order, of two that overlap the longer one."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if not kept or kept[-1].end <= mention.start:
            kept.append(mention)
    return tuple(kept)


def __getattr__(name: str) -> Any:
    if name != "create":
        raise AttributeError(f"module 'depesche.reading.people' has no attribute {name!r}")
    return import_module("depesche.reading.people.component").create
