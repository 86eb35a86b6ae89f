"""The status that a contact noun has in its clause: an ordered table of rules.

What the words say of the contact itself comes first (an attribute, a denial, the verb that governs it), then what is
told of it in a relative clause or by its preposition, then what the clause says that it stands in. The example of
each rule is in the language's ``contact_status.toml``.
"""

from __future__ import annotations

from typing import Final

from depesche.light import replace
from depesche.model import Status
from depesche.reading.contacts.article import Article, Sentence
from depesche.reading.contacts.status.clause import of_clause
from depesche.reading.contacts.status.noun_case import NounCase
from depesche.reading.contacts.status.said_of_it import SAID_OF_IT
from depesche.reading.contacts.status.verdict import Rule, Timing, Verdict, decided

#: How far (in tokens) behind a noun a relative clause about it begins.
_RELATIVE_REACH: Final = 7
#: Relations of a noun in the course of which, or after which, something is told.
_COURSE: Final = ("after", "at", "during", "in", "since", "on")


Case = NounCase


def of_noun(article: Article, sentence: Sentence, place: int, noun: int, marker: str, timing: Timing) -> Verdict:
    """The status that a contact noun has in its clause; ``marker`` is the relation in which it stands."""
    return decided(NOUN, NounCase(article, sentence, place, timing, noun, marker))


# -- the verb that governs it -----------------------------------------------------------------------
def _goes_on_later(case: Case) -> bool:
    later = case.clause.kind == "infinitive" or case.clause.modal is not None or case.intends
    return case.governed_as("ongoing") and later


def _acknowledged(case: Case) -> bool:
    """Whether somebody confirms a contact that was told before."""
    verb = case.governor.verb if case.governor and case.governed_as("confirmed") else None
    known = verb in case.known.acknowledging and not case.clause.negated and not case.intends
    return known and case.article.syntax.is_definite(case.noun, case.clause.start)


def _not_off(case: Case) -> bool:
    """Whether the clause negates its verb, and not only a word in it: "vor nicht einmal drei Wochen"."""
    return case.clause.negated and not case.phrase("no_negation")


def _is_set(case: Case) -> bool:
    """Whether it is one that was agreed on: "das Treffen wird nicht abgesagt", but "lehnt ein Treffen nicht ab"."""
    return case.article.syntax.is_definite(case.noun, case.clause.start)


def _behind(case: Case) -> bool:
    """Whether what is confirmed was on a day gone by: "bestätigte das Gespräch vom Dienstag"."""
    return case.timing.past and not case.timing.future


def _went_on(case: Case) -> bool:
    """Whether the clause behind it, of the same subject, tells its course: "war auf eine Stunde angesetzt, dauerte dann
    aber zwei".
    """
    behind = case.sentence.clauses[case.place + 1 : case.place + 2]
    subject = case.marker == "" and case.clause.past and not case.clause.negated
    told = (
        c for c in behind if c.past and not c.negated and not c.modal and case.article.syntax.subject(c) is None
    )
    return subject and any(not case.known.course.isdisjoint(c.lemmas) for c in told)


def _long_ago(case: Case) -> bool:
    """Whether it is told since when it was planned: "war seit Wochen geplant"."""
    return case.clause.past and case.says("long")


def _had_been(case: Case) -> bool:
    """Whether it is told what had been thought of it before: "Die Audienz war mit Spannung erwartet worden"."""
    clause = case.clause
    return clause.tense == "pluperfect" and clause.passive and not case.marker and not case.timing.future


GOVERNED: Final[tuple[Rule[Case], ...]] = (
    Rule(
        "planned_and_went_on",
        lambda c: c.governed_as("planned") and _went_on(c),
        lambda c: c.by_governor("held"),
    ),
    Rule("goes_on_later", _goes_on_later, lambda c: c.whole),
    Rule("moved_up", lambda c: c.moved_up, lambda c: Verdict("planned", c.moved_up, certain=False)),
    Rule(  # "Die Reise war seit Wochen geplant": whether it is over or not
        "long_planned",
        lambda c: c.governed_as("planned") and not c.clause.negated and (_long_ago(c) or _had_been(c)),
        lambda c: c.by_governor("planned", certain=False),
    ),
    Rule(
        "once_planned",
        lambda c: c.governed_as("planned") and c.clause.past and c.says("cancelled"),
        lambda c: c.by_word("cancelled", "cancelled"),
    ),
    Rule(
        "not_confirmed",
        lambda c: c.clause.negated and c.governed_as("confirmed"),
        lambda c: c.by_governor("held", certain=False),
    ),
    Rule(  # "Der Kreml bestätigte das Telefonat": whatever was told of it, held or planned
        "confirmed_as_told",
        _acknowledged,
        lambda c: replace(c.by_governor("held" if _behind(c) else "confirmed"), acknowledged=True),
    ),
    Rule(
        "not_planned",
        lambda c: c.clause.negated and c.governed_as("planned"),
        lambda c: c.by_governor("denied"),
    ),
    Rule(
        "not_asked_for",
        lambda c: c.clause.negated and c.governed_as("considered"),
        lambda c: c.by_governor(None),
    ),
    Rule(
        "still_on",
        lambda c: _not_off(c) and c.governed_as("cancelled", "postponed") and _is_set(c),
        lambda c: c.by_governor("planned"),
    ),
    Rule(
        "not_called_off",
        lambda c: _not_off(c) and c.governed_as("cancelled", "denied", "postponed"),
        lambda c: c.by_governor("considered"),
    ),
    Rule(
        "could_be_called_off",
        lambda c: c.clause.modal in ("can", "may") and c.governed_as("cancelled", "postponed"),
        lambda c: c.by_governor("planned"),
    ),
    Rule(
        "governed",
        lambda c: c.governor,
        lambda c: Verdict(c.governor.status, c.governor.tokens) if c.governor else Verdict(None),
    ),
)


# -- its relative clause and its preposition --------------------------------------------------------
def _relative(case: Case) -> int | None:
    """The place of a relative clause that says whether it comes about: "der Besuch, der im Mai stattfinden soll"."""
    for place, clause in enumerate(case.sentence.clauses):
        about = clause.kind == "relative" and 0 < clause.start - case.noun <= _RELATIVE_REACH
        if about and clause.opener == clause.start and not case.known.happening.isdisjoint(clause.lemmas):
            return place
    return None


def _by_relative(case: Case) -> Verdict:
    place = _relative(case)
    return of_clause(case.article, case.sentence, case.place if place is None else place, case.timing)


def _may_be(case: Case) -> bool:
    """Whether the clause leaves open what happens in the contact's course: "bei einem Treffen könnte …"."""
    possible = case.clause.modal in ("can", "may") and not case.clause.past
    return case.marker in _COURSE and case.marker != "since" and possible


def _may_be_in_it(case: Case) -> bool:
    """Whether only what happens in its course is left open: "bei dem Treffen dürfte es um A gehen"."""
    return _may_be(case) and case.article.syntax.is_definite(case.noun, case.clause.start)


def _ahead(case: Case) -> bool:
    """Whether what happens in its course is to come."""
    hearsay = case.clause.modal is not None and case.clause.tense == "perfect"  # "soll sich zugetragen haben"
    reported = case.in_past and not case.in_modal  # "hätten sie gefordert, teilte er mit"
    open_yet = not case.clause.past and not hearsay and not reported and case.intends
    return case.marker in _COURSE and case.marker != "since" and open_yet


def _arrived(case: Case) -> bool:
    """Whether somebody has come for it: "ist zu Gesprächen mit B in Rom eingetroffen"."""
    clause = case.clause
    come = clause.past and not clause.modal and not clause.negated and clause.tense != "pluperfect"
    frames = case.article.verb_frames(clause)
    return case.marker == "to" and come and any(f.travel and "object" not in f.partner for f in frames)


def _there(case: Case) -> bool:
    """Whether somebody is there for it now: "ist zu einem Staatsbesuch in Rom"."""
    clause = case.clause
    if case.marker not in ("to", "upon") or clause.tense != "present" or clause.modal or case.timing.future:
        return False
    helper = case.article.syntax.auxiliary(clause.finite) if clause.finite is not None else None
    return not case.known.being.isdisjoint(clause.lemmas or (helper,))


def _in_course(case: Case, status: Status) -> Verdict:
    open_yet = case.clause.tense == "present" and not case.timing.past and not case.timing.future
    return case.by_preposition(status, certain=not open_yet)


BY_PLACE: Final[tuple[Rule[Case], ...]] = (
    Rule("arrived_for_it", _arrived, lambda c: c.by_preposition("held")),
    Rule("relative_clause", lambda c: _relative(c) is not None, _by_relative),
    Rule("its_course_may_be", _may_be_in_it, lambda c: c.by_preposition("planned", certain=False)),
    Rule("course_of_what_may_be", _may_be, lambda c: c.by_verb("considered")),
    Rule("course_of_what_comes", _ahead, lambda c: _in_course(c, "planned")),
    Rule(
        "course_of_what_is_planned",
        lambda c: c.marker in _COURSE and c.arranged,
        lambda c: c.by_preposition("planned", certain=False),
    ),
    Rule("course", lambda c: c.marker in _COURSE, lambda c: _in_course(c, "held")),
    Rule(
        "about_what_comes",
        lambda c: c.marker == "about" and c.timing.future,
        lambda c: c.by_preposition("planned", certain=False),
    ),
    Rule("judged", lambda c: c.judged, lambda c: c.by_preposition("held", certain=False)),
    Rule("before", lambda c: c.marker == "before", lambda c: c.by_preposition("planned", certain=False)),
    Rule("there_for_it", _there, lambda c: c.whole),
    Rule(
        "for",
        lambda c: c.marker in ("for", "upon", "to") and not c.clause.past,
        lambda c: c.by_preposition("planned", certain=False),
    ),
)


# -- the clause that it stands in -------------------------------------------------------------------
def _without_verb(case: Case) -> bool:
    clause = case.clause
    return clause.kind == "fragment" or (not clause.lemmas and clause.finite is None)


def _absent(case: Case) -> bool:
    """Whether the clause says that there is none: "es gab kein Treffen"."""
    return case.clause.negated and case.only_exists and not case.phrase("no_negation")


def _not_come_to(case: Case) -> bool:
    """Whether the clause says that it did not come to the contact: "zu einem Treffen kam es nicht"."""
    return case.clause.negated and case.marker == "to" and not case.known.coming.isdisjoint(case.clause.lemmas)


def _not_come_about(case: Case) -> bool:
    about = case.says("come_about") or not case.known.happening.isdisjoint(case.clause.lemmas)
    return _absent(case) and about


def _only_an_idea(case: Case) -> bool:
    """Whether an indefinite noun is only asked for or spoken of: "Zeit für ein Treffen"."""
    syntax, floor = case.article.syntax, case.sentence.start
    there = case.marker == "upon" and syntax.indefinite_phrase(case.noun, floor) is None  # "auf einem Treffen"
    open_yet = case.marker == "for" or (case.marker == "upon" and not there) or case.whole.open_tense
    return open_yet and syntax.is_indefinite(case.noun)


def _said_of_another(case: Case) -> bool:
    """Whether the clause's verb says something of something else, or only what a contact told of is."""
    named = case.whole.status == "ongoing" and not case.clause.lemmas
    told = case.article.lower(case.clause.start) in case.known.adverbs["it"]
    genitive = case.article.syntax.is_genitive_attribute(case.noun)
    return not case.only_exists or genitive or (named and told)  # "Es ist ihr erster Besuch"


def _took_its_course(case: Case) -> bool:
    """Whether the clause tells how it went: "Die Begegnung ist ohne Ergebnis verlaufen"."""
    clause, known = case.clause, case.known
    went = clause.past and clause.modal is None and not clause.negated and clause.mood == "indicative"
    its = not case.marker and not case.article.syntax.is_genitive_attribute(case.noun)
    return went and its and not known.course.isdisjoint(clause.lemmas)


IN_CLAUSE: Final[tuple[Rule[Case], ...]] = (
    Rule("headline", _without_verb, lambda c: Verdict("held", (c.noun,), certain=False)),
    Rule("not_come_to", _not_come_to, lambda c: c.by_negation("cancelled")),
    Rule("negated_beside", lambda c: c.clause.negated and c.marker, lambda c: c.by_negation(None)),
    Rule("not_come_about", _not_come_about, lambda c: c.by_negation("cancelled")),
    Rule("none_yet", lambda c: _absent(c) and c.phrase("not_yet"), lambda c: c.by_negation(None)),
    Rule(
        "none_it_is_said",
        lambda c: _absent(c) and c.in_past and c.clause.mood in ("subjunctive1", "subjunctive2"),
        lambda c: c.by_negation("denied"),
    ),
    Rule("none", lambda c: _absent(c) and c.in_past, lambda c: c.by_negation(None)),
    Rule(
        "none_for_now",
        lambda c: _absent(c) and c.phrase("for_now"),
        lambda c: Verdict("postponed", c.phrase("for_now")),
    ),
    Rule("none_to_come", _absent, lambda c: c.by_negation("cancelled")),
    Rule(  # "Das Treffen wird nicht überall begrüßt"
        "only_named",
        lambda c: c.clause.negated,
        lambda c: Verdict("held", (c.noun,), certain=False, only_named=True),
    ),
    Rule("only_an_idea", _only_an_idea, lambda c: Verdict("considered", (c.noun - 1,), certain=False)),
    Rule("took_its_course", _took_its_course, lambda c: c.by_verb("held")),
    Rule("said_of_another", _said_of_another, lambda c: replace(c.whole, certain=False)),
    Rule("clause", lambda _: True, lambda c: c.whole),
)

NOUN: Final[tuple[Rule[Case], ...]] = (*SAID_OF_IT, *GOVERNED, *BY_PLACE, *IN_CLAUSE)
