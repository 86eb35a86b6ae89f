"""How far a contact lies from what its clause tells: "drei Tage nach dem Treffen", "am Tag vor dem Besuch"."""

from __future__ import annotations

from depesche.days import DaySet
from depesche.reading.contacts.article import LEAD, Article
from depesche.reading.contacts.time.bounds import newsworthy
from depesche.reading.contacts.time.expressions import TOWARDS
from depesche.reading.contacts.time.length import WAYS, Length, length_before
from depesche.reading.contacts.time.phrase import AFTER
from depesche.reading.contacts.triggers.drafts import Draft


def shifted_by(article: Article, draft: Draft, days: DaySet | None) -> DaySet | None:
    """The days of a noun that what its clause tells is counted from: "drei Tage nach dem Treffen" on Friday is Tuesday.

    ``days`` are those that the expressions around the noun give. Where none does, what the clause tells is news.
    """
    way = WAYS.get(draft.marker)
    found = _length(article, draft) if way is not None else None
    if way is None or found is None or _is_dated(draft):
        return days
    told = days if draft.marker == "after" and days is not None else _told(article, draft)
    return days if told is None or not told.bounded else found.from_(told, -way) or days


def _length(article: Article, draft: Draft) -> Length | None:
    """The length right before the noun's preposition: "[drei Tage] nach dem Treffen"."""
    near = range(max(draft.clause.start, draft.token - AFTER - 1), draft.token)
    prepositions = (i for i in near if article.syntax.preposition(i) == draft.marker)
    found = (length_before(article, draft.clause, i) for i in prepositions)
    return next((length for length in found if length is not None), None)


def _is_dated(draft: Draft) -> bool:
    """Whether a time behind the noun is its own: in front of the finite verb, where all is one phrase."""
    finite = draft.clause.finite
    times = draft.sentence.own_times(draft.place)
    return finite is not None and any(draft.token < time.start < time.end <= finite for time in times)


def _told(article: Article, draft: Draft) -> DaySet | None:
    """The days of what the clause tells: those that it names, else those of news."""
    times = [t for t in draft.sentence.own_times(draft.place) if t.timex.days is not None]
    if times:
        own = (t.timex.days for t in times if t.marker not in TOWARDS)
        return next((days for days in own if days is not None and days.bounded), None)
    published, clause = article.published, draft.clause
    if published is None or not published.is_day or not clause.past or clause.tense == "pluperfect":
        return None
    return newsworthy(article, draft, None, opening=draft.sentence.index < LEAD)
