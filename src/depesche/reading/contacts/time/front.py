"""Times in front of the finite verb that belong to a contact from which another is counted.

All in front of the verb of a main clause is one phrase: "Zwei Tage nach dem Treffen mit A am Freitag rief er B an".
"""

from __future__ import annotations

from collections.abc import Sequence

from depesche.days import DaySet
from depesche.lang.syntax import Clause
from depesche.light import dataclass
from depesche.reading.contacts.article import Article, TimeSlot
from depesche.reading.contacts.time.length import WAYS, Length, length_before
from depesche.reading.contacts.triggers.drafts import Draft


@dataclass(frozen=True, slots=True)
class _Front:
    """A preposition that counts from a contact named in front of the verb, with the length right before it."""

    relation: str
    length: Length | None


def of_front(article: Article, clause: Clause, slot: TimeSlot) -> bool:
    """Whether a time in front of the finite verb is that of a contact named there, and not of what the verb tells."""
    found = _front(article, clause, slot)
    if found is None:
        return False
    return found.relation == "before" or found.length is not None or _dated_behind(article, clause)


def _dated_behind(article: Article, clause: Clause) -> bool:
    """Whether a time behind the finite verb says when it was: "Nach dem Treffen im Mai rief er ihn am Dienstag an"."""
    if clause.finite is None:
        return False
    first, last = article.offsets(clause.finite, clause.end)
    return any(first <= t.start < last and t.days is not None for t in article.doc._.timexes)


def named_in_front(article: Article, clause: Clause, slot: TimeSlot) -> bool:
    """Whether a time is said of something in front of the finite verb, from which that of the verb goes on: another
    time behind the verb is its own. "Nach dem Treffen mit A am Freitag rief er am Sonntag B an".
    """
    return _front(article, clause, slot, any_noun=True) is not None


def counted_from(article: Article, draft: Draft) -> DaySet | None:
    """The days of a verb's contact, counted from that of the contact in front: the Sunday of "Zwei Tage nach dem
    Treffen am Freitag rief er an"; ``None`` where nothing is counted.
    """
    for slot in draft.sentence.own_times(draft.place):
        found = _front(article, draft.clause, slot)
        days = slot.timex.days
        if found is not None and found.length is not None and days is not None and days.bounded:
            return found.length.from_(days, WAYS[found.relation])
    return None


def _front(article: Article, clause: Clause, slot: TimeSlot, *, any_noun: bool = False) -> _Front | None:
    finite = clause.finite
    if clause.kind != "main" or finite is None or slot.end > finite:
        return None
    before = [i for i in clause.tokens if i < slot.start]
    told = article.syntax.nominal if any_noun else article.noun_frame
    noun = next((i for i in reversed(before) if told(i)), None)
    if noun is None or (before[-1] == noun and not slot.marker):
        return None
    return _counting(article, clause, [i for i in before if i < noun])


def _counting(article: Article, clause: Clause, before: Sequence[int]) -> _Front | None:
    """The preposition that counts from the noun behind these tokens."""
    for at in reversed(before):
        relation = article.syntax.preposition(at)
        if relation in WAYS:
            return _Front(relation or "", length_before(article, clause, at))
    return None
