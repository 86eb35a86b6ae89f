"""Which of the bearers of a name is meant: what its title, the article and the article's days say."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from depesche.days import DaySet
from depesche.knowledge.model import Term
from depesche.light import dataclass
from depesche.reading.people.phrase import Phrase
from depesche.reading.people.terms import BYSTANDERS, Terms, counts
from depesche.reading.people.vocabulary import OfficeWord


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
    return [term for term in terms.ever(person) if _is_of(terms, phrase, office, term)]


def _is_of(terms: Terms, phrase: Phrase, office: OfficeWord, term: Term) -> bool:
    """Whether a term is one of the office and place that the phrase names."""
    if phrase.places and term.place not in phrase.places:
        return False
    if office.places and term.place not in office.places:
        return False
    roles = terms.roles(office.roles_at(term.place), term.place)
    return term.office in roles or roles[0] in ("same", "any", "title")


@dataclass(frozen=True, slots=True)
class Bearers:
    """Decides between the bearers of a name; ``introduced`` are those whom the article names beyond doubt."""

    terms: Terms
    introduced: set[str]

    def chosen(self, phrase: Phrase) -> tuple[str, ...]:
        """The people that are left when title, article and days have had their say."""
        left = phrase.people
        for test in self._tests(phrase):
            if len(left) > 1:
                left = tuple(p for p in left if test(p)) or left
        return left

    def _tests(self, phrase: Phrase) -> Iterator[Callable[[str], bool]]:
        """What decides between people, the strongest first."""
        days = self.terms.days
        if phrase.office is not None:
            yield lambda p: bool(title_terms(self.terms, phrase, p))
            yield self._dated(phrase) if phrase.prefix else lambda p: self._on_days(phrase, p)
        yield self.introduced.__contains__
        yield self.terms.active
        yield lambda p: bool(self.terms.now(p))
        if days is not None and not phrase.full:
            yield self.terms.leads

    def _on_days(self, phrase: Phrase, person: str) -> bool:
        """Whether somebody held the office on the article's days."""
        return self.terms.days is None or bool(self._meeting(title_terms(self.terms, phrase, person)))

    def holds(self, phrase: Phrase, person: str) -> bool:
        """Whether somebody holds the office that the phrase names on the article's days."""
        return phrase.office is not None and bool(self._meeting(title_terms(self.terms, phrase, person)))

    def _meeting(self, terms: list[Term]) -> list[Term]:
        """The terms that meet the article's days; all of them where it has none."""
        days = self.terms.days
        return terms if days is None else [t for t in terms if t.days.meets(days)]

    def _dated(self, phrase: Phrase) -> Callable[[str], bool]:
        """Whether somebody held the office before, or will hold it, as "Ex-" or "künftig" says."""

        def test(person: str) -> bool:
            titled = {(t.office, t.place) for t in title_terms(self.terms, phrase, person)}
            return any((t.office, t.place) in titled for t in self.terms.with_modifier(person, phrase.prefix))

        return test

    def matching_title(self, phrase: Phrase) -> tuple[str, ...]:
        """Those who ever held the office that the phrase names."""
        return tuple(p for p in phrase.people if title_terms(self.terms, phrase, p))

    def fits(self, phrase: Phrase, chosen: tuple[str, ...]) -> bool:
        """Whether a surname after a title can be the known person: their office, or no office of another state."""
        if any(p in self.introduced for p in chosen) or self.matching_title(phrase):
            return True
        office = phrase.office
        if phrase.loose or office is None:
            return office is None
        return office.roles[0] in ("any", "same", "title") or self._may_have_held(phrase, office, chosen)

    def _may_have_held(self, phrase: Phrase, office: OfficeWord, chosen: tuple[str, ...]) -> bool:
        """Whether one of the people held any office of the state named; of none, an office that takes part."""
        if phrase.places:
            return any(t.place in phrase.places for p in chosen for t in self.terms.ever(p))
        return office.roles[0] not in BYSTANDERS and any(self.terms.active(p) for p in chosen)

    def office_of(self, phrase: Phrase, person: str) -> tuple[Term | None, bool]:
        """The term that the mention is about, and whether the words name that office."""
        if titled := title_terms(self.terms, phrase, person):
            return self.terms.foremost(self._meeting(titled) or titled), True
        now = self.terms.now(person)
        if now:
            return now[0], False
        past = [t for t in self.terms.ever(person) if counts(t)]
        return (past[-1] if past else None), False

    def active_elsewhere(self, person: str, term: Term | None) -> bool:
        """Whether the person can be a participant by another office than that of the term."""
        return any(
            counts(t) and (term is None or (t.office, t.place) != (term.office, term.place))
            for t in self.terms.now(person)
        )
