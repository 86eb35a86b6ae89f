"""Contacts: who called, met, visited or wrote to whom, when, where and whether it happened.

``depesche_contacts`` sets ``doc._.reports`` from the clauses, mentions and time expressions of the article.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

import depesche.reading.attributes  # noqa: F401 - registers what the component writes
from depesche.reading.contacts.actors import two_sides
from depesche.reading.contacts.dating import without_terms
from depesche.reading.contacts.laying import laid_out
from depesche.reading.contacts.lengths import lasting
from depesche.reading.contacts.reports import read
from depesche.reading.contacts.terms import within_terms
from depesche.reading.contacts.votes import dated_by_votes
from depesche.reading.setting import Setting, setting_of

__all__ = ["ContactReader", "create"]


class ContactReader:
    """The component: sets ``doc._.reports`` and ``doc._.unread``."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting

    def __call__(self, doc: Doc) -> Doc:
        """Read the contacts of one document; one that names no two sides needs no reading."""
        if not two_sides(doc._.mentions):
            doc._.reports, doc._.unread = (), ()
            return doc
        article = laid_out(doc, self.setting)
        reports, doc._.unread = read(article)
        dated = within_terms(article, dated_by_votes(article, reports))
        doc._.reports = lasting(article, without_terms(dated))
        return doc


@Language.factory("depesche_contacts", assigns=["doc._.reports"])
def create(nlp: Language, name: str) -> ContactReader:
    """The factory that spaCy calls."""
    del name
    return ContactReader(setting_of(nlp))
