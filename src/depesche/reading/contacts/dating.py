"""The days of a finished event, and why: told, those of its gathering, of the news, or only bounded."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from depesche.days import DaySet
from depesche.light import cached_property, dataclass, replace
from depesche.model import Reason, Report
from depesche.reading.contacts.actors import Actor, listed_terms
from depesche.reading.contacts.article import LEAD, Article, Sentence, Slot
from depesche.reading.contacts.events.sequels import fresh, led_to, sequel
from depesche.reading.contacts.status.governing import did_not_come
from depesche.reading.contacts.time import bounded, newsworthy
from depesche.reading.contacts.told import Event
from depesche.rules import Rule, decide

#: How many days before an article a gathering is its news, how many ahead one can be announced without a date, and
#: how long a gathering lasts at most that dates a contact.
_PAST: Final = 12
_COMING: Final = 200
_NEWS: Final = 9
#: Prepositions of a gathering that a contact is told to have been before or after.
_BESIDE: Final = ("before", "after", "since")
#: How many days before the article the days of a story end that is no news any more, and how long such a time is.
_PAST_STORY: Final = 31
_YEAR: Final = 366
#: The longest term of an office (days) that is given as the time of a contact.
_TERM: Final = 366
#: How many years before the first office that is known of somebody he meets nobody who holds one.
_CAREER: Final = 25
_LAST_YEAR: Final = 9999
#: How many days after an office, and how many before it, somebody's contacts are still, and already, news.
_OFFICE: Final = (60, 300)
#: A month has so many days.
_MONTH: Final = range(28, 32)
#: The reason of a time that no words give.
_BOUNDS: Final = "contact_time_bounds"


@dataclass(frozen=True)
class _Undated:
    """An event with the gathering that its clauses name."""

    article: Article
    event: Event
    occasion: Slot | None

    @cached_property
    def ahead(self) -> bool:
        """Whether it is still to come, or was when it was called off."""
        event, first = self.event, self.event.drafts[0]
        if event.phase == "done" or (event.status == "denied" and first.clause.past):
            return False
        return event.phase != "off" or not did_not_come(self.article, first.clause, first.marker)

    @property
    def coming(self) -> bool:
        """Whether the gathering that it names may be one to come: what is denied may have been told of any."""
        return self.ahead or self.event.status == "denied"

    @cached_property
    def bounds(self) -> DaySet | None:
        """Its days within all that is known of when it can have been."""
        event = self.event
        return bounded(self.article, event.days, event.actors, ahead=self.ahead, recalled=event.recalled)

    @property
    def why(self) -> Reason:
        """Why the days that its words or its context give are its days."""
        spans = [span for told in self.event.told for span in told.time_spans]
        code = "bounds" if self.event.days is None else ("said" if spans else "inherited")
        return Reason(f"contact_time_{code}", {"days": str(self.bounds)}, spans[0] if spans else None)


#: Days with the reason for them.
_Dated = tuple[DaySet, Reason]


def _told(case: _Undated) -> _Dated | None:
    return (case.bounds, case.why) if case.bounds is not None else None


def _gathering(case: _Undated) -> _Dated | None:
    """The days of the gathering that the clause names, if only one of its kind is near the article and fits."""
    published, occasion = case.article.published, case.occasion
    if occasion is not None and published is None and case.event.phase == "done":
        return _only_one(case, occasion)
    if occasion is None or published is None or published.size > _NEWS:
        return None
    ahead = case.coming
    if occasion.marker in _BESIDE:
        return None  # "vor dem Gipfel"
    near = published.widened(0, _COMING) if ahead else published.widened(_PAST, 0)
    fitting = [days for days in _met(case, occasion, near) if case.bounds is None or days.meets(case.bounds)]
    if len(fitting) != 1:
        return None if ahead else _only_one(case, occasion)
    days = fitting[0] if case.bounds is None else fitting[0] & case.bounds
    values = {"days": str(days), "occasion": occasion.mention.name}
    return days, Reason("contact_time_occasion", values, occasion.span)


def _only_one(case: _Undated, occasion: Slot) -> _Dated | None:
    """The days of the one gathering of its name that was where the contact was, in an article without a date."""
    base, place = case.article.knowledge, case.event.place
    known = base.occasions_named(occasion.mention.name or "")
    met = [o for o in known if place is not None and o.place and base.label(o.place) == place.mention.name]
    published = case.article.published
    if published is not None:
        met = [o for o in met if o.days.within(published.until())]
    if len(met) != 1 or met[0].days.size > _NEWS:
        return None
    values = {"days": str(met[0].days), "occasion": occasion.mention.name}
    return met[0].days, Reason("contact_time_occasion", values, occasion.span)


def _met(case: _Undated, occasion: Slot, near: DaySet) -> list[DaySet]:
    """The days of the gatherings of the name near the article."""
    met = case.article.setting.knowledge.occasions_named(occasion.mention.name or "", near)
    met = tuple(o for o in met if o.id == occasion.mention.id) or met
    return [o.days for o in met if o.days.size <= _NEWS]


def _story(case: _Undated) -> _Dated | None:
    """The time long gone that the sentence before tells of, where this one goes on in its tense.

    "Das war 2014. Merkel traf Putin in Sotschi."
    """
    first, published = case.event.drafts[0], case.article.published
    at = first.sentence.index
    if published is None or published.first is None or not at or not _goes_on(case.event):
        return None
    days = _told_before(case.article.sentences[at - 1])
    if days is None or days.last is None or (published.first - days.last).days <= _PAST_STORY:
        return None
    return (days, Reason("contact_time_inherited", {"days": str(days)})) if _in_office(case, days) else None


def _told_before(sentence: Sentence) -> DaySet | None:
    """The last time of at most a year that a sentence of the text names."""
    named = [t.timex.days for t in sentence.times if t.timex.days is not None and not t.timex.duration]
    days = named[-1] if named and not sentence.title else None
    return days if days is not None and days.bounded and days.size <= _YEAR else None


def _in_office(case: _Undated, days: DaySet) -> bool:
    """Whether all who take part had an office in those days."""
    known = (listed_terms(actor, case.article.setting.knowledge) for actor in case.event.actors)
    return all(not terms or any(term.days.meets(days) for term in terms) for terms in known)


def _goes_on(event: Event) -> bool:
    """Whether the event is told in the preterite, as a story is, and its clause names no time at all."""
    first = event.drafts[0]
    story = first.clause.tense == "past" and event.phase == "done"
    return story and not first.sentence.own_times(first.place)


def _called_off(case: _Undated) -> _Dated | None:
    """What was called off at a time that is named had been meant for then or later: "hatte im April abgesagt"."""
    first, published = case.event.drafts[0], case.article.published
    if case.event.phase != "off" or not first.clause.past or published is None:
        return None
    named = (t.timex for t in first.sentence.own_times(first.place) if t.timex.days is not None)
    timex = next((t for t in named if t.days is not None and t.days.bounded), None)
    if timex is None or timex.days is None or not timex.days.within(published.until()):
        return None
    since = DaySet.between(timex.days.first, None)
    return since, Reason("contact_time_called_off", {"days": str(since)}, (timex.start, timex.end))


def _in_story(days: DaySet | None) -> _Dated | None:
    """Days that the story gives."""
    return (days, Reason("contact_time_inherited", {"days": str(days)})) if days is not None else None


def _news(case: _Undated) -> _Dated | None:
    """The days of the news, if it is told as what has happened."""
    if case.occasion is not None or not fresh(case.article, case.event):
        return None
    first = case.event.drafts[0]
    opening = first.sentence.index < LEAD and not led_to(first)
    if not opening and not first.clause.past:
        return None
    published = case.article.published
    if published is not None and _of_another_time(case, published):
        return None
    days = newsworthy(case.article, first, case.bounds, opening=opening)
    code = "news" if opening else "week"
    return (days, Reason(f"contact_time_{code}", {"days": str(days)})) if days is not None else None


def _of_another_time(case: _Undated, published: DaySet) -> bool:
    """Whether somebody who takes part held no office around the article's days, or all are called holders of offices
    that others hold: "Präsident Roosevelt sprach mit Premier Churchill" is no news.
    """
    if not _in_office(case, published.widened(*_OFFICE)):
        return True
    return all(_misnamed(case.article, actor, published) for actor in case.event.actors)


def _misnamed(article: Article, actor: Actor, published: DaySet) -> bool:
    """Whether somebody who is not known is called the holder of an office that somebody else is known to hold."""
    if actor.person is not None or not actor.name or not actor.office or not actor.state:
        return False
    terms = article.knowledge.holders(actor.office, actor.state, published)
    return any(not term.beyond(published) for term in terms)


#: What gives an event its days.
RULES: Final[tuple[Rule[_Undated, _Dated], ...]] = (
    Rule("told", _told, lambda case: case.event.days is not None),
    Rule("impossible", _told, lambda case: bool(case.event.faults)),
    Rule("gathering", _gathering),
    Rule("story", _story),
    Rule("sequel", lambda case: _in_story(sequel(case.article, case.event))),
    Rule("news", _news),
    Rule("called off", _called_off),
    Rule("bounds", _told),
)


def dated(article: Article, event: Event, occasion: Slot | None) -> tuple[DaySet | None, tuple[Reason, ...]]:
    """The days of the event, with the reasons for them."""
    case = _Undated(article, event, occasion)
    found = decide(RULES, case)
    if found is None or _too_early(case, found.value[0]):
        return None, ()
    days, why = _at_gathering(case, found.value[0]) or found.value
    return days, (why,)


def _at_gathering(case: _Undated, days: DaySet) -> _Dated | None:
    """The one of several such weekdays that is a day of the gathering of which the sentence, or the beginning of the
    article, tells: "am Rande des G20-Gipfels in Osaka am Samstag" in an article of June 2019.
    """
    published = case.article.published
    if days.weekday is None or published is None or published.size not in _MONTH or case.event.phase != "done":
        return None
    found = ((_within(case, slot, days), slot) for slot in _gatherings_named(case))
    only, slot = next(((day, slot) for day, slot in found if day is not None), (None, None))
    if only is None or slot is None:
        return None
    return only, Reason("contact_time_occasion", {"days": str(only), "occasion": slot.mention.name}, slot.span)


def _gatherings_named(case: _Undated) -> list[Slot]:
    """The gatherings named in the sentences of the event and those that the article opens with."""
    sentences = [*(draft.sentence for draft in case.event.drafts), *case.article.sentences[:LEAD]]
    return [slot for sentence in sentences for slot in sentence.places if slot.mention.kind == "occasion"]


def _within(case: _Undated, occasion: Slot, days: DaySet) -> DaySet | None:
    """The one day of these on which the gathering near the article was."""
    published = case.article.published
    met = {day for whole in _met(case, occasion, published or days) if (day := whole & days)}
    only = met.pop() if len(met) == 1 else None
    return only if only is not None and only.is_day else None


def _too_early(case: _Undated, days: DaySet) -> bool:
    """Whether the days are those of a time long before one who takes part came into any office."""
    if case.article.published is None or days.last is None or days.last.year > _LAST_YEAR - _CAREER:
        return False
    soon = DaySet.between(None, days.last.replace(year=days.last.year + _CAREER, day=1))
    return not _in_office(case, soon)


def without_terms(reports: Iterable[Report]) -> tuple[Report, ...]:
    """The reports, those without a time whose only bounds are an office's term of years: that is no time at all."""
    return tuple(_without_term(report) for report in reports)


def _without_term(report: Report) -> Report:
    time, why = report.time, report.why.get("time", ())
    only_bounds = all(reason.code == _BOUNDS for reason in why)
    if time is None or not only_bounds or not time.bounded or time.size <= _TERM:
        return report
    return replace(report, time=None, why={name: found for name, found in report.why.items() if name != "time"})
