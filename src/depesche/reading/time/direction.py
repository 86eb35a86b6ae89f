"""On which side of its anchor an expression lies: what the verbs of its clause say.

A light reading of the clause on the words of the tagger: forms of the past, the perfect and the future, from the
verb tables of :mod:`depesche.lang.de.grammar.clauses`. It is asked only where a value hangs on it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final, Literal

from depesche.lang.de.grammar.word_classes import words as clause_words
from depesche.reading.time.tokens import Words, listed

Tense = Literal["past", "future", "present"] | None

_STOPS: Final = frozenset(".!?;:\n")


@cache
def _forms() -> dict[str, frozenset[str]]:
    """What each verb form can be: "past" (preterite), "present", "participle"."""
    out: dict[str, set[str]] = {}
    for text, found in clause_words().verbs.items():
        for form in found:
            if form.shape == "participle2":
                out.setdefault(text, set()).add("participle")
            elif form.shape == "finite" and form.mood == "indicative":
                out.setdefault(text, set()).add(form.tense)
    return {text: frozenset(found) for text, found in out.items()}


def tense_at(words: Words, first: int, last: int) -> Tense:
    """The tense of the clause around the words from ``first`` to ``last`` (half-open), else of the sentence."""
    inner = _around(words, first, last, commas=True)
    return _tense(inner) or _tense(_around(words, first, last, commas=False))


def announced(words: Words, place: int) -> bool:
    """Whether the word at ``place`` dates an announcement ("wie ein Sprecher am Freitag mitteilte")."""
    clause = _around(words, place, place + 1, commas=True)
    return bool(listed("announcing") & set(clause))


def _around(words: Words, first: int, last: int, *, commas: bool) -> list[str]:
    left = list(_until(words, range(first - 1, max(-1, first - 40), -1), commas=commas))
    right = _until(words, range(last, min(len(words), last + 40)), commas=commas)
    return [*reversed(left), *right]


def _until(words: Words, places: range, *, commas: bool) -> Iterator[str]:
    for i in places:
        text = words.text(i)
        if text in _STOPS and not _inside(words, i):
            return
        if commas and text == ",":
            return
        yield text


def _inside(words: Words, place: int) -> bool:
    """Whether a full stop belongs to a number or abbreviation: nothing ends before a small letter or a digit."""
    if words.text(place) != "." or place + 1 >= len(words):
        return False
    following, before = words.text(place + 1), words.text(place - 1) if place else ""
    if before.isdigit() and not (following[:1].isupper() and len(before) > 2):
        return True
    return following[:1].islower() or following.isdigit()


def _tense(texts: Sequence[str]) -> Tense:
    lower = [t for t in texts if t[:1].islower()] + [t.lower() for t in texts[:1] if t[:1].isupper()]
    seen = set(lower)
    if seen & listed("past_forms"):
        return "past"
    participle = any(_is_participle(t) for t in lower)
    if seen & listed("future_forms") and not (participle and seen & {"wird", "werden"} and "worden" in seen):
        return "future"
    if seen & listed("ahead"):
        return "future"
    forms = _forms()
    kinds = [forms[t] for t in lower if t in forms]
    if any("past" in kind and "present" not in kind for kind in kinds) or any(_weak_past(t) for t in lower):
        return "past"
    if participle and seen & listed("perfect_auxiliaries"):
        return "past"
    if seen & listed("copula") or any("present" in kind and "participle" not in kind for kind in kinds):
        return "present"
    return None


def _is_participle(text: str) -> bool:
    found = _forms().get(text)
    if found is not None:
        return "participle" in found
    return (text.startswith("ge") and text.endswith(("t", "en")) and len(text) > 5) or text.endswith("iert")


def _weak_past(text: str) -> bool:
    """A preterite that no table lists: "-ierte", "-elte", "-erte" and the like are hardly ever anything else."""
    return text.endswith(("ierte", "ierten")) and not text.endswith(("zierten", "nierten"))
