"""Segments of a sentence: what stands between two breaks, the raw material of its clauses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from depesche.lang.de.grammar.word_classes import Tag, Words
from depesche.lang.tokens import Tokens

_BREAKS: Final = frozenset(',;:–—()"„“”«»›‹')
_QUOTES: Final = frozenset('"„“”«»›‹')
#: Quoted words without a verb up to this length (tokens) are a name or an attribute.
_NAME: Final = 6
#: A bracket of up to so many words (tokens) without a verb is an attribute.
_BRACKET: Final = 4
_DASHES: Final = frozenset("–—-")


@dataclass(slots=True)
class Segment:
    """Tokens between two breaks, with the verb tags of its tokens. ``under_auxiliary`` says that its verb may be a
    participle under the auxiliary of the segment before.
    """

    tokens: list[int]
    tags: dict[int, Tag]
    shares_subject: bool = False
    coordinated: bool = False
    after_colon: bool = False
    under_auxiliary: bool = False

    @property
    def finites(self) -> list[int]:
        """The tokens that can be its finite verb."""
        return [i for i, tag in self.tags.items() if tag.finite]

    @property
    def verbal(self) -> list[int]:
        """The tokens that can stand in its verb group."""
        return list(self.tags)


def segments(tokens: Tokens, start: int, end: int, tags: Mapping[int, Tag], words_: Words) -> list[Segment]:
    """The segments from ``start`` to ``end`` (half-open), in order."""
    found = _between_breaks(tokens, start, end, tags)
    return [part for segment in found for part in _parts(tokens, segment, words_)]


def _parts(tokens: Tokens, segment: Segment, words_: Words) -> list[Segment]:
    """The segment itself where no conjunction stands in it."""
    if words_.conjunctions.isdisjoint(map(tokens.lowers.__getitem__, segment.tokens)):
        return [segment]
    return _coordinated(tokens, segment, words_)


def _between_breaks(tokens: Tokens, start: int, end: int, tags: Mapping[int, Tag]) -> list[Segment]:
    out: list[Segment] = []
    current: list[int] = []
    colon = False
    words = tokens.words
    names = _quoted_names(words, start, end, tags) | _bracketed(words, start, end, tags)
    for i in range(start, end):
        word = words[i]
        if word.isalnum() or (i not in names and not word.isspace() and not _breaks(tokens, start, i)):
            current.append(i)
        elif i not in names and not word.isspace():
            if current:
                out.append(_segment(current, tags, after_colon=colon))
            current, colon = [], word == ":"
    if current:
        out.append(_segment(current, tags, after_colon=colon))
    return out


def _segment(tokens: list[int], tags: Mapping[int, Tag], *, after_colon: bool) -> Segment:
    return Segment(tokens, {k: tags[k] for k in tokens if k in tags}, after_colon=after_colon)


def _breaks(tokens: Tokens, start: int, at: int) -> bool:
    """Whether a mark ends a segment: no colon inside a word or number, no hyphen without a blank before it."""
    word = tokens.words[at]
    if word in _BREAKS:
        return word != ":" or tokens.spaced[at]
    return word in _DASHES and at > start and tokens.spaced[at - 1]


def _quoted_names(words: list[str], start: int, end: int, tags: Mapping[int, Tag]) -> set[int]:
    """The quotation marks around a few words without a verb ("die „Washington Post“"): they end no clause."""
    out: set[int] = set()
    if _QUOTES.isdisjoint(words[start:end]):
        return out
    opened: int | None = None
    for i in range(start, end):
        if words[i] not in _QUOTES:
            continue
        if opened is not None and 1 < i - opened <= _NAME and not any(k in tags for k in range(opened, i)):
            out |= {opened, i}
            opened = None
        else:
            opened = i
    return out


def _bracketed(words: list[str], start: int, end: int, tags: Mapping[int, Tag]) -> set[int]:
    """The brackets around a few words without a verb ("der Kanzler (CDU) traf"): they end no clause."""
    out: set[int] = set()
    if "(" not in words[start:end]:
        return out
    opened: int | None = None
    for i in range(start, end):
        if words[i] == "(":
            opened = i
        elif words[i] == ")" and opened is not None:
            inside = range(opened + 1, i)
            if 0 < len(inside) <= _BRACKET and not any(k in tags for k in inside):
                out |= {opened, i}
            opened = None
    return out


def _coordinated(tokens: Tokens, segment: Segment, words_: Words) -> list[Segment]:
    """The segment cut at a conjunction that joins two verb groups ("fliegt nach A und trifft dort B")."""
    for place, i in enumerate(segment.tokens):
        if place == 0 or tokens.lowers[i] not in words_.conjunctions:
            continue
        left, right = segment.tokens[:place], segment.tokens[place + 1 :]
        left_verbs = [k for k in left if k in segment.tags]
        right_verbs = [k for k in right if k in segment.tags]
        if _only_particle(tokens, left, right_verbs, words_):
            return [Segment(left, {}, segment.shares_subject), *_behind_particle(tokens, segment, right, words_)]
        if not _cut_here(tokens, segment, left_verbs, right, right_verbs, words_):
            continue
        head = Segment(
            left,
            {k: segment.tags[k] for k in left_verbs},
            segment.shares_subject,
            segment.coordinated,
            segment.after_colon,
        )
        shares = right_verbs[0] == right[0] or not segment.tags[right_verbs[0]].finite
        joined = _under_auxiliary(tokens, segment, left_verbs, right_verbs, words_)
        shares |= joined or _under_one_modal(tokens, segment, left_verbs, right_verbs, words_)
        tags = {k: segment.tags[k] for k in right_verbs}
        tail = Segment(right, tags, shares, coordinated=True, under_auxiliary=joined)
        return [head, *_coordinated(tokens, tail, words_)]
    return [segment]


def _only_particle(tokens: Tokens, left: list[int], verbs: list[int], words_: Words) -> bool:
    """Whether the particle of a verb before closes its clause: "traf mit A, dem Minister, [zusammen] und flog ab"."""
    return len(left) == 1 and tokens.lowers[left[0]] in words_.particles and bool(verbs)


def _behind_particle(tokens: Tokens, segment: Segment, right: list[int], words_: Words) -> list[Segment]:
    """What a conjunction joins behind such a particle."""
    tags = {k: segment.tags[k] for k in right if k in segment.tags}
    shares = next(iter(tags)) == right[0]
    return _coordinated(tokens, Segment(right, tags, shares, coordinated=True), words_)


def _cut_here(
    tokens: Tokens, segment: Segment, left: list[int], right: list[int], verbs: list[int], words_: Words
) -> bool:
    """Whether the conjunction joins two verb groups: those of ``left`` and ``verbs``, which stand in ``right``."""
    if not left or not verbs or not _two_groups(segment, left, verbs):
        return False
    return not _joins_names(tokens, right, verbs, words_)


def _under_auxiliary(tokens: Tokens, segment: Segment, left: list[int], right: list[int], words_: Words) -> bool:
    """Whether the verb on the right can be a participle under the auxiliary on the left: "hat A besucht und gestern mit
    B telefoniert".
    """
    last = next((k for k in reversed(segment.tokens) if tokens.words[k].isalpha()), -1)
    perfect = any(words_.auxiliaries.get(tokens.lowers[k]) in ("haben", "sein") for k in left)
    joined = perfect and right == [last] and segment.tags[last].participle
    return joined and any(segment.tags[k].participle for k in left)


def _under_one_modal(tokens: Tokens, segment: Segment, left: list[int], right: list[int], words_: Words) -> bool:
    """Whether the verb on the right is an infinitive under the modal verb on the left: "will A sehen und B treffen"."""
    last = next((k for k in reversed(segment.tokens) if tokens.words[k].isalpha()), -1)
    helpers = [
        k
        for k in left
        if tokens.lowers[k] in words_.modals or words_.auxiliaries.get(tokens.lowers[k]) == "werden"
    ]
    infinite = all(segment.tags[k].infinite for k in right) and any(segment.tags[k].infinite for k in left)
    return bool(helpers) and infinite and right[-1] == last


def _joins_names(tokens: Tokens, right: list[int], verbs: list[int], words_: Words) -> bool:
    """Whether another conjunction stands before the next verb: "fuhren A und B ins Hotel und berieten dort"."""
    ahead = right[: right.index(verbs[0])]
    if tokens.lowers[right[0]] in words_.successive:
        return False  # "wird empfangen und später A und B treffen"
    return any(tokens.lowers[i] in words_.conjunctions for i in ahead)


def _two_groups(segment: Segment, left: list[int], right: list[int]) -> bool:
    """Whether both sides hold a verb group: two finite verbs, or one auxiliary over two infinite verbs."""
    tags = segment.tags
    if any(tags[k].finite for k in right) and any(tags[k].finite for k in left):
        both_end = any(tags[k].lexical for k in left) or not tags[left[-1]].lexical
        # "haben A getroffen und B gesehen": the auxiliary alone on the left is no group of its own
        return both_end and not _only_auxiliary(segment, left, right)
    lexical_left = [k for k in left if tags[k].lexical]
    return bool(lexical_left) and any(tags[k].lexical for k in right)


def _only_auxiliary(segment: Segment, left: list[int], right: list[int]) -> bool:
    """One auxiliary on the left whose infinite verb stands on the right: no cut between them."""
    tags = segment.tags
    if any(tags[k].lexical for k in left) or len(left) != 1:
        return False
    strictly = [k for k in right if tags[k].finite and not tags[k].infinite and not tags[k].participle]
    return not strictly
