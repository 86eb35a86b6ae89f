"""What the article's own day says of when a contact was: its news, its announcements, the terms of its people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from depesche.days import DaySet
from depesche.reading.contacts.actors import Actor
from depesche.reading.contacts.article import Article, Sentence, TimeSlot
from depesche.reading.contacts.status.verdict import Timing
from depesche.reading.contacts.time.expressions import loose
from depesche.reading.contacts.triggers.drafts import Draft

#: How many days before the article an announcement in it is news.
_RECENT: Final = 3
#: The longest time in which an article can have appeared (days) that a weekday in it still tells of its news, and how
#: far such weekdays reach beyond it.
_MONTH: Final = 31
_OVERHANG: Final = 7
#: How many days before the article its news happened at most, where nothing says when: what it opens with, and what
#: it tells further on.
_YESTERDAY: Final = 1
_WEEK: Final = 6
#: The value of these times.
_NOW: Final = "PRESENT_REF"


def announced_on(article: Article, first: int, last: int) -> DaySet | None:
    """The day, right before the article, on which somebody spoke in one of these sentences ("sagte am Montag")."""
    published = article.published
    if published is None or published.size > _MONTH:
        return None
    recent = published.widened(_RECENT, 0) if published.is_day else published.widened(_OVERHANG, _OVERHANG)
    said = (_said(sentence, slot) for sentence in article.sentences[first : last + 1] for slot in sentence.times)
    return next((days for days in said if days is not None and _one_day(days, published, recent)), None)


def _one_day(days: DaySet, published: DaySet, recent: DaySet) -> bool:
    """Whether the days are one recent day, or in an article of a month one weekday."""
    weekly = not published.is_day and days.weekday is not None
    return (days.is_day or weekly) and days.within(recent)


def _said(sentence: Sentence, slot: TimeSlot) -> DaySet | None:
    """The days of an expression in a clause that tells of what was said or done."""
    clause = sentence.clauses[sentence.owner.get(slot.start, 0)]
    attributed = slot.marker == "of"  # "sprach über den Anruf vom Montag"
    return slot.timex.days if clause.tense in ("past", "perfect") and not (attributed or loose(slot)) else None


def newsworthy(article: Article, draft: Draft, days: DaySet | None, *, opening: bool) -> DaySet | None:
    """The days of what an article tells as its news without saying when: what it opens with was on its own day or the
    one before, what it tells further on in the week that ends with its day.
    """
    published = article.published
    vague = any(_vague(t) for t in draft.sentence.own_times(draft.place))
    if published is None or vague or (opening and _before_the_news(draft)):
        return None
    if not published.is_day:  # only the month is known
        return (published if days is None else published & days or None) if published.size <= _MONTH else None
    news = published.widened(_YESTERDAY if opening else _WEEK, 0)
    return news if days is None else (news & days or None)


def _before_the_news(draft: Draft) -> bool:
    """Whether it is told as what had been for long: "war nach Rom gereist, um A zu treffen"."""
    clause = draft.clause
    if clause.kind == "infinitive" and clause.parent is not None:
        clause = draft.sentence.clauses[clause.parent]
    return clause.tense == "pluperfect" and clause.mood == "indicative" and not draft.noun


def _vague(slot: TimeSlot) -> bool:
    """Whether an expression names some time off ("kürzlich"); what has happened "jetzt" is news."""
    return slot.timex.days is None and not slot.timex.duration and slot.timex.value != _NOW


def timing_of(article: Article, slots: Sequence[TimeSlot]) -> Timing:
    """Whether the expressions lie after (or on), and before, the day of publication."""
    undated = article.published is None
    sides = [
        _sides(article.published, slot)
        for slot in slots
        if slot.timex.days is not None or undated or slot.timex.direction == "future"  # "bald"
    ]
    past = any(behind for behind, _ in sides)
    return Timing(future=any(ahead for _, ahead in sides) and not past, past=past)


def _sides(published: DaySet | None, slot: TimeSlot) -> tuple[bool, bool]:
    """Whether an expression lies before, and whether on or after, the day of publication."""
    days, direction = slot.timex.days, slot.timex.direction
    if days is None or published is None or published.first is None or published.last is None or not days.bounded:
        return direction == "past", direction == "future"
    if published.size <= 1:
        direction = None
    past = direction == "past" or (days.last or published.first) < published.first
    open_end = direction is None and (days.last or published.last) >= published.first
    return past, direction == "future" or open_end


def bounded(
    article: Article, days: DaySet | None, actors: Iterable[Actor], *, ahead: bool, recalled: bool
) -> DaySet | None:
    """The days of a contact within all that is known without a time expression: before or after publication, and
    not before the people named by their offices held them, unless the contact is only recalled.
    """
    published = article.published
    if published is None:
        return days
    found = days or (published.since() if ahead else published.until())
    if recalled or (days is None and ahead):
        return found
    for term in (_in_office(article, actor, published) for actor in actors):
        if term is not None:
            found = found & term or found
    return found


def _in_office(article: Article, actor: Actor, published: DaySet) -> DaySet | None:
    """From the day on which the actor took the office by which the article names them."""
    if actor.person is None or actor.office is None:
        return None
    terms = [
        term
        for term in article.setting.knowledge.terms_of(actor.person, published)
        if term.office == actor.office and term.place == actor.state and not term.status
    ]
    return terms[0].days.since() if terms else None
