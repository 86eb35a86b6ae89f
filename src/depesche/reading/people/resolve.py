"""Who is meant: phrases to mentions, with the knowledge base, the article's days and what the article said before.

Alternatives stay until something decides between them: a title, a full name elsewhere in the article, an office
held on the article's days. What nothing decides is a mention with candidates and without a person.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from rapidfuzz import fuzz

from depesche.days import DaySet
from depesche.knowledge import Knowledge
from depesche.knowledge.model import Term
from depesche.model import Reason
from depesche.reading.layers import Candidate, Mention
from depesche.reading.people.phrases import Phrase
from depesche.reading.people.scan import Scan
from depesche.reading.people.terms import Terms, counting
from depesche.reading.people.vocabulary import OfficeWord, modifier_of, words

#: Names at least this alike (0 to 100) are spellings of one name, where office and state agree: "Selensky",
#: "Zelenskij" and "Selenskyj" score above 70, different Ukrainian surnames below 55.
_ALIKE: Final = 70
_MANY: Final = 12


@dataclass(slots=True)
class Resolver:
    """Resolves the phrases of one article in order; ``seen`` are the mentions made so far."""

    knowledge: Knowledge
    scan: Scan
    terms: Terms
    introduced: set[str] = field(default_factory=set)
    seen: list[Mention] = field(default_factory=list)

    def introduce(self, phrases: Sequence[Phrase]) -> None:
        """Note who is named beyond doubt anywhere in the article, and bound its days by their offices."""
        sure = [p for p in phrases if p.people and (p.full or self._titled(p))]
        if self.terms.days is None:
            self.terms = Terms(self.knowledge, self._days_of(sure))
        for phrase in sure:
            chosen = self._chosen(phrase)
            if len(chosen) == 1:
                self.introduced.add(chosen[0])

    def _days_of(self, phrases: Iterable[Phrase]) -> DaySet | None:
        """Days on which the people named with an office held it; a title of the past bounds nothing."""
        days: DaySet | None = None
        for phrase in phrases:
            if not phrase.office or phrase.prefix or len(phrase.people) != 1:
                continue
            held = [t.days for t in self._title_terms(phrase, phrase.people[0])]
            if held:
                own = DaySet.one_of(held)
                met = own if days is None else days & own
                days = met if met else days
        return days

    def resolve(self, phrase: Phrase) -> Mention | None:
        """The mention that a phrase makes; ``None`` for a word that is no name here."""
        if phrase.people:
            mention = self._named(phrase)
        elif phrase.name:
            mention = self._unknown(phrase)
        elif phrase.demonym:
            mention = self._demonym(phrase)
        elif phrase.number == "many":
            mention = self._group(phrase)
        else:
            mention = self._described(phrase)
        if mention is not None:
            self.seen.append(mention)
        return mention

    # -- names ------------------------------------------------------------------------------------
    def _titled(self, phrase: Phrase) -> bool:
        return phrase.office is not None and bool(self._matching_title(phrase))

    def _title_terms(self, phrase: Phrase, person: str) -> list[Term]:
        """The person's terms of the office and place that the phrase names."""
        office = phrase.office
        if office is None:
            return []
        out = []
        for term in self.terms.ever(person):
            if phrase.places and term.place not in phrase.places:
                continue
            if office.places and term.place not in office.places:
                continue
            roles = self.terms.roles(office.roles_at(term.place), term.place)
            if term.office in roles or roles[0] in ("same", "any"):
                out.append(term)
        return out

    def _matching_title(self, phrase: Phrase) -> tuple[str, ...]:
        return tuple(p for p in phrase.people if self._title_terms(phrase, p))

    def _chosen(self, phrase: Phrase) -> tuple[str, ...]:
        """The people that are left when title, article and days have had their say."""
        days = self.terms.days

        def on_days(person: str) -> bool:
            return days is None or any(t.days.meets(days) for t in self._title_terms(phrase, person))

        tests: list[Callable[[str], bool]] = []
        if phrase.office is not None:
            tests += [lambda p: bool(self._title_terms(phrase, p))]
            tests += [on_days] if not phrase.prefix else []
        tests += [lambda p: p in self.introduced, self.terms.active, lambda p: bool(self.terms.now(p))]
        left = phrase.people
        for test in tests:
            if len(left) > 1:
                left = tuple(p for p in left if test(p)) or left
        return left

    def _named(self, phrase: Phrase) -> Mention | None:
        chosen = self._chosen(phrase)
        if phrase.office is None and not phrase.full and not self._supported(phrase, chosen):
            return None
        if phrase.office is not None and not phrase.full and not self._fits(phrase, chosen):
            return self._unknown(phrase)
        if len(chosen) > 1:
            return self._ambiguous(phrase, chosen)
        return self._person(phrase, chosen[0], "person_named" if phrase.full else "person_surname")

    def _supported(self, phrase: Phrase, chosen: tuple[str, ...]) -> bool:
        """Whether a bare surname means one of the known people rather than a word or somebody else."""
        if any(p in self.introduced for p in chosen):
            return not self._adverbial(phrase)
        active = self.terms.days is not None and any(self.terms.active(p) for p in chosen)
        if phrase.name in words().also_words:
            return active and not self.scan.opens_sentence(phrase.first) and not self._after_article(phrase)
        days = self.terms.days
        if active or days is None or days.last is None:
            return True
        last = days.last
        return any(t.days.first and t.days.first <= last for p in chosen for t in self.terms.ever(p))

    def _adverbial(self, phrase: Phrase) -> bool:
        following = self.scan.word(phrase.end)
        return (
            phrase.name in words().also_words
            and following in words().adverbial
            and (self.scan.opens_sentence(phrase.first))
        )

    def _after_article(self, phrase: Phrase) -> bool:
        before = self.scan.word(phrase.first - 1)
        return before in words().definite or before in words().indefinite

    def _fits(self, phrase: Phrase, chosen: tuple[str, ...]) -> bool:
        """Whether a surname after a title can be the known person: their office, or no office of another state."""
        if any(p in self.introduced for p in chosen) or self._matching_title(phrase):
            return True
        office = phrase.office
        if office is None or office.roles[0] in ("any", "same"):
            return True
        if phrase.places:
            return any(t.place in phrase.places for p in chosen for t in self.terms.ever(p))
        return office.roles[0] not in ("other", "spokesperson", "minister") and any(
            self.terms.active(p) for p in chosen
        )

    def _person(self, phrase: Phrase, person: str, why: str) -> Mention:
        """The mention of one known person with the office that the words or the article's days give."""
        term, stated = self._office_of(phrase, person)
        modifier = modifier_of(phrase.prefix)
        now = self.terms.active(person)
        known = self.knowledge.people[person]
        counts = now or (stated and phrase.prefix in (None, "then", "elect") and not phrase.subnational)
        if modifier == "former" and not self._active_elsewhere(person, term):
            counts = False
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
            counts=bool(counts and (term is None or counting(term.office, term.place) or now)),
            reasons=(Reason(why, {"name": known.name}, phrase.head),),
        )

    def _active_elsewhere(self, person: str, term: Term | None) -> bool:
        return any(
            counting(t.office, t.place) and (term is None or (t.office, t.place) != (term.office, term.place))
            for t in self.terms.now(person)
        )

    def _office_of(self, phrase: Phrase, person: str) -> tuple[Term | None, bool]:
        """The term that the mention is about, and whether the words name that office."""
        titled = self._title_terms(phrase, person) if phrase.office else []
        if titled:
            days = self.terms.days
            meeting = [t for t in titled if days is None or t.days.meets(days)]
            return (meeting or titled)[-1], True
        now = self.terms.now(person)
        if now:
            return now[0], False
        past = [t for t in self.terms.ever(person) if counting(t.office, t.place)]
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
        role = self.terms.roles(office.roles_at(place), place)[0]
        if phrase.prefix == "deputy":
            role = "vice_president" if role == "head_of_state" else "deputy"
        modifier = modifier_of(phrase.prefix)
        counts = counting(role, place) and modifier in (None, "elect", "acting") and not phrase.subnational
        return Mention(
            phrase.start_char,
            phrase.end_char,
            "person",
            name=phrase.name,
            office=role if role not in ("same", "any", "other") else None,
            state=place,
            modifier=modifier,
            head=phrase.head,
            counts=counts,
            reasons=(Reason("person_unknown", {"name": phrase.name}, phrase.head),),
        )

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
        if office.roles[0] == "same":
            return self._counterpart(phrase)
        if phrase.prefix == "deputy" or office.roles[0] in ("other", "minister", "deputy", "spokesperson"):
            return self._bystander(phrase, office)
        places = phrase.places or office.places
        if not places or (len(places) > 1 and not phrase.places):
            before = self._antecedent(phrase, office, places)
            if before is not None or not places:
                return before
        return self._holder(phrase, office.roles_at, places)

    def _bystander(self, phrase: Phrase, office: OfficeWord) -> Mention:
        place = phrase.places[0] if phrase.places else None
        role = office.roles[0]
        if phrase.prefix == "deputy" and role == "head_of_state":
            role = "vice_president"
        looked_up = place is not None and role in ("spokesperson", "vice_president")
        holders = self.terms.holders((role,), place or "") if looked_up else ()
        person = holders[0].person if len(holders) == 1 else None
        return Mention(
            phrase.start_char, phrase.end_char, "office",
            name=self.knowledge.label(person) if person else None, person=person,
            office=None if role == "other" else role, state=place, modifier=modifier_of(phrase.prefix),
        )  # fmt: skip

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
        role = terms[0].office if terms else self.terms.roles(roles_at(place), place)[0]
        modifier = modifier_of(phrase.prefix)
        counts = counting(role, place) and modifier in (None, "elect", "acting") and not phrase.subnational
        people = self._narrowed(terms, past=phrase.prefix in ("former", "then"))
        person = people[0] if len(people) == 1 and not phrase.subnational else None
        if phrase.determiner == "indefinite" or (phrase.number == "many" and phrase.quantity is None):
            person = None
        reason = self._reason(person, people, place)
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
            candidates=() if person else tuple(Candidate(p, role, place) for p in people[:_MANY]),
            reasons=(reason,),
        )

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
        return tuple(t for t in terms if self._gender(t.person) in ("", phrase.gender))

    def _gender(self, person: str) -> str:
        known = self.knowledge.people.get(person)
        return known.gender if known else ""

    def _narrowed(self, terms: Sequence[Term], *, past: bool) -> list[str]:
        """The people of the terms; the article's own names decide between several, then the handover's day."""
        people = list(dict.fromkeys(t.person for t in terms))
        if len(people) > 1 and (named := [p for p in people if p in self.introduced]):
            people = named
        if len(people) > 1 and not past and self.terms.days is not None and self.terms.days.size == 1:
            latest = max(terms, key=lambda t: t.days.first.toordinal() if t.days.first else 0)
            if not latest.note.startswith("joint") and latest.status != "disputed":
                people = [latest.person]
        return people

    # -- pointing back ----------------------------------------------------------------------------
    def _antecedent(self, phrase: Phrase, office: OfficeWord, places: tuple[str, ...]) -> Mention | None:
        """Somebody of this office named before, else the only one named in the whole article."""
        if phrase.determiner == "indefinite":
            return None
        for mention in reversed(self.seen):
            if mention.person and self._is(mention.person, mention.office, mention.state, phrase, office, places):
                return self._again(phrase, mention)
        ahead = [p for p in sorted(self.introduced) if self._is(p, None, None, phrase, office, places)]
        if len(ahead) == 1:
            return self._person(phrase, ahead[0], "person_in_article") if not phrase.prefix else None
        return None

    def _is(
        self, person: str, role: str | None, place: str | None, phrase: Phrase, office: OfficeWord,
        places: tuple[str, ...],
    ) -> bool:  # fmt: skip
        """Whether the person holds such an office, and the noun's gender is theirs."""
        if phrase.gender and self._gender(person) not in ("", phrase.gender):
            return False
        offices = {(role, place)} if role else set()
        offices |= {(t.office, t.place) for t in self.terms.now(person)}
        return any(
            r in self.terms.roles(office.roles_at(p), p) and (not places or p in places) for r, p in offices
        )

    def _again(self, phrase: Phrase, mention: Mention) -> Mention:
        return Mention(
            phrase.start_char,
            phrase.end_char,
            "office",
            name=mention.name,
            person=mention.person,
            office=mention.office,
            state=mention.state,
            modifier=modifier_of(phrase.prefix) or mention.modifier,
            counts=mention.counts and phrase.prefix != "former",
            reasons=(Reason("person_named_before", {"name": mention.name}, (mention.start, mention.end)),),
        )

    def _demonym(self, phrase: Phrase) -> Mention | None:
        """ "Der Russe": the last person of that state who was named."""
        if phrase.number == "many" and phrase.quantity is None:
            return None
        for mention in reversed(self.seen):
            if (
                mention.person
                and mention.state in phrase.places
                and mention.counts
                and (not phrase.gender or self._gender(mention.person) in ("", phrase.gender))
            ):
                return self._again(phrase, mention)
        return None

    def _counterpart(self, phrase: Phrase) -> Mention | None:
        """ "Sein ukrainischer Amtskollege": the same office in the other state."""
        owner = next((m for m in reversed(self.seen) if m.office and m.state not in phrase.places), None)
        if owner is None or owner.office is None or not phrase.places:
            return None
        roles = self.counterpart_roles(owner.office, phrase.places[0])
        return self._holder(phrase, lambda _place: roles, phrase.places)

    def counterpart_roles(self, office: str, other: str) -> tuple[str, ...]:
        """The office in another state that corresponds: that which leads it, where the heads do not match."""
        there = self.knowledge.state(other)
        if office not in ("head_of_state", "head_of_government", "supreme_leader") or there is None:
            return (office,)
        offices = self.knowledge.offices_of(other)
        if office == "head_of_government" and there.leader_office != "head_of_government":
            return (there.leader_office,)
        if office in offices and not (office == "head_of_state" and _crowned(other)):
            return (office,)
        return (there.leader_office,)

    # -- groups -----------------------------------------------------------------------------------
    def _group(self, phrase: Phrase) -> Mention | None:
        """ "Beide Präsidenten", "die Außenminister Polens und Litauens": the people it stands for."""
        office = phrase.office
        assert office is not None  # noqa: S101 - as in _described
        if len(phrase.places) > 1:
            members = [p for place in phrase.places for p in self._one_of(office, place)]
        elif phrase.quantity or phrase.determiner == "definite":
            members = self.members(phrase.quantity, office)
        else:
            members = []
        return Mention(
            phrase.start_char, phrase.end_char, "group",
            office=self.terms.roles(office.roles, None)[0], members=tuple(members), counts=bool(members),
        )  # fmt: skip

    def _one_of(self, office: OfficeWord, place: str) -> list[str]:
        people = self._narrowed(self.terms.holders(office.roles_at(place), place), past=False)
        return people if len(people) == 1 else []

    def members(self, count: int | None, office: OfficeWord | None) -> list[str]:
        """The last people named who can be meant, as many as the number word says; two where none is said."""
        recent: list[str] = []
        for mention in reversed(self.seen):
            for person in (mention.person,) if mention.person else mention.members[::-1]:
                if person and mention.counts and person not in recent:
                    recent.append(person)
        fitting = [p for p in recent if office is None or self._plain(p, office)]
        if count is None:
            return fitting[::-1] if len(fitting) == 2 else []
        pool = fitting if len(fitting) >= count else recent
        return pool[:count][::-1] if len(pool) >= count else []

    def _plain(self, person: str, office: OfficeWord) -> bool:
        if office.roles[0] in ("any", "same"):
            return True
        return any(t.office in self.terms.roles(office.roles_at(t.place), t.place) for t in self.terms.now(person))


def _crowned(state: str) -> bool:
    """Whether the head of state is a monarch who does not govern."""
    return state in words().monarchies


def _shared(values: Iterable[str | None]) -> str | None:
    found = set(values)
    return found.pop() if len(found) == 1 else None


def _names(knowledge: Knowledge, people: Iterable[str]) -> str:
    return ", ".join(knowledge.label(p) for p in people)
