"""What a time expression is by the words around it: of a topic, a label, a scope, what was known when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from depesche.lang.syntax import Clause
from depesche.reading.contacts.article import Article, Sentence, TimeSlot
from depesche.reading.contacts.limits import intended
from depesche.reading.contacts.time.labels import is_label
from depesche.reading.contacts.time.words import time_words

#: Prepositions of a time that an announcement is about ("kündigte für Montag ein Treffen an").
TOWARDS: Final = frozenset({"for", "upon", "onwards"})
#: How far (in tokens) a time may stand behind the beginning of the span that it ends.
_SPAN: Final = 3
#: How far (in tokens) after "über" a time may stand that belongs to the topic.
_TOPIC: Final = 12
#: How far (in tokens) an aside like ", so der Sprecher am Montag" reaches.
_ASIDE: Final = 7
#: How far (in tokens) after "seit" a time may stand that belongs to it.
_SCOPE: Final = 9

#: How far (in tokens) before its genitive a noun stands.
_HEAD: Final = 3

_STAMP: Final = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d")


def usable(article: Article, sentence: Sentence, place: int, noun: int | None = None) -> list[TimeSlot]:
    """The clause's expressions that name days, as a contact's ``noun`` or its verb has them; a mere time of day only
    where nothing else does.
    """
    all_own = sentence.own_times(place)
    clause = sentence.clauses[place]
    own = [t for t in all_own if dated(t) or _ends_span(t, all_own) or _latest(clause, t)]
    own = [t for t in own if not _of_other(article, sentence, t)]
    own = [
        t
        for t in own
        if _behind_noun(t, noun)
        or not (_in_topic(article, sentence, place, t) or _of_prepared(article, clause, t))
    ]
    return [t for t in own if not loose(t)] or own


def dated(slot: TimeSlot) -> bool:
    """Whether the expression names days on which something may have been, none from or until which it was."""
    timex = slot.timex
    return timex.days is not None and timex.type != "SET" and slot.marker not in ("since", "until")


def loose(slot: TimeSlot) -> bool:
    """Whether the expression is a time of day whose day only the narrative gives ("am Abend")."""
    return any(reason.code == "time_near" for reason in slot.timex.reasons)


def dates_contact(article: Article, slot: TimeSlot) -> bool:
    """Whether the expression stands right behind the noun of a contact: "über den Gipfel am 12. Juni"."""
    noun = slot.start - 2 if slot.marker else slot.start - 1
    return noun >= 0 and article.noun_frame(noun) is not None


def of_scope(article: Article, sentence: Sentence, at: int) -> bool:
    """Whether the words at a token tell what a claim counts from: "seit Trumps Amtsantritt im Januar"."""
    since = article.setting.language.made(time_words).since
    verbs = sentence.clauses[sentence.owner.get(at, 0)].verbs
    lasting = [t.start for t in sentence.times if t.timex.duration]
    for i in range(at - 1, max(sentence.start, at - _SCOPE) - 1, -1):
        if i in verbs or article.lower(i) in (",", ";"):
            return False
        if article.lower(i) in since:
            if i == sentence.clauses[sentence.owner.get(at, 0)].opener:
                return False  # "seit sich A und B 2014 trafen": the contact itself is counted from
            return i not in lasting and i + 1 not in lasting  # "seit zwei Jahren" counts from no other contact
    return False


def _of_other(article: Article, sentence: Sentence, slot: TimeSlot) -> bool:
    """Whether the expression dates nothing that is told in its clause."""
    return (
        is_label(article, sentence, slot)
        or of_scope(article, sentence, slot.start)
        or _known_then(article, slot)
        or _stamped(article, slot)
        or _counted_in(article, slot)
        or _one_before(article, slot)
        or _inserted(article, sentence, slot)
        or _of_thing(article, sentence, slot)
    )


def _of_thing(article: Article, sentence: Sentence, slot: TimeSlot) -> bool:
    """Whether it belongs to the thing right before it: from when that holds ("eine Feuerpause ab Sonntag"), or when it
    will be, where its clause tells of what was ("einigten sich auf einen Abzug am 17. Mai").
    """
    if not slot.marker:
        return False
    thing = slot.start - 1
    while thing > sentence.start and _leads_to_time(article, thing):
        thing -= 1
    if not article.syntax.nominal(thing) or _leads_to_time(article, thing):  # an article may open the sentence
        return False
    if article.noun_frame(thing) is not None or _named(sentence, thing):
        return False
    return slot.marker == "onwards" or _to_come(article, sentence.clauses[sentence.owner.get(slot.start, 0)], slot)


def _leads_to_time(article: Article, token: int) -> bool:
    lower = article.lower(token)
    return bool(article.syntax.preposition(token)) or lower in article.syntax.members("articles")


def _named(sentence: Sentence, token: int) -> bool:
    """Whether the token is part of a mention of somebody or of a place, or of a time."""
    spans = [(slot.start, slot.end) for slot in (*sentence.slots, *sentence.places)]
    spans += [(slot.start, slot.end) for slot in sentence.times]
    return any(start <= token < end for start, end in spans)


def _to_come(article: Article, clause: Clause, slot: TimeSlot) -> bool:
    """Whether its days lie after the article, though its clause tells of what was."""
    days, published = slot.timex.days, article.published
    if not clause.past or days is None or days.first is None or published is None or published.last is None:
        return False
    return days.first > published.last


def _inserted(article: Article, sentence: Sentence, slot: TimeSlot) -> bool:
    """Whether it stands in an insertion that a participle closes: "A, im März zum Minister ernannt, rief B an"."""
    clause = sentence.clauses[sentence.owner.get(slot.start, 0)]
    marks = [i for i in range(clause.start, clause.end) if article.lower(i) == ","]
    opening = next((i for i in reversed(marks) if i < slot.start), None)
    closing = next((i for i in marks if i >= slot.end), None)
    if opening is None or closing is None or clause.finite is None or opening < clause.finite < closing:
        return False
    return article.syntax.is_participle(closing - 1)


def _stamped(article: Article, slot: TimeSlot) -> bool:
    """Whether it is the stamp of a page ("Write: 2005-06-02 00:00:00")."""
    return _STAMP.match(article.text, slot.timex.start) is not None


def _counted_in(article: Article, slot: TimeSlot) -> bool:
    """Whether it is a time in which contacts are counted: "der dritte Besuch binnen zwei Jahren"."""
    within = article.setting.language.made(time_words).within
    return article.lower(slot.start) in within or article.lower(slot.start - 1) in within


def _one_before(article: Article, slot: TimeSlot) -> bool:
    """Whether it is the time of a contact before: "ihr zweites Treffen nach 2019"."""
    days, published = slot.timex.days, article.published
    if slot.marker != "after" or not dates_contact(article, slot) or days is None or published is None:
        return False
    return days.last is not None and published.first is not None and days.last < published.first


def _known_then(article: Article, slot: TimeSlot) -> bool:
    """Whether it says when something was known or said: "nach Stand von Donnerstag", ", so er am Montag"."""
    words = article.setting.language.made(time_words)
    if words.as_of & {article.lower(slot.start - 1), article.lower(slot.start - 2)}:
        return True
    return any(
        article.lower(i) in words.according and article.lower(i - 1) in (",", "–")
        for i in range(max(1, slot.start - _ASIDE), slot.start)
    )


def _ends_span(slot: TimeSlot, others: Sequence[TimeSlot]) -> bool:
    """Whether it is the end of a span whose beginning is named too: "vom 5. bis (zum) 7. März"."""
    opened = any(other.marker == "of" and 1 <= slot.start - other.end <= _SPAN for other in others)
    return slot.marker == "until" and slot.timex.days is not None and opened


def _latest(clause: Clause, slot: TimeSlot) -> bool:
    """Whether it is the latest day of what is to come: "will ihn bis Ende Mai treffen"."""
    return slot.marker == "until" and slot.timex.days is not None and intended(clause)


def _behind_noun(slot: TimeSlot, noun: int | None) -> bool:
    return noun is not None and slot.start - noun in (1, 2)


def _in_topic(article: Article, sentence: Sentence, place: int, slot: TimeSlot) -> bool:
    """Whether the expression dates what was talked about: "sprach mit ihm über den Angriff letzte Woche"."""
    clause = sentence.clauses[place]
    before = [i for i in clause.tokens if i < slot.start]
    at = next((i for i in reversed(before) if article.syntax.preposition(i) == "about"), None)
    if at is None or clause.finite is None or clause.finite > at or slot.start - at > _TOPIC:
        return False
    closing = slot.end >= sentence.end or not article.tokens.words[slot.end].isalpha()
    return (closing or dates_contact(article, slot)) and _one_phrase(article, clause, at, slot.start)


def _of_prepared(article: Article, clause: Clause, slot: TimeSlot) -> bool:
    """Whether it is the time of what is prepared: "traf ihn zur Vorbereitung des Gipfels am Sonntag"."""
    noun = slot.start - 2 if slot.marker else slot.start - 1
    if noun <= clause.start or not article.syntax.is_genitive_attribute(noun):
        return False
    heads = article.status_words.nouns["prepared"]
    return any(article.lower(i) in heads for i in range(max(clause.start, noun - _HEAD), noun))


def _one_phrase(article: Article, clause: Clause, start: int, end: int) -> bool:
    """Whether a noun and nothing that joins or closes stands between the tokens."""
    between = range(start, end)
    words = article.setting.language.made(time_words)
    joined = any(article.lower(i) == "," or article.lower(i) in words.coordinating for i in between)
    closed = any(verb in between for verb in clause.verbs)
    return not joined and not closed and any(article.syntax.noun_form(i) for i in between)
