"""Clauses that tell of somebody whom the article does not know as a side."""

from __future__ import annotations

from depesche.reading.contacts.article import Article
from depesche.reading.contacts.sides.roles import relative_antecedent
from depesche.reading.contacts.triggers.drafts import Draft


def of_somebody_unknown(article: Article, draft: Draft) -> bool:
    """Whether its clause tells of somebody whom the article does not know as a side: "der Chef der Bank, der bei einem
    Treffen mit B davon sprach"; or it is told by one who speaks of himself.
    """
    syntax, clause = article.syntax, draft.clause
    if not syntax.members("first_person").isdisjoint(article.words(clause)):
        return not draft.noun and draft.kind != "message"
    relative = clause.kind == "relative" and clause.opener == clause.start and not clause.passive
    if not draft.noun or not relative or syntax.is_in(clause.start, "objective_relatives"):
        return False
    before = clause.start - 2 if article.lower(clause.start - 1) == "," else clause.start - 1
    somebody = syntax.nominal(before) and article.noun_frame(before) is None
    return somebody and relative_antecedent(article, draft.sentence, draft.place) is None
