"""People who were in office when it happened: "2008, als Nicolas Sarkozy nach Moskau flog" in an article of 2014.

Whoever holds no office on the article's day can still be a participant of what the sentence dates to the time when
they did. A sentence's time expressions decide; the words "former" and "Ex-" do not matter then.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from depesche.days import DaySet
from depesche.knowledge import Knowledge
from depesche.knowledge.model import Term
from depesche.light import replace
from depesche.model import Reason
from depesche.reading.layers import Mention, Timex
from depesche.reading.people.terms import counts

#: A time expression dates a sentence if it names a year or less (days).
_LONGEST: Final = 366


def in_office_then(
    mentions: Sequence[Mention], timexes: Sequence[Timex], sentences: Sequence[int], knowledge: Knowledge
) -> tuple[Mention, ...]:
    """The mentions, those of former holders counting where their sentence is about the time of their term."""
    dated: dict[int, list[DaySet]] = {}
    for timex in timexes:
        if timex.days is not None and timex.days.bounded and timex.days.size <= _LONGEST:
            dated.setdefault(bisect_right(sentences, timex.start), []).append(timex.days)
    if not dated:
        return tuple(mentions)
    return tuple(
        _then(mention, dated.get(bisect_right(sentences, mention.start), ()), knowledge) for mention in mentions
    )


def _then(mention: Mention, days: Sequence[DaySet], knowledge: Knowledge) -> Mention:
    if mention.counts or not mention.person or not days or mention.modifier == "deputy":
        return mention
    for term in knowledge.terms_of(mention.person):
        if counts(term) and (when := _meeting(term, days)) is not None:
            reason = Reason(
                "person_in_office_then",
                {"name": mention.name, "place": knowledge.label(term.place), "days": when.edtf()},
            )
            return replace(
                mention, office=term.office, state=term.place, modifier=None, counts=True,
                reasons=(*mention.reasons, reason),
            )  # fmt: skip
    return mention


def _meeting(term: Term, days: Sequence[DaySet]) -> DaySet | None:
    return next((d for d in days if term.days.meets(d)), None)
