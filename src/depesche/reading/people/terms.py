"""Who held what on the article's days: the knowledge base as the resolver asks it, with its answers kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from depesche.days import DaySet
from depesche.knowledge import Knowledge
from depesche.knowledge.model import Term

#: Offices whose holders take part in contacts; that of an organisation's secretary general only for some.
COUNTING: Final = frozenset(
    {
        "head_of_state", "head_of_government", "supreme_leader", "party_leader", "foreign_minister",
        "commission_president", "council_president", "high_representative", "parliament_president",
        "secretary_general",
    }
)  # fmt: skip
#: Offices whose holders take no part and are named by them all the same: "Finanzminister Klingbeil".
_NAMED: Final = frozenset(
    {
        "agriculture_minister", "bundesrat_president", "bundestag_president", "chancellery_minister",
        "construction_minister", "culture_commissioner", "development_minister", "digital_minister", "economy_minister",
        "education_family_minister", "environment_minister", "finance_minister", "group_leader", "health_minister",
        "homeland_security_minister", "interior_minister", "justice_minister", "labour_minister", "research_minister",
        "transport_minister", "vice_chancellor",
    }
)  # fmt: skip
#: Of those who take no part, the offices whose holder is looked up where only the office is named with its state.
LOOKED_UP: Final = _NAMED | {"minister_president", "spokesperson", "vice_president"}
#: Offices with which nobody takes part in a contact.
BYSTANDERS: Final = _NAMED | {"deputy", "minister", "other", "spokesperson"}
_COUNTING_SECRETARIES: Final = frozenset({"UN", "NATO", "EU"})
#: States whose crown prince conducts their foreign affairs.
_RULING_HEIRS: Final = frozenset({"SA", "AE"})
#: What a word for the head of a government names in a part of a state.
_HEADS: Final = frozenset({"leader", "head_of_government"})
#: Modifiers that date an office outside the article's days.
_DATING: Final = ("former", "then", "elect")
#: How long before taking office somebody may be called its future holder (days): a chancellor is chosen within
#: weeks of a vote, a secretary general up to nine months ahead.
_ELECT_REACH: Final = 300


def counting(office: str | None, place: str | None) -> bool:
    """Whether the holder of the office can be a participant."""
    if office == "secretary_general":
        return place in _COUNTING_SECRETARIES
    if office == "high_representative":
        return place == "EU"
    if office == "crown_prince":
        return place in _RULING_HEIRS
    return office in COUNTING and place is not None


@dataclass(slots=True)
class Terms:
    """Terms of office on the article's days; ``days`` is ``None`` where nothing is known of its date.

    ``monarchies`` are those whose monarch does not govern, the foremost realm of a shared crown first.
    """

    knowledge: Knowledge
    days: DaySet | None
    monarchies: tuple[str, ...] = ()
    _of: dict[str, tuple[Term, ...]] = field(default_factory=dict)
    _holders: dict[tuple[str, str, str], tuple[Term, ...]] = field(default_factory=dict)

    def ever(self, person: str) -> tuple[Term, ...]:
        """All terms of a person."""
        return self.knowledge.terms_of(person)

    def now(self, person: str) -> tuple[Term, ...]:
        """The person's terms on the article's days, the most important first; without a date, all of them."""
        if person not in self._of:
            found = self.knowledge.terms_of(person, self.days)
            self._of[person] = tuple(sorted(found, key=self._rank))
        return self._of[person]

    def with_modifier(self, person: str, modifier: str | None) -> tuple[Term, ...]:
        """The person's terms as a modifier dates them: those before ("Ex-"), those to come ("künftig"), those now."""
        if self.days is None or modifier not in _DATING:
            return self.now(person)
        return self._to_come(person, self.days) if modifier == "elect" else self._over(person, self.days)

    def _to_come(self, person: str, days: DaySet) -> tuple[Term, ...]:
        coming = (t for t in self.ever(person) if t.days.first and days.last and t.days.first > days.last)
        return (*(t for t in self.now(person) if t.status == "elect"), *coming)

    def _over(self, person: str, days: DaySet) -> tuple[Term, ...]:
        """Those that ended before the article's days, of offices that the person holds no more."""
        held = {(t.office, t.place) for t in self.now(person)}
        ended = (t for t in self.ever(person) if t.days.last and days.first and t.days.last <= days.first)
        return tuple(t for t in ended if t.status != "elect" and (t.office, t.place) not in held)

    def foremost(self, terms: Sequence[Term]) -> Term:
        """The term that a title means: the latest, of a crown shared by many states that of the first of them."""
        shared = [t for t in terms if t.place in self.monarchies]
        if len({t.place for t in shared}) > 1:
            return min(shared, key=lambda t: self.monarchies.index(t.place))
        return terms[-1]

    def _rank(self, term: Term) -> tuple[bool, bool, bool, int, int]:
        state = self.knowledge.state(term.place)
        leads = state is not None and state.leader_office == term.office
        certain = self.days is None or term.certain.meets(self.days)
        first = term.days.first.toordinal() if term.days.first else 0
        realm = self.monarchies.index(term.place) if term.place in self.monarchies else -1
        return not counting(term.office, term.place), not certain, not leads, realm, -first

    def active(self, person: str) -> bool:
        """Whether the person can be a participant on the article's days."""
        return any(counting(term.office, term.place) and self._holds(term) for term in self.now(person))

    def _holds(self, term: Term) -> bool:
        """Whether more of the term than the day of handover lies in the article's days."""
        if self.days is None or self.days.size == 1:
            return True
        return (term.days & self.days).size > 1

    def leads(self, person: str) -> bool:
        """Whether the person holds the office that speaks for their state."""
        now = self.now(person)
        state = self.knowledge.state(now[0].place) if now else None
        return state is not None and state.leader_office == now[0].office

    def roles(self, roles: Iterable[str], place: str | None) -> tuple[str, ...]:
        """The roles with "leader" as the office that speaks for the state; a region's head is its premier."""
        if place in self.knowledge.regions:
            return tuple(dict.fromkeys("minister_president" if r in _HEADS else r for r in roles))
        state = self.knowledge.state(place) if place else None
        leader = state.leader_office if state else "head_of_state"
        return tuple(dict.fromkeys(leader if role == "leader" else role for role in roles))

    def holders(self, roles: Sequence[str], place: str, modifier: str | None = None) -> tuple[Term, ...]:
        """The terms of the first of the roles that has any on the article's days."""
        for role in self._with_substitutes(self.roles(roles, place), place):
            found = self._one_role(role, place, modifier or "")
            if found:
                return found
        return ()

    def _with_substitutes(self, roles: tuple[str, ...], place: str) -> tuple[str, ...]:
        """The roles; where a state has no such office at all ("US-Regierungschef"), that which leads it."""
        offices = self.knowledge.offices_of(place)
        if any(role in offices for role in roles) or not {"head_of_state", "head_of_government"} & set(roles):
            return roles
        state = self.knowledge.state(place)
        return (*roles, state.leader_office) if state else roles

    def _one_role(self, role: str, place: str, modifier: str) -> tuple[Term, ...]:
        key = (role, place, modifier)
        if key not in self._holders:
            self._holders[key] = self._looked_up(role, place, modifier)
        return self._holders[key]

    def _looked_up(self, role: str, place: str, modifier: str) -> tuple[Term, ...]:
        if modifier == "elect":
            return self.knowledge.holders(role, place, self.days, elect=True) or self._coming(role, place)
        if modifier in ("former", "then"):
            return self._past(role, place)
        found = self.knowledge.holders(role, place, self.days)
        regular = tuple(t for t in found if not t.note.startswith("stand-in"))
        return regular or found

    def _coming(self, role: str, place: str) -> tuple[Term, ...]:
        """The next holder, if the office passes on soon."""
        if self.days is None or self.days.last is None:
            return self.knowledge.holders(role, place)
        last = self.days.last.toordinal()
        later = [
            t for t in self.knowledge.holders(role, place)
            if t.days.first and last <= t.days.first.toordinal() <= last + _ELECT_REACH
        ]  # fmt: skip
        return tuple(sorted(later, key=lambda t: t.days.first or self.days.last)[:1])  # type: ignore[union-attr,arg-type,return-value]

    def _past(self, role: str, place: str) -> tuple[Term, ...]:
        """The earlier holders, the latest first; those still in office are left out."""
        everyone = self.knowledge.holders(role, place)
        if self.days is None or self.days.first is None:
            return everyone
        first = self.days.first
        now = {t.person for t in self.knowledge.holders(role, place, self.days)}
        gone = [t for t in everyone if t.person not in now and t.days.first and t.days.first <= first]
        return tuple(sorted(gone, key=lambda t: t.days.first or first, reverse=True))
