"""Whose words a passage between quotation marks is: ordered tables of rules, for passages that stand by themselves
and for those inside a sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from depesche.lang.speech import Saying, Told
from depesche.light import dataclass, replace
from depesche.reading.quotes import direct
from depesche.reading.quotes.chain import told_to
from depesche.reading.quotes.floor import main_clause
from depesche.reading.quotes.view import Range, View

#: Marks before a signature, and tokens in one, at most.
_SIGNING: Final = frozenset({"–", "—", "-", "("})
_SIGNATURE: Final = 12
#: Forces of verbs whose object is what somebody calls something: "warnte vor dem „Lohndumping“".
_BLAMING: Final = ("warn", "accuse")


@dataclass(frozen=True, slots=True)
class Spoken:
    """A unit with its passages, those among them that stand ``alone``, its clauses of saying, and what is told in it
    without marks.
    """

    unit: Range
    marked: tuple[Range, ...]
    alone: tuple[Range, ...]
    said: Sequence[Saying]
    found: Sequence[Told]


@dataclass(frozen=True, slots=True)
class At:
    """A passage in its unit, as the rules look at it."""

    view: View
    spoken: Spoken
    passage: Range
    floor: Range | None

    @property
    def unit(self) -> Range:
        """The unit that the passage stands in."""
        return self.spoken.unit

    @property
    def saying(self) -> Saying | None:
        """The clause of saying nearest to the passage."""
        return direct.nearest(self.spoken.said, self.passage)

    @property
    def holder(self) -> Told | None:
        """The innermost words told without marks that the passage lies in."""
        return direct.holder(self.spoken.found, self.passage)

    @property
    def claimed(self) -> bool:
        """Whether words told without marks or a clause of saying can claim the passage."""
        return self.holder is not None or bool(self.spoken.said)

    def by(self, speaker: Range | None) -> Told:
        """The passage as somebody's words."""
        return Told("direct", (self.passage,), speaker)


@dataclass(frozen=True, slots=True)
class Rule:
    """Whose words a passage is, or ``None`` where the rule does not say."""

    name: str
    gives: Callable[[At], Told | None]


def attributed(view: View, spoken: Spoken, floor: Range | None) -> list[Told]:
    """The passages of a unit that are somebody's words, each with its speaker; ``floor`` is who spoke before."""
    out: list[Told] = []
    for passage in spoken.marked:
        at = At(view, spoken, passage, floor)
        rules = ALONE if passage in spoken.alone else INSIDE
        told = next((told for rule in rules if (told := rule.gives(at))), None)
        if told and out and _resumed(view, out[-1], told):
            out[-1] = replace(out[-1], pieces=(*out[-1].pieces, passage))
        elif told:
            out.append(told)
    return out


def _resumed(view: View, begun: Told, told: Told) -> bool:
    """Whether a quotation goes on with what its cue has interrupted: "„Das Abkommen“, sagte er, „ist ein Anfang“"."""
    if begun.cue is None or begun.cue != told.cue:
        return False
    first, last = begun.end, told.start
    if not first <= begun.cue[0] < last or view.words[last - 1] not in ",–" or view.words[first - 2] in ".!?":
        return False
    return not any(view.words[k] in ".;:" for k in range(first, last))


# -- a passage by itself --------------------------------------------------------------------------
def _said(at: At) -> Told | None:
    saying = at.saying
    if saying is None:
        return None
    return Told("direct", (at.passage,), saying.speaker, saying.word, saying.cue.force, told_to(at.view, saying))


def _beside(at: At) -> Told | None:
    """ "„…“, so die Ministerin", "laut", "zufolge" beside the passage."""
    first, end = at.passage
    behind = [t for t in at.view.speech.sourced((first, at.unit[1])) if t.cue and t.cue[0] >= end]
    if not behind:
        behind = [t for t in at.view.speech.sourced(at.unit) if t.cue and not first <= t.cue[0] < end]
    return replace(behind[0], form="direct", pieces=(at.passage,)) if behind else None


def _named_before(at: At) -> Told | None:
    """Who is named before a colon, or the subject of the clause that the colon ends."""
    colon = at.passage[0] - 1
    if colon <= at.unit[0] or at.view.words[colon] != ":":
        return None
    named = at.view.speech.announcer((at.unit[0], colon))
    return at.by(named) if named else None


def _named_behind(at: At) -> Told | None:
    """Who signs the passage behind it, on its line or the next: "„…“ – X", "„…“ (X, Kanzlerin)"."""
    view = at.view
    mark = next((k for k in range(at.passage[1], len(view.words)) if not view.words[k].isspace()), None)
    if mark is None or view.words[mark] not in _SIGNING:
        return None
    end = _signature_end(view, mark)
    if end - mark > _SIGNATURE or "\n\n" in "".join(view.words[at.passage[1] : mark]):
        return None
    phrase = view.noun_phrase(mark + 1, end)
    return at.by(phrase) if phrase is not None and _signs(view, phrase, end) else None


def _signature_end(view: View, mark: int) -> int:
    """Where what a mark opens ends: at the bracket or the end of the line."""
    tokens = range(mark + 1, len(view.words))
    return next((k for k in tokens if _ends_signature(view, mark, k)), len(view.words))


def _signs(view: View, phrase: Range, end: int) -> bool:
    """Whether a phrase names somebody and is all that stands there, or stands before an apposition."""
    whole = phrase[1] == end or view.words[phrase[1]] == ","
    return whole and view.speech.names is not None and view.speech.names(view.span(phrase))


def _ends_signature(view: View, mark: int, token: int) -> bool:
    return view.words[token] == ")" if view.words[mark] == "(" else "\n" in view.words[token]


def _taken_up(at: At) -> Told | None:
    """Who is the subject behind words that a noun takes up: "mit diesen Worten eröffnete sie die Sitzung"."""
    view, end = at.view, at.passage[1]
    near = range(end, min(at.unit[1], end + 5))
    if not any(view.words[k] in view.lexicon.classes["announcing"] for k in near):
        return None
    main = main_clause(view, (end, at.unit[1]))
    opened = view.subject(main) if main else None
    return at.by(opened) if opened else None


def _asked(at: At) -> Told | None:
    """Nobody who is named, where somebody is asked the passage: "„Wann?“, wurde er gefragt"."""
    view, end = at.view, at.passage[1]
    behind = {view.speech.lower(k) for k in range(end, at.unit[1])}
    asked = view.words[end - 2] == "?" and view.word(end) == "," and view.lexicon.classes["asked"] & behind
    return at.by(None) if asked else None


def _floor(at: At) -> Told:
    return at.by(at.floor)


# -- a passage inside a sentence ------------------------------------------------------------------
def _speech(at: At) -> bool:
    """Whether a passage that is claimed can be speech rather than a name or a term."""
    saying, (first, end) = at.saying, at.passage
    closed = saying is not None and at.view.word(end) == "," and saying.clause.start == end + 1
    if closed or direct.announced(at.view, at.passage):
        return True
    inside = saying is not None and saying.clause.start <= first < saying.clause.end
    naming = saying is not None and inside and (saying.cue.names or saying.cue.force in _BLAMING)
    return direct.worded(at.view, at.passage, naming=naming, spoken=at.holder is not None)


def _passed_on(at: At) -> Told | None:
    """Who speaks in a clause of saying that a source beside it passes on: "sprach laut Staatsfernsehen von …"."""
    saying, holder = at.saying, at.holder
    if saying is None or saying.speaker is None or holder is None or holder.cue is None or not _speech(at):
        return None
    own = saying.clause.tokens
    inside = {at.passage[0] + 1, holder.cue[0]} <= set(own)
    if not inside or not _names_source(at.view, holder.cue[0]) or saying.speaker == holder.speaker:
        return None
    return Told("direct", (at.passage,), saying.speaker, saying.word, saying.cue.force, holder.speaker)


def _names_source(view: View, token: int) -> bool:
    return view.is_in(token, "before") or view.is_in(token, "account_prepositions")


def _held(at: At) -> Told | None:
    holder = at.holder
    if holder is None or not _speech(at):
        return None
    return replace(holder, form="direct", pieces=(at.passage,), carried=False)


def _of_clause(at: At) -> Told | None:
    saying = at.saying
    if saying is None or at.holder is not None or not _speech(at):
        return None
    return Told("direct", (at.passage,), saying.speaker, saying.word, saying.cue.force)


def _judged(at: At) -> Told | None:
    """For whom something is what the passage calls it."""
    if at.claimed:
        return None
    first = at.passage[0]
    own = next((c for c in at.view.clauses(at.unit) if first + 1 in c.tokens), None)
    judge = at.view.speech.judge(own, first) if own else None
    fits = judge is not None and direct.worded(at.view, at.passage, naming=True, spoken=True)
    return at.by(judge) if fits else None


def _acting(at: At) -> Told | None:
    if at.claimed or not (direct.sentence(at.view, at.passage) or direct.announced(at.view, at.passage)):
        return None
    main = main_clause(at.view, at.unit)
    return at.by(at.view.subject(main) if main else None)


#: In order; the first that says whose words decides. Each name has its example in ``rules_speech.toml``.
ALONE: Final = (
    Rule("clause of saying", _said),
    Rule("source beside", _beside),
    Rule("named before a colon", _named_before),
    Rule("signed behind", _named_behind),
    Rule("taken up by a noun", _taken_up),
    Rule("asked of somebody", _asked),
    Rule("has the floor", _floor),
)
INSIDE: Final = (
    Rule("saying passed on by a source", _passed_on),
    Rule("words told around it", _held),
    Rule("clause of saying around it", _of_clause),
    Rule("judge", _judged),
    Rule("who acts", _acting),
)
