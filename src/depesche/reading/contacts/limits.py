"""Times that only bound when a contact is: "nicht vor Juni", "frühestens im Juni", "noch vor dem 15. Mai"."""

from __future__ import annotations

from typing import Final, Literal

from depesche.days import DaySet
from depesche.lang.language import Language
from depesche.lang.syntax import Clause
from depesche.light import cached_property, dataclass
from depesche.reading.contacts.article import Article, Sentence, TimeSlot
from depesche.rules import Rule, decide

#: From which day on, or until when, a contact is.
Limit = Literal["from", "until", "before"]

#: How far (in tokens) before a time the words stand that make it a bound.
_REACH: Final = 3
#: Modal verbs of what is to come.
_INTENDED: Final = ("want", "shall", "must")


@dataclass(frozen=True, slots=True)
class LimitWords:
    """The words that make the time behind them the earliest or the latest (``contact_times.toml``)."""

    earliest: frozenset[str]
    latest: frozenset[str]


def limit_words(language: Language) -> LimitWords:
    """The words of a language."""
    data = language.rows("contact_times")["words"]
    return LimitWords(frozenset(data["earliest"]), frozenset(data["latest"]))


@dataclass(frozen=True)
class _Bounding:
    """A time expression in the clause that names it."""

    article: Article
    clause: Clause
    slot: TimeSlot

    @property
    def words(self) -> LimitWords:
        """The language's words."""
        return self.article.setting.language.made(limit_words)

    @cached_property
    def before(self) -> range:
        """The tokens of the clause right before it."""
        return range(max(self.clause.start, self.slot.start - _REACH), self.slot.start)

    def says(self, words: frozenset[str]) -> bool:
        """Whether one of the words stands right before it."""
        return any(self.article.lower(i) in words for i in self.before)

    @property
    def ahead_of(self) -> bool:
        """Whether "vor" governs it; a time that begins with it ("vor einer Woche") is one of its own."""
        return self.slot.marker == "before" and self.article.syntax.preposition(self.slot.start) is None

    @property
    def negated(self) -> bool:
        """Whether a negation stands right before its preposition."""
        return any(self.article.syntax.is_in(i, "negators") for i in self.before)


#: What a time expression bounds.
RULES: Final[tuple[Rule[_Bounding, Limit], ...]] = (
    Rule("not_before", lambda _: "from", lambda b: b.ahead_of and b.negated),
    Rule("earliest", lambda _: "from", lambda b: b.says(b.words.earliest)),
    Rule("latest", lambda _: "until", lambda b: b.says(b.words.latest)),
    Rule("until", lambda _: "until", lambda b: b.slot.marker == "until" and intended(b.clause)),
    Rule("before", lambda _: "before", lambda b: b.ahead_of),
)


def intended(clause: Clause) -> bool:
    """Whether the clause tells of what is to come: "will ihn bis Mai treffen", and not "verhandelte bis Mai"."""
    return clause.tense == "future" or (clause.modal in _INTENDED and not clause.past)


def limit_of(article: Article, clause: Clause, slot: TimeSlot) -> Limit | None:
    """What the expression bounds in its clause; ``None`` where it names the days themselves."""
    if slot.timex.days is None or slot.timex.type != "DATE":
        return None
    found = decide(RULES, _Bounding(article, clause, slot))
    return found.value if found is not None else None


def not_before(article: Article, sentence: Sentence, place: int) -> bool:
    """Whether the negation of a clause only says from when on something is: "nicht vor Juni"."""
    clause = sentence.clauses[place]
    return clause.negated and any(
        _Bounding(article, clause, slot).negated and limit_of(article, clause, slot) == "from"
        for slot in sentence.own_times(place)
    )


def within_limit(days: DaySet, limit: Limit | None, *, ahead: bool | None, published: DaySet | None) -> DaySet:
    """The days that the limit leaves open: to come from that of the article on, done until it."""
    if limit == "from":
        return DaySet.between(days.first, None)
    if limit is None or days.last is None:
        return days
    last = days.shifted(-1).first if limit == "before" and not ahead else days.last
    return DaySet.between(published.first if ahead and published is not None else None, last)
