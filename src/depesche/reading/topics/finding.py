"""Where topics stand in a sentence: what a clause of talk is about, by the frame of its verb or noun."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from spacy.tokens import Doc

from depesche.lang.syntax import Clause
from depesche.model import Span
from depesche.reading.contacts.frames import noun_frame
from depesche.reading.quotes.behind import closes_with_zu, infinitive_after
from depesche.reading.quotes.view import Range, View
from depesche.reading.topics.concepts import concept_of, rows
from depesche.reading.topics.phrases import parted

#: What the cue does by which somebody brings something up in a talk.
_URGING: Final = frozenset(
    {"demand", "request", "warn", "threaten", "stress", "propose", "promise", "accuse", "hope"}
)
_COMPLEMENTS: Final = frozenset({"dass", "daß", "wie", "ob"})
#: Topics in a list, at most: a longer one is a list of something else.
_LISTED = 9


@cache
def frames(name: str) -> frozenset[str]:
    """A list of the ``[frames]`` table; verbs by their infinitives."""
    return frozenset(str(written).partition(":")[0].replace("|", "").strip() for written in rows()["frames"][name])


@cache
def _governing() -> dict[str, frozenset[str]]:
    return {verb: frozenset(preps) for verb, preps in rows()["frames"]["speech"].items()}


@dataclass(frozen=True, slots=True)
class Named:
    """A topic as a sentence names it: its span, its clause, and whether it was the chief one."""

    span: Span
    clause: Clause | None
    chief: bool


def topics_in(view: View, sentence: Range) -> list[Named]:
    """The topics named in a sentence, in order."""
    found: dict[int, Range] = {}
    listed = view.clauses(sentence)
    for place, clause in enumerate(listed):
        openings = (*_openings(view, clause, sentence), *_agreed(view, listed, place, sentence))
        for begin in (*openings, *_urged(view, listed, place, sentence)):
            for topic in _listed(view, begin, sentence[1]):
                found.setdefault(topic[0], topic)
    for begin in (*_marked(view, sentence), *_behind_colon(view, listed, sentence)):
        for topic in _listed(view, begin, sentence[1]):
            found.setdefault(topic[0], topic)
    for at in range(*sentence):
        if view.words[at][0].isupper() and themed(view.words[at]):
            found.setdefault(at, (at, at + 1))
    return [
        Named(
            view.span(topic),
            next((c for c in listed if topic[0] in c.tokens), None),
            _chief(view, topic, sentence),
        )
        for _, topic in _outermost(found)
        if _fits(view, topic)
    ]


def _chief(view: View, topic: Range, sentence: Range) -> bool:
    """Whether words before the topic say that it came first: "vor allem", "im Mittelpunkt"."""
    near = range(max(sentence[0], topic[0] - 8), topic[0])
    return any(view.lowers[k] in frames("chief") for k in near)


@lru_cache(maxsize=4096)
def themed(word: str) -> bool:
    """Whether a noun of contact names its topic: "Ukraine-Gipfel", "Abrüstungsgespräche"."""
    if noun_frame(word) is None or any(char.isdigit() for char in word):
        return False
    return concept_of(word) not in (None, *frames("unthemed"))


def _outermost(found: Mapping[int, Range]) -> Iterator[tuple[int, Range]]:
    """The topics that stand in no other one."""
    end = -1
    for begin, topic in sorted(found.items()):
        if begin >= end:
            yield begin, topic
            end = topic[1]


# -- where a list of topics begins ----------------------------------------------------------------
def _openings(view: View, clause: Clause, sentence: Range) -> Iterator[int]:
    lemmas = set(clause.lemmas)
    denied = _denied(view, clause)
    yield from (at + 1 for at in clause.tokens if _governed(view, clause, sentence, at) and not denied)
    if not denied:
        yield from _topic_nouns(view, clause)
    if lemmas & frames("object_verbs"):
        yield from _objects(view, clause)
    if _comes_up(view, clause, lemmas):
        yield from _objects(view, clause, subjects=True)
    yield from _said(view, clause, lemmas)


def _denied(view: View, clause: Clause) -> bool:
    """Whether the clause says that something is no topic: "steht nicht auf der Tagesordnung"."""
    return any(view.lowers[k] in ("nicht", "nie", "keineswegs", "weder") for k in clause.tokens) and not any(
        view.lowers[k] in ("nur", "allein", "bloß") for k in clause.tokens
    )


def _comes_up(view: View, clause: Clause, lemmas: set[str]) -> bool:
    """Whether a set phrase says that its subject or object was a topic: "kam zur Sprache", "brachte … aufs Tapet"."""
    words = {view.words[k] for k in clause.tokens}
    known = lemmas | {view.lowers[k] for k in clause.tokens}
    return any(verb in known and noun in words for verb, noun in rows()["frames"]["set_phrases"])


def _governed(view: View, clause: Clause, sentence: Range, at: int) -> bool:
    """Whether the word is a preposition that leads to topics because of a verb or noun of talk."""
    lower = view.lowers[at]
    if lower in ("über", "übers", "worüber"):
        if _length(view, at):
            return False
        talked = bool(set(clause.lemmas) & frames("verbs")) or _noun_before(view, sentence, at)
        return talked or _feeling(view, at) or (at == clause.start and _talk_noun(view, clause))
    if lower == "um":
        return _about(view, clause) or _bid(view, at)
    if lower in ("auf", "zu", "zur", "zum") and at > sentence[0] and view.words[at - 1] in frames("views"):
        return True
    return lower in ("zu", "zur", "zum") and at > sentence[0] and view.words[at - 1] in frames("nouns")


def _length(view: View, at: int) -> bool:
    """ "über 90 Minuten": no topic but a length."""
    return at + 1 < len(view.words) and view.words[at + 1][0].isdigit()


def _feeling(view: View, at: int) -> bool:
    """ "besorgt über", "Sorge über": what somebody feels about something in a talk."""
    near = range(max(0, at - 2), at)
    return any(view.lowers[k] in frames("feelings") for k in near)


def _bid(view: View, at: int) -> bool:
    """ "Sorge um", "Streit um", "Ringen um": nouns whose matter follows "um"."""
    return at > 0 and view.words[at - 1] in frames("about")


def _talk_noun(view: View, clause: Clause) -> bool:
    return any(view.words[k] in frames("nouns") for k in clause.tokens)


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
        if centre and (before := view.subject(clause)) and not _holds(before, at):
            yield before[0]
        elif after is not None:
            yield after
        elif clause.finite is not None and (before := view.subject(clause)) and not _holds(before, at):
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


def _objects(view: View, clause: Clause, *, subjects: bool = False) -> Iterator[int]:
    """What a verb such as "erörtern" is done to: its object, in the passive its subject; ``subjects`` lets the
    subject be it, unless it is a person.
    """
    agent = None if clause.passive or clause.shares_subject or subjects else view.subject(clause)
    if agent is not None and agent[0] > (clause.finite or clause.start) and clause.finite == clause.start:
        agent = None if len(_phrases(view, clause)) < 2 else agent
    for phrase in _phrases(view, clause):
        if agent is not None and (phrase[0] <= agent[0] < phrase[1] or agent[0] <= phrase[0] < agent[1]):
            continue
        if not _fits(view, phrase):
            continue
        if not (set(clause.lemmas) & frames("arranging") and _contact(view, phrase)):
            yield _matter(view, phrase)
        return


def _contact(view: View, phrase: Range) -> bool:
    """Whether the phrase's noun is a contact or its date: what is arranged rather than talked about."""
    head = next((view.words[k] for k in reversed(range(*phrase)) if view.nominal(k)), "")
    nouns = [view.words[k] for k in range(*phrase) if view.nominal(k)][:1]
    return any(noun_frame(noun) or noun.startswith(("Termin", "Kontakt", "Datum")) for noun in (*nouns, head))


def _matter(view: View, phrase: Range) -> int:
    """Where the matter of a view begins: "seine Sicht auf [den Vorfall]" is about the incident."""
    for k in range(*phrase):
        if view.words[k] in frames("views") and view.lower(k + 1) in ("auf", "zu", "zur", "zum", "über"):
            return k + 2
    return phrase[0]


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
                parts = parted(view, at + 1, clause.tokens[-1] + 1)
                if not (parts and lemma in frames("arranging") and _contact(view, parts[0])):
                    yield at + 1
        if "object" in preps:
            yield from _objects(view, clause)


def _agreed(view: View, listed: Sequence[Clause], place: int, sentence: Range) -> Iterator[int]:
    """What the clause behind "einigten sich", "waren sich einig" is about: its noun phrases."""
    clause = listed[place]
    words = {view.lowers[k] for k in clause.tokens}
    lemmas = set(clause.lemmas)
    if not (
        lemmas & frames("agreeing")
        or words & frames("agreed")
        or (lemmas & frames("verbs") and "darüber" in words)
    ):
        return
    yield from _of_complement(view, listed, place, sentence)


def _urged(view: View, listed: Sequence[Clause], place: int, sentence: Range) -> Iterator[int]:
    """What somebody who takes part demands, promises or stresses in the clause behind: its noun phrases."""
    clause = listed[place]
    urging = any(
        lemma in view.lexicon.verbs and view.lexicon.verbs[lemma].force in _URGING for lemma in clause.lemmas
    )
    noun = any(view.words[k] in frames("intents") for k in clause.tokens)
    if not (urging or noun) or not _by_a_leader(view, clause):
        return
    yield from _of_complement(view, listed, place, sentence)


def _by_a_leader(view: View, clause: Clause) -> bool:
    """Whether somebody who can take part in a contact is named in the clause as its subject."""
    agent = view.subject(clause)
    if agent is None:
        return clause.shares_subject
    start, end = view.span(agent)
    if any(view.lowers[k] in frames("parties") for k in range(*agent)):
        return True
    return any(m.start < end and start < m.end and (m.counts or m.members) for m in view.doc._.mentions)


def _of_complement(view: View, listed: Sequence[Clause], place: int, sentence: Range) -> Iterator[int]:
    """The noun phrases of the infinitive, or of the clause with "dass", behind a clause."""
    further = listed[place + 1] if place + 1 < len(listed) else None
    infinitive = infinitive_after(view, sentence, listed, place)
    if infinitive is not None:
        for part in _coordinated(view, infinitive):
            yield from (_matter(view, phrase) for phrase in _phrases_in(view, range(*part))[:1])
    elif further is not None and further.opener is not None and view.lowers[further.opener] in _COMPLEMENTS:
        fitting = [p for p in _phrases(view, further) if _fits(view, p) and not _states(view, p)]
        yield from (_matter(view, phrase) for phrase in fitting[:1])


def _coordinated(view: View, infinitive: Range) -> Iterator[Range]:
    """The infinitives with "zu" that "und" joins: "den Krieg zu beenden und die Truppen abzuziehen"."""
    begin, closed = infinitive[0], False
    for k in range(*infinitive):
        closed = closed or closes_with_zu(view, k, infinitive[1])
        if closed and view.lowers[k] in ("und", "sowie", "oder"):
            yield begin, k
            begin, closed = k + 1, False
    yield begin, infinitive[1]


def _states(view: View, phrase: Range) -> bool:
    """Whether all that a phrase names are states: who acts rather than what it is about."""
    nouns = [view.starts[k] for k in range(*phrase) if view.nominal(k)]
    states = [m for m in view.doc._.mentions if m.kind in ("state", "side")]
    return bool(nouns) and all(any(m.start <= n < m.end for m in states) for n in nouns)


# -- beside the clause's frame --------------------------------------------------------------------
def _marked(view: View, sentence: Range) -> Iterator[int]:
    """What stands behind "hinsichtlich", "mit Blick auf", "zum Thema"; trouble spots by name."""
    first, last = sentence
    for at in range(first, last - 1):
        lower = view.lowers[at]
        if lower in frames("regarding"):
            yield at + 1
            continue
        for phrase in _regarding():
            if lower == phrase[0] and view.lowers[at : at + len(phrase)] == phrase:
                yield at + len(phrase)
        if view.words[at] in frames("spots"):
            yield at + 1


@cache
def _regarding() -> list[list[str]]:
    return [str(phrase).split() for phrase in rows()["frames"]["regarding_phrases"]]


def _behind_colon(view: View, listed: Sequence[Clause], sentence: Range) -> Iterator[int]:
    """Nouns behind the colon of a clause of talk: "Thema: der Handel", "telefonierte mit Xi: Freihandel"."""
    colon = next((k for k in range(*sentence) if view.words[k] == ":"), None)
    if colon is None or colon + 1 >= sentence[1] or colon == sentence[0]:
        return
    before = view.words[colon - 1]
    talked = any(set(c.lemmas) & frames("verbs") for c in listed if c.start < colon)
    told = any(c.finite is not None and c.finite > colon for c in listed)
    if not told and (talked or before in frames("topic_nouns") or before in frames("centre")):
        yield colon + 1


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
    heads = [view.words[k] for k in range(*topic) if view.nominal(k)]
    if heads[:1] and heads[0] in frames("never"):
        return False
    if not any(view.nominal(k) for k in range(*topic)):
        return False
    if topic[1] - topic[0] == 1 and themed(view.words[topic[0]]):
        return True
    if view.words[topic[1] - 1] in frames("nouns") and view.lowers[topic[1] : topic[1] + 1] == ["über"]:
        return False
    if view.initial(topic[0]) and topic[1] - topic[0] == 1 and heads[0].endswith(("isch", "lich")):
        return False  # an adverb that opens the sentence
    start, _ = view.span(topic)
    noun = next(view.starts[k] for k in range(*topic) if view.nominal(k))
    if any(_person(m.kind) and m.start <= noun < m.end for m in doc._.mentions):
        return False
    before = view.lowers[topic[0] - 1] if topic[0] else ""
    if before in ("in", "aus") and any(m.kind == "place" and m.start == start for m in doc._.mentions):
        return False  # where they talked
    return not any(timex.start <= start < timex.end for timex in doc._.timexes)


def _person(kind: str) -> bool:
    return kind in ("person", "office", "pronoun", "group", "side")
