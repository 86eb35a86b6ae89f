"""What a clause tells in the second subjunctive or as advice: what would have been, ought to have been, should be."""

from __future__ import annotations

from depesche.reading.contacts.status.case import ClauseCase


def would_have(case: ClauseCase) -> bool:
    """Whether it is told in the second subjunctive of the past, or in a form that is that of the past too."""
    return case.clause.mood == "subjunctive2" and case.in_past


def if_it_had(case: ClauseCase) -> bool:
    """Whether it is told as what did not happen: under or as a condition of the past, "beinahe", "ohne den Krieg"."""
    if not would_have(case) or case.clause.tense == "past":
        return False
    clauses = case.sentence.clauses
    conditions = (k for k, c in enumerate(clauses) if c.mood == "subjunctive2" and _conditional(case, k))
    return case.says("unreal") or any(True for _ in conditions)


def _conditional(case: ClauseCase, place: int) -> bool:
    clause = case.sentence.clauses[place]
    first = not any(other.start < clause.start for other in case.sentence.clauses)
    return clause.conjunction == "if" or (first and case.article.syntax.verb_first(clause))


def unreal_modal(case: ClauseCase) -> bool:
    """Whether a modal verb tells what was to be and did not come to be: "sollte ihn eigentlich treffen"."""
    unreal = case.clause.mood == "subjunctive2" and case.clause.tense in ("past", "pluperfect")
    return case.in_modal and (unreal or case.says("cancelled") or _then_called_off(case))


def _then_called_off(case: ClauseCase) -> bool:
    """Whether the same subject calls it off behind: "sollte B treffen, sagte aber ab"."""
    clauses = case.sentence.clauses
    if case.clause.tense != "past" or case.place + 1 >= len(clauses):
        return False
    behind = clauses[case.place + 1]
    but = not case.known.adverbs["but"].isdisjoint(case.article.words(behind))
    off = any(case.known.governors.get(lemma) == ("cancelled", "") for lemma in behind.lemmas)
    return but and off and behind.past and not behind.negated and behind.finite == behind.start


def ought_to_have(case: ClauseCase) -> bool:
    """Whether it is told what would have been right or possible: "hätte ihn längst anrufen müssen"."""
    unreal = case.clause.mood == "subjunctive2" and case.clause.tense in ("past", "pluperfect")
    meant = case.clause.modal == "shall" and (case.timing.future or case.timing.past or case.says("cancelled"))
    return case.in_modal and unreal and not meant


def should(case: ClauseCase) -> bool:
    """Whether it is told what somebody ought to do: "sollte ihn endlich anrufen"; not that it was to be on a day,
    later on or by somebody's word: "sollte ihn nach Angaben des Amtes treffen".
    """
    advised = case.clause.modal == "shall" and case.clause.tense == "past" and case.in_modal
    scheduled = case.says("after") or case.says("cancelled") or case.phrase("by_word_of")
    return advised and not (case.sentence.own_times(case.place) or scheduled)
