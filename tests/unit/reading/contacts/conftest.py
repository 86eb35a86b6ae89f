"""Contacts read from sentences about a few made-up leaders, without the people layer."""

import re
from dataclasses import replace

import pytest
import spacy

from depesche.days import DaySet
from depesche.reading import claims, contacts, sentences, time
from depesche.reading.layers import Mention

#: Word: person, name, office, state. "Kanzler" stands for one person in every form.
PEOPLE = {
    r"Kanzlers?|Adler": ("anton-adler", "Anton Adler", "head_of_government", "DE"),
    r"Premiers?|Baker": ("bill-baker", "Bill Baker", "head_of_government", "GB"),
    r"Präsidentin|Colette": ("claire-colette", "Claire Colette", "head_of_state", "FR"),
    r"Königs?|Dahl": ("didrik-dahl", "Didrik Dahl", "head_of_state", "NO"),
    r"Papst(?:es)?": ("papst-egon", "Egon", "head_of_state", "VA"),
}
GROUPS = {"Präsidenten": ("anton-adler", "bill-baker"), "Beide": ("anton-adler", "bill-baker")}
PLACES = {
    "Berlin": "DE",
    "Kanzleramt": "DE",
    "Genf": "CH",
    "London": "GB",
    "Paris": "FR",
    "Oslo": "NO",
    "Rom": "IT",
}


def mentions(text):
    for words, (person, name, office, state) in PEOPLE.items():
        for found in re.finditer(rf"\b(?:{words})\b", text):
            yield Mention(found.start(), found.end(), "person", name, person, office, state, counts=True)
    for word, members in GROUPS.items():
        for found in re.finditer(rf"\b{word}\b", text):
            yield Mention(found.start(), found.end(), "group", members=members, counts=True)
    for word, state in PLACES.items():
        for found in re.finditer(rf"\b{word}\b", text):
            yield Mention(found.start(), found.end(), "place", word, state=state)


@pytest.fixture(scope="session")
def article_of():
    """A text as a doc with sentences, times, mentions, reports and claims."""
    nlp = spacy.blank("de")

    def read(text, published="2021-06-18", *, title=False):
        doc = nlp.make_doc(text)
        doc._.head = replace(doc._.head, title=(0, len(text)) if title else None)
        doc._.published = DaySet.parse(published) if published else None
        doc = time.create(nlp, "time")(sentences.create(nlp, "sentences")(doc))
        doc._.mentions = tuple(sorted(mentions(text), key=lambda m: m.start))
        return claims.create(nlp, "claims")(contacts.create(nlp, "contacts")(doc))

    return read


@pytest.fixture(scope="session")
def reports_of(article_of):
    """The reports of a text."""
    return lambda text, published="2021-06-18": article_of(text, published)._.reports
