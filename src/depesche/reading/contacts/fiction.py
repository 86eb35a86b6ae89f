"""Contacts that only a play, a poll, a parody or a thought experiment tells of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from depesche.lang.language import Language
from depesche.reading.contacts.article import Article


@dataclass(frozen=True, eq=False)
class FictionWords:
    """Words that make a whole article unreal, and those that make their sentence so."""

    article: frozenset[str]
    sentence: frozenset[str]


def fiction_words(language: Language) -> FictionWords:
    """The words of a language's data."""
    data = language.rows("clause_words")["fiction"]
    return FictionWords(frozenset(data["article"].split()), frozenset(data["sentence"].split()))


def fictional(article: Article) -> Mapping[int, str]:
    """By sentence the word that shows that what it tells is made up; of all sentences if one word says so of all."""
    words = article.setting.language.made(fiction_words)
    lowers = article.tokens.lowers
    said = {s.index: frozenset(lowers[s.start : s.end]) for s in article.sentences}
    everywhere = next((min(found) for own in said.values() if (found := words.article & own)), None)
    if everywhere is not None:
        return dict.fromkeys(said, everywhere)
    return {index: min(found) for index, own in said.items() if (found := words.sentence & own)}
