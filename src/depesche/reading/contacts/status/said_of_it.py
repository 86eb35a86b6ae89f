"""What the words say of a contact itself, before its clause is asked: an attribute, a denial, that nothing comes of it.

The example of each rule is in the language's ``contact_status.toml``.
"""

from __future__ import annotations

from typing import Final

from depesche.reading.contacts.status.governing import Governor, detail_denied, dropped, governor, nothing_of
from depesche.reading.contacts.status.noun_case import NounCase
from depesche.reading.contacts.status.verdict import Rule, Verdict

#: How far (in tokens) before the contact's noun "keine Pläne" may stand, and the plan behind "keine".
_PLAN_REACH: Final = 7
_PLAN: Final = 2
#: Relations of what has been.
_SINCE: Final = ("after", "since")

Case = NounCase


def _made_good(case: Case) -> bool:
    """Whether the verb says that what was put off or called off came about after all."""
    given = case.attribute
    performed = not case.clause.negated and not case.known.performing.isdisjoint(case.clause.lemmas)
    return performed and given is not None and given[0] in ("postponed", "cancelled")


def _attribute_counts(case: Case) -> bool:
    """Whether the attribute decides: one of a plan does not where the clause says that nothing comes of it."""
    given = case.attribute
    if given is None:
        return False
    undone = case.governed_as("cancelled", "postponed") or (case.clause.negated and case.only_exists)
    undone |= case.clause.past and not case.known.course.isdisjoint(case.clause.lemmas)
    return not (given[0] in ("planned", "considered") and undone)


def _failed(case: Case) -> bool:
    """Whether it was to no avail where they met: "nach dem gescheiterten Gipfel", "die Gespräche scheiterten"."""
    known, stems, ends = case.known, case.known.phrases["failed"], case.known.nouns["failing"]
    fails_there = case.article.lower(case.noun).endswith(ends)
    if (given := case.attribute) is not None and case.article.lower(given[1]).startswith(stems):
        return case.marker in _SINCE or fails_there
    fails = case.clause.past and not case.clause.negated and not known.failing.isdisjoint(case.clause.lemmas)
    its = not case.marker and not case.article.syntax.is_genitive_attribute(case.noun)
    return fails and its and fails_there


def _by_attribute(case: Case) -> Verdict:
    return Verdict(case.attribute[0], (case.attribute[1],)) if case.attribute else Verdict(None)


def _denying(case: Case) -> Governor | None:
    """The verb by which reports of the contact are denied: "Berichte über ein Treffen wies er zurück"."""
    found = governor(case.article, case.clause) if case.marker in ("about", "of") else None
    return found if found and found.status == "denied" else None


def _by_denying(case: Case) -> Verdict:
    found = _denying(case)
    return Verdict("denied", found.tokens if found else ())


def _no_plan(case: Case) -> tuple[int, ...]:
    """The words that say that there is no plan for it: "keine Pläne für ein Treffen"."""
    article, intent = case.article, case.known.nouns["intent"]
    for i in range(case.noun - 1, max(case.clause.start, case.noun - _PLAN_REACH) - 1, -1):
        if article.lower(i) in (",", ";"):
            return ()
        if article.lower(i) in case.known.adverbs["none"]:
            behind = range(i + 1, min(i + _PLAN + 1, case.noun))
            plan = next((k for k in behind if article.lower(k) in intent), None)
            return () if plan is None else tuple(range(i, plan + 1))
    return ()


def _not_so(case: Case) -> bool:
    """Whether the clause denies what is named in it, or leaves it open: "wies Berichte über eine Absage zurück",
    "erwägt eine Verschiebung", "eine Absage wäre ein Fehler".
    """
    clause, found = case.clause, governor(case.article, case.clause)
    doubted = found is not None and found.status in ("denied", "considered")
    return doubted or clause.negated or clause.modal in ("can", "may") or clause.mood == "subjunctive2"


def _not_invited(case: Case) -> bool:
    frame = case.article.noun_frame(case.noun)
    return case.clause.negated and frame is not None and frame.status == "considered"


def _off_the_table(case: Case) -> Verdict:
    return Verdict("cancelled", case.phrase("off_table"))


def _willing(case: Case) -> bool:
    """Whether somebody is said to be ready for it: "zeigte sich zu einem Treffen bereit"."""
    return (
        case.marker in ("to", "for")
        and case.says("willing")
        and not case.article.syntax.is_definite(case.noun, case.clause.start)
    )


SAID_OF_IT: Final[tuple[Rule[Case], ...]] = (
    Rule("only_seems", lambda c: c.as_if, lambda c: c.by_verb(None)),
    Rule(
        "willing",
        _willing,
        lambda c: c.by_negation("cancelled") if c.clause.negated else c.by_word("willing", "considered"),
    ),
    Rule("not_before_then", lambda c: c.only_from_then, lambda c: c.by_negation("planned")),
    Rule(
        "came_to_nothing",
        lambda c: dropped(c.article, c.clause, c.noun),
        lambda c: Verdict("cancelled", tuple(sorted({c.noun, *c.negation}))),
    ),
    Rule(
        "comes_to_nothing",
        lambda c: nothing_of(c.article, c.clause, c.marker),
        lambda c: Verdict("cancelled", tuple(sorted({c.noun, *c.negation}))),
    ),
    Rule(
        "made_good",
        _made_good,
        lambda c: c.by_verb("held" if c.clause.past and not c.clause.modal else "planned"),
    ),
    Rule(
        "detail_denied",
        lambda c: c.governor is None and detail_denied(c.article, c.sentence.clauses, c.clause),
        lambda c: Verdict("held", (c.noun,), certain=False, only_named=True),
    ),
    Rule("failed", _failed, lambda c: c.by_verb("held")),
    Rule("off_the_table", lambda c: c.phrase("off_table") and not c.clause.negated, _off_the_table),
    Rule("attribute", _attribute_counts, _by_attribute),
    Rule(
        "prepared",
        lambda c: c.head and c.head[0] == "planned",
        lambda c: Verdict("planned", (c.head[1],), certain=False) if c.head else Verdict(None),
    ),
    Rule(
        "outcome",
        lambda c: c.outcome is not None,
        lambda c: Verdict("held", (c.outcome or c.noun, c.noun), certain=False),
    ),
    Rule(
        "head_not_so",
        lambda c: c.head and c.head[0] in ("cancelled", "postponed") and _not_so(c),
        lambda c: Verdict("planned", (c.head[1],), certain=False) if c.head else Verdict(None),
    ),
    Rule("head", lambda c: c.head, lambda c: Verdict(c.head[0], (c.head[1],)) if c.head else Verdict(None)),
    Rule("report_denied", _denying, _by_denying),
    Rule("untrue", lambda c: c.says("untrue") and not c.clause.negated, lambda c: c.by_word("untrue", "denied")),
    Rule(
        "said_to_be_impossible",
        lambda c: c.says("impossible") and c.only_exists and not (c.clause.negated or c.marker),
        lambda c: c.by_word("impossible", None),
    ),
    Rule(
        "said_to_be_possible",
        lambda c: c.says("possible") and c.only_exists and not (c.clause.negated or c.marker),
        lambda c: c.by_word("possible", "considered"),
    ),
    Rule("no_plan", _no_plan, lambda c: Verdict("denied", _no_plan(c))),
    Rule("not_invited", _not_invited, lambda c: c.by_negation(None)),
)
