"""A clause as the rules of status look at it."""

from __future__ import annotations

from typing import Final

from depesche.lang.syntax import Clause
from depesche.light import cached_property, dataclass
from depesche.model import Status
from depesche.reading.contacts.article import Article, Sentence
from depesche.reading.contacts.limits import not_before
from depesche.reading.contacts.status.governing import Governor, governor
from depesche.reading.contacts.status.verdict import Timing, Verdict
from depesche.reading.contacts.status.words import StatusWords

#: Tenses of what was.
PAST: Final = ("past", "perfect", "pluperfect")


@dataclass(frozen=True)
class ClauseCase:
    """One clause of a sentence with the times that it names; what the rules ask is worked out once."""

    article: Article
    sentence: Sentence
    place: int
    timing: Timing

    @cached_property
    def clause(self) -> Clause:
        """The clause."""
        return self.sentence.clauses[self.place]

    @cached_property
    def parent(self) -> Clause | None:
        """The clause that governs it."""
        return None if self.clause.parent is None else self.sentence.clauses[self.clause.parent]

    @cached_property
    def governed(self) -> Governor | None:
        """What the verb of the clause that governs it says."""
        return governor(self.article, self.parent) if self.parent else None

    @property
    def known(self) -> StatusWords:
        """The words of status of its language."""
        return self.article.status_words

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words in lower case."""
        return self.article.words(self.clause)

    # -- what it says -----------------------------------------------------------------------------
    def says(self, name: str) -> bool:
        """Whether a word of one of the lists of adverbs stands in it."""
        return not self.known.adverbs[name].isdisjoint(self.words)

    @property
    def in_past(self) -> bool:
        """Whether its tense is one of the past."""
        return self.clause.tense in PAST

    @property
    def in_modal(self) -> bool:
        """Whether a modal verb says how it is meant."""
        return self.clause.modal is not None and self.clause.modal != "let"

    @property
    def dated_ahead(self) -> bool:
        """Whether it names a time to come and none that is past."""
        return self.timing.future and not self.timing.past

    @property
    def intends(self) -> bool:
        """Whether its time, tense or modal verb says that what it tells is to come."""
        return self.timing.future or self.clause.tense == "future" or self.clause.modal in ("want", "shall")

    @property
    def only_exists(self) -> bool:
        """Whether it has no verb of its own, or one that only says that something is."""
        if self.clause.lemmas:
            return not self.known.light.isdisjoint(self.clause.lemmas)
        syntax = self.article.syntax
        plain = self.known.adverbs["being"]
        return not syntax.ends_in_infinitive(self.clause) and all(
            syntax.helper(i) or self.article.lower(i) in plain for i in self.clause.verbs
        )

    @property
    def as_if(self) -> bool:
        """Whether it tells what only seems so: "als sei das Treffen geplatzt"."""
        words, known = self.words, self.known.adverbs
        if len(words) < 3 or words[0] not in known["as_if"] or self.clause.mood == "indicative":
            return False
        return words[1] in known["as_if_only"] or self.clause.finite == self.clause.tokens[1]

    @property
    def ready(self) -> bool:
        """Whether it says, without a comma, for what somebody is ready: "ist bereit ihn zu treffen"."""
        helper = self.article.syntax.auxiliary(self.clause.finite) if self.clause.finite is not None else None
        plain = set(self.known.adverbs["being"])
        return helper in plain and self.says("ready") and bool(self.clause.lemmas) and not self.clause.modal

    @property
    def willing_before(self) -> bool:
        """Whether the clause that governs it says that somebody is ready for what it tells: "ist bereit, …"."""
        parent = self.parent
        if parent is None or parent.negated:
            return False
        return not self.known.adverbs["willing"].isdisjoint(self.article.words(parent))

    @property
    def occasion_before(self) -> bool:
        """Whether the clause that governs it says that somebody had or took the occasion: "hatte Gelegenheit, …"."""
        parent = self.parent
        if parent is None or parent.negated or not parent.past or parent.modal:
            return False
        return not self.known.adverbs["occasion"].isdisjoint(self.article.words(parent))

    @cached_property
    def only_from_then(self) -> bool:
        """Whether its negation only says from when on something is: "nicht vor Juni"."""
        return not_before(self.article, self.sentence, self.place)

    # -- where it says it -------------------------------------------------------------------------
    def where(self, name: str) -> tuple[int, ...]:
        """The tokens of the words of a list of adverbs."""
        return tuple(i for i in self.clause.tokens if self.article.lower(i) in self.known.adverbs[name])

    def phrase(self, name: str) -> tuple[int, ...]:
        """The tokens of the first phrase of a list that stands in it; none where none does."""
        for phrase in self.known.phrases[name]:
            wanted = tuple(phrase.split())
            if wanted[0] not in self.words:
                continue
            for at in range(len(self.words) - len(wanted) + 1):
                if self.words[at : at + len(wanted)] == wanted:
                    return self.clause.tokens[at : at + len(wanted)]
        return ()

    @cached_property
    def verb(self) -> tuple[int, ...]:
        """The tokens of its verb group; all where it has none."""
        return self.article.syntax.verb_words(self.clause) or self.clause.tokens

    @cached_property
    def negation(self) -> tuple[int, ...]:
        """The tokens of its verb group and negations."""
        negators = (i for i in self.clause.tokens if self.article.syntax.is_in(i, "negators"))
        return tuple(sorted({*self.article.syntax.verb_words(self.clause), *negators})) or self.clause.tokens

    @property
    def opener(self) -> tuple[int, ...]:
        """The token of its conjunction."""
        return () if self.clause.opener is None else (self.clause.opener,)

    # -- verdicts ---------------------------------------------------------------------------------
    def by_verb(self, status: Status | None, *, certain: bool = True) -> Verdict:
        """A status read from the verb group."""
        return Verdict(status, self.verb, certain)

    def by_negation(self, status: Status | None) -> Verdict:
        """A status read from the negated verb group."""
        return Verdict(status, self.negation)

    def by_word(self, name: str, status: Status | None) -> Verdict:
        """A status read from a word of one of the lists."""
        return Verdict(status, self.where(name) or self.phrase(name) or self.verb)
