"""At whose instance a contact came about: "auf Wunsch Putins", "die Initiative ging von Moskau aus"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Final, NamedTuple

from depesche.lang.language import Language
from depesche.light import dataclass
from depesche.reading.contacts.article import Article, Sentence, Slot
from depesche.reading.contacts.sides.roles import own_subject
from depesche.reading.contacts.status.governing import detail_denied
from depesche.reading.contacts.told import Event
from depesche.reading.setting import Setting

#: How many words may stand between the noun and the name of whose wish it was ("auf Wunsch der deutschen Seite").
_REACH: Final = 3
#: How far before the noun its preposition stands ("auf ausdrücklichen Wunsch").
_PREPOSITION: Final = 2


@dataclass(frozen=True, eq=False)
class InitiativeWords:
    """Closed lists by the names that they have in ``initiative_words.toml``."""

    after_on: frozenset[str]
    moved: frozenset[str]
    coming: frozenset[str]
    issuing: frozenset[str]
    origin: frozenset[str]
    asking: frozenset[str]
    going_back: frozenset[str]
    told: frozenset[str]


def initiative_words(language: Language) -> InitiativeWords:
    """The words of a language's data; ask :meth:`Language.made` for them."""
    rows = language.rows("initiative_words")
    return InitiativeWords(**{each.name: frozenset(rows[each.name]) for each in fields(InitiativeWords)})


def adjectives_of_states(setting: Setting) -> Mapping[str, str]:
    """The state of each form of an adjective: "deutsche", "russischer"."""
    forms, states = setting.language.grammar.adjective_forms, setting.knowledge.states.values()
    return {form: state.id for state in states for stem in state.adjectives for form in forms(stem)}


class _Named(NamedTuple):
    """A mention by its tokens, with the participants that it stands for."""

    start: int
    end: int
    keys: tuple[str, ...]


def initiator_of(article: Article, event: Event, elsewhere: frozenset[int]) -> str | None:
    """The key of the participant at whose instance the event came about, told in its sentences or, of the news, in
    the next one, if that is none of those ``elsewhere`` that tell of other events.
    """
    told = sorted({draft.sentence.index for draft in event.drafts})
    behind = [] if event.recalled else article.sentences[told[-1] + 1 : told[-1] + 2]
    next_one = [sentence for sentence in behind if sentence.index not in elsewhere]
    words = article.setting.language.made(initiative_words)
    adjectives = article.setting.made(adjectives_of_states)
    for sentence in [*(article.sentences[i] for i in told), *next_one]:
        for key in _Search(article, event, sentence, words, adjectives).asked_for():
            return key
    return None


@dataclass(frozen=True, slots=True)
class _Search:
    """The search for who asked for an event in one sentence."""

    article: Article
    event: Event
    sentence: Sentence
    words: InitiativeWords
    adjectives: Mapping[str, str]

    def asked_for(self) -> Iterator[str]:
        """The keys of those who are said to have asked for it, in the order of the words."""
        words, lowers, syntax = self.words, self.article.lowers, self.article.syntax
        for i in range(self.sentence.start, self.sentence.end):
            word = lowers[i]
            if word in words.after_on and self._under_upon(i):
                found = self._whose(i)
            elif word in words.moved:
                found = self._from(i, words.coming)
            elif self.article.noun_frame(i):
                found = self._from(i, words.issuing)
            elif syntax.preposition(i) == "around":
                found = self._asked(i)
            elif syntax.preposition(i) == "upon":
                found = self._went_back(i)
            else:
                continue
            if not self._denied(i):
                yield from found

    def _denied(self, token: int) -> bool:
        """Whether the word stands in what somebody denies."""
        place, clauses = self.sentence.owner.get(token), self.sentence.clauses
        return place is not None and detail_denied(self.article, clauses, clauses[place])

    def _under_upon(self, noun: int) -> bool:
        before = range(max(0, noun - _PREPOSITION), noun)
        return any(self.article.syntax.preposition(i) == "upon" for i in before)

    def _whose(self, noun: int) -> Iterator[str]:
        """Whose wish it was: the adjective or genitive before the noun, or who is named right after it."""
        if state := self.adjectives.get(self.article.lower(noun - 1)):
            yield from _of_state(self.event, state)
        for named in self._named():
            between = self.article.tokens.lowers[noun + 1 : named.start]
            after = 0 < named.start - noun <= _REACH and all(map(self._small, between))
            if named.end == noun or after:
                yield from named.keys

    def _small(self, word: str) -> bool:
        """Whether the word may stand between the noun and the name: "von", an article, an adjective."""
        return (
            word in self.words.origin or word in self.article.syntax.members("articles") or word in self.adjectives
        )

    def _from(self, noun: int, verbs: frozenset[str]) -> Iterator[str]:
        """From whom it came by one of the verbs, in the clause of the noun."""
        place = self._place(noun, verbs)
        for named in self._named() if place is not None else ():
            before = {self.article.lower(named.start - back) for back in (0, 1, 2)}
            if self.sentence.owner.get(named.start) == place and before & self.words.origin:
                yield from named.keys

    def _asked(self, at: int) -> Iterator[str]:
        """The subject of "hatte um das Gespräch gebeten" where "um" governs a definite word for a contact."""
        place = self._place(at, self.words.asking)
        if place is None:
            return
        asked = range(at + 2, min(at + _REACH + 1, self.sentence.end))
        definite = self.article.lower(at + 1) in self.article.syntax.members("definite")
        if definite and any(self.article.noun_frame(k) for k in asked):
            for slot in own_subject(self.sentence, place):
                yield from _keys(self.event, slot)

    def _went_back(self, at: int) -> Iterator[str]:
        """To whom a contact "ging auf A zurück"."""
        place = self._place(at, self.words.going_back)
        if place is None:
            return
        said = range(self.sentence.start, at)
        if any(self.article.noun_frame(k) or self.article.lower(k) in self.words.told for k in said):
            for named in self._named():
                if 0 < named.start - at <= _PREPOSITION:
                    yield from named.keys

    def _place(self, token: int, verbs: frozenset[str]) -> int | None:
        """The place of the token's clause, if its verb is one of these."""
        place = self.sentence.owner.get(token)
        return None if place is None or verbs.isdisjoint(self.sentence.clauses[place].lemmas) else place

    def _named(self) -> list[_Named]:
        """The participants that the sentence names, by themselves or by their side, in the order of its words."""
        starts = self.article.tokens.starts
        begin, end = self.article.offsets(self.sentence.start, self.sentence.end)
        people = [_Named(slot.start, slot.end, _keys(self.event, slot)) for slot in self.sentence.slots]
        sides = [
            _Named(bisect_left(starts, m.start), bisect_left(starts, m.end), _of_state(self.event, m.state))
            for m in self.article.doc._.mentions
            if begin <= m.start < end and m.kind not in ("person", "pronoun", "office", "group")
        ]
        return sorted(named for named in (*people, *sides) if named.keys)


def _keys(event: Event, slot: Slot) -> tuple[str, ...]:
    """The participant that the mention is, else the one whose state it is."""
    keys = {actor.key for actor in slot.actors} & event.keys
    if keys or slot.mention.kind in ("person", "pronoun"):
        return tuple(sorted(keys))
    return _of_state(event, slot.mention.state)


def _of_state(event: Event, state: str | None) -> tuple[str, ...]:
    found = tuple(actor.key for actor in event.actors if state is not None and actor.state == state)
    return found if len(found) == 1 else ()
