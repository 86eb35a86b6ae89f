"""Contacts that only a play, a poll, a parody or a thought experiment tells of."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from depesche.reading.contacts.article import Article
from depesche.reading.setting import default_setting


@cache
def _words() -> tuple[frozenset[str], frozenset[str]]:
    """Words that make a whole article unreal, and those that make their sentence so."""
    data = default_setting().language.rows("clause_words")["fiction"]
    return frozenset(data["article"].split()), frozenset(data["sentence"].split())


def fictional(article: Article) -> Mapping[int, str]:
    """By sentence the word that shows that what it tells is made up; of all sentences if one word says so of all."""
    whole, near = _words()
    lowers = article.tokens.lowers
    said = {s.index: frozenset(lowers[s.start : s.end]) for s in article.sentences}
    everywhere = next((min(found) for words in said.values() if (found := whole & words)), None)
    if everywhere is not None:
        return dict.fromkeys(said, everywhere)
    return {index: min(found) for index, words in said.items() if (found := near & words)}
