"""What a grammar finds in a sentence, in terms of no language: clauses with their verbs, phrases and relations.

A language's grammar implements :class:`Syntax`; the rooms of ``reading/`` ask it and never for words. All indices are
those of the document's tokens; ranges are half-open.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from typing import Final, Literal

from depesche.lang.tokens import Tokens
from depesche.light import dataclass

#: Marks that end a sentence or a part of one.
CLOSING: Final = frozenset(".!?…:;")

#: Half-open range of token indices.
Range = tuple[int, int]
Span = tuple[int, int]

ClauseKind = Literal["main", "subordinate", "relative", "infinitive", "fragment"]
Tense = Literal["present", "past", "perfect", "pluperfect", "future", "future_perfect", "none"]
Mood = Literal["indicative", "first", "second", "none"]
#: On which side of the present a clause lies.
Side = Literal["past", "present", "future"]

#: Whether a phrase, by its offsets, names somebody who can speak or act: a person, an office, a side.
Names = Callable[[Span], bool]


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause. ``tokens`` are indices of the document's tokens; ``parent`` is the place of its governing clause
    in the list.

    ``lemmas`` are the infinitives that its main verb may be, separable prefix included. ``modal`` is what a modal
    verb says ("want", "shall", "can", "must", "may", "like", "let"), ``mood`` that of the finite verb ("subjunctive1"
    is reported speech). ``opener`` is the token of the conjunction or relative pronoun, ``conjunction`` what it says
    ("that", "whether", "if", "after", "whereupon", "like", "when", "purpose", "without", "instead"; "" for others).
    ``shares_subject`` says that its subject is that of the clause before it.
    """

    kind: ClauseKind
    tokens: tuple[int, ...]
    parent: int | None = None
    opener: int | None = None
    finite: int | None = None
    verbs: tuple[int, ...] = ()
    lemmas: tuple[str, ...] = ()
    tense: Tense = "none"
    mood: str = "none"
    modal: str | None = None
    negated: bool = False
    passive: bool = False
    shares_subject: bool = False
    conjunction: str = ""

    @property
    def start(self) -> int:
        """Index of its first token."""
        return self.tokens[0]

    @property
    def end(self) -> int:
        """Index after its last token."""
        return self.tokens[-1] + 1

    @property
    def past(self) -> bool:
        """Whether it tells something as having happened."""
        return self.tense in ("past", "perfect", "pluperfect") and self.mood != "subjunctive2"


class Syntax(ABC):
    """The words of one document as its language's grammar reads them."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.text = tokens.text
        self.words = tokens.words
        self.lowers = tokens.lowers
        self.starts = tokens.starts

    def __len__(self) -> int:
        return len(self.words)

    def end(self, token: int) -> int:
        """The offset after the token."""
        return self.tokens.end(token)

    def span(self, tokens: Range) -> Span:
        """The offsets of a range of tokens, without blanks at its edges."""
        first, last = self.trim(tokens)
        return self.starts[first], self.end(last - 1)

    def trim(self, tokens: Range) -> Range:
        """The range without blank tokens at its edges."""
        first, last = tokens
        while first < last - 1 and self.words[first].isspace():
            first += 1
        while last - 1 > first and self.words[last - 1].isspace():
            last -= 1
        return first, last

    def body(self, tokens: Range) -> Range:
        """The range without blanks, and without the mark that ends the sentence."""
        first, last = self.trim(tokens)
        while last - 1 > first and self.words[last - 1] in CLOSING:
            last -= 1
        return self.trim((first, last))

    # -- words ------------------------------------------------------------------------------------
    @abstractmethod
    def is_in(self, token: int, name: str) -> bool:
        """Whether the word is of one of the language's closed classes."""

    @abstractmethod
    def members(self, name: str) -> frozenset[str]:
        """The words of one of the language's closed classes, in lower case."""

    def members_of(self, names: tuple[str, ...]) -> frozenset[str]:
        """The words of several of these classes."""
        return frozenset().union(*(self.members(name) for name in names))

    @abstractmethod
    def nominal(self, token: int) -> bool:
        """Whether the token can be a noun or a name."""

    @abstractmethod
    def noun_form(self, token: int) -> bool:
        """Whether the word is written as nouns and names are, wherever it stands."""

    @abstractmethod
    def inflected(self, token: int) -> bool:
        """Whether the word has the ending of an attribute before its noun."""

    @abstractmethod
    def first_part(self, token: int) -> str | None:
        """What stands before the last part of a compound that is written with a joint ("China" of "China-Reise")."""

    @abstractmethod
    def adverb(self, token: int) -> bool:
        """Whether the word is an adverb."""

    @abstractmethod
    def initial(self, token: int) -> bool:
        """Whether the token opens a sentence or a passage."""

    @abstractmethod
    def helper(self, token: int) -> bool:
        """Whether the word is an auxiliary or a modal verb."""

    @abstractmethod
    def auxiliary(self, token: int) -> str | None:
        """The infinitive of an auxiliary verb; ``None`` for any other word."""

    @abstractmethod
    def modal(self, token: int) -> str | None:
        """What a modal verb says ("want", "shall", …); ``None`` for any other word."""

    @abstractmethod
    def infinitives(self, token: int) -> frozenset[str]:
        """The infinitives that the word may be a form of."""

    def is_participle(self, token: int) -> bool:
        """Whether the word is a past participle without an ending, in a list of the language or by its form."""
        del token
        return False

    # -- clauses ----------------------------------------------------------------------------------
    @abstractmethod
    def clauses(self, tokens: Range) -> list[Clause]:
        """The clauses of a sentence or of a part of one, in order; analysed once."""

    @abstractmethod
    def mood(self, clause: Clause) -> Mood:
        """The mood of the clause's finite verb; the first and second subjunctive of reported speech."""

    @abstractmethod
    def outlook(self, clause: Clause) -> Side | None:
        """On which side of the present the clause lies; ``None`` where its verbs do not tell."""

    def placed(self, token: int, clause: Clause) -> Side | None:
        """On which side of the present the time at a token lies by the phrase that it stands in, whatever the clause
        says; ``None`` where the phrase does not tell.
        """
        del token, clause
        return None

    # -- phrases ----------------------------------------------------------------------------------
    @abstractmethod
    def head_of(self, start: int, end: int) -> int | None:
        """Index after the determiner, attributes and nouns; ``None`` where no noun phrase begins."""

    @abstractmethod
    def noun_phrase(self, start: int, end: int) -> Range | None:
        """The noun phrase that begins at the token ``start``, with what belongs to it."""

    @abstractmethod
    def bare_genitive(self, start: int, end: int) -> bool:
        """Whether a genitive without a determiner begins at the token."""

    @abstractmethod
    def subject(
        self, clause: Clause, tokens: Sequence[int] | None = None, names: Names | None = None
    ) -> Range | None:
        """The noun phrase that can be the clause's subject; ``names`` tells people from things."""

    @abstractmethod
    def agent(self, tokens: Sequence[int]) -> Range | None:
        """The noun phrase that names who does it in a passive clause."""

    @abstractmethod
    def oblique(self, phrase: Range) -> bool:
        """Whether the phrase shows by its form that it is no subject."""

    @abstractmethod
    def adverbial(self, phrase: Range) -> bool:
        """Whether the phrase is one of time."""

    # -- relations --------------------------------------------------------------------------------
    @abstractmethod
    def relation(self, floor: int, first: int, *, place: bool = False, name: bool = False) -> str:
        """The relation in which what begins at the token stands, by its preposition; "" for a bare phrase.

        The relations are named by English prepositions ("with", "at", "on", "upon", "of", …); ``place`` says that it
        is a place, to which one may also go ("towards"), ``name`` that its first word belongs to a name.
        """

    @abstractmethod
    def shared_relation(self, floor: int, first: int) -> tuple[str, int] | None:
        """The relation that what begins at the token shares with the noun that it is joined to, and the token of the
        preposition; ``None`` where it is joined to none, or to a bare one.
        """

    @abstractmethod
    def preposition(self, token: int) -> str | None:
        """The relation that the preposition at the token sets; ``None`` for any other word."""

    @abstractmethod
    def is_objective(self, phrase: Range) -> bool:
        """Whether a mention's form is not that of a subject."""

    @abstractmethod
    def is_genitive(self, phrase: Range, floor: int, called: str | None) -> bool:
        """Whether the mention of somebody ``called`` so is a genitive."""

    @abstractmethod
    def joining(self, after: int, before: int) -> str | None:
        """How two mentions are coordinated: "and", "then", or ``None`` where they are not."""

    @abstractmethod
    def verbal(self, lower: str) -> bool:
        """Whether a lower-case word is a verb form other than a participle."""

    @abstractmethod
    def preposition_before(self, first: int, relation: str, floor: int) -> int | None:
        """The token of the preposition that sets the relation of what begins at ``first``; looks back to ``floor``."""

    # -- inflection and order ---------------------------------------------------------------------
    @abstractmethod
    def is_attribute(self, token: int, stem: str) -> bool:
        """Whether the word is an attribute of a noun that is made of the stem of an adjective or participle."""

    @abstractmethod
    def is_definite(self, noun: int, floor: int) -> bool:
        """Whether the noun is definite; looking back to ``floor``."""

    @abstractmethod
    def is_indefinite(self, noun: int) -> bool:
        """Whether the noun has an indefinite article."""

    @abstractmethod
    def indefinite_phrase(self, noun: int, floor: int) -> int | None:
        """Where the indefinite phrase of a noun that is a subject or object begins; ``None`` where it is none."""

    @abstractmethod
    def is_genitive_attribute(self, noun: int) -> bool:
        """Whether the noun only belongs to the noun before it, so that the verb says nothing of it."""

    @abstractmethod
    def is_plural_verb(self, token: int) -> bool:
        """Whether the finite verb at the token is a plural."""

    @abstractmethod
    def is_plural_noun(self, token: int) -> bool:
        """Whether the noun at the token shows by its form that it is a plural."""

    @abstractmethod
    def is_bare_plural(self, token: int) -> bool:
        """Whether an adjective before the noun, without an article, shows that it is a plural."""

    @abstractmethod
    def may_be_active(self, clause: Clause) -> bool:
        """Whether the form of a passive clause is as well that of an active one in the future."""

    @abstractmethod
    def ends_in_infinitive(self, clause: Clause) -> bool:
        """Whether the clause's main verb is one that no list knows."""

    @abstractmethod
    def verb_first(self, clause: Clause) -> bool:
        """Whether the clause opens with its finite verb, as a condition without a conjunction does."""

    @abstractmethod
    def verb_words(self, clause: Clause) -> tuple[int, ...]:
        """The tokens of the clause's verb group, with all parts of a separable verb."""
