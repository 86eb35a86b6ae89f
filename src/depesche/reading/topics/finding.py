"""Where topics stand in a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc

from depesche.lang.de.clauses import conjugated
from depesche.lang.de.verbs import Verb, parse
from depesche.model import Span
from depesche.reading.topics.concepts import rows
from depesche.reading.topics.phrases import simple_phrase, words


def topics_in(doc: Doc, start: int, end: int) -> list[Span]:
    """The spans of the topics named among the tokens from ``start`` to ``end`` (half-open), in order."""
    found: list[tuple[int, int]] = []
    for i in range(start, end):
        for begin in _openings(doc, start, i, end):
            found += _listed(doc, begin, end)
    out: dict[int, int] = {}
    for first, last in found:
        out.setdefault(first, last)
    return [(doc[a].idx, doc[b - 1].idx + len(doc[b - 1])) for a, b in sorted(out.items())]


@cache
def _frames(name: str) -> frozenset[str]:
    return frozenset(rows()["frames"][name])


@cache
def _forms(name: str) -> frozenset[str]:
    """All lower-case forms of the verbs of a list."""
    return frozenset(conjugated([_verb(written) for written in rows()["frames"][name]]))


def _verb(written: str) -> Verb:
    name, _, parts = written.partition(":")
    return parse(name.strip(), parts.strip())


def _openings(doc: Doc, start: int, i: int, end: int) -> Iterator[int]:
    """Where a list of topics begins because of the word at ``i``."""
    lower, text = doc[i].lower_, doc[i].text
    if i + 1 < end and _governed(doc, start, i, end):
        yield i + 1
    elif lower in ("zu", "zur", "zum") and i > start and doc[i - 1].text in _frames("nouns"):
        yield i if lower != "zu" else i + 1
    elif text in _frames("topic_nouns") or text in _frames("centre"):
        yield from _after_copula(doc, i, end)
    elif lower in _forms("object_verbs") and text[:1].islower() and i + 1 < end:
        yield i + 1


def _governed(doc: Doc, start: int, i: int, end: int) -> bool:
    """Whether the word is an "über" or "um" that leads to topics."""
    if doc[i].lower_ == "über":
        return _talk_before(doc, start, i)
    return doc[i].lower_ == "um" and _about(doc, start, i, end)


def _talk_before(doc: Doc, start: int, i: int) -> bool:
    """Whether a verb or noun of talk governs "über": in the clause around it."""
    for k in range(i - 1, max(start, i - 18) - 1, -1):
        if doc[k].text in (";", ".", ":"):
            break
        if doc[k].text in _frames("nouns") or doc[k].lower_ in _forms("verbs"):
            return True
    return any(doc[k].lower_ in _forms("verbs") for k in range(i + 1, min(len(doc), i + 14)))


def _about(doc: Doc, start: int, i: int, end: int) -> bool:
    """Such as "ging es um", "drehte sich um", "es um … gehe"."""
    near = [doc[k].lower_ for k in range(max(start, i - 7), i)]
    after = [doc[k].lower_ for k in range(i + 1, min(end, i + 16))]
    go = {"ging", "geht", "gehe", "gehen", "gegangen", "drehte", "dreht", "drehten"}
    return bool(go & {*near, *after}) and bool({"es", "sich", "darum"} & set(near))


def _after_copula(doc: Doc, i: int, end: int) -> Iterator[int]:
    """Such as "Thema war …", "Im Mittelpunkt standen …": the topics follow the verb, or a colon."""
    for k in range(i + 1, min(end, i + 12)):
        if doc[k].lower_ in _frames("copulas"):
            begin = k + 1
            while begin < end and doc[begin].lower_ in words("adverbs"):
                begin += 1
            yield begin
            return
        if doc[k].text in (",", "."):
            return


def _listed(doc: Doc, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """The coordinated phrases from a token on."""
    i = begin
    while i < end:
        stop = _phrase(doc, i, end)
        if stop == i:
            return
        if _fits(doc, i, stop):
            yield i, stop
        i = stop
        while i < end and (
            doc[i].text in (",", "und", "sowie") or doc[i].lower_ in ("über", "auch", "um", "die", "den")
        ):
            if doc[i].lower_ in ("die", "den"):
                break
            i += 1
        if i == stop:
            return


def _phrase(doc: Doc, i: int, end: int) -> int:
    """A noun phrase with the genitives and prepositional attributes that belong to it."""
    if doc[i].lower_ in ("zur", "zum"):
        i += 1
    stop = simple_phrase(doc, i, end)
    if stop == i:
        return i
    while stop < end:
        lower = doc[stop].lower_
        if lower in ("des", "der", "eines", "einer"):
            more = simple_phrase(doc, stop, end)
        elif lower in _frames("attached"):
            more = simple_phrase(doc, stop + 1, end)
            more = stop if more == stop + 1 else more
        else:
            break
        if more == stop:
            break
        stop = more
    return stop


def _fits(doc: Doc, first: int, last: int) -> bool:
    """Whether the phrase can be a topic: not a person, not a stretch of time, not a way of talking."""
    if any(doc[k].text in _frames("never") for k in range(first, last)):
        return False
    span = doc[first].idx, doc[last - 1].idx + len(doc[last - 1])
    for mention in doc._.mentions:
        if mention.kind in ("person", "office", "pronoun", "group") and mention.start <= span[0] < mention.end:
            return False
    return not any(timex.start <= span[0] < timex.end for timex in doc._.timexes)
