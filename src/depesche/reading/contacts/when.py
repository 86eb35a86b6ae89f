"""When a contact was or will be: which time expression of the sentence belongs to which trigger."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from depesche import knowledge
from depesche.days import DaySet
from depesche.lang.de.clauses import Clause
from depesche.reading.contacts.article import Actor, Article, Sentence, TimeSlot
from depesche.reading.contacts.drafts import Draft
from depesche.reading.contacts.slots import nominal
from depesche.reading.contacts.status import Timing, announcing

#: Prepositions of a time that an announcement is about ("kündigte für Montag ein Treffen an").
_TOWARDS: Final = frozenset({"für", "auf", "ab"})
#: Prepositions of a contact noun whose clause tells of that same time ("bei dem Treffen am Montag").
_SAME_TIME: Final = ("", "nach", "bei", "in", "während", "an", "zu")
#: How far (in tokens) a time may stand from the noun, side or place that it dates.
_BEFORE: Final = 5
_AFTER: Final = 3


def times_of(article: Article, draft: Draft) -> tuple[TimeSlot, ...]:
    """The time expressions that say when the trigger's contact is."""
    own = [
        t for t in draft.sentence.own_times(draft.place) if _dated(t) and not _label(article, draft.sentence, t)
    ]
    if draft.noun:
        near = _of_noun(article, draft, own)
        if near:
            return tuple(near)
        if draft.marker not in _SAME_TIME or _announces(draft.clause):
            return tuple(t for t in own if t.marker in _TOWARDS or _ahead(article, t))
    elif _announces(draft.clause):
        return tuple(t for t in own if t.marker in _TOWARDS or _ahead(article, t))
    return tuple(own or _borrowed(draft.sentence, draft.place))


def _dated(slot: TimeSlot) -> bool:
    timex = slot.timex
    return timex.days is not None and timex.type in ("DATE", "TIME") and slot.marker not in ("seit", "bis")


def _label(article: Article, sentence: Sentence, slot: TimeSlot) -> bool:
    """Whether the expression only labels an entry of a ticker ("16.35 Uhr: ...")."""
    return slot.start - sentence.start <= 1 and article.lower(slot.end) in (":", "–", "-", "|")


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
    anchors = [noun + 1]
    anchors += [slot.end for slot in draft.slots if noun < slot.start < end]
    anchors += [slot.end for slot in draft.sentence.own_places(draft.place) if noun < slot.start < end]
    return [t for t in own if noun < t.start <= end and any(0 <= t.start - a <= _AFTER for a in anchors)]


def _attributive(article: Article, slot: TimeSlot, noun: int) -> bool:
    """Whether an article before the time and an attribute after it make both part of the noun's phrase."""
    between = [article.lower(i) for i in range(slot.end, noun)]
    opened = {article.lower(i) for i in range(max(0, slot.start - 4), slot.start)}
    return any(word.endswith(("en", "e", "er", "es", "em")) and word.isalpha() for word in between) and bool(
        opened & nominal().determiners
    )


def _borrowed(sentence: Sentence, place: int) -> list[TimeSlot]:
    """The time of the clause that this one continues: its matrix, or the one whose subject it shares."""
    clause = sentence.clauses[place]
    neighbours = [place - 1] if clause.shares_subject and place else []
    if clause.parent is not None and clause.kind in ("infinitive", "relative", "subordinate"):
        neighbours.append(clause.parent)
    for k in neighbours:
        if not _announces(sentence.clauses[k]):
            found = [t for t in sentence.own_times(k) if _dated(t)]
            if found:
                return found
    return []


def days_of(slots: Sequence[TimeSlot]) -> DaySet | None:
    """The days that all the expressions allow; the first one's where they exclude each other."""
    met: DaySet | None = None
    for slot in slots:
        days = slot.timex.days
        if days is None:
            continue
        both = met & days if met is not None else days
        met = both or met
    return met


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


def bounds(article: Article, actors: Iterable[Actor], *, ahead: bool, recalled: bool) -> DaySet | None:
    """All that is known without a time expression: before or after publication, and not before the people named
    by their offices held them, unless the contact is only recalled.
    """
    published = article.published
    if published is None:
        return None
    if ahead:
        return published.since()
    found = published.until()
    for days in () if recalled else (_in_office(actor, published) for actor in actors):
        if days is not None and found & days:
            found = found & days
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
