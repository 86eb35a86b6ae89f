"""Which time expressions of a sentence say when a trigger's contact is: an ordered table of cases."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from depesche.lang.syntax import Clause
from depesche.light import cached_property, dataclass
from depesche.reading.contacts.article import Article, TimeSlot
from depesche.reading.contacts.sides.around import carries
from depesche.reading.contacts.sides.roles import asking
from depesche.reading.contacts.status.governing import governor, nothing_of
from depesche.reading.contacts.time.apart import last_told, partner_times
from depesche.reading.contacts.time.expressions import TOWARDS, dated, dates_contact, usable
from depesche.reading.contacts.time.front import named_in_front, of_front
from depesche.reading.contacts.time.labels import entry_of
from depesche.reading.contacts.time.phrase import attributive, right_behind
from depesche.reading.contacts.time.words import time_words
from depesche.reading.contacts.triggers.drafts import Draft
from depesche.reading.contacts.triggers.frames import NounFrame
from depesche.rules import Decision, Rule, decide

#: Prepositions of a contact noun whose clause tells of that same time ("bei dem Treffen am Montag").
_SAME_TIME: Final = ("", "after", "at", "in", "during", "on", "to")
#: Those in whose course something else is told.
_COURSE: Final = ("at", "in", "during")
#: Those by which a contact is where something was said of another: no time that this was said for is its own.
_OCCASION: Final = ("at", "during", "after")
#: Tenses of what is fixed: "ist geplant".
_SET: Final = ("perfect", "present")
#: How far (in tokens) before the noun that it dates a time may stand.
_BEFORE: Final = 5
_COMMA: Final = ","
#: How far (in tokens) behind a noun its own weekday stands.
_OWN_DAY: Final = 2
#: How far (in tokens) behind a noun a relative clause about it begins.
_RELATIVE: Final = 7


@dataclass(frozen=True)
class _Dated:
    """A trigger in its article, with the time expressions that stand in each relation to it."""

    article: Article
    draft: Draft

    @cached_property
    def named(self) -> list[TimeSlot]:
        """All expressions of its clause that name days."""
        return [t for t in self.draft.sentence.own_times(self.draft.place) if t.timex.days is not None]

    @cached_property
    def own(self) -> list[TimeSlot]:
        """Those of its clause that may date it."""
        draft = self.draft
        found = usable(self.article, draft.sentence, draft.place, draft.token if draft.noun else None)
        found = partner_times(self.article, draft, found)
        if not draft.noun:
            found = self._of_verb(found)
        elif asking(self.article, draft.clause) is not None:
            found = [t for t in found if not _in_course_of_another(self.article, draft, t)]
        if draft.noun and draft.marker == "about":
            found = found or right_behind(self.article, draft, [t for t in self.named if dated(t)])
        if draft.noun and draft.marker in _OCCASION:
            found = [t for t in found if t.marker not in TOWARDS]  # "lud ihn bei dem Treffen für Mai ein"
        return found

    def _of_verb(self, found: list[TimeSlot]) -> list[TimeSlot]:
        """Those of them that are no times of a contact that a noun names in the verb's clause."""
        draft = self.draft
        found = [t for t in found if not of_front(self.article, draft.clause, t)]
        found = [t for t in found if not named_in_front(self.article, draft.clause, t)] or found
        if draft.frame.status != "considered":
            return found
        return [t for t in found if not dates_contact(self.article, t)]  # "lud ihn bei dem Treffen am Freitag ein"

    @cached_property
    def ahead(self) -> list[TimeSlot]:
        """Those of its clause that what is announced or named there may be for."""
        return [t for t in self.own if t.marker in TOWARDS or _ahead(self.article, t)]

    @cached_property
    def of_phrase(self) -> list[TimeSlot]:
        """The times of the noun's own phrase: before it ("das für Samstag angesetzte Treffen") or right after."""
        noun = self.draft.token
        before = [t for t in self.own if 0 <= noun - t.end <= _BEFORE and attributive(self.article, t, noun)]
        found = before or [
            t for t in right_behind(self.article, self.draft, self.own) if t.start <= self.draft.end
        ]
        found = self._of_stage(found)
        return self._finer(found) or found

    def _of_stage(self, found: list[TimeSlot]) -> list[TimeSlot]:
        """Without those of a further stage: "war am Montag zum Besuch in Berlin, am Dienstag in Paris"."""
        if not any(t.start < self.draft.token for t in self.own):
            return found
        lower = self.article.lower
        return [t for t in found if _COMMA not in (lower(t.start - 1), lower(t.start - 2))]

    def _finer(self, found: Sequence[TimeSlot]) -> list[TimeSlot]:
        """The times within these at which its clause tells that it came about: "Das erste Treffen in diesem Jahr fand
        im Januar statt".
        """
        if self.article.status_words.happening.isdisjoint(self.draft.clause.lemmas):
            return []
        return [t for t in self.own if t not in found and any(_within(t, longer) for longer in found)]

    @cached_property
    def of_relative(self) -> list[TimeSlot]:
        """The times of a relative clause that says when it is: "auf den Besuch, der im Mai stattfinden soll"."""
        for place, clause in enumerate(self.draft.sentence.clauses):
            about = clause.kind == "relative" and 0 < clause.start - self.draft.token <= _RELATIVE
            told = self.article.status_words.light & set(clause.lemmas) or carries(self.article, clause)
            if about and told and clause.opener == clause.start:
                return usable(self.article, self.draft.sentence, place)
        return []

    @cached_property
    def borrowed(self) -> list[TimeSlot]:
        """The time of the clause that this one continues: its matrix, or the one whose subject it shares."""
        clause, sentence = self.draft.clause, self.draft.sentence
        if self._purposed:
            return []
        neighbours = [self.draft.place - 1] if clause.shares_subject and self.draft.place else []
        if clause.parent is not None and clause.kind in ("infinitive", "relative", "subordinate"):
            neighbours.append(clause.parent)
        found = (
            usable(self.article, sentence, k)
            for k in neighbours
            if not _announces(self.article, sentence.clauses[k])
        )
        times = last_told(self.article, next((times for times in found if times), []))
        return [] if self._lists_others(times) else times

    @property
    def _purposed(self) -> bool:
        """Whether it is what something else is done for: "kam am Montag, um ein Treffen vorzubereiten"."""
        draft = self.draft
        purpose = draft.noun and draft.clause.kind == "infinitive" and draft.clause.conjunction == "purpose"
        return purpose and governor(self.article, draft.clause, draft.marker) is not None

    def _lists_others(self, times: Sequence[TimeSlot]) -> bool:
        """Whether another expression stands between the times and the clause: "100 Jahre ist es her, dass …, zwei
        Jahre, dass sie sich trafen".
        """
        clause = self.draft.clause
        if clause.conjunction != "that" or not times:
            return False
        between = (t for t in self.draft.sentence.times if times[-1].end <= t.start < clause.start)
        return any(t.timex.days is None for t in between)

    @property
    def moved_up(self) -> list[TimeSlot]:
        """The day to which its clause moves it up: "das für Mai geplante Treffen wurde auf März vorgezogen"."""
        moved = not self.article.status_words.moving_up.isdisjoint(self.draft.clause.lemmas)
        return [t for t in self.named if t.marker == "upon"] if moved else []

    @property
    def no_longer(self) -> bool:
        """Whether it is told that they have had no contact from a time on."""
        words = self.article.setting.language.made(time_words)
        return self.draft.clause.negated and bool(words.no_longer & set(self.article.words(self.draft.clause)))

    @property
    def agreed_then(self) -> bool:
        """Whether the times of its phrase say when it was agreed on: "hatten das Treffen am 3. Mai vereinbart"."""
        return _agrees(self.article, self.draft.clause) and not any(
            t.marker in TOWARDS or _goes_on(self.article, t) or self._its_weekday(t) for t in self.of_phrase
        )

    def _its_weekday(self, slot: TimeSlot) -> bool:
        """Whether a weekday right behind the noun is that of the contact: "haben ein Treffen am Montag vereinbart"."""
        weekday = any(reason.code.startswith("time_weekday") for reason in slot.timex.reasons)
        stems = self.article.setting.language.made(time_words).past_stems
        said = any(self.article.lower(i).startswith(stems) for i in range(slot.start, slot.end))
        return weekday and not said and 0 < slot.start - self.draft.token <= _OWN_DAY

    @property
    def proposed_then(self) -> bool:
        """Whether its clause tells that somebody thought of it then: "hatte am Samstag ein Treffen angeregt"."""
        draft = self.draft
        if not draft.noun or not draft.clause.past or draft.clause.modal:
            return False
        found = governor(self.article, draft.clause, draft.marker)
        return found is not None and found.status == "considered"

    @property
    def is_set(self) -> bool:
        """Whether its clause tells that it is fixed, and nobody who fixes it: "am Mittwoch sind Gespräche geplant"."""
        draft = self.draft
        bare = [slot for slot in draft.sentence.own_slots(draft.place) if not slot.marker and not slot.oblique]
        today = draft.clause.tense == "pluperfect" and any(_today(self.article, t) for t in self.own)
        return draft.noun and not draft.marker and (draft.clause.tense in _SET or today) and not bare

    @property
    def only_named(self) -> bool:
        """Whether the noun is only named in a clause that tells of something else, or of its being announced."""
        draft = self.draft
        course = draft.marker in _COURSE and _agrees(self.article, draft.clause)
        announced = _announces(self.article, draft.clause) and not (course or _said_in_it(draft) or self.is_set)
        came_to_nothing = nothing_of(self.article, draft.clause, draft.marker)
        elsewhere = draft.marker not in _SAME_TIME and not came_to_nothing
        return draft.noun and (elsewhere or announced or _points_back(draft))


#: Which expressions date the trigger.
RULES: Final[tuple[Rule[_Dated, Sequence[TimeSlot]], ...]] = (
    Rule("not_since", lambda d: d.named, lambda d: d.no_longer),
    Rule(
        "counted_from",
        lambda d: right_behind(d.article, d.draft, d.named)[:1],
        lambda d: d.draft.noun and d.draft.marker == "since",
    ),
    Rule("moved_up", lambda d: d.moved_up, lambda d: d.draft.noun and bool(d.moved_up)),
    Rule("agreed_then", lambda d: d.ahead, lambda d: d.draft.noun and not d.draft.marker and d.agreed_then),
    Rule("own_phrase", lambda d: d.of_phrase, lambda d: d.draft.noun and bool(d.of_phrase)),
    Rule("relative_clause", lambda d: d.of_relative, lambda d: d.draft.noun and bool(d.of_relative)),
    Rule("proposed_then", lambda d: d.ahead, lambda d: d.proposed_then),
    Rule(
        "right_after_it",  # what is announced right after a contact is announced on its day
        lambda d: d.own,
        lambda d: d.draft.noun and d.draft.marker == "after" and d.draft.clause.past and bool(d.own),
    ),
    Rule("only_named", lambda d: d.ahead, lambda d: d.only_named),
    Rule("announced", lambda d: d.ahead, lambda d: not d.draft.noun and _announces(d.article, d.draft.clause)),
    Rule("own_clause", lambda d: d.own, lambda d: bool(d.own)),
    Rule("neighbour_clause", lambda d: d.borrowed, lambda d: bool(d.borrowed)),
    Rule("heads_entry", lambda d: entry_of(d.article, d.draft)),
)


def times_of(article: Article, draft: Draft) -> Decision[Sequence[TimeSlot]]:
    """The time expressions that say when the trigger's contact is, and the rule that chose them."""
    found = decide(RULES, _Dated(article, draft))
    return found or Decision((), "")


def _announces(article: Article, clause: Clause) -> bool:
    return bool(clause.lemmas) and clause.lemmas[0] in article.status_words.announcing


def _agrees(article: Article, clause: Clause) -> bool:
    """Whether the clause tells that somebody agreed on something: its past days are those of the agreement."""
    return not clause.passive and clause.past and bool(article.status_words.agreeing & set(clause.lemmas))


def _said_in_it(draft: Draft) -> bool:
    """Whether one of the sides speaks in the course of the contact: "bei einem Treffen betonten A und B"."""
    subject = any(not slot.marker and not slot.oblique for slot in draft.slots)
    return subject and draft.marker in _COURSE


def _points_back(draft: Draft) -> bool:
    """Whether the noun only names an appointment told before: the clause's time is that of something else."""
    return isinstance(draft.frame, NounFrame) and draft.frame.anaphor_only


def _ahead(article: Article, slot: TimeSlot) -> bool:
    days, published = slot.timex.days, article.published
    if days is None or published is None or published.last is None:
        return slot.timex.direction == "future"
    return days.first is not None and days.first > published.last


def _today(article: Article, slot: TimeSlot) -> bool:
    """Whether it is a time of the article's own day: "am Nachmittag war ein Treffen geplant"."""
    return slot.timex.days is not None and slot.timex.days == article.published


def _goes_on(article: Article, slot: TimeSlot) -> bool:
    """Whether a time ends after the article: "hatten ein Treffen im Mai vereinbart", told in May."""
    days, published = slot.timex.days, article.published
    if days is None or published is None or days.last is None or published.last is None:
        return _ahead(article, slot)
    return days.last > published.last


def _in_course_of_another(article: Article, draft: Draft, slot: TimeSlot) -> bool:
    """Whether the time belongs to another contact, in whose course this one is asked for: "drängte ihn bei seinem
    Besuch im Mai zu Gesprächen".
    """
    words = article.tokens.words
    before = range(slot.start - 1, draft.clause.start - 1, -1)
    noun = next((i for i in before if words[i][:1].isupper() and article.noun_frame(i) is not None), None)
    if noun is None or noun == draft.token or draft.token < slot.start:
        return False
    return article.syntax.relation(draft.sentence.floor(noun), noun) in _COURSE


def _within(slot: TimeSlot, longer: TimeSlot) -> bool:
    """Whether a time lies within a longer one."""
    days, whole = slot.timex.days, longer.timex.days
    return days is not None and whole is not None and days.size < whole.size and days.within(whole)
