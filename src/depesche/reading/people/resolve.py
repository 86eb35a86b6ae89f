"""Who is meant: phrases to mentions, with the knowledge base, the article's days and what the article said before.

Alternatives stay until something decides between them: a title, a full name elsewhere in the article, an office
held on the article's days. What nothing decides is a mention with candidates and without a person.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from rapidfuzz import fuzz

from depesche.days import DaySet
from depesche.knowledge import Knowledge
from depesche.knowledge.model import Term
from depesche.model import Reason
from depesche.reading.layers import Candidate, Mention
from depesche.reading.people.discourse import Discourse
from depesche.reading.people.groups import Groups
from depesche.reading.people.phrase import Phrase
from depesche.reading.people.pronouns import Pronouns
from depesche.reading.people.scan import Scan
from depesche.reading.people.surnames import Surnames
from depesche.reading.people.terms import BYSTANDERS, LOOKED_UP, Terms, counting, counts
from depesche.reading.people.vocabulary import OfficeWord, modifier_of

#: Names at least this alike (0 to 100) are spellings of one name, where office and state agree: "Selensky",
#: "Zelenskij" and "Selenskyj" score above 70, different Ukrainian surnames below 55.
_ALIKE: Final = 70
_MANY: Final = 12
#: The note of a term that several hold at once.
_JOINT: Final = "joint"


def article_days(terms: Terms, phrases: Iterable[Phrase]) -> DaySet | None:
    """Days on which the people whom an undated article names with an office held it; "Ex-" bounds nothing."""
    days: DaySet | None = None
    for phrase in phrases:
        if not phrase.office or phrase.prefix or len(phrase.people) != 1:
            continue
        held = [t.days for t in title_terms(terms, phrase, phrase.people[0])]
        if held:
            own = DaySet.one_of(held)
            met = own if days is None else days & own
            days = met if met else days
    return days


def title_terms(terms: Terms, phrase: Phrase, person: str) -> list[Term]:
    """The person's terms of the office and place that the phrase names."""
    office = phrase.office
    if office is None:
        return []
    out = []
    for term in terms.ever(person):
        if phrase.places and term.place not in phrase.places:
            continue
        if office.places and term.place not in office.places:
            continue
        roles = terms.roles(office.roles_at(term.place), term.place)
        if term.office in roles or roles[0] in ("same", "any", "title"):
            out.append(term)
    return out


@dataclass(slots=True)
class Resolver:
    """Resolves the phrases of one article in order."""

    knowledge: Knowledge
    scan: Scan
    terms: Terms
    discourse: Discourse
    introduced: set[str] = field(default_factory=set)

    def introduce(self, phrases: Iterable[Phrase]) -> None:
        """Note who is named beyond doubt anywhere in the article."""
        for phrase in phrases:
            if phrase.people and (phrase.full or self._matching_title(phrase)):
                chosen = self._chosen(phrase)
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
    def _matching_title(self, phrase: Phrase) -> tuple[str, ...]:
        return tuple(p for p in phrase.people if title_terms(self.terms, phrase, p))

    def _chosen(self, phrase: Phrase) -> tuple[str, ...]:
        """The people that are left when title, article and days have had their say."""
        days = self.terms.days

        def on_days(person: str) -> bool:
            return days is None or any(t.days.meets(days) for t in title_terms(self.terms, phrase, person))

        tests: list[Callable[[str], bool]] = []
        if phrase.office is not None:
            tests += [lambda p: bool(title_terms(self.terms, phrase, p))]
            tests += [self._dated(phrase)] if phrase.prefix else [on_days]
        tests += [lambda p: p in self.introduced, self.terms.active, lambda p: bool(self.terms.now(p))]
        tests += [self.terms.leads] if days is not None and not phrase.full else []
        left = phrase.people
        for test in tests:
            if len(left) > 1:
                left = tuple(p for p in left if test(p)) or left
        return left

    def _dated(self, phrase: Phrase) -> Callable[[str], bool]:
        """Whether somebody held the office before, or will hold it, as "Ex-" or "künftig" says."""

        def test(person: str) -> bool:
            titled = {(t.office, t.place) for t in title_terms(self.terms, phrase, person)}
            return any((t.office, t.place) in titled for t in self.terms.with_modifier(person, phrase.prefix))

        return test

    def _named(self, phrase: Phrase) -> Mention | None:
        chosen = self._chosen(phrase)
        if phrase.office is None and not phrase.full and not self._bare(phrase, chosen):
            return None
        if phrase.office is not None and not phrase.full and not self._fits(phrase, chosen):
            return self._unknown(phrase)
        if len(chosen) > 1:
            return self._ambiguous(phrase, chosen)
        return self._person(phrase, chosen[0], "person_named" if phrase.full else "person_surname")

    def _bare(self, phrase: Phrase, chosen: tuple[str, ...]) -> bool:
        return Surnames(self.scan, self.terms).mean(phrase, chosen, self.introduced)

    def _fits(self, phrase: Phrase, chosen: tuple[str, ...]) -> bool:
        """Whether a surname after a title can be the known person: their office, or no office of another state."""
        if any(p in self.introduced for p in chosen) or self._matching_title(phrase):
            return True
        office = phrase.office
        if phrase.loose or office is None or office.roles[0] in ("any", "same", "title"):
            return office is None or not phrase.loose
        if phrase.places:
            return any(t.place in phrase.places for p in chosen for t in self.terms.ever(p))
        return office.roles[0] not in BYSTANDERS and any(self.terms.active(p) for p in chosen)

    def _person(self, phrase: Phrase, person: str, why: str) -> Mention:
        """The mention of one known person with the office that the words or the article's days give."""
        term, stated = self._office_of(phrase, person)
        if not stated and (said := self._newer_office(phrase)) is not None:
            return self._in_newer_office(phrase, person, said, why)
        modifier = modifier_of(phrase.prefix)
        now = self.terms.active(person) and not (self.terms.days is None and self._lesser(phrase))
        known = self.knowledge.people[person]
        counting_now = now or (stated and phrase.prefix in (None, "then", "elect") and not phrase.subnational)
        if modifier == "former" and not self._active_elsewhere(person, term):
            counting_now = False
        return Mention(
            phrase.start_char,
            phrase.end_char,
            "person",
            name=known.name,
            person=person,
            office=term.office if term else None,
            state=term.place if term else None,
            modifier=modifier,
            head=phrase.head,
            counts=bool(counting_now and (term is None or counts(term) or now)),
            reasons=(
                Reason(why, {"name": known.name}, phrase.head),
                *((self._last_known(term),) if term and self.terms.stale(term) else ()),
            ),
        )

    def _newer_office(self, phrase: Phrase) -> tuple[str, str] | None:
        """The office and state that the words give somebody, where the last known holder may have gone since: the
        name beside the office is right then and the tables are old.
        """
        if phrase.office is None or len(phrase.places) != 1 or phrase.prefix or phrase.loose:
            return None
        place = phrase.places[0]
        role = self.terms.roles(phrase.office.roles_at(place), place)[0]
        holders = self.terms.holders((role,), place) if counting(role, place) else ()
        return (role, place) if holders and all(self.terms.stale(term) for term in holders) else None

    def _in_newer_office(self, phrase: Phrase, person: str, said: tuple[str, str], why: str) -> Mention:
        name = self.knowledge.people[person].name
        return Mention(
            phrase.start_char, phrase.end_char, "person", name=name, person=person, office=said[0], state=said[1],
            head=phrase.head, counts=True, reasons=(Reason(why, {"name": name}, phrase.head),),
        )  # fmt: skip

    def _lesser(self, phrase: Phrase) -> bool:
        """Whether the words give an office that takes no part: an undated "Innenminister Amato" is no premier."""
        return phrase.office is not None and phrase.office.roles[0] in BYSTANDERS

    def _active_elsewhere(self, person: str, term: Term | None) -> bool:
        return any(
            counts(t) and (term is None or (t.office, t.place) != (term.office, term.place))
            for t in self.terms.now(person)
        )

    def _office_of(self, phrase: Phrase, person: str) -> tuple[Term | None, bool]:
        """The term that the mention is about, and whether the words name that office."""
        titled = title_terms(self.terms, phrase, person) if phrase.office else []
        if titled:
            days = self.terms.days
            meeting = [t for t in titled if days is None or t.days.meets(days)]
            return self.terms.foremost(meeting or titled), True
        now = self.terms.now(person)
        if now:
            return now[0], False
        past = [t for t in self.terms.ever(person) if counts(t)]
        return (past[-1] if past else None), False

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
            reasons=(Reason("person_ambiguous", {"names": _names(self.knowledge, chosen)}),),
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
        before = self.discourse.unknown(name=phrase.name)
        if before is not None and place in (None, before.state) and not phrase.prefix:
            return replace(before, start=phrase.start_char, end=phrase.end_char, head=phrase.head)
        roles = self._shared_roles(phrase, place) or office.roles_at(place)
        role = "other" if phrase.loose else self.terms.roles(roles, place)[0]
        if phrase.prefix == "deputy":
            role = "vice_president" if role == "head_of_state" else "deputy"
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

    def _shared_roles(self, phrase: Phrase, place: str | None) -> tuple[str, ...]:
        """The office of somebody called a colleague by a name: "sein namibischer Amtskollege Peter Muster"."""
        if phrase.office is None or phrase.office.roles[0] != "same" or phrase.determiner != "possessive":
            return ()
        last = next((m for m in self.discourse.mentions_back() if m.kind in ("person", "office")), None)
        owner = self.discourse.owner(phrase) if place is not None and last is not None and last.office else None
        return self.counterpart_roles(owner.office, place) if owner and owner.office and place else ()

    def _only_place(self, office: OfficeWord) -> str | None:
        return office.places[0] if len(office.places) == 1 else None

    def _alike(self, phrase: Phrase, office: OfficeWord) -> str | None:
        """The holder of the named office whose name is spelt almost like this."""
        best: tuple[float, str] | None = None
        for place in phrase.places or office.places:
            for term in self.terms.holders(office.roles_at(place), place, phrase.prefix):
                person = self.knowledge.people.get(term.person)
                forms = (person.name, person.surname, *person.forms) if person else ()
                score = max((fuzz.ratio(phrase.name or "", form) for form in forms), default=0.0)
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
        if office.roles[0] == "same":
            return self._counterpart(phrase)
        role = office.roles_at(phrase.places[0] if phrase.places else None)[0]
        if role == "title":
            return None
        if self._takes_no_part(phrase, role):
            return self._bystander(phrase, office)
        places = phrase.places or office.places
        if office.roles[0] == "any":
            return self.discourse.only_of_state(replace(phrase, places=places)) if places else None
        return self._officer(phrase, office, places)

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
        return self._holder(phrase, office.roles_at, places) if places else None

    def _bystander(self, phrase: Phrase, office: OfficeWord) -> Mention:
        """An office that takes no part in contacts, with its holder where that is one who is looked up."""
        places = () if phrase.loose else phrase.places or office.places
        place = places[0] if len(places) == 1 else None
        role = self.terms.roles(office.roles_at(place), place)[0]
        if phrase.prefix == "deputy" and role == "head_of_state":
            role = "vice_president"
        person = self._looked_up(phrase, role, place) if place is not None else None
        return Mention(
            phrase.start_char, phrase.end_char, "office",
            name=self.knowledge.label(person) if person else None, person=person,
            office=None if role in ("other", "none") or phrase.loose else role, state=place,
            modifier=modifier_of(phrase.prefix),
        )  # fmt: skip

    def _looked_up(self, phrase: Phrase, role: str, place: str) -> str | None:
        """The only holder of an office that takes no part, where one person is meant."""
        asked = role in LOOKED_UP and (phrase.prefix is None or role == "vice_president")
        if not asked or phrase.number != "one" or phrase.determiner == "indefinite":
            return None
        holders = self._gendered(self.terms.holders((role,), place), phrase)
        return holders[0].person if len(holders) == 1 else None

    def _holder(
        self, phrase: Phrase, roles_at: Callable[[str], tuple[str, ...]], places: tuple[str, ...]
    ) -> Mention:
        """The holder of the office in the first of the places that has one, or the candidates."""
        terms: tuple[Term, ...] = ()
        for place in places:
            terms = self._gendered(self.terms.holders(roles_at(place), place, phrase.prefix), phrase)
            if terms:
                break
        place = terms[0].place if terms else places[0]
        stale = bool(terms) and all(self.terms.stale(term) for term in terms)
        before = self._said_holder(roles_at(place)[0], place, terms) if stale or not terms else None
        if before is not None and not phrase.prefix and phrase.determiner != "indefinite":
            return self.discourse.again(phrase, before)
        role = terms[0].office if terms else self.terms.roles(roles_at(place), place)[0]
        modifier = modifier_of(phrase.prefix)
        definite = phrase.determiner != "indefinite"
        counts = counting(role, place) and modifier in (None, "elect", "acting") and definite
        people = self._narrowed(terms, past=phrase.prefix in ("former", "then"))
        person = people[0] if len(people) == 1 and definite else None
        reasons = (
            self._reason(person, people, place),
            *((self._last_known(terms[0]),) if person and stale else ()),
        )
        return Mention(
            phrase.start_char,
            phrase.end_char,
            "office",
            name=self.knowledge.label(person) if person else None,
            person=person,
            office=role,
            state=place,
            modifier=modifier,
            counts=counts,
            candidates=tuple(Candidate(p, role, place) for p in _who_else(person, people, stale=stale)),
            reasons=reasons,
        )

    def _said_holder(self, role: str, place: str, stale: Sequence[Term]) -> Mention | None:
        """Whom the article itself names with an office for which no holder, or none of these days, is known."""
        role = self.terms.roles((role,), place)[0]
        if before := self.discourse.unknown(office=role, state=place):
            return before
        last = {term.person for term in stale}
        named = (m for m in self.discourse.mentions_back() if m.kind == "person" and m.person not in last)
        return next((m for m in named if (m.office, m.state) == (role, place) and not m.modifier), None)

    def _last_known(self, term: Term) -> Reason:
        """What is said where a reading relies on a term behind its last confirmed day."""
        day = term.last_known.isoformat() if term.last_known else None
        values = {
            "name": self.knowledge.label(term.person),
            "place": self.knowledge.label(term.place),
            "days": day,
        }
        return Reason("office_last_known", values)

    def _reason(self, person: str | None, people: Sequence[str], place: str) -> Reason:
        values: dict[str, str | int | None] = {
            "name": self.knowledge.label(person) if person else None,
            "place": self.knowledge.label(place),
            "days": self.terms.days.edtf() if self.terms.days else None,
            "names": _names(self.knowledge, people[:_MANY]),
        }
        if person:
            return Reason("office_holder" if self.terms.days else "office_named_in_article", values)
        return Reason("office_ambiguous" if people else "office_not_known", values)

    def _gendered(self, terms: tuple[Term, ...], phrase: Phrase) -> tuple[Term, ...]:
        if not phrase.gender or phrase.number == "many":
            return terms
        return tuple(t for t in terms if self.discourse.gender(t.person) in ("", phrase.gender))

    def _narrowed(self, terms: Sequence[Term], *, past: bool) -> list[str]:
        """The people of the terms; the article's own names decide between several, then the handover's day."""
        people = list(dict.fromkeys(t.person for t in terms))
        if len(people) > 1 and (named := [p for p in people if p in self.introduced]):
            people = named
        if len(people) > 1 and not past and self.terms.days is not None and self.terms.days.size == 1:
            latest = max(terms, key=lambda t: t.days.first.toordinal() if t.days.first else 0)
            if not latest.note.startswith(_JOINT) and latest.status != "disputed":
                people = [latest.person]
        return people

    def _counterpart(self, phrase: Phrase) -> Mention | None:
        """The same office in the other state: "sein ukrainischer Amtskollege"."""
        owner = self.discourse.owner(phrase)
        plain = phrase.determiner != "possessive" and phrase.number != "one"
        if owner is None or owner.office is None or not phrase.places or plain:
            return None
        roles = self.counterpart_roles(owner.office, phrase.places[0])
        return self._holder(phrase, lambda _place: roles, phrase.places)

    def counterpart_roles(self, office: str, other: str) -> tuple[str, ...]:
        """The office in another state that corresponds: that which leads it, where the heads do not match."""
        there = self.knowledge.state(other)
        if office not in ("head_of_state", "head_of_government", "supreme_leader") or there is None:
            return (office,)
        if office == "head_of_government" and there.leader_office != "head_of_government":
            return (there.leader_office,)
        crowned = office == "head_of_state" and other in self.terms.monarchies
        return (office,) if office in self.knowledge.offices_of(other) and not crowned else (there.leader_office,)

    # -- groups -----------------------------------------------------------------------------------
    def _group(self, phrase: Phrase) -> Mention | None:
        """The people that "beide Präsidenten", "die Außenminister Polens und Litauens" stands for."""
        office = phrase.office
        assert office is not None  # noqa: S101 - as in _described
        members: list[str] = []
        if office.roles[0] == "any" and office.places:
            return None
        if len(phrase.places) > 1:
            members = [p for place in phrase.places for p in self._one_of(office, place)]
            members = members if self.terms.days is not None or len(members) == len(phrase.places) else []
        elif phrase.quantity or (phrase.determiner == "definite" and not phrase.places):
            members = Groups(self.discourse).members(phrase.quantity, office, phrase)
        return Mention(
            phrase.start_char, phrase.end_char, "group",
            office=self.terms.roles(office.roles, None)[0], members=tuple(members), counts=bool(members),
        )  # fmt: skip

    def _one_of(self, office: OfficeWord, place: str) -> list[str]:
        people = self._narrowed(self.terms.holders(office.roles_at(place), place), past=False)
        return people if len(people) == 1 else []


def _who_else(person: str | None, people: list[str], *, stale: bool) -> list[str | None]:
    """Who comes into question: besides a holder known only to an earlier day also somebody else (``None``)."""
    if person is None:
        return [*people[:_MANY]]
    return [person, None] if stale else []


def _shared(values: Iterable[str | None]) -> str | None:
    found = set(values)
    return found.pop() if len(found) == 1 else None


def _names(knowledge: Knowledge, people: Iterable[str]) -> str:
    return ", ".join(knowledge.label(p) for p in people)
