"""Contacts that only a play, a poll, a parody or a thought experiment tells of."""

from __future__ import annotations

from functools import cache

from depesche.lang.de.clauses import raw
from depesche.reading.contacts.article import Article, Sentence


@cache
def _words() -> tuple[frozenset[str], frozenset[str]]:
    """Words that make a whole article unreal, and those that make their sentence so."""
    data = raw()["fiction"]
    assert isinstance(data, dict)  # noqa: S101 - the data file's own layout
    return frozenset(data["article"].split()), frozenset(data["sentence"].split())


def fictional(article: Article, sentence: Sentence) -> str | None:
    """The word that shows that what the sentence tells is made up, or ``None``."""
    whole, near = _words()
    for other in article.sentences:
        for i in range(other.start, other.end):
            word = article.lower(i)
            if word in whole or (other is sentence and word in near):
                return word
    return None
