"""Where a duration is the length of a contact: what stands around it in its clause."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from typing import Final

from depesche.lang.cues import cues
from depesche.lang.syntax import Clause, Syntax
from depesche.light import cached_property, dataclass
from depesche.model import DurationMod, Span
from depesche.reading.contacts.article import Article, Sentence
from depesche.reading.contacts.lengths.values import by_clock, joined, minutes_of, whole
from depesche.reading.contacts.lengths.words import LengthWords, length_words
from depesche.reading.contacts.status.governing import detail_denied
from depesche.reading.layers import Timex
from depesche.reading.time.words import time_lexicon
from depesche.rules import Rule, decide

#: Words between a length and the noun that it is an attribute of.
_ATTRIBUTES: Final = 3
#: No talk lasts longer (minutes).
_LONGEST: Final = 24 * 60
#: How far (in tokens) before a length "statt", and "geplant", may stand, and behind it "lang".
_INSTEAD: Final = 6
_PLANNED: Final = 4
_LONG: Final = 3
#: So many words around a length one for something else that has one may stand.
_NEAR: Final = 3


@dataclass(frozen=True, slots=True)
class Length:
    """A length in the article: its value, its words, its sentence, and the noun of contact that it is of, if any."""

    values: tuple[str, ...]
    span: Span
    sentence: int
    noun: int | None = None
    planned: bool = False
    mod: DurationMod | None = None


#: How a length is meant, by the TIMEX3 ``mod`` of its words.
_MODS: Final[Mapping[str | None, DurationMod]] = {
    "APPROX": "about",
    "MORE_THAN": "over",
    "EQUAL_OR_MORE": "over",
    "LESS_THAN": "under",
    "EQUAL_OR_LESS": "under",
}


@dataclass(frozen=True)
class _Measure:
    """A duration in its clause; ``again`` says that a length was told before it in the sentence."""

    article: Article
    sentence: Sentence
    clause: Clause
    timex: Timex
    first: int
    end: int
    again: bool

    @property
    def words(self) -> LengthWords:
        """The language's words."""
        return self.article.setting.language.made(length_words)

    @property
    def syntax(self) -> Syntax:
        """The document's syntax."""
        return self.article.syntax

    @property
    def before(self) -> str:
        """The word before it in its clause, in lower case."""
        return self.article.lower(self.first - 1) if self.first > self.clause.start else ""

    @cached_property
    def written(self) -> frozenset[str]:
        """The words of its clause as they are written."""
        return frozenset(self.article.tokens.words[k] for k in self.clause.tokens)

    @cached_property
    def said(self) -> frozenset[str]:
        """The words of its clause in lower case and the infinitives of its verb."""
        return frozenset((*self.article.words(self.clause), *self.clause.lemmas))

    @cached_property
    def least(self) -> tuple[str, ...]:
        """The shorter end of a range: "zehn bis fünfzehn Minuten"."""
        if self.first < 2 or self.article.lower(self.first - 1) not in self.words.ranging:
            return ()
        number = self.article.lower(self.first - 2)
        known = self.article.setting.language.made(time_lexicon).words
        count = number if number.isdigit() else known.get(number, {}).get("CARDINAL", "")
        unit = (self.timex.duration or "")[-1:]
        return (f"PT{count}{unit}",) if count.isdigit() and unit in "HM" else ()

    @cached_property
    def noun(self) -> int | None:
        """The noun of contact that it stands before: "einstündigen Gespräch", "neun Stunden Verhandlungen"."""
        words = self.article.tokens.words
        for k in range(self.end, min(self.end + _ATTRIBUTES, len(words))):
            if self.syntax.noun_form(k):
                return k if self.article.noun_frame(k) or words[k] in self.words.nouns else None
            if not self.syntax.inflected(k) or self.syntax.is_in(k, "prepositions"):
                return None
        return None

    @cached_property
    def planned(self) -> bool:
        """Whether it was only planned: "statt der veranschlagten vier Stunden", "soll … dauern"."""
        near = (*self._up_to(_PLANNED), *range(self.first, min(self.end + 2, len(self.syntax))))
        if any(self.article.lower(k) in self.words.planned for k in (*near, *self.clause.verbs)):
            return True
        finite = self.clause.finite
        return finite is not None and self.article.lower(finite) in self.words.to_come

    @property
    def elsewhere(self) -> bool:
        """Whether it is the length of something else on the page: "Lesezeit: 2 Min.", "Video, 3 Minuten"."""
        around = range(max(self.sentence.start, self.first - _NEAR), min(self.sentence.end, self.end + _NEAR))
        return any(self.article.lower(k).endswith(self.words.elsewhere) for k in around)

    @property
    def of_lasting(self) -> bool:
        """Whether it stands behind a word for how long something is: "mit einer Dauer von zwei Stunden"."""
        noun = self.first - 2
        joined = noun > self.clause.start and self.syntax.preposition(noun + 1) == "of"
        return joined and self.article.tokens.words[noun] in self.words.lasting

    @property
    def of_other_noun(self) -> bool:
        """Whether it is an attribute of a noun for no contact: "über eine Feuerpause von drei Stunden"."""
        noun = self.first - 2
        if (
            noun <= self.clause.start
            or self.syntax.preposition(noun + 1) != "of"
            or not self.syntax.noun_form(noun)
        ):
            return False
        somebody = any(slot.start <= noun < slot.end for slot in self.sentence.slots)
        return not somebody and not self.of_lasting and self.article.noun_frame(noun) is None

    @property
    def none(self) -> bool:
        """Whether it is a distance in time ("zwei Stunden später") or was not reached ("statt zwei Stunden")."""
        if self.words.shifted & {self.article.lower(self.end - 1), self.article.lower(self.end)}:
            return True
        return any(self.article.lower(k) in self.words.instead for k in self._up_to(_INSTEAD))

    def _up_to(self, reach: int) -> range:
        """The words right before it, up to the noun of another one: "statt einer Stunde mehr als [zwei]"."""
        at = self.first
        while at > 0 and self.first - at < reach and not self.syntax.noun_form(at - 1):
            at -= 1
        return range(at, self.first)

    @property
    def in_words(self) -> bool:
        """Whether the verb of its clause, with its noun, says that something lasted."""
        lemmas = set(self.clause.lemmas)
        if lemmas & (self.words.verbs | self.words.held):
            return True
        return any(verb in self.said and noun in self.written for verb, noun in self.words.with_nouns)

    @property
    def long(self) -> bool:
        """Such as "sechs Stunden lang rangen sie": a length whatever the verb."""
        behind = [k for k in self.clause.tokens if self.first < k <= self.first + _LONG]
        return any(self.article.lower(k) in self.words.long for k in behind)

    @property
    def other_account(self) -> bool:
        """Whether it is what another account says: without a verb but one of saying, beside a length told before."""
        if not self.again or self.article.lower(self.first - 1) in self.words.distance:
            return False
        saying = self.article.setting.language.made(cues).verbs
        return self.clause.finite is None or any(lemma in saying for lemma in self.clause.lemmas)


#: Whether a duration is the length of a contact.
RULES: Final[tuple[Rule[_Measure, bool], ...]] = (
    Rule("no_length", lambda _: False, lambda m: m.none),
    Rule("of_something_else", lambda _: False, lambda m: m.elsewhere),
    Rule("of_other_noun", lambda _: False, lambda m: m.of_other_noun),
    Rule("denied", lambda _: False, lambda m: detail_denied(m.article, m.sentence.clauses, m.clause)),
    Rule("of_noun", lambda _: True, lambda m: m.noun is not None or m.of_lasting),
    Rule("planned", lambda _: True, lambda m: m.planned),
    Rule(
        "distance",
        lambda m: m.other_account,
        lambda m: m.before in m.words.distance and not m.least,
    ),
    Rule(
        "after_it",
        lambda m: bool(m.written & m.words.over) or m.other_account,
        lambda m: m.first > m.clause.start and m.syntax.preposition(m.first - 1) == "after",
    ),
    Rule("verb_of_lasting", lambda _: True, lambda m: m.in_words),
    Rule("no_verb", lambda _: True, lambda m: m.clause.finite is None),
    Rule("long", lambda _: True, lambda m: m.long),
    Rule("other_account", lambda _: True, lambda m: m.other_account),
)


def lengths_of(article: Article) -> Iterator[Length]:
    """The lengths of contacts that the article tells, in order."""
    words = article.setting.language.made(length_words)
    timexes = article.doc._.timexes
    found = (*joined(article.text, timexes, words), *by_clock(article.text, timexes, words))
    last: int | None = None
    for timex in sorted(found, key=lambda t: t.start):
        minutes = minutes_of(timex.duration or "")
        sentence = _sentence(article, timex.start)
        if not minutes or minutes > _LONGEST or sentence is None:
            continue
        length = _length(article, sentence, timex, again=last == sentence.index)
        if length is not None:
            last = sentence.index
            yield length


def _sentence(article: Article, offset: int) -> Sentence | None:
    """The sentence that holds the offset."""
    token = max(0, bisect_right(article.tokens.starts, offset) - 1)
    return next((s for s in article.sentences if s.start <= token < s.end), None)


def _length(article: Article, sentence: Sentence, timex: Timex, *, again: bool) -> Length | None:
    """The length that a time expression is, if it is that of a contact."""
    starts = article.tokens.starts
    first = bisect_left(starts, timex.start)
    end = max(first + 1, bisect_left(starts, timex.end))
    place = sentence.owner.get(first)
    if place is None:
        return None
    clause = sentence.clauses[place]
    measure = _Measure(article, sentence, clause, timex, first, end, again)
    decision = decide(RULES, measure)
    if decision is None or not decision.value:
        return None
    values = (*measure.least, whole(timex.duration or ""))
    noun = measure.noun if measure.noun is not None else _noun_in(article, clause)
    return Length(values, (timex.start, timex.end), sentence.index, noun, measure.planned, _MODS.get(timex.mod))


def _noun_in(article: Article, clause: Clause) -> int | None:
    """The noun of contact in the clause, if one stands there."""
    return next((k for k in clause.tokens if article.syntax.noun_form(k) and article.noun_frame(k)), None)
