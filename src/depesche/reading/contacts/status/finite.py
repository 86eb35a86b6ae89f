"""The status that a clause's own verb group gives to a contact: its negation, modal verb and tense, in this order.

The example of each rule is in the language's ``contact_status.toml``.
"""

from __future__ import annotations

from typing import Final

from depesche.light import replace
from depesche.model import Status
from depesche.reading.contacts.status.case import ClauseCase
from depesche.reading.contacts.status.programme import programme
from depesche.reading.contacts.status.unreal import if_it_had, ought_to_have, should, unreal_modal, would_have
from depesche.reading.contacts.status.verdict import Rule, Verdict, decided

Case = ClauseCase


# -- negation ---------------------------------------------------------------------------------------
def _never(case: Case) -> bool:
    return case.clause.negated and case.in_past


def _if_it_came(case: Case) -> Status:
    """The status without the negation, of what is still to come."""
    given = decided((*MODAL, *TENSE), case)
    return given.status if given.status in ("planned", "considered") else "planned"


NEGATED: Final[tuple[Rule[Case], ...]] = (
    Rule("not_before", lambda c: c.only_from_then, lambda c: c.by_negation(_if_it_came(c))),
    Rule(
        "negation_of_something_else",
        lambda c: c.clause.negated and c.phrase("no_negation"),
        lambda c: replace(decided((*MODAL, *TENSE), c), tokens=c.phrase("no_negation"), rule=""),
    ),
    Rule(
        "not_ruled_out",
        lambda c: c.clause.negated and c.says("ruling_out"),
        lambda c: Verdict("considered", tuple(sorted({*c.negation, *c.where("ruling_out")}))),
    ),
    Rule(
        "since_then_no_more",
        lambda c: _never(c) and c.says("since") and c.says("no_more"),
        lambda c: Verdict("held", (*c.where("since"), *c.where("no_more"))),
    ),
    Rule(
        "said_to_be_never",
        lambda c: _never(c) and c.clause.mood != "indicative",
        lambda c: c.by_negation("denied"),
    ),
    Rule("never", _never, lambda c: c.by_negation(None)),
    Rule(
        "not_for_now",
        lambda c: c.clause.negated and c.phrase("for_now"),
        lambda c: Verdict("postponed", c.phrase("for_now")),
    ),
    Rule("not", lambda c: c.clause.negated, lambda c: c.by_negation("cancelled")),
)


# -- modal verbs ------------------------------------------------------------------------------------
MODAL: Final[tuple[Rule[Case], ...]] = (
    Rule("said_to_have", lambda c: c.in_modal and c.clause.tense == "perfect", lambda c: c.by_verb("held")),
    Rule(
        "could_then",
        lambda c: c.clause.modal == "can" and c.clause.tense == "past" and c.clause.mood == "indicative",
        lambda c: c.by_verb("held"),
    ),
    Rule(
        "ready",
        lambda c: c.ready,
        lambda c: c.by_word("ready", None if c.clause.negated else "considered"),
    ),
    Rule("may", lambda c: c.clause.modal in ("can", "may", "like"), lambda c: c.by_verb("considered")),
    Rule("ought_to_have", ought_to_have, lambda c: c.by_verb(None)),
    Rule("was_to", unreal_modal, lambda c: c.by_word("cancelled", "cancelled")),
    Rule(
        "must",
        lambda c: c.clause.modal == "must" or (c.in_modal and bool(c.says("considered") or c.phrase("on_terms"))),
        lambda c: c.by_verb("considered"),
    ),
    Rule("should", should, lambda c: c.by_verb("considered")),
    Rule("wants_or_shall", lambda c: c.in_modal, lambda c: c.by_verb("planned")),
)


# -- tense ------------------------------------------------------------------------------------------
def _future(case: Case) -> bool:
    return case.clause.tense in ("future", "future_perfect")


def _unsure(case: Case) -> bool:
    return case.clause.mood == "subjunctive2" or case.says("considered") or case.says("on_condition")


def _to_come(case: Case) -> bool:
    return case.dated_ahead or (case.says("after") and not case.sentence.title and not case.timing.past)


def _habit(case: Case) -> bool:
    """Whether the present tense tells of what happens often."""
    again = any(slot.timex.type == "SET" for slot in case.sentence.own_times(case.place))
    return case.clause.tense == "present" and (again or bool(case.says("frequent"))) and not case.dated_ahead


def _present(case: Case) -> Verdict:
    # a headline before a colon, or one that the page does not mark; what is announced in the first sentence
    opening = case.sentence.index == 0 or _announced_first(case)
    return Verdict("ongoing", case.verb, certain=not opening, open_tense=True)


def _announced_first(case: Case) -> bool:
    """Whether somebody announced it, in the first sentence behind the headlines: "A besucht B, teilte das Amt mit"."""
    first = all(sentence.title for sentence in case.article.sentences[: case.sentence.index])
    told = (c for c in case.sentence.clauses if c is not case.clause and c.past)
    return first and any(not case.known.announcing.isdisjoint(c.lemmas) for c in told)


TENSE: Final[tuple[Rule[Case], ...]] = (
    Rule("would", lambda c: _future(c) and _unsure(c), lambda c: c.by_verb("considered")),
    Rule("will", _future, lambda c: c.by_verb("planned")),
    Rule(
        "would_be",
        lambda c: would_have(c) and c.clause.tense == "past",
        lambda c: c.by_verb("planned", certain=False),
    ),
    Rule("if_it_had", if_it_had, lambda c: c.by_verb(None)),
    Rule(
        "would_have_but",
        lambda c: would_have(c) and c.says("cancelled"),
        lambda c: c.by_word("cancelled", "cancelled"),
    ),
    Rule("would_have", would_have, lambda c: c.by_verb("held")),
    Rule("past", lambda c: c.clause.past, lambda c: c.by_verb("held")),
    Rule(
        "by_programme",
        lambda c: not c.timing.past and programme(c),
        lambda c: Verdict("planned", programme(c)),
    ),
    Rule(
        "perhaps_to_come",
        lambda c: _to_come(c) and c.says("considered"),
        lambda c: c.by_word("considered", "considered"),
    ),
    Rule("habit", _habit, lambda c: c.by_word("frequent", None)),
    Rule("present_to_come", _to_come, lambda c: c.by_verb("planned")),
    Rule("present_of_the_past", lambda c: c.timing.past, lambda c: c.by_verb("held")),
    Rule(
        "title",
        lambda c: c.sentence.title,
        lambda c: Verdict("held", c.verb, certain=False, open_tense=True),
    ),
    Rule(
        "hoped",
        lambda c: c.clause.tense == "present" and c.says("hoped"),
        lambda c: c.by_word("hoped", "considered"),
    ),
    Rule("present", lambda _: True, _present),
)

#: What the clause's own verb group says.
FINITE: Final[tuple[Rule[Case], ...]] = (*NEGATED, *MODAL, *TENSE)
