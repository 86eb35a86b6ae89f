"""Clauses of a German sentence: where they begin and end, their verb group and what it says of time and modality.

The grammar works on tokens, from closed word classes and conjugated verb lists (``clause_words.toml`` and what
the caller adds), in one pass and without a statistical model. A :class:`Clause` owns the tokens that are its own:
those of a relative clause embedded in it belong to the relative clause.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from depesche.lang.de.grammar.segments import Segment, segments
from depesche.lang.de.grammar.verb_group import VerbGroup, tags_of, verb_group
from depesche.lang.de.grammar.word_classes import Words
from depesche.lang.syntax import Clause, ClauseKind
from depesche.lang.tokens import Tokens

#: Conjunctions of an infinitive, which may look like a finite plural: "um ihn zu treffen".
#: Subordinators that are never prepositions.
_LISTING: Final = ("dass", "daß", "ob", "weil", "nachdem")
_WITH_ZU: Final = ("um", "ohne", "statt", "anstatt")


def clauses(
    tokens: Tokens, start: int, end: int, words_: Words, solid: Collection[int] = frozenset()
) -> list[Clause]:
    """The clauses of the sentence that spans the tokens ``start`` to ``end`` (half-open), in order.

    No clause begins or ends at the ``solid`` tokens: commas inside names and titles.
    """
    tags = tags_of(tokens, start, end, words_)
    return _assembled(tokens, segments(tokens, start, end, tags, words_, solid), words_)


# -- clauses --------------------------------------------------------------------------------------
@dataclass(slots=True)
class _Draft:
    """A clause while its tokens are still being gathered."""

    kind: ClauseKind
    segments: list[Segment]
    parent: int | None = None
    opener: int | None = None
    shares_subject: bool = False

    @property
    def tokens(self) -> list[int]:
        return [i for seg in self.segments for i in seg.tokens]

    @property
    def finite(self) -> bool:
        return any(seg.finites for seg in self.segments)

    def unverbed(self) -> bool:
        """Whether a subordinate clause still waits for its verbs: "dass er mit A, B und C [gesprochen habe]"."""
        return self.kind == "subordinate" and not any(seg.tags for seg in self.segments)

    def open_bracket(self) -> bool:
        """Whether a finite auxiliary still waits for its infinite verb."""
        tags = [tag for seg in self.segments for tag in seg.tags.values()]
        return bool(tags) and not any(tag.lexical for tag in tags)


def _assembled(text: Tokens, parts: Sequence[Segment], words_: Words) -> list[Clause]:
    drafts: list[_Draft] = []
    waiting: list[Segment] = []
    for part in parts:
        seg = replace(part, tags={}) if _concedes(text, part) else part
        if drafts and drafts[-1].unverbed() and _last_finite(text, seg):
            drafts[-1].segments.append(seg)
            continue
        if drafts and (opened := _opens_list(text, seg, words_)) is not None:
            drafts.append(_Draft("subordinate", [seg], _matrix(drafts), opened))
            continue
        matrix = _matrix(drafts)
        if matrix is not None and _closes(text, drafts[matrix], seg):
            drafts[matrix].segments.append(seg)
            continue
        kind, opener = _kind(text, seg, words_, first=not drafts and not waiting)
        if seg.coordinated and drafts and kind == "main" and drafts[-1].kind != "fragment":
            last = drafts[-1]
            drafts.append(_Draft(last.kind, [seg], last.parent, last.opener, shares_subject=seg.shares_subject))
        elif kind == "fragment":
            (drafts[-1].segments if drafts else waiting).append(seg)
        elif kind == "main" and matrix is not None and _continues(drafts[matrix], seg):
            drafts[matrix].segments.append(seg)
        else:
            parent = matrix if kind != "main" else None
            own = [*_left_over(drafts, seg), seg] if kind == "main" else [seg]
            if kind in ("main", "infinitive") and waiting and not drafts_open(drafts):
                own, waiting = [*waiting, seg], []
            shares = seg.shares_subject or (kind == "main" and bool(drafts) and _goes_on(text, seg, words_))
            drafts.append(_Draft(kind, own, parent, opener, shares_subject=shares))
    if waiting:
        drafts.append(_Draft("fragment", waiting))
    return _ordered(_shared_verbs([_closed(text, draft, words_) for draft in drafts]), drafts)


def _opens_list(text: Tokens, seg: Segment, words_: Words) -> int | None:
    """The subordinator of a segment that ends, without a verb, at the first comma of a list of names."""
    opens = 1 if text.lowers[seg.tokens[0]] in words_.conjunctions and len(seg.tokens) > 1 else 0
    at = seg.tokens[opens]
    return at if not seg.verbal and text.lowers[at] in _LISTING and len(seg.tokens) > opens + 1 else None


def _last_finite(text: Tokens, seg: Segment) -> bool:
    """Whether the segment ends with its finite verb, as the end of a subordinate clause does."""
    return bool(seg.finites) and seg.finites[-1] == _last_word(text, seg) and seg.finites[0] != seg.tokens[0]


def _goes_on(text: Tokens, seg: Segment, words_: Words) -> bool:
    """Whether the segment is a conjunction and at once a verb: "– und sagte das Treffen ab"."""
    first = text.lowers[seg.tokens[0]] in words_.conjunctions
    return first and len(seg.tokens) > 1 and seg.tokens[1] in seg.finites


def _left_over(drafts: Sequence[_Draft], seg: Segment) -> list[Segment]:
    """Phrases between a colon and a clause that begins with its verb ("so weit: A (66) und B (70) trafen")."""
    if not drafts or not seg.finites or seg.finites[0] != seg.tokens[0] or seg.coordinated:
        return []
    last = drafts[-1].segments
    keep = len(last)
    while keep > 1 and not last[keep - 1].verbal:
        keep -= 1
    while keep < len(last) and not last[keep].after_colon:
        keep += 1
    taken = last[keep:]
    drafts[-1].segments = last[:keep]
    return taken


def drafts_open(drafts: Sequence[_Draft]) -> bool:
    """Whether a main clause has begun already: what waits then belongs to it."""
    return any(draft.kind == "main" for draft in drafts)


def _matrix(drafts: Sequence[_Draft]) -> int | None:
    for place in range(len(drafts) - 1, -1, -1):
        if drafts[place].kind in ("main", "fragment"):
            return place
    return len(drafts) - 1 if drafts else None


def _closes(text: Tokens, matrix: _Draft, seg: Segment) -> bool:
    """Whether the segment brings the infinite verb that the clause still lacks ("hat mit A, B und C [telefoniert]")."""
    infinite = all(seg.tags[i].infinite or seg.tags[i].participle for i in seg.verbal)
    if not seg.verbal or not infinite or seg.coordinated or _zu_infinitive(text, seg):
        return False
    if seg.after_colon and seg.finites:
        return False  # "Nun ist es klar: A und B kommen"
    return matrix.kind == "main" and matrix.open_bracket()


def _continues(matrix: _Draft, seg: Segment) -> bool:
    """Whether the segment is the rest of the matrix clause after an embedded one."""
    if matrix.kind == "fragment":
        return True
    if seg.after_colon and seg.finites:
        return False
    if not seg.finites or all(seg.tags[i].infinite or seg.tags[i].participle for i in seg.verbal):
        return matrix.open_bracket()
    return not matrix.finite


def _kind(text: Tokens, seg: Segment, words_: Words, *, first: bool) -> tuple[ClauseKind, int | None]:
    if not seg.verbal:
        return "fragment", None
    head = [text.lowers[i] for i in seg.tokens[:4]]
    opens = 1 if head[0] in words_.conjunctions and len(head) > 1 else 0
    finites = seg.finites
    final = bool(finites) and finites[-1] == _last_word(text, seg) and finites[-1] > seg.tokens[0] + 1
    if head[opens] in _WITH_ZU and _zu_infinitive(text, seg):
        return "infinitive", seg.tokens[opens]
    if head[opens] in words_.subordinators and (final or head[opens] in _LISTING):
        return "subordinate", seg.tokens[opens]
    if _zu_infinitive(text, seg):
        return "infinitive", None
    if finites and final and not first and not _second(text, seg, finites):
        for offset in (opens, opens + 1):
            if offset < len(head) and head[offset] in words_.relatives:
                return "relative", seg.tokens[offset]
    return ("main", None) if finites or seg.verbal else ("fragment", None)


def _concedes(text: Tokens, seg: Segment) -> bool:
    """Whether the segment is a concession without a verb of its own: "wenn auch etwas verspätet"."""
    if [text.lowers[i] for i in seg.tokens[:2]] != ["wenn", "auch"] or len(seg.verbal) > 1:
        return False
    return all(seg.tags[i].participle for i in seg.verbal)


def _last_word(text: Tokens, seg: Segment) -> int:
    return next((i for i in reversed(seg.tokens) if text.words[i].isalpha()), seg.tokens[-1])


def _second(text: Tokens, seg: Segment, finites: list[int]) -> bool:
    """Whether the first finite verb stands early: the second element of a main clause."""
    first = finites[0]
    last = first + 1 == len(text) or first + 1 in text.firsts
    return first - seg.tokens[0] <= 1 and first != seg.tokens[-1] and not last


def _zu_infinitive(text: Tokens, seg: Segment) -> bool:
    strict = [i for i in seg.finites if not seg.tags[i].infinite]
    if strict:
        return False
    for i in seg.verbal:
        if seg.tags[i].infinite and (text.lowers[i - 1] == "zu" or "zu" in text.lowers[i][2:-3]):
            return True
    return False


def _closed(text: Tokens, draft: _Draft, words_: Words) -> Clause:
    tokens = tuple(draft.tokens)
    tags = {i: tag for seg in draft.segments for i, tag in seg.tags.items()}
    group = verb_group(text, tokens, tags, words_) if tags else VerbGroup(None, (), "none")
    return Clause(
        draft.kind,
        tokens,
        parent=draft.parent,
        opener=draft.opener,
        finite=group.finite,
        verbs=tuple(tags),
        lemmas=group.lemmas,
        tense=group.tense,
        mood=group.mood,
        modal=group.modal,
        negated=any(text.lowers[i] in words_.negators for i in _said(draft)),
        passive=group.passive,
        shares_subject=draft.shares_subject,
        conjunction=_conjunction(text, draft, words_),
    )


def _conjunction(text: Tokens, draft: _Draft, words_: Words) -> str:
    """What the word that opens a subordinate or infinitive clause says."""
    if draft.opener is None or draft.kind not in ("subordinate", "infinitive"):
        return ""
    return words_.conjoined.get(text.lowers[draft.opener], "")


def _shared_verbs(found: list[Clause]) -> list[Clause]:
    """An infinitive joined to one under a modal verb is under it too: "will A sehen und (will) B treffen"."""
    out = list(found)
    for place in range(1, len(out)):
        clause, before = out[place], out[place - 1]
        governed = before.modal is not None or before.tense == "future"
        if clause.shares_subject and governed and clause.modal is None and clause.tense in ("none", "present"):
            infinite = clause.finite is None or clause.finite == clause.verbs[-1]
            if infinite and len(clause.verbs) == 1 and clause.finite != clause.start:
                out[place] = replace(clause, finite=None, tense=before.tense, mood=before.mood, modal=before.modal)
    return out


def _said(draft: _Draft) -> Iterator[int]:
    """The tokens from the first part with a verb on: "keine Flaggen, keine Titel: ..." negates nothing."""
    begun = False
    for seg in draft.segments:
        begun |= bool(seg.verbal)
        if begun or len(draft.segments) == 1:
            yield from seg.tokens


def _ordered(found: list[Clause], drafts: Sequence[_Draft]) -> list[Clause]:
    """Parents of subordinate clauses that stand before their main clause are filled in."""
    out = list(found)
    for place, clause in enumerate(found):
        if clause.kind in ("subordinate", "infinitive") and clause.parent is None:
            main = next((k for k in range(place + 1, len(drafts)) if drafts[k].kind == "main"), None)
            out[place] = replace(clause, parent=main)
    return out
