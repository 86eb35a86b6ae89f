"""Particles: prefixes that stand apart from their verb, and those of names that look like verbs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from depesche.lang.de.grammar.word_classes import Words
from depesche.lang.tokens import Tokens

#: Particles of names that look like verbs.
_NAME_PARTICLES: Final = frozenset({"bin"})
#: What closes a phrase with "von", and how far (in tokens) behind it.
_BEHIND_FROM: Final = frozenset({"aus", "an", "her"})
_PHRASE: Final = 3
#: A clause that opens with a prefix has at least so many words.
_FRONTED: Final = 3


def in_name(words: Sequence[str], at: int) -> bool:
    """Whether the word stands inside a name: "Mohammed bin Salman"."""
    if words[at] not in _NAME_PARTICLES:
        return False
    around = (words[at - 1] if at else "", words[at + 1] if at + 1 < len(words) else "")
    return all(word[:1].isupper() for word in around)


def separated(tokens: Tokens, own: tuple[int, ...], words_: Words) -> str | None:
    """The separated prefix: the last word of the clause or of one of its pieces ("rief … an"); what closes a phrase
    with "von" only where nothing else can be it ("stellte es klar, zuletzt von Rom aus").
    """
    words, lowers = tokens.words, tokens.lowers
    if words_.particles.isdisjoint(map(lowers.__getitem__, own)):
        return _fronted(tokens, own, words_)
    closing: str | None = None
    for place in range(len(own) - 1, 0, -1):
        at = own[place]
        if lowers[at] not in words_.particles:
            continue
        if place + 1 == len(own) or own[place + 1] != at + 1 or not words[own[place + 1]].isalpha():
            if not _circumposed(lowers, at):
                return lowers[at]
            closing = closing or lowers[at]
    return closing or _fronted(tokens, own, words_)


def _circumposed(lowers: Sequence[str], at: int) -> bool:
    """Whether the word closes a phrase that "von" opens: "von Rom aus", "von da an"."""
    return lowers[at] in _BEHIND_FROM and "von" in lowers[max(0, at - _PHRASE) : at]


def _fronted(tokens: Tokens, own: tuple[int, ...], words_: Words) -> str | None:
    """The separated prefix that opens the clause right before its verb: "Hinzu kam B"."""
    if len(own) < _FRONTED or own[1] != own[0] + 1 or tokens.lowers[own[1]] not in words_.verbs:
        return None
    return tokens.lowers[own[0]] if tokens.lowers[own[0]] in words_.fronted_particles else None
