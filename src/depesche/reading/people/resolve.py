"""Who is meant: phrases to mentions, with the knowledge base, the article's days and what the article said before.

Alternatives stay until something decides between them: a title, a full name elsewhere in the article, an office
held on the article's days. What nothing decides is a mention with candidates and without a person.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from rapidfuzz import fuzz

from depesche.knowledge import Knowledge
from depesche.knowledge.model import Person, Term
from depesche.light import replace
from depesche.model import Reason
from depesche.reading.layers import Candidate, Mention
from depesche.reading.people.bearers import Bearers
from depesche.reading.people.discourse import Discourse
from depesche.reading.people.groups import Groups
from depesche.reading.people.holders import Holders, last_known, names_of
from depesche.reading.people.phrase import Phrase
from depesche.reading.people.pronouns import Pronouns
from depesche.reading.people.scan import Scan
from depesche.reading.people.surnames import Surnames
from depesche.reading.people.terms import BYSTANDERS, Terms, counting, counts
from depesche.reading.people.visited import visited_state
from depesche.reading.people.vocabulary import OfficeWord, modifier_of

#: Names at least this alike (0 to 100) are spellings of one name, where office and state agree: "Selensky",
#: "Zelenskij" and "Selenskyj" score above 70, different Ukrainian surnames below 55.
_ALIKE: Final = 70


@dataclass(slots=True)
class Resolver:
    """Resolves the phrases of one article in order."""

    knowledge: Knowledge
    scan: Scan
    terms: Terms
    discourse: Discourse
    introduced: set[str] = field(default_factory=set)
    _joined: dict[int, Phrase] = field(default_factory=dict)
    _bearers: Bearers = field(init=False)
    _holders: Holders = field(init=False)

    def __post_init__(self) -> None:
        self._bearers = Bearers(self.terms, self.introduced)
        self._holders = Holders(self.knowledge, self.terms, self.discourse, self.introduced)

    def introduce(self, phrases: Sequence[Phrase]) -> None:
        """Note who is named beyond doubt anywhere in the article, and behind which office a named one stands."""
        for first, second in pairwise(phrases):
            if first.office and second.office and second.people and self.scan.joins(first.end, second.first):
                self._joined[first.first] = second
        for phrase in phrases:
            if phrase.people and (phrase.full or self._bearers.matching_title(phrase)):
                chosen = self._bearers.chosen(phrase)
                if len(chosen) == 1:
                    self.introduced.add(chosen[0])
        self.discourse.introduced = frozenset(self.introduced)

    def resolve(self, phrase: Phrase) -> Mention | None:
        """The mention that a phrase makes; ``None`` for a word that is no name here."""
        mention = self._resolved(phrase)
        if mention is not None:
            self.discourse.add(phrase, mention)
        return mention

    def _resolved(self, phrase: Phrase) -> Mention | None:
        if phrase.pronoun:
            return Pronouns(self.discourse, self.scan, Groups(self.discourse)).mention(phrase)
        if phrase.people:
            return self._named(phrase)
        if phrase.name:
            return self._unknown(phrase)
        if phrase.demonym:
            return self.discourse.of_state(phrase)
        return self._group(phrase) if phrase.number == "many" else self._described(phrase)

    # -- names ------------------------------------------------------------------------------------
    def _named(self, phrase: Phrase) -> Mention | None:
        chosen = self._bearers.chosen(phrase)
        if phrase.office is None and not phrase.full and not self._bare(phrase, chosen):
            return None
        if phrase.office is not None and not phrase.full and not self._bearers.fits(phrase, chosen):
            return self._unknown(phrase)
        if len(chosen) > 1:
            return self._ambiguous(phrase, chosen)
        return self._person(phrase, chosen[0], "person_named" if phrase.full else "person_surname")

    def _bare(self, phrase: Phrase, chosen: tuple[str, ...]) -> bool:
        return Surnames(self.scan, self.terms).mean(phrase, chosen, self.introduced)

    def _person(self, phrase: Phrase, person: str, why: str) -> Mention:
        """The mention of one known person with the office that the words or the article's days give."""
        term, stated = self._bearers.office_of(phrase, person)
        if not stated and (said := self._unlisted_office(phrase, person)) is not None:
            return self._in_unlisted_office(phrase, person, said, why)
        known = self.knowledge.people[person]
        reasons = [Reason(why, {"name": known.name}, phrase.head)]
        if term and self.terms.stale(term):
            reasons.append(last_known(self.knowledge, term))
        return Mention(
            phrase.start_char,
            phrase.end_char,
            "person",
            name=known.name,
            person=person,
            office=term.office if term else None,
            state=term.place if term else None,
            modifier=modifier_of(phrase.prefix),
            head=phrase.head,
            counts=self._takes_part(phrase, person, term, stated=stated),
            reasons=tuple(reasons),
        )

    def _takes_part(self, phrase: Phrase, person: str, term: Term | None, *, stated: bool) -> bool:
        """Whether the person can be a participant, by the days or by the office that the words state."""
        now = self.terms.active(person) and not (self.terms.days is None and self._lesser(phrase))
        if not (now or term is None or counts(term)):
            return False
        if modifier_of(phrase.prefix) == "former" and not self._bearers.active_elsewhere(person, term):
            return False
        return now or (stated and phrase.prefix in (None, "then", "elect") and not phrase.subnational)

    def _unlisted_office(self, phrase: Phrase, person: str) -> tuple[str, str] | None:
        """The office and state that the words give somebody, where the last known holder may have gone since, or where
        none is known and the person held no other: the name beside the office is right then and the tables have gaps.
        """
        if phrase.office is None or len(phrase.places) != 1 or phrase.prefix or phrase.loose:
            return None
        place = phrase.places[0]
        roles = self._shared_roles(phrase, place) or phrase.office.roles_at(place)
        role = self.terms.roles(roles, place)[0]
        if not counting(role, place):
            return None
        holders = self.terms.holders((role,), place)
        fits = all(self.terms.stale(term) for term in holders) if holders else not self.terms.active(person)
        return (role, place) if fits else None

    def _in_unlisted_office(self, phrase: Phrase, person: str, said: tuple[str, str], why: str) -> Mention:
        name = self.knowledge.people[person].name
        return Mention(
            phrase.start_char, phrase.end_char, "person", name=name, person=person, office=said[0], state=said[1],
            head=phrase.head, counts=True, reasons=(Reason(why, {"name": name}, phrase.head),),
        )  # fmt: skip

    def _lesser(self, phrase: Phrase) -> bool:
        """Whether the words give an office that takes no part: an undated "Innenminister Amato" is no premier."""
        return phrase.office is not None and phrase.office.roles[0] in BYSTANDERS

    def _ambiguous(self, phrase: Phrase, chosen: tuple[str, ...]) -> Mention:
        candidates = tuple(self._candidate(p) for p in chosen)
        return Mention(
            phrase.start_char,
            phrase.end_char,
            "person",
            name=phrase.name,
            head=phrase.head,
            modifier=modifier_of(phrase.prefix),
            office=_shared(c.office for c in candidates),
            state=_shared(c.state for c in candidates),
            counts=any(self.terms.active(p) for p in chosen) and modifier_of(phrase.prefix) != "former",
            candidates=candidates,
            reasons=(Reason("person_ambiguous", {"names": names_of(self.knowledge, chosen)}),),
        )

    def _candidate(self, person: str) -> Candidate:
        now = self.terms.now(person) or self.terms.ever(person)
        return Candidate(person, now[0].office if now else None, now[0].place if now else None)

    def _unknown(self, phrase: Phrase) -> Mention | None:
        """A name that the knowledge base lacks, with what its office says; a misspelt holder is recognised."""
        office = phrase.office
        assert office is not None  # noqa: S101 - only titled names can be unknown
        alike = self._alike(phrase, office)
        if alike is not None:
            return self._person(phrase, alike, "person_spelling")
        place = phrase.places[0] if len(phrase.places) == 1 else self._only_place(office)
        place = self._abroad(phrase) if place is None and office.roles[0] == "same" else place
        place = place or self._where_met(phrase, office)
        before = self.discourse.unknown(name=phrase.name)
        if before is not None and place in (None, before.state) and not phrase.prefix:
            return replace(before, start=phrase.start_char, end=phrase.end_char, head=phrase.head)
        role = self._role_of_unknown(phrase, office, place)
        modifier = modifier_of(phrase.prefix)
        counts = counting(role, place) and modifier in (None, "elect", "acting") and not phrase.subnational
        return Mention(
            phrase.start_char,
            phrase.end_char,
            "person",
            name=phrase.name,
            office=role if role not in ("same", "any", "other", "title", "none") else None,
            state=place,
            modifier=modifier,
            head=phrase.head,
            counts=counts,
            reasons=(Reason("person_unknown", {"name": phrase.name}, phrase.head),),
        )

    def _role_of_unknown(self, phrase: Phrase, office: OfficeWord, place: str | None) -> str:
        """The office of somebody unknown, as the words name it: that of a deputy is one of its own."""
        roles = self._shared_roles(phrase, place) or office.roles_at(place)
        role = "other" if phrase.loose else self.terms.roles(roles, place)[0]
        if phrase.prefix != "deputy":
            return role
        return "vice_president" if role == "head_of_state" else "deputy"

    def _shared_roles(self, phrase: Phrase, place: str | None) -> tuple[str, ...]:
        """The office of somebody called a colleague by a name: "sein namibischer Amtskollege Peter Muster"."""
        if phrase.office is None or phrase.office.roles[0] != "same" or phrase.determiner != "possessive":
            return ()
        last = next((m for m in self.discourse.mentions_back() if m.kind in ("person", "office")), None)
        owner = self.discourse.owner(phrase) if place is not None and last is not None and last.office else None
        return self._holders.counterpart_roles(owner.office, place) if owner and owner.office and place else ()

    def _abroad(self, phrase: Phrase) -> str | None:
        """The state of somebody called a colleague by a name alone: the only other one that the sentence names."""
        owner = self.discourse.owner(phrase) if phrase.determiner == "possessive" else None
        found = self.discourse.named_with(phrase) if owner is not None else set()
        abroad = found - {owner.state} if owner is not None else found
        return abroad.pop() if len(abroad) == 1 else None

    def _where_met(self, phrase: Phrase, office: OfficeWord) -> str | None:
        """The state of somebody whose title alone is said, by where people are, if no other holder is known there."""
        place = visited_state(self.scan, phrase)
        return place if place and not self.terms.holders(office.roles_at(place), place) else None

    def _only_place(self, office: OfficeWord) -> str | None:
        return office.places[0] if len(office.places) == 1 else None

    def _alike(self, phrase: Phrase, office: OfficeWord) -> str | None:
        """The holder of the named office whose name is spelt almost like this."""
        best: tuple[float, str] | None = None
        for place in phrase.places or office.places:
            for term in self.terms.holders(office.roles_at(place), place, phrase.prefix):
                person = self.knowledge.people.get(term.person)
                score = _likeness(phrase.name or "", person)
                if score >= _ALIKE and (best is None or score > best[0]):
                    best = (score, term.person)
        return best[1] if best else None

    # -- descriptions -----------------------------------------------------------------------------
    def _described(self, phrase: Phrase) -> Mention | None:
        """An office without a name: its holder on the article's days, or somebody named before."""
        office = phrase.office
        assert office is not None  # noqa: S101 - phrases without name and people are offices or demonyms
        if phrase.vacant:
            return None
        if (person := self._of_two_offices(phrase)) is not None:
            return self._person(phrase, person, "person_in_article")
        if office.roles[0] == "same":
            return self._counterpart(phrase)
        role = office.roles_at(phrase.places[0] if phrase.places else None)[0]
        if role == "title":
            return None
        if self._takes_no_part(phrase, role):
            return self._bystander(phrase, office)
        places = phrase.places or office.places
        if role == "foreign_minister" and any(map(self.knowledge.organisation, places)):
            return None  # "die Beratung der EU-Außenminister": those of its members, none of its own
        if office.roles[0] == "any":
            return self.discourse.only_of_state(replace(phrase, places=places)) if places else None
        return self._officer(phrase, office, places)

    def _of_two_offices(self, phrase: Phrase) -> str | None:
        """Who holds this office and the one behind it: "Präsident und Parteichef A", which has no article."""
        second = self._joined.get(phrase.first)
        if second is None or second.determiner or second.several or phrase.places != second.places != ():
            return None
        chosen = self._bearers.chosen(second)
        return chosen[0] if len(chosen) == 1 and self._bearers.holds(phrase, chosen[0]) else None

    def _takes_no_part(self, phrase: Phrase, role: str) -> bool:
        """Whether the office is one whose holder is no participant of contacts."""
        lesser = role in BYSTANDERS or role == "none" or phrase.loose
        return lesser or phrase.prefix == "deputy" or phrase.subnational

    def _officer(self, phrase: Phrase, office: OfficeWord, places: tuple[str, ...]) -> Mention | None:
        """The holder of an office; where no state is said, somebody of that office whom the article names."""
        if not phrase.places and len(places) != 1:
            if (before := self.discourse.antecedent(phrase, office, places)) is not None:
                return before
            if (ahead := self.discourse.ahead(phrase, office, places)) is not None:
                return self._person(phrase, ahead, "person_in_article")
            places = self.discourse.home(places)
        return self._holders.mention(phrase, office.roles_at, places) if places else None

    def _bystander(self, phrase: Phrase, office: OfficeWord) -> Mention:
        """An office that takes no part in contacts, with its holder where that is one who is looked up."""
        places = () if phrase.loose else phrase.places or office.places
        place = places[0] if len(places) == 1 else None
        role = self.terms.roles(office.roles_at(place), place)[0]
        if phrase.prefix == "deputy" and role == "head_of_state":
            role = "vice_president"
        person = self._holders.looked_up(phrase, role, place) if place is not None else None
        return Mention(
            phrase.start_char, phrase.end_char, "office",
            name=self.knowledge.label(person) if person else None, person=person,
            office=None if role in ("other", "none") or phrase.loose else role, state=place,
            modifier=modifier_of(phrase.prefix),
        )  # fmt: skip

    def _counterpart(self, phrase: Phrase) -> Mention | None:
        """The same office in the other state: "sein ukrainischer Amtskollege"."""
        owner = self.discourse.owner(phrase)
        plain = phrase.determiner != "possessive" and phrase.number != "one"
        if owner is None or owner.office is None or not phrase.places or plain:
            return None
        roles = self._holders.counterpart_roles(owner.office, phrase.places[0])
        return self._holders.mention(phrase, lambda _place: roles, phrase.places)

    # -- groups -----------------------------------------------------------------------------------
    def _group(self, phrase: Phrase) -> Mention | None:
        """The people that "beide Präsidenten", "die Außenminister Polens und Litauens" stands for."""
        office = phrase.office
        assert office is not None  # noqa: S101 - as in _described
        if office.roles[0] == "any" and office.places:
            return None
        members = self._members(phrase, office)
        return Mention(
            phrase.start_char, phrase.end_char, "group",
            office=self.terms.roles(office.roles, None)[0], members=tuple(members), counts=bool(members),
        )  # fmt: skip

    def _members(self, phrase: Phrase, office: OfficeWord) -> list[str]:
        """One holder for each of several states, else those of the office whom the article names."""
        if len(phrase.places) > 1:
            found = [p for place in phrase.places for p in self._holders.one_of(office, place)]
            return found if self.terms.days is not None or len(found) == len(phrase.places) else []
        if phrase.quantity or (phrase.determiner == "definite" and not phrase.places):
            groups = Groups(self.discourse)
            return groups.members(phrase.quantity, office, phrase) or groups.of_both_states(phrase, office)
        return []


def _shared(values: Iterable[str | None]) -> str | None:
    found = set(values)
    return found.pop() if len(found) == 1 else None


def _likeness(name: str, person: Person | None) -> float:
    """How much a name is spelt like one of a person's (0 to 100)."""
    forms = (person.name, person.surname, *person.forms) if person else ()
    return max((fuzz.ratio(name, form) for form in forms), default=0.0)
