"""Clauses of a German sentence: where they begin and end, their verb group and what it says of time and modality.

The grammar works on tokens, from closed word classes and conjugated verb lists (``clause_words.toml`` and what
the caller adds), in one pass and without a statistical model. A :class:`Clause` owns the tokens that are its own:
those of a relative clause embedded in it belong to the relative clause.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from depesche.lang.de.grammar.drafting import (
    Draft,
    closes,
    continues,
    left_over,
    only_infinite,
    phrases_behind,
)
from depesche.lang.de.grammar.kinds import (
    concedes,
    kind_of,
    last_finite,
    only_verbs,
    opens_list,
    opens_relative,
    with_zu,
)
from depesche.lang.de.grammar.segments import Segment, segments
from depesche.lang.de.grammar.verb_group import VerbGroup, tags_of, verb_group
from depesche.lang.de.grammar.word_classes import Words
from depesche.lang.syntax import Clause, ClauseKind
from depesche.lang.tokens import Tokens
from depesche.light import replace

#: Tenses that an auxiliary makes with a participle.
_PERFECT: Final = ("perfect", "pluperfect")
#: Those of what is said or known: what follows such a clause belongs to it.
_CONTENT: Final = ("dass", "daß", "ob")
#: How far (in tokens) behind the end of a clause the next begins at once, with a comma between.
_COMMA: Final = 2


def clauses(tokens: Tokens, start: int, end: int, words_: Words) -> list[Clause]:
    """The clauses of the sentence that spans the tokens ``start`` to ``end`` (half-open), in order."""
    tags = tags_of(tokens, start, end, words_)
    return _assembled(tokens, segments(tokens, start, end, tags, words_), words_)


# -- clauses --------------------------------------------------------------------------------------
@dataclass(slots=True)
class _Assembly:
    """The clauses of one sentence while its segments are put together; phrases wait for the first verb."""

    text: Tokens
    words: Words
    drafts: list[Draft] = field(default_factory=list)
    waiting: list[Segment] = field(default_factory=list)

    def add(self, part: Segment, then: Segment | None) -> None:
        """Give the next segment its place: the first of the ways that is open to it; ``then`` is the one after it."""
        seg = replace(part, tags={}) if concedes(self.text, part) else part
        if self._completes(seg, then) or self._opens_list(seg) or self._closes(seg, then):
            return
        kind, opener = kind_of(self.text, seg, self.words, first=not self.drafts and not self.waiting)
        if self._coordinated(seg, kind) or self._goes_on(seg, kind):
            return
        self._begin(seg, kind, opener)

    def _completes(self, seg: Segment, then: Segment | None) -> bool:
        """The verbs of a subordinate clause come behind a list, "dass er mit A, B und C | gesprochen habe", or behind
        a relative clause: "dass er beim Gipfel, der in Rom ist, | mit A sprechen wird".
        """
        place = len(self.drafts) - 1
        while place > 0 and self.drafts[place].kind == "relative":
            place -= 1
        if place < 0 or not self.drafts[place].unverbed() or not last_finite(self.text, seg):
            return False
        if then is not None and opens_relative(self.text, seg, self.words) and self._ends_clause(then):
            return False  # the verb of a relative clause; that of the subordinate one is to come
        self.drafts[place].segments.append(seg)
        return True

    def _ends_clause(self, seg: Segment) -> bool:
        """Whether the segment is the rest of a subordinate clause with its verb, and opens no other clause."""
        first = self.text.lowers[seg.tokens[0]]
        opens = first in self.words.subordinators or first in self.words.conjunctions
        return last_finite(self.text, seg) and not opens and not opens_relative(self.text, seg, self.words)

    def _opens_list(self, seg: Segment) -> bool:
        """A subordinate clause ends at the first comma of a list or at that before an apposition: "dass er mit A, |
        B und C gesprochen habe", "Nachdem A, | der Präsident, B getroffen hatte".
        """
        opened = None if self.waiting else opens_list(self.text, seg, self.words)
        if opened is not None:
            self.drafts.append(Draft("subordinate", [seg], self._matrix(), opened))
        return opened is not None

    def _closes(self, seg: Segment, then: Segment | None) -> bool:
        """The infinite verb that the clause lacks: "hat mit A, B und C | telefoniert"."""
        matrix = self._matrix()
        found = matrix is not None and closes(self.text, self.drafts[matrix], seg)
        found = found and not self._relative_between(seg, then)
        if found and matrix is not None:
            self.drafts[matrix].segments.append(seg)
        return found

    def _relative_between(self, seg: Segment, then: Segment | None) -> bool:
        """Whether the verb is that of a relative clause, and the one that is lacking comes behind it: "wird A, der zum
        ersten Mal dort tagt, | von B empfangen".
        """
        if then is None or not last_finite(self.text, seg) or not opens_relative(self.text, seg, self.words):
            return False
        return bool(then.verbal) and not then.coordinated and only_infinite(then)

    def _coordinated(self, seg: Segment, kind: ClauseKind) -> bool:
        """A second clause of the same kind behind a conjunction: "flog nach A | und traf B"."""
        open_kinds = ("main", "relative") if self.drafts and self.drafts[-1].kind == "subordinate" else ("main",)
        found = bool(seg.coordinated and self.drafts and kind in open_kinds and self.drafts[-1].kind != "fragment")
        if found:
            last = self.drafts[-1]
            again = Draft(last.kind, [seg], last.parent, last.opener, shares_subject=seg.shares_subject)
            self.drafts.append(again)
        return found

    def _goes_on(self, seg: Segment, kind: ClauseKind) -> bool:
        """A phrase without a verb, or the rest of a clause behind an embedded one."""
        matrix = self._matrix()
        if kind == "fragment":
            over = matrix is not None and self._embedded_is_over()
            place = matrix if over and matrix is not None else -1
            (self.drafts[place].segments if self.drafts else self.waiting).append(seg)
        elif kind == "main" and matrix is not None and continues(self.drafts[matrix], seg):
            self.drafts[matrix].segments.append(seg)
        else:
            return False
        return True

    def _embedded_is_over(self) -> bool:
        """Whether the clause before lies within another and has its verb: "A, der dort wohnt, [am Montag in Rom]",
        "telefonierte, wie es hieß, [mit B]".
        """
        last = self.drafts[-1]
        embedded = last.kind == "relative" or (last.kind == "subordinate" and self._aside(last))
        return embedded and last_finite(self.text, last.segments[-1])

    def _aside(self, draft: Draft) -> bool:
        """Whether the subordinate clause says how or when something is, and not what somebody says or knows."""
        opener = self.text.lowers[draft.opener] if draft.opener is not None else ""
        return opener not in _CONTENT

    def _begin(self, seg: Segment, kind: ClauseKind, opener: int | None) -> None:
        """A clause of its own, with the phrases before it that wait for a verb."""
        main = kind == "main"
        own = [*left_over(self.drafts, seg), seg] if main else [*self._phrases_before(seg, kind, opener), seg]
        if kind == "infinitive" and opener is None:
            opener = with_zu(self.text, own[0])
        if kind in ("main", "infinitive") and self.waiting and not any(d.kind == "main" for d in self.drafts):
            own, self.waiting = [*self.waiting, seg], []
        shares = seg.shares_subject or (main and bool(self.drafts) and _goes_on(self.text, seg, self.words))
        parent = None if main else self._above(own[0], opener)
        self.drafts.append(Draft(kind, own, parent, opener, shares_subject=shares))

    def _above(self, seg: Segment, opener: int | None) -> int | None:
        """The place of the clause that governs an embedded one: a purpose is that of the clause right before it, which
        may be embedded itself ("kündigte an, im Mai nach Athen zu reisen, um A zu treffen").
        """
        opening = self.text.lowers[opener] if opener is not None else ""
        last = len(self.drafts) - 1
        if self.drafts and self.words.conjoined.get(opening) == "purpose":
            end = max(self.drafts[last].tokens)
            if self.drafts[last].kind != "relative" and seg.tokens[0] - end <= _COMMA:
                return last
        return self._matrix()

    def _phrases_before(self, seg: Segment, kind: ClauseKind, opener: int | None) -> list[Segment]:
        """The phrases before an infinitive that are its own: all if it has none itself, or if they open with a
        preposition or a conjunction of infinitives: "plant, | mit A, | dem Präsidenten, | über Gas zu sprechen".
        """
        found = phrases_behind(self.drafts) if kind == "infinitive" and opener is None else []
        if not found:
            return []
        opens = (
            with_zu(self.text, found[0]) is not None
            or self.text.lowers[found[0].tokens[0]] in self.words.prepositions
        )
        if opens or only_verbs(self.text, seg):
            last = self.drafts[-1].segments
            self.drafts[-1].segments = last[: len(last) - len(found)]
            return found
        return []

    def _matrix(self) -> int | None:
        """The place of the clause that an embedded one belongs to."""
        for place in range(len(self.drafts) - 1, -1, -1):
            if self.drafts[place].kind in ("main", "fragment"):
                return place
        return len(self.drafts) - 1 if self.drafts else None


def _assembled(text: Tokens, parts: Sequence[Segment], words_: Words) -> list[Clause]:
    assembly = _Assembly(text, words_)
    for place, part in enumerate(parts):
        assembly.add(part, parts[place + 1] if place + 1 < len(parts) else None)
    drafts = assembly.drafts
    if assembly.waiting:
        drafts.append(Draft("fragment", assembly.waiting))
    return _ordered(_shared_verbs([_closed(text, draft, words_) for draft in drafts], drafts), drafts)


def _goes_on(text: Tokens, seg: Segment, words_: Words) -> bool:
    """Whether the segment is a conjunction and at once a verb: "– und sagte das Treffen ab"."""
    first = text.lowers[seg.tokens[0]] in words_.conjunctions
    return first and len(seg.tokens) > 1 and seg.tokens[1] in seg.finites


def _closed(text: Tokens, draft: Draft, words_: Words) -> Clause:
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
        negated=_negated(text, draft, words_),
        passive=group.passive,
        shares_subject=draft.shares_subject,
        conjunction=_conjunction(text, draft, words_),
    )


def _conjunction(text: Tokens, draft: Draft, words_: Words) -> str:
    """What the word that opens a subordinate or infinitive clause says."""
    if draft.opener is None or draft.kind not in ("subordinate", "infinitive"):
        return ""
    return words_.conjoined.get(text.lowers[draft.opener], "")


def _shared_verbs(found: list[Clause], drafts: Sequence[Draft]) -> list[Clause]:
    """An infinitive joined to one under a modal verb is under it too ("will A sehen und (will) B treffen"), and a
    participle to one under its auxiliary ("hat A besucht und gestern mit B telefoniert").
    """
    out = list(found)
    for place in range(1, len(out)):
        clause, before = out[place], out[place - 1]
        if drafts[place].joined_participle and before.tense in _PERFECT:
            out[place] = replace(clause, tense=before.tense)
            continue
        governed = before.modal is not None or before.tense == "future"
        if governed and clause.shares_subject and _bare_infinitive(clause):
            out[place] = replace(clause, finite=None, tense=before.tense, mood=before.mood, modal=before.modal)
    return out


def _bare_infinitive(clause: Clause) -> bool:
    """Whether the clause's one verb can be an infinitive: it does not open the clause and says no tense."""
    if clause.modal is not None or clause.tense not in ("none", "present") or len(clause.verbs) != 1:
        return False
    return clause.finite is None or (clause.finite == clause.verbs[-1] and clause.finite != clause.start)


def _negated(text: Tokens, draft: Draft, words_: Words) -> bool:
    """Whether a word negates what the clause says: none does in "nicht minder wichtig"."""
    lowers, negators = text.lowers, words_.negators
    found = [i for i in _said(text, draft, words_) if lowers[i] in negators]
    return any(i + 1 >= len(lowers) or lowers[i + 1] not in words_.not_negating for i in found)


def _said(text: Tokens, draft: Draft, words_: Words) -> Iterator[int]:
    """The tokens from the first part with a verb on: "keine Flaggen, keine Titel: ..." negates nothing, nor does
    "…, nicht als Gast" behind it.
    """
    begun = False
    for seg in draft.segments:
        contrast = begun and not seg.verbal and text.lowers[seg.tokens[0]] in words_.negators
        begun |= bool(seg.verbal)
        if not contrast and (begun or len(draft.segments) == 1):
            yield from seg.tokens


def _ordered(found: list[Clause], drafts: Sequence[Draft]) -> list[Clause]:
    """Parents of subordinate clauses that stand before their main clause are filled in."""
    out = list(found)
    for place, clause in enumerate(found):
        if clause.kind in ("subordinate", "infinitive") and clause.parent is None:
            main = next((k for k in range(place + 1, len(drafts)) if drafts[k].kind == "main"), None)
            out[place] = replace(clause, parent=main)
    return out
