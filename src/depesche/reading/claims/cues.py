"""Cues: the words of a sentence that claim something, found by an ordered table of rules."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from depesche.lang.tokens import Tokens
from depesche.light import dataclass
from depesche.model import Bound, ClaimType, Kind
from depesche.reading.claims.words import ClaimWords
from depesche.rules import Rule, decide

#: So many words may stand between an ordinal and its noun.
_ADJECTIVES: Final = 3
#: Where a clause ends.
_COMMAS: Final = frozenset({",", ";", ":"})


@dataclass(frozen=True, slots=True)
class Cue:
    """What a claim stands on: the tokens that make it, its type and number, and the noun's kind if it has one."""

    start: int
    end: int
    type: ClaimType
    n: int | None = None
    kind: Kind | None = None
    bound: Bound = "exactly"


class At(NamedTuple):
    """A token that may begin a cue, in its sentence."""

    tokens: Tokens
    words: ClaimWords
    start: int
    i: int
    end: int

    @property
    def lower(self) -> str:
        """The word in lower case."""
        return self.tokens.lowers[self.i]


def cues_of(tokens: Tokens, words: ClaimWords, start: int, end: int) -> Iterator[Cue]:
    """The cues of a sentence: at each token those of the first rule that its word falls under."""
    for i in range(start, end):
        if tokens.lowers[i] in words.opening or words.position(tokens.lowers[i]) is not None:
            found = decide(CUE_RULES, At(tokens, words, start, i, end))
            yield from found.value if found else ()


def _is_first(at: At) -> bool:
    return at.lower in at.words.first


def _first(at: At) -> Iterator[Cue]:
    yield from _before_noun(at, "first", None)
    yield from _times(at, "first", None)


def _is_ordinal(at: At) -> bool:
    return at.words.position(at.lower) is not None


def _ordinal(at: At) -> Iterator[Cue]:
    n = at.words.position(at.lower)
    kind: ClaimType = "first" if n == 1 else "ordinal"
    yield from _before_noun(at, kind, n if kind == "ordinal" else None)
    yield from _times(at, kind, n if kind == "ordinal" else None)


def _is_last(at: At) -> bool:
    return at.lower in at.words.last


def _last(at: At) -> Iterator[Cue]:
    yield from _before_noun(at, "last", None)


def _is_premiere(at: At) -> bool:
    return at.tokens.words[at.i] in at.words.premiere or at.lower in at.words.premiere


def _premiere(at: At) -> Iterator[Cue]:
    yield Cue(at.i, at.i + 1, "first")


def _is_count(at: At) -> bool:
    return at.words.numbers.times_at(at.tokens, at.i, at.end) is not None


def _count(at: At) -> Iterator[Cue]:
    times = at.words.numbers.times_at(at.tokens, at.i, at.end)
    if times is None:
        return
    first, n, bound = at.words.numbers.bounded(at.tokens, at.start, at.i, times[0])
    if _counts(at, times[0], bound):
        yield Cue(first, times[1], "count", n, bound=bound)


def _is_last_time(at: At) -> bool:
    return at.lower in at.words.phrases["last_time"]


def _last_time(at: At) -> Iterator[Cue]:
    yield Cue(at.i, at.i + 1, "last")


def _is_never(at: At) -> bool:
    return at.lower in at.words.phrases["never"]


def _never(at: At) -> Iterator[Cue]:
    if _denies_contact(at, at.i + 1):
        yield Cue(at.i, at.i + 1, "never_before")


def _is_not_yet(at: At) -> bool:
    return at.i + 1 < at.end and f"{at.lower} {at.tokens.lowers[at.i + 1]}" in at.words.phrases["not_yet"]


def _not_yet(at: At) -> Iterator[Cue]:
    if _denies_contact(at, at.i + 2):
        acquainted = at.words.phrases["know"] & _clause(at)
        yield Cue(at.i, at.i + 2, "never_before", kind="meeting" if acquainted else None)


def _denies_contact(at: At, behind: int) -> bool:
    """Whether what has not been yet is a contact, by a verb of its clause or a noun right behind the negation: not
    "hat die Einladung noch nicht angenommen".
    """
    nouns = at.tokens.words[behind : min(at.end, behind + _ADJECTIVES)]
    verbs = (at.words.met | at.words.phrases["know"]) & _clause(at)
    return bool(verbs) or any(at.words.frames.noun(word) for word in nouns if word[:1].isupper())


def _clause(at: At) -> frozenset[str]:
    """The words around the token up to the next commas, in lower case."""
    first, last = at.i, at.i
    while first > at.start and at.tokens.words[first - 1] not in _COMMAS:
        first -= 1
    while last + 1 < at.end and at.tokens.words[last + 1] not in _COMMAS:
        last += 1
    return frozenset(at.tokens.lowers[first : last + 1])


def _is_number(at: At) -> bool:
    return at.lower in at.words.numbers.numbers and at.tokens.words[at.i][:1].islower()


def _number_of(at: At) -> Iterator[Cue]:
    """A number before a plural noun of contact, with a scope in the sentence."""
    n = at.words.numbers.numbers[at.lower]
    if n < 2 or at.i + 1 >= at.end:
        return
    first, n, bound = at.words.numbers.bounded(at.tokens, at.start, at.i, n)
    frame = at.words.frames.noun(at.tokens.words[at.i + 1])
    scopes = at.words.phrases["since"] | at.words.phrases["so_far"]
    if frame is not None and scopes & set(at.tokens.lowers[at.start : at.end]):
        yield Cue(first, at.i + 2, "count", n, frame.kind, bound)


#: The first rule that a word falls under says what it claims.
CUE_RULES: Final[tuple[Rule[At, Iterator[Cue]], ...]] = (
    Rule("first", _first, _is_first),
    Rule("ordinal", _ordinal, _is_ordinal),
    Rule("last", _last, _is_last),
    Rule("premiere", _premiere, _is_premiere),
    Rule("count", _count, _is_count),
    Rule("last_time", _last_time, _is_last_time),
    Rule("never", _never, _is_never),
    Rule("not_yet", _not_yet, _is_not_yet),
    Rule("number", _number_of, _is_number),
)


def _before_noun(at: At, kind: ClaimType, n: int | None) -> Iterator[Cue]:
    """An ordinal before a noun of contact, with adjectives between: "das erste persönliche Treffen"."""
    k = at.i + 1
    while k < min(at.end, at.i + 1 + _ADJECTIVES) and not at.tokens.words[k][:1].isupper():
        k += 1
    if k >= at.end:
        return
    frame = at.words.frames.noun(at.tokens.words[k])
    between = at.tokens.lowers[at.i + 1 : k]
    if (
        frame is not None
        and not _journey(at, k)
        and all(w in at.words.between or w.endswith(at.words.adjective_ends) for w in between)
    ):
        yield Cue(at.i, k + 1, kind, n, frame.kind)


def _journey(at: At, noun: int) -> bool:
    """Whether the noun is one of journeys, and no place behind it says to whom: "ihre erste Auslandsreise"."""
    tokens = at.tokens
    behind = range(noun + 1, min(at.end - 1, noun + 1 + _ADJECTIVES))
    places = (
        tokens.lowers[k] in at.words.phrases["towards"] and tokens.words[k + 1][:1].isupper() for k in behind
    )
    return tokens.lowers[noun].endswith(at.words.journeys) and not any(places)


def _times(at: At, kind: ClaimType, n: int | None) -> Iterator[Cue]:
    """Such as "zum dritten Mal"."""
    tokens, phrases = at.tokens, at.words.phrases
    if not 0 < at.i < len(tokens) - 1:
        return
    if tokens.lowers[at.i - 1] in phrases["to_the"] and tokens.words[at.i + 1] in phrases["time"]:
        yield Cue(at.i - 1, at.i + 2, kind, n)


def _counts(at: At, n: int, bound: Bound) -> bool:
    """Whether a number of times counts contacts: with a verb of contact in the sentence, not "noch einmal"."""
    before = at.tokens.lowers[at.i - 1] if at.i > at.start else ""
    unsaid = bound == "exactly" and before not in at.words.phrases["so_far"]
    if before in at.words.numbers.uncounted or (n == 1 and unsaid):
        return False
    return bool(at.words.told & set(at.tokens.lowers[at.start : at.end]))
