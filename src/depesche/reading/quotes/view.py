"""A document as the rules of quotations and topics read it: its syntax, its cue words, its sentences."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from spacy.tokens import Doc

from depesche.lang.cues import Cues, cues
from depesche.lang.speech import Speech
from depesche.lang.syntax import Clause, Mood, Range, Syntax
from depesche.light import dataclass
from depesche.model import Span
from depesche.reading.setting import Setting

__all__ = ["Range", "View", "view_of"]


@dataclass(frozen=True, eq=False)
class View:
    """Words, their offsets and the sentences of a document; all indices are those of its tokens."""

    doc: Doc
    setting: Setting
    syntax: Syntax
    speech: Speech
    text: str
    lexicon: Cues
    words: list[str]
    lowers: list[str]
    starts: list[int]
    sentences: list[Range]
    paragraphs: list[int]

    def word(self, token: int) -> str:
        """The token; empty before and behind the text."""
        return self.words[token] if 0 <= token < len(self.words) else ""

    def lower(self, token: int) -> str:
        """The token in lower case; empty before and behind the text."""
        return self.lowers[token] if 0 <= token < len(self.lowers) else ""

    def end(self, token: int) -> int:
        """The offset after the token."""
        return self.starts[token] + len(self.words[token])

    def span(self, tokens: Range) -> Span:
        """The offsets of a range of tokens, without blanks at its edges."""
        return self.syntax.span(tokens)

    def trim(self, tokens: Range) -> Range:
        """The range without blank tokens at its edges."""
        return self.syntax.trim(tokens)

    def body(self, tokens: Range) -> Range:
        """The range without blanks, and without the mark that ends the sentence."""
        return self.syntax.body(tokens)

    # -- the grammar's answers --------------------------------------------------------------------
    def clauses(self, tokens: Range) -> list[Clause]:
        """The clauses of a range of tokens, analysed once."""
        return self.syntax.clauses(tokens)

    def mood(self, clause: Clause) -> Mood:
        """The mood of the clause's finite verb."""
        return self.syntax.mood(clause)

    def is_in(self, token: int, name: str) -> bool:
        """Whether the word, in lower case, is of a closed class."""
        return self.syntax.is_in(token, name)

    def adverb(self, token: int) -> bool:
        """Whether the word is an adverb."""
        return self.syntax.adverb(token)

    def initial(self, token: int) -> bool:
        """Whether the token opens a sentence or a passage."""
        return self.syntax.initial(token)

    def nominal(self, token: int) -> bool:
        """Whether the token can be a noun or a name."""
        return self.syntax.nominal(token)

    def helper(self, token: int) -> bool:
        """Whether the word is an auxiliary or a modal verb."""
        return self.syntax.helper(token)

    def auxiliary(self, token: int) -> str | None:
        """The infinitive of an auxiliary verb."""
        return self.syntax.auxiliary(token)

    def infinitives(self, token: int) -> frozenset[str]:
        """The infinitives that the word may be a form of."""
        return self.syntax.infinitives(token)

    def head_of(self, start: int, end: int) -> int | None:
        """Index after the determiner, attributes and nouns; ``None`` where no noun phrase begins."""
        return self.syntax.head_of(start, end)

    def noun_phrase(self, start: int, end: int) -> Range | None:
        """The noun phrase that begins at the token ``start``."""
        return self.syntax.noun_phrase(start, end)

    def subject(self, clause: Clause, tokens: Sequence[int] | None = None) -> Range | None:
        """The noun phrase that can be the clause's subject."""
        return self.speech.subject(clause, tokens)

    def agent(self, tokens: Sequence[int]) -> Range | None:
        """The noun phrase that names who does it in a passive clause."""
        return self.syntax.agent(tokens)

    def oblique(self, phrase: Range) -> bool:
        """Whether the phrase shows by its form that it is no subject."""
        return self.syntax.oblique(phrase)

    def adverbial(self, phrase: Range) -> bool:
        """Whether the phrase is one of time."""
        return self.syntax.adverbial(phrase)


def view_of(doc: Doc, setting: Setting, sentences: list[Range]) -> View:
    """The view of a document whose article proper has these sentences."""
    syntax = setting.syntax(doc)
    paragraph, paragraphs = 0, []
    for word in syntax.words:
        if "\n" in word and word.isspace():
            paragraph += 1
        paragraphs.append(paragraph)
    language = setting.language
    return View(
        doc,
        setting,
        syntax,
        language.grammar.speech(syntax, language, partial(_names_somebody, doc)),
        syntax.text,
        language.made(cues),
        syntax.words,
        syntax.lowers,
        syntax.starts,
        sentences,
        paragraphs,
    )


def _names_somebody(doc: Doc, span: Span) -> bool:
    """Whether a person, an office or a side is named there."""
    start, end = span
    return any(m.start < end and start < m.end and m.kind not in ("place", "state") for m in doc._.mentions)
