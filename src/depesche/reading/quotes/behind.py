"""What a cue verb governs behind it: dass, a clause in second position, an infinitive with "zu"."""

from __future__ import annotations

from collections.abc import Sequence

from depesche.lang.syntax import Clause
from depesche.reading.quotes.found import tidy
from depesche.reading.quotes.lexicon import THAT, THING, ZU, Cue
from depesche.reading.quotes.view import Range, View

#: Forces of verbs that no clause in the indicative follows without "dass".
_WISHES = frozenset({"expect", "demand", "request", "propose", "accuse", "hope"})
_THAT = frozenset({"dass", "daß", "ob"})


def after(view: View, part: Range, listed: Sequence[Clause], place: int, cue: Cue) -> Range | None:
    """The clauses that the cue verb governs after it."""
    clause = listed[place]
    opened = _dass(view, part, listed, place) if THAT in cue.takes else None
    if opened is not None:
        number = next((n for n, c in enumerate(listed) if c.end > opened and n != place), None)
        end = view.body(part)[1] if number is None else reach(view, part, listed, number)
        after = listed[number] if number is not None else None
        if after is not None and clause.end > opened and after.start >= clause.end and after.shares_subject:
            end = clause.end  # the clause of saying goes on behind what it governs
        return tidy(view, (opened, max(end, opened)))
    infinitive = infinitive_after(view, part, listed, place) if {ZU, THAT} & cue.takes else None
    if infinitive is not None:
        return tidy(view, infinitive)
    free = _free(view, part, listed, place) if THAT in cue.takes else None
    if free is not None:
        return tidy(view, free)
    for number, follower in enumerate(listed[place + 1 :], place + 1):
        if follower.start < clause.end - 1 and follower.end <= clause.end:
            continue  # a relative clause inside the clause of saying
        if follower.kind == "relative" and not _question(view, follower):
            continue
        if not _complement(view, follower, cue):
            return None
        return tidy(view, (follower.start, reach(view, part, listed, number)))
    return None


def _dass(view: View, part: Range, listed: Sequence[Clause], place: int) -> int | None:
    """The "dass" or "ob" after the cue's verb, where no other clause of saying stands between."""
    clause = listed[place]
    verb = clause.finite if clause.finite is not None else clause.start
    later = [c for c in listed[place + 1 :] if c.kind == "main" and c.start > clause.start]
    limit = min([c.start for c in later] or [part[1]])
    for at in range(verb + 1, min(limit, part[1] - 1)):
        if view.words[at] == "," and view.lowers[at + 1] in _THAT:
            return at + 1
    return None


def _free(view: View, part: Range, listed: Sequence[Clause], place: int) -> Range | None:
    """Words from the comma behind the cue on whose main clause in the subjunctive comes only later: "sagte, in den
    Ländern, in denen gewählt werde, sei …".
    """
    clause = listed[place]
    verb = clause.finite if clause.finite is not None else clause.start
    comma = next((k for k in range(verb + 1, part[1] - 1) if view.words[k] == ","), None)
    if (
        comma is None
        or view.is_in(comma + 1, "question_words")
        or view.lowers[comma + 1] == "um"
        or any(c.start == comma + 1 and c.kind == "relative" for c in listed)
    ):
        return None
    later = [
        (n, c) for n, c in enumerate(listed) if c.kind == "main" and c.finite is not None and c.finite > comma
    ]
    if not later or view.mood(later[0][1]) not in ("first", "second") or later[0][1].shares_subject:
        return None
    if later[0][1].finite == comma + 1:
        return None
    told = later[0][1].finite or comma
    first = next((k for k in range(told, comma, -1) if view.words[k] == ":"), comma)
    return first + 1, reach(view, part, listed, later[0][0])


def infinitive_after(view: View, part: Range, listed: Sequence[Clause], place: int) -> Range | None:
    """The infinitive with "zu" after the first comma behind the cue's verb, up to the next main clause."""
    clause = listed[place]
    verb = clause.finite if clause.finite is not None else clause.start
    later = [
        c.start for c in listed[place + 1 :] if c.kind == "main" and c.start > clause.end and c.finite is not None
    ]
    limit = min([*later, part[1]])
    comma = next((k for k in range(verb + 1, limit) if view.words[k] == ","), None)
    if comma is None or comma + 1 >= limit or view.lowers[comma + 1] in ("um", "ohne", "statt", "anstatt"):
        return None
    edge = next((k for k in range(comma + 1, limit) if view.words[k] in ",;:.!?“”«"), limit)
    if not any(closes_with_zu(view, k, edge) for k in range(comma + 1, edge)):
        return None
    if any(view.lowers[k] in view.lexicon.classes["question_words"] | _THAT for k in (comma + 1,)):
        return None
    inside = next((c for c in listed if c.start <= comma + 1 < c.end and c.start > clause.start), None)
    if inside is not None and inside.kind == "subordinate":
        return None
    if inside is not None and inside.kind == "relative" and not _with_zu(view, inside.finite):
        return None
    return comma + 1, min(limit, view.body(part)[1])


def _with_zu(view: View, verb: int | None) -> bool:
    """Whether what looks like a finite verb is an infinitive with "zu"."""
    return verb is not None and (view.lowers[verb - 1] == "zu" or "zu" in view.lowers[verb][2:-3])


def closes_with_zu(view: View, at: int, edge: int) -> bool:
    """Whether an infinitive with "zu" closes a stretch at the token: "zu gehen", "anzurufen"."""
    lower = view.lowers[at]
    if lower == "zu" and at + 1 < edge:
        after = view.words[at + 1]
        last = at + 2 >= edge or view.lowers[at + 2] in (
            "und",
            "oder",
            "sowie",
            "wollen",
            "können",
            "müssen",
            "haben",
        )
        return after.islower() and after.endswith("n") and (last or "zu" in view.lowers[at + 2 : edge])
    return (
        view.words[at].islower()
        and lower.endswith("n")
        and "zu" in lower[2:-3]
        and (at + 1 >= edge or view.lowers[at + 1] in ("und", "oder", "sowie", "haben"))
    )


def _governs(view: View, clause: Clause, follower: Clause, cue: Cue) -> bool:
    """Whether a main clause that follows the cue depends on it: in the subjunctive always, in the indicative only
    after verbs that take nothing else.
    """
    if follower.kind != "main" or view.mood(follower) in ("first", "second"):
        return True
    alone = clause.kind != "subordinate" and THING not in cue.takes and not cue.needs and cue.force not in _WISHES
    return alone and view.mood(follower) != "none"


def _question(view: View, clause: Clause) -> bool:
    return clause.opener is not None and view.is_in(clause.opener, "question_words")


def _complement(view: View, clause: Clause, cue: Cue) -> bool:
    if clause.kind == "subordinate":
        opener = view.lowers[clause.opener] if clause.opener is not None else ""
        return THAT in cue.takes and (
            opener in _THAT or opener in view.lexicon.classes["question_words"] - {"wie"}
        )
    if clause.kind == "infinitive":
        return bool({ZU, THAT} & cue.takes) and clause.opener is None
    if clause.kind == "relative":
        return THAT in cue.takes and _question(view, clause)
    if clause.kind != "main" or clause.shares_subject or THAT not in cue.takes:
        return False
    if clause.finite is None and view.lowers[clause.start] in view.lexicon.classes["referring"]:
        return False
    if view.words[clause.start - 1] not in ",:–":
        return False
    return clause.finite != clause.start


def reach(view: View, part: Range, listed: Sequence[Clause], place: int) -> int:
    """Where the governed words end: before the next main clause in the indicative."""
    first = listed[place]
    told = view.mood(first)
    for follower in listed[place + 1 :]:
        if follower.kind == "main" and follower.start > first.start and view.mood(follower) == "indicative":
            if told in ("first", "second") and _infinitive(view, follower):
                continue  # "er werde nach Wien fliegen und dort reden"
            if told == "indicative" and first.kind == "main" and not _says(view, follower):
                continue
            return follower.start
    return view.body(part)[1]


def _infinitive(view: View, clause: Clause) -> bool:
    """Whether the clause's verb is an infinitive that goes on with an auxiliary before: it stands last."""
    words = [k for k in clause.tokens if view.words[k][0].isalpha()]
    verb = clause.finite
    return verb is not None and len(words) > 2 and verb == words[-1] and view.lowers[verb].endswith("n")


def _says(view: View, clause: Clause) -> bool:
    return any(lemma in view.lexicon.verbs for lemma in clause.lemmas)
