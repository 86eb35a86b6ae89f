"""When a contact was or will be: which time expression of the sentence belongs to which trigger."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from depesche import knowledge
from depesche.days import DaySet
from depesche.lang.syntax import Clause
from depesche.reading.contacts.article import Actor, Article, Sentence, TimeSlot
from depesche.reading.contacts.drafts import Draft
from depesche.reading.contacts.frames import NounFrame, noun_frame
from depesche.reading.contacts.status import Timing
from depesche.reading.contacts.status_words import announcing, light_verbs
from depesche.reading.time import calendar

#: Prepositions of a time that an announcement is about ("kündigte für Montag ein Treffen an").
_TOWARDS: Final = frozenset({"for", "upon", "onwards"})
#: Prepositions of a contact noun whose clause tells of that same time ("bei dem Treffen am Montag").
_SAME_TIME: Final = ("", "after", "at", "in", "during", "on", "to")
#: Prepositions of the other sides of a contact.
_PARTNERS: Final = ("with", "at", "to", "on")
#: How far (in tokens) a time may stand from the noun, side or place that it dates.
_BEFORE: Final = 5
_AFTER: Final = 3
#: A time up to so many days long can be what something comes after.
_NAMED: Final = 31
#: A time of so many days is one that a claim counts over; how far (in tokens) before it "erste" may stand.
_LONG: Final = 14
_FIRST: Final = 5
#: How far (in tokens) after "über" a time may stand that belongs to the topic.
_TOPIC: Final = 12
#: How many days before the article an announcement in it is news.
_RECENT: Final = 3
#: How many days before the article its news happened at most, where nothing says when.
_YESTERDAY: Final = 1
#: Saturday and Sunday.
_WEEKEND: Final = (5, 6)
#: How far (in tokens) an aside like ", so der Sprecher am Montag" reaches.
_ASIDE: Final = 7
#: How far (in tokens) after "seit" a time may stand that belongs to it.
_SCOPE: Final = 9
#: How far (in tokens) behind a noun a relative clause about it begins.
_RELATIVE: Final = 7
#: Words between the expressions of a list or span of days, and how many (tokens) there are at most.
_LINKS: Final = frozenset({"und", "oder", "sowie", "bis", "/", ",", "–", "-"})
_CONTRACTED: Final = frozenset({"am", "zum", "vom"})
_LINK: Final = 3
_DAYS: Final = re.compile(r"P(?P<n>\d+)(?P<unit>[DW])")


def times_of(article: Article, draft: Draft) -> tuple[TimeSlot, ...]:
    """The time expressions that say when the trigger's contact is."""
    if "mehr" in article.words(draft.clause) and draft.clause.negated:
        # "seit Mai nicht mehr gesehen": the last time was then
        return tuple(t for t in draft.sentence.own_times(draft.place) if t.timex.days is not None)
    if draft.noun and draft.marker == "since":
        # "das erste Telefonat seit dem Gipfel im Juni": its own phrase dates it, the clause tells of another
        times = [t for t in draft.sentence.own_times(draft.place) if t.timex.days is not None]
        return tuple(_right_behind(draft, times))[:1]
    own = _partner_times(draft, _usable(article, draft.sentence, draft.place, draft.token if draft.noun else None))
    if draft.frame.status == "considered" and not draft.noun:
        own = [t for t in own if not dates_contact(article, t)]  # "lud ihn bei einem Telefonat am Freitag ein"
    if draft.noun and draft.marker == "about":
        named = [t for t in draft.sentence.own_times(draft.place) if _dated(t)]
        own = own or _right_behind(draft, named)
    if draft.noun:
        if draft.marker in ("at", "during", "after"):
            own = [t for t in own if t.marker not in _TOWARDS]  # "lud ihn bei dem Treffen für Mai ein"
        near = _of_noun(article, draft, own) or _of_relative(article, draft)
        if near:
            return tuple(near)
        if draft.marker == "after" and draft.clause.past and own:
            return tuple(own)  # what is announced right after a contact is announced on its day
        apart = _announces(draft.clause) and not _said_in_it(draft)
        if draft.marker not in _SAME_TIME or apart or _points_back(draft):
            return tuple(t for t in own if t.marker in _TOWARDS or _ahead(article, t))
    elif _announces(draft.clause):
        return tuple(t for t in own if t.marker in _TOWARDS or _ahead(article, t))
    return tuple(own or _borrowed(article, draft.sentence, draft.place))


def _said_in_it(draft: Draft) -> bool:
    """Whether one of the sides speaks in the course of the contact: "bei einem Treffen betonten A und B"."""
    subject = any(not slot.marker and not slot.oblique for slot in draft.slots)
    return subject and draft.marker in ("at", "in", "during")


def _points_back(draft: Draft) -> bool:
    """Whether the noun only names an appointment told before: the clause's time is that of something else."""
    return isinstance(draft.frame, NounFrame) and draft.frame.anaphor_only


def _usable(article: Article, sentence: Sentence, place: int, noun: int | None = None) -> list[TimeSlot]:
    """The clause's expressions that name days, as a contact's ``noun`` or its verb has them; a mere time of day only
    where nothing else does.
    """
    own = [
        t
        for t in sentence.own_times(place)
        if (_dated(t) or _ends_span(t, sentence.own_times(place)))
        and not is_label(article, sentence, t)
        and not of_scope(article, sentence, t.start)
        and not _as_of(article, t)
    ]
    own = [t for t in own if _behind_noun(t, noun) or not _in_topic(article, sentence, place, t)]
    return [t for t in own if not loose(t)] or own


def _ends_span(slot: TimeSlot, others: Sequence[TimeSlot]) -> bool:
    """Whether it is the end of a span whose beginning is named too: "vom 5. bis (zum) 7. März"."""
    opened = any(other.marker == "of" and 1 <= slot.start - other.end <= _LINK for other in others)
    return slot.marker == "until" and slot.timex.days is not None and opened


def _behind_noun(slot: TimeSlot, noun: int | None) -> bool:
    return noun is not None and slot.start - noun in (1, 2)


def _in_topic(article: Article, sentence: Sentence, place: int, slot: TimeSlot) -> bool:
    """Whether the expression dates what was talked about: "sprach mit ihm über den Angriff letzte Woche"."""
    clause = sentence.clauses[place]
    before = [i for i in clause.tokens if i < slot.start]
    at = next((i for i in reversed(before) if article.lower(i) == "über"), None)
    if at is None or clause.finite is None or clause.finite > at or slot.start - at > _TOPIC:
        return False
    between = range(at, slot.start)
    joined = any(article.lower(i) in (",", "und") for i in between) or any(v in between for v in clause.verbs)
    last = slot.end >= sentence.end or not article.tokens.words[slot.end].isalpha()
    last |= dates_contact(article, slot)
    return last and not joined and any(article.tokens.words[i][0].isupper() for i in between)


def dates_contact(article: Article, slot: TimeSlot) -> bool:
    """Whether the expression stands right behind the noun of a contact: "über den Gipfel am 12. Juni"."""
    noun = slot.start - 2 if slot.marker else slot.start - 1
    return noun >= 0 and noun_frame(article.tokens.words[noun]) is not None


def loose(slot: TimeSlot) -> bool:
    """Whether the expression is a time of day whose day only the narrative gives ("am Abend")."""
    return any(reason.code == "time_near" for reason in slot.timex.reasons)


def _partner_times(draft: Draft, own: list[TimeSlot]) -> list[TimeSlot]:
    """Without the times of other partners: "sprach mit A und, am Vortag, mit B"."""
    if draft.noun or not draft.slots or not own:
        return own
    mine = draft.slots[-1]
    own_slots = draft.sentence.own_slots(draft.place)
    others = [s for s in own_slots if s is mine or (s.marker in _PARTNERS and s not in draft.slots)]
    if len(others) < 2 or mine not in others:
        return own
    first, before = others[0].start, [s.start for s in others if s.start < mine.start]
    shared = [t for t in own if t.start < first]
    between = [t for t in own if before and before[-1] < t.start < mine.start]
    after_all = [t for t in own if t.start > others[-1].start]
    return between or shared or after_all


def _as_of(article: Article, slot: TimeSlot) -> bool:
    """Whether it says when something was known or said: "nach Stand von Donnerstag", ", so er am Montag"."""
    if "stand" in (article.lower(slot.start - 1), article.lower(slot.start - 2)):
        return True
    return any(
        article.lower(i) == "so" and article.lower(i - 1) in (",", "–")
        for i in range(max(1, slot.start - _ASIDE), slot.start)
    )


def _dated(slot: TimeSlot) -> bool:
    timex = slot.timex
    return timex.days is not None and timex.type != "SET" and slot.marker not in ("since", "until")


def of_scope(article: Article, sentence: Sentence, at: int) -> bool:
    """Whether the words at a token tell what a claim counts from: "seit Trumps Amtsantritt im Januar"."""
    verbs = sentence.clauses[sentence.owner.get(at, 0)].verbs
    spans = {t.start for t in sentence.times if t.timex.duration} | {
        t.start - 1 for t in sentence.times if t.timex.duration
    }
    for i in range(at - 1, max(sentence.start, at - _SCOPE) - 1, -1):
        if i in verbs or article.lower(i) in (",", ";"):
            return False
        if article.lower(i) in ("seit", "seitdem"):
            return i not in spans  # "seit zwei Jahren" counts from no other contact
    return False


def is_label(article: Article, sentence: Sentence, slot: TimeSlot) -> bool:
    """Whether the expression only labels an entry of a ticker ("16.35 Uhr: ...")."""
    words = article.tokens.words[sentence.start : slot.start]
    before = [word for word in words if word.isalpha() or word.isdigit()]
    return len(before) <= 1 and article.lower(slot.end)[:1] in (":", "–", "-", "|", "+")


def _announces(clause: Clause) -> bool:
    return bool(clause.lemmas) and clause.lemmas[0] in announcing()


def _ahead(article: Article, slot: TimeSlot) -> bool:
    days, published = slot.timex.days, article.published
    if days is None or published is None or published.last is None:
        return slot.timex.direction == "future"
    return days.first is not None and days.first > published.last


def _of_noun(article: Article, draft: Draft, own: Sequence[TimeSlot]) -> list[TimeSlot]:
    """The times of the noun's own phrase: before it ("das für Samstag angesetzte Treffen") or right after."""
    noun, end = draft.token, draft.end
    before = [t for t in own if 0 <= noun - t.end <= _BEFORE and _attributive(article, t, noun)]
    if before:
        return before
    return [t for t in _right_behind(draft, own) if t.start <= end]


def _right_behind(draft: Draft, times: Iterable[TimeSlot]) -> list[TimeSlot]:
    """The times right after the noun, or after one of its sides or places."""
    noun, end = draft.token, draft.end
    anchors = [noun + 1]
    anchors += [slot.end for slot in draft.slots if noun < slot.start < end]
    anchors += [slot.end for slot in draft.sentence.own_places(draft.place) if noun < slot.start < end]
    return [t for t in times if noun < t.start and any(0 <= t.start - a <= _AFTER for a in anchors)]


def _of_relative(article: Article, draft: Draft) -> list[TimeSlot]:
    """The times of a relative clause that says when the contact is: "auf den Besuch, der im Mai stattfinden soll"."""
    for place, clause in enumerate(draft.sentence.clauses):
        about = clause.kind == "relative" and 0 < clause.start - draft.token <= _RELATIVE
        if about and light_verbs() & set(clause.lemmas) and clause.opener == clause.start:
            return _usable(article, draft.sentence, place)
    return []


def _attributive(article: Article, slot: TimeSlot, noun: int) -> bool:
    """Whether an article before the time and an attribute after it make both part of the noun's phrase."""
    between = [article.lower(i) for i in range(slot.end, noun)]
    opened = {article.lower(i) for i in range(max(0, slot.start - 4), slot.start)}
    inside = not set(between) & article.syntax.members("articles") and bool(
        opened & article.syntax.members("articles")
    )
    return inside and any(word.endswith(("en", "e", "er", "es", "em")) and word.isalpha() for word in between)


def _borrowed(article: Article, sentence: Sentence, place: int) -> list[TimeSlot]:
    """The time of the clause that this one continues: its matrix, or the one whose subject it shares."""
    clause = sentence.clauses[place]
    neighbours = [place - 1] if clause.shares_subject and place else []
    if clause.parent is not None and clause.kind in ("infinitive", "relative", "subordinate"):
        neighbours.append(clause.parent)
    for k in neighbours:
        if not _announces(sentence.clauses[k]):
            found = _usable(article, sentence, k)
            if found:
                return found
    return []


def days_of(
    article: Article, slots: Sequence[TimeSlot], *, ahead: bool | None, off: bool = False
) -> DaySet | None:
    """The days that all the expressions allow; the first one's where they exclude each other.

    What lies behind is not after the article, what is ``ahead`` not before it: a day or month of the wrong side
    is moved, a longer time cut. What was called ``off`` may have been meant for either side: nothing is cut, and
    where ``ahead`` is ``None`` nothing is moved.
    """
    met: DaySet | None = None
    end = -1
    for slot in slots:
        if slot.timex.days is None:
            continue
        days = slot.timex.days if ahead is None else _later(article, slot) if ahead else _behind(article, slot)
        if slot.marker == "for" and not article.lower(slot.start).startswith(("vergangen", "letzt", "vorig")):
            days = _onwards(article, slot.timex.days)
        if slot.marker == "after" and days.last is not None and days.size <= _NAMED:
            days = DaySet.between(days.shifted(1).last, None)  # "erst nach dem 1. Mai"
        if _today(article, slot) and article.published is not None:
            days = days & article.published or days
        link = _link(article, end, slot.start) if met is not None else ""
        if met is None:
            met = days
        elif link == "until" and met.first is not None and days.last is not None and met.first <= days.last:
            met = DaySet.between(met.first, days.last)
        else:
            met = met | days if link else (met & days or met)
        end = slot.end
    if met is None or off or ahead is None or article.published is None:
        return met
    return _cut(met, article.published, ahead=ahead)


def _link(article: Article, end: int, start: int) -> str:
    """How two expressions are coordinated: "until" (vom 5. bis zum 7. März), "list" (am 3., 4. oder 5. März)."""
    between = {article.lower(i) for i in range(end, start)}
    if not between or start - end > _LINK or between - _LINKS - article.syntax.members("articles") - _CONTRACTED:
        return ""
    if between & {"bis", "–", "-"}:
        return "until"
    numbers = article.lower(end - 1) == "." or article.lower(end - 1)[:-1].isdigit()
    return "list" if between & _LINKS - {","} or numbers else ""


def _later(article: Article, slot: TimeSlot) -> DaySet:
    """A weekday or month that was resolved to lie behind, as the one to come."""
    days, published = slot.timex.days, article.published
    assert days is not None  # noqa: S101 - only expressions that name days are asked
    if published is None or published.first is None or days.first is None or days.last is None:
        return days
    gap = (published.first - days.last).days
    if days.is_day and 0 < gap < 7 and any(r.code == "time_weekday_past" for r in slot.timex.reasons):
        return days.shifted(7)
    if gap > 0 and days == DaySet.month(days.first.year, days.first.month):
        moved = calendar.unit(days.first, "M", 12)
        return moved[1] if moved else days
    return days


def _onwards(article: Article, days: DaySet) -> DaySet:
    """A weekday that something was planned for, if it was resolved to lie right behind, as the next one."""
    published = article.published
    if (
        published is None
        or not published.is_day
        or not days.is_day
        or days.first is None
        or published.first is None
    ):
        return days
    return days.shifted(7) if 0 < (published.first - days.first).days < 7 else days


def _today(article: Article, slot: TimeSlot) -> bool:
    """Whether the words say that the day is that of the article: "im Verlauf des Samstags"."""
    return article.lower(slot.start - 1) == "des" and article.lower(slot.start - 2) in ("verlauf", "laufe", "lauf")


def _behind(article: Article, slot: TimeSlot) -> DaySet:
    """A weekday or month that was resolved to lie ahead, as the one before."""
    days, published = slot.timex.days, article.published
    assert days is not None  # noqa: S101 - only expressions that name days are asked
    if published is None or published.last is None or not days.bounded or days.first is None:
        return days
    gap = (days.first - published.last).days
    if days.is_day and 0 < gap < 7 and any(r.code.startswith("time_weekday") for r in slot.timex.reasons):
        return days.shifted(-7)
    if 0 < gap < 7 and days.size == len(_WEEKEND) and tuple(day.weekday() for day in days) == _WEEKEND:
        return days.shifted(-7)
    if gap > 0 and days == DaySet.month(days.first.year, days.first.month):
        moved = calendar.unit(days.first, "M", -12)
        return moved[1] if moved else days
    return days


def _cut(days: DaySet, published: DaySet, *, ahead: bool) -> DaySet:
    """The part on the right side of the publication, if there is one ("in diesem Jahr")."""
    return days & (published.since() if ahead else published.until()) or days


def shifted_by(article: Article, draft: Draft, days: DaySet | None) -> DaySet | None:
    """The days of a noun that the time counts from: "drei Tage nach dem Treffen" on Friday is Tuesday."""
    if days is None or draft.marker not in ("after", "before") or not days.bounded:
        return days
    for slot in draft.sentence.own_times(draft.place):
        match = _DAYS.fullmatch(slot.timex.duration or "")
        if (
            match
            and article.syntax.preposition(slot.end) == draft.marker
            and 0 < draft.token - slot.end <= _AFTER + 1
        ):
            count = int(match["n"]) * (7 if match["unit"] == "W" else 1)
            return days.shifted(-count if draft.marker == "after" else count)
    return days


def ticker_day(article: Article, sentence: Sentence) -> DaySet | None:
    """The day of the ticker's entry that the sentence begins ("16.35 Uhr: ...")."""
    return next((t.timex.days for t in sentence.times if is_label(article, sentence, t)), None)


def announced_on(article: Article, first: int, last: int) -> DaySet | None:
    """The day, right before the article, on which somebody spoke in one of these sentences ("sagte am Montag")."""
    published = article.published
    if published is None or not published.is_day:
        return None
    recent = published.widened(_RECENT, 0)
    for sentence in article.sentences[first : last + 1]:
        for slot in sentence.times:
            days = slot.timex.days
            clause = sentence.clauses[sentence.owner.get(slot.start, 0)]
            said = days is not None and clause.tense in ("past", "perfect") and not loose(slot)
            if days is not None and said and days.is_day and days.within(recent):
                return days
    return None


def newsworthy(article: Article, draft: Draft, days: DaySet | None) -> DaySet | None:
    """The days of what an article tells as its news without saying when: its own day and the one before."""
    published = article.published
    vague = any(t.timex.days is None and not t.timex.duration for t in draft.sentence.own_times(draft.place))
    if published is None or not published.is_day or vague:
        return None
    news = published.widened(_YESTERDAY, 0)
    return news if days is None else (news & days or None)


def timing_of(article: Article, slots: Sequence[TimeSlot]) -> Timing:
    """Whether the expressions lie after (or on), and before, the day of publication."""
    published = article.published
    future = past = False
    for slot in slots:
        days = slot.timex.days
        if days is None:
            continue
        if published is None or published.first is None or published.last is None or not days.bounded:
            future |= slot.timex.direction == "future"
            past |= slot.timex.direction == "past"
            continue
        direction = slot.timex.direction if published.size > 1 else None
        future |= direction == "future" or (direction is None and (days.last or published.last) >= published.first)
        past |= direction == "past" or (days.last or published.first) < published.first
    return Timing(future=future and not past, past=past)


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
    for term in () if recalled else (_in_office(actor, published) for actor in actors):
        if term is not None and (days is not None or not ahead):
            found = found & term or found
    return found


def _in_office(actor: Actor, published: DaySet) -> DaySet | None:
    """From the day on which the actor took the office by which the article names them."""
    if actor.person is None or actor.office is None:
        return None
    terms = [
        term
        for term in knowledge.load().terms_of(actor.person, published)
        if term.office == actor.office and term.place == actor.state and not term.status
    ]
    return terms[0].days.since() if terms else None
