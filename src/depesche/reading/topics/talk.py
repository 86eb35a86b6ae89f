"""A document as topics are looked for in it."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc

from depesche.lang.syntax import Clause
from depesche.light import dataclass
from depesche.model import Span
from depesche.reading.contacts.triggers.frames import Frames, frames
from depesche.reading.quotes import viewed
from depesche.reading.quotes.view import View
from depesche.reading.setting import Setting
from depesche.reading.topics.words import TopicWords, topic_words


@dataclass(frozen=True, slots=True)
class Named:
    """A topic as a sentence names it: its span, its clause, and whether it was the chief one."""

    span: Span
    clause: Clause | None
    chief: bool


@dataclass(frozen=True, eq=False)
class Talk:
    """A document's clauses and phrases, the words that lead to topics, and the nouns of contact."""

    view: View
    words: TopicWords
    frames: Frames

    def lower_in(self, token: int, name: str) -> bool:
        """Whether the word in lower case is of a list; no word outside the text is."""
        return self.view.speech.lower(token) in self.words[name]

    def word_in(self, token: int, name: str) -> bool:
        """Whether the word as written is of a list."""
        return self.view.word(token) in self.words[name]

    def any_lower(self, tokens: Iterable[int], name: str) -> bool:
        """Whether one of the words in lower case is of a list."""
        return not self.words[name].isdisjoint(map(self.view.lowers.__getitem__, tokens))

    def any_word(self, tokens: Iterable[int], name: str) -> bool:
        """Whether one of the words as written is of a list."""
        return not self.words[name].isdisjoint(map(self.view.words.__getitem__, tokens))

    def begins(self, word: str, name: str) -> bool:
        """Whether the word begins like one of a list."""
        return word.startswith(tuple(self.words[name]))

    def ends(self, word: str, name: str) -> bool:
        """Whether the word ends like one of a list."""
        return word.endswith(tuple(self.words[name]))

    def verb_in(self, clause: Clause, name: str) -> bool:
        """Whether the clause's main verb is of a list."""
        return not self.words[name].isdisjoint(clause.lemmas)

    def themed(self, word: str) -> bool:
        """Whether a noun of contact names its topic before its head: "Ukraine-Gipfel", "Abrüstungsgespräche"."""
        attribute = self.frames.attribute_of(word)
        if not attribute or any(char.isdigit() for char in word):
            return False
        concept = self.words.concept_of(attribute)
        return concept is not None and concept not in self.words["unthemed"]


def talk_of(doc: Doc, setting: Setting) -> Talk:
    """The document with what leads to topics in its language."""
    return Talk(viewed(doc, setting), setting.language.made(topic_words), setting.made(frames))
