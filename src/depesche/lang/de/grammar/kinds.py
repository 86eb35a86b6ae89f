"""What kind of clause a segment begins: by its first words and where its verb stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from depesche.lang.de.grammar.segments import Segment
from depesche.lang.de.grammar.word_classes import Words
from depesche.lang.syntax import ClauseKind
from depesche.lang.tokens import Tokens

#: Subordinators that are never prepositions.
LISTING: Final = ("dass", "daß", "ob", "weil", "nachdem", "obwohl", "indem", "wobei", "sodass", "sobald", "wonach")
#: Conjunctions of an infinitive, which may look like a finite plural: "um ihn zu treffen".
_WITH_ZU: Final = ("um", "ohne", "statt", "anstatt")
#: A clause is opened by one of its first tokens (so many).
_OPENING: Final = 4


def kind_of(text: Tokens, seg: Segment, words_: Words, *, first: bool) -> tuple[ClauseKind, int | None]:
    """The kind of the clause that a segment begins, and the token that opens it."""
    if not seg.verbal:
        return "fragment", None
    opens = 1 if text.lowers[seg.tokens[0]] in words_.conjunctions and len(seg.tokens) > 1 else 0
    opener = seg.tokens[opens]
    infinitive = zu_infinitive(text, seg)
    if infinitive and text.lowers[opener] in _WITH_ZU:
        return "infinitive", opener
    final = _verb_final(text, seg)
    if text.lowers[opener] in words_.subordinators and (final or text.lowers[opener] in LISTING):
        return "subordinate", opener
    if infinitive:
        return "infinitive", None
    if final and not first and not _second(text, seg, seg.finites):
        relative = _relative(text, seg.tokens[opens : min(opens + 2, _OPENING)], words_)
        if relative is not None:
            return "relative", relative
    return "main", None


def with_zu(text: Tokens, seg: Segment) -> int | None:
    """The conjunction of an infinitive that opens the segment."""
    return seg.tokens[0] if text.lowers[seg.tokens[0]] in _WITH_ZU else None


def _relative(text: Tokens, opening: Sequence[int], words_: Words) -> int | None:
    """The relative pronoun; none with a capital: "… kein Foto: Die Begegnung ist vorbei" opens a main clause."""
    small = (at for at in opening if not text.words[at][:1].isupper())
    return next((at for at in small if text.lowers[at] in words_.relatives), None)


def opens_relative(text: Tokens, seg: Segment, words_: Words) -> bool:
    """Whether the segment begins with what can be a relative pronoun."""
    return _relative(text, seg.tokens[:1], words_) is not None


def opens_list(text: Tokens, seg: Segment, words_: Words) -> int | None:
    """The subordinator of a segment that ends, without a verb, at the first comma of a list of names."""
    opens = 1 if text.lowers[seg.tokens[0]] in words_.conjunctions and len(seg.tokens) > 1 else 0
    at = seg.tokens[opens]
    return at if not seg.verbal and text.lowers[at] in LISTING and len(seg.tokens) > opens + 1 else None


def _verb_final(text: Tokens, seg: Segment) -> bool:
    """Whether the finite verb stands last, behind more than the word that opens the clause."""
    finites = seg.finites
    return bool(finites) and finites[-1] == _last_word(text, seg) and finites[-1] > seg.tokens[0] + 1


def last_finite(text: Tokens, seg: Segment) -> bool:
    """Whether the segment ends with its finite verb, as the end of a subordinate clause does, or is nothing but verbs:
    "dass A, der Präsident, | telefoniert habe".
    """
    if not seg.finites or seg.finites[-1] != _last_word(text, seg):
        return False
    return seg.finites[0] != seg.tokens[0] or only_verbs(text, seg)


def only_verbs(text: Tokens, seg: Segment) -> bool:
    """Whether the segment has nothing but verbs, and "zu"."""
    words = [i for i in seg.tokens if text.words[i].isalpha()]
    return bool(words) and all(i in seg.tags or text.lowers[i] == "zu" for i in words)


def concedes(text: Tokens, seg: Segment) -> bool:
    """Whether the segment is a concession without a verb of its own: "wenn auch etwas verspätet"."""
    if [text.lowers[i] for i in seg.tokens[:2]] != ["wenn", "auch"] or len(seg.verbal) > 1:
        return False
    return all(seg.tags[i].participle for i in seg.verbal)


def zu_infinitive(text: Tokens, seg: Segment) -> bool:
    """Whether the segment's only verb is an infinitive with "zu"."""
    strict = [i for i in seg.finites if not seg.tags[i].infinite]
    if strict:
        return False
    for i in seg.verbal:
        if seg.tags[i].infinite and (text.lowers[i - 1] == "zu" or "zu" in text.lowers[i][2:-3]):
            return True
    return False


def _second(text: Tokens, seg: Segment, finites: list[int]) -> bool:
    """Whether the first finite verb stands early: the second element of a main clause."""
    first = finites[0]
    last = first + 1 == len(text) or first + 1 in text.firsts
    return first - seg.tokens[0] <= 1 and first != seg.tokens[-1] and not last


def _last_word(text: Tokens, seg: Segment) -> int:
    return next((i for i in reversed(seg.tokens) if text.words[i].isalpha()), seg.tokens[-1])
