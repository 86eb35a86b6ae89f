"""Reported quotations: a clause that sums up what somebody said ("begrüßte den Beschluss", "nannte ihn …")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from depesche.lang.syntax import Clause
from depesche.model import Form
from depesche.reading.quotes.found import Anchor, Found, tidy
from depesche.reading.quotes.lexicon import AS, THING
from depesche.reading.quotes.verbs import stative
from depesche.reading.quotes.view import Range, View


def summed_up(view: View, part: Range, anchors: Sequence[Anchor], found: Sequence[Found]) -> Iterator[Found]:
    """The clauses of the part that report words in summary and govern no words of their own."""
    listed = view.clauses(part)
    for anchor in anchors:
        clause = anchor.clause
        takes = anchor.cue.takes
        lowers = [view.lowers[k] for k in clause.tokens]
        if not (THING in takes or (AS in takes and "als" in lowers)):
            continue
        if any(f.cue and f.cue[0] == anchor.verb for f in found) or anchor.speaker is None:
            continue
        if (
            clause.passive
            or stative(view, clause)
            or clause.tense == "pluperfect"
            or ("sich" in lowers and anchor.cue.names)
        ):
            continue  # background, and what calls itself something
        if clause.kind != "main" or len(clause.tokens) < 4 or clause.modal:
            continue
        told = view.mood(clause)
        if told != "indicative" and not _inside(clause, found):
            continue
        following = next((c for c in listed if c.kind == "main" and c.start > clause.start), None)
        end = following.start if following else view.trim(part)[1]
        tokens = (clause.start, end)
        form: Form = "reported" if told == "indicative" else "indirect"
        words = tidy(view, tokens) or tokens
        yield Found(form, (words,), anchor.speaker, (anchor.verb, anchor.verb + 1), anchor.cue.force)


def _inside(clause: Clause, found: Sequence[Found]) -> bool:
    """Whether the clause stands in words that somebody is said to have told: the Kremlin says that Putin asked."""
    return any(f.covers(clause.start) and f.covers(clause.end - 1) for f in found)
