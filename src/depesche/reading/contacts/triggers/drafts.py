"""Drafts: what one trigger says of a contact, before the drafts of one contact are joined."""

from __future__ import annotations

from depesche.lang.syntax import Clause
from depesche.light import dataclass
from depesche.model import Kind, Span
from depesche.reading.contacts.actors import Actor
from depesche.reading.contacts.article import Sentence, Slot
from depesche.reading.contacts.sides.roles import sides
from depesche.reading.contacts.triggers.frames import NounFrame, VerbFrame


@dataclass(frozen=True, slots=True)
class Draft:
    """What one trigger says of a contact.

    ``token`` is the trigger, ``end`` where its own phrase ends at the latest. ``marker`` is the preposition that
    governs a trigger noun, ``definite`` says that it has a definite article, ``further`` that its words count it
    after another ("ein zweites Treffen"). ``generic`` says that the words leave the form open. ``initiator`` and
    ``host`` are keys of actors. ``seats`` is how many take part by the noun itself ("Dreiertreffen"). ``one_sided``
    says that all that it names stand on one side ("A und B reisen nach Rom"). ``opens`` says that its sides follow
    behind a colon ("Das Treffen steht heute an: A und B begegnen sich"), ``closed`` that its own phrase names sides of
    whom the article knows some not: the story supplies none. ``general`` says that the verb's clause tells of people in
    general ("Wer redet, …"), ``listed`` that it is one of several that its noun tells of, each with its partner ("drei
    Treffen: am Montag mit A, am Dienstag mit B").
    """

    sentence: Sentence
    place: int
    trigger: Span
    token: int
    end: int
    frame: VerbFrame | NounFrame
    kind: Kind
    generic: bool
    actors: tuple[Actor, ...]
    slots: tuple[Slot, ...]
    marker: str = ""
    definite: bool = False
    further: bool = False
    initiator: str | None = None
    host: str | None = None
    one_sided: bool = False
    seats: int | None = None
    opens: bool = False
    closed: bool = False
    general: bool = False
    listed: bool = False

    @property
    def clause(self) -> Clause:
        """The clause that the trigger stands in."""
        return self.sentence.clauses[self.place]

    @property
    def keys(self) -> frozenset[str]:
        """Keys of the people that it names."""
        return frozenset(actor.key for actor in self.actors)

    @property
    def complete(self) -> bool:
        """Whether it names at least two sides."""
        return not self.one_sided and len(sides(self.actors)) >= 2

    @property
    def noun(self) -> bool:
        """Whether the trigger is a noun."""
        return isinstance(self.frame, NounFrame)
