"""What a contact is that something is planned or thought of for: "denkt über eine Reise nach, um ihn zu treffen"."""

from __future__ import annotations

from typing import Final

from depesche.reading.contacts.status.case import ClauseCase
from depesche.reading.contacts.status.verdict import Verdict

#: What the governing verb says of a contact to come, and so of what it is for.
_OPEN: Final = ("considered", "planned")


def of_purpose(case: ClauseCase) -> Verdict | None:
    """The status of the journey or contact whose purpose the clause tells, where a verb governs that noun."""
    article, parent = case.article, case.parent
    if parent is None or parent.negated:
        return None
    for lemma in parent.lemmas:
        found = case.known.governors.get(lemma)
        if found is None or found.status not in _OPEN:
            continue
        nouns = (i for i in parent.tokens if article.noun_frame(i) is not None)
        relations = (article.syntax.relation(case.sentence.start, i) or None for i in nouns)
        if any(relation == (found.relation or None) for relation in relations):
            return Verdict(found.status, article.syntax.verb_words(parent))
    return None
