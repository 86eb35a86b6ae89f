"""Noun phrases of topics, with the attributes that hang on them."""

from __future__ import annotations

from functools import cache

from depesche.reading.quotes.view import Range, View
from depesche.reading.topics.concepts import rows


@cache
def _frames(name: str) -> frozenset[str]:
    return frozenset(rows()["frames"][name])


def parted(view: View, start: int, end: int) -> list[Range]:
    """The phrase that begins at a token with its genitives and prepositional attributes; where such attributes are
    coordinated ("Zusammenarbeit beim Erhalt der … und im Kampf gegen …"), the further ones are phrases of their own.
    """
    at = _noun(view, start, end)
    if at is None:
        return []
    out: list[Range] = []
    first = start
    while at < end:
        lower = view.lowers[at]
        own = at if view.is_in(at, "genitive") else at + 1 if lower in _frames("attached") else None
        if lower == "rund" and at + 1 < end and view.lowers[at + 1] == "um":
            own = at + 2
        if own is None and _genitive(view, at, end):
            own = at
        attribute = _noun(view, own, end) if own is not None else None
        if attribute is not None:
            at = attribute
        elif lower in ("und", "sowie") and at + 2 < end and view.lowers[at + 1] in _frames("coordinated"):
            more = _noun(view, at + 2, end)
            if more is None:
                break
            out.append((first, at))
            first, at = at + 2, more
        elif view.words[at] == "(" and (close := _closing(view, at, end)) is not None:
            at = close + 1
        else:
            break
    return [*out, (first, at)]


def _genitive(view: View, at: int, end: int) -> bool:
    """Whether a genitive without an article follows: "die Rückkehr verschleppter Kinder"."""
    lower = view.lowers[at]
    adjective = view.words[at].islower() and lower.endswith("er") and len(lower) > 5 and lower.isalpha()
    small = view.adverb(at) or view.is_in(at, "prepositions") or view.is_in(at, "determiners")
    return adjective and not small and at + 1 < end and view.nominal(at + 1)


def _noun(view: View, start: int, end: int) -> int | None:
    """The end of determiner, adjectives and nouns; ``None`` where no noun stands or a pronoun stands alone."""
    at = view.head_of(start, end)
    return at if at is not None and any(view.nominal(k) for k in range(start, at)) else None


def _closing(view: View, at: int, end: int) -> int | None:
    return next((k for k in range(at + 1, min(end, at + 6)) if view.words[k] == ")"), None)
