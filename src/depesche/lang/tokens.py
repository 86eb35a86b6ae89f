"""The tokens of a document as plain lists: rules read them many times over, and a spaCy token is dear to make."""

from __future__ import annotations

from dataclasses import field
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from depesche.light import dataclass

if TYPE_CHECKING:
    from spacy.tokens import Doc

_KEY: Final = "depesche.tokens"


@dataclass(frozen=True, slots=True)
class Tokens:
    """What the tokens of a document are, by their indices.

    ``words`` and ``lowers`` are their texts, ``starts`` their offsets in code points of ``text``, and ``spaced``
    says whether a blank follows. ``firsts`` are the tokens that begin a sentence, and ``sentences`` these as half-open
    ranges, as soon as :func:`sentences_of` has been asked.
    """

    text: str
    words: list[str]
    lowers: list[str]
    starts: list[int]
    spaced: list[bool]
    firsts: set[int] = field(default_factory=set)
    sentences: list[tuple[int, int]] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.words)

    def end(self, token: int) -> int:
        """The offset after the token."""
        return self.starts[token] + len(self.words[token])


def tokens_of(doc: Doc) -> Tokens:
    """The tokens of the document, listed once."""
    found = doc.user_data.get(_KEY)
    if found is None:
        found = doc.user_data[_KEY] = _listed(doc)
    assert isinstance(found, Tokens)  # noqa: S101 - nobody else writes under this key
    return found


def sentences_of(doc: Doc) -> list[tuple[int, int]]:
    """The sentences as half-open ranges of tokens; the whole text is one where no component has split it."""
    tokens = tokens_of(doc)
    if not tokens.sentences:
        if not doc.has_annotation("SENT_START"):
            return [(0, len(doc))] if len(doc) else []
        tokens.sentences.extend((sent.start, sent.end) for sent in doc.sents)
        tokens.firsts.update(first for first, _ in tokens.sentences)
    return tokens.sentences


def _listed(doc: Doc) -> Tokens:
    from spacy.attrs import ORTH, SPACY  # noqa: PLC0415 - who asks about people alone has no document

    strings = doc.vocab.strings
    listed = doc.to_array([ORTH, SPACY]).tolist()
    words = [strings[orth] for orth, _ in listed]
    lengths = [len(word) + space for word, (_, space) in zip(words, listed, strict=True)]
    starts = list(accumulate(lengths, initial=0))[:-1]
    text = "".join([word + " " if space else word for word, (_, space) in zip(words, listed, strict=True)])
    return Tokens(text, words, [word.lower() for word in words], starts, [space == 1 for _, space in listed])
