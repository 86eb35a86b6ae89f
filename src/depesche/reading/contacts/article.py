"""The article as the contact reader sees it: sentences with their clauses, who is named in them, times and places.

Everything is laid out by token, so that "which time stands in this clause" is a question of indices.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from typing import Final

from spacy.tokens import Doc

from depesche.days import DaySet
from depesche.knowledge import Knowledge
from depesche.lang.syntax import Clause, Syntax
from depesche.lang.tokens import Tokens
from depesche.light import dataclass
from depesche.model import Span
from depesche.reading.contacts.actors import Actor
from depesche.reading.contacts.sides.words import SideWords, side_words
from depesche.reading.contacts.status.words import StatusWords, status_words
from depesche.reading.contacts.triggers.frames import Frames, NounFrame, VerbFrame, frames
from depesche.reading.contacts.triggers.words import TriggerWords, trigger_words
from depesche.reading.layers import Mention, Timex
from depesche.reading.setting import Setting

#: What an article tells in so many sentences first is its news.
LEAD: Final = 4


@dataclass(frozen=True, slots=True)
class Slot:
    """A mention in its sentence. ``marker`` is the preposition that governs it, "genitive", or "" for a bare one;
    ``oblique`` says that its form is not that of a subject, ``nominative`` that it is only that of one. ``group`` is
    the same for what is coordinated, ``step`` counts up where the coordination tells of one after the other.
    """

    mention: Mention
    start: int
    end: int
    actors: tuple[Actor, ...]
    marker: str
    oblique: bool
    group: int
    step: int = 0
    nominative: bool = False

    @property
    def span(self) -> Span:
        """The mention's offsets."""
        return self.mention.start, self.mention.end


@dataclass(frozen=True, slots=True)
class TimeSlot:
    """A time expression in its sentence, with the preposition before it ("für", "auf", "seit", "nach", "vor")."""

    timex: Timex
    start: int
    end: int
    marker: str


@dataclass(slots=True)
class Sentence:
    """One sentence: its tokens, clauses, and what the layers found in it. ``owner`` is the place of each token's
    clause in ``clauses``, ``bystanders`` are the places of clauses whose subject is a person who can take no part.
    """

    index: int
    start: int
    end: int
    paragraph: int
    title: bool
    slots: list[Slot] = field(default_factory=list)
    places: list[Slot] = field(default_factory=list)
    times: list[TimeSlot] = field(default_factory=list)
    clauses: list[Clause] = field(default_factory=list)
    owner: dict[int, int] = field(default_factory=dict)
    bystanders: set[int] = field(default_factory=set)

    def floor(self, token: int) -> int:
        """Where a phrase that ends at the token may begin at the earliest: after "um", "dass", "in dem"."""
        place = self.owner.get(token)
        opener = self.clauses[place].opener if place is not None else None
        return self.start if opener is None or opener >= token else opener + 1

    def behind_relative(self, mention: Mention, token: int) -> bool:
        """Whether a name stands right behind a relative pronoun, which is no article of it: "A, mit dem B sprach"."""
        clause = self.clauses[self.owner.get(token, 0)]
        return mention.kind != "pronoun" and clause.kind == "relative" and clause.opener == token - 1

    def own_slots(self, place: int) -> list[Slot]:
        """The mentions of people whose first token belongs to the clause."""
        return [slot for slot in self.slots if self.owner.get(slot.start) == place]

    def own_places(self, place: int) -> list[Slot]:
        """The places, states and occasions that the clause names."""
        return [slot for slot in self.places if self.owner.get(slot.start) == place]

    def own_times(self, place: int) -> list[TimeSlot]:
        """The time expressions that the clause names."""
        return [slot for slot in self.times if self.owner.get(slot.start) == place]


@dataclass(slots=True)
class Article:
    """One article, laid out.

    What every rule asks for stands here once: its ``tokens``, ``lowers`` (these in lower case) and ``text``, the
    ``knowledge`` that it is read with, and of its language the ``frames`` of verbs and nouns of contact,
    ``contact_nouns``, the tokens with a capital that are such nouns, the words around triggers, those that tell sides,
    and those that tell what became of a contact.
    """

    doc: Doc
    published: DaySet | None
    sentences: list[Sentence]
    actors: dict[str, Actor]
    setting: Setting
    syntax: Syntax
    tokens: Tokens = field(init=False)
    lowers: list[str] = field(init=False)
    text: str = field(init=False)
    knowledge: Knowledge = field(init=False)
    frames: Frames = field(init=False)
    contact_nouns: frozenset[int] = field(init=False)
    trigger_words: TriggerWords = field(init=False)
    side_words: SideWords = field(init=False)
    status_words: StatusWords = field(init=False)

    def __post_init__(self) -> None:
        self.tokens = self.syntax.tokens
        self.lowers = self.tokens.lowers
        self.text = self.syntax.text
        self.knowledge = self.setting.knowledge
        self.frames = self.setting.made(frames)
        noun, words = self.frames.noun, enumerate(self.tokens.words)
        self.contact_nouns = frozenset([i for i, w in words if w[0].isupper() and noun(w) is not None])
        language = self.setting.language
        self.trigger_words = language.made(trigger_words)
        self.side_words = language.made(side_words)
        self.status_words = language.made(status_words)

    def noun_frame(self, token: int) -> NounFrame | None:
        """The frame of the noun at the token, or ``None``."""
        return self.frames.noun(self.tokens.words[token])

    def verb_frames(self, clause: Clause) -> Iterator[VerbFrame]:
        """The frames of the verbs that the clause's main verb may be."""
        return (frame for lemma in clause.lemmas for frame in self.frames.verbs.get(lemma, ()))

    def offsets(self, start: int, end: int) -> Span:
        """Offsets of the tokens from ``start`` to ``end`` (half-open)."""
        return self.tokens.starts[start], self.tokens.end(end - 1)

    def lower(self, token: int) -> str:
        """The token in lower case; empty outside the text."""
        return self.lowers[token] if 0 <= token < len(self.lowers) else ""

    def words(self, clause: Clause) -> tuple[str, ...]:
        """The clause's tokens in lower case."""
        lowers = self.lowers
        return tuple([lowers[i] for i in clause.tokens])
