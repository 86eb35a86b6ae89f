"""Who holds an office that is named alone: the holder on the article's days, or whom the article names with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from depesche.knowledge import Knowledge
from depesche.knowledge.model import Term
from depesche.light import dataclass
from depesche.model import Reason
from depesche.reading.layers import Candidate, Mention
from depesche.reading.people.discourse import Discourse
from depesche.reading.people.phrase import Phrase
from depesche.reading.people.terms import LOOKED_UP, Terms, counting
from depesche.reading.people.vocabulary import OfficeWord, modifier_of

_MANY: Final = 12


@dataclass(frozen=True, slots=True)
class Holders:
    """Finds the holders of offices; ``introduced`` are those whom the article names beyond doubt."""

    knowledge: Knowledge
    terms: Terms
    discourse: Discourse
    introduced: set[str]

    def mention(
        self, phrase: Phrase, roles_at: Callable[[str], tuple[str, ...]], places: tuple[str, ...]
    ) -> Mention:
        """The holder of the office in the first of the places that has one, or the candidates."""
        terms = self._first_held(phrase, roles_at, places)
        place = terms[0].place if terms else places[0]
        if self._is_stale(terms) and not phrase.prefix and phrase.determiner != "indefinite":
            before = self._said_holder(roles_at(place)[0], place, terms)
            if before is not None:
                return self.discourse.again(phrase, before)
        role = terms[0].office if terms else self.terms.roles(roles_at(place), place)[0]
        return self._of_terms(phrase, role, place, terms)

    def _is_stale(self, terms: Sequence[Term]) -> bool:
        """Whether each of the terms may have ended since anything was known of it."""
        return all(self.terms.stale(term) for term in terms)

    def _first_held(
        self, phrase: Phrase, roles_at: Callable[[str], tuple[str, ...]], places: tuple[str, ...]
    ) -> tuple[Term, ...]:
        """The terms of the office in the first of the places that has any."""
        for place in places:
            if terms := self._gendered(self.terms.holders(roles_at(place), place, phrase.prefix), phrase):
                return terms
        return ()

    def _of_terms(self, phrase: Phrase, role: str, place: str, terms: tuple[Term, ...]) -> Mention:
        """The mention of an office by the terms that come into question: its one holder, or the candidates."""
        modifier, definite = modifier_of(phrase.prefix), phrase.determiner != "indefinite"
        people = self.narrowed(terms, past=phrase.prefix in ("former", "then"))
        person = people[0] if len(people) == 1 and definite else None
        stale = bool(terms) and self._is_stale(terms)
        reasons = [self._reason(person, people, place)]
        if person and stale:
            reasons.append(last_known(self.knowledge, terms[0]))
        return Mention(
            phrase.start_char,
            phrase.end_char,
            "office",
            name=self.knowledge.label(person) if person else None,
            person=person,
            office=role,
            state=place,
            modifier=modifier,
            counts=counting(role, place) and modifier in (None, "elect", "acting") and definite,
            candidates=tuple(Candidate(p, role, place) for p in _who_else(person, people, stale=stale)),
            reasons=tuple(reasons),
        )

    def _said_holder(self, role: str, place: str, stale: Sequence[Term]) -> Mention | None:
        """Whom the article itself names with an office for which no holder, or none of these days, is known."""
        role = self.terms.roles((role,), place)[0]
        if before := self.discourse.unknown(office=role, state=place):
            return before
        last = {term.person for term in stale}
        named = (m for m in self.discourse.mentions_back() if m.kind == "person" and m.person not in last)
        return next((m for m in named if (m.office, m.state) == (role, place) and not m.modifier), None)

    def looked_up(self, phrase: Phrase, role: str, place: str) -> str | None:
        """The only holder of an office that takes no part, where one person is meant."""
        asked = role in LOOKED_UP and (phrase.prefix is None or role == "vice_president")
        if not asked or phrase.number != "one" or phrase.determiner == "indefinite":
            return None
        holders = self._gendered(self.terms.holders((role,), place), phrase)
        return holders[0].person if len(holders) == 1 else None

    def _reason(self, person: str | None, people: Sequence[str], place: str) -> Reason:
        values: dict[str, str | int | None] = {
            "name": self.knowledge.label(person) if person else None,
            "place": self.knowledge.label(place),
            "days": self.terms.days.edtf() if self.terms.days else None,
            "names": names_of(self.knowledge, people[:_MANY]),
        }
        if person:
            return Reason("office_holder" if self.terms.days else "office_named_in_article", values)
        return Reason("office_ambiguous" if people else "office_not_known", values)

    def _gendered(self, terms: tuple[Term, ...], phrase: Phrase) -> tuple[Term, ...]:
        if not phrase.gender or phrase.number == "many":
            return terms
        return tuple(t for t in terms if self.discourse.gender(t.person) in ("", phrase.gender))

    def narrowed(self, terms: Sequence[Term], *, past: bool) -> list[str]:
        """The people of the terms; the article's own names decide between several, then the handover's day."""
        people = list(dict.fromkeys(t.person for t in terms))
        if len(people) > 1:
            people = [p for p in people if p in self.introduced] or people
        latest = self._latest(terms) if len(people) > 1 and not past else None
        return [latest] if latest is not None else people

    def _latest(self, terms: Sequence[Term]) -> str | None:
        """Who took over on the article's one day, unless several hold the office together or are at odds about it."""
        if self.terms.days is None or self.terms.days.size != 1:
            return None
        latest = max(terms, key=lambda t: t.days.first.toordinal() if t.days.first else 0)
        joint = latest.joint or latest.status == "disputed"
        return None if joint else latest.person

    def counterpart_roles(self, office: str, other: str) -> tuple[str, ...]:
        """The office in another state that corresponds: that which leads it, where the heads do not match."""
        there = self.knowledge.state(other)
        if office not in ("head_of_state", "head_of_government", "supreme_leader") or there is None:
            return (office,)
        if office == "head_of_government" and there.leader_office != "head_of_government":
            return (there.leader_office,)
        crowned = office == "head_of_state" and other in self.terms.monarchies
        return (office,) if office in self.knowledge.offices_of(other) and not crowned else (there.leader_office,)

    def one_of(self, office: OfficeWord, place: str) -> list[str]:
        """The holder of an office in a state where it is one, in a list."""
        people = self.narrowed(self.terms.holders(office.roles_at(place), place), past=False)
        return people if len(people) == 1 else []


def _who_else(person: str | None, people: list[str], *, stale: bool) -> list[str | None]:
    """Who comes into question: besides a holder known only to an earlier day also somebody else (``None``)."""
    if person is None:
        return [*people[:_MANY]]
    return [person, None] if stale else []


def last_known(knowledge: Knowledge, term: Term) -> Reason:
    """What is said where a reading relies on a term behind its last confirmed day."""
    day = term.last_known.isoformat() if term.last_known else None
    values = {"name": knowledge.label(term.person), "place": knowledge.label(term.place), "days": day}
    return Reason("office_last_known", values)


def names_of(knowledge: Knowledge, people: Iterable[str]) -> str:
    """The names of people, as a reason lists them."""
    return ", ".join(knowledge.label(p) for p in people)
