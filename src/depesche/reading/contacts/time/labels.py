"""Times that head an entry of a chronology or ticker: "16.35 Uhr: ...", "Montag, 14. März: ..."."""

from __future__ import annotations

from itertools import takewhile
from typing import Final

from depesche.days import DaySet
from depesche.reading.contacts.article import Article, Sentence, TimeSlot
from depesche.reading.contacts.triggers.drafts import Draft

#: What stands behind such a time, and between its day and its hour.
_MARKS: Final = (":", "–", "-", "|", "+")
_PARTED: Final = ","
_COLON: Final = ":"
#: Tenses in which an entry tells what happened at its time.
_TOLD: Final = ("present", "past", "perfect")
#: A time of at most so many days dates what its entry tells.
_MONTH: Final = 31


def is_label(article: Article, sentence: Sentence, slot: TimeSlot) -> bool:
    """Whether the expression only labels an entry of a ticker ("16.35 Uhr: ..."), alone or with an hour behind it."""
    words = article.tokens.words[sentence.start : slot.start]
    before = [word for word in words if word.isalpha() or word.isdigit()]
    if len(before) > 1:
        return False
    end = slot.end
    if article.lower(end) == _PARTED:
        end = next(
            (hour.end for hour in sentence.times if hour.start == end + 1 and hour.timex.type == "TIME"), end
        )
    return article.lower(end)[:1] in _MARKS


def ticker_day(article: Article, sentence: Sentence) -> DaySet | None:
    """The day of the ticker's entry that the sentence begins; that of the article where its label is a mere time of
    day.
    """
    label = _label(article, sentence)
    if label is None:
        return None
    published = article.published
    today = not _exact(label) and label.timex.type == "TIME" and published is not None and published.is_day
    return published if today else label.timex.days


def entry_of(article: Article, draft: Draft) -> list[TimeSlot]:
    """The day that heads the entry in which the draft is told as happening: "5. Februar: A fliegt ab. Er trifft B"."""
    clause = draft.clause
    if clause.modal or (clause.tense not in _TOLD and clause.kind != "fragment"):
        return []
    before = reversed(article.sentences[: draft.sentence.index + 1])
    entry = takewhile(lambda sentence: sentence.paragraph == draft.sentence.paragraph, before)
    label = next((label for label in (_label(article, sentence) for sentence in entry) if label is not None), None)
    return [label] if label is not None and _exact(label) and not _of_head(article, label) else []


def _label(article: Article, sentence: Sentence) -> TimeSlot | None:
    return next((slot for slot in sentence.times[:2] if is_label(article, sentence, slot)), None)


def _of_head(article: Article, slot: TimeSlot) -> bool:
    """Whether the expression is part of a dateline, or says when the article appeared: "Genf, 3. Mai - ..."."""
    start = slot.timex.start
    dateline, published = article.doc._.head.dateline, article.doc._.head.published_span
    if article.lower(slot.end) != _COLON and slot.timex.days == article.published:
        return True
    if published is not None and published[0] <= start < published[1]:
        return True
    return dateline is not None and dateline[0] < start < dateline[1]


def _exact(slot: TimeSlot) -> bool:
    """Whether the expression itself names days."""
    days = slot.timex.days
    named = not any(reason.code == "time_near" for reason in slot.timex.reasons)
    return named and days is not None and days.bounded and days.size <= _MONTH
