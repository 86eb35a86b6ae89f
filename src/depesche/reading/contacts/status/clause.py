"""The status that a clause gives to the contact that its verb tells of: an ordered table of rules.

Infinitives first, then conditions and what conjunctions and governing verbs say, then the clause's own verb group:
negation, modal verbs, tense. The example of each rule is in the language's ``contact_status.toml``.
"""

from __future__ import annotations

from typing import Final

from depesche.model import Status
from depesche.reading.contacts.article import Article, Sentence
from depesche.reading.contacts.status.case import ClauseCase as Case
from depesche.reading.contacts.status.finite import FINITE
from depesche.reading.contacts.status.governing import Governor, governor
from depesche.reading.contacts.status.purpose import of_purpose
from depesche.reading.contacts.status.verdict import Rule, Timing, Verdict, decided

#: How far (in tokens) before an infinitive clause the noun stands that it belongs to.
_NOUN_REACH: Final = 4
#: How far (in tokens) before "ob" the words stand that ask: "auf die Frage eines Reporters, ob".
_QUESTION_REACH: Final = 10


def of_clause(article: Article, sentence: Sentence, place: int, timing: Timing) -> Verdict:
    """The status that a clause gives to the contact that its verb tells of."""
    return decided(CLAUSE, Case(article, sentence, place, timing))


def of_verb(article: Article, sentence: Sentence, place: int, timing: Timing) -> Verdict:
    """The same of a verb of contact, whose passive tells of what is to come: "Er wird dort von B empfangen"."""
    return decided(VERB, Case(article, sentence, place, timing))


# -- infinitives ------------------------------------------------------------------------------------
def _infinitive(case: Case) -> bool:
    return case.clause.kind == "infinitive"


def _offering(case: Case) -> tuple[Status, int] | None:
    """The status that a noun right before the infinitive gives ("das Angebot, Gespräche zu führen"), and its token."""
    tokens = case.article.tokens
    before = range(max(0, case.clause.start - _NOUN_REACH), case.clause.start)
    nouns = [i for i in before if tokens.words[i][0].isupper()]
    statuses: tuple[Status, ...] = ("considered", "planned", "confirmed")
    for status in statuses:
        ends = case.known.nouns[status]
        found = next((i for i in nouns if tokens.lowers[i].endswith(ends)), None)
        if found is not None:
            return status, found
    return None


def _offered(case: Case) -> Verdict:
    found = _offering(case)
    return Verdict(_negated_by_parent(case, found[0]), (found[1],)) if found else case.by_verb("planned")


def _governed(case: Case) -> Verdict:
    found = case.governed
    return Verdict(_negated_by_parent(case, found.status), found.tokens) if found else case.by_verb("planned")


def _negated_by_parent(case: Case, status: Status) -> Status:
    if case.parent is None or not case.parent.negated:
        return status
    return "denied" if status == "denied" else "cancelled"


def _of_parent(case: Case) -> Verdict:
    parent = case.clause.parent
    return of_clause(case.article, case.sentence, case.place if parent is None else parent, case.timing)


def _days_ahead(case: Case) -> bool:
    """Whether the clause itself names days after the article: "reiste ab, um am 12. Juni B zu treffen"."""
    published = case.article.published
    if published is None or published.last is None:
        return False
    named = (slot.timex.days for slot in case.sentence.own_times(case.place))
    return any(days is not None and days.first is not None and days.first > published.last for days in named)


def _intended(case: Case) -> Verdict:
    parent = case.parent
    verbs = case.article.syntax.verb_words(parent) if parent else ()
    return Verdict("denied" if parent and parent.negated else "planned", verbs or case.verb)


INFINITIVE: Final[tuple[Rule[Case], ...]] = (
    Rule(
        "without",
        lambda c: _infinitive(c) and c.clause.conjunction in ("without", "instead"),
        lambda c: Verdict(None, c.opener),
    ),
    Rule("lone_infinitive", lambda c: _infinitive(c) and c.parent is None, lambda c: c.by_verb("considered")),
    Rule(
        "purpose_to_come",
        lambda c: _infinitive(c) and c.clause.conjunction and _days_ahead(c),
        lambda c: c.by_verb("planned"),
    ),
    Rule("purpose", lambda c: _infinitive(c) and c.clause.conjunction, lambda c: of_purpose(c) or _of_parent(c)),
    Rule("had_occasion", lambda c: _infinitive(c) and c.occasion_before, lambda c: c.by_verb("held")),
    Rule("noun_with_infinitive", lambda c: _infinitive(c) and _offering(c), _offered),
    Rule(
        "whether_to",
        lambda c: _infinitive(c) and bool(c.place) and c.sentence.clauses[c.place - 1].conjunction == "whether",
        lambda c: c.by_verb("considered"),
    ),
    Rule("willing_to", lambda c: _infinitive(c) and c.willing_before, lambda c: c.by_verb("considered")),
    Rule("governed_infinitive", lambda c: _infinitive(c) and c.governed, _governed),
    Rule("intended", _infinitive, _intended),
)


# -- conditions and conjunctions --------------------------------------------------------------------
def _is_condition(case: Case) -> bool:
    """Whether the clause is a condition without a conjunction: "Treffen sich die beiden, dann ..."."""
    clauses = case.sentence.clauses
    if case.place or len(clauses) < 2 or not case.article.syntax.verb_first(case.clause):
        return False
    return case.article.lower(clauses[1].start) in case.known.adverbs["consequence"]


def _embedded(case: Case, *conjunctions: str) -> bool:
    """Whether it is a clause under one of the conjunctions that tells of something."""
    clause = case.clause
    if clause.kind != "subordinate" or clause.opener is None or clause.conjunction not in conjunctions:
        return False
    return decided(FINITE, case).status is not None


def _usual_or_past(case: Case) -> bool:
    lowers = case.article.lowers[case.sentence.start : case.sentence.end]
    return case.clause.past or not case.known.adverbs["habitual"].isdisjoint(lowers)


def _when_it_comes(case: Case) -> bool:
    """Whether a clause with "wenn" tells at what time to come something happens: "wenn sie sich am Freitag treffen"."""
    clause, sentence = case.clause, case.sentence
    opener = case.article.lower(clause.opener) if clause.opener is not None else ""
    if opener not in case.known.adverbs["when"] or not _embedded(case, "if") or clause.negated:
        return False
    real = clause.tense == "present" and clause.mood == "indicative" and not clause.modal
    words = case.article.tokens.lowers[sentence.start : sentence.end]
    doubted = any(other.mood == "subjunctive2" for other in sentence.clauses) or not case.known.adverbs[
        "only"
    ].isdisjoint(words)
    return real and not doubted and (case.dated_ahead or _then_only(case))


def _then_only(case: Case) -> bool:
    """Whether the clause before it tells what comes then: "ernst wird es erst, wenn …", "wird sich zeigen, wenn …"."""
    parent = case.parent
    if parent is None or parent.start > case.clause.start:
        return False
    only = not case.known.adverbs["not_before"].isdisjoint(case.article.words(parent))
    return only or case.article.syntax.outlook(parent) == "future"


def _only_asked(case: Case) -> bool:
    """Whether somebody is asked if it is so: "auf die Frage, ob er ihn trifft", "fragte, ob"."""
    if not _embedded(case, "whether"):
        return False
    clause, known = case.clause, case.known
    if case.parent is not None and not known.asking.isdisjoint(case.parent.lemmas):
        return True
    first = max(case.sentence.start, clause.start - _QUESTION_REACH)
    before = " ".join(case.article.tokens.lowers[first : clause.start])
    return any(f" {phrase} " in f" {before} " for phrase in known.phrases["asked"])


def _that_is(case: Case, status: Status) -> bool:
    """Whether a verb of the status governs the clause that "dass" opens."""
    return case.governed is not None and case.governed.status == status and _embedded(case, "that")


def _hoped(case: Case) -> tuple[int, ...]:
    """The noun before it whose clause it is: "die Hoffnung, dass", "den Wunsch geäußert, dass"."""
    ends = case.known.nouns["considered"]
    words, lowers = case.article.tokens.words, case.article.tokens.lowers
    near = range(max(case.sentence.start, case.clause.start - _NOUN_REACH), case.clause.start)
    return tuple(i for i in near if words[i][0].isupper() and lowers[i].endswith(ends))


def _rejected(case: Case) -> Governor | None:
    """Who denies the account that the clause tells: "wies Berichte zurück, wonach sie telefoniert haben"."""
    told_by = not case.known.adverbs["accounts"].isdisjoint(case.words[:1])
    before = case.parent or (case.sentence.clauses[case.place - 1] if case.place else None)
    if not told_by or before is None or before.negated:
        return None
    found = governor(case.article, before)
    return found if found is not None and found.status == "denied" else _untrue(case)


def _untrue(case: Case) -> Governor | None:
    """The clause beside it that calls untrue what the account tells: "Berichte, wonach …, seien erfunden"."""
    beside = case.sentence.clauses[max(0, case.place - 1) : case.place + 2]
    untrue = case.known.adverbs["untrue"]
    for clause in (c for c in beside if c is not case.clause and not c.negated):
        if said := tuple(i for i in clause.tokens if case.article.lower(i) in untrue):
            return Governor("denied", "", said)
    return None


def _that_is_called(case: Case, name: str) -> bool:
    """Whether it is said of what the clause with "dass" tells that it is so, by a word of a list: "Es ist fraglich,
    dass …", "Dass …, ist undenkbar".
    """
    if case.clause.past or not _embedded(case, "that"):
        return False
    place = case.place + 1 if case.clause.parent is None else case.clause.parent
    if place >= len(case.sentence.clauses):
        return False
    matrix = case.sentence.clauses[place]
    calls = not matrix.lemmas and not matrix.negated and matrix.finite is not None
    return calls and not case.known.adverbs[name].isdisjoint(case.article.words(matrix))


def _that_denied(case: Case) -> Verdict:
    negated = case.parent is not None and case.parent.negated
    return Verdict("considered" if negated else "denied", case.governed.tokens if case.governed else ())


EMBEDDED: Final[tuple[Rule[Case], ...]] = (
    Rule("as_if", lambda c: c.as_if, lambda c: c.by_verb(None)),
    Rule("condition_verb_first", _is_condition, lambda c: c.by_verb(None)),
    Rule("only_asked", _only_asked, lambda c: Verdict(None, c.opener)),
    Rule(
        "usual_condition",
        lambda c: _embedded(c, "whether", "if") and _usual_or_past(c),
        lambda c: Verdict(None, c.opener),
    ),
    Rule("when_it_comes", _when_it_comes, lambda c: c.by_verb("planned")),
    Rule("condition", lambda c: _embedded(c, "whether", "if"), lambda c: Verdict("considered", c.opener)),
    Rule("rejected_account", _rejected, lambda c: Verdict("denied", getattr(_rejected(c), "tokens", ()))),
    Rule("after_that", lambda c: _embedded(c, "after"), lambda c: Verdict("held", c.opener)),
    Rule(
        "said_to_be_planned",
        lambda c: _embedded(c, "whereupon") and decided(FINITE, c).status == "planned",
        lambda c: Verdict("considered", c.opener),
    ),
    Rule("that_denied", lambda c: _that_is(c, "denied"), _that_denied),
    Rule(
        "that_considered",
        lambda c: not c.clause.past and _that_is(c, "considered"),
        lambda c: Verdict("considered", c.governed.tokens if c.governed else ()),
    ),
    Rule(
        "that_possible",
        lambda c: _that_is_called(c, "possible"),
        lambda c: Verdict("considered", c.opener),
    ),
    Rule("that_impossible", lambda c: _that_is_called(c, "impossible"), lambda c: Verdict(None, c.opener)),
    Rule(
        "hope_that",
        lambda c: not c.clause.past and _hoped(c) and _embedded(c, "that"),
        lambda c: Verdict("considered", _hoped(c)),
    ),
)


CLAUSE: Final[tuple[Rule[Case], ...]] = (*INFINITIVE, *EMBEDDED, *FINITE)


def _to_be_received(case: Case) -> bool:
    if not case.clause.passive or not case.sentence.own_slots(case.place):
        return False
    verdict = decided(CLAUSE, case)
    return verdict.status == "ongoing" and verdict.open_tense and verdict.certain


VERB: Final[tuple[Rule[Case], ...]] = (
    Rule("to_be_received", _to_be_received, lambda c: c.by_verb("planned", certain=False)),
    *CLAUSE,
)
