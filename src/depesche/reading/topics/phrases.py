"""Noun phrases around a cue, from closed word classes: who speaks."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

from spacy.tokens import Doc

_MARKS = frozenset('„“”"»«›‹')


@cache
def words(name: str) -> frozenset[str]:
    """A closed class of ``lang/de/phrases.toml``."""
    file = resources.files("depesche") / "lang" / "de" / "phrases.toml"
    return frozenset(tomllib.loads(file.read_text(encoding="utf-8"))[name])


def noun_phrase(doc: Doc, start: int, end: int) -> int:
    """The end of the noun phrase that begins at a token (half-open); ``start`` if none begins there."""
    i = simple_phrase(doc, start, end)
    if i == start:
        if start < end and doc[start].lower_ in words("pronouns"):
            return start + 1
        return start
    while i < end:
        more = _attached(doc, i, end)
        if more == i:
            return i
        i = more
    return i


def simple_phrase(doc: Doc, start: int, end: int) -> int:
    """Determiner, adjectives, nouns and names; ``start`` if no noun follows."""
    i = start
    if i < end and doc[i].lower_ in words("determiners"):
        i += 1
    while i < end and (_adjective(doc[i].text) or (doc[i].like_num and doc[i].text[0].isdigit())):
        i += 1
    head = i
    while i < end and (_noun(doc[i].text) or (i > head and _inside_name(doc, i, end))):
        i += 1
    return i if i > head else start


def _noun(text: str) -> bool:
    return (text[:1].isupper() and text.lower() not in words("determiners")) or text in _MARKS


def _inside_name(doc: Doc, i: int, end: int) -> bool:
    """Small words inside a name: "Ursula von der Leyen", "Saad al-Hariri"."""
    if i + 1 >= end:
        return False
    if doc[i].text in ("von", "van", "de", "al", "bin", "der", "und") and doc[i - 1].text[:1].isupper():
        if doc[i].text == "und":
            return False
        following = doc[i + 1].text
        return doc[i].text != "der" and following[:1].isupper() and doc[i].text in ("van", "de", "al", "bin")
    return doc[i].text == "." and len(doc[i - 1].text) <= 3


def _adjective(text: str) -> bool:
    lower = text.lower()
    return (
        text[:1].islower()
        and lower.endswith(("e", "en", "er", "es", "em"))
        and lower not in words("prepositions") | words("adverbs") | words("conjunctions")
        and len(text) > 3
    )


def _attached(doc: Doc, i: int, end: int) -> int:
    """A genitive, a prepositional attribute or an apposition after the phrase; ``i`` if none follows."""
    lower = doc[i].lower_
    if lower in ("des", "der", "eines", "einer", "deren", "dessen", "seines", "seiner", "ihres", "ihrer"):
        return simple_phrase(doc, i, end)
    if lower in words("attaching"):
        after = simple_phrase(doc, i + 1, end)
        return after if after > i + 1 else i
    if doc[i].text == "," and i + 1 < end:
        after = simple_phrase(doc, i + 1, end)
        if after > i + 1:
            while after < end and (further := _attached_plain(doc, after, end)) > after:
                after = further
            if after < end and doc[after].text == ",":
                return after
            if after >= end:
                return after
        return i
    if doc[i].text == "(":
        close = next((k for k in range(i, min(end, i + 6)) if doc[k].text == ")"), None)
        return close + 1 if close is not None else i
    if lower in ("und", "sowie"):
        after = simple_phrase(doc, i + 1, end)
        return after if after > i + 1 else i
    return i


def _attached_plain(doc: Doc, i: int, end: int) -> int:
    if doc[i].lower_ in ("des", "der", "eines", "einer", "von", "vom", "für", "im"):
        after = simple_phrase(doc, i if doc[i].lower_ in ("des", "der", "eines", "einer") else i + 1, end)
        return after if after > i + 1 else i
    return i


def subject_after(doc: Doc, verb: int, end: int) -> tuple[int, int] | None:
    """The subject behind a verb: "sagte am Montag der Minister", "so die Kanzlerin"."""
    i = verb + 1
    steps = 0
    while i < end and steps < 9:
        lower = doc[i].lower_
        if lower in words("adverbs") and lower not in words("pronouns"):
            i += 1
        elif lower in words("prepositions"):
            i = max(i + 1, simple_phrase(doc, i + 1, end))
        else:
            stop = noun_phrase(doc, i, end)
            return (i, stop) if stop > i else None
        steps += 1
    return None


def _adverb(lower: str) -> bool:
    return lower in words("adverbs") or (lower.endswith(tuple(words("adverb_endings"))) and len(lower) > 5)


def subject_before(doc: Doc, start: int, verb: int) -> tuple[int, int] | None:
    """The subject in front of a verb that stands second; ``None`` where an adverbial stands there."""
    i = start
    while i < verb and (doc[i].is_space or doc[i].lower_ in words("conjunctions") or doc[i].text in "–—-,:"):
        i += 1
    while i < verb and _adverb(doc[i].lower_) and doc[i].lower_ not in words("pronouns"):
        i += 1
    if i >= verb or doc[i].lower_ in words("prepositions") or doc[i].lower_ in words("oblique"):
        return None
    stop = noun_phrase(doc, i, verb)
    return (i, stop) if stop > i else None
