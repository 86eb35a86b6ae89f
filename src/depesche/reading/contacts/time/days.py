"""The days that time expressions give a contact: on the side of the publication that its status says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from depesche.days import DaySet
from depesche.light import dataclass
from depesche.reading.contacts.article import Article, TimeSlot
from depesche.reading.contacts.limits import limit_of, within_limit
from depesche.reading.contacts.time.words import TimeWords, time_words
from depesche.reading.contacts.triggers.drafts import Draft
from depesche.reading.time import calendar

#: A time up to so many days long can be what something comes after.
_NAMED: Final = 31
#: Saturday and Sunday.
_WEEKEND: Final = (5, 6)
#: How many tokens there are at most between the expressions of a list or span of days.
_LINK: Final = 3
#: A season is at most so many days long.
_SEASON: Final = 92
#: Behind all tokens of an article.
_NEVER: Final = 10**9


@dataclass(frozen=True, slots=True)
class _Side:
    """On which side of the publication a contact is; ``ahead`` is ``None`` where it may be either. ``months`` says
    that a month that was resolved to lie on the other side is moved too; one behind the ``noun`` is in any case.
    """

    article: Article
    ahead: bool | None
    months: bool = True
    noun: int = _NEVER

    @property
    def words(self) -> TimeWords:
        """The language's words."""
        return self.article.setting.language.made(time_words)


def days_of(
    article: Article, draft: Draft, slots: Sequence[TimeSlot], *, ahead: bool | None, off: bool = False
) -> DaySet | None:
    """The days that all the expressions allow; the first one's where they exclude each other.

    What lies behind is not after the article, what is ``ahead`` not before it: a day or month of the wrong side
    is moved, a longer time cut. What was called ``off`` may have been meant for either side: nothing is cut, and
    where ``ahead`` is ``None`` nothing is moved.
    """
    now = draft.clause.tense in ("present", "future")
    months = not off or (now and not draft.noun)
    side = _Side(article, ahead, months, draft.token if now else _NEVER)
    met: DaySet | None = None
    end = -1
    for slot in slots:
        if slot.timex.days is None:
            continue
        link = "" if met is None else _link(side, end, slot.start)
        days = _of_slot(side, slot, slot.timex.days)
        if link != "until":
            limit = limit_of(article, draft.clause, slot)
            days = within_limit(days, limit, ahead=ahead, published=article.published)
        met = days if met is None else _joined(met, days, link)
        end = slot.end
    if met is None or off or ahead is None or article.published is None:
        return met
    return _cut(met, article.published, ahead=ahead)


def _of_slot(side: _Side, slot: TimeSlot, named: DaySet) -> DaySet:
    """The days of one expression, by the words around it and the side on which the contact is."""
    days = _on_side(side, slot, named)
    if slot.marker == "after" and days.last is not None and days.size <= _NAMED:
        days = DaySet.between(days.shifted(1).last, None)  # "erst nach dem 1. Mai"
    published = side.article.published
    if published is not None and _today(side, slot):
        days = days & published or days
    return days


def _on_side(side: _Side, slot: TimeSlot, named: DaySet) -> DaySet:
    """The days of the expression, moved to the side where the contact is."""
    if side.ahead and _said_past(side, slot):
        return named  # "soll sich am vergangenen Freitag zugetragen haben"
    planned = slot.marker == "for" and side.ahead is not False
    if planned and not side.article.lower(slot.start).startswith(side.words.past_stems):
        return _onwards(side.article.published, named)
    if side.ahead is None:
        return named
    if not side.ahead:
        return _behind(side.article.published, slot, named)
    return _later(side, slot, named)


def _said_past(side: _Side, slot: TimeSlot) -> bool:
    """Whether the words say that the time is a past one: "am vergangenen Freitag"."""
    return any(side.article.lower(i).startswith(side.words.past_stems) for i in range(slot.start, slot.end))


def _joined(met: DaySet, days: DaySet, link: str) -> DaySet:
    """The days of two expressions: those of either in a list, all between in a span, else those of both."""
    if link == "until" and met.first is not None and days.last is not None and met.first <= days.last:
        return DaySet.between(met.first, days.last)
    return met | days if link else (met & days or met)


def _link(side: _Side, end: int, start: int) -> str:
    """How two expressions are coordinated: "until" (vom 5. bis zum 7. März), "list" (am 3., 4. oder 5. März)."""
    article, words = side.article, side.words
    between = {article.lower(i) for i in range(end, start)}
    if not between or start - end > _LINK:
        return ""
    if between - words.links - article.syntax.members("articles") - words.contracted:
        return ""
    if between & words.spanning:
        return "until"
    numbers = article.lower(end - 1) == "." or article.lower(end - 1)[:-1].isdigit()
    return "list" if between & (words.links - {","}) or numbers else ""


def _later(side: _Side, slot: TimeSlot, days: DaySet) -> DaySet:
    """A weekday or month that was resolved to lie behind, as the one to come."""
    published = side.article.published
    if published is None or published.first is None or days.first is None or days.last is None:
        return days
    gap = (published.first - days.last).days
    if 0 < gap < 7 and _weekday(slot, days):
        return days.shifted(7)
    if gap > 0 and (side.months or slot.start > side.noun) and _bare_month(slot, days):
        return _years_on(days, 1)
    return days


def _onwards(published: DaySet | None, days: DaySet) -> DaySet:
    """A weekday that something was planned for, if it was resolved to lie right behind, as the next one."""
    if published is None or not published.is_day or not days.is_day:
        return days
    if days.first is None or published.first is None:
        return days
    return days.shifted(7) if 0 < (published.first - days.first).days < 7 else days


def _behind(published: DaySet | None, slot: TimeSlot, days: DaySet) -> DaySet:
    """A weekday, weekend or month that was resolved to lie ahead, as the one before."""
    if published is None or published.last is None or not days.bounded or days.first is None:
        return days
    gap = (days.first - published.last).days
    if 0 < gap < 7 and (_weekday(slot, days) or _weekend(days)):
        return days.shifted(-7)
    if gap > 0 and _bare_month(slot, days):
        return _years_on(days, -1)
    return days


def _weekday(slot: TimeSlot, days: DaySet) -> bool:
    return days.is_day and any(reason.code.startswith("time_weekday") for reason in slot.timex.reasons)


def _bare_month(slot: TimeSlot, days: DaySet) -> bool:
    """Whether the expression is a month, a part of one or a season without its year, which was sought from some day."""
    return days.size <= _SEASON and any(reason.code.startswith("time_month") for reason in slot.timex.reasons)


def _years_on(days: DaySet, years: int) -> DaySet:
    """The same month or season some years on; as it is beyond the calendar."""
    first, last = days.first, days.last
    if first is None or last is None:
        return days
    try:
        begin, end = (calendar.month_shift(day, 12 * years) for day in (first, last))
    except calendar.BEYOND:
        return days
    whole = last == DaySet.month(last.year, last.month).last
    return DaySet.between(begin, DaySet.month(end.year, end.month).last if whole else end)


def _weekend(days: DaySet) -> bool:
    return days.size == len(_WEEKEND) and tuple(day.weekday() for day in days) == _WEEKEND


def _today(side: _Side, slot: TimeSlot) -> bool:
    """Whether the words say that the day is that of the article: "im Verlauf des Samstags"."""
    article, words = side.article, side.words
    return article.lower(slot.start - 1) in words.course_article and article.lower(slot.start - 2) in words.course


def _cut(days: DaySet, published: DaySet, *, ahead: bool) -> DaySet:
    """The part on the right side of the publication, if there is one ("in diesem Jahr")."""
    return days & (published.since() if ahead else published.until()) or days
