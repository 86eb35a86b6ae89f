"""Noun phrases of topics, with the attributes that hang on them, and lists of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from depesche.lang.syntax import Clause, Range
from depesche.reading.topics.talk import Talk

#: Topics in a list, at most: a longer one is a list of something else.
_LISTED: Final = 9
#: Words in a bracket behind a topic, at most.
_BRACKET: Final = 6


def parted(talk: Talk, start: int, end: int) -> list[Range]:
    """The phrase that begins at a token with its genitives and prepositional attributes; where such attributes are
    coordinated ("Zusammenarbeit beim Erhalt der … und im Kampf gegen …"), the further ones are phrases of their own.
    """
    at = _noun(talk, start, end)
    if at is None:
        return []
    out: list[Range] = []
    first = start
    while at < end:
        further = _attribute(talk, at, end) or _bracket(talk, at, end)
        if further is None:
            further = _coordinated(talk, at, end)
            if further is None:
                break
            out.append((first, at))
            first = at + 2
        at = further
    return [*out, (first, at)]


def _attribute(talk: Talk, at: int, end: int) -> int | None:
    """The end of an attribute that begins at the token: a genitive, or a phrase behind a preposition."""
    view = talk.view
    if view.is_in(at, "genitive"):
        return _noun(talk, at, end)
    if talk.lower_in(at, "attached_pairs") and at + 1 < end and talk.lower_in(at + 1, "attached_second"):
        return _noun(talk, at + 2, end)  # "rund um"
    if _beside(talk, at):
        return None
    if talk.lower_in(at, "attached"):
        return (
            None if talk.word_in(at + 1, "centre") else _noun(talk, at + 1, end)
        )  # "stand der Handel im Mittelpunkt"
    return _noun(talk, at, end) if view.syntax.bare_genitive(at, end) else None


def _beside(talk: Talk, at: int) -> bool:
    """Whether a preposition leads to when or with whom something is discussed, beside the topic: "[die Lage] am Montag
    mit Präsident Xi". Nouns of what two have with each other keep their partner: "der Streit mit Xi".
    """
    if not talk.lower_in(at, "attached") or at + 1 >= len(talk.view.words):
        return False
    start = talk.view.starts[at + 1]
    if any(timex.start <= start < timex.end for timex in talk.view.doc._.timexes):
        return True
    if not talk.lower_in(at, "partner_prepositions") or _mutual(talk, at - 1):
        return False
    return any(m.start <= start < m.end and (m.counts or m.members) for m in talk.view.doc._.mentions)


def _mutual(talk: Talk, noun: int) -> bool:
    return any(talk.word_in(noun, name) for name in ("nouns", "mutual"))


def _coordinated(talk: Talk, at: int, end: int) -> int | None:
    """The end of a further phrase behind "und" and a preposition."""
    joins = talk.lower_in(at, "joining") and at + 2 < end and talk.lower_in(at + 1, "coordinated")
    return _noun(talk, at + 2, end) if joins else None


def _bracket(talk: Talk, at: int, end: int) -> int | None:
    if talk.view.words[at] != "(":
        return None
    return next((k + 1 for k in range(at + 1, min(end, at + _BRACKET)) if talk.view.words[k] == ")"), None)


def _noun(talk: Talk, start: int, end: int) -> int | None:
    """The end of determiner, adjectives and nouns; ``None`` where no noun stands or a pronoun stands alone."""
    at = talk.view.head_of(start, end)
    return at if at is not None and any(talk.view.nominal(k) for k in range(start, at)) else None


# -- phrases of a clause --------------------------------------------------------------------------
def phrases(talk: Talk, clause: Clause) -> list[Range]:
    """The noun phrases of the clause that no preposition governs."""
    return phrases_in(talk, [k for k in clause.tokens if k not in clause.verbs and k != clause.opener])


def phrases_in(talk: Talk, tokens: Sequence[int]) -> list[Range]:
    """The noun phrases among some tokens that no preposition governs."""
    out: list[Range] = []
    skip = -1
    end = tokens[-1] + 1 if tokens else 0
    for at in tokens:
        if at < skip:
            continue
        governed = talk.view.is_in(at, "prepositions")
        parts = parted(talk, at + governed, end)
        if parts and not governed:
            out.append((parts[0][0], parts[-1][1]))
        skip = parts[-1][1] if parts else at + 1
    return out


# -- lists ----------------------------------------------------------------------------------------
def listed(talk: Talk, begin: int, end: int) -> Iterator[Range]:
    """The coordinated phrases from a token on, each with the attributes that belong to it."""
    at = begin
    for _ in range(_LISTED):
        parts = parted(talk, past_adverbs(talk, at), end)
        if not parts:
            return
        yield from parts
        at = parts[-1][1]
        step = _past_joining(talk, at, end)
        if step == at:
            return
        at = step


def past_adverbs(talk: Talk, at: int) -> int:
    """The first token from one on that is no adverb and none of the words between topics."""
    while at < len(talk.view.words) and (talk.view.adverb(at) or talk.lower_in(at, "between")):
        at += 1
    return at


def _past_joining(talk: Talk, at: int, end: int) -> int:
    """The first token behind commas, conjunctions and a preposition that goes on with the list."""
    while at < end and (talk.word_in(at, "list_marks") or talk.lower_in(at, "between")):
        at += 1
    comma = talk.view.words[at - 1] == ","
    leads = talk.lower_in(at, "leading") or (comma and talk.lower_in(at, "coordinated"))
    return at + 1 if at < end and leads and talk.lower_in(at - 1, "before_leading") else at
