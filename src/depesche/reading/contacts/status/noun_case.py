"""A noun of contact in its clause, as the rules of status look at it."""

from __future__ import annotations

from typing import Final

from depesche.light import cached_property, dataclass
from depesche.model import Status
from depesche.reading.contacts.status.case import ClauseCase
from depesche.reading.contacts.status.clause import of_clause
from depesche.reading.contacts.status.governing import Governor, attribute, governor
from depesche.reading.contacts.status.verdict import Verdict

#: How far (in tokens) before its genitive a noun stands.
_HEAD: Final = 4


@dataclass(frozen=True)
class NounCase(ClauseCase):
    """A contact noun in its clause; ``marker`` is the relation in which it stands."""

    noun: int
    marker: str

    @cached_property
    def governor(self) -> Governor | None:
        """The verb that governs the noun and says something of the contact."""
        found = governor(self.article, self.clause, self.marker)
        if found is None or found.idiom or found.verb not in self.known.not_reflexive:
            return found
        return None if self.says("reflexive") else found  # "zogen sich zu Beratungen zurück"

    def governed_as(self, *statuses: Status) -> bool:
        """Whether a verb of one of the statuses governs the noun."""
        return self.governor is not None and self.governor.status in statuses

    @cached_property
    def attribute(self) -> tuple[Status, int] | None:
        """The status that an attribute before the noun gives, and its token."""
        return attribute(self.article, self.noun, self.clause.start, verb=self.clause.finite)

    @cached_property
    def head(self) -> tuple[Status, int] | None:
        """The status that the noun gives whose genitive the contact is ("die Absage des Treffens"), or that it is for
        ("die Vorbereitungen auf das Treffen"), and its token.
        """
        at, genitive = self._head_before, self.article.syntax.is_genitive_attribute(self.noun)
        if at is None or not (genitive or self.marker in ("for", "upon")):
            return None
        lower = self.article.lower(at)
        if lower in self.known.nouns["prepared"]:
            return "planned", at
        statuses: tuple[Status, ...] = ("cancelled", "postponed") if genitive else ()
        return next(((status, at) for status in statuses if lower in self.known.nouns[status]), None)

    @property
    def arranged(self) -> bool:
        """Whether something else is planned that comes after it or in its course: "nach einem Essen mit A ist ein
        Gespräch mit B vorgesehen".
        """
        clause = self.clause
        found = governor(self.article, clause, "") if not clause.negated else None
        if found is None or found.status != "planned":
            return False
        helper = self.article.syntax.auxiliary(clause.finite) if clause.finite is not None else None
        return clause.tense == "present" or (clause.tense == "perfect" and helper in self.known.adverbs["being"])

    @property
    def judged(self) -> bool:
        """Whether the clause judges it as something done: "verteidigt das Telefonat", "erntet dafür Kritik"."""
        known, clause = self.known, self.clause
        if clause.negated or self.timing.future or self.article.syntax.is_indefinite(self.noun):
            return False
        said = not known.judging.isdisjoint(clause.lemmas)
        if self.marker == "for":
            return said or not known.judgements.isdisjoint(self.words)
        return said and not self.marker and clause.tense != "future" and clause.modal is None

    @cached_property
    def moved_up(self) -> tuple[int, ...]:
        """The words that say that it comes earlier, in its clause or in one that goes on with its subject: "war für Mai
        vorgesehen, wurde aber vorgezogen".
        """
        if self.marker:
            return ()
        for place, clause in enumerate(self.sentence.clauses[self.place :]):
            if place and not clause.shares_subject and clause.finite != clause.start:
                return ()
            if not clause.negated and not self.known.moving_up.isdisjoint(clause.lemmas):
                return self.article.syntax.verb_words(clause)
        return ()

    @cached_property
    def outcome(self) -> int | None:
        """The noun that says what a contact has led to, whose genitive it is: "das Ergebnis eines Telefonats"."""
        if self.marker or not self.article.syntax.is_genitive_attribute(self.noun):
            return None
        if self.clause.modal or self.clause.tense in ("future", "future_perfect"):
            return None
        at = self._head_before
        return at if at is not None and self.article.lower(at) in self.known.nouns["outcome"] else None

    @property
    def _head_before(self) -> int | None:
        """The noun shortly before it."""
        words, first = self.article.tokens.words, max(self.clause.start, self.noun - _HEAD)
        return next((i for i in range(self.noun - 1, first - 1, -1) if words[i][:1].isupper()), None)

    @cached_property
    def whole(self) -> Verdict:
        """What the clause says of what its verb tells."""
        return of_clause(self.article, self.sentence, self.place, self.timing)

    @cached_property
    def preposition(self) -> tuple[int, ...]:
        """The token of the noun's preposition; the noun where there is none."""
        floor = self.sentence.start
        found = self.article.syntax.preposition_before(self.noun, self.marker, floor) if self.marker else None
        return (self.noun,) if found is None else (found,)

    def by_governor(self, status: Status | None, *, certain: bool = True) -> Verdict:
        """A status read from the governing verb, with its negations."""
        tokens = self.governor.tokens if self.governor else ()
        return Verdict(
            status, tuple(sorted({*tokens, *self.negation})) if self.clause.negated else tokens, certain
        )

    def by_preposition(self, status: Status, *, certain: bool = True) -> Verdict:
        """A status read from the noun's preposition."""
        return Verdict(status, self.preposition, certain)
