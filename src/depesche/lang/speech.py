"""What a grammar finds of reported speech, in terms of no language: who says what, by which word.

A language's grammar implements :class:`Speech`; the rooms of ``reading/quotes`` and ``reading/topics`` ask it. All
indices are those of the document's tokens; ranges are half-open.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence

from depesche.lang.cues import Cue, Cues
from depesche.lang.syntax import Clause, Names, Range, Syntax
from depesche.light import dataclass
from depesche.model import Form


@dataclass(frozen=True, slots=True)
class Told:
    """A quotation. ``speaker`` and the ``cue`` pieces are token ranges; ``medium`` passes the words on; ``carried``
    says that no word of its own shows it to be one: it goes on from what was said before.
    """

    form: Form
    pieces: tuple[Range, ...]
    speaker: Range | None = None
    cue: Range | None = None
    force: str | None = None
    medium: Range | None = None
    carried: bool = False

    @property
    def start(self) -> int:
        """Index of its first token."""
        return self.pieces[0][0]

    @property
    def end(self) -> int:
        """Index after its last token."""
        return self.pieces[-1][1]

    @property
    def length(self) -> int:
        """Tokens from its first to its last."""
        return self.end - self.start

    def covers(self, token: int) -> bool:
        """Whether one of its pieces holds the token."""
        return any(a <= token < b for a, b in self.pieces)


@dataclass(frozen=True, slots=True)
class Saying:
    """A clause of saying: its cue, the verb's token, who speaks, and its place in the list of clauses."""

    clause: Clause
    place: int
    cue: Cue
    verb: int
    speaker: Range | None

    @property
    def word(self) -> Range:
        """The verb as a range."""
        return self.verb, self.verb + 1


@dataclass(frozen=True, slots=True)
class Owned:
    """A noun that a possessive pronoun behind it gives to somebody: the noun, the ``owner`` as called by itself, and
    ``at`` which character of the phrase the pronoun begins.
    """

    noun: str
    owner: str
    at: int


class Speech(ABC):
    """The reported speech of one document. ``names`` tells phrases that name somebody from others."""

    def __init__(self, syntax: Syntax, cues: Cues, names: Names | None) -> None:
        self.syntax = syntax
        self.cues = cues
        self.names = names
        self.words = syntax.words
        self.lowers = syntax.lowers

    def lower(self, token: int) -> str:
        """The word at a token in lower case; "" outside the document."""
        return self.lowers[token] if 0 <= token < len(self.lowers) else ""

    def subject(self, clause: Clause, tokens: Sequence[int] | None = None) -> Range | None:
        """The noun phrase that can be the clause's subject."""
        return self.syntax.subject(clause, tokens, self.names)

    # -- what is said -----------------------------------------------------------------------------
    @abstractmethod
    def sayings(self, part: Range) -> list[Saying]:
        """The clauses of a stretch whose main verb is a listed verb of saying with what it needs."""

    @abstractmethod
    def told(self, part: Range, sayings: Sequence[Saying]) -> list[Told]:
        """The words of a stretch that its verbs, nouns and sources of saying govern, or sum up."""

    @abstractmethod
    def sourced(self, part: Range) -> Iterator[Told]:
        """The words of a stretch that a source named beside them carries ("laut", "zufolge", "so")."""

    @abstractmethod
    def unmarked(self, part: Range, *, goes_on: bool) -> bool:
        """Whether the form of a stretch alone shows that somebody says it; ``goes_on`` where speech stands before."""

    @abstractmethod
    def hearsay(self, part: Range) -> bool:
        """Whether a stretch says by its verbs that others report it."""

    @abstractmethod
    def resumes(self, saying: Saying) -> bool:
        """Whether a clause of saying says that somebody speaks on ("hieß es weiter")."""

    @abstractmethod
    def points_back(self, saying: Saying) -> bool:
        """Whether a clause of saying says that the words before were said ("Das teilte das Amt mit")."""

    @abstractmethod
    def takes_up(self, saying: Saying) -> bool:
        """Whether a clause of saying says that the very words before were said ("So äußerte sich X")."""

    @abstractmethod
    def closer_of_words(self, part: Range) -> Range | None:
        """Who closes words that stand before a stretch ("Mit diesen Worten warb X für den Vertrag")."""

    @abstractmethod
    def announcer(self, part: Range) -> Range | None:
        """Whose words a stretch before a colon announces ("Kritik kam von X:", "Die Antwort von X:")."""

    @abstractmethod
    def is_aside(self, clause: Clause) -> bool:
        """Whether a clause of saying stands beside what it tells of ("wie das Amt mitteilte")."""

    # -- whose ------------------------------------------------------------------------------------
    @abstractmethod
    def speaker_of(self, listed: Sequence[Clause], place: int) -> Range | None:
        """Who acts by words in a clause: its subject, that of the clause before, the agent of a passive."""

    @abstractmethod
    def judge(self, clause: Clause, before: int) -> Range | None:
        """For whom a clause says that something is what follows at a token ("Für die Ministerin war das „…“")."""

    # -- what hangs on a clause -------------------------------------------------------------------
    @abstractmethod
    def infinitive_after(self, part: Range, listed: Sequence[Clause], place: int) -> Range | None:
        """The infinitive that a clause governs behind it."""

    @abstractmethod
    def closes_infinitive(self, token: int, edge: int) -> bool:
        """Whether a governed infinitive ends at a token of a stretch that ends at ``edge``."""

    @abstractmethod
    def without(self, whole: Range, hole: Range) -> tuple[Range, ...]:
        """A stretch of what is said in pieces around a hole, tidied at their edges."""

    # -- genitives of names -----------------------------------------------------------------------
    @abstractmethod
    def ends_as_genitive(self, form: str) -> bool:
        """Whether a form can be a genitive by its ending."""

    @abstractmethod
    def is_genitive(self, form: str, called: str | None) -> bool:
        """Whether a form is the genitive of somebody ``called`` so: "Jelzins"."""

    @abstractmethod
    def speaks_for(self, form: str, called: str | None) -> bool:
        """Whether a form is that of the spokesman of somebody ``called`` so: "Sprecher Jelzins"."""

    @abstractmethod
    def owned_by_pronoun(self, phrase: str) -> Owned | None:
        """A noun whose owner a possessive pronoun behind it names: "Angaben ihres Sprechers"."""
