"""Where topics stand in a sentence: what a clause of talk is about, by the frame of its verb or noun."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from spacy.tokens import Doc

from depesche.lang.de.clauses import Clause
from depesche.model import Span
from depesche.reading.quotes.phrases import subject
from depesche.reading.quotes.verbs import infinitive_after
from depesche.reading.quotes.view import Range, View
from depesche.reading.topics.concepts import rows
from depesche.reading.topics.phrases import parted

#: Topics in a list, at most: a longer one is a list of something else.
_LISTED = 9


@cache
def frames(name: str) -> frozenset[str]:
    """A list of the ``[frames]`` table; verbs by their infinitives."""
    return frozenset(str(written).partition(":")[0].replace("|", "").strip() for written in rows()["frames"][name])


@cache
def _governing() -> dict[str, frozenset[str]]:
    return {verb: frozenset(preps) for verb, preps in rows()["frames"]["speech"].items()}


def topics_in(view: View, sentence: Range) -> list[Span]:
    """The spans of the topics named in a sentence, in order."""
    found: dict[int, Range] = {}
    listed = view.clauses(sentence)
    for place, clause in enumerate(listed):
        for begin in (*_openings(view, clause, sentence), *_agreed(view, listed, place, sentence)):
            for topic in _listed(view, begin, sentence[1]):
                found.setdefault(topic[0], topic)
    return [view.span(topic) for _, topic in sorted(found.items()) if _fits(view, topic)]


# -- where a list of topics begins ----------------------------------------------------------------
def _openings(view: View, clause: Clause, sentence: Range) -> Iterator[int]:
    lemmas = set(clause.lemmas)
    yield from (at + 1 for at in clause.tokens if _governed(view, clause, sentence, at))
    yield from _topic_nouns(view, clause)
    if lemmas & frames("object_verbs"):
        yield from _objects(view, clause)
    yield from _said(view, clause, lemmas)


def _governed(view: View, clause: Clause, sentence: Range, at: int) -> bool:
    """Whether the word is a preposition that leads to topics because of a verb or noun of talk."""
    lower = view.lowers[at]
    if lower in ("über", "übers"):
        return bool(set(clause.lemmas) & frames("verbs")) or _noun_before(view, sentence, at)
    if lower == "um":
        return _about(view, clause)
    return lower in ("zu", "zur", "zum") and at > sentence[0] and view.words[at - 1] in frames("nouns")


def _noun_before(view: View, sentence: Range, at: int) -> bool:
    """Whether a noun of talk governs "über": shortly before it, no other noun phrase beginning between."""
    for k in range(at - 1, max(sentence[0], at - 7) - 1, -1):
        if view.words[k] in ",;:":
            return False
        if view.words[k] in frames("nouns"):
            return True
    return False


def _about(view: View, clause: Clause) -> bool:
    """Such as "ging es um", "drehte sich um", "handelte von": verb and pronoun in the clause."""
    words = {view.lowers[k] for k in clause.tokens}
    goes = any(lemma in ("gehen", "drehen") for lemma in clause.lemmas) or "gegangen" in words
    return goes and bool({"es", "sich"} & words)


def _topic_nouns(view: View, clause: Clause) -> Iterator[int]:
    """Such as "Thema war …", "Im Mittelpunkt standen …", "… stand auf der Tagesordnung": what is not the frame."""
    for at in clause.tokens:
        centre = view.words[at] in frames("centre")
        if not centre and view.words[at] not in frames("topic_nouns"):
            continue
        after = _after_copula(view, clause, at)
        if after is not None:
            yield after
        elif clause.finite is not None and (before := subject(view, clause)) and not _holds(before, at):
            yield before[0]
        return


def _holds(phrase: Range, at: int) -> bool:
    return phrase[0] <= at < phrase[1]


def _after_copula(view: View, clause: Clause, at: int) -> int | None:
    limit = min(clause.end + 1, len(view.words))
    for k in range(at + 1, limit):
        if view.lowers[k] in frames("copulas"):
            return _past_adverbs(view, k + 1)
        if view.words[k] in ",.":
            return None
    return None


def _past_adverbs(view: View, at: int) -> int:
    while at < len(view.words) and (view.adverb(at) or view.lowers[at] in frames("between")):
        at += 1
    return at


def _objects(view: View, clause: Clause) -> Iterator[int]:
    """What a verb such as "erörtern" is done to: its object, in the passive its subject."""
    agent = None if clause.passive or clause.shares_subject else subject(view, clause)
    if agent is not None and agent[0] > (clause.finite or clause.start) and clause.finite == clause.start:
        agent = None if len(_phrases(view, clause)) < 2 else agent
    for phrase in _phrases(view, clause):
        if agent is not None and (phrase[0] <= agent[0] < phrase[1] or agent[0] <= phrase[0] < agent[1]):
            continue
        yield phrase[0]
        return


def _phrases(view: View, clause: Clause) -> list[Range]:
    """The noun phrases of the clause that no preposition governs."""
    return _phrases_in(view, [k for k in clause.tokens if k not in clause.verbs and k != clause.opener])


def _phrases_in(view: View, tokens: Sequence[int]) -> list[Range]:
    out: list[Range] = []
    skip = -1
    end = tokens[-1] + 1 if tokens else 0
    for at in tokens:
        if at < skip:
            continue
        if view.is_in(at, "prepositions"):
            parts = parted(view, at + 1, end)
            skip = parts[-1][1] if parts else at + 1
            continue
        parts = parted(view, at, end)
        if parts:
            out.append((parts[0][0], parts[-1][1]))
            skip = parts[-1][1]
    return out


def _said(view: View, clause: Clause, lemmas: set[str]) -> Iterator[int]:
    """What somebody urges, warns of or thanks for: the phrase after the verb's preposition, or its object."""
    governing = _governing()
    for lemma in lemmas & set(governing):
        preps = governing[lemma]
        for at in clause.tokens:
            if view.lowers[at] in preps:
                yield at + 1
        if "object" in preps:
            yield from _objects(view, clause)


def _agreed(view: View, listed: Sequence[Clause], place: int, sentence: Range) -> Iterator[int]:
    """What the clause behind "einigten sich", "waren sich einig" is about: its noun phrases."""
    clause = listed[place]
    words = {view.lowers[k] for k in clause.tokens}
    if not (set(clause.lemmas) & frames("agreeing") or words & frames("agreed")):
        return
    further = listed[place + 1] if place + 1 < len(listed) else None
    infinitive = infinitive_after(view, sentence, listed, place)
    if infinitive is not None:
        yield from (phrase[0] for phrase in _phrases_in(view, range(*infinitive))[:1])
    elif further is not None and further.opener is not None and view.lowers[further.opener] in ("dass", "daß"):
        yield from (phrase[0] for phrase in _phrases(view, further)[:2])


# -- lists ----------------------------------------------------------------------------------------
def _listed(view: View, begin: int, end: int) -> Iterator[Range]:
    """The coordinated phrases from a token on, each with the attributes that belong to it."""
    at = begin
    for _ in range(_LISTED):
        parts = parted(view, _past_adverbs(view, at), end)
        if not parts:
            return
        yield from parts
        at = parts[-1][1]
        step = _past_comma(view, at, end)
        if step == at:
            return
        at = step


def _past_comma(view: View, at: int, end: int) -> int:
    while at < end and (view.words[at] in (",", "und", "sowie", "oder") or view.lowers[at] in frames("between")):
        at += 1
    prepositions = {"über", "um"} if view.words[at - 1] != "," else {"über", "um"} | frames("coordinated")
    if at < end and view.lowers[at] in prepositions and view.lowers[at - 1] in (",", "und", "sowie", "auch"):
        at += 1
    return at


def _fits(view: View, topic: Range) -> bool:
    """Whether the phrase can be a topic: not a person, not a stretch of time, not a way of talking."""
    doc: Doc = view.doc
    if any(view.words[k] in frames("never") for k in range(*topic)):
        return False
    if not any(view.nominal(k) for k in range(*topic)):
        return False
    if view.words[topic[1] - 1] in frames("nouns") and view.lowers[topic[1] : topic[1] + 1] == ["über"]:
        return False
    start, _ = view.span(topic)
    noun = next(view.starts[k] for k in range(*topic) if view.nominal(k))
    if any(_person(m.kind) and m.start <= noun < m.end for m in doc._.mentions):
        return False
    return not any(timex.start <= start < timex.end for timex in doc._.timexes)


def _person(kind: str) -> bool:
    return kind in ("person", "office", "pronoun", "group", "side")
