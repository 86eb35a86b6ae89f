"""One trigger with all that its own words say of the contact: status, days, place, whether it looks back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from depesche.days import DaySet
from depesche.knowledge.model import Occasion
from depesche.light import replace
from depesche.model import Reason
from depesche.model.statuses import phase
from depesche.reading.contacts.article import Article, TimeSlot
from depesche.reading.contacts.event_words import event_words
from depesche.reading.contacts.known import attended_by, known_gathering
from depesche.reading.contacts.places import place_of
from depesche.reading.contacts.status.clause import of_verb
from depesche.reading.contacts.status.governing import did_not_come
from depesche.reading.contacts.status.noun import of_noun
from depesche.reading.contacts.status.verdict import Timing, Verdict
from depesche.reading.contacts.time import (
    counted_from,
    days_of,
    faults_of,
    loose,
    shifted_by,
    ticker_day,
    times_of,
    timing_of,
)
from depesche.reading.contacts.time.words import time_words
from depesche.reading.contacts.told import Told
from depesche.reading.contacts.triggers.drafts import Draft
from depesche.reading.contacts.triggers.frames import NounFrame

#: A time of at most so many days is one that something is planned for.
_FIXED: Final = 7


def told(article: Article, draft: Draft, unreal: Mapping[int, str]) -> Told | Reason:
    """The draft with status, days and place, or why it tells of no contact."""
    if cue := unreal.get(draft.sentence.index):
        return Reason("contact_not_real", {"cue": cue}, draft.trigger)
    times = times_of(article, draft)
    verdict = _verdict(article, draft, times.value)
    if verdict.status is None:
        return verdict_reason(article, "contact_nothing_happened", verdict)
    if draft.kind == "message" and draft.noun and draft.definite and draft.clause.negated:
        cue = article.setting.language.made(event_words).negation
        return Reason("contact_nothing_happened", {"cue": cue}, draft.trigger)
    days, near = _days(article, draft, times.value, verdict)
    place = None if verdict.only_named else place_of(article, draft)
    slot = place.value if place else None
    rules = {"time": times.rule if times.value else "", "place": place.rule if place else ""}
    met = known_gathering(article, draft, days, slot)
    if met is not None:
        draft = attended_by(article, draft, met)
        days = _days_met(article, met, days, verdict)
    spans = tuple((time.timex.start, time.timex.end) for time in times.value)
    recalls = _recalls(article, draft, times.value)
    faults = faults_of(draft, times.value)
    return Told(draft, verdict, days, slot, recalls, spans, near, {k: v for k, v in rules.items() if v}, faults)


def verdict_reason(article: Article, code: str, verdict: Verdict, **values: str) -> Reason:
    """What the verdict was read from: the words with their place in the text, and the rule."""
    words = article.tokens.words
    cue = " … ".join(" ".join(words[i] for i in run) for run in _runs(verdict.tokens))
    span = article.offsets(min(verdict.tokens), max(verdict.tokens) + 1)
    return Reason(code, {**values, "cue": cue, "rule": verdict.rule}, span)


def _runs(tokens: Sequence[int]) -> list[list[int]]:
    """The tokens by stretches without a gap."""
    out: list[list[int]] = []
    for token in sorted(tokens):
        if out and token == out[-1][-1] + 1:
            out[-1].append(token)
        else:
            out.append([token])
    return out


# -- status ---------------------------------------------------------------------------------------
def _verdict(article: Article, draft: Draft, slots: Sequence[TimeSlot]) -> Verdict:
    """The status that the words and times around the trigger give."""
    timing = timing_of(article, slots or _undated(article, draft))
    dated = any(slot.timex.days is not None and slot.timex.days.size <= _FIXED for slot in slots)
    found = _with_frame(draft, _by_words(article, draft, timing), fixed=timing.future and dated)
    return replace(found, status=None) if _only_beside(draft, found) else found


def _only_beside(draft: Draft, verdict: Verdict) -> bool:
    """Whether what is called off only stands beside a contact: a press conference of two."""
    beside = isinstance(draft.frame, NounFrame) and draft.frame.beside
    return beside and verdict.status is not None and phase(verdict.status) == "off"


def _undated(article: Article, draft: Draft) -> list[TimeSlot]:
    """Times that only say on which side of the article something is: "bald", and in one without a date "übermorgen"."""
    own = draft.sentence.own_times(draft.place)
    if article.published is None:
        return own
    return [slot for slot in own if slot.timex.days is None and slot.timex.direction == "future"]


def _by_words(article: Article, draft: Draft, timing: Timing) -> Verdict:
    if isinstance(draft.frame, NounFrame) and not draft.frame.medium:
        return of_noun(article, draft.sentence, draft.place, draft.token, draft.marker, timing)
    return of_verb(article, draft.sentence, draft.place, timing)


def _with_frame(draft: Draft, verdict: Verdict, *, fixed: bool) -> Verdict:
    """The verdict with what the trigger itself says: an invitation leaves open what one for a day plans, and what
    somebody writes is written.
    """
    if draft.kind == "message" and verdict.status == "ongoing":
        return replace(verdict, status="held")
    if draft.frame.status is None or verdict.status in (None, "cancelled", "postponed", "denied", "confirmed"):
        return verdict
    behind = verdict.status == "held" and draft.clause.tense == "present"  # "hat den Termin hinter sich"
    invited = draft.marker == "upon" and verdict.status in ("held", "ongoing")  # "nahm auf Einladung von B teil"
    if draft.noun and (verdict.status == "planned" or behind or invited):
        return verdict
    planned = draft.frame.status == "considered" and fixed
    return replace(verdict, status="planned" if planned else draft.frame.status)


# -- days -----------------------------------------------------------------------------------------
def _days(
    article: Article, draft: Draft, slots: Sequence[TimeSlot], verdict: Verdict
) -> tuple[DaySet | None, DaySet | None]:
    """The days that the expressions give, and those that hold if nothing names better ones."""
    off = phase(verdict.status or "held") == "off"
    days = days_of(article, draft, slots, ahead=_ahead(article, draft, verdict), off=off)
    days = shifted_by(article, draft, days) if draft.noun else days or counted_from(article, draft)
    near = ticker_day(article, draft.sentence)
    if slots and all(loose(slot) for slot in slots):
        return None, near or days
    return days, near


def _ahead(article: Article, draft: Draft, verdict: Verdict) -> bool | None:
    """Whether the contact is, or was when it was called off, still to come; ``None`` where it may be either.

    What was called off or put off lies ahead, but for what did not come about on its day ("fiel am Montag aus").
    """
    if verdict.status == "denied":
        return None
    if verdict.status in ("cancelled", "postponed"):
        return not did_not_come(article, draft.clause, draft.marker)
    return verdict.status is not None and phase(verdict.status) == "open"


def _days_met(article: Article, met: Occasion, days: DaySet | None, verdict: Verdict) -> DaySet | None:
    """The days of the gathering, if the article tells of it as past and it was."""
    published = article.published
    past = published is not None and bool(met.days & published.until())
    if phase(verdict.status or "held") != "done" or not past:
        return days
    return met.days if days is None else met.days & days or days


def _recalls(article: Article, draft: Draft, slots: Sequence[TimeSlot]) -> bool:
    """Whether the words look back past the news: pluperfect, "damals", "das letzte Treffen", "seit dem Gipfel"."""
    words = set(article.words(draft.clause))
    if draft.noun and not draft.marker and article.status_words.commenting & set(draft.clause.lemmas):
        return False  # "Zuvor hatte das Parlament den Besuch von A bei B kritisiert"
    if words & article.status_words.adverbs["before"]:
        return True
    pluperfect = (
        draft.clause.tense == "pluperfect" and draft.clause.mood == "indicative"
    )  # no "hätten geredet, hieß es"
    if pluperfect and (slots or words & article.status_words.adverbs["already"]):
        return True
    earlier = article.setting.language.made(time_words).earlier_stems
    return draft.noun and (draft.marker == "since" or article.lower(draft.token - 1).startswith(earlier))
